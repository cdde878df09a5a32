"""Every reader of the plugin meets hostile files: a typed error or a harmless result, nothing run.

`READERS` names the test for every file of the plugin that opens, parses or lists anything; a new
one fails `test_every_reader_is_named` until it is tried here too.
"""

from __future__ import annotations

import ast
import json
import operator
import os
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest

from carbonsink.core.facts.learn import BadBundle, UntrustedType
from carbonsink.core.facts.run import CarbonSinkError
from carbonsink.core.run import Run
from carbonsink.tests.fuzz import hostile
from carbonsink.tests.fuzz.kinds import KINDS
from carbonsink.tests.fuzz.watching import nothing_runs

ROOT = Path(__file__).resolve().parents[2]
BY_NAME = {kind.name: kind for kind in KINDS}
TABLES = [kind for kind in KINDS if kind.file == "a.csv"]
# A file that keeps a reader busy longer than this holds it up.
SECONDS = 30.0

# What is called to open, parse or list something.
_READS = {
    *("open", "load", "loads", "ZipFile", "read_csv", "reader", "DictReader", "frombuffer"),
    *("setContent", "fromFile", "ConfigParser", "parse_qs", "OpenEx", "read_bytes", "read_text"),
    *("listdir", "glob", "walk", "loadNamedStyle", "QgsVectorLayer", "QgsRasterLayer"),
    *("QgsSettings", "literal_eval", "fromstring", "fromfile", "memmap", "read_excel"),
}
OWN, CLUSTER = "what the plugin itself ships or made", "tests/core/cluster and tests/framework/run"
RASTERS = "test_rasters, test_virtual_rasters, test_side_files"
# The test that tries a file's reading, or why there is nothing to try.
READERS = {
    "core/cluster/package.py": OWN,
    "core/cluster/remote.py": CLUSTER,
    "core/cluster/worker.py": CLUSTER,
    "core/demo/maps.py": OWN,
    "core/diagnosis/workspace.py": "test_an_assessment_folder",
    "core/estimators/estimator_file.py": "test_nodes_of_skops, test_arrays_in_models",
    "core/files/atomic.py": "writes",
    "core/files/reading.py": "test_devices_pipes_and_folders",
    "core/files/wkb.py": "test_geometries",
    "core/files/unfinished.py": "tests/core/files/test_unfinished.py",
    "core/forest/boosted.py": "test_nodes_of_skops: no buffer of xgboost is ever read",
    "core/forest/forest_file.py": "test_model_archives, tests/fuzz/test_bounds.py",
    "core/fuzzy/bundle.py": "test_model_archives",
    "core/imports/stac.py": "tests/core/imports/test_stac.py",
    "core/jit.py": "its own sources; tests/core/test_jit.py",
    "core/learn/bundle.py": "test_model_archives",
    "core/model/bundle_tables.py": "test_model_archives",
    "core/model/model_file.py": "test_model_archives",
    "core/pattern/weights_file.py": "test_files_of_weights",
    "core/raster/archives.py": "test_archives_of_rasters",
    "core/raster/axes.py": "test_axes_of_containers",
    "core/raster/block_file.py": "test_kept_blocks",
    "core/raster/containers.py": "test_archives_of_rasters",
    "core/raster/contents.py": "test_side_files",
    "core/raster/journal.py": "test_kept_blocks, test_a_journal_in_strange_folders",
    "core/raster/opening.py": RASTERS,
    "core/raster/time_bounds.py": "test_bounds_of_axes",
    "core/raster/vectors.py": OWN,
    "core/raster/write_failures.py": "writes",
    "core/raster/writer.py": OWN,
    "core/report/assessment/stock.py": "test_an_assessment_folder",
    "core/sequence/bundle.py": "test_model_archives",
    "core/sites/flux_tables/reading.py": "test_tables",
    "core/sites/table_inspection.py": "test_tables_through_qgis",
    "core/tables/csv_table.py": "test_tables",
    "core/tables/text_form.py": "test_tables",
    "dependencies/folders.py": OWN,
    "dependencies/installation.py": "what our own child process prints",
    "dependencies/interpreter.py": "what our own child process prints",
    "dependencies/state.py": OWN,
    "framework/features/delimited_text.py": "test_addresses_of_text_layers",
    "framework/features/column_units.py": "test_units_beside_a_table",
    "framework/features/sublayers.py": "test_tables_through_qgis",
    "framework/features/table_file.py": "test_tables_through_qgis",
    "framework/features/text_layers.py": "test_tables_through_qgis",
    "framework/parameters/dates.py": OWN,
    "framework/features/tables.py": "test_tables_through_qgis",
    "framework/parameters/quantities.py": OWN,
    "framework/parameters/values.py": "test_tables_through_qgis",
    "framework/run/kernel_cache.py": "tests/framework/run/test_kernel_cache.py",
    "framework/settings.py": "test_settings",
    "framework/style/layer_style.py": "test_styles",
    "framework/style/map_sheets.py": "test_styles",
    "framework/style/raster_style.py": OWN,
    "framework/style/series_style.py": "test_styles",
    "framework/text/translation.py": OWN,
    "processing_provider/provider.py": OWN,
    "processing_provider/workflows.py": "test_workflows",
    "ui/assessment/downloads.py": "tests/ui/assessment/test_downloads.py",
    "ui/assessment/listing.py": "test_choices_about_files",
    "ui/assessment/manifest.py": "test_manifests",
    "ui/assessment/summary.py": "test_summaries",
    "ui/choice_widget.py": OWN,
    "ui/workbench/help_pages.py": OWN,
    "ui/workbench/layers.py": "test_styles",
    "ui/workbench/result_project.py": "test_tables_through_qgis",
    "ui/workbench/session.py": "test_tables_through_qgis, test_manifests",
}


