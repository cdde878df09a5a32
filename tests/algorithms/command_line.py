"""Parameters as ``qgis_process`` hands them on: each a text, or a list of texts."""

from __future__ import annotations


def as_texts(parameters: dict) -> dict:
    """Return the parameters as a command line gives them; layers stay as they are."""
    return {name: _text(value) for name, value in parameters.items()}


def _text(value):
    if isinstance(value, (list, tuple)):
        texts = [_text(one) for one in value]
        return texts[0] if len(texts) == 1 else texts
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, (int, float)) else value
