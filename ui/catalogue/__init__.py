"""The catalogue: its rows in tables and words, and the form that changes one."""
