"""Messages: the one table that turns typed errors and notes into sentences.

Every message of an error names the input, the value and the remedy.
"""

from __future__ import annotations

from ..core import errors, notes
from .phrases import amount, listed, seconds, step_text
from .translation import tr, tr_class


def phrase_error(error: errors.CarbonSinkError) -> str:
    """Return the message of an error."""
    return ERROR_MESSAGES[type(error)](error)


def phrase_note(note: notes.Note) -> str:
    """Return the log line of a note."""
    return NOTE_MESSAGES[type(note)](note)


# --- errors ----------------------------------------------------------------------------------


def _grid_mismatch(error: errors.GridMismatch) -> str:
    differences = "; ".join(_difference(difference) for difference in error.differences)
    return tr(
        "The rasters do not share one grid: {second} differs from {first}: {differences}. "
        "Bring them to one grid first with 'Align rasters' (carbonsink:alignrasters)."
    ).format(first=error.first, second=error.second, differences=differences)


def _difference(difference) -> str:
    first, second = difference.first, difference.second
    if difference.kind == "crs":
        return tr("CRS {second} instead of {first}").format(
            first=first or tr("none"), second=second or tr("none")
        )
    if difference.kind == "size":
        return tr("{columns} x {rows} cells instead of {first_columns} x {first_rows}").format(
            columns=second[0], rows=second[1], first_columns=first[0], first_rows=first[1]
        )
    if difference.kind == "cell":
        return tr("cell size {width:.8g} x {height:.8g} instead of {w:.8g} x {h:.8g}").format(
            width=second[0], height=second[1], w=first[0], h=first[1]
        )
    return tr("origin shifted by {east:.2f} cells east and {south:.2f} cells south").format(
        east=first[0], south=first[1]
    )


def _unknown_area(error: errors.UnknownCellArea) -> str:
    if error.why == "no-crs":
        return tr(
            "Cell areas cannot be computed: the raster {path} has no CRS. Give it one with "
            "'Assign projection'."
        ).format(path=error.path)
    return tr(
        "Cell areas cannot be computed: the raster {path} is rotated in degrees. Warp it to a "
        "north-up grid with 'Align rasters' (carbonsink:alignrasters)."
    ).format(path=error.path)


def _missing_variable(error: errors.MissingVariable) -> str:
    text = tr("Missing variable: {wanted}. Found: {found}. ").format(
        wanted=listed(error.wanted), found=listed(error.found)
    )
    if error.date:
        text += tr("Wanted for the date {date}. ").format(date=error.date)
    return text + tr(
        "Variables are matched by the band's description or the file's name: add the raster, or "
        "rename the file or band."
    )


def _too_few_samples(error: errors.TooFewSamples) -> str:
    why = {
        "train": tr("to train a model"),
        "holdout": tr("to hold out this TEST_FRACTION of them"),
        "folds": tr("for this number of folds; lower FOLDS or add records"),
        "stratum": tr("in a stratum; merge it with another or leave STRATUM_FIELD empty"),
        "fit": tr("to fit a line"),
        "expand": tr("that have a value, a stratum and a REFERENCE above 0 to expand samples from"),
        "products": tr("with a value in all PRODUCTS"),
        "screen": tr("to screen this number of predictors"),
    }.get(error.why, error.why)
    return tr(
        "Too few usable records: {n}, and {needed} are needed {why}. Records with an empty or "
        "missing value in the target or a predictor do not count."
    ).format(n=error.n, needed=error.needed, why=why)


def _bad_bundle(error: errors.BadBundle) -> str:
    why = {
        "not-zip": tr("it is no model file (not a zip archive)"),
        "unreadable": tr("it cannot be read"),
        "truncated": tr("it is damaged or incomplete"),
        "missing": tr("a part of it is missing"),
        "checksum": tr("its contents were changed after it was written"),
        "too-large": tr("a part of it is larger than any real model"),
        "path": tr("it holds names that point outside the archive"),
        "duplicate": tr("it holds the same part twice"),
        "schema": tr("its description does not have the expected form"),
        "foreign": tr("it was not written by Carbon Sink"),
        "estimator": tr("its estimator cannot be read, nor refitted"),
    }.get(error.why, error.why)
    detail = f" ({error.detail})" if error.detail else ""
    return tr(
        "The model {path} cannot be used: {why}{detail}. Nothing of it was run. Train the model "
        "again (carbonsink:trainmodel) or get a fresh copy of the file."
    ).format(path=error.path, why=why, detail=detail)


def _disk_full(error: errors.DiskFull) -> str:
    return tr(
        "The disk is full: {path} cannot be written, {free} are free there. Free some space or "
        "choose another disk; nothing half-written was left behind."
    ).format(path=error.path, free=amount(error.free, "B"))