def test_every_reader_is_named():
    found = set()
    for top in ("core", "framework", "algorithms", "processing_provider", "ui", "dependencies"):
        for path in (ROOT / top).rglob("*.py"):
            calls = [n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call)]
            names = {ast.unparse(call.func) for call in calls}
            # A class of ours that opens rasters does it in core/raster.
            names = {name for name in names if name.split(".")[-1] in _READS}
            if any(not name.endswith(("Stack.open", "RasterZones.open")) for name in names):
                found.add(path.relative_to(ROOT).as_posix())
    assert found == set(READERS)
    here = {name for name in globals() if name.startswith("test_")}
    for text in READERS.values():
        for word in text.replace(",", " ").replace(":", " ").split():
            assert not word.startswith("test_") or word in here | _QGIS_TESTS, word
            assert not word.startswith("tests/") or (ROOT / word).exists(), word


# In test_hostile_qgis_files.py, as they need QGIS.
_QGIS_TESTS = {
    *("test_tables_through_qgis", "test_styles", "test_workflows", "test_settings"),
    *("test_manifests", "test_summaries", "test_choices_about_files"),
    *("test_addresses_of_text_layers", "test_units_beside_a_table"),
}


@pytest.fixture
def marker(tmp_path):
    """A file that hostile code would make."""
    yield tmp_path / "marker"
    assert not (tmp_path / "marker").exists(), "code of a file was run"


def read_hostile(kind, content: bytes, folder, name: str = "") -> str:
    """Read a file as the plugin does; return the type of our error, "" when it is harmless."""
    path = folder / (name or kind.file)
    path.write_bytes(content)
    started = time.monotonic()
    outcome = ""
    with nothing_runs(folder):
        try:
            kind.read(str(path))
        except CarbonSinkError as error:
            outcome = type(error).__name__
    assert time.monotonic() - started < SECONDS
    return outcome


@pytest.fixture(scope="module")
def seed_of(tmp_path_factory):
    """Return a whole file of a kind, read once so that all is imported."""
    known: dict = {}

    def seed(kind):
        if kind.name not in known:
            folder = tmp_path_factory.mktemp("seed")
            known[kind.name] = kind.seeds(str(folder))[0]
            (folder / kind.file).write_bytes(known[kind.name])
            kind.read(str(folder / kind.file))
        return known[kind.name]

    return seed


# --- tables and JSON ----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.name.replace(" ", "_"))
def test_tables(kind, seed_of, tmp_path, marker):
    outcomes = {
        what: read_hostile(kind, content, tmp_path)
        for what, content in hostile.tables(seed_of(kind), marker).items()
    }
    # The table itself in another encoding, or with some bytes of no encoding, may be read.
    harmless = {"another alphabet", "invalid UTF-8"}
    assert {what for what, error in outcomes.items() if not error} <= harmless


