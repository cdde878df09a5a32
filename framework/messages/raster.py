"""Sentences for rasters, grids and zones."""

from __future__ import annotations

import os
import re

from ...core.errors_and_notes.raster import (
    AmbiguousVariable,
    ArraysOnly,
    BadGeometry,
    BlocksKept,
    CannotResample,
    CellsUsed,
    ClassArea,
    ClassesKept,
    CodesDoubted,
    CodesRounded,
    DirectionStatistic,
    DiskFull,
    GridMismatch,
    InputChanged,
    LegendsConflict,
    LegendsDiffer,
    MarkKept,
    MaskVaries,
    MemoryTooSmall,
    MissingVariable,
    NoGeoreference,
    NoOverlap,
    NoRasters,
    NotAFile,
    NotInArchive,
    NotInteger,
    NoValidPixel,
    NumbersTooLarge,
    OutputIsInput,
    OutputNotWritable,
    RasterRepeated,
    RastersEmpty,
    SameFolder,
    SameRasterTwice,
    SeriesMade,
    SeveralBands,
    SubdatasetsOnly,
    SumOfStates,
    TooManyCells,
    UndeclaredNodata,
    UnknownCellArea,
    UnknownClass,
    UnreadableRaster,
    UnsupportedOutput,
    VariableChosen,
    VariableMatched,
    WriteLimit,
)
from ...core.report.grids.inspection_report import describe_difference
from ..text.phrases import format_amount, join_listed
from ..text.translation import tr, tr_class

# What the NetCDF library says where a signed byte below zero is read as an unsigned one.
_UNSIGNED = re.compile("Numeric conversion not representable")


def _phrase_grid_mismatch(error: GridMismatch) -> str:
    """Say how the grids of two rasters differ."""
    differences = "; ".join(describe_difference(difference, tr) for difference in error.differences)
    return tr(
        "The rasters do not share one grid: {second} differs from {first}: {differences}. "
        "Bring them to one grid first with 'Align rasters' (carbonsink:alignrasters)."
    ).format(first=error.first, second=error.second, differences=differences)


def _phrase_unknown_cell_area(error: UnknownCellArea) -> str:
    """Say why the areas of a raster's cells cannot be computed."""
    if error.why == "no-crs":
        return tr(
            "Cell areas cannot be computed: the raster {path} has no CRS. Give it one with "
            "'Assign projection'."
        ).format(path=error.path)
    if error.why == "local":
        return tr(
            "Cell areas cannot be computed: the CRS of {path} is a local one in degrees, which "
            "does not say where the raster lies on Earth. Set its CRS, such as EPSG:4326, in the "
            "layer's properties or with 'Assign projection'."
        ).format(path=error.path)
    if error.why == "outside":
        return tr(
            "Cell areas cannot be computed: {path} lies outside the area where its CRS is "
            "defined. Check its CRS."
        ).format(path=error.path)
    return tr(
        "Cell areas cannot be computed: the raster {path} is rotated in degrees. Warp it to a "
        "north-up grid with 'Align rasters' (carbonsink:alignrasters)."
    ).format(path=error.path)


def _phrase_missing_variable(error: MissingVariable) -> str:
    """Say which variable is missing among the rasters."""
    text = tr("Missing variable: {wanted}. Found: {found}. ").format(
        wanted=join_listed(error.wanted), found=join_listed(error.found)
    )
    if error.date:
        text += tr("Wanted for the date {date}. ").format(date=error.date)
    return text + tr(
        "Variables are matched by the band's description or the file's name: add the raster, or "
        "rename the file or band."
    )


def _phrase_disk_full(error: DiskFull) -> str:
    return tr(
        "The disk is full: {path} cannot be written, {free} are free there. Free some space or "
        "choose another disk; nothing half-written was left behind."
    ).format(path=error.path, free=format_amount(error.free, "B"))


def _phrase_no_overlap(error: NoOverlap) -> str:
    """Say that a raster does not overlap the grid that is wanted."""
    return tr(
        "The raster {path} does not overlap the grid wanted. Raster: {raster}; grid: {template} "
        "(west, south, east, north in the raster's CRS). Check the CRS of both, or choose another "
        "template."
    ).format(
        path=error.path,
        raster=_extent_text(error.raster_extent),
        template=_extent_text(error.template_extent),
    )


def _extent_text(extent) -> str:
    """Return the extent of a raster as a text."""
    return ", ".join(f"{value:.6g}" for value in extent)


