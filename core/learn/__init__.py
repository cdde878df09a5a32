"""Training and validation of models."""
