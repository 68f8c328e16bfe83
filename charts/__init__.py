"""Exact rows to plotly figures, pure: one theme, colour by meaning, a finding in words for each."""
