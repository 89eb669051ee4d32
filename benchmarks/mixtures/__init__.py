"""Mixtures of common and orphan patients on which the program's own ranking is measured."""
