"""Downloads whose names or axes tell less, or something else, than they seem to."""

from __future__ import annotations

import os

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.imports import (
    BandsWithoutDates,
    DatesDisagree,
    VariablesLeftOut,
)
from carbonsink.core.errors_and_notes.raster import UnreadableRaster
from carbonsink.core.imports.variables import list_variables
from carbonsink.core.run import Run
from carbonsink.tests.core.imports import files
from carbonsink.tests.factories import make_grid, write_raster

GRID = make_grid(2, 3, 0.01, (100.0, 32.0), "EPSG:4326")
ONES = np.ones((2, 3), "f4")


def names_of(receipt) -> set:
    return set(files.made(receipt))


@pytest.mark.parametrize("name", ["ndvi_2005", "ndvi_2005-0000000000-0000000000", "export"])
def test_numbered_images_of_earth_engine_have_no_dates(do_import, tmp_path, name):
    """They are steps of one variable, and the year of the file is the date of none."""
    bands = ("0_NDVI", "1_NDVI", "2_NDVI")
    write_raster(tmp_path / f"{name}.tif", np.stack([ONES] * 3), GRID, descriptions=bands)
    with pytest.raises(BandsWithoutDates) as caught:
        do_import([tmp_path])
    assert caught.value.variable == "ndvi" and caught.value.n == 3


def test_numbers_that_count_nothing_belong_to_the_name(do_import, tmp_path):
    bands = ("10_clay", "30_clay")
    write_raster(tmp_path / "soil.tif", np.stack([ONES, ONES]), GRID, descriptions=bands)
    assert names_of(do_import([tmp_path])) == {"10_clay", "30_clay"}


def test_images_of_earth_engine_named_by_years(do_import, tmp_path):
    values = np.stack([ONES, 2 * ONES])
    write_raster(tmp_path / "export.tif", values, GRID, descriptions=("2001_NPP", "2002_NPP"))
    found = files.made(do_import([tmp_path]))
    assert set(found) == {"npp_2001", "npp_2002"} and (found["npp_2002"] == 2).all()


@pytest.mark.parametrize(
    ("first", "second"), [("N40E100_{}", "N40E110_{}"), ("{}_40N_100E", "{}_40N_110E")]
)
def test_tiles_named_by_a_corner_are_joined(do_import, tmp_path, first, second):
    for name, west, value in ((first, 100.0, 1), (second, 100.03, 2)):
        grid = make_grid(2, 3, 0.01, (west, 32.0), "EPSG:4326")
        write_raster(tmp_path / f"{name.format('agb')}.tif", value * ONES, grid)
    found = files.made(do_import([tmp_path]))
    np.testing.assert_array_equal(found["agb"], [[1, 1, 1, 2, 2, 2]] * 2)


def write_cru(folder, name, values):
    """Write a variable with the number of stations beside it."""
    path = folder / f"cru_ts4.07.2001.2001.{name}.dat.nc"
    facts = {"units": "mm/month" if name == "pre" else "degrees Celsius"}
    variables = {name: (values, facts), "stn": (np.full(values.shape, 8, "i4"), {})}
    days = [15 + 31 * month for month in range(len(values))]
    files.write_netcdf(path, variables, days, units="days since 2001-01-01", time="time")


def test_counts_beside_variables_of_cru(do_import, tmp_path, notes):
    """Both files hold the number of stations; it is none of what is read."""
    values = np.random.default_rng(5).uniform(0, 30, (2, 3, 5)).astype("f4")
    write_cru(tmp_path, "pre", values)
    write_cru(tmp_path, "tmp", values)
    found = files.made(do_import([tmp_path]))
    assert set(found) == {"pre_2001-01", "pre_2001-02", "tmp_2001-01", "tmp_2001-02"}
    np.testing.assert_allclose(found["pre_2001-02"], values[1], rtol=1e-6)
    (left_out,) = (note for note in notes if isinstance(note, VariablesLeftOut))
    assert left_out.names == ("stn",)


def test_a_variable_that_the_table_lacks_is_read_from_its_own_file(do_import, tmp_path):
    for name in ("ppt", "ws"):
        path = tmp_path / f"TerraClimate_{name}_2005.nc"
        variables = {name: (np.ones((2, 3, 5), "f4"), {"units": "mm"})}
        files.write_netcdf(path, variables, files.MONTHS[:2], time="time")
    assert {name[:-8] for name in names_of(do_import([tmp_path]))} == {"ppt", "ws"}


