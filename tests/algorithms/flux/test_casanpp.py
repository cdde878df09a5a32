"""``carbonsink:casanpp`` as QGIS runs it."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingContext, QgsRasterLayer

NAMES = ("NDVI", "TEMPERATURE", "PRECIPITATION", "RADIATION")


@pytest.fixture
def region(raster, tmp_path):
    """Twelve months of four variables, a land cover of IGBP grassland and water."""
    waves = [math.cos(2 * math.pi * (month - 7) / 12) for month in range(1, 13)]
    plane = np.linspace(0.9, 1.1, 6).reshape(2, 3)
    given = {name: [] for name in NAMES}
    for month, wave in enumerate(waves, 1):
        values = (0.4 + 0.25 * wave, 8 + 14 * wave, 50 + 30 * wave, 420 + 220 * wave)
        for name, value in zip(NAMES, values):
            path = raster(f"{name.lower()}_2005-{month:02d}", value * plane)
            given[name].append(path)
    given["LANDCOVER"] = raster("cover", [[10, 10, 17], [10, 10, 10]])
    given["OUTPUT_FOLDER"] = str(tmp_path / "npp")
    return given


def test_months_years_and_parameters(run_algorithm, region, read, tmp_path):
    annual, used = str(tmp_path / "annual.tif"), str(tmp_path / "used.csv")
    found = run_algorithm("casanpp", **region, ANNUAL=annual, PARAMETERS_USED=used)
    folder = Path(found["OUTPUT_FOLDER"])
    assert found["MONTHS"] == 12
    months = [read(str(folder / f"npp_2005-{month:02d}.tif")) for month in range(1, 13)]
    assert np.isnan(months[6][0, 2])
    assert months[6][0, 0] > 10 * months[0][0, 0] > 0
    np.testing.assert_allclose(read(annual), np.sum(months, axis=0), rtol=1e-5)
    with open(used, encoding="utf-8") as file:
        rows = {row["code"]: row for row in csv.DictReader(file)}
    assert rows["10"]["eps_max"] == "0.542"
    assert rows["17"]["eps_max"] == ""
    assert rows["10"]["cells"] == "5"
    # The table as used gives the same maps again.
    again = {**region, "OUTPUT_FOLDER": str(tmp_path / "again"), "PARAMETERS": used}
    run_algorithm("casanpp", **again)
    path = str(tmp_path / "again" / "npp_2005-07.tif")
    np.testing.assert_array_equal(read(path), months[6])


def test_layers_of_the_folder_are_dated_and_styled(run_algorithm, region):
    folder = Path(run_algorithm("casanpp", **region)["OUTPUT_FOLDER"])
    assert (folder / "series.qlr").exists()
    layer = QgsRasterLayer(str(folder / "npp_2005-07.tif"), "npp")
    layer.loadNamedStyle(str(folder / "npp_2005-07.qml"))
    assert layer.renderer().type() == "singlebandpseudocolor"
    assert layer.temporalProperties().isActive()


def test_bad_input_by_message(fails, region, raster, tmp_path):
    def message(**changed):
        return fails("casanpp", **{**region, **changed})

    assert "TEMPERATURE" not in message(NDVI=region["NDVI"][:11])
    assert "share 11 dates, and 12" in message(NDVI=region["NDVI"][:11])
    assert "alignrasters" in message(LANDCOVER=raster("shifted", [[10] * 3] * 2, shift=300.0))
    twice = [*region["NDVI"], raster("ndvi_2005-07-17", [[0.5] * 3] * 2)]
    assert "ndvi_2005-07-17.tif of 2005-07-17" in message(NDVI=twice)
    codes = message(LANDCOVER=raster("codes", [[10, 77, 17], [10, 10, 10]]))
    assert "77" in codes
    assert "IGBP" in codes
    halves = message(LANDCOVER=raster("halves", [[10, 1.5, 17], [10, 10, 10]]))
    assert "1.5" in halves
    table = tmp_path / "table.csv"
    table.write_text("code,name,eps_max\n10,grass,542\n", encoding="utf-8")
    assert "eps_max = '542'" in message(PARAMETERS=str(table))
    assert not list(Path(region["OUTPUT_FOLDER"]).glob("*"))


def test_the_dialog_refuses_too(provider, region):
    algorithm = provider.algorithm("casanpp").create()
    parameters = {**region, "RADIATION": region["RADIATION"][1:]}
    ok, message = algorithm.checkParameterValues(parameters, QgsProcessingContext())
    assert not ok
    assert "radiation 2005-02 to 2005-12 (11)" in message


def test_doubtful_units_are_warned(run_algorithm, region, raster):
    from qgis.core import QgsProcessingFeedback

    class Feedback(QgsProcessingFeedback):
        def __init__(self):
            super().__init__(False)
            self.warnings = []

        def pushWarning(self, text):
            self.warnings.append(text)

    feedback = Feedback()
    daily = [raster(f"rad_2005-{m:02d}", [[15.0] * 3] * 2) for m in range(1, 13)]
    run_algorithm("casanpp", feedback=feedback, **{**region, "RADIATION": daily})
    assert any("RADIATION" in text and "per day" in text for text in feedback.warnings)


def test_in_a_model(provider, region, raster, read, tmp_path):
    """NPP of a year goes on to the balance, and the folder of months to a budget."""
    from qgis.core import (
        QgsProcessing,
        QgsProcessingModelAlgorithm,
        QgsProcessingModelParameter,
        QgsProcessingParameterMultipleLayers,
        QgsProcessingParameterRasterLayer,
    )

    from carbonsink.tests.algorithms.models import child, from_box, from_input, reloaded, run_model

    model = QgsProcessingModelAlgorithm("casa", "test")
    kind = QgsProcessing.SourceType.TypeRaster
    inputs = [QgsProcessingParameterMultipleLayers(name, name, kind) for name in NAMES]
    inputs += [QgsProcessingParameterRasterLayer(name, name) for name in ("LANDCOVER", "RH")]
    for definition in inputs:
        model.addModelParameter(definition, QgsProcessingModelParameter(definition.name()))
    given = {name: from_input(name) for name in (*NAMES, "LANDCOVER")}
    child(model, "casa", "casanpp", ["OUTPUT_FOLDER", "ANNUAL"], **given)
    child(model, "nep", "nep", ["OUTPUT"], NPP=from_box("casa", "ANNUAL"), RH=from_input("RH"))
    child(model, "budget", "carbonbudget", ["TABLE"], SERIES=from_box("casa", "OUTPUT_FOLDER"))
    annual, nep = str(tmp_path / "annual.tif"), str(tmp_path / "nep.tif")
    table = tmp_path / "budget.csv"
    run_model(
        reloaded(model, tmp_path),
        **{name: region[name] for name in (*NAMES, "LANDCOVER")},
        RH=raster("rh", [[100.0] * 3] * 2),
        **{
            "casa:OUTPUT_FOLDER": region["OUTPUT_FOLDER"],
            "casa:ANNUAL": annual,
            "nep:OUTPUT": nep,
            "budget:TABLE": str(table),
        },
    )
    np.testing.assert_allclose(read(nep), read(annual) - 100.0, rtol=1e-5)
    assert "2005" in table.read_text(encoding="utf-8")
