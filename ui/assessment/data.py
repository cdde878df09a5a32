"""What the data folder of an assessment holds: each file, what it is taken for, and why.

Rasters are read as the algorithms read them: variable, date and unit from the bands, their
metadata, or the names of all files together. What cannot be told without doubt is taken for the
likeliest and marked, and what is not used is named with the reason; the user may set anything
otherwise.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path
from typing import Callable

from ...core.dates.date import Date
from ...core.dates.file_names import PERIOD, split_file_name
from ...core.facts.run import CarbonSinkError
from . import names
from .choices import ALIGNED, DATE, IMPORTED, ROLE, renamed_raster
from .downloads import imported_rasters, is_download, other_download, remark_of
from .duplicates import of_one_product, with_series_instead, without_copies
from .found import (
    AMOUNTS,
    CLASSES,
    DRIVERS,
    FLUXES,
    LANDUSE,
    PREDICTING,
    PREDICTOR,
    RASTER_ROLES,
    UNREADABLE,
    UNUSED,
    Data,
    Found,
    Raster,
    Remark,
    TableFacts,
)
from .listing import list_files, with_added
from .rasters import RasterFacts, read_rasters
from .tables import read_tables

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_MOST_DATES = 6  # named in a remark


def read_data(
    folder,
    describe: Callable[[str], TableFacts],
    besides=(),
    choices=None,
    inputs: str = "",
    known=None,
    read_sheet: Callable = lambda path: None,
    added=(),
) -> Data:
    """Return what a folder holds.

    Parameters
    ----------
    folder : str or Path
        The data folder; it need not exist.
    describe : callable
        Is given a layer or spreadsheet and returns a `TableFacts`.
    besides : iterable of str or Path
        Folders inside it to leave out: results, where data and workspace are one folder.
    choices : dict of str to dict, optional
        What the user has set, by file; see `choices`.
    inputs : str
        Folder for virtual rasters and points that are made of the user's files, and where rasters
        imported from downloads lie; empty for none.
    known : dict, optional
        Facts about rasters from earlier calls.
    read_sheet : callable, optional
        Returns header and rows of a spreadsheet as texts.
    added : iterable of str, optional
        Files and folders from elsewhere that belong to the data.
    """
    choices = choices or {}
    listing = with_added(list_files(folder, besides), added, folder, besides)
    known = known if known is not None else {}
    imported = imported_rasters(inputs)
    originals = read_rasters((*listing.rasters, *imported), known)
    facts = _apply_choices(originals, choices, inputs, known)
    sorted_in = [
        _sort_in(original, used, choices.get(original.path, {}), imported)
        for original, used in zip(originals, facts)
    ]
    by_path = dict(zip([used.path for used in facts], facts))
    sorted_in = without_copies(sorted_in)
    files, variables, fluxes = _by_variable(sorted_in, by_path)
    files, drivers = _with_drivers(files, variables, choices)
    files = _with_gaps(_with_grids(files, by_path), variables)
    tables, plots, zones = read_tables(listing.tables, describe, choices, inputs, read_sheet, known)
    tables = with_series_instead(tables, plots, fluxes, files, choices)
    rest = [_unknown_file(path, choices.get(path, {}), imported) for path in listing.others]
    rest += [Found(path, path, UNUSED, remarks=(Remark("too_deep"),)) for path in listing.too_deep]
    rest += [Found(path, path, UNUSED, remarks=(Remark("too_many"),)) for path in listing.too_full]
    roles = {found.variable: found.role for found in files if found.role in PREDICTING}
    classes = tuple(name for name in variables if roles.get(name) in (CLASSES, LANDUSE))
    landuse = max(
        (name for name in variables if roles.get(name) == LANDUSE),
        key=lambda name: len(variables[name]),
        default="",
    )
    every = (*files, *tables, *rest)
    return Data(str(folder), variables, classes, plots, zones, fluxes, landuse, drivers, every)


def date_of(path: str) -> Date | None:
    """Return the date that the name of a data file tells."""
    return split_file_name(Path(path).stem)[1]


def _apply_choices(originals: list, choices: dict, inputs: str, known: dict) -> list:
    """Return the facts of the data files as the user's choices have them."""
    used = []
    for facts in originals:
        choice, path = choices.get(facts.path, {}), facts.path
        if inputs and choice and facts.error is None:
            try:
                aligned = choice.get(ALIGNED, "")
                path = renamed_raster(facts, choice, inputs)
                path = aligned if os.path.isfile(aligned) else path
            except CarbonSinkError as error:
                facts = facts._replace(error=error)
        used.append((facts, path))
    anew = [path for facts, path in used if path != facts.path]
    read = dict(zip(anew, read_rasters(anew, known)))
    return [read.get(path, facts) for facts, path in used]


