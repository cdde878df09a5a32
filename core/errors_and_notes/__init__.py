"""Errors and notes that a run raises or reports, one file per subject.

They carry facts, never a sentence for the user: ``framework.messages`` turns type and facts into a
translated message with input, value and remedy. Notes with `warning` set are shown as warnings.
"""
