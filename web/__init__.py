"""What the front door serves besides Streamlit: the gate, the fonts, the page around the app."""
