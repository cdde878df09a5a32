"""Results do not depend on how the same table is written: separator, encoding, dates, order.

Each algorithm that takes a table runs once on its plain form; each other form must give the same.
Which inputs take tables is read from the declarations.
"""

from __future__ import annotations

import csv
import io
import itertools

import pytest
from osgeo import gdal
from qgis.core import (
    QgsProcessing,
    QgsProcessingFeedback,
    QgsProcessingParameterFile,
    QgsVectorLayer,
)

from carbonsink.algorithms import all_algorithms
from carbonsink.tests.algorithms.table_cases import CASES, months_of_sites
from carbonsink.tests.algorithms.table_forms import (
    CONTAINERS,
    FORMS,
    Container,
    Form,
    store_table,
    write_table,
)

PLAIN, FILE_ITSELF = Form(), QgsProcessingParameterFile.Behavior.File
TRENDS = ("trendclassification", "driverclassification", "climatehuman")
TRANSFERS = ("landusetransfer", "landusetransferseries")
VECTORS = ("globalvector", "lisavector", "joincountvector", "hotspotvector")
MAPS = ("predictraster", "predictseries", "explainraster")
FLUXES = ("nep", "nepseries", "carbonbudget", "gravitycentre")
# Inputs that take tables which no case here has, and why none is needed.
READER = "read by the reader of all settings"
SETTINGS = "tests/algorithms/test_settings_tables.py"
NO_CASE = {
    ("checkgrids", "TABLES"): "its page tells how the files are written",
    ("importseries", "INPUT"): "rasters",
    ("importseries", "PRODUCTS"): READER,
    ("importseries", "QUALITY_RULES"): READER,
    ("samplingdesign", "COUNTS"): SETTINGS,
    ("casanpp", "PARAMETERS"): SETTINGS,
    ("diagnosticzoning", "RULES"): SETTINGS,
    **{(name, "CLASS_TABLE"): SETTINGS for name in TRENDS},
    **{(name, "CLASSES"): SETTINGS for name in ("nep", "carbonbudget", *TRANSFERS)},
    **{(name, "DENSITIES"): SETTINGS for name in TRANSFERS},
    **{(name, "CLASS_CODES"): READER for name in (*MAPS, *FLUXES)},
    **{(name, "MODELS"): "models" for name in FLUXES},
    **{(name, "WEIGHTS_FILE"): "formats of their own" for name in VECTORS},
}


def table_inputs():
    """Algorithm and name of each input that takes a table or a file."""
    for algorithm in all_algorithms():
        definitions = algorithm()
        definitions.initAlgorithm()
        for definition in definitions.parameterDefinitions():
            kind = definition.type()
            if kind == "source" and QgsProcessing.SourceType.TypeVector in definition.dataTypes():
                yield algorithm.ID, definition.name()
            elif (
                kind == "multilayer" and definition.layerType() == QgsProcessing.SourceType.TypeFile
            ):
                yield algorithm.ID, definition.name()
            elif (
                kind == "file"
                and definition.behavior() == FILE_ITSELF
                and definition.name() != "MODEL"
            ):
                yield algorithm.ID, definition.name()


def test_every_table_has_a_case_or_a_reason():
    seen = {(case.algorithm, name) for case in CASES.values() for name in case.tables}
    assert set(table_inputs()) == seen | set(NO_CASE)
    assert not seen & set(NO_CASE)


