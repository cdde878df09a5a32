"""What the workbench says of the data folder: roles, doubts, and why a file is not used."""

from __future__ import annotations

import html
import os

from ...core.units.unit_conversion import with_step
from ...framework import messages
from ...framework.text.translation import tr
from .. import theme
from ..assessment import data_records as records
from ..assessment.data_records import Data, DataFile, Remark

_MAX_NAMED = 12


def role_title(role: str) -> str:
    """Return what a file is used for."""
    return {
        records.PREDICTOR: tr("Predictor"),
        records.TEMPERATURE: tr("Temperature"),
        records.PRECIPITATION: tr("Precipitation"),
        records.CLASSES: tr("Predictor of classes"),
        records.LANDUSE: tr("Land use"),
        records.NPP: tr("NPP series"),
        records.RS: tr("Soil respiration series"),
        records.RH: tr("Heterotrophic respiration series"),
        records.NEP: tr("NEP series"),
        records.PLOTS: tr("Plots"),
        records.ZONES: tr("Zones"),
        records.UNUSED: tr("Not used"),
    }[role]


def flux_title(flux: str) -> str:
    """Return the word for a flux within a sentence."""
    return {
        records.NPP: tr("NPP"),
        records.RS: tr("soil respiration"),
        records.RH: tr("heterotrophic respiration"),
        records.NEP: tr("NEP"),
    }[flux]


def remark_text(remark: Remark) -> str:
    """Return the text for a doubt about the data, or for why a file is not used."""
    facts = dict(remark.facts)
    if "error" in facts:
        return messages.phrase_error(facts["error"])
    if "flux" in facts:
        facts["flux"] = flux_title(facts["flux"])
    if "other" in facts:
        facts["other"] = os.path.basename(facts["other"])
    return _remark_texts()[remark.code].format(**facts)


def _remark_texts() -> dict:
    """Return the sentences for remarks on files."""
    return {**_use_remarks(), **_date_remarks(), **_file_remarks(), **_table_remarks()}


def _use_remarks() -> dict:
    """Return the sentences for remarks on what a raster is used for."""
    return {
        "set_unused": tr("You have set that it is not used."),
        "related_flux": tr(
            "{quantity} contains NPP or respiration or is part of them, so it is not used as a "
            "predictor unless you say so."
        ),
        "product_name": tr("Taken for {flux} by the name of the product. Set the role if not."),
        "unpacked": tr(
            "All its rasters lie in the folder unpacked, such as {other}, so it is not used."
        ),
        "copy": tr("By its name a copy of {other}, so it is not used."),
        "series_to_choose": tr(
            "Another series of {flux} is used: {series}. A series is of one product, or the "
            "difference between products would be a trend. Set the use of the one you want."
        ),
        "other_series": tr("Another series of {flux} is used: {series}."),
        "landuse_no_codes": tr("Named as land use, but its numbers do not look like class codes."),
        "landuse_unnamed": tr(
            "Its classes have numbers without names, and maps and tables will show the numbers. "
            "Put a style of QGIS (.qml) or a table of values (.vat.dbf) that names them beside "
            "it, or set the use 'Land use' to go on with numbers."
        ),
        "few_codes": tr(
            "Holds few different whole numbers, so it is taken for classes. Set the role if it "
            "is a quantity."
        ),
    }


def _date_remarks() -> dict:
    """Return the sentences for remarks on the dates of rasters."""
    return {
        "two_dates": tr("Its name says {name}, the file itself {inside}. Set the date."),
        "bands_undated": tr(
            "{n} bands without dates are taken for {n} variables that serve all dates. Set the "
            "date of the first if they are years or months."
        ),
        "flux_undated": tr("A series of a flux needs dates. Set the date of the file."),
        "date_unclear": tr(
            "The date in the name is not clear, so it serves all dates. Set the date if it has one."
        ),
        "undated_beside": tr(
            "Has no date, so it serves all dates beside {series}, which has several. Set the date "
            "if it is of one, or the use if it is right."
        ),
        "dates_missing": tr(
            "{variable} has no raster of {dates}, which other variables have: nothing is mapped "
            "for these dates."
        ),
        "same_name": tr("{other} has the same variable and no date either; only that is used."),
        "same_date": tr("{other} has the same variable and date; only that is used."),
        "dated_used": tr("Has no date while other rasters of the variable do. Set the date."),
        "yearly_used": tr("Yearly rasters of the variable are used instead."),
    }


