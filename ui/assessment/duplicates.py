"""What would count twice: copies of rasters, several products of a flux, plots beside a series."""

from __future__ import annotations

from pathlib import Path

from . import names
from .choices import ROLE
from .found import FLUXES, NEP, OTHER_SERIES, UNUSED, Remark


def without_copies(sorted_in: list) -> list:
    """Return the rasters, of which copies by their name are not used beside the original."""
    originals = {Path(found.path).stem.casefold(): found.path for found in sorted_in}
    left = []
    for found in sorted_in:
        original = originals.get(names.original_of(Path(found.path).stem).casefold(), "")
        if original and found.role != UNUSED and not found.chosen:
            remark = Remark("copy", {"other": original})
            found = found._replace(role=UNUSED, remarks=(remark,))
        left.append(found)
    return left


def of_one_product(sorted_in: list) -> list:
    """Return the rasters, of which those of further products of a flux are not used."""
    for role in FLUXES:
        best, is_guessed = _series_of_flux(sorted_in, role)
        code = OTHER_SERIES if is_guessed else "other_series"
        remark = Remark(code, {"series": best, "flux": role})
        sorted_in = [
            found._replace(role=UNUSED, remarks=(remark,))
            if found.role == role and found.variable != best
            else found
            for found in sorted_in
        ]
    return sorted_in


def _series_of_flux(sorted_in: list, role: str) -> tuple:
    """Return the variable that is the series of a flux, and whether nobody has said so.

    Two products of a flux are two series: joined, their difference would be a trend. What the user
    has chosen comes first, then the variable of most dates.
    """
    dates: dict = {}
    chosen = set()
    for found in sorted_in:
        if found.role == role:
            dates.setdefault(found.variable, set()).update(found.dates)
            if ROLE in found.chosen:
                chosen.add(found.variable)
    best = max(dates, key=lambda name: (name in chosen, len(dates[name])), default="")
    return best, len(dates) > 1 and not chosen


def with_series_instead(tables, plots: dict, fluxes: dict, files: list, choices: dict) -> tuple:
    """Return the tables with a remark on plots of a flux whose series is used instead.

    None where the user has said what the series or the plots are used for.
    """
    series = {
        flux: [f for f in files if f.role == flux and f.used in {r.path for r in rasters}]
        for flux, rasters in fluxes.items()
    }
    remarks: dict = {}
    for flux, found in plots.items():
        own = series.get(flux) or series.get(NEP, [])
        if own and not any(ROLE in f.chosen for f in own):
            facts = {"flux": flux, "series": own[0].variable}
            remarks[found.path] = (*remarks.get(found.path, ()), Remark("series_instead", facts))
    return tuple(
        table._replace(remarks=(*table.remarks, *remarks.get(table.used, ())))
        if ROLE not in choices.get(table.path, {})
        else table
        for table in tables
    )
