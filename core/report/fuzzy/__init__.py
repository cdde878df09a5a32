"""The report of a fuzzy ensemble."""
