"""Maps of emerging hot spots: Gi* of every date and the rules, applied block by block."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...errors_and_notes.allowed import check_settings
from ...errors_and_notes.pattern import Islands, PatternTested, TooFewScoreDates
from ...errors_and_notes.raster import CellsUsed, ClassArea, MaskVaries, NoValidPixel
from ...raster import RasterOutput, Stack, reduce_blocks, run_blocks
from ...run import Run
from ..class_shares import RowTally
from ..classes import EMERGING_CLASSES, NOT_SIGNIFICANT, PatternClass
from ..hotspots.getis_ord import Z_BINS, count_scores, gi_star, smallest_significant_score
from ..moments import MomentSums, empty_moment_sums, moment_sums, moments
from ..neighbour_sums import neighbour_sums
from ..raster_survey import class_output
from ..settings import EmergingSettings
from ..significance import critical_z, two_sided_normal_p
from .emerging_classes import MIN_DATES, Emerging, classify_emerging

MAPS = ("emerging_class", "trend_z", "hot_dates", "cold_dates")
COUNT_NODATA = -1
# Bytes per cell: the scores of a date, and what stays.
_PER_DATE, _SCRATCH = 8, 120

# The state of a cell on one date.
DATE_CLASSES = (
    PatternClass(0, "ns", "Not significant", "#eeeeee"),
    PatternClass(1, "hot", "Hot spot", "#d7191c"),
    PatternClass(2, "cold", "Cold spot", "#2c7bb6"),
)


class EmergingMap(NamedTuple):
    """What a map of emerging hot spots found."""

    shares: tuple  # ClassShare of EMERGING_CLASSES
    by_date: tuple  # of each date the ClassShare of DATE_CLASSES
    moments: tuple  # of each date's values
    n_cells: int  # with data on all dates
    islands: int
    critical_z: float  # the smallest |Gi*| that is significant
    area_known: bool


class _Survey(NamedTuple):
    """First pass: sums of each date's values, cells with data on all dates, and islands."""

    sums: tuple
    constant: int
    islands: int


def map_emerging(series: Stack, paths: dict, settings: EmergingSettings, run: Run) -> EmergingMap:
    """Write maps of emerging hot spots.

    Cells with data on all dates are tested, so that all dates have the same neighbours.

    Parameters
    ----------
    series : Stack
        Dated bands, in order of their dates.
    paths : dict of str to str
        Files to write, by name of `MAPS`; None for those not wanted.
    settings : EmergingSettings
        The choices.
    run : Run
        Progress, cancel, memory, threads.

    Raises
    ------
    TooFewScoreDates, NoValidPixel, TooFewValues, ConstantValues
        When there is nothing to test.
    """
    check_settings(settings)
    require_dates(series)
    survey = _sum_series_moments(series, settings.contiguity, run.part(0.0, 0.3))
    moments = _moments_of_dates(series, survey, settings.compared_with)
    critical = critical_z(settings.alpha)
    if settings.fdr:
        run.step("count-p")
        counts = _count_all(series, settings, moments, run.part(0.3, 0.6))
        critical = smallest_significant_score(settings.alpha, counts)
    trend_limit = critical_z(settings.alpha_trend)
    area = series.grid.known_cell_areas()
    tallies = _Tallies(len(series), series.grid.height, area)

    def kernel(block):
        scores = _scores_of_dates(block, settings.contiguity, moments)
        shape = scores.shape[1:]
        flat = scores.reshape(len(scores), -1)
        result = classify_emerging(flat, critical, trend_limit)
        maps = _as_maps(result, shape)
        return {**maps, **tallies.count(block.window, maps["emerging_class"], scores, critical)}

    outputs = {
        _emerging_output(name, series, settings): path for name, path in paths.items() if path
    }
    run.step("compute")
    scratch = _SCRATCH + _PER_DATE * len(series)
    write_run = run.part(0.6 if settings.fdr else 0.3, 1.0)
    run_blocks(series, kernel, outputs, write_run, 1, scratch, tally=tallies)
    by_date = tuple(rows.shares(DATE_CLASSES) for rows in tallies.dates)
    shares = tallies.classes.shares(EMERGING_CLASSES)
    result = EmergingMap(
        shares, by_date, moments, survey.constant, survey.islands, critical, area is not None
    )
    _note_result(result, series, settings, run)
    return result


