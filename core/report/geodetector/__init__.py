"""The report of the geographical detector."""
