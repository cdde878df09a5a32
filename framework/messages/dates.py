"""Sentences for dates, periods and series."""

from __future__ import annotations

import re

from ...core.dates.periods import PERIODS
from ...core.errors_and_notes.dates import (
    AmbiguousDates,
    BadDate,
    BadTimeOfDay,
    CompositeDays,
    DateConflict,
    DateCount,
    DateGap,
    DateNotFound,
    DatesApart,
    DatesCombined,
    DatesDiffer,
    DateStale,
    DatesUnread,
    DatesUsed,
    DuplicateDate,
    EndStamps,
    FurtherDimensions,
    MixedDateForms,
    MonthsOfLocalTime,
    MonthsOfYears,
    NoCompletePeriod,
    NoDateInRange,
    OneDateForAll,
    OtherDate,
    PeriodsDropped,
    PrecisionsMixed,
    PredictorDatesDiffer,
    SeasonsInSeries,
    SeveralPerDay,
    StepsDiffer,
    StepsMissing,
    TooFewCommonDates,
    TooFewDates,
)
from ..text.phrases import join_listed
from ..text.translation import tr

# Folders of what lies between the steps of a model.
_TEMPORARY = re.compile(r"[/\\]processing_[A-Za-z0-9]+[/\\]")


def _phrase_no_complete_period(error: NoCompletePeriod) -> str:
    """Say that the dates of a series do not make a complete period."""
    if error.is_output:
        return tr(
            "{parameter} needs a complete {period}: the {n} rasters are one per {step} and do "
            "not cover any. Add the missing rasters, or leave {parameter} empty."
        ).format(parameter=error.parameter, period=error.period, step=error.step, n=error.n_dates)
    if error.step in PERIODS and PERIODS.index(error.step) >= PERIODS.index(error.period):
        return tr(
            "{parameter} = {period} is not possible: the {n} rasters are one per {step}, which is "
            "no shorter. Use them as they are, or choose a longer {parameter}."
        ).format(parameter=error.parameter, period=error.period, step=error.step, n=error.n_dates)
    return tr(
        "{parameter} = {period} is not possible: the {n} rasters are one per {step} and do not "
        "cover any complete {period}. Add the missing rasters or choose another {parameter}."
    ).format(parameter=error.parameter, period=error.period, step=error.step, n=error.n_dates)


def _phrase_too_few_common_dates(error: TooFewCommonDates) -> str:
    """Say that series share too few dates."""
    series = "; ".join(
        tr("{name} {first} to {last} ({n})").format(name=name, first=first, last=last, n=n)
        for name, first, last, n in error.series
    )
    return tr(
        "The series share {n} dates, and {needed} are needed: {series}. Check the dates in the "
        "file names, and bring all to one step with 'Composite a series' "
        "(carbonsink:compositeseries)."
    ).format(n=error.n, needed=error.needed, series=series)


def _phrase_date_gap(note: DateGap) -> str:
    """Say that a date of a series is not predicted, and what is missing."""
    if note.why == "absent":
        return tr("Gap in the series: no raster of {date} at all.").format(date=note.date)
    text = {
        "missing": tr("{date} is left out: no raster of that date of {variables}."),
        "nodata": tr("{date} is left out: no cell has data in all of {variables}."),
    }.get(note.why, note.why)
    return text.format(date=note.date, variables=join_listed(note.variables))


def _phrase_date_stale(note: DateStale) -> str:
    """Say why the raster of a date is made anew."""
    reason = {
        "model": tr("another model made it"),
        "grid": tr("it lies on another grid"),
        "newer": tr("a predictor changed after it was made"),
        "settings": tr("its layers were made with another coverage or other quantiles"),
        "unreadable": tr("it cannot be read"),
    }.get(note.why, note.why)
    return tr("{date} is computed again: {why}.").format(date=note.date, why=reason)


