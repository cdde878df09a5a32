"""Series of maps: one prediction per date."""
