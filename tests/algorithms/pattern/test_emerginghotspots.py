"""Emerging hot spots as QGIS runs them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

MAPS = ("EMERGING_CLASS", "TREND_Z", "HOT_DATES", "COLD_DATES")


@pytest.fixture
def series(raster):
    """Ten dates of noise with a hot spot in the north-west that fades on the last date."""

    def write(dates=10, name="nep_{}", values=None):
        rng = np.random.default_rng(8)
        cube = rng.normal(-5.0, 1.0, (dates, 24, 20)) if values is None else values
        if values is None:
            cube[:-1, 4:10, 4:10] += 4.0
        return [raster(name.format(2001 + i), plane) for i, plane in enumerate(cube)]

    return write


def test_classes_tables_and_report(series, read, run_algorithm, rows_of, tmp_path):
    places = {name: str(tmp_path / "out" / f"{name}.tif") for name in MAPS}
    tables = {name: str(tmp_path / f"{name}.csv") for name in ("TABLE", "DATE_TABLE")}
    report = tmp_path / "report.html"
    paths = series()
    result = run_algorithm(
        "emerginghotspots", SERIES=paths[::-1], REPORT=str(report), **places, **tables
    )
    codes = read(result["EMERGING_CLASS"])
    assert (codes[5:9, 5:9] == 8).all()
    assert (read(result["HOT_DATES"])[5:9, 5:9] == 9).all()
    rows = {row["class"]: row for row in rows_of(tables["TABLE"])}
    assert len(rows) == 17
    assert int(rows["historical_hot"]["cells"]) == (codes == 8).sum()
    hot = sum(float(row["share (%)"]) for key, row in rows.items() if key.endswith("_hot"))
    assert result["HOT_SHARE"] == pytest.approx(hot)
    dates = rows_of(tables["DATE_TABLE"])
    assert [row["date"] for row in dates[::3]] == [str(year) for year in range(2001, 2011)]
    page = report.read_text(encoding="utf-8")
    assert page.count("<svg") == 2
    assert "Historical hot spot" in page
    style = Path(places["EMERGING_CLASS"]).with_suffix(".qml").read_text(encoding="utf-8")
    assert "Historical hot spot" in style
    assert all(Path(place).with_suffix(".qml").exists() for place in places.values())


def test_dates_of_rasters_whose_names_tell_none(series, read, run_algorithm, tmp_path):
    paths = series(name="map{}x")
    named = run_algorithm(
        "emerginghotspots",
        SERIES=paths,
        DATES="2001-2010",
        EMERGING_CLASS=str(tmp_path / "a.tif"),
        TABLE=str(tmp_path / "a.csv"),
    )
    assert (read(named["EMERGING_CLASS"])[5:9, 5:9] == 8).all()


def test_what_cannot_be_classified_is_said(series, fails, tmp_path):
    out = {"EMERGING_CLASS": str(tmp_path / "c.tif"), "TABLE": str(tmp_path / "t.csv")}
    assert "at least 10" in fails("emerginghotspots", SERIES=series(dates=9), **out)
    values = np.random.default_rng(1).normal(size=(10, 20, 20))
    values[6] = 7.0
    text = fails("emerginghotspots", SERIES=series(values=values), **out)
    assert "nep_2007.tif" in text
    assert "no pattern to test" in text
    assert not (tmp_path / "c.tif").exists()
    assert not (tmp_path / "t.csv").exists()


def test_the_command_line(series, qgis_process, tmp_path):
    listed = [f"SERIES={path}" for path in series(dates=9)]
    out = tmp_path / "class.tif"
    done = qgis_process(
        "run", "carbonsink:emerginghotspots", "--", *listed, f"EMERGING_CLASS={out}"
    )
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "at least 10" in said
    assert not out.exists()
