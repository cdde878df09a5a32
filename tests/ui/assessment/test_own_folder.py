"""A folder as a user has it: dates anywhere in names, CSV plots, series, files that do not fit."""

from __future__ import annotations

import os

import numpy as np
import pytest
from osgeo import ogr

from carbonsink.core.raster import Stack
from carbonsink.framework.features.table_cells import table_cells
from carbonsink.tests.factories import make_grid
from carbonsink.ui.assessment import folder_listing
from carbonsink.ui.assessment.data_folder import read_data
from carbonsink.ui.assessment.data_records import TableDescription
from carbonsink.ui.assessment.derived_layers import table_as_points
from carbonsink.ui.assessment.variable_names import flux_column
from carbonsink.ui.workbench.data_texts import driver_text


@pytest.fixture
def read(tmp_path):
    """Read the folder with the choices given."""

    def read_folder(choices=None, tables=None, added=()):
        def describe(path):
            return (tables or {}).get(path.replace("\\", "/").rsplit("/", 1)[1], TableDescription())

        (tmp_path / "user").mkdir(exist_ok=True)
        return read_data(
            tmp_path / "user",
            describe,
            choices=choices,
            inputs=str(tmp_path / "inputs"),
            added_paths=added,
        )

    return read_folder


@pytest.fixture
def add(raster):
    rng = np.random.default_rng(3)

    def write(*names, values=None, **more):
        paths = []
        for name in names:
            cells = rng.random((8, 8)) if values is None else values
            paths.append(raster(cells, f"user/{name}.tif", **more))
        return paths

    return write


def remarks_of(data, name):
    found = next(f for f in data.files if f.path.endswith(name))
    return [remark.code for remark in found.remarks]


def role_of(data, name):
    return next(f.role for f in data.files if f.path.endswith(name))


@pytest.mark.parametrize(
    ("names", "variable", "dates"),
    [
        (("NDVI_2001_max", "NDVI_2002_max"), "NDVI_max", ["2001", "2002"]),
        (("降水_2001年", "降水_2002年"), "降水", ["2001", "2002"]),
        (("tmp_200503_mean", "tmp_200504_mean"), "tmp_mean", ["2005-03", "2005-04"]),
        (("x_2000_base_2005", "x_2000_base_2006"), "x_2000_base", ["2005", "2006"]),
        (("ndvi/2005", "ndvi/2006"), "ndvi", ["2005", "2006"]),
    ],
)
def test_the_workbench_reads_dates_as_the_toolbox_does(add, read, names, variable, dates):
    paths = add(*names)
    found = read().variables
    assert {name: [r.date.text for r in rasters] for name, rasters in found.items()} == {
        variable: dates
    }
    stack = Stack.open(paths)
    assert stack.names == (variable,) * 2 and [d.text for d in stack.dates] == dates


def test_bands_with_dates_in_one_file_are_a_series(add, read):
    bands = np.random.default_rng(1).random((3, 8, 8))
    descriptions = [f"ndvi_{year}" for year in (2001, 2002, 2003)]
    add("all_years", values=bands, descriptions=descriptions)
    found = read().variables["ndvi"]
    assert [r.date.text for r in found] == ["2001", "2002", "2003"]


def test_bands_without_dates_are_doubted_and_get_them_from_the_first(add, read):
    (path,) = add("ndvi_1982_1984", values=np.random.default_rng(1).random((3, 8, 8)))
    assert remarks_of(read(), "ndvi_1982_1984.tif") == ["bands_undated"]
    found = read({path: {"date": "1982", "variable": "ndvi"}})
    assert [r.date.text for r in found.variables["ndvi"]] == ["1982", "1983", "1984"]
    assert found.doubtful == ()
    stack = Stack.open([found.variables["ndvi"][0].path]).series()
    assert stack.names == ("ndvi",) * 3 and [d.year for d in stack.dates] == [1982, 1983, 1984]


def test_a_doubtful_date_is_never_taken_silently(add, read):
    add("change_2001_2020_map")
    assert remarks_of(read(), "change_2001_2020_map.tif") == ["date_unclear"]
    add("bio1_1970-2000")
    assert remarks_of(read(), "bio1_1970-2000.tif") == []  # the period of a climatology


