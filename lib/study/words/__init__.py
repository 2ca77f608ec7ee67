"""The words of the field: what names and cells say, in the languages people write them in."""
