"""Circular predictors through the algorithms: maps are those of sines and cosines made by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException

SHAPE = (6, 8)


@pytest.fixture(scope="module")
def facts():
    """Records and cells whose flux follows the sun; flat land is marked by -1."""
    random = np.random.default_rng(4)
    n = 150
    table = pd.DataFrame(
        {"site": [f"s{i % 15}" for i in range(n)], "warmth": random.normal(9, 3, n)}
    )
    table["aspect"] = np.where(np.arange(n) % 11, random.uniform(0, 360, n), -1.0).round(1)
    cells = {"warmth": random.normal(9, 3, SHAPE), "aspect": random.uniform(0, 360, SHAPE)}
    cells["aspect"][0, :3] = -1.0, 0.0, 360.0
    cells = {name: values.astype(np.float32) for name, values in cells.items()}
    table["npp"] = flux(table["warmth"], table["aspect"])
    return table, cells


def flux(warmth, aspect):
    return 300 + 5 * warmth - np.where(aspect == -1, 0, 80 * np.cos(np.radians(aspect)))


def by_hand(values, angle):
    """Return what the columns of an angle become."""
    flat, turn = angle == -1, np.radians(angle.astype(np.float64))
    parts = {
        "aspect_sin": np.where(flat, 0, np.sin(turn)),
        "aspect_cos": np.where(flat, 0, np.cos(turn)),
    }
    return {"warmth": values, **parts}


def test_maps_of_an_angle_are_those_of_its_sine_and_cosine(
    run_algorithm, facts, named_raster, tmp_path
):
    table, cells = facts
    given = {"TARGET_FIELD": "npp", "SITE_FIELD": "site", "TREES": 20, "TARGET_UNIT": "gC m-2 yr-1"}
    models = {}
    hand = by_hand(table["warmth"], table["aspect"].to_numpy())
    for name, frame in (("angle", table), ("hand", table[["site", "npp"]].assign(**hand))):
        samples = tmp_path / f"{name}.csv"
        frame.to_csv(samples, index=False)
        fields = [column for column in frame.columns if column not in ("site", "npp")]
        more = {"CIRCULAR": "aspect"} if name == "angle" else {}
        models[name] = str(tmp_path / f"{name}.carbonmodel")
        training = {**given, **more, "SAMPLES": str(samples), "PREDICTOR_FIELDS": fields}
        run_algorithm("trainmodel", **training, MODEL=models[name], FOLDS=3)
    rasters = {
        "angle": [named_raster(name, values) for name, values in cells.items()],
        "hand": [
            named_raster(name, values)
            for name, values in by_hand(cells["warmth"], cells["aspect"]).items()
        ],
    }
    made = {}
    for name, model in models.items():
        out = str(tmp_path / f"{name}.tif")
        one = {"MODEL": model, "PREDICTORS": rasters[name]}
        run_algorithm("predictraster", **one, OUTPUT=out)
        shapley = str(tmp_path / f"{name}_shapley.tif")
        run_algorithm("explainraster", **one, OUTPUT=shapley)
        made[name] = gdal.Open(out).ReadAsArray(), gdal.Open(shapley).ReadAsArray()
    for angle, hand_made in zip(made["angle"], made["hand"]):
        np.testing.assert_allclose(angle, hand_made, rtol=1e-5, atol=1e-4)
    expected = flux(cells["warmth"], cells["aspect"])
    assert np.corrcoef(made["angle"][0].ravel(), expected.ravel())[0, 1] > 0.95
    lacking = {"MODEL": models["angle"], "PREDICTORS": rasters["angle"][:1], "OUTPUT": out}
    with pytest.raises(QgsProcessingException, match="Missing variable: aspect. Found: warmth"):
        run_algorithm("predictraster", **lacking)
