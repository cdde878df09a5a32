"""Trend and driver maps through files: values, counts, blocks, threads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import osr

from carbonsink.core.dates.date import Date
from carbonsink.core.errors_and_notes.dates import TooFewDates
from carbonsink.core.errors_and_notes.raster import NoValidPixel
from carbonsink.core.errors_and_notes.trend import (
    ArbitraryZero,
    SeveralPerYear,
    SharedTrends,
    TooFewCellValues,
)
from carbonsink.core.raster import Grid, RasterOutput, Stack, tiling, write_array
from carbonsink.core.report.trend.report import write_trend_report
from carbonsink.core.run import Run
from carbonsink.core.trend import trend_maps
from carbonsink.core.trend.drivers import driver_maps
from carbonsink.core.trend.hurst import hurst
from carbonsink.core.trend.result_tables import driver_table, share_table
from carbonsink.core.trend.sen_mann_kendall import mann_kendall_p, sen_mann_kendall
from carbonsink.core.trend.settings import DriverSettings, TrendSettings
from carbonsink.core.trend.trend_analysis import MAPS

YEARS = tuple(range(2001, 2018))


def wkt(code):
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(code)
    return reference.ExportToWkt()


GRID = Grid(37, 45, (100.0, 0.5, 0.0, 60.0, 0.0, -0.5), wkt(4326))


def field(seed=0, gaps=0.1, trend=0.15):
    """A field that rises in the north, falls in the south, with gaps and a corner without data."""
    rng = np.random.default_rng(seed)
    values = 10 + rng.standard_normal((len(YEARS), *GRID.shape))
    slopes = np.linspace(trend, -trend, GRID.height)[:, np.newaxis]
    values += slopes * np.arange(len(YEARS))[:, np.newaxis, np.newaxis]
    values[rng.random(values.shape) < gaps * (rng.random(GRID.shape) < 0.5)] = np.nan
    values[:, :5, :5] = np.nan
    values[3:, 10, 10] = np.nan
    return values.astype(np.float32)


@pytest.fixture
def series(tmp_path):
    def write(values, name="npp", years=YEARS, grid=GRID, unit="gC m-2 yr-1"):
        paths = []
        for year, plane in zip(years, values):
            paths.append(str(tmp_path / f"{name}_{year}.tif"))
            write_array(RasterOutput(name, unit, date=Date(year)), paths[-1], grid, plane)
        return Stack.open(paths).series()

    return write


@pytest.fixture
def out(tmp_path):
    return {name: str(tmp_path / "out" / f"{name}.tif") for name in MAPS}


def read(path):
    stack = Stack.open([path])
    return stack.read(stack.grid.window)[0]


def test_maps_hold_what_the_kernels_say(series, out):
    values = field()
    result = trend_maps.map_trends(series(values), out, TrendSettings(), Run(), everything=True)
    flat = values.reshape(len(YEARS), -1)
    twin = sen_mann_kendall(flat, np.array(YEARS, float), 8)
    p = mann_kendall_p(twin.s, twin.var_s, twin.z, twin.n)
    np.testing.assert_array_equal(read(out["slope"]).ravel(), twin.slope.astype("f4"))
    np.testing.assert_array_equal(read(out["z"]).ravel(), twin.z.astype("f4"))
    np.testing.assert_array_equal(read(out["p"]).ravel(), p.astype("f4"))
    np.testing.assert_array_equal(read(out["hurst"]).ravel(), hurst(flat, min_valid=8).astype("f4"))
    classes = read(out["trend_class"]).ravel()
    expected = np.where(p <= 0.05, np.sign(twin.slope), 0)
    np.testing.assert_array_equal(classes[twin.n >= 8], expected[twin.n >= 8])
    assert np.isnan(classes[twin.n < 8]).all()
    assert Stack.open([out["slope"]]).bands[0].unit == "gC m-2 yr-1 yr-1"
    few = int(((twin.n > 0) & (twin.n < 8)).sum())
    assert result.tally.cells_with(8) == (int((twin.n >= 8).sum()), few, 25)
    assert few >= 1


def test_areas_are_those_of_the_ellipsoid(series, out):
    result = trend_maps.map_trends(series(field()), out, TrendSettings(), Run(), everything=True)
    classes, area = read(out["trend_class"]), GRID.cell_area()[:, np.newaxis] / 1e6
    table = share_table(result)
    for code in (-1, 0, 1):
        row = table[(table["map"] == "trend_class") & (table["code"] == code)].iloc[0]
        assert row["cells"] == (classes == code).sum()
        assert row["area (km2)"] == pytest.approx((area * (classes == code)).sum())
    for _, rows in table.groupby("map"):
        assert rows["share (%)"].sum() == pytest.approx(100)


def test_the_table_names_the_test(series, out):
    settings = TrendSettings(trend_test="tfpw", hurst_method="blocks")
    table = share_table(trend_maps.map_trends(series(field()), out, settings, Run()))
    method = dict(zip(table["map"], table["method"]))
    assert "after trend-free prewhitening" in method["trend_class"]
    assert method["hurst"] == "Hurst exponent, R/S, blocks"


def test_regional_mean_uses_the_same_cells_every_year(series, out):
    values = field()
    result = trend_maps.map_trends(series(values), out, TrendSettings(), Run(), everything=True)
    constant = np.isfinite(values).all(axis=0)
    area = np.broadcast_to(GRID.cell_area()[:, np.newaxis], GRID.shape)[constant]
    means = [np.average(plane[constant].astype(float), weights=area) for plane in values]
    np.testing.assert_allclose(result.means, means, rtol=1e-12)
    assert result.constant_km2 == pytest.approx(area.sum() / 1e6)


@pytest.mark.parametrize("fdr", [False, True])
def test_blocks_and_threads_do_not_matter(series, out, monkeypatch, fdr):
    stack = series(field())
    settings = TrendSettings(null_test=True, fdr=fdr, trend_test="tfpw", detrend=True)
    results, rasters = [], []
    for side, threads in ((1 << 20, 1), (16 * 16, 3), (32 * 16, 2)):
        monkeypatch.setattr(tiling, "LARGEST_WINDOW", side)
        run = Run(threads=threads)
        results.append(trend_maps.map_trends(stack, out, settings, run, everything=True))
        rasters.append({name: read(path) for name, path in out.items()})
    for result, maps in zip(results[1:], rasters[1:]):
        assert result.totals == results[0].totals
        assert result.null_totals == results[0].null_totals
        np.testing.assert_array_equal(result.means, results[0].means)
        np.testing.assert_array_equal(result.tally.h_counts, results[0].tally.h_counts)
        for name, values in maps.items():
            np.testing.assert_array_equal(values, rasters[0][name], err_msg=name)


def test_null_test_finds_next_to_nothing(series, out):
    settings = TrendSettings(null_test=True)
    result = trend_maps.map_trends(series(field(gaps=0, trend=0.4)), out, settings, Run())
    share = {(t.map, t.code): t.share for t in result.totals}
    null = {(t.map, t.code): t.share for t in result.null_totals}
    assert share["trend_class", 1] > 0.25
    assert null["trend_class", 1] < 0.06
    assert null["future_class", 5] > 0.9


def test_false_discoveries_are_rarer_than_findings_of_each_cell_alone(series, out):
    stack = series(field(trend=0.0, gaps=0))
    plain = trend_maps.map_trends(stack, out, TrendSettings(), Run())
    fdr = trend_maps.map_trends(stack, out, TrendSettings(fdr=True), Run())
    significant = [
        sum(t.n_cells for t in r.totals if t.map == "trend_class" and t.code) for r in (plain, fdr)
    ]
    assert significant[0] > 30
    assert significant[1] <= 2
    assert fdr.trend_limit < 0.001


@pytest.mark.parametrize(("unit", "warns"), [("degC", True), ("K", False), ("mm yr-1", False)])
def test_variation_of_a_scale_with_an_arbitrary_zero_is_warned_of(series, out, unit, warns):
    notes, page = [], str(Path(out["cv"]).parent / "trend.html")
    grid = replace(GRID, width=8, height=8)
    warm = series(field()[:, 20:28, 20:28], "t", grid=grid, unit=unit)
    run = Run(on_note=notes.append)
    result = trend_maps.map_trends(warm, {"cv": out["cv"]}, TrendSettings(), run, everything=True)
    assert (ArbitraryZero(unit) in notes) == warns
    write_trend_report(result, page, str)
    text = Path(page).read_text(encoding="utf-8")
    assert ("The zero of °C is arbitrary" in text) == warns
    assert ("Variability over the years is mostly" in text) != warns


def test_maps_not_asked_for_are_not_computed(series, out, monkeypatch):
    def refuse(*_args, **_options):
        raise AssertionError("computed although nobody asked")

    monkeypatch.setattr("carbonsink.core.trend.trend_analysis.hurst", refuse)
    monkeypatch.setattr("carbonsink.core.trend.trend_analysis.variability", refuse)
    paths = {"trend_class": out["trend_class"]}
    trend_maps.map_trends(series(field()), paths, TrendSettings(), Run())


def test_a_missing_year_leaves_the_slope(series, out):
    years = [y for y in YEARS if y not in (2004, 2009, 2010)]
    planes = [np.full(GRID.shape, 2.5 * (y - 2000), np.float32) for y in years]
    trend_maps.map_trends(series(planes, years=years), out, TrendSettings(), Run())
    assert (read(out["slope"]) == 2.5).all()


def test_too_few_dates_and_no_valid_cell(series, out):
    with pytest.raises(TooFewDates):
        trend_maps.map_trends(series(field()[:5]), out, TrendSettings(), Run())
    with pytest.raises(NoValidPixel):
        trend_maps.map_trends(series(field() * np.nan), out, TrendSettings(), Run())
    gap = field()[:8].copy()
    gap[3] = np.nan
    with pytest.raises(TooFewCellValues) as caught:
        trend_maps.map_trends(series(gap, years=YEARS[:8]), out, TrendSettings(), Run())
    assert (caught.value.needed, caught.value.n_dates, caught.value.most) == (8, 8, 7)


def test_several_dates_a_year_are_warned_of(series):
    stack = series(field())
    bands = [b.with_date(Date(2001 + i // 12, i % 12 + 1)) for i, b in enumerate(stack.bands)]
    found = []
    trend_maps.note_uneven_years(replace(stack, bands=tuple(bands)), Run(on_note=found.append))
    assert found == [SeveralPerYear(12, len(YEARS))]


def test_without_crs_shares_are_of_cells(series, out):
    grid = replace(GRID, crs="")
    stack = series(field(), grid=grid)
    result = trend_maps.map_trends(stack, out, TrendSettings(), Run(), everything=True)
    assert not result.area_known
    rows = [t for t in result.totals if t.map == "trend_class"]
    assert sum(t.share for t in rows) == pytest.approx(1)
    assert rows[0].share == pytest.approx(rows[0].n_cells / sum(t.n_cells for t in rows))
    assert "AREA" not in trend_maps.headline(result)


@pytest.fixture
def climate(series):
    rng = np.random.default_rng(8)
    temperature = rng.standard_normal((len(YEARS), *GRID.shape)).astype("f4")
    rain = rng.standard_normal((len(YEARS), *GRID.shape)).astype("f4")
    west = np.arange(GRID.width) < 12
    east = np.arange(GRID.width) > 24
    npp = np.where(west, 3 * temperature, np.where(east, -3 * rain, 0.0))
    npp = npp + rng.standard_normal(npp.shape)
    return series(npp.astype("f4")), series(temperature, "tmp"), series(rain, "pre")


def test_drivers_are_found_where_they_are(climate, tmp_path, monkeypatch):
    names = driver_maps.MAPS
    results = []
    for i, (side, threads) in enumerate(((1 << 20, 1), (256, 3))):
        monkeypatch.setattr(tiling, "LARGEST_WINDOW", side)
        paths = {name: str(tmp_path / str(i) / f"{name}.tif") for name in names}
        settings = DriverSettings()
        result = driver_maps.map_drivers(
            climate[0], climate[1:], paths, settings, Run(threads=threads)
        )
        results.append((result, {name: read(path) for name, path in paths.items()}))
    result, maps = results[0]
    classes = maps["driver_class"]
    assert np.mean(classes[:, :12] == 2) > 0.9
    assert np.mean(classes[:, 25:] == 3) > 0.9
    assert np.mean(classes[:, 13:24] == 5) > 0.8
    assert np.nanmax(maps["p_a"][:, :12]) < 0.2
    assert (maps["r_b"][:, 25:] < 0).mean() > 0.99
    assert results[1][0].totals == result.totals
    for name in names:
        np.testing.assert_array_equal(maps[name], results[1][1][name])
    table = driver_table(result)
    assert table["share (%)"].sum() == pytest.approx(100)
    signs = [c for c in table.columns if c.startswith("r_a")]
    assert table[signs].to_numpy().sum() == pytest.approx(table["area (km2)"].sum())


def test_shared_trends_are_warned_of(series, tmp_path):
    rise = np.arange(len(YEARS), dtype=np.float32)[:, np.newaxis, np.newaxis]
    rng = np.random.default_rng(0)
    stacks = [
        series((rise + rng.standard_normal((len(YEARS), *GRID.shape))).astype("f4"), name)
        for name in ("npp", "tmp", "pre")
    ]
    for detrend in (False, True):
        found = []
        settings = DriverSettings(detrend=detrend)
        paths = {"driver_class": str(tmp_path / "d.tif")}
        run = Run(on_note=found.append)
        result = driver_maps.map_drivers(stacks[0], stacks[1:], paths, settings, run)
        warned = [note for note in found if isinstance(note, SharedTrends)]
        assert bool(warned) != detrend
        neither = next(t.share for t in result.totals if t.key == "neither")
        assert (neither > 0.8) == detrend
