"""The floor of a page: plain Streamlit, one heading."""

import streamlit as st

st.title("Hello")
