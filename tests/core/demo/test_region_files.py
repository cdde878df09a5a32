"""The region as files: complete, repeatable, and the answers that were written down."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr

from carbonsink.core.demo import plots
from carbonsink.core.demo.region_files import make_region
from carbonsink.core.demo.settings import RegionSettings
from carbonsink.core.errors_and_notes.raster import OutputNotWritable
from carbonsink.core.errors_and_notes.run import BadValue, Cancelled, Step
from carbonsink.core.raster import Stack
from carbonsink.core.run import Run

YEARS = range(2001, 2009)


@pytest.fixture(scope="module")
def region(tmp_path_factory):
    """A region of 48 x 36 cells and eight years."""
    folder = tmp_path_factory.mktemp("region")
    summary = make_region(str(folder), RegionSettings(48, 36, len(YEARS), 42), Run(threads=2))
    return folder, summary


def read(folder, *names):
    stack = Stack.open([str(Path(folder, *name.split("/"))) for name in names])
    return stack.read(stack.grid.window)


def answers(folder):
    return json.loads((folder / "truth" / "truth.json").read_text(encoding="utf-8"))


def test_all_files_are_there_and_nothing_else(region):
    folder, summary = region
    annual = ("temperature", "precipitation", "radiation", "ndvi", "landuse")
    wanted = {"README.txt", "provinces.gpkg", "casa_parameters.csv", "truth/truth.json"}
    wanted |= {f"static/{name}.tif" for name in ("dem", "slope", "soc")}
    wanted |= {f"annual/{name}_{year}.tif" for name in annual for year in YEARS}
    wanted |= {f"truth/{name}_{year}.tif" for name in ("npp", "rs", "rh", "nep") for year in YEARS}
    wanted |= {f"truth/{name}_region.tif" for name in ("trend", "cluster", "driver")}
    wanted |= {f"monthly/{n}_2008-{m:02d}.tif" for n in annual[:4] for m in range(1, 13)}
    for name in ("npp_plots", "rs_plots", "flux_sites"):
        wanted |= {f"sites/{name}.csv", f"sites/{name}.gpkg"}
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert {name for name in files if not name.endswith(".aux.xml")} == wanted
    assert summary.n_files == len(files)


def test_rasters_carry_name_unit_and_date(region):
    stack = Stack.open([str(region[0] / "annual" / "precipitation_2003.tif")])
    band = stack.bands[0]
    assert (band.name, band.unit, band.date.text) == ("precipitation", "mm yr-1", "2003")
    month = Stack.open([str(region[0] / "monthly" / "ndvi_2008-07.tif")]).bands[0]
    assert (month.name, month.date.text) == ("ndvi", "2008-07")
    assert stack.grid.cell_size == (1000.0, 1000.0)
    assert set(stack.grid.cell_area()) == {1e6}


def test_sea_has_no_data_anywhere(region):
    folder, summary = region
    sea = np.isnan(read(folder, "static/dem.tif")[0])
    assert sea.any()
    assert (~sea).sum() == summary.land_cells
    for name in (
        "static/soc",
        "annual/landuse_2001",
        "truth/nep_2008",
        "truth/trend_region",
        "annual/temperature_2005",
        "monthly/radiation_2008-01",
    ):
        np.testing.assert_array_equal(np.isnan(read(folder, f"{name}.tif")[0]), sea, name)


def test_clouds_leave_gaps_in_ndvi_only_in_their_years(tmp_path):
    make_region(str(tmp_path), RegionSettings(160, 120, 2, 42), Run())
    sea = np.isnan(read(tmp_path, "static/dem.tif")[0])
    first, last = read(tmp_path, "annual/ndvi_2001.tif", "annual/ndvi_2002.tif")
    july, june = read(tmp_path, "monthly/ndvi_2002-07.tif", "monthly/ndvi_2002-06.tif")
    assert np.isnan(last[~sea]).any()
    np.testing.assert_array_equal(july, last)
    for values in (first, june):
        np.testing.assert_array_equal(np.isnan(values), sea)
    clear = answers(tmp_path)["cells_with_ndvi"]
    assert clear == {"2001": int((~sea).sum()), "2002": int(np.isfinite(last).sum())}


def test_totals_equal_a_direct_sum(region):
    folder, summary = region
    totals = answers(folder)["totals"]
    for year in YEARS:
        for name in ("npp", "rs", "rh", "nep"):
            values = read(folder, f"truth/{name}_{year}.tif")[0].astype(np.float64)
            total = np.nansum(values) * 1e6 / 1e12
            assert totals[str(year)][f"{name}_tg"] == pytest.approx(total, rel=1e-12)
            assert totals[str(year)][f"{name}_mean"] == pytest.approx(np.nanmean(values))
    assert summary.nep_tg == totals["2008"]["nep_tg"]
    assert summary.area_km2 == summary.land_cells


def test_nep_is_npp_minus_rh_in_the_files(region):
    npp, rh, nep = read(region[0], *(f"truth/{n}_2004.tif" for n in ("npp", "rh", "nep")))
    np.testing.assert_array_equal(npp - rh, nep)


def test_transfer_matrix_equals_the_maps(region):
    folder, _ = region
    first, last = read(folder, "annual/landuse_2001.tif", "annual/landuse_2008.tif")
    before, after = read(folder, "truth/nep_2001.tif", "truth/nep_2008.tif").astype(float)
    keys = ["", "cropland", "forest", "shrub", "grassland", "wetland", "built_up", "bare"]
    rows = answers(folder)["land_use_transfer"]
    assert any(row["from"] != row["to"] for row in rows)
    assert sum(row["cells"] for row in rows) == np.isfinite(first).sum()
    for row in rows:
        there = (first == keys.index(row["from"])) & (last == keys.index(row["to"]))
        assert row["cells"] == there.sum() == row["area_km2"]
        change = (after - before)[there].sum() * 1e6 / 1e12
        assert row["nep_change_tg"] == pytest.approx(change, abs=1e-12)


def test_planted_shares_equal_the_maps(region):
    folder, summary = region
    known = answers(folder)
    trend, cluster, driver = read(
        folder, *(f"truth/{name}_region.tif" for name in ("trend", "cluster", "driver"))
    )
    cells = known["trend"]["cells"]
    assert [cells[k] for k in ("decrease", "none", "increase")] == [
        (trend == code).sum() for code in (-1, 0, 1)
    ]
    assert sum(known["trend"]["share_of_land"].values()) == pytest.approx(1.0)
    assert known["clusters"]["cells"] == {"hot": (cluster == 1).sum(), "cold": (cluster == 3).sum()}
    assert (
        sum(known["drivers"]["cells"].values()) == summary.land_cells == np.isfinite(driver).sum()
    )


@pytest.mark.parametrize(
    ("table", "truth", "columns"),
    [
        ("npp_plots", "npp", ["npp"]),
        ("rs_plots", "rs", ["rs", "rh"]),
        ("flux_sites", "nep", ["nep"]),
    ],
)
def test_tables_lie_near_the_truth(region, table, truth, columns):
    folder, _ = region
    with open(folder / "sites" / f"{table}.csv", encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    place = ["site", "plot", "x", "y", "longitude", "latitude", "year"]
    assert list(rows[0]) == place + columns
    stack = Stack.open([str(folder / "truth" / f"{truth}_{year}.tif") for year in YEARS])
    maps = stack.read(stack.grid.window)
    measured, true = [], []
    for row in rows:
        at_row, at_col = stack.grid.cell_of(float(row["x"]), float(row["y"]))
        if row["site"] == "outside":
            assert at_row < 0 or at_col >= stack.grid.width
            continue
        value = maps[int(row["year"]) - 2001, int(at_row), int(at_col)]
        assert np.isnan(value) == (row["site"] == "sea")
        if row[truth] not in ("", str(plots.MISSING)) and np.isfinite(value):
            measured.append(float(row[truth]))
            true.append(value)
        assert 100 < float(row["longitude"]) < 125
        assert 30 < float(row["latitude"]) < 48
    assert len(true) > 100
    assert np.corrcoef(true, measured)[0, 1] > 0.75
    assert abs(np.mean(measured) / np.mean(true) - 1.0) < 0.1


@pytest.mark.parametrize("table", ["npp_plots", "rs_plots"])
def test_plots_meet_every_class_of_land_use(region, table):
    folder, _ = region
    with open(folder / "sites" / f"{table}.csv", encoding="utf-8", newline="") as stream:
        rows = [r for r in csv.DictReader(stream) if r["site"] not in ("sea", "outside")]
    stack = Stack.open([str(folder / "annual" / f"landuse_{year}.tif") for year in YEARS])
    maps = stack.read(stack.grid.window)
    met = set()
    for row in rows:
        at_row, at_col = stack.grid.cell_of(float(row["x"]), float(row["y"]))
        met.add(maps[int(row["year"]) - 2001, int(at_row), int(at_col)])
    steady = maps[0][maps[0] == maps[-1]]
    assert met >= set(steady)


def test_geopackage_holds_the_same_points(region):
    folder, _ = region
    with open(folder / "sites" / "npp_plots.csv", encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    dataset = ogr.Open(str(folder / "sites" / "npp_plots.gpkg"))
    layer = dataset.GetLayer(0)
    assert layer.GetFeatureCount() == len(rows)
    n_empty = 0
    for feature, row in zip(layer, rows):
        point = feature.GetGeometryRef()
        assert (round(point.GetX(), 1), round(point.GetY(), 1)) == (
            float(row["x"]),
            float(row["y"]),
        )
        assert (feature["site"], feature["year"]) == (row["site"], int(row["year"]))
        assert feature["npp"] == (float(row["npp"]) if row["npp"] else None)
        n_empty += feature["npp"] is None
    assert n_empty == plots.N_EMPTY


def test_provinces_cover_all_cells_once(region):
    folder, _ = region
    dataset = ogr.Open(str(folder / "provinces.gpkg"))
    layer = dataset.GetLayer(0)
    names = [feature["name"] for feature in layer]
    assert len(set(names)) == 5
    areas = [feature.GetGeometryRef().GetArea() for feature in layer]
    assert sum(areas) == pytest.approx(48 * 36 * 1e6)


def test_same_seed_same_cells_whatever_the_blocks(region, tmp_path):
    folder, summary = region
    again = make_region(
        str(tmp_path), RegionSettings(48, 36, len(YEARS), 42), Run(threads=1, max_memory=16)
    )
    assert again._replace(folder="") == summary._replace(folder="")
    for path in sorted(folder.rglob("*")):
        twin = tmp_path / path.relative_to(folder)
        if path.suffix == ".tif":
            one, two = (gdal.Open(str(p)).ReadAsArray() for p in (path, twin))
            np.testing.assert_array_equal(one, two, str(path))
        elif path.is_file():
            assert path.read_bytes() == twin.read_bytes(), path


def test_blocks_are_really_cut(tmp_path):
    sizes = []

    def on_note(note):
        sizes.append(getattr(note, "windows", 0))

    make_region(
        str(tmp_path), RegionSettings(64, 48, 1, 1), Run(threads=1, max_memory=16, on_note=on_note)
    )
    assert max(sizes) > 1


def test_another_seed_is_another_region(region, tmp_path):
    make_region(str(tmp_path), RegionSettings(48, 36, 1, 43), Run())
    assert not np.array_equal(
        read(tmp_path, "static/dem.tif"), read(region[0], "static/dem.tif"), equal_nan=True
    )


@pytest.mark.parametrize("stop_after", [1, 3])
def test_cancel_leaves_nothing(tmp_path, stop_after):
    steps = []
    target = tmp_path / "region"

    def on_note(note):
        steps.extend([note] if isinstance(note, Step) else [])

    run = Run(on_note=on_note, is_cancelled=lambda: len(steps) > stop_after)
    with pytest.raises(Cancelled):
        make_region(str(target), RegionSettings(60, 40, 8, 42), run)
    assert list(target.rglob("*")) == []


def test_progress_rises_to_one(tmp_path):
    seen = []
    make_region(str(tmp_path), RegionSettings(40, 30, 2, 42), Run(on_progress=seen.append))
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("size", "parameter"),
    [((39, 30, 2), "columns"), ((40, 29, 2), "rows"), ((40, 30, 0), "years")],
)
def test_sizes_out_of_range_are_refused(tmp_path, size, parameter):
    with pytest.raises(BadValue) as caught:
        make_region(str(tmp_path / "region"), RegionSettings(*size, 42), Run())
    assert caught.value.parameter == parameter
    assert not (tmp_path / "region").exists()


def test_a_folder_that_is_a_file(tmp_path):
    target = tmp_path / "taken"
    target.write_text("")
    with pytest.raises(OutputNotWritable) as caught:
        make_region(str(target), RegionSettings(40, 30, 1, 42), Run())
    assert caught.value.path == str(target)
