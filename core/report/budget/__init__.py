"""The report of a carbon budget."""
