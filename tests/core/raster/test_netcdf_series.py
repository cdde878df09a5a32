"""NetCDF files with an axis of time, and with several variables, as stacks."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.dates.date import Date
from carbonsink.core.errors_and_notes.raster import SubdatasetsOnly
from carbonsink.core.raster import Stack

needs_netcdf = pytest.mark.skipif(
    gdal.GetDriverByName("netCDF") is None, reason="GDAL without the netCDF driver"
)


def netcdf(path, variables, times, units="days since 2000-01-01", dim="time"):
    """Write NetCDF variables (time, y, x) with a CF time axis through the multidimensional API."""
    dataset = gdal.GetDriverByName("netCDF").CreateMultiDimensional(str(path))
    root = dataset.GetRootGroup()
    n_t, n_y, n_x = next(iter(variables.values())).shape
    axes = {
        dim: (np.asarray(times, "f8"), units, "TEMPORAL", None),
        "lat": (50.0 - 0.25 - 0.5 * np.arange(n_y), "degrees_north", "HORIZONTAL_Y", "NORTH"),
        "lon": (10.0 + 0.25 + 0.5 * np.arange(n_x), "degrees_east", "HORIZONTAL_X", "EAST"),
    }
    dimensions = []
    for name, (points, unit, kind, direction) in axes.items():
        dimension = root.CreateDimension(name, kind, direction or "", len(points))
        array = root.CreateMDArray(
            name, [dimension], gdal.ExtendedDataType.Create(gdal.GDT_Float64)
        )
        array.CreateAttribute("units", [], gdal.ExtendedDataType.CreateString()).Write(unit)
        array.CreateAttribute("standard_name", [], gdal.ExtendedDataType.CreateString()).Write(
            {"lat": "latitude", "lon": "longitude"}.get(name, "time")
        )
        array.Write(points)
        dimensions.append(dimension)
    for name, data in variables.items():
        array = root.CreateMDArray(name, dimensions, gdal.ExtendedDataType.Create(gdal.GDT_Float32))
        array.SetNoDataValueDouble(-9999.0)
        array.SetUnit("K")
        array.Write(data.astype("f4"))
    return str(path)


@needs_netcdf
@pytest.mark.parametrize("dim", ["time", "valid_time"])
def test_netcdf_with_time(tmp_path, dim):
    data = np.arange(24.0).reshape(2, 3, 4)
    data[1, 2, 3] = -9999
    stack = Stack.open([netcdf(tmp_path / "cru.nc", {"tas": data}, [15, 45], dim=dim)])
    assert stack.names == ("tas", "tas")
    assert stack.dates == (Date(2000, 1), Date(2000, 2))  # monthly steps
    assert stack.grid.geotransform == pytest.approx((10.0, 0.5, 0, 50.0, 0, -0.5))
    data[1, 2, 3] = np.nan
    np.testing.assert_array_equal(stack.read(stack.grid.window), data.astype("f4"))


@needs_netcdf
def test_netcdf_with_several_variables(tmp_path):
    data = np.arange(24.0).reshape(2, 3, 4)
    path = netcdf(tmp_path / "era.nc", {"tas": data, "pr": data + 100}, [0, 1])
    with pytest.raises(SubdatasetsOnly) as caught:
        Stack.open([path])
    assert caught.value.path == path
    (chosen,) = (name for name in caught.value.subdatasets if name.endswith(":pr"))
    stack = Stack.open([chosen])
    assert stack.names == ("pr", "pr")
    assert stack.dates == (Date(2000, 1, 1), Date(2000, 1, 2))
    np.testing.assert_array_equal(stack.read(stack.grid.window), (data + 100).astype("f4"))
