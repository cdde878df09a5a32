"""Gravity centres and ellipses: against pyproj, plain sums and hand-made cases."""

from __future__ import annotations

import math

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.pattern import (
    CentreMoved,
    NegativeWeights,
    NoWeights,
    SinkSignAssumed,
)
from carbonsink.core.errors_and_notes.raster import MaskVaries, NoValidPixel, UnknownCellArea
from carbonsink.core.pattern.gravity.centre_drift import centre_table, drift_of_zone
from carbonsink.core.pattern.gravity.ellipse import outline
from carbonsink.core.pattern.gravity.geodesic import direct, inverse
from carbonsink.core.pattern.gravity.gravity_centres import gravity_centres
from carbonsink.core.raster import Grid, RasterOutput, Stack, tiling, write_array
from carbonsink.core.raster.crs import wkt_of_epsg
from carbonsink.core.raster.zones import PolygonZones, RasterZones
from carbonsink.core.run import Run

pyproj = pytest.importorskip("pyproj")
GEOD = pyproj.Geod(ellps="WGS84")


@pytest.fixture
def series(tmp_path):
    """Write (dates, rows, cols) from 2001 on; 0.5 degrees from (west, north), or 50 km cells."""

    def write(values, west=100.0, north=40.0, epsg=4326, name="npp"):
        step = 0.5 if epsg == 4326 else 50_000.0
        crs, paths = wkt_of_epsg(epsg) if epsg else "", []
        for i, plane in enumerate(np.asarray(values, np.float32)):
            rows, cols = plane.shape
            grid = Grid(cols, rows, (west, step, 0.0, north, 0.0, -step), crs)
            paths.append(str(tmp_path / f"{name}_{2001 + i}.tif"))
            write_array(RasterOutput(name), paths[-1], grid, plane)
        return Stack.open(paths).series()

    return write


def noise(dates=3, rows=12, cols=16, seed=1):
    return np.random.default_rng(seed).uniform(100, 900, (dates, rows, cols)).astype(np.float32)


def places_of(stack):
    """Longitudes, latitudes (pyproj) and true areas of all cells."""
    grid = stack.grid
    x, y = np.meshgrid(*grid.coordinates())
    to_degrees = pyproj.Transformer.from_crs(grid.crs, "EPSG:4326", always_xy=True)
    lon, lat = to_degrees.transform(x.ravel(), y.ravel())
    areas = np.broadcast_to(grid.cell_areas().cells(grid.window), grid.shape).ravel()
    return np.array(lon), np.array(lat), areas


def expected(stack, plane):
    """Centre and axes by pyproj: the mean place in space, and its plane there."""
    lon, lat, areas = places_of(stack)
    weight = np.nan_to_num(plane.ravel().astype(float)) * areas
    to_space = pyproj.Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)
    x, y, z = to_space.transform(lon, lat, np.zeros(lon.size))
    mean = [np.average(part, weights=weight) for part in (x, y, z)]
    lon0, lat0, _ = to_space.transform(*mean, direction="INVERSE")
    plane_of = pyproj.Transformer.from_pipeline(
        f"+proj=pipeline +step +proj=cart +ellps=WGS84 +step +proj=topocentric +ellps=WGS84 "
        f"+lon_0={lon0} +lat_0={lat0} +h_0=0"
    )
    east, north, _ = plane_of.transform(lon, lat, np.zeros(lon.size))
    cov = np.cov(np.array([east, north]), aweights=weight, bias=True)
    values, vectors = np.linalg.eigh(cov)
    azimuth = math.degrees(math.atan2(vectors[0, 1], vectors[1, 1])) % 180
    return lon0, lat0, math.sqrt(values[1]), math.sqrt(values[0]), azimuth


