"""Hostile files where QGIS reads first: tables, styles, workflows, settings, manifests."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingException,
    QgsProcessingModelAlgorithm,
    QgsRasterLayer,
    QgsSettings,
    QgsVectorLayer,
)

from carbonsink.core.dates.date import parse_date
from carbonsink.core.errors_and_notes.diagnosis import BadManifest
from carbonsink.core.report.assessment.sheets import MapSheet
from carbonsink.core.run import Run
from carbonsink.tests.factories import write_raster
from carbonsink.tests.fuzz import hostile
from carbonsink.tests.fuzz.mutations import damage_table
from carbonsink.tests.fuzz.test_sample_tables import table
from carbonsink.tests.fuzz.watching import nothing_runs

SECONDS = 30.0
KERNELS = [os.environ[name] for name in ("NUMBA_CACHE_DIR",) if name in os.environ]


@pytest.fixture
def marker(tmp_path):
    """A file that hostile code would make."""
    yield tmp_path / "marker"
    assert not (tmp_path / "marker").exists(), "code of a file was run"


# --- tables -------------------------------------------------------------------------------------

_SHEET = '<?xml version="1.0"?>{}<worksheet><sheetData>{}</sheetData></worksheet>'
_BOOK = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": "<Relationships/>",
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Type="worksheet" '
    'Target="{}"/></Relationships>',
    "xl/workbook.xml": '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>'
    "</workbook>",
}


def workbook(sheet: str, target: str = "worksheets/sheet1.xml") -> bytes:
    """Return an XLSX with one sheet."""
    parts = {name: text.format(target) if "{}" in text else text for name, text in _BOOK.items()}
    return hostile.packed({**parts, "xl/worksheets/sheet1.xml": sheet})


def books(marker) -> dict:
    """Return hostile workbooks and databases by file name."""
    row = '<row r="1"><c r="A1" t="str"><f>{0}</f><v>{0}</v></c></row>'
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    command = f"cmd|'/C touch {marker}'!A0"
    return {
        "formula.xlsx": workbook(_SHEET.format("", row.format(command))),
        "laughs.xlsx": workbook(_SHEET.format(hostile.LAUGHS, row.format("&a20;"))),
        "entity.xlsx": workbook(_SHEET.format(hostile.OUTSIDE, row.format("&a20;"))),
        "outside.xlsx": workbook(_SHEET.format("", ""), "../../../../etc/passwd"),
        "far.xlsx": workbook(_SHEET.format("", far)),
        "bomb.xlsx": workbook(_SHEET.format("", " " * (200 << 20))),
        "pickle.xlsx": hostile.pickled(marker),
        "pickle.gpkg": hostile.pickled(marker),
        "half.gpkg": b"SQLite format 3\0" + bytes(2000),
        "deep.geojson": hostile.DEEP,
        "huge.geojson": b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":'
        + b'{"npp":1e999,"mat":-1e999},"geometry":{"type":"Point","coordinates":[1e400,"x"]}}]}',
        "script.vrt": b"<OGRVRTDataSource><OGRVRTLayer name='a'><SrcDataSource>/etc/passwd"
        b"</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
    }


ALGORITHMS = {
    "trainmodel": {
        "TARGET_FIELD": "npp",
        "PREDICTOR_FIELDS": ["mat", "rain"],
        "TREES": 3,
        "FOLDS": 2,
        "MODEL": "a.carbonmodel",
    },
    "checkgrids": {"REPORT": "a.html"},
}


@pytest.mark.parametrize("name", ALGORITHMS)
def test_tables_through_qgis(name, provider, tmp_path, marker):
    import processing

    contents = {f"{i}.csv": c for i, c in enumerate(hostile.tables(table(), marker).values())}
    parameters = {
        key: str(tmp_path / value) if str(value).startswith("a.") else value
        for key, value in ALGORITHMS[name].items()
    }

    def given(path):
        return {"SAMPLES": str(path)} if name == "trainmodel" else {"TABLES": [str(path)]}

    # Once without watching: kernels and libraries are loaded, which is no matter of the file.
    (tmp_path / "whole.csv").write_bytes(table())
    processing.run(f"carbonsink:{name}", {**given(tmp_path / "whole.csv"), **parameters})
    for file, content in {**contents, **books(marker)}.items():
        path = tmp_path / file
        path.write_bytes(content)
        started = time.monotonic()
        # Kernels are compiled into the profile.
        with nothing_runs(tmp_path, QgsApplication.qgisSettingsDirPath(), *KERNELS):
            try:
                processing.run(f"carbonsink:{name}", {**given(path), **parameters})
            except QgsProcessingException as error:
                assert str(error).strip() and "Internal error" not in str(error), file
        assert time.monotonic() - started < SECONDS, file


def test_addresses_of_text_layers(qgis_app, tmp_path):
    """What a project says of a layer of delimited text is no number, or no file, of ours."""
    from carbonsink.framework.features.table_files import delimited_text_of

    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n")
    for lines in ("9" * 5000, "²", "-1", "1e3", "", "../.."):
        for address in (f"file://{path}", "file:///dev/zero", "file:///etc", "http://127.0.0.1:9/"):
            source = f"{address}?delimiter=,&skipLines={lines}&useHeader=yes"
            layer = QgsVectorLayer(source, "a", "delimitedtext")
            found = delimited_text_of(layer)
            assert found is None or (found.path == str(path) and 0 <= found.skipped < 10**9)


def test_units_beside_a_table(qgis_app, tmp_path):
    """What lies beside a table as its units is believed only where it is one of ours."""
    from carbonsink.framework.features.stored_units import (
        ENDING,
        read_stated_units,
        still_valid_units,
    )

    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n3,4\n")
    layer = QgsVectorLayer(str(path), "a", "ogr")
    good = {"name": "a", "unit": "K", "n": 2, "minimum": 1, "maximum": 3}
    frame = pd.DataFrame({"a": ["1", "3"], "b": ["2", "4"]})

    def found(text):
        (tmp_path / f"a.csv{ENDING}").write_bytes(text.encode("utf-8", "surrogatepass"))
        return still_valid_units(frame, read_stated_units(layer, None, str(path)))

    assert found(json.dumps({"columns": [good]})) == {"a": "K"}
    wrong = [{"n": 3}, {"minimum": "1"}, {"maximum": None}, {"n": True}, {"unit": 5}, {"name": []}]
    wrong += [{"unit": "K" * 10**5}, {"name": "c"}, {"unit": "<script>"}, {"maximum": 1e999}]
    texts = [json.dumps({"columns": [{**good, **change}]}) for change in wrong]
    texts += ["", "{", "[" * 10**5, "null", "3", '{"columns": 5}', '{"columns": [1, null, []]}']
    texts += ['{"columns": [{}]}', "\ud800", json.dumps({"columns": [good]}) + " " * 2**20]
    for text in texts:
        assert found(text) == {}, text[:60]


# --- styles and workflows -----------------------------------------------------------------------


def test_styles(qgis_app, tmp_path, marker):
    """A style beside a file is loaded by the styler of results, and by map sheets."""
    from carbonsink.framework.style.layer_loading import _style_loader
    from carbonsink.framework.style.map_sheets import write_sheets
    from carbonsink.framework.style.series_style import write_layer_definition

    path = write_raster(str(tmp_path / "npp.tif"), np.arange(24.0).reshape(4, 6))
    points = tmp_path / "points.csv"
    points.write_text("x,y,a\n1,2,3\n")
    for content in hostile.styles(marker).values():
        for layer_path in (path, str(points)):
            Path(layer_path).with_suffix(".qml").write_bytes(content)
            layer = (
                QgsRasterLayer(layer_path, "a")
                if layer_path == path
                else QgsVectorLayer(layer_path, "a", "ogr")
            )
            started = time.monotonic()
            with nothing_runs(tmp_path):
                _style_loader(layer_path)(layer)
            assert time.monotonic() - started < SECONDS
        with nothing_runs(tmp_path):
            sheet = MapSheet("t", path=path, layer="npp", style="npp")
            write_sheets([sheet], str(tmp_path / "a.pdf"), Run())
            files = [(path, parse_date("2001"))]
            write_layer_definition(files, str(tmp_path / "series.qlr"), "npp")


def test_workflows(qgis_app, tmp_path, marker):
    """QGIS reads a workflow; ours are read from the plugin's own folder alone."""
    from carbonsink.processing_provider import workflows

    shipped = Path(workflows.FOLDER)
    assert shipped.is_dir() and shipped.parent == Path(__file__).resolve().parents[2]
    texts = [
        hostile.LAUGHS + "<Option type='Map'><Option value='&a20;' name='name'/></Option>",
        hostile.OUTSIDE + "<Option type='Map'><Option value='&a20;' name='name'/></Option>",
        "<!DOCTYPE model><Option>" + "<Option type='Map'>" * 3000 + "</Option>" * 3001,
        "<!DOCTYPE model><Option type='Map'><Option name='children' type='Map'><Option name='a' "
        f"type='Map'><Option name='alg_id' value='script:x;touch {marker}'/></Option></Option>"
        "</Option>",
    ]
    for text in [*map(str.encode, texts), hostile.pickled(marker)]:
        path = tmp_path / "a.model3"
        path.write_bytes(text)
        with nothing_runs(tmp_path):
            model = QgsProcessingModelAlgorithm()
            if model.fromFile(str(path)):
                model.canExecute()


