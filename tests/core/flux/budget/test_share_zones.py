"""Budgets over polygons by the share of cells, against Shapely and against finer rasters."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.zones import ZonesOverlap
from carbonsink.core.flux.budget import carbon_budget
from carbonsink.core.flux.budget.class_areas import budget_classes, class_area_table
from carbonsink.core.predict.sampled_predictions import SeriesOfMaps, draw_cells_of_zones
from carbonsink.core.raster import tiling
from carbonsink.core.raster.zones import PolygonZones
from carbonsink.core.run import Run

shapely = pytest.importorskip("shapely")

NAN = np.nan
WEST, NORTH = 500_000.0, 4e6


def noise(seed=1, shape=(24, 30), dates=3, gaps=0.1):
    random = np.random.default_rng(seed)
    values = random.normal(0, 80, (dates, *shape)).astype(np.float32)
    values[random.random(values.shape) < gaps] = NAN
    return {str(2001 + date): plane for date, plane in enumerate(values)}


def regions():
    """Return three regions of crooked borders; the last is smaller than a cell."""
    west = shapely.Polygon([(-1, 3), (11, 1.3), (14.2, 12), (9, 22.7), (2, 25)])
    east = shapely.difference(shapely.Point(19, 11.3).buffer(9.4), west)
    return [west, east, shapely.box(28.1, 20.2, 28.7, 20.6)]


def polygon_zones(shapes, names, grid, **how):
    """Return zones of shapes given in columns and rows of kilometres."""
    placed = [
        shapely.transform(shape, lambda at: np.array([WEST, NORTH]) + at * [1000.0, -1000.0])
        for shape in shapes
    ]
    return PolygonZones([shape.wkb for shape in placed], names, grid, **how)


def cell_shares(shapes, shape=(24, 30)):
    rows, cols = np.mgrid[: shape[0], : shape[1]]
    cells = shapely.box(cols, rows, cols + 1, rows + 1)
    return np.stack([shapely.area(shapely.intersection(cells, one)) for one in shapes])


def test_totals_and_areas_as_shapely_cuts_the_cells(series):
    by_date = noise()
    for plane in by_date.values():
        plane[20, 28] = 50.0  # the cell of the smallest region
    data = series(by_date)
    zones = polygon_zones(regions(), "abc", data.grid, by_share=True)
    classes = budget_classes("gC_m2", "year")
    budget = carbon_budget.carbon_budget(data, Run(), zones=zones, classes=classes)
    values = np.stack([*by_date.values()]).astype(float)
    always = np.isfinite(values).all(axis=0)
    table, areas = budget.table.set_index(["zone", "period"]), class_area_table(budget)
    for name, share in zip("abc", cell_shares(regions())):
        for plane, period in zip(values, by_date):
            row, known = table.loc[name, period], np.isfinite(plane)
            # Cells of 1e6 m2; tolerances are those of vertices, a millionth of a cell.
            total = np.nansum(plane * share) * 1e6 / 1e12
            assert row["total (Tg C)"] == pytest.approx(total, abs=1e-9)
            assert row["valid_area (km2)"] == pytest.approx(share[known].sum(), abs=1e-4)
            assert row["constant_area (km2)"] == pytest.approx(share[always].sum(), abs=1e-4)
            assert row["zone_area (km2)"] == pytest.approx(share.sum(), abs=1e-4)
            assert row["zone_cells"] == np.count_nonzero(share > 1e-6)
            of_class = areas[(areas["zone"] == name) & (areas["period"] == period)]
            source = share[known & (plane <= -100)].sum()
            assert of_class["area (km2)"].iloc[0] == pytest.approx(source, abs=1e-4)
            assert of_class["area (km2)"].sum() == pytest.approx(share[known].sum(), abs=1e-4)
    assert zones.by_share
    assert budget.zones_by_share


def test_half_cells_are_whole_cells_of_a_finer_raster(series):
    coarse = noise(2)
    fine = {date: np.repeat(np.repeat(plane, 2, 0), 2, 1) for date, plane in coarse.items()}
    shapes = [shapely.box(1.5, 2, 12.5, 20.5), shapely.box(12.5, 0.5, 29.5, 23)]
    shares, centres = series(coarse), series(fine, name="fine", cell=500.0)
    products = {"nep": shares, "other": series(noise(3), name="other")}
    others = {
        "nep": centres,
        "other": series(
            {d: np.repeat(np.repeat(p, 2, 0), 2, 1) for d, p in noise(3).items()}, "o", cell=500.0
        ),
    }
    by_share = polygon_zones(shapes, "ab", shares.grid, by_share=True)
    by_centre = polygon_zones(shapes, "ab", centres.grid)
    found = carbon_budget.carbon_budgets(products, Run(), zones=by_share)
    expected = carbon_budget.carbon_budgets(others, Run(), zones=by_centre)
    pairs = zip((*found.by_product, *found.compared), (*expected.by_product, *expected.compared))
    for budget, other in pairs:
        columns = [name for name in budget.table if "Tg" in name or "km2" in name or "mean" in name]
        one, two = (t.table[columns].to_numpy(float) for t in (budget, other))
        np.testing.assert_allclose(one, two, rtol=1e-12)


def test_the_same_bits_for_any_blocks_and_threads(series, monkeypatch):
    data, results = series(noise(4)), []
    zones = polygon_zones(regions(), "abc", data.grid, by_share=True)
    for threads, cells in ((1, 1 << 20), (2, 90), (3, 40)):
        monkeypatch.setattr(tiling, "LARGEST_WINDOW", cells)
        results.append(carbon_budget.carbon_budget(data, Run(threads=threads), zones=zones).table)
    assert results[0].equals(results[1])
    assert results[0].equals(results[2])


def test_the_whole_is_the_sum_of_zones_that_overlap(series, notes):
    told, run = notes
    data = series({"2001": np.ones((2, 4))})
    shapes = [shapely.box(0, 0, 2.5, 2), shapely.box(1.5, 0, 4, 2)]
    zones = polygon_zones(shapes, "ab", data.grid, by_share=True)
    table = carbon_budget.carbon_budget(data, run, zones=zones).table
    assert table["valid_area (km2)"].tolist() == [8.0, 3.0, 5.0]
    assert ZonesOverlap(4) in told


def test_sampled_cells_weigh_by_what_lies_in_the_zone(series, monkeypatch):
    data = series(noise(5, gaps=0.0))
    zones = polygon_zones(regions(), "abc", data.grid, by_share=True)
    samples = []
    for cells in (1 << 20, 50):
        monkeypatch.setattr(tiling, "LARGEST_WINDOW", cells)
        samples.append(draw_cells_of_zones(SeriesOfMaps.by_date(data), zones, 10_000, 7, Run()))
    sample, again = samples
    shares = cell_shares(regions())
    for code, share in enumerate(shares, start=1):
        own = sample.zone == code
        drawn = np.zeros(share.shape)
        drawn[sample.row[own], sample.col[own]] = sample.area[own] / 1e6
        np.testing.assert_allclose(drawn, share, atol=1e-5)
        assert sample.count(code) == own.sum()
    for one, other in zip(sample[:6], again[:6]):
        np.testing.assert_array_equal(one, other)
