"""``carbonsink:geodetector`` as QGIS runs it."""

from __future__ import annotations

import csv
import json

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from carbonsink.tests import naive_geodetector as naive
from carbonsink.tests.algorithms.trend.conftest import rows_of

TABLES = ("INTERACTION_TABLE", "RISK_TABLE", "ECOLOGICAL_TABLE", "STRATUM_TABLE")
QUICK = {"DRAWS": 9, "RESAMPLES": 50}


@pytest.fixture
def table(world):
    """The samples of the small world as a plain table, with a text class."""
    with open(world.samples, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["zone"] = "north" if float(row["rain"]) < 550 else "south"
    path = world.folder / "zones.csv"
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return str(path), rows


def test_a_table_with_all_outputs(run_algorithm, table, log, tmp_path):
    path, rows = table
    targets = {name: str(tmp_path / f"{name}.csv") for name in ("TABLE", *TABLES)}
    report = str(tmp_path / "r.html")
    found = run_algorithm(
        "geodetector",
        log,
        SAMPLES=path,
        TARGET_FIELD="flux",
        FACTOR_FIELDS=["zone", "temperature", "cover"],
        REPORT=report,
        **targets,
        **QUICK,
    )
    factors = {row["factor"]: row for row in rows_of(found["TABLE"])}
    flux = np.array([float(row["flux"]) for row in rows])
    for name in ("zone", "cover"):
        expected = naive.q(flux, np.array([row[name] for row in rows]))
        assert float(factors[name]["q"]) == pytest.approx(expected, abs=1e-9)
    assert [factors[n]["method"] for n in ("zone", "cover")] == ["classes", "values"]
    assert found["FACTOR"] == "temperature"
    assert found["Q"] == float(factors["temperature"]["q"])
    assert all(rows_of(found[name]) for name in TABLES)
    page = open(report, encoding="utf-8").read()
    assert page.count("<svg") == 5 and "temperature ∩" in page
    assert any("no coordinates" in line for line in log.warnings)


@pytest.mark.parametrize("shape", ["Polygon", "Point"])
def test_features_are_located(run_algorithm, log, tmp_path, shape):
    """Polygons by their centres; no raster has a part in it, and none is spoken of."""
    random = np.random.default_rng(2)
    features = []
    for i in range(64):
        x, y = 2 * (i % 8), 2 * (i // 8)
        ring = [[x, y], [x + 2, y], [x + 2, y + 2], [x, y + 2], [x, y]]
        kind = "wet" if i % 8 < 4 else "dry"
        flux = (kind == "wet") + random.normal(0, 0.3)
        place = [ring] if shape == "Polygon" else [x + 1, y + 1]
        geometry = {"type": shape, "coordinates": place}
        facts = {"flux": flux, "kind": kind}
        features.append({"type": "Feature", "geometry": geometry, "properties": facts})
    path = tmp_path / "counties.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    found = run_algorithm(
        "geodetector",
        log,
        SAMPLES=str(path),
        TARGET_FIELD="flux",
        FACTOR_FIELDS=["kind"],
        TABLE=str(tmp_path / "t.csv"),
        **QUICK,
    )
    (row,) = rows_of(found["TABLE"])
    flux = np.array([f["properties"]["flux"] for f in features])
    kinds = np.array([f["properties"]["kind"] for f in features])
    assert float(row["q"]) == pytest.approx(naive.q(flux, kinds))
    assert row["null"] == "shift" and float(row["q_low"]) < float(row["q"])
    assert not log.warnings


def test_rasters(run_algorithm, world, log, tmp_path):
    found = run_algorithm(
        "geodetector",
        log,
        TARGET=world.paths("temperature"),
        FACTORS=world.paths("rain", "height"),
        CATEGORICAL_FACTORS=world.paths("cover"),
        TABLE=str(tmp_path / "t.csv"),
        REPORT=str(tmp_path / "r.html"),
        **QUICK,
    )
    rows = {row["factor"]: row for row in rows_of(found["TABLE"])}
    values = {name: grid.astype(float) for name, grid in world.values.items()}
    used = np.isfinite(values["height"])
    expected = naive.q(values["temperature"][used], values["cover"][used])
    assert float(rows["cover"]["q"]) == pytest.approx(expected, abs=1e-9)
    assert int(rows["cover"]["n"]) == used.sum()
    assert set(rows) == {"rain", "height", "cover"}


def test_zones(run_algorithm, world, tmp_path):
    from carbonsink.tests.algorithms.trend.conftest import read

    given = {
        "TARGET": world.paths("temperature"),
        "FACTORS": world.paths("rain", "height"),
        "ZONE_RASTER": world.paths("cover")[0],
        "TABLE": str(tmp_path / "t.csv"),
        "ZONE_TABLE": str(tmp_path / "z.csv"),
        "ZONE_Q": str(tmp_path / "q.tif"),
        "REPORT": str(tmp_path / "r.html"),
    }
    found = run_algorithm("geodetector", **given, **QUICK)
    rows = rows_of(found["ZONE_TABLE"])
    assert [(row["zone"], row["factor"]) for row in rows] == [
        (zone, factor) for zone in "123" for factor in ("rain", "height")
    ]
    cover = world.values["cover"]
    assert sum(int(row["n"]) for row in rows) == 2 * np.isfinite(world.values["height"]).sum()
    q = {row["zone"]: float(row["q"]) for row in rows if row["factor"] == "rain"}
    assert read(found["ZONE_Q"])[20, 20] == pytest.approx(q[f"{cover[20, 20]:.0f}"], abs=1e-6)
    del given["ZONE_RASTER"]
    with pytest.raises(QgsProcessingException, match="ZONES is empty, and ZONE_TABLE needs it"):
        run_algorithm("geodetector", **given, **QUICK)


def test_a_raster_with_class_colours_is_classes(run_algorithm, world, tmp_path):
    from carbonsink.core.raster import ClassEntry, Classes
    from carbonsink.tests.algorithms.world import write_raster

    codes = (np.arange(50)[None, :] // 2 * np.ones((40, 1)) + 1).astype(np.uint8)
    entries = [ClassEntry(i, f"k{i}", f"Type {i}", "#00aa00") for i in range(1, 26)]
    path = write_raster(
        tmp_path / "types.tif",
        codes,
        dtype="uint8",
        nodata=255,
        classes=Classes("types", tuple(entries)),
    )
    found = run_algorithm(
        "geodetector",
        TARGET=world.paths("temperature"),
        FACTORS=[path],
        TABLE=str(tmp_path / "t.csv"),
        STRATUM_TABLE=str(tmp_path / "s.csv"),
        **QUICK,
    )
    (row,) = rows_of(found["TABLE"])
    assert (row["method"], row["classes"]) == ("classes", "25")
    assert rows_of(found["STRATUM_TABLE"])[0]["class"] == "Type 1"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"SAMPLES": None, "TARGET_FIELD": None, "FACTOR_FIELDS": []}, ["SAMPLES", "TARGET"]),
        ({"FACTOR_FIELDS": []}, ["FACTOR_FIELDS", "CATEGORICAL_FIELDS"]),
        ({"TARGET_FIELD": None}, ["TARGET_FIELD"]),
        ({"FACTOR_FIELDS": ["flux"]}, ["flux", "target"]),
        ({"FACTOR_FIELDS": ["zone", "zone"]}, ["zone", "twice"]),
        ({"TARGET_FIELD": "zone", "FACTOR_FIELDS": ["rain"]}, ["zone", "text"]),
        ({"MIN_CLASSES": 9, "MAX_CLASSES": 5}, ["MIN_CLASSES", "MAX_CLASSES (5)"]),
        ({"METHODS": ["geometric"], "FACTOR_FIELDS": ["offset"]}, ["geometric", "offset"]),
        ({"FACTOR_FIELDS": ["nowhere"]}, ["nowhere"]),
    ],
)
def test_bad_input_is_met_by_a_message(run_algorithm, table, tmp_path, changes, words):
    path, rows = table
    lines = open(path, encoding="utf-8").read().splitlines()
    lines = [f"{line},{'offset' if not i else i - 100.5}" for i, line in enumerate(lines)]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))
    given = {
        "SAMPLES": path,
        "TARGET_FIELD": "flux",
        "FACTOR_FIELDS": ["zone"],
        "TABLE": str(tmp_path / "t.csv"),
    }
    given = {k: v for k, v in {**given, **changes}.items() if v is not None}
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm("geodetector", **given)
    for word in words:
        assert word in str(caught.value)


def test_a_table_and_rasters_at_once(run_algorithm, table, world, tmp_path):
    with pytest.raises(QgsProcessingException, match="Both a table and rasters"):
        run_algorithm(
            "geodetector",
            SAMPLES=table[0],
            TARGET_FIELD="flux",
            FACTOR_FIELDS=["zone"],
            TARGET=world.paths("rain"),
            TABLE=str(tmp_path / "t.csv"),
        )


def test_rasters_on_another_grid(run_algorithm, world, files, tmp_path):
    other = files(np.ones((1, 5, 5), np.float32), "small_{}", ["a"])
    with pytest.raises(QgsProcessingException, match="do not share one grid"):
        run_algorithm(
            "geodetector",
            TARGET=world.paths("rain"),
            FACTORS=other,
            TABLE=str(tmp_path / "t.csv"),
        )