def _sites_outside(error: errors.SitesOutside) -> str:
    return tr(
        "None of the {n} sites lies inside the rasters. Sites: {sites}; rasters: {rasters} (west, "
        "south, east, north in the rasters' CRS). Check the CRS of the sites' layer."
    ).format(n=error.n, sites=_extent(error.sites_extent), rasters=_extent(error.raster_extent))


def _bad_table(error: errors.BadTable) -> str:
    if error.column == "file":
        return tr("The table {path} cannot be read: {reason}. Save it as CSV in UTF-8.").format(
            path=error.path, reason=error.value
        )
    text = tr("The table {path} has a value that cannot be used: {column} = '{value}'. ").format(
        path=error.path, column=error.column, value=error.value
    )
    if error.known:
        return text + tr("Known: {known}.").format(known=listed(error.known))
    return text + tr("Compare it with the table that comes with the plugin.")


def _no_complete_period(error: errors.NoCompletePeriod) -> str:
    return tr(
        "PERIOD = {period} is not possible: the {n} rasters are one per {step}, and they make no "
        "complete {period}. Add the missing rasters or choose another PERIOD."
    ).format(period=error.period, step=error.step, n=error.n_dates)


def _too_few_common(error: errors.TooFewCommonDates) -> str:
    series = "; ".join(
        tr("{name} {first} to {last} ({n})").format(name=name, first=first, last=last, n=n)
        for name, first, last, n in error.series
    )
    return tr(
        "The series share {n} dates, and {needed} are needed: {series}. Check the dates in the "
        "file names, and bring all to one step with 'Composite a series' "
        "(carbonsink:compositeseries)."
    ).format(n=error.n, needed=error.needed, series=series)


def _carbon_grid(error: errors.CarbonGridDiffers) -> str:
    return tr(
        "Carbon ({carbon}, cells of {carbon_cell}) and land use ({landuse}, cells of "
        "{landuse_cell}) are on different grids. Set CARBON_RESAMPLING = nearest to give each "
        "land-use cell the carbon per area of the carbon cell it lies in, or bring them to one "
        "grid with 'Align rasters' (carbonsink:alignrasters)."
    ).format(
        carbon=error.carbon,
        carbon_cell=error.carbon_cell,
        landuse=error.landuse,
        landuse_cell=error.landuse_cell,
    )


def _no_overlap(error: errors.NoOverlap) -> str:
    return tr(
        "The raster {path} does not overlap the grid wanted. Raster: {raster}; grid: {template} "
        "(west, south, east, north in the raster's CRS). Check the CRS of both, or choose another "
        "template."
    ).format(
        path=error.path,
        raster=_extent(error.raster_extent),
        template=_extent(error.template_extent),
    )


def _extent(extent) -> str:
    return ", ".join(f"{value:.6g}" for value in extent)


