"""Sums of area and of trends over the contribution classes of zones, and the result they make."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ...files.schema import Counts, Numbers, Record
from ...jit import njit
from ...statistics.exact_sum import PLACES, add_bits, carry, rounded, zero_sums
from ...units.carbon_meaning import carbon_of
from ...units.carbon_units import M2_PER_KM2
from ..settings import ContributionSettings
from ..trend_classes import CLASS_NODATA
from .contribution_classes import N_CODES

# What is summed for each class. Slopes are summed times the area; "null" is with shuffled climate.
SUMS = (
    "area",
    "observed",
    "climate",
    "rest",
    "significant",
    "rest_significant",
    "null_area",
    "null_climate",
    "null_rest",
)
_NULL = SUMS.index("null_area")
# Key and label of all classes together.
TOTAL, ALL = "total", "all"


@dataclass
class ClassSums:
    """Sums of the zones met so far.

    Parameters
    ----------
    codes : numpy.ndarray
        int64 (zones,), ascending.
    cells : numpy.ndarray
        int64 (zones, classes).
    sums : numpy.ndarray
        Accumulators (zones, classes, sums, places), see `SUMS`.
    """

    codes: np.ndarray
    cells: np.ndarray
    sums: np.ndarray

    @classmethod
    def zero(cls, codes) -> ClassSums:
        """Return sums of contribution classes that are all 0."""
        codes = np.asarray(codes, np.int64)
        cells = np.zeros((codes.size, N_CODES), np.int64)
        return cls(codes, cells, zero_sums(codes.size, N_CODES, len(SUMS)))

    def add(self, other: ClassSums) -> ClassSums:
        """Return the sums of contribution classes of both; zones are matched by code."""
        codes = np.union1d(self.codes, other.codes)
        total = self if codes.size == self.codes.size else ClassSums.zero(codes)
        for class_sums in (other,) if total is self else (self, other):
            positions = np.searchsorted(total.codes, class_sums.codes)
            total.cells[positions] += class_sums.cells
            total.sums[positions] += class_sums.sums
        carry(total.sums)
        return total


def class_sums_schema(name: str, window, codes) -> Record:
    """Return the schema of the class sums of a block; an empty block has no zone."""
    fields = {
        "codes": codes._replace(shape=(name,)),
        "cells": Counts((name, N_CODES), window.n_cells),
        "sums": Numbers("i", (name, N_CODES, len(SUMS), PLACES)),
    }
    return Record(ClassSums, fields)


def sum_contribution_classes(zones, inside, areas, block_result, null=None) -> ClassSums:
    """Sum areas and trends of the pixels of a block by zone and contribution class.

    Parameters
    ----------
    zones, inside : numpy.ndarray
        (pixels,) int64 zone codes, and whether a pixel has one.
    areas : numpy.ndarray
        Area of each pixel.
    block_result : tuple of numpy.ndarray
        Classes, slopes (3, pixels), and whether the trends of series and rest are significant.
    null : tuple of numpy.ndarray, optional
        Classes and slopes with shuffled climate.
    """
    codes, slopes, significant, rest_significant = block_result
    inside = inside & (codes != CLASS_NODATA)
    present, positions = np.unique(zones[inside], return_inverse=True)
    index = np.full(zones.size, -1, np.int64)
    index[inside] = positions.ravel()
    total = ClassSums.zero(present)
    flat = total.sums.reshape(-1, PLACES)
    areas = np.ascontiguousarray(areas, np.float64)
    tests = significant, rest_significant
    _sum_classes(codes, index, areas, areas.view(np.int64), slopes, *tests, total.cells, flat)
    if null is not None:
        _sum_null(null[0], index, areas, areas.view(np.int64), null[1], flat)
    carry(total.sums)
    return total


@njit(nogil=True, cache=True)
def _sum_classes(codes, index, areas, bits, slopes, significant, rest_significant, cells, sums):
    """Sum areas and trends of a block by zone and contribution class."""
    terms = np.empty(3)
    term_bits = terms.view(np.int64)
    for i in range(codes.size):
        if index[i] < 0:
            continue
        code = codes[i]
        cells[index[i], code] += 1
        row = (index[i] * N_CODES + code) * len(SUMS)
        add_bits(bits[i], sums, row)
        for k in range(3):
            terms[k] = slopes[k, i] * areas[i]
        for k in range(3):
            add_bits(term_bits[k], sums, row + 1 + k)
        if significant[i]:
            add_bits(bits[i], sums, row + 4)
        if rest_significant[i]:
            add_bits(bits[i], sums, row + 5)


@njit(nogil=True, cache=True)
def _sum_null(codes, index, areas, bits, slopes, sums):
    """Sum areas and trends by zone and contribution class with shuffled climate."""
    terms = np.empty(2)
    term_bits = terms.view(np.int64)
    for i in range(codes.size):
        if index[i] < 0 or codes[i] >= N_CODES:
            continue
        row = (index[i] * N_CODES + codes[i]) * len(SUMS) + _NULL
        add_bits(bits[i], sums, row)
        for k in range(2):
            terms[k] = slopes[1 + k, i] * areas[i]
        for k in range(2):
            add_bits(term_bits[k], sums, row + 1 + k)


class Amounts(NamedTuple):
    """A number for the series, for the part of climate, and for the rest."""

    observed: float
    climate: float
    rest: float

    @property
    def rest_share(self) -> float:
        """Share of the rest in the whole, NaN without one."""
        return self.rest / self.observed if self.observed else math.nan


@dataclass(frozen=True)
class ClassContributions:
    """One class of a zone, or all of them.

    Parameters
    ----------
    code : int
        Code of the class, -1 for all of them.
    key, label, colour : str
        Of the class.
    n_cells : int
        Cells.
    area_km2 : float
        Area; NaN where areas are unknown.
    share : float
        Of the zone.
    significant, rest_significant : float
        Share of it where the trend of the series, and that of the rest, is significant.
    slopes : Amounts
        Mean least-squares slopes, per year.
    change : Amounts
        Change over the whole period, Tg C; NaN where the unit is no carbon per area.
    null_share, null_rest_share : float
        Share of the class, and of the rest in the trend, with shuffled climate.
    """

    code: int
    key: str
    label: str
    colour: str
    n_cells: int
    area_km2: float
    share: float
    significant: float
    rest_significant: float
    slopes: Amounts
    change: Amounts
    null_share: float
    null_rest_share: float


class ZoneContributions(NamedTuple):
    """The classes of a zone, and the whole of it."""

    zone: str
    classes: tuple
    total: ClassContributions


@dataclass
class ContributionResult:
    """What was found.

    Parameters
    ----------
    settings : ContributionSettings
        The choices.
    name, unit, quantity : str
        Of the series.
    climates : tuple of str
        Names of the climate series.
    dates : tuple of str
        Dates used.
    has_seasons : bool
        Whether dates lie in several months of one year.
    times : numpy.ndarray
        The same as years.
    whole : ZoneContributions
        The whole raster.
    zones : tuple of ZoneContributions
        The zones.
    area_known : bool
        Whether areas are km2 or the shares are of cells.
    chosen : numpy.ndarray
        Cells by climate series and candidate (lag, dates added up).
    means : numpy.ndarray
        (3, dates): means of the series, of climate and of the rest over the cells with all dates;
        NaN when there is none.
    paths : dict
        The maps written, by name.
    """

    settings: ContributionSettings
    name: str
    unit: str
    quantity: str
    climates: tuple
    dates: tuple
    has_seasons: bool
    times: np.ndarray
    whole: ZoneContributions
    zones: tuple
    area_known: bool
    chosen: np.ndarray
    means: np.ndarray
    paths: dict

    @property
    def tg_unit(self) -> str:
        """Unit of changes of totals, such as "Tg C yr-1"; empty where there are none."""
        return carbon_of(self.unit, self.quantity).total_unit if self.area_known else ""


def zone_contributions(
    sums: ClassSums, position: int, zone: str, classes, scale: tuple
) -> ZoneContributions:
    """Return contributions of climate and the rest of each class in one zone.

    Parameters
    ----------
    sums : ClassSums
        Of all zones.
    position : int
        Which of them.
    zone : str
        Its name.
    classes : sequence of ClassBreak
        The classes in order.
    scale : (bool, float)
        Whether areas are m2, and what makes the sum of slope times area a change in Tg.
    """
    numbers = np.asarray(rounded(sums.sums[position]), np.float64)
    cells = sums.cells[position]
    zone_total = _sum_over_classes(numbers)
    rows = [
        _class_contributions(entry, int(cells[entry.code]), numbers[entry.code], zone_total, scale)
        for entry in classes
        if cells[entry.code] or numbers[entry.code].any() or entry.code not in (0, 7)
    ]
    total = _class_contributions(None, int(cells.sum()), zone_total, zone_total, scale)
    return ZoneContributions(zone, tuple(rows), total)


def _sum_over_classes(numbers) -> np.ndarray:
    """Return the sums over all contribution classes of a zone."""
    return np.array([math.fsum(column) for column in numbers.T])


def _class_contributions(
    entry, cells: int, numbers, zone_total, scale: tuple
) -> ClassContributions:
    """Return area and parts of the trend of one class, from its sums."""
    class_sums = dict(zip(SUMS, numbers.tolist()))
    total_sums = dict(zip(SUMS, zone_total.tolist()))
    area_known, factor = scale
    area = class_sums["area"]
    slopes = [class_sums[name] for name in ("observed", "climate", "rest")]
    null = class_sums["null_climate"] + class_sums["null_rest"]
    return ClassContributions(
        -1 if entry is None else entry.code,
        TOTAL if entry is None else entry.key,
        ALL if entry is None else entry.label,
        "" if entry is None else entry.colour,
        cells,
        area / M2_PER_KM2 if area_known else math.nan,
        _ratio_or_nan(area, total_sums["area"]),
        _ratio_or_nan(class_sums["significant"], area),
        _ratio_or_nan(class_sums["rest_significant"], area),
        Amounts(*(_ratio_or_nan(slope, area) for slope in slopes)),
        Amounts(*(slope * factor for slope in slopes)),
        _ratio_or_nan(class_sums["null_area"], total_sums["null_area"]),
        _ratio_or_nan(class_sums["null_rest"], null),
    )


def _ratio_or_nan(part: float, whole: float) -> float:
    """Return a class's sum over that of the zone; NaN where there is none."""
    return part / whole if whole else math.nan
