"""The geographical detector on tables and rasters, against twins."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.geodetector import (
    ClassesLimited,
    FactorConstant,
    FactorsDoNotOverlap,
    MethodsDoNotApply,
    MixedFactor,
    NoCoordinates,
    SameFactor,
    SampledForNull,
    TargetConstant,
    TargetOfDirections,
    TooManyFactorClasses,
    ValuesOfFactors,
)
from carbonsink.core.geodetector import data_survey, raster_source
from carbonsink.core.geodetector.detection import detect
from carbonsink.core.geodetector.raster_source import RasterSource
from carbonsink.core.geodetector.result_tables import TABLES, zone_table
from carbonsink.core.geodetector.settings import DetectorSettings
from carbonsink.core.geodetector.table_source import TableSource
from carbonsink.core.geodetector.zone_detection import detect_in_zones, map_zone_q
from carbonsink.core.raster import Stack
from carbonsink.core.run import Run
from carbonsink.tests import naive_geodetector as naive
from carbonsink.tests.factories import write_raster

QUICK = DetectorSettings(draws=9, resamples=50, max_classes=6)


@pytest.fixture
def frame():
    """200 records: a soil type, a slope that matters, and noise."""
    random = np.random.default_rng(11)
    soil = random.choice(["loam", "clay", "sand"], 200)
    slope = random.uniform(0, 40, 200)
    flux = 100 + 8 * (soil == "clay") - 0.4 * slope + random.normal(0, 3, 200)
    columns = {"flux": flux, "soil": soil, "slope": slope, "noise": random.normal(0, 1, 200)}
    columns["x"], columns["y"] = random.uniform(0, 10, (2, 200))
    return pd.DataFrame(columns)


def detect_in(frame, factors, settings=QUICK, run=None, categorical=(), located=True):
    run = run or Run()
    coordinates = (frame.x.to_numpy(), frame.y.to_numpy()) if located else None
    source = TableSource(frame, "flux", list(factors), list(categorical), coordinates, run)
    return detect(source, settings, run)


def test_a_table_of_text_and_numbers(frame):
    found = detect_in(frame, ["soil", "slope", "noise"])
    flux = frame.flux.to_numpy()
    soil, slope, noise = found.factor_results[0]
    assert soil.test.q == pytest.approx(naive.q(flux, frame.soil.to_numpy()), abs=1e-12)
    assert soil.test.p == pytest.approx(naive.p(flux, frame.soil.to_numpy()), rel=1e-6)
    classes = found.classes[1]
    groups = naive.classes(frame.slope.to_numpy(), classes.breaks)
    assert slope.test.q == pytest.approx(naive.q(flux, groups), abs=1e-12)
    assert classes.method in QUICK.methods and len(classes.labels) == slope.test.strata
    assert [c.method for c in found.classes][0] == "classes"
    overlay = naive.q(flux, np.char.add(frame.soil.to_numpy().astype(str), groups.astype(str)))
    assert found.pairs[0][0].q == pytest.approx(overlay, abs=1e-12)
    assert found.strongest == ("slope", slope.test.q)
    assert soil.null < soil.test.q and slope.null < slope.test.q
    assert noise.p_null > 0.05


def test_few_different_numbers_are_classes(frame):
    frame["grade"] = np.round(frame.slope / 10)
    found = detect_in(frame, ["grade"])
    assert (found.classes[0].method, found.classes[0].labels) == ("values", tuple("01234"))
    expected = naive.q(frame.flux.to_numpy(), frame.grade.to_numpy())
    assert found.factor_results[0][0].test.q == pytest.approx(expected, abs=1e-12)


def test_codes_stay_classes_however_many(frame):
    frame["code"] = np.arange(200) % 20 * 5
    found = detect_in(frame, [], categorical=["code"])
    assert found.factor_results[0][0].test.strata == 20
    expected = naive.q(frame.flux.to_numpy(), frame.code.to_numpy())
    assert found.factor_results[0][0].test.q == pytest.approx(expected, abs=1e-12)


def test_records_that_lack_anything_do_not_count(frame, watched, notes):
    frame.loc[:9, "slope"] = np.nan
    frame.loc[5:14, "soil"] = None
    frame.loc[190:, "flux"] = np.nan
    found = detect_in(frame, ["soil", "slope"], run=watched)
    assert found.n == (175,) and found.n_target == 190
    (note,) = (n for n in notes if isinstance(n, ValuesOfFactors))
    assert note.missing == (("soil", 10), ("slope", 10))


def test_without_coordinates_records_are_shuffled(frame, watched, notes):
    found = detect_in(frame, ["soil"], run=watched, located=False)
    assert found.null == "shuffle"
    assert any(isinstance(note, NoCoordinates) for note in notes)


def test_few_records_have_few_classes(frame, watched, notes):
    detect_in(frame[:45], ["slope"], run=watched)
    (note,) = (n for n in notes if isinstance(n, ClassesLimited))
    assert note.most == 4


def test_every_table_has_its_rows(frame):
    found = detect_in(frame, ["soil", "slope", "noise"])
    rows = {name: make(found) for name, make in TABLES.items()}
    assert rows["TABLE"].columns[:5].tolist() == ["factor", "q", "p", "classes", "method"]
    assert [len(rows[name]) for name in ("TABLE", "INTERACTION_TABLE", "ECOLOGICAL_TABLE")] == [
        3
    ] * 3
    strata = [factor.test.strata for factor in found.factor_results[0]]
    assert len(rows["STRATUM_TABLE"]) == sum(strata)
    assert len(rows["RISK_TABLE"]) == sum(k * (k - 1) // 2 for k in strata)
    loam = rows["STRATUM_TABLE"].set_index("class").loc["loam"]
    expected = frame.flux[frame.soil == "loam"]
    assert (loam["n"], loam["mean"], loam["sd"]) == pytest.approx(
        (len(expected), expected.mean(), expected.std())
    )


@pytest.mark.parametrize(
    ("change", "factors", "error"),
    [
        ({}, ["soil", "soil"], SameFactor),
        ({}, ["flux"], SameFactor),
        ({"soil": "loam"}, ["soil"], FactorConstant),
        ({"slope": 3.0}, ["slope"], FactorConstant),
        ({"flux": 3.0}, ["soil"], TargetConstant),
        ({"soil": None}, ["soil", "slope"], FactorsDoNotOverlap),
        ({"soil": [f"s{i}" for i in range(200)]}, ["soil"], None),
        ({"slope": [*["1.5"] * 150, *["steep"] * 50]}, ["slope"], MixedFactor),
    ],
)
def test_what_cannot_be_compared(frame, change, factors, error):
    frame = frame.assign(**change)
    if error is None:
        frame = pd.concat([frame, frame.assign(soil=frame.soil + "b")], ignore_index=True)
        error = TooManyFactorClasses
    with pytest.raises(error):
        detect_in(frame, factors)


def test_geometric_classes_of_both_signs(frame):
    with pytest.raises(MethodsDoNotApply):
        detect_in(frame, ["noise"], DetectorSettings(methods=("geometric",)))


# --- rasters ---------------------------------------------------------------------------------


@pytest.fixture
def world(raster):
    """Target, two continuous factors and one of codes on 60 x 47 cells, with gaps."""
    random = np.random.default_rng(5)
    rows, cols = np.mgrid[:60, :47]
    warmth = (0.1 * cols + random.normal(0, 0.2, (60, 47)) + 280).astype(np.float32)
    noise = random.normal(0, 1, (60, 47)).astype(np.float32)
    cover = ((rows // 9 + cols // 7) % 4 * 70000 + 3).astype(np.int32)
    npp = (warmth * 3 + 2 * (cover == 3) + random.normal(0, 1, (60, 47))).astype(np.float32)
    npp[:4] = np.nan
    warmth[:, 40:] = np.nan
    cover[30, 30] = -1
    return {
        "npp": (npp, raster(npp, "npp.tif")),
        "warmth": (warmth, raster(warmth, "warmth.tif")),
        "noise": (noise, raster(noise, "noise.tif")),
        "cover": (cover, raster(cover, "cover.tif", nodata=-1, dtype=np.int32)),
    }


def source_of(world):
    target, *factors = (Stack.open([world[n][1]]) for n in ("npp", "warmth", "noise"))
    return RasterSource(target, factors[0].join(factors[1]), Stack.open([world["cover"][1]]))


def test_rasters_equal_the_twin(world):
    found = detect(source_of(world), QUICK, Run())
    npp, warmth, noise, cover = (world[n][0] for n in ("npp", "warmth", "noise", "cover"))
    used = np.isfinite(npp) & np.isfinite(warmth) & (cover != -1)
    assert found.n == (used.sum(),)
    assert found.factors == ("warmth", "noise", "cover")
    target = npp[used].astype(float)
    groups = [
        naive.classes(warmth[used].astype(float), found.classes[0].breaks),
        naive.classes(noise[used].astype(float), found.classes[1].breaks),
        cover[used],
    ]
    for factor, strata in zip(found.factor_results[0], groups):
        assert factor.test.q == pytest.approx(naive.q(target, strata), abs=1e-10)
    assert found.classes[2].labels == ("3", "70003", "140003", "210003")
    for pair in found.pairs[0]:
        overlay = groups[pair.first] * 10**7 + groups[pair.second]
        assert pair.q == pytest.approx(naive.q(target, overlay), abs=1e-10)


def test_the_choice_is_the_best_of_all_candidates(world):
    found = detect(source_of(world), QUICK, Run())
    looked = source_of(world).survey(QUICK, Run())
    binning = data_survey.make_binning(looked.factors[0], QUICK, int(looked.n[0]))
    npp, warmth, cover = (world[n][0] for n in ("npp", "warmth", "cover"))
    used = np.isfinite(npp) & np.isfinite(warmth) & (cover != -1)
    values = warmth[used].astype(float)
    assert looked.factors[0].range.mean == pytest.approx(values.mean(), abs=1e-9)
    assert looked.factors[0].range.sd == pytest.approx(values.std(), abs=1e-9)
    best = max(
        naive.q(npp[used].astype(float), naive.classes(values, candidate.breaks))
        for candidate in binning.candidates
    )
    assert found.factor_results[0][0].test.q == pytest.approx(best, abs=1e-10)


@pytest.mark.parametrize("threads", [1, 3])
def test_the_same_bits_for_any_blocks_and_threads(world, threads, monkeypatch):
    from carbonsink.core.raster import tiling

    whole = detect(source_of(world), QUICK, Run(threads=1))
    monkeypatch.setattr(tiling, "TILE_SIDE", 16)
    monkeypatch.setattr(tiling, "SMALLEST_SIDE", 16)
    monkeypatch.setattr(raster_source, "_TABLE_SHARE", 1e-6)  # a pass for every job
    cut = detect(source_of(world), QUICK, Run(threads=threads))
    for name, make in TABLES.items():
        pd.testing.assert_frame_equal(make(whole), make(cut), check_exact=True, obj=name)


def test_a_sample_of_large_rasters_lies_on_the_grid(world, monkeypatch, watched, notes):
    monkeypatch.setattr(data_survey, "MIN_SAMPLED", 100)
    monkeypatch.setattr(data_survey, "MAX_SAMPLED", 300)
    source = source_of(world)
    looked = source.survey(QUICK, watched)
    (note,) = (n for n in notes if isinstance(n, SampledForNull))
    assert note.step == 4
    warmth = world["warmth"][0][::4, ::4].ravel()
    assert np.array_equal(looked.sampled_factors[0], warmth, equal_nan=True)
    cover = world["cover"][0][::4, ::4].ravel()
    assert np.array_equal(looked.sampled_factors[2][cover != -1], cover[cover != -1])


def test_dates_share_classes_and_have_their_own_q(world, named_raster):
    npp = world["npp"][0]
    noise = np.random.default_rng(0).normal(0, 5, npp.shape).astype(np.float32)
    paths = [named_raster("npp_2001", npp), named_raster("npp_2002", npp + noise)]
    stack = Stack.open(paths).series()
    factors = Stack.open([world["warmth"][1]])
    found = detect(RasterSource(stack, factors, None), QUICK, Run())
    assert found.dates == ("2001", "2002")
    for date, values in zip(found.factor_results, (npp, npp + noise)):
        used = np.isfinite(values) & np.isfinite(world["warmth"][0])
        groups = naive.classes(world["warmth"][0][used].astype(float), found.classes[0].breaks)
        expected = naive.q(values[used].astype(float), groups)
        assert date[0].test.q == pytest.approx(expected, abs=1e-9)
    assert TABLES["TABLE"](found)["date"].tolist() == ["2001", "2002"]


class _Zones:
    """Zones 1 to 3 by column, and none in the last columns."""

    path, off_grid, across_cut, wanted = "", (), (), (1, 2, 3)

    def join(self, stack):
        return stack

    def find(self, block):
        cols = np.arange(block.window.col, block.window.col + block.window.width)
        codes = np.broadcast_to(1 + cols // 15, block.window.shape).copy()
        return codes, codes <= 3, 0

    def label(self, code):
        return f"zone {code}"


def test_q_within_zones(world, tmp_path, monkeypatch):
    from carbonsink.core.raster import tiling

    monkeypatch.setattr(tiling, "LARGEST_WINDOW", 256)
    source = source_of(world)
    found = detect(source, QUICK, Run())
    of_zones = detect_in_zones(source, _Zones(), found, Run(threads=2))
    npp, warmth, noise, cover = (world[n][0] for n in ("npp", "warmth", "noise", "cover"))
    used = np.isfinite(npp) & np.isfinite(warmth) & (cover != -1)
    groups = [
        naive.classes(warmth.ravel().astype(float), found.classes[0].breaks),
        naive.classes(noise.ravel().astype(float), found.classes[1].breaks),
        cover.ravel(),
    ]
    zone = np.broadcast_to(1 + np.arange(47) // 15, npp.shape)
    assert [(one.zone, one.factor) for one in of_zones] == [
        (f"zone {code}", factor) for code in (1, 2, 3) for factor in range(3)
    ]
    for one in of_zones:
        here = (used & (zone == one.code)).ravel()
        expected = naive.q(npp.ravel()[here].astype(float), groups[one.factor][here])
        assert one.n == here.sum()
        assert one.q == pytest.approx(expected, abs=1e-10)
    path = str(tmp_path / "q.tif")
    map_zone_q(source, _Zones(), found, of_zones, path, Run())
    stack = Stack.open([path])
    written = stack.read(stack.grid.window)
    assert stack.names == found.factors and np.isnan(written[:, :, 45:]).all()
    assert written[2, 5, 20] == pytest.approx(of_zones[5].q)
    table = zone_table(found, of_zones)
    assert table.columns.tolist() == ["zone", "factor", "q", "p", "classes", "n"]


def test_too_many_classes(raster, world):
    codes = np.arange(60 * 47, dtype=np.int32).reshape(60, 47)
    classes = Stack.open([raster(codes, "codes.tif", dtype=np.int32)])
    with pytest.raises(TooManyFactorClasses):
        detect(RasterSource(Stack.open([world["npp"][1]]), None, classes), QUICK, Run())


def test_targets_that_are_directions_are_refused(frame, tmp_path):
    table = frame.assign(aspect=350.0)
    with pytest.raises(TargetOfDirections):
        TableSource(table, "aspect", ["soil"], [], None, Run())
    paths = [write_raster(tmp_path / f"{n}.tif", np.eye(4)) for n in ("aspect", "slope")]
    with pytest.raises(TargetOfDirections):
        RasterSource(Stack.open(paths[:1]), Stack.open(paths[1:]), None)
