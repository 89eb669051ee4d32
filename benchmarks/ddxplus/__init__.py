"""Patients drawn from DDXPlus' published rates, with the exact posterior of what was observed."""
