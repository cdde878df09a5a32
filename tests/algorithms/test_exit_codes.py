"""Failures as a batch sees them: ``qgis_process`` ends with 1, says why, and leaves nothing."""

from __future__ import annotations

import subprocess

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.raster import Grid
from carbonsink.tests.algorithms.world import COLS, CRS, ROWS, make_world, write_raster

NAMES = ("temperature", "rain", "height", "cover")


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return make_world(tmp_path_factory.mktemp("world with blanks"))


@pytest.fixture(scope="module")
def process(qgis_process):
    """Run an algorithm on the command line."""

    def run(algorithm, **parameters):
        listed = []
        for name, value in parameters.items():
            values = value if isinstance(value, list) else [value]
            listed += [f"{name}={one}" for one in values]
        return qgis_process("run", f"carbonsink:{algorithm}", "--", *listed)

    return run


@pytest.fixture(scope="module")
def model(process, world):
    path = world.folder / "flux.carbonmodel"
    done = process("trainmodel", **training(world), MODEL=path)
    assert done.returncode == 0, done.stdout + done.stderr
    return path


def training(world) -> dict:
    return {
        "SAMPLES": world.samples,
        "TARGET_FIELD": "flux",
        "PREDICTOR_FIELDS": list(NAMES),
        "CATEGORICAL_FIELDS": "cover",
        "SITE_FIELD": "site",
        "TREES": 20,
    }


def refused(done, *words: str) -> None:
    """Check the exit code and the words of the message, and that no trace is shown."""
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    for word in words:
        assert word in said
    assert "Traceback" not in said


def replaced(world, name: str, path: str) -> list:
    """Return the predictors with one file exchanged."""
    return [path if one == name else str(world.rasters[one]) for one in NAMES]


def test_success_ends_with_zero(process, world, model):
    done = process(
        "predictraster",
        MODEL=model,
        PREDICTORS=world.paths(*NAMES),
        OUTPUT=world.folder / "good.tif",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (world.folder / "good.tif").exists()
    assert (world.folder / "good.qml").exists()


def test_grids_that_differ(process, world, model, tmp_path):
    grid = Grid(COLS, ROWS, (100500.0, 1000.0, 0.0, 4000000.0, 0.0, -1000.0), CRS)
    shifted = write_raster(tmp_path / "rain.tif", world.values["rain"], grid)
    done = process(
        "predictraster",
        MODEL=model,
        PREDICTORS=replaced(world, "rain", shifted),
        OUTPUT=tmp_path / "x.tif",
    )
    refused(done, shifted, "0.50 cells east", "carbonsink:alignrasters")
    assert not (tmp_path / "x.tif").exists()


def test_missing_predictor(process, world, model, tmp_path):
    done = process(
        "predictraster",
        MODEL=model,
        PREDICTORS=world.paths("temperature", "height", "cover"),
        OUTPUT=tmp_path / "x.tif",
    )
    refused(done, "Missing variable: rain", "temperature, height, cover")


def test_raster_without_data(process, world, model, tmp_path):
    empty = write_raster(tmp_path / "rain.tif", np.full((ROWS, COLS), np.nan, np.float32))
    done = process(
        "predictraster",
        MODEL=model,
        PREDICTORS=replaced(world, "rain", empty),
        OUTPUT=tmp_path / "x.tif",
    )
    refused(done, "No cell has data", "rain")
    assert [path.name for path in tmp_path.glob("*.tif")] == ["rain.tif"]


def test_unreadable_raster(process, world, model, tmp_path):
    broken = tmp_path / "rain.tif"
    broken.write_bytes(b"no raster at all")
    done = process(
        "predictraster",
        MODEL=model,
        PREDICTORS=replaced(world, "rain", str(broken)),
        OUTPUT=tmp_path / "x.tif",
    )
    # QGIS itself refuses it; newer versions name the parameter only.
    refused(done, "PREDICTORS")
    assert not (tmp_path / "x.tif").exists()


def test_unseen_class(process, world, model, tmp_path):
    cover = world.values["cover"].copy()
    cover[20:, 20:] = 7
    path = write_raster(tmp_path / "cover.tif", cover)
    done = process(
        "predictraster",
        MODEL=model,
        PREDICTORS=replaced(world, "cover", path),
        OUTPUT=tmp_path / "x.tif",
    )
    refused(done, "cover", "7", "1, 2, 3")
    assert not (tmp_path / "x.tif").exists()


def test_target_that_is_text(process, world, tmp_path):
    given = {**training(world), "TARGET_FIELD": "remark", "MODEL": tmp_path / "x.carbonmodel"}
    refused(process("trainmodel", **given), "'remark'", "text", "as measured")


def test_more_folds_than_records(process, world, tmp_path):
    given = {**training(world), "FOLDS": 999, "MODEL": tmp_path / "x.carbonmodel"}
    refused(process("trainmodel", **given), "240", "999", "FOLDS")


def test_folder_that_cannot_be_written(process, world, model, tmp_path):
    file = tmp_path / "file"
    file.write_text("not a folder")
    done = process(
        "predictraster",
        MODEL=model,
        PREDICTORS=world.paths(*NAMES),
        OUTPUT=file / "x.tif",
    )
    refused(done, str(file), "cannot be written")


def test_damaged_model(process, world, model, tmp_path):
    damaged = tmp_path / "damaged.carbonmodel"
    contents = bytearray(model.read_bytes())
    contents[len(contents) // 2] ^= 0xFF
    damaged.write_bytes(contents)
    done = process(
        "predictraster",
        MODEL=damaged,
        PREDICTORS=world.paths(*NAMES),
        OUTPUT=tmp_path / "x.tif",
    )
    refused(done, str(damaged), "Nothing of it was run")


def test_disk_that_fills_up(root, tmp_path):
    """The limit on the size of a file stands for the end of the disk."""
    side = 1500
    grid = Grid(side, side, (0.0, 1000.0, 0.0, 0.0, 0.0, -1000.0), CRS)
    noise = np.random.default_rng(1).normal(500, 100, (2, side, side)).astype(np.float32)
    npp = write_raster(tmp_path / "npp.tif", noise[0], grid)
    rh = write_raster(tmp_path / "rh.tif", noise[1], grid)
    command = 'trap "" XFSZ; ulimit -f 4096; exec "$@"'
    arguments = ["run", "carbonsink:nep", "--", f"NPP={npp}", f"RH={rh}"]
    done = subprocess.run(
        ["bash", "-c", command, "limited", str(root / "dev"), "process", *arguments]
        + [f"OUTPUT={tmp_path / 'nep.tif'}"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if not hasattr(gdal, "ExceptionMgr"):  # GDAL 3.6 prints what fails in a destructor
        done.stderr = done.stderr.replace("Traceback", "")
    refused(done, "The disk is full", "nep.tif")
    assert sorted(path.name for path in tmp_path.glob("*.tif")) == ["npp.tif", "rh.tif"]
    assert not list(tmp_path.glob(".*"))
