"""``carbonsink:checkgrids`` through ``processing.run``."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from qgis.core import (
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

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
    assert "0.37 cells east" in page and "Align rasters" in page


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


def test_doubts_are_counted_and_named(run_algorithm, raster, tmp_path):
    paths = [
        raster(np.full((3, 3), 500.0), "npp_2005.tif", unit="gC m-2 yr-1"),
        raster(np.full((3, 3), 0.5), "npp_2006.tif", unit="kgC m-2 yr-1"),
        raster(np.full((3, 3), 290.0), "tas_2005.tif"),
    ]
    table = tmp_path / "plots.csv"
    table.write_text("site,date,npp\na,01/02/2005,500\nb,03/04/2005,1e9\n", encoding="utf-8")
    feedback = QgsProcessingFeedback()
    record = tmp_path / "found.json"
    found = run_algorithm(
        "checkgrids",
        feedback=feedback,
        RASTERS=paths,
        TABLES=[str(table)],
        REPORT=str(tmp_path / "page.html"),
        JSON=str(record),
    )
    doubts = json.loads(record.read_text(encoding="utf-8"))["doubts"]
    page = Path(found["REPORT"]).read_text(encoding="utf-8")
    assert found["DOUBTS"] == len(doubts) >= 4 and found["ALIGNED"] is True
    for word in ("kgC m-2 yr-1", "Kelvin", "01/02/2005", "npp holds values"):
        assert any(word in doubt for doubt in doubts), word
    assert page.index("Kelvin") < page.index("Position and size")


def test_tables_alone(run_algorithm, tmp_path):
    table = tmp_path / "plots.csv"
    table.write_text("site,date,npp\na,2005-02-01,500\n", encoding="utf-8")
    found = run_algorithm("checkgrids", TABLES=[str(table)], REPORT=str(tmp_path / "page.html"))
    assert found["DOUBTS"] == 0 and "ALIGNED" not in found


def test_geopackages_are_tables_too(run_algorithm, world, tmp_path):
    source = str(tmp_path / "plots.gpkg")
    layer = QgsVectorLayer(str(world.samples), "samples", "ogr")
    options = QgsVectorFileWriter.SaveVectorOptions()
    context = QgsProject.instance().transformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, source, context, options)
    record = tmp_path / "found.json"
    run_algorithm("checkgrids", TABLES=[source], REPORT=str(tmp_path / "p.html"), JSON=str(record))
    (table,) = json.loads(record.read_text(encoding="utf-8"))["tables"]
    assert table["rows"] == 240
    assert "flux" in [column["name"] for column in table["columns"]]


def test_exchanged_legends_are_a_doubt_and_no_failure(run_algorithm, raster, tmp_path):
    from osgeo import gdal

    paths = []
    for year, names in ((2000, ["", "Forest", "Crop"]), (2020, ["", "Crop", "Forest"])):
        paths.append(raster(np.array([[1, 2]], np.uint8), f"lu_{year}.tif"))
        dataset = gdal.Open(paths[-1], gdal.GA_Update)
        dataset.GetRasterBand(1).SetCategoryNames(names)
        del dataset
    record = tmp_path / "found.json"
    run_algorithm("checkgrids", RASTERS=paths, REPORT=str(tmp_path / "p.html"), JSON=str(record))
    doubts = json.loads(record.read_text(encoding="utf-8"))["doubts"]
    assert any("the codes do not mean the same" in doubt for doubt in doubts)


def test_doubts_that_others_end_with_are_logged_too(run_algorithm, tmp_path):
    """A column in which 1,234 is either: the page says it, and so does the log."""
    table = tmp_path / "plots.csv"
    table.write_text("site;npp\na;1,234\nb;2,345\n", encoding="utf-8")
    (tmp_path / "other.csv").write_text("site,date,npp\na,03/04/2005,9\nb,05/06/2005,8\n")
    feedback = QgsProcessingFeedback(False)
    found = run_algorithm(
        "checkgrids",
        feedback=feedback,
        TABLES=[str(table), str(tmp_path / "other.csv")],
        REPORT=str(tmp_path / "page.html"),
    )
    page = Path(found["REPORT"]).read_text(encoding="utf-8")
    assert "03/04/2005" in page
    assert "Other algorithms will refuse this" in feedback.textLog()
    assert "03/04/2005" in feedback.textLog()
