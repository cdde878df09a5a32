"""Stacks: names, dates, matching, grids, open files."""

from __future__ import annotations

import os
import shutil

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.dates.date import Date
from carbonsink.core.errors_and_notes.dates import (
    DateConflict,
    DateCount,
    DateNotFound,
    DuplicateDate,
    PrecisionsMixed,
    SeveralPerDay,
)
from carbonsink.core.errors_and_notes.layers import LatitudeBeyondPole
from carbonsink.core.errors_and_notes.raster import (
    AmbiguousVariable,
    GridMismatch,
    MissingVariable,
    NoRasters,
    UnreadableRaster,
)
from carbonsink.core.raster import RasterOutput, Stack, Window, write_array
from carbonsink.tests.factories import make_grid

ONE = np.ones((2, 3), "f4")


def constant(raster, name, value=1.0, **more):
    return raster(ONE * value, name, **more)


def firsts(stack):
    return stack.read(Window(0, 0, 1, 1))[:, 0, 0].tolist()


# --- names and dates -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "names", "dates"),
    [
        ("ndvi_2005.tif", ("ndvi",), (Date(2005),)),
        ("ndvi/2005-03.tif", ("ndvi",), (Date(2005, 3),)),
        ("bio1_1970-2000.tif", ("bio1_1970-2000",), (None,)),
        ("DEM.tif", ("DEM",), (None,)),
    ],
)
def test_names_from_files(raster, file, names, dates):
    stack = Stack.open([constant(raster, file)])
    assert (stack.names, stack.dates) == (names, dates)


@pytest.mark.parametrize(
    ("file", "descriptions", "names", "dates"),
    [
        ("x.tif", ("tavg", "prec"), ("tavg", "prec"), (None, None)),
        ("x.tif", ("ndvi_2004", "ndvi_2005"), ("ndvi", "ndvi"), (Date(2004), Date(2005))),
        ("ndvi.tif", ("2004", "2005-03"), ("ndvi", "ndvi"), (Date(2004), Date(2005, 3))),
        ("x.tif", ("", ""), ("x_1", "x_2"), (None, None)),
        ("x.tif", ("Band 1", "band_2"), ("x_1", "x_2"), (None, None)),
        ("clim_2005.tif", ("tavg", "prec"), ("tavg", "prec"), (Date(2005), Date(2005))),
        ("clim_2005.tif", ("tavg_2001", "prec"), ("tavg", "prec"), (Date(2001), Date(2005))),
    ],
)
def test_names_from_descriptions(raster, file, descriptions, names, dates):
    stack = Stack.open([raster(np.stack([ONE, ONE]), file, descriptions=descriptions)])
    assert (stack.names, stack.dates) == (names, dates)


def test_description_beats_the_file_name(raster):
    stack = Stack.open([raster(ONE, "a_2001.tif", descriptions=("npp_2002",))])
    assert (stack.names, stack.dates) == (("npp",), (Date(2002),))


def test_several_files_and_bands_in_order(raster):
    two = raster(np.stack([ONE, ONE * 2]), "two.tif", descriptions=("a", "b"))
    stack = Stack.open([two, constant(raster, "c.tif", 3)])
    assert stack.names == ("a", "b", "c")
    assert firsts(stack) == [1, 2, 3]
    assert len(stack.paths) == 2


def test_given_names_and_dates(raster):
    paths = [constant(raster, "a.tif"), constant(raster, "b.tif")]
    stack = Stack.open(paths, names=["x", "y"], dates=["2001", Date(2002, 1)])
    assert (stack.names, stack.dates) == (("x", "y"), (Date(2001), Date(2002, 1)))
    with pytest.raises(DateCount) as caught:
        Stack.open(paths, dates=["2001"])
    assert (caught.value.n_dates, caught.value.n_bands) == (1, 2)
    with pytest.raises(ValueError, match="1 names for 2 bands"):
        Stack.open(paths, names=["x"])


def test_no_rasters():
    with pytest.raises(NoRasters):
        Stack.open([])


def test_series(raster):
    files = ["n_2006.tif", "n_2004.tif", "n_2005.tif"]
    paths = [constant(raster, file, value) for file, value in zip(files, (6, 4, 5))]
    series = Stack.open(paths).series()
    assert [date.text for date in series.dates] == ["2004", "2005", "2006"]
    assert firsts(series) == [4, 5, 6]
    with pytest.raises(DuplicateDate) as caught:
        Stack.open([*paths, constant(raster, "other_2005.tif")]).series()
    assert caught.value.date == "2005"
    with pytest.raises(DateNotFound) as caught:
        Stack.open([*paths, constant(raster, "dem.tif")]).series()
    assert caught.value.name == "dem"


# --- matching by name ------------------------------------------------------------------------


