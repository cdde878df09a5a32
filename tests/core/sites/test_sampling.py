"""Sampling rasters at sites: the right cell, the right date, everything counted."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.dates import BadDate, CompositeDays
from carbonsink.core.errors_and_notes.raster import AmbiguousVariable
from carbonsink.core.errors_and_notes.sites import NoCommonDate, SitesOutside
from carbonsink.core.raster import ClassEntry, Classes, Grid, RasterOutput, Stack, write_array
from carbonsink.core.run import Run
from carbonsink.core.sites.sampling import sample_stack

GRID = Grid(40, 30, (1000.0, 10.0, 0.0, 5000.0, 0.0, -10.0))


@pytest.fixture
def raster(tmp_path):
    """Write an array and return its file."""

    def write(name, values, **facts):
        path = str(tmp_path / f"{name}.tif")
        write_array(RasterOutput(name.split("_")[0], **facts), path, GRID, np.asarray(values))
        return path

    return write


@pytest.fixture
def tilted():
    """Values that name their own cell: 1000 row + column."""
    row, col = np.mgrid[0:30, 0:40]
    return (1000.0 * row + col).astype(np.float32)


def centre(row, col):
    return 1000.0 + 10.0 * (col + 0.5), 5000.0 - 10.0 * (row + 0.5)


def test_every_site_gets_its_own_cell(raster, tilted):
    stack = Stack.open([raster("a", tilted)])
    rows, cols = np.array([0, 29, 7, 7]), np.array([0, 39, 12, 12])
    x, y = zip(*(centre(r, c) for r, c in zip(rows, cols)))
    found = sample_stack(x, y, stack, Run(threads=2))
    np.testing.assert_array_equal(found.columns["a"], 1000 * rows + cols)
    assert found.counts.sampled == 4


def test_cell_edges_belong_to_the_cell_south_east_of_them(raster, tilted):
    stack = Stack.open([raster("a", tilted)])
    found = sample_stack([1010.0, 1009.999], [4990.0, 4990.001], stack, Run())
    np.testing.assert_array_equal(found.columns["a"], [1001.0, 0.0])


def test_records_without_a_value_are_counted_once_each(raster, tilted):
    tilted[5, 5] = np.nan
    stack = Stack.open([raster("a", tilted)])
    inside, hole = centre(3, 3), centre(5, 5)
    x = [inside[0], hole[0], 0.0, np.nan, 1400.0]
    y = [inside[1], hole[1], 0.0, 1.0, 4900.0]
    found = sample_stack(x, y, stack, Run())
    counts = found.counts
    assert (counts.sampled, counts.nodata, counts.outside, counts.bad_geometry) == (1, 1, 2, 1)
    np.testing.assert_array_equal(np.isnan(found.columns["a"]), [False, True, True, True, True])


def test_each_record_has_its_own_year(raster, tilted):
    paths = [raster(f"ndvi_{year}", tilted + year * 1e5) for year in (2001, 2003)]
    stack = Stack.open([*paths, raster("dem", tilted)])
    x, y = centre(2, 4)
    dates = ["2003", 2001, "2003-07-15", "2002", None]
    found = sample_stack([x] * 5, [y] * 5, stack, Run(), dates)
    expected = [2004 + 2003e5, 2004 + 2001e5, 2004 + 2003e5, np.nan, np.nan]
    np.testing.assert_allclose(found.columns["ndvi"], np.float32(expected))
    np.testing.assert_array_equal(found.columns["dem"], [2004.0] * 5)
    assert (found.counts.sampled, found.counts.no_date) == (3, 2)


def test_a_month_goes_before_its_year(raster, tilted):
    stack = Stack.open([raster("p_2001", tilted), raster("p_2001-03", tilted + 0.5)])
    x, y = centre(0, 1)
    dates = ["2001-03-09", "2001-04-09", "2001"]
    found = sample_stack([x] * 3, [y] * 3, stack, Run(), dates)
    np.testing.assert_array_equal(found.columns["p"], [1.5, 1.0, 1.0])


def test_composites_serve_the_days_up_to_the_next(raster, tilted):
    names = ("2005-01-01", "2005-01-09", "2005-01-17")
    stack = Stack.open([raster(f"lai_{name}", tilted + i) for i, name in enumerate(names)])
    x, y = centre(0, 0)
    days = ["2005-01-08", "2005-01-09", "2005-01-24", "2005-01-25"]
    told = []
    found = sample_stack([x] * 4, [y] * 4, stack, Run(on_note=told.append), days)
    value = tilted[0, 0]
    expected = [value, value + 1, value + 2, np.nan]
    np.testing.assert_array_equal(found.columns["lai"], expected)
    assert CompositeDays("lai", 8) in told


def test_one_dated_raster_serves_every_record(raster, tilted):
    stack = Stack.open([raster("landuse_2010", tilted)])
    x, y = centre(1, 1)
    found = sample_stack([x], [y], stack, Run(), ["1999"])
    assert found.columns["landuse"][0] == 1001.0


@pytest.mark.parametrize("window", [3, 5])
def test_window_averages_the_valid_cells(raster, window):
    values = np.random.default_rng(2).normal(size=(30, 40)).astype(np.float32)
    values[10, 11] = np.nan
    stack = Stack.open([raster("a", values)])
    places = [(10, 10), (0, 0), (29, 39)]
    x, y = zip(*(centre(r, c) for r, c in places))
    found = sample_stack(x, y, stack, Run(), window=window)
    reach = window // 2
    for value, (r, c) in zip(found.columns["a"], places):
        part = values[max(r - reach, 0) : r + reach + 1, max(c - reach, 0) : c + reach + 1]
        assert value == pytest.approx(np.nanmean(part.astype(float)), rel=1e-6)


def test_window_takes_the_most_frequent_class(raster):
    classes = Classes("c", tuple(ClassEntry(i, f"c{i}", f"C {i}", "#102030") for i in (1, 2, 3)))
    values = np.full((30, 40), 3, np.uint8)
    values[9:12, 9:11] = 1
    values[10, 10] = 255
    stack = Stack.open([raster("c", values, dtype="uint8", nodata=255, classes=classes)])
    x, y = centre(10, 10)
    assert sample_stack([x], [y], stack, Run(), window=3).columns["c"][0] == 1.0


def test_no_site_inside(raster, tilted):
    stack = Stack.open([raster("a", tilted)])
    with pytest.raises(SitesOutside) as caught:
        sample_stack([5.0, 6.0], [7.0, 8.0], stack, Run())
    assert caught.value.sites_extent == (5.0, 7.0, 6.0, 8.0)
    assert caught.value.raster_extent == GRID.extent


def test_several_dates_need_dates_of_the_records(raster, tilted):
    stack = Stack.open([raster("a_2001", tilted), raster("a_2002", tilted)])
    x, y = centre(1, 1)
    with pytest.raises(AmbiguousVariable):
        sample_stack([x], [y], stack, Run())
    with pytest.raises(NoCommonDate) as caught:
        sample_stack([x], [y], stack, Run(), ["1990"])
    assert caught.value.dates == ("2001", "2002")
    with pytest.raises(BadDate):
        sample_stack([x], [y], stack, Run(), ["spring"])