ERROR_MESSAGES = {
    errors.Cancelled: lambda e: tr("Cancelled. Nothing was written."),
    errors.CancelledPartWay: lambda e: tr(
        "Cancelled after {finished} of {total} dates. The finished rasters stay in the folder; run "
        "it again with RESUME to go on."
    ).format(finished=e.finished, total=e.total),
    errors.UnreadableRaster: lambda e: tr(
        "The raster {path} cannot be read: {reason}. Check that the file exists, is complete and "
        "opens in QGIS."
    ).format(path=e.path, reason=e.reason or tr("no reason given")),
    errors.SubdatasetsOnly: lambda e: tr(
        "The file {path} holds several variables: choose one of {names}."
    ).format(path=e.path, names=listed(e.subdatasets)),
    errors.NoGeoreference: lambda e: tr(
        "The raster {path} has no position on the ground (no geotransform). Georeference it first."
    ).format(path=e.path),
    errors.NoRasters: lambda e: tr(
        "No rasters were given for {wanted}. Choose at least one."
    ).format(wanted=e.wanted),
    errors.GridMismatch: _grid_mismatch,
    errors.NoOverlap: _no_overlap,
    errors.CannotResample: lambda e: tr(
        "The rasters cannot be resampled with RESAMPLING = {method}: {reason}. Check that the CRS "
        "of the rasters and of the template go together, or choose another method."
    ).format(method=e.method, reason=e.reason or tr("no reason given")),
    errors.UnknownCellArea: _unknown_area,
    errors.MissingVariable: _missing_variable,
    errors.AmbiguousVariable: lambda e: tr(
        "The variable {wanted} fits several bands: {matches}. Give each variable once, or give "
        "the date wanted."
    ).format(wanted=e.wanted, matches=listed(e.matches)),
    errors.DateNotFound: lambda e: tr(
        "No date was found for band {name} of {path}. Put it at the end of the file's name, as in "
        "ndvi_2005.tif or ndvi_2005-03.tif, or write the dates into DATES where there is one."
    ).format(name=e.name, path=e.path),
    errors.DuplicateDate: lambda e: tr(
        "Two rasters have the date {date}: {first} and {second}. Keep one of them."
    ).format(date=e.date, first=e.first, second=e.second),
    errors.DateCount: lambda e: tr(
        "DATES has {n_dates} dates, and the rasters have {n_bands} bands. Give one date per band, "
        "in the same order."
    ).format(n_dates=e.n_dates, n_bands=e.n_bands),
    errors.TooFewDates: lambda e: tr(
        "The series has {n} dates, and a cell needs {needed} values (MIN_VALID, MIN_SHARE). Add "
        "rasters or lower these numbers; a trend of fewer than eight values is hardly one."
    ).format(n=e.n, needed=e.needed),
    errors.TooFewCommonDates: _too_few_common,
    errors.NoDateInRange: lambda e: tr(
        "No raster has a date between START = {start} and END = {end}: the dates there are run "
        "from {first} to {last}. Change START or END, or leave them empty."
    ).format(start=e.start or tr("none"), end=e.end or tr("none"), first=e.first, last=e.last),
    errors.BadDate: lambda e: tr(
        "'{text}' is no date. Accepted: 2005, 200503, 2005-03, 20050317, 2005-03-17."
    ).format(text=e.text),
    errors.NoValidPixel: lambda e: tr(
        "Not one cell has data in all of: {inputs}. Check the nodata values of the rasters and "
        "that they cover the same area."
    ).format(inputs=listed(e.inputs)),
    errors.NotInteger: lambda e: tr(
        "The class raster {name} holds {value:g}, which is no whole number. Use a raster of class "
        "codes, or round it with the raster calculator."
    ).format(name=e.name, value=e.value),
    errors.OutputNotWritable: lambda e: tr(
        "The output {path} cannot be written: {reason}. Choose another folder, or close the "
        "program that has the file open."
    ).format(path=e.path, reason=e.reason or tr("no reason given")),
    errors.DiskFull: _disk_full,
    errors.UnsupportedOutput: lambda e: tr(
        "The output {path} cannot be written in that format. Rasters are written as GeoTIFF: end "
        "the name with {supported}."
    ).format(path=e.path, supported=tr(" or ").join(e.supported)),
    errors.OutputIsInput: lambda e: tr(
        "The output {path} is also an input or another output. Choose another name."
    ).format(path=e.path),
    errors.MemoryTooSmall: lambda e: tr(
        "MAX_MEMORY = {limit} MiB is too small for these rasters: at least {needed} MiB are needed."
    ).format(limit=e.limit, needed=e.needed),
    errors.NotAFile: lambda e: tr(
        "The layer {name} is no raster file (it comes from '{provider}'). Save it as GeoTIFF "
        "first (Export > Save as)."
    ).format(name=e.name, provider=e.provider),
    errors.SeveralBands: lambda e: tr(
        "The raster {path} has {n} bands ({bands}) where one is wanted. Save the band you mean as "
        "a file of its own."
    ).format(path=e.path, n=len(e.bands), bands=listed(e.bands)),
    errors.MissingColumn: lambda e: tr(
        "The table has no column '{wanted}'. Its columns are: {found}."
    ).format(wanted=e.wanted, found=listed(e.found)),
    errors.ColumnsExist: lambda e: tr(
        "The table already has the columns to be added: {columns}. Remove or rename them first, "
        "or give the rasters other names."
    ).format(columns=listed(e.columns)),
    errors.NotNumeric: lambda e: tr(
        "The column '{column}' should hold numbers, but {n_text} of {n_total} values are text, "
        "for example '{value}'. Choose another column or mend these values."
    ).format(column=e.column, n_text=e.n_text, n_total=e.n_total, value=e.value),
    errors.TooFewSamples: _too_few_samples,
    errors.TooFewInStratum: lambda e: tr(
        "The stratum {stratum} of {field} has {n} usable records, and a model of its own needs "
        "{needed}. Merge it with another stratum, set SMALL_STRATA = skip, or leave STRATUM_FIELD "
        "empty."
    ).format(stratum=e.stratum, field=e.field, n=e.n, needed=e.needed),
    errors.TooFewGroups: lambda e: tr(
        "Validation by site needs at least {needed} sites, and the column '{field}' has {n}. "
        "Choose the column that names the sites, or VALIDATION = kfold."
    ).format(needed=e.needed, n=e.n, field=e.field),
    errors.NoPlaces: lambda e: tr(
        "VALIDATION = {validation} holds out places, and SAMPLES is a table without points. Make "
        "a point layer of it first ('Create points layer from table') or choose another VALIDATION."
    ).format(validation=e.validation),
    errors.NothingToExpand: lambda e: tr(
        "No cell lies in a stratum with a usable site. Strata of the cells: {cells}; of the sites: "
        "{sites}. Use coarser STRATA, or none."
    ).format(cells=listed(e.of_cells), sites=listed(e.of_sites)),
    errors.ConstantTarget: lambda e: tr(
        "All values of the target '{column}' are {value:g}: there is nothing to learn. Choose "
        "another column."
    ).format(column=e.column, value=e.value),
    errors.NotPositive: lambda e: tr(
        "TRANSFORM = log needs positive values, and '{column}' has {n} that are not (smallest "
        "{smallest:g}). Remove them or use TRANSFORM = none."
    ).format(column=e.column, n=e.n, smallest=e.smallest),
    errors.SitesOutside: _sites_outside,
    errors.NoCrs: lambda e: tr(
        "The layer {name} has no coordinate reference system. Set it in the layer's properties."
    ).format(name=e.name),
    errors.NoCommonDate: lambda e: tr(
        "No record's date falls on a date of the raster variable {variable}. Rasters: {dates}; "
        "records, for example: {examples}. Check DATE_FIELD and the dates in the file names."
    ).format(variable=e.variable, dates=listed(e.dates), examples=listed(e.examples)),
    errors.BadTable: _bad_table,
    errors.NoCompletePeriod: _no_complete_period,
    errors.TooManyZones: lambda e: tr(
        "The zone raster {path} holds {n} different values, and {allowed} zones are the most. Use "
        "a raster of classes or regions."
    ).format(path=e.path, n=f"{e.n:,}", allowed=f"{e.allowed:,}"),
    errors.TooManyClasses: lambda e: tr(
        "The land-use rasters {paths} hold at least {n} different values, and {allowed} classes "
        "are the most. They may hold measurements; use rasters of class codes, or merge classes "
        "with 'Reclassify by table' (native:reclassifybytable)."
    ).format(paths=listed(e.paths), n=f"{e.n:,}", allowed=f"{e.allowed:,}"),
    errors.MissingDensity: lambda e: tr(
        "The table of densities {path} lacks classes of the land-use rasters: {missing} (it has "
        "{found}). Add a row for each."
    ).format(path=e.path, missing=listed(e.missing), found=listed(e.found)),
    errors.SwappedDates: lambda e: tr(
        "The raster of the start, {first} ({first_date}), is younger than that of the end, {last} "
        "({last_date}). Swap them."
    ).format(first=e.first, first_date=e.first_date, last=e.last, last_date=e.last_date),
    errors.CarbonGridDiffers: _carbon_grid,
    errors.NoCarbonOfDate: lambda e: tr(
        "There is land use of {date} but no carbon raster of that date (found: {found}). Add it, "
        "or leave that land-use raster out."
    ).format(date=e.date, found=listed(e.found)),
    errors.NoCarbon: lambda e: tr(
        "ACCOUNTING = {accounting} needs {wanted}. Give them, choose the other accounting, or "
        "leave out all carbon to get areas only."
    ).format(accounting=e.accounting, wanted=tr(" and ").join(e.wanted)),
    errors.BadGeometry: lambda e: tr(
        "Polygon {number} of the zones cannot be used ({reason}). Mend it with 'Fix geometries' "
        "(native:fixgeometries) or remove it."
    ).format(number=e.index + 1, reason=e.reason),
    errors.BadValue: lambda e: tr("{parameter} = {value} is not possible: {allowed}.").format(
        parameter=e.parameter, value=e.value, allowed=e.allowed
    ),
    errors.MissingInput: lambda e: tr(
        "{parameter} is empty, and {choice} needs it. Choose it, or choose another method."
    ).format(parameter=e.parameter, choice=e.choice),
    errors.DoesNotApply: lambda e: tr(
        "{parameter} = {value} does not apply to {choice}. Leave it at its default or choose "
        "another method."
    ).format(parameter=e.parameter, value=e.value, choice=e.choice),
    errors.UnknownEstimator: lambda e: tr("ESTIMATOR = {key} is unknown. Known: {known}.").format(
        key=e.key, known=listed(e.known)
    ),
    errors.UnseenClass: lambda e: tr(
        "The variable {variable} holds classes that training never met: {values} (known: "
        "{known}). Add samples of these classes, mask them out, or choose to leave them without "
        "data."
    ).format(variable=e.variable, values=listed(e.values), known=listed(e.known)),
    errors.BadBundle: _bad_bundle,
    errors.NewerBundle: lambda e: tr(
        "The model {path} was written by a newer version of Carbon Sink (format {schema}, this "
        "version reads up to {supported}). Update the plugin."
    ).format(path=e.path, schema=e.schema, supported=e.supported),
    errors.UntrustedType: lambda e: tr(
        "The model {path} holds parts that a model of ours never has: {types}. Nothing of it was "
        "run. Do not use this file."
    ).format(path=e.path, types=listed(e.types)),
    errors.MissingLibrary: lambda e: tr(
        "The Python library {library} is needed for {used_for} and is not installed. Install it "
        "(see the plugin's page on libraries) or choose another method."
    ).format(library=e.library, used_for=e.used_for),
    errors.ConstantValues: lambda e: tr(
        "All values of {name} are {value:g}: there is no pattern to test. Choose other data."
    ).format(name=e.name, value=e.value),
    errors.TooFewValues: lambda e: tr(
        "{name} has {n} values, and a test of pattern needs at least {needed}. Check the nodata "
        "value of a raster, or the empty values of a column."
    ).format(name=e.name, n=f"{e.n:,}", needed=e.needed),
    errors.UnknownClass: lambda e: tr(
        "The class raster {path} holds the code {code}, which is none of its classes: {known}. "
        "Choose the class raster that the plugin's algorithm wrote."
    ).format(path=e.path, code=e.code, known=listed(e.known)),
    errors.NoNeighbours: lambda e: tr(
        "None of the {n} values of {name} has a neighbour with a value. Use CONTIGUITY = queen for "
        "cells that touch at corners only; for polygons that do not touch use WEIGHTS = knn or "
        "distance."
    ).format(n=f"{e.n:,}", name=e.name),
}


