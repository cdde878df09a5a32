"""What would count twice: copies of rasters, several products of a flux, plots beside a series."""

from __future__ import annotations

from pathlib import Path

from . import variable_names
from .data_records import FLUXES, NEP, OTHER_SERIES, UNUSED, Remark
from .user_choices import ROLE


def without_copies(raster_files: list) -> list:
    """Return the rasters, of which copies by their name are not used beside the original."""
    originals = {Path(data_file.path).stem.casefold(): data_file.path for data_file in raster_files}
    left = []
    for data_file in raster_files:
        original = originals.get(
            variable_names.original_of(Path(data_file.path).stem).casefold(), ""
        )
        if original and data_file.role != UNUSED and not data_file.chosen:
            remark = Remark("copy", {"other": original})
            data_file = data_file._replace(role=UNUSED, remarks=(remark,))
        left.append(data_file)
    return left


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


def with_series_instead(tables, plots: dict, fluxes: dict, files: list) -> tuple:
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
            facts = {"flux": flux, "series": series_files[0].variable}
            remarks[plots_of_flux.path] = (
                *remarks.get(plots_of_flux.path, ()),
                Remark("series_instead", facts),
            )
    return tuple(
        table._replace(remarks=(*table.remarks, *remarks.get(table.used, ()))) for table in tables
    )
