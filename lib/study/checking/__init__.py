"""What was done with a file, and what looks odd in it."""
