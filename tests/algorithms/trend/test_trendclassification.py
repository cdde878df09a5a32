"""``carbonsink:trendclassification`` as QGIS runs it."""

from __future__ import annotations

import os

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from carbonsink.core.raster import Stack
from carbonsink.tests.algorithms.trend.conftest import YEARS, read, rows_of

RASTERS = (
    "TREND_CLASS",
    "SLOPE",
    "SLOPE_LOWER",
    "SLOPE_UPPER",
    "Z",
    "P",
    "HURST",
    "HURST_P",
    "FUTURE_CLASS",
    "CV",
    "CV_CLASS",
)


@pytest.fixture
def run(run_algorithm, tmp_path, log):
    """Run with the given rasters as outputs."""

    def go(series, *outputs, **options):
        targets = {
            name: str(tmp_path / "out" / f"{name}.tif") for name in ("TREND_CLASS", *outputs)
        }
        return run_algorithm("trendclassification", log, SERIES=series, **targets, **options)

    return go


def test_files_of_one_year_each(run, files, ndvi, tmp_path):
    series = files(ndvi(), "ndvi_{}", YEARS)
    table, report = str(tmp_path / "t.csv"), str(tmp_path / "r.html")
    found = run(series, *RASTERS, NULL_TEST=True, TABLE=table, REPORT=report)
    classes, slope = read(found["TREND_CLASS"]), read(found["SLOPE"])
    assert np.isnan(classes[0, :2]).all()
    assert (classes[1:6] == 1).all()
    np.testing.assert_allclose(slope[1:6], 0.01, atol=0.002)
    assert (classes[6:] == 0).mean() > 0.8
    lower, upper = read(found["SLOPE_LOWER"]), read(found["SLOPE_UPPER"])
    known = np.isfinite(slope)
    assert ((lower <= slope) & (slope <= upper))[known].all()
    significant = (classes == 1) | (classes == -1)
    assert ((lower > 0) | (upper < 0))[significant].mean() > 0.95
    assert found["AREA"] == pytest.approx(118, rel=1e-9)
    assert found["SHARE_INCREASE"] == pytest.approx(100 * (classes == 1).sum() / 118)
    for name in RASTERS:
        assert os.path.exists(found[name]), name
        assert os.path.exists(found[name][:-4] + ".qml"), name
    rows = rows_of(table)
    assert {row["map"] for row in rows} == {"trend_class", "future_class", "cv_class", "hurst"}
    shuffled = [r["share with shuffled dates (%)"] for r in rows if r["map"] == "trend_class"]
    assert float(shuffled[0]) < 12
    html = open(report, encoding="utf-8").read()
    for words in ("Null test", "White noise", "Sen line", "Increase"):
        assert words in html
    assert "http://" not in html and "https://" not in html


def test_order_of_the_files_does_not_matter(run, files, ndvi):
    series = files(ndvi(), "ndvi_{}", YEARS)
    first = read(run(series, "SLOPE")["SLOPE"])
    np.testing.assert_array_equal(read(run(series[::-1], "SLOPE")["SLOPE"]), first)


def test_one_file_with_a_band_per_year(run, multiband, ndvi, log):
    path = multiband(ndvi(), [f"NDVI {year}" for year in YEARS])
    expected = read(run([path], "SLOPE")["SLOPE"])
    os.remove(path)
    path = multiband(ndvi())
    found = run([path], "SLOPE", DATES="2001-2024")
    np.testing.assert_array_equal(read(found["SLOPE"]), expected)
    assert any("2024" in line for line in log.infos)  # which band got which date


def test_years_in_odd_places_need_dates(run, files, ndvi):
    series = files(ndvi(), "ndvi_{:02d}_max", [year % 100 for year in YEARS])
    with pytest.raises(QgsProcessingException, match="No date was found.*DATES"):
        run(series)
    found = run(series, "SLOPE", DATES=", ".join(str(year) for year in YEARS))
    np.testing.assert_allclose(read(found["SLOPE"])[1:6], 0.01, atol=0.002)


def test_missing_years_and_uneven_steps(run, files, ndvi):
    years = [y for y in YEARS if y not in (2003, 2004, 2011, 2020)]
    found = run(files(ndvi(years), "ndvi_{}", years), "SLOPE")
    np.testing.assert_allclose(read(found["SLOPE"])[1:6], 0.01, atol=0.002)


def test_two_files_of_one_year_are_refused(run, files, ndvi):
    series = files(ndvi(), "ndvi_{}", YEARS) + files(ndvi()[:1], "other_{}", [2005])
    with pytest.raises(QgsProcessingException, match="Two rasters have the date 2005"):
        run(series)


