"""How long the rows of flux tables last, and whether their stamps are starts or ends.

Both are judged by all rows of a station together, also where its years lie in several files: a part
of a table often does not show them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...errors_and_notes.flux_tables import (
    FluxRowsUndated,
    FluxStepAssumed,
    StampsAtEnd,
)
from ...run import Run

MINUTES_PER_DAY = 1440.0
# Length of a row where one row is all there is of a station, in days.
_HALF_HOUR = 0.5 / 24.0
# So many rows of a calendar year, more than half of them in one step, show a step of their own.
_MIN_OF_YEAR = 48
# Steps of days by their usual difference, the shortest and longest in days.
_STEPS = (("day", 1.0, 1.5), ("week", 1.5, 20.0), ("month", 27.0, 32.0), ("year", 360.0, 370.0))
_ORDER = ("instant", *(name for name, _, _ in _STEPS))
# Fewer rows do not show whether they are starts or ends.
_MIN_OF_EDGE = 3
# Fewer rows of a station with a column of the day are days, however far apart.
_MIN_OF_STEP = 4
# So many rows of a file, more than half of them in one step, show the step of the file.
_MIN_OF_FILE = 12
# Days that months and years are dated by.
_PERIOD_DAYS = (1, 14, 15, 16)


@dataclass(frozen=True)
class Stamps:
    """Moments of rows as a file gives them.

    Parameters
    ----------
    moment : numpy.ndarray
        datetime64[m] of each row; NaT where the file says none.
    step : str
        "instant", "day", "week", "month" or "year" where the form of the dates tells; "" where
        their differences do.
    days : numpy.ndarray or None
        Length of each row in days where the file gives it.
    edge : str
        "start" or "end" where the file says which moment of its interval a stamp is; "" where
        the rows do.
    has_day : bool
        Whether the day has a separate column, which a table of months seldom has.
    """

    moment: np.ndarray
    step: str
    days: np.ndarray | None = None
    edge: str = ""
    has_day: bool = False


@dataclass(frozen=True)
class Times:
    """Rows in time.

    Parameters
    ----------
    start : numpy.ndarray
        datetime64[m] of each row; NaT where the file says none.
    days : numpy.ndarray
        Length of each row in days; NaN with `start`.
    step : str
        "instant" (hours and shorter), "day", "week", "month", "year", or "other" for seasons and
        other lengths.
    stamped_end : bool
        Whether the file gave the end of each interval, from which the start was reckoned.
    assumed : bool
        Whether the step is an assumption, because no station has two rows.
    """

    start: np.ndarray
    days: np.ndarray
    step: str
    stamped_end: bool = False
    assumed: bool = False


def find_row_intervals(stamps: list, stations: list) -> list:
    """Return the times of the stations of files whose dates are written in the same way.

    Parameters
    ----------
    stamps : list of Stamps
        Of each file.
    stations : list of dict
        Of each file the rows of each station, by its name.

    Returns
    -------
    list of dict
        Of each file the `Times` of the rows of each station.
    """
    keys = _series_of_stations(stamps, stations)
    series = [
        {keys[i, name]: rows for name, rows in series_of_file.items()}
        for i, series_of_file in enumerate(stations)
    ]
    moments = _join_moments_of_files(stamps, series)
    steps = _steps_of_stations(stamps, moments)
    ends = _stations_stamped_end(stamps, moments)
    return [
        {
            key[0]: _row_intervals(file_stamps, rows, moments[key], steps[key], ends[key])
            for key, rows in series_of_file.items()
        }
        for file_stamps, series_of_file in zip(stamps, series)
    ]


def usual_difference(moments: np.ndarray) -> float:
    """Return the most frequent time between ascending rows in days; NaN for fewer than two."""
    steps = np.diff(moments) / np.timedelta64(1, "D")
    if not steps.size:
        return float("nan")
    values, counts = np.unique(steps, return_counts=True)
    return float(values[np.argmax(counts)])


def whole_minutes(days: np.ndarray) -> np.ndarray:
    """Return the lengths of steps in days as timedelta64[m]."""
    return np.rint(MINUTES_PER_DAY * days).astype("timedelta64[m]")


def _series_of_stations(stamps: list, stations: list) -> dict:
    """Return by file and station the series that the rows belong to: the station and a step.

    Days beside half hours of one station are two series, whose steps are judged apart; parts of
    one series, too few rows to show a step among them, are judged together.
    """
    evident_steps = {
        (i, name): _step_of_file(file_stamps.moment[rows])
        for i, (file_stamps, rows_of_file) in enumerate(zip(stamps, stations))
        for name, rows in rows_of_file.items()
    }
    finest: dict = {}
    for (_, name), step in evident_steps.items():
        if step and _ORDER.index(step) < _ORDER.index(finest.get(name, _ORDER[-1])):
            finest[name] = step
    keys = {}
    for (i, name), step in evident_steps.items():
        series = step or finest.get(name, "")
        if not step and series == "instant" and _is_of_days(stamps[i].moment[stations[i][name]]):
            series = ""
        keys[i, name] = name, series
    return keys


def _is_of_days(moments: np.ndarray) -> bool:
    """Say whether several rows all have one time of day, as a part of half hours has not."""
    moments = np.unique(moments[~np.isnat(moments)])
    times_of_day = moments - moments.astype("datetime64[D]")
    return moments.size >= _MIN_OF_EDGE and np.unique(times_of_day).size == 1


def _step_of_file(moments: np.ndarray) -> str:
    """Return the step that the rows of one file show by themselves, "" where they do not."""
    moments = np.unique(moments[~np.isnat(moments)])
    if moments.size < _MIN_OF_FILE:
        return ""
    steps = np.diff(moments) / np.timedelta64(1, "D")
    usual_step = usual_difference(moments)
    step = _step_of(moments, False)
    is_usual = 2 * np.count_nonzero(np.isclose(steps, usual_step)) > steps.size
    return step if step in _ORDER and (is_usual or step in ("month", "year")) else ""


def _join_moments_of_files(stamps: list, stations: list) -> dict:
    """Return the moments of each station, whose intervals show how long a row lasts."""
    parts: dict = {}
    for file_stamps, series_of_file in zip(stamps, stations):
        for name, rows in series_of_file.items():
            parts.setdefault(name, []).append(file_stamps.moment[rows])
    joined = {name: np.concatenate(arrays) for name, arrays in parts.items()}
    return {name: np.unique(rows[~np.isnat(rows)]) for name, rows in joined.items()}


def _steps_of_stations(stamps: list, moments: dict) -> dict:
    """Return the step of each station by its differences, and whether it is only assumed.

    A station of too few rows takes the step that most of the others have.
    """
    has_day = any(file_stamps.has_day for file_stamps in stamps)
    evident_steps = {name: _step_of(rows, has_day) for name, rows in moments.items()}
    known_steps = [step for step in evident_steps.values() if step]
    commonest = max(dict.fromkeys(known_steps), key=known_steps.count) if known_steps else ""
    steps = {}
    for name, rows in moments.items():
        in_days = bool((rows == rows.astype("datetime64[D]")).all())
        step = evident_steps[name] or commonest or ("day" if in_days else "instant")
        steps[name] = step, not (evident_steps[name] or commonest)
    return steps


def _step_of(moments: np.ndarray, has_day: bool) -> str:
    """Return the step of rows with dates written out, by the usual difference; "" if open."""
    months = moments.astype("datetime64[M]")
    days = (moments.astype("datetime64[D]") - months.astype("datetime64[D]")).astype(int) + 1
    if has_day and moments.size < _MIN_OF_STEP and not np.isin(days, _PERIOD_DAYS).all():
        return "day"
    usual_days = usual_difference(moments)
    if np.isnan(usual_days):
        return ""
    if usual_days < 1.0 - 1e-9:
        return "instant"
    for step, shortest, longest in _STEPS:
        if shortest - 1e-9 <= usual_days <= longest:
            return step
    # Years with gaps between them; the same day of other months may be seasons.
    is_yearly = np.unique(months.astype(int) % 12).size == np.unique(days).size == 1
    return "year" if usual_days > _STEPS[-1][2] and is_yearly else "other"


def _stations_stamped_end(stamps: list, moments: dict) -> dict:
    """Return for each station whether its stamps are the ends of their intervals.

    Stations whose rows do not show it take the way of those of the same files that do.
    """
    edges = {file_stamps.edge for file_stamps in stamps}
    evident_edges = {name: _stamped_edge(rows) for name, rows in moments.items()}
    if "end" in edges or "start" in edges:
        return dict.fromkeys(evident_edges, "end" in edges)
    default_edge = (
        "end"
        if "end" in evident_edges.values() and "start" not in evident_edges.values()
        else "start"
    )
    return {name: (edge or default_edge) == "end" for name, edge in evident_edges.items()}


def _stamped_edge(moments: np.ndarray) -> str:
    """Return whether stamps of rows of whole days are starts or ends; "" where it is open.

    Ends run from one step after midnight to midnight, starts from midnight to one step before it.
    """
    days = usual_difference(moments)
    if moments.size < _MIN_OF_EDGE or days >= 1.0:
        return ""
    usual_step = np.timedelta64(round(MINUTES_PER_DAY * days), "m")
    times_of_day = moments - moments.astype("datetime64[D]")
    zero, day = np.timedelta64(0, "m"), np.timedelta64(1, "D")
    if times_of_day[0] == usual_step and times_of_day[-1] == zero:
        return "end"
    return "start" if times_of_day[0] == zero and times_of_day[-1] == day - usual_step else ""


def _row_intervals(stamps: Stamps, rows, moments, step_of_station: tuple, at_end: bool) -> Times:
    """Return the times of the rows of a station in a file.

    Parameters
    ----------
    stamps : Stamps
        Of the file.
    rows : numpy.ndarray
        Which rows of it are the station's.
    moments : numpy.ndarray
        All moments of the station.
    step_of_station : tuple
        Step of the station, for dates whose form does not tell it, and whether it is assumed.
    at_end : bool
        Whether stamps are the ends of intervals.
    """
    start = stamps.moment[rows]
    if stamps.days is not None:
        return Times(start, stamps.days[rows], stamps.step)
    step, assumed = (stamps.step, False) if stamps.step else step_of_station
    is_dated = ~np.isnat(start)
    days = np.full(start.size, np.nan)
    if step in ("day", "month", "year"):
        days[is_dated] = period_days(period_index(start[is_dated], step), step)
    else:
        days[is_dated] = _row_lengths(start[is_dated], moments)
    if step != "instant" or not at_end:  # the end of a day is written as that day
        return Times(start, days, step, assumed=assumed)
    return Times(start - whole_minutes(np.nan_to_num(days)), days, step, True, assumed)


def _row_lengths(moments: np.ndarray, station_moments: np.ndarray) -> np.ndarray:
    """Return the length of rows in days: the usual step of their year, else of their station."""
    usual_step = usual_difference(station_moments)
    usual_step = _HALF_HOUR if np.isnan(usual_step) else usual_step
    lengths = np.full(moments.size, usual_step)
    years, station_years = moments.astype("datetime64[Y]"), station_moments.astype("datetime64[Y]")
    for year in np.unique(years):
        rows = station_moments[station_years == year]
        if rows.size < _MIN_OF_YEAR:
            continue
        year_step = usual_difference(rows)
        n_of_step = np.count_nonzero(np.isclose(np.diff(rows) / np.timedelta64(1, "D"), year_step))
        if 2 * n_of_step > rows.size:
            lengths[years == year] = year_step
    return lengths


def period_index(start: np.ndarray, step: str) -> np.ndarray:
    """Return the day, month or year of each time as a whole number, counted from 1970."""
    unit = {"day": "D", "month": "M", "year": "Y"}[step]
    return start.astype(f"datetime64[{unit}]").astype(np.int64)


def period_days(index: np.ndarray, step: str) -> np.ndarray:
    """Return how many days each period has."""
    unit = {"day": "D", "month": "M", "year": "Y"}[step]
    first, after = (v.astype(f"datetime64[{unit}]") for v in (index, index + 1))
    return (after.astype("datetime64[D]") - first.astype("datetime64[D]")).astype(np.float64)


def period_texts(index: np.ndarray, step: str) -> np.ndarray:
    """Return 2005-03-17, 2005-03 or 2005 for each period."""
    unit = {"day": "D", "month": "M", "year": "Y"}[step]
    return np.datetime_as_string(index.astype(f"datetime64[{unit}]"))


def note_row_intervals(path: str, times: dict, n_rows: int, run: Run) -> None:
    """Report rows without a date, stamps at the end of their intervals, and steps assumed."""
    undated = sum(
        int(np.count_nonzero(np.isnat(station_times.start))) for station_times in times.values()
    )
    if undated:
        run.note(FluxRowsUndated(path, undated, n_rows))
    assumed = [name for name, station_times in times.items() if station_times.assumed]
    if assumed:
        run.note(FluxStepAssumed(path, assumed[0], times[assumed[0]].step))
    dated = [
        station_times for station_times in times.values() if not np.isnat(station_times.start).all()
    ]
    at_end = [station_times for station_times in dated if station_times.stamped_end]
    if at_end:
        first = np.flatnonzero(~np.isnat(at_end[0].start))[0]
        minutes = float(at_end[0].days[first]) * MINUTES_PER_DAY
        stamp = at_end[0].start[first] + np.timedelta64(round(minutes), "m")
        run.note(StampsAtEnd(path, str(stamp).replace("T", " "), minutes))
