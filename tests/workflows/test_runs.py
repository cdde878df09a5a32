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


@pytest.fixture
def inventory(region, tmp_path):
    """Trees, litter and soil layers of plots, and the carbon density of each, t ha-1."""
    from osgeo import gdal, ogr

    random = np.random.default_rng(1)
    npp_path = str(region / "truth" / "npp_2010.tif")
    npp, grid = values_of(npp_path), Stack.open([npp_path]).grid
    rows, cols = np.nonzero(npp > 50)
    picked = random.choice(len(rows), 90, replace=False)
    trees, layers, known = ["plot,dbh,density"], ["plot,top,bottom,soc,bulk_density"], {}
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(tmp_path / "plots.gpkg"))
    reference = gdal.Open(npp_path).GetSpatialRef()
    layer = source.CreateLayer("plots", reference, ogr.wkbPoint)
    for name, kind in (("plot", ogr.OFTString), ("litter", ogr.OFTReal)):
        layer.CreateField(ogr.FieldDefn(name, kind))
    for number, (row, col) in enumerate(zip(rows[picked], cols[picked])):
        plot, flux = f"{number:03d}", float(npp[row, col])
        # 0.3 r D^(7/3) kg per tree; one tree of each on 400 m2.
        dbh, density = (flux, 2 * flux), 0.5
        dbh = [(2.0 * part / 0.15) ** (3 / 7) for part in dbh]
        trees += [f"{plot},{d},{density}" for d in dbh]
        layers += [f"{plot},0,10,20,1.2", f"{plot},10,40,10,1.3"]
        above = (2.0 * flux + 4.0 * flux) / 1000 * 25
        # 0 to 30 cm: 10 cm of the first and 20 cm of the second layer.
        soil = 20 * 1.2 * 10 * 0.1 + 10 * 1.3 * 20 * 0.1
        known[plot] = 0.47 * (above * 1.25 + 0.01 * flux) + soil
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("plot", plot)
        feature.SetField("litter", 0.01 * flux)
        x, y = grid.corner(row + 0.5, col + 0.5)
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({x} {y})"))
        layer.CreateFeature(feature)
    (tmp_path / "trees.csv").write_text("\n".join(trees), encoding="utf-8")
    (tmp_path / "soil.csv").write_text("\n".join(layers), encoding="utf-8")
    given = {
        "PLOTS": str(tmp_path / "plots.gpkg"),
        "TREE_TABLE": str(tmp_path / "trees.csv"),
        "SOIL_TABLE": str(tmp_path / "soil.csv"),
    }
    names = ("PLOT_NAME_FIELD", "TREE_PLOT_FIELD", "SOIL_PLOT_FIELD")
    given |= dict.fromkeys(names, "plot")
    given |= {f"{name.upper()}_FIELD": name for name in ("litter", "dbh", "density", "top")}
    given |= {"BOTTOM_FIELD": "bottom", "SOC_FIELD": "soc", "BULK_DENSITY_FIELD": "bulk_density"}
    return given, known


def test_plots_to_carbon(run, region, inventory):
    from qgis.core import QgsVectorLayer

    given, known = inventory
    predictors = [*map(str, (region / "annual").glob("*_2010.tif")), str(region / "static/dem.tif")]
    made = run(
        "plotstocarbon",
        **given,
        PLOT_AREA=400,
        EQUATION_SET="zeng_tang_2012",
        ROOT_SHOOT=0.25,
        PREDICTORS=predictors,
        ZONES=str(region / "provinces.gpkg"),
        ZONE_FIELD="name",
        DATE="2010",
        TREES=8,
        UNSEEN_CLASSES="nodata",
    )
    plots = QgsVectorLayer(made["density:OUTPUT"], "plots")
    found = {row["plot"]: row["carbon_density"] for row in plots.getFeatures()}
    assert found == pytest.approx(known, rel=1e-9)
    density = values_of(made["map:OUTPUT"]).astype(float)
    assert min(known.values()) <= np.nanmin(density) < np.nanmax(density) <= max(known.values())
    total, *zones = rows_of(made["budget:TABLE"])
    # Cells of 1 km2: t ha-1 times 100 ha, in Tg.
    assert float(total["total (Tg C)"]) == pytest.approx(np.nansum(density) * 1e-4, rel=1e-6)
    lower, upper = (float(total[f"total_{end} (Tg C)"]) for end in ("lower", "upper"))
    assert lower < float(total["total (Tg C)"]) < upper
    assert len(zones) == 5


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
    assert "90\u00a0% interval" in page and ", or wider" in page and "error unknown" not in page


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
