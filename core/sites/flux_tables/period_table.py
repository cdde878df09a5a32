"""Flux tables of several sites as one table of days, months or years."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from ...errors_and_notes.allowed import check_settings
from ...errors_and_notes.flux_tables import FluxDropped, FluxGaps, NothingLeft, StationsMissing
from ...run import Run
from ...tables.class_labels import note_similar_names
from ..settings import FluxSettings
from .aggregate import aggregate, find_periods
from .checks import note_sites_differ_in_digits, require_signs_of_site
from .column_meanings import load_columns
from .flux_files import inspect_flux_file
from .flux_units import our_unit
from .joining import join_rows, with_opposites
from .row_intervals import period_texts
from .station_rows import group_files_of_stations, read_stations_rows
from .station_table import Stations, read_stations


class FluxTable(NamedTuple):
    """Fluxes and weather of sites.

    Parameters
    ----------
    frame : pandas.DataFrame
        site, date, the variables, then what the stations tell.
    units : dict of str to str
        Unit of each variable.
    longitude, latitude : numpy.ndarray or None
        Degrees of each row; None without coordinates.
    summary : pandas.DataFrame
        Per site and variable: source, unit, periods with a value and dropped, first and last.
    """

    frame: object
    units: dict
    longitude: object
    latitude: object
    summary: object


def read_flux_tables(
    paths, settings: FluxSettings, run: Run, stations: str | None = None
) -> FluxTable:
    """Make one table of periods from flux tables as they are published.

    Parameters
    ----------
    paths : sequence of str
        CSV files; rows of one site in several files are joined, and of one site, moment and
        variable the first file counts.
    settings : FluxSettings
        How.
    run : Run
        Progress, cancel, notes.
    stations : str, optional
        CSV of stations to join by site.

    Raises
    ------
    BadTable, MissingColumn, NoFluxColumns, NoDates, StepTooCoarse, UnknownUnit
        When a table cannot be used.
    NothingLeft
        When no period has a value.
    """
    check_settings(settings)
    import pandas as pd

    flux_columns = load_columns(settings.profile, settings.columns)
    station_table = read_stations(stations, run) if stations else None
    files = [inspect_flux_file(path) for path in paths]
    note_sites_differ_in_digits(files, run)
    tables, summaries, n_read = [], [], 0
    for group in group_files_of_stations(files, run):
        for parts in read_stations_rows(group, flux_columns, settings, run):
            table, summary = _site_periods(parts, settings, run)
            tables.append(table)
            summaries += summary
        n_read += len(group)
        run.progress(n_read / len(files))
    if not tables:
        raise NothingLeft(tuple(map(str, paths)), settings.max_qc, settings.min_share)
    frame = pd.concat(tables, ignore_index=True)
    note_similar_names("site", frame["site"].unique(), run)
    frame = frame.sort_values(["site", "period"], kind="stable").reset_index(drop=True)
    variables = [c.variable for c in flux_columns if c.variable in frame.columns]
    variables = _with_nep(frame, list(dict.fromkeys(variables)))
    frame = frame.dropna(subset=variables, how="all").reset_index(drop=True)
    if frame.empty:
        raise NothingLeft(tuple(map(str, paths)), settings.max_qc, settings.min_share)
    _note_gaps(frame, settings.step, run)
    units = {v: our_unit(_kind_of(v, flux_columns), settings.step) for v in variables}
    frame = frame[["site", "period", *variables]]
    longitude, latitude, frame = _join_stations(frame, station_table, run)
    frame.insert(1, "date", period_texts(frame.pop("period").to_numpy(), settings.step))
    return FluxTable(frame, units, longitude, latitude, pd.DataFrame(summaries))


def _kind_of(variable: str, flux_columns) -> str:
    """Return the kind of a variable of the output; NEP is a flux like NEE."""
    return next((c.kind for c in flux_columns if c.variable == variable), "flux")


def _with_nep(frame, variables: list) -> list:
    """Fill the NEP of sites that give NEE only, and return the variables with it.

    Beside sites that give NEE, those that give NEP only get their NEE.
    """
    if "nee" not in variables:
        return variables
    if "nep" not in variables:
        frame["nep"] = -frame["nee"]
        position = variables.index("nee") + 1
        return [*variables[:position], "nep", *variables[position:]]
    is_without = {
        v: frame[v].isna().groupby(frame["site"]).transform("all") for v in ("nee", "nep")
    }
    frame["nep"] = frame["nep"].where(~is_without["nep"], -frame["nee"])
    frame["nee"] = frame["nee"].where(~is_without["nee"], -frame["nep"])
    return variables


def _site_periods(parts: list, settings: FluxSettings, run: Run) -> tuple:
    """Return the periods of one site as a DataFrame, and a summary per variable."""
    import pandas as pd

    parts = with_opposites(parts)
    site, joined = parts[0].site, join_rows(parts, run)
    require_signs_of_site(parts, joined, run)
    start = np.unique(np.concatenate([part.times.start for part in parts]))
    numbers = find_periods(start, settings.step).numbers
    columns: dict = {"site": site, "period": numbers}
    summary = []
    for name, rows in joined.items():
        periods = find_periods(rows.start, settings.step, numbers)
        added = rows.column.is_added
        result = aggregate(
            rows.values, rows.share_good, rows.days, periods, settings.min_share, added
        )
        columns[name] = result.values
        summary.append(_summary_row(site, rows, result, numbers, settings.step))
    dropped = {entry["variable"]: entry["dropped"] for entry in summary}
    run.note(FluxDropped(site, int(numbers.size), dropped))
    return pd.DataFrame(columns), summary


def _summary_row(site: str, rows, result, periods, step: str) -> dict:
    """Return one row of the summary of a table of periods."""
    with_value = np.flatnonzero(np.isfinite(result.values))
    texts = period_texts(periods, step)
    return {
        "site": site,
        "variable": rows.column.variable,
        "unit": our_unit(rows.column.kind, step),
        "source": ", ".join(rows.sources),
        "source_unit": ", ".join(rows.units),
        "periods": int(with_value.size),
        "dropped": result.dropped,
        "first": texts[with_value[0]] if with_value.size else "",
        "last": texts[with_value[-1]] if with_value.size else "",
        "good_share": float(result.share.mean()) if result.share.size else float("nan"),
    }


def _note_gaps(frame, step: str, run: Run) -> None:
    """Report how many periods of the table each site lacks between first and last."""
    for site, group in frame.groupby("site"):
        index = group["period"].to_numpy()
        holes = np.diff(index) - 1
        if holes.sum():
            run.note(FluxGaps(site, step, int(holes.sum()), int(holes.max()), len(index)))


class _JoinedStations(NamedTuple):
    """Coordinates of each row, None where stations have none, and the table with their columns."""

    longitude: np.ndarray | None
    latitude: np.ndarray | None
    frame: Any


def _join_stations(frame, stations: Stations | None, run: Run) -> _JoinedStations:
    """Add the columns of the stations to a table."""
    if stations is None:
        return _JoinedStations(None, None, frame)
    rows = frame["site"].map(stations.row_of_site)
    missing = tuple(sorted(frame.loc[rows.isna(), "site"].unique()))
    if missing:
        run.note(StationsMissing(missing))
    is_known = rows.notna().to_numpy()
    rows = rows.fillna(0).astype(int).to_numpy()
    for name, texts in stations.further_columns.items():
        # A variable of the same name is what was measured.
        is_variable = name.casefold() in {str(column).casefold() for column in frame.columns}
        column = np.array(texts, object)[rows]
        frame[f"station_{name}" if is_variable else name] = np.where(
            is_known, column, np.array(None)
        )
    if stations.longitude is None or stations.latitude is None or not is_known.any():
        return _JoinedStations(None, None, frame)
    longitude, latitude = (
        np.where(is_known, v[rows], np.nan) for v in (stations.longitude, stations.latitude)
    )
    return _JoinedStations(longitude, latitude, frame)
