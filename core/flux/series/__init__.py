"""The carbon balance of every date of a series, and its mean over the dates."""
