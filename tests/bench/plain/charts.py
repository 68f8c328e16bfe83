"""The floor of a page with charts: plain Streamlit, a choice of period, cached plain figures."""

import plotly.graph_objects as go
import streamlit as st

CHARTS, BARS = 2, 9


@st.cache_data
def figure(place: int, months: str) -> go.Figure:
    """A bar chart of its own numbers."""
    values = [(place + 1) * (bar + int(months)) for bar in range(BARS)]
    return go.Figure(go.Bar(x=values, y=[f"Bar {bar}" for bar in range(BARS)], orientation="h"))


months = st.segmented_control("Period", ["6", "9"], default="9", required=True)
st.title(f"Months: {months}")
for place in range(CHARTS):
    st.plotly_chart(figure(place, months), key=f"chart {place}")
