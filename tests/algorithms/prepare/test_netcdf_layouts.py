"""NetCDF with levels, groups, several variables or longitudes first, against netCDF4."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.errors_and_notes.dates import FurtherDimensions
from carbonsink.core.raster import Stack

netCDF4 = pytest.importorskip("netCDF4")

AXES = {
    "lat": (np.arange(33.5, 30.0, -1.0), "degrees_north"),
    "lon": (np.arange(100.5, 106.0), "degrees_east"),
    "time": (np.arange(3) * 365.0 + 180.0, "days since 2005-01-01"),
    "level": (np.array([1000.0, 850.0, 500.0]), "hPa"),
    "number": (np.arange(2), "1"),
    "height": (np.array([2.0]), "m"),
}


def write(path, dims, names=("npp",), group="", south_up=False):
    """Write variables whose values tell their place; return the file and them by dimension."""
    shape = tuple(len(AXES[name][0]) for name in dims)
    place = dict(zip(dims, np.meshgrid(*(np.arange(n) for n in shape), indexing="ij")))
    weights = {"lat": 10.0, "lon": 1.0, "time": 100.0, "level": 1000.0, "number": 1000.0}
    with netCDF4.Dataset(path, "w") as file:
        inside = file.createGroup(group) if group else file
        for name in dims:
            inside.createDimension(name, len(AXES[name][0]))
            axis = inside.createVariable(name, "f8", (name,))
            values, axis.units = AXES[name]
            axis[:] = values[::-1] if south_up and name == "lat" else values
        for name in names:
            variable = inside.createVariable(name, "f4", dims)
            variable[:] = sum(weights.get(d, 0.0) * place[d] for d in dims)
            variable.units = "gC m-2 yr-1"
    return str(path)


def maps_of(path, group=""):
    """The maps of npp as netCDF4 reads them: time (if any), north to south, west to east."""
    with netCDF4.Dataset(path) as file:
        variable = (file[group] if group else file)["npp"]
        order = [variable.dimensions.index(d) for d in ("lat", "lon")]
        others = [i for i in range(variable.ndim) if i not in order]
        values = np.transpose(variable[:].filled(np.nan), others + order)
        latitudes = (file[group] if group else file)["lat"][:]
        values = values if latitudes[0] > latitudes[-1] else values[..., ::-1, :]
    return values.reshape(-1, *values.shape[-2:])


@pytest.mark.parametrize(
    ("dims", "found"),
    [
        (("time", "level", "lat", "lon"), ("level", ("1000", "850", "500"))),
        (("level", "time", "lat", "lon"), ("level", ("1000", "850", "500"))),
        (("level", "lat", "lon"), ("level", ("1000", "850", "500"))),
        (("number", "time", "lon", "lat"), ("number", ("0", "1"))),
    ],
)
def test_a_further_dimension_is_named(tmp_path, dims, found):
    path = write(tmp_path / "npp_2005.nc", dims)
    with pytest.raises(FurtherDimensions) as caught:
        Stack.open([path]).series()
    assert caught.value.dimensions == (found,)
    assert caught.value.n_bands == len(found[1])


@pytest.mark.parametrize(
    "dims",
    [
        ("time", "height", "lat", "lon"),
        ("height", "time", "lon", "lat"),
        ("time", "lon", "lat"),
        ("lon", "lat"),
    ],
)
@pytest.mark.parametrize("kind", ["file", "group", "VRT", "mosaic", "relative"])
def test_maps_lie_as_netcdf4_reads_them(tmp_path, dims, kind):
    group = "fluxes" if kind == "group" else ""
    # GDAL makes a mosaic of longitudes first only where the latitudes go up.
    path = write(tmp_path / "npp_2005.nc", dims, group=group, south_up=kind == "mosaic")
    wanted = maps_of(path, group)
    opened = path
    if kind == "VRT":
        opened = str(tmp_path / "copy_2005.vrt")
        gdal.Translate(opened, f'NETCDF:"{path}":npp', format="VRT")
    elif kind == "relative":
        opened = str(tmp_path / "copy_2005.vrt")
        gdal.Translate(opened, path, format="VRT")
    elif kind == "mosaic":
        opened = str(tmp_path / "copy_2005.vrt")
        gdal.BuildVRT(opened, [f'NETCDF:"{path}":npp'])
    stack = Stack.open([opened])
    assert stack.grid.extent == pytest.approx((100.0, 30.0, 106.0, 34.0))
    np.testing.assert_array_equal(stack.read(stack.grid.window), wanted)
    assert stack.grid.is_geographic


def budgets(run_algorithm, tmp_path, series, **more):
    run_algorithm("carbonbudget", SERIES=[series], TABLE=str(tmp_path / "t.csv"), **more)
    with open(tmp_path / "t.csv", newline="", encoding="utf-8-sig") as file:
        return [row["mean (gC m-2)"] for row in csv.DictReader(file)]


def test_a_variable_by_the_name_that_gdal_lists(run_algorithm, tmp_path):
    path = write(tmp_path / "g.nc", ("lat", "lon"), ("npp", "gpp"), "fluxes")
    weights = np.cos(np.deg2rad(AXES["lat"][0]))
    wanted = np.average(maps_of(path, "fluxes")[0].mean(axis=1), weights=weights)
    (mean,) = budgets(run_algorithm, tmp_path, f'NETCDF:"{path}":/fluxes/npp', DATES="2005")
    assert float(mean) == pytest.approx(wanted, rel=2e-3)


def test_a_file_of_several_variables_names_them(run_algorithm, tmp_path):
    path = write(tmp_path / "two.nc", ("lat", "lon"), ("npp", "gpp"))
    arrays = str(tmp_path / "arrays.vrt")
    gdal.MultiDimTranslate(arrays, path, format="VRT")
    for given, said in (
        (path, f'NETCDF:"{path}":gpp'),
        (f'NETCDF:"{path}":nep', f'NETCDF:"{path}":gpp'),
        (arrays, "gpp, npp"),
    ):
        with pytest.raises(Exception, match="holds") as caught:
            budgets(run_algorithm, tmp_path, given)
        assert said in str(caught.value)


def test_the_remedy_for_levels(run_algorithm, tmp_path):
    path = write(tmp_path / "npp.nc", ("time", "level", "lat", "lon"))
    with pytest.raises(Exception, match="level = 1000, 850, 500.*importseries"):
        budgets(run_algorithm, tmp_path, path)
    out = run_algorithm(
        "importseries", INPUT=[path], ONLY_RECEIPT=True, OUTPUT_FOLDER=str(tmp_path / "out")
    )
    assert out["VARIABLES_FOUND"] == "npp_1000, npp_850, npp_500"
