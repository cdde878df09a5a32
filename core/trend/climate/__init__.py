"""How much of a trend climate explains: residual trends and potential NPP."""
