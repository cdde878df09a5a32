"""Fuzzy, kernel and higher-order weights against libpysal; statistics against esda."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.pattern import (
    BandwidthZero,
    ClassesAllDifferent,
    ClassNameTaken,
    Islands,
    NegativeValues,
    OneClass,
    TooFewValues,
    TooManyClasses,
)
from carbonsink.core.errors_and_notes.run import BadValue, DoesNotApply, MissingLibrary
from carbonsink.core.pattern import contiguity_weights, library_weights, local_features
from carbonsink.core.pattern.distance_weights import EARTH_RADIUS
from carbonsink.core.pattern.global_features import global_of_features, join_counts_of_classes
from carbonsink.core.pattern.local_features import (
    hotspots_of_features,
    join_counts_of_features,
    lisa_of_features,
)
from carbonsink.core.pattern.polygons import read_polygons
from carbonsink.core.pattern.settings import LisaSettings
from carbonsink.core.pattern.weights import WeightsChoice, build_weights
from carbonsink.core.run import Run

esda = pytest.importorskip("esda")
libpysal = pytest.importorskip("libpysal")
geopandas = pytest.importorskip("geopandas")

COLUMBUS = libpysal.examples.get_path("columbus.shp")


@pytest.fixture(scope="module")
def columbus():
    """Neighbourhoods of Columbus, Ohio, which come with libpysal."""
    return geopandas.read_file(COLUMBUS)


@pytest.fixture(scope="module")
def shapes(columbus):
    return list(columbus.geometry.to_wkb())


def square(x, y, width=1.0, height=1.0):
    ring = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return b"\x01" + struct.pack("<III10d", 3, 1, 5, *[c for point in ring for c in point])


def lists(adjacency):
    edges = zip(adjacency.starts, adjacency.starts[1:])
    return [adjacency.members[a:b].tolist() for a, b in edges]


def peer_lists(w):
    return [sorted(set(w.neighbors[i]) - {i}) for i in range(w.n)]


def queen_of(frame):
    return libpysal.weights.Queen.from_dataframe(frame, use_index=False, silence_warnings=True)


# --- weights ----------------------------------------------------------------------------------


def test_fuzzy_contiguity_without_tolerance_is_libpysal_s(columbus, shapes):
    peer = libpysal.weights.fuzzy_contiguity(columbus, silence_warnings=True)
    choice = WeightsChoice("fuzzy", tolerance=0.0)
    assert lists(build_weights(read_polygons(shapes), choice)) == peer_lists(peer)


def test_fuzzy_contiguity_with_tolerance_is_libpysal_s(columbus, shapes, monkeypatch):
    peer = libpysal.weights.fuzzy_contiguity(
        columbus.copy(), buffering=True, buffer=0.4, silence_warnings=True
    )
    polygons, choice = read_polygons(shapes), WeightsChoice("fuzzy", tolerance=0.8)
    assert lists(build_weights(polygons, choice)) == peer_lists(peer)
    assert peer_lists(peer) != peer_lists(queen_of(columbus))
    monkeypatch.setattr(contiguity_weights, "MAX_BY_LIBRARY", 3)  # the tree itself
    assert lists(build_weights(polygons, choice)) == peer_lists(peer)


def test_slivers_and_gaps_make_islands_of_exact_contiguity_only():
    """Squares 1000 m wide: every second column 4 m narrower or 4 m wider than its place."""
    layer = [square(1000 * c, 1000 * r, 996 + 8 * (c % 2), 996) for r in range(4) for c in range(5)]
    values, notes = np.arange(20.0), []
    with pytest.raises(Exception) as caught:
        lisa_of_features(layer, values, "x", WeightsChoice("queen"), LisaSettings(), Run())
    assert type(caught.value).__name__ == "NoNeighbours"
    run = Run(on_note=notes.append)
    found = lisa_of_features(layer, values, "x", WeightsChoice("fuzzy"), LisaSettings(), run)
    assert not any(isinstance(note, Islands) for note in notes)
    assert np.isfinite(found["lisa_i"]).all()
    whole = [square(1000 * c, 1000 * r, 1000, 1000) for r in range(4) for c in range(5)]
    mended = build_weights(read_polygons(layer), WeightsChoice("fuzzy", tolerance=10.0))
    assert lists(mended) == lists(build_weights(read_polygons(whole), WeightsChoice("queen")))
    # A gap wider than the tolerance separates.
    narrow = build_weights(read_polygons(layer), WeightsChoice("fuzzy", tolerance=3.9))
    assert lists(narrow) != lists(mended)


def test_the_tolerance_is_on_the_ground():
    """Gaps of 100 m east-west at 60 degrees north: in degrees, and in Web Mercator."""
    pyproj = pytest.importorskip("pyproj")
    forward, _back, length = pyproj.Geod("+a=6371008.8 +b=6371008.8").fwd(10.1, 60.0, 90, 100.0)
    assert length
    gap = forward - 10.1
    degrees = [square(10, 59.95, 0.1, 0.1), square(10.1 + gap, 59.95, 0.1, 0.1)]
    to_mercator = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True)
    to_degrees = pyproj.Transformer.from_crs("EPSG:3857", "EPSG:4326", always_xy=True)
    edges = [to_mercator.transform(x, 60.0)[0] for x in (10.0, 10.1, 10.1 + gap, 10.2 + gap)]
    low, high = (to_mercator.transform(10, y)[1] for y in (59.95, 60.05))
    mercator = [
        square(edges[0], low, edges[1] - edges[0], high - low),
        square(edges[2], low, edges[3] - edges[2], high - low),
    ]

    def in_degrees(points):
        return np.stack(to_degrees.transform(*np.asarray(points).T), axis=1)

    for layer, facts in ((degrees, {"metres": 0.0}), (mercator, {"in_degrees": in_degrees})):
        for tolerance, touching in ((99.0, 0), (101.0, 1)):
            choice = WeightsChoice("fuzzy", tolerance=tolerance, **facts)
            counts = build_weights(read_polygons(layer), choice).counts
            assert counts.tolist() == [touching] * 2, (facts, tolerance)


@pytest.mark.parametrize("kernel", ["triangular", "uniform", "quadratic", "quartic", "gaussian"])
@pytest.mark.parametrize("facts", [{"k": 4}, {"distance": 2.5}, {"k": 3, "metres": 0.0}])
def test_kernel_weights_are_libpysal_s(columbus, shapes, kernel, facts):
    polygons, choice = read_polygons(shapes), WeightsChoice("kernel", kernel=kernel, **facts)
    found = build_weights(polygons, choice)
    peer = libpysal.weights.Kernel.from_array(
        polygons.centroids,
        bandwidth=choice.distance,
        fixed=choice.distance is not None,
        k=choice.k,
        function=kernel,
        radius=None if choice.metres else EARTH_RADIUS,
        silence_warnings=True,
    )
    matrix = peer.sparse.toarray()
    np.testing.assert_array_equal(found.self_weights, np.diag(matrix))
    np.fill_diagonal(matrix, 0.0)
    ours = np.zeros_like(matrix)
    ours[np.repeat(np.arange(len(matrix)), found.counts), found.members] = found.weights
    np.testing.assert_allclose(ours, matrix, atol=1e-15)


@pytest.mark.parametrize("metres", [1.0, 0.0])
def test_a_bandwidth_that_reaches_nobody(metres):
    """libpysal itself fails for distances on the sphere where a point is alone."""
    polygons = read_polygons([square(0, 0), square(1, 0), square(50, 0)])
    reach = 1.5 if metres else 150_000.0
    choice = WeightsChoice("kernel", distance=reach, metres=metres)
    found = build_weights(polygons, choice)
    assert found.counts.tolist() == [1, 1, 0]
    step, south = np.radians(1.0), np.radians(polygons.centroids[0, 1])
    apart = 2 * EARTH_RADIUS * np.arcsin(np.cos(south) * np.sin(step / 2))
    expected = 1 - (1.0 if metres else apart) / reach
    np.testing.assert_allclose(found.weights, [expected] * 2, rtol=1e-9)
    assert found.self_weights.tolist() == [1.0] * 3


def test_ties_at_the_bandwidth_are_neighbours_and_a_bandwidth_of_zero_is_refused():
    cross = [square(*place) for place in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))]
    found = build_weights(read_polygons(cross), WeightsChoice("kernel", k=2, kernel="uniform"))
    assert found.counts.tolist()[0] == 4  # all at the distance of the second
    twice = [*cross, square(0, 0), square(0, 0)]
    with pytest.raises(BandwidthZero) as caught:
        build_weights(read_polygons(twice), WeightsChoice("kernel", k=2))
    assert (caught.value.n, caught.value.k) == (3, 2)


@pytest.mark.parametrize("lower", [True, False])
@pytest.mark.parametrize("order", [2, 3])
def test_higher_orders_are_libpysal_s(columbus, shapes, order, lower):
    peer = libpysal.weights.higher_order(queen_of(columbus), order, lower_order=lower)
    choice = WeightsChoice("queen", order=order, lower_orders=lower)
    assert lists(build_weights(read_polygons(shapes), choice)) == peer_lists(peer)


def test_what_needs_the_library_says_so(monkeypatch):
    monkeypatch.setattr(library_weights.importlib.util, "find_spec", lambda name: None)
    for facts in ({"rule": "fuzzy"}, {"rule": "rook", "order": 2}):
        with pytest.raises(MissingLibrary) as caught:
            WeightsChoice(**facts).check()
        assert caught.value.library == "libpysal"
    for rule in ("queen", "rook", "knn", "distance", "kernel"):
        WeightsChoice(rule).check()


def test_parameters_of_other_rules_are_refused():
    refused = (
        ({"rule": "queen", "tolerance": 1.0}, "tolerance"),
        ({"rule": "knn", "order": 2}, "order"),
        ({"rule": "rook", "lower_orders": False}, "lower_orders"),
        ({"rule": "kernel", "distance": 5.0, "k": 3}, "k"),
        ({"rule": "distance", "kernel": "gaussian"}, "kernel"),
        ({"rule": "fuzzy", "file": "a.gal"}, "file"),
    )
    for facts, name in refused:
        with pytest.raises(DoesNotApply) as caught:
            WeightsChoice(**facts).check()
        assert caught.value.parameter == name
    with pytest.raises(BadValue):
        build_weights(read_polygons([square(i, 0) for i in range(4)]), WeightsChoice("kernel", k=4))


# --- statistics -------------------------------------------------------------------------------


KERNEL = WeightsChoice("kernel", k=5, kernel="gaussian")


def kernel_of(columbus):
    centres = np.stack([columbus.centroid.x, columbus.centroid.y], axis=1)
    w = libpysal.weights.Kernel.from_array(centres, fixed=False, k=5, function="gaussian")
    return libpysal.weights.fill_diagonal(w, 0.0)


def plain_p(near, weights, drawn_of, size=99, seed=3):
    """Two-sided p of ``sum w y`` over neighbours, every permutation written out."""
    p = np.empty(drawn_of.size)
    ids = local_features.draw_ids(drawn_of.size - 1, size, max(map(len, near)), seed)
    for i, places in enumerate(near):
        others = np.delete(drawn_of, i)
        drawn = others[ids[:, : len(places)]] @ weights[i]
        observed = drawn_of[places] @ weights[i]
        tails = np.sum(drawn >= observed - 1e-9), np.sum(drawn <= observed + 1e-9)
        p[i] = min(2 * (min(tails) + 1) / (size + 1), 1.0)
    return p


def test_local_moran_with_kernel_weights_is_esda_s(columbus, shapes):
    values = columbus["CRIME"].to_numpy(float)
    peer = esda.Moran_Local(values, kernel_of(columbus), permutations=0)
    settings = LisaSettings(permutations=99, seed=3, alpha=0.5, tail="two_sided")
    found = lisa_of_features(shapes, values, "x", KERNEL, settings, Run())
    np.testing.assert_allclose(found["lisa_i"], peer.Is, rtol=1e-9)
    significant = found["lisa_p"] <= 0.5
    np.testing.assert_array_equal(found["lisa_class"][significant], peer.q[significant])
    assert significant.any() and not set(found["lisa_class"][~significant]) & {1, 2, 3, 4}
    adjacency = build_weights(read_polygons(shapes), KERNEL)
    near = [np.array(places) for places in lists(adjacency)]
    weights = np.split(adjacency.row_standardised(), adjacency.starts[1:-1])
    np.testing.assert_array_equal(found["lisa_p"], plain_p(near, weights, values))


def test_bivariate_local_moran_is_esda_s(columbus, shapes):
    values, other = (columbus[name].to_numpy(float) for name in ("CRIME", "INC"))
    peer = esda.Moran_Local_BV(values, other, queen_of(columbus), permutations=0)
    facts = {"permutations": 99, "seed": 3, "alpha": 0.5, "tail": "two_sided"}
    settings = LisaSettings(statistic="bivariate", **facts)
    found = lisa_of_features(shapes, values, "x", WeightsChoice(), settings, Run(), other=other)
    np.testing.assert_allclose(found["lisa_i"], peer.Is, rtol=1e-9)
    significant = found["lisa_p"] <= 0.5
    np.testing.assert_array_equal(found["lisa_class"][significant], peer.q[significant])
    assert significant.any() and not set(found["lisa_class"][~significant]) & {1, 2, 3, 4}
    near = [np.array(places) for places in peer_lists(queen_of(columbus))]
    weights = [np.full(places.size, 1 / places.size) for places in near]
    np.testing.assert_array_equal(found["lisa_p"], plain_p(near, weights, other))


@pytest.mark.parametrize("choice", [WeightsChoice(), KERNEL], ids=["queen", "kernel"])
def test_local_geary_is_esda_s(columbus, shapes, choice):
    values = columbus["CRIME"].to_numpy(float)
    w = queen_of(columbus) if choice.rule == "queen" else kernel_of(columbus)
    peer = esda.Geary_Local(w, permutations=0).fit(values)
    settings = LisaSettings(permutations=99, statistic="geary")
    found = lisa_of_features(shapes, values, "x", choice, settings, Run())
    np.testing.assert_allclose(found["lisa_c"], peer.localG, rtol=1e-9)


def test_local_geary_p_by_plain_permutation(shapes, columbus):
    """esda hands its seed to nothing here; every permutation is written out."""
    values = columbus["CRIME"].to_numpy(float)
    settings = LisaSettings(permutations=99, statistic="geary", seed=3, tail="two_sided")
    found = lisa_of_features(shapes, values, "x", WeightsChoice(), settings, Run())
    adjacency = build_weights(read_polygons(shapes), WeightsChoice())
    z = (values - values.mean()) / values.std()
    ids = local_features.draw_ids(48, 99, int(adjacency.counts.max()), 3)
    for i in range(49):
        near = adjacency.members[adjacency.starts[i] : adjacency.starts[i + 1]]
        others = np.delete(z, i)
        drawn = ((others[ids[:, : near.size]] - z[i]) ** 2).mean(axis=1)
        c = ((z[near] - z[i]) ** 2).mean()
        tails = np.sum(drawn >= c - 1e-12), np.sum(drawn <= c + 1e-12)
        assert found["lisa_p"][i] == min(2 * (min(tails) + 1) / 100, 1.0)


def test_local_join_counts_are_esda_s_of_each_class(columbus, shapes):
    labels = np.array(["low", "mid", "high"], object)[
        np.digitize(columbus["CRIME"].to_numpy(float), [25, 40])
    ]
    found, _classes = join_counts_of_features(
        shapes, labels, "x", WeightsChoice(), LisaSettings(), Run()
    )
    for label in ("low", "mid", "high"):
        own = labels == label
        peer = esda.Join_Counts_Local(queen_of(columbus), permutations=0)
        peer.fit(own.astype(int), permutations=0)
        np.testing.assert_array_equal(found["jc_same"][own], peer.LJC[own])
    assert np.isnan(found["jc_p"][found["jc_same"] == 0]).all()
    assert (found["jc_p"][found["jc_same"] > 0] > 0).all()


def test_gi_is_esda_s(columbus, shapes):
    values = columbus["CRIME"].to_numpy(float)
    peer = esda.G_Local(values, queen_of(columbus), transform="B", star=False, permutations=0)
    found = hotspots_of_features(shapes, values, "x", WeightsChoice(), 0.1, False, Run(), False)
    np.testing.assert_allclose(found["gi_z"], peer.Zs, rtol=1e-8)
    star = hotspots_of_features(shapes, values, "x", WeightsChoice(), 0.1, False, Run())
    assert (star["gi_n"] == found["gi_n"] + 1).all()


@pytest.mark.parametrize("star", [True, False])
def test_weighted_gi_is_its_formula(columbus, shapes, star):
    """Ord and Getis (1995), eq. 14 and 15, written out for each polygon."""
    values = columbus["CRIME"].to_numpy(float)
    centres = np.stack([columbus.centroid.x, columbus.centroid.y], axis=1)
    w = libpysal.weights.Kernel.from_array(centres, fixed=False, k=5, function="gaussian")
    matrix = w.sparse.toarray()
    found = hotspots_of_features(shapes, values, "x", KERNEL, 0.1, False, Run(), star)
    for i, row in enumerate(matrix):
        kept = np.ones(49, bool) if star else np.arange(49) != i
        x, weights, n = values[kept], row[kept], kept.sum()
        spread = x.std() * np.sqrt((n * (weights**2).sum() - weights.sum() ** 2) / (n - 1))
        z = (weights @ x - x.mean() * weights.sum()) / spread
        assert found["gi_z"][i] == pytest.approx(z, rel=1e-9)


def test_global_statistics_are_esda_s(columbus, shapes):
    values = columbus["CRIME"].to_numpy(float)
    chosen = ("moran", "geary", "getis_ord")
    found = global_of_features(shapes, values, "x", WeightsChoice(), chosen, 999, 1, Run())
    w = queen_of(columbus)
    moran, geary = esda.Moran(values, w, permutations=0), esda.Geary(values, w, permutations=0)
    g = esda.G(values, w, permutations=0)
    peers = (
        (moran.I, moran.EI, moran.VI_rand, moran.z_rand),
        (geary.C, geary.EC, geary.VC_rand, geary.z_rand),
        (g.G, g.EG, g.VG, g.z_norm),
    )
    for result, peer in zip(found, peers):
        np.testing.assert_allclose(result[3:7], peer, rtol=1e-12)
        # One-sided by permutations, two-sided by the normal distribution.
        assert abs(result.p_sim - result.p / 2) < 0.02
    assert found[0].p == pytest.approx(moran.p_rand)
    assert global_of_features(shapes, values, "x", WeightsChoice(), chosen, 999, 1, Run()) == found
    # Plain permutations of noise: as often significant as they say.
    noise = np.random.default_rng(0).normal(size=(40, 49))
    p = [
        global_of_features(shapes, row, "x", WeightsChoice(), ("geary",), 99, 1, Run())[0].p_sim
        for row in noise
    ]
    assert 0 < np.mean(np.array(p) <= 0.1) < 0.4


def test_join_counts_are_esda_s_and_their_moments_those_of_permutations(columbus, shapes):
    numbers = np.digitize(columbus["CRIME"].to_numpy(float), [25, 40])
    labels = np.array(["low", "mid", "high"], object)[numbers]
    found = join_counts_of_classes(shapes, labels, "x", WeightsChoice(), 199, 1, Run())
    assert [result.subject for result in found] == ["high", "low", "mid", "x"]
    w = queen_of(columbus)
    for result in found[:3]:
        peer = esda.Join_Counts((labels == result.subject).astype(int), w, permutations=0)
        assert result.value == peer.bb
    assert sum(result.value for result in found) == w.s0 / 2
    assert sum(result.expected for result in found) == pytest.approx(w.s0 / 2)
    rng = np.random.default_rng(5)
    matrix = w.sparse
    drawn = []
    for _ in range(4000):
        member = rng.permutation(numbers) == 2
        drawn.append(member @ matrix @ member / 2)
    assert np.mean(drawn) == pytest.approx(found[0].expected, rel=0.02)
    assert np.var(drawn) == pytest.approx(found[0].variance, rel=0.08)


def test_islands_count_in_the_mean_only():
    shapes = [*[square(c, r) for r in range(4) for c in range(4)], square(50, 50)]
    values = np.random.default_rng(2).normal(size=17)
    settings = LisaSettings(permutations=99, statistic="geary")
    found = lisa_of_features(shapes, values, "x", WeightsChoice(), settings, Run())
    assert np.isnan(found["lisa_c"][16])
    assert np.isnan(found["lisa_p"][16])
    assert found["lisa_class"][16] == 255
    z = (values - values.mean()) / values.std()
    assert found["lisa_c"][0] == pytest.approx(np.mean((z[0] - z[[1, 4, 5]]) ** 2))
    chosen = ("moran", "geary", "getis_ord")
    results = global_of_features(
        shapes, values - values.min(), "x", WeightsChoice(), chosen, 9, 1, Run()
    )
    assert all(np.isfinite(result.value) for result in results)
    labels = ["a"] * 8 + ["b"] * 8 + ["c"]  # a class that touches nothing
    counts = join_counts_of_classes(shapes, labels, "x", WeightsChoice(), 9, 1, Run())
    assert counts[2].value == 0
    local, _classes = join_counts_of_features(
        shapes, labels, "x", WeightsChoice(), LisaSettings(permutations=99), Run()
    )
    assert local["jc_class"][16] == 255


def test_what_cannot_be_counted_is_said():
    shapes = [square(i, 0) for i in range(120)]

    def count(labels):
        join_counts_of_features(
            shapes[: len(labels)], labels, "x", WeightsChoice(), LisaSettings(), Run()
        )

    with pytest.raises(TooManyClasses):
        count([str(i) for i in range(120)])
    with pytest.raises(ClassesAllDifferent):
        count([str(i) for i in range(12)])
    with pytest.raises(OneClass):
        count(["a"] * 20)
    with pytest.raises(ClassNameTaken):
        count(["a", "ns"] * 10)
    taken = np.array(["a", "ns"] * 10, object)  # a table has no class of what is not significant
    found = join_counts_of_classes(shapes[:20], taken, "x", WeightsChoice(), 0, 1, Run())
    assert [result.subject for result in found] == ["a", "ns", "x"]
    with pytest.raises(BadValue, match="distance"):
        WeightsChoice("kernel", distance=0.0).check()
    with pytest.raises(TooFewValues):
        count(["a", "b"])
    with pytest.raises(NegativeValues):
        global_of_features(
            shapes, np.arange(120.0) - 5, "x", WeightsChoice(), ("getis_ord",), 0, 1, Run()
        )