def _unknown_file(path: str, choice: dict, imported) -> Found:
    """Return a file that is neither raster nor table."""
    if choice.get(ROLE) == UNUSED:
        return Found(path, path, UNUSED, remarks=(Remark("set_unused"),), chosen=(ROLE,))
    is_done = IMPORTED in choice and bool(imported)
    remarks = (Remark("format"),)
    return other_download(path, is_done) or Found(path, path, UNUSED, remarks=remarks)


def _sort_in(original: RasterFacts, used: RasterFacts, choice: dict, imported=()) -> Found:
    """Return a raster with the role its name, classes or the user give it."""
    chosen = tuple(key for key in choice if key not in (ALIGNED, IMPORTED))
    if ROLE not in choice and original.path not in imported and is_download(original):
        done = bool(imported) and IMPORTED in choice
        if done or original.error is not None:
            return Found(original.path, original.path, UNUSED, remarks=(remark_of(done),))
    if used.error is not None:
        remark = Remark(UNREADABLE, {"error": used.error})
        remark = Remark("set_unused") if choice.get(ROLE) == UNUSED else remark
        return Found(original.path, original.path, UNUSED, remarks=(remark,), chosen=chosen)
    variable = used.variable
    role, remarks = _guess_role(used, variable)
    if choice.get(ROLE) in RASTER_ROLES:
        role, remarks = choice[ROLE], ()
        remarks = (Remark("set_unused"),) if role == UNUSED else remarks
    units = {band.unit for band in used.bands}
    unit = units.pop() if len(units) == 1 else ""
    if role != UNUSED and DATE not in choice:
        remarks += _doubt_dates(used, role, variable)
    if role != UNUSED and ROLE not in choice and original.path not in imported:
        remarks += (Remark("unscaled", {}, "import"),) if is_download(original) else ()
    return Found(
        original.path,
        used.path,
        role,
        variable,
        used.dates,
        unit,
        used.grid_text(),
        remarks,
        chosen,
    )


def _guess_role(facts: RasterFacts, variable: str) -> tuple:
    """Return what a raster is taken for and what is doubtful about that."""
    quantity = facts.quantity
    if quantity in FLUXES:
        return quantity, ()
    if quantity in names.RELATED:
        return UNUSED, (Remark("related_flux", {"quantity": quantity}),)
    flux = "" if quantity else names.product_flux(Path(facts.path).stem)
    if flux:
        return flux, (Remark("product_name", {"flux": flux}),)
    if names.is_landuse(variable):
        return LANDUSE, () if facts.classes else (Remark("landuse_no_codes"),)
    if facts.classes == "named":
        return CLASSES, ()
    if facts.classes == "few":
        return CLASSES, (Remark("few_codes"),)
    return PREDICTOR, ()


def _doubt_dates(facts: RasterFacts, role: str, variable: str) -> tuple:
    """Return doubts about the dates of a raster that is used."""
    undated = all(date is None for date in facts.dates)
    for band in facts.bands:
        told = band.date_in_name
        if told is not None and not (told.covers(band.date) or band.date.covers(told)):
            both = {"name": told.text, "inside": band.date.text}
            return (Remark("two_dates", both, "date"),)
    if not undated:
        return ()
    stem = Path(facts.path).stem
    if len(facts.bands) > 2 and len({band.stem for band in facts.bands}) == 1:
        return (Remark("bands_undated", {"n": len(facts.bands)}, "date"),)
    if role in FLUXES:
        return (Remark("flux_undated", {}, "date"),)
    if _YEAR.search(stem) and not PERIOD.search(stem):
        return (Remark("date_unclear", {"variable": variable}, "date"),)
    return ()


