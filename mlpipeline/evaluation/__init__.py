"""Splits, metrics with their intervals, calibration and comparison."""
