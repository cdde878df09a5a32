"""Pattern maps from files to files."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.pattern import (
    ConstantValues,
    ExactForFew,
    Islands,
    NoNeighbours,
    PatternTested,
    SharesOfDate,
    TooFewValues,
)
from carbonsink.core.errors_and_notes.raster import MaskVaries, MemoryTooSmall, NoValidPixel
from carbonsink.core.errors_and_notes.run import Cancelled, ProcessingTimes
from carbonsink.core.pattern import raster_survey
from carbonsink.core.pattern.class_shares import share_trends, write_share_series
from carbonsink.core.pattern.clusters.lisa_maps import lisa_series, map_lisa
from carbonsink.core.pattern.hotspots.hotspot_maps import map_hotspots
from carbonsink.core.pattern.moments import moments_of
from carbonsink.core.pattern.moran.moran_series import global_moran
from carbonsink.core.pattern.settings import LisaSettings
from carbonsink.core.raster import Grid, RasterOutput, Stack, tiling, write_array
from carbonsink.core.raster.opening import read_tag
from carbonsink.core.run import Run
from carbonsink.tests import naive_pattern as naive

WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]'
)
PLANE = 'LOCAL_CS["plane",UNIT["metre",1]]'


@pytest.fixture
def raster(tmp_path):
    """Write an array as a raster of 1 km cells (or 0.5 degrees) and open it."""

    def write(values, name="npp", crs=PLANE):
        values = np.asarray(values, np.float32)
        step = 0.5 if crs == WGS84 else 1000.0
        grid = Grid(values.shape[1], values.shape[0], (0.0, step, 0.0, 60.0, 0.0, -step), crs)
        path = str(tmp_path / f"{name}.tif")
        write_array(RasterOutput(name), path, grid, values)
        return Stack.open([path])

    return write


@pytest.fixture
def paths(tmp_path):
    folder = tmp_path / "out"
    return {name: str(folder / f"{name}.tif") for name in ("lisa_class", "local_i", "lisa_p")}


def read(path):
    stack = Stack.open([path])
    return stack.read(stack.grid.window)[0]


SETTINGS = {
    "pooled": LisaSettings(),
    "pooled, fdr": LisaSettings(fdr=True, tail="two_sided"),
    "conditional": LisaSettings(reference="conditional", permutations=199),
    "conditional, fdr": LisaSettings(reference="conditional", fdr=True, contiguity="rook"),
}


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_maps_do_not_depend_on_blocks_or_threads(field, raster, paths, settings, monkeypatch):
    monkeypatch.setattr(raster_survey, "POOL_CELLS", 5000)
    stack = raster(field(rows=120, cols=90, holes=0.2, offset=-2.0))
    results, windows = [], []

    def on_note(note):
        if isinstance(note, ProcessingTimes):
            windows.append(note.windows)

    for threads, cells in ((1, 1 << 20), (3, 1500), (2, 300)):
        monkeypatch.setattr(tiling, "LARGEST_WINDOW", cells)
        found = map_lisa(stack, paths, settings, Run(threads=threads, on_note=on_note))
        arrays = [read(path).tobytes() for path in paths.values()]
        numbers = found._replace(scatter=None), [part.tobytes() for part in found.scatter]
        results.append((repr(numbers), arrays))
    assert results[0] == results[1] == results[2]
    assert min(windows) == 1
    assert max(windows) > 30


def test_maps_hold_what_the_formulas_say(field, raster, paths, contiguity):
    grid = field(rows=40, cols=35, holes=0.3)
    settings = LisaSettings(contiguity=contiguity, tail="two_sided")
    found = map_lisa(raster(grid), paths, settings, Run())
    w, x = naive.weights_matrix(grid, contiguity)
    z = x - x.mean()
    local = (len(x) - 1) * z * (w @ z) / (z**2).sum()
    near = w.sum(axis=1) > 0
    valid = ~np.isnan(grid)
    stored = read(paths["local_i"])[valid]
    np.testing.assert_allclose(stored[near], local[near], rtol=2e-5, atol=1e-6)
    assert np.isnan(stored[~near]).all()
    assert found.islands == (~near).sum()
    assert found.moran_i == pytest.approx((z @ w @ z) / w.sum() / x.var())
    classes, p = read(paths["lisa_class"]), read(paths["lisa_p"])
    quadrant = np.where(z > 0, np.where(w @ z > 0, 1, 4), np.where(w @ z > 0, 2, 3))
    expected = np.where(p[valid] <= 0.05, quadrant, 0)[near]
    np.testing.assert_array_equal(classes[valid][near], expected)
    assert np.isnan(classes[~valid]).all()
    cells = [share.n_cells for share in found.shares]
    assert cells == [(expected == code).sum() for code in range(5)]
    assert [share.area_km2 for share in found.shares] == cells  # cells of 1 km2


def test_few_values_are_tested_exactly(field, raster, paths):
    notes = []
    found = map_lisa(raster(field()), paths, LisaSettings(), Run(on_note=notes.append))
    assert found.reference == "conditional"
    assert found.permutations == 999
    assert ExactForFew(154, 1000, 999) in notes
    assert any(isinstance(note, PatternTested) for note in notes)


def about(path):
    return read_tag(path, "TIFFTAG_IMAGEDESCRIPTION")


def test_maps_name_their_test(field, raster, paths):
    map_lisa(raster(field()), paths, LisaSettings(), Run())
    assert about(paths["lisa_p"]).endswith("directed (one-sided) p, 999 conditional permutations")
    large = raster(field(rows=40, cols=35))
    map_lisa(large, paths, LisaSettings(contiguity="rook", tail="two_sided", fdr=True), Run())
    for part in ("rook; two-sided p, pooled reference of 999999", "false discovery rate 0.05"):
        assert part in about(paths["lisa_class"])


def test_planted_clusters_are_found(raster, paths):
    rng = np.random.default_rng(5)
    grid = rng.normal(size=(100, 100))
    grid[20:35, 20:40] += 3.0
    grid[60:80, 70:85] -= 3.0
    grid[10, 80] += 9.0
    grid[9:12, 79:82] -= 3.0  # a high cell among low ones
    map_lisa(raster(grid), paths, LisaSettings(fdr=True, tail="two_sided"), Run())
    classes = read(paths["lisa_class"])
    assert (classes[21:34, 21:39] == 1).mean() > 0.95
    assert (classes[61:79, 71:84] == 3).mean() > 0.95
    assert classes[10, 80] == 4
    outside = np.ones(grid.shape, bool)
    outside[18:37, 18:42] = outside[58:82, 68:87] = outside[8:13, 78:83] = False
    assert (classes[outside] > 0).mean() < 0.02


@pytest.mark.parametrize(
    ("tail", "fdr", "low", "high"),
    [
        ("two_sided", False, 0.044, 0.056),
        ("directed", False, 0.09, 0.11),
        ("two_sided", True, 0.0, 0.001),
    ],
)
def test_the_share_found_in_pure_noise_is_the_nominal_one(raster, paths, tail, fdr, low, high):
    grid = np.random.default_rng(9).gamma(4.0, size=(200, 200))
    found = map_lisa(raster(grid), paths, LisaSettings(tail=tail, fdr=fdr), Run())
    share = 1 - found.shares[0].share
    assert low <= share <= high


def test_plains_of_equal_values_are_not_significant(raster, paths):
    grid = np.zeros((60, 60))
    grid[30:, 30:] = np.random.default_rng(1).random((30, 30)) + 1
    map_lisa(raster(grid), paths, LisaSettings(tail="two_sided"), Run())
    p = read(paths["lisa_p"])
    # Three quarters are zero: eight zeros around a zero are nothing rare.
    assert (p[2:28, 2:28] > 0.1).all()


def test_areas_are_those_of_the_ellipsoid(field, raster, paths):
    stack = raster(field(rows=60, cols=40), crs=WGS84)
    found = map_lisa(stack, paths, LisaSettings(), Run())
    classes, area = read(paths["lisa_class"]), stack.grid.cell_area() / 1e6
    for share in found.shares:
        expected = ((classes == share.code).sum(axis=1) * area).sum()
        assert share.area_km2 == pytest.approx(expected)
    assert sum(share.share for share in found.shares) == pytest.approx(1.0)


def test_without_a_crs_shares_are_of_cells(field, raster, paths):
    found = map_lisa(raster(field(rows=60, cols=40), crs=""), paths, LisaSettings(), Run())
    assert all(np.isnan(share.area_km2) for share in found.shares)
    assert found.shares[1].share == found.shares[1].n_cells / 2400


def test_what_cannot_be_tested_leaves_no_file(raster, paths, tmp_path):
    one = np.full((30, 30), np.nan)
    one[3, 4] = 5.0
    apart = np.full((30, 30), np.nan)
    apart[::2, ::2] = np.arange(225).reshape(15, 15)
    cases = (
        (np.full((30, 30), np.nan), NoValidPixel),
        (one, TooFewValues),
        (np.full((30, 30), 3.25), ConstantValues),
        (apart, NoNeighbours),
    )
    for values, error in cases:
        for reference in ("pooled", "conditional"):
            with pytest.raises(error) as caught:
                map_lisa(raster(values), paths, LisaSettings(reference=reference), Run())
            assert "npp.tif" in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_cells_that_touch_at_corners_have_queens_only(raster, paths):
    grid = np.indices((40, 40)).sum(axis=0) % 2 * 1.0
    values = np.where(grid == 1, np.random.default_rng(0).random((40, 40)), np.nan)
    found = map_lisa(raster(values), paths, LisaSettings(permutations=999), Run())
    assert found.islands == 0
    with pytest.raises(NoNeighbours):
        map_lisa(raster(values), paths, LisaSettings(contiguity="rook"), Run())


def test_islands_are_told(field, raster, paths):
    grid = field(rows=60, cols=50)
    grid[:9] = np.nan
    grid[3, 3] = grid[5, 40] = 1.0
    notes = []
    map_lisa(raster(grid), paths, LisaSettings(), Run(on_note=notes.append))
    assert Islands(2, 51 * 50 + 2) in notes
    assert np.isnan(read(paths["lisa_class"])[3, 3])


def test_a_raster_too_large_for_the_exact_test_is_refused(field, raster, paths):
    stack = raster(field(rows=300, cols=300))
    with pytest.raises(MemoryTooSmall) as caught:
        map_lisa(stack, paths, LisaSettings(reference="conditional"), Run(max_memory=3, threads=1))
    assert caught.value.needed == 4
    with pytest.raises(MemoryTooSmall):
        global_moran(stack, "queen", 9, 1, Run(max_memory=3, threads=1))


def test_cancel_leaves_no_file(field, raster, paths, tmp_path):
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > 12

    with pytest.raises(Cancelled):
        map_lisa(
            raster(field(rows=60, cols=50)), paths, LisaSettings(), Run(is_cancelled=cancelled)
        )
    assert not list((tmp_path / "out").glob("*"))


# --- Gi* and global I ------------------------------------------------------------------------


@pytest.mark.parametrize("fdr", [False, True])
def test_hot_spots_of_a_raster(field, raster, tmp_path, contiguity, fdr):
    grid = field(rows=45, cols=40, holes=0.2, offset=-9.0)
    paths = {name: str(tmp_path / f"{name}.tif") for name in ("hotspot_class", "gi_z")}
    found = map_hotspots(raster(grid), paths, contiguity, 0.1, fdr, Run(threads=1))
    valid = ~np.isnan(grid)
    near = naive.neighbour_sums(grid, contiguity)[1][valid] > 0
    z = naive.gi_star(grid.astype(float), contiguity)
    np.testing.assert_allclose(read(paths["gi_z"])[valid][near], z[near], rtol=1e-4, atol=1e-5)
    classes = read(paths["hotspot_class"])[valid][near]
    least = np.array(found.levels)
    level = (np.abs(z[near])[:, None] >= least).sum(axis=1)
    np.testing.assert_array_equal(classes, np.where((level > 0) & (z[near] < 0), level + 3, level))
    assert ("false discovery rates" in about(paths["hotspot_class"])) is fdr
    if not fdr:
        np.testing.assert_allclose(least, (1.6449, 1.96, 2.5758), atol=1e-4)


def test_global_moran_of_each_band(field, raster):
    esda = pytest.importorskip("esda")
    libpysal = pytest.importorskip("libpysal")
    grids = [field(rows=20, cols=18, seed=s) for s in (1, 2)]
    stack = raster(grids[0], "npp_2001").join(raster(grids[1], "npp_2002"))
    found = global_moran(stack, "rook", 99, 1, Run(threads=1))
    assert found == global_moran(stack, "rook", 99, 1, Run(threads=3))
    for result, grid in zip(found, grids):
        peer = esda.Moran(
            grid.ravel().astype(float), libpysal.weights.lat2W(20, 18), permutations=0
        )
        assert result.test.i == pytest.approx(peer.I)
        assert result.test.z == pytest.approx(peer.z_rand)
        assert result.p_sim == 0.01
    assert [result.date.text for result in found] == ["2001", "2002"]
    noise = np.random.default_rng(0).normal(size=(20, 18))
    assert global_moran(raster(noise, "noise"), "rook", 199, 1, Run())[0].p_sim > 0.02


# --- series ----------------------------------------------------------------------------------


def test_a_series_is_tested_on_the_cells_valid_on_all_dates(field, raster, tmp_path):
    grids = [field(rows=50, cols=40, seed=s) for s in range(4)]
    grids[1][:5] = np.nan
    grids[2][:, :7] = np.nan
    stack = raster(grids[0], "npp_2001")
    for year, grid in zip((2002, 2003, 2004), grids[1:]):
        stack = stack.join(raster(grid, f"npp_{year}"))
    notes = []
    folder = tmp_path / "maps"
    found = lisa_series(stack, str(folder), LisaSettings(), Run(on_note=notes.append))
    assert all(result.scatter == () for result in found)  # memory must not grow with the dates
    constant = np.all([~np.isnan(grid) for grid in grids], axis=0)
    assert MaskVaries(int(constant.sum()), 2000) in notes
    assert sum(isinstance(note, SharesOfDate) for note in notes) == 4
    assert sum(isinstance(note, PatternTested) for note in notes) == 1
    for year, grid, result in zip(range(2001, 2005), grids, found):
        assert result.moments == moments_of(np.where(constant, grid, np.nan), "x")
        classes = read(str(folder / f"lisa_{year}.tif"))
        np.testing.assert_array_equal(np.isnan(classes), ~constant)
        assert result.shares[1].n_cells == (classes == 1).sum()
    trends = share_trends(stack.dates, [result.shares for result in found])
    assert [trend.key for trend in trends] == ["ns", "HH", "LH", "LL", "HL"]
    percent = [100 * result.shares[1].share for result in found]
    assert trends[1].slope == pytest.approx(np.polyfit([1, 2, 3, 4], percent, 1)[0])
    path = tmp_path / "shares.csv"
    write_share_series(stack.dates, [result.shares for result in found], trends, str(path))
    lines = path.read_text().splitlines()
    assert lines[0].startswith("date,code,class,label,cells,area (km2),share (%),OLS slope")
    assert len(lines) == 21


def test_dates_without_a_common_cell_are_an_error(raster):
    left, right = np.full((20, 20), np.nan), np.full((20, 20), np.nan)
    left[:, :10] = right[:, 10:] = np.random.default_rng(0).random((20, 10))
    stack = raster(left, "npp_2001").join(raster(right, "npp_2002"))
    with pytest.raises(NoValidPixel) as caught:
        lisa_series(stack, None, LisaSettings(), Run())
    assert caught.value.inputs == stack.paths
