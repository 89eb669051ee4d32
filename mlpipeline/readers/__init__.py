"""Records in: one file a format, each a stream of cases."""
