"""Groups of people compared in their changes."""
