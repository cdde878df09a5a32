"""What an analysis of the parts of trends found, for tables and reports."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ...statistics.exact_sum import rounded
from ...units.carbon_meaning import carbon_of
from ...units.carbon_units import M2_PER_KM2
from ..settings import ContributionSettings
from .class_sums import SUMS, ClassSums

# Key and label of all classes together.
TOTAL, ALL = "total", "all"


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
class ClassParts:
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


class ZoneParts(NamedTuple):
    """The classes of a zone, and the whole of it."""

    zone: str
    classes: tuple
    total: ClassParts


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
    whole : ZoneParts
        The whole raster.
    zones : tuple of ZoneParts
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
    whole: ZoneParts
    zones: tuple
    area_known: bool
    chosen: np.ndarray
    means: np.ndarray
    paths: dict

    @property
    def tg_unit(self) -> str:
        """Unit of changes of totals, such as "Tg C yr-1"; empty where there are none."""
        return carbon_of(self.unit, self.quantity).total_unit if self.area_known else ""


def zone_parts(sums: ClassSums, position: int, zone: str, classes, scale: tuple) -> ZoneParts:
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
        _class_parts(entry, int(cells[entry.code]), numbers[entry.code], zone_total, scale)
        for entry in classes
        if cells[entry.code] or numbers[entry.code].any() or entry.code not in (0, 7)
    ]
    total = _class_parts(None, int(cells.sum()), zone_total, zone_total, scale)
    return ZoneParts(zone, tuple(rows), total)


def _sum_over_classes(numbers) -> np.ndarray:
    """Return the sums of the result over all classes."""
    return np.array([math.fsum(column) for column in numbers.T])


def _class_parts(entry, cells: int, numbers, zone_total, scale: tuple) -> ClassParts:
    """Return the result of one class: its parts of the trend."""
    class_sums = dict(zip(SUMS, numbers.tolist()))
    total_sums = dict(zip(SUMS, zone_total.tolist()))
    area_known, factor = scale
    area = class_sums["area"]
    slopes = [class_sums[name] for name in ("observed", "climate", "rest")]
    null = class_sums["null_climate"] + class_sums["null_rest"]
    return ClassParts(
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
    """Return a part of the result over the whole; NaN where there is none."""
    return part / whole if whole else math.nan
