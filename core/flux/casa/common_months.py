"""The months that all variables have, and whether they make a year."""

from __future__ import annotations

from typing import Any, NamedTuple

from ...errors_and_notes.casa import MonthsMissing, NotMonthly
from ...errors_and_notes.dates import DateGap, DatesUsed, TooFewCommonDates
from ...run import Run
from .temperature import MONTHS

VARIABLES = ("ndvi", "temperature", "precipitation", "radiation")
# The parameter of each variable, for messages.
PARAMETERS = {name: name.upper() for name in VARIABLES}


class CasaMonths(NamedTuple):
    """The months that all variables have, as (year, month), and a stack of them per variable."""

    keys: list
    ndvi: Any  # Stack
    temperature: Any  # Stack
    precipitation: Any  # Stack
    radiation: Any  # Stack


def join_months(series: dict) -> CasaMonths:
    """Return the months that all variables have.

    Parameters
    ----------
    series : dict of str to Stack
        Dated stacks of `VARIABLES`, ascending.

    Raises
    ------
    NotMonthly, TooFewCommonDates, MonthsMissing, GridMismatch
        When the series do not make a year.
    """
    keys = {name: month_keys(PARAMETERS[name], series[name].dates) for name in VARIABLES}
    common_keys = common_months(keys)
    first = series[VARIABLES[0]]
    stacks = []
    for name in VARIABLES:
        stack = series[name]
        first.grid.require_same(stack.grid, first.first_path, stack.first_path)
        position_of_key = {key: i for i, key in enumerate(keys[name])}
        stacks.append(stack.subset([position_of_key[key] for key in common_keys]))
    return CasaMonths(common_keys, *stacks)


def note_months(months: CasaMonths, series: dict, run: Run) -> None:
    """Report which months all variables of CASA share, and which are left out or missing."""
    keys = months.keys
    left_out = tuple((name, len(series[name]) - len(keys)) for name in VARIABLES)
    run.note(DatesUsed(len(keys), month_text(keys[0]), month_text(keys[-1]), left_out))
    for key in _missing_months(keys):
        run.note(DateGap(month_text(key), (), "absent"))


def month_keys(parameter: str, dates) -> list:
    """Return (year, month) of each date of a series.

    Parameters
    ----------
    parameter : str
        Name of the input, for messages.
    dates : sequence of Date
        Ascending.

    Raises
    ------
    NotMonthly
        When a date has no month, or two fall into one.
    """
    keys: list = []
    for date in dates:
        key = (date.year, date.month)
        if date.month is None or key in keys[-1:]:
            raise NotMonthly(parameter, date.text)
        keys.append(key)
    return keys


def common_months(keys: dict) -> list:
    """Return the months that every variable has, in order of time.

    Parameters
    ----------
    keys : dict of str to list of (int, int)
        Months of each variable.

    Raises
    ------
    TooFewCommonDates
        When there are fewer than twelve.
    MonthsMissing
        When a month of the calendar is never among them.
    """
    shared = sorted(
        set.intersection(*(set(months_of_variable) for months_of_variable in keys.values()))
    )
    if len(shared) < MONTHS:
        series = tuple(
            (
                name,
                month_text(months_of_variable[0]),
                month_text(months_of_variable[-1]),
                len(months_of_variable),
            )
            for name, months_of_variable in keys.items()
        )
        raise TooFewCommonDates(len(shared), MONTHS, series)
    missing = set(range(1, MONTHS + 1)) - {month for _, month in shared}
    if missing:
        raise MonthsMissing(tuple(sorted(missing)), len(shared))
    return shared


def month_text(key: tuple) -> str:
    """Return 2005-03."""
    return f"{key[0]:04d}-{key[1]:02d}"


def _missing_months(keys: list) -> list:
    """Return the months between the first and the last that are not there."""
    counted = [12 * year + month - 1 for year, month in keys]
    missing = sorted(set(range(counted[0], counted[-1])) - set(counted))
    return [(count // 12, count % 12 + 1) for count in missing]
