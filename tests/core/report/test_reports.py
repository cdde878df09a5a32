"""Whole reports: the numbers are there, the page stands alone, names are harmless."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from osgeo import osr

from carbonsink.core.dates.date import parse_date
from carbonsink.core.estimators.registry import EstimatorSettings
from carbonsink.core.flux.budget import carbon_budget
from carbonsink.core.flux.budget.class_areas import budget_classes
from carbonsink.core.flux.respiration import fit_respiration
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.model.training_specification import Recipe, TrainingSpec
from carbonsink.core.raster import Grid, RasterOutput, Stack, write_array
from carbonsink.core.raster.zones import RasterZones
from carbonsink.core.report.budget.report import write_budget_report
from carbonsink.core.report.respiration_report import write_respiration_report
from carbonsink.core.report.training.report import write_training_report
from carbonsink.core.run import Run

HOSTILE = "<img src=x onerror=alert(1)> $a_b$ 长白山"


def same(text):
    return text


# --- respiration -----------------------------------------------------------------------------


def test_respiration_report(tmp_path, read_page, download, shout):
    random = np.random.default_rng(0)
    rs = random.uniform(50, 1500, 80)
    rh = 0.5 * rs + 30 + random.normal(0, 20, 80)
    rs[0] = np.nan
    fit = fit_respiration(rs, rh)
    path = tmp_path / "fit.html"
    write_respiration_report(fit, rs, rh, str(path), same)
    found = read_page(path)
    assert "79 records were used, 1 lack" in found.text
    assert "10.1186/s13021-023-00239-9" in found.text
    (link,) = found.links
    assert float(download(link)[1][1]) == fit.linear.slope
    write_respiration_report(fit, rs, rh, str(path), shout)
    assert "«Slope»" in read_page(path).text


def test_the_same_input_gives_the_same_file(tmp_path):
    rs = np.linspace(50, 900, 30)
    texts = []
    for name in ("a.html", "b.html"):
        path = tmp_path / name
        write_respiration_report(fit_respiration(rs, rs / 2 + 1), rs, rs / 2 + 1, str(path), same)
        texts.append(path.read_text(encoding="utf-8"))
    assert texts[0] == texts[1]


# --- budget ----------------------------------------------------------------------------------


@pytest.fixture
def series(tmp_path):
    def write(dates, gap=False, empty=False):
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(32648)
        grid = Grid(4, 3, (5e5, 1e3, 0.0, 4e6, 0.0, -1e3), reference.ExportToWkt())
        paths = []
        for i, date in enumerate(dates):
            values = np.arange(12, dtype=np.float32).reshape(3, 4) - 4 + i
            if gap and i == 1:
                values[0, 0] = np.nan
            if empty:  # no cell has data on all dates
                values.flat[i::3] = np.nan
            output = RasterOutput("nep", "gC m-2", date=parse_date(date))
            paths.append(str(tmp_path / f"nep_{date}.tif"))
            write_array(output, paths[-1], grid, values)
        codes = np.repeat([[1], [2], [3]], 4, axis=1).astype(np.uint8)
        write_array(
            RasterOutput("z", dtype="uint8", nodata=0), str(tmp_path / "z.tif"), grid, codes
        )
        return Stack.open(paths), RasterZones.open(str(tmp_path / "z.tif"))

    return write


def test_budget_report(tmp_path, series, read_page, download):
    stack, zones = series([str(year) for year in range(2000, 2011)], gap=True)
    zones.labels[2] = HOSTILE
    budget = carbon_budget.carbon_budget(stack, Run(), zones=zones)
    path = tmp_path / "budget.html"
    write_budget_report(carbon_budget.Budgets((budget,)), str(path), same)
    found = read_page(path)
    assert HOSTILE in found.text
    assert "The total increases." in found.text
    assert "Here 11 cells have data on all dates, up to 12 on one." in found.text
    assert "The last raster of the series: nep_2010.tif." in found.text
    assert found.svgs == 5
    zones_rows, totals, trends = (download(link) for link in found.links)
    assert len(zones_rows) == 4
    assert len(totals) == 1 + 4 * 11
    assert totals[0] == list(budget.table.columns)
    assert len(trends) == 5


def test_zones_of_one_name_are_ranked_apart(tmp_path, series, read_page):
    stack, zones = series(["2000", "2001", "2002"])
    zones.labels.update({1: "grass", 2: "forest", 3: "forest"})
    budget = carbon_budget.carbon_budget(stack, Run(), zones=zones)
    path = tmp_path / "budget.html"
    write_budget_report(carbon_budget.Budgets((budget,)), str(path), same)
    # Means over the dates: -1.5, 2.5 and 6.5 gC m-2 on 4 km2 each.
    assert "that of forest (26 Mg C yr⁻¹), the smallest that of grass (−6 Mg C yr⁻¹)" in (
        read_page(path).text.replace("\u00a0", " ")
    )


def test_zones_without_a_cell_valid_on_all_dates(tmp_path, series, read_page):
    stack, zones = series(["2000", "2001", "2002"], empty=True)
    budget = carbon_budget.carbon_budget(stack, Run(), zones=zones)
    path = tmp_path / "budget.html"
    write_budget_report(carbon_budget.Budgets((budget,)), str(path), same)
    assert "The largest total" not in read_page(path).text


@pytest.mark.parametrize("n_years", [1, 2])
def test_budget_of_too_few_years(tmp_path, series, read_page, n_years):
    stack, _zones = series([str(2000 + i) for i in range(n_years)])
    budget = carbon_budget.carbon_budget(stack, Run())
    path = tmp_path / "budget.html"
    write_budget_report(carbon_budget.Budgets((budget,)), str(path), same)
    assert "at least three dates" in read_page(path).text


def test_budget_of_seasons(tmp_path, series, read_page):
    dates = [f"{y}-{m:02d}" for y in (2000, 2001, 2002, 2003) for m in range(1, 13)]
    stack, zones = series(dates)
    budget = carbon_budget.carbon_budget(stack, Run(), period="season", zones=zones)
    path = tmp_path / "budget.html"
    write_budget_report(carbon_budget.Budgets((budget,)), str(path), same)
    found = read_page(path)
    assert "MAM: Least squares gives" in found.text
    assert "Left out because a raster of theirs is missing: 2000 DJF, 2004 DJF." in found.text


def test_budget_of_months_shows_their_trends_in_one_figure(tmp_path, series, read_page, download):
    dates = [f"{y}-{m:02d}" for y in (2000, 2001, 2002, 2003) for m in range(1, 13)]
    stack, zones = series(dates)
    budget = carbon_budget.carbon_budget(stack, Run(), period="month", zones=zones)
    path = tmp_path / "budget.html"
    write_budget_report(carbon_budget.Budgets((budget,)), str(path), same)
    found = read_page(path)
    assert "The mean total of a month is" in found.text
    assert "Sen's slope and its 95 % interval" in found.text
    assert "Least squares gives" not in found.text
    # Course, trends, last map, two rankings and the course by zone.
    assert found.svgs == 6
    _course, totals, trends = (download(link) for link in found.links)
    assert len(totals) == 1 + 4 * 48 and len(trends) == 1 + 4 * 12


def test_months_with_a_trend_are_named(same_month_trends):
    assert same_month_trends([0.01, 0.9], [0.02, 0.01]) == (
        "Months whose total both tests say to increase: 01; to decrease: none."
    )
    assert same_month_trends([0.9, 0.9], [0.02, 0.01]).startswith("In no month")


@pytest.fixture
def same_month_trends(monkeypatch):
    """Return the sentence on the trends of two months with these p values of the two tests."""
    import pandas as pd

    from carbonsink.core.report.budget import seasonal_cycle

    def say(ols, kendall):
        rows = pd.DataFrame({"part": ["01", "02"], "sen_slope (Tg C yr-1)": [1.0, -1.0]})
        rows["ols_p"], rows["mk_p"] = ols, kendall
        monkeypatch.setattr(seasonal_cycle, "_seasonal_trends", lambda budget: rows)
        return seasonal_cycle.seasonal_trend_sentence(None, same)

    return say


def test_budget_of_classes_and_products(tmp_path, series, read_page, download, shout):
    stack, zones = series(["2000", "2001", "2002"])
    classes = budget_classes("gC_m2", "year")
    products = {"rf": stack, HOSTILE: stack}
    budgets = carbon_budget.carbon_budgets(products, Run(), zones=zones, classes=classes)
    path = tmp_path / "budget.html"
    write_budget_report(budgets, str(path), same)
    text = read_page(path).text
    # Values from -4 to 9 are all neutral: no class of sources, no section.
    assert "Sources and sinks" not in text
    assert "Products compared" in text
    assert HOSTILE in text
    write_budget_report(
        carbon_budget.Budgets(budgets.by_product[:1]), str(path), shout, own_classes=True
    )
    found = read_page(path)
    assert "«Sources and sinks»" in found.text
    assert "Products compared" not in found.text
    (rows,) = [rows for rows in map(download, found.links) if "class_name" in rows[0]]
    assert len(rows) == 1 + 4 * 3 * 5


def test_a_product_of_the_other_sign_is_told(tmp_path, series, read_page):
    stack, _zones = series(["2000", "2001", "2002"])
    budgets = carbon_budget.carbon_budgets({"rf": stack, "modis": stack}, Run())
    first, second = budgets.compared
    turned = replace(second.sums, constant_total=-second.sums.constant_total)
    budgets = budgets._replace(compared=(first, replace(second, sums=turned)))
    path = tmp_path / "budget.html"
    write_budget_report(budgets, str(path), same)
    assert "rf makes the region a sink, modis the opposite" in read_page(path).text


# --- training --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def samples():
    random = np.random.default_rng(6)
    sites = random.integers(0, 14, 150)
    level = random.normal(0, 80, 14)
    x = random.uniform(0, 1, (14, 2))[sites] + random.normal(0, 0.02, (150, 2))
    return pd.DataFrame(
        {
            "site": [HOSTILE if s == 3 else f"S{s}" for s in sites],
            "npp": 400 + 200 * x[:, 0] + level[sites] + random.normal(0, 10, 150),
            "temp": x[:, 0],
            "rain": x[:, 1],
            "pft": np.where(sites % 2, "ENF", "DBF"),
            "x": sites * 1.5,
            "y": sites * 0.5,
        }
    )


def training(samples, **options):
    recipe = Recipe(settings=EstimatorSettings(trees=8))
    spec = TrainingSpec("npp", ("temp", "rain"), recipe=recipe, folds=4, **options)
    return train(samples, spec, Run(threads=1))


def test_training_report(tmp_path, samples, read_page, download):
    samples.loc[:2, "npp"] = np.nan
    result = training(samples, site="site", target_unit="gC m-2 yr-1")
    path = tmp_path / "model.html"
    where = samples["x"], samples["y"]
    write_training_report(result, str(path), same, where)
    found = read_page(path)
    assert HOSTILE in found.text
    assert "Random k-fold R² is" in found.text
    assert "Left out: 3 (no value in the target)." in found.text
    assert found.svgs == 5  # two scatter plots, sites, histogram, errors over dissimilarity
    scores = download(found.links[0])
    assert scores[0][1:] == [
        "Fit to the training records",
        "Out of bag",
        "Random k-fold",
        "Whole sites held out",
    ]
    assert float(scores[2][4]) == result.score("site").r2
    assert len(download(found.links[1])) == 1 + samples["site"].nunique()
    assert ["Search for splits", "exact"] in download(found.links[-1])


def test_training_report_without_sites(tmp_path, samples, read_page):
    path = tmp_path / "model.html"
    write_training_report(training(samples, validation="kfold"), str(path), same)
    found = read_page(path)
    assert "optimistic" in found.text
    assert "Scores by site" not in found.text


def test_training_report_with_strata(tmp_path, samples, read_page, shout):
    result = training(samples, site="site", stratum="pft", validation="all")
    path = tmp_path / "model.html"
    write_training_report(result, str(path), shout)
    found = read_page(path)
    assert "«Scores by stratum»" in found.text
    assert "ENF" in found.text
    assert "«Random hold-out»" in found.text


def test_species_without_an_equation_are_named():
    from types import SimpleNamespace

    from carbonsink.core.report.sites.tree_report import _species_without_equation

    trees = SimpleNamespace(species=["oak", "yew", "yew", "", "fir"])
    flags = np.array([True, True, True, True, False])
    masses = SimpleNamespace(reasons={"equation": flags})
    found = SimpleNamespace(trees=trees, masses=masses)
    assert _species_without_equation(found) == ["yew", "oak", "-"]