class Runs:
    """Runs of cases in one folder; results of plain tables and a model are kept."""

    def __init__(self, provider, folder):
        self.provider, self.folder = provider, folder
        self.numbers, self.expected, self.others = itertools.count(), {}, {}

    def start(self, algorithm, **parameters):
        import processing

        return processing.run(f"carbonsink:{algorithm}", parameters)

    def __call__(self, name, form=PLAIN, **more):
        """Run a case with all its tables in a form; what it returned and wrote."""
        case, folder = CASES[name], self.folder / str(next(self.numbers))
        (folder / "in").mkdir(parents=True)
        for value in filter(callable, case.others.values()):
            if value not in self.others:
                self.others[value] = value(self.start, self.folder)
        others = {k: self.others[v] if callable(v) else v for k, v in case.others.items()}
        kind = self.provider.algorithm(case.algorithm).parameterDefinition
        tables = {}
        for key, table in case.tables.items():
            is_workbook = isinstance(form, Container) and form.ending in ("xlsx", "ods")
            takes_workbooks = kind(key).type() == "multilayer" and is_workbook
            if isinstance(form, Container) and (kind(key).type() == "source" or takes_workbooks):
                tables[key] = store_table(folder / "in", form, table, key.lower())
                continue
            own = form if isinstance(form, Form) else PLAIN
            if kind(key).type() == "file":
                own = own._replace(ending=".csv")
            tables[key] = write_table(folder / "in", own, table, key.lower())
        endings = {"MODEL": ".carbonmodel", "REPORT": ".html"}
        files = {key: str(folder / f"{key}{endings.get(key, '.csv')}") for key in case.outputs}
        results = self.start(case.algorithm, **{**tables, **others, **files, **more})
        files = {k: path for k, path in files.items() if k not in ("MODEL", "REPORT")}
        copied = {column for table in case.tables.values() for column in table.header}
        copied |= {"fid", *(column[:10] for column in copied)}  # names in GeoPackages and DBF
        return {
            **{key: value for key, value in results.items() if isinstance(value, (int, float))},
            **{output: columns_of(path, copied) for output, path in files.items()},
        }

    def plain(self, name):
        if name not in self.expected:
            self.expected[name] = self(name)
        return self.expected[name]