WEIGHTS = [BY_NAME[f"{name} weights"] for name in ("GAL", "GWT", "SWM")]


@pytest.mark.parametrize("kind", WEIGHTS, ids=lambda kind: kind.file[2:])
def test_files_of_weights(kind, seed_of, tmp_path, marker):
    seed = seed_of(kind)
    assert read_hostile(kind, seed, tmp_path) == ""
    text = seed_of(WEIGHTS[0])
    contents = {
        **hostile.tables(text, marker),
        "a dbf beside it": seed.replace(b"layer", str(marker).encode()),
        "cut off": seed[:-6],
        "billions of features": b"0 999999999 a b\n1 999999999\n",
        "negative counts": b"a;b\n" + b"\xff" * 64,
    }
    outcomes = {what: read_hostile(kind, content, tmp_path) for what, content in contents.items()}
    harmless = {"a dbf beside it", "nulls"}  # these are the seed itself, which has no comma
    assert {what for what, error in outcomes.items() if not error} <= harmless, outcomes
    assert set(outcomes.values()) <= {"", "BadWeightsFile"}


FILES = [*TABLES, *WEIGHTS, *(BY_NAME[name] for name in ("model", "manifest"))]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.name.replace(" ", "_"))
@pytest.mark.parametrize("what", ["device", "pipe", "folder"])
def test_devices_pipes_and_folders(kind, what, seed_of, tmp_path):
    seed_of(kind)
    path = tmp_path / kind.file
    make = {
        "device": lambda: path.symlink_to("/dev/zero"),
        "pipe": lambda: os.mkfifo(path),
        "folder": path.mkdir,
    }[what]
    make()
    with nothing_runs(tmp_path):
        if kind.name == "manifest":
            from carbonsink.ui.assessment.manifest import read_manifest

            assert not read_manifest(tmp_path).records  # no file: no manifest
            return
        with pytest.raises(CarbonSinkError):
            kind.read(str(path))


# --- archives -----------------------------------------------------------------------------------


def _fuzzy(folder) -> bytes:
    from carbonsink.tests.fuzz.small_fuzzy import write_small_fuzzy

    path = os.path.join(folder, "seed.carbonmodel")
    write_small_fuzzy(path)
    return Path(path).read_bytes()


@pytest.fixture(scope="module")
def model_seed(seed_of, tmp_path_factory):
    """Return a whole model file of each kind of model."""
    found = {}

    def seed(name: str) -> bytes:
        if name not in found:
            fuzzy = name == "fuzzy model"
            found[name] = _fuzzy(tmp_path_factory.mktemp("f")) if fuzzy else seed_of(BY_NAME[name])
        return found[name]

    return seed


MODEL = BY_NAME["model"]
MODELS = ("model", "sequence model", "fuzzy model")


@pytest.mark.parametrize("name", MODELS)
def test_model_archives(name, model_seed, tmp_path, marker):
    seed = model_seed(name)
    assert read_hostile(MODEL, seed, tmp_path) == ""
    contents = hostile.archives(seed, marker, "training.csv")
    parts = hostile.unpacked(seed)
    contents["deep JSON"] = hostile.packed({**parts, "model.json": hostile.DEEP})
    contents["JSON that is huge"] = hostile.packed(
        {**parts, "model.json": b'{"a":"' + b"x" * (65 << 20) + b'"}'}
    )
    outcomes = {what: read_hostile(MODEL, c, tmp_path) for what, c in contents.items()}
    assert set(outcomes.values()) == {"BadBundle"}, outcomes
    # A forger's file, whose checksums fit: each hostile table and array as the part of some name,
    # and every part replaced by some of them.
    tables = list(hostile.tables(parts["training.csv"], marker).values())
    arrays = list(hostile.arrays(marker).values())
    replaced = sorted(set(parts) - {"model.json"})[:6]
    for ending, contents in ((".csv", tables), ("", arrays)):
        names = [part for part in replaced if part.endswith(".csv") == bool(ending)]
        for i in range(max(len(contents), 3 * len(names)) if names else 0):
            forged = {**parts, names[i % len(names)]: contents[i % len(contents)]}
            read_hostile(MODEL, hostile.sealed(forged), tmp_path)


