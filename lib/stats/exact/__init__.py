"""Exact null distributions, without statistics around them."""
