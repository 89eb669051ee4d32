"""What stands around every page: header, navigation, footer with the job bar, command palette, keys, lock."""
