"""Driver maps: applies the correlations to rasters, block by block."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ...dates.common_dates import match_dates
from ...errors_and_notes.allowed import check_settings
from ...errors_and_notes.dates import DatesUsed
from ...errors_and_notes.fields import FieldName
from ...errors_and_notes.run import BadValue
from ...errors_and_notes.trend import (
    ClassShares,
    DriverCells,
    SharedTrends,
)
from ...raster import ClassEntry, Classes, RasterOutput, Stack, run_blocks
from ...run import Run
from ..settings import DriverSettings
from ..simd_lanes import without_offset
from ..trend_classes import CLASS_NODATA, load_class_breaks
from ..trend_maps import trend_class_table
from .correlation_tests import Critical, critical_correlations, multiple_p, partial_p
from .driver_classes import DRIVER_C, classify_drivers, classify_several_drivers, strongest_driver
from .driver_counts import ClassifiedDrivers, DriverCounts
from .driver_labels import LETTERS, driver_labels, name_drivers
from .seasonal_cycle import has_seasons, read_months, remove_season
from .several_driver_correlation import MAX_DRIVERS, SeveralDrivers, several_correlations
from .two_driver_correlation import Drivers, partial_correlation

# All maps that can be asked for; the first six are those of two drivers.
MAPS = (
    *("driver_class", "r_a", "p_a", "r_b", "p_b", "r_multiple"),
    *("p_multiple", "r_drivers", "p_drivers", "strongest_driver"),
)
# Colours of the drivers after the second.
_COLOURS = ("#1a9641", "#fdae61", "#018571", "#a6611a", "#e66101", "#4d4d4d")
# Below this the test of a trend on time is two-sided at 5 %.
_TREND_ALPHA = 0.05
_SCRATCH = 160


@dataclass
class DriverResult:
    """What a driver analysis found, for tables and reports."""

    settings: DriverSettings
    names: tuple
    units: tuple
    dates: tuple
    has_seasons: bool
    totals: list
    area_known: bool
    used: int
    shared: tuple
    means: np.ndarray
    paths: dict
    effects: tuple

    @property
    def drivers(self) -> tuple:
        """Names of the drivers."""
        return self.names[1:]


def map_drivers(
    response: Stack, drivers, paths: dict, settings: DriverSettings, run: Run
) -> DriverResult:
    """Write maps of partial correlations and driver classes.

    Parameters
    ----------
    response : Stack
        Series sorted by date.
    drivers : sequence of Stack
        Two or more, on the grid of the response.
    paths : dict
        File to write by map (`MAPS`); "r_drivers" and "p_drivers" have a band for each driver.
    settings : DriverSettings
        The choices.
    run : Run
        Progress, cancel, memory, threads.

    Raises
    ------
    TooFewCommonDates, GridMismatch, NoValidPixel, BadValue
        When the series do not go together, or no cell has enough common values.
    """
    check_settings(settings)
    k = len(drivers)
    _check_number_of_drivers(k)
    joined, dates, times, months = join_series(response, drivers, settings, run)
    n = len(dates)
    alphas = settings.alpha_partial, settings.alpha_multiple
    critical = critical_correlations(n, *alphas, settings.detrend, k)
    follows_time = _critical_time_correlation(n)
    names = name_drivers([stack.names[0] for stack in (response, *drivers)], settings.lags)
    area = joined.grid.known_cell_areas()
    counts = DriverCounts(names, joined.grid.height, n, settings.min_valid)
    classes = _driver_classes(settings, names)
    outputs = {
        _driver_output(name, settings, classes, names, dates): path for name, path in paths.items()
    }

    def kernel(block):
        series = block.values.reshape(1 + k, n, -1)
        shape = block.window.shape
        classified = _classify_block(_correlate_series(series, times, months, settings), critical)
        block.check_cancel()
        maps = _driver_maps(classified, settings.detrend, paths, critical)
        arrays = {name: values.reshape(*values.shape[:-1], *shape) for name, values in maps.items()}
        return {
            **arrays,
            "counts": counts.count(block.window, classified, critical, follows_time, area),
        }

    scratch = _scratch_bytes(k, n, settings)
    run_blocks(joined, kernel, outputs, run, scratch=scratch, tally=counts)
    totals = counts.totals(classes, area)
    n_used = sum(total.n_cells for total in totals)
    shared = tuple(float(cells) / n_used for cells in counts.shared)
    _note_driver_classes(totals, counts, joined.grid.n_cells, settings, run)
    _note_shared_trends(names[1:], shared, settings, run)
    units = tuple(stack.bands[0].unit for stack in (response, *drivers))
    return DriverResult(
        settings=settings,
        names=names,
        units=units,
        dates=dates,
        has_seasons=has_seasons(joined.dates[:n]),
        totals=totals,
        area_known=area is not None,
        used=n_used,
        shared=shared,
        means=times,
        paths=dict(paths),
        effects=counts.driver_effects(),
    )


def _scratch_bytes(n_drivers: int, n_dates: int, settings: DriverSettings) -> int:
    """Return the memory that the kernel needs per cell, bytes."""
    scratch = _SCRATCH
    if n_drivers > 2:  # the kernel of several drivers has a copy of the series
        scratch += 40 * n_drivers + 4 * (1 + n_drivers) * n_dates
    if settings.deseason:
        scratch += 20 * (2 + n_drivers) * n_dates
    return scratch


def _check_number_of_drivers(k: int) -> None:
    """Refuse fewer than two drivers, and more than have a class."""
    if not 2 <= k <= MAX_DRIVERS:
        raise BadValue(FieldName("more_drivers"), k - 2, f"<= {MAX_DRIVERS - 2}")


def _correlate_series(series, times, months, settings: DriverSettings) -> SeveralDrivers:
    """Return the correlations of a block with drivers, months held constant if asked for."""
    if settings.deseason:
        return _correlate_months(series, times, months, settings)
    shifted = [without_offset(values) for values in series]
    return _correlate_block(shifted, times, settings.detrend, settings)


def _note_driver_classes(
    totals, counts: DriverCounts, n_cells: int, settings: DriverSettings, run: Run
) -> None:
    """Report how many cells have a class, why others have none, and the share of each class."""
    n_used = sum(total.n_cells for total in totals)
    empty, too_few = int(counts.n[0]), int(counts.n[1 : settings.min_valid].sum())
    constant = n_cells - n_used - empty - too_few
    run.note(DriverCells(n_used, too_few, empty, constant, settings.min_valid))
    shares = tuple((total.label, total.share, None) for total in totals)
    run.note(ClassShares("driver_class", shares, math.fsum(t.area_km2 for t in totals)))


def _note_shared_trends(drivers, shared, settings: DriverSettings, run: Run) -> None:
    """Warn of drivers whose trend, not held constant, many cells share with the response."""
    for name, share in zip(drivers, shared) if not settings.detrend else ():
        if share > 2 * _TREND_ALPHA:
            run.note(SharedTrends(name, share))


def _correlate_months(series, times, months, settings: DriverSettings) -> SeveralDrivers:
    """Return the correlations of a block with drivers, the months held constant.

    `n` is less by the degrees of freedom that the months cost, so that tests count them.
    """
    deseasoned = remove_season(series, months, times if settings.detrend else None)
    correlations = _correlate_block(deseasoned.series, times, False, settings)
    if settings.detrend:  # correlation with time is that of series that still have their trend
        with_trend = remove_season(series, months).series
        correlations = correlations._replace(
            r_time=_correlate_block(with_trend, times, False, settings).r_time
        )
    n = np.maximum(correlations.n - deseasoned.lost, 0).astype(correlations.n.dtype)
    is_too_few = n < settings.min_valid
    r = np.where(is_too_few, np.nan, correlations.r)
    r_squared = np.where(is_too_few, np.nan, correlations.r_squared)
    return SeveralDrivers(r, r_squared, n, correlations.r_time)


def _correlate_block(series, times, detrend: bool, settings: DriverSettings) -> SeveralDrivers:
    """Return the correlations of a block with two or more drivers."""
    min_values = settings.min_valid
    if len(series) == 3:
        pair_correlations = partial_correlation(
            series[0], series[1], series[2], times, detrend, min_values
        )
        return SeveralDrivers(
            np.stack([pair_correlations.r_a, pair_correlations.r_b]),
            pair_correlations.r_squared,
            pair_correlations.n,
            pair_correlations.r_time,
        )
    return several_correlations(series[0], series[1:], times, detrend, min_values)


def _classify_block(correlations: SeveralDrivers, critical: Critical) -> ClassifiedDrivers:
    """Return the correlations of a block of the driver maps with its driver classes."""
    if len(correlations.r) == 2:
        pair_correlations = Drivers(
            correlations.r[0],
            correlations.r[1],
            correlations.r_squared,
            correlations.n,
            correlations.r_time,
        )
        return ClassifiedDrivers(*correlations, classify_drivers(pair_correlations, critical))
    return ClassifiedDrivers(
        *correlations,
        classify_several_drivers(correlations.r, correlations.r_squared, correlations.n, critical),
    )


class JoinedSeries(NamedTuple):
    """Series on their common dates as one stack; the dates as texts, as times and as months.

    Months are those of the response, 0 where its dates are years.
    """

    stack: Stack
    dates: tuple
    times: np.ndarray
    months: np.ndarray


def join_series(response: Stack, drivers, settings: DriverSettings, run: Run) -> JoinedSeries:
    """Return the common dates of response and drivers as one stack, with texts and times."""
    stacks = {"response": response, **dict(zip(LETTERS, drivers))}
    lags = dict(zip(LETTERS, settings.lags))
    dates = {role: stack.dates for role, stack in stacks.items()}
    common_positions = match_dates(dates, settings.min_valid, lags)
    parts = [stack.subset(positions) for stack, positions in zip(stacks.values(), common_positions)]
    left_out = tuple(
        (name, len(stack) - len(common_dates))
        for name, stack, common_dates in zip(
            name_drivers([stack.names[0] for stack in (response, *drivers)], settings.lags),
            stacks.values(),
            parts,
        )
        if len(stack) > len(common_dates)
    )
    texts = tuple(date.text for date in parts[0].dates)
    run.note(DatesUsed(len(texts), texts[0], texts[-1], left_out))
    times = np.array([date.years for date in parts[0].dates])
    joined = parts[0]
    for common_dates in parts[1:]:
        joined = joined.join(common_dates)
    months = read_months(parts[0].dates, settings.deseason, run)
    if settings.deseason:
        # The season of a date counts as its month does: time goes by years.
        times = np.array([float(date.year) for date in parts[0].dates])
    return JoinedSeries(joined, texts, times, months)


def _critical_time_correlation(n: int) -> np.ndarray:
    """Return the significant |r| with time of a driver map's series, by number of dates."""
    from scipy.special import stdtrit

    critical = np.full(n + 1, np.inf)
    df = np.arange(1, n - 1)
    t = stdtrit(df.astype(np.float64), 1.0 - _TREND_ALPHA / 2.0)
    critical[3 : n + 1] = t / np.sqrt(df + t * t)
    return critical


