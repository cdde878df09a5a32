"""The transfer matrix of a period and the carbon it moved.

Pixel accounting: ``dC_ij`` is the sum over the cells that went from class i to class j of
``(C_end - C_start) * area``; what a class gained or lost without changing is ``dC_ii``. Density
accounting: ``dC_ij = A_ij (D_j,end - D_i,start)`` with a carbon density D per class and date.
Contributions are ``100 dC_ij / sum dC``, and beside it in percent of the sum of ``|dC_ij|``, which
stays meaningful where gains and losses cancel.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..statistics.exact_sum import rounded
from .carbon_densities import mean_densities
from .class_codes import NO_CLASS
from .pair_sums import AREA, CARBON_END, CARBON_START, CELL_GAIN, UNUSED_AREA, PairSums


@dataclass(frozen=True)
class Totals:
    """Carbon changes of a period, in the unit of the rasters times m2.

    `gain` and `loss` are the sums of the pairs that gained and that lost, `cell_gain` and
    `cell_loss` those of the cells that did: never smaller, as cells of a pair may differ.
    """

    change: float
    conversion: float
    within: float
    gain: float
    loss: float
    cell_gain: float
    cell_loss: float


@dataclass(frozen=True)
class Unused:
    """Cells of the land-use grid, and those without data in each raster."""

    cells: int
    no_start: int
    no_end: int
    no_class: int
    no_carbon_start: int
    no_carbon_end: int
    without_carbon: int


@dataclass(frozen=True)
class Transfer:
    """What a period did: matrices have a row per class at the start, a column per class at the end.

    Parameters
    ----------
    first, last : str
        The two dates, or "start" and "end".
    years : float
        Time between them; NaN when it is not known.
    classes : tuple of LandClass
        Classes of both dates.
    cells : numpy.ndarray
        int64: cells of each pair.
    area : numpy.ndarray
        m2, of all cells of a pair.
    carbon_area, carbon_cells : numpy.ndarray
        Area (m2) and number of the cells with carbon at both dates.
    mean_start, mean_end : numpy.ndarray
        Mean carbon per area of each pair at the two dates, in the unit of the rasters.
    change : numpy.ndarray
        Carbon change of each pair, in that unit times m2; NaN without carbon.
    cell_gain, cell_loss : numpy.ndarray
        The same of the cells of each pair that gained and of those that lost: together the change.
        By densities all cells of a pair change alike.
    totals : Totals
        Sums of it, exact before they are rounded.
    accounting : str
        "pixel", "density" (from a table), "density from rasters", or "" without carbon.
    unit : str
        Unit of carbon, a key of `units.carbon_units.CARBON_UNITS`.
    unused : Unused
        Cells without data.
    """

    first: str
    last: str
    years: float
    classes: tuple
    cells: np.ndarray
    area: np.ndarray
    carbon_area: np.ndarray
    carbon_cells: np.ndarray
    mean_start: np.ndarray
    mean_end: np.ndarray
    change: np.ndarray
    cell_gain: np.ndarray
    cell_loss: np.ndarray
    totals: Totals
    accounting: str
    unit: str
    unused: Unused

    @property
    def has_carbon(self) -> bool:
        """Whether carbon was given."""
        return bool(self.accounting)

    @property
    def dynamic_degrees(self) -> np.ndarray:
        """Single dynamic degree of each class, ``100 (U_b - U_a) / U_a / T``, % yr-1."""
        start, end = self.area.sum(axis=1), self.area.sum(axis=0)
        with np.errstate(invalid="ignore", divide="ignore"):
            return 100.0 * (end - start) / np.where(start > 0, start, np.nan) / self.years

    @property
    def comprehensive_degree(self) -> float:
        """Share of the area that changed class, per year: % yr-1."""
        total = self.area.sum()
        changed = total - np.trace(self.area)
        return float(100.0 * changed / total / self.years) if total else math.nan


@dataclass(frozen=True)
class Period:
    """Two dates by name, and the years between them (NaN when not known)."""

    first: str
    last: str
    years: float


def seen_codes(sums: PairSums) -> tuple:
    """Return the codes of the pairs between which there is transfer."""
    valid = _has_both_classes(sums)
    return tuple(np.union1d(sums.start[valid], sums.end[valid]).tolist())


class CarbonChanges(NamedTuple):
    """Carbon of each pair of classes ``(classes, classes)``, and the totals of all pairs.

    Parameters
    ----------
    start_mean, end_mean : numpy.ndarray
        Mean density at the two dates.
    change, gain, loss : numpy.ndarray
        Change, and the gain and the loss that it is made of.
    totals : Totals
        Sums over the pairs.
    """

    start_mean: np.ndarray
    end_mean: np.ndarray
    change: np.ndarray
    gain: np.ndarray
    loss: np.ndarray
    totals: Totals


def _changes_by_density(area: np.ndarray, densities) -> CarbonChanges:
    """Return carbon changes of a transfer where each class has one density at each date."""
    start, end = (np.where(area > 0, d, np.nan) for d in (densities[0][:, None], densities[1]))
    change = np.where(area > 0, area * (end - start), 0.0)
    gain, loss = np.maximum(change, 0.0), np.minimum(change, 0.0)
    return CarbonChanges(start, end, change, gain, loss, _totals_of_change(change))


def _unknown_changes(shape: tuple) -> CarbonChanges:
    """Return the changes of carbon where there is no carbon."""
    unknown = np.full(shape, np.nan)
    totals = _totals_of_change(unknown)
    return CarbonChanges(unknown, unknown, unknown, unknown, unknown, totals)


def make_transfer(
    sums: PairSums, period: Period, classes, unit: str, accounting: str = "", densities=None
) -> Transfer:
    """Return the transfer of a period.

    Parameters
    ----------
    sums : PairSums
        Sums over all cells.
    period : Period
        The dates.
    classes : tuple of LandClass
        At least the classes met, in the order wanted.
    unit : str
        Unit of carbon.
    accounting : str
        One of `ACCOUNTING`, or "" without carbon.
    densities : tuple of numpy.ndarray, optional
        Densities of the classes at the two dates; without it those of the rasters are taken.
    """
    position_of_code = {entry.code: i for i, entry in enumerate(classes)}
    shape = (len(classes), len(classes))
    valid = _has_both_classes(sums)
    pair_positions = (
        [position_of_code[code] for code in sums.start[valid].tolist()],
        [position_of_code[code] for code in sums.end[valid].tolist()],
    )
    valid_sums = sums.sums[valid]

    def matrix(values, dtype=np.float64):
        filled = np.zeros(shape, dtype)
        filled[pair_positions] = values
        return filled

    area = matrix(rounded(valid_sums[:, AREA]))
    with_carbon = accounting == "pixel" or (accounting == "density" and densities is None)
    carbon_cells = matrix((sums.cells - sums.without_carbon)[valid], np.int64) * with_carbon
    carbon_area = matrix(rounded(valid_sums[:, AREA] - valid_sums[:, UNUSED_AREA])) * with_carbon
    if accounting == "density":
        if densities is None:
            start, end = (matrix(rounded(valid_sums[:, q])) for q in (CARBON_START, CARBON_END))
            densities = mean_densities(start, end, carbon_area)
            accounting = "density from rasters"
        changes = _changes_by_density(area, densities)
    elif accounting:
        totals = _totals_of_matrix(valid_sums, sums.start[valid] == sums.end[valid])
        changes = _changes_by_cell(valid_sums, matrix, carbon_area, totals)
    else:
        changes = _unknown_changes(shape)
    return Transfer(
        period.first,
        period.last,
        period.years,
        tuple(classes),
        matrix(sums.cells[valid], np.int64),
        area,
        carbon_area,
        carbon_cells,
        *changes,
        accounting,
        unit,
        _unused_cells(sums),
    )


def _changes_by_cell(sums, matrix, carbon_area, totals) -> CarbonChanges:
    """Return carbon changes of a transfer summed cell by cell; `matrix` places the pairs' sums."""
    start, end = (matrix(rounded(sums[:, column])) for column in (CARBON_START, CARBON_END))
    with np.errstate(invalid="ignore", divide="ignore"):
        means = start / carbon_area, end / carbon_area
    return CarbonChanges(
        *means,
        matrix(rounded(sums[:, CARBON_END] - sums[:, CARBON_START])),
        matrix(rounded(sums[:, CELL_GAIN])),
        matrix(rounded(_carbon_losses(sums))),
        totals,
    )