# --- notes -----------------------------------------------------------------------------------


def _walk_summary(note: notes.WalkSummary) -> str:
    return tr(
        "Rasters: {cells} cells in {windows} blocks; {wall} s (reading {read}, computing "
        "{compute}, writing {write}; reading and computing summed over threads)."
    ).format(
        cells=f"{note.cells:,}",
        windows=note.windows,
        wall=seconds(note.wall_s),
        read=seconds(note.read_s),
        compute=seconds(note.compute_s),
        write=seconds(note.write_s),
    )


def _samples_used(note: notes.SamplesUsed) -> str:
    reasons = {
        "target": tr("no value in the target"),
        "predictors": tr("no value in a predictor"),
        "stratum": tr("no stratum"),
        "site": tr("no site"),
        "pair": tr("no value in one of the two columns"),
        "product": tr("no value in a product"),
        "small_stratum": tr("in a stratum with too few records"),
    }
    dropped = [f"{n} {reasons.get(why, why)}" for why, n in note.dropped.items() if n]
    text = tr("Records used: {used}.").format(used=note.used)
    return text + (" " + tr("Dropped: {list}.").format(list=listed(dropped)) if dropped else "")


def _sites_sampled(note: notes.SitesSampled) -> str:
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


def _pattern_tested(note: notes.PatternTested) -> str:
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


