"""What is asked before a workspace is open, or beside a page."""
