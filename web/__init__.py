"""What the front door serves besides Streamlit: the door, its forms, the fonts, the page around the app."""
