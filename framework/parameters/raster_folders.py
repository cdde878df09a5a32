"""Folders of rasters in the lists of parameters: the rasters they stand for, what is not used."""

from __future__ import annotations

import os

from qgis.core import QgsProcessing


def expand_folders(algorithm, parameters: dict) -> dict:
    """Return the parameters with every folder in a list of rasters replaced by its rasters.

    So a list takes what 'Predict series' and other algorithms write, in a model too, where a box
    hands on one folder. Rasters in folders inside it are not meant.
    """
    expanded = dict(parameters)
    for name, items in _lists_with_folders(algorithm, parameters):
        expanded[name] = [raster for item in items for raster in _rasters_in_value(item)]
    return expanded


def note_unused_files_of_folders(algorithm, parameters: dict, run) -> None:
    """Note what lies in folders that stand for their rasters and is not used."""
    from ...core.raster.raster_search import folder_contents

    lists = _lists_with_folders(algorithm, parameters)
    folders = [item for _, items in lists for item in items if _is_folder_of_rasters(item)]
    for folder in dict.fromkeys(folders):
        note = folder_contents(folder).note(folder)
        if note is not None:
            run.note(note)


def _lists_with_folders(algorithm, parameters: dict) -> list:
    """Return names and items of the lists of rasters that name a folder, or hold other lists."""
    folder_lists = []
    for definition in algorithm.parameterDefinitions():
        value = parameters.get(definition.name())
        if definition.type() != "multilayer" or value is None or takes_files(definition):
            continue
        items = _flatten(value)
        has_lists = isinstance(value, (list, tuple)) and items != list(value)
        if has_lists or any(_is_folder_of_rasters(item) for item in items):
            folder_lists.append((definition.name(), items))
    return folder_lists


def _flatten(value) -> list:
    """Return the items of a value; a model joins what several boxes made to a list of lists."""
    if not isinstance(value, (list, tuple)):
        return [value]
    return [item for part in value for item in _flatten(part)]


def takes_files(definition) -> bool:
    """Say whether a list is one of files of any kind, not of layers."""
    return definition.layerType() == QgsProcessing.SourceType.TypeFile


def _is_folder_of_rasters(item) -> bool:
    """Say whether a value is a folder of rasters; some rasters are folders themselves."""
    if not isinstance(item, str) or not item or not os.path.isdir(item):
        return False
    from ...core.raster.raster_search import is_raster_folder

    return not is_raster_folder(item)


def _rasters_in_value(item) -> list:
    """Return the rasters in a folder that a value names; anything else as it is."""
    if not _is_folder_of_rasters(item):
        return [item]
    from ...core.raster.raster_search import folder_contents

    return list(folder_contents(item).rasters)
