"""What dated maps of carbon add up to: by zone, period, class and product."""
