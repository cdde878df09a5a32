"""Results do not depend on how the same rasters are stored, in which order, memory and threads.

Each algorithm runs once on plain float32 GeoTIFFs; every other form of the same values must give
the same rasters, tables and numbers. Which inputs there are is read from the declarations.
"""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from carbonsink.core.raster import tiling
from carbonsink.core.units.quantity import CODES as CLASS_CODES
from carbonsink.core.units.quantity import COPIED, QUANTITY
from carbonsink.tests.algorithms.storage_cases import CASES
from carbonsink.tests.algorithms.storage_data import COLS
from carbonsink.tests.algorithms.storage_runs import Runs
from carbonsink.tests.algorithms.storages import CODES, CONTAINERS, STORAGES
from carbonsink.tests.algorithms.test_quantities import inputs_of

# Numbers are stored exactly; float64 files are computed with more digits than float32.
RELATIVE = 2e-5
# Inputs that no case has, and why none is needed.
NO_CASE = {
    ("checkgrids", "RASTERS"): "its page tells how the files are stored",
    ("mapsheet", "MAPS"): "draws a page, which holds no number",
    ("studyareamap", "LANDCOVER"): "draws a page, which holds no number",
    ("studyareamap", "ELEVATION"): "draws a page, which holds no number",
    ("nep", "PREDICTORS"): "predicts as carbonbudget does from its own",
    ("nepseries", "PREDICTORS"): "predicts as carbonbudget does from its own",
    ("gravitycentre", "PREDICTORS"): "predicts as carbonbudget does from its own",
}

# Their tables list variables and products in the order of the input.
IN_ORDER = ("budget-products", "detector", "samples", "comparison")


def test_every_raster_input_has_a_case_or_a_reason():
    roles = (QUANTITY, CLASS_CODES, COPIED)
    declared = {case.values[:2] for role in roles for case in inputs_of(role)}
    seen = {(c.algorithm, name) for c in CASES.values() for name in [*c.amounts, *c.codes]}
    assert declared == seen | set(NO_CASE)
    assert not seen & set(NO_CASE)


def differences(found, expected, relative=RELATIVE):
    """Names of what differs, and how."""
    wrong = []
    assert found.keys() == expected.keys()
    for name, value in expected.items():
        own = found[name]
        if isinstance(value, list):
            wrong += [(name, *cells) for cells in unlike_cells(own, value, relative)]
        elif isinstance(value, np.ndarray):
            gap = np.isnan(own) != np.isnan(value)
            apart = np.abs(own - value) > relative * np.maximum(np.abs(value), 1.0)
            if gap.any() or apart.any():
                wrong.append((name, int(gap.sum()), int(apart.sum())))
        elif own != pytest.approx(value, rel=relative, abs=0.0, nan_ok=True):
            wrong.append((name, own, value))
    return wrong


def unlike_cells(own, expected, relative):
    """Cells of two tables that differ."""
    if [len(row) for row in own] != [len(row) for row in expected]:
        return [("rows and columns", len(own), len(expected))]
    cells = zip(itertools.chain(*own), itertools.chain(*expected))
    return [(a, b) for a, b in cells if a != b and not alike(a, b, relative)]


def alike(a, b, relative):
    """Whether two texts are the same number, or names of files."""
    if a.endswith((".tif", ".nc", ".img")) or "/" in b:
        return True
    try:
        return float(a) == pytest.approx(float(b), rel=relative, abs=0.0)
    except ValueError:
        return False


@pytest.fixture(scope="module")
def runs(provider, tmp_path_factory):
    return Runs(provider, tmp_path_factory.mktemp("storage"))


def turned(forms, shift):
    """Writers of the forms, beginning with another."""
    writers = list(forms.values())
    return writers[shift:] + writers[:shift]


def by_turns(cases, forms):
    """Pairs of a case and one of the forms, so that all forms are seen."""
    return [
        pytest.param(name, form, id=f"{name}-{form}")
        for name, form in zip(cases, itertools.cycle(forms))
    ]


