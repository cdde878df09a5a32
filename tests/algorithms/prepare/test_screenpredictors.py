"""``carbonsink:screenpredictors`` through ``processing.run``."""

from __future__ import annotations

import csv

import pytest
from qgis.core import QgsProcessingException


@pytest.fixture
def screen(run_algorithm, world):
    lines = world.samples.read_text(encoding="utf-8").splitlines()
    lines[0] += ",warmth"
    for i, line in enumerate(lines[1:], 1):
        temperature = float(line.split(",")[3])
        lines[i] = f"{line},{2 * temperature + (i % 7) / 10:.4f}"
    table = world.folder / "more.csv"
    table.write_text("\n".join(lines), encoding="utf-8")

    def run(**parameters):
        given = {
            "SAMPLES": str(table),
            "TARGET_FIELD": "flux",
            "PREDICTOR_FIELDS": ["temperature", "rain", "height", "warmth"],
            "TABLE": str(world.folder / "table.csv"),
            "REPORT": str(world.folder / "report.html"),
        }
        return run_algorithm("screenpredictors", **{**given, **parameters})

    return run


def test_the_copy_is_left_out_and_the_selection_trains_a_model(screen, run_algorithm, world):
    out = screen()
    assert out["SELECTED"] == "temperature;rain;height"
    with open(out["TABLE"], encoding="utf-8", newline="") as file:
        rows = {row["predictor"]: row for row in csv.DictReader(file)}
    assert rows["warmth"]["because_of"] == "temperature"
    page = open(out["REPORT"], encoding="utf-8").read()
    assert page.count("<svg") == 2
    found = run_algorithm(
        "trainmodel",
        SAMPLES=str(world.samples),
        TARGET_FIELD="flux",
        PREDICTOR_FIELDS=out["SELECTED"],
        SITE_FIELD="site",
        TREES=5,
        MODEL=str(world.folder / "m.carbonmodel"),
    )
    assert found["N"] == 240


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"PREDICTOR_FIELDS": ["remark", "rain"]}, ["remark", "text"]),
        ({"PREDICTOR_FIELDS": ["flux", "rain"]}, ["PREDICTOR_FIELDS", "flux"]),
    ],
)
def test_bad_input_is_met_by_a_message(screen, parameters, words):
    with pytest.raises(QgsProcessingException) as caught:
        screen(**parameters)
    for word in words:
        assert word in str(caught.value)
