"""Flux tables of several sites as one table of days, months or years.

The two ways of quality: FLUXNET's tables are filled, and its own daily values are means of all
their half hours, well filled or not; so here, too, every value counts, and quality decides whether
a period is kept. Elsewhere a bad flag means a bad value, which is left out.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...facts.flux_tables import (
    FluxAssumed,
    FluxDropped,
    FluxDuplicates,
    FluxFileRead,
    FluxFilesJoined,
    FluxGaps,
    FluxRowsUndated,
    FluxSignTurned,
    NoFluxColumns,
    NothingLeft,
    OtherProfileFits,
    RowsWithoutSite,
    RowsWithoutTime,
    StampsAtEnd,
    StationsMissing,
    StepTooCoarse,
)
from ...run import Run
from ...tables.columns import name_column, numeric_column
from ..settings import PROFILES, STEPS, FluxSettings
from .aggregate import aggregate, convert, find_periods, good_share
from .checks import doubts, require_definition, require_sign
from .columns import FluxColumn, choose_unit, find_header, load_columns
from .dates import date_headers, period_texts, read_times
from .reading import FluxFile, inspect_file, read_columns, site_header
from .stations import Stations, read_stations
from .units import our_unit

# Steps that a table of each step can be brought to.
_REACHABLE = {"instant": STEPS, "day": STEPS, "month": STEPS[1:], "year": STEPS[2:]}
# So many more variables found by another profile make one doubt the chosen one.
MORE_COLUMNS = 3


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
    """Read flux tables as they are published.

    Parameters
    ----------
    paths : sequence of str
        CSV files; of one site, date and variable the first file counts.
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
    import pandas as pd

    known = load_columns(settings.profile, settings.columns)
    places = read_stations(stations, run) if stations else None
    parts, summaries = [], []
    for i, path in enumerate(paths):
        run.step("read-table", path)
        for part, summary in _read_file(inspect_file(path), known, settings, run):
            parts.append(part)
            summaries += summary
        run.progress((i + 1) / len(paths))
    frame = pd.concat(parts, ignore_index=True)
    frame = _join_files(frame, run)
    variables = [c.variable for c in known if c.variable in frame.columns]
    variables = list(dict.fromkeys(variables))
    if "nee" in variables and "nep" not in variables:
        frame["nep"] = -frame["nee"]
        variables.insert(variables.index("nee") + 1, "nep")
    frame = frame.dropna(subset=variables, how="all").reset_index(drop=True)
    if frame.empty:
        raise NothingLeft(tuple(map(str, paths)), settings.max_qc, settings.min_share)
    _note_gaps(frame, settings.step, run)
    units = {v: our_unit(_kind_of(v, known), settings.step) for v in variables}
    frame = frame[["site", "period", *variables]]
    longitude, latitude, frame = _join_stations(frame, places, run)
    frame.insert(1, "date", period_texts(frame.pop("period").to_numpy(), settings.step))
    return FluxTable(frame, units, longitude, latitude, pd.DataFrame(summaries))


def _kind_of(variable: str, known) -> str:
    """Return the kind of a variable of the output; NEP is a flux like NEE."""
    return next((c.kind for c in known if c.variable == variable), "flux")


def _read_file(file: FluxFile, known, settings: FluxSettings, run: Run):
    """Yield the periods and the summary of each site of a file."""
    chosen = _choose_columns(file, known)
    dates, of_site = date_headers(file.headers), site_header(file)
    if not chosen or not dates:
        wanted = tuple(name for column in known for name in column.names)
        raise NoFluxColumns(file.path, tuple(h.name for h in file.headers), wanted, bool(chosen))
    _note_other_profile(file, len(chosen), settings, run)
    quality = {column: _quality_header(file, column, header) for column, header in chosen.items()}
    headers = [*chosen.values(), *dates.values(), *filter(None, quality.values())]
    texts = [h.place for h in [*dates.values(), *filter(None, [of_site])]]
    frame = read_columns(file, [*(h.place for h in headers), *texts], run, texts)
    times = read_times(file.path, frame, dates)
    _note_times(file.path, times, run)
    if settings.step not in _REACHABLE.get(times.step, ()):
        raise StepTooCoarse(file.path, times.step, settings.step)
    values = {header: _numbers(frame, header, run) for header in headers[: len(chosen)]}
    flags = {h: _numbers(frame, h, None) for h in quality.values() if h is not None}
    run.note(FluxFileRead(file.path, len(frame), times.step, len(chosen)))
    for site, rows in _sites(file, frame, of_site, run):
        yield _site_periods(
            site,
            times.take(rows),
            [
                (column, header, values[header][rows], _pick(flags, quality[column], rows))
                for column, header in chosen.items()
            ],
            file.path,
            settings,
            run,
        )


