"""What is understood of rasters, and the doubts about them."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.errors_and_notes.dates import DuplicateDate, MonthsOfLocalTime, MonthsOfYears
from carbonsink.core.errors_and_notes.inspection import (
    ArealDistortion,
    DatesIncomplete,
    RasterWithoutCrs,
    RasterWithoutData,
    UnitNotStated,
)
from carbonsink.core.errors_and_notes.landuse import CodesAsAmounts
from carbonsink.core.errors_and_notes.layers import (
    DegreesInProjection,
    LatitudeBeyondPole,
    PagesLeftOut,
    WiderThanGlobe,
)
from carbonsink.core.errors_and_notes.quantities import ImpossibleValues, UnitsConverted
from carbonsink.core.errors_and_notes.raster import (
    MarkKept,
    NumbersTooLarge,
    UndeclaredNodata,
    UnknownCellArea,
)
from carbonsink.core.raster import RasterOutput, write_array
from carbonsink.core.raster.inspection import inspect_rasters
from carbonsink.core.run import Run
from carbonsink.tests.factories import make_grid

VALUES = np.array([[500.0, 510.0], [520.0, 530.0]])
EQUAL_AREA = make_grid(2, 2, cell=1000.0, origin=(4_321_000.0, 3_210_000.0), crs="EPSG:3035")


@pytest.fixture
def inspect(raster):
    def run(*rasters, grid=EQUAL_AREA):
        paths = [raster(v, name, grid=grid, **facts) for name, v, facts in rasters]
        return inspect_rasters(paths, Run())

    return run


def kinds(doubts):
    return [type(doubt) for doubt in doubts]


def test_a_clean_raster(inspect):
    records, doubts = inspect(("npp_2005.tif", VALUES, {"unit": "gC m-2 yr-1", "nodata": -9999}))
    (record,) = records
    assert doubts == ()
    assert (record.variable, record.quantity, record.quantity_from) == ("npp", "npp", "name")
    assert (record.dates, record.date_from, record.unit) == (("2005",), "name", "gC m-2 yr-1")
    assert (record.low, record.high, record.valid_share) == (500.0, 530.0, 1.0)
    assert record.nodata == ("value -9999",) and record.possible == (-1000.0, 8000.0)


def test_what_our_own_maps_state(tmp_path):
    from carbonsink.core.dates.date import Date

    path = str(tmp_path / "map.tif")
    output = RasterOutput("flux", "gC m-2 yr-1", date=Date(2005), quantity="nee")
    write_array(output, path, EQUAL_AREA, -VALUES)
    (record,), doubts = inspect_rasters([path], Run())
    assert (record.quantity, record.quantity_from, record.date_from) == (
        "nee",
        "metadata",
        "metadata",
    )
    assert doubts == ()


@pytest.mark.parametrize(
    ("name", "values", "facts", "kind"),
    [
        ("npp_2005.tif", VALUES, {}, UnitNotStated),
        ("npp_2005.tif", VALUES * 1e7, {"unit": "gC m-2 yr-1"}, ImpossibleValues),
        ("npp_2005.tif", VALUES * np.nan, {"unit": "gC m-2 yr-1"}, RasterWithoutData),
        (
            "npp_2005.tif",
            np.array([[500.0, -9999.0], [520.0, 530.0]]),
            {"unit": "gC m-2 yr-1"},
            UndeclaredNodata,
        ),
        ("dem.tif", VALUES * 0.0 + [[-9999.0], [-8800.0]], {"unit": "m"}, MarkKept),
        ("ndvi_2005.tif", VALUES, {}, ImpossibleValues),
    ],
)
def test_doubts_about_one_raster(inspect, name, values, facts, kind):
    assert kinds(inspect((name, values, facts))[1]) == [kind]


def test_doubts_about_the_ground(inspect):
    facts = {"unit": "gC m-2 yr-1"}
    assert kinds(inspect(("npp_2005.tif", VALUES, facts), grid=make_grid(2, 2, crs=""))[1]) == [
        RasterWithoutCrs
    ]
    mercator = make_grid(2, 2, origin=(1_000_000.0, 6_000_000.0), crs="EPSG:3857")
    (record,), (doubt,) = inspect(("npp_2005.tif", VALUES, facts), grid=mercator)
    assert isinstance(doubt, ArealDistortion) and doubt.high == record.area_factors[1]


@pytest.mark.parametrize(
    ("origin", "cell", "crs", "kind"),
    [
        ((500_000.0, 4_000_000.0), 1000.0, "EPSG:4326", LatitudeBeyondPole),
        ((0.0, 180.0), 18.0, "EPSG:4326", LatitudeBeyondPole),
        ((38_500_000.0, 4_000_000.0), 1000.0, "EPSG:32650", UnknownCellArea),
        ((110.0, 35.0), 0.1, "EPSG:32650", DegreesInProjection),
        ((110.0, 35.0), 0.1, "EPSG:4326", None),
        ((100.0, 4_000_000.0), 100.0, "EPSG:32650", None),
    ],
)
def test_a_crs_that_is_not_that_of_the_coordinates(inspect, origin, cell, crs, kind):
    facts = {"unit": "gC m-2 yr-1"}
    rasters = [(f"npp_{year}.tif", VALUES + year, facts) for year in (2005, 2006)]
    doubts = inspect(*rasters, grid=make_grid(2, 2, cell=cell, origin=origin, crs=crs))[1]
    once = kind is DegreesInProjection  # of all rasters together
    assert kinds(doubts) == ([] if kind is None else [kind] * (1 if once else 2))


def test_doubts_about_a_series(inspect):
    unit = {"unit": "gC m-2 yr-1"}
    mixed = ("npp_2006.tif", VALUES / 1000, {"unit": "kgC m-2 yr-1"})
    assert kinds(inspect(("npp_2005.tif", VALUES, unit), mixed)[1]) == [UnitsConverted]
    assert kinds(inspect(("npp_2005.tif", VALUES, unit), ("npp.tif", VALUES, unit))[1]) == [
        DatesIncomplete
    ]
    twice = ("a/npp_2005.tif", VALUES, unit), ("b/npp_2005.tif", VALUES, unit)
    assert kinds(inspect(*twice)[1]) == [DuplicateDate]


def test_variables_are_judged_apart(inspect):
    records, doubts = inspect(
        ("npp_2005.tif", VALUES, {"unit": "gC m-2 yr-1"}),
        ("tas_2005.tif", VALUES - 500.0, {"unit": "degC"}),
    )
    assert [record.quantity for record in records] == ["npp", "temperature"]
    assert doubts == ()


def test_identifiers_are_a_doubt_and_stop_nothing(inspect):
    numbers = np.array([[2**53 + 2, 5], [6, 7]], "i8")
    records, doubts = inspect(
        ("id.tif", numbers, {"dtype": "i8", "nodata": None}), ("npp_2005.tif", VALUES, {})
    )
    assert [record.variable for record in records] == ["npp"]
    assert NumbersTooLarge in kinds(doubts)


def test_codes_without_a_legend_are_a_doubt(inspect):
    codes = np.repeat([1, 2, 5, 9], 16).reshape(8, 8).astype("u1")
    grid = make_grid(8, 8, cell=1000.0, origin=(4_321_000.0, 3_210_000.0), crs="EPSG:3035")
    _, doubts = inspect(("landcover_2001.tif", codes, {"dtype": "u1"}), grid=grid)
    assert kinds(doubts) == [CodesAsAmounts]


def test_dates_that_were_assumed_are_doubts(raster):
    path = raster(
        [VALUES, VALUES], "a.tif", descriptions=["2001-01-31T16:00Z", "2001-02-28T16:00Z"]
    )
    records, doubts = inspect_rasters([path], Run())
    assert [record.dates for record in records] == [("2001-02", "2001-03")]
    assert MonthsOfLocalTime(path, "2001-01-31", "2001-02", 2) in doubts
    path = raster(VALUES, "npp_JJA_2001.tif")
    assert MonthsOfYears(path, "06-08", "2001") in inspect_rasters([path], Run()).doubts


def test_dates_are_those_that_names_tell_together(raster):
    paths = [raster(VALUES + i, f"npp_0{i + 1}_2001.tif") for i in range(3)]
    records, doubts = inspect_rasters(paths, Run())
    assert [record.dates for record in records] == [("2001-01",), ("2001-02",), ("2001-03",)]
    assert DuplicateDate not in kinds(doubts)


@pytest.mark.parametrize(("columns", "is_doubted"), [(359, False), (360, False), (361, True)])
def test_rasters_wider_than_the_globe(raster, columns, is_doubted):
    grid = make_grid(2, columns, cell=1.0, origin=(-180.5, 50.0), crs="EPSG:4326")
    path = raster(np.ones((2, columns)), "soc.tif", grid=grid)
    assert (WiderThanGlobe((path,)) in inspect_rasters([path], Run()).doubts) == is_doubted


def test_pages_of_a_file_behind_the_first(tmp_path):
    path = str(tmp_path / "npp_2001.tif")
    for options in ([], ["APPEND_SUBDATASET=YES"]):
        page = gdal.GetDriverByName("GTiff").Create(path, 2, 2, 1, gdal.GDT_Float32, options)
        page.SetGeoTransform(EQUAL_AREA.geotransform)
        page.SetProjection(EQUAL_AREA.crs)
        page.GetRasterBand(1).WriteArray(VALUES)
        page = None
        doubts = inspect_rasters([path], Run()).doubts
        expected = PagesLeftOut((path,), f"GTIFF_DIR:2:{path}")
        assert (expected in doubts) == bool(options)
