"""The report of land-use transfers."""
