"""Single elements of a page: a card, a table, a picture."""
