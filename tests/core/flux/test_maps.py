"""Flux maps and budgets on small rasters."""

from __future__ import annotations

import math
import os

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core import errors
from carbonsink.core import notes as n
from carbonsink.core.flux import maps
from carbonsink.core.flux.budget_table import budget_table, trend_table
from carbonsink.core.raster import Stack
from carbonsink.core.raster.classes_table import read_classes
from carbonsink.core.raster.zones import PolygonZones, RasterZones
from carbonsink.core.run import Run

NAN = np.nan


def read(path):
    return gdal.Open(path).ReadAsArray()


def stack(**paths):
    return Stack.open(paths.values()).renamed(tuple(paths))


def square(west, south, east, north):
    from osgeo import ogr

    text = f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"
    return bytes(ogr.CreateGeometryFromWkt(text).ExportToWkb())


# --- NEP -------------------------------------------------------------------------------------


def test_nep_and_its_total(raster, tmp_path, notes):
    npp = raster("npp", [[500, 300], [NAN, 200]])
    rh = raster("rh", [[400, 350], [1, 190]])
    told, run = notes
    out = str(tmp_path / "nep.tif")
    total = maps.map_nep(stack(npp=npp, rh=rh), out, run)
    assert np.array_equal(read(out), [[100, -50], [NAN, 10]], equal_nan=True)
    assert total.total_tg == pytest.approx(60 * 1e6 / 1e12)
    assert total.area_km2 == 3.0
    assert total.mean == 20.0
    assert (total.cells, total.dropped) == (3, 1)
    assert n.CellsUsed(3, 1) in told
    assert any(isinstance(note, n.TotalCarbon) for note in told)


def test_nep_classes_are_written_with_their_table(raster, tmp_path):
    npp, rh = raster("npp", [[300, NAN, 0, 101]]), raster("rh", [[100, 1, 0, 1.0]])
    out, classes = str(tmp_path / "nep.tif"), str(tmp_path / "class.tif")
    maps.map_nep(stack(npp=npp, rh=rh), out, Run(), classes)
    assert read(classes).tolist() == [[5, 255, 3, 4]]
    assert {entry.code: entry.label for entry in read_classes(classes)}[5] == "Strong sink"


def test_total_on_the_ellipsoid(raster, tmp_path):
    ones = np.ones((4, 3))
    npp, rh = (raster(k, v * ones, size=0.5, epsg=4326) for k, v in (("npp", 2), ("rh", 1)))
    found = maps.map_nep(stack(npp=npp, rh=rh), str(tmp_path / "nep.tif"), Run())
    area = Stack.open([npp]).grid.cell_area()
    assert found.area_km2 == pytest.approx(3 * area.sum() / 1e6)
    assert found.mean == pytest.approx(1.0)


def test_nothing_is_written_when_no_cell_is_valid(raster, tmp_path):
    npp, rh = raster("npp", [[1, NAN]]), raster("rh", [[NAN, 1]])
    out = tmp_path / "out" / "nep.tif"
    with pytest.raises(errors.NoValidPixel) as caught:
        maps.map_nep(stack(npp=npp, rh=rh), str(out), Run())
    assert caught.value.inputs == (npp, rh)
    assert not list(out.parent.glob("*")) and not list(out.parent.glob(".*"))


def test_without_a_crs_the_raster_is_named(raster, tmp_path):
    path = raster("npp", [[1.0]])
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.SetProjection("")
    del dataset
    with pytest.raises(errors.UnknownCellArea) as caught:
        maps.map_nep(stack(npp=path, rh=path), str(tmp_path / "nep.tif"), Run())
    assert caught.value.path == path


# --- respiration -----------------------------------------------------------------------------


def test_respiration_maps(raster, tmp_path, notes):
    rs = raster("soil", [[1000, 10], [NAN, 20]])
    told, run = notes
    out = str(tmp_path / "rh.tif")
    total = maps.map_respiration("linear", stack(rs=rs), None, out, run)
    assert read(out)[0] == pytest.approx([629.01, 15.21])
    assert math.isnan(read(out)[1, 0])
    assert total.cells == 3
    assert n.RhAboveRs(2, 2 / 3) in told
    dataset = gdal.Open(out)
    band = dataset.GetRasterBand(1)
    assert (band.GetDescription(), band.GetUnitType()) == ("rh", "gC m-2 yr-1")
    maps.map_respiration("linear", stack(rs=rs), (0.5, 0.0), out, run)
    assert read(out)[0] == pytest.approx([500.0, 5.0])


def test_respiration_from_climate(raster, tmp_path):
    t, p = raster("t", [[-5, 10]]), raster("p", [[5, 40]])
    out = str(tmp_path / "rh.tif")
    both = stack(precipitation=p, temperature=t)
    maps.map_respiration("climate", both, None, out, Run())
    assert read(out)[0] == pytest.approx([4.845, 15.645], abs=5e-4)


def test_respiration_needs_its_variables(raster, tmp_path):
    t = raster("t", [[1.0]])
    with pytest.raises(errors.MissingVariable):
        maps.map_respiration("climate", stack(temperature=t), None, str(tmp_path / "o.tif"), Run())


