"""Parameters that algorithms share, their checks and their values."""
