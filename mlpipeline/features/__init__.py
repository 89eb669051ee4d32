"""Cases to one table, and the table to one design matrix that every family shares."""
