"""Time stamps that stand for a whole month or year: its first day, middle or last, or its end."""

from __future__ import annotations

import datetime

from .date import Date, TimeStamp, day_after

# Shortest step between the dates of a monthly and of a yearly series, days.
_MONTH_STEP, _YEAR_STEP = 28, 360
# Days of a month that stand for the whole of it: its first, those about its middle, its last.
_FIRST, _MIDDLE, _LAST = {1}, {14, 15, 16, 17}, {28, 29, 30, 31}
# Days (month, day) that stand for a whole year: its first, those in its middle, its last.
_DAYS_OF_YEARS = {(1, 1), (6, 30), (7, 1), (7, 2), (12, 31)}
# Hours of UTC at which days begin from Melanesia to the Gulf.
_EASTERN_HOURS = 12.5, 20.9


def periods_of_regular_stamps(dates) -> tuple:
    """Return time stamps that are days as the periods, months or years, between which they lie.

    NetCDF files give monthly means the day in the middle or at the start of the month.
    """
    days = sorted({date for date in dates if date is not None}, key=Date.sort_key)
    if len(days) < 2 or any(date.precision != "day" for date in days):
        return tuple(dates)
    ordinals = [datetime.date(*date.sort_key()).toordinal() for date in days]
    step = min(later - earlier for earlier, later in zip(ordinals, ordinals[1:]))
    if step >= _YEAR_STEP and len({date.year for date in days}) == len(days):
        return tuple(date and Date(date.year) for date in dates)
    if step >= _MONTH_STEP and len({(date.year, date.month) for date in days}) == len(days):
        return tuple(date and Date(date.year, date.month) for date in dates)
    return tuple(dates)


def is_local_month_start(stamp: TimeStamp) -> bool:
    """Say whether a time stamp of UTC is the local midnight at which a month begins in Asia.

    China's February begins at 16:00 UTC on 31 January. Noon, 18:00 and the hours after 21:00 may as
    well be the middle of a day, or its last step of some hours.

    Examples
    --------
    >>> is_local_month_start(TimeStamp(Date(2001, 1, 31), 16.0))
    True
    >>> is_local_month_start(TimeStamp(Date(2001, 1, 31), 12.0))
    False
    """
    if day_after(stamp.date).day != 1:
        return False
    return _EASTERN_HOURS[0] <= stamp.hours < _EASTERN_HOURS[1] and abs(stamp.hours - 18.0) > 0.01


def days_of_local_month_starts(stamps) -> list:
    """Return the stamps of a series, a day later where all are local month starts in UTC.

    Parameters
    ----------
    stamps : sequence of tuple of (Date or None, bool)
        Date, and whether `is_local_month_start` says so of its time.
    """
    shift = all(is_start for _, is_start in stamps)
    return [day_after(date) if shift else date for date, _ in stamps]


def periods_of_month_stamps(dates) -> tuple:
    """Return dates as months or years where their days are stamps of whole months.

    For files of their own: `periods_of_regular_stamps`, but only where all days are first days, lie
    about the middle, or are last days of their months. A single date stays as it is.
    """
    days = {date.day for date in dates if date is not None}
    if any(days <= stamps for stamps in (_FIRST, _MIDDLE, _LAST)):
        return periods_of_regular_stamps(dates)
    return tuple(dates)


def is_end_stamp(date: Date | None, name_date: Date | None) -> bool:
    """Say whether a stamp is the end of a period: the day after the month or year of a name.

    Examples
    --------
    >>> is_end_stamp(Date(2006, 1, 1), Date(2005)), is_end_stamp(Date(2006, 1, 1), Date(2005, 12))
    (True, True)
    >>> is_end_stamp(Date(2006, 1, 2), Date(2005)), is_end_stamp(Date(2006, 1, 1), Date(2005, 1))
    (False, False)
    """
    if date is None or date.day != 1 or name_date is None or name_date.day is not None:
        return False
    day_before = date.first_day - datetime.timedelta(days=1)
    return name_date.covers(Date(day_before.year, day_before.month, day_before.day)) and (
        name_date.month is not None or date.month == 1
    )


def period_of_stamp(date: Date | None, name_date: Date | None) -> Date | None:
    """Return the month or year that a name tells where the one date of its file is a stamp of it.

    Examples
    --------
    >>> period_of_stamp(Date(2005, 1, 1), Date(2005, 1)).text
    '2005-01'
    >>> period_of_stamp(Date(2005, 7, 1), Date(2005)).text
    '2005'
    """
    if date is None or date.day is None or name_date is None or not name_date.covers(date):
        return date
    if name_date.precision == "year":
        return name_date if (date.month, date.day) in _DAYS_OF_YEARS else date
    is_stamp = any(date.day in stamps for stamps in (_FIRST, _MIDDLE, _LAST))
    return name_date if is_stamp and name_date.precision == "month" else date
