"""``carbonsink:checkgrids`` through ``processing.run``."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback

from carbonsink.core.raster import Grid
from carbonsink.tests.algorithms.world import CRS, GRID, write_raster

SHIFTED = Grid(GRID.width, GRID.height, (100370.0, 1000.0, 0.0, 4000000.0, 0.0, -1000.0), CRS)


def test_rasters_of_one_grid(run_algorithm, world, tmp_path):
    feedback = QgsProcessingFeedback()
    found = run_algorithm(
        "checkgrids",
        feedback=feedback,
        RASTERS=world.paths("rain", "height", "cover"),
        REPORT=str(tmp_path / "grids.html"),
    )
    assert found["ALIGNED"] is True
    assert "All 3 rasters share one grid." in feedback.textLog()
    page = Path(found["REPORT"]).read_text(encoding="utf-8")
    assert "all cells coincide" in page and "height" in page


def test_a_shifted_raster_is_found(run_algorithm, world, tmp_path):
    shifted = write_raster(tmp_path / "shifted.tif", np.ones(GRID.shape, "f4"), SHIFTED)
    feedback = QgsProcessingFeedback()
    found = run_algorithm(
        "checkgrids",
        feedback=feedback,
        RASTERS=[*world.paths("rain"), shifted],
        REPORT=str(tmp_path / "grids.html"),
    )
    assert found["ALIGNED"] is False
    assert "1 of 2 rasters do not share the grid" in feedback.textLog()
    page = Path(found["REPORT"]).read_text(encoding="utf-8")
    assert "0.37 cells east" in page and "carbonsink:alignrasters" in page


def test_a_damaged_raster_is_named(run_algorithm, world, tmp_path):
    (tmp_path / "damaged.tif").write_bytes(b"II*\0" + b"\xff" * 100)
    with pytest.raises(QgsProcessingException):
        run_algorithm(
            "checkgrids",
            RASTERS=[*world.paths("rain"), str(tmp_path / "damaged.tif")],
            REPORT=str(tmp_path / "grids.html"),
        )
    assert not (tmp_path / "grids.html").exists()


def test_a_report_that_cannot_be_written(run_algorithm, world, tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm(
            "checkgrids",
            RASTERS=world.paths("rain"),
            REPORT=str(tmp_path / "file" / "grids.html"),
        )
    assert "grids.html" in str(caught.value)