def test_variable_date_and_unit_can_be_set(add, read):
    (path,) = add("a", unit="K")
    data = read({path: {"variable": "temperature", "date": "2003-05", "unit": "degC"}})
    (found,) = data.variables["temperature"]
    assert found.date.text == "2003-05"
    stack = Stack.open([found.path])
    assert stack.names == ("temperature",)
    assert stack.bands[0].unit == "degC"
    assert stack.bands[0].quantity == "temperature"
    original = Stack.open([path])
    window = stack.grid.window
    np.testing.assert_array_equal(stack.read(window), original.read(window))
    assert data.files[0].path == path and data.files[0].used == found.path


def test_a_virtual_raster_follows_its_source(add, read):
    (path,) = add("a")
    first = read({path: {"variable": "b"}}).variables["b"][0].path
    add("a")
    import os

    os.utime(path, ns=(1, 1))
    assert read({path: {"variable": "b"}}).variables["b"][0].path != first


def test_landuse_without_class_names_holds_classes(add, read):
    codes = np.repeat(np.array([1, 2, 3, 5], np.uint8), 16).reshape(8, 8)
    add("CLCD_2001", "CLCD_2002", values=codes)
    add("biome", values=codes.astype(np.float64))
    add("dem", values=codes.astype(np.float64))
    data = read()
    assert data.landuse == "CLCD" and set(data.classes) == {"CLCD", "biome"}
    assert remarks_of(data, "CLCD_2001.tif") == ["landuse_unnamed"]
    assert remarks_of(data, "biome.tif") == ["few_codes"]
    assert role_of(data, "dem.tif") == "predictor"  # elevation may be flat
    path = next(f.path for f in data.files if f.path.endswith("biome.tif"))
    assert "biome" not in read({path: {"role": "predictor"}}).classes
    kept = {f.path: {"role": "landuse"} for f in data.files if "CLCD" in f.path}
    assert remarks_of(read(kept), "CLCD_2001.tif") == []


def test_quantities_are_no_classes(add, read):
    add("x", values=np.arange(64.0).reshape(8, 8))
    add("y", values=np.full((8, 8), 3.0))
    assert read().classes == ()


@pytest.mark.parametrize(
    ("name", "flux"),
    [
        ("npp_{}", "npp"),
        ("MOD17A3HGF_{}_Npp_500m", "npp"),
        ("MOD17A3HGF_{}", "npp"),
        ("净初级生产力_{}年", "npp"),
        ("rs_{}", "rs"),
        ("rh_{}", "rh"),
        ("NEP_{}", "nep"),
    ],
)
def test_a_series_of_a_flux_is_no_predictor(add, read, name, flux):
    add(*(name.format(year) for year in (2001, 2002)), "ndvi_2001", "ndvi_2002")
    data = read()
    assert set(data.variables) == {"ndvi"}
    assert [r.date.text for r in data.fluxes[flux]] == ["2001", "2002"]


def test_related_fluxes_are_not_used_unless_the_user_says_so(add, read):
    (path,) = add("gpp_2001")
    assert remarks_of(read(), "gpp_2001.tif") == ["related_flux"]
    assert "gpp" in read({path: {"role": "predictor"}}).variables


def test_every_file_that_is_not_used_says_why(add, read, tmp_path):
    add("ndvi_2001", "ndvi_2002", "sub/ndvi_2001", "ndvi", "monthly/ndvi_2001-05", "npp")
    user = tmp_path / "user"
    (user / "broken.tif").write_bytes(b"no raster")
    (user / "notes.docx").write_text("x")
    (user / "ndvi_2001.tif.aux.xml").write_text("<PAMDataset/>")
    (user / "table.csv").write_text("a,b\n1,2\n")
    data = read()
    reasons = {
        f.path[len(str(user)) + 1 :].replace("\\", "/"): f.remarks[0].code
        for f in data.files
        if f.role == "unused"
    }
    assert reasons == {
        "sub/ndvi_2001.tif": "same_date",
        "ndvi.tif": "dated_used",
        "monthly/ndvi_2001-05.tif": "yearly_used",
        "npp.tif": "flux_undated",
        "broken.tif": "unreadable",
        "notes.docx": "format",
        "table.csv": "no_coordinates",
    }
    assert [r.date.text for r in data.variables["ndvi"]] == ["2001", "2002"]


