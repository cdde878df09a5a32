"""Legends of class rasters that are used together."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.errors_and_notes.landuse import ClassificationsDiffer
from carbonsink.core.errors_and_notes.raster import LegendsConflict, LegendsDiffer
from carbonsink.core.raster import ClassEntry, Classes, RasterOutput, write_array
from carbonsink.core.raster.class_check import check_legends
from carbonsink.core.raster.class_tables import read_classes
from carbonsink.core.run import Run
from carbonsink.tests.factories import make_grid


@pytest.fixture
def legend(tmp_path):
    def write(name, **labels):
        entries = tuple(
            ClassEntry(int(code[1:]), label, label, "#336699") for code, label in labels.items()
        )
        output = RasterOutput(name, "", "uint8", 255, classes=Classes(name, entries))
        path = str(tmp_path / f"{name}_{len(list(tmp_path.iterdir()))}.tif")
        write_array(output, path, make_grid(2, 2), np.ones((2, 2), np.uint8))
        return path

    return write


def notes_of(paths, **more):
    notes = []
    check_legends(paths, "LANDUSE", Run(on_note=notes.append), **more)
    return notes


def test_equal_legends_say_nothing(legend):
    paths = [legend("lu", c1="Forest", c2="Cropland"), legend("lu", c1="forest", c2="Cropland")]
    assert notes_of(paths) == []


def test_a_legend_of_fewer_classes_says_nothing(legend):
    assert notes_of([legend("lu", c1="Forest", c2="Cropland"), legend("lu", c2="Cropland")]) == []


def test_exchanged_codes_are_refused(legend):
    first, second = legend("lu", c1="Forest", c2="Cropland"), legend("lu", c1="Cropland")
    with pytest.raises(LegendsConflict) as caught:
        notes_of([first, second])
    assert (caught.value.label, caught.value.code, caught.value.other_code) == ("Cropland", 2, 1)


def test_the_third_raster_is_looked_at_too(legend):
    same = [legend("lu", c1="Forest", c2="Cropland") for _ in range(2)]
    with pytest.raises(LegendsConflict):
        notes_of([*same, legend("lu", c1="Cropland", c2="Forest")])


def test_another_name_for_a_code_is_told_once(legend):
    paths = [legend("lu", c1="Forest"), legend("lu", c1="Woodland"), legend("lu", c1="Woodland")]
    notes = notes_of(paths)
    assert [type(note) for note in notes] == [LegendsDiffer]
    assert (notes[0].label, notes[0].other_label) == ("Forest", "Woodland")


def test_variables_have_legends_of_their_own(legend):
    paths = [legend("lu", c1="Forest", c2="Cropland"), legend("soil", c1="Clay", c2="Forest")]
    assert notes_of(paths, by_name=True) == []
    with pytest.raises(LegendsConflict):
        notes_of(paths)


def test_classes_without_colours_can_be_told_apart(tmp_path):
    """Category names alone, and a table without columns of colours."""
    names = ["", "cropland", "forest", "", "grassland"]
    path = str(tmp_path / "names.tif")
    raster = gdal.GetDriverByName("GTiff").Create(path, 2, 2)
    raster.GetRasterBand(1).SetCategoryNames(names)
    raster = None
    by_name = read_classes(path)
    table = gdal.RasterAttributeTable()
    table.CreateColumn("Value", gdal.GFT_Integer, gdal.GFU_MinMax)
    table.CreateColumn("Class", gdal.GFT_String, gdal.GFU_Name)
    for row, (code, label) in enumerate([(1, "cropland"), (2, "forest"), (4, "grassland")]):
        table.SetValueAsInt(row, 0, code)
        table.SetValueAsString(row, 1, label)
    path = str(tmp_path / "table.tif")
    raster = gdal.GetDriverByName("GTiff").Create(path, 2, 2)
    raster.GetRasterBand(1).SetDefaultRAT(table)
    raster = None
    assert read_classes(path) == by_name
    assert [entry.code for entry in by_name] == [1, 2, 4]
    assert len({entry.colour for entry in by_name}) == 3


@pytest.mark.parametrize(
    ("second", "told"),
    [("MCD12Q1_LC_Type1_2020", 1), ("CLCD_v01_2020", 0), ("landuse_2020", 0)],
)
def test_two_classifications_by_name_are_told(raster, second, told):
    """Code 2 is forest in CLCD and evergreen broadleaf forest in IGBP, 8 is not impervious."""
    codes = np.arange(1, 10).reshape(3, 3)
    paths = [raster(codes, f"{name}.tif", dtype="u1") for name in ("CLCD_v01_2000", second)]
    assert sum(isinstance(note, ClassificationsDiffer) for note in notes_of(paths)) == told
