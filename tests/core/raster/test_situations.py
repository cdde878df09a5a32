"""Numbers of rasters as other programs store them, against numpy and hand-computed values.

Kinds 4 (units and scales) and 5 (precision and codes) of what files in the world look like.
"""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.quantities import ImpossibleValues, UnitsConverted, WrongStep
from carbonsink.core.errors_and_notes.raster import (
    MarkKept,
    NotInteger,
    UndeclaredNodata,
    UnreadableRaster,
)
from carbonsink.core.raster import Stack
from carbonsink.core.raster.input_check import check_input
from carbonsink.core.run import Run
from carbonsink.core.units.quantity import InputRequirement

NAN = np.nan
YEAR = InputRequirement(("npp",), step="year")
SERIES = InputRequirement(("npp",), step="series")


def read(paths, requirement=None):
    """Values of rasters as an input that takes a quantity has them, and the notes."""
    notes: list = []
    run = Run(on_note=notes.append)
    paths = [paths] if isinstance(paths, str) else paths
    sources = check_input(paths, "X", requirement, run)[0] if requirement else paths
    stack = Stack.open(sources)
    with stack.open_reader() as reader:
        values = reader.read(stack.grid.window)
        reader.take_nodata_counts().report(run)
    return values, notes


# --- 4: units and scales ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "stored", "expected"),
    [
        ("10^3 gC m-2 yr-1", 0.5, 500.0),
        ("10**3 gC/m2/yr", 0.5, 500.0),
        ("10^-3 kg C m-2 yr-1", 500.0, 500.0),
        ("1e-3 kgC m-2 yr-1", 500.0, 500.0),
        ("KgC m-2 yr-1", 0.5, 500.0),
        ("Mg C ha-1 yr-1", 5.0, 500.0),
        ("tC/km2/yr", 500.0, 500.0),
        ("g CO2 m-2 yr-1", 1000.0, 1000.0 * 12.011 / 44.0095),
        ("mol m-2 yr-1", 40.0, 40.0 * 12.011),
        ("kg C m⁻² yr⁻¹", 0.5, 500.0),
        ("gC m-2 per year", 500.0, 500.0),
        ("mgC m-2 yr-1", 5e5, 500.0),
    ],
)
def test_units_as_they_are_written(raster, unit, stored, expected):
    values, _ = read(raster([[stored, stored]], "npp_2005.tif", unit=unit), YEAR)
    np.testing.assert_allclose(values, expected, rtol=1e-4)


@pytest.mark.parametrize(
    ("unit", "stored", "per_day"),
    [
        ("gC m-2 d-1", 2.0, 2.0),
        ("kg C m-2 s-1", 2e-8, 2e-8 * 1e3 * 86400),
        ("umolCO2 m-2 s-1", 2.0, 2e-6 * 12.011 * 86400),
        ("mgC m-2 h-1", 100.0, 0.1 * 24),
    ],
)
def test_a_rate_without_a_series_never_loses_its_time(raster, unit, stored, per_day):
    """One raster of a day, or of no date: it is per day, not per second and called an amount."""
    for name in ("npp_2005-07-02.tif", "npp.tif"):
        values, _ = read(raster([[stored, stored]], name, unit=unit), SERIES)
        np.testing.assert_allclose(values, per_day, rtol=1e-4)
    stack = Stack.open(check_input([raster([[stored]], unit=unit)], "X", SERIES, Run())[0])
    assert stack.bands[0].unit.replace(" ", "").endswith("d-1")


def test_monthly_rates_become_amounts_by_the_days_of_their_months(raster):
    paths = [
        raster([[1.0]], f"npp_{year}-{month:02d}.tif", unit="gC m-2 d-1")
        for year, month in ((2003, 2), (2004, 2), (2004, 12))
    ]
    assert read(paths, SERIES)[0][:, 0, 0].tolist() == [28.0, 29.0, 31.0]
    with pytest.raises(WrongStep):
        read([raster([[30.0]], "npp_2004-03.tif", unit="gC m-2 month-1")], YEAR)


