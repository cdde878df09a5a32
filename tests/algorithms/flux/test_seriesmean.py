"""Means of series as users run them, against numpy."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest


@pytest.fixture
def series(raster):
    rng = np.random.default_rng(7)
    maps = rng.normal(100.0, 30.0, (4, 3, 4))
    maps[1, 0, 0] = maps[3, 2, 3] = np.nan
    paths = [raster(f"nep_{2001 + i}", values) for i, values in enumerate(maps)]
    return paths, maps


def test_the_mean_of_cells_with_all_dates(run_algorithm, series, read, tmp_path):
    paths, maps = series
    out = str(tmp_path / "mean.tif")
    found = run_algorithm("seriesmean", SERIES=paths[::-1], OUTPUT=out)
    expected = maps.mean(axis=0)  # NaN where a date is missing
    np.testing.assert_allclose(read(out), expected, rtol=1e-6)
    assert np.isnan(read(out)).sum() == 2
    assert found["N_DATES"] == 4 and found["AREA"] == pytest.approx(10.0)
    assert found["TOTAL"] == pytest.approx(np.nansum(expected) * 1e6 / 1e12, rel=1e-6)


def test_the_map_says_what_it_is(run_algorithm, series, tmp_path):
    from carbonsink.core.raster import Stack
    from carbonsink.core.raster.opening import read_tag

    out = str(tmp_path / "mean.tif")
    run_algorithm("seriesmean", SERIES=series[0], OUTPUT=out)
    band = Stack.open([out]).bands[0]
    assert (band.name, band.quantity, band.date) == ("nep", "nep", None)
    assert read_tag(out, "TIFFTAG_IMAGEDESCRIPTION").startswith("Mean NEP 2001 to 2004")


def test_it_is_the_mean_that_the_balance_writes(run_algorithm, raster, read, tmp_path):
    npp = [raster(f"npp_{y}", np.full((3, 4), 600.0 + y - 2001)) for y in (2001, 2002)]
    rh = [raster(f"rh_{y}", np.full((3, 4), 300.0)) for y in (2001, 2002)]
    folder, mean = tmp_path / "nep", str(tmp_path / "mean.tif")
    run_algorithm("nepseries", NPP=npp, RH=rh, OUTPUT_FOLDER=str(folder), MEAN=mean)
    again = str(tmp_path / "again.tif")
    nep = sorted(str(path) for path in folder.glob("*.tif"))
    run_algorithm("seriesmean", SERIES=nep, OUTPUT=again)
    np.testing.assert_array_equal(read(again), read(mean))


def test_a_series_needs_dates_and_a_cell_with_all(fails, raster, tmp_path):
    out = str(tmp_path / "mean.tif")
    undated = [raster("nep", np.ones((2, 2))), raster("nep_2001", np.ones((2, 2)))]
    assert "date" in fails("seriesmean", SERIES=undated, OUTPUT=out)
    holes = [raster("x_2001", [[1.0, np.nan]]), raster("x_2002", [[np.nan, 1.0]])]
    assert fails("seriesmean", SERIES=holes, OUTPUT=out)


@pytest.fixture
def months(raster):
    """Months of two years from March on, and the values of their cells; a cell lacks a July."""
    rng = np.random.default_rng(3)
    dates = [f"{2001 + i // 12}-{i % 12 + 1:02d}" for i in range(2, 24)]
    maps = rng.normal(10.0, 30.0, (len(dates), 3, 4)).astype(np.float32)
    maps[dates.index("2001-07"), 1, 2] = np.nan
    paths = [raster(f"nep_{date}", values) for date, values in zip(dates, maps)]
    return dates, maps, paths


@pytest.mark.parametrize("cycle", ["month", "season"])
def test_the_mean_cycle_is_that_of_pandas(run_algorithm, months, read, tmp_path, cycle):
    dates, maps, paths = months
    folder, table = tmp_path / cycle, tmp_path / "cycle.csv"
    outputs = {"CYCLE_FOLDER": str(folder), "CYCLE_TABLE": str(table)}
    run_algorithm(
        "seriesmean", SERIES=paths, OUTPUT=str(tmp_path / "m.tif"), CYCLE=cycle, **outputs
    )
    cells = pd.DataFrame(maps.reshape(len(dates), -1).astype(float))
    by_month = cells.groupby([int(date[-2:]) for date in dates])
    means = by_month.agg(lambda own: own.mean(skipna=False))
    seasons = {"DJF": (12, 1, 2), "MAM": (3, 4, 5), "JJA": (6, 7, 8), "SON": (9, 10, 11)}
    parts = seasons if cycle == "season" else {f"{m:02d}": (m,) for m in range(1, 13)}
    rows = pd.read_csv(table, dtype={"part": str}).set_index("part")
    assert {path.stem[9:] for path in folder.glob("*.tif")} == set(parts) == set(rows.index)
    for part, own in parts.items():
        expected = means.loc[list(own)].mean(skipna=False).to_numpy().reshape(3, 4)
        np.testing.assert_allclose(read(str(folder / f"nep_mean_{part}.tif")), expected, rtol=1e-5)
        assert rows.loc[part, "mean"] == pytest.approx(np.nanmean(expected), rel=1e-5)
        assert rows.loc[part, "cells"] == (11 if 7 in own else 12)
        assert rows.loc[part, "dates"] == sum(int(date[-2:]) in own for date in dates)


def test_the_cycle_of_each_zone(run_algorithm, fails, raster, months, tmp_path):
    dates, maps, paths = months
    codes = np.array([[1, 1, 2, 2], [1, 1, 2, 2], [1, 2, 2, 7]])
    zones = raster("zones", codes.astype(float))
    table, folder = tmp_path / "cycle.csv", str(tmp_path / "cycle")
    given = {"SERIES": paths, "OUTPUT": str(tmp_path / "m.tif"), "ZONE_RASTER": zones}
    run_algorithm("seriesmean", CYCLE="month", CYCLE_FOLDER=folder, CYCLE_TABLE=str(table), **given)
    rows = pd.read_csv(table, dtype={"part": str, "code": str}, keep_default_na=False)
    assert rows["zone"].tolist()[:12] == ["all"] * 12 and len(rows) == 48
    for month in range(1, 13):
        own = maps[[int(date[-2:]) == month for date in dates]].astype(float).mean(axis=0)
        for code in (1, 2, 7):
            row = rows[(rows["code"] == str(code)) & (rows["part"] == f"{month:02d}")].iloc[0]
            cells = own[(codes == code) & np.isfinite(own)]
            assert row["cells"] == cells.size and row["area (km2)"] == pytest.approx(cells.size)
            assert row["mean"] == pytest.approx(cells.mean(), rel=1e-5)
            assert row["total (Tg C)"] == pytest.approx(cells.sum() * 1e6 / 1e12, rel=1e-5)
            assert row["dates"] == sum(int(date[-2:]) == month for date in dates)
    assert "ZONE_RASTER" in fails("seriesmean", **given)
    assert "CYCLE_TABLE" in fails("seriesmean", CYCLE="month", CYCLE_FOLDER=folder, **given)


def test_a_cycle_needs_months(fails, series, months, tmp_path):
    out, folder = str(tmp_path / "mean.tif"), str(tmp_path / "cycle")
    given = {"SERIES": series[0], "OUTPUT": out}
    message = fails("seriesmean", CYCLE="month", CYCLE_FOLDER=folder, **given)
    assert "CYCLE = month is not possible: the 4 rasters are one per year" in message
    assert "PERIOD" not in message
    assert "CYCLE" in fails("seriesmean", CYCLE_FOLDER=folder, **given)
    message = fails("seriesmean", **{**given, "SERIES": months[2]}, CYCLE="season")
    assert "CYCLE_FOLDER is empty, and CYCLE = season needs it" in message


def test_the_log_says_what_time_totals_are_of(run_algorithm, named_raster, tmp_path):
    from qgis.core import QgsProcessingFeedback

    ones, unit = np.full((3, 4), 2.0), "gC m-2 d-1"
    paths = [named_raster(f"gpp_2001-01-0{i}", ones, unit=unit) for i in (1, 2)]
    feedback = QgsProcessingFeedback(False)
    run_algorithm("seriesmean", feedback, SERIES=paths, OUTPUT=str(tmp_path / "mean.tif"))
    assert "total 2.4e-05 Tg C d-1, mean 2 gC m-2 d-1, on 12 km2" in feedback.textLog()


def test_a_season_without_one_of_its_months_is_left_out(run_algorithm, months, tmp_path):
    dates, _, paths = months
    some = [path for date, path in zip(dates, paths) if date[-2:] not in ("12", "06")]
    folder = tmp_path / "cycle"
    given = {"CYCLE": "season", "CYCLE_FOLDER": str(folder)}
    run_algorithm("seriesmean", SERIES=some, OUTPUT=str(tmp_path / "m.tif"), **given)
    assert {path.stem[9:] for path in folder.glob("*.tif")} == {"MAM", "SON"}


def test_what_a_folder_holds_besides_is_told(run_algorithm, raster, tmp_path):
    from carbonsink.tests.algorithms.trend.conftest import Log

    folder = tmp_path / "series"
    (folder / "older").mkdir(parents=True)
    for year in (2001, 2002, 2003):
        raster(f"series/npp_{year}", np.full((2, 2), year - 1500.0))
    raster("series/older/npp_2000", np.full((2, 2), 1.5))
    (folder / "npp_2004.mat").write_bytes(b"MATLAB 5.0 MAT-file")
    log, target = Log(), str(tmp_path / "mean.tif")
    found = run_algorithm("seriesmean", log, SERIES=str(folder), OUTPUT=target)
    assert found["N_DATES"] == 3
    (told,) = [text for text in log.warnings if str(folder) in text]
    assert "older (a folder)" in told and "npp_2004.mat (of an unknown format)" in told