def test_a_monthly_series_is_warned_of(run, files, ndvi, log):
    labels = [f"{2001 + i // 12}-{i % 12 + 1:02d}" for i in range(24)]
    run(files(ndvi(), "ndvi_{}", labels))
    assert any(
        "compositeseries" in line and "12 dates in one year" in line for line in log.warnings
    )


def test_a_series_shorter_than_min_valid(run, files, ndvi):
    with pytest.raises(QgsProcessingException, match="5 dates.*8 values.*MIN_VALID"):
        run(files(ndvi()[:5], "ndvi_{}", YEARS[:5]))


def test_cells_with_too_few_values_are_counted(run, files, ndvi, log):
    found = run(files(ndvi(), "ndvi_{}", YEARS), MIN_VALID=20)
    assert np.isnan(read(found["TREND_CLASS"])[0, 1])
    assert any("1 with fewer than 20 values, 1 with none" in line for line in log.infos)


@pytest.mark.parametrize("test", ["hamed_rao", "yue_wang", "prewhitening", "tfpw"])
@pytest.mark.parametrize("hurst", ["blocks", "anis_lloyd"])
def test_every_method_and_its_name_in_the_maps(run, files, ndvi, test, hurst):
    from osgeo import gdal

    series = files(ndvi(), "ndvi_{}", YEARS)
    found = run(
        series, "Z", "HURST", "HURST_P", TREND_TEST=test, HURST_METHOD=hurst, DETREND=True, FDR=True
    )
    assert (read(found["TREND_CLASS"])[1:6] == 1).mean() > 0.6
    p = read(found["HURST_P"])
    assert np.nanmin(p) > 0 and np.nanmax(p) <= 1
    text = gdal.Open(found["Z"]).GetMetadataItem("TIFFTAG_IMAGEDESCRIPTION")
    assert "2001 to 2024" in text
    assert "Mann-Kendall" in text
    text = gdal.Open(found["HURST"]).GetMetadataItem("TIFFTAG_IMAGEDESCRIPTION")
    assert hurst in text and "trend taken out" in text


def test_nine_classes_and_own_breaks(run, files, ndvi, tmp_path):
    own = tmp_path / "own.csv"
    own.write_text(
        "table,preset,code,key,label,direction,limit,unit,colour,citation\n"
        "cv,five,1,low,Calm,,0.03,,#00ff00,me\n"
        "cv,five,2,high,Wild,,,,#ff0000,me\n",
        encoding="utf-8",
    )
    series = files(ndvi(), "ndvi_{}", YEARS)
    options = {"TREND_CLASSES": "nine", "CLASS_TABLE": str(own)}
    found = run(series, "CV_CLASS", **options)
    assert (read(found["TREND_CLASS"])[1:6] == 4).all()
    classes = read(found["CV_CLASS"])
    assert (classes[1:6] == 2).all() and (classes[6:] == 1).mean() > 0.8
    own.write_text("table,preset\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="no column 'code'"):
        run(series, **options)


def test_grids_that_differ(run, files, ndvi, tmp_path):
    series = files(ndvi(), "ndvi_{}", YEARS)
    shorter = files(ndvi()[:1, :-1], "ndvi_{}", [2030])
    with pytest.raises(QgsProcessingException, match="do not share one grid.*alignrasters"):
        run(series + shorter)


@pytest.mark.parametrize(
    ("dates", "message"),
    [("2001-2010", "10 dates.*24 bands"), ("spring", "'spring' is not a valid date")],
)
def test_dates_that_do_not_fit(run, files, ndvi, dates, message):
    with pytest.raises(QgsProcessingException, match=message):
        run(files(ndvi(), "x{}y", YEARS), DATES=dates)


def test_nothing_valid(run, files, ndvi, tmp_path):
    with pytest.raises(QgsProcessingException, match="no data in any cell: .*ndvi_2001"):
        run(files(ndvi() * np.nan, "ndvi_{}", YEARS))


def test_the_empty_raster_of_a_short_series_is_named(run, files, ndvi):
    planes = ndvi()[:8]
    planes[3] = np.nan
    with pytest.raises(
        QgsProcessingException, match=r"at most 7 .* no data in any cell: [^,]*ndvi_2004.tif\."
    ):
        run(files(planes, "ndvi_{}", YEARS[:8]))


def test_the_class_raster_carries_its_table(run, files, ndvi):
    from carbonsink.core.raster.class_tables import read_classes

    found = run(files(ndvi(), "ndvi_{}", YEARS), "FUTURE_CLASS")
    assert [e.code for e in read_classes(found["TREND_CLASS"])] == [1, 0, -1, 9]
    assert [e.code for e in read_classes(found["FUTURE_CLASS"])] == [1, 2, 3, 4, 5]
    band = Stack.open([found["TREND_CLASS"]]).bands[0]
    assert band.nodata == -32768
