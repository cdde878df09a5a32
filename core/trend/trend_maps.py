"""Trend maps: applies the kernels to rasters, block by block."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from ..errors_and_notes.raster import NoValidPixel
from ..errors_and_notes.trend import (
    ArbitraryZero,
    ClassShares,
    MeanNearZero,
    PersistenceShare,
    SeveralPerYear,
    TooFewCellValues,
    TrendCells,
    TrendNotTested,
)
from ..files.schema import Numbers
from ..raster import ClassEntry, Classes, RasterOutput, Stack, reduce_blocks, run_blocks
from ..run import Run
from ..units.carbon_units import M2_PER_KM2
from ..units.quantity import has_natural_zero
from .class_counts import BlockCounts, Tally, count_maps, counts_schema
from .false_discovery_rate import BINS, count_p, critical_p, fixed_level, with_alpha
from .null_tests import hurst_null, shuffle_dates
from .regional_sums import weighted_sums
from .settings import TREND_TESTS, TrendSettings
from .simd_lanes import without_offset
from .trend_analysis import COUNTED, TrendAnalysis
from .trend_classes import CLASS_NODATA, TREND_NODATA

# What the kernels allocate per cell: results and passing arrays, and float32 series if shuffled.
_SCRATCH, _SCRATCH_PER_DATE = 260, 4
# What the null test is about.
_CV_MAPS = {"cv", "cv_class"}
_NULL_MAPS = frozenset({"trend_class", "hurst", "future_class"})


@dataclass
class TrendResult:
    """What a trend analysis found, for tables and reports.

    Parameters
    ----------
    settings : TrendSettings
        The choices.
    name, unit : str
        Of the series.
    dates : tuple of str
        Its dates.
    times : numpy.ndarray
        The same as years.
    tally, null : Tally
        Counts of the series, and of the shuffled one (or None).
    totals, null_totals : list of ClassTotal
        Cells, area and share of every class.
    area_known : bool
        Whether areas are km2 or the shares are of cells.
    means : numpy.ndarray
        Mean of each date over the cells valid on all dates; NaN when there is none.
    constant_km2 : float
        Their area.
    paths : dict
        The maps written, by name.
    min_values : int
        Values a cell needed.
    trend_limit : float
        Largest p that counted.
    """

    settings: TrendSettings
    name: str
    unit: str
    dates: tuple
    times: np.ndarray
    tally: Tally
    null: Tally | None
    totals: list
    null_totals: list
    area_known: bool
    means: np.ndarray
    constant_km2: float
    paths: dict
    min_values: int
    trend_limit: float


def note_uneven_years(series: Stack, run: Run) -> None:
    """Warn of a trend map of a series whose dates are not annual."""
    years = [date.year for date in series.dates]
    most_per_year = max(years.count(year) for year in set(years))
    if most_per_year > 1:
        run.note(SeveralPerYear(most_per_year, len(years)))


def map_trends(
    series: Stack, paths: dict, settings: TrendSettings, run: Run, everything: bool = False
) -> TrendResult:
    """Write trend maps and count what they show.

    Parameters
    ----------
    series : Stack
        Sorted by date.
    paths : dict
        File to write by map (`analysis.MAPS`).
    settings : TrendSettings
        The choices.
    run : Run
        Progress, cancel, memory, threads.
    everything : bool
        Count all maps, also those that are not written.

    Raises
    ------
    TooFewDates, NoValidPixel
        When the series is too short, or no cell has enough values.
    """
    min_values = settings.values_needed(len(series))
    times = np.array([date.years for date in series.dates])
    classes = settings.classes()
    map_names = frozenset(paths) | (COUNTED if everything else frozenset())
    analysis = TrendAnalysis(settings, times, min_values, classes, map_names)
    shuffled = TrendAnalysis(settings, times, min_values, classes, _NULL_MAPS)
    map_run, limits = run, (fixed_level, fixed_level)
    if settings.fdr:
        limits = _limits_over_pixels(series, analysis, run.part(0.0, 0.4))
        map_run = run.part(0.4, 1.0)
    limits = tuple(with_alpha(limit, settings.alpha) for limit in limits)
    height, width = series.grid.shape
    tally = Tally(classes, height, len(series))
    null = Tally(classes, height, len(series)) if settings.null_test else None
    area = series.grid.known_cell_areas()
    outputs = {_trend_output(name, settings, classes, series): path for name, path in paths.items()}

    def kernel(block):
        values = block.values.reshape(len(series), -1)
        window, shape = block.window, block.window.shape
        maps = analysis.run(values, limits[0])
        results: dict = {name: as_raster(maps[name], shape) for name in paths}
        results["counts"] = count_maps(maps, window, classes, len(series), area)
        block.check_cancel()
        if everything:
            results["sums"] = weighted_sums(*with_row_weights(block.values, block.window, area))
        if settings.null_test:
            values = without_offset(values)
            in_random_order = shuffle_dates(values, cell_numbers(window, width), settings.seed)
            maps = shuffled.run(in_random_order, limits[1])
            results["null_counts"] = count_maps(maps, window, classes, len(series), area)
        return results

    scratch = _SCRATCH + (_SCRATCH + _SCRATCH_PER_DATE * len(series)) * settings.null_test
    counted = (analysis, shuffled) if settings.null_test else (analysis,)
    tallies = _Tallies(tally, null, min_values, series.names[0], counted, area, everything)
    run_blocks(series, kernel, outputs, map_run, scratch=scratch, tally=tallies)
    result = _trend_result(series, paths, analysis, (tally, null), area, limits[0](settings.alpha))
    if everything:
        result.means, result.constant_km2 = _regional_means(tally, area)
    _note_result(result, run)
    return result


def _trend_result(
    series: Stack, paths: dict, analysis: TrendAnalysis, tallies: tuple, area, limit: float
):
    """Return the `TrendResult` of a pass, without means of the region."""
    tally, null = tallies
    return TrendResult(
        settings=analysis.settings,
        name=series.names[0],
        unit=series.bands[0].unit,
        dates=tuple(date.text for date in series.dates),
        times=analysis.times,
        tally=tally,
        null=null,
        totals=tally.totals(area),
        null_totals=null.totals(area) if null else [],
        area_known=area is not None,
        means=np.full(len(series), np.nan),
        constant_km2=np.nan,
        paths=dict(paths),
        min_values=analysis.min_values,
        trend_limit=limit,
    )


def with_row_weights(values, window, area) -> tuple:
    """Return the values of a window of a trend map, and the weights of its rows."""
    if area is None:
        return values, np.ones(window.height)
    return area.as_rows(window, values)[::-1]


class _Tallies:
    """Takes in what the blocks counted, of the series and of the shuffled one."""

    records = (BlockCounts,)

    def __init__(
        self, tally: Tally, null, min_values: int, name: str, analyses: tuple, area, sums: bool
    ) -> None:
        self._tally, self._null, self._needed, self._name = tally, null, min_values, name
        self._analyses, self._area, self._sums = analyses, area, sums

    def block_schema(self, window) -> dict:
        """Return the form of a block of the trend maps."""
        n_dates, area = len(self._tally.n_cells) - 1, self._area
        has_parts = area is not None and area.by_row is None
        forms: dict = {
            name: counts_schema(analysis.class_maps, analysis.classes, window, n_dates, has_parts)
            for name, analysis in zip(("counts", "null_counts"), self._analyses)
        }
        if self._sums:
            forms["sums"] = Numbers("f", (n_dates + 1, 2))
        return forms

    def add(self, window, arrays: dict) -> None:
        """Add the class counts of a block of the trend maps."""
        self._tally.add(window.row, arrays["counts"])
        if "sums" in arrays:
            self._tally.add_sums((window.row, window.col), arrays["sums"])
        if self._null is not None:
            self._null.add(window.row, arrays["null_counts"])

    def finish(self) -> None:
        """Raise when no cell of the trend maps has enough values."""
        if self._tally.cells_with(self._needed).enough:
            return
        max_values = self._tally.max_values
        if max_values:
            n_dates = len(self._tally.n_cells) - 1
            raise TooFewCellValues((self._name,), self._needed, n_dates, max_values)
        raise NoValidPixel((self._name,))


def _limits_over_pixels(series: Stack, analysis: TrendAnalysis, run: Run) -> tuple:
    """Return the critical p of the map for a false discovery rate, also of the shuffled one."""
    settings, width = analysis.settings, series.grid.width
    run.step("significance")

    def kernel(block):
        """Count the p of a block of the trend map, and those of shuffled series."""
        values = without_offset(block.values.reshape(len(series), -1))
        counts = [count_p(analysis.trend_p(values).p), np.zeros(BINS, np.int64)]
        if settings.null_test:
            cells = cell_numbers(block.window, width)
            counts[1] = count_p(analysis.trend_p(shuffle_dates(values, cells, settings.seed)).p)
        return np.stack(counts)

    scratch = _SCRATCH + _SCRATCH_PER_DATE * len(series) * settings.null_test
    counts = reduce_blocks(
        series, kernel, np.add, np.zeros((2, BINS), np.int64), run, scratch=scratch
    )
    return tuple(
        lambda level, counts_of_p=p_counts: critical_p(counts_of_p, level) for p_counts in counts
    )


def cell_numbers(window, width: int) -> np.ndarray:
    """Return the number of each cell of a window in the whole map, `width` columns wide."""
    rows = np.arange(window.row, window.row + window.height, dtype=np.uint64)
    cols = np.arange(window.col, window.col + window.width, dtype=np.uint64)
    return (rows[:, np.newaxis] * np.uint64(width) + cols).ravel()


def as_raster(values, shape: tuple) -> np.ndarray:
    """Return a map, or several, in the shape of its block; floats as float32."""
    if values.dtype.kind == "f":
        values = values.astype(np.float32, copy=False)
    return values.reshape(*values.shape[:-1], *shape)


def _regional_means(tally: Tally, area) -> tuple:
    """Return the regional mean of each date of the series of maps, and its area, km2."""
    means, weight = tally.regional_mean()
    return means, np.nan if area is None else weight / M2_PER_KM2


def trend_class_table(name: str, breaks) -> Classes:
    """Return the classes of a trend map as the table that its raster carries."""
    return Classes(name, tuple(ClassEntry(c.code, c.key, c.label, c.colour) for c in breaks))


def describe_trend_map(name: str, settings: TrendSettings, first, last) -> str:
    """Return the description of a trend map in its file: how it is made."""
    test = TREND_TESTS[settings.trend_test].label
    rule = (
        f"false discovery rate {settings.alpha:g}" if settings.fdr else f"p <= {settings.alpha:g}"
    )
    about_h = f"Hurst exponent, R/S, {settings.hurst_method}" + (
        ", Sen trend taken out" if settings.detrend else ""
    )
    return {
        "trend_class": f"Trend {first} to {last}: Sen slope; {test}; {rule}",
        "slope": f"Sen slope {first} to {last} per year",
        "slope_lower": f"Lower {1 - settings.alpha:.4g} confidence limit of the Sen slope; {test}",
        "slope_upper": f"Upper {1 - settings.alpha:.4g} confidence limit of the Sen slope; {test}",
        "z": f"Z {first} to {last}: {test}",
        "p": f"Two-sided p {first} to {last}: {test}",
        "hurst": about_h,
        "hurst_p": f"p of the {about_h} against white noise of the same length",
        "future_class": f"Sen slope x {about_h}; rule {settings.future_rule}",
        "cv": "Coefficient of variation, sd / |mean|",
        "cv_class": "Classes of the coefficient of variation",
    }[name]


def _trend_output(name: str, settings: TrendSettings, classes: dict, series: Stack) -> RasterOutput:
    """Return what a trend map holds."""
    unit = series.bands[0].unit
    description = describe_trend_map(name, settings, series.dates[0], series.dates[-1])
    units = dict.fromkeys(("slope", "slope_lower", "slope_upper"), f"{unit} yr-1".strip())
    units["cv"] = "1"
    if name == "trend_class":
        table = trend_class_table(name, classes[name])
        return RasterOutput(name, "", "int16", TREND_NODATA, description, table)
    if name in ("future_class", "cv_class"):
        table = trend_class_table(name, classes[name])
        return RasterOutput(name, "", "uint8", CLASS_NODATA, description, table)
    return RasterOutput(name, units.get(name, ""), description=description)


def _note_result(result: TrendResult, run: Run) -> None:
    """Report which trends were found, beside what chance finds."""
    tally, null = result.tally, result.null
    enough, too_few, empty = tally.cells_with(result.min_values)
    run.note(TrendCells(enough, too_few, empty, result.min_values))
    if tally.untested:
        run.note(TrendNotTested(result.settings.trend_test, tally.untested))
    shuffled = {(t.map, t.code): t.share for t in result.null_totals}
    for name, members in itertools.groupby(result.totals, key=lambda total: total.map):
        rows = list(members)
        shares = tuple((t.label, t.share, shuffled.get((name, t.code))) for t in rows)
        run.note(ClassShares(name, shares, float(np.sum([t.area_km2 for t in rows]))))
    if tally.h_known:
        run.note(
            PersistenceShare(
                tally.h_above / tally.h_known,
                null.h_above / null.h_known if null and null.h_known else np.nan,
                noise_above_half(result),
                tally.longest,
            )
        )
    if _CV_MAPS & set(result.paths) and not has_natural_zero(result.unit):
        run.note(ArbitraryZero(result.unit))
    if tally.changes_sign:
        run.note(MeanNearZero(tally.changes_sign, tally.changes_sign / enough))


def noise_above_half(result: TrendResult) -> float:
    """Return the share of white noise with H above 0.5, of as many values as most cells have."""
    settings = result.settings
    noise = hurst_null(result.tally.longest, settings.hurst_method, settings.detrend, settings.seed)
    return float(np.mean(noise > 0.5)) if noise.size else float("nan")


def headline(result: TrendResult) -> dict:
    """Return the numbers of trend maps that an algorithm puts out, by output names; shares in %."""
    rows = [total for total in result.totals if total.map == "trend_class"]
    breaks = {entry.code: entry for entry in result.settings.classes()["trend_class"]}
    significant = [t for t in rows if not breaks[t.code].limit >= 1]
    numbers = {
        "SHARE_INCREASE": 100.0 * sum(t.share for t in significant if breaks[t.code].direction > 0),
        "SHARE_DECREASE": 100.0 * sum(t.share for t in significant if breaks[t.code].direction < 0),
    }
    if result.area_known:
        numbers["AREA"] = float(np.sum([total.area_km2 for total in rows]))
    return numbers
