"""What the rasters of a data folder are taken for: roles, doubts, the rasters of each variable."""

from __future__ import annotations

import re
from pathlib import Path

from ...core.dates.names.periods_in_names import PERIOD
from ...core.units.class_names import is_landuse_name
from ..assessment import variable_names
from .data_records import (
    CLASSES,
    FLUXES,
    LANDUSE,
    PREDICTOR,
    RASTER_ROLES,
    UNREADABLE,
    UNUSED,
    DataFile,
    Raster,
    Remark,
)
from .downloads import is_download, remark_of
from .duplicates import of_one_product
from .raster_descriptions import RasterDescription
from .user_choices import ALIGNED, DATE, IMPORTED, ROLE

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
        members_used, reasons = _one_precision(members, role in FLUXES)
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


def _one_precision(members: list, needs_dates: bool) -> tuple:
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
