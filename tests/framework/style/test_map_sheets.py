"""Legends of map sheets: every colour beside its own name, none beyond its room."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.raster import ClassEntry, Classes, Grid, RasterOutput, write_array
from carbonsink.tests.algorithms.world import CRS

GRID = Grid(6, 4, (0.0, 1000.0, 0.0, 4000.0, 0.0, -1000.0), CRS)


@pytest.fixture
def layout(provider, tmp_path):
    """Return a function that lays out a raster with as many classes of long names."""
    from qgis.core import QgsProject

    from carbonsink.core.report.assessment.sheets import MapSheet
    from carbonsink.framework.style import map_sheets

    project = QgsProject()

    def lay_out(n: int):
        entries = tuple(
            ClassEntry(
                i,
                f"c{i}",
                f"Zone {i}, expected to fall, not explained by the drivers",
                f"#00{i:02d}55",
            )
            for i in range(n)
        )
        path = str(tmp_path / "zones.tif")
        codes = np.resize(np.arange(n), (4, 6)).astype(np.uint8)
        output = RasterOutput("zones", dtype="uint8", nodata=255, classes=Classes("zones", entries))
        write_array(output, path, GRID, codes)
        sheet = MapSheet("Zones", path=path, layer="Management zones", style="classes")
        layer = map_sheets._open_layer(sheet)
        project.addMapLayer(layer)
        made = map_sheets.open_template(project)
        map_sheets._show_map(made, layer, None)
        return made, layer

    yield lay_out
    project.clear()


@pytest.mark.parametrize("n", [3, 24])
def test_each_colour_stands_beside_its_own_name(layout, n):
    from qgis.PyQt.QtCore import Qt

    from carbonsink.framework.style.map_sheets import CLASS_WIDTH, legend_height

    made, layer = layout(n)
    legend = made.itemById("legend")
    node = legend.model().rootGroup().children()[0]
    shown = legend.model().layerLegendNodes(node)
    texts = [str(entry.data(Qt.ItemDataRole.DisplayRole)) for entry in shown]
    classes = layer.renderer().classes()
    assert [" ".join(text.split()) for text in texts] == [one.label for one in classes]
    assert max(len(line) for text in texts for line in text.splitlines()) <= CLASS_WIDTH
    room = made.itemById("north arrow").pos().y() - legend.pos().y()
    assert legend_height(legend) <= room