# --- difference ------------------------------------------------------------------------------


def test_difference(raster, tmp_path):
    a, b = raster("a", [[3, 5], [NAN, 1]]), raster("b", [[1, 1], [7, 2]])
    out = str(tmp_path / "d.tif")
    found = maps.map_difference(stack(a=a, b=b), out, Run())
    assert np.array_equal(read(out), [[2, 4], [NAN, -1]], equal_nan=True)
    assert (found.n, found.n_dropped) == (3, 1)
    assert found.amount == pytest.approx(5e6)
    assert found.percent == pytest.approx(125.0)


def test_maps_without_a_common_cell(raster, tmp_path):
    a, b = raster("a", [[3, NAN]]), raster("b", [[NAN, 1]])
    with pytest.raises(errors.NoValidPixel):
        maps.map_difference(stack(a=a, b=b), str(tmp_path / "d.tif"), Run())
    assert not os.path.exists(tmp_path / "d.tif")


# --- budget ----------------------------------------------------------------------------------


def annual(years=range(2000, 2012), shape=(40, 50), gaps=0.0):
    random = np.random.default_rng(4)
    found = {}
    for year in years:
        values = random.normal(50 + 3 * (year - 2000), 20, shape)
        values[random.random(shape) < gaps] = NAN
        found[str(year)] = values
    return found


def test_budget_of_the_whole_region(series, notes):
    values = annual()
    told, run = notes
    budget = maps.carbon_budget(series(values), run)
    table = budget_table(budget)
    expected = [float(np.float32(v).astype(float).sum()) * 1e6 / 1e12 for v in values.values()]
    assert table["total (Tg C)"].to_numpy() == pytest.approx(expected)
    assert table["constant_total (Tg C)"].tolist() == table["total (Tg C)"].tolist()
    assert table["total (10^4 t C)"].to_numpy() == pytest.approx(np.array(expected) * 100)
    assert table["mean (gC m-2)"].to_numpy() == pytest.approx(np.array(expected) * 1e6 / 2000)
    assert set(table["valid_area (km2)"]) == {2000.0}
    assert table["zone"].tolist() == ["all"] * 12
    assert table["period"].tolist() == list(values)
    assert not any(isinstance(note, n.MaskVaries) for note in told)
    trends = trend_table(budget, table)
    assert trends["n"].tolist() == [12]
    slope = np.polyfit(range(2000, 2012), expected, 1)[0]
    assert trends["ols_slope (Tg C yr-1)"][0] == pytest.approx(slope)
    assert trends["ols_slope_of_mean (gC m-2 yr-1)"][0] == pytest.approx(3.0, abs=0.2)


def test_tonnes_per_hectare(series):
    table = budget_table(maps.carbon_budget(series({"2001": [[0.49]]}), Run(), unit="t_ha"))
    assert table["total (10^4 t C)"][0] == pytest.approx(0.49 * 100 / 1e4)
    assert table["mean (t C ha-1)"][0] == pytest.approx(0.49)


def test_constant_mask_beside_the_mask_of_the_date(series, notes):
    told, run = notes
    by_date = {"2001": [[1, 2, NAN]], "2002": [[1, NAN, 4]], "2003": [[1, 2, 4]]}
    table = budget_table(maps.carbon_budget(series(by_date), run))
    assert table["total (Tg C)"].to_numpy() * 1e6 == pytest.approx([3.0, 5.0, 7.0])
    assert table["constant_total (Tg C)"].to_numpy() * 1e6 == pytest.approx([1.0, 1.0, 1.0])
    assert table["valid_cells"].tolist() == [2, 2, 3]
    assert table["constant_cells"].tolist() == [1, 1, 1]
    assert table["zone_cells"].tolist() == [3, 3, 3]
    assert n.MaskVaries(1, 3) in told


def test_no_cell_valid_on_all_dates(series):
    by_date = {"2001": [[1, NAN]], "2002": [[NAN, 1]], "2003": [[1, 1]]}
    budget = maps.carbon_budget(series(by_date), Run())
    table = budget_table(budget)
    assert table["constant_total (Tg C)"].isna().all()
    assert table["valid_cells"].tolist() == [1, 1, 2]
    assert math.isnan(trend_table(budget, table)["ols_slope (Tg C yr-1)"][0])


def test_months_add_up_to_years(series, notes):
    told, run = notes
    by_date = {f"2001-{m:02d}": [[float(m), 1.0]] for m in range(1, 13)}
    by_date["2002-01"] = [[1.0, 1.0]]
    by_date["2001-05"] = [[5.0, NAN]]
    budget = maps.carbon_budget(series(by_date), run)
    table = budget_table(budget)
    assert table["period"].tolist() == ["2001"]
    assert table["total (Tg C)"][0] == pytest.approx(78e-6)
    assert table["valid_cells"][0] == 1
    assert n.PeriodsDropped("year", ("2002",)) in told


