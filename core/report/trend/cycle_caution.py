"""What reports say of series that were compared with their seasonal cycle."""

from __future__ import annotations

from ..page import CAUTION, Text


def cycle_caution(tr) -> Text:
    """Return that the seasonal cycle alone makes series correlate."""
    text = tr(
        "The series have several dates a year and still contain their seasonal cycle, through "
        "which they correlate without cause. Run again without the cycle to see what is left."
    )
    return Text(text, CAUTION)
