"""Units as they are printed: raised exponents, in brackets behind the name of what they measure."""

from __future__ import annotations

import re

# The exponent of a unit: m-2, yr-1, km2.
_EXPONENT = re.compile(r"\b(k?m|ha|yr|month|d|s)(-[12]|2)\b")
# A unit in brackets does not break over two lines.
_IN_BRACKETS = re.compile(r"\([^()]{1,20}\)")
_RAISED = str.maketrans("-12", "⁻¹²")
# Units of numbers without a dimension: nothing is printed.
_NONE = ("", "1")


def pretty(text: str) -> str:
    """Return a text with its units as they are printed: gC m-2 becomes gC m⁻², km2 km²."""

    def raised(match) -> str:
        return match.group(1) + match.group(2).translate(_RAISED)

    text = (
        _EXPONENT.sub(raised, str(text).replace("yr-1 yr-1", "yr-2"))
        .replace("10^4", "10⁴")
        .replace("<= ", "≤\u00a0")
    )
    return _IN_BRACKETS.sub(lambda match: match.group(0).replace(" ", "\u00a0"), text)


def with_unit(name: str, unit: str) -> str:
    """Return a name with its unit in brackets, "NPP (gC m⁻² yr⁻¹)"; without one the name alone."""
    return f"{name} ({pretty(unit)})" if unit not in _NONE else name
