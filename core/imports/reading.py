"""Reading what the files of an import hold, damaged ones named one by one."""

from __future__ import annotations

from typing import NamedTuple

from ..facts.imports import (
    DamagedFiles,
    DriverMissing,
    FileLeftOut,
    FilesFound,
    NothingToImport,
)
from ..facts.places import CrsAssumed
from ..facts.raster import NoGeoreference, UnreadableRaster
from ..raster.archives import copy_out, find_rasters, needs_disk
from ..raster.containers import describe_container, missing_driver
from ..run import Run

# How often progress is told while files are looked at.
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
    inputs, scratch: str, run: Run, skip_damaged: bool = False, is_own=lambda path: False
) -> Contents:
    """Return the bands in files, folders and archives.

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
    is_own : callable
        Says of a file whether an earlier import made it.

    Raises
    ------
    NothingToImport
        When there is no file with rasters.
    DamagedFiles
        Naming each file that cannot be read.
    DriverMissing
        When a format is not supported here.
    """
    files = [file for file in find_rasters(inputs, run) if not is_own(file)]
    if not files:
        raise NothingToImport(tuple(str(given) for given in inputs))
    layers: list = []
    good, damaged = [], []
    for i, file in enumerate(files):
        if i % _EVERY == 0:
            run.check()
            run.progress(i / len(files))
        try:
            path = copy_out(file, scratch, run) if needs_disk(file) else file
            layers += describe_container(path, file)
            good.append(file)
        except NoGeoreference:
            damaged.append((file, NO_POSITION))
        except UnreadableRaster as error:
            driver = missing_driver(file)
            if driver:
                raise DriverMissing(file, driver) from error
            damaged.append((file, error.reason))
    if damaged and not (skip_damaged and good):
        raise DamagedFiles(tuple(damaged), len(files))
    for file, reason in damaged:
        run.note(FileLeftOut(file, reason))
    assumed = dict.fromkeys(layer.file for layer in layers if layer.band.crs_assumed)
    if assumed:
        run.note(CrsAssumed(tuple(assumed)))
    run.note(FilesFound(len(good), len(layers)))
    return Contents(tuple(layers), tuple(good), tuple(damaged))
