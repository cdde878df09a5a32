"""Tables of settings give the same results whatever their separator, encoding and decimal mark."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from carbonsink.tests.algorithms.storage_cases import CASES
from carbonsink.tests.algorithms.storage_runs import Runs
from carbonsink.tests.algorithms.table_cases import settings
from carbonsink.tests.algorithms.table_forms import FORMS, write_table
from carbonsink.tests.algorithms.test_storage_independence import differences

CORE = Path(__file__).parents[2] / "core"


def shipped(name):
    return settings((CORE / name).read_text(encoding="utf-8"))


LEGEND = settings(
    "code,name,colour\n10,林地,#008000\n20,Grass; dry,#80ff00\n30,Crops,#ffff00\n40,Water,#0000ff\n"
)
DENSITIES = settings("code,density\n10,120.5\n20,60.25\n30,10.75\n40,0.5\n")
COUNTS = settings("stratum,wanted\n1 / 1,3\n1 / 2,4\n3 / 1,5\n3 / 2,6\n7 / 1,7\n7 / 2,8\n")
BREAKS = shipped("trend/class_breaks.csv")
DENSITY = {"ACCOUNTING": "density"}
# Case of rasters, the table's parameter, the table, and other parameters.
TABLES = {
    "trend": ("trend", "CLASS_TABLE", BREAKS, {}),
    "drivers": ("drivers", "CLASS_TABLE", BREAKS, {}),
    "climate": ("climate", "CLASS_TABLE", BREAKS, {}),
    "nep": ("nep", "CLASSES", shipped("flux/nep_classes.csv"), {}),
    "budget": ("budget", "CLASSES", shipped("flux/nep_classes.csv"), {}),
    "casa": ("casa", "PARAMETERS", shipped("flux/casa/casa_parameters.csv"), {}),
    "zones": ("zones", "RULES", shipped("diagnosis/zone_rules.csv"), {}),
    "legend": ("transfer", "CLASSES", LEGEND, {}),
    "legends": ("transfers", "CLASSES", LEGEND, {}),
    "densities": ("transfer", "DENSITIES", DENSITIES, DENSITY),
    "densities-series": ("transfers", "DENSITIES", DENSITIES, DENSITY),
    "counts": ("design", "COUNTS", COUNTS, {"ALLOCATION": "own", "COUNT": 100}),
}
# Forms of the text alone: settings hold no dates, and nothing is missing in them.
TEXTS = [
    name
    for name, form in FORMS.items()
    if not form.missing and not form.group and form.date == FORMS["semicolons"].date
]


@pytest.fixture(scope="module")
def runs(provider, tmp_path_factory):
    return Runs(provider, tmp_path_factory.mktemp("settings"))


@pytest.fixture(scope="module")
def expected():
    return {}


def run_with(runs, name, form, folder):
    case, parameter, table, more = TABLES[name]
    path = write_table(folder, form._replace(ending=".csv"), table, "settings")
    dropped = dict.fromkeys(CASES[case].amounts) if more else {}
    return runs(case, **{parameter: path}, **more, **dropped)


TURNS = itertools.cycle(TEXTS)


@pytest.mark.parametrize(
    ("name", "form"), [(name, form) for name in TABLES for form in itertools.islice(TURNS, 3)]
)
def test_settings_in_any_form(runs, expected, tmp_path, name, form):
    if name not in expected:
        expected[name] = run_with(runs, name, FORMS["bom"], tmp_path)
    assert differences(run_with(runs, name, FORMS[form], tmp_path), expected[name], 0.0) == []