def _by_variable(sorted_in: list, by_path: dict) -> tuple:
    """Return all files, rasters of each variable, and series of fluxes.

    Of a variable the rasters of one precision are used, the years before the months, and each
    date once; the others are not used, and say why.
    """
    groups: dict = {}
    sorted_in = of_one_product(sorted_in)
    for found in sorted_in:
        if found.role == UNUSED:
            continue
        for band in by_path[found.used].bands:
            key = (found.role, "") if found.role in FLUXES else (PREDICTOR, band.name)
            groups.setdefault(key, []).append((Raster(found.used, band.date), found.path))
    taken: set = set()
    dropped: dict = {}
    variables, fluxes = {}, {}
    for (role, name), members in groups.items():
        kept, reasons = _one_precision(members, role in FLUXES)
        taken.update(raster.path for raster in kept)
        for path, reason in reasons.items():
            dropped.setdefault(path, reason)
        if kept and role in FLUXES:
            fluxes[role] = kept
        elif kept:
            variables[name] = kept
    files = [
        found._replace(role=UNUSED, remarks=(dropped[found.used], *found.remarks))
        if found.role != UNUSED and found.used not in taken and found.used in dropped
        else found
        for found in sorted_in
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
    kept: dict = {}
    for raster, path in yearly or dated:
        if raster.date in kept:
            reasons[raster.path] = Remark("same_date", {"other": kept[raster.date][1]})
        else:
            kept[raster.date] = raster, path
    return tuple(raster for raster, _ in kept.values()), reasons


def _with_grids(files: list, by_path: dict) -> list:
    """Return the files with a remark where the grid differs from that of most, or has no CRS."""
    used = [found for found in files if found.role != UNUSED]
    grids = Counter(by_path[found.used].grid for found in used)
    if not grids:
        return files
    reference = grids.most_common(1)[0][0]
    example = next(f.path for f in used if by_path[f.used].grid == reference)
    remarks: dict = {}
    for grid in grids:
        if not grid.crs:
            remarks[grid] = Remark("no_crs", {}, "crs")
        elif reference.crs and reference.differences(grid):
            remarks[grid] = Remark("grid", {"other": example}, "align")
    grids_of = {found.used: by_path[found.used].grid for found in used}
    return _with_remarks(
        files, {path: (remarks[grid],) for path, grid in grids_of.items() if grid in remarks}
    )


def _with_remarks(files: list, remarks: dict) -> list:
    """Return the data files with further remarks on those that are used."""
    return [
        found._replace(remarks=(*found.remarks, *remarks.get(found.used, ())))
        if found.role != UNUSED
        else found
        for found in files
    ]


def _with_drivers(files: list, variables: dict, choices: dict) -> tuple:
    """Return the files with the roles of climate, and the variable of each.

    What the user has set comes first, then names; a file set to be a predictor is not taken.
    """

    def is_free(found: Found) -> bool:
        return found.role == PREDICTOR and ROLE not in choices.get(found.path, {})

    free = {found.variable for found in files if is_free(found)}
    drivers: dict = {}
    for kind in DRIVERS:
        chosen = [f.variable for f in files if f.role == kind and f.variable in variables]
        name = max(chosen, key=lambda name: len(variables[name]), default="")
        name = name or names.driver_variable(kind, [n for n in variables if n in free])
        if name:
            drivers[kind] = name
    kinds = {name: kind for kind, name in drivers.items()}
    files = [
        found._replace(role=kinds[found.variable])
        if is_free(found) and found.variable in kinds
        else found
        for found in files
    ]
    return files, drivers


def _with_gaps(files: list, variables: dict) -> list:
    """Return the files with a remark on the first of a predictor that lacks dates of the others.

    Only dates between its first and its last are missing: a series may begin later or end earlier.
    Classes are often mapped in some years only.
    """
    amounts = {found.used for found in files if found.role in AMOUNTS}
    dates = {
        name: {raster.date for raster in rasters if raster.date is not None}
        for name, rasters in variables.items()
        if rasters[0].path in amounts
    }
    remarks: dict = {}
    for name, own in dates.items():
        others = set().union(*(found for other, found in dates.items() if other != name))
        same = {date for date in others if own and date.precision == min(own).precision}
        missing = sorted(date for date in same - own if min(own) < date < max(own))
        if missing:
            shown = [date.text for date in missing[:_MOST_DATES]]
            shown += ["..."] if len(missing) > _MOST_DATES else []
            facts = {"variable": name, "dates": ", ".join(shown)}
            # A file may hold several variables.
            first = variables[name][0].path
            remarks[first] = (*remarks.get(first, ()), Remark("dates_missing", facts))
    return _with_remarks(files, remarks)


def reference_raster(data: Data) -> str:
    """Return a raster on the grid that most have; empty without one."""
    for found in data.files:
        for remark in found.remarks:
            if remark.code == "grid":
                return remark.facts["other"]
    return ""
