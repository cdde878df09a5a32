"""``carbonsink:driverclassification`` as QGIS runs it."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from carbonsink.tests.algorithms.trend.conftest import COLS, ROWS, YEARS, read, rows_of

RASTERS = ("DRIVER_CLASS", "R_A", "P_A", "R_B", "P_B", "R_MULTIPLE")


@pytest.fixture
def inputs(files):
    """NPP that follows temperature in the west and rain in the east."""
    rng = np.random.default_rng(3)
    shape = (len(YEARS), ROWS, COLS)
    temperature, rain, noise = rng.standard_normal((3, *shape)).astype(np.float32)
    west = np.arange(COLS) < COLS // 2
    npp = np.where(west, 2 * temperature, -2 * rain) + 0.5 * noise
    npp[:, 0, 0] = np.nan
    return {
        "SERIES": files(npp.astype(np.float32), "npp_{}", YEARS),
        "DRIVER_A": files(temperature, "tmp_{}", YEARS),
        "DRIVER_B": files(rain, "pre_{}", YEARS),
    }


def test_classes_maps_table_and_report(run_algorithm, inputs, log, tmp_path):
    targets = {name: str(tmp_path / "out" / f"{name}.tif") for name in RASTERS}
    table, report = str(tmp_path / "t.csv"), str(tmp_path / "r.html")
    found = run_algorithm(
        "driverclassification", log, **inputs, **targets, TABLE=table, REPORT=report
    )
    classes = read(found["DRIVER_CLASS"])
    assert np.isnan(classes[0, 0])
    assert np.nanmean(classes[1:, : COLS // 2] == 2) > 0.9
    assert np.nanmean(classes[:, COLS // 2 :] == 3) > 0.9
    assert (read(found["R_B"])[:, COLS // 2 :] < -0.8).all()
    assert read(found["P_B"])[:, COLS // 2 :].max() < 0.01
    assert found["AREA"] == pytest.approx(119)
    rows = rows_of(table)
    assert [row["code"] for row in rows] == ["1", "2", "3", "4", "5"]
    assert {"area (km2)", "share (%)"} <= set(rows[0])
    html = open(report, encoding="utf-8").read()
    assert "tmp" in html and "pre" in html and "Chen et al." in html
    assert any("Dates in all series: 24" in line for line in log.infos)


def test_only_common_dates_count(run_algorithm, inputs, log, tmp_path):
    inputs["DRIVER_A"] = inputs["DRIVER_A"][:20]
    inputs["DRIVER_B"] = inputs["DRIVER_B"][3:]
    target = str(tmp_path / "d.tif")
    run_algorithm("driverclassification", log, **inputs, DRIVER_CLASS=target)
    assert any("Dates in all series: 17, 2004 to 2020" in line for line in log.infos)


@pytest.fixture
def four(files):
    """NPP that follows the sun in the west and last year's rain in the east."""
    rng = np.random.default_rng(9)
    shape = (len(YEARS), ROWS, COLS)
    heat, rain, sun, dry, noise = rng.standard_normal((5, *shape)).astype(np.float32)
    west = np.arange(COLS) < COLS // 2
    npp = np.where(west, 3 * sun, 3 * np.roll(rain, 1, axis=0)) + 0.5 * noise
    return {
        "SERIES": files(npp.astype(np.float32), "npp_{}", YEARS),
        "DRIVER_A": files(heat, "tmp_{}", YEARS),
        "DRIVER_B": files(rain, "pre_{}", YEARS),
        "MORE_DRIVERS": files(sun, "sun_{}", YEARS) + files(dry, "vpd_{}", YEARS),
    }