@pytest.fixture
def climate(raster):
    several = raster(
        np.stack([ONE, ONE * 2, ONE * 3]), "clim.tif", descriptions=("tavg", "Prec", "VPD")
    )
    return Stack.open([several, constant(raster, "Elevation.tif", 4)])


def test_matching_ignores_order_and_case(climate):
    chosen = climate.select(["elevation", "vpd", "PREC", "tavg"])
    assert chosen.names == ("Elevation", "VPD", "Prec", "tavg")
    assert firsts(chosen) == [4, 3, 2, 1]


def test_exact_case_wins(raster):
    stack = Stack.open([constant(raster, "a/ndvi.tif", 1), constant(raster, "b/NDVI.tif", 2)])
    assert firsts(stack.select(["NDVI"])) == [2]
    assert firsts(stack.select(["ndvi"])) == [1]
    with pytest.raises(AmbiguousVariable):
        stack.select(["Ndvi"])


def test_file_name_serves_when_the_description_does_not_fit(raster):
    stack = Stack.open([raster(ONE, "npp_2005.tif", descriptions=("Net primary production",))])
    assert stack.select(["npp"]).names == ("Net primary production",)


def test_all_missing_are_listed_with_what_was_found(climate):
    with pytest.raises(MissingVariable) as caught:
        climate.select(["tavg", "soil", "slope"])
    assert caught.value.wanted == ("soil", "slope")
    assert caught.value.found == ("tavg", "Prec", "VPD", "Elevation")


def test_ambiguous_variable(raster):
    stack = Stack.open([constant(raster, "ndvi_2004.tif"), constant(raster, "ndvi_2005.tif")])
    with pytest.raises(AmbiguousVariable) as caught:
        stack.select(["ndvi"])
    assert caught.value.wanted == "ndvi"
    assert all("ndvi_200" in match for match in caught.value.matches)


def test_date_chooses_among_several(raster):
    files = ["ndvi_2004.tif", "ndvi_2005.tif", "dem.tif"]
    stack = Stack.open([constant(raster, file, i) for i, file in enumerate(files)])
    assert firsts(stack.select(["dem", "ndvi"], Date(2005))) == [2, 1]
    assert firsts(stack.select(["ndvi"], Date(2004, 7))) == [0]
    with pytest.raises(MissingVariable) as caught:
        stack.select(["ndvi"], Date(2009))
    assert caught.value.date == "2009"


# --- grids and files -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("grid", "kind"),
    [
        (make_grid(2, 4), "size"),
        (make_grid(2, 3, origin=(500_500.0, 5_200_000.0)), "offset"),
        (make_grid(2, 3, 990.0), "cell"),
        (make_grid(2, 3, crs="EPSG:32633"), "crs"),
    ],
)
def test_grids_that_differ(raster, grid, kind):
    first = constant(raster, "a.tif")
    second = raster(np.zeros(grid.shape, "f4"), "b.tif", grid)
    with pytest.raises(GridMismatch) as caught:
        Stack.open([first, second])
    assert (caught.value.first, caught.value.second) == (first, second)
    assert kind in [difference.kind for difference in caught.value.differences]
    with pytest.raises(GridMismatch):
        Stack.open([first]).join(Stack.open([second]))


def test_join_and_subset(raster):
    first, second = (
        Stack.open([constant(raster, name, value)]) for name, value in (("a.tif", 1), ("b.tif", 2))
    )
    joined = first.join(second)
    assert firsts(joined) == [1, 2]
    assert firsts(joined.subset([1, 0, 1])) == [2, 1, 2]
    assert len(Stack.empty(first.grid)) == 0


def test_a_file_that_vanishes(raster):
    paths = [constant(raster, f"n_{2000 + i}.tif", i) for i in range(2)]
    stack = Stack.open(paths)
    os.remove(paths[1])
    with pytest.raises(UnreadableRaster) as caught:
        stack.read(stack.grid.window)
    assert caught.value.path == paths[1]


def test_our_own_date_is_read_back(raster):
    path = constant(raster, "x.tif")
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).SetMetadataItem("CARBONSINK_DATE", "2005-03")
    del dataset
    assert Stack.open([path]).dates == (Date(2005, 3),)


def test_name_and_metadata_that_disagree_about_the_date(tmp_path):
    grid, path = make_grid(1, 2), str(tmp_path / "nep_2001.tif")
    values = np.ones((1, 2), np.float32)
    write_array(RasterOutput("nep", date=Date(2001)), path, grid, values)
    assert Stack.open([path]).series().dates == (Date(2001),)
    copy = str(tmp_path / "nep_2050.tif")
    shutil.copy(path, copy)
    with pytest.raises(DateConflict) as caught:
        Stack.open([path, copy]).series()
    assert (caught.value.in_name, caught.value.in_metadata) == ("2050", "2001")
    explicit = Stack.open([path, copy], dates=["2001", "2050"])
    assert explicit.series().dates == (Date(2001), Date(2050))
    shutil.copy(path, str(tmp_path / "nep_2001-07.tif"))  # a month of the same year
    Stack.open([str(tmp_path / "nep_2001-07.tif")]).series()