VALUES = (None, True, -1, 0, 1e308, float("nan"), float("inf"), 2**70, "", "../x", [], {}, [[]])


@pytest.mark.parametrize("name", MODELS)
def test_every_field_of_a_model(name, model_seed, tmp_path, marker):
    """Values of ``model.json`` are replaced one by one: a typed error, or still a model."""
    parts = hostile.unpacked(model_seed(name))
    about = json.loads(parts["model.json"])
    refused = 0
    for i, path in enumerate(hostile.leaves(about)):
        if not path or path[0] in ("files", "validation"):
            continue
        for k in range(2):
            other = VALUES[(3 * i + 7 * k) % len(VALUES)]
            changed = json.dumps(hostile.replaced(about, path, other)).encode()
            forged = hostile.sealed({**parts, "model.json": changed}) if path else changed
            refused += bool(read_hostile(MODEL, forged, tmp_path))
    assert refused > 20


# --- skops --------------------------------------------------------------------------------------


def _skops(schema: dict) -> bytes:
    return hostile.packed({"schema.json": json.dumps(schema).encode()}, zipfile.ZIP_STORED)


@pytest.mark.skipif(not hasattr(operator, "call"), reason="this Python has no operator.call")
def test_the_exploit_runs_where_nobody_looks(tmp_path):
    """The payload of `test_nodes_of_skops` is live: skops runs it when every type is trusted."""
    from skops.io import get_untrusted_types, loads

    made = tmp_path / "made"
    schema = {**hostile.exploit(made), "protocol": 2, "_skops_version": "0.11.0"}
    content = _skops(schema)
    try:
        loads(content, trusted=get_untrusted_types(data=content))
    except Exception as error:  # a later version of skops may refuse to build it at all
        pytest.skip(f"skops itself refuses: {type(error).__name__}")
    assert made.exists()


def _estimator(name: str) -> tuple:
    """Return a whole estimator as skops stores it, and its kind."""
    from carbonsink.core.estimators.estimator_file import dump_estimator
    from carbonsink.core.estimators.registry import EstimatorSettings, find_estimator

    kind = find_estimator(name)
    built = kind.build(EstimatorSettings(), 2, 2, 1)
    random = np.random.default_rng(1)
    built.fit(random.normal(0, 1, (30, 2)), random.normal(0, 1, 30))
    return dump_estimator(built), kind


@pytest.mark.parametrize("name", ["linear", "svm", "neural_network"])
def test_nodes_of_skops(name, tmp_path, marker):
    """Whatever loader a node has and wherever it stands, nothing is built of such a file."""
    from carbonsink.core.estimators.estimator_file import DamagedEstimator, load_estimator

    content, kind = _estimator(name)
    load_estimator(content, "m", kind, 2)
    parts = hostile.unpacked(content)
    schema = json.loads(parts["schema.json"])
    nodes = [p for p in hostile.leaves(schema) if p and p[-1] != "__id__"]
    places = [p for p in nodes if isinstance(_at(schema, p), dict)]
    for i, (what, node) in enumerate(hostile.skops_nodes(marker).items()):
        for place in ((), places[i % len(places)], places[(7 * i + 3) % len(places)]):
            changed = hostile.replaced(schema, place, node)
            changed.update(protocol=2, _skops_version="0.11.0") if not place else None
            forged = {**parts, "schema.json": json.dumps(changed).encode()}
            with nothing_runs(tmp_path), pytest.raises((UntrustedType, DamagedEstimator)):
                load_estimator(hostile.packed(forged, zipfile.ZIP_STORED), "m", kind, 2)
                raise AssertionError(f"{what} at {place} was read")


def _at(value, path: tuple):
    for key in path:
        value = value[key]
    return value