def test_four_drivers_and_lags(run_algorithm, four, log, tmp_path):
    names = ("DRIVER_CLASS", "R_DRIVERS", "P_DRIVERS", "P_MULTIPLE", "STRONGEST_DRIVER")
    targets = {name: str(tmp_path / f"{name}.tif") for name in names}
    report = str(tmp_path / "r.html")
    found = run_algorithm(
        "driverclassification", log, **four, **targets, LAGS="0, 1, 0, 0", REPORT=report
    )
    strongest, classes = read(found["STRONGEST_DRIVER"]), read(found["DRIVER_CLASS"])
    assert np.mean(strongest[:, : COLS // 2] == 3) > 0.9
    assert np.mean(strongest[:, COLS // 2 :] == 2) > 0.9
    assert np.mean(classes[:, : COLS // 2] == 6) > 0.8
    assert any("Dates in all series: 23, 2002 to 2024" in line for line in log.infos)
    page = open(report, encoding="utf-8").read()
    assert "pre, lag 1" in page and "vpd" in page


def test_months_are_held_constant(run_algorithm, files, tmp_path):
    """Monthly NPP follows last month's rain; heat shares its cycle and nothing else."""
    rng = np.random.default_rng(4)
    months = [f"{2001 + i // 12}{i % 12 + 1:02d}" for i in range(49)]
    shape = (len(months), ROWS, COLS)
    cycle = 8 * np.cos(2 * np.pi * np.arange(len(months)) / 12)[:, None, None]
    heat, rain, noise = rng.standard_normal((3, *shape)) + cycle
    npp = cycle + 2 * np.roll(rain - cycle, 1, axis=0) + 0.3 * (noise - cycle)
    series = {
        "SERIES": ("npp_{}", npp),
        "DRIVER_A": ("tmp_{}", heat),
        "DRIVER_B": ("pre_{}", rain + 20),
    }
    given = {k: files(v.astype(np.float32), name, months) for k, (name, v) in series.items()}
    report = str(tmp_path / "r.html")
    found = run_algorithm(
        "driverclassification",
        **given,
        DESEASON=True,
        LAGS="0, 1",
        DRIVER_CLASS=str(tmp_path / "d.tif"),
        REPORT=report,
    )
    assert np.mean(read(found["DRIVER_CLASS"]) == 3) > 0.9
    assert "seasonal cycle was taken out" in open(report, encoding="utf-8").read()


def test_years_have_no_seasonal_cycle(run_algorithm, inputs, tmp_path):
    with pytest.raises(QgsProcessingException) as caught:
        target = str(tmp_path / "d.tif")
        run_algorithm("driverclassification", **inputs, DESEASON=True, DRIVER_CLASS=target)
    assert "no seasonal cycle" in str(caught.value)


@pytest.mark.parametrize("lags", ["1", "0, 1, 0, x", "0 0 0 -1", "0,0,0,0,0"])
def test_lags_that_do_not_fit(run_algorithm, four, tmp_path, lags):
    with pytest.raises(QgsProcessingException, match=r"LAGS = .* is not possible: 0, 0, 0, 0\."):
        run_algorithm(
            "driverclassification", **four, LAGS=lags, DRIVER_CLASS=str(tmp_path / "d.tif")
        )


def test_one_driver_with_two_lags(run_algorithm, four, log, tmp_path):
    target = str(tmp_path / "s.tif")
    four["DRIVER_A"] = four["DRIVER_B"]
    del four["MORE_DRIVERS"]
    run_algorithm(
        "driverclassification",
        log,
        **four,
        LAGS="0 1",
        STRONGEST_DRIVER=target,
        DRIVER_CLASS=str(tmp_path / "d.tif"),
    )
    assert np.mean(read(target)[:, COLS // 2 :] == 2) > 0.9


def test_too_few_common_dates(run_algorithm, inputs, tmp_path):
    inputs["DRIVER_A"] = inputs["DRIVER_A"][:10]
    inputs["DRIVER_B"] = inputs["DRIVER_B"][8:]
    with pytest.raises(QgsProcessingException, match="share 2 dates, and 8 are needed"):
        run_algorithm("driverclassification", **inputs, DRIVER_CLASS=str(tmp_path / "d.tif"))


def test_driver_on_another_grid(run_algorithm, inputs, files, tmp_path):
    inputs["DRIVER_B"] = files(np.zeros((24, 5, 5), np.float32), "small_{}", YEARS)
    with pytest.raises(QgsProcessingException, match="do not share one grid"):
        run_algorithm("driverclassification", **inputs, DRIVER_CLASS=str(tmp_path / "d.tif"))


def test_shared_trends_are_warned_of(run_algorithm, files, log, tmp_path):
    rng = np.random.default_rng(0)
    rise = 0.3 * np.arange(len(YEARS))[:, np.newaxis, np.newaxis]
    inputs = {
        key: files((rise + rng.standard_normal((24, ROWS, COLS))).astype("f4"), key + "_{}", YEARS)
        for key in ("SERIES", "DRIVER_A", "DRIVER_B")
    }
    target = str(tmp_path / "d.tif")
    run_algorithm("driverclassification", log, **inputs, DRIVER_CLASS=target)
    assert any("DETREND" in line for line in log.warnings)
    log.warnings.clear()
    run_algorithm("driverclassification", log, **inputs, DRIVER_CLASS=target, DETREND=True)
    assert not log.warnings
    assert np.mean(read(target) == 5) > 0.8


@pytest.mark.parametrize(("changed", "same"), [("DRIVER_B", "DRIVER_A"), ("DRIVER_A", "SERIES")])
def test_one_series_in_two_roles_is_refused(run_algorithm, inputs, tmp_path, changed, same):
    inputs[changed] = inputs[same]
    with pytest.raises(QgsProcessingException, match="are the same raster") as caught:
        run_algorithm("driverclassification", **inputs, DRIVER_CLASS=str(tmp_path / "d.tif"))
    assert changed in str(caught.value) and same in str(caught.value)


def test_a_series_of_two_variables_is_warned_of(run_algorithm, files, log, tmp_path):
    rng = np.random.default_rng(5)
    values = rng.standard_normal((len(YEARS), ROWS, COLS)).astype(np.float32)
    mixed = files(values[:10], "npp_{}", YEARS[:10]) + files(values[10:], "rs_{}", YEARS[10:])
    run_algorithm("trendclassification", log, SERIES=mixed, TREND_CLASS=str(tmp_path / "t.tif"))
    assert any("npp (10), rs (14)" in line for line in log.warnings)