def _class_area(note: notes.ClassArea) -> str:
    if note.area_km2 != note.area_km2:
        return tr("{label}: {share:.2%} of the cells ({cells}); the area is unknown.").format(
            label=note.label, share=note.share, cells=f"{note.cells:,}"
        )
    return tr("{label}: {share:.2%} of the area, {area:.6g} km2.").format(
        label=note.label, share=note.share, area=note.area_km2
    )


def _class_shares(note: notes.ClassShares) -> str:
    name = {
        "trend_class": tr("Trend"),
        "future_class": tr("Future"),
        "cv_class": tr("Variability"),
        "hurst": tr("Hurst exponent"),
        "driver_class": tr("Drivers"),
    }.get(note.map, note.map)
    shares = []
    for label, share, shuffled in note.shares:
        text = f"{tr_class(label)} {share:.1%}"
        if shuffled is not None:
            text += tr(" (dates shuffled: {share})").format(share=f"{shuffled:.1%}")
        shares.append(text)
    text = f"{name}: " + "; ".join(shares) + "."
    if note.area_km2 == note.area_km2:  # not NaN
        text += " " + tr("Of {area} km2.").format(area=f"{note.area_km2:,.6g}")
    return text


def _persistence_share(note: notes.PersistenceShare) -> str:
    text = tr("Hurst exponent above 0.5: {share} of the cells.").format(share=f"{note.share:.1%}")
    if note.shuffled == note.shuffled:  # not NaN
        text += " " + tr("With shuffled dates: {share}.").format(share=f"{note.shuffled:.1%}")
    return (
        text
        + " "
        + tr(
            "White noise of {n} values has it in {share}, so H above 0.5 alone proves nothing."
        ).format(n=note.n, share=f"{note.noise:.1%}")
    )


