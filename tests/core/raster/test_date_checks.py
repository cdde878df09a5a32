"""Dates of the rasters of a run: of one time, dated by the end, with steps missing."""

from __future__ import annotations

import pandas as pd
import pytest

from carbonsink.core.dates.date import Date, parse_date
from carbonsink.core.dates.names.seasons_and_quarters import part_of_year_in_name
from carbonsink.core.errors_and_notes.dates import (
    DatesApart,
    DatesCombined,
    DatesDiffer,
    MonthsOfYears,
    SeasonsInSeries,
    StepsMissing,
)
from carbonsink.core.raster.band_names import stem_of
from carbonsink.core.raster.date_checks import (
    DatedInput,
    bands_of_input,
    check_dates_together,
    date_of_input,
    note_missing_steps,
)
from carbonsink.core.raster.series_dates import note_seasons, with_dates_of_seasons
from carbonsink.core.run import Run


class _Band:
    """A band with a date and a file."""

    end_stamp = None

    def __init__(self, date, path="") -> None:
        self.date, self.path = None if date is None else parse_date(date), path
        self.part = part_of_year_in_name(stem_of(path)) if path else None


def _notes(check, *arguments) -> list:
    notes: list = []
    check(*arguments, Run(on_note=notes.append))
    return notes


@pytest.mark.parametrize(
    ("first", "second", "rule", "expected"),
    [
        ("2001", "2001", "same", None),
        ("2001", "2003", "same", DatesApart),
        ("2001-07", "2001-08", "same", DatesApart),
        ("2001", "2001-07", "same", DatesDiffer),
        ("2000", "2001", "near", DatesDiffer),
        ("2000", "2000", "near", None),
        ("2001", "2003", "any", DatesCombined),
    ],
)
def test_two_inputs_of_one_time(first, second, rule, expected):
    pair = DatedInput("NPP", parse_date(first)), "RH", [_Band(second), _Band(None)]
    if expected is DatesApart:
        with pytest.raises(DatesApart) as caught:
            _notes(check_dates_together, *pair, rule)
        assert (caught.value.first_date, caught.value.second_date) == (first, second)
    else:
        notes = _notes(check_dates_together, *pair, rule)
        assert [type(note) for note in notes] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("start", "periods", "step", "removed"),
    [
        ("2001-01", 24, "M", ["2001-06"]),
        ("1999-11", 14, "M", ["2000-01", "2000-02"]),
        ("1990", 30, "Y", ["1995", "2001"]),
        ("2001-01", 24, "M", []),
    ],
)
def test_steps_that_are_missing_within_a_series(start, periods, step, removed):
    form = "%Y-%m" if step == "M" else "%Y"
    whole = [p.strftime(form) for p in pd.period_range(start, periods=periods, freq=step)]
    notes = _notes(note_missing_steps, "SERIES", [_Band(d) for d in whole if d not in removed])
    word = "month" if step == "M" else "year"
    assert notes == ([StepsMissing("SERIES", word, len(removed), removed[0])] if removed else [])


def test_a_season_of_each_year_has_no_gaps():
    season = [_Band(f"{year}-{month:02d}") for year in (2001, 2002, 2003) for month in range(4, 11)]
    assert _notes(note_missing_steps, "SERIES", season) == []
    (note,) = _notes(note_missing_steps, "SERIES", season[:-1])
    assert isinstance(note, StepsMissing)


def test_series_of_other_steps_have_no_gaps():
    for dates in (["2000", "2005", "2010", "2015"], ["2001-01", "2001-04", "2001-07"], ["2000"]):
        assert not _notes(note_missing_steps, "SERIES", [_Band(date) for date in dates])
    assert not _notes(note_missing_steps, "SERIES", [_Band(None), _Band("2001"), _Band("2003")])


def test_a_year_far_from_the_few_others_is_a_gap():
    dates = [_Band(year) for year in ("1891", "2001", "2002", "2004", "2005")]
    (note,) = _notes(note_missing_steps, "SERIES", dates)
    assert note == StepsMissing("SERIES", "year", 110, "1892")


def test_several_dates_beside_one_are_told():
    bands = [_Band("2005"), _Band("2001"), _Band("2003"), _Band("2005")]
    notes = _notes(check_dates_together, DatedInput("TARGET", Date(2001)), "FACTORS", bands, "any")
    assert notes == [DatesCombined("TARGET", "2001", "FACTORS", "2003, 2005")]


def test_a_year_that_is_some_months():
    notes = _notes(note_seasons, [_Band("2001", "/a/npp_2001Q3.tif")])
    assert notes == [MonthsOfYears("/a/npp_2001Q3.tif", "07-09", "2001")]
    notes = _notes(note_seasons, [_Band("2001", "/a/npp_2001_04-10.tif")])
    assert notes == [MonthsOfYears("/a/npp_2001_04-10.tif", "04-10", "2001")]
    assert not _notes(note_seasons, [_Band("2001", "/a/npp_2001.tif"), _Band(None, "/a/b.tif")])


def test_the_quarters_of_a_series_are_told(raster):
    paths = [raster([[1.0 + i]], f"GPP_Q{i + 1}_2001.tif") for i in range(4)]
    notes = _notes(note_seasons, with_dates_of_seasons(bands_of_input(paths)))
    assert notes == [SeasonsInSeries(paths[0], "01-03", "2001-01", 3)]


def test_dates_that_are_given_are_not_doubted(raster):
    path = raster([[1.0]], "npp_JJA_2001.tif")
    (band,) = bands_of_input([path])
    assert _notes(note_seasons, [band]) == [MonthsOfYears(path, "06-08", "2001")]
    assert not _notes(note_seasons, [band.with_date(Date(2001))])


def test_the_date_of_an_input(raster):
    path = raster([[1.0]], "npp_2001.tif")
    assert date_of_input("NPP", [path]) == ("NPP", Date(2001))
    assert date_of_input("NPP", [path, raster([[1.0]], "npp_2002.tif")]) is None
    assert date_of_input("NPP", [raster([[1.0]], "npp.tif")]) is None
    assert [band.date for band in bands_of_input([path])] == [Date(2001)]