def _phrase_class_area(note: ClassArea) -> str:
    """Say area and share of a class of a raster."""
    if note.area_km2 != note.area_km2:
        return tr("{label}: {share:.2%} of the cells ({cells}); the area is unknown.").format(
            label=tr_class(note.label), share=note.share, cells=f"{note.cells:,}"
        )
    return tr("{label}: {share:.2%} of the area, {area:.6g} km2.").format(
        label=tr_class(note.label), share=note.share, area=note.area_km2
    )


def _phrase_unreadable(error: UnreadableRaster) -> str:
    """Say why a raster cannot be read."""
    if _UNSIGNED.search(error.reason):
        return tr(
            "The raster {path} cannot be read: it stores unsigned numbers as signed bytes "
            "(_Unsigned), which GDAL does not read in NetCDF-4. Convert it with nccopy -k classic, "
            "or write the variable as unsigned bytes or 16-bit integers."
        ).format(path=error.path)
    return tr(
        "The raster {path} cannot be read: {reason}. Check that the file exists, is complete and "
        "opens in QGIS."
    ).format(path=error.path, reason=error.reason or tr("no reason given"))


def _phrase_not_in_archive(error: NotInArchive) -> str:
    """Say what an archive holds, and how its rasters can be given."""
    if not error.members:
        return tr(
            "The archive {archive} holds no raster that can be read inside it. Unpack it or import "
            "it with 'Import downloads' (carbonsink:importseries), which also reads NetCDF and HDF."
        ).format(archive=error.archive)
    return tr(
        "{path} is not a raster: the archive {archive} holds {names}. Give one of them by this "
        "name, unpack the archive, or import it with 'Import downloads' (carbonsink:importseries)."
    ).format(path=error.path, archive=error.archive, names=join_listed(error.members))


def _phrase_output_is_input(error: OutputIsInput) -> str:
    """Say that an output raster is also an input."""
    if not error.others:
        return tr(
            "The output {path} is also an input or another output. Choose another name."
        ).format(path=error.path)
    return tr("These outputs are also inputs: {list}. Choose another folder.").format(
        list=join_listed((error.path, *error.others))
    )


def _phrase_no_georeference(error: NoGeoreference) -> str:
    """Say that a raster has no grid on the ground, and what it has instead."""
    if not error.located_by:
        return tr(
            "The raster {path} has no position on the ground (no geotransform). Georeference it "
            "first."
        ).format(path=error.path)
    text = (
        tr("The raster {path} is located by ground control points alone, and has no grid of cells.")
        if error.located_by == "points"
        else tr("The raster {path} is located by a sensor model (RPC), and has no grid of cells.")
    )
    remedy = tr("Bring it to a grid first with 'Warp (reproject)' of QGIS, or gdalwarp.")
    return f"{text} {remedy}".format(path=error.path)


def phrase_empty_rasters(empty: tuple) -> str:
    """Name rasters that have no data in any cell; empty without such rasters."""
    if not empty:
        return ""
    return tr(
        "These rasters have no data in any cell: {list}. Check their nodata values, or leave them "
        "out."
    ).format(list=join_listed(empty))


