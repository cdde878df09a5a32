"""Layer definitions of series name the files of their own folder."""

from __future__ import annotations

import numpy as np

from carbonsink.core.dates.date import parse_date
from carbonsink.core.raster import Grid, RasterOutput, write_array
from carbonsink.tests.algorithms.world import CRS

GRID = Grid(3, 2, (0.0, 1000.0, 0.0, 2000.0, 0.0, -1000.0), CRS)


def write_series(folder):
    """Write two dates of NEP and return their paths and dates."""
    folder.mkdir(parents=True)
    files = []
    for year in ("2001", "2002"):
        path, date = str(folder / f"nep_{year}.tif"), parse_date(year)
        output = RasterOutput("nep", unit="gC m-2 yr-1", date=date)
        write_array(output, path, GRID, np.arange(6, dtype="f4").reshape(2, 3))
        files.append((path, date))
    return files


def test_files_of_the_same_names_elsewhere_are_not_meant(provider, tmp_path, monkeypatch):
    """QGIS 3.22 takes them from the current folder, which the definition opened last has set."""
    from qgis.core import QgsLayerDefinition, QgsProject

    from carbonsink.framework.style.series_style import style_series

    found = []
    for name in ("first", "second"):
        folder = tmp_path / name / "nep"
        files = write_series(folder)
        style_series(files, "nep", str(folder), "NEP")
        monkeypatch.chdir(folder)
        project = QgsProject()
        definition = str(folder / "series.qlr")
        assert QgsLayerDefinition.loadLayerDefinition(definition, project, project.layerTreeRoot())[
            0
        ]
        found.append(sorted(layer.source() for layer in project.mapLayers().values()))
        assert found[-1] == [path for path, _ in files]
        project.clear()


def test_files_of_another_folder_are_named_from_that_of_the_definition(provider, tmp_path):
    from carbonsink.framework.style.series_style import write_layer_definition, write_series_styles

    files = write_series(tmp_path / "maps")
    write_series_styles(files, "nep")
    write_layer_definition(files, str(tmp_path / "all.qlr"), "NEP")
    assert "<datasource>./maps/nep_2001.tif<" in (tmp_path / "all.qlr").read_text()
    (tmp_path / "other").mkdir()
    write_layer_definition(files, str(tmp_path / "other" / "all.qlr"), "NEP")
    assert "<datasource>../maps/nep_2002.tif<" in (tmp_path / "other" / "all.qlr").read_text()
