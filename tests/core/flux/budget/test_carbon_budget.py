"""Budgets of small rasters: totals, masks, zones, classes and products."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from carbonsink.core.errors_and_notes.dates import PeriodsDropped, TooFewCommonDates
from carbonsink.core.errors_and_notes.flux import PeriodsCut
from carbonsink.core.errors_and_notes.raster import (
    BadGeometry,
    GridMismatch,
    MaskVaries,
    NotInteger,
    NoValidPixel,
)
from carbonsink.core.errors_and_notes.run import Cancelled, ProcessingTimes
from carbonsink.core.errors_and_notes.zones import TooManyZones, ZonesEmpty, ZonesOverlap
from carbonsink.core.flux.budget import carbon_budget
from carbonsink.core.flux.budget.class_areas import (
    breaks_of,
    budget_classes,
    class_area_table,
    has_sources,
)
from carbonsink.core.flux.budget.product_table import product_table
from carbonsink.core.raster.zones import PolygonZones, RasterZones
from carbonsink.core.run import Run

NAN = np.nan


def square(west, south, east, north):
    from osgeo import ogr

    text = f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"
    return bytes(ogr.CreateGeometryFromWkt(text).ExportToWkb())


def annual(years=range(2000, 2012), shape=(40, 50), gaps=0.0):
    random = np.random.default_rng(4)
    found = {}
    for year in years:
        values = random.normal(50 + 3 * (year - 2000), 20, shape)
        values[random.random(shape) < gaps] = NAN
        found[str(year)] = values
    return found


def test_budget_of_the_whole_region(series, notes):
    values = annual()
    told, run = notes
    budget = carbon_budget.carbon_budget(series(values), run)
    table = budget.table
    expected = [float(np.float32(v).astype(float).sum()) * 1e6 / 1e12 for v in values.values()]
    assert table["total (Tg C)"].to_numpy() == pytest.approx(expected)
    assert table["constant_total (Tg C)"].tolist() == table["total (Tg C)"].tolist()
    assert table["total (10^4 t C)"].to_numpy() == pytest.approx(np.array(expected) * 100)
    assert table["mean (gC m-2)"].to_numpy() == pytest.approx(np.array(expected) * 1e6 / 2000)
    assert set(table["valid_area (km2)"]) == {2000.0}
    assert table["zone"].tolist() == ["all"] * 12
    assert table["period"].tolist() == list(values)
    assert not any(isinstance(note, MaskVaries) for note in told)
    trends = budget.trends
    assert trends["n"].tolist() == [12]
    slope = np.polyfit(range(2000, 2012), expected, 1)[0]
    assert trends["ols_slope (Tg C yr-1)"][0] == pytest.approx(slope)
    assert trends["ols_slope_of_mean (gC m-2 yr-1)"][0] == pytest.approx(3.0, abs=0.2)
    years, totals = (budget.table[name] for name in ("year", "constant_total (Tg C)"))
    limits = stats.theilslopes(totals, years, 0.95)[2:]  # whole ranks, ours lie between two
    found = [trends[f"sen_{end}_95 (Tg C yr-1)"][0] for end in ("lower", "upper")]
    assert found[0] < trends["sen_slope (Tg C yr-1)"][0] < found[1]
    assert found == pytest.approx(limits, rel=0.03)


def test_tonnes_per_hectare(series):
    table = carbon_budget.carbon_budget(series({"2001": [[0.49]]}), Run(), unit="t_ha").table
    assert table["total (10^4 t C)"][0] == pytest.approx(0.49 * 100 / 1e4)
    assert table["mean (t C ha-1)"][0] == pytest.approx(0.49)


def test_constant_mask_beside_the_mask_of_the_date(series, notes):
    told, run = notes
    by_date = {"2001": [[1, 2, NAN]], "2002": [[1, NAN, 4]], "2003": [[1, 2, 4]]}
    table = carbon_budget.carbon_budget(series(by_date), run).table
    assert table["total (Tg C)"].to_numpy() * 1e6 == pytest.approx([3.0, 5.0, 7.0])
    assert table["constant_total (Tg C)"].to_numpy() * 1e6 == pytest.approx([1.0, 1.0, 1.0])
    assert table["valid_cells"].tolist() == [2, 2, 3]
    assert table["constant_cells"].tolist() == [1, 1, 1]
    assert table["zone_cells"].tolist() == [3, 3, 3]
    assert MaskVaries(1, 3) in told


def test_no_cell_valid_on_all_dates(series):
    by_date = {"2001": [[1, NAN]], "2002": [[NAN, 1]], "2003": [[1, 1]]}
    budget = carbon_budget.carbon_budget(series(by_date), Run())
    table = budget.table
    assert table["constant_total (Tg C)"].isna().all()
    assert table["valid_cells"].tolist() == [1, 1, 2]
    assert math.isnan(budget.trends["ols_slope (Tg C yr-1)"][0])


def test_months_add_up_to_years(series, notes):
    told, run = notes
    by_date = {f"2001-{m:02d}": [[float(m), 1.0]] for m in range(1, 13)}
    by_date["2002-01"] = [[1.0, 1.0]]
    by_date["2001-05"] = [[5.0, NAN]]
    budget = carbon_budget.carbon_budget(series(by_date), run)
    table = budget.table
    assert table["period"].tolist() == ["2001"]
    assert table["total (Tg C)"][0] == pytest.approx(78e-6)
    assert table["valid_cells"][0] == 1
    assert PeriodsDropped("year", ("2002",)) in told


def test_seasons_have_their_own_trends(series):
    dates = [f"{y}-{m:02d}" for y in (2001, 2002, 2003) for m in range(1, 13)]
    budget = carbon_budget.carbon_budget(
        series({d: [[float(d[:4]) * int(d[5:])]] for d in dates}), Run(), period="season"
    )
    trends = budget.trends
    assert trends["part"].tolist() == ["MAM", "JJA", "SON", "DJF"]
    assert trends["n"].tolist() == [3, 3, 3, 2]
    assert trends["ols_slope (Tg C yr-1)"][0] == pytest.approx(12e-6, rel=1e-4)


def test_zones_of_a_class_raster(series, raster, notes):
    told, run = notes
    zones = raster("regions", [[1, 1, 7], [-3, 200, 7]], dtype="int16", nodata=200)
    values = {"2001": [[1, 2, 4], [8, 16, NAN]], "2002": [[1, 2, 4], [8, 16, 32]]}
    table = carbon_budget.carbon_budget(series(values), run, zones=RasterZones.open(zones)).table
    first = table[table["period"] == "2001"]
    assert first["zone"].tolist() == ["all", "-3", "1", "7"]
    assert first["total (Tg C)"].to_numpy() * 1e6 == pytest.approx([15, 8, 3, 4])
    assert first["zone_cells"].tolist() == [5, 1, 2, 2]
    assert MaskVaries(4, 5) in told


def test_large_codes_are_exact(series, raster):
    zones = raster("regions", [[100000001, 100000003]], dtype="int32", nodata=0)
    budget = carbon_budget.carbon_budget(
        series({"2001": [[1, 2]]}), Run(), zones=RasterZones.open(zones)
    )
    assert budget.table["zone"].tolist() == ["all", "100000001", "100000003"]


def test_zones_that_are_measurements(series, raster, monkeypatch):
    with pytest.raises(NotInteger):
        zones = RasterZones.open(raster("dem", [[1.5, 2.0]]))
        carbon_budget.carbon_budget(series({"2001": [[1, 2]]}), Run(), zones=zones)
    monkeypatch.setattr(carbon_budget, "MAX_ZONES", 1)
    with pytest.raises(TooManyZones):
        zones = RasterZones.open(raster("codes", [[1, 2]]))
        carbon_budget.carbon_budget(series({"2001": [[1, 2]]}), Run(), zones=zones)


def test_zone_raster_on_another_grid(series, raster):
    zones = RasterZones.open(raster("regions", [[1, 2, 3]]))
    with pytest.raises(GridMismatch):
        carbon_budget.carbon_budget(series({"2001": [[1, 2]]}), Run(), zones=zones)


def test_polygon_zones(series, notes):
    told, run = notes
    values = np.arange(16, dtype=float).reshape(4, 4)
    west, north = 500000.0, 4e6
    shapes = [
        square(west, north - 2000, west + 2000, north),  # upper left, 2 x 2 cells
        square(west + 1000, north - 1000, west + 3000, north),  # overlaps one cell, takes another
        square(west + 3400, north - 4000, west + 4000, north - 3000),  # centre of the last cell
        square(west + 9e5, north, west + 9.1e5, north + 1e4),  # elsewhere
    ]
    data = series({"2001": values})
    zones = PolygonZones(shapes, ["A", "B", "A", "far"], data.grid)
    table = carbon_budget.carbon_budget(data, run, zones=zones).table
    assert table["zone"].tolist() == ["all", "A", "B", "far"]
    assert table["valid_cells"].tolist() == [6, 4, 2, 0]
    assert table["total (Tg C)"].to_numpy()[:3] * 1e6 == pytest.approx([27, 24, 3])
    assert math.isnan(table["total (Tg C)"][3])
    assert ZonesOverlap(1) in told
    assert ZonesEmpty(("far",)) in told


def test_a_polygon_that_is_none(series):
    with pytest.raises(BadGeometry):
        PolygonZones([b"nonsense"], ["A"], series({"2001": [[1.0]]}).grid)


def test_nothing_valid(series):
    with pytest.raises(NoValidPixel):
        carbon_budget.carbon_budget(series({"2001": [[NAN]], "2002": [[NAN]]}), Run())


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("tiles", [64, 1])
def test_the_same_bits_for_any_blocks_and_threads(series, raster, threads, tiles, monkeypatch):
    shape = (60, 70)
    zones = RasterZones.open(raster("zones", np.arange(4200).reshape(shape) % 5, dtype="int16"))
    stacked = series(annual(range(2000, 2004), shape, gaps=0.1))
    whole = carbon_budget.carbon_budget(stacked, Run(threads=1), zones=zones).table
    from carbonsink.core.raster import tiling

    monkeypatch.setattr(tiling, "LARGEST_WINDOW", 16 * 16 * tiles)
    told = []
    run = Run(threads=threads, on_note=told.append)
    again = carbon_budget.carbon_budget(stacked, run, zones=zones).table
    assert whole.equals(again)
    (walk,) = (note for note in told if isinstance(note, ProcessingTimes))
    assert (walk.windows > 4) == (tiles == 1)


def test_cancel(series):
    run = Run(is_cancelled=lambda: True)
    with pytest.raises(Cancelled):
        carbon_budget.carbon_budget(series(annual()), run)


# --- classes ---------------------------------------------------------------------------------


def test_classes_by_date(series):
    by_date = {"2001": [[-150.0, -100.0], [0.0, NAN]], "2002": [[50.0, 101.0], [20.0, 7.0]]}
    classes = budget_classes("gC_m2", "year")
    budget = carbon_budget.carbon_budget(series(by_date), Run(), classes=classes)
    table = class_area_table(budget)
    assert table["class_name"].tolist()[:5] == [c.label for c in classes]
    first, second = table[table["period"] == "2001"], table[table["period"] == "2002"]
    assert first["area (km2)"].tolist() == [2.0, 0.0, 1.0, 0.0, 0.0]
    assert second["area (km2)"].tolist() == [0.0, 0.0, 2.0, 1.0, 1.0]
    assert first["share (%)"].sum() == pytest.approx(100.0)
    assert second["constant_area (km2)"].tolist() == [0.0, 0.0, 1.0, 1.0, 1.0]
    assert second["constant_share (%)"].tolist()[2] == pytest.approx(100 / 3)
    assert has_sources(budget)


def test_breaks_follow_unit_and_period():
    assert breaks_of(budget_classes("gC_m2", "year")) == (-100.0, -20.0, 20.0, 100.0)
    assert breaks_of(budget_classes("t_ha", "year")) == (-1.0, -0.2, 0.2, 1.0)
    assert breaks_of(budget_classes("gC_m2", "season")) == (-25.0, -5.0, 5.0, 25.0)


def test_own_breaks_are_taken_as_they_stand(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("code,key,label,upper,colour\n0,out,Out,3,#ff0000\n9,in,In,,#00ff00\n")
    assert breaks_of(budget_classes("t_ha", "month", str(path))) == (3.0,)


def test_classes_by_zone(series, raster):
    zones = RasterZones.open(raster("regions", [[1, 1, 7]], dtype="int16"))
    classes = budget_classes("gC_m2", "year")
    budget = carbon_budget.carbon_budget(
        series({"2001": [[-50, 60, 60]]}), Run(), "gC_m2", "year", zones
    )
    assert budget.classes == ()
    assert not has_sources(budget)
    budget = carbon_budget.carbon_budget(
        series({"2001": [[-50, 60, 60]]}), Run(), zones=zones, classes=classes
    )
    table = class_area_table(budget)
    assert table["zone"].tolist() == ["all"] * 5 + ["1"] * 5 + ["7"] * 5
    assert table["share (%)"].to_numpy()[5:] == pytest.approx([0, 50, 0, 50, 0, 0, 0, 0, 100, 0])


# --- products --------------------------------------------------------------------------------


def three_products(series):
    """A sink, a stronger sink with a gap, and a source; one lacks the last year."""
    return {
        "rf": series({"2001": [[10.0, 30.0]], "2002": [[10.0, 30.0]], "2003": [[9.0, 9.0]]}),
        "modis": series({"2001": [[20.0, 60.0]], "2002": [[20.0, NAN]], "2003": [[9, 9]]}, "m"),
        "casa": series({"2001": [[-5.0, 1.0]], "2002": [[5.0, 1.0]]}, "c"),
    }


def test_products_are_summed_over_the_same_cells(series, notes):
    told, run = notes
    found = carbon_budget.carbon_budgets(three_products(series), run)
    budgets = found.compared
    assert [budget.variable for budget in budgets] == ["rf", "modis", "casa"]
    assert all([p.label for p in b.periods] == ["2001", "2002"] for b in budgets)
    assert found.by_product[0].table["constant_total (Tg C)"].to_numpy() * 1e6 == pytest.approx(
        [40.0, 40.0, 18.0]
    )  # by itself the reference keeps its cells and years
    assert PeriodsCut("rf", ("2003",)) in told
    table = product_table(budgets)
    assert table["product"].tolist() == ["rf", "modis", "casa", "mean of the others"]
    assert table["common_area (km2)"].tolist() == [1.0] * 4
    assert table["total (Tg C)"].to_numpy() * 1e6 == pytest.approx([10.0, 20.0, 0.0, 10.0])
    assert table["own_total (Tg C)"].to_numpy()[:3] * 1e6 == pytest.approx([40.0, 50.0, 1.0])
    assert table["own_area (km2)"].tolist()[:3] == [2.0, 1.5, 2.0]
    assert table["difference (%)"].to_numpy()[1:] == pytest.approx([100.0, -100.0, 0.0])
    assert math.isnan(table["difference (%)"][0])


def test_a_sink_in_one_and_a_source_in_another(series):
    products = {
        "rf": series({"2001": [[68.06]], "2002": [[68.06]]}),
        "glopem": series({"2001": [[-128.16]], "2002": [[10.0]]}, "g"),
    }
    table = product_table(carbon_budget.carbon_budgets(products, Run()).compared)
    assert table["product"].tolist() == ["rf", "glopem"]
    assert table["signs_differ"].tolist() == [False, True]
    assert table["periods_signs_differ"].tolist() == [0, 1]
    assert table["difference (%)"][1] == pytest.approx(100 * (-59.08 - 68.06) / 68.06)


def test_products_by_zone(series, raster):
    zones = RasterZones.open(raster("regions", [[1, 2]], dtype="int16"))
    table = product_table(
        carbon_budget.carbon_budgets(three_products(series), Run(), zones=zones).compared
    )
    assert table["zone"].tolist() == ["all"] * 4 + ["1"] * 4 + ["2"] * 4
    second = table[table["zone"] == "2"]
    assert second["total (Tg C)"].isna().all()  # no cell there has data in all
    assert not second["signs_differ"].any()


def test_products_without_a_common_year(series):
    products = {"a": series({"2001": [[1.0]]}), "b": series({"2002": [[1.0]]}, "b")}
    with pytest.raises(TooFewCommonDates) as caught:
        carbon_budget.carbon_budgets(products, Run())
    assert caught.value.series == (("a", "2001", "2001", 1), ("b", "2002", "2002", 1))


def test_months_of_one_product_and_years_of_another(series):
    months = {f"2001-{m:02d}": [[1.0]] for m in range(1, 13)}
    products = {"a": series({"2001": [[6.0]]}), "b": series(months, "b")}
    table = product_table(carbon_budget.carbon_budgets(products, Run()).compared)
    assert table["difference (%)"][1] == pytest.approx(100.0)
