"""From months and days to seasons and years."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from carbonsink.core.dates.composites import day_lengths
from carbonsink.core.dates.date import parse_date
from carbonsink.core.dates.names.file_names import split_date_at_end
from carbonsink.core.dates.periods import group_dates
from carbonsink.core.errors_and_notes.dates import NoCompletePeriod
from carbonsink.core.errors_and_notes.quantities import StatesAddedUp
from carbonsink.core.raster import Grid, RasterOutput, Stack, write_array
from carbonsink.core.run import Run
from carbonsink.core.trend.composite.composite_maps import map_composites
from carbonsink.core.trend.composite.statistics import chosen_members, compose, composed_unit


def months(*pairs):
    return [parse_date(f"{year}-{month:02d}") for year, month in pairs]


def test_years_of_months():
    dates = months(*[(2001, m) for m in range(1, 13)], (2002, 1))
    first, second = group_dates(dates, "year")
    assert first.members == tuple(range(12))
    assert first.complete
    assert (second.members, second.complete) == ((12,), False)


def test_winter_counts_for_the_year_of_its_january():
    dates = months((2001, 11), (2001, 12), (2002, 1), (2002, 2), (2002, 3))
    autumn, winter, spring = group_dates(dates, "season")
    assert (winter.label, winter.members, winter.complete) == ("2002 DJF", (1, 2, 3), True)
    assert winter.file_stem("npp") == "npp_DJF_2002"
    assert split_date_at_end("npp_DJF_2002") == ("npp_DJF", parse_date("2002"))
    assert (autumn.part, spring.part) == ("SON", "MAM")


def test_composites_count_by_their_days():
    days = [f"2001-01-{d:02d}" for d in (1, 9, 17, 25)] + ["2001-02-02", "2001-02-10"]
    january, february = group_dates([parse_date(d) for d in days], "month")
    assert (january.members, january.days, january.complete) == ((0, 1, 2, 3), (8, 8, 8, 7), True)
    assert (february.members, february.days) == ((3, 4, 5), (1, 8, 8))
    assert not february.complete
    assert january.file_stem("ndvi") == "ndvi_2001-01"


def modis(*years, step=8):
    """Return the days that composites of MODIS begin on: anew on 1 January."""
    return [
        parse_date(datetime.date(year, 1, 1) + datetime.timedelta(days=day))
        for year in years
        for day in range(0, 365, step)
    ]


@pytest.mark.parametrize("period", ["month", "season", "year"])
def test_no_leap_year_makes_the_others_incomplete(period):
    first = datetime.date(2003, 1, 1)
    days = [parse_date(first + datetime.timedelta(days=i)) for i in range(731)]
    for dates in (days, modis(2003, 2004)):
        found = [p.label for p in group_dates(dates, period) if not p.complete]
        assert found == (["2003 DJF", "2005 DJF"] if period == "season" else [])


def days_from(first, last):
    """Return all days from one to another, as dates."""
    first, last = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    n = (last - first).days + 1
    return [parse_date(first + datetime.timedelta(days=i)) for i in range(n)]


@pytest.mark.parametrize("period", ["month", "season", "year"])
def test_models_without_leap_days_lack_29_february(period):
    days = [day for day in days_from("2003-01-01", "2004-12-31") if day.text != "2004-02-29"]
    whole = [p.label for p in group_dates(days, period, "noleap") if p.complete]
    assert whole == [
        p.label for p in group_dates(days_from("2003-01-01", "2004-12-31"), period) if p.complete
    ]
    # In the real calendar, or with another day missing, the period is not whole.
    assert len([p for p in group_dates(days, period) if p.complete]) == len(whole) - 1
    others = [day for day in days if day.text != "2004-02-11"]
    assert len([p for p in group_dates(others, period, "noleap") if p.complete]) == len(whole) - 1


@pytest.mark.parametrize("begins", [(1, 16), (1, 11, 21), (1, 6, 11, 16, 21, 26)])
def test_parts_of_months_last_until_the_next(begins):
    texts = [f"2004-{m:02d}-{d:02d}" for m in range(1, 13) for d in begins]
    dates = [parse_date(text) for text in texts]
    (year,) = group_dates(dates, "year")
    starts = [date.first_day for date in dates] + [datetime.date(2005, 1, 1)]
    assert year.complete
    assert year.days == tuple((b - a).days for a, b in zip(starts, starts[1:]))
    february = group_dates(dates, "month")[1]
    assert (len(february.members), sum(february.days)) == (len(begins), 29)
    without = group_dates(dates[:3] + dates[4:], "year")
    assert [p.complete for p in without] == [False]


def test_days_that_are_no_parts_of_months():
    """15 days from each other, single days, one month of pentads, and MODIS."""
    first = datetime.date(2003, 1, 1)
    every_15 = [first + datetime.timedelta(days=15 * i) for i in range(24)]
    assert day_lengths(every_15)[:3] == [15, 15, 15]
    scenes = [datetime.date(2003, month, day) for month, day in ((1, 1), (3, 16), (7, 1), (9, 16))]
    assert day_lengths(scenes) == [1, 1, 1, 1]
    assert day_lengths([datetime.date(2003, 1, day) for day in (1, 6, 11, 16, 21, 26)]) == [5] * 6
    assert day_lengths([date.first_day for date in modis(2003, step=16)])[:22] == [16] * 22


def test_the_days_of_a_year_are_shared_out():
    for step in (8, 16):
        months = group_dates(modis(2003, 2004, step=step), "month")
        assert len(months) == 24
        for month in months:
            first = datetime.date(month.year, month.month, 1)
            last = (first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
            assert sum(month.days) == (last - first).days


def test_means_and_sums_of_composites_weigh_by_days():
    january = group_dates(modis(2003), "month")[0]
    values = np.array([8.0, 16.0, 24.0, 80.0]).reshape(4, 1, 1)
    members, weights = chosen_members(january, "mean")
    assert members == (0, 1, 2, 3)
    mean = compose(values, "mean", 4, weights)[0, 0]
    assert mean == pytest.approx((8 * 8 + 16 * 8 + 24 * 8 + 80 * 7) / 31)
    weights = chosen_members(january, "sum")[1]
    assert compose(values, "sum", 4, weights)[0, 0] == pytest.approx(8 + 16 + 24 + 80 * 7 / 8)
    february = group_dates(modis(2003), "month")[1]
    assert chosen_members(february, "max") == ((4, 5, 6), None)  # not the day of 25 January


def test_a_missing_day_or_composite_is_seen():
    days = [parse_date(f"2003-01-{d:02d}") for d in range(1, 32) if d != 17]
    assert [p.complete for p in group_dates(days, "month")] == [False]
    dates = modis(2003)
    assert [p.part for p in group_dates(dates[:5] + dates[6:], "month") if not p.complete] == ["02"]


@pytest.mark.parametrize(("texts", "period"), [(("2001", "2002"), "year")])
def test_years_cannot_become_years(texts, period):
    with pytest.raises(NoCompletePeriod):
        group_dates([parse_date(t) for t in texts], period)


def test_months_cannot_become_months():
    with pytest.raises(NoCompletePeriod):
        group_dates(months((2001, 1), (2001, 2)), "month")


def test_statistics_by_hand():
    n = np.nan
    values = np.array([[[1, n, 2]], [[3, n, n]], [[8, 5, n]]], np.float32)
    for statistic, expected in {
        "mean": [4, 5, 2],
        "sum": [12, 5, 2],
        "max": [8, 5, 2],
        "min": [1, 5, 2],
        "median": [3, 5, 2],
    }.items():
        np.testing.assert_array_equal(compose(values, statistic, 1)[0], expected)
        np.testing.assert_array_equal(compose(values, statistic, 3)[0], [expected[0], n, n])
        assert np.isnan(compose(values * n, statistic, 0)).all()


def test_units_of_sums():
    assert composed_unit("gC m-2 month-1", "sum", "month", "year") == "gC m-2 yr-1"
    assert composed_unit("mm d-1", "sum", "day", "month") == "mm month-1"
    assert composed_unit("mm d-1", "sum", "month", "year") == "mm d-1"
    assert composed_unit("degC", "mean", "month", "year") == "degC"


def test_files_and_their_values(tmp_path):
    grid = Grid(3, 2, (0, 1, 0, 0, 0, -1))
    paths = []
    for i, date in enumerate(months(*[(2001, m) for m in range(1, 13)], (2002, 1))):
        paths.append(str(tmp_path / f"npp_{date.text}.tif"))
        plane = np.full((2, 3), i + 1, np.float32)
        plane[0, 0] = np.nan if i == 4 else i
        write_array(RasterOutput("npp", "gC m-2 month-1"), paths[-1], grid, plane)
    notes = []
    run = Run(on_note=notes.append)
    folder = str(tmp_path / "out")
    written = map_composites(Stack.open(paths).series(), folder, "year", "sum", 0, run)
    assert [p[-12:] for p in written] == ["npp_2001.tif"]
    stack = Stack.open(written)
    values = stack.read(stack.grid.window)[0]
    assert np.isnan(values[0, 0])
    assert values[1, 1] == 78
    assert stack.bands[0].unit == "gC m-2 yr-1"
    assert stack.dates[0] == parse_date("2001")
    assert any(getattr(note, "dropped", None) == ("2002",) for note in notes)
    lenient = map_composites(Stack.open(paths).series(), folder, "year", "max", 1, run)
    assert len(lenient) == 2


@pytest.mark.parametrize(
    ("name", "statistic", "told"),
    [("tas", "sum", 1), ("tas", "mean", 0), ("npp", "sum", 0), ("ndvi", "sum", 0)],
)
def test_sums_of_temperatures_over_time_are_told(raster, tmp_path, name, statistic, told):
    """Months of 10 degrees make no year of 120."""
    paths = [raster(np.full((2, 2), 0.5), f"{name}_2001-{month:02d}.tif") for month in range(1, 13)]
    notes = []
    (tmp_path / "out").mkdir()
    run = Run(on_note=notes.append)
    map_composites(Stack.open(paths), str(tmp_path / "out"), "year", statistic, 0, run)
    assert sum(isinstance(note, StatesAddedUp) for note in notes) == told
