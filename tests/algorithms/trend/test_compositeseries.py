"""``carbonsink:compositeseries`` as QGIS runs it, and the way on to trends."""

from __future__ import annotations

import os

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from carbonsink.tests.algorithms.trend.conftest import COLS, ROWS, read

MONTHS = [f"{year}-{month:02d}" for year in range(2001, 2012) for month in range(1, 13)]


@pytest.fixture
def monthly(files):
    rng = np.random.default_rng(1)
    season = np.sin(np.arange(len(MONTHS)) * np.pi / 6)[:, np.newaxis, np.newaxis]
    values = 0.4 + 0.2 * season + 0.01 * rng.standard_normal((len(MONTHS), ROWS, COLS))
    values[7, 0, 0] = np.nan
    return values.astype(np.float32), files(values.astype(np.float32), "ndvi_{}", MONTHS)


def test_months_to_years_and_on_to_trends(run_algorithm, monthly, log, tmp_path):
    values, series = monthly
    folder = str(tmp_path / "years")
    run_algorithm("compositeseries", log, SERIES=series, STATISTIC="max", OUTPUT_FOLDER=folder)
    files = sorted(
        os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".tif")
    )
    assert [os.path.basename(path) for path in files][:2] == ["ndvi_2001.tif", "ndvi_2002.tif"]
    assert len(files) == 11
    first = read(files[0])
    assert np.isnan(first[0, 0])
    np.testing.assert_array_equal(first[1:], values[:12, 1:].max(axis=0))
    target = str(tmp_path / "trend.tif")
    run_algorithm("trendclassification", log, SERIES=files, TREND_CLASS=target)
    assert not log.warnings


def test_seasons_with_a_minimum_count(run_algorithm, monthly, log, tmp_path):
    values, series = monthly
    folder = str(tmp_path / "seasons")
    options = {"PERIOD": "season", "STATISTIC": "mean", "MIN_COUNT": 2, "OUTPUT_FOLDER": folder}
    run_algorithm("compositeseries", log, SERIES=series, **options)
    summer = read(os.path.join(folder, "ndvi_JJA_2001.tif"))
    assert summer[0, 0] == pytest.approx(np.nanmean(values[5:8, 0, 0]))
    assert not os.path.exists(os.path.join(folder, "ndvi_DJF_2012.tif"))
    assert any("2012 DJF" in line for line in log.warnings)


def test_an_annual_series_cannot_be_composed(run_algorithm, files, tmp_path):
    series = files(np.zeros((9, 4, 4), np.float32), "ndvi_{}", range(2001, 2010))
    with pytest.raises(QgsProcessingException, match="PERIOD = year is not possible"):
        run_algorithm("compositeseries", SERIES=series, OUTPUT_FOLDER=str(tmp_path / "x"))


def test_two_files_of_one_month(run_algorithm, monthly, files, tmp_path):
    _, series = monthly
    series = series + files(np.zeros((1, ROWS, COLS), np.float32), "copy_{}", ["2001-03"])
    with pytest.raises(QgsProcessingException, match="Two rasters have the date 2001-03"):
        run_algorithm("compositeseries", SERIES=series, OUTPUT_FOLDER=str(tmp_path / "x"))
