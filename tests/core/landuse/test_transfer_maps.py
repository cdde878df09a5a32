"""Transfers of small rasters, from files to tables."""

from __future__ import annotations

import math
import os

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.errors_and_notes.dates import DatesUsed
from carbonsink.core.errors_and_notes.landuse import (
    CarbonGridDiffers,
    CarbonResampled,
    DatesDiffer,
    LanduseNodata,
    MissingDensity,
    NegativeCarbon,
    NoCarbon,
    NoCarbonOfDate,
    SeveralCarbonOfDate,
    SwappedDates,
    TooManyClasses,
    TransferFound,
)
from carbonsink.core.errors_and_notes.raster import (
    GridMismatch,
    NotInteger,
    NoValidPixel,
    UnknownCellArea,
)
from carbonsink.core.errors_and_notes.tables import BadTable, MissingColumn
from carbonsink.core.landuse import transfer_maps
from carbonsink.core.landuse.settings import Accounts
from carbonsink.core.landuse.transfer_maps import check_land_use_and_carbon, find_transfers
from carbonsink.core.raster import Stack
from carbonsink.core.run import Run

NAN = np.nan
START = np.array([[1, 1, 2, 255], [3, 3, 2, 2]], np.uint8)
END = np.array([[1, 2, 2, 1], [3, 7, 255, 3]], np.uint8)


@pytest.fixture
def landuse(raster):
    """Two small maps of classes of which one is new at the end."""
    return Stack.open([raster("lc_2001", START, nodata=255), raster("lc_2011", END, nodata=255)])


@pytest.fixture
def carbon(raster):
    """Carbon of both dates with a gap in the second."""
    first = np.array([[10, 20, 30, 40], [50, 60, 70, 80]], np.float32)
    last = first + np.array([[1, -5, 3, 9], [2, 100, 9, NAN]], np.float32)
    return Stack.open([raster("c_2001", first), raster("c_2011", last)])


def test_matrix_and_carbon(landuse, carbon, notes):
    told, run = notes
    found = find_transfers(landuse, carbon, Accounts(unit="t_ha"), run)
    transfer = found.transfers[0]
    assert [entry.code for entry in transfer.classes] == [1, 2, 3, 7]
    assert transfer.cells.tolist() == [[1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 1], [0, 0, 0, 0]]
    assert np.array_equal(transfer.area, transfer.cells * 1e6)
    assert transfer.carbon_cells.tolist() == [
        [1, 1, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, 1],
        [0, 0, 0, 0],
    ]
    wanted = np.array([[1, -5, 0, 0], [0, 3, 0, 0], [0, 0, 2, 100], [0, 0, 0, 0]])
    assert np.array_equal(transfer.change, wanted * 1e6)
    assert transfer.totals == (type(transfer.totals)(101e6, 95e6, 6e6, 106e6, -5e6, 106e6, -5e6))
    assert transfer.mean_start[2, 3] == 60 and transfer.mean_end[2, 3] == 160
    assert (transfer.first, transfer.last, transfer.years) == ("2001", "2011", 10)
    assert transfer.comprehensive_degree == pytest.approx(100 * 3 / 6 / 10)
    assert transfer.dynamic_degrees[:2] == pytest.approx([-5.0, 0.0])
    assert math.isnan(transfer.dynamic_degrees[3])  # a new class has no first area
    assert LanduseNodata(1, 1, 0, 1, 1, 8, True) in told
    assert any(isinstance(note, TransferFound) for note in told)


def test_areas_without_carbon(landuse):
    transfer = find_transfers(landuse, None, Accounts(), Run()).transfers[0]
    assert not transfer.has_carbon
    assert np.isnan(transfer.change).all()
    assert transfer.area.sum() == 6e6


