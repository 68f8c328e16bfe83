"""The slides of a view, and what a meeting concludes over them."""
