"""Sentences of an inspection of data: each doubt with its remedy."""

from __future__ import annotations

from ...core.errors_and_notes import inspection as facts
from ...core.errors_and_notes.inspection import GridsChecked
from ...core.report.display_names import quantity_name
from ..text.phrases import join_listed
from ..text.translation import tr


def _phrase_table_not_read(note: facts.TableNotRead) -> str:
    """Say that an inspected table cannot be read."""
    text = tr("{path} cannot be read as a table.").format(path=note.path)
    reason = f" ({note.why})" if note.why else ""
    return f"{text}{reason} " + tr("Save it as CSV in UTF-8.")


def _phrase_grids_checked(note: GridsChecked) -> str:
    """Say in an inspection of data how many rasters lie on the grid of the first."""
    if not note.apart:
        return tr("All {n} rasters share one grid.").format(n=note.n)
    return tr(
        "{k} of {n} rasters do not share the grid of {first}: {apart}. The report says what "
        "differs."
    ).format(k=len(note.apart), n=note.n, first=note.first, apart=join_listed(note.apart))


NOTES = {
    GridsChecked: _phrase_grids_checked,
    facts.InputRefused: lambda n: tr("Other algorithms will refuse this: {reason}").format(
        reason=n.reason
    ),
    facts.RasterWithoutCrs: lambda n: tr(
        "{path} has no CRS, so areas and totals are unknown. Assign its projection (raster menu, "
        "'Assign projection')."
    ).format(path=n.path),
    facts.RasterWithoutData: lambda n: tr(
        "{path} has no data in any cell looked at. Check its nodata value and its extent."
    ).format(path=n.path),
    facts.ArealDistortion: lambda n: tr(
        "{path}: in {crs} the cells cover between {low:.4g} and {high:.4g} times their nominal "
        "area on the ground. Reproject it to an equal-area CRS with 'Align rasters' "
        "(carbonsink:alignrasters) where statistics count cells."
    ).format(path=n.path, crs=n.crs, low=n.low, high=n.high),
    facts.UnitNotStated: lambda n: tr(
        "{variable}: {taken} is assumed for rasters of {quantity} that state no unit ({n}). Write "
        "the unit into the files (gdal_edit -units) or behind the name in brackets, as in "
        "rain(mm), or convert them if it is another."
    ).format(variable=n.variable, n=n.n, quantity=quantity_name(n.quantity, tr), taken=n.taken),
    facts.DatesIncomplete: lambda n: tr(
        "{variable}: {n} of {total} rasters have no date, such as {path}. Put the date at the end "
        "of the name (npp_2005.tif, npp_2005-03.tif)."
    ).format(variable=n.variable, n=n.n, total=n.total, path=n.path),
    facts.RecordsRepeated: lambda n: tr(
        "{path}: {n} records repeat the site and date of another, the first is {key}. Remove or "
        "average them."
    ).format(path=n.path, n=n.n, key=n.key),
    facts.TableWithoutRows: lambda n: tr(
        "{path} has a header, but no rows below it. Check that the file is complete."
    ).format(path=n.path),
    facts.LatitudesBeyondPole: lambda n: tr(
        "{path}: {n} values of the column '{column}' are no latitudes, such as {latitude:.6g}. "
        "Latitudes lie between -90 and 90: longitude and latitude may have changed places, or the "
        "coordinates may be metres, which a column called x or y should hold."
    ).format(path=n.path, n=n.n, column=n.column, latitude=n.latitude),
    facts.TableNotRead: _phrase_table_not_read,
    facts.DataInspected: lambda n: tr(
        "{rasters} rasters and {tables} tables inspected: {doubts} doubts."
    ).format(rasters=n.rasters, tables=n.tables, doubts=n.doubts),
}
