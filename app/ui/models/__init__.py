"""Rows for tables: what a page lists, as columns of words and figures."""
