"""Units of the columns of tables: where they are stated, and how the values are converted.

A table may carry the units of its columns in ``frame.attrs["units"]``, by name; a unit in brackets
at the end of a header, "temperature (K)", goes before. The layers of the framework read units from
here when QGIS starts, so numpy is imported only where values are checked.
"""

from __future__ import annotations

from ..errors_and_notes.plots import UnitContradicted
from ..errors_and_notes.tables import ColumnConverted
from ..run import Run
from ..tables.numbers import UNITS
from .header_units import unit_in_header
from .quantity import split_unit
from .unit import Unit, dimensions_of, parse_unit
from .unit_conversion import conversion, is_same_conversion


def unit_of_column(frame, name: str) -> str:
    """Return the unit of a column, empty where the table does not tell it."""
    stated = split_unit(name)[1] or frame.attrs.get(UNITS, {}).get(name, "")
    return stated or unit_in_header(name)


def require_same_unit(parameter: str, chosen: str, column: str, stated: str) -> None:
    """Refuse a unit that was chosen for a column and is not the one that the table states.

    Steps of time count where both name one; a text that is no unit says nothing.

    Raises
    ------
    UnitContradicted
    """
    ours, theirs = dimensions_of(chosen), dimensions_of(stated)
    if not ours or not theirs:
        return
    for dimension in {*ours} & {*theirs}:
        first, second = parse_unit(chosen, dimension), parse_unit(stated, dimension)
        if first is None or second is None:
            continue
        is_same_step = not (first.step and second.step) or first.step == second.step
        if is_same_step and is_same_conversion(first[1:3], second[1:3]):
            return
    raise UnitContradicted(parameter, chosen, column, stated)


def convert_column(
    values, column: str, target: Unit | None, label: str, run: Run, stated: str = ""
):
    """Return the values of a column in another unit, where its table states one of its dimension.

    Parameters
    ----------
    values : numpy.ndarray
        float64.
    column : str
        Header, which may end with a unit in brackets.
    target : Unit or None
        Unit wanted; None leaves the values.
    label : str
        Its text, for the log.
    run : Run
        Receives notes of the conversion.
    stated : str
        Its unit, as `unit_of_column` finds it; empty for that of the header.
    """
    import numpy as np

    text = stated or unit_in_header(column)
    source = parse_unit(text, target.dimension) if target is not None and text else None
    if source is None or target is None:
        return values
    factor, offset = conversion(source, target)
    if (factor, offset) == (1.0, 0.0):
        return values
    run.note(ColumnConverted(column, text, label, int(np.isfinite(values).sum())))
    return values * factor + offset
