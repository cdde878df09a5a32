"""Sentences for hot spots and clusters."""

from __future__ import annotations

import math

from ...core.errors_and_notes.pattern import (
    BadWeightsFile,
    BandwidthZero,
    CentreMoved,
    CentresAtOnePlace,
    ClassesAllDifferent,
    ClassNameTaken,
    CoarseP,
    ConstantValues,
    DistanceChosen,
    ExactForFew,
    FeaturesNotInFile,
    FeaturesUsed,
    GlobalFound,
    IdColumnMissing,
    IdsDifferInZeros,
    IdsNotInLayer,
    IdsRepeated,
    Islands,
    MoranFound,
    NegativeValues,
    NegativeWeights,
    NoIdMatches,
    NoNeighbours,
    NoWeights,
    OneClass,
    PatchesMerged,
    PatternTested,
    ShapesRepeated,
    SharesOfDate,
    SinkSignAssumed,
    TooFewScoreDates,
    TooFewValues,
    TooManyClasses,
    WeightsRead,
)
from ..text.phrases import format_p
from ..text.translation import tr


def _phrase_moran_found(note: MoranFound) -> str:
    """Say what Moran's I found."""
    text = tr(
        "{subject}: Moran's I = {i:.4f} (expected {expected:.2g}), z = {z:.2f}, {p} (normal)"
    ).format(subject=note.subject, i=note.i, expected=note.expected, z=note.z, p=format_p(note.p))
    if note.p_sim == note.p_sim:
        text += tr(", {p} by permutations").format(p=format_p(note.p_sim))
    return text + tr(".")


