"""Texts for users: translation, phrases, help."""