def test_a_grid_that_differs_from_most_is_named_with_its_remedy(add, read):
    add("ndvi_2001", "ndvi_2002")
    add("rain_2001", grid=make_grid(4, 4, 2000.0), values=np.random.default_rng(1).random((4, 4)))
    add("dem", grid=make_grid(8, 8, crs=""))
    data = read()
    fixes = {
        f.path.rsplit("/", 1)[-1]: (f.remarks[0].code, f.remarks[0].fix) for f in data.doubtful
    }
    assert fixes == {"rain_2001.tif": ("grid", "align"), "dem.tif": ("no_crs", "crs")}


def test_a_crs_can_be_set(add, read):
    add("ndvi_2001", "ndvi_2002")
    (path,) = add("dem", grid=make_grid(8, 8, crs=""))
    data = read({path: {"crs": "EPSG:32632"}})
    assert data.doubtful == ()
    assert Stack.open([r[-1].path for r in data.variables.values()])


def test_plots_in_a_chinese_csv_become_points(add, read, tmp_path):
    from osgeo import ogr

    add("ndvi_2001")
    text = "样点,经度,纬度,年份,NPP(gC m-2 yr-1),土壤呼吸\nA,9.1,46.9,2001,512.5,801\n"
    text += "007,9.2,46.8,2002,-9999,700\n,,,2002,1,2\n"
    (tmp_path / "user" / "样地.csv").write_bytes(text.encode("gb18030"))
    data = read()
    assert data.plots["npp"].column == "NPP(gC m-2 yr-1)"
    assert data.plots["rs"].column == "土壤呼吸"
    assert remarks_of(data, "样地.csv") == ["rows_without_place"]
    source = ogr.Open(data.plots["npp"].path)
    layer = source.GetLayer(0)
    assert layer.GetSpatialRef().GetAuthorityCode(None) == "4326"
    rows = [(f.GetGeometryRef().GetX(), f.GetField("样点"), f.GetField("年份")) for f in layer]
    assert rows == [(9.1, "A", 2001), (9.2, "007", 2002)]


@pytest.mark.parametrize(
    ("head", "used"),
    [
        ("土壤呼吸年通量", "rs"),
        ("年NPP", "npp"),
        ("NPP年均值(gC/m2)", "npp"),
        ("土壤呼吸速率", ""),  # a rate is no amount of a year
        ("年产草量", None),
    ],
)
def test_columns_of_a_flux_in_other_words(add, read, tmp_path, head, used):
    add("ndvi_2001")
    path = tmp_path / "user" / "样地.csv"
    path.write_text(f"样方,经度,纬度,调查年份,{head}\nA,9,46,2001,400\n", encoding="utf-8")
    data = read()
    assert {flux: plots.column for flux, plots in data.plots.items()} == (
        {used: head} if used else {}
    )
    asked = ["no_flux_column", "plots_perhaps"] if used == "" else ["no_flux_column"]
    assert used or remarks_of(data, "样地.csv") == asked
    assert [f.path for f in data.doubtful] == ([str(path)] if used == "" else [])
    assert not read({str(path): {"role": "unused"}}).doubtful


def test_headers_of_two_lines_are_read():
    columns = ("样方", "土壤\n类型", "年\nNPP", "覆盖\n度")
    assert [flux_column(flux, columns) for flux in ("npp", "rs")] == ["年\nNPP", ""]


def test_what_one_answer_clears_is_one_question(add, read, raster, tmp_path):
    for year in (2001, 2002, 2003):
        add(*(f"{name}_{year}" for name in ("ndvi", "lai", "npp")))
        for name in ("rain", "sun"):
            fine = make_grid(6, 8, 500.0)
            raster(np.ones((6, 8)), f"user/{name}_{year}.tif", grid=fine)
        raster(np.full((8, 8), year % 2 + 1, "u1"), f"user/lucc_{year}.tif")
    (tmp_path / "user" / "broken.tif").write_bytes(b"no raster")
    data = read()
    assert len(data.doubtful) == 10
    assert data.n_questions == 3, "align, the land use, the broken file"
    lucc = {str(f.path): {"role": "landuse"} for f in data.doubtful if "lucc" in f.path}
    assert read(lucc).n_questions == 2 and read(lucc).groups != data.groups


