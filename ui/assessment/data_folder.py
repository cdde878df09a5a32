"""What the data folder of an assessment holds: each file, what it is taken for, and why.

Rasters are read as the algorithms read them: variable, date and unit from the bands, their
metadata, or the names of all files together. What cannot be told without doubt is taken for the
likeliest and marked, and what is not used is named with the reason; the user may set anything
otherwise.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Callable

from ...core.dates.date import Date
from ...core.dates.names.file_names import split_file_name
from ...core.errors_and_notes.run import CarbonSinkError
from .data_records import (
    AMOUNTS,
    CLASSES,
    LANDUSE,
    PREDICTING,
    UNUSED,
    Data,
    DataFile,
    Remark,
    TableDescription,
)
from .derived_layers import ALIGNED, IMPORTED, ROLE, raster_as_chosen
from .downloads import imported_rasters, other_download
from .duplicates import unpacked_beside, with_remarks_on_undated_duplicates, without_copies
from .folder_listing import list_files, with_added
from .plot_and_zone_tables import read_tables, with_remarks_on_plots_beside_series
from .raster_descriptions import read_rasters
from .raster_roles import assign_climate_roles, assign_role, rasters_by_variable

_MAX_DATES = 6  # named in a remark


def read_data(
    folder,
    describe: Callable[[str], TableDescription],
    excluded=(),
    choices=None,
    inputs: str = "",
    cache=None,
    read_sheet: Callable = lambda path: None,
    added_paths=(),
) -> Data:
    """Return what a folder holds.

    Parameters
    ----------
    folder : str or Path
        The data folder; it need not exist.
    describe : callable
        Is given a layer or spreadsheet and returns a `TableDescription`.
    excluded : iterable of str or Path
        Folders inside it to leave out: results, where data and workspace are one folder.
    choices : dict of str to dict, optional
        What the user has set, by file; see `choices`.
    inputs : str
        Folder for virtual rasters and points that are made of the user's files, and where rasters
        imported from downloads lie; empty for none.
    cache : dict, optional
        Facts about rasters from earlier calls.
    read_sheet : callable, optional
        Returns header and rows of a spreadsheet as texts.
    added_paths : iterable of str, optional
        Files and folders from elsewhere that belong to the data.
    """
    choices = choices or {}
    listing = with_added(list_files(folder, excluded), added_paths, folder, excluded)
    cache = cache if cache is not None else {}
    imported = imported_rasters(inputs)
    originals = read_rasters((*listing.rasters, *imported), cache)
    facts = _apply_choices(originals, choices, inputs, cache)
    raster_files = [
        assign_role(original, described, choices.get(original.path, {}), imported)
        for original, described in zip(originals, facts)
    ]
    by_path = dict(zip([described.path for described in facts], facts))
    raster_files = without_copies(raster_files)
    files, variables, fluxes = rasters_by_variable(raster_files, by_path)
    files, drivers = assign_climate_roles(files, variables, choices)
    files = _remark_on_missing_dates(_remark_on_grids(files, by_path), variables)
    files = with_remarks_on_undated_duplicates(files, variables, choices)
    tables, plots, zones = read_tables(listing.tables, describe, choices, inputs, read_sheet, cache)
    tables = with_remarks_on_plots_beside_series(tables, plots, fluxes, files)
    other_files = _other_files(listing, choices, imported, cache)
    roles = {
        data_file.variable: data_file.role for data_file in files if data_file.role in PREDICTING
    }
    classes = tuple(name for name in variables if roles.get(name) in (CLASSES, LANDUSE))
    landuse = max(
        (name for name in variables if roles.get(name) == LANDUSE),
        key=lambda name: len(variables[name]),
        default="",
    )
    all_files = (*files, *tables, *other_files)
    return Data(str(folder), variables, classes, plots, zones, fluxes, landuse, drivers, all_files)


def date_of(path: str) -> Date | None:
    """Return the date that the name of a data file tells."""
    return split_file_name(Path(path).stem)[1]


def _apply_choices(originals: list, choices: dict, inputs: str, cache: dict) -> list:
    """Return the facts of the data files as the user's choices have them."""
    facts_and_paths = []
    for facts in originals:
        choice, path = choices.get(facts.path, {}), facts.path
        if inputs and choice and facts.error is None:
            try:
                aligned = choice.get(ALIGNED, "")
                path = raster_as_chosen(facts, choice, inputs)
                path = aligned if os.path.isfile(aligned) else path
            except CarbonSinkError as error:
                facts = facts._replace(error=error)
        facts_and_paths.append((facts, path))
    anew = [path for facts, path in facts_and_paths if path != facts.path]
    read = dict(zip(anew, read_rasters(anew, cache)))
    return [read.get(path, facts) for facts, path in facts_and_paths]


