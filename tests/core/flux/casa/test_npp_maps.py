"""CASA on rasters: all cells against the slow twin, whatever the blocks, years and threads."""

from __future__ import annotations

import math

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.casa import ClassesNotInTable, OtherLegend, OutOfRange
from carbonsink.core.errors_and_notes.dates import (
    DateGap,
    DatesUsed,
    NoCompletePeriod,
    PeriodsDropped,
)
from carbonsink.core.errors_and_notes.raster import NoValidPixel
from carbonsink.core.errors_and_notes.run import Cancelled
from carbonsink.core.flux.casa.ndvi_limits import BARE, FULL
from carbonsink.core.flux.casa.npp_maps import map_casa
from carbonsink.core.raster import ClassEntry, Classes, RasterOutput, Stack, write_array
from carbonsink.core.run import Run
from carbonsink.tests import naive_casa as naive
from carbonsink.tests.factories import make_grid, write_raster

ROWS, COLS = 9, 11
NAMES = ("ndvi", "temperature", "precipitation", "radiation")
TABLE = "code,name,eps_max,ndvi_min,ndvi_max\n1,crop,0.5,,\n2,forest,0.8,0.1,0.85\n3,lake,,,\n"


def fields(months, seed=0):
    """Return values of each variable and the land cover: frost, a dry month, gaps, a lake."""
    rng = np.random.default_rng(seed)
    shape = (len(months), ROWS, COLS)
    wave = np.array([math.cos(2 * math.pi * (m - 7) / 12) for _, m in months])[:, None, None]
    values = {
        "ndvi": np.clip(0.4 + 0.25 * wave + rng.normal(0, 0.05, shape), -0.2, 0.9).round(4),
        "temperature": 6 + 16 * wave + rng.normal(0, 2, shape),
        "precipitation": np.maximum(40 + 35 * wave + rng.normal(0, 15, shape), 0),
        "radiation": 420 + 240 * wave + rng.normal(0, 9, shape),
    }
    values["precipitation"][4] = 0.0
    values["ndvi"][7, 0, 0] = np.nan
    values["temperature"][:, 1, 1] = np.nan
    values = {name: v.astype(np.float32) for name, v in values.items()}
    cover = rng.integers(1, 4, (ROWS, COLS)).astype(np.uint8)
    cover[2, 2] = 255
    return values, cover


def year(*years, months=range(1, 13)):
    return [(y, m) for y in years for m in months]


class Region:
    """Rasters of a small region and a table of classes."""

    def __init__(self, folder, months, seed=0):
        self.folder, self.months = folder, months
        self.values, self.cover = fields(months, seed)
        self.table = str(folder / "classes.csv")
        (folder / "classes.csv").write_text(TABLE, encoding="utf-8")
        self.grid = make_grid(ROWS, COLS)

    def series(self):
        found = {}
        for name, values in self.values.items():
            paths = [
                write_raster(self.folder / f"{name}_{y}-{m:02d}.tif", plane, self.grid)
                for (y, m), plane in zip(self.months, values)
            ]
            found[name] = Stack.open(paths).series()
        return found

    def landcover(self):
        path = write_raster(self.folder / "cover.tif", self.cover, self.grid, nodata=255)
        return Stack.open([path])

    def run(self, run=None, name="out", **options):
        options = {"parameters": self.table, **options}
        folder = str(self.folder / name)
        return map_casa(self.series(), self.landcover(), folder, run or Run(), **options)


@pytest.fixture
def region(tmp_path):
    def make(months=None, seed=0):
        return Region(tmp_path, months or year(2005), seed)

    return make


def read(files):
    stack = Stack.open([path for path, _ in files])
    return stack.read(stack.grid.window)


def expected(region):
    """Return NPP of all cells by the slow twin."""
    crop = np.sort(region.values["ndvi"][:, region.cover == 1].ravel())
    crop = crop[np.isfinite(crop)]
    limits = [round(float(crop[math.ceil(q * crop.size) - 1]), 4) for q in (BARE, FULL)]
    of_class = {1: (*limits, 0.5), 2: (0.1, 0.85, 0.8)}
    calendar = [m for _, m in region.months]
    npp = np.full((len(calendar), ROWS, COLS), np.nan)
    for row, col in np.ndindex(ROWS, COLS):
        known = of_class.get(int(region.cover[row, col]))
        if known:
            series = [region.values[n][:, row, col].astype(float).tolist() for n in NAMES]
            npp[:, row, col] = naive.npp_of_cell(calendar, *series, *known)
    return npp


@pytest.mark.parametrize(
    "months",
    [year(2005), year(2003, 2004, 2005), year(2004)[5:] + year(2005)[:9], year(2004, 2005)[:13]],
    ids=["one year", "three years", "across a year", "thirteen months"],
)
def test_every_cell_is_that_of_the_slow_twin(region, months):
    made = region(months)
    summary = made.run()
    assert [date.text for _, date in summary.files] == [f"{y}-{m:02d}" for y, m in months]
    np.testing.assert_allclose(read(summary.files), expected(made), rtol=2e-5)


