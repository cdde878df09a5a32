"""Class names as other programs keep them beside a raster, against tables written by GDAL."""

from __future__ import annotations

import contextlib

import numpy as np
import pytest
from osgeo import gdal, ogr

from carbonsink.core.errors_and_notes.landuse import ClassesAsAmounts, ColoursAsAmounts
from carbonsink.core.raster import class_tables as classes
from carbonsink.core.raster.band_description import describe_raster
from carbonsink.core.raster.class_check import require_amounts
from carbonsink.core.run import Run

NAMES = {1: "Forest", 2: "耕地", 11: "Wasser & Röhricht"}
STYLE = """<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.28.4"><pipe><rasterrenderer {facts} alphaBand="-1">
<colorPalette>
<paletteEntry label="Forest" value="1" alpha="255" color="#006400"/>
<paletteEntry value="2" label="Rice &amp; 水田" color="#ffff00" alpha="255"/>
<paletteEntry value="3" label="3" color="#0000ff" alpha="255"/>
</colorPalette></rasterrenderer></pipe></qgis>"""


@pytest.fixture
def landuse(raster):
    """Codes of land use, of which the file itself says nothing."""
    return raster(np.array([[1, 2, 11]], np.uint8), "lulc_2001.tif")


def attribute_file(path, header, rows, encoding="UTF-8", cpg=True, colours=False):
    """An attribute table of ArcGIS as another program writes it."""
    driver = ogr.GetDriverByName("ESRI Shapefile")
    source = driver.CreateDataSource(f"{path}.vat.dbf")
    layer = source.CreateLayer("vat", geom_type=ogr.wkbNone, options=[f"ENCODING={encoding}"])
    layer.CreateField(ogr.FieldDefn("OID_", ogr.OFTInteger))
    layer.CreateField(ogr.FieldDefn(header[0], ogr.OFTInteger))
    layer.CreateField(ogr.FieldDefn("Count", ogr.OFTReal))
    layer.CreateField(ogr.FieldDefn(header[1], ogr.OFTString))
    for colour in ("Red", "Green", "Blue") if colours else ():
        layer.CreateField(ogr.FieldDefn(colour, ogr.OFTReal))
    for row, (code, label) in enumerate(rows.items()):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(0, row)
        feature.SetField(1, code)
        feature.SetField(2, 17.0)
        feature.SetField(3, label)
        for i, share in enumerate((0.5, 1.0, 0.0) if colours else ()):
            feature.SetField(4 + i, share)
        layer.CreateFeature(feature)
    source = layer = None
    sidecar = path.with_name(f"{path.name}.vat.cpg")
    if not cpg:
        sidecar.unlink(missing_ok=True)


def labels(path, band=1):
    return {entry.code: entry.label for entry in classes.read_classes(path, band)}


@pytest.mark.parametrize("header", [("Value", "CLASS_NAME"), ("VALUE", "LULC"), ("代码", "地类")])
def test_attribute_tables_of_arcgis(landuse, tmp_path, header):
    attribute_file(tmp_path / "lulc_2001.tif", header, NAMES)
    assert labels(landuse) == NAMES


@pytest.mark.parametrize("stem", ["lulc_2001.tif", "lulc_2001"])
def test_a_table_without_an_encoding_is_read_as_any_other(landuse, tmp_path, stem):
    """As Chinese programs write them: GBK, and no .cpg."""
    rows = {1: "林地", 2: "耕地", 11: "水域"}
    attribute_file(tmp_path / stem, ("Value", "Type"), rows, "GBK", cpg=False)
    raw = bytearray((tmp_path / f"{stem}.vat.dbf").read_bytes())
    raw[29] = 0
    (tmp_path / f"{stem}.vat.dbf").write_bytes(raw)
    assert labels(landuse) == rows


def test_colours_of_a_table_from_0_to_1(landuse, tmp_path):
    attribute_file(tmp_path / "lulc_2001.tif", ("Value", "Class"), NAMES, colours=True)
    assert {entry.colour for entry in classes.read_classes(landuse)} == {"#80ff00"}


def test_a_table_of_counts_alone_names_nothing(landuse, tmp_path):
    source = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(
        str(tmp_path / "lulc_2001.tif.vat.dbf")
    )
    layer = source.CreateLayer("vat", geom_type=ogr.wkbNone)
    layer.CreateField(ogr.FieldDefn("Value", ogr.OFTInteger))
    layer.CreateField(ogr.FieldDefn("Count", ogr.OFTReal))
    source = layer = None
    assert labels(landuse) == {}


def test_a_damaged_table_names_nothing(landuse, tmp_path):
    (tmp_path / "lulc_2001.tif.vat.dbf").write_bytes(b"\x03" + b"\xff" * 90)
    assert labels(landuse) == {}


def test_palettes_of_qgis(landuse, tmp_path):
    style = STYLE.format(facts='type="paletted" band="1"')
    (tmp_path / "lulc_2001.qml").write_text(style, encoding="utf-8")
    assert labels(landuse) == {1: "Forest", 2: "Rice & 水田"}
    assert classes.read_classes(landuse)[1].colour == "#ffff00"


