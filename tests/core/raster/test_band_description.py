"""Raster files as users have them, read as values."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.errors_and_notes.raster import NoGeoreference, UnreadableRaster
from carbonsink.core.raster import RasterOutput, Stack, Window, holds_classes, write_array
from carbonsink.core.raster.georeferencing import assumptions_of
from carbonsink.core.raster.opening import open_dataset
from carbonsink.tests.factories import gdal_exceptions, make_grid, tilted

NAN = np.nan


@pytest.fixture(params=[True, False], ids=["exceptions", "no-exceptions"])
def exceptions(request):
    """GDAL raises exceptions or not, whatever the surrounding program chose."""
    with gdal_exceptions(request.param):
        yield request.param


def values(path, **how):
    stack = Stack.open([path], **how)
    return stack.read(stack.grid.window)


def same(read, wanted):
    np.testing.assert_array_equal(read, np.asarray(wanted, read.dtype))


# --- types and nodata ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "dtype", ["uint8", "int16", "uint16", "int32", "uint32", "float32", "float64"]
)
def test_types(raster, dtype):
    numbers = np.arange(6).reshape(2, 3)
    read = values(raster(numbers, dtype=dtype))
    assert read.dtype == np.float32
    same(read, [numbers])


@pytest.mark.parametrize("dtype", ["int32", "uint32", "float64"])
def test_large_codes_survive_in_float64(raster, dtype):
    code = 2**31 - 1 if dtype == "int32" else 2**32 - 2
    path = raster([[code, code - 1]], dtype=dtype)
    stack = Stack.open([path])
    assert stack.dtype == "float64"
    assert stack.read(stack.grid.window)[0].tolist() == [[code, code - 1]]


@pytest.mark.parametrize(
    ("dtype", "mark", "nodata"),
    [
        ("float32", -3.4e38, -3.4e38),
        ("float32", -3.4028234663852886e38, -3.4028234663852886e38),
        ("float32", -3.4028234663852886e38, -1.7976931348623157e308),
        ("float32", np.finfo("f4").max, 3.4028235e38),
        ("float32", -9999.0, -9999.0),
        ("float32", -9999.9, -9999.9),  # no float32 equals it exactly
        ("float32", NAN, NAN),
        ("float32", NAN, -9999.0),
        ("float32", np.inf, None),
        ("float32", -np.inf, -9999.0),
        ("float64", -1.7976931348623157e308, -1.7976931348623157e308),
        ("float64", -9999.0, -9999.0),
        ("uint8", 255, 255.0),
        ("uint8", 0, 0.0),
        ("int16", -32768, -32768.0),
        ("uint16", 65535, 65535.0),
        ("int32", -2147483648, -2147483648.0),
        ("uint32", 4294967295, 4294967295.0),
    ],
)
def test_nodata(raster, dtype, mark, nodata, exceptions):
    path = raster(np.array([[1, mark, 3]], dtype), nodata=nodata, dtype=dtype)
    same(values(path), [[[1, NAN, 3]]])


@pytest.mark.parametrize(
    ("dtype", "nodata"),
    [("uint8", -9999.0), ("uint8", 256.0), ("uint16", -1.0), ("int16", 65535.0), ("int32", 0.5)]
    + [("int32", -3.4e38), ("int32", NAN), ("uint8", NAN), ("int32", np.inf), ("float32", np.inf)],
)
def test_nodata_that_no_cell_can_hold(raster, dtype, nodata):
    top = 3e18 if dtype == "float32" else np.iinfo(dtype).max - (1 if dtype == "uint8" else 7)
    path = raster(np.array([[0, 1, top]], dtype), nodata=nodata)
    same(values(path), [[[0, 1, top]]])


@pytest.mark.parametrize(
    "facts",
    [
        {"valid_range": "-30000, 32700"},
        {"valid_range": "{-30000,32700}"},
        {"valid_min": "-30000", "valid_max": "32700"},
    ],
)
@pytest.mark.parametrize("of_band", [True, False])
def test_numbers_outside_the_valid_range_are_no_data(raster, facts, of_band):
    """Npp of MOD17A3HGF: water, towns and ice are numbers just below the nodata mark."""
    values = np.array([[100, 32761, 32700], [32767, -5, 32766]], np.int16)
    path = raster(values, nodata=32767, scale=0.0001)
    dataset = gdal.Open(path, gdal.GA_Update)
    (dataset.GetRasterBand(1) if of_band else dataset).SetMetadata(facts)
    del dataset
    stack = Stack.open([path])
    found = stack.read(stack.grid.window)[0]
    expected = [[0.01, np.nan, 3.27], [np.nan, -0.0005, np.nan]]
    np.testing.assert_allclose(found, expected, rtol=1e-6)


@pytest.mark.parametrize("text", ["0, 1", "7", "a, b", "9, 1"])
def test_ranges_that_cannot_be_of_stored_numbers_are_passed_over(raster, text):
    path = raster(np.array([[100, 9000]], np.int16), scale=0.0001)
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.SetMetadata({"valid_range": text})
    del dataset
    stack = Stack.open([path])
    assert not np.isnan(stack.read(stack.grid.window)).any()


def test_each_source_has_its_own_nodata(raster):
    paths = [
        raster(np.array([[1, -9999.0]], "f4"), "a.tif", nodata=-9999.0),
        raster(np.array([[0, 255]], "u1"), "b.tif", nodata=0.0),
        raster(np.array([[-998, 65535]], "i4"), "c.tif"),
    ]
    same(Stack.open(paths).read(Window(0, 0, 1, 2))[:, 0], [[1, NAN], [NAN, 255], [-998, 65535]])


def test_float64_beyond_float32_is_no_data_and_no_warning(raster, recwarn):
    same(values(raster(np.array([[1.0, 1e300]]), dtype="float64")), [[[1, NAN]]])
    assert not [w for w in recwarn if w.category is RuntimeWarning]


# --- scale, masks, alpha ---------------------------------------------------------------------


def test_scale_and_offset_apply_after_nodata(raster):
    path = raster(np.array([[0, 100, -3000]], "i2"), nodata=-3000, scale=0.0001, offset=0.5)
    same(values(path), [[[0.5, 0.51, NAN]]])


def test_scale_of_float_and_unit(raster):
    path = raster(np.array([[2.0, NAN]], "f4"), scale=10.0, unit="gC m-2 yr-1")
    same(values(path), [[[20, NAN]]])
    (band,) = Stack.open([path]).bands
    assert (band.unit, band.scale, band.offset) == ("gC m-2 yr-1", 10.0, 0.0)


@pytest.mark.parametrize("internal", ["YES", "NO"])
def test_mask_of_the_dataset(raster, internal):
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", internal)
    path = raster(np.array([[1, 2], [3, 4]], "u1"), mask=np.array([[1, 0], [1, 1]]))
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", None)
    same(values(path), [[[1, NAN], [3, 4]]])


def test_mask_of_one_band_and_nodata_together(raster, tmp_path):
    source = raster(np.array([[[1, 2, 9]], [[3, 4, 9]]], "u1"), "two.tif")
    dataset = gdal.Open(source, gdal.GA_Update)
    dataset.GetRasterBand(1).CreateMaskBand(0)
    dataset.GetRasterBand(1).GetMaskBand().WriteArray(np.array([[255, 0, 255]], "u1"))
    del dataset
    read = values(source)
    same(read[0], [[1, NAN, 9]])
    path = raster(np.array([[1, 2, 9]], "u1"), "both.tif", nodata=9, mask=np.array([[1, 0, 1]]))
    same(values(path), [[[1, NAN, NAN]]])


def test_alpha_is_no_variable_but_a_mask(raster):
    colours = np.array([[[10, 20]], [[30, 40]], [[50, 60]], [[0, 128]]], "u1")
    stack = Stack.open([raster(colours, options=["PHOTOMETRIC=RGB", "ALPHA=YES"])])
    assert len(stack) == 3
    same(stack.read(Window(0, 0, 1, 2))[:, 0], [[NAN, 20], [NAN, 40], [NAN, 60]])


def test_the_fourth_band_of_bytes_is_opacity_only_without_a_name(raster):
    """GDAL declares it as opacity whenever four bands of bytes are written."""
    years = np.array([[[1, 2]], [[3, 4]], [[5, 6]], [[0, 8]]], "u1")
    path = raster(years, "cover.tif")
    assert assumptions_of(path) == (False, True, False) and len(Stack.open([path])) == 3
    dataset = gdal.Open(path, gdal.GA_Update)
    for i in range(4):
        dataset.GetRasterBand(i + 1).SetDescription(f"cover_{2001 + i}")
    del dataset
    stack = Stack.open([path])
    assert assumptions_of(path) == (False, False, False)
    assert [date.year for date in stack.dates] == [*range(2001, 2005)]
    same(stack.read(Window(0, 0, 1, 2))[:, 0], years[:, 0])


def test_own_rasters_have_no_opacity(tmp_path):
    path = str(tmp_path / "a.tif")
    output = RasterOutput("cover", dtype="uint8", nodata=255, bands=("a", "b", "c", "d"))
    write_array(output, path, make_grid(1, 2), np.full((4, 1, 2), 7, "u1"))
    dataset = gdal.Open(path)
    found = {dataset.GetRasterBand(i).GetColorInterpretation() for i in (2, 3, 4)}
    assert found == {gdal.GCI_Undefined}


def test_nodata_of_all_bands_together(raster):
    path = raster(np.array([[[0, 0]], [[0, 7]]], "u1"))
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.SetMetadataItem("NODATA_VALUES", "0 0")
    del dataset
    same(values(path)[:, 0], [[NAN, 0], [NAN, 7]])


# --- formats ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("driver", "ending"), [("GTiff", "tif"), ("HFA", "img"), ("VRT", "vrt"), ("AAIGrid", "asc")]
)
@pytest.mark.parametrize("crs", ["EPSG:32632", "EPSG:4326"])
def test_formats(raster, driver, ending, crs):
    grid = make_grid(4, 5, 0.5 if crs == "EPSG:4326" else 1000.0, (10.0, 50.0), crs)
    wanted = tilted(grid)
    tif = raster(wanted, "npp.tif", grid, nodata=-9999)
    path = tif[:-3] + ending
    if driver != "GTiff":
        gdal.Translate(path, tif, format=driver)
    stack = Stack.open([tif, path])  # one grid, however the CRS is spelled
    assert stack.names == ("npp", "npp")
    same(stack.read(stack.grid.window), [wanted, wanted])


def test_windows_of_a_striped_and_a_tiled_file(raster):
    grid = make_grid(70, 90)
    wanted = tilted(grid)
    tiles = ["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=32"]
    stack = Stack.open(
        [
            raster(wanted, "a.tif", grid, options=["BLOCKYSIZE=7"]),
            raster(wanted, "b.tif", grid, options=tiles),
        ]
    )
    assert [band.block_shape for band in stack.bands] == [(7, 90), (32, 16)]
    window = Window(13, 21, 30, 40)
    same(stack.read(window), [wanted[window.slices]] * 2)


@pytest.mark.parametrize("cell", [(30.0, 20.0), (1000.0, 250.0)])
def test_cells_that_are_no_squares(raster, cell):
    grid = make_grid(3, 4, cell)
    stack = Stack.open([raster(tilted(grid), grid=grid)])
    assert stack.grid == grid
    assert stack.grid.cell_size == cell


@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (9, 1)])
def test_rasters_of_one_row_or_column(raster, shape):
    grid = make_grid(*shape)
    same(values(raster(tilted(grid), grid=grid)), [tilted(grid)])


def test_south_up_equals_its_north_up_twin(raster):
    grid = make_grid(6, 5, (10.0, 20.0))
    wanted = tilted(grid)
    wanted[1, 2] = -9999
    mask = np.ones((6, 5), bool)
    mask[4, 0] = False
    north = raster(wanted, "north.tif", grid, nodata=-9999)
    south = raster(wanted, "south.tif", grid, nodata=-9999, south_up=True)
    stack = Stack.open([north, south])
    assert stack.grid == grid
    for window in (grid.window, Window(1, 1, 3, 2), Window(5, 0, 1, 5)):
        first, second = stack.read(window)
        np.testing.assert_array_equal(first, second)
    assert stack.read(Window(1, 0, 1, 5))[1, 0].tolist()[:2] == [1000, 1001]
    flipped = values(raster(tilted(grid), "m.tif", grid, south_up=True, mask=mask[::-1]))
    assert np.isnan(flipped[0, 4, 0]) and np.isfinite(flipped).sum() == 29


# --- what cannot be read ---------------------------------------------------------------------


def test_missing_file(tmp_path, exceptions):
    with pytest.raises(UnreadableRaster) as caught:
        Stack.open([str(tmp_path / "gone.tif")])
    assert "gone.tif" in caught.value.path
    assert caught.value.reason


@pytest.mark.parametrize("content", [b"", b"not a raster", b"II*\0" + b"\xff" * 40])
def test_foreign_file(tmp_path, content, exceptions):
    path = tmp_path / "foreign.tif"
    path.write_bytes(content)
    with pytest.raises(UnreadableRaster) as caught:
        Stack.open([str(path)])
    assert caught.value.reason


def cut_in_half(path, options):
    with open(path, "r+b") as file:
        file.truncate(file.seek(0, 2) // 2)
    return path


@pytest.mark.parametrize("options", [[], ["COMPRESS=DEFLATE"], ["TILED=YES", "COMPRESS=LZW"]])
def test_truncated_file(raster, options, exceptions):
    noise = np.random.default_rng(1).normal(size=(300, 300)).astype("f4")
    path = cut_in_half(raster(noise, options=options), options)
    with pytest.raises(UnreadableRaster) as caught:
        values(path)
    assert caught.value.path == path and caught.value.reason


def test_damage_in_the_middle(raster, exceptions):
    noise = np.random.default_rng(1).normal(size=(300, 300)).astype("f4")
    path = raster(noise, options=["COMPRESS=DEFLATE"])
    with open(path, "r+b") as file:
        middle = file.seek(0, 2) // 2
        file.seek(middle)
        file.write(b"\xff" * 200)
    with pytest.raises(UnreadableRaster) as caught:
        values(path)
    assert caught.value.reason


def test_no_position(tmp_path):
    path = str(tmp_path / "plain.png")
    gdal.GetDriverByName("PNG").CreateCopy(path, gdal.GetDriverByName("MEM").Create("", 4, 4, 1))
    with pytest.raises(NoGeoreference):
        Stack.open([path])


def test_complex_numbers_are_refused(tmp_path):
    path = str(tmp_path / "radar.tif")
    dataset = gdal.GetDriverByName("GTiff").Create(path, 2, 2, 1, gdal.GDT_CFloat32)
    dataset.SetGeoTransform((0, 1, 0, 0, 0, -1))
    del dataset
    with pytest.raises(UnreadableRaster, match="complex"):
        Stack.open([path])


def test_errors_do_not_reach_the_console(tmp_path, capfd, exceptions):
    with pytest.raises(UnreadableRaster):
        open_dataset(str(tmp_path / "gone.tif"))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("name", "stated", "unit"),
    [
        ("2001年降水量(mm)", "", "mm"),
        ("降水量（0.1 mm）_2001", "", "0.1 mm"),
        ("年均温(K)_2001", "", "K"),
        ("temperature(mean)_2001", "", ""),
        ("rain(mm)_2001", "cm", "cm"),
        ("dem_2001", "", ""),
    ],
)
def test_a_unit_in_the_name_counts_where_the_file_states_none(raster, name, stated, unit):
    path = raster(np.ones((2, 2)), f"{name}.tif", unit=stated)
    (band,) = Stack.open([path]).bands
    assert (band.unit, band.date.text) == (unit, "2001")


# --- classes ---------------------------------------------------------------------------------


def test_bands_of_classes_are_known(raster):
    plain = raster(np.array([[1, 2]], "u1"), "plain.tif")
    coloured = raster(np.array([[1, 2]], "u1"), "coloured.tif")
    named = raster(np.array([[1, 2]], "i2"), "named.tif")
    dataset = gdal.Open(coloured, gdal.GA_Update)
    colours = gdal.ColorTable()
    colours.SetColorEntry(1, (255, 0, 0, 255))
    dataset.GetRasterBand(1).SetColorTable(colours)
    dataset = gdal.Open(named, gdal.GA_Update)
    dataset.GetRasterBand(1).SetCategoryNames(["", "forest", "grass"])
    del dataset
    stack = Stack.open([plain, coloured, named])
    assert [holds_classes(band) for band in stack.bands] == [False, True, True]


def test_crs_in_wkt(raster):
    assert Stack.open([raster(np.zeros((2, 2)))]).grid == make_grid(2, 2)
    assert Stack.open([raster(np.zeros((2, 2)), "n.tif", make_grid(2, 2, crs=""))]).grid.crs == ""


@pytest.mark.parametrize("kind", ["points", "model"])
def test_rasters_located_by_points_or_a_sensor_model_have_no_grid(tmp_path, kind):
    path = str(tmp_path / "a.tif")
    dataset = gdal.GetDriverByName("GTiff").Create(path, 2, 2)
    if kind == "points":
        corners = [(0, 0), (2, 0), (0, 2), (2, 2)]
        points = [gdal.GCP(5e5 + x, 4e6 - y, 0, x, y) for x, y in corners]
        dataset.SetGCPs(points, make_grid(2, 2).crs)
    else:
        places = ("LINE", "SAMP", "LAT", "LONG", "HEIGHT")
        model = {f"{name}_{end}": "1" for name in places for end in ("OFF", "SCALE")}
        coefficients = ("LINE_NUM", "LINE_DEN", "SAMP_NUM", "SAMP_DEN")
        model.update({f"{name}_COEFF": " ".join("1" * 20) for name in coefficients})
        dataset.SetMetadata(model, "RPC")
    dataset = None
    with pytest.raises(NoGeoreference) as caught:
        Stack.open([path])
    assert caught.value.located_by == kind
