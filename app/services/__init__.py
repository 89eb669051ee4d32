"""What a user can do: one file, one thing. Plain functions without Qt and without SQL."""