def require_dates(series: Stack) -> None:
    """Raise when a series is too short for emerging hot spots."""
    if len(series) < MIN_DATES:
        raise TooFewScoreDates(len(series), MIN_DATES)


def _cells_with_all_dates(block) -> np.ndarray:
    """Return where emerging hot spots can be: data on all dates, with the halo."""
    is_complete = ~np.isnan(block.values[0])
    for values in block.values[1:]:
        is_complete &= ~np.isnan(values)
    return is_complete


def _sum_series_moments(series: Stack, contiguity: str, run: Run) -> _Survey:
    """Process the series once for the moments that emerging hot spots need."""
    n = len(series)

    def kernel(block):
        """Count the cells and sum the moments of each date of a series for emerging hot spots."""
        inner_cells = slice(1, -1), slice(1, -1)
        is_complete = _cells_with_all_dates(block)
        is_used, anywhere, sums = is_complete[inner_cells], np.zeros(is_complete.shape, bool), []
        for values in block.values:
            anywhere |= ~np.isnan(values)
            sums.append(moment_sums(values[inner_cells][is_used]))
        has_no_neighbour = neighbour_sums(np.where(is_complete, 0.0, np.nan), contiguity).count == 0
        islands, largest = int((has_no_neighbour & is_used).sum()), int(anywhere[inner_cells].sum())
        return tuple(sums), np.array([is_used.sum(), largest, islands], np.int64)

    def combine(total, partial):
        sums = tuple(sums_so_far.join(other) for sums_so_far, other in zip(total[0], partial[0]))
        return sums, total[1] + partial[1]

    start = tuple(empty_moment_sums() for _ in range(n)), np.zeros(3, np.int64)
    sums, counts = reduce_blocks(series, kernel, combine, start, run, halo=1, scratch=_SCRATCH)
    constant, largest, islands = (int(count) for count in counts)
    if constant == 0:
        raise NoValidPixel(series.paths)
    if constant < largest:
        run.note(MaskVaries(constant, largest))
    return _Survey(sums, constant, islands)


def _moments_of_dates(series: Stack, survey: _Survey, compared_with: str) -> tuple:
    """Return the moments with which the Gi* scores of each date are made."""
    if compared_with == "date":
        pairs = zip(survey.sums, series.bands)
        return tuple(moments(sums, band.path) for sums, band in pairs)
    total: MomentSums = empty_moment_sums()
    for sums in survey.sums:
        total = total.join(sums)
    return (moments(total, series.bands[0].path),) * len(series)


def _scores_of_dates(block, contiguity: str, moments: tuple) -> np.ndarray:
    """Return Gi* of every date for emerging hot spots; NaN without data on all dates."""
    is_complete = _cells_with_all_dates(block)
    scores = np.empty((len(block.values), *block.window.shape))
    for date, values in enumerate(block.values):
        values = np.where(is_complete, values, values.dtype.type(np.nan))
        totals, counts = neighbour_sums(values, contiguity)
        inner_cells = np.ascontiguousarray(values[1:-1, 1:-1])
        scores[date] = gi_star(inner_cells, totals, counts, moments[date])
        scores[date][counts == 0] = np.nan
    return scores


def _count_all(series: Stack, settings: EmergingSettings, moments: tuple, run: Run) -> np.ndarray:
    """Return how many scores of all dates have each size, for emerging hot spots."""

    def kernel(block):
        counts = np.zeros(Z_BINS, np.int64)
        for scores in _scores_of_dates(block, settings.contiguity, moments):
            counts += count_scores(scores)
        return counts

    scratch = _SCRATCH + _PER_DATE * len(series)
    start = np.zeros(Z_BINS, np.int64)
    return reduce_blocks(series, kernel, np.add, start, run, halo=1, scratch=scratch)


