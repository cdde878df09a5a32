"""Sentences for flux tables."""

from __future__ import annotations

from ...core.errors_and_notes.flux_tables import (
    BadInterval,
    FluxAssumed,
    FluxColumnsUnused,
    FluxConflicts,
    FluxDoubtful,
    FluxDropped,
    FluxDuplicates,
    FluxesUnread,
    FluxFileRead,
    FluxFilesJoined,
    FluxGaps,
    FluxNamesAlike,
    FluxNearZero,
    FluxOverlaps,
    FluxRowsUndated,
    FluxSignContradicts,
    FluxSignTurned,
    FluxStepAssumed,
    NoDates,
    NoFluxColumns,
    NothingLeft,
    OtherProfileFits,
    RowsWithoutSite,
    RowsWithoutTime,
    StampsAtEnd,
    StationsMissing,
    StepTooCoarse,
    UnknownUnit,
    VpdUnitContradicted,
)
from ..text.phrases import join_listed
from ..text.translation import tr


def _step_words(key: str) -> str:
    """Return the text for the step of a flux table."""
    return {
        "instant": tr("hours or half hours"),
        "day": tr("days"),
        "week": tr("weeks"),
        "month": tr("months"),
        "year": tr("years"),
    }.get(key, key)


def _phrase_no_flux_columns(error: NoFluxColumns) -> str:
    """Say that a flux table lacks fluxes or dates."""
    if error.has_fluxes:
        return tr(
            "The table {path} has no column of dates (TIMESTAMP, TIMESTAMP_START and "
            "TIMESTAMP_END, date, or year, month and day). Its columns are: {found}. Check the "
            "PROFILE, or rename the column."
        ).format(path=error.path, found=join_listed(error.found))
    return tr(
        "The table {path} has none of the columns of this PROFILE, such as {wanted}. Its columns "
        "are: {found}. Choose another PROFILE, or give COLUMNS, a table of your own columns."
    ).format(path=error.path, wanted=join_listed(error.wanted), found=join_listed(error.found))


def _phrase_vpd_unit_contradicted(error: VpdUnitContradicted) -> str:
    """Say that the unit of vapour pressure deficit in a flux table is another."""
    if error.has_humidity:
        text = tr(
            "{path}, site {site}: the header of {column} states no unit. Taken in {unit} the "
            "vapour pressure deficit is {times:.2g} times what temperature and humidity give. "
            "Write the unit into the header, such as {column} (hPa)."
        )
    else:
        text = tr(
            "{path}, site {site}: the header of {column} states no unit. Taken in {unit} the "
            "vapour pressure deficit is {times:.2g} times the saturation pressure at its "
            "temperature, which it cannot exceed. Write the unit into the header, such as {column} "
            "(hPa)."
        )
    return text.format(
        path=error.path, site=error.site, column=error.column, unit=error.unit, times=error.times
    )


def _phrase_flux_sign_contradicts(error: FluxSignContradicts) -> str:
    """Say that the sign of a flux in a flux table contradicts its definition."""
    texts = {
        "gee": tr(
            "{path}, site {site}: the column {column} is positive (mean {mean:.3g} gC m-2 per "
            "day), but gross ecosystem exchange (GEE) is negative where vegetation takes up "
            "carbon. If it holds gross production, rename it GPP; else correct its sign."
        ),
        "nee": tr(
            "{path}, site {site}: the column {column} equals GPP - Reco (mean {mean:.3g} gC m-2 "
            "per day), but net ecosystem exchange (NEE) is Reco - GPP, negative for uptake. "
            "Rename it NEP, or correct its sign."
        ),
        "equal": tr(
            "{path}, site {site}: the column {column} (mean {mean:.3g} gC m-2 per day) has the "
            "sign of NEE, but net ecosystem production (NEP) is -NEE. Correct the sign of one of "
            "them."
        ),
        "gpp": tr(
            "{path}, site {site}: the column {column} is negative (mean {mean:.3g} gC m-2 per "
            "day), but gross primary production (GPP) is not. If it holds gross exchange, rename "
            "it GEE; else correct its sign."
        ),
        "reco": tr(
            "{path}, site {site}: the column {column} is negative (mean {mean:.3g} gC m-2 per "
            "day), but respiration is a positive flux to the atmosphere. Correct its sign."
        ),
        "nep": tr(
            "{path}, site {site}: the column {column} equals Reco - GPP (mean {mean:.3g} gC m-2 "
            "per day), but net ecosystem production (NEP) is GPP - Reco, positive for uptake. "
            "Rename it NEE, or correct its sign."
        ),
    }
    return texts.get(error.why, texts["nee"]).format(
        path=error.path, site=error.site, column=error.column, mean=error.mean
    )