def _phrase_several_per_day(error: SeveralPerDay) -> str:
    """Say that a file holds several bands of one day, and why."""
    facts = {"path": error.path, "n": error.n_bands, "date": error.date}
    if len(error.date) < len("2001-01-01"):
        return tr(
            "The file {path} has {n} bands with the date {date}: they tell no dates of their own, "
            "or repeat one. Write the dates of all bands into DATES, such as 2001-01..2001-12 for "
            "twelve months."
        ).format(**facts)
    if error.calendar:
        return tr(
            "The file {path} has {n} bands with the date {date}: its calendar {calendar} has days "
            "that the real one lacks. Import it with 'Import downloads' (carbonsink:importseries), "
            "which makes months of them, or compute monthly values first."
        ).format(calendar=error.calendar, **facts)
    return tr(
        "The file {path} has {n} bands with the date {date}. It is probably hourly; times of day "
        "are not read. Compute daily or monthly values first."
    ).format(**facts)


def _phrase_date_not_found(error: DateNotFound) -> str:
    """Say that a raster has no date, and where it may be written."""
    if _TEMPORARY.search(error.path):
        return tr(
            "No date was found for band {name} of {path}, a temporary raster of another step, "
            "whose name tells none. Write the dates of all rasters into DATES; in a model, into "
            "DATES of the step that reads it."
        ).format(name=error.name, path=error.path)
    if error.kind == "day":
        return tr(
            "The name of {path} says {day}, a day that does not exist. Correct the name, or write "
            "the dates of all bands into DATES."
        ).format(path=error.path, day=error.words)
    if error.kind == "months":
        return tr(
            "The name of {path} tells the months {months} of a year and no single date. Write the "
            "dates of all bands into DATES, such as their years if the series has one raster per "
            "year."
        ).format(path=error.path, months=error.words)
    if error.kind == "climatology":
        return tr(
            "The time axis of {path} is that of a climatology: band {name} is a mean over several "
            "years and has no date of its own. A series needs rasters of single dates; write dates "
            "for all bands into DATES if these are to stand for one year."
        ).format(path=error.path, name=error.name)
    if error.kind == "two years":
        return tr(
            "The names in the series may end with two years or with a year and a month ({words} in "
            "{path}). Write the dates of all bands into DATES, such as 2001-2003."
        ).format(path=error.path, words=error.words)
    if error.kind == "years":
        return tr(
            "The name of {path} tells the period {years} and no single date; it is probably a mean "
            "of these years. A series needs rasters of single dates: if these are, write the dates "
            "of all bands into DATES."
        ).format(path=error.path, years=error.words)
    return tr(
        "No date was found for band {name} of {path}. Put it at the end of the file's name, as in "
        "ndvi_2005.tif or ndvi_2005-03.tif, or write the dates of all bands into DATES, such as "
        "2001-01..2001-12 for twelve months."
    ).format(name=error.name, path=error.path)


def _phrase_further_dimensions(error: FurtherDimensions) -> str:
    """Say that several bands have one date, as the file has further dimensions."""
    dimensions = "; ".join(f"{name} = {join_listed(values)}" for name, values in error.dimensions)
    return tr(
        "The file {path} has {n} bands with the date {date}, one for each of {dimensions}. Import "
        "it with 'Import downloads' (carbonsink:importseries), which makes a variable of each; its "
        "VARIABLES chooses one."
    ).format(path=error.path, n=error.n_bands, date=error.date, dimensions=dimensions)


def _phrase_steps_missing(note: StepsMissing) -> str:
    """Say how many months or years are missing within a series, and the first."""
    text = (
        tr("{parameter}: {n} month(s) missing within the series, the first is {first}.")
        if note.step == "month"
        else tr("{parameter}: {n} year(s) missing within the series, the first is {first}.")
    )
    return text.format(parameter=note.parameter, n=note.n, first=note.first)


def _phrase_months_of_years(note: MonthsOfYears) -> str:
    """Say that rasters dated by a year are of some of its months, or of another year."""
    text = (
        tr(
            "{path}: the name tells the months {months} of {date}. Sums and means are of these "
            "months, not of the whole year. If the name means something else (a place, a crop), "
            "write the dates of all rasters into DATES."
        )
        if note.months.replace("-", "").isdigit()
        else tr(
            "{path}: the name tells '{months}' beside the year {date}. Sums and means are of that "
            "time, which need not be the calendar year."
        )
    )
    return text.format(path=note.path, months=note.months, date=note.date)


