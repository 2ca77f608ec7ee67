"""A study and choices to results."""
