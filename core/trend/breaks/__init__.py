"""Break years: where the straight line of a series breaks."""
