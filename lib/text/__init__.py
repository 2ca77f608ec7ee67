"""Words in two languages, and numbers as a language writes them."""