@pytest.mark.parametrize(
    ("epsg", "west", "north"),
    [(4326, 100.0, 40.0), (4326, 176.0, -60.0), (32648, 2e5, 4.5e6), (3857, 1.9e7, 6e6)],
)
def test_centres_and_ellipses_equal_pyproj(series, epsg, west, north):
    values = noise()
    stack = series(values, west, north, epsg)
    result = gravity_centres(stack, "values", None, Run())
    assert [row.date for row in result.centres] == ["2001", "2002", "2003"]
    for row, plane in zip(result.centres, values):
        own, (lon, lat, major, minor, azimuth) = row.ellipse, expected(stack, plane)
        assert math.remainder(own.longitude - lon, 360) == pytest.approx(0, abs=1e-9)
        assert own.latitude == pytest.approx(lat, abs=1e-9)
        assert (own.major, own.minor) == pytest.approx((major, minor), rel=1e-8)
        assert math.remainder(own.azimuth - azimuth, 180) == pytest.approx(0, abs=1e-5)


def test_a_centre_across_the_antimeridian_lies_on_it(series):
    stack = series(np.ones((2, 8, 16)), west=176.0, north=2.0)
    row = gravity_centres(stack, "values", None, Run()).centres[0]
    assert row.ellipse.centre == pytest.approx((180.0, 0.0), abs=1e-9)
    ring = outline(row.ellipse, 2.0)
    assert min(x for x, _ in ring) < 180.0 < max(x for x, _ in ring)
    assert max(abs(a[0] - b[0]) for a, b in zip(ring, ring[1:])) < 1.0


def test_a_path_across_the_antimeridian_of_a_projected_raster_is_short(series):
    values = np.zeros((2, 8, 16))
    values[0, :, 3], values[1, :, 12] = 1.0, 1.0
    # UTM zone 60 reaches to 180 degrees, at 500 km and 333 km east of its middle (177 E).
    stack = series(values, west=4.5e5, north=2e5, epsg=32660)
    first, last = (
        row.ellipse.longitude for row in gravity_centres(stack, "values", None, Run()).centres
    )
    assert first < last < first + 5.0


def test_geodesics_equal_pyproj():
    rng = np.random.default_rng(0)
    for _ in range(200):
        a = (rng.uniform(-180, 180), rng.uniform(-85, 85))
        b = (a[0] + rng.uniform(-90, 90), rng.uniform(-85, 85))
        azimuth, _, distance = GEOD.inv(*a, *b)
        found = inverse(a, b)
        assert found.distance == pytest.approx(distance, abs=1e-3)
        assert math.remainder(found.azimuth - azimuth, 360) == pytest.approx(0, abs=1e-8)
        x, y = direct(a, azimuth, distance)
        assert math.remainder(x - b[0], 360) == pytest.approx(0, abs=1e-8)
        assert y == pytest.approx(b[1], abs=1e-8)
    assert inverse((5, 5), (5, 5)).distance == 0.0


def test_the_outline_lies_at_its_axes(series):
    row = gravity_centres(series(noise()), "values", None, Run()).centres[0]
    own = row.ellipse
    ways = [GEOD.inv(*own.centre, *point)[2] for point in outline(own)]
    assert max(ways) == pytest.approx(own.major, rel=1e-3)
    assert min(ways) == pytest.approx(own.minor, rel=1e-3)


def test_the_drift_of_a_blob_that_moves_east(series):
    values = np.zeros((5, 9, 30), np.float32)
    for date in range(5):
        values[date, 4, 5 + 2 * date] = 7.0  # one degree a year
    notes = []
    result = gravity_centres(series(values), "values", None, Run(on_note=notes.append))
    (drift,) = result.drifts
    way = GEOD.inv(102.75, 37.75, 106.75, 37.75)
    assert (drift.first, drift.last) == ("2001", "2005")
    assert drift.distance_km == pytest.approx(way[2] / 1000)
    assert drift.azimuth == pytest.approx(way[0])
    assert drift.speed_km_yr == pytest.approx(way[2] / 4000, rel=1e-3)
    assert drift.path_km == pytest.approx(4 * GEOD.inv(102.75, 37.75, 103.75, 37.75)[2] / 1000)
    assert [row.step_km_yr for row in result.centres[1:]] == pytest.approx([drift.path_km / 4] * 4)
    assert math.isnan(result.centres[0].step_km)
    assert result.centres[2].ellipse.major == pytest.approx(0, abs=0.1)
    result.note_drifts(Run(on_note=notes.append))
    assert isinstance(notes[-1], CentreMoved)
    assert len(centre_table(result.centres)) == 5
    assert drift_of_zone(result.centres[:1]) is None


