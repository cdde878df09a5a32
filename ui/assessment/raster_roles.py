"""What the rasters of a data folder are taken for: roles, doubts, the rasters of each variable."""

from __future__ import annotations

import re
from pathlib import Path

from ...core.dates.names.periods_in_names import PERIOD
from ...core.units.class_names import is_landuse_name
from ..assessment import variable_names
from .data_records import (
    CLASSES,
    DRIVERS,
    FLUXES,
    LANDUSE,
    OTHER_SERIES,
    PREDICTOR,
    RASTER_ROLES,
    UNREADABLE,
    UNUSED,
    DataFile,
    Raster,
    Remark,
)
from .derived_layers import ALIGNED, DATE, IMPORTED, ROLE
from .downloads import is_download, remark_of
from .raster_descriptions import RasterDescription

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def assign_role(
    original: RasterDescription, described: RasterDescription, choice: dict, imported=()
) -> DataFile:
    """Return a raster with the role its name, classes or the user give it."""
    chosen_keys = tuple(key for key in choice if key not in (ALIGNED, IMPORTED))
    if ROLE not in choice and original.path not in imported and is_download(original):
        was_imported = bool(imported) and IMPORTED in choice
        if was_imported or original.error is not None:
            return DataFile(
                original.path, original.path, UNUSED, remarks=(remark_of(was_imported),)
            )
    if described.error is not None:
        remark = Remark(UNREADABLE, {"error": described.error})
        remark = Remark("set_unused") if choice.get(ROLE) == UNUSED else remark
        return DataFile(original.path, original.path, UNUSED, remarks=(remark,), chosen=chosen_keys)
    variable = described.variable
    role, remarks = _guess_role(described, variable)
    if choice.get(ROLE) in RASTER_ROLES:
        role, remarks = choice[ROLE], ()
        remarks = (Remark("set_unused"),) if role == UNUSED else remarks
    units = {band.unit for band in described.bands}
    unit = units.pop() if len(units) == 1 else ""
    if role != UNUSED and DATE not in choice:
        remarks += _remarks_on_dates(described, role, variable)
    if role != UNUSED and ROLE not in choice and original.path not in imported:
        remarks += (Remark("unscaled", {}, "import"),) if is_download(original) else ()
    return DataFile(
        original.path,
        described.path,
        role,
        variable,
        described.dates,
        unit,
        described.grid_text(),
        remarks,
        chosen_keys,
    )


def _guess_role(description: RasterDescription, variable: str) -> tuple:
    """Return what a raster is taken for and what is doubtful about that."""
    quantity = description.quantity
    if quantity in FLUXES:
        return quantity, ()
    if quantity in variable_names.RELATED:
        return UNUSED, (Remark("related_flux", {"quantity": quantity}),)
    flux = "" if quantity else variable_names.product_flux(Path(description.path).stem)
    if flux:
        return flux, (Remark("product_name", {"flux": flux}),)
    if is_landuse_name(variable):
        if description.classes == "named":
            return LANDUSE, ()
        return LANDUSE, (
            Remark("landuse_unnamed") if description.classes else Remark("landuse_no_codes"),
        )
    if description.classes in ("named", "coloured"):
        return CLASSES, ()
    if description.classes == "few":
        return CLASSES, (Remark("few_codes"),)
    return PREDICTOR, ()


def _remarks_on_dates(description: RasterDescription, role: str, variable: str) -> tuple:
    """Return doubts about the dates of a raster that is used."""
    undated = all(date is None for date in description.dates)
    for band in description.bands:
        date_in_name = band.date_in_name
        if date_in_name is not None and not (
            date_in_name.covers(band.date) or band.date.covers(date_in_name)
        ):
            date_texts = {"name": date_in_name.text, "inside": band.date.text}
            return (Remark("two_dates", date_texts, "date"),)
    if not undated:
        return ()
    stem = Path(description.path).stem
    if len(description.bands) > 2 and len({band.stem for band in description.bands}) == 1:
        return (Remark("bands_undated", {"n": len(description.bands)}, "date"),)
    if role in FLUXES:
        return (Remark("flux_undated", {}, "date"),)
    if _YEAR.search(stem) and not PERIOD.search(stem):
        return (Remark("date_unclear", {"variable": variable}, "date"),)
    return ()