@pytest.mark.parametrize("what", hostile.arrays("x"))
def test_arrays_in_models(what, tmp_path, marker):
    from carbonsink.core.estimators.estimator_file import DamagedEstimator, load_estimator

    content, kind = _estimator("linear")
    parts = hostile.unpacked(content)
    array = hostile.arrays(marker)[what]
    forged = {name: array if name.endswith(".npy") else part for name, part in parts.items()}
    with nothing_runs(tmp_path):
        try:
            found = load_estimator(hostile.packed(forged, zipfile.ZIP_STORED), "m", kind, 2)
        except (DamagedEstimator, ValueError, TypeError):
            return
    # Numbers of another kind: then it does not predict what it did, and is fitted again.
    assert what in ("fields", "complex numbers") and type(found).__name__ == kind.types[0][1]


def test_a_description_that_never_ends(tmp_path):
    from carbonsink.core.estimators.estimator_file import DamagedEstimator, load_estimator

    _content, kind = _estimator("linear")
    for schema in (hostile.DEEP, b"[" + b"0," * (40 << 20) + b"0]"):
        with pytest.raises(DamagedEstimator):
            load_estimator(
                hostile.packed({"schema.json": schema}, zipfile.ZIP_STORED), "m", kind, 2
            )


# --- kept blocks --------------------------------------------------------------------------------


def test_kept_blocks(seed_of, tmp_path, marker):
    kind = BY_NAME["block"]
    seed = seed_of(kind)
    contents = hostile.archives(seed, marker, "0.npy")
    parts = hostile.unpacked(seed)
    for what, array in hostile.arrays(marker).items():
        contents[what] = hostile.packed({**parts, "0.npy": array}, zipfile.ZIP_STORED)
    contents["deep facts"] = hostile.packed({**parts, "facts.json": hostile.DEEP}, 0)
    contents["facts that are huge"] = hostile.packed(
        {**parts, "facts.json": b"[" + b"0," * (9 << 20) + b"0]"}, zipfile.ZIP_STORED
    )
    for what, node in hostile.skops_nodes(marker).items():
        contents[what] = _skops({**node, "protocol": 2})
    outcomes = {what: read_hostile(kind, content, tmp_path) for what, content in contents.items()}
    # Bytes in front of an archive are skipped by every program that reads one, and a part is as
    # long as it is, whatever the directory says.
    readable = {what for what, error in outcomes.items() if not error}
    assert readable <= {"an archive after other bytes", "a part that says it is huge"}


def test_a_journal_in_strange_folders(tmp_path):
    from carbonsink.core.raster import RasterOutput, Window
    from carbonsink.core.raster.journal import Journal

    window, path = Window(0, 0, 3, 4), tmp_path / "a.tif"
    other = tmp_path / "precious"
    other.mkdir()
    (other / "file").write_text("x")
    journal = Journal(str(path), "k", (RasterOutput("npp"),))
    folder = Path(journal.folder)
    block = folder / "0-0-3-4.block"
    for make in (
        lambda: block.symlink_to("/dev/zero"),
        lambda: os.mkfifo(block),
        block.mkdir,
        lambda: block.symlink_to("nowhere"),
    ):
        folder.mkdir()
        make()
        assert journal.read(window) is None
        journal.remove()
        assert not folder.exists()
    # A link in place of the folder: what it leads to stays.
    folder.symlink_to(other)
    journal.remove()
    assert (other / "file").exists()
    # Marks of owners that cannot be.
    if folder.is_symlink():
        folder.unlink()
    folder.mkdir()
    for name in ("x.owner", ".owner", "0-0-0-0.owner", "é" * 60 + ".owner"):
        (folder / name).write_text("")
    journal.remove()


# --- rasters ------------------------------------------------------------------------------------

RASTER = BY_NAME["GeoTIFF"]


def test_rasters(seed_of, tmp_path, marker):
    seed_of(RASTER)
    outcomes = {}
    for what, content in hostile.rasters("", marker).items():
        name = "a.asc" if "ASCII" in what else "a.tif"
        outcomes[what] = read_hostile(RASTER, content, tmp_path, name)
    assert all(outcomes.values()), outcomes


def test_virtual_rasters(seed_of, tmp_path, marker):
    (tmp_path / "seed.tif").write_bytes(seed_of(RASTER))
    path = tmp_path / "a.vrt"
    outcomes = {
        what: read_hostile(RASTER, content, tmp_path, "a.vrt")
        for what, content in hostile.vrts(path, marker).items()
    }
    for what in ("Python", "itself", "more cells than there are", "more rows than there are"):
        assert outcomes[what], outcomes


