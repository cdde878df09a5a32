"""Layers of a container file: one record per band with variable, date and place.

NetCDF, HDF4, HDF5 and GRIB hold several variables; each band of each is a record. Of dimensions
other than time (levels, members of an ensemble, ``expver`` of ERA5) the value is kept.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace

from osgeo import gdal

from ..dates.date import Date
from ..dates.names.file_names import split_file_name
from ..errors_and_notes.raster import NoGeoreference, UnreadableRaster
from .band_description import Band, describe_raster
from .band_names import stem_of
from .dimensions import dimensions_of, is_time
from .file_signatures import foreign_content
from .grib import centre_of_file
from .grid import Grid
from .opening import open_dataset, quiet_gdal, reading
from .sinusoidal import tile_grid, tile_of
from .subdatasets import file_of_subdataset, sole_variable_name, subdataset_names

# Metadata of a file that tell who made it.
_ORIGIN = (
    *("title", "institution", "source", "history", "references", "conventions"),
    *("product", "shortname", "localgranuleid", "grib_centredescription"),
)
# What tells final data of ERA5 (1) from preliminary ones (5).
_VERSION = "expver"
_LONGEST_ORIGIN = 4000
# A band of an image collection that was exported as one file.
_NUMBERED = re.compile(r"(?P<number>\d{1,4})_(?P<name>[^\W\d]\w*)")


@dataclass(frozen=True)
class Layer:
    """One layer of a container: a band of a file.

    Parameters
    ----------
    band : Band
        How its numbers are read.
    grid : Grid
        Where its cells lie.
    file : str
        The file as it was found; `Band.path` is what GDAL opens.
    variable : str
        Name of the variable within the file.
    dimensions : tuple of (str, str)
        Dimensions other than time and its value on each.
    origin : str
        What the metadata say about who made it.
    moment : str
        Its place on the time axis as the file writes it; empty where there is none.
    name_date : Date or None
        The date that the name of the file tells.
    own_date : Date or None
        The date that the file tells, before it is taken for that of a whole month or year.
    calendar : str
        Calendar of its time axis, in lower case; empty where none is named.
    """

    band: Band
    grid: Grid
    file: str
    variable: str
    dimensions: tuple = ()
    origin: str = ""
    moment: str = ""
    name_date: Date | None = None
    own_date: Date | None = None
    calendar: str = ""


def describe_container(
    path: str,
    file: str = "",
    known_grid: Grid | None = None,
    allows_virtual: bool = True,
    from_name: tuple | None = None,
) -> tuple:
    """Return the `Layer` records of a file.

    Parameters
    ----------
    path : str
        What GDAL opens.
    file : str
        The file as the user knows it; the same by default.
    known_grid : Grid, optional
        Where its cells lie, where it has no position itself.
    allows_virtual : bool
        Whether a virtual raster, which names other files and servers, may be opened.
    from_name : tuple, optional
        Variable name and date that the file's name tells, where other files help to read it.

    Raises
    ------
    UnreadableRaster, NoGeoreference
        When it holds no map that can be read, with what it is instead.
    """
    file = file or path
    problem = foreign_content(path, allows_virtual)
    if problem:
        raise UnreadableRaster(file, problem)
    dataset = open_dataset(path)
    with reading(path):
        variable_names = subdataset_names(dataset, path)
        origin = _origin_of(dataset, path)
        empty = dataset.RasterCount == 0 and not variable_names
    if empty:
        raise UnreadableRaster(file, "no bands")
    sole = "" if variable_names else sole_variable_name(dataset, path)
    from_name = from_name or split_file_name(stem_of(file))
    layers: list = []
    for variable_name in variable_names or [path]:
        name = stem_of(variable_name) if variable_names else sole
        try:
            names = name, from_name
            layers += _layers_of_variable(variable_name, file, origin, names, known_grid)
        except NoGeoreference:
            continue  # bounds of the time axis and other tables are no maps
    if not layers:
        raise NoGeoreference(file)
    return tuple(layers)


def _layers_of_variable(
    variable_name: str, file: str, origin: str, names: tuple, known_grid
) -> list:
    """Return the layers of a variable in a container, or of a file of plain bands.

    `names` are that of the variable and what that of the file tells.
    """
    name, from_file = names
    dataset = open_dataset(variable_name)
    if name and dataset.RasterCount == 0:
        return []
    with reading(variable_name):
        tile = _grid_of_tile(dataset, file)
        known_grid = (
            known_grid if known_grid is not None and _has_shape_of(dataset, known_grid) else None
        )
    grid, bands = _grid_and_bands(
        variable_name, (name or from_file[0], from_file[1]), tile, known_grid
    )
    file_metadata = dataset.GetMetadata() or {}
    calendar = next(
        (text for key, text in file_metadata.items() if key.endswith("#calendar")), ""
    ).lower()
    versions = _versions_of(variable_name, file_metadata)
    layers = []
    for band in bands:
        with reading(variable_name):
            metadata = dataset.GetRasterBand(band.index).GetMetadata() or {}
        variable = metadata.get("NETCDF_VARNAME") or name or band.name
        made_by = f"{origin} | {metadata['GRIB_IDS']}" if "GRIB_IDS" in metadata else origin
        dimensions = dimensions_of(metadata)
        if len(versions) == len(bands):
            dimensions = (*dimensions, (_VERSION, versions[band.index - 1]))
        description = dimensions, made_by, _moment_of(metadata), from_file[1], band.date
        layers.append(Layer(band, grid, file, variable, *description, calendar))
    return _numbered_steps(_with_file_date(layers, from_file[1]))


def _grid_and_bands(
    variable_name: str, names: tuple, tile: Grid | None, known_grid: Grid | None
) -> tuple:
    """Return grid and bands of a variable in a container."""
    try:
        return describe_raster(variable_name, names, tile)
    except NoGeoreference:
        if known_grid is None:
            raise
        return describe_raster(variable_name, names, known_grid)


def _grid_of_tile(dataset: gdal.Dataset, file: str) -> Grid | None:
    """Return the grid that a container without position gets from the tile in its name."""
    tile = tile_of(os.path.basename(file))
    if tile is None or dataset.GetProjection():
        return None
    return tile_grid(*tile, dataset.RasterXSize, dataset.RasterYSize)


def _has_shape_of(dataset: gdal.Dataset, grid: Grid) -> bool:
    """Say whether a variable of a container has as many rows and columns as a grid."""
    return (dataset.RasterYSize, dataset.RasterXSize) == grid.shape


def _with_file_date(layers: list, date) -> list:
    """Return the layers of a container with the date in its name, where they have none."""
    if date is None or any(layer.band.date is not None for layer in layers):
        return layers
    if len(layers) > 1 and not all(layer.band.name for layer in layers):
        return layers
    names = [layer.band.name for layer in layers]
    if len(set(names)) < len(names):  # bands of one variable: steps whose dates are not told
        return layers
    return [
        replace(dated_layer, band=dated_layer.band.with_date(date), own_date=date)
        for dated_layer in layers
    ]


def _numbered_steps(layers: list) -> list:
    """Return bands of a container that are named by number and variable as its steps.

    Earth Engine names the images of a collection so (``0_NDVI``, ``1_NDVI``), without dates.
    """
    matches = (_NUMBERED.fullmatch(layer.band.name) for layer in layers)
    numbered = [match for match in matches if match is not None]
    if len(numbered) < max(2, len(layers)):
        return layers
    steps: dict = {}
    for match in numbered:
        steps.setdefault(match["name"], []).append(int(match["number"]))
    if any(numbers != list(range(len(numbers))) for numbers in steps.values()):
        return layers
    return [
        replace(
            numbered_layer,
            band=replace(numbered_layer.band, name=match["name"], date=None),
            variable=match["name"],
            own_date=None,
        )
        for numbered_layer, match in zip(layers, numbered)
    ]


def _versions_of(path: str, metadata: dict) -> list:
    """Return the version (ERA5 or ERA5T) of each step in a container.

    GDAL takes it for no dimension, as it runs along the time axis.
    """
    named = (text for key, text in metadata.items() if key.endswith("#coordinates"))
    if not any(_VERSION in text.split() for text in named):
        return []
    with quiet_gdal():
        try:
            opened = gdal.OpenEx(file_of_subdataset(path), gdal.OF_MULTIDIM_RASTER)
            array = opened.GetRootGroup().OpenMDArray(_VERSION) if opened is not None else None
            return [str(text) for text in array.Read()] if array is not None else []
        except (RuntimeError, TypeError):  # a number for all steps, or another layout
            return []


def _moment_of(metadata: dict) -> str:
    """Return the value of a band on the time axis of its container, as it is written."""
    times = (value for key, value in sorted(metadata.items()) if is_time(key))
    return metadata.get("GRIB_VALID_TIME") or next(times, "")


def _origin_of(dataset: gdal.Dataset, path: str) -> str:
    """Return who made the layers of a container, by its metadata, on one line."""
    statements = [centre_of_file(path)] if dataset.GetDriver().ShortName == "GRIB" else []
    for key, value in (dataset.GetMetadata() or {}).items():
        if key.rpartition("#")[2].lower() in _ORIGIN:
            statements.append(f"{key.rpartition('#')[2]}={value}")
    return " | ".join(statements)[:_LONGEST_ORIGIN]
