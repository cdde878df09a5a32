"""Loading the plugin, and what must not be loaded with it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytest.importorskip("qgis.core")

# QGIS comes with the first two and yet starts without them; the third reads versions of libraries.
SLOW = ("numpy", "osgeo", "email")
HEAVY = (
    *("sklearn", "scipy", "numba", "skops", "pandas", "matplotlib", "jinja2"),
    *("shap", "esda", "libpysal", "xgboost", "torch", "dask", "joblib"),
)

# In a fresh interpreter: register the package, load the plugin, ask all the registry asks for.
SCRIPT = """
import importlib.util, json, os, sys

root = sys.argv[1]
spec = importlib.util.spec_from_file_location(
    "carbonsink", os.path.join(root, "__init__.py"), submodule_search_locations=[root]
)
package = importlib.util.module_from_spec(spec)
sys.modules["carbonsink"] = package
spec.loader.exec_module(package)

from qgis.core import QgsApplication

application = QgsApplication([], False)
application.initQgis()
before = set(sys.modules)
plugin = package.classFactory(None)
plugin.initProcessing()
messages = "carbonsink.framework.messages.catalogue" in sys.modules
import carbonsink.ui.dependency_entry, carbonsink.ui.settings_page
import carbonsink.ui.workbench.workbench_dock

started = set(sys.modules) - before
provider = QgsApplication.processingRegistry().providerById("carbonsink")
result = {
    "name": provider.name(),
    "icon": not provider.icon().isNull(),
    "algorithms": {a.id(): a.canExecute()[0] for a in provider.algorithms()},
    "help": all(a.shortHelpString() and a.parameterDefinitions() for a in provider.algorithms()),
    "messages": messages,
    "started": sorted({name.split(".")[0] for name in started}),
    "loaded": sorted({name.split(".")[0] for name in set(sys.modules) - before}),
}
plugin.unload()
result["unloaded"] = QgsApplication.processingRegistry().providerById("carbonsink") is None
plugin.unload()
print("RESULT" + json.dumps(result))
sys.stdout.flush()
os._exit(0)  # the teardown of QGIS is not what is tested
"""


@pytest.fixture(scope="module")
def loaded(root):
    finished = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(root)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    (line,) = [line for line in finished.stdout.splitlines() if line.startswith("RESULT")]
    return json.loads(line[len("RESULT") :])


def test_the_plugin_works_without_a_window(loaded):
    assert loaded["name"] == "Carbon Sink"
    assert loaded["icon"]
    assert loaded["algorithms"]
    assert loaded["help"]


def test_every_algorithm_can_run_here(loaded):
    assert [name for name, able in loaded["algorithms"].items() if not able] == []


def test_starting_imports_nothing_slow(loaded):
    assert "carbonsink" in loaded["started"]
    assert {*SLOW, *HEAVY} & set(loaded["started"]) == set()


def test_starting_leaves_the_messages_to_the_first_run(loaded):
    assert not loaded["messages"]


def test_loading_and_describing_imports_nothing_heavy(loaded):
    assert "carbonsink" in loaded["loaded"]
    assert set(HEAVY) & set(loaded["loaded"]) == set()


def test_it_can_be_unloaded_twice(loaded):
    assert loaded["unloaded"]


def test_qgis_process_lists_the_plugin(qgis_process):
    finished = qgis_process("list")
    assert finished.returncode == 0, finished.stderr
    assert "carbonsink:" in finished.stdout
