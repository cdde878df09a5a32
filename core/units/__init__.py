"""Units of carbon and of time, and the factors between them."""