def test_what_is_written(region):
    summary = region().run()
    path, date = summary.files[4]
    assert path.endswith("npp_2005-05.tif")
    band = Stack.open([path]).bands[0]
    assert (band.name, band.date, band.unit) == ("npp", date, "gC m-2 month-1")
    assert {c.code: (c.lowest, c.highest) for c in summary.classes}[2] == (0.1, 0.85)
    assert sum(summary.cells.values()) == ROWS * COLS - 1


def test_annual_sums_of_whole_years(region, tmp_path):
    notes, annual = [], str(tmp_path / "annual.tif")
    made = region(year(2003)[6:] + year(2004, 2005))
    summary = made.run(Run(on_note=notes.append), annual=annual)
    assert summary.years == (2004, 2005)
    stack = Stack.open([annual])
    assert [band.date.text for band in stack.bands] == ["2004", "2005"]
    assert stack.names == ("npp", "npp")
    sums = read(summary.files)[6:].astype(float).reshape(2, 12, ROWS, COLS).sum(axis=1)
    np.testing.assert_allclose(stack.read(stack.grid.window), sums, rtol=1e-6)
    assert [n.dropped for n in notes if isinstance(n, PeriodsDropped)] == [("2003",)]


def test_annual_sums_need_a_calendar_year(region, tmp_path):
    made = region(year(2004)[6:] + year(2005)[:6])
    with pytest.raises(NoCompletePeriod) as caught:
        made.run(annual=str(tmp_path / "annual.tif"))
    assert (caught.value.parameter, caught.value.is_output) == ("annual", True)
    assert not (tmp_path / "annual.tif").exists()
    assert not (tmp_path / "out").exists()


def test_threads_and_memory_change_no_bit(tmp_path):
    """A grid of several blocks."""
    side, rng = 300, np.random.default_rng(0)
    folder = tmp_path / "large"
    folder.mkdir()
    small = Region(folder, year(2004, 2005))
    tiles = (1, side // ROWS + 1, side // COLS + 1)
    noise = rng.uniform(0.9, 1.0, (1, side, side)).astype(np.float32)
    small.values = {n: np.tile(v, tiles)[:, :side, :side] * noise for n, v in small.values.items()}
    small.cover = np.tile(small.cover, tiles[1:])[:side, :side]
    small.grid = make_grid(side, side)
    few = small.run(Run(threads=1, max_memory=64), "few")
    many = small.run(Run(threads=4, max_memory=2048), "many")
    for (one, _), (other, _) in zip(few.files, many.files):
        assert open(one, "rb").read() == open(other, "rb").read()


def test_months_that_one_series_lacks_are_left_out(region):
    made, notes = region(year(2004, 2005)), []
    series = made.series()
    series["ndvi"] = series["ndvi"].subset([i for i in range(24) if i != 14])
    summary = map_casa(
        series,
        made.landcover(),
        str(made.folder / "out"),
        Run(on_note=notes.append),
        parameters=made.table,
    )
    assert len(summary.files) == 23
    used = [n for n in notes if isinstance(n, DatesUsed)]
    assert dict(used[0].left_out) == dict.fromkeys(NAMES[1:], 1) | {"ndvi": 0}
    assert [n.date for n in notes if isinstance(n, DateGap)] == ["2005-03"]


def nothing_left(region, name="out"):
    folder = region.folder / name
    return not folder.exists() or not list(folder.iterdir())


def test_ndvi_with_its_scale_factor(region):
    made = region()
    made.values["ndvi"] = made.values["ndvi"] * 10000
    with pytest.raises(OutOfRange) as caught:
        made.run()
    assert caught.value.high > 1000
    assert nothing_left(made)


def test_codes_without_a_row(region):
    made = region()
    made.cover[0, 0] = 77
    with pytest.raises(ClassesNotInTable) as caught:
        made.run()
    assert caught.value.codes == (77,)
    assert nothing_left(made)


def test_nothing_but_lakes(region):
    made = region()
    made.cover[:] = 3
    with pytest.raises(NoValidPixel):
        made.run()
    assert nothing_left(made)


def test_without_a_table_codes_are_igbp(region, tmp_path):
    made = region()
    made.cover = np.where(made.cover == 3, 17, 12).astype(np.uint8)
    summary = made.run(parameters=None)
    assert [c.name for c in summary.classes] == ["Croplands", "Water bodies"]
    entries = (ClassEntry(12, "town", "Town", "#ff0000"), ClassEntry(17, "sea", "Sea", "#0000ff"))
    output = RasterOutput("cover", "", "uint8", 255, classes=Classes("cover", entries))
    path = str(tmp_path / "named.tif")
    write_array(output, path, made.grid, made.cover)
    with pytest.raises(OtherLegend):
        map_casa(made.series(), Stack.open([path]), str(tmp_path / "other"), Run())


def test_cancel_leaves_nothing(region):
    made, seen = region(year(2004, 2005)), []

    def cancelled():
        return len(seen) > 4  # after the first year's pass has begun

    with pytest.raises(Cancelled):
        made.run(Run(is_cancelled=cancelled, on_note=seen.append))
    assert nothing_left(made)
