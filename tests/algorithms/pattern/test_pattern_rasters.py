"""The pattern algorithms of rasters as QGIS runs them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

LISA_OUTPUTS = ("LISA_CLASS", "LOCAL_I", "P")


@pytest.mark.parametrize("reference", ["pooled", "conditional"])
def test_lisa_of_a_raster(raster, read, run_algorithm, rows_of, smooth, tmp_path, reference):
    values = smooth(holes=0.1)
    places = {name: str(tmp_path / "out" / f"{name}.tif") for name in LISA_OUTPUTS}
    table, report = str(tmp_path / "lisa.csv"), str(tmp_path / "lisa.html")
    result = run_algorithm(
        "lisaraster",
        INPUT=raster("npp", values),
        REFERENCE=reference,
        FDR=reference == "pooled",
        TABLE=table,
        REPORT=report,
        **places,
    )
    classes = read(result["LISA_CLASS"])
    assert set(np.unique(classes[~np.isnan(classes)])) <= {0, 1, 2, 3, 4}
    high = values > np.nanmean(values)
    assert high[classes == 1].all()
    assert not high[classes == 3].any()
    assert (read(result["P"])[classes > 0] <= result["P_LIMIT"] + 1e-6).all()
    rows = rows_of(table)
    assert [row["class"] for row in rows] == ["ns", "HH", "LH", "LL", "HL"]
    assert float(rows[1]["share (%)"]) == pytest.approx(result["HH_SHARE"])
    assert float(rows[1]["area (km2)"]) == int(rows[1]["cells"])
    page = Path(report).read_text(encoding="utf-8")
    assert page.count("<svg") == 3
    assert "http" not in page
    for name in LISA_OUTPUTS:
        assert Path(places[name]).with_suffix(".qml").exists()
    style = Path(places["LISA_CLASS"]).with_suffix(".qml").read_text(encoding="utf-8")
    assert "#d7191c" in style
    assert "High-high cluster" in style


def test_a_report_needs_no_map_of_p(raster, run_algorithm, smooth, tmp_path):
    report = tmp_path / "lisa.html"
    result = run_algorithm(
        "lisaraster",
        INPUT=raster("npp", smooth()),
        LISA_CLASS=str(tmp_path / "class.tif"),
        REPORT=str(report),
    )
    assert "P" not in result
    assert report.exists()
    assert {path.name for path in tmp_path.glob("*.tif")} == {"npp.tif", "class.tif"}


def test_hot_spots_of_a_raster(raster, read, run_algorithm, rows_of, tmp_path):
    values = np.random.default_rng(0).normal(-5.0, 1.0, (40, 40))
    values[5:12, 5:12] += 3.0
    values[25:33, 20:30] -= 3.0
    table = str(tmp_path / "spots.csv")
    result = run_algorithm(
        "hotspotraster",
        INPUT=raster("trend", values),
        HOTSPOT_CLASS=str(tmp_path / "spots.tif"),
        Z=str(tmp_path / "z.tif"),
        TABLE=table,
    )
    classes, z = read(result["HOTSPOT_CLASS"]), read(result["Z"])
    # The sum of the values is negative: high values are hot all the same.
    assert (classes[6:11, 6:11] == 3).all()
    assert (classes[26:32, 21:29] == 6).all()
    assert (z[6:11, 6:11] > 2.5).all()
    hot = sum(float(r["share (%)"]) for r in rows_of(table) if r["class"].startswith("hot"))
    assert result["HOT_SHARE"] == pytest.approx(hot)


def test_global_moran_over_dates(raster, run_algorithm, rows_of, smooth, tmp_path):
    paths = [raster(f"npp_{year}", smooth(seed=year)) for year in (2003, 2001, 2002)]
    table, report = str(tmp_path / "moran.csv"), str(tmp_path / "moran.html")
    result = run_algorithm("globalmoran", SERIES=paths, PERMUTATIONS=99, TABLE=table, REPORT=report)
    rows = rows_of(table)
    assert [row["date"] for row in rows] == ["2001", "2002", "2003"]
    assert float(rows[-1]["I"]) == pytest.approx(result["MORAN_I"])
    assert 0.3 < result["MORAN_I"] < 0.9
    assert {row["p (permutations, one-sided)"] for row in rows} == {"0.01"}
    assert "<svg" in Path(report).read_text(encoding="utf-8")
    plain = run_algorithm("globalmoran", SERIES=paths[:1], PERMUTATIONS=0, TABLE=table)
    assert rows_of(plain["TABLE"])[0]["p (permutations, one-sided)"] == ""


def test_clusters_of_a_series(raster, read, run_algorithm, rows_of, smooth, tmp_path):
    paths = [raster(f"npp_{year}", smooth(seed=year)) for year in range(2001, 2005)]
    folder, table = tmp_path / "maps", str(tmp_path / "series.csv")
    report = str(tmp_path / "series.html")
    result = run_algorithm(
        "lisaseries", SERIES=paths, TABLE=table, OUTPUT_FOLDER=str(folder), REPORT=report
    )
    rows = rows_of(table)
    assert len(rows) == 20
    high = [row for row in rows if row["class"] == "HH"]
    assert [row["date"] for row in high] == ["2001", "2002", "2003", "2004"]
    assert float(high[-1]["share (%)"]) == pytest.approx(result["HH_SHARE"])
    assert float(high[0]["Sen slope (% per year)"]) == pytest.approx(result["HH_TREND"])
    classes = read(str(folder / "lisa_2003.tif"))
    assert (classes == 1).sum() == int(high[2]["cells"])
    assert "<svg" in Path(report).read_text(encoding="utf-8")


# --- what goes wrong -------------------------------------------------------------------------


@pytest.mark.parametrize("algorithm", ["lisaraster", "hotspotraster"])
@pytest.mark.parametrize(
    ("values", "message"),
    [
        (np.full((20, 20), 7.0), "there is no pattern to test"),
        (np.where(np.eye(20) * np.arange(20) == 5, 1.0, np.nan), "needs at least 10"),
        (np.full((20, 20), np.nan), "have no data in any cell"),
    ],
)
def test_what_holds_no_pattern_is_said(raster, fails, tmp_path, algorithm, values, message):
    name = "LISA_CLASS" if algorithm == "lisaraster" else "HOTSPOT_CLASS"
    text = fails(algorithm, INPUT=raster("npp", values), **{name: str(tmp_path / "out.tif")})
    assert message in text
    assert "npp.tif" in text
    assert not (tmp_path / "out.tif").exists()


def test_cells_that_touch_at_corners_only(raster, fails, run_algorithm, tmp_path):
    values = np.where(
        np.indices((40, 40)).sum(0) % 2, np.random.default_rng(0).random((40, 40)), np.nan
    )
    path, out = raster("npp", values), str(tmp_path / "out.tif")
    assert "CONTIGUITY = queen" in fails(
        "lisaraster", INPUT=path, CONTIGUITY="rook", LISA_CLASS=out
    )
    assert run_algorithm("lisaraster", INPUT=path, LISA_CLASS=out)["LISA_CLASS"] == out


def test_permutations_of_the_pooled_reference_are_refused(raster, fails, smooth, tmp_path):
    text = fails(
        "lisaraster",
        INPUT=raster("npp", smooth()),
        PERMUTATIONS=99,
        LISA_CLASS=str(tmp_path / "out.tif"),
    )
    assert "PERMUTATIONS = 99 does not apply to REFERENCE = pooled" in text


def test_a_series_needs_dates_and_more_than_one(raster, fails, smooth, tmp_path):
    table = str(tmp_path / "t.csv")
    one = raster("npp_2001", smooth())
    assert "SERIES" in fails("lisaseries", SERIES=[one], TABLE=table)
    nameless = raster("npp", smooth())
    assert "No date was found" in fails("lisaseries", SERIES=[one, nameless], TABLE=table)


def test_geographic_areas(raster, run_algorithm, rows_of, smooth, tmp_path):
    table = str(tmp_path / "t.csv")
    run_algorithm(
        "lisaraster",
        INPUT=raster("npp", smooth(), epsg=4326),
        LISA_CLASS=str(tmp_path / "c.tif"),
        TABLE=table,
    )
    total = sum(float(row["area (km2)"]) for row in rows_of(table))
    # 0.4 x 0.35 degrees just below 40 degrees north.
    assert total == pytest.approx(0.4 * 111.03 * 0.35 * 85.5, rel=0.01)
