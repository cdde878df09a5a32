"""Sentences for sampling designs."""

from __future__ import annotations

from ...core.facts.design import (
    CellsEqual,
    NoSpread,
    PlotsKeptApart,
    StrataDrawn,
    StrataShort,
    StrataWithoutSpread,
    TooFewPoints,
    TooManyStrata,
)
from ..text.phrases import listed
from ..text.translation import tr


def _strata_drawn(note: StrataDrawn) -> str:
    """Say how many points of a sampling design each stratum has."""
    text = tr("Points drawn: {drawn} of {wanted}, in {strata} strata.").format(
        drawn=note.drawn, wanted=note.wanted, strata=note.strata
    )
    if note.min_distance > 0:
        text += " " + tr("No two are nearer than {distance:g} m.").format(
            distance=note.min_distance
        )
    return text


def _strata_short(note: StrataShort) -> str:
    """Say which strata of a sampling design have fewer points than asked for."""
    parts = []
    for name, wanted, drawn, cells, all_tried in note.strata:
        text = (
            tr("{name}: {drawn} of {wanted} ({cells} cells)")
            if all_tried
            else tr("{name}: {drawn} of {wanted} ({cells} cells, not all of them tried)")
        )
        parts.append(text.format(name=name, drawn=drawn, wanted=wanted, cells=cells))
    text = tr("Strata that cannot hold the points asked for: {list}.").format(list=listed(parts))
    if note.min_distance > 0:
        return text + " " + tr("A smaller MIN_DISTANCE or COUNT would fit.")
    return text


def _cells_equal(note: CellsEqual) -> str:
    """Say why the cells of a sampling design count equally."""
    reasons = {
        "no-crs": tr("the rasters have no CRS"),
        "local": tr("the CRS of the rasters is a local one in degrees"),
        "outside": tr("the rasters lie outside the area where their CRS is defined"),
    }
    rotated = tr("the rasters are rotated in degrees")
    return tr("The areas of the cells are not known: {reason}. All cells count equally.").format(
        reason=reasons.get(note.why, rotated)
    )


ERRORS = {
    TooManyStrata: lambda e: tr(
        "There are more than {most} strata. Strata are classes: give rasters of classes, coarser "
        "classes, or fewer rasters."
    ).format(most=e.most),
    TooFewPoints: lambda e: tr(
        "Too few points: {count} for {strata} strata with at least {least} each. Raise COUNT or "
        "lower MIN_PER_STRATUM."
    ).format(count=e.count, strata=e.strata, least=e.least),
    NoSpread: lambda e: tr(
        "The raster {path} does not vary within any stratum, so it cannot share out points. Give "
        "another one as SPREAD, or choose another ALLOCATION."
    ).format(path=e.path),
}

NOTES = {
    StrataDrawn: _strata_drawn,
    StrataShort: _strata_short,
    PlotsKeptApart: lambda n: tr(
        "Existing plots to which the points keep the minimum distance: {n}."
    ).format(n=n.plots),
    StrataWithoutSpread: lambda n: tr(
        "Strata in which SPREAD does not vary; they get MIN_PER_STRATUM points: {strata}."
    ).format(strata=listed(n.strata)),
    CellsEqual: _cells_equal,
}
