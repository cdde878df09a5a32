"""``carbonsink:climatehuman`` as QGIS runs it."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsRectangle,
    QgsVectorLayer,
)

from carbonsink.core.raster import Grid, Stack
from carbonsink.core.trend.climate.potential_npp import miami, thornthwaite_memorial
from carbonsink.tests import factories, naive_climate
from carbonsink.tests.algorithms.trend.conftest import COLS, ROWS, YEARS, read, rows_of
from carbonsink.tests.algorithms.world import CRS, write_raster

TIMES = np.array(YEARS, float)
RASTERS = (
    *("REST_SHARE", "CLIMATE_SHARE", "REST_SLOPE", "CLIMATE_SLOPE", "OBSERVED_SLOPE"),
    *("REST_P", "CLIMATE_P", "OBSERVED_P", "SEN_SLOPES", "R_SQUARED", "CLIMATE_SERIES"),
)
# Planted in the north: gC m-2 yr-1 a year that no climate explains.
PLANTED = 4.0


@pytest.fixture(scope="module")
def values():
    """NPP after temperature and rain that change themselves, and in the north after something else.

    Temperature rises (2 a year from it) and rain falls in the east, so the planted trend would
    be taken for climate where time is not held constant.
    """
    random = np.random.default_rng(11)
    since = (TIMES - TIMES[0])[:, None, None]
    shape = (len(YEARS), ROWS, COLS)
    heat = 10 + 0.08 * since + random.normal(0, 0.5, shape)
    rain = 600 - 4.0 * since * (np.arange(COLS) >= COLS // 2) + random.normal(0, 60, shape)
    north = (np.arange(ROWS) < ROWS // 2)[:, None]
    npp = 400 + 25 * (heat - 10) + 0.3 * (rain - 600) + PLANTED * since * north
    npp = npp + random.normal(0, 8, shape)
    npp[:, 0, 0] = np.nan
    npp[:, 0, 1], heat[5:, 0, 1] = npp[:, 0, 1], np.nan
    rain[:, 0, 2] = 500.0
    return {name: v.astype("f4") for name, v in (("npp", npp), ("tas", heat), ("pr", rain))}


@pytest.fixture
def cube(tmp_path):
    """Write a series as one file of dated bands: ``cube("npp", values, years)``."""

    def write(name, values, labels=YEARS):
        grid = Grid(COLS, ROWS, (0.0, 1e3, 0.0, 0.0, 0.0, -1e3), CRS)
        described = [f"{name}_{label}" for label in labels]
        path = tmp_path / f"{name}.tif"
        return [factories.write_raster(path, values, grid, np.nan, descriptions=described)]

    return write


@pytest.fixture
def inputs(cube, values):
    return {
        "SERIES": cube("npp", values["npp"]),
        "TEMPERATURE": cube("tas", values["tas"]),
        "PRECIPITATION": cube("pr", values["pr"]),
    }


def set_units(paths, unit):
    for path in paths:
        dataset = gdal.Open(path, gdal.GA_Update)
        for band in range(1, dataset.RasterCount + 1):
            dataset.GetRasterBand(band).SetUnitType(unit)
        del dataset


def bands(path):
    stack = Stack.open([path])
    return stack.read(stack.grid.window)


def test_a_planted_trend_is_found_with_its_share(run_algorithm, inputs, values, log, tmp_path):
    targets = {name: str(tmp_path / f"{name}.tif") for name in RASTERS}
    table, report = str(tmp_path / "t.csv"), str(tmp_path / "r.html")
    target = str(tmp_path / "c.tif")
    found = run_algorithm(
        "climatehuman",
        log,
        **inputs,
        **targets,
        CONTRIBUTION_CLASS=target,
        TABLE=table,
        REPORT=report,
    )
    rest = read(found["REST_SLOPE"])
    north, south = rest[1 : ROWS // 2], rest[ROWS // 2 :]
    assert north.mean() == pytest.approx(PLANTED, rel=0.05)
    assert abs(south.mean()) < 0.05 * PLANTED
    climate = read(found["CLIMATE_SLOPE"])
    expected = 25 * 0.08 - 0.3 * 4.0 * (np.arange(COLS) >= COLS // 2)
    np.testing.assert_allclose(climate[1:].mean(axis=0), expected, atol=1.5)
    classes = read(target)
    assert np.isnan(classes[0, :3]).all()
    assert np.isin(classes[1 : ROWS // 2], (1, 3)).all()
    # Equal to least squares in every cell, whose parts add up.
    for row, col in ((1, 4), (7, 3), (11, 9)):
        y, *x = (values[name][:, row, col] for name in ("npp", "tas", "pr"))
        _, slopes, r2, part, _ = naive_climate.parts(y, np.array(x)[:, None], TIMES, detrend=True)
        maps = [read(found[f"{n}_SLOPE"])[row, col] for n in ("OBSERVED", "CLIMATE", "REST")]
        assert maps == pytest.approx(slopes, rel=1e-5, abs=1e-5)
        assert read(found["R_SQUARED"])[row, col] == pytest.approx(r2, rel=1e-5)
        np.testing.assert_allclose(bands(found["CLIMATE_SERIES"])[:, row, col], part, rtol=1e-5)
        assert classes[row, col] == naive_climate.class_of(*slopes)
    sen = bands(found["SEN_SLOPES"])
    assert np.nanmax(np.abs(sen[2] - rest)) < 2 and np.nanmean(np.abs(sen[2] - rest)) < 0.3
    assert (read(found["REST_P"])[1 : ROWS // 2] < 0.001).all()
    share, of_climate = read(found["REST_SHARE"]), read(found["CLIMATE_SHARE"])
    np.testing.assert_allclose((share + of_climate)[1:], 100, rtol=1e-6)
    rows = rows_of(table)
    assert [row["class"] for row in rows][-1] == "total" and len(rows) == 7
    total = rows[-1]
    assert float(total["area (km2)"]) == pytest.approx(found["AREA"]) == ROWS * COLS - 3
    change = {n: float(total[f"change_{n} (Tg C yr-1)"]) for n in ("observed", "climate")}
    assert change["observed"] == pytest.approx(
        np.nansum(read(found["OBSERVED_SLOPE"])) * 23 * 1e6 / 1e12, rel=1e-5
    )
    assert found["NOT_EXPLAINED"] == pytest.approx(
        100 * (1 - change["climate"] / change["observed"]), rel=1e-6
    )
    # Of climate that means nothing next to nothing is explained.
    assert found["NOT_EXPLAINED_NULL"] == pytest.approx(100, abs=12)
    assert sum(float(row["share with shuffled climate (%)"]) for row in rows[:-1]) == (
        pytest.approx(100)
    )
    assert any("does not explain" in line and "shuffled" in line for line in log.infos)
    page = open(report, encoding="utf-8").read()
    assert page.count("<svg") == 4 and "not the same as human" in page and "tas; pr" in page


def test_without_holding_time_climate_gets_credit(run_algorithm, inputs, values, tmp_path):
    slope = str(tmp_path / "s.tif")
    given = {**inputs, "CONTRIBUTION_CLASS": str(tmp_path / "c.tif"), "REST_SLOPE": slope}
    run_algorithm("climatehuman", **given, DETREND=False, NULL_TEST=False)
    plain = read(slope)
    assert plain[1 : ROWS // 2].mean() < 0.8 * PLANTED
    y, *x = (values[name][:, 3, 7] for name in ("npp", "tas", "pr"))
    slopes = naive_climate.parts(y, np.array(x)[:, None], TIMES)[1]
    assert plain[3, 7] == pytest.approx(slopes[2], rel=1e-4)


def test_lags_and_sums(run_algorithm, cube, log, tmp_path):
    """NPP after the rain of the year before in the west, after that of two years in the east."""
    random = np.random.default_rng(4)
    before = range(1999, 2025)
    rain, sun = random.normal(500, 80, (2, len(before), ROWS, COLS))
    npp = np.where(np.arange(COLS) < 5, rain[1:-1], 0.7 * (rain[2:] + rain[1:-1]))
    npp = npp + 0.2 * sun[2:] + random.normal(0, 8, npp.shape)
    report, lags = str(tmp_path / "r.html"), str(tmp_path / "l.tif")
    run_algorithm(
        "climatehuman",
        log,
        SERIES=cube("npp", npp),
        CLIMATE=cube("wet", rain, before) + cube("sun", sun, before),
        MAX_LAG=1,
        MAX_SUM=2,
        CONTRIBUTION_CLASS=str(tmp_path / "c.tif"),
        LAGS=lags,
        REPORT=report,
    )
    stack = Stack.open([lags])
    assert stack.names == ("wet, lag", "wet, dates added up", "sun, lag", "sun, dates added up")
    lag, n = bands(lags)[:2]
    assert np.mean((lag == 1) & (n == 1), axis=0)[:5].min() > 0.9
    assert np.mean((lag == 0) & (n == 2), axis=0)[5:].min() > 0.9
    assert any("Dates in all series: 24, 2001 to 2024" in line for line in log.infos)
    assert "adjusted R2 and AICc" in open(report, encoding="utf-8").read()


def test_months_are_held_constant(run_algorithm, cube, log, tmp_path):
    """Monthly NPP shares its cycle with rain and nothing else: rain explains nothing of it."""
    labels = [f"{2001 + i // 12}-{i % 12 + 1:02d}" for i in range(60)]
    noise = np.random.default_rng(6).standard_normal((2, 60, ROWS, COLS))
    npp, rain = noise + 10 * np.sin(2 * np.pi * np.arange(60) / 12)[:, None, None]
    given = {"SERIES": cube("npp", 300 + npp, labels), "CLIMATE": cube("wet", rain, labels)}
    fits, pages = {}, {}
    for deseason in (False, True):
        outputs = {"R_SQUARED": f"r{deseason}.tif", "CONTRIBUTION_CLASS": f"c{deseason}.tif"}
        outputs = {name: str(tmp_path / file) for name, file in outputs.items()}
        page = str(tmp_path / f"{deseason}.html")
        log.warnings.clear()
        run_algorithm("climatehuman", log, **given, **outputs, REPORT=page, DESEASON=deseason)
        fits[deseason], pages[deseason] = read(outputs["R_SQUARED"]), open(page, "rb").read()
        assert any("still contain" in line for line in log.warnings) == (not deseason)
    assert fits[False].min() > 0.9 and fits[True].mean() < 0.1
    assert b"seasonal cycle was taken out" in pages[True] and b"still contain" not in pages[True]
    assert b"still contain" in pages[False]


def test_zones_and_tested_classes(run_algorithm, inputs, tmp_path):
    grid = Grid(COLS, ROWS, (0.0, 1e3, 0.0, 0.0, 0.0, -1e3), CRS)
    codes = np.where(np.arange(ROWS) < ROWS // 2, 1, 2)[:, None] + np.zeros((ROWS, COLS), int)
    zones = write_raster(tmp_path / "zones.tif", codes.astype("u1"), grid, dtype="uint8", nodata=0)
    table, by_zone = str(tmp_path / "t.csv"), str(tmp_path / "z.csv")
    target = str(tmp_path / "c.tif")
    outputs = {"CONTRIBUTION_CLASS": target, "TABLE": table, "ZONE_TABLE": by_zone}
    run_algorithm("climatehuman", **inputs, **outputs, ZONE_RASTER=zones, TESTED=True)
    rows = rows_of(by_zone)
    totals = {row["zone"]: row for row in rows if row["class"] == "total"}
    assert set(totals) == {"1", "2"}
    assert float(totals["1"]["not_explained_share (%)"]) > 60
    slope = "slope_not_explained (gC m-2 yr-1 yr-1)"
    assert abs(float(totals["2"][slope])) < 0.05 * PLANTED < float(totals["1"][slope])
    whole = rows_of(table)[-1]
    for column in ("cells", "area (km2)", "change_climate (Tg C yr-1)"):
        assert sum(float(row[column]) for row in totals.values()) == (
            pytest.approx(float(whole[column]))
        )
    # Which trends of the series are significant does not depend on the climate.
    of_class_7 = next(row for row in rows_of(table) if row["code"] == "7")
    shares = (of_class_7[f"share{kind} (%)"] for kind in ("", " with shuffled climate"))
    assert len({round(float(share), 6) for share in shares}) == 1
    assert (read(target)[ROWS // 2 :] == 7).any() and not (read(target)[1 : ROWS // 2] == 7).any()


def test_rows_of_cells_halved_by_zones(run_algorithm, inputs, tmp_path):
    """The border runs through the middle of a row: its cells count half in each zone."""
    layer = QgsVectorLayer("Polygon?field=name:string", "zones", "memory")
    border = -1e3 * (ROWS // 2 + 0.5)
    for name, south, north in (("1", border, 0.0), ("2", -1e3 * ROWS, border)):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name])
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(0.0, south, 1e3 * COLS, north)))
        layer.dataProvider().addFeature(feature)
    layer.setCrs(QgsCoordinateReferenceSystem.fromWkt(CRS))
    layer.updateExtents()
    table, by_zone = str(tmp_path / "t.csv"), str(tmp_path / "z.csv")
    zones = {"ZONES": layer, "ZONE_FIELD": "name", "ZONE_CELLS": "share", "ZONE_TABLE": by_zone}
    target = str(tmp_path / "c.tif")
    run_algorithm("climatehuman", **inputs, **zones, CONTRIBUTION_CLASS=target, TABLE=table)
    found, classes = read(target), rows_of(by_zone)
    share = np.clip(ROWS // 2 + 0.5 - np.arange(ROWS), 0, 1)[:, None]
    for name, part in (("1", share), ("2", 1 - share)):
        rows = {row["code"]: float(row["area (km2)"]) for row in classes if row["zone"] == name}
        for code in np.unique(found[np.isfinite(found)]):
            expected = np.sum(part * (found == code))
            assert rows[str(int(code))] == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(
    ("model", "formula"),
    [("thornthwaite_memorial", thornthwaite_memorial), ("miami", miami)],
)
def test_potential_npp(run_algorithm, inputs, values, tmp_path, model, formula):
    names = ("CLIMATE_SERIES", "MEAN_GAP", "REST_SLOPE", "CONTRIBUTION_CLASS")
    targets = {name: str(tmp_path / f"{name}.tif") for name in names}
    report = str(tmp_path / "r.html")
    found = run_algorithm(
        "climatehuman",
        **inputs,
        **targets,
        METHOD="potential",
        POTENTIAL_MODEL=model,
        CARBON_FRACTION=0.5,
        REPORT=report,
    )
    potential = bands(found["CLIMATE_SERIES"])
    expected = 0.5 * formula(values["tas"], values["pr"])
    np.testing.assert_allclose(potential[:, 1:], expected[:, 1:], rtol=1e-5)
    gap = np.mean(expected - values["npp"], axis=0)
    np.testing.assert_allclose(read(found["MEAN_GAP"])[1:], gap[1:], rtol=1e-4)
    slope = np.polyfit(TIMES - 2001, (values["npp"] - expected)[:, 4, 4], 1)[0]
    assert read(found["REST_SLOPE"])[4, 4] == pytest.approx(slope, rel=1e-4)
    assert "actual minus potential" in open(report, encoding="utf-8").read()


# --- bad input ------------------------------------------------------------------------------------


@pytest.fixture
def refused(run_algorithm, inputs, tmp_path):
    """Run with changed inputs and return the message."""

    def run(**changed):
        given = {**inputs, "CONTRIBUTION_CLASS": str(tmp_path / "c.tif"), **changed}
        given = {name: value for name, value in given.items() if value is not None}
        with pytest.raises(QgsProcessingException) as caught:
            run_algorithm("climatehuman", **given)
        assert not (tmp_path / "c.tif").exists()
        return str(caught.value)

    return run


def test_too_few_and_other_dates(refused, cube, values):
    few, nine = (cube(f"npp{n}", values["npp"][:n], YEARS[:n]) for n in (6, 9))
    assert "share 6 dates, and 8 are needed" in refused(SERIES=few)
    message = refused(SERIES=nine, MAX_LAG=2)
    assert "share 7 dates" in message and "pr, lag 2 2001 to 2024" in message
    tas, pr = cube("tas", values["tas"][:10], YEARS[:10]), cube("pr", values["pr"][5:], YEARS[5:])
    message = refused(TEMPERATURE=tas, PRECIPITATION=pr)
    assert "share 5 dates" in message and "tas 2001 to 2010" in message


def test_a_missing_date_is_left_out_of_all(run_algorithm, inputs, cube, values, log, tmp_path):
    kept = np.arange(len(YEARS)) != 7
    inputs["PRECIPITATION"] = cube("pr", values["pr"][kept], np.array(YEARS)[kept])
    run_algorithm("climatehuman", log, **inputs, CONTRIBUTION_CLASS=str(tmp_path / "c.tif"))
    assert any("Dates in all series: 23, 2001 to 2024" in line for line in log.infos)


def test_climate_that_does_not_vary(refused, cube):
    constant = np.full((len(YEARS), ROWS, COLS), 700.0, np.float32)
    message = refused(PRECIPITATION=cube("same", constant))
    assert "No cell has a part of climate" in message and "same" in message


def test_monthly_climate_beside_annual_npp(refused, cube):
    labels = [f"{year}-{month:02d}" for year in YEARS[:8] for month in (1, 7)]
    rain = np.random.default_rng(1).normal(300, 20, (len(labels), ROWS, COLS)).astype("f4")
    monthly = cube("wet", rain, labels)
    assert "carbonsink:compositeseries" in refused(PRECIPITATION=monthly)
    message = refused(PRECIPITATION=monthly, METHOD="potential")
    assert "carbonsink:compositeseries" in message


def test_a_wrong_unit(refused, inputs):
    set_units(inputs["PRECIPITATION"], "degC")
    assert "PRECIPITATION" in refused(METHOD="potential")
    set_units(inputs["PRECIPITATION"], "mm yr-1")
    set_units(inputs["SERIES"], "mm yr-1")
    assert "SERIES" in refused(METHOD="potential")


def test_kelvin_and_metres_are_converted(run_algorithm, cube, inputs, values, log, tmp_path):
    inputs["TEMPERATURE"] = cube("t2m", values["tas"] + 273.15)
    inputs["PRECIPITATION"] = cube("tp", values["pr"] / 1000)
    set_units(inputs["TEMPERATURE"], "K")
    set_units(inputs["PRECIPITATION"], "m yr-1")
    series = str(tmp_path / "p.tif")
    outputs = {"CONTRIBUTION_CLASS": str(tmp_path / "c.tif"), "CLIMATE_SERIES": series}
    run_algorithm("climatehuman", log, **inputs, **outputs, METHOD="potential")
    expected = 0.47 * thornthwaite_memorial(values["tas"], values["pr"])
    np.testing.assert_allclose(bands(series)[:, 1:], expected[:, 1:], rtol=1e-4)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"METHOD": "potential", "MAX_LAG": 1}, "MAX_LAG"),
        ({"METHOD": "potential", "DETREND": False}, "DETREND"),
        ({"METHOD": "potential", "DESEASON": True}, "DESEASON"),
        ({"DESEASON": True}, "no seasonal cycle"),
        ({"METHOD": "potential", "TEMPERATURE": None}, "TEMPERATURE"),
        ({"TEMPERATURE": None, "PRECIPITATION": None}, "TEMPERATURE"),
        ({"POTENTIAL_MODEL": "miami"}, "POTENTIAL_MODEL"),
        ({"MAX_LAG": 12, "MAX_SUM": 14}, "MAX_SUM"),
        ({"ZONE_TABLE": "z.csv"}, "ZONES"),
    ],
)
def test_what_does_not_go_together(refused, changed, said):
    assert said in refused(**changed)


def test_one_raster_in_two_roles(refused, inputs):
    message = refused(PRECIPITATION=inputs["TEMPERATURE"])
    assert "precipitation" in message.lower() or "same raster" in message
    assert "are the same raster" in refused(CLIMATE=inputs["SERIES"])


def test_on_the_command_line(qgis_process, inputs, tmp_path):
    listed = [f"--{name}={path}" for name, paths in inputs.items() for path in paths]
    target = tmp_path / "c.tif"
    words = ["run", "carbonsink:climatehuman", *listed, f"--CONTRIBUTION_CLASS={target}"]
    done = qgis_process(*words, f"--REPORT={tmp_path / 'r.html'}")
    assert done.returncode == 0, done.stderr
    assert target.exists() and target.with_suffix(".qml").exists()


def test_one_season_with_the_climate_of_the_season_before(run_algorithm, cube, values, tmp_path):
    """Summers of NPP, which follow the rain of spring and not that of summer."""
    summer_rain = np.random.default_rng(4).normal(600, 60, values["pr"].shape).astype("f4")
    found = run_algorithm(
        "climatehuman",
        SERIES=cube("npp_JJA", values["npp"]),
        TEMPERATURE=cube("tas_JJA", values["tas"]),
        CLIMATE=[*cube("pr_MAM", values["pr"]), *cube("pr_JJA", summer_rain)],
        CONTRIBUTION_CLASS=str(tmp_path / "classes.tif"),
        REST_SLOPE=str(tmp_path / "rest.tif"),
    )
    rest = read(found["REST_SLOPE"])
    for row, col in ((1, 4), (7, 3), (11, 9)):
        series = values["npp"], values["tas"], values["pr"], summer_rain
        y, *x = (series_of_maps[:, row, col] for series_of_maps in series)
        _, slopes, *_ = naive_climate.parts(y, np.array(x)[:, None], TIMES, detrend=True)
        assert rest[row, col] == pytest.approx(slopes[2], rel=1e-5, abs=1e-5)
    assert rest[1 : ROWS // 2].mean() == pytest.approx(PLANTED, rel=0.05)