def test_coordinates_that_are_no_degrees_are_not_guessed(add, read, tmp_path):
    add("ndvi_2001")
    path = tmp_path / "user" / "plots.csv"
    path.write_text("plot,x,y,npp\nA,500500,5199500,400\nB,501500,5199500,410\n")
    data = read()
    assert not data.plots and remarks_of(data, "plots.csv") == ["not_degrees", "plots_perhaps"]
    choice = {"x": "x", "y": "y", "crs": "EPSG:32632"}
    assert read({str(path): choice}).plots["npp"].column == "npp"


def test_layers_come_before_tables_with_the_same_plots(add, read, tmp_path):
    add("ndvi_2001")
    (tmp_path / "user" / "more.csv").write_text("site,lng,lat,npp\nA,9,46,400\n")
    (tmp_path / "user" / "npp.gpkg").touch()
    data = read(tables={"npp.gpkg": TableDescription("point", ("site", "npp"), 1)})
    assert data.plots["npp"].path.endswith("npp.gpkg") and "inputs" not in data.plots["npp"].path
    assert remarks_of(data, "more.csv") == ["other_plots"]
    assert data.doubtful[0].remarks[0].facts["other"].endswith("user/npp.gpkg")


@pytest.mark.parametrize(
    ("head", "choice", "unit", "remarks"),
    [
        ("npp", {}, "", []),
        ("npp (t C ha-1 yr-1)", {}, "t C ha-1 yr-1", []),
        ("NPP（kgC m-2 yr-1）", {}, "kgC m-2 yr-1", []),
        ("npp (bushels)", {}, "", ["unit_not_read"]),
        ("npp", {"unit": "kg C m-2 yr-1"}, "kg C m-2 yr-1", []),
        ("npp (bushels)", {"unit": "gC m-2"}, "gC m-2", []),
    ],
)
def test_the_unit_of_measurements_is_stated_set_or_assumed(
    read, tmp_path, head, choice, unit, remarks
):
    from carbonsink.ui.assessment.input_sources import Assessment, target_unit

    (tmp_path / "user").mkdir()
    path = tmp_path / "user" / "plots.csv"
    path.write_text(f"site,lon,lat,{head}\nA,9,46,4.1\n", encoding="utf-8")
    data = read({str(path): choice})
    assert data.plots["npp"].unit == unit
    assert remarks_of(data, "plots.csv") == remarks
    given = target_unit("npp")(Assessment("", data, lambda p: TableDescription()))
    assert given == (unit or "gC m-2 yr-1")


def test_temperature_and_precipitation_are_named_or_set_by_the_user(add, read):
    add("T_2001", "T_2002", "rain_2001", "rain_2002", "ndvi_2001", "ndvi_2002")
    data = read()
    assert data.drivers == {"precipitation": "rain"}
    assert role_of(data, "rain_2001.tif") == "precipitation"
    assert "Temperature" in driver_text(data) and "Precipitation" not in driver_text(data)
    chosen = {f.path: {"role": "temperature"} for f in data.files if f.variable == "T"}
    data = read(chosen)
    assert data.drivers == {"temperature": "T", "precipitation": "rain"}
    assert set(data.variables) == {"T", "rain", "ndvi"} and not driver_text(data)
    (rain, *_) = (f.path for f in data.files if f.variable == "rain")
    data = read({f.path: {"role": "predictor"} for f in data.files if f.variable == "rain"})
    assert data.drivers == {} and role_of(data, rain) == "predictor"


def test_a_damaged_raster_is_in_doubt_until_the_user_leaves_it_out(add, read, tmp_path):
    add("ndvi_2001", "ndvi_2002", "ndvi_2003", "rain_2001", "rain_2002", "rain_2003")
    path = tmp_path / "user" / "ndvi_2002.tif"
    path.write_bytes(path.read_bytes()[:400])
    data = read()
    remarks = {f.path.rsplit("/", 1)[-1]: [r.code for r in f.remarks] for f in data.doubtful}
    assert remarks == {"ndvi_2002.tif": ["unreadable"], "ndvi_2001.tif": ["dates_missing"]}
    (gap,) = (r for f in data.doubtful for r in f.remarks if r.code == "dates_missing")
    assert gap.facts == {"variable": "ndvi", "dates": "2002"}
    data = read({str(path): {"role": "unused"}})
    assert remarks_of(data, "ndvi_2002.tif") == ["set_unused"]


