"""Vector features and tables: reading, and writing as layers."""
