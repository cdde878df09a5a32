"""The one check of what an input of rasters measures: quantity, unit, step of time, magnitude.

Every raster of an input is looked at, never the first alone. What the files say in another unit is
converted, by scale and offset of its bands; what cannot be is refused. Where nothing is said the
values must lie in the range that the quantity can have.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import numpy as np

from ..facts.casa import TakenAsKelvin, UnitDoubtful
from ..facts.flux import (
    ImpossibleValues,
    NameDiffers,
    ScaleInverted,
    UnitNotRead,
    UnitsConverted,
    UnitsIncomplete,
    UnitsMixed,
    ValuesDoubtful,
    WrongQuantity,
    WrongStep,
    WrongUnit,
)
from ..run import Run
from ..units.quantity import (
    NO_SIGN,
    Quantity,
    find_quantity,
    load_quantities,
    step_of,
)
from ..units.takes import Takes
from ..units.unit import Unit, conversion, dimensions_of, parse_unit
from .conversion import BandConversion, RasterSource
from .roles import note_mixed_variables
from .sample import sample_values
from .source import Band, Limits, describe_raster

# Air of this many degrees C does not exist, and no air is as cold in Kelvin.
LEAST_KELVIN, KELVIN = 120.0, 273.15
# Values looked at in all rasters of an input together, and at least in each.
_ALL_VALUES, _LEAST_VALUES = 4_000_000, 4_000
# Scale factors that products are stored with.
_FACTORS = (0.0001, 0.001, 0.01, 0.1)


class Meaning(NamedTuple):
    """What an input was found to hold: code of the quantity ("" unknown), unit and step."""

    quantity: str
    unit: str
    step: str
    target: Unit | None


def check_input(
    paths,
    parameter: str,
    takes: Takes,
    run: Run,
    dates=None,
    like: Meaning | None = None,
    look: bool = True,
) -> tuple:
    """Check the rasters of an input and return how they are to be read.

    Parameters
    ----------
    paths : sequence of str
        Raster files, all bands of which are used.
    parameter : str
        Name of the input, for messages.
    takes : Takes
        What it takes.
    run : Run
        Is told of every conversion and doubt.
    dates : sequence of Date, optional
        Date of each band instead of the one found.
    like : Meaning, optional
        Of the input that this one must have the unit of.
    look : bool
        Whether values are looked at, or only what the files say.

    Returns
    -------
    sources : list of RasterSource
        In the order of the files.
    meaning : Meaning
        What they hold; empty for several variables.

    Raises
    ------
    WrongQuantity, WrongUnit, UnitsMixed, WrongStep, ImpossibleValues
        When the rasters cannot be what the input takes.
    """
    paths = [str(path) for path in paths]
    bands = [band for path in paths for band in describe_raster(path)[1]]
    if dates is not None and len(dates) == len(bands):
        bands = [band.with_date(date) for band, date in zip(bands, dates)]
    groups: dict = {}
    for band in bands:
        groups.setdefault(band.name if takes.several else "", []).append(band)
    share = max(_ALL_VALUES // max(len(bands), 1), _LEAST_VALUES)
    found, meaning = {}, Meaning("", "", "", None)
    for name, members in groups.items():
        label = f"{parameter} ({name})" if takes.several else parameter
        group = _Group(members, label, takes, run, like)
        if look:
            group.look(share)
        found.update({(b.path, b.index): c for b, c in zip(members, group.conversions())})
        if not takes.several:
            meaning = group.meaning
    sources = []
    for path in paths:
        own = {i: c for (where, i), c in found.items() if where == path and c is not None}
        sources.append(RasterSource(path, own))
    return sources, meaning


class _Group:
    """The bands of one variable: judged together, converted one by one."""

    def __init__(self, bands: list, parameter: str, takes: Takes, run: Run, like) -> None:
        self.bands, self.parameter, self.takes, self.run = bands, parameter, takes, run
        self.codes = [band.quantity for band in bands]
        self.quantity = self._find_quantity()
        self.like = like
        self.units = [self._parse(band) for band in bands]
        self.step = step_of([band.date for band in bands])
        self.target, self.unit = self._find_target()
        self.factors = [self._convert(i) for i in range(len(bands))]
        self.divided = [False] * len(bands)
        self.limits = None
        self._tell_units()

    @property
    def meaning(self) -> Meaning:
        """What the bands hold, after conversion."""
        code = self.quantity.code if self.quantity else ""
        step = (self.target.step if self.target else "") or self.step
        return Meaning(code, self.unit, step, self.target)

    def conversions(self) -> list:
        """Return the conversion of each band, None where it is read as it is."""
        code = self.quantity.code if self.quantity else ""
        found = []
        for band, (factor, offset), divided in zip(self.bands, self.factors, self.divided):
            changed = (factor, offset) != (1.0, 0.0) or divided
            unit = self.unit if changed else band.unit
            needed = changed or (code and code != band.quantity) or self.limits is not None
            facts = factor, offset, unit, code, divided, self.limits
            found.append(BandConversion(*facts) if needed else None)
        return found

    # --- what it is --------------------------------------------------------------------------

    def _find_quantity(self) -> Quantity | None:
        """Return the quantity of all bands; None where it is unknown or they differ."""
        wanted = self.takes.quantities
        if not self.takes.several:
            note_mixed_variables(self.bands, self.run)
        for band, code in zip(self.bands, self.codes):
            if wanted and code and code not in wanted and self._refuses(band, code):
                labels = tuple(find_quantity(one).label for one in wanted)
                found = find_quantity(code).label
                raise WrongQuantity(self.parameter, band.path, found, labels)
        if len(wanted) == 1:
            others = {c: b for b, c in zip(self.bands, self.codes) if c and c != wanted[0]}
            for code, band in others.items():
                labels = find_quantity(code).label, find_quantity(wanted[0]).label
                self.run.note(NameDiffers(self.parameter, band.name, *labels))
            return find_quantity(wanted[0])
        known = {code for code in self.codes if code}
        if len(known) == 1 and all(self.codes) and (not wanted or known <= set(wanted)):
            return find_quantity(known.pop())
        return None

    def _refuses(self, band: Band, code: str) -> bool:
        """Say whether a band of another quantity is refused: by its dimension, not by its name."""
        dimensions = {find_quantity(one).dimension for one in self.takes.quantities}
        if find_quantity(code).dimension in dimensions:
            return band.quantity_stated
        # A name may mislead ("temp"); a unit of the wanted dimension clears it.
        return not any(parse_unit(band.unit, dimension) for dimension in dimensions)

    # --- units -------------------------------------------------------------------------------

    def _parse(self, band: Band) -> Unit | None:
        """Return what the unit of a band means; None where it has none or it is not understood."""
        if not band.unit.strip():
            return None
        if self.quantity is None:
            dimensions = self._dimensions()
            return parse_unit(band.unit, dimensions[0]) if dimensions else None
        unit = self.quantity.parse(band.unit)
        if unit is None and dimensions_of(band.unit) and not self.takes.several:
            raise WrongUnit(self.parameter, band.path, band.unit, self.quantity.unit)
        return unit

    def _dimensions(self) -> list:
        """Return the dimensions that all units of the bands may belong to."""
        wanted = {find_quantity(code).dimension for code in self.takes.quantities}
        found = [set(dimensions_of(band.unit)) for band in self.bands if band.unit.strip()]
        shared = set.intersection(*found) if found else set()
        shared = shared & wanted if wanted else shared
        return sorted(shared)  # carbon first: the alphabet helps

    def _find_target(self) -> tuple:
        """Return the unit all bands are brought to, and its text; None where none is understood."""
        if self.like is not None:
            return self._checked_like()
        said = [unit for unit in self.units if unit is not None]
        if self.quantity is None and not said:
            self._require_same_text()
            texts = [band.unit for band in self.bands if band.unit.strip()]
            return None, texts[0] if texts else ""
        step = self._find_step(said)
        if not self.takes.quantities and not self.takes.own_unit:
            # Kept in the unit that the first raster states: nothing changes where all agree.
            for unit, band in zip(self.units, self.bands):
                if unit is not None and (self.takes.step != "series" or unit.step in ("", step)):
                    return unit, band.unit
        if self.quantity is None and not self.takes.quantities:
            return self._base_target(said[0].dimension, step)
        return self._own_target(step)

    def _own_target(self, step: str) -> tuple:
        """Return the unit that the input takes, per a step."""
        quantity = self.quantity or find_quantity(self.takes.quantities[0])
        own = self.takes.unit or quantity.unit
        step = step if quantity.additive else ""
        text = quantity._replace(unit=own).unit_per(step)
        return quantity.parse(own)._replace(step=step), text

    def _base_target(self, dimension: str, step: str) -> tuple:
        """Return the own unit of a dimension, where the quantity itself is not known."""
        known = next(q for q in load_quantities().values() if q.dimension == dimension)
        return known.parse(known.unit)._replace(step=step), known.unit_per(step)

    def _checked_like(self) -> tuple:
        """Return the unit of the other input; raise where this one cannot be brought to it."""
        target = self.like.target
        self._require_like_sign()
        for i, band in enumerate(self.bands):
            text = band.unit.strip()
            if not text:
                continue
            if target is None:
                if self.like.unit and _squeezed(text) != _squeezed(self.like.unit):
                    raise UnitsMixed(self.parameter, (self.like.unit, text))
                continue
            unit = parse_unit(text, target.dimension)
            if unit is None:
                raise WrongUnit(self.parameter, band.path, band.unit, self.like.unit)
            own = _own_step(band, self.step)
            if unit.step and target.step and unit.step != target.step and own == unit.step:
                raise WrongStep(self.parameter, band.path, unit.step, target.step)
            self.units[i] = unit
        return target, self.like.unit

    def _require_like_sign(self) -> None:
        """Raise when the other input counts a gain as positive and this one a loss."""
        known = find_quantity(self.like.quantity)
        for band, code in zip(self.bands, self.codes):
            own = find_quantity(code)
            if known is None or own is None or NO_SIGN in (known.sign, own.sign):
                continue
            if known.sign != own.sign:
                raise WrongQuantity(self.parameter, band.path, own.label, (known.label,))

    def _find_step(self, said: list) -> str:
        """Return the step of time that amounts are brought to."""
        if self.takes.step in ("month", "year"):
            self._require_step(self.takes.step)
            return self.takes.step
        if self.takes.step == "series":
            seasonal = any(unit.step == "season" for unit in said)
            return "" if seasonal else self.step
        return next((unit.step for unit in said if unit.step), "")

    def _require_step(self, wanted: str) -> None:
        """Raise when rasters are per another step than the input takes, and cannot be converted."""
        if self.quantity is not None and not self.quantity.additive:
            return
        for band, unit in zip(self.bands, self.units):
            said = unit.step if unit else ""
            own = _own_step(band, self.step)
            # A rate of a dated step is converted by its days; an amount of another one is not.
            rate = said and own == wanted
            step = "" if rate else (own if said in ("", own) else said)
            if step and step != wanted:
                raise WrongStep(self.parameter, band.path, step, wanted)

    def _require_same_text(self) -> None:
        """Raise when units that nobody understands differ."""
        texts = {_squeezed(band.unit): band.unit for band in self.bands}
        texts.pop("", None)
        if len(texts) > 1 and not self.takes.several:
            raise UnitsMixed(self.parameter, tuple(texts.values()))

    def _convert(self, i: int) -> tuple:
        """Return factor and offset of a band."""
        unit = self.units[i]
        if unit is None or self.target is None or self.takes.several:
            return 1.0, 0.0
        if unit.step == "season" or self.target.step == "season":
            unit = unit._replace(step="")
        return conversion(unit, self.target, self.bands[i].date)

    def _tell_units(self) -> None:
        """Note conversions, units that are not understood, and rasters that state none."""
        changed = Counter(
            band.unit for band, factors in zip(self.bands, self.factors) if factors != (1.0, 0.0)
        )
        for unit, n in changed.items():
            self.run.note(UnitsConverted(self.parameter, unit, self.unit, n))
        if self.quantity is not None:
            strange = {
                band.unit
                for band, unit in zip(self.bands, self.units)
                if unit is None and band.unit.strip()
            }
            for unit in sorted(strange):
                self.run.note(UnitNotRead(self.parameter, unit, self.unit))
        silent = sum(not band.unit.strip() for band in self.bands)
        if 0 < silent < len(self.bands):
            self.run.note(UnitsIncomplete(self.parameter, silent, len(self.bands), self.unit))

    # --- values ------------------------------------------------------------------------------

    def look(self, cells: int) -> None:
        """Look at values of every band; correct Kelvin and divisors, refuse what cannot be."""
        limits = self._limits()
        if limits is None:
            return
        largest = 0.0
        for i, band in enumerate(self.bands):
            self.run.check()
            values = sample_values(band.path, band, cells)
            if not values.size:
                continue
            values = self._corrected(i, values)
            low, high = float(values.min()), float(values.max())
            if low < limits[0] or high > limits[1]:
                low, high = self._settle(i, low, high, limits)
            largest = max(largest, abs(low), abs(high))
        if not self.takes.several:
            label, unit = self._label_and_unit()
            self.limits = Limits(self.parameter, label, *limits, unit)
        self._doubt(largest)

    def _limits(self) -> tuple | None:
        """Return the possible range in the target's unit, None where nothing is known."""
        quantity, step = self.quantity, self._limit_step()
        if quantity is not None:
            low, high = quantity.limits_per(step)
        elif self.takes.quantities:
            every = [find_quantity(code).limits_per(step) for code in self.takes.quantities]
            low, high = min(one[0] for one in every), max(one[1] for one in every)
            quantity = find_quantity(self.takes.quantities[0])
        else:
            return None
        if self.takes.several or self.target is None:
            return low, high
        factor, offset = conversion(quantity.parse(quantity.unit), self.target._replace(step=""))
        ends = sorted((low * factor + offset, high * factor + offset))
        return ends[0] - 1e-6 * abs(ends[0]), ends[1] + 1e-6 * abs(ends[1])

    def _limit_step(self) -> str:
        """Return the step that the values are per, as far as it is known."""
        step = self.target.step if self.target is not None else ""
        return step or self.step

    def _corrected(self, i: int, values: np.ndarray) -> np.ndarray:
        """Return values in the target's unit; temperatures without a unit may be Kelvin."""
        factor, offset = self.factors[i]
        values = values * factor + offset
        is_temperature = self.quantity is not None and self.quantity.dimension == "temperature"
        if not is_temperature or self.units[i] is not None or self.takes.several:
            return values
        middle = float(np.median(values))
        if LEAST_KELVIN < middle < LEAST_KELVIN + KELVIN:
            self.run.note(TakenAsKelvin(self.parameter, middle))
            self.factors[i] = factor, offset - KELVIN
            self.unit = self.unit or self.quantity.unit
            return values - KELVIN
        return values

    def _settle(self, i: int, low: float, high: float, limits: tuple) -> tuple:
        """Return the range after a divisor was applied; raise where the values cannot be."""
        band, offset = self.bands[i], self.factors[i][1]
        label, unit = self._label_and_unit()
        if self.takes.several:
            note = ValuesDoubtful(self.parameter, band.path, label, low, high, *limits, unit)
            self.run.note(note)
            return low, high
        if band.scale > 1.0 and not band.offset:
            ends = [(end - offset) / band.scale**2 + offset for end in (low, high)]
            if limits[0] <= ends[0] and ends[1] <= limits[1]:
                self.divided[i] = True
                self.run.note(ScaleInverted(self.parameter, band.path, band.scale))
                return ends[0], ends[1]
        scale = next(
            (f for f in _FACTORS[::-1] if limits[0] <= low * f and high * f <= limits[1]), 0.0
        )
        facts = self.parameter, band.path, label, low, high, *limits, unit, scale
        raise ImpossibleValues(*facts)

    def _label_and_unit(self) -> tuple:
        """Return what messages call the quantity, and the unit of its values."""
        label = self.quantity.label if self.quantity else self.parameter
        return label, self.unit or (self.quantity.unit if self.quantity else "")

    def _doubt(self, largest: float) -> None:
        """Warn of values that look like another unit, where the files state none."""
        if self.quantity is None or any(self.units) or not largest:
            return
        least = self.quantity.least.get(self._limit_step(), 0.0)
        if self.target is not None and least:
            least *= conversion(self.quantity.parse(self.quantity.unit), self.target)[0]
        if largest < least:
            unit = self.unit or self.quantity.unit_per(self._limit_step())
            likely = next(
                (key for below, key in _LIKELY[self.quantity.dimension] if largest < below * least)
            )
            self.run.note(UnitDoubtful(self.parameter, largest, unit, likely))


# What amounts below the least one most often are, by their share of it.
_LIKELY = {
    "carbon": ((1.0, "kilograms"),),
    "water": ((1.0, "metres"),),
    "energy": ((0.2, "per-day"), (1.0, "watts")),
}


def _squeezed(unit: str) -> str:
    """Return a unit without blanks and in lower case, to see whether two are written alike."""
    return "".join(unit.casefold().split())


def _own_step(band: Band, of_series: str) -> str:
    """Return the step of a band: that of its series, else that of its own date."""
    return of_series or step_of([band.date])
