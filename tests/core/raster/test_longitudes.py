"""Longitudes modulo 360: rasters, templates and places of -180 ... 180, 0 ... 360 and between."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.raster import GridMismatch, NoOverlap
from carbonsink.core.errors_and_notes.sites import SitesOutside
from carbonsink.core.raster import Grid, Stack, Window
from carbonsink.core.raster.align import RESAMPLINGS, align_rasters
from carbonsink.core.raster.grid_check import check_grids
from carbonsink.core.raster.nearest_reader import NearestReader
from carbonsink.core.run import Run
from carbonsink.core.sites.sampling import sample_stack
from carbonsink.tests.factories import make_grid

pyproj = pytest.importorskip("pyproj")

DEGREES = "EPSG:4326"
NAN = np.nan


def globe(west, cell=1.0, width=None, crs=DEGREES, north=20.0, rows=8):
    return make_grid(rows, width or round(360 / cell), cell, (west, north), crs)


def pattern(longitude, latitude):
    """Values that tell every place from every other, whatever turn its longitude is given in."""
    return np.floor(longitude % 360) + 1000.0 * np.floor(latitude)


def field(grid):
    return pattern(*np.meshgrid(*grid.coordinates())).astype(np.float32)


def read(path):
    stack = Stack.open([path])
    return stack.read(stack.grid.window)[0]


def shifted(grid, turns):
    x, *rest = grid.geotransform
    return Grid(grid.width, grid.height, (x + 360.0 * turns, *rest), grid.crs)


@pytest.fixture
def align(tmp_path):
    def run(path, template, resampling="nearest", **how):
        folder = str(tmp_path / f"out{len(list(tmp_path.iterdir()))}")
        return read(align_rasters([path], folder, Run(**how), template, resampling)[0])

    return run


# --- templates ----------------------------------------------------------------------------------

SOURCES = {"170 ... 190": (170.0, 20), "-190 ... -165": (-190.0, 25), "0 ... 300": (0.0, 300)}
SOURCES |= {"-20 ... 50": (-20.0, 70), "340 ... 410": (340.0, 70), "all": (0.0, 360)}
TEMPLATES = {"-180 ... 180": (-180.0, 360), "0 ... 360": (0.0, 360), "west of 180": (-180.0, 12)}
TEMPLATES |= {"across 180": (175.0, 10), "across Greenwich": (-9.0, 19), "below -180": (-186.0, 9)}


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("source", SOURCES)
def test_nearest_by_numpy(raster, align, source, template):
    """Each cell of the template has the value of its place where the source has that place."""
    (west, width), target = (
        SOURCES[source],
        globe(TEMPLATES[template][0], width=TEMPLATES[template][1]),
    )
    grid = globe(west, width=width)
    x, _ = np.meshgrid(*target.coordinates())
    there = (x - west) % 360 < width
    path = raster(field(grid), "v.tif", grid)
    if not there.any():
        with pytest.raises(NoOverlap):
            align(path, target)
        return
    np.testing.assert_array_equal(align(path, target), np.where(there, field(target), NAN))


@pytest.mark.parametrize("resampling", RESAMPLINGS)
@pytest.mark.parametrize("cell", [1.0, 0.7, 2.5])
def test_a_turn_changes_no_value(raster, align, resampling, cell):
    """The same raster written a turn further east or west gives the same bytes."""
    grid = globe(160.3, 0.9, 37)
    rng = np.random.default_rng(3)
    values = rng.normal(10.0, 2.0, grid.shape).astype(np.float32)
    values[2:4, 5:9] = NAN
    target = make_grid(7, 12, cell, (165.1, 19.4), DEGREES)
    wanted = align(raster(values, "v.tif", grid), target, resampling)
    assert np.isfinite(wanted).sum() > 30
    for turns in (-1, 1):
        path = raster(values, f"t{turns + 1}.tif", shifted(grid, turns))
        np.testing.assert_allclose(align(path, target, resampling), wanted, rtol=1e-5)
        found = align(raster(values, f"s{turns + 1}.tif", grid), shifted(target, turns), resampling)
        np.testing.assert_allclose(found, wanted, rtol=1e-5)


def test_sums_keep_their_total_across_the_antimeridian(raster, align):
    grid = globe(165.0, 0.5, 60)  # 165 ... 195
    values = np.random.default_rng(1).uniform(0, 5, grid.shape).astype(np.float32)
    found = align(raster(values, "v.tif", grid), globe(-180.0, 2.5, 144), "sum")
    assert np.nansum(found) == pytest.approx(values.sum(dtype=float), rel=1e-5)


def test_memory_leaves_no_trace(raster, align):
    grid = make_grid(300, 600, 0.05, (170.0, 20.0), DEGREES)
    path = raster(np.random.default_rng(2).normal(size=grid.shape).astype("f4"), "v.tif", grid)
    target = make_grid(400, 7200, 0.05, (-180.02, 21.01), DEGREES)
    first, second = (
        align(path, target, "bilinear", max_memory=m, threads=t) for m, t in ((24, 2), (900, 1))
    )
    np.testing.assert_array_equal(first, second)
    assert np.isfinite(first[:, :200]).any() and np.isfinite(first[:, 7100:]).any()


@pytest.mark.parametrize("crs", ["EPSG:3832", "EPSG:32701", "EPSG:3338"])
@pytest.mark.parametrize("turns", [0, -1])
def test_projected_templates_across_the_antimeridian(raster, align, crs, turns):
    """PROJ says which place each cell of the template is."""
    north = 70.0 if crs == "EPSG:3338" else 10.0
    grid = shifted(make_grid(45, 80, 1.0, (140.0, north), DEGREES), turns)  # 140 ... 220
    to_crs = pyproj.Transformer.from_crs(DEGREES, crs, always_xy=True)
    x, y = to_crs.transform(180.0, north - 20.0)
    target = make_grid(20, 30, 50_000.0, (x - 750_000.0, y + 500_000.0), crs)
    back = pyproj.Transformer.from_crs(crs, DEGREES, always_xy=True)
    longitude, latitude = back.transform(*np.meshgrid(*target.coordinates()))
    found = align(raster(field(grid), "v.tif", grid), target)
    wanted = pattern(longitude, latitude)
    away = np.maximum(np.abs(found // 1000 - wanted // 1000), np.abs(found % 1000 - wanted % 1000))
    assert np.isfinite(found).all()
    assert (longitude > 0).any() and (longitude < 0).any()
    assert away.max() <= 1 and np.mean(away > 0) < 0.03  # places are found to a hundredth of a cell


@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:4269", "EPSG:4258"])
def test_another_datum(raster, align, crs):
    grid, target = globe(170.0, width=20), globe(-180.0, width=8, crs=crs)
    found = align(raster(field(grid), "v.tif", grid), target)
    np.testing.assert_array_equal(found, field(target))


def test_metres_are_no_longitudes(raster, align):
    grid = globe(170.0, width=20)
    with pytest.raises(NoOverlap):
        align(raster(field(grid), "v.tif", grid), make_grid(5, 5, 1.0, (500_175.0, 20.0), DEGREES))


# --- grids --------------------------------------------------------------------------------------


@pytest.mark.parametrize("turns", [-2, -1, 1, 2])
def test_grids_a_turn_apart_are_the_same(raster, turns):
    grid = globe(170.0, 0.1, 200)
    values = np.arange(grid.n_cells, dtype=np.float32).reshape(grid.shape)
    first = raster(values, "a.tif", grid)
    second = raster(values + 1, "b.tif", shifted(grid, turns))
    assert check_grids([first, second], Run()).aligned
    stack = Stack.open([first, second])
    found = stack.read(stack.grid.window)
    np.testing.assert_array_equal(found[1] - found[0], np.ones(grid.shape))


@pytest.mark.parametrize(
    ("other", "aligned"), [((0.0, 360), False), ((180.0, 360), True), ((-179.9, 360), False)]
)
def test_globes_cut_elsewhere_are_not_the_same(raster, other, aligned):
    first, second = globe(-180.0), globe(other[0], width=other[1])
    paths = [raster(field(g), f"{i}.tif", g) for i, g in enumerate((first, second))]
    assert check_grids(paths, Run()).aligned == aligned
    if not aligned:
        with pytest.raises(GridMismatch):
            Stack.open(paths)


def test_metres_have_no_turns(raster):
    first = make_grid(4, 4, 30.0, (0.0, 500.0), "EPSG:32632")
    second = make_grid(4, 4, 30.0, (360.0, 500.0), "EPSG:32632")
    paths = [raster(np.ones((4, 4)), f"{i}.tif", g) for i, g in enumerate((first, second))]
    assert not check_grids(paths, Run()).aligned


# --- places -------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("turns", [-1, 0, 1])
def test_sites_at_any_longitude(raster, source, turns):
    west, width = SOURCES[source]
    grid = globe(west, width=width)
    stack = Stack.open([raster(field(grid), "v.tif", grid)])
    rng = np.random.default_rng(4)
    x, y = rng.uniform(-180, 180, 200), rng.uniform(12.1, 19.9, 200)
    given = np.where(np.abs(x + 360.0 * turns) <= 540, x + 360.0 * turns, x)
    found = sample_stack(given, y, stack, Run())
    there = (x - west) % 360 < width
    np.testing.assert_array_equal(found.columns["v"], np.where(there, pattern(x, y), NAN))
    assert found.counts.outside == np.count_nonzero(~there)


def test_sites_on_the_edges_of_a_globe(raster):
    grid = globe(-180.0)
    stack = Stack.open([raster(field(grid), "v.tif", grid)])
    found = sample_stack([180.0, -180.0, 540.0, 0.0, 360.0], [15.5] * 5, stack, Run()).columns["v"]
    assert (found % 1000).tolist() == [180.0, 180.0, 180.0, 0.0, 0.0]
    with pytest.raises(SitesOutside):
        sample_stack([540.5, -1000.0], [15.5] * 2, stack, Run())


@pytest.mark.parametrize("source", ["all", "170 ... 190", "340 ... 410"])
def test_the_nearest_cells_of_another_grid(raster, source):
    """Series of land use may be cut elsewhere than the classes they are read beside."""
    west, width = SOURCES[source]
    grid = globe(west, width=width)
    reader = NearestReader(Stack.open([raster(field(grid), "v.tif", grid)]))
    target = globe(-180.0, 0.5)
    found = reader.read(SimpleNamespace(grid=target))[0]
    x, _ = np.meshgrid(*target.coordinates())
    there = (x - west) % 360 < width
    inside = np.meshgrid(*target.coordinates())[1] >= 12.0
    np.testing.assert_array_equal(found, np.where(there & inside, field(target), NAN))


@pytest.mark.parametrize("interleave", ["BAND", "PIXEL"])
@pytest.mark.parametrize("west", [-180.0, 0.0])
@pytest.mark.parametrize(("col", "width"), [(0, 12), (0, 5), (7, 5), (4, 4), (11, 1)])
@pytest.mark.parametrize("halo", [1, 2])
def test_a_halo_reaches_over_the_seam(raster, interleave, west, col, width, halo):
    values = np.arange(2 * 6 * 12.0).reshape(2, 6, 12)
    grid = make_grid(6, 12, cell=30.0, origin=(west, 90.0), crs="EPSG:4326")
    options = [f"INTERLEAVE={interleave}"]
    stack = Stack.open([raster(values, "x.tif", grid=grid, options=options)])
    with stack.open_reader() as reader:
        found = reader.read(Window(1, col, 4, width), halo)
    around = np.pad(values, ((0, 0), (halo, halo), (0, 0)), constant_values=np.nan)
    around = np.pad(around, ((0, 0), (0, 0), (halo, halo)), mode="wrap")
    rows, cols = slice(1, 5 + 2 * halo), slice(col, col + width + 2 * halo)
    np.testing.assert_array_equal(found, around[:, rows, cols])


@pytest.mark.parametrize(("cols", "cell"), [(11, 30.0), (13, 30.0), (12, 28.0)])
def test_parts_of_the_globe_have_no_seam(cols, cell):
    grid = make_grid(6, cols, cell=cell, origin=(-180.0, 90.0), crs="EPSG:4326")
    assert not grid.spans_all_longitudes
    assert not make_grid(6, 12, cell=30.0, origin=(-180.0, 90.0)).spans_all_longitudes
