"""What columns of tables measure: their units, how these are converted, and whether values can be.

A table may carry the units of its columns in ``frame.attrs["units"]``, by name; a unit in brackets
at the end of a header, "temperature (K)", goes before. The layers of the framework read units from
here when QGIS starts, so numpy is imported only where values are checked.
"""

from __future__ import annotations

import math

from ..facts.casa import UnitDoubtful
from ..facts.flux import (
    BiomassAsCarbon,
    ImpossibleValues,
    SignReversed,
    ValuesDoubtful,
    ValuesUnusual,
    WrongUnit,
)
from ..facts.plots import UnitContradicted
from ..facts.tables import ColumnConverted
from ..run import Run
from ..tables.numbers import UNITS
from .header_units import unit_in_header
from .quantity import (
    InputRequirement,
    Quantity,
    find_quantity,
    is_reversed,
    quantity_of_name,
    scale_into_limits,
    split_unit,
)
from .unclear_units import biomass_reason, is_biomass, reason_against
from .unit import Unit, compact_unit, conversion, dimensions_of, parse_unit

# Two dimensions that a unit may belong to agree on a factor but for rounding.
_SAME_FACTOR = 1e-9
# Rates of these steps are judged by the limits of a day, which they exceed by so many times at
# noon: three times the mean of a day of eight hours of light.
_WITHIN_A_DAY, _PEAK_OF_DAY = ("second", "hour"), 3.0
# Scale factors that tables are stored with.
_FACTORS = (0.1, 0.01, 0.001, 0.0001)


def unit_of_column(frame, name: str) -> str:
    """Return the unit of a column, empty where the table does not tell it."""
    stated = split_unit(name)[1] or frame.attrs.get(UNITS, {}).get(name, "")
    return stated or unit_in_header(name)


def convert_text(source_text: str, target_text: str, date=None) -> tuple | None:
    """Return factor and offset from one unit to another, or None if they are not comparable.

    An amount without a step of time ("mm") is one per the step of its date.

    Parameters
    ----------
    source_text, target_text : str
        Units as files write them.
    date : Date, optional
        Of the values.

    Examples
    --------
    >>> convert_text("K", "degC")
    UnitConversion(factor=1.0, offset=-273.15)
    >>> convert_text("mm", "kPa") is None
    True
    """
    if compact_unit(source_text) == compact_unit(target_text):
        return 1.0, 0.0
    conversions = []
    for dimension in dimensions_of(source_text):
        source, target = parse_unit(source_text, dimension), parse_unit(target_text, dimension)
        if source is None or target is None:
            continue
        if bool(source.step) != bool(target.step):
            if date is None or date.precision != (source.step or target.step):
                continue
            source, target = source._replace(step=""), target._replace(step="")
        conversions.append(conversion(source, target, date))
    if not conversions or any(
        not _is_same_conversion(conversions[0], other) for other in conversions[1:]
    ):
        return None
    return conversions[0]


def _is_same_conversion(first: tuple, other: tuple) -> bool:
    """Say whether two conversions of units are the same but for rounding."""
    return all(math.isclose(a, b, rel_tol=_SAME_FACTOR) for a, b in zip(first, other))


