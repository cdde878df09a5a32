"""Emerging hot spots: the rules on hand-made series, and their maps."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.pattern import Islands, TooFewScoreDates
from carbonsink.core.errors_and_notes.raster import MaskVaries, NoValidPixel
from carbonsink.core.errors_and_notes.run import ProcessingTimes
from carbonsink.core.pattern.classes import EMERGING_CLASSES
from carbonsink.core.pattern.emerging.emerging_classes import classify_emerging
from carbonsink.core.pattern.emerging.emerging_maps import MAPS, EmergingSettings, map_emerging
from carbonsink.core.pattern.significance import critical_z, fdr_threshold, two_sided_normal_p
from carbonsink.core.raster import Grid, RasterOutput, Stack, tiling, write_array
from carbonsink.core.run import Run
from carbonsink.tests import naive_pattern as naive

PLANE = 'LOCAL_CS["plane",UNIT["metre",1]]'
KEYS = {entry.code: entry.key for entry in EMERGING_CLASSES}
CODES = {entry.key: entry.code for entry in EMERGING_CLASSES}
LIMIT = critical_z(0.05)
# Scores of ten dates by class of hot spots; those of cold spots are the same with the other sign.
SERIES = {
    "new": [0, 0, 1, 0, -1, 0, 0, 1, 0, 3],
    "consecutive": [0, 1, 0, -1, 0, 1, 0, 3, 2.5, 3],
    "intensifying": [2, 2.1, 2.3, 2.2, 2.6, 3, 3.1, 3.3, 3.2, 4],
    "persistent": [3, 2.5, 3.5, 2.2, 3.1, 2.9, 3.3, 2.4, 3.2, 2.8],
    "diminishing": [4, 3.2, 3.3, 3.1, 3, 2.6, 2.2, 2.3, 2.1, 2],
    "sporadic": [3, 0, 3, 0, 0, 2.5, 0, 0, 3, 2.5],
    "oscillating": [3, 0, -3, 0, 0, 2.5, 0, 0, -3, 2.5],
    "historical": [3, 2.5, 3.5, 2.2, 3.1, 2.9, 3.3, 2.4, 3.2, 1.5],
}
# What the rules say at their edges.
EDGES = {
    # Nine of ten are 90 %: a gap in the middle is allowed.
    "persistent_hot": [3, 2.5, 3.5, 0.5, 3.1, 2.9, 3.3, 2.4, 3.2, 2.8],
    # Eight of ten are not.
    "sporadic_hot": [3, 2.5, 0.5, 0.5, 3.1, 2.9, 3.3, 2.4, 3.2, 2.8],
    # The trend of a historical spot does not matter.
    "historical_cold": [-4, -3.9, -3.8, -3.7, -3.6, -3.5, -3.4, -3.3, -3.2, 0],
    # Cold once, then hot at the end only: new comes before oscillating in Esri's list.
    "new_hot": [0, -3, -3, 0, 0, 0, 0, 0, 0, 3],
    "consecutive_hot": [0, -3, -3, 0, 0, 0, 0, 0, 2.5, 3],
    # Hot in the past and not on the last date.
    "none": [3, 3, 0, 3, 0, 0, 3, 3, 0, 1],
}


def class_of(scores, trend=LIMIT):
    found = classify_emerging(np.array(scores, float)[:, None], LIMIT, trend)
    return KEYS[int(found.codes[0])]


@pytest.mark.parametrize("name", SERIES)
def test_each_class_by_a_series_made_by_hand(name):
    assert class_of(SERIES[name]) == f"{name}_hot"
    assert class_of(-np.array(SERIES[name])) == f"{name}_cold"
    assert class_of(np.array(SERIES[name]) * 0.3) == "none"


@pytest.mark.parametrize("key", EDGES)
def test_the_edges_of_the_rules(key):
    assert class_of(EDGES[key]) == key


def test_the_series_reach_all_seventeen_classes():
    reached = {f"{name}_{side}" for name in SERIES for side in ("hot", "cold")} | {"none"}
    assert reached == set(CODES)


def test_trend_and_counts_of_a_cell():
    mk = pytest.importorskip("pymannkendall")
    found = classify_emerging(np.array([SERIES["sporadic"]]).T, LIMIT, LIMIT)
    assert found.trend_z[0] == pytest.approx(mk.original_test(SERIES["sporadic"]).z)
    assert (found.hot[0], found.cold[0]) == (5, 0)
    empty = classify_emerging(np.array([[*SERIES["new"][:9], np.nan]]).T, LIMIT, LIMIT)
    assert (empty.codes[0], empty.hot[0], empty.cold[0]) == (255, -1, -1)
    assert np.isnan(empty.trend_z[0])


def test_the_kernel_equals_its_slow_twin():
    rng = np.random.default_rng(3)
    n, dates = 3000, 12
    level = rng.choice([-2.5, 0.0, 2.5], n) + rng.normal(0, 0.05, n) * np.arange(dates)[:, None]
    scores = level + rng.normal(0, rng.choice([0.3, 1.5, 3.0], n), (dates, n))
    # Emerging at the end.
    scores[-3:, : n // 4] += 4.0
    found = classify_emerging(scores, LIMIT, LIMIT)
    keys = [
        naive.emerging_class(list(scores[:, i]), LIMIT, found.trend_z[i], LIMIT) for i in range(n)
    ]
    assert [KEYS[code] for code in found.codes.tolist()] == keys
    assert len(set(keys)) == 17


# --- maps ------------------------------------------------------------------------------------


@pytest.fixture
def series(tmp_path):
    """Write (dates, rows, cols) as rasters of 1 km cells from 2001 on and open them."""

    def write(values):
        paths = []
        for i, plane in enumerate(np.asarray(values, np.float32)):
            rows, cols = plane.shape
            grid = Grid(cols, rows, (0.0, 1000.0, 0.0, 60.0, 0.0, -1000.0), PLANE)
            paths.append(str(tmp_path / f"nep_{2001 + i}.tif"))
            write_array(RasterOutput("nep"), paths[-1], grid, plane)
        return Stack.open(paths).series()

    return write


def planted(dates=11, rows=30, cols=26, holes=0.1, seed=5):
    """Noise with a spot that is always hot, one that begins, and one that turns cold."""
    rng = np.random.default_rng(seed)
    values = rng.normal(-3.0, 1.0, (dates, rows, cols))
    values[:, 3:9, 3:9] += 4.0
    values[-3:, 15:21, 4:10] += 4.0
    values[:, 12:20, 15:23] -= np.linspace(2.0, 6.0, dates)[:, None, None]
    values[:, rng.random((rows, cols)) < holes] = np.nan
    return values


def read(path):
    stack = Stack.open([path])
    return stack.read(stack.grid.window)[0]


def expected_scores(values, compared_with):
    """Gi* of every date by its formula; (dates, cells with data)."""
    if compared_with == "date":
        return np.array([naive.gi_star(plane, "queen") for plane in values])
    known = values[:, ~np.isnan(values[0])]
    n, mean, s = known.size, known.mean(), known.std()
    scores = []
    for plane in values:
        w, x = naive.weights_matrix(plane, "queen")
        w = (w > 0).astype(float) + np.eye(len(x))
        k = w.sum(axis=1)
        scores.append((w @ x - mean * k) / (s * np.sqrt((n * k - k * k) / (n - 1))))
    return np.array(scores)


@pytest.mark.parametrize(("compared_with", "fdr"), [("date", False), ("date", True), ("series", 0)])
def test_maps_hold_what_the_formulas_say(series, tmp_path, compared_with, fdr):
    values = planted().astype(np.float32)
    paths = {name: str(tmp_path / f"{name}.tif") for name in MAPS}
    settings = EmergingSettings(compared_with=compared_with, fdr=bool(fdr))
    found = map_emerging(series(values), paths, settings, Run())
    scores = expected_scores(values.astype(float), compared_with)
    least = LIMIT
    if fdr:
        p = two_sided_normal_p(scores)
        least = np.abs(scores[p <= fdr_threshold(p, 0.05)]).min()
        assert found.critical_z == pytest.approx(least, abs=2e-4)
        least = found.critical_z
    known = ~np.isnan(values[0])
    trend = read(paths["trend_z"])[known]
    keys = [naive.emerging_class(list(z), least, t, LIMIT) for z, t in zip(scores.T, trend)]
    codes = read(paths["emerging_class"])
    assert [KEYS[int(code)] for code in codes[known]] == keys
    assert np.isnan(codes[~known]).all()
    assert len(set(keys)) > 6
    np.testing.assert_array_equal(read(paths["hot_dates"])[known], (scores >= least).sum(axis=0))
    np.testing.assert_array_equal(read(paths["cold_dates"])[known], (scores <= -least).sum(axis=0))
    assert [s.n_cells for s in found.shares] == [keys.count(c.key) for c in EMERGING_CLASSES]
    assert [d[1].n_cells for d in found.by_date] == (scores >= least).sum(axis=1).tolist()
    assert [d[2].area_km2 for d in found.by_date] == (scores <= -least).sum(axis=1).tolist()


def test_planted_spots_are_found(series, tmp_path):
    paths = {"emerging_class": str(tmp_path / "class.tif")}
    map_emerging(series(planted(holes=0.0)), paths, EmergingSettings(), Run())
    codes = read(paths["emerging_class"])
    # The cold spot widens the spread of all values, against which the hot one fades.
    assert (codes[4:8, 4:8] == CODES["diminishing_hot"]).all()
    assert (codes[16:20, 5:9] == CODES["consecutive_hot"]).mean() > 0.5
    assert (codes[14:18, 17:21] == CODES["intensifying_cold"]).all()


def test_maps_do_not_depend_on_blocks_or_threads(series, tmp_path, monkeypatch):
    stack = series(planted(rows=90, cols=70))
    paths = {name: str(tmp_path / f"{name}.tif") for name in MAPS}
    results, windows = [], []

    def on_note(note):
        if isinstance(note, ProcessingTimes):
            windows.append(note.windows)

    for threads, cells in ((1, 1 << 20), (3, 1500), (2, 300)):
        monkeypatch.setattr(tiling, "LARGEST_WINDOW", cells)
        run = Run(threads=threads, on_note=on_note)
        found = map_emerging(stack, paths, EmergingSettings(fdr=True), run)
        results.append((repr(found), [read(path).tobytes() for path in paths.values()]))
    assert results[0] == results[1] == results[2]
    assert min(windows) == 1
    assert max(windows) > 10


def test_cells_with_data_on_all_dates_are_tested(series, tmp_path):
    values, notes = planted(holes=0.0), []
    values[4, 10, 10] = np.nan
    values[:, 0, 1] = values[:, 1, 0] = values[:, 1, 1] = np.nan  # cell 0, 0 is alone
    paths = {"emerging_class": str(tmp_path / "class.tif")}
    found = map_emerging(series(values), paths, EmergingSettings(), Run(on_note=notes.append))
    n = values[0].size
    assert MaskVaries(n - 4, n - 3) in notes
    assert Islands(1, n - 4) in notes
    codes = read(paths["emerging_class"])
    assert np.isnan(codes[[0, 10], [0, 10]]).all()
    assert sum(share.n_cells for share in found.shares) == n - 5


def test_series_without_anything_to_test(series):
    with pytest.raises(TooFewScoreDates) as caught:
        map_emerging(series(planted(dates=9)), {}, EmergingSettings(), Run())
    assert (caught.value.n, caught.value.needed) == (9, 10)
    values = planted()
    values[3] = np.nan
    with pytest.raises(NoValidPixel):
        map_emerging(series(values), {}, EmergingSettings(), Run())
