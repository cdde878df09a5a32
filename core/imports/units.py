"""Units of an import: what the values of a variable are in, and what they are brought to.

Amounts per time are first brought to amounts per day: a month is then the sum of its days, however
long the steps of the files are.
"""

from __future__ import annotations

import calendar
from typing import NamedTuple

from ..units.quantity import Quantity, find_quantity, get_quantity, is_derived, quantity_of_name
from ..units.unit import KELVIN, PER_STEP, Unit, dimensions_of, parse_unit
from ..units.unit_conversion import conversion, days_of_step
from .products import CLASS, INTERVAL

# Where a unit comes from.
FROM_FILE, FROM_TABLE, UNKNOWN = "file", "table", ""


class Storage(NamedTuple):
    """How stored numbers become values: ``value = stored * scale + offset``, in `unit`."""

    scale: float
    offset: float
    unit: str
    valid_range: tuple | None
    origin: str
    # Whether the file's own scale was replaced, and which it was.
    replaced: float | None = None
    # Whether the product's files declare a scale and this one does not.
    undeclared: bool = False


class UnitPlan(NamedTuple):
    """What a variable measures and in which unit.

    Parameters
    ----------
    quantity : Quantity or None
        What it measures.
    source : str
        Unit of its values as they are stored.
    origin : str
        Where that comes from.
    unit : Unit or None
        What that unit means; None where it is empty or not understood.
    target : str
        Unit without a step of time that values are brought to; the source's where not understood.
    """

    quantity: Quantity | None
    source: str
    origin: str
    unit: Unit | None
    target: str

    @property
    def is_rate(self) -> bool:
        """Whether values are amounts per time, which add up."""
        return self.quantity is not None and self.quantity.additive and self.unit is not None


def storage_of(band, product) -> Storage:
    """Return scale, offset, no-data values and unit of an imported band.

    The table of products counts for whole numbers: several files declare their scale upside down
    (MOD13 in HDF4) or not at all (HDF5). A scale that a file declares otherwise counts itself.
    """
    holds_integers = band.holds_whole_numbers
    scale, offset, unit = band.scale, band.offset, band.unit.strip()
    origin = FROM_FILE if unit else UNKNOWN
    valid = band.valid_range
    if product is None:
        return Storage(scale, offset, unit, valid, origin)
    if not unit and product.unit:
        unit, origin = product.unit, FROM_TABLE
    replaced = None
    if holds_integers and product.scale is not None:
        declared = scale != 1.0 or offset != 0.0
        inverse = abs(scale * product.scale - 1.0) < 1e-6
        if not declared or inverse:
            replaced = scale if declared else None
            scale, offset = product.scale, product.offset
            unit, origin = product.unit, FROM_TABLE
        elif abs(offset - product.offset + KELVIN) < 0.01 and unit == "K":
            unit = "degC"  # the offset in the file turns Kelvin into degrees Celsius
    if holds_integers and product.low is not None and product.high is not None:
        valid = product.low, product.high
    undeclared = product.declared and holds_integers and scale == 1.0 and offset == 0.0
    return Storage(scale, offset, unit, valid, origin, replaced, undeclared)


def plan_unit(variable, storage: Storage) -> UnitPlan:
    """Return what a variable measures, in which unit it is stored and which it gets."""
    product = variable.product
    if product is not None and product.kind == CLASS:
        return UnitPlan(None, "", UNKNOWN, None, "")
    code = product.quantity if product else ""
    band = variable.layers[0].band
    code = code or band.quantity or quantity_of_name(variable.name)
    quantity = find_quantity(code)
    text, origin = storage.unit, storage.origin
    if quantity is None:
        is_difference = is_derived(variable.name) or is_derived(variable.original)
        return _without_quantity(text, origin, is_difference)
    unit = quantity.parse(text)
    if unit is None and product is not None and product.unit and origin != FROM_TABLE:
        unit, text, origin = quantity.parse(product.unit), product.unit, FROM_TABLE
    if unit is None and quantity.additive:
        # Amounts of their own step, in a unit that nobody tells: they can be added up all the same.
        return UnitPlan(quantity, text, origin, quantity.parse(quantity.unit), "")
    if unit is None:
        return UnitPlan(quantity, text, origin, None, text)
    return UnitPlan(quantity, text, origin, unit, quantity.unit)


def _without_quantity(text: str, origin: str, is_difference: bool) -> UnitPlan:
    """Return the plan of units of a variable of unknown quantity: only Kelvin is converted.

    Anomalies and ranges of temperatures keep it.
    """
    if dimensions_of(text) == ("temperature",):
        unit = text if is_difference else get_quantity("temperature").unit
        return UnitPlan(None, text, origin, parse_unit(text, "temperature"), unit)
    return UnitPlan(None, text, origin, None, text)


def factors_of(plan: UnitPlan, product, date, length: float) -> tuple:
    """Return factor and offset that bring imported values to the target unit, rates per day.

    Parameters
    ----------
    plan : UnitPlan
        Of the variable.
    product : ProductVariable or None
        What amounts are per where the unit does not say.
    date : Date or None
        Of the values.
    length : float
        Days that they stand for.
    """
    if plan.unit is None:
        return 1.0, 0.0
    # Numbers in an unknown unit are kept, but for the time they are per.
    target = parse_unit(plan.target, plan.unit.dimension) or plan.unit._replace(step="")
    # An amount without a date, or of a quarter, stays one of its own step.
    if not plan.is_rate or date is None or date.n_months:
        return conversion(plan.unit._replace(step=""), target)
    factor, offset = conversion(plan.unit._replace(step=""), target)
    step = step_of_amounts(plan, product)
    if step == "day" and length < 1.0 and not plan.unit.step:
        # Reanalyses give the amounts of an hour where their steps are hours, also of chosen ones;
        # their means of months are amounts per day.
        step = "hour"
    days = length if step == INTERVAL else days_of_step(step, date)
    return factor / days, offset


def step_of_amounts(plan: UnitPlan, product) -> str:
    """Return what amounts are per: by their unit, else by the table, else their own step."""
    if plan.unit is not None and plan.unit.step:
        return plan.unit.step
    return (product.step if product else "") or INTERVAL


def unit_per(plan: UnitPlan, step: str) -> str:
    """Return the unit of an imported variable per a step of time.

    Parameters
    ----------
    plan : UnitPlan
        Of the variable.
    step : str
        What amounts are per: "day", "month" or "year"; empty where nothing tells it.
    """
    if not plan.is_rate or not plan.target or not step:
        return plan.target
    return f"{plan.target} {PER_STEP[step]}"


def days_in(date) -> int:
    """Return the days of a date, to which units per month or year are converted."""
    if date.month is None:
        return 366 if calendar.isleap(date.year) else 365
    return calendar.monthrange(date.year, date.month)[1] if date.day is None else 1
