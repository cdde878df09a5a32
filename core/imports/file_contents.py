"""Reading what the files of an import hold, damaged ones named one by one."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from ..dates.names.file_names_together import split_file_names
from ..errors_and_notes.imports import (
    DamagedFiles,
    DriverMissing,
    FileLeftOut,
    FilesFound,
    NothingToImport,
    StacPage,
    StacRead,
    StacScaleUsed,
)
from ..errors_and_notes.layers import CrsAssumed
from ..errors_and_notes.raster import NoGeoreference, UnreadableRaster
from ..raster.archives import address_of, copy_from_archive, needs_disk, readable_name
from ..raster.band_names import stem_of
from ..raster.container_layers import describe_container
from ..raster.file_signatures import missing_driver
from ..raster.raster_search import find_rasters
from ..raster.remote_files import is_web, server_time_limits
from ..run import Run
from .stac import read_items, reads_as_stac
from .stac_layers import layers_of

# How often progress is reported while files are looked at.
_EVERY = 8
NO_POSITION = "position"


class Contents(NamedTuple):
    """What was found in the inputs.

    Parameters
    ----------
    layers : tuple of Layer
        All bands of all files that can be read.
    files : tuple of str
        Those files.
    damaged : tuple of (str, str)
        Files that cannot be read, with the reason.
    """

    layers: tuple
    files: tuple
    damaged: tuple


def read_contents(
    inputs,
    scratch: str,
    run: Run,
    skip_damaged: bool = False,
    is_import_result=lambda path: False,
    variable_names=(),
    allow_web: bool = False,
) -> Contents:
    """Read which bands are in files, folders, archives and STAC items.

    Parameters
    ----------
    inputs : sequence of str
        Files, folders, archives, addresses.
    scratch : str
        Folder for what must be copied out of archives.
    run : Run
        Progress, cancel.
    skip_damaged : bool
        Whether damaged files are left out instead of refused.
    is_import_result : callable
        Says of a file whether an earlier import made it.
    variable_names : sequence of str
        Names of variables; only these assets of STAC items are opened.
    allow_web : bool
        Whether files of other servers that a STAC item names may be fetched.

    Raises
    ------
    NothingToImport
        When there is no file with rasters.
    DamagedFiles
        Naming each file that cannot be read.
    DriverMissing
        When a format is not supported here.
    BadStac, AssetOutside, AssetsOnTheWeb
        When a STAC item cannot be used, or names files that must not be read.
    """
    with server_time_limits():
        files = _find_files_to_read(inputs, run, is_import_result, variable_names, allow_web)
        if not files:
            raise NothingToImport(tuple(str(source) for source in inputs))
        layers: list = []
        readable, damaged = [], []
        scales: Counter = Counter()
        from_names = split_file_names([stem_of(readable_name(file)) for file, _ in files])
        for i, ((file, asset), from_name) in enumerate(zip(files, from_names)):
            if i % _EVERY == 0 or is_web(file):
                run.check_cancel()
                run.progress(i / len(files))
            name = readable_name(file)
            try:
                path = copy_from_archive(file, scratch, run) if needs_disk(file) else file
                with server_time_limits([path]):
                    layers += (
                        layers_of(asset, path, run, scales)
                        if asset
                        else describe_container(path, name, from_name=from_name)
                    )
                readable.append(name)
            except NoGeoreference:
                damaged.append((name, NO_POSITION))
            except UnreadableRaster as error:
                driver = missing_driver(file)
                if driver:
                    raise DriverMissing(file, driver) from error
                damaged.append((name, error.reason))
    if damaged and not (skip_damaged and readable):
        raise DamagedFiles(tuple(damaged), len(files))
    for file, reason in damaged:
        run.note(FileLeftOut(file, reason))
    assumed = dict.fromkeys(layer.file for layer in layers if layer.band.crs_assumed)
    if assumed:
        run.note(CrsAssumed(tuple(assumed)))
    for (variable, scale, offset), n in scales.items():
        run.note(StacScaleUsed(variable, scale, offset, n))
    run.note(FilesFound(len(readable), len(layers)))
    return Contents(tuple(layers), tuple(readable), tuple(damaged))


def _find_files_to_read(
    inputs, run: Run, is_import_result, variable_names, allow_web: bool
) -> list:
    """Return the files to read, each with the STAC asset that names it, or None."""
    asset_of_file: dict = {}
    for source in inputs:
        path = address_of(str(source))
        if not reads_as_stac(path):
            for file in find_rasters([source], run):
                if not is_import_result(file):
                    asset_of_file.setdefault(file, None)
            continue
        items = read_items(path, variable_names, allow_web)
        hosts = tuple(sorted(items.hosts))
        run.note(StacRead(str(source), items.n_items, len(items.assets), hosts))
        if items.is_page:
            run.note(StacPage(str(source), items.n_items))
        for asset in items.assets:
            asset_of_file.setdefault(asset.path, asset)
    return list(asset_of_file.items())
