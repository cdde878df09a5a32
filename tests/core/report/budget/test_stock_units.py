"""A stock has no time: its budget says nowhere that it is one of a year or a month."""

from __future__ import annotations

import html
import re

import numpy as np
import pytest

from carbonsink.core.flux.budget.carbon_budget import Budgets, carbon_budget
from carbonsink.core.flux.nep import load_nep_classes
from carbonsink.core.raster import Grid, RasterOutput, Stack, write_array
from carbonsink.core.raster.zones import RasterZones
from carbonsink.core.report.budget.report import write_budget_report
from carbonsink.core.run import Run

GRID = Grid(4, 3, (0.0, 1e3, 0.0, 4e6, 0.0, -1e3), "EPSG:32648")
OF_A_TIME = re.compile(r"per year|per month|area and month|Annual totals")


def words_of_budget(tmp_path, name, unit, period):
    """Return the texts of the report of two zones and three years, classes and figures too."""
    months = ("-01", "-07") if period == "month" else ("",)
    paths = [str(tmp_path / f"{name}_{year}{m}.tif") for year in range(2001, 2004) for m in months]
    for i, path in enumerate(paths):
        values = np.arange(12, dtype=np.float32).reshape(3, 4) + i + 60
        write_array(RasterOutput(name, unit), path, GRID, values)
    zones = str(tmp_path / "z.tif")
    codes = np.repeat([[1], [2], [2]], 4, axis=1).astype(np.uint8)
    write_array(RasterOutput("z", dtype="uint8", nodata=0), zones, GRID, codes)
    found = carbon_budget(
        Stack.open(paths),
        Run(),
        period=period,
        zones=RasterZones.open(zones),
        classes=load_nep_classes(),
    )
    page = str(tmp_path / "b.html")
    write_budget_report(Budgets((found,)), page, str, own_classes=True)
    with open(page, encoding="utf-8") as file:
        text = re.sub(r"<style.*?</style>|<[^>]*>", " ", file.read(), flags=re.DOTALL)
    return html.unescape(text).replace("\xa0", " ")


@pytest.mark.parametrize("period", ["year", "month"])
def test_a_stock_has_no_time(tmp_path, period):
    words = words_of_budget(tmp_path, "carbon", "gC m-2", period)
    assert "Breaks between the classes: −100, −20, 20, 100 gC m⁻²." in words
    assert "Mean total (Mg C)" in words and "Mean per area (gC m⁻²)" in words
    assert OF_A_TIME.findall(words) == []
    assert "Stocks at" in words and "yr⁻²" not in words  # a slope is per year, not each year


def test_a_flux_is_one_of_its_period(tmp_path):
    words = words_of_budget(tmp_path, "npp", "gC m-2 yr-1", "year")
    assert "Breaks between the classes: −100, −20, 20, 100 gC m⁻² per year." in words
    assert "Annual totals of 3 years" in words and "yr⁻²" in words