ERRORS = {
    LegendsConflict: lambda e: tr(
        "{parameter}: '{label}' is class {code} in {first} and class {other} in {second}, as their "
        "class names say: the codes do not mean the same. Recode one of the rasters, or give a "
        "table of CLASSES if the names in a file are wrong."
    ).format(
        parameter=e.parameter,
        label=e.label,
        code=e.code,
        first=e.first,
        other=e.other_code,
        second=e.second,
    ),
    UnreadableRaster: _phrase_unreadable,
    NotInArchive: _phrase_not_in_archive,
    SubdatasetsOnly: lambda e: tr(
        "The file {path} holds several variables: {names}. Give the one you need by its full "
        "name, as listed here, instead of the file."
    ).format(path=e.path, names=join_listed(e.subdatasets)),
    ArraysOnly: lambda e: tr(
        "The file {path} holds arrays and is not a raster: {names}. Give the file that these "
        'arrays come from, or one of its variables by name (NETCDF:"file.nc":name).'
    ).format(path=e.path, names=join_listed(e.arrays)),
    NoGeoreference: _phrase_no_georeference,
    NoRasters: lambda e: tr("No rasters were given for {wanted}. Choose at least one.").format(
        wanted=e.wanted
    ),
    GridMismatch: _phrase_grid_mismatch,
    SameRasterTwice: lambda e: tr(
        "{first} and {second} are the same raster, {path}: the result would mean nothing. Give "
        "{second} another raster."
    ).format(first=e.first, second=e.second, path=e.path),
    RasterRepeated: lambda e: tr(
        "{parameter}: the raster {path} is given more than once. Give each raster once."
    ).format(parameter=e.parameter, path=e.path),
    NoOverlap: _phrase_no_overlap,
    CannotResample: lambda e: tr(
        "The rasters cannot be resampled with RESAMPLING = {method}: {reason}. Check that the CRS "
        "of the rasters and of the template go together, or choose another method."
    ).format(method=e.method, reason=e.reason or tr("no reason given")),
    DirectionStatistic: lambda e: tr(
        "{name} ({path}) holds directions, which go around a circle: their {statistic} means "
        "nothing. Choose the statistic mean, which averages them around the circle."
    ).format(name=e.name, path=e.path, statistic=e.statistic),
    SumOfStates: lambda e: tr(
        "{name} ({path}) is in {unit}, which does not add up over cells: its sum would grow "
        "with the size of the cells. Choose average; sum is for amounts per cell, such as "
        "inhabitants."
    ).format(name=e.name, path=e.path, unit=e.unit),
    UnknownCellArea: _phrase_unknown_cell_area,
    MissingVariable: _phrase_missing_variable,
    AmbiguousVariable: lambda e: tr(
        "The variable {wanted} fits several bands: {matches}. Give each variable once, or give "
        "the date wanted."
    ).format(wanted=e.wanted, matches=join_listed(e.matches)),
    NoValidPixel: lambda e: (
        phrase_empty_rasters(e.empty)
        or tr(
            "No cell has data in all of: {inputs}. Check the nodata values of the rasters and "
            "that they cover the same area."
        ).format(inputs=join_listed(e.inputs))
    ),
    NotInteger: lambda e: tr(
        "The class raster {name} holds {value:g}, which is not an integer. Use a raster of class "
        "codes, or round it with the raster calculator."
    ).format(name=e.name, value=e.value),
    CodesRounded: lambda e: tr(
        "The class raster {path} holds codes up to {largest} as float32, which tells apart only "
        "whole numbers up to 16777216: different classes may have become one. Make the raster "
        "again from its source as an integer type (Int32)."
    ).format(path=e.path, largest=e.largest),
    NumbersTooLarge: lambda e: tr(
        "{path} holds integers up to {largest}. Beyond 9007199254740992 computations cannot tell "
        "neighbouring integers apart. These are identifiers or fill values rather than amounts: "
        "set the fill value as nodata, or choose another raster."
    ).format(path=e.path, largest=e.largest),
    OutputNotWritable: lambda e: tr(
        "The output {path} cannot be written: {reason}. Choose another folder, or close the "
        "program that has the file open."
    ).format(path=e.path, reason=e.reason or tr("no reason given")),
    DiskFull: _phrase_disk_full,
    WriteLimit: lambda e: tr(
        "{path} cannot be written: a quota or a limit of file sizes was reached ({reason}). Free "
        "some of your space, ask who runs this computer to raise the limit, or choose another "
        "disk; nothing half-written was left behind."
    ).format(path=e.path, reason=e.reason),
    UnsupportedOutput: lambda e: tr(
        "The output {path} cannot be written in that format. Rasters are written as GeoTIFF: end "
        "the name with {supported}."
    ).format(path=e.path, supported=tr(" or ").join(e.supported)),
    OutputIsInput: _phrase_output_is_input,
    SameFolder: lambda e: tr(
        "{first} and {second} are the same folder, {path}: one would overwrite files of the "
        "other. Choose two folders."
    ).format(first=e.first, second=e.second, path=e.path),
    MemoryTooSmall: lambda e: tr(
        "MAX_MEMORY = {limit} MiB is too small for these rasters: at least {needed} MiB are needed."
    ).format(limit=e.limit, needed=e.needed),
    TooManyCells: lambda e: tr(
        "{path} has {width} x {height} cells, more than a run can handle. Clip it to the region "
        "('Clip raster by extent') or use a coarser resolution; where MAX_MEMORY is small, raising "
        "it may help."
    ).format(path=e.path or tr("The raster"), width=f"{e.width:,}", height=f"{e.height:,}"),
    BadGeometry: lambda e: tr(
        "Polygon {number} of the zones cannot be used ({reason}). Mend it with 'Fix geometries' "
        "(native:fixgeometries) or remove it."
    ).format(number=e.index + 1, reason=e.reason),
    NotAFile: lambda e: tr(
        "The layer {name} is not a raster file (it comes from '{provider}'). Save it as GeoTIFF "
        "first (Export > Save as)."
    ).format(name=e.name, provider=e.provider),
    SeveralBands: lambda e: tr(
        "The raster {path} has {n} bands ({bands}) where one is wanted. Save the band you mean as "
        "a file of its own."
    ).format(path=e.path, n=len(e.bands), bands=join_listed(e.bands)),
    UnknownClass: lambda e: tr(
        "The class raster {path} holds the code {code}, which is none of its classes: {known}. "
        "Choose the class raster that the plugin's algorithm wrote."
    ).format(path=e.path, code=e.code, known=join_listed(e.known)),
}