def test_densities_of_a_table(landuse, tmp_path):
    path = tmp_path / "densities.csv"
    path.write_text("code;density_start (t ha-1);density_end\n1;10;12\n2;20;20\n3;5,5;6\n7;0;1\n")
    accounts = Accounts("density", "t_ha", str(path))
    transfer = find_transfers(landuse, None, accounts, Run()).transfers[0]
    assert transfer.accounting == "density"
    wanted = [[2, 10, 0, 0], [0, 0, -14, 0], [0, 0, 0.5, -4.5], [0, 0, 0, 0]]
    assert np.allclose(transfer.change, np.array(wanted) * 1e6)
    assert transfer.totals.change == pytest.approx(-6e6)


def test_densities_from_the_rasters_recover_planted_ones(raster):
    rng = np.random.default_rng(5)
    start, end = rng.integers(1, 4, (2, 30, 20))
    before, after = np.array([0, 10.0, 25.5, 80.0]), np.array([0, 12.0, 20.0, 81.25])
    stack = Stack.open([raster("a", start, dtype="uint8"), raster("b", end, dtype="uint8")])
    carbon = Stack.open([raster("ca", before[start]), raster("cb", after[end])])
    for accounting in ("density", "pixel"):
        transfer = find_transfers(stack, carbon, Accounts(accounting), Run()).transfers[0]
        change = transfer.area * (after[1:] - before[1:, None])
        assert np.allclose(transfer.change, change, rtol=1e-14)
        assert np.allclose(transfer.mean_start, np.tile(before[1:, None], 3))
        assert np.allclose(transfer.mean_end, np.tile(after[1:], (3, 1)))
        assert transfer.change.sum() == pytest.approx(transfer.totals.change)


@pytest.mark.parametrize("threads,memory", [(1, 64), (3, 64), (2, 4096)])
def test_results_do_not_depend_on_threads_and_memory(raster, threads, memory, monkeypatch):
    from carbonsink.core.raster import tiling

    monkeypatch.setattr(tiling, "LARGEST_WINDOW", 700)
    monkeypatch.setattr(tiling, "SMALLEST_SHARE", 300)
    rng = np.random.default_rng(6)
    place = {"cell": 0.5, "origin": (10.0, 60.0), "crs": "EPSG:4326"}
    stack = Stack.open(
        [raster(name, rng.integers(0, 5, (90, 40)), dtype="int16", **place) for name in "ab"]
    )
    carbon = Stack.open([raster(f"c{i}", rng.normal(0, 9, (90, 40)), **place) for i in "ab"])
    run = Run(threads=threads, max_memory=memory)
    transfer = find_transfers(stack, carbon, Accounts(), run).transfers[0]
    whole = np.stack([stack.read(stack.grid.window), carbon.read(carbon.grid.window)])
    area = stack.grid.cell_area()[:, None]
    change = (whole[1, 1].astype(float) - whole[1, 0]) * area
    for i in range(5):
        for j in range(5):
            cells = (whole[0, 0] == i) & (whole[0, 1] == j)
            assert transfer.area[i, j] == pytest.approx((cells * area).sum(), rel=1e-13)
            assert transfer.change[i, j] == pytest.approx(change[cells].sum(), rel=1e-9)
    assert transfer.totals.change == pytest.approx(math.fsum(change.ravel()), rel=1e-12)


def test_changes_have_readable_codes_and_a_legend(landuse, tmp_path):
    found = find_transfers(landuse, None, Accounts(), Run())
    path = str(tmp_path / "change.tif")
    transfer_maps.map_changes(landuse, found.codes[0], found.transfers[0].classes, path, Run())
    dataset = gdal.Open(path)
    assert dataset.ReadAsArray().tolist() == [[1001, 1002, 2002, -1], [3003, 3007, -1, 2003]]
    assert dataset.GetRasterBand(1).GetNoDataValue() == -1
    table = dataset.GetRasterBand(1).GetDefaultRAT()
    names = {table.GetValueAsInt(i, 0): table.GetValueAsString(i, 1) for i in range(6)}
    assert names[1002] == "1 \u2192 2"
    assert names[1001] == "1 (unchanged)"