# --- settings -----------------------------------------------------------------------------------

STRANGE = (
    *("", " ", "x", "-1", "nan", "1e9", "99999999999999999999", "0x10", "../..", "*", "tcp://*"),
    *(-5, 2**40, 1.5, float("nan"), True, None, ["tcp://evil:1"], {"a": 1}, b"\x80\x04."),
)


def test_settings(qgis_app):
    """Whatever stands in a profile, a setting is within its limits and trusts nobody else."""
    from carbonsink.framework.run.schedulers import known_schedulers
    from carbonsink.framework.settings import MAX_MEMORY, SCHEDULERS, SETTINGS, THREADS

    for setting in SETTINGS:
        key = f"carbonsink/{setting.key}"
        before = QgsSettings().value(key)
        try:
            for value in STRANGE:
                QgsSettings().setValue(key, value)
                found = setting.read()
                if setting in (MAX_MEMORY, THREADS):
                    assert type(found) is int
                    assert setting.minimum <= found <= setting.maximum
                else:
                    assert type(found) is str
                if setting is SCHEDULERS:
                    assert "tcp://other:8786" not in known_schedulers()
        finally:
            if before is None:
                QgsSettings().remove(key)
            else:
                QgsSettings().setValue(key, before)


# --- a workspace --------------------------------------------------------------------------------


