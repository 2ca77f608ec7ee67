"""Results to sentences, tables and documents."""