def test_other_codes_get_an_index(raster, tmp_path):
    stack = Stack.open(
        [
            raster("a", [[-5, 20000001, 7]], dtype="int32"),
            raster("b", [[7, 20000002, 7]], dtype="int32"),
        ]
    )
    found = find_transfers(stack, None, Accounts(), Run())
    assert found.codes[0].is_index
    path = str(tmp_path / "change.tif")
    transfer_maps.map_changes(stack, found.codes[0], found.transfers[0].classes, path, Run())
    assert gdal.Open(path).ReadAsArray().tolist() == [[1, 3, 2]]
    assert [entry.code for entry in found.transfers[0].classes] == [-5, 7, 20000001, 20000002]


@pytest.mark.parametrize("dtype", ["int32", "float64"])
def test_codes_that_float32_would_round_stay_apart(raster, dtype):
    """Beside carbon that is float32, too."""
    first, last = 16_777_217, 16_777_219
    stack = Stack.open(
        [
            raster("lc_2001", [[first, first]], dtype=dtype, nodata=0),
            raster("lc_2011", [[first, last]], dtype=dtype, nodata=0),
        ]
    )
    carbon = Stack.open([raster(f"c_{year}", [[2.0, 1.0]]) for year in (2001, 2011)])
    transfer = find_transfers(stack, carbon, Accounts(), Run()).transfers[0]
    assert [entry.code for entry in transfer.classes] == [first, last]
    assert transfer.cells.tolist() == [[1, 1], [0, 0]]


def test_colours_come_from_a_colour_table_without_names(raster):
    paths = [raster(k, [[1, 2]], dtype="uint8") for k in "ab"]
    dataset = gdal.Open(paths[1], gdal.GA_Update)
    table = gdal.ColorTable()
    table.SetColorEntry(1, (10, 20, 30, 255))
    table.SetColorEntry(2, (200, 0, 255, 255))
    dataset.GetRasterBand(1).SetColorTable(table)
    dataset = None
    found = find_transfers(Stack.open(paths), None, Accounts(), Run()).transfers[0]
    assert [tuple(entry) for entry in found.classes] == [(1, "1", "#0a141e"), (2, "2", "#c800ff")]


def test_periods_and_the_whole_span(raster, tmp_path):
    paths = [
        raster(f"lc_{y}", [[1, v, 3]], dtype="uint8") for y, v in ((2000, 1), (2005, 2), (2015, 1))
    ]
    stack = Stack.open(paths).series()
    found = find_transfers(stack, None, Accounts(), Run(), all_periods=True)
    assert [(t.first, t.last, t.years) for t in found.transfers] == [
        ("2000", "2005", 5.0),
        ("2005", "2015", 10.0),
        ("2000", "2015", 15.0),
    ]
    changed = [t.area.sum() - np.trace(t.area) for t in found.transfers]
    assert changed == [1e6, 1e6, 0.0]
    folder = str(tmp_path / "changes")
    transfer_maps.map_period_changes(stack, found, folder, Run())
    assert sorted(os.listdir(folder))[0] == "change_2000_2005.tif"
    assert gdal.Open(f"{folder}/change_2005_2015.tif").ReadAsArray().tolist() == [
        [1001, 2001, 3003]
    ]


def test_cells_without_data_are_told_once_where_periods_lack_the_same(raster, notes):
    dated = ((2000, [[0, 1, 3]]), (2005, [[0, 2, 3]]), (2015, [[0, 1, 1]]), (2020, [[0, 0, 1]]))
    paths = [raster(f"lc_{y}", v, dtype="uint8", nodata=0) for y, v in dated]
    told, run = notes
    find_transfers(Stack.open(paths).series(), None, Accounts(), run, all_periods=True)
    assert [note for note in told if isinstance(note, LanduseNodata)] == [
        LanduseNodata(1, 1, 0, 0, 0, 3, False),
        LanduseNodata(1, 2, 0, 0, 0, 3, False),
    ]
    assert sum(isinstance(note, TransferFound) for note in told) == 4


