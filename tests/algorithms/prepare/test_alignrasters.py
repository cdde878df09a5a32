"""``carbonsink:alignrasters`` through ``processing.run``."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback

from carbonsink.core.raster import Grid, Stack
from carbonsink.tests.algorithms.world import CRS, GRID, write_raster

COARSE = Grid(25, 20, (100000.0, 2000.0, 0.0, 4000000.0, 0.0, -2000.0), CRS)
FAR = Grid(25, 20, (900000.0, 2000.0, 0.0, 4000000.0, 0.0, -2000.0), CRS)


@pytest.fixture
def coarse(tmp_path):
    return write_raster(tmp_path / "coarse.tif", np.ones(COARSE.shape, "f4"), COARSE)


def values(folder, name):
    stack = Stack.open([os.path.join(folder, name)])
    return stack, stack.read(stack.grid.window)[0]


def blocks(array):
    return array.reshape(20, 2, 25, 2).swapaxes(1, 2).reshape(20, 25, 4)


def test_to_the_grid_of_a_template(run_algorithm, world, coarse, tmp_path):
    feedback = QgsProcessingFeedback()
    found = run_algorithm(
        "alignrasters",
        feedback=feedback,
        RASTERS=world.paths("rain"),
        TEMPLATE=coarse,
        RESAMPLING="average",
        CATEGORICAL_RASTERS=world.paths("cover"),
        OUTPUT_FOLDER=str(tmp_path / "aligned"),
    )
    folder = found["OUTPUT_FOLDER"]
    assert sorted(os.listdir(folder)) == ["cover.tif", "rain.tif"]
    stack, rain = values(folder, "rain.tif")
    assert not COARSE.differences(stack.grid) and stack.names == ("rain",)
    np.testing.assert_allclose(rain, blocks(world.values["rain"]).mean(axis=2), rtol=1e-5)
    _stack, cover = values(folder, "cover.tif")
    assert set(np.unique(cover)) <= {1.0, 2.0, 3.0}
    assert "holds classes: resampled by mode" in feedback.textLog()


def test_without_template_the_first_raster_is_it(run_algorithm, world, coarse, tmp_path):
    found = run_algorithm(
        "alignrasters",
        RASTERS=[coarse, *world.paths("height")],
        OUTPUT_FOLDER=str(tmp_path / "aligned"),
    )
    stack, height = values(found["OUTPUT_FOLDER"], "height.tif")
    assert not COARSE.differences(stack.grid)
    assert np.isnan(height[0, 0]) and np.isfinite(height[5:, 5:]).all()


def test_no_overlap_is_explained_with_both_extents(run_algorithm, world, tmp_path):
    far = write_raster(tmp_path / "far.tif", np.ones(FAR.shape, "f4"), FAR)
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm(
            "alignrasters",
            RASTERS=[*world.paths("rain"), far],
            OUTPUT_FOLDER=str(tmp_path / "aligned"),
        )
    message = str(caught.value)
    assert "far.tif does not overlap" in message and "900000" in message and "100000" in message
    assert not list(Path(tmp_path / "aligned").glob("*"))


def test_sources_are_not_replaced(run_algorithm, world, coarse):
    before = Path(world.rasters["rain"]).read_bytes()
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm(
            "alignrasters",
            RASTERS=world.paths("rain"),
            TEMPLATE=coarse,
            OUTPUT_FOLDER=str(world.folder),
        )
    assert "rain.tif" in str(caught.value)
    assert Path(world.rasters["rain"]).read_bytes() == before


def test_aligned_rasters_pass_the_check(run_algorithm, world, coarse, tmp_path):
    found = run_algorithm(
        "alignrasters",
        RASTERS=world.paths("rain", "height", "temperature"),
        TEMPLATE=coarse,
        OUTPUT_FOLDER=str(tmp_path / "aligned"),
    )
    paths = [os.path.join(found["OUTPUT_FOLDER"], name) for name in ("rain.tif", "height.tif")]
    checked = run_algorithm(
        "checkgrids", RASTERS=[coarse, *paths], REPORT=str(tmp_path / "grids.html")
    )
    assert checked["ALIGNED"] is True
    assert GRID != COARSE