def columns_of(path, copied):
    """Columns of a table that are not copies of the input's."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    found = {name: cells for name, *cells in zip(*rows) if name not in copied}
    assert found and len(rows) > 1
    return found


@pytest.fixture(scope="module")
def runs(provider, tmp_path_factory):
    return Runs(provider, tmp_path_factory.mktemp("tables"))


def by_turns(cases, forms, each):
    """Pairs of a case and some forms: each form is seen by some cases."""
    forms = itertools.cycle(forms)
    return [
        pytest.param(name, form, id=f"{name}-{form}")
        for name in cases
        for form in itertools.islice(forms, each)
    ]


@pytest.mark.parametrize(("name", "form"), by_turns(CASES, FORMS, 5))
def test_tables_in_any_form(runs, name, form):
    if name == "networks":
        pytest.importorskip("torch")
    expected = runs.plain(name)
    assert runs(name, FORMS[form]) == expected


@pytest.mark.parametrize("form", FORMS)
def test_the_reader_of_samples_knows_every_form(runs, form):
    assert runs("carbon", FORMS[form]) == runs.plain("carbon")


@pytest.mark.parametrize("form", FORMS)
def test_the_reader_of_towers_knows_every_form(runs, form):
    assert runs("towers", FORMS[form]) == runs.plain("towers")


# Names of columns that a DBF would cut.
NOT_IN_DBF = ("carbon",)
WORKBOOKS = [name for name, container in CONTAINERS.items() if container.ending in ("xlsx", "ods")]


@pytest.mark.parametrize("container", WORKBOOKS)
def test_the_reader_of_towers_knows_workbooks(runs, container):
    _require_same(runs("towers", CONTAINERS[container]), runs.plain("towers"))


@pytest.mark.parametrize(
    ("name", "container"),
    by_turns([name for name in CASES if name not in ("towers", "networks")], CONTAINERS, 2),
)
def test_tables_in_any_container(runs, name, container):
    if name in NOT_IN_DBF and container.endswith("dbf"):
        pytest.skip("a DBF cuts names")
    _require_same(runs(name, CONTAINERS[container]), runs.plain(name))


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_reader_of_samples_knows_every_container(runs, container):
    _require_same(runs("soil", CONTAINERS[container]), runs.plain("soil"))


def _require_same(found, expected):
    """Numbers are written with other digits where the columns of an output have a width."""
    assert found.keys() == expected.keys()
    for key, columns in expected.items():
        if not isinstance(columns, dict):
            assert found[key] == pytest.approx(columns, nan_ok=True), key
            continue
        assert found[key].keys() == columns.keys()
        for column, cells in columns.items():
            assert [_number(c) for c in found[key][column]] == pytest.approx(
                [_number(c) for c in cells], rel=1e-12, nan_ok=True
            ), column


def _number(cell):
    try:
        return float(cell or "nan")
    except ValueError:
        return float(int.from_bytes(cell.encode()[:16], "little"))


def test_the_plain_form_is_what_pandas_reads(runs):
    """Monthly sums of GPP and means of temperature of the towers, with dates that pandas reads."""
    import pandas as pd

    table = CASES["towers"].tables["INPUT"]
    frame = pd.DataFrame(table.rows, columns=["site", "date", "ta", "gpp", "swc", "remark"])
    months = pd.to_datetime(frame["date"]).dt.strftime("%Y-%m")
    means = frame.groupby(["site", months])[["ta", "gpp"]].mean()
    found = runs.plain("towers")["OUTPUT"]
    assert len(found["ta"]) == len(means) == 12
    days = [pd.Period(month).days_in_month for _, month in means.index]
    assert sorted(map(float, found["ta"])) == pytest.approx(sorted(means["ta"]), rel=1e-9)
    expected = sorted(means["gpp"] * days)
    assert sorted(map(float, found["gpp"])) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("form", ["comments-above", "comments-among", "utf-16", "gbk", "bars"])
def test_a_layer_of_such_a_file(runs, tmp_path, form):
    expected = runs.plain("screening")
    path = write_table(tmp_path, FORMS[form], CASES["screening"].tables["SAMPLES"])
    layer = QgsVectorLayer(path, "plots", "ogr")
    if layer.isValid():  # QGIS opens most of them, as something else
        assert runs("screening", SAMPLES=layer) == expected


def test_lines_that_are_skipped_are_told(run_algorithm, tmp_path):
    feedback = QgsProcessingFeedback()
    run_algorithm(
        "fitrespiration",
        feedback,
        SAMPLES=write_table(tmp_path, FORMS["comments-among"], months_of_sites()),
        RS_FIELD="flux",
        RH_FIELD="rh",
        REPORT=str(tmp_path / "r.html"),
    )
    log = feedback.htmlLog()
    assert "begin with #" in log and "line 122" in log


@pytest.mark.parametrize("name", ["soil", "trees"])
def test_lines_that_are_skipped_are_told_of_each_table(run_algorithm, tmp_path, name):
    case, feedback = CASES[name], QgsProcessingFeedback()
    tables = {
        key: write_table(tmp_path, FORMS["comments-among"], table, key.lower())
        for key, table in case.tables.items()
    }
    run_algorithm(case.algorithm, feedback, **tables, **case.others, OUTPUT="memory:")
    lines = [line for line in feedback.htmlLog().split("<br/>") if "begin with #" in line]
    assert all(any(path in line for line in lines) for path in tables.values())


CLASSES = [
    ["code", "key", "label", "upper", "colour"],
    ["1", "source", "源", "-1250.5", "#a00000"],
    ["2", "neutral", "中性", "0.5", "#ffffff"],
    ["3", "sink", "汇", "", "#00a000"],
]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("decimal", [".", ","])
def test_tables_of_classes(run_algorithm, raster, tmp_path, separator, encoding, decimal):
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator)
    writer.writerows([[cell.replace(".", decimal) for cell in row] for row in CLASSES])
    path = tmp_path / "classes.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    npp, rh = raster([[100.0, 900.0, 400.0]], "npp.tif"), raster([[1800.0, 400.0, 400.0]], "rh.tif")
    classes = str(tmp_path / "c.tif")
    run_algorithm(
        "nep",
        NPP=npp,
        RH=rh,
        CLASSES=str(path),
        OUTPUT=str(tmp_path / "o.tif"),
        NEP_CLASS=classes,
    )
    assert gdal.Open(classes).ReadAsArray().tolist() == [[1, 3, 2]]