def _choose_columns(file: FluxFile, known) -> dict:
    """Return the column of the file for each variable that has one; each variable once."""
    chosen, taken = {}, set()
    for column in known:
        header = find_header(file.headers, column.names)
        if header is not None and column.variable not in taken:
            chosen[column] = header
            taken.add(column.variable)
    return chosen


def _note_other_profile(file: FluxFile, n_found: int, settings: FluxSettings, run: Run) -> None:
    """Warn when another profile knows many more of a file's columns."""
    for profile in () if settings.columns else PROFILES:
        n_other = len(_choose_columns(file, load_columns(profile)))
        if n_other >= n_found + MORE_COLUMNS:
            run.note(OtherProfileFits(file.path, settings.profile, n_found, profile, n_other))
            return


def _quality_header(file: FluxFile, column: FluxColumn, header):
    """Return the column with the quality of another, None without one."""
    names = (column.qc,) if column.qc else (f"{header.name}_QC", f"QC_{header.name}")
    return find_header(file.headers, names)


def _note_times(path: str, times, run: Run) -> None:
    """Report rows without a date, and stamps at the end of their intervals."""
    undated = int(np.count_nonzero(np.isnat(times.start)))
    if undated:
        run.note(FluxRowsUndated(path, undated, times.start.size))
    if times.stamped_end:
        first = np.flatnonzero(~np.isnat(times.start))[0]
        minutes = float(times.days[first]) * 1440
        stamp = times.start[first] + np.timedelta64(round(minutes), "m")
        run.note(StampsAtEnd(path, str(stamp).replace("T", " "), minutes))


def _named(frame, header):
    """Return a column as a table under its name, with what is known of the file."""
    named = frame[[header.place]].set_axis([header.name], axis=1)
    named.attrs = dict(frame.attrs)
    return named


def _numbers(frame, header, run) -> np.ndarray:
    return numeric_column(_named(frame, header), header.name, run)


def _pick(flags: dict, header, rows):
    return None if header is None else flags[header][rows]


def _sites(file: FluxFile, frame, of_site, run: Run):
    """Yield each site and its rows."""
    import pandas as pd

    if of_site is None:
        yield file.site, np.arange(len(frame))
        return
    names = name_column(_named(frame, of_site), of_site.name, run)
    names = pd.Series(["" if name is None else str(name) for name in names], dtype=object)
    nameless = int((names == "").sum())
    if nameless:
        run.note(RowsWithoutSite(file.path, of_site.name, nameless, len(names)))
    for site, rows in names.groupby(names, sort=False).indices.items():
        if site:
            yield str(site), rows


def _site_periods(site, times, columns, path, settings: FluxSettings, run: Run) -> tuple:
    """Return the periods of one site of one file as a DataFrame, and a summary per variable."""
    import pandas as pd

    times, kept = _first_rows(path, site, times, run)
    periods = find_periods(times, settings.step)
    found: dict = {"site": site, "period": periods.numbers}
    summary, assumed, of_rows_rates = [], [], {}
    for column, header, values, flags in columns:
        values, flags = values[kept], None if flags is None else flags[kept]
        unit, conversion = choose_unit(path, column, header, times.step)
        if not header.unit and settings.profile != "fluxnet":
            assumed.append(f"{header.name} ({unit})")
        rates = convert(values, conversion, times.days)
        if column.kind == "exchange":  # GEE is by definition below 0 where GPP is above it
            require_sign(path, site, header.name, rates, run)
            rates = -rates
            run.note(FluxSignTurned(site, header.name, column.variable))
        of_rows_rates[column.variable] = (header.name, rates)
        for note in doubts(column, header.name, site, rates):
            run.note(note)
        if settings.profile == "fluxnet":
            of_rows = "flag" if times.step == "instant" else "share"
            good = good_share(flags, times.days, settings.max_qc, of_rows)
        else:
            good = np.ones(rates.size)
            if flags is not None and settings.max_qc < 3:
                rates = np.where(flags > settings.max_qc, np.nan, rates)
        result = aggregate(rates, good, times.days, periods, settings.min_share, column.is_added)
        found[column.variable] = result.values
        summary.append(_summary(site, column, header, unit, result, periods, settings.step))
    require_definition(path, site, of_rows_rates, run)
    if assumed:
        run.note(FluxAssumed(site, tuple(assumed)))
    dropped = {entry["variable"]: entry["dropped"] for entry in summary}
    run.note(FluxDropped(site, int(periods.numbers.size), dropped))
    return pd.DataFrame(found), summary


