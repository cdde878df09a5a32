"""What an import doubts: variables that are not what their unit or time axis makes them seem."""

from __future__ import annotations

import netCDF4
import numpy as np
import pytest

from carbonsink.core.errors_and_notes.imports import (
    MeansOverYears,
    NoCellWithData,
    StepsApart,
    SumsOfDays,
    ValuesUnlikely,
)
from carbonsink.tests.core.imports import files


@pytest.mark.parametrize(
    ("name", "standard_name", "value", "expected", "unit"),
    [
        ("tas_anomaly", "air_temperature_anomaly", 0.5, 0.5, "K"),
        ("dtr", "", 10.0, 10.0, "K"),
        ("stl1", "", 290.0, 16.85, "degC"),
        ("tas", "air_temperature", 290.0, 16.85, "degC"),
    ],
)
def test_differences_of_temperatures_stay(
    do_import, tmp_path, name, standard_name, value, expected, unit
):
    """A Kelvin of an anomaly is a degree Celsius: only temperatures lose 273.15."""
    attributes = {"units": "K", **({"standard_name": standard_name} if standard_name else {})}
    facts = {name: (np.full((12, 3, 5), value, "f4"), attributes)}
    receipt = do_import([files.write_netcdf(tmp_path / "a.nc", facts, files.MONTHS)])
    np.testing.assert_allclose(files.made(receipt)[f"{name}_2005-07"], expected, atol=1e-4)
    assert receipt.variables[0].unit == unit


def write_amounts(path, times):
    facts = {"tp": (np.full((len(times), 3, 5), 0.001, "f4"), {"units": "m"})}
    return files.write_netcdf(path, facts, times, facts=files.ECMWF)


@pytest.mark.parametrize(
    ("hours", "told"),
    [(1, set()), (3, {StepsApart}), (24, {SumsOfDays})],
)
def test_doubtful_amounts_of_era5_are_told(do_import, tmp_path, notes, hours, told):
    """The ensemble's are of three hours, ERA5-Land's at 00:00 of the day before."""
    times = [files.seconds((2005, 2, 1)) + 3600 * hour for hour in range(0, 72, hours)]
    do_import([write_amounts(tmp_path / "era5.nc", times)], look_only=True)
    assert files.kinds(notes) & {StepsApart, SumsOfDays} == told


@pytest.mark.parametrize(
    ("name", "value", "is_told"),
    [("npp", 1e6, True), ("npp", 60.0, False), ("tas", 288.0, True), ("tas", 15.0, False)],
)
def test_impossible_values_without_a_unit_are_told(do_import, raster, notes, name, value, is_told):
    values = value * np.linspace(0.9, 1.0, 20).reshape(4, 5)
    do_import([raster(values, f"{name}_2005-03.tif")], look_only=True)
    assert (ValuesUnlikely in files.kinds(notes)) == is_told


def test_years_of_a_climatology_are_told(do_import, tmp_path, notes):
    path = files.write_netcdf(
        tmp_path / "mean.nc",
        {"tas": (np.full((12, 3, 5), 280, "f4"), {"units": "K"})},
        files.MONTHS,
    )
    with netCDF4.Dataset(path, "a") as file:
        file["valid_time"].climatology = "climatology_bounds"
    do_import([path], look_only=True)
    assert [note.n for note in notes if isinstance(note, MeansOverYears)] == [12]


def test_a_variable_without_any_data_is_told(do_import, tmp_path, notes):
    """NDVI x 10000 whose valid range is that of NDVI, as GIMMS NDVI3g has it."""
    attributes = {"scale": "x 10000", "valid_range": np.array([-0.3, 1.0], "f4")}
    facts = {"ndvi": (np.full((12, 3, 5), 5000, "i2"), attributes)}
    do_import([files.write_netcdf(tmp_path / "a.nc", facts, files.MONTHS)], look_only=True)
    assert [note.variable for note in notes if isinstance(note, NoCellWithData)] == ["ndvi"]
