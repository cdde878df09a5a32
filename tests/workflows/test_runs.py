"""Each workflow runs from the toolbox, and its numbers are those of its steps."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from carbonsink.core.diagnosis.workspace import find_products
from carbonsink.core.raster import Stack


def values_of(path):
    stack = Stack.open([path])
    return stack.read(stack.grid.window)[0]


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_sites_to_nep(run, plots):
    made = run("sitestonep", **plots, DATE="2010")
    npp, rh, nep = (values_of(made[f"{box}:OUTPUT"]) for box in ("npp", "rh", "nep"))
    np.testing.assert_allclose(nep, npp - rh, rtol=1e-5, atol=1e-3)
    np.testing.assert_allclose(rh, 0.62 * values_of(made["rs:OUTPUT"]) + 9.01, rtol=1e-5)
    total = np.nansum(nep.astype(float)) * 1e6 / 1e12
    budget = rows_of(made["budget:TABLE"])
    assert float(budget[0]["total (Tg C)"]) == pytest.approx(total, rel=1e-6)
    assert {row["period"] for row in budget} == {"2010"}
    assert len({row["zone"] for row in budget}) == 6
    for row in budget:
        lower, upper = (float(row[f"total_{end} (Tg C)"]) for end in ("lower", "upper"))
        assert lower < float(row["total (Tg C)"]) < upper
        # Nobody knows the error of the line of the literature.
        assert (row["error"], row["coverage"]) == ("at least", "0.9")


def test_trend_and_zoning(run, annual):
    made = run(
        "trendandzoning",
        SERIES=annual("npp", folder="truth"),
        MAP=annual("nep", folder="truth")[-1],
        DRIVER_A=annual("temperature"),
        DRIVER_B=annual("precipitation"),
    )
    zones = values_of(made["zones:ZONES"])
    trend = values_of(made["trend:TREND_CLASS"])
    assert np.isfinite(zones).sum() > 0
    assert set(np.unique(trend[np.isfinite(trend)])) <= {-1, 0, 1}
    listed = {row["code"]: int(row["cells"]) for row in rows_of(made["zones:TABLE"])}
    codes, cells = np.unique(zones[np.isfinite(zones)].astype(int), return_counts=True)
    assert listed == {str(code): n for code, n in zip(codes, cells) if str(code) in listed}


def test_landuse_attribution(run, annual):
    landuse, nep = annual("landuse"), annual("nep", folder="truth")
    made = run(
        "landuseattribution",
        LANDUSE_START=landuse[0],
        LANDUSE_END=landuse[-1],
        CARBON_START=nep[0],
        CARBON_END=nep[-1],
    )
    change = values_of(nep[-1]) - values_of(nep[0])
    np.testing.assert_allclose(values_of(made["difference:OUTPUT"]), change, rtol=1e-5, atol=1e-3)
    pairs = [row for row in rows_of(made["transfer:ATTRIBUTION"]) if row["kind"] == "conversion"]
    assert pairs


def test_full_assessment_fills_a_workspace(run, plots, annual, tmp_path):
    landuse = annual("landuse")
    workspace = tmp_path / "assessment"
    made = run(
        "fullassessment",
        **plots,
        WORKSPACE=str(workspace),
        DRIVER_A=annual("temperature"),
        DRIVER_B=annual("precipitation"),
        LANDUSE=[landuse[0], landuse[-1]],
        TITLE="A made-up region",
        **{"report:REPORT": "TEMPORARY_OUTPUT"},
    )
    assert Path(made["report:REPORT"]) == workspace / "report" / "assessment.html"
    # Without a last year it is the last one of the predictors.
    band = Stack.open([str(workspace / "predict" / "npp_map.tif")]).bands[0]
    assert band.date.text == annual("nep", folder="truth")[-1][-8:-4]
    there = set(find_products(workspace))
    wanted = "npp_model rs_model npp rs rh nep nep_mean budget trend_class future_class slope"
    wanted += " driver_class lisa_class attribution matrix zones zone_table npp_applicability"
    assert set(wanted.split()) <= there
    page = Path(made["report:REPORT"]).read_text(encoding="utf-8")
    assert "A made-up region" in page
    assert "Not part of this assessment" not in page
    totals = [row for row in rows_of(workspace / "predict" / "budget.csv") if row["zone"] == "all"]
    assert len(totals) == len(annual("nep", folder="truth"))
    lower, upper = (float(totals[0][f"mean_total_{end} (Tg C)"]) for end in ("lower", "upper"))
    assert lower < float(totals[0]["mean_total (Tg C)"]) < upper
    assert "interval of 90.0\u00a0%, at least" in page and "error unknown" not in page


def test_a_bad_input_is_named_by_its_step(run, annual):
    """A model passes the dialog's checks by; the box itself speaks."""
    series = annual("npp", folder="truth")
    with pytest.raises(QgsProcessingException):
        run(
            "trendandzoning",
            SERIES=series[:2],
            MAP=series[-1],
            DRIVER_A=annual("temperature"),
            DRIVER_B=annual("precipitation"),
        )
