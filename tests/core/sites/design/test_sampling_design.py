"""Sampling designs against a naive draw over all cells, with distances by pyproj."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.raster import NoValidPixel
from carbonsink.core.errors_and_notes.sites import (
    CellsEqual,
    NoCrs,
    NoSpread,
    NothingExcluded,
    StrataDrawn,
    StrataShort,
    StrataWithoutSpread,
    TooFewPoints,
    TooManyStrata,
)
from carbonsink.core.errors_and_notes.zones import ZonesEmpty, ZonesOverlap, ZonesPartlyOff
from carbonsink.core.raster import Stack, reading_plan
from carbonsink.core.raster.zones import PolygonZones, RasterZones
from carbonsink.core.run import Run
from carbonsink.core.sites.design.allocation import allocate_points
from carbonsink.core.sites.design.random_points import candidates_of, choose_points, thin_candidates
from carbonsink.core.sites.design.sampling_design import Frame, design_sample
from carbonsink.core.sites.design.strata import count_combinations
from carbonsink.core.sites.drawn_cells import hash_cells
from carbonsink.core.sites.settings import SamplingDesignSettings
from carbonsink.tests.factories import make_grid, write_raster

ROWS, COLS = 60, 80
DEGREES = {"cell": 0.01, "origin": (10.0, 60.0), "crs": "EPSG:4326"}


def settings(**given) -> SamplingDesignSettings:
    return SamplingDesignSettings(**{"count": 40, **given})


def names(design) -> dict:
    """Points of each stratum by its name."""
    found = Counter(design.labels[i] for i in design.stratum.tolist())
    return {label: found[label] for label in design.labels}


@pytest.fixture(scope="module")
def classes():
    """Three strips of classes of 20, 30 and 30 columns; the first row has no data."""
    values = np.repeat([[1.0] * 20 + [2.0] * 30 + [7.0] * 30], ROWS, axis=0)
    values[0] = 255
    return values


@pytest.fixture(scope="module")
def world(tmp_path_factory, classes):
    """Class rasters in UTM, in degrees and without a CRS, and a raster that varies."""
    folder = tmp_path_factory.mktemp("design")
    grids = {
        "utm": make_grid(ROWS, COLS),
        "degrees": make_grid(ROWS, COLS, **DEGREES),
        "none": make_grid(ROWS, COLS, crs=""),
    }
    paths = {}
    for name, grid in grids.items():
        paths[name] = str(write_raster(folder / f"{name}.tif", classes.astype("u1"), grid, 255))
    # Standard deviations 0, 1 and 3 in the three strips.
    signs = np.where(np.arange(ROWS)[:, None] % 2, 1.0, -1.0)
    amplitude = np.select([classes == 2, classes == 7], [1.0, 3.0], 0.0)
    spread = (5.0 + signs * amplitude).astype("f4")
    paths["spread"] = str(write_raster(folder / "spread.tif", spread, grids["utm"]))
    paths["grid"] = grids
    return paths


def draw(world, crs="utm", notes=None, run=None, **given):
    frame = Frame((RasterZones.open(world[crs]),), given.pop("polygons", None))
    frame = frame._replace(excluded=given.pop("excluded", None), spread=given.pop("spread", None))
    run = run or Run(on_note=(notes if notes is not None else []).append, max_memory=256)
    return design_sample(frame, settings(**given), run)


def naive(grid, classes, wanted: dict, distance: float, seed: int) -> list:
    """Try all cells in the order of their keys, distances by pyproj."""
    import pyproj

    geod = pyproj.Geod(ellps="WGS84")
    to_degrees = pyproj.Transformer.from_crs(grid.crs, "EPSG:4326", always_xy=True)
    areas = np.broadcast_to(grid.cell_areas().cells(grid.window), classes.shape)
    cells = [
        (row * COLS + col, int(classes[row, col]), areas[row, col])
        for row in range(ROWS)
        for col in range(COLS)
        if classes[row, col] != 255
    ]
    largest = {own: max(a for _, code, a in cells if code == own) for own in wanted}
    order = []
    for cell, code, area in cells:
        at = np.array([cell])
        late = hash_cells(at, seed + 1)[0] / 2.0**64 >= area / largest[code]
        order.append((late, int(hash_cells(at, seed)[0]) >> 1, cell, code))
    left, taken = dict(wanted), []
    for _late, _key, cell, code in sorted(order):
        x, y = grid.corner(cell // COLS + 0.5, cell % COLS + 0.5)
        here = to_degrees.transform(x, y)
        if left[code] and all(geod.inv(*here, *there)[2] >= distance for _, there in taken):
            taken.append((cell, here))
            left[code] -= 1
    return sorted(cell for cell, _ in taken)


def cells_of(design, grid) -> list:
    rows, cols = (np.floor(part) for part in grid.fractional_position(design.x, design.y))
    return sorted((rows * COLS + cols).astype(int).tolist())


@pytest.mark.parametrize(("crs", "distance"), [("utm", 0), ("utm", 4000), ("degrees", 2500)])
def test_points_are_those_of_a_naive_draw(world, classes, crs, distance):
    grid = world["grid"][crs]
    design = draw(world, crs, min_distance=float(distance), seed=3)
    wanted = {code[0]: int(n) for code, n in zip(design.codes, design.wanted)}
    assert cells_of(design, grid) == naive(grid, classes, wanted, distance, 3)
    assert names(design) == {"1": 10, "2": 15, "7": 15}


def test_results_do_not_depend_on_blocks_and_threads(world, monkeypatch):
    def points(**how):
        design = draw(world, "degrees", run=Run(**how), min_distance=2000.0)
        return [part.tolist() for part in (design.x, design.y, design.stratum, design.inclusion)]

    first = points(max_memory=1024, threads=1)
    monkeypatch.setattr(reading_plan, "window_cells", lambda *_: 400)
    assert first == points(max_memory=256, threads=3)


def test_inclusion_is_in_proportion_to_the_area():
    """4000 draws of 5 of 40 cells whose areas are 1 to 2."""
    cell, area = np.arange(40), np.linspace(1.0, 2.0, 40)
    one, largest = np.zeros(40, np.int64), np.array([2.0])
    times = np.zeros(40)
    for seed in range(4000):
        found = candidates_of(cell, one, area, largest, seed * 7)
        times[choose_points(found, np.array([5]), None, 0.0)] += 1
    expected = 4000 * 5 * area / area.sum()
    error = (times - expected) / np.sqrt(expected)
    assert abs(error).max() < 4.5
    assert np.mean(error**2) < 1.5


def test_thinning_keeps_the_first_cells():
    random = np.random.default_rng(2)
    cell, stratum = np.arange(500), random.integers(0, 3, 500)
    found = candidates_of(cell, stratum, np.ones(500), np.ones(3), 9)
    most = np.array([4, 0, 500])
    kept = thin_candidates(found, most)
    for i, n in enumerate(most):
        own = sorted(found.key[stratum == i].tolist())[:n]
        assert sorted(kept.key[kept.stratum == i].tolist()) == own


def test_a_stratum_that_cannot_hold_its_points_is_named(world):
    """20 by 59 cells of 1 km hold few points 15 km apart, and all of its cells were tried."""
    notes: list = []
    design = draw(world, notes=notes, min_distance=15_000.0, allocation="equal", count=60)
    (note,) = [note for note in notes if isinstance(note, StrataShort)]
    assert {row[0] for row in note.strata} == {"1", "2", "7"}
    assert all(row[4] for row in note.strata)
    assert design.drawn.sum() < 60
    assert StrataDrawn(int(design.drawn.sum()), 60, 3, 15_000.0) in notes
    points = np.column_stack([design.x, design.y])
    apart = np.linalg.norm(points[:, None] - points[None], axis=2)
    assert apart[~np.eye(len(points), dtype=bool)].min() >= 14_990


def test_neyman_by_hand(world):
    """Areas 20, 30, 30 with spreads 0, 1, 3: 2 points at least, the rest 1 to 3."""
    notes: list = []
    spread = Stack.open([world["spread"]])
    design = draw(world, notes=notes, spread=spread, allocation="neyman", count=42)
    # The raster has 59 rows: one more of the one sign than of the other.
    sd = 3 * math.sqrt(1 - (1 / 59) ** 2)
    assert design.sd.tolist() == pytest.approx([0, sd / 3, sd])
    assert design.wanted.tolist() == [2, 10, 30]
    assert StrataWithoutSpread(("1",)) in notes
    assert design.area.tolist() == pytest.approx([1180e6, 1770e6, 1770e6], rel=1e-3)
    with pytest.raises(NoSpread):
        flat = Stack.open([world["utm"]])
        draw(world, spread=flat, allocation="neyman")


@pytest.mark.parametrize(
    ("weights", "cells", "count", "least", "points"),
    [
        ([1, 1, 1], [99, 99, 99], 10, 0, [4, 3, 3]),
        ([5, 3, 2], [99, 99, 99], 10, 0, [5, 3, 2]),
        ([97, 2, 1], [99, 99, 99], 20, 2, [16, 2, 2]),
        ([97, 2, 1], [5, 99, 99], 20, 2, [5, 10, 5]),
        ([1, 1], [3, 4], 20, 2, [3, 4]),
        ([0, 0], [9, 9], 5, 1, [3, 2]),
        ([1, 1, 0], [1, 9, 9], 6, 2, [1, 3, 2]),
    ],
)
def test_allocation_by_hand(weights, cells, count, least, points):
    chosen = settings(count=count, min_per_stratum=least)
    assert allocate_points(weights, cells, chosen).tolist() == points


def test_allocation_adds_up():
    random = np.random.default_rng(4)
    for _ in range(300):
        n = random.integers(1, 9)
        weights, cells = random.random(n) ** 4, random.integers(1, 60, n)
        least = int(random.integers(0, 4))
        count = int(random.integers(least * n, 200)) or 1
        points = allocate_points(weights, cells, settings(count=count, min_per_stratum=least))
        assert points.sum() == min(count, cells.sum())
        assert (points <= cells).all()
        assert (points >= np.minimum(least, cells)).all()


def square(west: float, north: float, side: float):
    """A polygon in the UTM of the factories, in km from its corner."""
    from osgeo import ogr

    x, y = 500_000 + 1000 * west, 5_200_000 - 1000 * north
    ring = [(x, y), (x + 1000 * side, y), (x + 1000 * side, y - 1000 * side), (x, y - 1000 * side)]
    text = ", ".join(f"{a} {b}" for a, b in [*ring, ring[0]])
    return bytes(ogr.CreateGeometryFromWkt(f"POLYGON (({text}))").ExportToWkb())


def test_polygons_are_a_further_class_and_excluded_ones_stay_empty(world):
    grid = world["grid"]["utm"]
    zones = PolygonZones([square(0, 0, 40), square(40, 0, 40)], ["west", "east"], grid)
    holes = PolygonZones([square(0, 0, 30)], ["town"], grid)
    design = draw(world, polygons=zones, excluded=holes, min_per_stratum=1)
    assert set(design.labels) == {"1 / west", "2 / west", "2 / east", "7 / east"}
    column, row = (design.x - 500_000) / 1000, (5_200_000 - design.y) / 1000
    assert not ((column < 30) & (row < 30)).any()
    assert (row < 40).all()  # outside of the polygons nothing is drawn
    assert design.cells.tolist()[design.labels.index("1 / west")] == 20 * 10


def test_polygons_that_overlap_reach_off_the_rasters_or_stay_empty_are_told(world):
    places = {"west": (0, 0, 40), "mid": (30, 0, 20), "east": (60, 0, 40), "far": (200, 0, 10)}
    shapes = [square(*place) for place in places.values()]
    notes: list = []
    draw(world, notes=notes, polygons=PolygonZones(shapes, list(places), world["grid"]["utm"]))
    told = [note for note in notes if isinstance(note, (ZonesOverlap, ZonesPartlyOff, ZonesEmpty))]
    assert told == [
        ZonesOverlap(10 * 20, by_name=True),
        ZonesPartlyOff((("east", pytest.approx(0.5, abs=1e-3)),)),
        ZonesEmpty(("far",)),
    ]
    for place, is_told in (((200, 0, 10), True), ((60, 0, 40), False)):
        excluded = PolygonZones([square(*place)], ["town"], world["grid"]["utm"])
        notes.clear()
        draw(world, notes=notes, excluded=excluded)
        assert (NothingExcluded("exclude") in notes) == is_told


def test_inclusion_and_area(world):
    design = draw(world, "degrees", allocation="equal", count=30)
    first = design.stratum == 0
    areas = world["grid"]["degrees"].cell_areas().cells(world["grid"]["degrees"].window)
    assert design.area[0] == pytest.approx(float(areas[1:].sum()) * 20)
    expected = 10 * areas.mean() / design.area[0]
    assert design.inclusion[first].tolist() == pytest.approx([expected] * 10, rel=0.02)
    assert (design.inclusion[first].sum()) == pytest.approx(
        100 * areas.mean() / design.area[0], rel=0.02
    )


def test_without_a_crs_cells_count_equally(world):
    notes: list = []
    design = draw(world, "none", notes)
    assert design.wanted.tolist() == [10, 15, 15]
    assert np.isnan(design.area).all()
    assert any(isinstance(note, CellsEqual) for note in notes)
    with pytest.raises(NoCrs):
        draw(world, "none", min_distance=10.0)


def test_bad_designs(world, tmp_path):
    with pytest.raises(TooFewPoints):
        draw(world, count=5)
    with pytest.raises(NoValidPixel):
        holes = PolygonZones([square(-10, -10, 200)], ["all"], world["grid"]["utm"])
        draw(world, excluded=holes)
    values = np.arange(ROWS * COLS).reshape(ROWS, COLS)
    path = str(write_raster(tmp_path / "many.tif", values.astype("u2"), world["grid"]["utm"]))
    with pytest.raises(TooManyStrata):
        draw({"utm": path})


def test_combinations_against_unique_columns():
    codes = np.random.default_rng(3).integers(-2, 3, (3, 400))
    known, number = count_combinations(codes)
    expected, own = np.unique(codes, axis=1, return_inverse=True)
    assert [known[i] for i in number] == [tuple(column) for column in codes.T.tolist()]
    assert len(known) == expected.shape[1]
    assert count_combinations(np.empty((0, 3), np.int64))[0] == [()]
