"""Break years: the kernel against its twin and known breaks, the noise, the maps."""

from __future__ import annotations

import math

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.dates import TooFewDates
from carbonsink.core.errors_and_notes.raster import NoValidPixel
from carbonsink.core.errors_and_notes.run import BadValue, DoesNotApply, ProcessingTimes
from carbonsink.core.errors_and_notes.trend import BreaksFound, TooFewCellValues
from carbonsink.core.raster import Grid, RasterOutput, Stack, tiling, write_array
from carbonsink.core.run import Run
from carbonsink.core.trend.breaks import noise
from carbonsink.core.trend.breaks.break_maps import MAPS, map_breaks
from carbonsink.core.trend.breaks.piecewise import find_breaks
from carbonsink.core.trend.settings import BreakSettings
from carbonsink.tests import naive_trend as naive

PLANE = 'LOCAL_CS["plane",UNIT["metre",1]]'
BIC = {"rule": "bic", "min_valid": 8, "min_segment": 4}
FORMS = {
    "one": BreakSettings(**BIC),
    "two": BreakSettings(max_breaks=2, **BIC),
    "joined": BreakSettings(form="joined", **BIC),
}


def made(dates, cells, seed=2, gaps=0.1):
    """Series of noise, some with a jump, some with a turn; real and unequal times."""
    rng = np.random.default_rng(seed)
    times = np.cumsum(rng.uniform(0.5, 1.5, dates)) + 2000
    values = rng.normal(300, 1, (dates, cells))
    values[dates // 2 :, : cells // 3] += 5
    turn = np.maximum(times - times[dates // 2], 0)[:, None]
    values[:, cells // 3 : cells // 2] += 2 * turn
    values[rng.random(values.shape) < gaps] = np.nan
    return values, times


@pytest.mark.parametrize("name", FORMS)
def test_the_kernel_equals_its_slow_twin(name):
    settings, (values, times) = FORMS[name], made(14, 90)
    found = find_breaks(values, times, settings)
    seen = set()
    for cell in range(values.shape[1]):
        known = ~np.isnan(values[:, cell])
        n = int(known.sum())
        assert found.n[cell] == n
        if n < 8:
            assert found.n_breaks[cell] == -1
            continue
        x, t = values[known, cell], times[known] - times[0]
        most = min(settings.max_breaks, n // 4 - 1)
        fits = naive.breaks(x, t, most, 4, settings.form == "joined")
        best = min((m for m in fits if m), key=lambda m: fits[m][0])
        assert found.evidence[cell] == pytest.approx(fits[0][0] - fits[best][0], abs=1e-6)
        chosen = best if fits[0][0] > fits[best][0] else 0
        seen.add(chosen)
        assert found.n_breaks[cell] == chosen
        if not chosen:
            assert found.date[cell] == -1 and np.isnan(found.before[cell])
            continue
        _, starts, lines = fits[chosen]
        pairs = zip(starts, lines, lines[1:])
        jumps = [(b[1] + b[0] * t[k] - a[1] - a[0] * t[k], k, a, b) for k, a, b in pairs]
        jump, place, before, after = max(jumps, key=lambda j: abs(j[0]))
        assert found.date[cell] == np.flatnonzero(known)[place]
        assert found.before[cell] == pytest.approx(before[0], abs=1e-8)
        assert found.after[cell] == pytest.approx(after[0], abs=1e-8)
        if settings.form == "joined":
            assert np.isnan(found.jump[cell])
        else:
            assert found.jump[cell] == pytest.approx(jump, abs=1e-7)
    assert seen >= {0, 1}


def test_known_breaks_without_noise():
    t = np.arange(24.0)
    step = np.where(t < 10, 100 + 2 * t, 150 - t)
    corner = np.where(t <= 15, 3 * t, 45 - 2 * (t - 15))
    values = np.stack([step, corner, 5 + 0.5 * t, np.full(24, 7.0)], axis=1)
    for dtype in (np.float32, np.float64):
        free = find_breaks(values.astype(dtype), t + 2001, FORMS["one"])
        joined = find_breaks(values.astype(dtype), t + 2001, FORMS["joined"])
        assert free.n_breaks.tolist() == [1, 1, 0, 0]
        assert joined.n_breaks.tolist()[1:] == [1, 0, 0]
        assert free.date.tolist()[0] == 10
        assert joined.date.tolist()[1] == 15
        assert (free.before[0], free.after[0], free.jump[0]) == pytest.approx((2, -1, 20))
        assert (joined.before[1], joined.after[1]) == pytest.approx((3, -2))


def test_a_made_series_like_the_harvested_forest():
    """Breaks at 45, 105 and 153 of 199 values, as in the example `harvest` of bfast.

    The data of that example are not here; season and noise are those of a 16-day NDVI series.
    """
    t = np.arange(199) / 23 + 2000
    rng = np.random.default_rng(4)
    level = np.select([t < t[45], t < t[105], t < t[153]], [0.80, 0.55, 0.85], 0.60)
    slope = np.select([t < t[45], t < t[105], t < t[153]], [0.0, 0.08, -0.02], 0.05)
    first = np.select([t < t[45], t < t[105], t < t[153]], [t[0], t[45], t[105]], t[153])
    x = level + slope * (t - first) + 0.05 * np.sin(2 * np.pi * t) + rng.normal(0, 0.03, 199)
    phase = (np.arange(199) % 23)[:, None] == np.arange(23)
    detrended = x - level - slope * (t - first)
    x = x - phase @ (detrended @ phase / phase.sum(axis=0))
    settings = BreakSettings(max_breaks=5, min_segment=20, rule="bic")
    for first, stop, n_breaks, largest in (
        (0, 199, 3, 45),
        (60, 199, 2, 153),
        (60, 140, 1, 105),
    ):
        found = find_breaks(x[first:stop, None], t[first:stop], settings)
        assert found.n_breaks[0] == n_breaks
        assert abs(found.date[0] + first - largest) <= 1


def test_settings_that_cannot_be():
    for wrong in ({"max_breaks": 2, "form": "joined"}, {"max_breaks": 6}, {"min_segment": 2}):
        with pytest.raises(BadValue):
            BreakSettings(**wrong)
    with pytest.raises(BadValue):
        BreakSettings(memory=0.99)
    for unused in ({"memory": 0.3}, {"alpha": 0.01}):  # of the rule "tested" alone
        with pytest.raises(DoesNotApply):
            BreakSettings(rule="bic", **unused)
    with pytest.raises(TooFewDates):
        BreakSettings(min_segment=10).values_needed(19)


# --- noise -----------------------------------------------------------------------------------


def test_noise_remembers_what_it_should():
    for memory in (0.0, 0.6):
        series = noise.noise_series(200, memory, 1)
        lag = np.mean([np.corrcoef(x[1:], x[:-1])[0, 1] for x in series.T[:300]])
        assert lag == pytest.approx(memory, abs=0.03)
        assert series.std() == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("memory", [0.0, 0.5])
def test_tested_breaks_are_as_rare_as_alpha_says(memory):
    settings = BreakSettings(memory=memory, alpha=0.05)
    margin = noise.margins([24], 24, settings)[24]
    rows = noise.false_breaks(np.arange(24.0), settings, margin)
    assert noise.share_at(rows, memory) == pytest.approx(0.05, abs=0.015)
    assert noise.share_at(rows, 0.8) > noise.share_at(rows, 0.0)
    plain = noise.false_breaks(np.arange(24.0), FORMS["one"], 0.0)
    assert plain[0].share > 2 * 0.05  # BIC alone


def test_the_memory_of_noise_is_found_again():
    settings = BreakSettings()
    rows = noise.false_breaks(np.arange(30.0), settings, 0.0)
    series = noise.noise_series(30, 0.4, 99)
    residual = float(np.nanmedian(find_breaks(series, np.arange(30.0), settings).memory))
    assert noise.matching_memory(rows, residual) == pytest.approx(0.4, abs=0.06)


def test_margins_of_many_lengths_are_interpolated():
    settings = BreakSettings(memory=0.0)
    found = noise.margins(range(12, 60), 60, settings)
    assert found[12] == noise.margins([12], 60, settings)[12]
    assert (np.diff(found[12:20]) <= 0.8).all() and (found[12:] > 0).all()
    assert (noise.margins(range(12, 60), 60, FORMS["one"]) == 0).all()


# --- maps ------------------------------------------------------------------------------------


@pytest.fixture
def series(tmp_path):
    """Write (dates, rows, cols) as rasters of 1 km cells from 2001 on and open them."""

    def write(values):
        paths = []
        for i, plane in enumerate(np.asarray(values, np.float32)):
            rows, cols = plane.shape
            grid = Grid(cols, rows, (0.0, 1000.0, 0.0, 60.0, 0.0, -1000.0), PLANE)
            paths.append(str(tmp_path / f"npp_{2001 + i}.tif"))
            write_array(RasterOutput("npp", "g C m-2 yr-1"), paths[-1], grid, plane)
        return Stack.open(paths).series()

    return write


def region(rows=20, cols=18, seed=3, dates=20):
    """White noise; the west breaks in 2011 from rising to falling."""
    rng = np.random.default_rng(seed)
    values = rng.normal(500, 10, (dates, rows, cols))
    line = np.where(np.arange(dates) < 10, 8.0 * np.arange(dates), 150 - 8.0 * np.arange(dates))
    values[:, :, : cols // 3] += line[:, None, None]
    values[rng.random(values.shape) < 0.03] = np.nan
    values[:, 0, 0] = np.nan
    values[6:, 0, 1] = np.nan
    return values.astype(np.float32)


def read(path):
    stack = Stack.open([path])
    return stack.read(stack.grid.window)[0]


def test_maps_hold_what_the_kernel_says(series, tmp_path):
    values, notes = region(), []
    paths = {name: str(tmp_path / f"{name}.tif") for name in MAPS}
    settings = BreakSettings(memory=0.0)
    result = map_breaks(series(values), paths, settings, Run(on_note=notes.append))
    times = 2001.0 + np.arange(20)
    flat = values.reshape(20, -1)
    lengths = np.unique((~np.isnan(flat)).sum(axis=0))
    found = find_breaks(flat, times, settings, noise.margins(lengths, 20, settings))
    year = read(paths["break_year"]).ravel()
    broken = found.n_breaks > 0
    np.testing.assert_array_equal(np.isfinite(year), broken)
    np.testing.assert_array_equal(year[broken], times[found.date[broken]])
    np.testing.assert_allclose(read(paths["jump"]).ravel(), found.jump, rtol=1e-5)
    types = read(paths["break_type"])
    assert np.isnan(types[0, :2]).all()
    assert (types[1:, :6] == 3).mean() > 0.95
    assert result.cells == (358, 1, 1)
    assert [t.n_cells for t in result.types] == [(types == code).sum() for code in range(6)]
    assert [d.n_cells for d in result.by_date] == [(year == y).sum() for y in times]
    assert math.fsum(t.area_km2 for t in result.types) == pytest.approx(358)
    # East of it is white noise: about ALPHA of it breaks.
    assert (types[:, 6:] > 0).mean() == pytest.approx(0.05, abs=0.04)
    (told,) = [note for note in notes if isinstance(note, BreaksFound)]
    assert told.share == pytest.approx(result.share)
    assert told.white == pytest.approx(0.05, abs=0.02)


def test_a_step_between_levels_neither_rises_nor_falls(series, tmp_path):
    steps = np.where(np.arange(20) < 10, 5.0, 8.0)[:, None, None] + np.zeros((20, 2, 3))
    paths = {"break_type": str(tmp_path / "t.tif")}
    map_breaks(series(steps.astype(np.float32)), paths, BreakSettings(memory=0.0), Run())
    np.testing.assert_array_equal(read(paths["break_type"]), 5)


def test_maps_do_not_depend_on_blocks_or_threads(series, tmp_path, monkeypatch):
    stack = series(region(rows=60, cols=50))
    paths = {name: str(tmp_path / f"{name}.tif") for name in MAPS}
    results, windows = [], []

    def on_note(note):
        if isinstance(note, ProcessingTimes):
            windows.append(note.windows)

    for threads, cells in ((1, 1 << 20), (3, 600), (2, 300)):
        monkeypatch.setattr(tiling, "LARGEST_WINDOW", cells)
        result = map_breaks(stack, paths, BreakSettings(), Run(threads=threads, on_note=on_note))
        results.append((repr(result), [read(path).tobytes() for path in paths.values()]))
    assert results[0] == results[1] == results[2]
    assert min(windows) == 1
    assert max(windows) > 5


def test_the_memory_of_a_map_is_estimated(series):
    values = noise.noise_series(24, 0.5, 7)[:, :2500].reshape(24, 50, 50)
    result = map_breaks(series(values), {}, BreakSettings(), Run())
    assert result.settings.memory == pytest.approx(0.5, abs=0.08)
    assert result.share == pytest.approx(0.05, abs=0.03)
    assert result.false_share == pytest.approx(0.05, abs=0.02)
    by_bic = map_breaks(series(values), {}, BreakSettings(rule="bic"), Run())
    assert by_bic.share == pytest.approx(by_bic.false_share, abs=0.08)
    assert by_bic.share > 0.5


def test_series_without_anything_to_find(series):
    with pytest.raises(TooFewDates):
        map_breaks(series(region(dates=11)), {}, BreakSettings(), Run())
    values = region()
    values[10:] = np.nan
    with pytest.raises(TooFewCellValues):
        map_breaks(series(values), {}, BreakSettings(rule="bic"), Run())
    with pytest.raises(NoValidPixel):
        map_breaks(series(values * np.nan), {}, BreakSettings(rule="bic"), Run())
