"""One file a step; never edited once it has left the house."""
