"""Imports that tests run, and a year of ERA5."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.imports.series_import import import_series
from carbonsink.core.imports.settings import ImportSettings
from carbonsink.core.run import Run
from carbonsink.tests.core.imports import files


@pytest.fixture
def notes():
    return []


@pytest.fixture
def do_import(tmp_path, notes):
    def run(inputs, out="out", template=None, look_only=False, run=None, place=(), **settings):
        return import_series(
            [str(path) for path in inputs],
            str(tmp_path / out),
            ImportSettings(**settings),
            run or Run(on_note=notes.append, threads=2),
            template,
            *place,
            look_only=look_only,
        )

    return run


@pytest.fixture
def era5(tmp_path):
    random = np.random.default_rng(1)
    temperature = random.uniform(250, 310, (12, 3, 5)).astype("f4")
    rain = random.uniform(0, 0.01, (12, 3, 5)).astype("f4")
    temperature[3, 1, 2] = np.nan
    path = files.write_netcdf(
        tmp_path / "data_stream-moda.nc",
        {
            "t2m": (temperature, {"units": "K", "GRIB_paramId": 167}),
            "tp": (rain, {"units": "m", "GRIB_stepType": "avgad"}),
        },
        files.MONTHS,
        facts=files.ECMWF,
        fill=np.float32(np.nan),
        expver=["0001"] * 12,
    )
    return path, temperature, rain