def check_column(
    values, column: str, parameter: str, requirement: InputRequirement, run: Run
) -> None:
    """Refuse, or doubt, values that the quantity of a column cannot have.

    Parameters
    ----------
    values : numpy.ndarray
        float64, NaN where missing.
    column : str
        Header, which may end with a unit in brackets.
    parameter : str
        Name of the input, for messages.
    requirement : InputRequirement
        What it takes; `several` doubts where others refuse. `unit` is the unit stated elsewhere,
        with its step, for headers without one.
    run : Run
        Receives notes of doubts.

    Raises
    ------
    WrongUnit, SignReversed, ImpossibleValues
    """
    import numpy as np

    quantity, unit = column_meaning(column, requirement)
    values = values[np.isfinite(values)]
    if quantity is None or not values.size:
        return
    if not requirement.several:
        text = unit_in_header(column, quantity.code) or requirement.unit
        _require_clear_unit(column, text, quantity, parameter, run)
    step = unit.step if unit is not None else ""
    is_instant = step in _WITHIN_A_DAY and quantity.additive
    lowest, highest = quantity.limits_per("day" if is_instant else step)
    factor, offset = 1.0, 0.0
    if unit is not None and is_instant:
        step = "day"
        factor, offset = conversion(unit, quantity.own_unit._replace(step=step))
        lowest, highest = lowest * _PEAK_OF_DAY, highest * _PEAK_OF_DAY
    elif unit is not None:
        factor, offset = conversion(unit._replace(step=""), quantity.own_unit)
    share, mean = float(np.mean(values < 0)), float(values.mean()) * factor + offset
    smallest_flux = quantity.least.get(step, 0.0)
    if not requirement.several and is_reversed(quantity.code, step, share, mean, smallest_flux):
        shown_unit = quantity.unit_per(step)
        raise SignReversed(parameter, column, quantity.label, share, mean, shown_unit)
    low, high = (float(end) * factor + offset for end in (values.min(), values.max()))
    if lowest <= low and high <= highest:
        if not requirement.several:
            _doubt_small_amounts(
                column, quantity, step or requirement.step, max(abs(low), abs(high)), run
            )
        known = quantity.known_per("day" if is_instant else step)
        lowest, highest = (end * (_PEAK_OF_DAY if is_instant else 1.0) for end in known)
        if low < lowest or high > highest:
            shown = quantity.label, low, high, lowest, highest, quantity.unit_per(step)
            run.note(ValuesUnusual(parameter, column, 1, *shown))
        return
    facts = parameter, column, quantity.label, low, high, lowest, highest, quantity.unit_per(step)
    if requirement.several:
        run.note(ValuesDoubtful(*facts))
        return
    factor_wanted = _fitting_factor(values * factor + offset, lowest, highest)
    raise ImpossibleValues(*facts, factor_wanted, is_column=True)


def _require_clear_unit(
    column: str, text: str, quantity: Quantity, parameter: str, run: Run
) -> None:
    """Raise for a unit of something else than the quantity; note biomass without a unit."""
    name = split_unit(column)[0]
    reason = reason_against(text, quantity.dimension)
    if not reason and quantity.is_carbon:
        reason = biomass_reason(text, name)
    if reason:
        raise WrongUnit(parameter, column, text, quantity.unit, reason)
    if quantity.is_carbon and not text and is_biomass(name):
        run.note(BiomassAsCarbon(parameter, column))


def _fitting_factor(values, lowest: float, highest: float) -> float:
    """Return the scale that brings a column into a range; 0 if none does, or most lie in it."""
    import numpy as np

    # A few values far off are marks or rows of totals, which no scale brings back.
    n_inside = np.count_nonzero((values >= lowest) & (values <= highest))
    if 2 * n_inside > values.size:
        return 0.0
    return scale_into_limits(values, (lowest, highest), _FACTORS)


def _doubt_small_amounts(
    column: str, quantity: Quantity, step: str, largest: float, run: Run
) -> None:
    """Note columns of carbon with less than any day, month or year has."""
    step = step if step in quantity.least else "year"
    if quantity.is_carbon and 0 < largest < quantity.least[step]:
        run.note(UnitDoubtful(column, largest, quantity.unit_per(step), "kilograms"))


def step_matters(values, column: str, requirement: InputRequirement) -> bool:
    """Say whether the step of time decides if the amounts of a column are too small.

    Parameters
    ----------
    values : numpy.ndarray
        float64, NaN where missing.
    column : str
        Header.
    requirement : InputRequirement
        What the input takes.
    """
    import numpy as np

    quantity, unit = column_meaning(column, requirement)
    if quantity is None or not quantity.is_carbon or (unit is not None and unit.step):
        return False
    factor = 1.0 if unit is None else conversion(unit._replace(step=""), quantity.own_unit)[0]
    largest = float(np.abs(values[np.isfinite(values)]).max(initial=0.0)) * factor
    return bool(0 < largest < quantity.least["year"])


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
        if is_same_step and _is_same_conversion(first[1:3], second[1:3]):
            return
    raise UnitContradicted(parameter, chosen, column, stated)


def column_meaning(column: str, requirement: InputRequirement) -> tuple:
    """Return quantity and unit of a column; None for what is not known."""
    name = split_unit(column)[0]
    code = requirement.quantities[0] if len(requirement.quantities) == 1 else quantity_of_name(name)
    if requirement.quantities and code not in requirement.quantities:
        code = ""
    quantity: Quantity | None = find_quantity(code)
    text = unit_in_header(column, code) or requirement.unit
    return quantity, (quantity.parse(text) if quantity is not None and text else None)


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
