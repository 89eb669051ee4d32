"""The window's words for known errors, one file an area: code -> (what happened, why and what now)."""
