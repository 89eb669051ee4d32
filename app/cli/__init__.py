"""The second door: every service from the terminal, without Qt."""