def rasters_by_variable(raster_files: list, by_path: dict) -> tuple:
    """Return all files, rasters of each variable, and series of fluxes.

    Of a variable the rasters of one precision are used, the years before the months, and each
    date once; the others are not used, and say why.
    """
    groups: dict = {}
    raster_files = of_one_product(raster_files)
    for data_file in raster_files:
        if data_file.role == UNUSED:
            continue
        for band in by_path[data_file.used].bands:
            key = (data_file.role, "") if data_file.role in FLUXES else (PREDICTOR, band.name)
            groups.setdefault(key, []).append((Raster(data_file.used, band.date), data_file.path))
    used_paths: set = set()
    rejected: dict = {}
    variables, fluxes = {}, {}
    for (role, name), members in groups.items():
        members_used, reasons = _dates_of_one_precision(members, role in FLUXES)
        used_paths.update(raster.path for raster in members_used)
        for path, reason in reasons.items():
            rejected.setdefault(path, reason)
        if members_used and role in FLUXES:
            fluxes[role] = members_used
        elif members_used:
            variables[name] = members_used
    files = [
        data_file._replace(role=UNUSED, remarks=(rejected[data_file.used], *data_file.remarks))
        if data_file.role != UNUSED
        and data_file.used not in used_paths
        and data_file.used in rejected
        else data_file
        for data_file in raster_files
    ]
    return files, variables, fluxes


def _dates_of_one_precision(members: list, needs_dates: bool) -> tuple:
    """Return the rasters to use of a variable, and by path why others are not."""
    dated = sorted((m for m in members if m[0].date is not None), key=lambda m: m[0].date)
    undated = [m for m in members if m[0].date is None]
    reasons: dict = {}
    if not dated and needs_dates:
        return (), {raster.path: Remark("flux_undated", {}, "date") for raster, _ in undated}
    if not dated:
        first = undated[0]
        for raster, _ in undated[1:]:
            reasons[raster.path] = Remark("same_name", {"other": first[1]})
        return (first[0],), reasons
    for raster, _ in undated:
        reasons[raster.path] = Remark("dated_used", {}, "date")
    yearly = [m for m in dated if m[0].date.precision == "year"]
    for raster, _ in dated:
        if yearly and raster.date.precision != "year":
            reasons[raster.path] = Remark("yearly_used")
    raster_by_date: dict = {}
    for raster, path in yearly or dated:
        if raster.date in raster_by_date:
            reasons[raster.path] = Remark("same_date", {"other": raster_by_date[raster.date][1]})
        else:
            raster_by_date[raster.date] = raster, path
    return tuple(raster for raster, _ in raster_by_date.values()), reasons


def of_one_product(raster_files: list) -> list:
    """Return the rasters, of which those of further products of a flux are not used."""
    for role in FLUXES:
        best, is_guessed = _series_of_flux(raster_files, role)
        code = OTHER_SERIES if is_guessed else "other_series"
        remark = Remark(code, {"series": best, "flux": role})
        raster_files = [
            data_file._replace(role=UNUSED, remarks=(remark,))
            if data_file.role == role and data_file.variable != best
            else data_file
            for data_file in raster_files
        ]
    return raster_files


def _series_of_flux(raster_files: list, role: str) -> tuple:
    """Return the variable that is the series of a flux, and whether nobody has said so.

    Two products of a flux are two series: joined, their difference would be a trend. What the user
    has chosen comes first, then the variable of most dates.
    """
    dates: dict = {}
    chosen_variables = set()
    for data_file in raster_files:
        if data_file.role == role:
            dates.setdefault(data_file.variable, set()).update(data_file.dates)
            if ROLE in data_file.chosen:
                chosen_variables.add(data_file.variable)
    best = max(dates, key=lambda name: (name in chosen_variables, len(dates[name])), default="")
    return best, len(dates) > 1 and not chosen_variables


def assign_climate_roles(files: list, variables: dict, choices: dict) -> tuple:
    """Return the files with the roles of climate, and the variable of each.

    What the user has set comes first, then names; a file set to be a predictor is not taken.
    """

    def is_free(data_file: DataFile) -> bool:
        return data_file.role == PREDICTOR and ROLE not in choices.get(data_file.path, {})

    free_variables = {data_file.variable for data_file in files if is_free(data_file)}
    drivers: dict = {}
    for kind in DRIVERS:
        chosen_variables = [f.variable for f in files if f.role == kind and f.variable in variables]
        name = max(chosen_variables, key=lambda name: len(variables[name]), default="")
        name = name or variable_names.driver_variable(
            kind, [n for n in variables if n in free_variables]
        )
        if name:
            drivers[kind] = name
    kinds = {name: kind for kind, name in drivers.items()}
    files = [
        data_file._replace(role=kinds[data_file.variable])
        if is_free(data_file) and data_file.variable in kinds
        else data_file
        for data_file in files
    ]
    return files, drivers