def _date_gap(note: notes.DateGap) -> str:
    if note.why == "absent":
        return tr("Gap in the series: no raster of {date} at all.").format(date=note.date)
    text = {
        "missing": tr("{date} is left out: no raster of that date of {variables}."),
        "nodata": tr("{date} is left out: not one cell has data in all of {variables}."),
    }.get(note.why, note.why)
    return text.format(date=note.date, variables=listed(note.variables))


def _date_stale(note: notes.DateStale) -> str:
    why = {
        "model": tr("another model made it"),
        "grid": tr("it lies on another grid"),
        "newer": tr("a predictor changed after it was made"),
        "unreadable": tr("it cannot be read"),
    }.get(note.why, note.why)
    return tr("{date} is made anew: {why}.").format(date=note.date, why=why)


def _transfer_found(note: notes.TransferFound) -> str:
    text = tr("{first} to {last}: {changed:.6g} of {area:.6g} km2 changed class.").format(
        first=note.first, last=note.last, changed=note.changed_km2, area=note.area_km2
    )
    if note.change_tg != note.change_tg:
        return text
    carbon = tr(
        "Carbon changed by {change:.6g} Tg C, {conversion:.6g} of it on land that changed class."
    ).format(change=note.change_tg, conversion=note.conversion_tg)
    return f"{text} {carbon}"


def _landuse_nodata(note: notes.LanduseNodata) -> str:
    text = tr("Cells: {cells}; without land use at the start {start}, at the end {end}.").format(
        cells=f"{note.cells:,}", start=f"{note.no_start:,}", end=f"{note.no_end:,}"
    )
    if not note.has_carbon:
        return text
    carbon = tr(
        "Without carbon at the start {start}, at the end {end}; {lacking} cells with a class at "
        "both dates lack carbon and count for areas only."
    ).format(
        start=f"{note.no_carbon_start:,}",
        end=f"{note.no_carbon_end:,}",
        lacking=f"{note.lacking:,}",
    )
    return f"{text} {carbon}"


def _block_size(note: notes.BlockSize) -> str:
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


def _grids_checked(note: notes.GridsChecked) -> str:
    if not note.apart:
        return tr("All {n} rasters share one grid.").format(n=note.n)
    return tr(
        "{k} of {n} rasters do not share the grid of {first}: {apart}. The report says what "
        "differs."
    ).format(k=len(note.apart), n=note.n, first=note.first, apart=listed(note.apart))


