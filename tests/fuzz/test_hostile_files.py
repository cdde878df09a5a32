"""Every reader of the plugin meets hostile files: a typed error or a harmless result, nothing run.

`READERS` names the test for every file of the plugin that opens, parses or lists anything; a new
one fails `test_every_reader_is_named` until it is tried here too.
"""

from __future__ import annotations

import ast
import os
from pathlib import Path

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.run import CarbonSinkError
from carbonsink.core.run import Run
from carbonsink.tests.fuzz import hostile
from carbonsink.tests.fuzz.hostile_reading import BY_NAME, read_hostile
from carbonsink.tests.fuzz.kinds import KINDS
from carbonsink.tests.fuzz.watching import nothing_runs

ROOT = Path(__file__).resolve().parents[2]
TABLES = [kind for kind in KINDS if kind.file == "a.csv"]

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
    "core/cluster/science_archive.py": f"{OWN}; {CLUSTER}",
    "core/cluster/worker.py": CLUSTER,
    "core/demo/region_files.py": OWN,
    "core/diagnosis/workspace.py": "test_an_assessment_folder",
    "core/estimators/estimator_file.py": "test_nodes_of_skops, test_arrays_in_models",
    "core/files/reading.py": "test_devices_pipes_and_folders",
    "core/files/processes.py": "what the system says; tests/core/files/test_atomic.py",
    "core/files/wkb.py": "test_geometries",
    "core/files/atomic.py": "writes; tests/core/files/test_atomic.py",
    "core/forest/boosted_trees.py": "test_nodes_of_skops: no buffer of xgboost is ever read",
    "core/forest/forest_file.py": "test_model_archives, tests/fuzz/test_bounds.py",
    "core/fuzzy/site_ensemble_bundle.py": "test_model_archives",
    "core/imports/stac.py": "tests/core/imports/test_stac.py",
    "core/jit.py": "its own sources; tests/core/test_jit.py",
    "core/landuse/carbon_densities.py": "test_tables",
    "core/model/bundle_tables.py": "test_model_archives",
    "core/model/model_file.py": "test_model_archives",
    "core/pattern/weights_file.py": "test_files_of_weights",
    "core/raster/archives.py": "test_archives_of_rasters",
    "core/raster/array_axes.py": "test_axes_of_containers",
    "core/raster/checkpoint_file.py": "test_kept_blocks",
    "core/raster/class_tables.py": "tests/core/raster/test_class_side_files.py",
    "core/raster/completeness.py": "test_headers_of_classic_containers",
    "core/raster/container_layers.py": "test_archives_of_rasters",
    "core/raster/content_digests.py": "test_side_files",
    "core/raster/file_signatures.py": "test_archives_of_rasters",
    "core/raster/file_version.py": "test_virtual_rasters, test_sources_that_are_no_files",
    "core/raster/raster_search.py": "test_folders_of_rasters, test_archives_of_rasters",
    "core/raster/grib.py": "test_heads_of_grib",
    "core/raster/journal.py": "test_kept_blocks, test_a_journal_in_strange_folders",
    "core/raster/opening.py": f"{RASTERS}, and what the system says of this process",
    "core/raster/shapefile_encoding.py": "tests/core/raster/test_shapefile_encoding.py",
    "core/raster/scaling_metadata.py": "test_headers_of_saga",
    "core/raster/subdatasets.py": RASTERS,
    "core/raster/time_bounds.py": "test_bounds_of_axes",
    "core/raster/vector_layers.py": OWN,
    "core/raster/write_failures.py": "writes",
    "core/raster/writer.py": OWN,
    "core/report/assessment/results.py": "test_an_assessment_folder",
    "core/sequence/lstm_bundle.py": "test_model_archives",
    "core/sites/flux_tables/flux_files.py": "test_tables",
    "core/sites/table_inspection.py": "test_tables_through_qgis",
    "core/tables/csv_table.py": "test_tables",
    "core/tables/separators.py": "test_tables",
    "core/tables/stored_table.py": "test_model_archives",
    "core/tables/workbook_sheets.py": "test_tables_through_qgis",
    "dependencies/folders.py": OWN,
    "dependencies/installation.py": "what our own child process prints",
    "dependencies/interpreter.py": "what our own child process prints",
    "dependencies/diagnostics.py": OWN,
    "framework/features/stored_units.py": "test_units_beside_a_table",
    "framework/features/table_cells.py": "test_addresses_of_text_layers, test_tables_through_qgis",
    "framework/features/table_files.py": "test_addresses_of_text_layers, test_tables_through_qgis",
    "framework/features/replaced_tables.py": "test_tables_through_qgis",
    "framework/parameters/dates.py": OWN,
    "framework/parameters/layers.py": RASTERS,
    "framework/features/feature_tables.py": "test_tables_through_qgis",
    "framework/parameters/quantities.py": OWN,
    "framework/parameters/values.py": "test_tables_through_qgis",
    "framework/run/kernel_cache.py": "tests/framework/run/test_kernel_cache.py",
    "framework/settings.py": "test_settings",
    "framework/style/layer_loading.py": "test_styles",
    "framework/style/vector_style.py": "test_styles",
    "framework/style/map_sheets.py": "test_styles",
    "framework/style/raster_style.py": OWN,
    "framework/style/series_style.py": "test_styles",
    "framework/text/help_text.py": OWN,
    "framework/text/translation.py": OWN,
    "processing_provider/provider.py": OWN,
    "processing_provider/workflows.py": "test_workflows",
    "ui/assessment/derived_layers.py": "test_tables",
    "ui/assessment/downloads.py": "tests/ui/assessment/test_downloads.py",
    "ui/assessment/duplicates.py": "tests/ui/assessment/test_duplicates.py",
    "ui/assessment/folder_listing.py": "test_choices_about_files",
    "ui/assessment/manifest.py": "test_manifests",
    "ui/assessment/plot_and_zone_tables.py": "test_tables",
    "ui/assessment/task_findings.py": "test_summaries",
    "ui/choice_widget.py": OWN,
    "ui/workbench/help_pages.py": OWN,
    "ui/workbench/result_layers.py": "test_styles",
    "ui/workbench/menus_and_dropped_files.py": "test_tables_through_qgis",
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
    texts = [path.read_text() for path in Path(__file__).parent.glob("test_*.py")]
    nodes = [node for text in texts for node in ast.parse(text).body]
    tests = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    for text in READERS.values():
        for word in text.replace(",", " ").replace(":", " ").split():
            assert not word.startswith("test_") or word in tests, word
            assert not word.startswith("tests/") or (ROOT / word).exists(), word


# In test_hostile_qgis_files.py, as they need QGIS.


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
    from carbonsink.core.report.assessment.results import find_results
    from carbonsink.core.report.svg_drawing import chinese_font
    from carbonsink.tests.fuzz.mutations import damage_table

    chinese_font()  # matplotlib asks the system for its fonts, once per process

    def look(name, chapter, content):
        folder = tmp_path / "folder"
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        (folder / name).write_bytes(content)
        with nothing_runs(tmp_path):
            try:
                stock = find_results(str(folder))
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
    from carbonsink.core.predict.series_prediction import series_name

    period = Period(2001, "year", (), True)
    for name in (*hostile.PATHS, "", "...", "~/x", "a\nb", "\0", "x" * 300, "con:", "人/../人"):
        for made in (series_name(name, parse_date("2001")), period.file_stem(name) + ".tif"):
            path = os.path.realpath(tmp_path / made)
            assert os.path.dirname(path) == os.path.realpath(tmp_path)
            assert not set(made) & set('/\\:*?"<>|\0\n') and len(made) < 130
