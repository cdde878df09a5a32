"""Sheets of maps for print: several maps with one legend, and maps of a study area."""
