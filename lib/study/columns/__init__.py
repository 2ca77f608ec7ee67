"""What one column holds: numbers, levels, keys."""
