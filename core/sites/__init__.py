"""Sites: reading their tables, sampling rasters at them."""