def _phrase_pattern_tested(note: PatternTested) -> str:
    """Say how many values a test of pattern found significant, and by which rule."""
    reference = {
        "pooled": tr("pooled reference of {n} sums"),
        "conditional": tr("{n} conditional permutations"),
        "normal": tr("normal approximation"),
    }.get(note.reference, note.reference)
    reference = reference.format(n=f"{note.permutations:,}")
    tail = {
        "directed": tr("directed (one-sided) p"),
        "two_sided": tr("two-sided p"),
        "upper": tr("one-sided p"),
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


def _some_ids(note) -> str:
    """Return the ids of a note, with a mark when there are more."""
    return ", ".join(note.ids) + (", ..." if note.n > len(note.ids) else "")


def _phrase_bad_weights_file(e: BadWeightsFile) -> str:
    """Say why a file of spatial weights cannot be used."""
    reasons = {
        "ending": tr("its name must end in .gal, .gwt, .kwt or .swm"),
        "unreadable": tr("it cannot be read ({detail})"),
        "line": tr("the line is not a list of ids"),
        "header": tr(
            "the first line must hold the number of features, or 0, that number, the "
            "layer and the column of ids"
        ),
        "number": tr("'{detail}' is not a number"),
        "value": tr("the weight {detail} is negative or not a number"),
        "count of words": tr("the line has too few or too many values"),
        "neighbours": tr("the feature {detail} does not have as many neighbours as its line says"),
        "features": tr("it holds {detail} features, not as many as its first line says"),
        "repeated": tr("the feature {detail} occurs twice"),
        "cut off": tr("it is shorter or longer than its numbers say"),
    }
    reason = reasons.get(e.reason, e.reason).format(detail=e.detail)
    line_text = tr(", line {line}").format(line=e.line) if e.line else ""
    return tr(
        "The file of weights {path}{where} cannot be used: {reason}. Write it again with GeoDa or "
        "ArcGIS, or choose other WEIGHTS."
    ).format(path=e.path, where=line_text, reason=reason)


def _phrase_centre_moved(note: CentreMoved) -> str:
    """Say how far a gravity centre moved, and in which direction."""
    zone = tr("All zones") if note.zone == "all" else note.zone
    if math.isnan(note.azimuth) or math.isnan(note.speed_azimuth):
        text = tr("{zone}: the centre did not move from {first} to {last}.")
        return text.format(zone=zone, first=note.first, last=note.last)
    text = tr(
        "{zone}: the centre moved {distance:.4g} km from {first} to {last}, direction "
        "{azimuth:.0f}° (clockwise from north); by least squares {speed:.3g} km a year, direction "
        "{speed_azimuth:.0f}°."
    ).format(
        zone=zone,
        distance=note.distance_km,
        first=note.first,
        last=note.last,
        azimuth=note.azimuth,
        speed=note.speed_km_yr,
        speed_azimuth=note.speed_azimuth,
    )
    if math.isnan(note.upper_km):
        return text
    bounds = tr(" With the error of the maps it is {lower:.3g} to {upper:.3g} km.")
    if note.lower_km == 0:
        bounds = tr(
            " With the error of the maps it is 0 to {upper:.3g} km: it may not have moved at all."
        )
    return text + bounds.format(lower=note.lower_km, upper=note.upper_km)


def _phrase_global_found(n: GlobalFound) -> str:
    """Say what a global statistic of spatial pattern found."""
    name = {
        "moran": tr("Moran's I"),
        "geary": tr("Geary's c"),
        "getis_ord": tr("Getis-Ord general G"),
        "join_same": tr("Neighbours of the same class"),
        "join_different": tr("Neighbours of different classes"),
    }.get(n.statistic, n.statistic)
    text = tr("{subject}: {name} = {value:.6g} (expected {expected:.6g})").format(
        subject=n.subject, name=name, value=n.value, expected=n.expected
    )
    if n.z == n.z:
        text += tr(", z = {z:.2f}, {p} (normal)").format(z=n.z, p=format_p(n.p))
    if n.p_sim == n.p_sim:
        text += tr(", {p} by permutations").format(p=format_p(n.p_sim))
    return text + tr(".")


def _phrase_weights_read(note: WeightsRead) -> str:
    """Say how many links of spatial weights a file holds."""
    text = tr("Weights of {path}: {links} links of {features} features, all of equal weight.")
    if note.weighted:
        text = tr("Weights of {path}: {links} links of {features} features, weighted.")
    text = text.format(path=note.path, links=f"{note.links:,}", features=f"{note.features:,}")
    if note.selves:
        text += " " + tr("{n} features are their own neighbours there; that is left out.").format(
            n=f"{note.selves:,}"
        )
    return text


ERRORS = {
    ClassNameTaken: lambda e: tr(
        "{name} has a class '{label}', which stands for 'not significant' in the result. Give the "
        "class another name."
    ).format(name=e.name, label=e.label),
    IdsDifferInZeros: lambda e: tr(
        "Ids of {path} and of the column {field} ({n}) differ by leading zeros only: {file} in the "
        "file, {layer} in the column. Choose a column that is written as in the file as ID_FIELD, "
        "or write the file again."
    ).format(
        n=f"{e.n:,}",
        path=e.path,
        field=e.field,
        file=", ".join(e.in_file),
        layer=", ".join(e.in_layer),
    ),
    BadWeightsFile: _phrase_bad_weights_file,
    NoIdMatches: lambda e: tr(
        "None of the ids in {path} is in the column {field} of the polygons. The file has {file}, "
        "the column {layer}. Choose the column that the file was made with as ID_FIELD."
    ).format(
        path=e.path, field=e.field, file=", ".join(e.in_file), layer=", ".join(e.in_layer) or "-"
    ),
    IdsRepeated: lambda e: tr(
        "The column {field} does not tell the polygons apart: {n} of its values occur in several "
        "polygons ({ids}). Choose another ID_FIELD, or dissolve the polygons by it."
    ).format(n=e.n, field=e.field, ids=", ".join(e.ids)),
    IdColumnMissing: lambda e: tr(
        "The polygons have no column '{field}', which {path} names its features by. Choose the "
        "column that holds these ids as ID_FIELD."
    ).format(field=e.field, path=e.path),
    OneClass: lambda e: tr(
        "All values of {name} are {label}: there are no joins of classes to count. Choose a column "
        "of two classes or more."
    ).format(name=e.name, label=e.label),
    BandwidthZero: lambda e: tr(
        "The {k} nearest centres of {n} polygons coincide with their own, so that their bandwidth "
        "(WEIGHTS = kernel) is zero. Remove polygons that occur twice, or give DISTANCE or a "
        "larger K."
    ).format(k=e.k, n=e.n),
    CentresAtOnePlace: lambda e: tr(
        "The centres of {n} polygons coincide with that of another polygon, and the inverse of a "
        "distance of zero is undefined (WEIGHTS = inverse). Remove polygons that occur twice, or "
        "choose other WEIGHTS."
    ).format(n=e.n),
    ClassesAllDifferent: lambda e: tr(
        "Each of the {n} features has a value of its own in {name}: no neighbours can be of the "
        "same class. Choose a column of classes; numbers are tested by the other statistics."
    ).format(name=e.name, n=e.n),
    TooManyClasses: lambda e: tr(
        "{name} has {n} different values, and no more than {most} can be classes. Choose a column "
        "of classes; numbers are tested by the other statistics."
    ).format(name=e.name, n=f"{e.n:,}", most=e.most),
    NegativeValues: lambda e: tr(
        "The general G is for values of 0 and more, and {name} goes down to {lowest:g}. Leave "
        "getis_ord out of GLOBAL_STATISTICS: Moran's I and Geary's c take any values."
    ).format(name=e.name, lowest=e.lowest),
    ConstantValues: lambda e: tr(
        "All values of {name} are {value:g}: there is no pattern to test. Choose other data."
    ).format(name=e.name, value=e.value),
    TooFewValues: lambda e: tr(
        "{name} has {n} values, and a test of pattern needs at least {needed}. Check the nodata "
        "value of a raster, or the empty values of a column."
    ).format(name=e.name, n=f"{e.n:,}", needed=e.needed),
    NoNeighbours: lambda e: tr(
        "None of the {n} values of {name} has a neighbour with a value. Use CONTIGUITY = queen for "
        "cells that touch at corners only; for polygons that do not touch use WEIGHTS = fuzzy, knn "
        "or distance, and with distances a larger DISTANCE."
    ).format(n=f"{e.n:,}", name=e.name),
    NegativeWeights: lambda e: tr(
        "SERIES has negative values in {cells} of {total} cells on {date}, and weights must not "
        "be negative. Choose WEIGHT_RULE = sinks, sources or absolute."
    ).format(cells=f"{e.cells:,}", total=f"{e.total:,}", date=e.date),
    NoWeights: lambda e: tr(
        "No cell of SERIES has a weight on any date with WEIGHT_RULE = {rule}: there is no centre. "
        "Choose another WEIGHT_RULE, or check the values of {first}."
    ).format(rule=e.weight_rule, first=e.paths[0]),
    TooFewScoreDates: lambda e: tr(
        "SERIES has {n} dates, and emerging hot spots need at least {needed}: the classes rest on "
        "90 % of the dates and on a trend. Add rasters of more dates."
    ).format(n=e.n, needed=e.needed),
}

NOTES = {
    WeightsRead: _phrase_weights_read,
    FeaturesNotInFile: lambda n: tr(
        "{n} polygons are not in {path} and have no neighbours; their {field}: {ids}."
    ).format(n=f"{n.n:,}", path=n.path, field=n.field, ids=_some_ids(n)),
    IdsNotInLayer: lambda n: tr(
        "{n} ids of {path} belong to no polygon of the column {field} that was tested and are left "
        "out: {ids}."
    ).format(n=f"{n.n:,}", path=n.path, field=n.field, ids=_some_ids(n)),
    GlobalFound: _phrase_global_found,
    CentreMoved: _phrase_centre_moved,
    PatternTested: _phrase_pattern_tested,
    SinkSignAssumed: lambda n: tr(
        "WEIGHT_RULE = {rule}: the sign of {name} says neither sink nor source, so positive values "
        "are taken for sinks. Name the files after the flux (nep_2005.tif, nee_2005.tif) to change "
        "that."
    ).format(rule=n.weight_rule, name=n.name or "-"),
    CoarseP: lambda n: tr(
        "With {permutations} permutations no p is below {smallest:.2g}, which is coarse for a "
        "false-discovery rate: use {wanted} or more."
    ).format(permutations=n.permutations, smallest=1 / (n.permutations + 1), wanted=n.wanted),
    ShapesRepeated: lambda n: tr(
        "Features with exactly the shape of another one: {n}, the first is feature {number} of the "
        "layer. Each counts, and is a neighbour of the other. Delete those entered twice."
    ).format(n=n.n, number=n.number),
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
    MoranFound: _phrase_moran_found,
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
