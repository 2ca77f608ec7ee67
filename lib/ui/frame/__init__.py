"""What stands around every page: title, menu, study, filters."""
