"""Maps of a model: predictions, their uncertainty, and series of maps."""