def test_a_negative_scale_turns_the_valid_range(raster):
    """Depths as heights: scale -0.1; 0 ... 300 are stored numbers."""
    stored = np.linspace(0, 300, 40).astype("i2").reshape(4, 10)
    stored[1, 2] = 301
    path = raster(stored, scale=-0.1, offset=50.0, dtype="int16")
    from osgeo import gdal

    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).SetMetadataItem("valid_range", "0, 300")
    del dataset
    values, _ = read(path)
    wanted = np.where(stored > 300, NAN, stored * -0.1 + 50.0)
    np.testing.assert_allclose(values[0], wanted, rtol=1e-6)


@pytest.mark.parametrize(("scale", "offset"), [(0.0, 0.0), (NAN, 0.0), (1.0, np.inf)])
def test_a_scale_that_is_none_is_refused(raster, scale, offset):
    with pytest.raises(UnreadableRaster, match="scale"):
        read(raster([[1, 2]], dtype="int16", scale=scale, offset=offset))


def test_a_percentage_of_vegetation_is_converted_and_bytes_are_refused(raster):
    values, notes = read(raster([[20.0, 80.0]], "ndvi.tif", unit="%"), InputRequirement(("ndvi",)))
    np.testing.assert_allclose(values, [[[0.2, 0.8]]], rtol=1e-6)
    assert [type(note) for note in notes] == [UnitsConverted]
    with pytest.raises(ImpossibleValues):
        read(raster([[20, 200]], "ndvi_b.tif", dtype="uint8"), InputRequirement(("ndvi",)))


# --- 5: precision and codes ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dtype", "mark"),
    [
        ("float32", -999.0),
        ("float32", -9999.9),
        ("float32", -99.0),
        ("float64", -999.9),
        ("int16", -999),
        ("int32", 2147483647),
        ("uint32", 4294967295),
        ("float64", -1.7976931348623157e308),
    ],
)
def test_marks_nobody_declared(raster, dtype, mark):
    stored = np.array([[mark, 400, 500], [600, 700, mark]], dtype)
    values, notes = read(raster(stored, "elevation.tif", dtype=dtype))
    np.testing.assert_array_equal(values[0], [[NAN, 400, 500], [600, 700, NAN]])
    assert [(type(n), n.cells) for n in notes] == [(UndeclaredNodata, 2)]


@pytest.mark.parametrize(("mark", "near"), [(-999.0, -950.0), (-99.0, -90.0), (-9999.9, -9500.0)])
def test_marks_among_values_of_their_size_are_values(raster, mark, near):
    values, notes = read(raster(np.array([[mark, near, 5.0]], "f4"), "depth.tif"))
    np.testing.assert_allclose(values[0], [[mark, near, 5.0]], rtol=1e-6)
    assert [type(note) for note in notes] == [MarkKept]


@pytest.mark.parametrize(
    ("dtype", "codes"),
    [
        ("uint32", [2**24 + 1, 2**31 + 1, 2**32 - 2]),
        ("int32", [-(2**31) + 2, 2**24 + 1, 2**31 - 2]),
        ("float64", [2.0**53 - 1, 2.0**40 + 1, -(2.0**33) - 1]),
        ("float32", [0.0, 255.0, 2.0**24 - 1]),
        ("int16", [-1, 0, 32766]),
    ],
)
def test_codes_of_any_size_come_out_as_they_are(raster, dtype, codes):
    stack = Stack.open([raster(np.array([codes], dtype), dtype=dtype)]).as_classes()
    with stack.open_reader() as reader:
        found = reader.read_codes(stack.grid.window)[0].values
    assert found.ravel().tolist() == [int(code) for code in codes]


def test_codes_that_a_scale_makes_fractions_are_refused(raster):
    stack = Stack.open([raster([[1, 2]], dtype="uint8", scale=0.5)]).as_classes()
    with stack.open_reader() as reader, pytest.raises(NotInteger):
        reader.read_codes(stack.grid.window)


def test_a_large_offset_keeps_the_digits(raster):
    """Days since 1970 beside a float32 raster: 16777217.25 has no float32."""
    stored = np.array([[16777217.25, 16777218.5]])
    path = raster(stored, "doy.tif", dtype="float64")
    values, _ = read(path)
    assert values.dtype == np.float64 and values[0].tolist() == stored.tolist()
