"""The unit that the rasters of an input are brought to, and the factor of each of them.

Fluxes of a series are amounts per step of its dates. Composites of several days (8 or 16 days of
MODIS) hold the amount of all their days, unless their unit says that they are rates.
"""

from __future__ import annotations

import functools
from collections import Counter
from typing import NamedTuple

from ..dates.composites import composite_lengths
from ..dates.periods import step_of_dates
from ..errors_and_notes.inspection import UnitNotStated
from ..errors_and_notes.quantities import (
    BiomassAsCarbon,
    CarbonAssumed,
    StepOfOther,
    UnitNotRead,
    UnitOfOther,
    UnitsConverted,
    UnitsIncomplete,
    UnitsMixed,
    WrongQuantity,
    WrongStep,
    WrongUnit,
)
from ..run import Run
from ..units.carbon_meaning import biomass_reason, is_biomass, names_carbon
from ..units.quantity import (
    NO_SIGN,
    InputRequirement,
    Quantity,
    find_quantity,
    get_quantity,
    load_quantities,
)
from ..units.unclear_units import MULTIPLE, reason_against
from ..units.unit import PER_STEP, Unit, dimensions_of, leading_number, parse_unit, step_count
from ..units.unit_conversion import conversion
from ..units.unit_spelling import compact_unit
from .band_description import Band
from .series_dates import months_of_season

MONTHS_OF_SEASON = 3
# Dimensions whose quantities are stored in several units that values alone do not tell apart.
_OF_MANY_UNITS = frozenset(("carbon", "water", "energy", "pressure", "content"))


class UnitMeaning(NamedTuple):
    """What an input was found to hold.

    Code of the quantity ("" unknown), unit and its meaning, whether they are amounts of composites
    of days, whether all rasters state a unit, the largest size of the values that were looked at
    (0 where none were), whether it is odd for the unit, the step of time that the dates give to
    amounts ("" for a stock), and whether no raster states a unit.
    """

    quantity: str
    unit: str
    target: Unit | None
    amounts: bool = False
    stated: bool = True
    largest: float = 0.0
    doubtful: bool = False
    dated_step: str = ""
    states_no_unit: bool = False

    @property
    def step(self) -> str:
        """The time that the amounts are per: as the unit says, else as the dates do."""
        stated = self.target.step if self.target is not None else ""
        return stated or ("" if self.amounts else self.dated_step)


