"""The check of the quantity that bands of one variable measure: name, sign, range and magnitude.

Where files say nothing the values must lie in the range that the quantity can have.
"""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

from ..dates.names.seasons_and_quarters import months_of_parts
from ..errors_and_notes.casa import TakenAsKelvin, TemperatureUnclear, UnitDoubtful
from ..errors_and_notes.quantities import (
    ImpossibleValues,
    NameDiffers,
    ScaleInverted,
    SignContradicted,
    SignReversed,
    SignsMixed,
    ValuesDoubtful,
    WrongQuantity,
)
from ..errors_and_notes.trend import MixedVariables
from ..run import Run
from ..units.quantity import (
    NEGATIVE_FLUXES,
    NO_SIGN,
    InputRequirement,
    Quantity,
    get_quantity,
    is_doubtful_name,
    is_reversed,
    quantity_of_name,
    widen_limits,
)
from ..units.unit import KELVIN, parse_unit
from ..units.unit_conversion import conversion
from .band_description import Band, Limits
from .band_units import BandUnits, UnitMeaning
from .duplicate_values import DuplicateValues
from .magnitude_comparison import MAX_BANDS, MagnitudeComparison, bands_to_compare
from .possible_nodata import PossibleNodata
from .raster_source import BandConversion
from .sampled_values import sample_bands
from .suspect_values import (
    UnusualValues,
    doubt_of,
    is_daily_rain,
    lie_within,
    likely_unit,
    may_be_other,
    may_lack_scale,
    note_mixed_scales,
    suggest_scale,
)

# Air of this many degrees C does not exist, and no air is as cold in Kelvin.
MIN_KELVIN = 120.0
# In winter production may be below zero: bands per day or month from which on signs are judged.
_YEAR_OF_BANDS = 12
# Values of a band that are looked at, at least.
MIN_VALUES = 4_000
# Names of bands are those of variables when there are few of them, each with several dates.
_MAX_VARIABLES = 4