NOTE_MESSAGES = {
    notes.Step: step_text,
    notes.WalkSummary: _walk_summary,
    notes.CellsUsed: lambda n: tr("Cells with a result: {used}; without data: {dropped}.").format(
        used=f"{n.used:,}", dropped=f"{n.dropped:,}"
    ),
    notes.GridsChecked: _grids_checked,
    notes.ClassesKept: lambda n: tr(
        "{path} holds classes: resampled by {resampling}, without mixing codes."
    ).format(path=n.path, resampling=n.resampling),
    notes.CompilingKernels: lambda n: tr(
        "First use on this machine: compiling the numerical kernels, about ten seconds."
    ),
    notes.CompressionFallback: lambda n: tr(
        "This GDAL does not write {wanted} compression; {used} is used instead."
    ).format(wanted=n.wanted, used=n.used),
    notes.SamplesUsed: _samples_used,
    notes.SitesSampled: _sites_sampled,
    notes.DefaultUsed: lambda n: tr("{parameter} = {value} {reason}").format(
        parameter=n.parameter, value=n.value, reason=n.reason
    ),
    notes.VariableMatched: lambda n: tr("{wanted} is taken from {found}.").format(
        wanted=n.wanted, found=n.found
    ),
    notes.VariableChosen: lambda n: tr("{wanted}: {band} {date}").format(
        wanted=n.wanted, band=n.band, date=n.date
    ),
    notes.SitesFromCoordinates: lambda n: tr(
        "No SITE_FIELD was given: records at the same coordinates ({columns}) count as one site; "
        "{n_sites} sites."
    ).format(columns=listed(n.columns), n_sites=n.n_sites),
    notes.NoSites: lambda n: tr(
        "The sites of the records are not known, so VALIDATION = {used} is used: its scores are "
        "optimistic when several records come from one site. Give SITE_FIELD if there is one."
    ).format(used=n.used),
    notes.NotValidated: lambda n: tr(
        "{n} records have no held-out prediction (validation {validation}): nothing else of "
        "their stratum was left to train on."
    ).format(n=n.n, validation=n.validation),
    notes.ScoresNote: lambda n: tr(
        "{validation}: R2 {r2:.3f}, RMSE {rmse:.4g}, MAE {mae:.4g} ({n} records)."
    ).format(validation=n.validation, r2=n.r2, rmse=n.rmse, mae=n.mae, n=n.n),
    notes.Refitted: lambda n: tr(
        "The estimator in {path} cannot be read here ({reason}); it was fitted again from the "
        "training table inside the model. Predictions may differ slightly from those of the "
        "machine that wrote it."
    ).format(path=n.path, reason=n.reason),
    notes.VersionDiffers: lambda n: tr(
        "The model was written with scikit-learn {written}; this is {running}."
    ).format(written=n.written, running=n.running),
    notes.UnseenMasked: lambda n: tr(
        "{cells} cells are without data because the classes {values} of {variable} were never "
        "met in training."
    ).format(cells=f"{n.cells:,}", values=listed(n.values), variable=n.variable),
    notes.OutsideApplicability: lambda n: tr(
        "{share:.1%} of the predicted cells ({cells}) lie outside the area of applicability: no "
        "score of the model holds there."
    ).format(share=n.share, cells=f"{n.cells:,}"),
    notes.OutsideTrainingRange: lambda n: tr(
        "{share:.1%} of the cells ({cells}) lie outside the training range of {variable}: the "
        "model extrapolates there."
    ).format(share=n.share, cells=f"{n.cells:,}", variable=n.variable),
    notes.PeriodsDropped: lambda n: tr(
        "Left out because rasters are missing in them ({period}): {dropped}."
    ).format(period=n.period, dropped=listed(n.dropped)),
    notes.ZonesOverlap: lambda n: tr(
        "{cells} cells lie in polygons of several zones; each counts for the polygon that comes "
        "last in the layer."
    ).format(cells=f"{n.cells:,}"),
    notes.ZonesEmpty: lambda n: tr("Zones without a single cell: {names}.").format(
        names=listed(n.names)
    ),
    notes.RhAboveRs: lambda n: tr(
        "In {cells} cells ({share:.1%}) heterotrophic respiration is above total soil "
        "respiration, which no soil can do: the relation does not fit such low values."
    ).format(cells=f"{n.cells:,}", share=n.share),
    notes.TotalCarbon: lambda n: tr(
        "{variable}: total {total:.6g} Tg C, mean {mean:.6g} gC m-2, on {area:.6g} km2 with data."
    ).format(variable=n.variable, total=n.total_tg, mean=n.mean, area=n.area_km2),
    notes.RegionMade: lambda n: tr(
        "{n_files} files; land: {cells} cells, {area:.6g} km2; true NEP of {year}: {nep:.6g} Tg C."
    ).format(
        n_files=n.n_files,
        cells=f"{n.cells:,}",
        area=n.area_km2,
        year=n.year,
        nep=n.nep_tg,
    ),
    notes.SeveralPerYear: lambda n: tr(
        "The series has up to {most} dates in one year ({n_dates} in all): its trends mix seasons "
        "and years. Make annual rasters first with 'Composite a series' "
        "(carbonsink:compositeseries), unless this is what you want."
    ).format(most=n.most, n_dates=n.n_dates),
    notes.TrendCells: lambda n: tr(
        "Cells with a trend: {used}. Without: {few} with fewer than {needed} values, {empty} "
        "with none."
    ).format(used=f"{n.used:,}", few=f"{n.few:,}", empty=f"{n.empty:,}", needed=n.needed),
    notes.TrendNotTested: lambda n: tr(
        "{cells} cells have no test: the variance corrected by {test} is not positive. They are "
        "without data in the maps of the test; another TREND_TEST gives them one."
    ).format(cells=f"{n.cells:,}", test=n.test),
    notes.ClassShares: _class_shares,
    notes.PersistenceShare: _persistence_share,
    notes.MeanNearZero: lambda n: tr(
        "In {cells} cells ({share:.1%}) values of both signs occur: the coefficient of variation "
        "says little there, and is left out where the mean is next to nothing."
    ).format(cells=f"{n.cells:,}", share=n.share),
    notes.SharedTrends: lambda n: tr(
        "In {share:.1%} of the cells the response and {driver} both have a significant trend. "
        "Series that rise together correlate without cause: compare with DETREND."
    ).format(share=n.share, driver=n.driver),
    notes.DatesUsed: lambda n: tr(
        "Dates in all series: {n}, {first} to {last}. Left out: {left_out}."
    ).format(
        n=n.n,
        first=n.first,
        last=n.last,
        left_out=listed(f"{name} {count}" for name, count in n.left_out),
    ),
    notes.MaskVaries: lambda n: tr(
        "The cells with data change over time: {constant} are valid on all dates, up to "
        "{largest} on one. Trends use the cells valid on all dates."
    ).format(constant=f"{n.constant:,}", largest=f"{n.largest:,}"),
    notes.PatternTested: _pattern_tested,
    notes.CoarseP: lambda n: tr(
        "With {permutations} permutations no p is below {smallest:.2g}, which is coarse for a "
        "false-discovery rate: use {wanted} or more."
    ).format(permutations=n.permutations, smallest=1 / (n.permutations + 1), wanted=n.wanted),
    notes.FeaturesUsed: lambda n: tr(
        "Features used: {used}. Left out: {no_geometry} without geometry, {no_value} without a "
        "value."
    ).format(used=f"{n.used:,}", no_geometry=n.no_geometry, no_value=n.no_value),
    notes.Islands: lambda n: tr(
        "{n} of {total} have no neighbour with a value and get no result."
    ).format(n=f"{n.n:,}", total=f"{n.total:,}"),
    notes.ExactForFew: lambda n: tr(
        "The raster has {n} values; the pooled reference needs {needed}, so {permutations} "
        "conditional permutations are used (REFERENCE = conditional)."
    ).format(n=n.n, needed=f"{n.needed:,}", permutations=n.permutations),
    notes.MoranFound: lambda n: tr(
        "{subject}: Moran's I = {i:.4f} (expected {expected:.2g}), z = {z:.2f}, p = {p:.2g}, "
        "permutation p = {p_sim:.2g}."
    ).format(subject=n.subject, i=n.i, expected=n.expected, z=n.z, p=n.p, p_sim=n.p_sim),
    notes.ClassArea: _class_area,
    notes.SharesOfDate: lambda n: tr("{date}: {shares}; Moran's I = {i:.3f}.").format(
        date=n.date,
        shares=", ".join(f"{key} {share:.2%}" for key, share in n.shares.items()),
        i=n.moran_i,
    ),
    notes.PatchesMerged: lambda n: tr(
        "Patches smaller than {area:g} ha merged into neighbours: {merged}; kept because nothing "
        "larger borders on them: {left}."
    ).format(area=n.min_area_ha, merged=f"{n.merged:,}", left=f"{n.left:,}"),
    notes.DistanceChosen: lambda n: tr(
        "DISTANCE was not given: {distance:.6g} m is used, the smallest at which every feature "
        "has a neighbour."
    ).format(distance=n.distance),
    notes.DateGap: _date_gap,
    notes.DateStale: _date_stale,
    notes.SeriesMade: lambda n: tr(
        "Dates written: {written}, {first} to {last}; finished before: {skipped}; left out: {gaps}."
    ).format(written=n.written, first=n.first, last=n.last, skipped=n.skipped, gaps=n.gaps),
    notes.TransferFound: _transfer_found,
    notes.LanduseNodata: _landuse_nodata,
    notes.CarbonResampled: lambda n: tr(
        "Carbon is resampled: its cells are {carbon}, those of land use {landuse}. Each land-use "
        "cell takes the carbon per area of the carbon cell its centre lies in (nearest "
        "neighbour; one carbon cell covers about {ratio:.4g} land-use cells), so carbon inside a "
        "carbon cell is shared out by area, whatever its classes."
    ).format(carbon=n.carbon_cell, landuse=n.landuse_cell, ratio=n.ratio),
    notes.NegativeCarbon: lambda n: tr(
        "Carbon below zero in {paths}: right for fluxes, wrong for stocks. It is used as it is."
    ).format(paths=listed(n.paths)),
    notes.YearsUnknown: lambda n: tr(
        "The rasters have no dates and YEARS was not given: the dynamic degrees, which are per "
        "year, stay empty."
    ),
    notes.DatesDiffer: lambda n: tr(
        "Land use of {landuse} is combined with carbon of {carbon}."
    ).format(landuse=n.landuse, carbon=n.carbon),
    notes.BlockSize: _block_size,
    notes.Tuned: lambda n: tr(
        "Tuning compared {compared} settings (RMSE {before:.4g} as given, {after:.4g}): {found}."
    ).format(
        compared=n.compared,
        before=n.rmse_before,
        after=n.rmse,
        found=listed(n.settings) if n.settings else tr("the given ones are best"),
    ),
    notes.Expanded: lambda n: tr(
        "Records made: {made}, from {parents} records. Not used as parents: {unused} (no value, no "
        "stratum, or reference not above 0); cells in a stratum without parents: {without}; ratios "
        "cut to MAX_RATIO: {capped}. Made records are no evidence of how good a model is."
    ).format(
        made=n.made,
        parents=n.parents,
        unused=n.unused,
        without=n.without_family,
        capped=n.capped,
    ),
    notes.StrataSkipped: lambda n: tr(
        "Strata of {field} left out because they have fewer than {needed} usable records: {strata}."
    ).format(field=n.field, needed=n.needed, strata=listed(n.strata)),
}
