"""How often a run opens its rasters: once to describe them, once for a sample, once to read them.

The check before the run, which the dialog makes too, opens them once more.
"""

from __future__ import annotations

import os
from collections import Counter

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.tests.factories import write_raster

YEARS = range(2001, 2013)
ONCE_EACH = 4


@pytest.fixture
def openings(monkeypatch):
    """Count what GDAL opens, by the name of the file."""
    counts, opened = Counter(), gdal.OpenEx

    def counted(path, *args, **options):
        counts[os.path.basename(str(path))] += 1
        return opened(path, *args, **options)

    monkeypatch.setattr(gdal, "OpenEx", counted)
    return counts


@pytest.fixture
def series(tmp_path):
    """Return a function that writes a raster of each year."""
    values = np.random.default_rng(1).normal(500.0, 20.0, (len(YEARS), 30, 40))

    def write(name: str) -> list:
        return [
            write_raster(tmp_path / f"{name}_{year}.tif", plane)
            for year, plane in zip(YEARS, values)
        ]

    return write


CALLS = {
    "nepseries": (("NPP", "RS"), "OUTPUT_FOLDER"),
    "trendclassification": (("SERIES",), "TREND_CLASS"),
    "carbonbudget": (("SERIES",), "TABLE"),
}
ENDINGS = {"OUTPUT_FOLDER": "", "TREND_CLASS": ".tif", "TABLE": ".csv"}


@pytest.mark.parametrize("algorithm", CALLS)
def test_each_raster_is_opened_once_for_each_purpose(
    run_algorithm, openings, series, tmp_path, algorithm
):
    inputs, output = CALLS[algorithm]
    given = {name: series("npp" if name == "SERIES" else name.lower()) for name in inputs}
    given[output] = str(tmp_path / f"out{ENDINGS[output]}")
    openings.clear()
    run_algorithm(algorithm, THREADS=1, **given)
    files = [os.path.basename(path) for name in inputs for path in given[name]]
    assert {file: openings[file] for file in files} == dict.fromkeys(files, ONCE_EACH)
