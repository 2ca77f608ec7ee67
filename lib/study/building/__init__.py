"""From a table and roles to a study."""
