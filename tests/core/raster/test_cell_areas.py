"""Cell areas in projections, against geodesic areas of pyproj."""

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.raster import UnknownCellArea
from carbonsink.core.raster import Grid
from carbonsink.core.raster.window import Window
from carbonsink.tests.factories import make_grid, wkt

pyproj = pytest.importorskip("pyproj")

LCC = (
    "+proj=lcc +lat_0=0 +lon_0=105 +lat_1=25 +lat_2=47 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs"
)
PROJECTED = {
    # name: CRS, cell size, origin
    "Web Mercator at 60 N": ("EPSG:3857", 1000.0, (11e6, 8.4e6)),
    "Mercator": ("EPSG:3395", 5000.0, (1e6, 6e6)),
    "Plate Carree": ("EPSG:32662", 20000.0, (11e6, 6.68e6)),
    "Lambert conformal conic": (LCC, 50_000.0, (0.0, 4.2e6)),
    "Europe, Lambert conformal": ("EPSG:3034", 100_000.0, (2.5e6, 4.5e6)),
    "polar stereographic north": ("EPSG:3413", 25_000.0, (-1e6, 2e6)),
    "polar stereographic over the pole": ("EPSG:3995", 20_000.0, (-3e5, 3e5)),
    "polar stereographic south": ("EPSG:3031", 50_000.0, (-2.0e6, 1.5e6)),
    "transverse Mercator far from its meridian": ("EPSG:32632", 10_000.0, (1.4e6, 5.2e6)),
    "Pseudo-Mercator across the antimeridian": ("EPSG:3832", 50_000.0, (2.5e6, 1e6)),
    "US feet": ("EPSG:2263", 100_000.0, (0.5e6, 4e6)),
    "oblique Mercator": ("EPSG:3375", 50_000.0, (3e5, 8e5)),
    # Rows follow parallels, but meridians bend; equal-area on spheres alone.
    "Robinson": ("ESRI:54030", 100_000.0, (9e6, 5e6)),
    "Natural Earth": ("+proj=natearth +datum=WGS84", 50_000.0, (-9e6, -5e6)),
    "Kavrayskiy VII": ("+proj=kav7 +datum=WGS84", 20_000.0, (9e6, 7e6)),
    "Mollweide": ("ESRI:54009", 25_000.0, (9e6, 3.8e6)),
    "Eckert IV": ("ESRI:54012", 25_000.0, (9e6, 2e6)),
    "Goode homolosine": ("ESRI:54052", 20_000.0, (9e6, 2.5e6)),
}

MOLLWEIDE = "+proj=moll +R=6371007.181 +units=m"


def geodesic_area(grid, window) -> float:
    """Return the area of a window on the ellipsoid, its edges drawn with many points."""
    reference = pyproj.CRS.from_wkt(grid.crs)
    to_degrees = pyproj.Transformer.from_crs(reference, reference.geodetic_crs, always_xy=True)
    bottom, right = window.row + window.height, window.col + window.width
    t = np.linspace(0, 1, 400, endpoint=False)
    rows = np.concatenate(
        [
            window.row + 0 * t,
            window.row + t * window.height,
            bottom + 0 * t,
            bottom - t * window.height,
        ]
    )
    cols = np.concatenate(
        [window.col + t * window.width, right + 0 * t, right - t * window.width, window.col + 0 * t]
    )
    x0, a, b, y0, d, e = grid.geotransform
    lon, lat = to_degrees.transform(x0 + cols * a + rows * b, y0 + cols * d + rows * e)
    return abs(reference.get_geod().polygon_area_perimeter(lon, lat)[0])


@pytest.mark.parametrize("name", PROJECTED)
def test_equals_geodesic_areas(name):
    crs, cell, origin = PROJECTED[name]
    grid = make_grid(12, 15, cell, origin, crs)
    areas = grid.cell_areas()
    corner = Window(9, 12, 3, 3)
    expected = geodesic_area(grid, corner)
    found = np.broadcast_to(areas.cells(corner), corner.shape).sum()
    assert found == pytest.approx(expected, rel=2e-5)
    whole = np.broadcast_to(areas.cells(grid.window), grid.shape).sum()
    if "over the pole" not in name:  # a geodesic polygon around a pole is another one
        assert whole == pytest.approx(geodesic_area(grid, grid.window), rel=2e-5)


def test_a_rotated_projected_grid():
    grid = Grid(10, 8, (0.0, 30_000.0, 9_000.0, 4.2e6, 8_000.0, -28_000.0), wkt(LCC))
    found = grid.cell_areas().cells(Window(2, 3, 4, 5)).sum()
    assert found == pytest.approx(geodesic_area(grid, Window(2, 3, 4, 5)), rel=2e-5)


@pytest.mark.parametrize("crs", ["EPSG:6933", "EPSG:3035", "EPSG:5070", MOLLWEIDE, "EPSG:8857"])
def test_equal_area_projections_keep_the_plane(crs):
    grid = make_grid(4, 3, 1000.0, (1e6, 2e6), crs)
    assert grid.cell_area().tolist() == [1e6] * 4


def test_zones_of_utm_keep_the_plane():
    assert make_grid(4, 3).cell_area().tolist() == [1e6] * 4


def test_a_fine_grid_is_interpolated_well():
    """1 km cells over 3000 km: far more cells than points of the lattice."""
    grid = make_grid(3000, 2500, 1000.0, (-1e6, 5.2e6), LCC)
    areas = grid.cell_areas()
    for window in (Window(0, 0, 7, 7), Window(1234, 987, 5, 5), Window(2990, 2490, 10, 10)):
        expected = geodesic_area(grid, window)
        assert areas.cells(window).sum() == pytest.approx(expected, rel=5e-6)


def test_windows_are_parts_of_the_whole():
    grid = make_grid(40, 50, 20_000.0, (-1e6, 5.2e6), LCC)
    areas = grid.cell_areas()
    whole = areas.cells(grid.window)
    for window in (Window(0, 0, 3, 50), Window(17, 11, 9, 20), Window(39, 49, 1, 1)):
        assert np.array_equal(areas.cells(window), whole[window.slices])


def test_parts_of_classes_add_up():
    grid = make_grid(30, 20, 50_000.0, (-1e6, 5.2e6), LCC)
    areas, index = grid.cell_areas(), np.arange(600).reshape(30, 20) % 3
    windows = [Window(0, 0, 30, 20)], [Window(0, 0, 11, 20), Window(11, 0, 19, 20)]
    sums = [sum(areas.count_exact_areas(w, index[w.slices], 3) for w in cut) for cut in windows]
    assert np.array_equal(*sums)
    cells = areas.cells(grid.window)
    expected = [cells[index == k].sum() for k in range(3)]
    np.testing.assert_allclose(areas.of_classes(None, sums[0]), expected, rtol=1e-12)


def test_degrees_of_a_local_crs_are_refused():
    crs = 'LOCAL_CS["unnamed",UNIT["degree",0.0174532925199433]]'
    with pytest.raises(UnknownCellArea) as caught:
        Grid(3, 2, (100.0, 0.1, 0.0, 40.0, 0.0, -0.1), crs).cell_areas()
    assert caught.value.why == "local"
    metres = 'LOCAL_CS["site",UNIT["metre",1]]'
    assert Grid(3, 2, (0.0, 2.0, 0.0, 0.0, 0.0, -3.0), metres).cell_area().tolist() == [6.0, 6.0]