def _format_nodata_value(value: float) -> str:
    """Return a mark as people write it: whole where it is, else with a few digits."""
    return f"{value:.0f}" if abs(value) < 1e15 and value == int(value) else f"{value:.7g}"


def _names_of_files(paths) -> str:
    """Return the names of some raster files."""
    return join_listed(os.path.basename(path) for path in paths)


def _phrase_undeclared_nodata(note: UndeclaredNodata) -> str:
    """Say that cells hold a usual no-data value that the file does not declare."""
    return tr(
        "{cells} cells hold {value}, a usual mark for no data that the file does not declare "
        "({paths}). They are treated as no data. Check that this is right; to avoid this warning, "
        "declare the value in the file."
    ).format(
        cells=f"{note.cells:,}",
        value=_format_nodata_value(note.mark),
        paths=_names_of_files(note.paths),
    )


NOTES = {
    CodesDoubted: lambda n: tr(
        "{parameter}: {path} declares no no-data value, and holds {codes}, which often means no "
        "data. It was counted as a class. If it is none, set it as no-data value in the properties "
        "of the layer or in the file."
    ).format(parameter=n.parameter, path=_names_of_files((n.path,)), codes=join_listed(n.codes)),
    RastersEmpty: lambda n: tr(
        "{parameter}: {n} of {total} rasters, such as {name}, hold no data where others have some. "
        "Check their no-data values and their values, or leave them out."
    ).format(parameter=n.parameter, n=n.n, total=n.total, name=n.name),
    LegendsDiffer: lambda n: tr(
        "{parameter}: class {code} is called '{label}' in {first} and '{other}' in {second}. They "
        "are taken for the same class; recode one of the rasters if they are not."
    ).format(
        parameter=n.parameter,
        code=n.code,
        label=n.label,
        first=n.first,
        other=n.other_label,
        second=n.second,
    ),
    InputChanged: lambda n: tr(
        "These files were written while they were read, so the result may hold old and new values: "
        "{files}. Run again when nothing writes them any more."
    ).format(files=join_listed(n.paths)),
    BlocksKept: lambda n: tr(
        "RESUME: {kept} of {total} blocks were finished by an earlier run and are not computed "
        "again."
    ).format(kept=f"{n.kept:,}", total=f"{n.total:,}"),
    CellsUsed: lambda n: tr("Cells with a result: {used}; without data: {dropped}.").format(
        used=f"{n.used:,}", dropped=f"{n.dropped:,}"
    ),
    UndeclaredNodata: _phrase_undeclared_nodata,
    MarkKept: lambda n: tr(
        "{value} is often used for no data, but {paths} do not declare it, and it may be a "
        "value there. It is taken as a value. If it means no data, declare it in the file, for "
        "example with 'Translate'."
    ).format(value=_format_nodata_value(n.mark), paths=_names_of_files(n.paths)),
    ClassesKept: lambda n: tr(
        "{path} holds classes: resampled by {resampling}, without mixing codes."
    ).format(path=n.path, resampling=n.resampling),
    VariableMatched: lambda n: tr("{wanted} is taken from {found}.").format(
        wanted=n.wanted, found=n.found
    ),
    VariableChosen: lambda n: tr("{wanted}: {band} {date}").format(
        wanted=n.wanted, band=n.band, date=n.date
    ),
    SeriesMade: lambda n: tr(
        "Dates written: {written}, {first} to {last}; finished before: {skipped}; left out: {gaps}."
    ).format(written=n.written, first=n.first, last=n.last, skipped=n.skipped, gaps=n.gaps),
    MaskVaries: lambda n: tr(
        "The cells with data change over time: {constant} are valid on all dates, up to "
        "{largest} on one. Trends use the cells valid on all dates."
    ).format(constant=f"{n.constant:,}", largest=f"{n.largest:,}"),
    ClassArea: _phrase_class_area,
}
