"""Sending figures: what is stated and chosen, checked, mended, kept, accepted, handed over, taken back."""
