"""From months and days to seasons and years."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.dates.date import parse_date, split_name
from carbonsink.core.dates.periods import group_dates
from carbonsink.core.facts.dates import NoCompletePeriod
from carbonsink.core.raster import Grid, RasterOutput, Stack, write_array
from carbonsink.core.run import Run
from carbonsink.core.trend.composite.maps import map_composites
from carbonsink.core.trend.composite.statistics import compose, composed_unit


def months(*pairs):
    return [parse_date(f"{year}-{month:02d}") for year, month in pairs]


def test_years_of_months():
    dates = months(*[(2001, m) for m in range(1, 13)], (2002, 1))
    first, second = group_dates(dates, "year")
    assert first.members == tuple(range(12))
    assert (second.members, second.whole) == ((12,), 12)


def test_winter_counts_for_the_year_of_its_january():
    dates = months((2001, 11), (2001, 12), (2002, 1), (2002, 2), (2002, 3))
    autumn, winter, spring = group_dates(dates, "season")
    assert (winter.label, winter.members, winter.whole) == ("2002 DJF", (1, 2, 3), 3)
    assert winter.file_stem("npp") == "npp_DJF_2002"
    assert split_name("npp_DJF_2002") == ("npp_DJF", parse_date("2002"))
    assert (autumn.part, spring.part) == ("SON", "MAM")


def test_weeks_are_whole_like_the_fullest():
    days = [f"2001-01-{d:02d}" for d in (1, 9, 17, 25)] + ["2001-02-02", "2001-02-10"]
    january, february = group_dates([parse_date(d) for d in days], "month")
    assert (january.whole, february.whole) == (4, 2)
    assert january.file_stem("ndvi") == "ndvi_2001-01"


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
