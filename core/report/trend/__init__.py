"""The reports of trends and drivers."""
