"""`FluxModel`: what training yields and prediction uses, and its file."""
