"""Points and sites whose coordinates, such as longitude and latitude, changed places."""

from __future__ import annotations

import numpy as np

from ..errors_and_notes.run import CarbonSinkError
from ..errors_and_notes.sites import PlacesExchanged, SitesExchanged
from ..run import Run
from ..tables.column_names import LATITUDE_NAMES, LONGITUDE_NAMES, find_name
from ..tables.columns import numeric_column

# Degrees: coordinates in columns are rounded.
_CLOSE = 1e-4


def require_not_exchanged(frame, x, y) -> None:
    """Refuse points in degrees that lie where their columns say latitude and longitude.

    Parameters
    ----------
    frame : pandas.DataFrame
        Attributes of the points.
    x, y : array_like
        Longitude and latitude of the points, NaN without a place.

    Raises
    ------
    PlacesExchanged
        When each point has the latitude of its columns as x, and their longitude as y.
    """
    names = [
        find_name([name for name in candidates if len(name) > 1], frame.columns)
        for candidates in (LONGITUDE_NAMES, LATITUDE_NAMES)
    ]
    if not all(names):
        return
    try:
        longitude, latitude = (numeric_column(frame, name) for name in names)
    except CarbonSinkError:
        return  # words or degrees and minutes, from which no program made these points
    x, y = np.asarray(x, float), np.asarray(y, float)
    known = np.isfinite(x) & np.isfinite(y) & np.isfinite(longitude) & np.isfinite(latitude)
    if not known.any():
        return
    distances = [
        np.maximum(np.abs(x - first), np.abs(y - second))[known]
        for first, second in ((longitude, latitude), (latitude, longitude))
    ]
    if (distances[1] <= _CLOSE).all() and (distances[0] > _CLOSE).any():
        raise PlacesExchanged(names[0], names[1], int(known.sum()))


def note_exchanged_sites(x, y, is_outside, grid, run: Run) -> None:
    """Report sites outside the rasters that x and y exchanged would bring inside."""
    row, col = grid.fractional_position(y, x)
    inside = (row >= 0) & (row < grid.height) & (col >= 0) & (col < grid.width)
    exchanged = np.flatnonzero(is_outside & inside)
    if exchanged.size:
        i = int(exchanged[0])
        run.note(SitesExchanged(int(exchanged.size), i + 1, float(x[i]), float(y[i])))