def test_sinks_and_sources_by_the_sign_of_the_quantity(series):
    values = noise(2)
    values[:, :, :8] *= -1.0
    east, west = np.where(values > 0, values, 0), np.where(values < 0, -values, 0)
    alone = {
        side: [r.ellipse for r in gravity_centres(series(v), "values", None, Run()).centres]
        for side, v in (("east", east), ("west", west))
    }

    def found(name, rule, notes=None):
        run = Run(on_note=(notes if notes is not None else []).append)
        return [
            r.ellipse for r in gravity_centres(series(values, name=name), rule, None, run).centres
        ]

    assert found("nep", "sinks") == found("nee", "sources") == alone["east"]
    assert found("nep", "sources") == found("nee", "sinks") == alone["west"]
    notes = []
    assert found("thing", "sinks", notes) == alone["east"]
    assert SinkSignAssumed("thing", "sinks") in notes
    whole = [r.ellipse for r in gravity_centres(series(abs(values)), "values", None, Run()).centres]
    assert found("nep", "absolute") == whole
    with pytest.raises(NegativeWeights) as caught:
        found("nep", "values")
    assert (caught.value.cells, caught.value.total) == (96, 192)
    with pytest.raises(NoWeights):
        gravity_centres(series(east + 1, name="nep"), "sources", None, Run())


def test_zones_and_cells_with_data_on_all_dates(series, tmp_path):
    values, notes = noise(), []
    values[1, 3, 3] = np.nan
    stack = series(values)
    codes = np.where(np.arange(16) < 8, 4, 9) * np.ones((12, 1), int)
    path = str(tmp_path / "zones.tif")
    write_array(RasterOutput("zones", dtype="uint8", nodata=255), path, stack.grid, codes)
    run = Run(on_note=notes.append)
    result = gravity_centres(stack, "values", RasterZones.open(path), run)
    assert [row.zone for row in result.centres] == ["4"] * 3 + ["9"] * 3
    assert MaskVaries(191, 192) in notes
    assert result.n_cells == 191
    values[:, 3, 3] = np.nan
    for zone, rows in ((4, result.centres[:3]), (9, result.centres[3:])):
        for row, plane in zip(rows, values):
            lon, lat, *_ = expected(stack, np.where(codes == zone, plane, 0))
            assert row.ellipse.centre == pytest.approx((lon, lat), abs=1e-9)


def test_cells_on_the_edge_of_a_zone_weigh_by_their_share(series):
    shapely = pytest.importorskip("shapely")
    values = noise()
    values[1, 3, 3] = np.nan
    stack = series(values)
    west, south, east, north = stack.grid.extent
    middle = west + (east - west) * 6.25 / 16
    shapes = [shapely.box(west, south, middle, north), shapely.box(middle, south, east, north)]
    zones = PolygonZones([one.wkb for one in shapes], "ab", stack.grid, by_share=True)
    result = gravity_centres(stack, "values", zones, Run())
    values[:, 3, 3] = np.nan
    shares = np.clip(6.25 - np.arange(16), 0, 1)
    for share, rows in ((shares, result.centres[:3]), (1 - shares, result.centres[3:])):
        for row, plane in zip(rows, values):
            lon, lat, *_ = expected(stack, plane * share)
            assert row.ellipse.centre == pytest.approx((lon, lat), abs=1e-6)