def _file_remarks() -> dict:
    """Return the sentences for remarks on grids and formats of files, and on folders."""
    return {
        "no_crs": tr("Has no coordinate system. Set the one it is in."),
        "grid": tr("Its cells do not coincide with those of {other}. Align it."),
        "download": tr(
            "A download: an archive, or a file of several variables. 'Import...' makes rasters of "
            "it."
        ),
        "unscaled": tr(
            "A download of a known product: its whole numbers are neither scaled nor masked by "
            "quality. 'Import...' does both; set the use if they are right as they are."
        ),
        "imported": tr("Was imported: the rasters made of it are used."),
        "format": tr("Files of this kind are not read."),
        "too_deep": tr("Lies too deep: only three levels of folders are read."),
        "too_many": tr("The folder holds too many files; not all were looked at."),
    }


def _table_remarks() -> dict:
    """Return the sentences for remarks on tables."""
    return {
        "no_coordinates": tr(
            "No columns of longitude and latitude were found. Say which they are to make points."
        ),
        "not_degrees": tr(
            "{x} and {y} are no longitude and latitude: there are values of {low} to {high}. "
            "Say which columns and coordinate system they are."
        ),
        "taken_as_degrees": tr(
            "{x} and {y} are taken for longitude and latitude (WGS 84). Say if they are not."
        ),
        "rows_without_place": tr("{n} rows have no coordinates and are left out."),
        "no_flux_column": tr(
            "No column of NPP or soil respiration was found among: {columns}. Name the column "
            "npp or rs."
        ),
        "no_points": tr("It has no points."),
        "plots_perhaps": tr(
            "Its names speak of NPP or respiration. If these are plots, correct the table; "
            "if not, set the use 'Not used'."
        ),
        "unit_not_read": tr(
            "The unit {unit} is not understood; {usual} is assumed. Set the unit by a double click."
        ),
        "series_instead": tr(
            "There is a series of {series}, so no model of {flux} is made of these plots. Set the "
            "series to 'Not used' to map {flux} from plots, or these plots to 'Not used'."
        ),
        "zones_unnamed": tr(
            "No column that names its {n} polygons was recognised: they are added up as one "
            "region. Call the column NAME for a result by polygon."
        ),
        "other_plots": tr("Another table of this flux is used: {other}."),
        "other_zones": tr("Other polygons are used as zones: {other}."),
        "no_layer": tr("It cannot be opened, or holds no layer with columns."),
        "no_use": tr("Neither plots nor zones were recognised in it."),
    }


def driver_text(data: Data) -> str:
    """Return which climate variables were not recognised among several dated ones, or nothing."""
    dated = [name for name, rasters in data.variables.items() if rasters[0].date is not None]
    missing = [role_title(kind) for kind in records.DRIVERS if kind not in data.drivers]
    if not missing or len(dated) < len(missing):
        return ""
    return tr(
        "Not recognised: {roles}. Climate drivers and management zones need both temperature and "
        "precipitation. If such rasters are in the folder, set their use in the table 'Data...'."
    ).format(roles=", ".join(missing))


def doubts_text(data: Data) -> str:
    """Return how many questions are open, or nothing."""
    if not data.doubtful:
        return ""
    return tr("Open questions: {n} (files: {files}). Select an amber row to read one.").format(
        n=data.n_questions, files=len(data.doubtful)
    )


def dates_text(dates) -> str:
    """Return the text for the dates of data: first, last and number."""
    known_dates = sorted(date for date in dates if date is not None)
    if not known_dates:
        return tr("all dates")
    return (
        known_dates[0].text
        if len(known_dates) == 1
        else f"{known_dates[0].text} - {known_dates[-1].text}"
    )


