"""Break years as QGIS runs them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from carbonsink.tests.algorithms.small_rasters import fails, raster, read, rows_of  # noqa: F401

MAPS = ("BREAK_YEAR", "BREAK_TYPE", "N_BREAKS", "SLOPE_BEFORE", "SLOPE_AFTER", "JUMP", "EVIDENCE")


@pytest.fixture
def series(raster):  # noqa: F811
    """White noise from 2001 on; the north rises by 10 a year and falls by 10 from 2011 on."""

    def write(dates=20, name="npp_{}"):
        values = np.random.default_rng(6).normal(500.0, 5.0, (dates, 16, 14))
        years = np.arange(dates)
        values[:, :8] += np.where(years < 10, 10 * years, 180 - 10 * years)[:, None, None]
        return [raster(name.format(2001 + i), plane) for i, plane in enumerate(values)]

    return write


def test_maps_tables_and_report(series, read, run_algorithm, rows_of, tmp_path):  # noqa: F811
    places = {name: str(tmp_path / "out" / f"{name}.tif") for name in MAPS}
    tables = {name: str(tmp_path / f"{name}.csv") for name in ("TABLE", "NOISE_TABLE")}
    report = tmp_path / "report.html"
    result = run_algorithm(
        "breakyear", SERIES=series()[::-1], MEMORY=0.0, REPORT=str(report), **places, **tables
    )
    years, types = read(result["BREAK_YEAR"]), read(result["BREAK_TYPE"])
    assert np.isin(years[:8], (2010, 2011, 2012)).mean() > 0.95
    assert (types[:8] == 3).all()
    assert (types[8:] > 0).mean() < 0.15
    assert read(result["SLOPE_BEFORE"])[:8].mean() == pytest.approx(10, abs=1)
    assert read(result["SLOPE_AFTER"])[:8].mean() == pytest.approx(-10, abs=1)
    assert result["SHARE_BREAKS"] == pytest.approx(100 * (types > 0).mean())
    assert result["SHARE_FALSE_WHITE"] == pytest.approx(5, abs=1.5)
    rows = rows_of(tables["TABLE"])
    assert [row["map"] for row in rows].count("break_year") == 20
    assert float(rows[3]["area (km2)"]) == int(rows[3]["cells"]) == (types == 3).sum()
    noise = rows_of(tables["NOISE_TABLE"])
    assert float(noise[0]["false breaks (%)"]) == pytest.approx(result["SHARE_FALSE_WHITE"])
    page = report.read_text(encoding="utf-8")
    assert page.count("<svg") == 3
    assert "Rising, then falling" in page
    assert all(Path(place).with_suffix(".qml").exists() for place in places.values())


def test_lines_that_meet_and_given_dates(series, read, run_algorithm, tmp_path):  # noqa: F811
    out, types = str(tmp_path / "year.tif"), str(tmp_path / "type.tif")
    run_algorithm(
        "breakyear",
        SERIES=series(name="map{}x"),
        DATES="1991-2010",
        BREAK_FORM="joined",
        BREAK_RULE="bic",
        BREAK_YEAR=out,
        BREAK_TYPE=types,
    )
    assert (read(types)[:8] == 3).all()  # rising, then falling, although there is no jump
    assert np.isin(read(out)[:8], (2000, 2001)).mean() > 0.8  # between 2000 and 2001


def test_what_cannot_be_found_is_said(series, fails, tmp_path):  # noqa: F811
    out = str(tmp_path / "year.tif")
    paths = series()
    text = fails("breakyear", SERIES=paths, BREAK_FORM="joined", MAX_BREAKS=2, BREAK_YEAR=out)
    assert "MAX_BREAKS" in text
    text = fails("breakyear", SERIES=paths[:11], BREAK_YEAR=out)
    assert "11 dates" in text
    assert "12 values (MIN_VALID, MIN_SEGMENT)" in text
    assert not Path(out).exists()


def test_the_command_line(series, qgis_process, tmp_path):
    listed = [f"SERIES={path}" for path in series(dates=11)]
    out = tmp_path / "year.tif"
    done = qgis_process("run", "carbonsink:breakyear", "--", *listed, f"BREAK_YEAR={out}")
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "11 dates" in said
    assert not out.exists()