def _phrase_months_of_local_time(note: MonthsOfLocalTime) -> str:
    """Say that times of UTC are taken for the months that begin then in the east."""
    place = f"{note.path} ({note.column})" if note.path and note.column else ""
    return tr(
        "{path}: {in_utc} is taken for {date}, as all dates are times of UTC at which a month "
        "begins in a time zone of the east. Dates read like this: {n}. If they stand for the "
        "months before, write the months in their place (for rasters into DATES)."
    ).format(path=place or note.path or note.column, in_utc=note.in_utc, date=note.date, n=note.n)


def _phrase_ambiguous_dates(error: AmbiguousDates) -> str:
    """Say that the dates of a table may be read in two ways."""
    facts = {"day_first": error.day_first, "month_first": error.month_first}
    if not error.column:
        return tr(
            "The date '{cell}' cannot be read without doubt: it is {day_first} or {month_first}. "
            "Write it as YYYY-MM-DD, such as {day_first}."
        ).format(cell=error.cell, **facts)
    return tr(
        "The dates in the column '{column}' cannot be read without doubt: '{cell}' is {day_first} "
        "or {month_first}. Write them as YYYY-MM-DD, such as {day_first}."
    ).format(column=error.column, cell=error.cell, **facts)


def _phrase_mixed_date_forms(error: MixedDateForms) -> str:
    """Say that the dates of a column of a table are of two forms."""
    if not error.column:
        return tr(
            "The dates '{first}' and '{second}' have two forms. Write all of them as YYYY-MM-DD."
        ).format(first=error.first, second=error.second)
    return tr(
        "The column '{column}' has dates in two forms, such as '{first}' and '{second}'. Write "
        "all of them as YYYY-MM-DD."
    ).format(column=error.column, first=error.first, second=error.second)


ERRORS = {
    AmbiguousDates: _phrase_ambiguous_dates,
    MixedDateForms: _phrase_mixed_date_forms,
    DateNotFound: _phrase_date_not_found,
    DuplicateDate: lambda e: tr(
        "Two rasters have the date {date}: {first} and {second}. Keep one of them; or, if each is "
        "of another part of that time (a month, a quarter), write the dates of all rasters into "
        "DATES, or at the end of their names (npp_2005-03.tif)."
    ).format(date=e.date, first=e.first, second=e.second),
    PrecisionsMixed: lambda e: tr(
        "The series mixes years, seasons, months or days: {first} is of {one}, {second} of "
        "{other}. "
        "Give rasters of one step, or write the dates of all into DATES in one form."
    ).format(first=e.paths[0], second=e.paths[-1], one=e.dates[0], other=e.dates[-1]),
    SeveralPerDay: _phrase_several_per_day,
    FurtherDimensions: _phrase_further_dimensions,
    DateConflict: lambda e: tr(
        "{path}: the file name says {in_name}, but the metadata say {in_metadata} (the file may be "
        "copied or renamed, or dated by the end of its time). Name the file after its real date, "
        "or give the dates of all rasters in DATES."
    ).format(path=e.path, in_name=e.in_name, in_metadata=e.in_metadata),
    DatesApart: lambda e: tr(
        "{first} is of {first_date}, {second} of {second_date}: they are combined cell by cell and "
        "must be of the same time. Choose rasters of one date, or correct the dates in their names."
    ).format(first=e.first, first_date=e.first_date, second=e.second, second_date=e.second_date),
    DateCount: lambda e: tr(
        "DATES has {n_dates} dates, and the rasters of {parameter} have {n_bands} bands. Give one "
        "date per band, in the same order."
    ).format(parameter=e.parameter, n_dates=e.n_dates, n_bands=e.n_bands),
    TooFewDates: lambda e: tr(
        "The series has {n} dates, and a cell needs {needed} values ({parameters}). Add "
        "rasters or lower these numbers; a trend of fewer than eight values is hardly one."
    ).format(n=e.n, needed=e.needed, parameters=", ".join(e.parameters)),
    TooFewCommonDates: _phrase_too_few_common_dates,
    StepsDiffer: lambda e: tr(
        "The dates of the series stand for different numbers of months: {list}. Bring them to one "
        "step with 'Composite a series' (carbonsink:compositeseries)."
    ).format(list=join_listed(f"{name} {n}" for name, n in e.series)),
    NoDateInRange: lambda e: tr(
        "No raster has a date between START = {start} and END = {end}: the dates there are run "
        "from {first} to {last}. Change START or END, or leave them empty."
    ).format(start=e.start or tr("none"), end=e.end or tr("none"), first=e.first, last=e.last),
    BadTimeOfDay: lambda e: tr(
        "The column '{column}' holds '{text}', which is not a time of day. Accepted are 12:30, "
        "1230 and decimal hours (12.5)."
    ).format(column=e.column, text=e.text),
    BadDate: lambda e: tr(
        "'{text}' is not a valid date. Accepted: 2005, 2005-03, 2005-03-17, 200503, 20050317, "
        "17/03/2005, 17 Mar 2005, 2005年3月17日."
    ).format(text=e.text),
    NoCompletePeriod: _phrase_no_complete_period,
}