def whole_manifest(folder) -> dict:
    """Return a manifest of one run, as its JSON."""
    from carbonsink.ui.assessment.manifest import NAME, Manifest, Record, write_manifest

    files = {str(folder / "npp.tif"): {"size": 1, "time": 2, "digest": "0"}}
    record = Record({"TREES": 20}, {"A": ["x"]}, {"R2": 0.5}, files, files, "2025-01-01T00:00:00")
    write_manifest(folder, Manifest({"npp": record}, str(folder)))
    return json.loads((folder / NAME).read_text(encoding="utf-8"))


class Nobody:
    """An assessment whose folder is all that is known."""

    def __init__(self, folder) -> None:
        self.folder = str(folder)

    def files(self, _key):
        return []


def test_manifests(tmp_path, marker):
    """Each value is replaced by others in turn; what is read anyhow can be shown and compared."""
    from carbonsink.ui.assessment.manifest import NAME, is_same, read_manifest
    from carbonsink.ui.assessment.task_findings import summarise
    from carbonsink.ui.assessment.task_states import _made_from_current_inputs, _recorded_files

    content = whole_manifest(tmp_path)
    values = (None, True, -1, 1e308, 2**70, "x", "/dev/zero", [], {}, [[1]], {"a": [None]})
    texts = [
        json.dumps(hostile.replaced(content, path, value)).encode()
        for path in hostile.leaves(content)
        for value in values
    ]
    texts += [hostile.DEEP, hostile.pickled(marker), b"9" * 10_000, b'{"runs": {"a": 1' + b"0" * 9]
    outcomes = set()
    for text in texts:
        (tmp_path / NAME).write_bytes(text)
        with nothing_runs(tmp_path):
            try:
                manifest = read_manifest(tmp_path)
            except BadManifest:
                outcomes.add("refused")
                continue
            for record in manifest.records.values():
                for path, known in record.inputs.items():
                    is_same(path, known)
                _made_from_current_inputs(record, list(record.outputs))
                for value in record.offered.values():
                    _recorded_files(value, Nobody(tmp_path), record)
                summarise("grids", Nobody(tmp_path), record)
                record.finished.replace("T", " ")
            outcomes.add("read")
    assert outcomes == {"read", "refused"}


