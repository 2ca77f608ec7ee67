"""From a file's bytes to a table, or to a refusal that says what to do."""
