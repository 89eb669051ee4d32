"""Charts of the research pages: drawn by matplotlib in the window's colours, each also a description and a table."""
