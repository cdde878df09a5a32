"""q within zones: where a factor explains the target, and where it does not."""
