"""Composites: applies the statistics of periods to rasters, block by block."""

from __future__ import annotations

import os

from ...dates.date import Date
from ...dates.periods import group_dates
from ...errors_and_notes.dates import NoCompletePeriod, PeriodsDropped
from ...errors_and_notes.quantities import StatesAddedUp
from ...raster import RasterOutput, Stack, run_blocks
from ...raster.directions import full_turn_of_directions
from ...run import Run
from ...units.quantity import find_quantity
from .statistics import chosen_members, compose, composed_unit

# Dimensions of quantities that are no amounts of their step of time.
_STATES = ("temperature", "carbon", "pressure")


def map_composites(
    series: Stack, folder: str, period: str, statistic: str, min_count: int, run: Run
) -> list:
    """Write one raster per month, season or year of a series.

    Parameters
    ----------
    series : Stack
        Sorted by date, of one variable.
    folder : str
        Where the rasters go.
    period, statistic : str
        Of `PERIODS` and `STATISTICS`.
    min_count : int
        Values a cell needs; 0 means all dates of a complete period.
    run : Run
        Progress, cancel, memory, threads.

    Returns
    -------
    list of str
        The files, in order of time.

    Raises
    ------
    DirectionStatistic
        When another statistic than the mean of directions is asked for.
    NoCompletePeriod
        When the series is not finer than the period, or no period has enough dates.
    """
    periods = group_dates(series.dates, period, series.bands[0].calendar)
    used_periods = [
        p for p in periods if (len(p.members) >= min_count if min_count else p.complete)
    ]
    if not used_periods:
        raise NoCompletePeriod(period, _composite_step(series), len(series))
    dropped = tuple(p.label for p in periods if p not in used_periods)
    if dropped:
        run.note(PeriodsDropped(period, dropped))
    full_turn = full_turn_of_directions(series.bands[0], statistic)
    if statistic == "sum":
        _note_states(series, run)
    paths = [
        os.path.join(folder, used_period.file_stem(series.names[0]) + ".tif")
        for used_period in used_periods
    ]
    run.require_no_inputs(paths)
    for i, composite in enumerate(used_periods):
        run.step("composite", composite.label)
        period_run = run.part(i / len(used_periods), (i + 1) / len(used_periods))
        _map_period(
            series, composite, paths[i], period, statistic, min_count, period_run, full_turn
        )
    return paths


def _note_states(series: Stack, run: Run) -> None:
    """Note temperatures and stocks that a composite adds up; indices are integrated over time."""
    quantity = find_quantity(series.quantity)
    if quantity is not None and not quantity.additive and quantity.dimension in _STATES:
        run.note(StatesAddedUp(series.names[0], quantity.label))


def _map_period(series, composite, path, period, statistic, min_count, run, full_turn) -> None:
    """Write the composite of one period; `full_turn` is that of directions, else 0."""
    name = series.names[0]
    members, weights = chosen_members(composite, statistic)
    min_values = min_count or len(members)
    output = RasterOutput(
        composite.variable(name),
        composed_unit(series.bands[0].unit, statistic, _composite_step(series), period),
        description=f"{statistic} of {len(members)} dates of {composite.label}; cells with "
        f"fewer than {min_values} values have no data",
        date=Date(composite.year, composite.month),
        quantity=series.quantity,
    )

    def kernel(block):
        values = compose(block.values, statistic, min_values, weights, full_turn)
        return {output.name: values.astype("float32")}

    dated = series.subset(members)
    run_blocks(dated, kernel, {output: path}, run, scratch=24 + 8 * len(dated))


def _composite_step(series: Stack) -> str:
    """Return whether a series is one of months or of days."""
    months = {(date.year, date.month) for date in series.dates}
    return "month" if len(months) == len(series) else "day"
