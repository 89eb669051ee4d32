"""One file a model family, all behind the same small protocol."""