def _other_files(listing, choices: dict, imported, cache: dict) -> list:
    """Return what is neither raster nor table, and folders that were not looked at whole."""
    files = [
        _unknown_file(
            path,
            choices.get(path, {}),
            imported,
            unpacked_beside(path, listing.rasters, cache),
        )
        for path in listing.others
    ]
    folders = ((Remark("too_deep"), listing.too_deep), (Remark("too_many"), listing.too_full))
    for remark, paths in folders:
        files += [DataFile(path, path, UNUSED, remarks=(remark,)) for path in paths]
    return files


def _unknown_file(path: str, choice: dict, imported, unpacked: str) -> DataFile:
    """Return a file that is neither raster nor table."""
    if unpacked:
        remarks = (Remark("unpacked", {"other": unpacked}),)
        return DataFile(path, path, UNUSED, remarks=remarks, chosen=tuple(choice))
    if choice.get(ROLE) == UNUSED:
        return DataFile(path, path, UNUSED, remarks=(Remark("set_unused"),), chosen=(ROLE,))
    is_done = IMPORTED in choice and bool(imported)
    remarks = (Remark("format"),)
    return other_download(path, is_done) or DataFile(path, path, UNUSED, remarks=remarks)


def _remark_on_grids(files: list, by_path: dict) -> list:
    """Return the files with a remark where the grid differs from that of most, or has no CRS."""
    used_files = [data_file for data_file in files if data_file.role != UNUSED]
    grids = Counter(by_path[data_file.used].grid for data_file in used_files)
    if not grids:
        return files
    reference = grids.most_common(1)[0][0]
    example = next(f.path for f in used_files if by_path[f.used].grid == reference)
    remarks: dict = {}
    for grid in grids:
        if not grid.crs:
            remarks[grid] = Remark("no_crs", {}, "crs")
        elif reference.crs and reference.differences(grid):
            remarks[grid] = Remark("grid", {"other": example}, "align")
    grids_of = {data_file.used: by_path[data_file.used].grid for data_file in used_files}
    return _with_remarks(
        files, {path: (remarks[grid],) for path, grid in grids_of.items() if grid in remarks}
    )


def _with_remarks(files: list, remarks: dict) -> list:
    """Return the data files with further remarks on those that are used."""
    return [
        data_file._replace(remarks=(*data_file.remarks, *remarks.get(data_file.used, ())))
        if data_file.role != UNUSED
        else data_file
        for data_file in files
    ]


def _remark_on_missing_dates(files: list, variables: dict) -> list:
    """Return the files with a remark on the first of a predictor that lacks dates of the others.

    Only dates between its first and its last are missing: a series may begin later or end earlier.
    Classes are often mapped in some years only.
    """
    amounts = {data_file.used for data_file in files if data_file.role in AMOUNTS}
    dates = {
        name: {raster.date for raster in rasters if raster.date is not None}
        for name, rasters in variables.items()
        if rasters[0].path in amounts
    }
    remarks: dict = {}
    for name, own_dates in dates.items():
        others = set().union(*(data_file for other, data_file in dates.items() if other != name))
        comparable = {
            date for date in others if own_dates and date.precision == min(own_dates).precision
        }
        missing = sorted(
            date for date in comparable - own_dates if min(own_dates) < date < max(own_dates)
        )
        if missing:
            shown_dates = [date.text for date in missing[:_MAX_DATES]]
            shown_dates += ["..."] if len(missing) > _MAX_DATES else []
            facts = {"variable": name, "dates": ", ".join(shown_dates)}
            # A file may hold several variables.
            first = variables[name][0].path
            remarks[first] = (*remarks.get(first, ()), Remark("dates_missing", facts))
    return _with_remarks(files, remarks)
