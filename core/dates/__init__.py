"""Dates, periods and calendars of rasters and records."""
