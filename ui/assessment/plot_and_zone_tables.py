"""Plots and zones among the tables of a data folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from ...core.errors_and_notes.run import CarbonSinkError
from ...core.files.names import LAYER_ENDINGS, TEXT_ENDINGS
from ...core.raster.file_version import file_version
from ...core.tables.column_names import DATE_NAMES, SITE_NAMES, find_name
from ...core.tables.csv_table import read_text
from ...core.units.quantity import find_quantity, split_unit
from . import variable_names
from .data_records import (
    NEP,
    OTHER_PLOTS,
    PLOTS,
    PLOTS_PERHAPS,
    UNUSED,
    USUAL_UNIT,
    ZONES,
    DataFile,
    Plots,
    Remark,
    TableDescription,
    Zones,
)
from .derived_layers import ROLE, UNIT, readable_layer, table_as_points

# Programs write a table and its export within this time, s.
_EXPORT_S = 60.0


class TablesFound(NamedTuple):
    """Tables of a folder, tables of plots by flux, and zones."""

    files: tuple
    plots: dict
    zones: str


def read_tables(
    paths, describe, choices: dict, inputs: str, read_sheet, cache: dict | None = None
) -> TablesFound:
    """Return all tables as `DataFile`, plots by flux, and zones.

    Parameters
    ----------
    paths : iterable of str
        Layers, text tables and spreadsheets.
    describe : callable
        Returns the `TableDescription` of a layer.
    choices : dict of str to dict
        What the user has set, by file.
    inputs : str
        Folder for points made of tables; empty makes none.
    read_sheet : callable
        Returns the `TableCells` of a spreadsheet, or None.
    cache : dict, optional
        Points made by earlier calls, which are kept as long as a file does not change.
    """
    files, plots, zones, originals = [], {}, None, {}
    cache = cache if cache is not None else {}
    tables = [
        (path, *_inspect_table(path, describe, choices, inputs, read_sheet, cache))
        for path in paths
    ]
    # What the user has chosen comes first, then layers; points made of a table are a copy.
    tables.sort(key=lambda table: (ROLE not in choices.get(table[0], {}), table[0] != table[1]))
    for path, layer_path, description, remarks in tables:
        choice = choices.get(path, {})
        role, text, added_remarks = _table_role(layer_path, description, choice, plots, zones)
        originals[layer_path] = path
        added_remarks = tuple(
            _remark_on_users_table(remark, path, layer_path, originals, describe)
            for remark in added_remarks
        )
        units: dict = {}
        if role == PLOTS:
            for flux in variable_names.FLUX_COLUMNS:
                column = variable_names.flux_column(flux, description.columns)
                if column and flux not in plots:
                    unit, unit_doubt = _table_unit(flux, column, choice)
                    added_remarks, units = (*added_remarks, *unit_doubt), {**units, column: unit}
                    plots[flux] = Plots(layer_path, column, description.columns, unit)
        elif role == ZONES:
            zones = Zones(layer_path, variable_names.zone_column(description.columns))
            text = zones.column
            added_remarks = (
                added_remarks
                if text
                else (*added_remarks, Remark("zones_unnamed", {"n": description.count}))
            )
        remarks = (*remarks, *added_remarks) if role != UNUSED or not layer_path else added_remarks
        if role == UNUSED and not remarks:
            remarks = (Remark("no_use"),)
        if role == UNUSED and ROLE not in choice and _may_be_plots(path, description, remarks):
            remarks = (*remarks, Remark(PLOTS_PERHAPS))
        unit = ", ".join(dict.fromkeys(filter(None, units.values())))
        chosen_keys = tuple(choice)
        files.append(
            DataFile(
                path, layer_path or path, role, text, unit=unit, remarks=remarks, chosen=chosen_keys
            )
        )
    in_order = tuple(sorted(files, key=lambda data_file: list(paths).index(data_file.path)))
    return TablesFound(in_order, plots, zones)


def _remark_on_users_table(
    remark: Remark, path: str, layer_path: str, originals: dict, describe
) -> Remark:
    """Return a remark that names another table as the user has it; a copy of it is no question."""
    if "other" not in remark.facts:
        return remark
    used = remark.facts["other"]
    other = originals.get(used, used)
    is_copy = _is_export(path, other) and _same_table(describe(layer_path), describe(used))
    return remark._replace(code="copy" if is_copy else remark.code, facts={"other": other})


def _is_export(path: str, other: str) -> bool:
    """Say whether two files differ by their ending alone, and the first has not been changed."""
    if os.path.splitext(path)[0] != os.path.splitext(other)[0]:
        return False
    return os.path.getmtime(path) < os.path.getmtime(other) + _EXPORT_S


def _same_table(description: TableDescription, other: TableDescription) -> bool:
    """Say whether two tables have the same columns and as many records."""
    columns, others = ({name for name in f.columns if name != "fid"} for f in (description, other))
    return columns == others and description.count == other.count


def _may_be_plots(path: str, description: TableDescription, remarks: tuple) -> bool:
    """Say whether a table that is not used speaks of a flux, and no other table is used for it."""
    is_known = {OTHER_PLOTS, "other_zones", "copy"} & {remark.code for remark in remarks}
    names = (Path(path).stem, *description.columns)
    return (
        description.geometry != "polygon" and not is_known and variable_names.tells_of_flux(names)
    )


def _inspect_table(
    path: str, describe, choices: dict, inputs: str, read_sheet, cache: dict
) -> tuple:
    """Return the layer to use, what is known of it, and remarks."""
    if path.lower().endswith(LAYER_ENDINGS):
        description = describe(path)
        if description.geometry and inputs:
            return _inspect_layer(path, description, describe, inputs)
        if description.geometry or not inputs:
            return path, description, ()
        if not description.columns:
            return "", description, (Remark("no_layer"),)
    if not inputs:
        return "", TableDescription(), ()
    choice = choices.get(path, {})
    key = ("points", path, file_version(path), repr(sorted(choice.items())))
    if key not in cache or (cache[key].path and not os.path.exists(cache[key].path)):
        cache[key] = table_as_points(path, choice, inputs, read_sheet)
    points_table = cache[key]
    description = TableDescription("point" if points_table.path else "", points_table.columns)
    return points_table.path, description, points_table.remarks


def _inspect_layer(path: str, description: TableDescription, describe, inputs: str) -> tuple:
    """Return a layer, or its copy with names that can be read, and what is known of it."""
    try:
        readable = readable_layer(path, inputs)
    except CarbonSinkError as error:
        return path, description, (Remark("unreadable", {"error": error}),)
    return readable, description if readable == path else describe(readable), ()


def _table_unit(flux: str, column: str, choice: dict) -> tuple:
    """Return the unit that the user has set or the header states, and what is doubtful about it."""
    unit = choice.get(UNIT) or split_unit(column)[1]
    if unit and find_quantity(flux).parse(unit) is None:
        return "", (Remark("unit_not_read", {"unit": unit, "usual": USUAL_UNIT}),)
    return unit, ()


def _table_role(
    path: str, description: TableDescription, choice: dict, plots: dict, zones
) -> tuple:
    """Return role, the columns that were recognised, and the reason where it is not used."""
    if choice.get(ROLE) == UNUSED:
        return UNUSED, "", (Remark("set_unused"),)
    if description.geometry == "polygon":
        if zones is not None:
            return UNUSED, "", (Remark("other_zones", {"other": zones.path}),)
        return ZONES, "", ()
    columns = {
        flux: variable_names.flux_column(flux, description.columns)
        for flux in variable_names.FLUX_COLUMNS
    }
    columns = {flux: column for flux, column in columns.items() if column}
    if not columns:
        column_facts = {"columns": ", ".join(description.columns[:12])}
        return UNUSED, "", (Remark("no_flux_column", column_facts),) if description.columns else ()
    if description.geometry != "point":
        return UNUSED, "", (Remark("no_points"),) if path else ()
    free_fluxes = [flux for flux in columns if flux not in plots]
    if not free_fluxes:
        other = plots[next(iter(columns))].path
        return UNUSED, "", (Remark(OTHER_PLOTS, {"other": other}),)
    known_columns = [columns[flux] for flux in free_fluxes]
    known_columns += [
        find_name(DATE_NAMES, description.columns),
        find_name(SITE_NAMES, description.columns),
    ]
    return PLOTS, ", ".join(filter(None, known_columns)), ()


def table_columns(path: str) -> list:
    """Return the columns of a table of points; empty for other files and unreadable ones."""
    if not path.lower().endswith(TEXT_ENDINGS):
        return []
    try:
        return read_text(path).header
    except CarbonSinkError:
        return []


def with_remarks_on_plots_beside_series(tables, plots: dict, fluxes: dict, files: list) -> tuple:
    """Return the tables with a remark on plots of a flux whose series is used instead.

    None where the user has said what the series is used for; plots that are not used are not here.
    """
    series = {
        flux: [f for f in files if f.role == flux and f.used in {r.path for r in rasters}]
        for flux, rasters in fluxes.items()
    }
    remarks: dict = {}
    for flux, plots_of_flux in plots.items():
        series_files = series.get(flux) or series.get(NEP, [])
        if series_files and not any(ROLE in f.chosen for f in series_files):
            values = {"flux": flux, "series": series_files[0].variable}
            remarks[plots_of_flux.path] = (
                *remarks.get(plots_of_flux.path, ()),
                Remark("series_instead", values),
            )
    return tuple(
        table._replace(remarks=(*table.remarks, *remarks.get(table.used, ()))) for table in tables
    )
