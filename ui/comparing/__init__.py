"""Units beside each other: which, by what, as a table of colours and small charts."""