def _driver_classes(settings: DriverSettings, names: tuple) -> tuple:
    """Return the classes with the drivers' names in their labels."""
    breaks = load_class_breaks(settings.class_table)["driver", "codes"]
    labels = driver_labels(*names[1:])
    further_classes = [
        breaks[1]._replace(code=DRIVER_C + i, key=f"driver_{LETTERS[2 + i].lower()}", colour=colour)
        for i, colour in enumerate(_COLOURS[: len(names) - 3])
    ]
    return tuple(entry._replace(label=labels[entry.code]) for entry in (*breaks, *further_classes))


def _driver_maps(
    classified: ClassifiedDrivers, detrend: bool, map_names, critical: Critical
) -> dict:
    """Return the driver maps wanted, floats as float32."""
    k = len(classified.r)

    def p_of(r):
        return partial_p(r, classified.n, detrend, k)

    makers = {
        "driver_class": lambda: classified.codes,
        "strongest_driver": lambda: strongest_driver(classified.r, classified.n, critical),
        "r_a": lambda: classified.r[0],
        "r_b": lambda: classified.r[1],
        "p_a": lambda: p_of(classified.r[0]),
        "p_b": lambda: p_of(classified.r[1]),
        "r_drivers": lambda: classified.r,
        "p_drivers": lambda: np.stack([p_of(r) for r in classified.r]),
        "r_multiple": lambda: np.sqrt(np.maximum(classified.r_squared, 0.0)),
        "p_multiple": lambda: multiple_p(classified.r_squared, classified.n, detrend, k),
    }
    maps = {name: makers[name]() for name in map_names}
    return {k: v.astype(np.float32) if v.dtype.kind == "f" else v for k, v in maps.items()}


