"""Places all over a map, in the CRS of a layer of samples."""

from __future__ import annotations

from qgis.core import QgsPointXY, QgsWkbTypes

from ...core.facts.folds import NoPlaces
from ...core.facts.sites import NoCrs
from .coordinate_systems import source_crs, transform_between
from .polygon_layer import METRES

# The validation that needs places all over the map.
_MATCHED = "knndm"


def coordinate_unit(source) -> str:
    """Return the unit of the coordinates of a source: "°", "m", or empty where it is another."""
    crs = source_crs(source)
    if not crs.isValid():
        return ""
    if crs.isGeographic():
        return "°"
    return "m" if crs.mapUnits() == METRES else ""


def read_map_locations(values, run):
    """Return x and y of places all over MAP_RASTER ``(n, 2)``, None where it is not given.

    Parameters
    ----------
    values : Values
        MAP_RASTER, and SAMPLES in whose CRS the places are wanted.
    run : Run
        Cancel, threads.

    Raises
    ------
    NoPlaces
        When the samples are a table without points, and folds like the map are wanted.
    NoCrs
        When only one of them has a CRS.
    NoValidPixel
        When the raster has no data.
    """
    import numpy as np

    from ...core.raster import Stack
    from ...core.sites.raster_expansion import find_map_places

    if not values["MAP_RASTER"]:
        return None
    has_points = values["SAMPLES"].wkbType() != QgsWkbTypes.Type.NoGeometry
    if values["VALIDATION"] == _MATCHED and not has_points:
        raise NoPlaces(_MATCHED)
    stack = Stack.open([values["MAP_RASTER"]])
    x, y = find_map_places(stack, run)
    sample_crs, source = source_crs(values["SAMPLES"]), stack.grid.crs
    if not source and not sample_crs.isValid():
        return np.column_stack([x, y])
    if not sample_crs.isValid():
        raise NoCrs(values["SAMPLES"].sourceName())
    if not source:
        raise NoCrs(stack.first_path)
    transform = transform_between(source, sample_crs)
    points = [
        transform.transform(QgsPointXY(*coordinates)) for coordinates in zip(x.tolist(), y.tolist())
    ]
    return np.array([(point.x(), point.y()) for point in points])
