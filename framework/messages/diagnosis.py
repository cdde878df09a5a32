"""Sentences for the diagnosis, its report and sheets of maps, and the workspace."""

from __future__ import annotations

from ...core.errors_and_notes.diagnosis import BadManifest, MapsUnlike, NoResults, SitesOffMap
from ..text.translation import tr


def _phrase_maps_unlike(error: MapsUnlike) -> str:
    """Say why two maps cannot share one map sheet."""
    texts = {
        "crs": tr(
            "{first} is in {one}, but {second} in {two}. Maps of one sheet need one coordinate "
            "system: bring them onto one grid with 'Align rasters'."
        ),
        "kind": tr(
            "{first} has {one} classes, but {second} has {two}: classes and measurements cannot "
            "share a legend. Make a sheet of each."
        ),
        "classes": tr(
            "A class has different names: {one} in {first}, but {two} in {second}. Give both the "
            "same legend, or make a sheet of each."
        ),
        "unit": tr(
            "{first} is in {one}, but {second} in {two}. Maps with one legend need one unit: "
            "convert them, or make a sheet of each."
        ),
    }
    if error.what == "unit" and "1" in (error.one, error.two):
        return _phrase_map_without_unit(error)
    unknown_crs = tr("an unknown coordinate system") if error.what == "crs" else ""
    return texts[error.what].format(
        first=error.first,
        one=error.one or unknown_crs,
        second=error.second,
        two=error.two or unknown_crs,
    )


def _phrase_map_without_unit(error: MapsUnlike) -> str:
    """Return the sentence of a map whose values have no unit (1) beside one with a unit."""
    pairs = ((error.first, error.one), (error.second, error.two))
    (unitless, _), (other, unit) = sorted(pairs, key=lambda pair: pair[1] != "1")
    return tr(
        "The values of {first} have no unit, but {second} is in {two}. Maps with one legend need "
        "one unit: make a sheet of each."
    ).format(first=unitless, second=other, two=unit)


ERRORS = {
    NoResults: lambda e: tr(
        "INPUT_FOLDER = {folder} holds no result of an assessment ({n} files looked at). Choose "
        "the folder that the maps, tables and models of the earlier steps were written to."
    ).format(folder=e.folder, n=e.n_files),
    BadManifest: lambda e: tr(
        "{path} cannot be read as the list of runs of a workspace ({reason}). Rename or delete it: "
        "results stay as they are, only the parameters they were made with are forgotten."
    ).format(path=e.path, reason=e.reason),
    MapsUnlike: _phrase_maps_unlike,
}


NOTES = {
    SitesOffMap: lambda n: tr("{outside} of {sites} sites lie off the map.").format(
        outside=n.outside, sites=n.sites
    ),
}
