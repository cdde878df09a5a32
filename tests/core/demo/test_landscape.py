"""The landscape: laws that hold cell by cell, and what was planted."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.demo import climate, landuse, planted_patterns, vegetation
from carbonsink.core.demo.fluxes import RH_INTERCEPT, RH_SLOPE, state_of_year, static_state
from carbonsink.core.demo.landuse import BUILT_UP, COVERS, CROPLAND, FOREST, GRASSLAND
from carbonsink.core.demo.planted_patterns import CLUSTER_DISCS
from carbonsink.core.demo.region import Region, cell_size, province_polygons

SEEDS = (42, 7)


@pytest.fixture(scope="module", params=SEEDS)
def made(request):
    """A region of 24 years with its static state and years, whole."""
    region = Region(120, 100, 24, request.param)
    cells = region.cells(0, 0, 100, 120)
    static = static_state(region, cells)
    return region, cells, static, [state_of_year(region, cells, static, t) for t in range(24)]


def test_a_window_holds_the_bits_of_the_whole(made):
    region, _, static, years = made
    inside = np.s_[33:51, 60:97]
    cells = region.cells(33, 60, 18, 37)
    own = static_state(region, cells)
    for name in ("land", "elevation", "slope", "soil"):
        np.testing.assert_array_equal(getattr(own, name), getattr(static, name)[inside])
    year = state_of_year(region, cells, own, 13)
    np.testing.assert_array_equal(year.landuse, years[13].landuse[inside])
    np.testing.assert_array_equal(year.ndvi, years[13].ndvi[inside])
    for values, whole in zip(year.fluxes, years[13].fluxes):
        np.testing.assert_array_equal(values, whole[inside])


def test_land_and_sea(made):
    _, _, static, _ = made
    assert 0.75 < static.land.mean() < 0.98
    assert static.land[:, 0].all()
    assert not static.land[:, -1].any()


def test_nep_is_npp_minus_rh_to_the_bit_even_in_float32(made):
    for year in made[3]:
        npp, rs, rh, nep = (flux.astype(np.float32) for flux in year.fluxes)
        np.testing.assert_array_equal(npp - rh, nep)
        np.testing.assert_allclose(rh, RH_SLOPE * rs + RH_INTERCEPT, atol=1 / 64)


def test_levels_are_those_of_northern_china(made):
    _, _, static, years = made
    npp, rs, rh, nep = (flux[static.land] for flux in years[0].fluxes)
    assert 250 < npp.mean() < 550
    assert npp.min() >= 0
    assert npp.max() < 1300
    assert 300 < rs.mean() < 700
    assert rs.max() < 1600
    assert (nep > 0).any()
    assert (nep < 0).any()
    assert (rh <= rs).all()


def test_temperature_falls_with_height_and_rises_with_the_years(made):
    region, cells, static, years = made
    warming = np.polyfit(range(24), [y.climate.temperature[static.land].mean() for y in years], 1)
    assert abs(warming[0] - climate.WARMING_K_PER_YEAR) < 0.06
    _, north = region.relative_position(cells)
    level = static.climate.temperature - 7.0 * north
    fit = np.polyfit(static.elevation.ravel(), level.ravel(), 1)
    assert abs(fit[0] + climate.LAPSE_K_PER_M) < 0.001


def test_months_make_the_year(made):
    region, cells, static, years = made
    year = years[-1].climate
    _, north = region.relative_position(cells)
    months = [climate.monthly_climate(year, north, month) for month in range(12)]
    mean = np.mean([month.temperature for month in months], axis=0)
    np.testing.assert_allclose(mean, year.temperature, atol=climate.TEMPERATURE_STEP)
    for name in ("precipitation", "radiation"):
        total = np.sum([getattr(month, name) for month in months], axis=0)
        np.testing.assert_allclose(total, getattr(year, name), atol=0.15)
    assert int(np.argmax([m.temperature.mean() for m in months])) == 6
    ndvi = [vegetation.monthly_ndvi(years[-1].ndvi, static.climate, month) for month in range(12)]
    np.testing.assert_array_equal(np.max(ndvi, axis=0), years[-1].ndvi)


def test_land_use_changes_only_as_planted(made):
    region, cells, static, years = made
    west, north = region.relative_position(cells)
    north = north + 0.0 * west
    codes = {cover.code for cover in COVERS}
    converted = 0
    for before, after in zip(years, years[1:]):
        assert set(np.unique(after.landuse)) <= codes
        changed = before.landuse != after.landuse
        built = changed & (after.landuse == BUILT_UP)
        for first, last in zip(before.landuse[changed & ~built], after.landuse[changed & ~built]):
            assert (first, last) in {
                (CROPLAND, FOREST),
                (CROPLAND, GRASSLAND),
                (GRASSLAND, CROPLAND),
            }
        converted += int((changed & ~built).sum())
        assert not (before.landuse == BUILT_UP)[changed].any()
    assert converted > 50
    first, last = years[0].landuse, years[-1].landuse
    regreened = (first == CROPLAND) & ((last == FOREST) | (last == GRASSLAND))
    reclaimed = (first == GRASSLAND) & (last == CROPLAND)
    assert regreened.any()
    assert reclaimed.any()
    assert north[regreened].mean() > 0.3
    assert north[reclaimed].max() < 0.6
    assert static.slope[regreened].mean() > static.slope[static.land].mean()


def test_the_programme_ends_early_and_towns_grow(made):
    region, _, static, years = made
    history = static.history
    regreened = (history.first == CROPLAND) & (history.converted < region.years)
    assert history.converted[regreened].max() <= 1 + landuse.PROGRAMME_SHARE * 23
    built = [int((year.landuse == BUILT_UP)[static.land].sum()) for year in years]
    assert all(a <= b for a, b in zip(built, built[1:]))
    assert built[-1] > 2 * built[0] > 0


def test_planted_trends_show_in_ndvi(made):
    region, cells, static, years = made
    planted = planted_patterns.planted_trend_sign(region, cells)
    series = np.stack([year.ndvi for year in years])
    steady = static.land & (years[0].landuse == years[-1].landuse)
    relative = np.polyfit(range(24), series.reshape(24, -1), 1)[0] / series.mean(axis=0).ravel()
    relative = relative.reshape(planted.shape)
    rise, fall, rest = (np.median(relative[steady & (planted == c)]) for c in (1, -1, 0))
    assert rise > 0.003
    assert fall < -0.003
    assert fall < rest < rise


def test_planted_clusters_stand_out(made):
    region, cells, static, years = made
    nep, ndvi = years[-1].fluxes.nep, years[-1].ndvi
    for disc in CLUSTER_DISCS:
        core = planted_patterns.cluster_core(region, cells, disc) & static.land
        assert core.sum() > 20, disc.name
        for values in (nep, ndvi):
            there = values[core].mean() - values[static.land].mean()
            assert np.sign(there) == np.sign(disc.strength), disc.name
            assert abs(there) > 0.8 * values[static.land].std(), disc.name


def test_drivers_move_ndvi_only_where_planted(made):
    region, cells, static, years = made
    driver = planted_patterns.planted_driver(region, cells)
    warm, wet = (
        np.stack([climate.anomalies(region, cells, t)[i] for t in range(24)]) for i in (0, 1)
    )
    planted = planted_patterns.planted_trend(region, cells)
    greenness = np.stack(
        [
            vegetation.greenness(region, cells, climate.anomalies(region, cells, t), t)
            - planted * (t - 11.5)
            for t in range(24)
        ]
    )
    both = planted_patterns.BOTH_DRIVERS
    for weather, codes in (
        (warm, (both, planted_patterns.WARMTH)),
        (wet, (both, planted_patterns.WATER)),
    ):
        r = np.array(
            [
                np.corrcoef(a, b)[0, 1]
                for a, b in zip(weather.reshape(24, -1).T, greenness.reshape(24, -1).T)
            ]
        ).reshape(driver.shape)
        there = np.isin(driver, codes)
        assert np.median(r[there]) > 0.5
        assert np.median(r[there]) > np.median(r[~there]) + 0.3


def test_clouds_in_each_third_year_the_last_among_them():
    region = Region(300, 200, 7, 42)
    cells = region.cells(0, 0, 200, 300)
    cloudy = [vegetation.cloud_mask(region, cells, year).any() for year in range(7)]
    assert cloudy[6]
    assert not any(cloudy[year] for year in (1, 2, 4, 5))


def test_one_year_has_no_change():
    region = Region(40, 30, 1, 42)
    history = static_state(region, region.cells(0, 0, 30, 40)).history
    np.testing.assert_array_equal(landuse.landuse_in(history, 0) == BUILT_UP, history.built == 0)


def test_large_regions_get_finer_cells():
    assert cell_size(600, 500) == 1000.0
    assert cell_size(1501, 10) == 500.0
    assert cell_size(10000, 10000) == 100.0
    assert cell_size(50000, 50) == 30.0
    assert cell_size(10**6, 50) == 10.0


def test_provinces_tile_the_region():
    def area(outline):
        x, y = outline.T
        return 0.5 * abs(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))

    found = province_polygons()
    assert len({p.name for p in found}) == len(found) == 5
    assert all(np.array_equal(p.outline[0], p.outline[-1]) for p in found)
    assert sum(area(p.outline) for p in found) == pytest.approx(1.0)
    points = {tuple(point) for p in found for point in np.round(p.outline, 12)}
    for point in points:  # each border vertex belongs to two provinces, corners to one
        n = sum(tuple(point) in {tuple(q) for q in np.round(p.outline, 12)} for p in found)
        assert n >= 2 or set(point) <= {0.0, 1.0}
