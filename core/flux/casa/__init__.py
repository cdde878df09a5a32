"""Monthly net primary production by the light use of vegetation: the CASA model, after Zhu."""