def test_side_files(seed_of, tmp_path, marker):
    from carbonsink.core.raster.contents import ContentDigests

    (tmp_path / "a.tif").write_bytes(seed_of(RASTER))
    digests = set()
    for ending, contents in hostile.side_files(marker).items():
        for content in contents:
            side = tmp_path / f"a.tif{ending}"
            side.write_bytes(content)
            read_hostile(RASTER, seed_of(RASTER), tmp_path)
            started = time.monotonic()
            with nothing_runs(tmp_path):
                digests.add(ContentDigests(lambda: None).of_raster(str(tmp_path / "a.tif")))
            assert time.monotonic() - started < SECONDS
            side.unlink()
    assert len(digests) > 1


def test_archives_of_rasters(seed_of, tmp_path, marker):
    """Members of archives are copied into the folder given for it, whatever they are called."""
    from carbonsink.core.raster.archives import copy_out, find_rasters
    from carbonsink.core.raster.containers import describe_container

    tif, place = seed_of(RASTER), tmp_path / "copies"
    place.mkdir()
    contents = {**hostile.rasters("", marker), "a raster": tif}
    names = ["a.tif", "x.nc", *(f"{path}.nc" for path in hostile.PATHS)]
    path = tmp_path / "a.zip"
    for what, content in contents.items():
        path.write_bytes(hostile.packed(dict.fromkeys(names, content)))
        with nothing_runs(place):
            for found in find_rasters([str(tmp_path)], Run()):
                try:
                    describe_container(found)
                    copied = copy_out(found, str(place), Run())
                except CarbonSinkError:
                    continue
                assert os.path.realpath(copied).startswith(os.path.realpath(place)), what
    path.write_bytes(hostile.pickled(marker))
    with nothing_runs(place):
        for found in find_rasters([str(path)], Run()):
            with pytest.raises(CarbonSinkError):
                describe_container(found)


def test_axes_of_containers(tmp_path):
    """Axes of a few bytes that claim to be longer than the memory are not read."""
    netcdf = pytest.importorskip("netCDF4")
    from carbonsink.core.raster.axes import _NUMBER
    from carbonsink.core.raster.containers import describe_container

    path = str(tmp_path / "a.nc")
    with netcdf.Dataset(path, "w") as file:
        for name, length in (("lon", 4), ("lat", 2**33)):
            file.createDimension(name, length)
            axis = file.createVariable(name, "f8", (name,), chunksizes=(4,))
            axis.units = f"degrees_{'east' if name == 'lon' else 'north'}"
        npp = file.createVariable("npp", "f4", ("lon", "lat"), chunksizes=(4, 4))
        npp.scale_factor = "1.2.3"
    assert os.path.getsize(path) < 100_000
    started = time.monotonic()
    with nothing_runs(tmp_path), pytest.raises(CarbonSinkError):
        describe_container(path)
    assert time.monotonic() - started < SECONDS
    for text in ("1.2.3", "...", "٣", "-1e5e5", "+.5", "1" * 5000):
        found = _NUMBER.search(text)
        assert found is None or float(found.group()) is not None


def test_bounds_of_axes(tmp_path):
    netcdf = pytest.importorskip("netCDF4")
    from carbonsink.core.raster.time_bounds import _stamped_ends

    path = str(tmp_path / "a.nc")
    with netcdf.Dataset(path, "w") as file:
        file.createDimension("time", 2**33)
        file.createDimension("two", 2)
        file.createVariable(
            "time", "f8", ("time",), chunksizes=(4,)
        ).units = "days since 2000-01-01"
        file.createVariable("time_bnds", "f8", ("time", "two"), chunksizes=(4, 2))
    assert os.path.getsize(path) < 100_000
    started = time.monotonic()
    with nothing_runs(tmp_path):
        assert _stamped_ends(path, "time", "time_bnds", ()) == ()
    assert time.monotonic() - started < SECONDS