def test_what_is_not_read_of_an_added_folder_is_named(add, raster, read, tmp_path, monkeypatch):
    add("ndvi_2001")
    deep = raster(np.ones((8, 8)), "other/a/b/c/d/rain_2001.tif")
    raster(np.ones((8, 8)), "other/dem.tif")
    folder = str(tmp_path / "other")
    data = read(added=[folder])
    assert set(data.variables) == {"ndvi", "dem"}
    assert remarks_of(data, os.path.dirname(deep)) == ["too_deep"]
    monkeypatch.setattr(folder_listing, "MAX_FILES", 0)
    data = read(added=[folder])
    cut = {f.path for f in data.files if [r.code for r in f.remarks] == ["too_many"]}
    assert cut == {folder, str(tmp_path / "user")}


def test_gaps_are_named_of_every_variable_of_a_file(add, read):
    from osgeo import gdal

    add("dem_2001", "dem_2002", "dem_2003")
    for path in add("stack_2001", "stack_2003", values=np.ones((2, 8, 8))):
        dataset = gdal.Open(path, gdal.GA_Update)
        for number, name in enumerate(("ndvi", "rain"), start=1):
            dataset.GetRasterBand(number).SetDescription(f"{name}_{path[-8:-4]}")
        dataset = None
    data = read()
    gaps = [r.facts for f in data.files for r in f.remarks if r.code == "dates_missing"]
    assert gaps == [{"variable": name, "dates": "2002"} for name in ("ndvi", "rain")]


def test_a_spreadsheet_of_plots_becomes_points(provider, tmp_path):
    """The workbench reads spreadsheets through QGIS, text files by itself."""
    path = tmp_path / "plots.xlsx"
    dataset = ogr.GetDriverByName("XLSX").CreateDataSource(str(path))
    sheet = dataset.CreateLayer("plots")
    for name in ("lon", "lat", "npp"):
        sheet.CreateField(ogr.FieldDefn(name, ogr.OFTReal))
    for cells in ((100.5, 30.25, 400.0), (100.75, 30.5, 500.0)):
        feature = ogr.Feature(sheet.GetLayerDefn())
        for column, cell in enumerate(cells):
            feature.SetField(column, cell)
        sheet.CreateFeature(feature)
    del sheet, dataset
    points = table_as_points(str(path), {}, tmp_path / "inputs", table_cells)
    assert points.columns == ("lon", "lat", "npp")
    made = ogr.Open(points.path)
    xy = [feature.GetGeometryRef().GetPoint_2D() for feature in made.GetLayer()]
    assert xy == [(100.5, 30.25), (100.75, 30.5)]


def test_landuse_is_no_question_once_its_classes_have_names(add, read, tmp_path):
    from pathlib import Path

    from osgeo import gdal

    codes = np.repeat(np.array([1, 2, 3, 5], np.uint8), 16).reshape(8, 8)
    (path,) = add("CLCD_2001", values=codes)
    dataset = gdal.Open(path, gdal.GA_Update)  # as CLCD has it: colours without names
    colours = gdal.ColorTable()
    colours.SetColorEntry(1, (250, 227, 156, 255))
    dataset.GetRasterBand(1).SetColorTable(colours)
    del dataset
    assert remarks_of(read(), "CLCD_2001.tif") == ["landuse_unnamed"]
    style = '<qgis><pipe><rasterrenderer type="paletted" band="1"><colorPalette>{}</colorPalette>'
    entry = '<paletteEntry value="{}" label="class {}" color="#0{}0000" alpha="255"/>'
    entries = "".join(entry.format(code, code, code) for code in (1, 2, 3, 5))
    end = "</rasterrenderer></pipe></qgis>"
    Path(path).with_suffix(".qml").write_text(style.format(entries) + end)
    assert remarks_of(read(), "CLCD_2001.tif") == []
