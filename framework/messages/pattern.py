"""Sentences for hot spots and clusters."""

from __future__ import annotations

from ...core.facts.pattern import (
    CoarseP,
    ConstantValues,
    DistanceChosen,
    ExactForFew,
    FeaturesUsed,
    Islands,
    MoranFound,
    NoNeighbours,
    PatchesMerged,
    PatternTested,
    SharesOfDate,
    TooFewScoreDates,
    TooFewValues,
)
from ..text.phrases import p_text
from ..text.translation import tr


def _moran_found(note: MoranFound) -> str:
    text = tr(
        "{subject}: Moran's I = {i:.4f} (expected {expected:.2g}), z = {z:.2f}, {p} (normal)"
    ).format(subject=note.subject, i=note.i, expected=note.expected, z=note.z, p=p_text(note.p))
    if note.p_sim == note.p_sim:
        text += tr(", {p} by permutations").format(p=p_text(note.p_sim))
    return text + tr(".")


def _pattern_tested(note: PatternTested) -> str:
    reference = {
        "pooled": tr("pooled reference of {n} sums"),
        "conditional": tr("{n} conditional permutations"),
        "normal": tr("normal approximation"),
    }.get(note.reference, note.reference)
    reference = reference.format(n=f"{note.permutations:,}")
    tail = {
        "directed": tr("directed (one-sided) p"),
        "two_sided": tr("two-sided p"),
    }.get(note.tail, note.tail)
    rule = tr("p <= {alpha:g}")
    if note.fdr:
        rule = tr("false-discovery rate {alpha:g}, that is p <= {threshold:.3g}")
    return tr(
        "Significant: {significant} of {tested} tested ({reference}, {tail}, {rule})."
    ).format(
        significant=f"{note.significant:,}",
        tested=f"{note.tested:,}",
        reference=reference,
        tail=tail,
        rule=rule.format(alpha=note.alpha, threshold=note.threshold),
    )


ERRORS = {
    ConstantValues: lambda e: tr(
        "All values of {name} are {value:g}: there is no pattern to test. Choose other data."
    ).format(name=e.name, value=e.value),
    TooFewValues: lambda e: tr(
        "{name} has {n} values, and a test of pattern needs at least {needed}. Check the nodata "
        "value of a raster, or the empty values of a column."
    ).format(name=e.name, n=f"{e.n:,}", needed=e.needed),
    NoNeighbours: lambda e: tr(
        "None of the {n} values of {name} has a neighbour with a value. Use CONTIGUITY = queen for "
        "cells that touch at corners only; for polygons that do not touch use WEIGHTS = knn or "
        "distance."
    ).format(n=f"{e.n:,}", name=e.name),
    TooFewScoreDates: lambda e: tr(
        "SERIES has {n} dates, and emerging hot spots need at least {needed}: the classes rest on "
        "90 % of the dates and on a trend. Add rasters of more dates."
    ).format(n=e.n, needed=e.needed),
}

NOTES = {
    PatternTested: _pattern_tested,
    CoarseP: lambda n: tr(
        "With {permutations} permutations no p is below {smallest:.2g}, which is coarse for a "
        "false-discovery rate: use {wanted} or more."
    ).format(permutations=n.permutations, smallest=1 / (n.permutations + 1), wanted=n.wanted),
    FeaturesUsed: lambda n: tr(
        "Features used: {used}. Left out: {no_geometry} without geometry, {no_value} without a "
        "value."
    ).format(used=f"{n.used:,}", no_geometry=n.no_geometry, no_value=n.no_value),
    Islands: lambda n: tr(
        "{n} of {total} have no neighbour with a value and get no result."
    ).format(n=f"{n.n:,}", total=f"{n.total:,}"),
    ExactForFew: lambda n: tr(
        "The raster has {n} values; the pooled reference needs {needed}, so {permutations} "
        "conditional permutations are used (REFERENCE = conditional)."
    ).format(n=n.n, needed=f"{n.needed:,}", permutations=n.permutations),
    MoranFound: _moran_found,
    PatchesMerged: lambda n: tr(
        "Patches smaller than {area:g} ha merged into neighbours: {merged}; kept because nothing "
        "larger borders on them: {left}."
    ).format(area=n.min_area_ha, merged=f"{n.merged:,}", left=f"{n.left:,}"),
    DistanceChosen: lambda n: tr(
        "DISTANCE was not given: {distance:.6g} m is used, the smallest at which every feature "
        "has a neighbour."
    ).format(distance=n.distance),
    SharesOfDate: lambda n: tr("{date}: {shares}; Moran's I = {i:.3f}.").format(
        date=n.date,
        shares=", ".join(f"{key} {share:.2%}" for key, share in n.shares.items()),
        i=n.moran_i,
    ),
}
