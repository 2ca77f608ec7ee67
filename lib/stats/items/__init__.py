"""The items that a score is made of: how they hang together, and how each one changed."""
