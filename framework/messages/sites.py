"""Sentences for sites, samples and sampling designs."""

from __future__ import annotations

from ...core.errors_and_notes.sites import (
    CellsEqual,
    CodesAsNumbers,
    ColumnsExist,
    DegreesDoubtful,
    DegreesRead,
    DirectionAsNumber,
    Expanded,
    LostCrs,
    NoCommonDate,
    NoCrs,
    NoSpread,
    NothingExcluded,
    NothingToExpand,
    PlacesExchanged,
    PlacesShifted,
    PlotsKeptApart,
    PredictorSmaller,
    ReferenceTaken,
    SamplesUsed,
    SitesExchanged,
    SitesOutside,
    SitesSampled,
    StrataDrawn,
    StrataShort,
    StrataWithoutSpread,
    TooFewPoints,
    TooManyStrata,
)
from ..text.phrases import join_listed
from ..text.translation import tr


def _phrase_sites_outside(error: SitesOutside) -> str:
    """Say that no site lies inside the rasters."""
    if error.are_exchanged:
        return tr(
            "None of the {n} sites lies inside the rasters, but all would if x and y changed "
            "places: longitude and latitude were probably exchanged when the points were made. "
            "Sites: {sites}; rasters: {rasters} (west, south, east, north)."
        ).format(
            n=error.n,
            sites=_extent_text(error.sites_extent),
            rasters=_extent_text(error.raster_extent),
        )
    return tr(
        "None of the {n} sites lies inside the rasters. Sites: {sites}; rasters: {rasters} (west, "
        "south, east, north in the rasters' CRS). Check the CRS of the sites' layer."
    ).format(
        n=error.n, sites=_extent_text(error.sites_extent), rasters=_extent_text(error.raster_extent)
    )


def _extent_text(extent) -> str:
    """Return the extent of sites or rasters as a text."""
    return ", ".join(f"{value:.6g}" for value in extent)


def _phrase_samples_used(note: SamplesUsed) -> str:
    """Say how many samples of the sites are used, and why others are left out."""
    reasons = {
        "target": tr("no value in the target"),
        "predictors": tr("no value in a predictor"),
        "stratum": tr("no stratum"),
        "site": tr("no site"),
        "pair": tr("no value in one of the two columns"),
        "product": tr("no value in a product"),
        "small_stratum": tr("in a stratum with too few records"),
    }
    dropped_texts = [
        tr("{n} {why}").format(n=n, why=reasons.get(reason, reason))
        for reason, n in note.dropped.items()
        if n
    ]
    text = tr("Records used: {used}.").format(used=note.used)
    return text + (
        " " + tr("Dropped: {list}.").format(list=join_listed(dropped_texts))
        if dropped_texts
        else ""
    )


def _phrase_sites_sampled(note: SitesSampled) -> str:
    """Say how many sites were sampled, and why others were not."""
    return tr(
        "Sites sampled with all variables: {sampled}. Outside the rasters: {outside}; on cells "
        "without data: {nodata}; without a raster of their date: {no_date}; without geometry: "
        "{bad}."
    ).format(
        sampled=note.sampled,
        outside=note.outside,
        nodata=note.nodata,
        no_date=note.no_date,
        bad=note.bad_geometry,
    )


def _phrase_strata_drawn(note: StrataDrawn) -> str:
    """Say how many points of a sampling design each stratum has."""
    text = tr("Points drawn: {drawn} of {wanted}, in {strata} strata.").format(
        drawn=note.drawn, wanted=note.wanted, strata=note.strata
    )
    if note.min_distance > 0:
        text += " " + tr("No two are nearer than {distance:g} m.").format(
            distance=note.min_distance
        )
    return text


def _phrase_strata_short(note: StrataShort) -> str:
    """Say which strata of a sampling design have fewer points than asked for."""
    stratum_texts = []
    for name, n_wanted, n_drawn, cells, all_tried in note.strata:
        text = (
            tr("{name}: {drawn} of {wanted} ({cells} cells)")
            if all_tried
            else tr("{name}: {drawn} of {wanted} ({cells} cells, not all of them tried)")
        )
        stratum_texts.append(text.format(name=name, drawn=n_drawn, wanted=n_wanted, cells=cells))
    text = tr("Strata that cannot hold the points asked for: {list}.").format(
        list=join_listed(stratum_texts)
    )
    if note.min_distance > 0:
        return text + " " + tr("A smaller MIN_DISTANCE or COUNT would fit.")
    return text


