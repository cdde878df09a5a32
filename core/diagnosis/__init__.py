"""Diagnosis: management zones from pattern, expected trend and drivers."""