NOTES = {
    OtherDate: lambda n: tr(
        "DATE = {date}, and the only raster of {wanted} is of {found}: it is used all the same. "
        "Check DATE and the rasters."
    ).format(date=n.date, wanted=n.wanted, found=n.found),
    OneDateForAll: lambda n: tr(
        "The only raster of {variable} is of {date}: it is used for all dates, so that changes of "
        "{variable} are not in the series. Add the rasters of the other dates if there are any."
    ).format(variable=n.variable, date=n.date),
    PredictorDatesDiffer: lambda n: tr(
        "The predictors are of different dates: {dates}. They are used together all the same. "
        "Check the rasters."
    ).format(dates=join_listed(n.dates)),
    DatesUnread: lambda n: tr(
        "{n} of {total} records have no valid date, for example '{example}'; they count as having "
        "none."
    ).format(n=n.n, total=n.total, example=n.example),
    CompositeDays: lambda n: tr(
        "{name}: a raster every {days} days, each taken for the days up to the next one."
    ).format(name=n.name, days=n.days),
    DateGap: _phrase_date_gap,
    DateStale: _phrase_date_stale,
    PeriodsDropped: lambda n: tr(
        "Left out because rasters are missing in them ({period}): {dropped}."
    ).format(period=n.period, dropped=join_listed(n.dropped)),
    StepsMissing: _phrase_steps_missing,
    MonthsOfYears: _phrase_months_of_years,
    SeasonsInSeries: lambda n: tr(
        "{path} is taken for the {n_months} months {months} from {date} on, as its name tells, and "
        "so are the others of its series, each for its own. If the names mean something else "
        "(quantiles, a place), write the dates of all rasters into DATES."
    ).format(path=n.path, n_months=n.n_months, months=n.months, date=n.date),
    EndStamps: lambda n: tr(
        "{path} is taken for {in_name}, as its name says: its metadata say {in_metadata}, which is "
        "the end of that time. Rasters dated like this: {n}."
    ).format(path=n.path, in_name=n.in_name, in_metadata=n.in_metadata, n=n.n),
    MonthsOfLocalTime: _phrase_months_of_local_time,
    DatesDiffer: lambda n: tr(
        "{first} is of {first_date}, {second} of {second_date}, and they are combined cell by "
        "cell. Check that they belong together."
    ).format(first=n.first, first_date=n.first_date, second=n.second, second_date=n.second_date),
    DatesCombined: lambda n: tr(
        "{first} is of {first_date}, {second} of {second_date}: the result also reflects the "
        "change between these dates."
    ).format(first=n.first, first_date=n.first_date, second=n.second, second_date=n.second_date),
    DatesUsed: lambda n: tr(
        "Dates in all series: {n}, {first} to {last}. Left out: {left_out}."
    ).format(
        n=n.n,
        first=n.first,
        last=n.last,
        left_out=join_listed(f"{name} {count}" for name, count in n.left_out),
    ),
}