def test_files_that_tell_their_dates_together(raster):
    paths = [raster([[month]], f"pr_{month:02d}_2005.tif") for month in (1, 2, 3)]
    stack = Stack.open(paths)
    assert stack.names == ("pr",) * 3
    assert stack.dates == tuple(Date(2005, month) for month in (1, 2, 3))


def test_the_name_of_the_file_is_a_name_too(raster):
    stack = Stack.open([raster([[1]], "npp_2005_v2.tif")])
    assert stack.names == ("npp_v2",)
    assert stack.select(["npp_2005_v2"]).bands == stack.bands


def test_several_bands_of_one_day_in_one_file(raster):
    path = raster(np.ones((3, 1, 2)), "t2m.tif")
    with pytest.raises(SeveralPerDay) as caught:
        Stack.open([path], dates=["2005-03-01", "2005-03-01", "2005-03-02"]).series()
    assert (caught.value.path, caught.value.n_bands) == (path, 2)


def test_the_latest_date_is_one_that_all_have(raster):
    names = ("ndvi_2001", "ndvi_2002", "ndvi_2003", "rain_2001", "rain_2002", "dem", "soil_1990")
    stack = Stack.open([raster(np.ones((2, 2)), f"{name}.tif") for name in names])
    assert stack.latest_date(("ndvi", "rain", "dem", "soil")) == Date(2002)
    assert stack.latest_date(("ndvi",)) == Date(2003)
    assert stack.latest_date(("dem", "soil")) is None


def test_a_map_on_its_side_is_refused(raster):
    """Longitudes of China as rows: GDAL takes the last dimension of a file for x."""
    values = np.ones((6, 4))
    good = raster(values, "good.tif", grid=make_grid(6, 4, 0.5, (110.0, 40.0), "EPSG:4326"))
    assert len(Stack.open([good])) == 1
    pole = raster(values, "pole.tif", grid=make_grid(6, 4, 0.5, (0.0, 90.25), "EPSG:4326"))
    assert len(Stack.open([pole])) == 1  # centres on the pole, as climate models have them
    turned = raster(values, "turned.tif", grid=make_grid(6, 4, 0.5, (36.0, 112.0), "EPSG:4326"))
    with pytest.raises(LatitudeBeyondPole) as caught:
        Stack.open([turned])
    assert caught.value.latitude == 112.0


def test_years_and_months_make_no_series(raster):
    paths = [raster([[1.0]], name) for name in ("npp_2001.tif", "npp_2002.tif", "npp_2003-01.tif")]
    with pytest.raises(PrecisionsMixed) as caught:
        Stack.open(paths).series()
    assert caught.value.dates == ("2002", "2003-01")


@pytest.mark.parametrize(
    ("stems", "dates"),
    [
        (("npp_DJF_2002", "npp_SON_2001", "npp_JJA_2001"), ("2001-06", "2001-09", "2001-12")),
        (("npp_2001Q3", "npp_2001Q1", "npp_2002Q1"), ("2001-01", "2001-07", "2002-01")),
        (("npp_2002H1", "npp_2001H2"), ("2001-07", "2002-01")),
        (("npp_JJA_2002", "npp_JJA_2001"), ("2001", "2002")),
        (("npp_WY2002", "npp_WY2001"), ("2001", "2002")),
    ],
)
def test_a_series_of_seasons(raster, stems, dates):
    series = Stack.open([raster([[1.0]], f"{stem}.tif") for stem in stems]).series()
    assert tuple(date.text for date in series.dates) == dates


@pytest.mark.parametrize(
    ("stems", "dates"),
    [
        (("npp_2001", "npp_JJA_2002"), ("2001", "2002 06-08")),
        (("npp_WY2001", "npp_2002"), ("2001 WY", "2002")),
        (("npp_2001年夏季", "npp_2002年冬季"), ("2001 06-08", "2002 12-02")),
    ],
)
def test_seasons_and_other_years_make_no_series(raster, stems, dates):
    stack = Stack.open([raster([[1.0]], f"{stem}.tif") for stem in stems])
    with pytest.raises(PrecisionsMixed) as caught:
        stack.series()
    assert caught.value.dates == dates
    assert len(stack.with_dates(["2001", "2002"]).series()) == 2


def test_a_month_beside_its_own_days_is_refused(raster):
    names = ("npp_2005-03", "npp_2005-04", "npp_2005-04-16")
    paths = [raster([[1.0]], f"{name}.tif") for name in names]
    with pytest.raises(PrecisionsMixed) as caught:
        Stack.open(paths).series()
    assert caught.value.dates == ("2005-04", "2005-04-16")
    assert len(Stack.open(paths[::2]).series()) == 2
