"""Quantities: what a raster or column measures, in which unit, within which limits.

They stand in ``quantities.csv``: code, dimension and unit, which sign means a gain of the
ecosystem, whether amounts may be added up over time, the limits of what is possible per day,
month and year and, within these, of what is known, the least maximum that a region shows in the
right unit, and the names a quantity goes by, with the source of the limits.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ..tables.csv_table import read_number, read_rows
from .climate_names import BIOCLIMATIC_CODES, bioclimatic_number, plain_words
from .unit import KELVIN, PER_STEP, Unit, dimensions_of, parse_unit

_TABLE = os.path.join(os.path.dirname(__file__), "quantities.csv")
_COLUMNS = ("code", "label", "dimension", "unit", "sign", "additive", "names", "citation")
STEPS = ("day", "month", "year")
# Positive values are a gain of the ecosystem ("sink") or of the atmosphere ("source").
SINK, SOURCE, NO_SIGN = "sink", "source", "none"
# What values may exceed a limit by, as a share of the larger limit.
_ROUNDING = 1e-6
# Words in a name that say that the raster is derived from a quantity and no longer that quantity.
_DERIVED = frozenset(
    "slope trend z p r cv std sd se class classes change difference diff anomaly anomalies hurst "
    "ratio error rmse bias share spread lower upper interval shap dissimilarity applicability "
    "index rank lisa hotspot gain loss quality qc qa flag count mask ln log range dtr amplitude "
    "anom departure".split()
)
# Short names are taken only when they are the whole name: "er" and "rain" stand in many others.
_SHORT, _WHOLE_ONLY = 2, frozenset("mat pet aet rain tmp tem tmx tmn pre pr vap vapr spi".split())
# Words beside one of these that leave it the whole name: of statistics, times, products, regions.
_BESIDE_WHOLE = frozenset(
    "mean average avg ave annual yearly year monthly month daily sum total max min dat global land "
    "china chn cru era5 era5land cmfd cmip6 terraclimate chelsa worldclim wc2 km m deg".split()
)
_NUMBERED = re.compile(r"v|(?:v|ts)?\d+[a-z]{0,3}")
# Names of these that other things go by too: temporary files, the time before an event.
_DOUBTFUL_NAMES = frozenset(("tmp", "tem", "pre", "vap"))
_TOKENS = re.compile(r"[\s_\-./()\[\]]+")
_UNIT_AT_END = re.compile(r"(?P<name>.*\S)\s*[(\[（](?P<unit>[^()\[\]（）]+)[)\]）]")


class Quantity(NamedTuple):
    """A quantity.

    Parameters
    ----------
    code, label : str
        Name in parameters and metadata; name for people.
    dimension, unit : str
        A key of `unit.DIMENSIONS` and the unit values are brought to, without its step of time.
    sign : str
        `SINK` when positive values are a gain of the ecosystem, `SOURCE` when they are a loss,
        `NO_SIGN` when the sign means neither.
    additive : bool
        Whether amounts may be added up over time (a stock or a temperature may not).
    limits : dict of str to tuple
        Smallest and largest possible value by step.
    known : dict of str to tuple
        Smallest and largest value by step that is known from the literature; the same where the
        limits are physical.
    least : dict of str to float
        Smallest maximum (of absolute values) a region shows, by step; 0 for no such limit.
    names : tuple of str
        Names it goes by, in lower case.
    """

    code: str
    label: str
    dimension: str
    unit: str
    sign: str
    additive: bool
    limits: dict
    known: dict
    least: dict
    names: tuple

    @property
    def is_carbon(self) -> bool:
        """Whether it is an amount of carbon per area."""
        return self.dimension == "carbon"

    def unit_per(self, step: str = "") -> str:
        """Return the unit with its step of time, such as "gC m-2 yr-1"."""
        return f"{self.unit} {PER_STEP[step]}" if step and self.additive else self.unit

    def parse(self, text: str) -> Unit | None:
        """Return what a unit means for this quantity; None where it is none of its units."""
        return parse_unit(text, self.dimension)

    def parse_known(self, text: str) -> Unit:
        """Return what a unit means that the program itself names, not a file.

        Raises
        ------
        ValueError
            When it is none of its units.
        """
        unit = self.parse(text)
        if unit is None:
            raise ValueError(f"{text!r} is no unit of {self.code}")
        return unit

    @property
    def own_unit(self) -> Unit:
        """What the unit means that values are brought to."""
        return self.parse_known(self.unit)

    def limits_per(self, step: str) -> tuple:
        """Return the possible range per step; of an unknown step the widest."""
        return _range_per(self.limits, step)

    def known_per(self, step: str) -> tuple:
        """Return the known range per step; values beyond it are doubted."""
        return _range_per(self.known, step)


def _range_per(ranges: dict, step: str) -> tuple:
    """Return the range of a quantity per step; of an unknown step the widest."""
    if step in ranges:
        return ranges[step]
    lows, highs = zip(*ranges.values())
    return min(lows), max(highs)


# Share of values below zero from which on a flux is taken for one of reversed sign.
_REVERSED_SHARE = 0.9
# GPP of products lies a little below zero in winter: the least amount is taken so many times there.
_NOISE_IN_A_SEASON = 10.0
# Fluxes that go one way: production, and respiration.
POSITIVE_FLUXES = frozenset({"npp", "gpp", "rs", "rh", "ra", "reco"})


# Fluxes that go the other way: GEE = -GPP.
NEGATIVE_FLUXES = frozenset({"gee"})


def is_reversed(code: str, step: str, share: float, mean: float, smallest_flux: float) -> bool:
    """Say whether values of a quantity have the sign of its opposite quantity, as GEE = -GPP.

    Parameters
    ----------
    code : str
        Code of the quantity.
    step : str
        Step the values are per, empty where it is not known.
    share : float
        Share of the values that are below zero; of `NEGATIVE_FLUXES` that of those above.
    mean, smallest_flux : float
        Mean of the values, and the smallest amount that a region shows.
    """
    noise = smallest_flux if step in ("", "year") else _NOISE_IN_A_SEASON * smallest_flux
    if code in NEGATIVE_FLUXES:
        mean = -mean
    return code in POSITIVE_FLUXES | NEGATIVE_FLUXES and share >= _REVERSED_SHARE and mean < -noise


def widen_limits(low: float, high: float) -> tuple:
    """Return the limits of a quantity a little wider: packed values differ by rounding."""
    slack = _ROUNDING * max(abs(low), abs(high))
    return low - slack, high + slack


def scale_into_limits(values, limits: tuple, factors: tuple) -> float:
    """Return the first of some factors that brings all values into limits; 0 where none does."""
    low, high = float(values.min()), float(values.max())
    return next((f for f in factors if limits[0] <= low * f and high * f <= limits[1]), 0.0)


@cache
def load_quantities(path: str = "") -> dict:
    """Return the quantities by code.

    Parameters
    ----------
    path : str
        A CSV of the same columns instead of the plugin's own.

    Raises
    ------
    MissingColumn, BadTable
        When it is no table of quantities.
    """
    path = path or _TABLE
    ends = ("low", "high", "known_low", "known_high", "least")
    columns = [f"{end}_{step}" for step in STEPS for end in ends]
    return {
        row["code"]: _read_quantity(path, row) for row in read_rows(path, (*_COLUMNS, *columns))
    }


def find_quantity(code: str) -> Quantity | None:
    """Return a quantity by its code; None for an empty or unknown one."""
    return load_quantities().get(code)


def get_quantity(code: str) -> Quantity:
    """Return a quantity by a code that is one.

    Raises
    ------
    KeyError
        When it is none.
    """
    return load_quantities()[code]


def quantity_of_name(name: str) -> str:
    """Return the code of the quantity that a name means, empty where it names none or several.

    ``npp``, ``npp_modis`` and ``mean_npp`` are NPP; ``npp_trend`` is not, and neither is
    ``npp_ndvi``. A unit in brackets at the end is no part of the name.
    """
    bare, unit = split_unit(name)
    name = (bare if unit and dimensions_of(unit) else name).strip().casefold()
    by_name = _codes_by_name()
    if name in by_name:
        return by_name[name]
    tokens = plain_words([token for token in _TOKENS.split(name) if token])
    if _DERIVED.intersection(tokens):
        return ""
    number = bioclimatic_number(name)
    if number:
        return BIOCLIMATIC_CODES.get(number, "")
    # A file may have tens of thousands of bands: only its own words are looked up.
    by_words, longest = _codes_by_words()
    codes = set()
    for first in range(len(tokens)):
        for last in range(first + 1, min(first + longest, len(tokens)) + 1):
            codes |= by_words.get(tuple(tokens[first:last]), set())
    codes = codes or {by_name.get(_word_of_whole(tokens), "")}
    return codes.pop() if len(codes) == 1 else ""


def _word_of_whole(tokens: list) -> str:
    """Return the word that names a quantity, without those of statistics, products and cell sizes.

    ``cru_ts4.07.tmp.dat`` and ``annual_pre_1km`` are "tmp" and "pre"; ``pre_fire`` is neither.
    """
    words = [t for t in tokens if t not in _BESIDE_WHOLE and not _NUMBERED.fullmatch(t)]
    return words[0] if len(words) == 1 and words[0] in _WHOLE_ONLY else ""


def is_doubtful_name(name: str) -> bool:
    """Say whether a name means a quantity by a word that other things go by too.

    Examples
    --------
    >>> is_doubtful_name("tmp_1km"), is_doubtful_name("tmean")
    (True, False)
    """
    tokens = [token for token in _TOKENS.split(name.strip().casefold()) if token]
    return _word_of_whole(tokens) in _DOUBTFUL_NAMES


def quantity_of_names(names, standard: str = "") -> str:
    """Return the code of the quantity of a variable, empty where it is not known.

    The standard name of the CF conventions counts before words in the other names (``Rainf_tavg``
    is rain, averaged over time), but not for a variable derived from a quantity.

    Parameters
    ----------
    names : sequence of str
        Of the variable and its file, the more telling first.
    standard : str
        Its standard name.
    """
    if is_derived(standard) or _is_all_derived(names[0]):
        return ""
    codes = [quantity_of_name(name) for name in names]
    if standard and not is_derived(names[0]):
        codes = [_codes_by_name().get(standard.strip().casefold(), ""), *codes]
        codes.append(quantity_of_name(standard))
    return next(filter(None, codes), "")


def _is_all_derived(name: str) -> bool:
    """Say whether a name is that of a result, such as "hurst", of whatever its file is named by."""
    words = {word for word in _TOKENS.split(name.casefold()) if word}
    return bool(words) and words <= _DERIVED and max(map(len, words)) > _SHORT


def is_derived(name: str) -> bool:
    """Say whether a name says that its values are derived from a quantity, as an anomaly is.

    Differences of temperatures in Kelvin are the same number of degrees Celsius.
    """
    return bool(_DERIVED.intersection(_TOKENS.split(name.strip().casefold())))


def split_unit(name: str) -> tuple:
    """Return the name of a column without the unit in brackets at its end, and that unit."""
    match = _UNIT_AT_END.fullmatch(name.strip())
    if match is None:
        return name.strip(), ""
    # "NEE/(gC m-2 d-1)": a quantity divided by its unit.
    return match["name"].rstrip("/\uff0f ") or match["name"], match["unit"].strip()


@cache
def _codes_by_words() -> tuple:
    """Return codes by the words of the names that may be part of others, and the most words."""
    codes: dict = {}
    for text, code in _codes_by_name().items():
        words = tuple(word for word in _TOKENS.split(text) if word)
        if words and len(text) > _SHORT and text not in _WHOLE_ONLY:
            codes.setdefault(words, set()).add(code)
    return codes, max(map(len, codes))


@cache
def _codes_by_name() -> dict:
    return {
        name: quantity.code for quantity in load_quantities().values() for name in quantity.names
    }


def _read_quantity(path: str, row: dict) -> Quantity:
    """Return a row of the table."""

    def number(column):
        return read_number(path, column, row[column])

    return Quantity(
        code=row["code"],
        label=row["label"],
        dimension=row["dimension"],
        unit=row["unit"],
        sign=row["sign"],
        additive=row["additive"] == "yes",
        limits={step: (number(f"low_{step}"), number(f"high_{step}")) for step in STEPS},
        known={step: (number(f"known_low_{step}"), number(f"known_high_{step}")) for step in STEPS},
        least={step: number(f"least_{step}") for step in STEPS},
        names=tuple(name.strip().casefold() for name in row["names"].split("|") if name.strip()),
    )


# What numbers of an input are used as: amounts and states; class codes, which are whole numbers;
# a grid, or where it has data; values that are written on, shown or inspected as they are.
QUANTITY, CODES, GRID, COPIED = "quantity", "codes", "grid", "copied"
# And of columns: names, also of classes; dates; measures of plots, whose units are chosen beside
# them and compared with their headers.
NAMES, DATES, MEASURE = "names", "dates", "measure"
ROLES = (QUANTITY, CODES, GRID, COPIED, NAMES, DATES, MEASURE)


@dataclass(frozen=True)
class InputRequirement:
    """What an input of rasters, or a column of a table, must hold.

    Parameters
    ----------
    role : str
        What its numbers are used as, one of `ROLES`; only those of `QUANTITY` are computed with.
    quantities : tuple of str
        Codes of quantities; empty for any.
    step : str
        Step of time its amounts must be per: "month", "year", "series" (the step of its dates), or
        empty where it does not matter.
    unit : str
        Unit wanted instead of the quantity's own, without a step ("t C ha-1").
    several : bool
        Whether the rasters are several variables (predictors), each a quantity of its own, kept
        in the unit that its first raster states.
    alike : str
        Another input of the same run, whose unit this one must have.
    own_unit : bool
        Whether values are brought to the quantity's own unit, also where any quantity is taken;
        else they are kept in the unit of the first raster that states one.
    legends : bool
        Whether the legends of rasters that are no quantity must agree.
    repeats : bool
        Whether one raster may be given several times, or for another input too.
    products : bool
        Whether the rasters are products to be compared: of one quantity and one date.
    classes : bool
        Whether class rasters may be among them, as among predictors; else those whose classes have
        names are refused, and those with a colour table are doubted.
    dates_of : str
        Another input of one raster, with which this one is combined cell by cell.
    dates_rule : str
        How its date belongs to that of the other: "same", "near" or "any" (`raster.date_checks`).
    """

    quantities: tuple = ()
    step: str = ""
    unit: str = ""
    several: bool = False
    alike: str = ""
    own_unit: bool = False
    legends: bool = True
    repeats: bool = False
    products: bool = False
    classes: bool = False
    role: str = QUANTITY
    dates_of: str = ""
    dates_rule: str = "same"

    @property
    def is_quantity(self) -> bool:
        """Whether numbers are computed with, so that unit and magnitude are checked."""
        return self.role == QUANTITY


# Amounts of carbon per area: fluxes, and stocks.
FLUXES = ("npp", "gpp", "rs", "rh", "ra", "reco", "nep", "nee", "nbp", "gee")
CARBON = (*FLUXES, "carbon")


def has_natural_zero(text: str) -> bool:
    """Say whether 0 of a unit is nothing at all; of degrees Celsius and Fahrenheit it is not.

    Examples
    --------
    >>> has_natural_zero("degC"), has_natural_zero("K"), has_natural_zero("mm")
    (False, True, True)
    """
    temperature = parse_unit(text, "temperature")
    return temperature is None or temperature.offset == -KELVIN * temperature.factor
