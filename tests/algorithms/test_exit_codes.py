"""Failures as a batch sees them: ``qgis_process`` ends with 1, says why, and leaves nothing.

Success and one failure are tried in a process of their own. Every failure reaches it in the same
way, as the exception that ``processing.run`` raises: the others are tried there.
"""

from __future__ import annotations

import subprocess

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException

from carbonsink.core.raster import Grid
from carbonsink.tests.algorithms.world import COLS, CRS, ROWS, make_world, write_raster
from carbonsink.tools.process_json import read_results

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
def model(provider, world):
    import processing

    path = world.folder / "flux.carbonmodel"
    processing.run("carbonsink:trainmodel", {**training(world), "MODEL": str(path)})
    return path


def training(world) -> dict:
    return {
        "SAMPLES": str(world.samples),
        "TARGET_FIELD": "flux",
        "PREDICTOR_FIELDS": list(NAMES),
        "CATEGORICAL_FIELDS": ["cover"],
        "SITE_FIELD": "site",
        "TREES": 20,
    }


@pytest.fixture
def refused(run_algorithm):
    """Run an algorithm that must fail; check the words of its message, which is no trace."""

    def run(algorithm, *words: str, **parameters):
        given = {
            name: value if isinstance(value, (list, int)) else str(value)
            for name, value in parameters.items()
        }
        with pytest.raises(QgsProcessingException) as caught:
            run_algorithm(algorithm, **given)
        said = str(caught.value)
        for word in words:
            assert word in said
        assert "Traceback" not in said and "Internal error" not in said

    return run


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


def test_results_are_printed_as_json(world, model, qgis_process):
    """A table of scores and a map of a series, each with numbers among its results."""
    elsewhere = [f"MODEL={model}", f"SAMPLES={world.samples}", "TARGET_FIELD=flux"]
    table = f"TABLE={world.folder / 'scores.csv'}"
    done = qgis_process("--json", "run", "carbonsink:testmodel", "--", *elsewhere, table)
    assert done.returncode == 0, done.stdout + done.stderr
    found = read_results(done.stdout)
    assert found["N"] == 240 and found["R2"] > 0.7
    series = []
    for year in (2001, 2002, 2003):
        values = np.full((ROWS, COLS), 100.0 * (year - 2000), np.float32)
        path = write_raster(world.folder / f"npp_{year}.tif", values, unit="gC m-2 yr-1")
        series.append(f"SERIES={path}")
    mean = world.folder / "mean.tif"
    done = qgis_process("--json", "run", "carbonsink:seriesmean", "--", *series, f"OUTPUT={mean}")
    assert done.returncode == 0, done.stdout + done.stderr
    found = read_results(done.stdout)
    assert found["OUTPUT"] == str(mean)
    assert gdal.Open(str(mean)).ReadAsArray() == pytest.approx(200.0)


def test_grids_that_differ(process, world, model, tmp_path):
    grid = Grid(COLS, ROWS, (100500.0, 1000.0, 0.0, 4000000.0, 0.0, -1000.0), CRS)
    shifted = write_raster(tmp_path / "rain.tif", world.values["rain"], grid)
    done = process(
        "predictraster",
        MODEL=model,
        PREDICTORS=replaced(world, "rain", shifted),
        OUTPUT=tmp_path / "x.tif",
    )
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    for word in (shifted, "0.50 cells east", "carbonsink:alignrasters"):
        assert word in said
    assert "Traceback" not in said
    assert not (tmp_path / "x.tif").exists()


def test_missing_predictor(refused, world, model, tmp_path):
    refused(
        "predictraster",
        "Missing variable: rain",
        "temperature, height, cover",
        MODEL=model,
        PREDICTORS=world.paths("temperature", "height", "cover"),
        OUTPUT=tmp_path / "x.tif",
    )


def test_raster_without_data(refused, world, model, tmp_path):
    empty = write_raster(tmp_path / "rain.tif", np.full((ROWS, COLS), np.nan, np.float32))
    refused(
        "predictraster",
        "no data in any cell",
        "rain",
        MODEL=model,
        PREDICTORS=replaced(world, "rain", empty),
        OUTPUT=tmp_path / "x.tif",
    )
    assert [path.name for path in tmp_path.glob("*.tif")] == ["rain.tif"]


def test_unreadable_raster(refused, world, model, tmp_path):
    broken = tmp_path / "rain.tif"
    broken.write_bytes(b"no raster at all")
    refused(
        "predictraster",
        "PREDICTORS",
        MODEL=model,
        PREDICTORS=replaced(world, "rain", str(broken)),
        OUTPUT=tmp_path / "x.tif",
    )
    # QGIS itself refuses it; newer versions name the parameter only.
    assert not (tmp_path / "x.tif").exists()


def test_unseen_class(refused, world, model, tmp_path):
    cover = world.values["cover"].copy()
    cover[20:, 20:] = 7
    path = write_raster(tmp_path / "cover.tif", cover)
    refused(
        "predictraster",
        "cover",
        "7",
        "1, 2, 3",
        MODEL=model,
        PREDICTORS=replaced(world, "cover", path),
        OUTPUT=tmp_path / "x.tif",
    )
    assert not (tmp_path / "x.tif").exists()


def test_target_that_is_text(refused, world, tmp_path):
    given = {**training(world), "TARGET_FIELD": "remark", "MODEL": tmp_path / "x.carbonmodel"}
    refused("trainmodel", "'remark'", "text", "as measured", **given)


def test_more_folds_than_records(refused, world, tmp_path):
    given = {**training(world), "FOLDS": 999, "MODEL": tmp_path / "x.carbonmodel"}
    refused("trainmodel", "240", "999", "FOLDS", **given)


def test_folder_that_cannot_be_written(refused, world, model, tmp_path):
    file = tmp_path / "file"
    file.write_text("not a folder")
    refused(
        "predictraster",
        str(file),
        "cannot be written",
        MODEL=model,
        PREDICTORS=world.paths(*NAMES),
        OUTPUT=file / "x.tif",
    )


def test_damaged_model(refused, world, model, tmp_path):
    damaged = tmp_path / "damaged.carbonmodel"
    contents = bytearray(model.read_bytes())
    contents[len(contents) // 2] ^= 0xFF
    damaged.write_bytes(contents)
    refused(
        "predictraster",
        str(damaged),
        "Nothing of it was run",
        MODEL=damaged,
        PREDICTORS=world.paths(*NAMES),
        OUTPUT=tmp_path / "x.tif",
    )


def test_a_file_that_may_not_grow(root, tmp_path):
    """A limit on the size of files is named as such, not as a full disk."""
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
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "limit of file sizes" in said and "nep.tif" in said and "Traceback" not in said
    assert sorted(path.name for path in tmp_path.glob("*.tif")) == ["npp.tif", "rh.tif"]
    assert not list(tmp_path.glob(".*"))
