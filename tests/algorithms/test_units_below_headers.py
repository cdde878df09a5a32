"""Units in the row below a header count as those in the header do, in every algorithm."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.tests.factories import make_grid, write_raster

RNG = np.random.default_rng(0)
WARM, RAIN = RNG.uniform(0, 25, 60), RNG.uniform(100, 900, 60)
NPP = 10 * WARM + 0.5 * RAIN


@pytest.fixture
def table(tmp_path):
    """Write columns with units in their headers or in the row below; return the file name."""

    def write(name, columns, units, is_below):
        stated = [f"{c} ({u})" if u and not is_below else c for c, u in zip(columns, units)]
        rows = [stated, *([list(units)] if is_below else [])]
        rows += [[f"{value:.9g}" for value in row] for row in zip(*columns.values())]
        path = tmp_path / f"{name}.csv"
        path.write_text("\n".join(",".join(row) for row in rows) + "\n", encoding="utf-8")
        return str(path), stated

    return write


def test_target_of_a_model_and_of_its_test(run_algorithm, table, tmp_path):
    """Trained in kilograms and tested in grams, by whichever statement."""
    columns = {"warm": WARM, "rain": RAIN, "npp": NPP / 1000}
    path, _ = table("train", columns, ("degC", "mm", "kgC m-2 yr-1"), True)
    given = {"TARGET_FIELD": "npp", "PREDICTOR_FIELDS": ["warm", "rain"], "ESTIMATOR": "linear"}
    model = str(tmp_path / "m.carbonmodel")
    run_algorithm("trainmodel", SAMPLES=path, **given, FOLDS=3, MODEL=model)
    for is_below in (True, False):
        columns = {"warm": WARM + 273.15, "rain": RAIN / 10, "npp": NPP}
        path, names = table("test", columns, ("K", "cm", "gC m-2 yr-1"), is_below)
        scores = run_algorithm(
            "testmodel",
            SAMPLES=path,
            MODEL=model,
            TARGET_FIELD=names[2],
            TABLE=str(tmp_path / "t.csv"),
        )
        assert scores["RMSE"] < 0.01 and scores["R2"] > 0.999
    shap = [explained(run_algorithm, table, tmp_path, model, *units) for units in SAME_UNITS]
    assert shap[1:] == [pytest.approx(shap[0])] * 2
    raster = write_raster(tmp_path / "warm.tif", np.full((2, 2), 10.0), make_grid(2, 2))
    rain = write_raster(tmp_path / "rain.tif", np.full((2, 2), 400.0), make_grid(2, 2))
    npp = str(tmp_path / "npp.tif")
    run_algorithm("predictraster", MODEL=model, PREDICTORS=[raster, rain], OUTPUT=npp)
    assert gdal.Open(npp).GetRasterBand(1).GetUnitType() == "kgC m-2 yr-1"


# Units of the same predictors, whether they stand below the header, and what they are scaled by.
SAME_UNITS = (
    (("degC", "mm", ""), True, 0.0, 1.0),
    (("K", "cm", ""), True, 273.15, 0.1),
    (("K", "cm", ""), False, 273.15, 0.1),
)


def explained(run_algorithm, table, folder, model, units, is_below, warmer, scale):
    """Mean absolute Shapley values of the predictors of a table."""
    columns = {"warm": WARM + warmer, "rain": RAIN * scale, "npp": NPP}
    path, _ = table("explained", columns, units, is_below)
    target = str(folder / "shap.csv")
    run_algorithm("explainmodel", SAMPLES=path, MODEL=model, TABLE=target)
    with open(target, encoding="utf-8-sig") as file:
        rows = list(csv.reader(file))
    column = next(i for i, name in enumerate(rows[0]) if name.startswith("mean_abs_shap"))
    return [float(row[column]) for row in rows[1:]]


@pytest.mark.parametrize("is_below", [True, False])
def test_two_respirations_in_two_units(run_algorithm, table, tmp_path, is_below):
    columns = {"rs": NPP + 100, "rh": 0.0005 * (NPP + 100)}
    path, names = table("resp", columns, ("gC m-2 yr-1", "kgC m-2 yr-1"), is_below)
    given = {"RS_FIELD": names[0], "RH_FIELD": names[1], "REPORT": str(tmp_path / "r.html")}
    assert run_algorithm("fitrespiration", SAMPLES=path, **given)["SLOPE"] == pytest.approx(0.5)
