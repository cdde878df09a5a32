"""The reports of training, comparison and explanation of models."""
