"""From months (days, 8 days) to seasons and years."""
