"""Directions are averaged around the circle wherever values are mixed, against scipy."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.errors_and_notes.raster import DirectionStatistic, SumOfStates
from carbonsink.core.imports.settings import ImportSettings
from carbonsink.core.raster import Stack
from carbonsink.core.raster.align import align_rasters
from carbonsink.core.raster.directions import full_turn_of_band
from carbonsink.core.run import Run
from carbonsink.core.sites.sampling import sample_stack
from carbonsink.core.trend.composite.composite_maps import map_composites
from carbonsink.tests.factories import make_grid, write_raster

stats = pytest.importorskip("scipy.stats")

# North-facing slopes: their plain mean is south. The last four cells face all ways at once.
NORTH = np.array([[350.0, 10.0, 20.0, 355.0], [340.0, 30.0, 359.0, 2.0]])
GRID, COARSE = make_grid(2, 4), make_grid(1, 2, cell=2000.0)


def around_the_circle(values, turn=360.0):
    return stats.circmean(values, high=turn)


def same_direction(found, expected, turn=360.0):
    away = (np.asarray(found) - expected + turn / 2) % turn - turn / 2
    np.testing.assert_allclose(away, 0.0, atol=1e-4 * turn / 360.0)


def aligned(path, tmp_path, how="average", grid=COARSE, **memory):
    out = align_rasters([path], str(tmp_path / f"out_{how}"), Run(**memory), grid, how)
    stack = Stack.open(out)
    return stack.read(stack.grid.window)[0]


VARIANTS = {
    "aspect in degrees": ("aspect", "degrees", 1.0),
    "aspect without a unit": ("dem_aspect", "", 1.0),
    "aspect in radians": ("aspect", "radians", np.pi / 180.0),
    "radians without a unit": ("aspect", "", np.pi / 180.0),
    "wind": ("wind_direction", "degree", 1.0),
    "坡向": ("坡向", "°", 1.0),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_larger_cells_have_the_mean_direction(tmp_path, variant):
    name, unit, factor = VARIANTS[variant]
    path = write_raster(tmp_path / f"{name}.tif", NORTH * factor, GRID, unit=unit)
    expected = [around_the_circle(NORTH[:, i : i + 2]) * factor for i in (0, 2)]
    same_direction(aligned(path, tmp_path)[0], expected, 360.0 * factor)


@pytest.mark.parametrize("name", ("aspect_sin", "slope", "aspect_class", "npp"))
def test_other_variables_have_the_plain_mean(tmp_path, name):
    path = write_raster(tmp_path / f"{name}.tif", NORTH, GRID, unit="degrees")
    if name != "slope":  # whose range in degrees is checked elsewhere
        assert full_turn_of_band(Stack.open([path]).bands[0]) == 0.0
    expected = [NORTH[:, i : i + 2].mean() for i in (0, 2)]
    np.testing.assert_allclose(aligned(path, tmp_path)[0], expected, rtol=1e-6)


def test_interpolation_goes_the_short_way(tmp_path):
    path = write_raster(tmp_path / "aspect.tif", np.array([[350.0, 350.0, 20.0, 20.0]] * 3))
    half = make_grid(1, 1, origin=(501_500.0, 5_199_000.0))
    same_direction(aligned(path, tmp_path, "bilinear", half), 5.0)


def test_flat_land_has_no_direction(tmp_path):
    values = np.array([[-1.0, 10.0, -1.0, -1.0], [350.0, -1.0, -1.0, np.nan]])
    path = write_raster(tmp_path / "aspect.tif", values, GRID)
    found = aligned(path, tmp_path)[0]
    same_direction(found[0], 0.0)
    assert found[1] == -1.0


def test_opposite_directions_have_no_mean(tmp_path):
    values = np.array([[0.0, 180.0, 10.0, 10.0], [90.0, 270.0, 10.0, 10.0]])
    path = write_raster(tmp_path / "aspect.tif", values, GRID)
    found = aligned(path, tmp_path)[0]
    assert np.isnan(found[0])
    same_direction(found[1], 10.0)


def test_memory_and_threads_leave_no_trace(tmp_path):
    values = np.random.default_rng(3).uniform(0.0, 360.0, (300, 400))
    path = write_raster(tmp_path / "aspect.tif", values)
    grid = make_grid(130, 170, cell=2300.0)
    first = aligned(path, tmp_path, "bilinear", grid, max_memory=512, threads=1)
    again = aligned(path, tmp_path, "bilinear", grid, max_memory=1, threads=4)
    np.testing.assert_array_equal(first, again)


def test_the_square_around_a_site(tmp_path):
    values = np.random.default_rng(5).uniform(300.0, 420.0, (5, 5)) % 360.0
    path = write_raster(tmp_path / "aspect.tif", values)
    found = sample_stack([502_500.0], [5_197_500.0], Stack.open([path]), Run(), window=3)
    same_direction(found.columns["aspect"], around_the_circle(values[1:4, 1:4]))


def test_composites(tmp_path):
    paths = [
        write_raster(tmp_path / f"winddir_2005-{m:02d}.tif", np.full((2, 2), (340.0 + 5 * m) % 360))
        for m in range(1, 13)
    ]
    series, folder = Stack.open(paths).series(), str(tmp_path / "years")
    (made,) = map_composites(series, folder, "year", "mean", 0, Run())
    expected = around_the_circle([(340.0 + 5 * m) % 360 for m in range(1, 13)])
    stack = Stack.open([made])
    same_direction(stack.read(stack.grid.window)[0], expected)
    for statistic in ("sum", "median", "max", "min"):
        with pytest.raises(DirectionStatistic):
            map_composites(series, folder, "year", statistic, 0, Run())


def test_months_of_imported_days(tmp_path):
    from carbonsink.core.imports.series_import import import_series

    angles = np.where(np.arange(31) % 2, 350.0, 20.0)
    (tmp_path / "in").mkdir()
    for day, angle in enumerate(angles, 1):
        path = tmp_path / "in" / f"wdir_2005-01-{day:02d}.tif"
        write_raster(path, np.full((2, 2), angle), unit="degree")
    inputs = [str(tmp_path / "in")]
    receipt = import_series(
        inputs, str(tmp_path / "out"), ImportSettings(period="month", statistic="mean"), Run()
    )
    stack = Stack.open(list(receipt.outputs))
    same_direction(stack.read(stack.grid.window)[0], around_the_circle(angles))
    with pytest.raises(DirectionStatistic):
        import_series(
            inputs, str(tmp_path / "no"), ImportSettings(period="month", statistic="max"), Run()
        )


@pytest.mark.parametrize(
    ("key", "text", "unit", "turn"),
    [
        ("standard_name", "wind_from_direction", "degrees", 360.0),
        ("standard_name", "surface_aspect", "radian", 2 * np.pi),
        ("long_name", "Mean wind direction", "degree", 360.0),
        ("long_name", "Standard deviation of aspect, std", "degree", 0.0),
        ("standard_name", "wind_from_direction", "m s-1", 0.0),
        ("standard_name", "latitude", "degrees", 0.0),
    ],
)
def test_metadata_tell_directions_whatever_the_name(tmp_path, key, text, unit, turn):
    path = write_raster(tmp_path / "x.tif", NORTH, GRID, unit=unit)
    dataset = gdal.OpenEx(path, gdal.OF_UPDATE)
    dataset.GetRasterBand(1).SetMetadataItem(key, text)
    dataset = None
    assert full_turn_of_band(Stack.open([path]).bands[0]) == turn


@pytest.mark.parametrize(
    ("name", "unit", "error"),
    [
        ("aspect", "degrees", DirectionStatistic),
        ("x", "degC", SumOfStates),
        ("tas", "", SumOfStates),
        ("npp", "gC m-2", SumOfStates),
        ("inhabitants", "", None),
        ("x", "t", None),
        ("carbon_stock", "MgC", None),
    ],
)
def test_sums_over_cells_are_of_amounts_per_cell(tmp_path, name, unit, error):
    path = write_raster(tmp_path / f"{name}.tif", NORTH / 20.0, GRID, unit=unit)
    if error is None:
        assert aligned(path, tmp_path, "sum").sum() == pytest.approx(NORTH.sum() / 20.0)
        return
    with pytest.raises(error):
        aligned(path, tmp_path, "sum")


def test_temperatures_add_up_over_time(tmp_path):
    """Accumulated temperature is a predictor of its own."""
    paths = [
        write_raster(tmp_path / f"tas_2005-{m:02d}.tif", np.full((2, 2), 10.0), unit="degC")
        for m in range(1, 13)
    ]
    made = map_composites(Stack.open(paths).series(), str(tmp_path), "year", "sum", 0, Run())
    assert (gdal.Open(made[0]).ReadAsArray() == 120.0).all()
