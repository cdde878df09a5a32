"""Sentences for the folds of a validation."""

from __future__ import annotations

from ...core.errors_and_notes.folds import (
    BlockSize,
    FoldsMatched,
    NoMapRaster,
    NoPlaces,
    SplitsBinned,
    TooFewGroups,
    TooManySites,
)
from ..text.translation import tr


def _phrase_folds_matched(note: FoldsMatched) -> str:
    """Say how folds were matched to the map."""
    unit = tr("m") if note.geographic else tr("map units")
    if not note.clusters:
        text = tr(
            "{sites} sites lie no closer together than the map lies to them: {folds} random folds "
            "of sites look like the map (W = {w} {unit})."
        )
    else:
        text = tr(
            "{folds} folds of {sites} sites, merged from {clusters} clusters: held-out sites lie "
            "about as far from the others as the map lies from all sites (W = {w} {unit})."
        )
    return text.format(
        folds=note.folds, sites=note.sites, clusters=note.clusters, w=f"{note.w:.4g}", unit=unit
    )


def _phrase_block_size(note: BlockSize) -> str:
    """Say how large validation blocks are, and how many."""
    unit = tr("degrees") if note.geographic else tr("map units")
    text = tr("Blocks of {size:.4g} {unit}: {n} of them hold records.").format(
        size=note.size, unit=unit, n=note.n_blocks
    )
    if note.given:
        return (
            text
            + " "
            + tr("The variogram of the residuals suggests {size:.4g}.").format(size=note.suggested)
        )
    return text + " " + tr("BLOCK_SIZE was taken from the variogram of the residuals.")


ERRORS = {
    TooFewGroups: lambda e: tr(
        "Validation by site needs at least {needed} sites, and {field} distinguishes {n}. Choose "
        "the column that names the sites, or VALIDATION = kfold."
    ).format(needed=e.needed, n=e.n, field=e.field),
    NoPlaces: lambda e: tr(
        "VALIDATION = {validation} holds out places, and SAMPLES is a table without points. Make "
        "a point layer of it first ('Create points layer from table') or choose another VALIDATION."
    ).format(validation=e.validation),
    NoMapRaster: lambda e: tr(
        "VALIDATION = {validation} makes folds that look like the map, and needs to know the map: "
        "give one of its predictor rasters as MAP_RASTER."
    ).format(validation=e.validation),
    TooManySites: lambda e: tr(
        "VALIDATION = {validation} compares sites pair by pair, {most} at most, and there are {n}. "
        "Use VALIDATION = block."
    ).format(validation=e.validation, most=e.most, n=e.n),
}

NOTES = {
    BlockSize: _phrase_block_size,
    SplitsBinned: lambda n: tr(
        "{records} records: nodes of more than {largest} records were split at one of {bins} "
        "quantiles of each predictor, smaller nodes exactly."
    ).format(records=n.records, largest=n.largest, bins=n.bins),
    FoldsMatched: _phrase_folds_matched,
}