def _has_both_classes(sums: PairSums) -> np.ndarray:
    """Return for which pairs land use is known at both dates."""
    return (sums.start != NO_CLASS) & (sums.end != NO_CLASS)


def _totals_of_matrix(sums: np.ndarray, is_same_class: np.ndarray) -> Totals:
    """Return the carbon totals of the pairs; what a pair adds is never rounded before."""
    change = sums[:, CARBON_END] - sums[:, CARBON_START]
    amount = rounded(change) if len(change) else np.zeros(0)

    def total(of) -> float:
        return float(rounded(change[of].sum(axis=0)))

    return Totals(
        total(slice(None)),
        total(~is_same_class),
        total(is_same_class),
        total(amount > 0),
        total(amount < 0),
        float(rounded(sums[:, CELL_GAIN].sum(axis=0))),
        float(rounded(_carbon_losses(sums).sum(axis=0))),
    )


def _carbon_losses(sums: np.ndarray) -> np.ndarray:
    """Return what the cells of pairs that lost carbon did, exactly: the change less the gains."""
    return sums[:, CARBON_END] - sums[:, CARBON_START] - sums[:, CELL_GAIN]


def _totals_of_change(change: np.ndarray) -> Totals:
    """Return the totals of a matrix of transfer; pairs without a density do not count."""
    change = np.where(np.isfinite(change), change, 0.0)
    diagonal = np.diag(change)
    total, within = math.fsum(change.ravel()), math.fsum(diagonal)
    conversions = change[~np.eye(len(change), dtype=bool)]
    gain, loss = math.fsum(change[change > 0]), math.fsum(change[change < 0])
    return Totals(total, math.fsum(conversions), within, gain, loss, gain, loss)


def _unused_cells(sums: PairSums) -> Unused:
    """Return the numbers of cells of land use and carbon without data."""
    no_start, no_end = sums.start == NO_CLASS, sums.end == NO_CLASS
    return Unused(
        int(sums.cells.sum()),
        int(sums.cells[no_start].sum()),
        int(sums.cells[no_end].sum()),
        int(sums.cells[no_start | no_end].sum()),
        int(sums.no_carbon[0]),
        int(sums.no_carbon[1]),
        int(sums.without_carbon[~(no_start | no_end)].sum()),
    )
