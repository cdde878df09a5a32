"""Runs that end without a word, and runs at the same time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from carbonsink.tests.faults.conftest import left_in
from carbonsink.tests.faults.region import YEARS

ROOT = Path(__file__).resolve().parents[2]

# A process of its own that predicts a series; it stops for good after some dates when told so.
PREDICT = """
import importlib.util, os, sys, time
root, region, out, pause, resume = sys.argv[1:]
spec = importlib.util.spec_from_file_location(
    "carbonsink", root + "/__init__.py", submodule_search_locations=[root])
sys.modules["carbonsink"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sys.modules["carbonsink"])
from carbonsink.core.learn.estimator_bundle import (read_bundle)
from carbonsink.core.predict.series_prediction import predict_series
from carbonsink.core.raster import Stack
from carbonsink.core.run import Run
from carbonsink.core.model.model_file import model_file_digest

def told(fraction):
    if pause and fraction > float(pause):
        print("here", flush=True)
        time.sleep(600)

model = region + "/npp.carbonmodel"
paths = sorted(region + "/" + name for name in os.listdir(region) if name[:4] in ("mat_", "rain"))
found = predict_series(
    read_bundle(model, Run()), Stack.open([p for p in paths if p.endswith(".tif")]), out,
    Run(threads=1, on_progress=told, max_memory=64), resume=resume == "yes",
    digest=model_file_digest(model))
print(found.skipped, found.written)
"""


@pytest.fixture
def dated(place):
    """The region with the temperature of every year, made of its NPP."""
    for year in YEARS:
        os.rename(place / f"npp_{year}.tif", place / f"mat_{year}.tif")
    os.remove(place / "mat.tif")
    _rename_bands(place)
    return place


def _rename_bands(place) -> None:
    from osgeo import gdal

    for year in YEARS:
        dataset = gdal.OpenEx(str(place / f"mat_{year}.tif"), gdal.OF_UPDATE)
        dataset.GetRasterBand(1).SetDescription("mat")
        del dataset


def predict(region, out, pause="", resume="no"):
    """Start the prediction of the series."""
    command = [sys.executable, "-c", PREDICT, ROOT, region, out, pause, resume]
    return subprocess.Popen(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def contents(folder) -> dict:
    return {name: (Path(folder) / name).read_bytes() for name in left_in(folder)}


def finished(process) -> str:
    said, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
    return said


def test_a_series_goes_on_after_a_kill(dated, tmp_path):
    """Killed in the middle of the fourth date; the whole equals an undisturbed run, bit for bit."""
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    finished(predict(dated, whole))
    process = predict(dated, broken, pause=3.2 / len(YEARS))
    try:
        assert process.stdout.readline() == "here\n"
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        process.stderr.close()
    after = contents(broken)
    dates = [name for name in after if not name.startswith(".") and name.endswith(".tif")]
    assert len(dates) == 3
    for name in dates:
        assert after[name] == contents(whole)[name]
    # The file that was being written has a hidden name, and goes when that date is written.
    assert [name for name in after if name.startswith(".")] == [
        name for name in after if ".part" in name
    ]
    assert len(after) == len(dates) + 1
    assert finished(predict(dated, broken, resume="yes")).startswith("3 ")
    assert contents(broken) == contents(whole)


def test_two_runs_into_one_folder(dated, tmp_path):
    """Both end well, and every file is whole: the one of the run that was later."""
    both, whole = tmp_path / "both", tmp_path / "whole"
    for process in [predict(dated, both) for _ in range(2)]:
        finished(process)
    finished(predict(dated, whole))
    assert contents(both) == contents(whole)