def test_a_name_that_means_a_mean_over_time(do_import, tmp_path):
    """``Rainf_tavg`` of GLDAS is rain, not a mean temperature."""
    rate = np.full((1, 3, 5), 1 / 86400, "f4")
    facts = {"units": "kg m-2 s-1", "standard_name": "precipitation_flux"}
    for month in (1, 2):
        path = tmp_path / f"model.A2005{month:02d}.nc4"
        variables = {"Rainf_tavg": (rate, facts)}
        files.write_netcdf(path, variables, [files.seconds((2005, month, 1))], time="time")
    receipt = do_import([tmp_path])
    (variable,) = receipt.variables
    assert (variable.quantity, variable.unit) == ("precipitation", "mm month-1")
    np.testing.assert_allclose(files.made(receipt)["rainf_tavg_2005-02"], 28, rtol=1e-5)


@pytest.mark.parametrize(
    ("day", "name", "date"),
    [
        (1, "mean.200501", "2005-01"),
        (16, "mean.200501", "2005-01"),
        (9, "composite.200501", "2005-01-09"),
        (1, "mean", "2005-01-01"),
    ],
)
def test_the_one_month_of_a_file(do_import, tmp_path, day, name, date):
    moment = [files.seconds((2005, 1, day))]
    variables = {"lai": (np.ones((1, 3, 5), "f4"), {"units": "1"})}
    files.write_netcdf(tmp_path / f"{name}.nc", variables, moment, time="time")
    assert names_of(do_import([tmp_path])) == {f"lai_{date}"}


def test_months_in_order_where_the_axis_counts_from_one(do_import, tmp_path):
    """``months since 2005-01`` from 1 to 12 ends in the next year: the user is asked."""
    values = np.arange(12, dtype="i2")[:, None, None] * np.ones((1, 3, 5), "i2")
    variables = {"pre": (values, {"units": "0.1mm"})}
    more = {"units": "months since 2005-01-01", "time": "time"}
    files.write_netcdf(tmp_path / "pre_2005.nc", variables, range(1, 13), **more)
    with pytest.raises(DatesDisagree):
        do_import([tmp_path])
    found = files.made(do_import([tmp_path], dates="names"))
    assert sorted(found) == [f"pre_2005-{month:02d}" for month in range(1, 13)]
    np.testing.assert_allclose(found["pre_2005-12"], 1.1, rtol=1e-6)


def test_a_file_cut_while_it_is_imported(do_import, tmp_path):
    """Where classic NetCDF has ended GDAL reads zeros; no raster is made of them."""
    path, made = tmp_path / "a.nc", tmp_path / "out"
    days = [15, 45, 75]
    variables = {"lai": (np.ones((3, 3, 5), "f4"), {"units": "1"})}
    facts = {"units": "days since 2005-01-01", "time": "time", "form": "NETCDF3_CLASSIC"}
    files.write_netcdf(path, variables, days, **facts)

    def cut_after_the_first(note):
        if type(note).__name__ == "Step" and list(made.glob("*.tif")):
            os.truncate(path, path.stat().st_size // 2)

    with pytest.raises(UnreadableRaster) as caught:
        do_import([tmp_path], run=Run(on_note=cut_after_the_first, threads=1))
    assert caught.value.path == str(path)
    assert [one.name for one in made.glob("*.tif")] == ["lai_2005-01.tif"]


@pytest.mark.parametrize(
    ("form", "texts"),
    [
        ("cru_ts4.07_2001_{}", range(1, 13)),
        ("pr_{}_2001", [f"{month:02d}" for month in range(1, 13)]),
        ("npp_{}_2001", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()),
        ("BESSV2_GPP_2001_{:03d}", range(1, 366, 8)),
        ("gpp_2001W{:02d}", range(1, 53)),
        ("spi_2001.01.{}", range(1, 7)),
    ],
)
def test_files_together_tell_the_steps_of_one_variable(tmp_path, form, texts):
    for text in texts:
        write_raster(tmp_path / f"{form.format(text)}.tif", ONES[None], GRID)
    (variable,) = list_variables([tmp_path], Run())
    assert variable.bands == len(texts)
    assert len(variable.first) > 4 and variable.first < variable.last