def test_choices_about_files(tmp_path, marker):
    """What a manifest says of a raster or a table leads to no other folder, file or server."""
    from carbonsink.ui.assessment.data_folder import read_data
    from carbonsink.ui.assessment.data_records import TableDescription
    from carbonsink.ui.workbench.data_texts import role_title

    data, inputs = tmp_path / "data", tmp_path / "inputs"
    data.mkdir()
    raster = write_raster(str(data / "npp_2001.tif"), np.arange(24.0).reshape(4, 6))
    points = data / "plots.csv"
    points.write_text("lon,lat,npp\n100,30,5\n")
    texts = (*hostile.PATHS, "http://127.0.0.1:9/crs", "/etc/passwd", "\0", "x" * 400, "99999999")
    for key in ("role", "variable", "date", "unit", "crs", "x", "y", "aligned"):
        for text in texts:
            choices = {path: {key: text} for path in (raster, str(points))}
            with nothing_runs(inputs):
                found = read_data(
                    str(data), lambda _path: TableDescription(), (), choices, inputs=str(inputs)
                )
                for file in found.files:  # what the list of files shows
                    role_title(file.role)
    places = {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*")}
    assert places <= {"data", "inputs"}
    assert sorted(path.name for path in data.iterdir()) == ["npp_2001.tif", "plots.csv"]


def test_summaries(tmp_path, marker):
    """Tables of results that were changed say something or nothing; the window goes on."""
    from carbonsink.core.diagnosis.workspace import PRODUCTS
    from carbonsink.ui.assessment.task_findings import _READERS, summarise
    from carbonsink.ui.workbench.findings_html import findings_html

    texts = {
        "npp_scores": "scope,validation,n,r2,rmse (gC m-2)\nall,site,40,0.6,30\n",
        "npp_importance": "stratum,predictor,share (%)\nall,rain,20\nall,ndvi,80\n",
        "budget": "zone,period,constant_total (Tg C),constant_area (km2),mk_p\n"
        "all,2001,1.5,100,0.02\n",
        "trend_table": "map,label,share (%)\ntrend_class,Increase,40\n",
        "moran_table": "date,I\n2001,0.8\n2002,0.6\n",
        "attribution": "from_class,to_class,kind,area (km2),carbon_change (Tg C)\n"
        "Crop,Forest,conversion,1,0.2\n,,total of conversions,3,-2.8\n",
    }
    by_key = {product.key: product for product in PRODUCTS}
    tasks = {"npp_model": "npp_scores", "npp_explanation": "npp_importance", "budget": "budget"}
    tasks |= {"trend": "trend_table", "moran": "moran_table", "landuse": "attribution"}
    assert set(tasks) <= set(_READERS)
    for task, key in tasks.items():
        path = by_key[key].inside(tmp_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        seed = texts[key].encode()
        contents = [seed, *hostile.tables(seed, marker).values()]
        contents += [damage_table(np.random.default_rng([3, i]), seed) for i in range(40)]
        found = []
        for content in contents:
            path.write_bytes(content)
            with nothing_runs(tmp_path):
                facts = summarise(task, Nobody(tmp_path))
                findings_html(facts)
            found.append(bool(facts))
        assert found[0] and not all(found)


def test_the_workbench_shows_no_html_of_files(qgis_app, tmp_path):
    """Names in tables and folders are shown as they are; nothing is loaded for them."""
    from carbonsink.ui.assessment.task_findings import Share, Transfer
    from carbonsink.ui.workbench.findings_html import findings_html

    name = '<img src="http://127.0.0.1:9/x"><a href="file:///etc">'
    text = findings_html([Share("zone", name, 1.0), Transfer("conversion", name, name, 1.0, 2.0)])
    assert "<img" not in text and "<a " not in text
