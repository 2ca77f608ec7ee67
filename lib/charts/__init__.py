"""Results to figures, each with its text equivalent."""