def _phrase_step_too_coarse(error: StepTooCoarse) -> str:
    """Say that the rows of a flux table are too far apart for the step."""
    if error.found in ("week", "other"):
        return tr(
            "The rows of the table {path} are neither days nor months nor years apart (weeks, "
            "composites or seasons), so that no STEP can be made of them. Take the daily or "
            "half-hourly file of the site; if each row is the value of a single day, write its "
            "date as 20050317."
        ).format(path=error.path)
    return tr(
        "STEP = {wanted} is not possible: the table {path} holds {found}. Choose a longer STEP, or "
        "take a finer file of the site."
    ).format(wanted=error.wanted, path=error.path, found=_step_words(error.found))


def _phrase_flux_conflicts(note: FluxConflicts) -> str:
    """Say which rows of flux tables contradict each other."""
    counts = join_listed([f"{name} {n}" for name, n in note.counts.items()])
    if note.path == note.other_path:
        text = tr(
            "{site}: rows of the same time have different values ({counts}), first {variable} of "
            "{date}: {used:.6g} and {other:.6g} {unit} in {path}. The first row counts; remove the "
            "wrong one."
        )
    else:
        text = tr(
            "{site}: files have different values for the same time ({counts} rows), first "
            "{variable} of {date}: {used:.6g} {unit} in {path}, {other:.6g} {unit} in "
            "{other_path}. The file given first counts; give the right one only."
        )
    return text.format(
        site=note.site,
        unit=note.unit,
        counts=counts,
        variable=note.variable,
        date=note.date,
        used=note.used,
        other=note.other,
        path=note.path,
        other_path=note.other_path,
    )


def _phrase_flux_dropped(note: FluxDropped) -> str:
    """Say how many periods of a site in a flux table have too few good values."""
    left_out = [f"{name} {n}" for name, n in note.dropped.items() if n]
    text = tr("{site}: {n} periods.").format(site=note.site, n=note.periods)
    if not left_out:
        return text
    return (
        text
        + " "
        + tr("Left out for too few good values: {list}.").format(list=join_listed(left_out))
    )


def _phrase_flux_doubtful(note: FluxDoubtful) -> str:
    """Say that values in a flux table look like another unit or variable."""
    if note.likely:
        text = tr(
            "{site}: the column {column} looks like {likely}, for example {example:.4g}. Say its "
            "unit in the header, as in '{column} ({likely})', or in COLUMNS."
        )
    else:
        text = tr(
            "{site}: {n} of {total} values of {column} are out of the range of {variable}, for "
            "example {example:.4g} (in the unit of the output, fluxes and water per day). Check "
            "the unit; the values were kept."
        )
    return text.format(
        site=note.site,
        column=note.column,
        variable=note.variable,
        n=note.n,
        total=note.total,
        example=note.example,
        likely=note.likely,
    )


ERRORS = {
    RowsWithoutTime: lambda e: tr(
        "The table {path} has {n} rows per date (site {site}, for example {date}) and no time of "
        "day. Add the time to the date (2005-03-17 12:30), or in a column called time or hour."
    ).format(path=e.path, n=e.n, site=e.site, date=e.date),
    BadInterval: lambda e: tr(
        "The table {path} has a row that ends before it begins: {start} to {end}. Correct "
        "TIMESTAMP_START and TIMESTAMP_END."
    ).format(path=e.path, start=e.start, end=e.end),
    FluxSignContradicts: _phrase_flux_sign_contradicts,
    VpdUnitContradicted: _phrase_vpd_unit_contradicted,
    NoFluxColumns: _phrase_no_flux_columns,
    NoDates: lambda e: tr(
        "The dates of the table {path} cannot be read: '{value}' is not a valid date. Accepted are "
        "YYYYMMDDHHMM, YYYYMMDD, YYYYMM and YYYY, 2005-03-17 12:30 or 2005/3/17, 17/03/2005, "
        "17 Mar 2005, decimal years, and columns of year, month, day, hour and minute."
    ).format(path=e.path, value=e.value),
    StepTooCoarse: _phrase_step_too_coarse,
    UnknownUnit: lambda e: tr(
        "The table {path} gives the column {column} in '{unit}', which is none of its units: "
        "{known}. Correct the header, or give COLUMNS, a table of your own columns."
    ).format(path=e.path, column=e.column, unit=e.unit, known=join_listed(e.known)),
    NothingLeft: lambda e: tr(
        "Nothing is left of {paths}: no period has good values (MAX_QC = {max_qc}) for {share:.0%} "
        "of its time (MIN_SHARE). Raise MAX_QC or lower MIN_SHARE."
    ).format(paths=join_listed(e.paths), max_qc=e.max_qc, share=e.min_share),
}