def _first_rows(path: str, site: str, times, run: Run) -> tuple:
    """Return the times with each start once, and which rows they are.

    Raises
    ------
    RowsWithoutTime
        When most dates stand in several rows: these are hours without a time of day.
    """
    known = np.flatnonzero(~np.isnat(times.start))
    _, first = np.unique(times.start[known], return_index=True)
    kept = known[np.sort(first)]
    if kept.size < known.size:
        twice = np.delete(times.start[known], np.sort(first))
        if times.step != "instant" and twice.size >= max(kept.size, 2):
            raise RowsWithoutTime(path, site, str(twice[0])[:10], known.size // kept.size)
        run.note(FluxDuplicates(site, int(known.size - kept.size), str(twice[0])))
    return times.take(kept), kept


def _summary(site, column, header, unit, result, periods, step) -> dict:
    """Return one row of the summary."""
    known = np.flatnonzero(np.isfinite(result.values))
    texts = period_texts(periods.numbers, step)
    return {
        "site": site,
        "variable": column.variable,
        "unit": our_unit(column.kind, step),
        "source": header.name,
        "source_unit": unit,
        "periods": int(known.size),
        "dropped": result.dropped,
        "first": texts[known[0]] if known.size else "",
        "last": texts[known[-1]] if known.size else "",
        "good_share": float(result.share.mean()) if result.share.size else float("nan"),
    }


def _join_files(frame, run: Run):
    """Return the periods of all files, each site and date once: values of the first file count.

    A further file of a site may hold other variables (weather beside fluxes): these are joined.
    """
    keys = ["site", "period"]
    variables = [name for name in frame.columns if name not in keys]
    twice = frame.duplicated(keys, keep=False)
    if twice.any():
        for site, group in frame[twice].groupby("site", sort=False):
            counts = group.groupby("period")[variables].count()
            several = int((counts > 1).any(axis=1).sum())
            if several:
                run.note(FluxDuplicates(site, several, ""))
            first = group[~group.duplicated("period")].set_index("period")[variables]
            more = first.isna() & (counts > 0).reindex(first.index)
            added = tuple(name for name in variables if more[name].any())
            if added:
                run.note(FluxFilesJoined(site, int(more.any(axis=1).sum()), added))
    joined = frame.groupby(keys, sort=False, as_index=False)[variables].first()
    return joined.sort_values(keys, kind="stable").reset_index(drop=True)


def _note_gaps(frame, step: str, run: Run) -> None:
    """Tell how many periods each site lacks between its first and its last."""
    for site, group in frame.groupby("site"):
        index = group["period"].to_numpy()
        holes = np.diff(index) - 1
        if holes.sum():
            run.note(FluxGaps(site, step, int(holes.sum()), int(holes.max()), len(index)))


def _join_stations(frame, stations: Stations | None, run: Run) -> tuple:
    """Return longitude, latitude and the table with the columns of the stations."""
    if stations is None:
        return None, None, frame
    rows = frame["site"].map(stations.places)
    missing = tuple(sorted(frame.loc[rows.isna(), "site"].unique()))
    if missing:
        run.note(StationsMissing(missing))
    known = rows.notna().to_numpy()
    rows = rows.fillna(0).astype(int).to_numpy()
    for name, texts in stations.more.items():
        # A variable of the same name is what was measured.
        taken = name.casefold() in {str(column).casefold() for column in frame.columns}
        column = np.array(texts, object)[rows]
        frame[f"station_{name}" if taken else name] = np.where(known, column, np.array(None))
    if stations.longitude is None or stations.latitude is None or not known.any():
        return None, None, frame
    place = (np.where(known, v[rows], np.nan) for v in (stations.longitude, stations.latitude))
    return (*place, frame)