class BandUnits:
    """The units of the bands of one variable.

    Parameters
    ----------
    bands : sequence of Band
        What the files say.
    parameter : str
        Name of the input, for messages.
    requirement : InputRequirement
        What it takes.
    quantity : Quantity or None
        What the bands measure; None where it is unknown.
    other_input : UnitMeaning or None
        Of the input that this one must have the unit of.

    Attributes
    ----------
    units : list of Unit or None
        Of each band, None where it has none or it is not understood.
    amounts : bool
        Whether rates become amounts of composites.
    step : str
        As of `step_of_dates`.
    lengths : tuple of int
        Days of each composite of days; empty where the bands are none.
    months : list of tuple
        Months of each band, where all are of quarters, seasons or halves of years; else empty.
    target, text : Unit or None, str
        Unit all are brought to.
    factors : list of tuple
        Factor and offset of each band.

    Raises
    ------
    WrongQuantity, WrongUnit, UnitsMixed, WrongStep
        When the bands cannot be brought to one unit.
    """

    def __init__(
        self, bands, parameter: str, requirement: InputRequirement, quantity, other_input
    ) -> None:
        self.bands, self.parameter, self.requirement = bands, parameter, requirement
        self.quantity, self.other_input = quantity, other_input
        dates = [band.date for band in bands]
        self.step = step_of_dates(dates)
        self.lengths = composite_lengths(dates) if self.step == "day" else ()
        months = [months_of_season(band) for band in bands]
        self.months = months if all(months) else []
        amounts_of_series = requirement.step == "series" or (
            other_input is not None and other_input.amounts
        )
        self.amounts = bool(self.lengths or self.months) and amounts_of_series
        self.units = [self._parse_unit(band) for band in bands]
        self.target, self.text = self._find_target()
        self.factors = [self._band_conversion(i) for i in range(len(bands))]

    def _parse_unit(self, band: Band) -> Unit | None:
        """Return the meaning of a band's unit; None where it has none or it is not understood."""
        if not band.unit.strip():
            return None
        if not self.requirement.several:
            self._require_clear(band)
        if self.quantity is None:
            dimensions = self._possible_dimensions
            return self._parse_unit_as(band.unit, dimensions[0]) if dimensions else None
        return self._parse_unit_as(band.unit, self.quantity.dimension)

    @property
    def _target_quantity(self) -> Quantity | None:
        """What the bands measure, else the first quantity that the input takes."""
        return self.quantity or next(map(get_quantity, self.requirement.quantities), None)

    def _require_clear(self, band: Band) -> None:
        """Raise for a band's unit that says the values are something else than is taken."""
        quantity = self._target_quantity
        if quantity is None:
            return
        reason = reason_against(band.unit, quantity.dimension)
        if not reason and band.scale != 1.0 and leading_number(band.unit) == band.scale:
            reason = MULTIPLE  # "0.1 mm" and a scale of 0.1: once or twice?
        if not reason and quantity.is_carbon:
            reason = biomass_reason(band.unit, band.name) or biomass_reason(band.unit, band.stem)
        if reason:
            expected_unit = self.requirement.unit or quantity.unit
            raise WrongUnit(self.parameter, band.path, band.unit, expected_unit, reason)

    def _parse_unit_as(self, text: str, dimension: str) -> Unit | None:
        """Return what a unit means; "per 8 days" is no step where composites have 8 days."""
        unit = parse_unit(text, dimension)
        if unit is None or not self.lengths or unit.step != "day":
            return unit
        days = step_count(text)
        is_composite = days > 1 and days == Counter(self.lengths).most_common(1)[0][0]
        return unit._replace(step="", factor=unit.factor * days) if is_composite else unit

    @functools.cached_property
    def _possible_dimensions(self) -> list:
        """The dimensions that all units of the bands may belong to."""
        accepted = {get_quantity(code).dimension for code in self.requirement.quantities}
        of_bands = [set(dimensions_of(band.unit)) for band in self.bands if band.unit.strip()]
        shared = set.intersection(*of_bands) if of_bands else set()
        return sorted(shared & accepted if accepted else shared)  # carbon first: the alphabet helps

    def _find_target(self) -> tuple:
        """Return the unit all bands are brought to, and its text; None if none is understood."""
        if self.other_input is not None:
            return self._unit_of_other_input()
        stated_units = [unit for unit in self.units if unit is not None]
        if self.quantity is None and not stated_units:
            self._require_same_text()
            return None, next((band.unit for band in self.bands if band.unit.strip()), "")
        step = self._find_step(stated_units)
        by_step = self.requirement.step == "series" or self._states_time_in_part(stated_units)
        if not self.requirement.quantities and not self.requirement.own_unit:
            # Kept in the unit that the first raster states: nothing changes where all agree.
            for unit, band in zip(self.units, self.bands):
                if unit is not None and (not by_step or unit.step in ("", step)):
                    return unit, band.unit
        if self.quantity is None and not self.requirement.quantities:
            return self._base_target(step)
        return self._accepted_target(step)

    def _accepted_target(self, step: str) -> tuple:
        """Return the unit that the bands of the input are brought to, per a step, and its text."""
        quantity = self.quantity or get_quantity(self.requirement.quantities[0])
        own_unit = self.requirement.unit or quantity.unit
        step = step if quantity.additive else ""
        text = quantity._replace(unit=own_unit).unit_per(step)
        return quantity.parse_known(own_unit)._replace(step=step), text

    def _base_target(self, step: str) -> tuple:
        """Return the unit of the bands' dimension, where their quantity itself is not known."""
        dimension, *others = self._possible_dimensions
        quantity = next(q for q in load_quantities().values() if q.dimension == dimension)
        if "water" in others:  # kg m-2, which is carbon or water
            quantity = quantity._replace(unit="kg m-2")
        return quantity.own_unit._replace(step=step), quantity.unit_per(step)

    def _unit_of_other_input(self) -> tuple:
        """Return the unit of the other input's bands; raise where these cannot be brought to it."""
        target = self.other_input.target
        self._require_sign_of_other()
        for i, band in enumerate(self.bands):
            text = band.unit.strip()
            if target is None:
                if (
                    text
                    and self.other_input.unit
                    and compact_unit(text) != compact_unit(self.other_input.unit)
                ):
                    raise UnitsMixed(self.parameter, (self.other_input.unit, text))
                continue
            unit = self._parse_unit_as(text, target.dimension)
            if text and unit is None:
                raise WrongUnit(self.parameter, band.path, band.unit, self.other_input.unit)
            self._require_step_of_other(band, unit)
            self.units[i] = unit
        if target is None or self.amounts or not self.other_input.step or target.step:
            return target, self.other_input.unit
        # Only the dates of the other input say per which time its amounts are.
        rates = any(unit is not None and unit.step for unit in self.units)
        text = (
            f"{self.other_input.unit} {PER_STEP[self.other_input.step]}"
            if rates
            else self.other_input.unit
        )
        return target._replace(step=self.other_input.step), text

    def _require_step_of_other(self, band: Band, unit: Unit | None) -> None:
        """Raise when a raster is an amount of another time than those of the other input.

        A rate is converted to the time of the other input, an amount of a month or year that its
        date gives is not.
        """
        stated_step, band_step = unit.step if unit else "", _step_of_band(band, self.step)
        if stated_step:
            required_step = self.other_input.step if band_step == stated_step else ""
        elif self.amounts or not self._is_per_time(unit):
            return
        else:
            # Without a unit nothing but the dates says that the amounts are of other times.
            stated_step, required_step = (
                band_step,
                self.other_input.step if unit else self.other_input.dated_step,
            )
        if stated_step and required_step and stated_step != required_step:
            raise WrongStep(self.parameter, band.path, stated_step, required_step)

    def _is_per_time(self, unit: Unit | None) -> bool:
        """Say whether amounts are of a time: by their quantity, else as the other input's unit."""
        if self.quantity is not None:
            return self.quantity.additive
        return unit is not None and bool(self.other_input.target.step)

    def _require_sign_of_other(self) -> None:
        """Raise when one of two inputs in one unit counts gains as positive, the other losses."""
        other_quantity = find_quantity(self.other_input.quantity)
        for band in self.bands:
            quantity = find_quantity(band.quantity)
            if (
                other_quantity is None
                or quantity is None
                or NO_SIGN in (other_quantity.sign, quantity.sign)
            ):
                continue
            if other_quantity.sign != quantity.sign:
                raise WrongQuantity(
                    self.parameter, band.path, quantity.label, (other_quantity.label,)
                )

    def _find_step(self, stated_units: list) -> str:
        """Return the step of time in the unit that the bands are brought to."""
        if self.requirement.step in ("month", "year"):
            self._require_step(self.requirement.step)
            return self.requirement.step
        if self.requirement.step == "series":
            seasonal = any(unit.step == "season" for unit in stated_units)
            return "" if seasonal or self.amounts else self.step or _step_of_rates(stated_units)
        if self._states_time_in_part(stated_units):
            return self.step
        return next((unit.step for unit in stated_units if unit.step), "")

    def _states_time_in_part(self, stated_units: list) -> bool:
        """Say whether the units of some bands name a step of time and those of others do not."""
        if (
            self.lengths
            or self.months
            or not self.step
            or (self.quantity and not self.quantity.additive)
        ):
            return False
        return len({bool(unit.step) for unit in stated_units}) > 1

    def _require_step(self, required_step: str) -> None:
        """Raise when the unit of a band is per another step than the input takes, unless a rate."""
        if self.quantity is not None and not self.quantity.additive:
            return
        for band, unit in zip(self.bands, self.units):
            stated_step = unit.step if unit else ""
            band_step = _step_of_band(band, self.step)
            # A rate of a dated step is converted by its days; an amount of another one is not.
            is_rate = stated_step and band_step == required_step
            step = "" if is_rate else (band_step if stated_step in ("", band_step) else stated_step)
            if step and step != required_step:
                raise WrongStep(self.parameter, band.path, step, required_step)

    def _require_same_text(self) -> None:
        """Raise when units that nobody understands differ."""
        texts = {compact_unit(band.unit): band.unit for band in self.bands}
        texts.pop("", None)
        if len(texts) > 1 and not self.requirement.several:
            raise UnitsMixed(self.parameter, tuple(texts.values()))

    def _band_conversion(self, i: int) -> tuple:
        """Return factor and offset that bring a band to the unit of all."""
        unit = self.units[i]
        if unit is None or self.target is None:
            return 1.0, 0.0
        if self.amounts and unit.step:
            return self._conversion_to_amount(i, unit)
        if unit.step == "season" or (self.target.step == "season" and self.step != "season"):
            unit = unit._replace(step="")
        target = self.target
        if not target.step and self._states_time_in_part([u for u in self.units if u]):
            target = target._replace(step=self.step)
        return conversion(unit, target, self.bands[i].date, self.bands[i].calendar)

    def _conversion_to_amount(self, i: int, unit: Unit) -> tuple:
        """Return factor and offset from a rate to the amount of a composite or season."""
        calendar = self.bands[i].calendar
        if not self.months:
            per_day = self.target._replace(step="day")
            factor, offset = conversion(unit, per_day, self.bands[i].date, calendar)
            return factor * self.lengths[i], offset * self.lengths[i]
        if unit.step == "season":
            factor, offset = conversion(unit, self.target)
            n_seasons = len(self.months[i]) / MONTHS_OF_SEASON
            return factor * n_seasons, offset * n_seasons
        per_month = self.target._replace(step="month")
        by_month = [conversion(unit, per_month, month, calendar) for month in self.months[i]]
        return sum(month.factor for month in by_month), sum(month.offset for month in by_month)

    def note_conversions(self, run: Run) -> None:
        """Note conversions of units, units that are not understood, and bands that state none."""
        n_by_unit = Counter(
            band.unit for band, factors in zip(self.bands, self.factors) if factors != (1.0, 0.0)
        )
        for unit, n in n_by_unit.items():
            run.note(UnitsConverted(self.parameter, unit, self.text, n))
        self._note_kind_of_mass(run)
        if self.quantity is not None:
            not_understood = {
                band.unit
                for band, unit in zip(self.bands, self.units)
                if unit is None and band.unit.strip()
            }
            for unit in sorted(not_understood):
                run.note(UnitNotRead(self.parameter, unit, self.text))
        n_without_unit = sum(not band.unit.strip() for band in self.bands)
        if 0 < n_without_unit < len(self.bands):
            run.note(UnitsIncomplete(self.parameter, n_without_unit, len(self.bands), self.text))
        elif self.other_input is not None:
            self._note_unit_of_one_input(n_without_unit > 0, run)
        else:
            self._note_assumed_unit(n_without_unit, run)
            self._note_timeless_bands(run)

    def _note_assumed_unit(self, n_without_unit: int, run: Run) -> None:
        """Note the target unit that is assumed to be that of bands which state none."""
        quantity = self.quantity
        if quantity is None or quantity.dimension not in _OF_MANY_UNITS or self.requirement.several:
            return
        if n_without_unit:
            run.note(UnitNotStated(self.parameter, quantity.label, self.text, n_without_unit))

    def _note_timeless_bands(self, run: Run) -> None:
        """Note bands whose units name no step of time, beside bands whose units do."""
        is_stock = self.quantity is not None and not self.quantity.additive
        if self.step or self.requirement.several or is_stock:
            return
        steps = [(unit.step, band.stem) for unit, band in zip(self.units, self.bands) if unit]
        timed = [(step, stem) for step, stem in steps if step]
        timeless = [stem for step, stem in steps if not step]
        if timed and timeless:
            step, stem = timed[0]
            run.note(StepOfOther(f"{self.parameter} ({timeless[0]})", stem, step))

    def _note_unit_of_one_input(self, states_no_unit: bool, run: Run) -> None:
        """Note that of the bands of two inputs only one's state their unit, or name its time."""
        pair = self.parameter, self.requirement.alike
        if states_no_unit != self.other_input.states_no_unit:
            without_unit, other = pair if states_no_unit else pair[::-1]
            run.note(UnitOfOther(without_unit, other, self.text or self.bands[0].unit))
            return
        understood = [(unit, band) for unit, band in zip(self.units, self.bands) if unit]
        is_stock = self.quantity is not None and not self.quantity.additive
        steps = {
            unit.step or ("" if is_stock else _step_of_band(band, self.step))
            for unit, band in understood
        }
        if not self.amounts and len(steps) == 1 and steps != {self.other_input.step}:
            step = steps.pop()
            if not step or not self.other_input.step:
                timeless, other = pair if not step else pair[::-1]
                run.note(StepOfOther(timeless, other, step or self.other_input.step))

    def _note_kind_of_mass(self, run: Run) -> None:
        """Note bands whose units are of mass and do not say of carbon, as is taken."""
        quantity = self._target_quantity
        if quantity is None or not quantity.is_carbon or self.requirement.several:
            return
        pairs = zip(self.bands, self.units)
        texts = {b.unit.strip() for b, u in pairs if u and not b.states_carbon}
        for text in sorted(texts):
            if not names_carbon(text):
                run.note(CarbonAssumed(self.parameter, text))
        biomass = sorted({b.stem for b in self.bands if not b.unit.strip() and is_biomass(b.stem)})
        if biomass:
            run.note(BiomassAsCarbon(self.parameter, biomass[0]))


def _step_of_rates(stated_units: list) -> str:
    """Return the step that undated rates are brought to: no unit loses its time."""
    steps = {unit.step for unit in stated_units if unit.step}
    return "day" if steps & {"second", "hour", "day"} else (steps.pop() if len(steps) == 1 else "")


def _step_of_band(band: Band, series_step: str) -> str:
    """Return the step of a band: that of its series, else that of its own date."""
    return series_step or step_of_dates([band.date])
