"""Small pieces of sentences: lists, amounts, durations."""

from __future__ import annotations

from ...core.report.numbers import SMALLEST_P
from .translation import tr

# A message stays readable with this many items of a list.
MAX_LISTED = 12


def join_listed(items) -> str:
    """Return the phrase of items joined by commas, the tail counted instead of printed."""
    items = [str(item) for item in items]
    item_text = ", ".join(items[:MAX_LISTED])
    if len(items) > MAX_LISTED:
        return tr("{shown} and {n} more").format(shown=item_text, n=len(items) - MAX_LISTED)
    return item_text or tr("none")


def format_amount(value: float, unit: str) -> str:
    """Return an amount with a decimal prefix: 1.5 GB."""
    for prefix in ("", "k", "M", "G", "T"):
        if abs(value) < 1000 or prefix == "T":
            return f"{value:.3g} {prefix}{unit}"
        value /= 1000
    return f"{value:.3g} {unit}"


def format_p(p: float) -> str:
    """Return a p value; one too small to be distinguished from 0 as an inequality."""
    return f"p < {SMALLEST_P:f}" if p < SMALLEST_P else f"p = {p:.2g}"


def format_seconds(value: float) -> str:
    """Return seconds with a sensible number of digits."""
    return f"{value:.1f}" if value < 100 else f"{value:.0f}"


def phrase_raster_pair(text: str, error, phrases) -> str:
    """Return a text on two rasters of an input and what is said of each."""
    first, second = error.paths[:2]
    return text.format(
        parameter=error.parameter, first=first, one=phrases[0], second=second, other=phrases[1]
    )
