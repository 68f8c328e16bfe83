"""What a report says, in words, tables and pages that need no Streamlit."""
