"""Units of the columns of tables, and what turns numbers of one unit into another.

A table may carry the units of its columns in ``frame.attrs["units"]``, by name; a unit in brackets
at the end of a header, "temperature (K)", goes before.
"""

from __future__ import annotations

import math

from .quantity import split_unit
from .unit import conversion, dimensions_of, parse_unit

# Attribute of a data frame.
UNITS = "units"
# Two dimensions that a unit may belong to agree on a factor but for rounding.
_SAME_FACTOR = 1e-9


def unit_of_column(frame, name: str) -> str:
    """Return the unit of a column, empty where the table does not tell it."""
    return split_unit(name)[1] or frame.attrs.get(UNITS, {}).get(name, "")


def convert_text(stated: str, wanted: str, date=None) -> tuple | None:
    """Return factor and offset from one unit to another, or None if they are not comparable.

    An amount without a step of time ("mm") is one per the step of its date.

    Parameters
    ----------
    stated, wanted : str
        Units as files write them.
    date : Date, optional
        Of the values.

    Examples
    --------
    >>> convert_text("K", "degC")
    (1.0, -273.15)
    >>> convert_text("mm", "kPa") is None
    True
    """
    if _compact_unit(stated) == _compact_unit(wanted):
        return 1.0, 0.0
    found = []
    for dimension in dimensions_of(stated):
        source, target = parse_unit(stated, dimension), parse_unit(wanted, dimension)
        if source is None or target is None:
            continue
        if bool(source.step) != bool(target.step):
            if date is None or date.precision != (source.step or target.step):
                continue
            source, target = source._replace(step=""), target._replace(step="")
        found.append(conversion(source, target, date))
    if not found or any(not _is_same_conversion(found[0], other) for other in found[1:]):
        return None
    return found[0]


def _is_same_conversion(first: tuple, other: tuple) -> bool:
    """Say whether two conversions of units are the same but for rounding."""
    return all(math.isclose(a, b, rel_tol=_SAME_FACTOR) for a, b in zip(first, other))


def _compact_unit(unit: str) -> str:
    return "".join(unit.split())