def _phrase_cells_equal(note: CellsEqual) -> str:
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
    ColumnsExist: lambda e: tr(
        "The table already has the columns to be added: {columns}. Remove or rename them first, "
        "or give the rasters other names."
    ).format(columns=join_listed(e.columns)),
    PlacesExchanged: lambda e: tr(
        "The {n} points lie at x = {latitude} and y = {longitude}: longitude and latitude were "
        "exchanged when the points were made. Make them again with {longitude} as x and "
        "{latitude} as y; if the names of the columns are wrong, correct these."
    ).format(n=e.n, latitude=e.latitude, longitude=e.longitude),
    NothingToExpand: lambda e: tr(
        "No cell lies in a stratum with a usable site. Strata of the cells: {cells}; of the sites: "
        "{sites}. Use coarser STRATA, or none."
    ).format(cells=join_listed(e.of_cells), sites=join_listed(e.of_sites)),
    SitesOutside: _phrase_sites_outside,
    NoCrs: lambda e: tr(
        "The layer {name} has no coordinate reference system. Set it in the layer's properties."
    ).format(name=e.name),
    LostCrs: lambda e: tr(
        "QGIS has lost the definition of the coordinate system{name} of a layer that a task added. "
        "Remove the layer from the project, add its file again, and repeat the run."
    ).format(name=f" ({e.name})" if e.name else ""),
    NoCommonDate: lambda e: tr(
        "No record's date falls on a date of the raster variable {variable}. Rasters: {dates}; "
        "records, for example: {examples}. Check DATE_FIELD and the dates in the file names."
    ).format(variable=e.variable, dates=join_listed(e.dates), examples=join_listed(e.examples)),
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
    DegreesRead: lambda n: tr(
        "The column '{column}' holds degrees and minutes: '{cell}', the first of {n} cells, was "
        "read as {degrees:.5f} degrees."
    ).format(column=n.column, cell=n.cell, n=n.n, degrees=n.degrees),
    PlacesShifted: lambda n: tr(
        "{path}: the columns {columns} are named after GCJ-02 or BD-09, the systems of Chinese web "
        "maps, which lie 100 to 1,200 m off WGS 84. If the points were made of them, convert them "
        "to WGS 84 or CGCS2000 first."
    ).format(path=n.path, columns=join_listed(n.columns)),
    DegreesDoubtful: lambda n: tr(
        "The decimals of all {n} numbers in the column '{column}' are below .60, as if they were "
        "minutes: {cell} would be {degrees:.5f} degrees. They are read as decimal degrees; compare "
        "one of them with a map."
    ).format(column=n.column, cell=n.cell, n=n.n, degrees=n.degrees),
    CodesAsNumbers: lambda n: tr(
        "The predictor {name} is named like one of classes and holds {n} different whole numbers, "
        "but is used as a number. If they are codes, name it in CATEGORICAL_FIELDS."
    ).format(name=n.name, n=n.n),
    DirectionAsNumber: lambda n: tr(
        "The predictor {name} ({low:.4g} to {high:.4g}) looks like a direction, but is used as a "
        "number: 359 and 1 degrees count as far apart. If it is one, name it in CIRCULAR."
    ).format(name=n.name, low=n.low, high=n.high),
    PredictorSmaller: lambda n: tr(
        "{variable} is far smaller than in the training (median {size:.4g} of {n} values against "
        "{trained:.4g}), though within its range. Check that its unit and scale are those of the "
        "training."
    ).format(variable=n.variable, size=n.size, n=f"{n.n:,}", trained=n.trained),
    ReferenceTaken: lambda n: tr(
        "{name} is the reference, because it is the first of the {n} products. Set REFERENCE to "
        "hold the others against another one."
    ).format(name=n.name, n=n.n),
    SamplesUsed: _phrase_samples_used,
    SitesSampled: _phrase_sites_sampled,
    SitesExchanged: lambda n: tr(
        "Sites outside the rasters that would lie inside if x and y changed places: {n}, the first "
        "is record {row} at {x:.6g}, {y:.6g}. Correct their longitude and latitude."
    ).format(n=n.n, row=n.row, x=n.x, y=n.y),
    Expanded: lambda n: tr(
        "Records made: {made} of {wanted}, from {parents} records. Not used as parents: {unused} "
        "(no value, no stratum, or reference not above 0); strata without a measured record, in "
        "which none are made: {without}; ratios cut to MAX_RATIO: {capped}. Made records are no "
        "evidence of how good a model is."
    ).format(
        made=n.made,
        wanted=n.wanted,
        parents=n.parents,
        unused=n.unused,
        without=n.strata_without,
        capped=n.capped,
    ),
    StrataDrawn: _phrase_strata_drawn,
    StrataShort: _phrase_strata_short,
    NothingExcluded: lambda n: tr(
        "{parameter}: no cell of the rasters lies in these polygons, so nothing was left out. If "
        "some should be, check the coordinate reference system and the filter of the layer."
    ).format(parameter=n.parameter),
    PlotsKeptApart: lambda n: tr(
        "Existing plots to which the points keep the minimum distance: {n}."
    ).format(n=n.plots),
    StrataWithoutSpread: lambda n: tr(
        "Strata in which SPREAD does not vary; they get MIN_PER_STRATUM points: {strata}."
    ).format(strata=join_listed(n.strata)),
    CellsEqual: _phrase_cells_equal,
}