def every(case, forms):
    return [pytest.param(case, form, id=f"{case}-{form}") for form in forms]


# All algorithms read through one stack: a series sees every form, the others one of them each.
FORMS = by_turns(CASES, STORAGES) + every("exchange", STORAGES)


@pytest.mark.parametrize(("name", "storage"), FORMS)
def test_all_rasters_in_one_form(runs, name, storage):
    codes = list(CODES.values())[list(STORAGES).index(storage) % len(CODES)]
    assert differences(runs(name, [STORAGES[storage]], [codes]), runs.plain(name)) == []


@pytest.mark.parametrize("form", CODES)
def test_codes_in_any_form(runs, form):
    assert differences(runs("zones", codes=[CODES[form]]), runs.plain("zones")) == []


def cut(runs, monkeypatch, name, cells, threads):
    """Cut rasters into windows of some cells; returns the parameters of memory and threads."""
    monkeypatch.setattr(tiling, "LARGEST_WINDOW", cells)
    monkeypatch.setattr(tiling, "SMALLEST_SHARE", 256)
    more = {"THREADS": threads, "MAX_MEMORY": 64}
    known = runs.provider.algorithm(CASES[name].algorithm).parameterDefinition
    return {key: value for key, value in more.items() if known(key)}


@pytest.mark.parametrize(("shift", "name"), list(enumerate(CASES)), ids=CASES)
def test_each_raster_in_another_form(runs, monkeypatch, shift, name):
    """Files of all forms beside each other in the same run, by windows smaller than a strip.

    What is left out for marks that one of each input does not declare is told.
    """
    expected = runs.plain(name)
    shifts = 5 * shift % len(STORAGES), 3 * shift % len(CODES)
    more = cut(runs, monkeypatch, name, 256, 3)
    found = runs(name, turned(STORAGES, shifts[0]), turned(CODES, shifts[1]), marked=True, **more)
    assert differences(found, expected) == []
    lines = [line for line in runs.told.textLog().splitlines() if "usual mark" in line]
    assert [path for path in runs.marked if path not in " ".join(lines)] == []


# Windows within a row of blocks, and strips of whole rows, over files stored otherwise.
CUTS = {
    "strips-256": ("strips", 256, 3),
    "tiles-rows": ("deflate-tiled", 16 * COLS, 1),
    "tiles-700": ("deflate-tiled", 700, 2),
    "strips-rows": ("strips", COLS, 2),
}


@pytest.mark.parametrize(("name", "windows"), by_turns(CASES, CUTS))
def test_blocks_threads_and_order_of_files(runs, monkeypatch, name, windows):
    """To the bit: the numbers are read as they are in plain files."""
    (storage, cells, threads), expected = CUTS[windows], runs.plain(name)
    more = cut(runs, monkeypatch, name, cells, threads)
    turned_about = name not in (*IN_ORDER, "design")
    found = runs(name, [STORAGES[storage]], reverse=turned_about, **more)
    assert differences(found, expected, 0.0) == []


@pytest.mark.parametrize("name", IN_ORDER)
def test_order_of_variables(runs, name):
    """The same cells of tables, in another order."""
    expected, found = runs.plain(name), runs(name, reverse=True)
    for table in (key for key, value in expected.items() if isinstance(value, list)):
        both = [sorted(itertools.chain(*results[table])) for results in (found, expected)]
        assert unlike_cells(both[:1], both[1:], 1e-12) == [], table


# Files of one name for all bands are products of one name.
SERIES = [
    name
    for name, case in CASES.items()
    if len(case.amounts.get("SERIES", ())) > 1 and "PRODUCTS" not in case.amounts
]


@pytest.mark.parametrize(
    ("name", "container"), by_turns(SERIES, CONTAINERS) + every("exchange", CONTAINERS)
)
def test_bands_of_one_file(runs, name, container):
    found = runs(name, container=CONTAINERS[container])
    assert differences(found, runs.plain(name)) == []