NOTES = {
    StampsAtEnd: lambda n: tr(
        "{path}: the times are the ends of their intervals (the first is {first}); the start of "
        "each row is {minutes:g} minutes earlier."
    ).format(path=n.path, first=n.first, minutes=n.minutes),
    FluxRowsUndated: lambda n: tr(
        "{path}: {n} of {total} rows have no date and were left out."
    ).format(path=n.path, n=n.n, total=n.total),
    RowsWithoutSite: lambda n: tr(
        "{path}: {n} of {total} rows have no site in the column {column} and were left out."
    ).format(path=n.path, n=n.n, total=n.total, column=n.column),
    FluxFilesJoined: lambda n: tr(
        "{site}: {n} rows of {path} were joined to those of the files before it ({variables})."
    ).format(site=n.site, n=n.n, path=n.path, variables=join_listed(n.variables)),
    FluxConflicts: _phrase_flux_conflicts,
    FluxOverlaps: lambda n: tr(
        "{site}: {n} rows of {path} cover time that a file before it covers with rows of another "
        "length ({variables}); they were left out."
    ).format(site=n.site, n=n.n, path=n.path, variables=join_listed(n.variables)),
    FluxNamesAlike: lambda n: tr(
        "These files have no column of sites and were taken for different sites by their names: "
        "{sites}. If they are years or parts of one site, add a column 'site' to each."
    ).format(sites=join_listed(n.sites)),
    FluxStepAssumed: lambda n: tr(
        "{path}: the site {site} has a single row, which was read as one of a table of {step}. "
        "If it is a month or a year, write its date as 2005-03 or 2005."
    ).format(path=n.path, site=n.site, step=_step_words(n.step)),
    FluxFileRead: lambda n: tr(
        "{path}: {rows} rows, one per step of {step}; {columns} variables."
    ).format(path=n.path, rows=f"{n.rows:,}", step=_step_words(n.step), columns=n.columns),
    FluxColumnsUnused: lambda n: tr("{path}: {n} columns are not read: {columns}.").format(
        path=n.path, n=len(n.columns), columns=join_listed(n.columns)
    ),
    FluxesUnread: lambda n: tr(
        "{path}: no carbon flux was read, but these columns are fluxes by their names: "
        "{fluxes}. Name those wanted in a table of your own columns (COLUMNS), or rename them, "
        "for instance FC to NEE."
    ).format(path=n.path, fluxes=join_listed(n.columns)),
    FluxDropped: _phrase_flux_dropped,
    FluxDuplicates: lambda n: tr(
        "{site}: {n} dates stand in several rows with the same values, first {date}; each was "
        "counted once."
    ).format(site=n.site, n=n.n, date=n.date),
    FluxGaps: lambda n: tr(
        "{site}: {there} {steps} with values; {n} are missing between the first and the last, at "
        "most {longest} in a row."
    ).format(site=n.site, there=n.there, steps=_step_words(n.step), n=n.n, longest=n.longest),
    FluxDoubtful: _phrase_flux_doubtful,
    FluxNearZero: lambda n: tr(
        "{site}: {column} has the wrong sign on the whole (mean {mean:.3g} gC m-2 d-1), as noise "
        "about 0 may have where vegetation is dormant. The values were kept; check the sign."
    ).format(site=n.site, column=n.column, mean=n.mean),
    FluxAssumed: lambda n: tr(
        "{site}: the header says no unit of {columns}; these were taken."
    ).format(site=n.site, columns=join_listed(n.columns)),
    FluxSignTurned: lambda n: tr(
        "{site}: {column} is by definition negative where vegetation takes up carbon; its sign was "
        "changed to make {variable}."
    ).format(site=n.site, column=n.column, variable=n.variable),
    OtherProfileFits: lambda n: tr(
        "{path}: PROFILE = {profile} knows {found} of its variables, {other} would know {more}."
    ).format(path=n.path, profile=n.profile, found=n.found, other=n.other, more=n.more),
    StationsMissing: lambda n: tr(
        "Not in STATIONS, and so without a place and its columns: {sites}."
    ).format(sites=join_listed(n.sites)),
}
