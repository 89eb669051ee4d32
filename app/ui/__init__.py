"""The windows: the only Qt of the program (with app.main)."""
