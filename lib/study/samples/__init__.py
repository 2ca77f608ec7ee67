"""The studies and templates that ship with the app."""
