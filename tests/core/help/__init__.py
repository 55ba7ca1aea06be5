"""The answers of the help."""