def test_carbon_is_matched_to_land_use_by_date(raster, notes):
    told, run = notes
    landuse = Stack.open([raster(f"lc_{y}", [[1]]) for y in (2000, 2010)])
    carbon = Stack.open(
        [raster(f"c_{y}", [[1.0]]) for y in ("2000-07", "2005-07", "2010-07")]
    ).series()
    found = transfer_maps.match_carbon_maps(landuse, carbon, run)
    assert [date.text for date in found.dates] == ["2000-07", "2010-07"]
    unused = DatesUsed(2, "2000", "2010", (("CARBON", 1),))
    assert told == [DatesDiffer("2000", "2000-07"), DatesDiffer("2010", "2010-07"), unused]
    with pytest.raises(NoCarbonOfDate):
        transfer_maps.match_carbon_maps(landuse, carbon.subset((0, 1)), run)


def test_months_are_no_carbon_of_a_year_unless_the_year_is_there_too(raster):
    landuse = Stack.open([raster(f"lc_{y}", [[1]]) for y in (2000, 2010)])
    dates = ("2000-01", "2000-02", "2010")
    carbon = Stack.open([raster(f"c_{date}", [[1.0]]) for date in dates])
    with pytest.raises(SeveralCarbonOfDate) as caught:
        transfer_maps.match_carbon_maps(landuse, carbon)
    assert (caught.value.date, caught.value.found) == ("2000", dates[:2])
    annual = Stack.open([*carbon.paths, raster("c_2000", [[1.0]])])
    found = transfer_maps.match_carbon_maps(landuse, annual)
    assert [date.text for date in found.dates] == ["2000", "2010"]


# --- carbon on another grid ------------------------------------------------------------------


def test_coarse_carbon_is_refused_unless_asked_for(raster, notes, monkeypatch):
    from carbonsink.core.raster import tiling

    monkeypatch.setattr(tiling, "LARGEST_WINDOW", 256)
    monkeypatch.setattr(tiling, "SMALLEST_SHARE", 1)
    rng = np.random.default_rng(7)
    start, end = rng.integers(1, 3, (2, 66, 35))
    stack = Stack.open(
        [raster(k, v, cell=30, dtype="uint8") for k, v in (("a", start), ("b", end))]
    )
    coarse = rng.normal(50, 9, (2, 3, 1)).astype(np.float32)
    # One carbon cell further north and west; it ends before the land use does.
    north_west = (500_000.0 - 900.0, 5_200_000.0 + 900.0)
    carbon = Stack.open(
        [raster(f"c{i}", c, cell=900, origin=north_west) for i, c in enumerate(coarse)]
    )
    with pytest.raises(CarbonGridDiffers):
        check_land_use_and_carbon(stack, carbon, Accounts())
    wide = np.concatenate([coarse, coarse + 1], axis=2)
    carbon = Stack.open(
        [raster(f"w{i}", c, cell=900, origin=north_west) for i, c in enumerate(wide)]
    )
    told, run = notes
    found = find_transfers(stack, carbon, Accounts(resampling="nearest"), run).transfers[0]
    fine = np.repeat(np.repeat(wide[:, 1:, 1:], 30, axis=1), 30, axis=2)
    filled = np.full((2, *start.shape), NAN)
    filled[:, :60, :30] = fine
    change = (filled[1] - filled[0]) * 900.0
    for i in (1, 2):
        for j in (1, 2):
            cells = (start == i) & (end == j)
            assert found.change[i - 1, j - 1] == pytest.approx(np.nansum(change[cells]), rel=1e-6)
            assert found.carbon_cells[i - 1, j - 1] == np.isfinite(change[cells]).sum()
    assert CarbonResampled("900 x 900", "30 x 30", 900.0) in told


