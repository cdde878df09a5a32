"""Where the sites lie and what they are: a table of stations joined by site."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from ...errors_and_notes.tables import BadTable, MissingColumn
from ...run import Run
from ...tables.class_labels import name_label_column
from ...tables.column_names import LATITUDE_NAMES, LONGITUDE_NAMES
from ...tables.degrees import LIMITS, degrees_column, read_packed_minutes
from ...tables.missing_values import is_missing
from .column_meanings import find_header
from .flux_files import inspect_flux_file, read_flux_columns, site_header


class Stations(NamedTuple):
    """A table of stations.

    Parameters
    ----------
    row_of_site : dict of str to int
        Row of each site.
    latitude, longitude : numpy.ndarray or None
        Degrees; None when the table has no such columns.
    further_columns : dict of str to list
        The other columns by name, texts or None.
    """

    row_of_site: dict
    latitude: Any
    longitude: Any
    further_columns: dict


def read_stations(path: str, run: Run) -> Stations:
    """Return a table of stations.

    Parameters
    ----------
    path : str
        CSV with a column of sites, and if wanted latitude, longitude and any others.
    run : Run
        Cancel.

    Raises
    ------
    MissingColumn, BadTable
        Without a column of sites, when a site occurs twice, or a coordinate cannot be one.
    """
    file = inspect_flux_file(path, has_no_units=True)
    site_column = site_header(file)
    if site_column is None:
        raise MissingColumn("site", tuple(header.name for header in file.headers))
    headers = {
        "latitude": find_header(file.headers, LATITUDE_NAMES),
        "longitude": find_header(file.headers, LONGITUDE_NAMES),
    }
    texts = [h.position for h in file.headers if h not in headers.values()]
    frame = read_flux_columns(file, [header.position for header in file.headers], run, texts)
    row_of_site: dict = {}
    names = name_label_column(
        frame.rename(columns={site_column.position: site_column.name}), site_column.name, run
    )
    for row, value in enumerate(names.tolist()):
        if value is None:
            continue
        site = str(value)
        if site in row_of_site:
            raise BadTable(path, site_column.name, site, ())
        row_of_site[site] = row
    coordinates = _station_coordinates(path, frame, headers, run)
    used_headers = {site_column, *headers.values()}
    further_columns = {
        header.name: [None if is_missing(v) else str(v).strip() for v in frame[header.position]]
        for header in file.headers
        if header not in used_headers and header.name
    }
    return Stations(row_of_site, **coordinates, further_columns=further_columns)


def _station_coordinates(path: str, frame, headers: dict, run: Run) -> dict:
    """Return latitude and longitude of each station, None for a column that is not there."""
    columns = {}
    for axis, header in headers.items():
        if header is not None:
            named = frame.rename(columns={header.position: header.name})
            columns[axis] = header.name, degrees_column(named, header.name, axis, run)
    degrees = read_packed_minutes(columns, run)
    for axis, values in degrees.items():
        wrong = np.abs(values) > LIMITS[axis]
        if wrong.any():
            raise BadTable(path, columns[axis][0], f"{values[wrong][0]:g}", ())
    return {axis: degrees.get(axis) for axis in headers}
