"""Polygons from WKB and their neighbours: libpysal on its own examples."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.pattern import (
    CentresAtOnePlace,
    CoarseP,
    FeaturesUsed,
    Islands,
    NoNeighbours,
    ShapesRepeated,
)
from carbonsink.core.errors_and_notes.raster import BadGeometry
from carbonsink.core.errors_and_notes.run import BadValue, DoesNotApply
from carbonsink.core.pattern.distance_weights import EARTH_RADIUS, smallest_distance
from carbonsink.core.pattern.local_features import hotspots_of_features, lisa_of_features
from carbonsink.core.pattern.polygons import read_polygons
from carbonsink.core.pattern.settings import NEIGHBOUR_RULES, LisaSettings
from carbonsink.core.pattern.weights import WEIGHTS, WeightsChoice, build_weights
from carbonsink.core.run import Run
from carbonsink.core.statistics.class_areas import CLASS_NODATA

esda = pytest.importorskip("esda")
libpysal = pytest.importorskip("libpysal")
geopandas = pytest.importorskip("geopandas")
shapely = pytest.importorskip("shapely")

EXAMPLES = {
    "columbus": "HOVAL",
    "stl_hom": "HR8893",
    "mexicojoin": "PCGDP1990",
    "us48": "PERIMETER",
}


@pytest.fixture(params=sorted(EXAMPLES))
def example(request):
    """One of the layers that come with libpysal, and a column of it."""
    frame = geopandas.read_file(libpysal.examples.get_path(f"{request.param}.shp"))
    return frame, EXAMPLES[request.param]


def as_lists(adjacency):
    pairs = zip(adjacency.starts, adjacency.starts[1:])
    return [adjacency.members[a:b].tolist() for a, b in pairs]


def pysal_lists(w):
    return [sorted(w.neighbors[i]) for i in range(w.n)]


def test_weights_are_libpysal_s(example):
    frame, _column = example
    polygons = read_polygons(frame.geometry.to_wkb())
    centres = np.stack([frame.centroid.x, frame.centroid.y], axis=1)
    np.testing.assert_allclose(polygons.centroids, centres, atol=1e-9)
    weights, facts = libpysal.weights, {"use_index": False, "silence_warnings": True}
    peers = {
        WeightsChoice("queen"): weights.Queen.from_dataframe(frame, **facts),
        WeightsChoice("rook"): weights.Rook.from_dataframe(frame, **facts),
        WeightsChoice("knn", k=5): weights.KNN.from_array(centres, k=5),
        WeightsChoice("knn", k=3, metres=0.0): weights.KNN.from_array(
            centres, k=3, radius=libpysal.cg.RADIUS_EARTH_KM
        ),
        WeightsChoice("distance"): weights.DistanceBand.from_array(
            centres, threshold=weights.min_threshold_distance(centres) * (1 + 1e-9)
        ),
    }
    for choice, peer in peers.items():
        assert as_lists(build_weights(polygons, choice)) == pysal_lists(peer), choice


@pytest.mark.parametrize("west", [110.0, 500_000.0, -180.0])
@pytest.mark.parametrize(("rule", "expected"), [("queen", 8), ("rook", 4)])
def test_cells_made_by_adding_up_a_width_are_neighbours(west, rule, expected):
    """As 'Create grid' of QGIS makes them: 0.3 + 0.3 + 0.3 is not 0.9."""

    def cell(i, j):
        x, y = west + i * 0.3, 30.0 + j * 0.1
        return shapely.box(x, y, x + 0.3, y + 0.1).wkb

    shapes = [cell(i, j) for j in range(7) for i in range(7)]
    metres = 0.0 if abs(west) < 360 else 1.0
    counts = build_weights(read_polygons(shapes), WeightsChoice(rule, metres=metres)).counts
    assert counts.reshape(7, 7)[1:-1, 1:-1].tolist() == [[expected] * 5] * 5
    assert counts.sum() == {"queen": 312, "rook": 168}[rule]


def test_a_gap_wider_than_rounding_separates():
    shapes = [shapely.box(x, 0, x + 1, 1).wkb for x in (0.0, 1.0 + 1e-9)]
    assert build_weights(read_polygons(shapes), WeightsChoice("queen")).counts.tolist() == [0, 0]


@pytest.mark.parametrize("is_given", [False, True])
def test_inverse_distances_are_libpysal_s(example, is_given):
    frame, _ = example
    centres = np.column_stack([frame.geometry.centroid.x, frame.geometry.centroid.y])
    reach = libpysal.weights.min_threshold_distance(centres) * (1.3 if is_given else 1 + 1e-9)
    distance = reach if is_given else None
    peer = libpysal.weights.DistanceBand.from_array(
        centres, threshold=reach, binary=False, alpha=-1.0, silence_warnings=True
    )
    polygons = read_polygons(list(frame.geometry.to_wkb()))
    found = build_weights(polygons, WeightsChoice("inverse", distance=distance))
    assert as_lists(found) == pysal_lists(peer)
    expected = [w for i in range(len(centres)) for _, w in sorted(peer[i].items())]
    np.testing.assert_allclose(found.weights, expected, rtol=1e-12)
    nearest = [max(peer[i].values(), default=1.0) for i in range(len(centres))]
    np.testing.assert_allclose(found.self_weights, nearest, rtol=1e-12)


def test_inverse_distances_on_the_sphere_and_centres_at_one_place():
    shapes = [square(i, 0) for i in range(3)]
    found = build_weights(read_polygons(shapes), WeightsChoice("inverse", metres=0.0, distance=3e5))
    centres = read_polygons(shapes).centroids
    step = np.radians(1.0)
    south = np.radians(centres[0, 1])
    apart = 2 * 6371008.8 * np.arcsin(np.cos(south) * np.sin(step / 2))
    assert found.weights[0] == pytest.approx(1 / apart, rel=1e-9)
    with pytest.raises(CentresAtOnePlace) as caught:
        build_weights(read_polygons([*shapes, square(0, 0)]), WeightsChoice("inverse"))
    assert caught.value.n == 2


@pytest.mark.parametrize("rule", ["queen", "knn"])
def test_local_moran_is_esda_s(example, rule):
    frame, column = example
    values = frame[column].to_numpy(float)
    facts = {"use_index": False, "silence_warnings": True}
    if rule == "queen":
        w = libpysal.weights.Queen.from_dataframe(frame, **facts)
    else:
        w = libpysal.weights.KNN.from_dataframe(frame, k=4)
    peer = esda.Moran_Local(values, w, permutations=0)
    choice = WeightsChoice(rule, k=4 if rule == "knn" else 8)
    shapes = list(frame.geometry.to_wkb())
    found = lisa_of_features(shapes, values, column, choice, LisaSettings(alpha=0.5), Run())
    np.testing.assert_allclose(found["lisa_i"], peer.Is, rtol=1e-10, atol=1e-12)
    significant = found["lisa_p"] <= 0.5
    np.testing.assert_array_equal(found["lisa_class"][significant], peer.q[significant])
    assert significant.any() and not set(found["lisa_class"][~significant]) & {1, 2, 3, 4}
    np.testing.assert_allclose(found["lisa_lag"], libpysal.weights.lag_spatial(w, values))


def test_pseudo_p_is_esda_s_for_the_same_draws(example, monkeypatch):
    from esda.crand import vec_permutations

    from carbonsink.core.pattern import local_features

    frame, column = example
    values = frame[column].to_numpy(float)
    w = libpysal.weights.Queen.from_dataframe(frame, use_index=False, silence_warnings=True)
    peer = esda.Moran_Local(values, w, permutations=499, seed=3, keep_simulations=False)

    def esda_ids(n, permutations, size, seed):
        return vec_permutations(size, n + 1, permutations, seed)

    monkeypatch.setattr(local_features, "draw_ids", esda_ids)
    settings = LisaSettings(permutations=499, seed=3)
    shapes = list(frame.geometry.to_wkb())
    found = lisa_of_features(shapes, values, column, WeightsChoice(), settings, Run())
    # With few polygons a draw may be the very neighbours, which esda counts in one tail only.
    ours, esdas = np.float32(found["lisa_p"]), np.float32(peer.p_sim)  # newer esda's type
    assert (ours == esdas).mean() > 0.6
    assert np.abs(ours - esdas).max() < 0.06
    assert (ours >= esdas).all()


def test_gi_star_is_esda_s_where_the_sum_is_positive(example):
    frame, column = example
    values = np.abs(frame[column].to_numpy(float)) + 1.0
    w = libpysal.weights.Queen.from_dataframe(frame, use_index=False, silence_warnings=True)
    peer = esda.G_Local(values, w, transform="B", star=True, permutations=0)
    shapes = list(frame.geometry.to_wkb())
    found = hotspots_of_features(shapes, values, column, WeightsChoice(), 0.1, False, Run())
    np.testing.assert_allclose(found["gi_z"], peer.Zs, rtol=1e-8)
    turned = hotspots_of_features(shapes, -values, column, WeightsChoice(), 0.1, False, Run())
    np.testing.assert_allclose(turned["gi_z"], -found["gi_z"], rtol=1e-8)


# --- made-up polygons ------------------------------------------------------------------------


def square(x, y, size=1.0, order="<", dimensions=2, code=3, reverse=False):
    """A square as WKB."""
    ring = [(0, 0), (size, 0), (size, size), (0, size), (0, 0)]
    ring = ring[::-1] if reverse else ring
    body = b"".join(
        struct.pack(f"{order}{dimensions}d", x + dx, y + dy, *[9.0] * (dimensions - 2))
        for dx, dy in ring
    )
    start = b"\x01" if order == "<" else b"\x00"
    return start + struct.pack(f"{order}III", code, 1, 5) + body


@pytest.mark.parametrize("rule", ["queen", "rook"])
@pytest.mark.parametrize(("west", "metres", "linked"), [(179.0, 0, True), (179.0, 1, False)])
def test_polygons_on_both_sides_of_the_seam(rule, west, metres, linked):
    polygons = read_polygons([square(west, 0), square(-180, 0), square(-170, 0)])
    adjacency = build_weights(polygons, WeightsChoice(rule, metres=metres))
    assert adjacency.counts.tolist() == [linked, linked, 0]


def several(*parts):
    return b"\x01" + struct.pack("<II", 6, len(parts)) + b"".join(parts)


def block_of(rows, cols):
    return [square(c, r) for r in range(rows) for c in range(cols)]


@pytest.mark.parametrize(
    "facts",
    [
        {"order": ">"},
        {"dimensions": 3, "code": 1003},
        {"dimensions": 3, "code": 0x80000003},
        {"dimensions": 4, "code": 3003},
        {"reverse": True},
    ],
)
def test_all_ways_of_writing_a_square(facts):
    polygons = read_polygons([square(2, 3, **facts)])
    assert len(polygons.vertices) == 4
    assert polygons.centroids.tolist() == [[2.5, 3.5]]


def test_parts_and_holes_count_in_the_centre():
    two = several(square(0, 0), square(10, 0))
    polygons = read_polygons([two])
    assert polygons.owners.tolist() == [0] * 8
    assert polygons.centroids.tolist() == [[5.5, 0.5]]
    inner = square(0, 0)[13:]
    pierced = b"\x01" + struct.pack("<III", 3, 2, 5) + square(0, 0, 4.0)[13:]
    pierced += struct.pack("<I", 5) + inner
    np.testing.assert_allclose(read_polygons([pierced]).centroids, [[(32 - 0.5) / 15] * 2])


@pytest.mark.parametrize(
    "wkb", [b"", b"\x01", square(0, 0)[:40], struct.pack("<BIdd", 1, 1, 0, 0), several()]
)
def test_what_is_no_polygon_is_named_by_its_number(wkb):
    with pytest.raises(BadGeometry) as caught:
        read_polygons([square(0, 0), wkb])
    assert caught.value.index == 1


def test_corner_and_edge():
    polygons = read_polygons(block_of(3, 3))
    queen = as_lists(build_weights(polygons, WeightsChoice("queen")))
    rook = as_lists(build_weights(polygons, WeightsChoice("rook")))
    assert queen[4] == [0, 1, 2, 3, 5, 6, 7, 8]
    assert rook[4] == [1, 3, 5, 7]
    assert queen[0] == [1, 3, 4]


def test_distances_in_metres_and_on_the_sphere():
    polygons = read_polygons(block_of(1, 4))
    assert smallest_distance(polygons, 1000.0) == pytest.approx(1000.0)
    near = build_weights(polygons, WeightsChoice("distance", distance=2000.0, metres=1000.0))
    assert as_lists(near)[0] == [1, 2]
    # One degree of longitude at half a degree of latitude.
    step = np.radians(1.0) * np.cos(np.radians(0.5)) * EARTH_RADIUS
    assert smallest_distance(polygons, 0.0) == pytest.approx(step, rel=1e-4)
    for distance, expected in ((1.01 * step, [1]), (0.99 * step, [])):
        choice = WeightsChoice("distance", distance=distance, metres=0.0)
        assert as_lists(build_weights(polygons, choice))[0] == expected
    # Across the date line.
    world = read_polygons([square(179, 0), square(-180, 0), square(90, 0)])
    choice = WeightsChoice("knn", k=1, metres=0.0)
    assert as_lists(build_weights(world, choice))[:2] == [[1], [0]]


def test_centres_at_one_place_are_no_neighbours_of_themselves():
    polygons = read_polygons([square(0, 0)] * 4 + [square(5, 5)])
    lists = as_lists(build_weights(polygons, WeightsChoice("knn", k=2)))
    assert all(i not in near and len(near) == 2 for i, near in enumerate(lists))


def test_parameters_without_use_are_refused_by_name():
    with pytest.raises(DoesNotApply) as caught:
        WeightsChoice("queen", k=4).check()
    assert caught.value.parameter == "k"
    with pytest.raises(DoesNotApply) as caught:
        WeightsChoice("knn", distance=5.0).check()
    assert caught.value.parameter == "distance"
    with pytest.raises(DoesNotApply):
        LisaSettings(permutations=99).check()
    with pytest.raises(BadValue):
        build_weights(read_polygons(block_of(2, 2)), WeightsChoice("knn", k=4))


def test_features_without_value_geometry_or_neighbour_get_no_result():
    shapes = [*block_of(4, 5), square(50, 50), None]
    values = np.arange(22, dtype=float)
    values[3] = np.nan
    notes = []
    settings = LisaSettings(permutations=99, fdr=True)
    run = Run(on_note=notes.append)
    found = lisa_of_features(shapes, values, "x", WeightsChoice(), settings, run)
    for place in (3, 20, 21):
        assert np.isnan(found["lisa_p"][place])
        assert found["lisa_class"][place] == CLASS_NODATA
    assert np.isfinite(found["lisa_p"][[0, 1, 2, 4, 19]]).all()
    assert found["lisa_lag"][2] == np.mean([1, 6, 7, 8])  # without its neighbour 3
    assert FeaturesUsed(20, 1, 1) in notes
    assert Islands(1, 20) in notes
    assert any(isinstance(note, CoarseP) for note in notes)
    spots = hotspots_of_features(shapes, values, "x", WeightsChoice(), 0.1, True, Run())
    assert np.isnan(spots["gi_z"][[3, 20, 21]]).all()
    assert spots["gi_n"][0] == 4


def test_polygons_entered_twice_are_told():
    shapes = block_of(4, 5)
    shapes, notes = [*shapes, shapes[7], shapes[7]], []
    run = Run(on_note=notes.append)
    lisa_of_features(shapes, np.arange(22.0), "x", WeightsChoice(), LisaSettings(), run)
    assert ShapesRepeated(2, 21) in notes


def test_only_islands_is_an_error():
    shapes = [square(3 * i, 0) for i in range(12)]
    with pytest.raises(NoNeighbours):
        lisa_of_features(shapes, np.arange(12.0), "x", WeightsChoice(), LisaSettings(), Run())


def test_every_rule_can_be_chosen():
    assert tuple(WEIGHTS) == NEIGHBOUR_RULES