def test_geometries():
    """Well-known binary that lies about lengths, or nests itself, is refused."""
    from carbonsink.core.files.wkb import read_rings

    head = b"\x01\x06\x00\x00\x00"
    contents = [
        b"",
        b"\x01\x03",
        b"\x01\x03\x00\x00\x00" + b"\xff" * 8,
        b"\x01\x03\x00\x00\x00\x01\x00\x00\x00\xff\xff\xff\x7f" + bytes(64),
        head + b"\xff\xff\xff\xff",
        (head + b"\x01\x00\x00\x00") * 20_000,
        b"\x01\x03\x00\x00\x00\xff\xff\xff\xff" + bytes(4 * 100_000),
    ]
    for wkb in contents:
        with pytest.raises(CarbonSinkError):
            read_rings(0, wkb)


# --- an assessment's folder ---------------------------------------------------------------------

BUDGET = (
    "zone,code,variable,part,period,year,total (Tg C),constant_total (Tg C),constant_area (km2),"
    "constant_mean (gC m-2),ols_slope (Tg C yr-1),ols_intercept (Tg C),sen_slope (Tg C yr-1),"
    "sen_intercept (Tg C),mk_p,n\n"
) + "".join(
    f"{zone},{zone},nep,year,{year},{year},{1 + year % 7},{1 + year % 5},900,12,0.1,1,0.1,1,0.02,4"
    "\n"
    for zone in ("all", "1", "2")
    for year in (2001, 2002, 2003, 2004)
)
ATTRIBUTION = (
    "from_class,to_class,kind,change_code,area (km2),carbon_change (10^4 t C),"
    "contribution (% of net)\n"
    "Forest,Crop,conversion,1002,12.5,-3.1,60\nCrop,Forest,conversion,2001,2.5,1.1,-20\n"
    ",,total of conversions,,15,-2,40\n,,total within classes,,85,-3,60\n,,total,,100,-5,100\n"
)


def test_an_assessment_folder(tmp_path, marker):
    """Tables that are found in a folder are read, or named as unreadable; nothing else happens."""
    from carbonsink.core.report.assessment.class_chapters import landuse_chapter
    from carbonsink.core.report.assessment.flux_chapters import budget_chapter
    from carbonsink.core.report.assessment.stock import take_stock
    from carbonsink.core.report.drawing import wide_font
    from carbonsink.tests.fuzz.mutations import damage_table

    wide_font()  # matplotlib asks the system for its fonts, once per process

    def look(name, chapter, content):
        folder = tmp_path / "folder"
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        (folder / name).write_bytes(content)
        with nothing_runs(tmp_path):
            try:
                stock = take_stock(str(folder))
            except CarbonSinkError:
                return None, ()
            return chapter(stock, Run(), str), stock.unreadable

    for name, chapter, text in (
        ("budget.csv", budget_chapter, BUDGET),
        ("attribution.csv", landuse_chapter, ATTRIBUTION),
    ):
        made, unreadable = look(name, chapter, text.encode())
        assert made is not None and not unreadable
        for content in hostile.tables(text.encode(), marker).values():
            look(name, chapter, content)
        outcomes = set()
        for case in range(40):
            random = np.random.default_rng([5, case])
            made, unreadable = look(name, chapter, damage_table(random, text.encode()))
            outcomes.add((made is not None, bool(unreadable)))
        assert {(True, False), (False, True)} <= outcomes


def test_a_model_that_names_its_target_outside(tmp_path):
    """Names inside files lead to no file outside of the folder that was asked for."""
    from carbonsink.core.dates.date import parse_date
    from carbonsink.core.dates.periods import Period
    from carbonsink.core.predict.series_maps import series_name

    period = Period(2001, "year", (), True)
    for name in (*hostile.PATHS, "", "...", "~/x", "a\nb", "\0", "x" * 300, "con:", "人/../人"):
        for made in (series_name(name, parse_date("2001")), period.file_stem(name) + ".tif"):
            path = os.path.realpath(tmp_path / made)
            assert os.path.dirname(path) == os.path.realpath(tmp_path)
            assert not set(made) & set('/\\:*?"<>|\0\n') and len(made) < 130


def test_bundles_say_what_is_wrong(tmp_path):
    """A file that is no archive at all is told from a damaged one."""
    path = tmp_path / "m.carbonmodel"
    for content, why in ((b"", "not-zip"), (b"PK\x03\x04", "truncated"), (b"x" * 99, "not-zip")):
        path.write_bytes(content)
        with pytest.raises(BadBundle) as caught:
            MODEL.read(str(path))
        assert caught.value.why == why
