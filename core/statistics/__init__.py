"""Statistics that several rooms use: exact sums, trends of one series, scores."""
