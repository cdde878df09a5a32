"""What drives a series: partial correlation with two drivers, and the classes made of it."""