def unit_text(data_file: DataFile) -> str:
    """Return the text for a unit of data; of plots and fluxes that state none the assumed one."""
    unit = data_file.unit
    if not unit and data_file.role == records.PLOTS:
        unit = records.USUAL_UNIT
    elif not unit and data_file.role in records.FLUXES and all(data_file.dates):
        steps = {date.precision for date in data_file.dates} & {"year", "month"}
        unit = with_step(records.USUAL_UNIT, "year", steps.pop()) if len(steps) == 1 else ""
    return unit if unit == data_file.unit else tr("{unit} (assumed)").format(unit=unit)


def data_html(data: Data, is_npp_alone: bool = False) -> str:
    """Return what was found in the data folder as HTML."""
    from .findings_html import html_table

    rows = []
    for name, rasters in data.variables.items():
        kind = role_title(records.CLASSES) if name in data.classes else ""
        kind = role_title(records.LANDUSE) if name == data.landuse else kind
        kind = next(
            (role_title(k) for k, variable in data.drivers.items() if variable == name), kind
        )
        rows.append((name, str(len(rasters)), dates_text(r.date for r in rasters), kind))
    for flux, rasters in data.fluxes.items():
        date_range = dates_text(r.date for r in rasters)
        rows.append((role_title(flux), str(len(rasters)), date_range, tr("your own")))
    fragments = [f"<p>{html.escape(data.folder)}</p>"]
    if rows:
        fragments.append(html_table((tr("Variable"), tr("rasters"), tr("dates"), ""), rows))
    fragments += [f"<p>{html.escape(text)}</p>" for text in _tables_text(data)]
    if driver_text(data):
        fragments.append(f'<p style="color:{theme.DOUBT}">{html.escape(driver_text(data))}</p>')
    if is_npp_alone:
        text = tr(
            "There is NPP and nothing about respiration, so NPP is analysed instead of "
            "NEP. Add a series or plots of soil respiration for the balance and the management "
            "zones, which speak of sinks."
        )
        fragments.append(f'<p style="color:{theme.DOUBT}">{html.escape(text)}</p>')
    fragments += _data_file_list(tr("Doubtful:"), data.doubtful, str(theme.DOUBT))
    fragments += _data_file_list(tr("Not used:"), data.unused, "")
    return "".join(fragments)


def _tables_text(data: Data) -> list:
    """Return what plots and zones were found in the data folder, as text."""
    titles = {"npp": tr("NPP"), "rs": tr("Soil respiration")}
    texts = [
        tr("Plots of {flux}: {file}, column {column}").format(
            flux=titles[flux],
            file=os.path.basename(data.original_of(plots.path)),
            column=plots.column,
        )
        for flux, plots in data.plots.items()
    ]
    if data.zones is not None:
        zones = data.original_of(data.zones.path)
        texts.append(tr("Zones: {file}").format(file=os.path.basename(zones)))
    return texts


def _data_file_list(title: str, files, colour: str) -> list:
    """Return data files with the words for their remarks."""
    if not files:
        return []
    by_text: dict = {}
    for data_file in files:
        by_text.setdefault(" ".join(map(remark_text, data_file.remarks)), []).append(
            _file_name(data_file)
        )
    style = f' style="color:{colour}"' if colour else ""
    lines = []
    for text, names in list(by_text.items())[:_MAX_NAMED]:
        lines.append(f"<li><b>{html.escape(_names_of_files(names))}</b>: {html.escape(text)}</li>")
    if len(by_text) > _MAX_NAMED:
        unlisted_note = tr("and {n} more: see the table").format(n=len(by_text) - _MAX_NAMED)
        lines.append(f"<li>{html.escape(unlisted_note)}</li>")
    return [f"<h4{style}>{html.escape(title)}</h4><ul>{''.join(lines)}</ul>"]


def _names_of_files(names: list) -> str:
    """Return the names of files, of many the first and the last."""
    if len(names) <= 3:
        return ", ".join(names)
    return tr("{first} to {last} ({n} files)").format(first=names[0], last=names[-1], n=len(names))


def _file_name(data_file: DataFile) -> str:
    """Return the name of a file as it is shown."""
    return os.path.basename(data_file.path)
