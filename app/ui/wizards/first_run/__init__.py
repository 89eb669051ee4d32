"""The first run: language, clinic, who you are, the recovery code to print, how to begin."""
