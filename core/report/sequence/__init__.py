"""The report of a sequence model."""