@pytest.mark.parametrize("epsg", [4326, 32648])
def test_centres_do_not_depend_on_blocks_or_threads(series, epsg, monkeypatch):
    values = noise(rows=70, cols=60)
    west, north = (100.0, 40.0) if epsg == 4326 else (-1e6, 5e6)
    stack, results = series(values, west, north, epsg), []
    for threads, cells in ((1, 1 << 20), (3, 600), (2, 300)):
        monkeypatch.setattr(tiling, "LARGEST_WINDOW", cells)
        results.append(gravity_centres(stack, "values", None, Run(threads=threads)))
    assert repr(results[0]) == repr(results[1]) == repr(results[2])


def test_blocks_without_a_cell_of_any_zone(series, monkeypatch):
    shapely = pytest.importorskip("shapely")
    stack = series(noise(rows=70, cols=60), -1e6, 5e6, 32648)
    west, _, east, north = stack.grid.extent
    corner = shapely.box(west, north - (east - west) / 4, west + (east - west) / 4, north)
    results = []
    for cells in (1 << 20, 300):
        monkeypatch.setattr(tiling, "LARGEST_WINDOW", cells)
        zones = PolygonZones([corner.wkb], ["corner"], stack.grid)
        results.append(gravity_centres(stack, "values", zones, Run(threads=2)))
    assert repr(results[0]) == repr(results[1])


def test_rasters_without_a_centre(series):
    with pytest.raises(UnknownCellArea):
        gravity_centres(series(noise(), epsg=0), "values", None, Run())
    with pytest.raises(NoValidPixel):
        gravity_centres(series(noise() * np.nan), "values", None, Run())
    with pytest.raises(NoWeights):
        gravity_centres(series(noise() * 0), "values", None, Run())


class Found:
    """Errors of three dates: 3 km each way, that dates share but for 1 km."""

    coverage, basis = 0.9, "all parts"
    covariance = 1e6 * np.kron(np.eye(2), np.full((3, 3), 8.0) + np.eye(3))


def test_bounds_of_a_shift_are_those_of_its_own_error(series):
    values = np.zeros((3, 9, 30), np.float32)
    for date, column in enumerate((5, 5, 8)):
        values[date, 4, column] = 7.0
    result = gravity_centres(series(values), "values", None, Run())
    plain = centre_table(result.centres)
    assert set(plain["error"]) == {"unknown"}
    assert plain["error_major_km"].isna().all()
    result = result.with_errors({0: Found})
    reach = math.sqrt(-2 * math.log(0.1))  # chi-squared with 2 degrees: 90 %
    first, same, last = (row.error for row in result.centres)
    assert (first.major_km, first.minor_km) == pytest.approx((3 * reach, 3 * reach))
    # What dates share is no part of a shift: 1 and 1 km remain.
    own = math.sqrt(2) * reach
    way = GEOD.inv(102.75, 37.75, 104.25, 37.75)[2] / 1000
    assert math.isnan(first.first_lower_km)
    assert (same.first_lower_km, same.first_upper_km) == pytest.approx((0, own), abs=1e-3)
    assert (last.first_lower_km, last.first_upper_km) == pytest.approx((way - own, way + own))
    (drift,) = result.drifts
    assert (drift.error.lower_km, drift.error.upper_km) == pytest.approx((way - own, way + own))
    # Least squares over three years is half the difference of the ends.
    bounds = drift.error.speed_lower, drift.error.speed_upper
    expected = (drift.speed_km_yr - own / 2, drift.speed_km_yr + own / 2)
    assert bounds == pytest.approx(expected, rel=1e-4)
    notes = []
    result.note_drifts(Run(on_note=notes.append))
    assert notes[0].upper_km == pytest.approx(way + own)


def test_an_ellipse_of_error_points_where_the_error_is_largest(series):
    result = gravity_centres(series(noise()), "values", None, Run())
    n = len(result.centres)

    class Aslant(Found):
        """Errors of 3 km to the north-east and 1 km across."""

        covariance = 1e6 * np.kron([[5.0, 4.0], [4.0, 5.0]], np.eye(n))

    error = result.with_errors({0: Aslant}).centres[0].error
    assert error.azimuth == pytest.approx(45)
    assert error.major_km / error.minor_km == pytest.approx(3)