def test_seasons_have_their_own_trends(series):
    dates = [f"{y}-{m:02d}" for y in (2001, 2002, 2003) for m in range(1, 13)]
    budget = maps.carbon_budget(
        series({d: [[float(d[:4]) * int(d[5:])]] for d in dates}), Run(), period="season"
    )
    trends = trend_table(budget, budget_table(budget))
    assert trends["part"].tolist() == ["MAM", "JJA", "SON", "DJF"]
    assert trends["n"].tolist() == [3, 3, 3, 2]
    assert trends["ols_slope (Tg C yr-1)"][0] == pytest.approx(12e-6, rel=1e-4)


def test_zones_of_a_class_raster(series, raster, notes):
    told, run = notes
    zones = raster("regions", [[1, 1, 7], [-3, 200, 7]], dtype="int16", nodata=200)
    values = {"2001": [[1, 2, 4], [8, 16, NAN]], "2002": [[1, 2, 4], [8, 16, 32]]}
    table = budget_table(maps.carbon_budget(series(values), run, zones=RasterZones.open(zones)))
    first = table[table["period"] == "2001"]
    assert first["zone"].tolist() == ["all", "-3", "1", "7"]
    assert first["total (Tg C)"].to_numpy() * 1e6 == pytest.approx([15, 8, 3, 4])
    assert first["zone_cells"].tolist() == [5, 1, 2, 2]
    assert n.MaskVaries(4, 5) in told


def test_large_codes_are_exact(series, raster):
    zones = raster("regions", [[100000001, 100000003]], dtype="int32", nodata=0)
    budget = maps.carbon_budget(series({"2001": [[1, 2]]}), Run(), zones=RasterZones.open(zones))
    assert budget_table(budget)["zone"].tolist() == ["all", "100000001", "100000003"]


def test_zones_that_are_measurements(series, raster, monkeypatch):
    with pytest.raises(errors.NotInteger):
        zones = RasterZones.open(raster("dem", [[1.5, 2.0]]))
        maps.carbon_budget(series({"2001": [[1, 2]]}), Run(), zones=zones)
    monkeypatch.setattr(maps, "MOST_ZONES", 1)
    with pytest.raises(errors.TooManyZones):
        zones = RasterZones.open(raster("codes", [[1, 2]]))
        maps.carbon_budget(series({"2001": [[1, 2]]}), Run(), zones=zones)


def test_zone_raster_on_another_grid(series, raster):
    zones = RasterZones.open(raster("regions", [[1, 2, 3]]))
    with pytest.raises(errors.GridMismatch):
        maps.carbon_budget(series({"2001": [[1, 2]]}), Run(), zones=zones)


def test_polygon_zones(series, notes):
    told, run = notes
    values = np.arange(16, dtype=float).reshape(4, 4)
    west, north = 500000.0, 4e6
    shapes = [
        square(west, north - 2000, west + 2000, north),  # upper left, 2 x 2 cells
        square(west + 1000, north - 1000, west + 3000, north),  # overlaps one cell, takes another
        square(west + 3400, north - 4000, west + 4000, north - 3000),  # centre of the last cell
        square(west + 9e5, north, west + 9.1e5, north + 1e4),  # elsewhere
    ]
    zones = PolygonZones(shapes, ["A", "B", "A", "far"])
    table = budget_table(maps.carbon_budget(series({"2001": values}), run, zones=zones))
    assert table["zone"].tolist() == ["all", "A", "B", "far"]
    assert table["valid_cells"].tolist() == [6, 4, 2, 0]
    assert table["total (Tg C)"].to_numpy()[:3] * 1e6 == pytest.approx([27, 24, 3])
    assert math.isnan(table["total (Tg C)"][3])
    assert n.ZonesOverlap(1) in told
    assert n.ZonesEmpty(("far",)) in told


def test_a_polygon_that_is_none(series):
    with pytest.raises(errors.BadGeometry):
        zones = PolygonZones([b"nonsense"], ["A"])
        maps.carbon_budget(series({"2001": [[1.0]]}), Run(), zones=zones)


def test_nothing_valid(series):
    with pytest.raises(errors.NoValidPixel):
        maps.carbon_budget(series({"2001": [[NAN]], "2002": [[NAN]]}), Run())


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("tiles", [64, 1])
def test_the_same_bits_for_any_blocks_and_threads(series, raster, threads, tiles, monkeypatch):
    shape = (60, 70)
    zones = RasterZones.open(raster("zones", np.arange(4200).reshape(shape) % 5, dtype="int16"))
    stacked = series(annual(range(2000, 2004), shape, gaps=0.1))
    whole = budget_table(maps.carbon_budget(stacked, Run(threads=1), zones=zones))
    from carbonsink.core.raster import tiling

    monkeypatch.setattr(tiling, "LARGEST_WINDOW", 16 * 16 * tiles)
    told = []
    run = Run(threads=threads, on_note=told.append)
    again = budget_table(maps.carbon_budget(stacked, run, zones=zones))
    assert whole.equals(again)
    (walk,) = (note for note in told if isinstance(note, n.WalkSummary))
    assert (walk.windows > 4) == (tiles == 1)


def test_cancel(series):
    run = Run(is_cancelled=lambda: True)
    with pytest.raises(errors.Cancelled):
        maps.carbon_budget(series(annual()), run)