def test_carbon_in_another_crs_must_be_aligned(raster, landuse):
    values = np.ones((2, 4))
    carbon = Stack.open([raster(f"x{i}", values, crs="EPSG:32633") for i in range(2)])
    with pytest.raises(GridMismatch):
        check_land_use_and_carbon(landuse, carbon, Accounts(resampling="nearest"))


# --- bad input -------------------------------------------------------------------------------


def test_swapped_dates(raster):
    stack = Stack.open([raster("lc_2011", [[1]]), raster("lc_2001", [[1]])])
    with pytest.raises(SwappedDates) as caught:
        check_land_use_and_carbon(stack, None, Accounts())
    assert (caught.value.first_date, caught.value.last_date) == ("2011", "2001")


def test_fractions_name_the_raster(raster):
    stack = Stack.open([raster("a", [[1.0, 2.5]]), raster("b", [[1.0, 2.0]])])
    with pytest.raises(NotInteger) as caught:
        find_transfers(stack, None, Accounts(), Run())
    assert caught.value.name.endswith("a.tif") and caught.value.value == 2.5


def test_too_many_classes(raster):
    values = np.arange(70_000).reshape(280, 250)
    stack = Stack.open([raster("a", values, dtype="int32"), raster("b", values, dtype="int32")])
    with pytest.raises(TooManyClasses):
        find_transfers(stack, None, Accounts(), Run())


def test_a_table_of_densities_must_have_every_class(landuse, tmp_path):
    path = tmp_path / "densities.csv"
    path.write_text("code,density\n1,10\n2,20\n")
    with pytest.raises(MissingDensity) as caught:
        find_transfers(landuse, None, Accounts("density", densities=str(path)), Run())
    assert caught.value.missing == (3, 7)


@pytest.mark.parametrize(
    "text,error",
    [
        ("code,density\n1,-3\n", BadTable),
        ("code,density\n1,many\n", BadTable),
        ("code,density\n1,nan\n", BadTable),
        ("code,density\n1,2\n1,3\n", BadTable),
        ("code,density\n1.5,2\n", BadTable),
        ("code,density\n", BadTable),
        ("", BadTable),
        ("class,density\n1,2\n", MissingColumn),
        ("code,density_start\n1,2\n", MissingColumn),
    ],
)
def test_bad_tables_of_densities(landuse, tmp_path, text, error):
    path = tmp_path / "densities.csv"
    path.write_text(text)
    with pytest.raises(error):
        check_land_use_and_carbon(landuse, None, Accounts("density", densities=str(path)))


def test_accounting_needs_its_carbon(landuse, tmp_path):
    path = tmp_path / "densities.csv"
    path.write_text("code,density\n1,2\n")
    with pytest.raises(NoCarbon):
        check_land_use_and_carbon(landuse, None, Accounts("density"))
    with pytest.raises(NoCarbon):
        check_land_use_and_carbon(landuse, None, Accounts("pixel", densities=str(path)))


def test_negative_carbon_is_told(landuse, raster, notes):
    told, run = notes
    paths = [raster(f"n{i}", np.full((2, 4), value)) for i, value in enumerate((1.0, -1.0))]
    find_transfers(landuse, Stack.open(paths), Accounts(), run)
    assert NegativeCarbon((paths[1],)) in told


def test_carbon_without_any_value(landuse, raster):
    stack = Stack.open([raster(f"n{i}", np.full((2, 4), NAN)) for i in range(2)])
    with pytest.raises(NoValidPixel):
        find_transfers(landuse, stack, Accounts(), Run())


def test_maps_without_a_common_cell(raster):
    stack = Stack.open([raster("a", [[1, 0]], nodata=0), raster("b", [[0, 1]], nodata=0)])
    with pytest.raises(NoValidPixel):
        find_transfers(stack, None, Accounts(), Run())


def test_without_a_crs_the_raster_is_named(raster):
    stack = Stack.open([raster(k, [[1]], crs="") for k in "ab"])
    with pytest.raises(UnknownCellArea) as caught:
        find_transfers(stack, None, Accounts(), Run())
    assert caught.value.path.endswith("a.tif")
