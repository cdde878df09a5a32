"""Whether the values of a column of a table can be those of its quantity, in its unit.

The layers of the framework load this file when QGIS starts, so numpy is imported only where values
are checked.
"""

from __future__ import annotations

from ..errors_and_notes.casa import UnitDoubtful
from ..errors_and_notes.quantities import (
    BiomassAsCarbon,
    ImpossibleValues,
    SignReversed,
    ValuesDoubtful,
    ValuesUnusual,
    WrongUnit,
)
from ..run import Run
from .carbon_meaning import biomass_reason, is_biomass
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
from .unclear_units import reason_against
from .unit_conversion import conversion

# Rates of these steps are judged by the limits of a day, which they exceed by so many times at
# noon: three times the mean of a day of eight hours of light.
_WITHIN_A_DAY, _PEAK_OF_DAY = ("second", "hour"), 3.0
# Scale factors that tables are stored with.
_FACTORS = (0.1, 0.01, 0.001, 0.0001)


def check_column_quantity(
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

    quantity, unit = quantity_of_column(column, requirement)
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

    quantity, unit = quantity_of_column(column, requirement)
    if quantity is None or not quantity.is_carbon or (unit is not None and unit.step):
        return False
    factor = 1.0 if unit is None else conversion(unit._replace(step=""), quantity.own_unit)[0]
    largest = float(np.abs(values[np.isfinite(values)]).max(initial=0.0)) * factor
    return bool(0 < largest < quantity.least["year"])


def quantity_of_column(column: str, requirement: InputRequirement) -> tuple:
    """Return quantity and unit of a column; None for what is not known."""
    name = split_unit(column)[0]
    code = requirement.quantities[0] if len(requirement.quantities) == 1 else quantity_of_name(name)
    if requirement.quantities and code not in requirement.quantities:
        code = ""
    quantity: Quantity | None = find_quantity(code)
    text = unit_in_header(column, code) or requirement.unit
    return quantity, (quantity.parse(text) if quantity is not None and text else None)