def _as_maps(emerging: Emerging, shape: tuple) -> dict:
    """Return the arrays of a block by name of `MAPS`."""
    return {
        "emerging_class": emerging.codes.reshape(shape),
        "trend_z": emerging.trend_z.astype(np.float32).reshape(shape),
        "hot_dates": emerging.hot.reshape(shape),
        "cold_dates": emerging.cold.reshape(shape),
    }


class _Tallies:
    """Counts the classes of the map, and the hot and cold cells of each date."""

    def __init__(self, n_dates: int, height: int, area) -> None:
        self.classes = RowTally([c.code for c in EMERGING_CLASSES], height, area)
        codes = [c.code for c in DATE_CLASSES]
        self.dates = [RowTally(codes, height, area) for _ in range(n_dates)]

    def count(self, window, classes, scores, critical: float) -> dict:
        """Count the emerging hot spots of a block."""
        by_date = []
        for rows, date_scores in zip(self.dates, scores):
            states = np.zeros(date_scores.shape, np.uint8)
            states[date_scores >= critical] = 1
            states[date_scores <= -critical] = 2
            states[np.isnan(date_scores)] = 255
            by_date.append(rows.count(window, states))
        return {"rows": self.classes.count(window, classes), "date_rows": tuple(by_date)}

    def add(self, window, arrays: dict) -> None:
        """Add the counts of emerging hot spots of a block."""
        self.classes.add(window, arrays)
        for rows, counts in zip(self.dates, arrays["date_rows"]):
            rows.add(window, {"rows": counts})

    def finish(self) -> None:
        """End the counts of emerging hot spots: the first pass has found values."""


def _emerging_output(name: str, series: Stack, settings: EmergingSettings) -> RasterOutput:
    """Return what the map of a name is."""
    span = f"{series.dates[0].text} to {series.dates[-1].text}"
    rule = "false discovery rate" if settings.fdr else "two-sided p"
    compared = {"date": "each date against its own mean", "series": "against the mean of all dates"}
    description = (
        f"Gi* of {len(series)} dates, {span}, {settings.contiguity}, "
        f"{compared[settings.compared_with]}; {rule} <= {settings.alpha:g}"
    )
    if name == "emerging_class":
        trend = f"trend p <= {settings.alpha_trend:g}"
        description = f"Emerging hot spots by Esri's rules: {description}; {trend}"
        return class_output(name, EMERGING_CLASSES, description, None)
    if name == "trend_z":
        return RasterOutput(name, "", description=f"Mann-Kendall Z of {description}")
    kind = "hot" if name == "hot_dates" else "cold"
    description = f"Dates on which the cell is a {kind} spot: {description}"
    return RasterOutput(name, "", "int16", COUNT_NODATA, description)


def _note_result(
    emerging: EmergingMap, series: Stack, settings: EmergingSettings, run: Run
) -> None:
    """Report the areas of emerging hot spots, and what they rest on."""
    run.note(CellsUsed(emerging.n_cells - emerging.islands, series.grid.n_cells - emerging.n_cells))
    if emerging.islands:
        run.note(Islands(emerging.islands, emerging.n_cells))
    tested = sum(share.n_cells for date_shares in emerging.by_date for share in date_shares)
    n_not_significant = sum(
        date_shares[NOT_SIGNIFICANT].n_cells for date_shares in emerging.by_date
    )
    threshold = float(two_sided_normal_p(emerging.critical_z))
    alpha, fdr = settings.alpha, settings.fdr
    run.note(
        PatternTested(
            tested, tested - n_not_significant, "normal", 0, "two_sided", alpha, fdr, threshold
        )
    )
    for share in emerging.shares:
        if share.n_cells:
            run.note(ClassArea(share.label, share.share, share.area_km2, share.n_cells))
