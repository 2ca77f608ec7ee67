"""Pairs of scores to numbers; everything is computed from counts of distinct pairs."""
