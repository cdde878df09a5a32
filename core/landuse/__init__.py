"""Land use: transfers between dates and the carbon they moved."""