def _driver_output(name: str, settings: DriverSettings, classes, names, dates) -> RasterOutput:
    """Return what a driver map holds."""
    response, *drivers = names
    a, b = drivers[:2]
    held_constant = ", time held constant" if settings.detrend else ""
    held_constant += ", seasonal cycle taken out" if settings.deseason else ""
    span = f"{dates[0]} to {dates[-1]} ({len(dates)} dates){held_constant}"
    is_pair = len(drivers) == 2
    listed = f"{', '.join(drivers[:-1])} and {drivers[-1]}"
    with_a, with_b = (
        f"with {x}, {y if is_pair else 'the other drivers'} held constant"
        for x, y in ((a, b), (b, a))
    )
    description = {
        "driver_class": f"Drivers of {response}, {span}; p <= {settings.alpha_partial:g} partial, "
        f"{settings.alpha_multiple:g} multiple",
        "strongest_driver": f"Driver of {response} with the largest partial correlation that has "
        f"p <= {settings.alpha_partial:g}; {span}",
        "r_a": f"Partial correlation of {response} {with_a}; {span}",
        "r_b": f"Partial correlation of {response} {with_b}; {span}",
        "p_a": f"p of the partial correlation of {response} with {a}; {span}",
        "p_b": f"p of the partial correlation of {response} with {b}; {span}",
        "r_drivers": f"Partial correlation of {response} with each of {listed}; {span}",
        "p_drivers": f"p of the partial correlation of {response} with each of {listed}; {span}",
        "r_multiple": f"Multiple correlation of {response} with {listed}; {span}",
        "p_multiple": f"p of the multiple correlation of {response} with {listed}; {span}",
    }[name]
    if name == "driver_class":
        table = trend_class_table(name, classes)
        return RasterOutput(name, "", "uint8", CLASS_NODATA, description, table)
    if name == "strongest_driver":
        return RasterOutput(
            name,
            "",
            "uint8",
            CLASS_NODATA,
            description,
            _strongest_driver_classes(classes, drivers),
        )
    if name in ("r_drivers", "p_drivers"):
        return RasterOutput(name, "1", description=description, bands=tuple(drivers))
    return RasterOutput(name, "1", description=description)


def _strongest_driver_classes(classes, drivers) -> Classes:
    """Return the drivers as the classes of a raster: 0 none, 1 the first."""
    colours = {entry.key: entry.colour for entry in classes}
    entries = [ClassEntry(0, "none", "No driver", colours["neither"])]
    for i, (letter, name) in enumerate(zip(LETTERS.lower(), drivers), start=1):
        entries.append(ClassEntry(i, f"driver_{letter}", name, colours[f"driver_{letter}"]))
    return Classes("strongest_driver", tuple(entries))
