"""The mean course of the year in zones, as the report shows it, against numpy."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.flux.budget import carbon_budget
from carbonsink.core.raster.zones import RasterZones
from carbonsink.core.report.budget.seasonal_cycle import MAX_COURSES, zone_cycle_blocks
from carbonsink.core.run import Run

SHAPE = (6, 10)


def monthly(years=(2001, 2002, 2003)):
    random = np.random.default_rng(3)
    return {
        f"{year}-{month:02d}": random.normal(10 * np.cos(month), 4, SHAPE).astype(np.float32)
        for year in years
        for month in range(1, 13)
    }


def zones_of(raster, codes):
    return RasterZones.open(raster("zones", codes, dtype="int16", nodata=-1))


def same(text):
    return text


@pytest.mark.parametrize("period", ["month", "season"])
def test_curves_are_means_over_the_years(series, raster, period):
    values = monthly()
    codes = np.repeat([4, 4, 9], 2)[:, None] + np.zeros(SHAPE, int)
    zones = zones_of(raster, codes)
    budget = carbon_budget.carbon_budget(series(values), Run(), period=period, zones=zones)
    figure, table = zone_cycle_blocks(budget, same)
    by_year = np.array([plane.astype(float) for plane in values.values()]).reshape(3, 12, *SHAPE)
    if period == "season":
        # Winters are whole in the second and third year alone.
        months = {"MAM": (2, 3, 4), "JJA": (5, 6, 7), "SON": (8, 9, 10)}
        means = {name: by_year[:, at].sum(axis=1).mean(axis=0) for name, at in months.items()}
        winters = [by_year[y, 11] + by_year[y + 1, :2].sum(axis=0) for y in (0, 1)]
        means["DJF"] = np.mean(winters, axis=0)
    else:
        means = {f"{m + 1:02d}": by_year[:, m].mean(axis=0) for m in range(12)}
    assert [row[0] for row in table.rows] == list(means)
    assert table.columns[1:] in (("All zones", "4", "9"), ("All zones", "9", "4"))
    place = {name: i for i, name in enumerate(table.columns)}
    for row, mean in zip(table.rows, means.values()):
        for name, inside in (("All zones", codes > 0), ("4", codes == 4), ("9", codes == 9)):
            assert row[place[name]] == pytest.approx(mean[inside].mean(), rel=1e-6)
    assert "Mean course of the year" in figure.svg
    assert "gC" in figure.svg
    assert "4" in figure.svg


def test_the_zones_with_the_largest_totals_are_drawn(series, raster):
    codes = np.arange(10)[None, :] + np.zeros(SHAPE, int)
    values = {date: plane * 0 + codes for date, plane in monthly((2001,)).items()}
    zones = zones_of(raster, codes)
    budget = carbon_budget.carbon_budget(series(values), Run(), period="month", zones=zones)
    figure, table = zone_cycle_blocks(budget, same)
    largest = [str(code) for code in range(9, 9 - MAX_COURSES, -1)]
    assert list(table.columns) == ["Month", "All zones", *largest]
    assert str(MAX_COURSES) in figure.caption


def test_zones_without_data_have_no_curve(series, raster):
    codes = np.where(np.arange(10) < 5, 1, 2) + np.zeros(SHAPE, int)
    values = {date: np.where(codes == 1, plane, np.nan) for date, plane in monthly().items()}
    budget = carbon_budget.carbon_budget(
        series(values), Run(), period="month", zones=zones_of(raster, codes)
    )
    _figure, table = zone_cycle_blocks(budget, same)
    assert table.columns == ("Month", "All zones", "1")
