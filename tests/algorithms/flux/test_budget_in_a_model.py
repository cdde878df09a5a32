"""The budget as the last box of a model, fed by other boxes."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsProcessingModelAlgorithm,
    QgsProcessingModelParameter,
    QgsProcessingParameterRasterLayer,
)

from carbonsink.tests.algorithms.models import (
    child,
    fixed,
    from_box,
    from_input,
    reloaded,
    run_model,
)


@pytest.fixture
def model(provider, raster, tmp_path):
    """NEP by one pair of inputs and by another; the budget of the first beside the second."""
    model = QgsProcessingModelAlgorithm("budget", "test")
    for name in ("NPP", "RH", "OTHER_NPP", "COVER"):
        definition = QgsProcessingParameterRasterLayer(name, name)
        model.addModelParameter(definition, QgsProcessingModelParameter(name))
    nep = {"RH": from_input("RH")}
    child(model, "rf", "nep", NPP=from_input("NPP"), OUTPUT=fixed(path(tmp_path, "rf")), **nep)
    other = {"NPP": from_input("OTHER_NPP"), "OUTPUT": fixed(path(tmp_path, "modis"))}
    child(model, "modis", "nep", **other, **nep)
    child(
        model,
        "budget",
        "carbonbudget",
        ["TABLE", "PRODUCT_TABLE"],
        SERIES=[from_box("rf")],
        PRODUCTS=[from_box("modis")],
        ZONE_RASTER=from_input("COVER"),
    )
    return reloaded(model, tmp_path)


def path(folder, name):
    return str(folder / f"{name}_2005.tif")


def test_budget_and_products_of_other_boxes(model, raster, rows_of, tmp_path):
    outputs = run_model(
        model,
        NPP=raster("npp", [[500, 700], [900, 300]]),
        RH=raster("rh", [[400, 400], [400, 400]]),
        OTHER_NPP=raster("other", [[450, 550], [300, 300]]),
        COVER=raster("cover", [[1, 1], [2, 2]]),
        **{
            "budget:TABLE": str(tmp_path / "budget.csv"),
            "budget:PRODUCT_TABLE": str(tmp_path / "products.csv"),
        },
    )
    rows = rows_of(outputs["budget:PRODUCT_TABLE"])
    found = {(r["zone"], r["product"]): float(r["total (Tg C)"]) * 1e6 for r in rows}
    assert found == {
        ("all", "rf"): pytest.approx(800),
        ("all", "modis"): 0.0,
        ("1", "rf"): pytest.approx(400),
        ("1", "modis"): pytest.approx(200),
        ("2", "rf"): pytest.approx(400),
        ("2", "modis"): pytest.approx(-200),
    }
    assert [r["signs_differ"] for r in rows] == ["False"] * 5 + ["True"]
    assert len(rows_of(outputs["budget:TABLE"])) == 6
