"""Ranking diseases by their published profiles, and what records add to them."""
