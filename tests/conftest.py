"""Makes the repository importable as ``carbonsink`` and sets up where QGIS may write.

The tests carry no ``__init__.py``: the repository root is a package already, and what lies in
``tests`` is imported as ``carbonsink.tests.naive``.
"""

from __future__ import annotations

import gc
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def register_package() -> None:
    """Import the repository root under the name ``carbonsink``, whatever its folder is called."""
    spec = importlib.util.spec_from_file_location(
        "carbonsink", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    package = importlib.util.module_from_spec(spec)
    sys.modules["carbonsink"] = package
    spec.loader.exec_module(package)


class NoQgis:
    """An import hook that refuses QGIS, to prove that a test does without."""

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("qgis", "PyQt5", "PyQt6"):
            raise ImportError(f"{name} was imported although the tests run without QGIS")
        return None


class RootIsFolder:
    """A pytest plugin that keeps pytest from importing the root's ``__init__.py`` by itself.

    It would do so under the name of the checkout's folder, as a second package.
    """

    def pytest_collect_directory(self, path, parent):
        return pytest.Dir.from_parent(parent, path=path) if path == ROOT else None


register_package()

# In a virtual environment Debian's pyproj does not find the data of PROJ by itself.
if Path("/usr/share/proj/proj.db").exists():
    os.environ.setdefault("PROJ_DATA", "/usr/share/proj")

from carbonsink.framework.run import kernel_cache  # noqa: E402

# One cache of compiled kernels for all processes and later runs. The default of numba, beside the
# sources, does not notice that a kernel called by another has changed.
if not os.environ.get(kernel_cache.VARIABLE):
    os.environ[kernel_cache.VARIABLE] = kernel_cache.versioned_folder(ROOT / ".dev" / "numba")

# Files that take long for their number of tests, which is all that pytest-xdist knows of them. The
# first ones need kernels of different rooms: two processes would compile the same ones otherwise.
LONG_FILES = (
    "tests/workflows/test_runs.py",
    "tests/core/trend/test_climate.py",
    "tests/core/pattern/test_grid_kernels.py",
    "tests/core/trend/test_breaks.py",
    "tests/core/trend/test_drivers.py",
    "tests/core/forest/growth/test_forests.py",
    "tests/core/forest/test_boosted_trees.py",
    "tests/fuzz/test_bounds.py",
    "tests/faults/test_inputs.py",
    "tests/faults/test_outputs.py",
    "tests/faults/test_kill.py",
    "tests/algorithms/test_storage_independence.py",
    "tests/algorithms/test_table_independence.py",
    "tests/algorithms/test_on_a_cluster.py",
    "tests/algorithms/test_exit_codes.py",
    "tests/algorithms/train/test_trainmodel.py",
    "tests/algorithms/train/test_compared_ensembles.py",
    "tests/algorithms/train/test_comparemodels.py",
    "tests/algorithms/prepare/test_importseries.py",
    "tests/core/cluster/test_executor.py",
    "tests/core/cluster/test_faulty_clusters.py",
    "tests/core/estimators/test_kinds.py",
    "tests/core/explain/test_kinds.py",
    "tests/core/fuzzy/test_site_ensemble.py",
    "tests/core/learn/test_split_search.py",
    "tests/core/raster/test_limits.py",
    "tests/core/raster/test_numpy_promotion.py",
    "tests/fuzz/test_fuzz.py",
    "tests/fuzz/test_hostile_files.py",
    "tests/fuzz/test_hostile_models.py",
    "tests/dependencies/test_installation.py",
    "tests/qt6/test_windows.py",
    "tests/real/test_americas.py",
    "tests/real/test_towers.py",
    "tests/test_dev.py",
    "tests/test_packaging.py",
    "tests/test_papers.py",
    "tests/test_plugin_load.py",
    "tests/test_release.py",
)

# A page stands alone: it may name the source of a method, and nothing else of the network.
FOREIGN_ADDRESS = re.compile(r"(?i)(?:https?:)?//(?!doi\.org/10\.)[a-z0-9.-]+\.[a-z]{2,}")

from carbonsink.tests import report_checks  # noqa: E402
from carbonsink.tests.factories import named_raster, raster  # noqa: E402, F401


def pytest_addoption(parser):
    parser.addoption(
        "--no-qgis",
        action="store_true",
        help="run tests/core only, and refuse any import of QGIS",
    )
    parser.addoption(
        "--window",
        action="store_true",
        help="run the scenarios in the real QGIS window too: half an hour",
    )
    parser.addoption(
        "--fuzz",
        type=int,
        default=0,
        metavar="N",
        help="damaged files of each kind in tests/fuzz, and print what came of them",
    )


def pytest_configure(config):
    config.pluginmanager.register(RootIsFolder(), "carbonsink-root-is-folder")
    if config.getoption("--no-qgis"):
        sys.meta_path.insert(0, NoQgis())


@pytest.hookimpl(wrapper=True)
def pytest_collection(session):
    """Search for no garbage while tests are collected, and leave them out of every later search."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(config, items):
    """Begin with the long files where several processes share them, so that all end together."""
    if hasattr(config, "workerinput"):
        place = {ROOT / name: i for i, name in enumerate(LONG_FILES)}
        items.sort(key=lambda item: place.get(item.path, len(place)))


def pytest_ignore_collect(collection_path, config):
    if collection_path.name == "test_real_window.py" and not config.getoption("--window"):
        return True
    if not config.getoption("--no-qgis"):
        return None
    core = ROOT / "tests" / "core"
    inside = core in (collection_path, *collection_path.parents)
    return None if inside or collection_path in core.parents else True


@pytest.fixture(autouse=True, scope="session")
def _files_closed_before_qgis_ends():
    """Free what caught exceptions still hold.

    A raster that a traceback keeps open is closed by QGIS when it ends and then once more by
    Python: the process dies. Fixtures of plugins, QGIS's among them, are set up before ours and
    torn down after.
    """
    yield
    gc.collect()


@pytest.fixture(autouse=True, scope="session")
def _no_waiting_for_the_disk():
    """Leave out what guards files against a power failure, which no test can see."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda descriptor: None)
        yield


@pytest.fixture(autouse=True)
def qgis_show_map():
    """Replace the fixture of pytest-qgis, which makes a folder for each test to show maps."""


@pytest.fixture(scope="session")
def _layout():
    layout = report_checks.Layout()
    yield layout
    layout.close()


@pytest.fixture(autouse=True)
def _reports_can_be_read(monkeypatch, _layout):
    """Look into every page and figure that any test makes: see `report_checks`.

    A page loads nothing and names no other site, its first page says what was found, its axes have
    names, no word of code is shown, and nothing is cut at any width.
    """
    from carbonsink.core.report import page, svg_drawing

    publish, render, finish, found = (
        page.publish_text,
        page.render_page,
        svg_drawing.format_axis_labels,
        [],
    )

    def look(path, text):
        found.extend(f"an address: {name}" for name in FOREIGN_ADDRESS.findall(text))
        publish(path, text)
        found.extend(_layout.faults(path))

    def look_at_page(shown, *arguments, **settings):
        if isinstance(shown, page.Page) and report_checks.writer():
            found.extend(report_checks.page_faults(page.with_findings_first(shown)))
        return render(shown, *arguments, **settings)

    def look_at_figure(figure):
        finish(figure)
        found.extend(report_checks.figure_faults(figure))

    monkeypatch.setattr(page, "publish_text", look)
    monkeypatch.setattr(page, "render_page", look_at_page)
    monkeypatch.setattr(svg_drawing, "format_axis_labels", look_at_figure)
    yield
    assert not found, "\n".join(dict.fromkeys(found))


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository root."""
    return ROOT


@pytest.fixture(scope="session")
def qgis_process():
    """Run ``qgis_process`` with the plugin, as a user at a shell would.

    ``qgis_process("run", "carbonsink:nep", "--NPP=...")`` returns the finished process with its
    ``returncode``, ``stdout`` and ``stderr`` (text).
    """

    def run(*arguments, timeout=120):
        command = [str(ROOT / "dev"), "process", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)

    return run


@pytest.fixture(scope="session")
def provider(qgis_app, qgis_processing):
    """The provider, registered as QGIS does it."""
    from qgis.core import QgsApplication

    from carbonsink.processing_provider.provider import CarbonSinkProvider

    provider = CarbonSinkProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)
