"""From names and cells to roles; everything guessed is shown and can be changed."""
