"""Downloads in a data folder: what only an import ('Import downloads') makes usable rasters of.

Archives and containers of several variables cannot be used as they are; files of known products
hold whole numbers that are no values before they are scaled and masked.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from ...core.errors_and_notes.raster import NoGeoreference, SubdatasetsOnly
from ...core.files.names import RASTERS
from ...core.imports.naming import variable_key
from ...core.imports.products import load_products
from ...core.raster.archives import archive_of, archive_prefix, archive_root
from .data_records import UNUSED, DataFile, Remark
from .derived_layers import IMPORTED
from .folder_listing import RASTER_ENDINGS, is_inside_folder, list_files
from .raster_descriptions import RasterDescription

# Name in it of what an import tells of itself.
RECEIPT = "receipt.json"
# What mends a file that is a download.
FIX = "import"
# Endings of rasters that the workbench itself does not open.
_OTHER_ENDINGS = tuple(ending for ending in RASTERS if ending not in RASTER_ENDINGS)
_CONTAINERS = (".hdf", ".h5", ".he5", ".nc", ".nc4")


def imported_rasters(inputs: str) -> tuple:
    """Return the rasters that imports have made for an assessment."""
    folder = os.path.join(inputs, IMPORTED) if inputs else ""
    return list_files(folder).rasters if folder and os.path.isdir(folder) else ()


def is_download(description: RasterDescription) -> bool:
    """Say whether a raster is a container, or holds numbers of a product before they are scaled."""
    name = os.path.basename(description.path)
    if description.error is not None:
        placeless = isinstance(description.error, NoGeoreference) and name.lower().endswith(
            _CONTAINERS
        )
        is_zip = bool(archive_root(description.path))  # also one under the name of a raster
        return placeless or isinstance(description.error, SubdatasetsOnly) or is_zip
    return any(_is_unscaled(name, band) for band in description.bands)


def _is_unscaled(name: str, band) -> bool:
    product = load_products().find(name, "", variable_key(band.name))
    if product is None or product.scale is None:
        return False
    return band.scale == 1.0 and band.offset == 0.0 and band.holds_whole_numbers


def other_download(path: str, is_done: bool) -> DataFile | None:
    """Return an archive, or a raster of a kind that is not opened here; None for other files."""
    if not archive_prefix(path) and not path.lower().endswith(_OTHER_ENDINGS):
        return None
    return DataFile(path, path, UNUSED, remarks=(remark_of(is_done),))


def remark_of(is_done: bool) -> Remark:
    """Return what is said of a download: that it waits for an import, or was imported."""
    return Remark("imported") if is_done else Remark("download", {}, FIX)


def files_to_import(files) -> list:
    """Return the files that wait for an import."""
    return [
        data_file for data_file in files if any(remark.fix == FIX for remark in data_file.remarks)
    ]


def inputs_of_import(waiting, files, workspace: str) -> dict:
    """Return what an import reads: the folder of the downloads, or the downloads one by one.

    A folder is read with all folders inside it: one that holds other rasters too, or the results
    of the assessment, is not taken.

    Parameters
    ----------
    waiting : sequence of DataFile
        The downloads.
    files : sequence of DataFile
        All files of the data folder.
    workspace : str
        The folder of the assessment.
    """
    paths = [data_file.path for data_file in waiting]
    folder = _common_folder(paths)
    others = {data_file.path for data_file in files if data_file.path.lower().endswith(RASTERS)}
    foreign = [workspace, *(others - set(paths))]
    if folder and not any(is_inside_folder(path, folder) for path in foreign):
        return {"INPUT_FOLDER": folder}
    return {"INPUT": paths} if paths else {}


def _common_folder(paths: list) -> str:
    """Return the folder that holds all files of downloads; empty where they share only a drive."""
    folders = [os.path.dirname(os.path.abspath(path)) for path in paths]
    try:
        folder = os.path.commonpath(folders) if folders else ""
    except ValueError:  # on different drives
        return ""
    return folder if os.path.dirname(folder) != folder else ""


def imported_files(receipt: str) -> set:
    """Return the downloads that an import made rasters of, by its receipt (JSON)."""
    try:
        with open(receipt, encoding="utf-8") as file:
            variables = json.load(file)["variables"]
        files = [
            f
            for variable in variables
            if variable["written"] or variable["kept"]
            for f in variable["files"]
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {_fold_path(archive_of(file) or file) for file in files}


def was_imported(data_file: DataFile, files: set) -> bool:
    """Say whether a download is one of `imported_files`."""
    return _fold_path(data_file.path) in files or _fold_path(data_file.used) in files


def _fold_path(path: str) -> str:
    """Return a path by which the same download is recognised."""
    return os.path.normcase(os.path.abspath(path))


def grid_template(variables: dict, inputs: str) -> str:
    """Return a raster of the user's own whose grid imports may take; empty without one."""
    imports_folder = os.path.normcase(os.path.join(inputs, IMPORTED))
    paths = (raster.path for rasters in variables.values() for raster in rasters)
    return next((p for p in paths if Path(os.path.normcase(p)).parent != Path(imports_folder)), "")
