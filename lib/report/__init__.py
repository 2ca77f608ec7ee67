"""Results to sentences and tables."""