def test_a_style_with_entities_of_its_own_names_nothing(landuse, tmp_path):
    """Entities of entities grow without limit; QGIS writes none."""
    style = STYLE.format(facts='type="paletted" band="1"')
    entities = "".join(
        f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "x" * 10}">' for i in range(12)
    )
    path = tmp_path / "lulc_2001.qml"
    for content in (
        f"<!DOCTYPE qgis [{entities}]>{style.split('>', 1)[1].replace('Forest', '&e11;')}",
        style[:-20],
    ):
        path.write_text(content, encoding="utf-8")
        assert labels(landuse) == {}


@pytest.mark.parametrize(
    "facts", ['type="singlebandpseudocolor" band="1"', 'type="paletted" band="2"']
)
def test_styles_of_other_bands_and_kinds_name_nothing(landuse, tmp_path, facts):
    (tmp_path / "lulc_2001.qml").write_text(STYLE.format(facts=facts), encoding="utf-8")
    assert labels(landuse) == {}


def test_attribute_tables_whose_columns_state_no_use(landuse):
    """As ArcGIS writes them into .aux.xml."""
    dataset = gdal.Open(landuse)
    table = gdal.RasterAttributeTable()
    table.CreateColumn("OBJECTID", gdal.GFT_Integer, gdal.GFU_Generic)
    table.CreateColumn("Value", gdal.GFT_Integer, gdal.GFU_Generic)
    table.CreateColumn("Count", gdal.GFT_Real, gdal.GFU_PixelCount)
    table.CreateColumn("Landuse", gdal.GFT_String, gdal.GFU_Generic)
    table.SetRowCount(len(NAMES))
    for row, (code, label) in enumerate(NAMES.items()):
        table.SetValueAsInt(row, 0, row + 100)
        table.SetValueAsInt(row, 1, code)
        table.SetValueAsString(row, 3, label)
    dataset.GetRasterBand(1).SetDefaultRAT(table)
    dataset = None
    assert labels(landuse) == NAMES


def test_named_classes_are_no_amounts(landuse, tmp_path):
    require_amounts([landuse], "INPUT", Run())
    attribute_file(tmp_path / "lulc_2001.tif", ("Value", "Class"), NAMES)
    with pytest.raises(ClassesAsAmounts) as caught:
        require_amounts([landuse], "INPUT", Run())
    assert caught.value.labels == ("1 Forest", "2 耕地", "11 Wasser & Röhricht")


@pytest.mark.parametrize(
    ("values", "is_refused"),
    [
        ([1, 2, 11, np.nan, -9999], True),
        ([1, 2, 11, 11.5, -9999], False),
        ([1, 2, 11, 300, -9999], False),
        ([1, 1, 1, 1, -9999], False),
    ],
)
def test_classes_stored_as_floats(raster, tmp_path, values, is_refused):
    path = raster(np.array([values], np.float32), "x.tif", nodata=-9999.0)
    attribute_file(tmp_path / "x.tif", ("Value", "Class"), NAMES)
    with pytest.raises(ClassesAsAmounts) if is_refused else contextlib.nullcontext():
        require_amounts([path], "INPUT", Run())


def test_a_long_series_of_floats_is_not_asked_for_classes(raster, monkeypatch):
    """To ask each of 1400 months of a NetCDF file takes 39 s."""
    asked = []
    monkeypatch.setattr(classes, "read_classes", lambda *band: asked.append(band) or ())
    path = raster(np.ones((3, 2, 2), np.float32), "monthly.tif")
    require_amounts([path], "INPUT", Run())
    assert len(describe_raster(path).bands) == 3
    assert not asked
    named = raster(np.ones((2, 2), np.float32), "one.tif")
    dataset = gdal.Open(named, gdal.GA_Update)
    dataset.GetRasterBand(1).SetCategoryNames(["", "forest"])
    del dataset
    require_amounts([named], "INPUT", Run())
    assert len(asked) == 1


def test_amounts_whose_fills_alone_have_names_are_taken(raster, tmp_path):
    """Percentages of MODIS name water and fill; whether a cell is one is said by its value."""
    path = raster(np.array([[10, 20, 30, 40, 253]], np.uint8), "cover.tif", dtype="uint8")
    attribute_file(tmp_path / "cover.tif", ("Value", "Class"), {200: "Water", 253: "Fill"})
    assert classes.named_classes(describe_raster(path).bands[0])
    require_amounts([path], "INPUT", Run())


def test_a_colour_table_alone_is_doubted(landuse):
    dataset = gdal.Open(landuse, gdal.GA_Update)
    colours = gdal.ColorTable()
    colours.SetColorEntry(1, (0, 100, 0, 255))
    colours.SetColorEntry(2, (255, 255, 0, 255))
    dataset.GetRasterBand(1).SetColorTable(colours)
    dataset = None
    notes = []
    require_amounts([landuse], "INPUT", Run(on_note=notes.append))
    assert notes == [ColoursAsAmounts("INPUT", landuse, 1)]


def test_scaled_integers_are_no_codes(raster, tmp_path):
    path = raster(np.array([[1, 2]], np.int16), "a.tif", scale=0.1)
    attribute_file(tmp_path / "a.tif", ("Value", "Class"), {1: "low", 2: "high"})
    assert not classes.named_classes(describe_raster(path).bands[0])