class QuantityCheck:
    """The check of the bands of one variable: judged together, converted one by one."""

    def __init__(
        self, bands: list, parameter: str, requirement: InputRequirement, run: Run, like
    ) -> None:
        self.bands, self.parameter, self.requirement, self.run = bands, parameter, requirement, run
        self.codes = [band.quantity for band in bands]
        self.quantity = self._find_quantity()
        units = BandUnits(bands, parameter, requirement, self.quantity, like)
        units.note_conversions(run)
        self.units, self.target, self.unit = units.units, units.target, units.text
        self.in_kelvin: list = []  # medians of the bands whose values can only be Kelvin
        self.step, self.lengths, self.factors = units.step, units.lengths, units.factors
        self.amounts = units.amounts
        self.divided = [False] * len(bands)
        self.limits: Limits | None = None
        self.largest, self.doubtful = 0.0, False
        self.unscaled: list = []  # ImpossibleValues of bands that are used as they are
        self.may_be_other = may_be_other(bands, requirement)
        self.sizes = MagnitudeComparison(parameter, requirement.products, run)

    @property
    def meaning(self) -> UnitMeaning:
        """What the bands hold by their quantity, after conversion."""
        code = self.quantity.code if self.quantity else ""
        facts = code, self.unit, self.target, self.amounts, None not in self.units
        is_stock = self.quantity is not None and not self.quantity.additive
        return UnitMeaning(
            *facts,
            self.largest,
            self.doubtful,
            dated_step="" if is_stock else self.step,
            states_no_unit=not any(band.unit.strip() for band in self.bands),
        )

    def conversions(self) -> list:
        """Return the conversion of each band to the parameter's quantity, None without."""
        code = self.quantity.code if self.quantity else ""
        conversions = []
        for band, (factor, offset), divided in zip(self.bands, self.factors, self.divided):
            changed = (factor, offset) != (1.0, 0.0) or divided
            unit = self.unit if changed else band.unit
            is_needed = changed or (code and code != band.quantity) or self.limits is not None
            facts = factor, offset, unit, code, divided, self.limits
            conversions.append(BandConversion(*facts) if is_needed else None)
        return conversions

    # --- what it is --------------------------------------------------------------------------

    def _find_quantity(self) -> Quantity | None:
        """Return the quantity of all checked bands; None where unknown or different."""
        accepted = self.requirement.quantities
        if not self.requirement.several and not self.requirement.products:
            note_mixed_variables(self.bands, self.run)
        for band, code in zip(self.bands, self.codes):
            if accepted and code and code not in accepted and self._is_other_quantity(band, code):
                labels = tuple(get_quantity(accepted_code).label for accepted_code in accepted)
                label = get_quantity(code).label
                raise WrongQuantity(self.parameter, band.path, label, labels)
        if len(accepted) != 1 and not self.requirement.several:
            require_one_sign(self.bands, self.parameter)
        if len(accepted) == 1:
            other_codes = {c: b for b, c in zip(self.bands, self.codes) if c and c != accepted[0]}
            for code, band in other_codes.items():
                labels = get_quantity(code).label, get_quantity(accepted[0]).label
                self.run.note(NameDiffers(self.parameter, band.name, *labels))
            return get_quantity(accepted[0])
        if not self.requirement.several:
            require_stated_sign(self.bands, self.parameter)
        code = self.codes[0] if len(set(self.codes)) == 1 else ""
        return get_quantity(code) if code and (not accepted or code in accepted) else None

    def _is_other_quantity(self, band: Band, code: str) -> bool:
        """Say whether the check refuses a band of another quantity: by dimension, not by name."""
        dimensions = {get_quantity(accepted).dimension for accepted in self.requirement.quantities}
        if get_quantity(code).dimension in dimensions:
            return band.quantity_stated
        if len(self.requirement.quantities) == 1 and is_doubtful_name(band.name):
            return False  # "tmp" is a temporary file as well: the note on its name is enough
        # A name may mislead ("temp"); a unit of the wanted dimension clears it.
        return not any(parse_unit(band.unit, dimension) for dimension in dimensions)

    # --- values ------------------------------------------------------------------------------

    def inspect_values(self, cells: int) -> None:
        """Look at values of every band; correct Kelvin and divisors, refuse what cannot be."""
        limits = self._limits()
        if limits is None:
            self._inspect_unknown_values(cells if self.requirement.products else MIN_VALUES)
            return
        copies = DuplicateValues(self.parameter, self.requirement.products, self.run)
        unusual = UnusualValues(self.parameter, self._limits(Quantity.known_per) or limits)
        apart = PossibleNodata(self.parameter, self.requirement, self.quantity)
        largest, n_wrong_sign, total, n, n_bands = 0.0, 0, 0.0, 0, 0
        samples = sample_bands(self.bands, cells, self.run.check_cancel)
        for i, (band, values) in enumerate(zip(self.bands, samples)):
            self.run.check_cancel()
            if not values.size:
                apart.add(band, values)
                continue
            copies.add(band, values)
            apart.add(band, values)
            values = self._in_target_unit(i, values)
            self.sizes.add(band, values)
            has_wrong_sign = values > 0 if self._is_negative else values < 0
            n_wrong_sign += np.count_nonzero(has_wrong_sign)
            total, n = total + float(values.sum()), n + values.size
            if self._limit_step() in ("", "year") or i + 1 == len(self.bands) >= _YEAR_OF_BANDS:
                self._check_sign(i, n_wrong_sign / n, total / n)
            low, high = self._possible_ends(i, values, limits, unusual)
            largest, n_bands = max(largest, abs(low), abs(high)), n_bands + 1
        copies.report()
        self.sizes.report()
        label, unit = self._label_and_unit()
        unusual.report(label, unit, self.run)
        apart.report(self.run)
        if not self.requirement.several:
            note_mixed_scales(self.bands, self.parameter, self.run)
        self._settle_unit(limits, n_bands)
        self.largest = largest
        self._warn_of_magnitude(largest)

    def _settle_unit(self, limits: tuple[float, float], n_bands: int) -> None:
        """Say in which unit the values that were looked at are, and what they must lie within."""
        label, unit = self._label_and_unit()
        may_be_amounts = self.may_be_other and len(self.in_kelvin) == n_bands > 0
        if may_be_amounts:  # all about 250: an amount of a temporary file, or Kelvin throughout
            self.factors, self.in_kelvin, self.unit = [(1.0, 0.0)] * len(self.bands), [], ""
        if self.in_kelvin:
            median, n_kelvin = float(np.median(self.in_kelvin)), len(self.in_kelvin)
            self.run.note(TakenAsKelvin(self.parameter, median, n_kelvin, len(self.bands)))
        if self.unscaled:
            self._doubt_values(n_bands)
        elif not (self.requirement.several or may_be_amounts):
            self.limits = Limits(self.parameter, label, *limits, unit)

    def _doubt_values(self, n_bands: int) -> None:
        """Note values that are used as they are, unless the quantity of a name fits some bands.

        Below zero they may be anomalies.
        """
        all_lack = may_lack_scale(self.bands, self.requirement, self.quantity)
        beyond = [error for error in self.unscaled if error.high > error.highest]
        if beyond and len(self.unscaled) < n_bands and not all_lack:
            raise beyond[0]
        self.run.note(doubt_of(self.unscaled[0]))
        self.unit, self.target = "", None

    def _inspect_unknown_values(self, cells: int) -> None:
        """Look at values of which nothing is known: for copies of products, for mixed units."""
        copies = DuplicateValues(self.parameter, self.requirement.products, self.run)
        apart = PossibleNodata(self.parameter, self.requirement)
        compared = self.bands if self.requirement.products else bands_to_compare(self.bands)
        bands = compared or self.bands[:: len(self.bands) // MAX_BANDS + 1]
        for band, values in zip(bands, sample_bands(bands, cells, self.run.check_cancel)):
            self.run.check_cancel()
            if compared or len(bands) == len(self.bands):
                self.sizes.add(band, values)
            apart.add(band, values)
            self.largest = max(self.largest, float(np.abs(values).max(initial=0.0)))
            if self.requirement.products:
                copies.add(band, values)
        self.sizes.report()
        apart.report(self.run)

    def _limits(self, per=Quantity.limits_per) -> tuple[float, float] | None:
        """Return the possible range of the checked quantity in the target's unit, None if unknown.

        `per` is the method of a quantity that returns its range per step of time.
        """
        quantity = self.quantity
        if quantity is not None:
            low, high = self._range_of(quantity, per)
        elif self.requirement.quantities:
            codes = self.requirement.quantities
            ranges = [self._range_of(get_quantity(code), per) for code in codes]
            low, high = min(low for low, _ in ranges), max(high for _, high in ranges)
            quantity = get_quantity(self.requirement.quantities[0])
        else:
            return None
        if self.target is None:
            return low, high
        factor, offset = conversion(quantity.own_unit, self.target._replace(step=""))
        return widen_limits(*sorted((low * factor + offset, high * factor + offset)))

    def _range_of(self, quantity: Quantity, per) -> tuple:
        """Return the possible range of a checked quantity per step of the bands."""
        low, high = per(quantity, self._limit_step())
        is_sum = quantity.additive and not (self.target is not None and self.target.step)
        days = max(self.lengths) if self.lengths and is_sum else 1
        return low * days, high * days

    def _limit_step(self) -> str:
        """Return the step that the values are per, as far as it is known."""
        stated = {unit.step for unit in self.units if unit}
        step = self.target.step if self.target is not None else ""
        return step or self.step or (stated.pop() if len(stated) == 1 else "")

    def _in_target_unit(self, i: int, values: np.ndarray) -> np.ndarray:
        """Return values in the unit of the quantity that is checked."""
        factor, offset = self.factors[i]
        values = values * factor + offset
        is_stated = self.units[i] is not None or self.requirement.several
        if self.quantity is None or self.quantity.dimension != "temperature" or is_stated:
            return values
        median = float(np.median(values))
        if MIN_KELVIN < median < MIN_KELVIN + KELVIN:
            band = self.bands[i]
            if band.holds_whole_numbers and band.scale == 1.0 and not band.offset:
                if may_lack_scale(self.bands, self.requirement, self.quantity):
                    return values
                raise TemperatureUnclear(self.parameter, band.path, median)
            if self.may_be_other and not lie_within(values - KELVIN, self._limits()):
                return values
            self.in_kelvin.append(median)
            self.factors[i] = factor, offset - KELVIN
            self.unit = self.unit or self.quantity.unit
            return values - KELVIN
        return values

    def _check_sign(self, i: int, share: float, mean: float) -> None:
        """Refuse bands of a quantity whose sign is reversed: see `is_reversed`."""
        if self.quantity is None or self.requirement.several:
            return
        if is_reversed(
            self.quantity.code, self._limit_step(), share, mean, self._smallest_amount()
        ):
            label, unit = self._label_and_unit()
            facts = self.parameter, self.bands[i].path, label, share, mean, unit
            raise SignReversed(*facts, self._is_negative)

    @property
    def _is_negative(self) -> bool:
        """Whether the quantity is not positive by its definition."""
        return self.quantity is not None and self.quantity.code in NEGATIVE_FLUXES

    def _smallest_amount(self) -> float:
        """Return the smallest amount of the quantity that a region shows."""
        least = self.quantity.least.get(self._limit_step(), 0.0) if self.quantity else 0.0
        if self.quantity and self.target is not None and least:
            least *= conversion(self.quantity.own_unit, self.target)[0]
        return least

    def _possible_ends(self, i: int, values, limits: tuple, unusual: UnusualValues) -> tuple:
        """Return the range of a band's values; take in what is possible, but not known."""
        ends = float(values.min()), float(values.max())
        low, high = ends if lie_within(values, limits) else self._apply_divisor(i, values, limits)
        if limits[0] <= low and high <= limits[1]:
            unusual.add(self.bands[i].label, low, high)
        return low, high

    def _apply_divisor(self, i: int, values: np.ndarray, limits: tuple[float, float]) -> tuple:
        """Return the range after a divisor was applied; raise where the values cannot be."""
        band, offset = self.bands[i], self.factors[i][1]
        low, high = float(values.min()), float(values.max())
        label, unit = self._label_and_unit()
        seen = self.parameter, band.path, label, low, high, *limits, unit
        if self.requirement.several:
            self.run.note(ValuesDoubtful(*seen))
            return low, high
        if band.scale > 1.0 and not band.offset:
            ends = [(end - offset) / band.scale**2 + offset for end in (low, high)]
            if limits[0] <= ends[0] and ends[1] <= limits[1]:
                self.divided[i] = True
                self.run.note(ScaleInverted(self.parameter, band.path, band.scale))
                return ends[0], ends[1]
        scale = suggest_scale(values, limits, band.stored_bytes)
        error = ImpossibleValues(*seen, scale)
        lacks_scale = scale and may_lack_scale(self.bands, self.requirement, self.quantity)
        if not (lacks_scale or self.may_be_other):
            raise error
        self.unscaled.append(error)
        return low, high

    def _label_and_unit(self) -> tuple:
        """Return what messages call the quantity, and the unit of its values."""
        label = self.quantity.label if self.quantity else self.parameter
        return label, self.unit or (self.quantity.unit if self.quantity else "")

    def _warn_of_magnitude(self, largest: float) -> None:
        """Warn of values of a quantity that look like another unit, if none is stated."""
        if self.quantity is None or not largest:
            return
        if any(self.units):
            if is_daily_rain(self.quantity.code, self.units, self._limit_step(), largest):
                self.run.note(UnitDoubtful(self.parameter, largest, self.unit, "per-day"))
            return
        least = self._smallest_amount()
        if largest < least:
            self.doubtful = True
            unit = self.unit or self.quantity.unit_per(self._limit_step())
            likely = likely_unit(self.quantity.dimension, largest / least)
            self.run.note(UnitDoubtful(self.parameter, largest, unit, likely))


def note_mixed_variables(bands, run: Run) -> None:
    """Warn when the bands of an input series are of several variables or quantities.

    The seasons of one variable, which it is named by, are none.
    """
    counts = Counter(band.name for band in bands if band.name)
    parts = [band.part for band in bands]
    is_one_each = len({(band.name, band.part) for band in bands}) == len(set(parts))
    words = [set(re.split(r"[\W_]+", name)) for name in counts]
    if is_one_each and months_of_parts(parts) and set.intersection(*words):
        return
    quantities = {quantity_of_name(name) for name in counts} - {""}
    if 1 < len(counts) <= min(_MAX_VARIABLES, len(bands) // 2) or len(quantities) > 1:
        names = sorted(counts)
        run.note(MixedVariables(tuple(names), tuple(counts[name] for name in names)))


def require_stated_sign(bands, parameter: str) -> None:
    """Refuse an input of a flux whose metadata contradict the definition: NEE "positive down".

    Raises
    ------
    SignContradicted
    """
    for band in bands:
        sign = get_quantity(band.quantity).sign if band.quantity else NO_SIGN
        if NO_SIGN != sign != band.stated_sign != "":
            label = get_quantity(band.quantity).label
            raise SignContradicted(parameter, band.path, label, band.stated_sign)


def require_one_sign(bands, parameter: str) -> None:
    """Refuse an input of quantities that count a gain with opposite signs (NEP and NEE).

    Raises
    ------
    SignsMixed
    """
    band_of_sign: dict = {}
    for band in bands:
        if band.quantity and get_quantity(band.quantity).sign != NO_SIGN:
            band_of_sign.setdefault(get_quantity(band.quantity).sign, band)
    if len(band_of_sign) > 1:
        different = list(band_of_sign.values())
        labels = tuple(get_quantity(band.quantity).label for band in different)
        raise SignsMixed(parameter, tuple(band.path for band in different), labels)
