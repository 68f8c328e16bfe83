"""Accounts, links, the trail and the first set-up, as pages show them."""
