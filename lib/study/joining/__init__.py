"""From tables as people lay them out for the eye, several or one, to one table to read."""
