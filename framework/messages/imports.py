"""Sentences for importing downloads and exports of other programs."""

from __future__ import annotations

import os
import re

from ...core.errors_and_notes import imports as facts
from ...core.report.display_names import quantity_name
from ..text.phrases import join_listed
from ..text.translation import tr

# How GDAL repeats what servers answer to whom they do not know.
_REFUSED = re.compile(r"(?:HTTP|response).*\b(401|403|407|409)\b")
# Damaged files that a message names.
_MAX_NAMED = 12


def reason_text(reason: str) -> str:
    """Return why a file of an import, such as a failed download, could not be read."""
    texts = {
        "HTML": tr("it is a web page, as servers send instead of a file that needs a login"),
        "XML": tr("it is an XML text, as servers send instead of a file"),
        "JSON": tr("it is a JSON text, as servers send instead of a file"),
        "empty": tr("it is empty"),
        "password": tr("it is protected by a password; unpack it first"),
        "zip": tr("it is a damaged zip, as an interrupted download leaves it"),
        "position": tr("nothing in it tells where its cells lie"),
        "no bands": tr("it holds no raster"),
        "VRT": tr(
            "it is a virtual raster on a server, in a STAC item or under another name than .vrt, "
            "which could name other files and servers"
        ),
    }
    refused = _REFUSED.search(reason)
    if refused:
        return tr(
            "the server refuses it ({code}): it needs a login, or an address signed by its service "
            "that has not expired"
        ).format(code=refused.group(1))
    return texts.get(reason, reason)


def _phrase_damaged_files(error: facts.DamagedFiles) -> str:
    """Say which files of an import are damaged."""
    file_texts = [
        f"{os.path.basename(file)} ({reason_text(reason)})" for file, reason in error.files
    ]
    n_unlisted = len(file_texts) - _MAX_NAMED
    file_list = join_listed(file_texts[:_MAX_NAMED])
    text = tr("Of {total} files, {n} cannot be read: {files}.").format(
        n=len(file_texts), total=error.total, files=file_list
    )
    unlisted_note = (
        f" {tr('{n} more are not listed.').format(n=n_unlisted)}" if n_unlisted > 0 else ""
    )
    remedy = tr("Download them again, or read the others only with SKIP_DAMAGED.")
    return f"{text}{unlisted_note} {remedy}"


def _phrase_folder_partly_used(note: facts.FolderPartlyUsed) -> str:
    """Say what lies in a folder of an import and is not used."""
    reasons = {
        "folder": tr("a folder"),
        "archive": tr("an archive"),
        "not_readable": tr("cannot be read"),
        "unknown": tr("of an unknown format"),
    }
    left_out = [f"{name} ({reasons[reason]})" for name, reason in note.left_out]
    return tr(
        "Not used of the folder {folder}: {n} of its files and folders, which may hold data: "
        "{list}. Where they belong to the data, unpack them, convert them to GeoTIFF, and put them "
        "into the folder itself."
    ).format(folder=note.folder, n=len(left_out), list=join_listed(left_out))


def _phrase_driver_missing(error: facts.DriverMissing) -> str:
    """Say that GDAL lacks the driver for a file to import, and how to get it."""
    if error.driver == "HDF4":
        remedy = tr(
            "Order the product as GeoTIFF from AppEEARS (appeears.earthdatacloud.nasa.gov), or "
            "convert the files with gdal_translate of a GDAL that has HDF4 (conda install -c "
            "conda-forge libgdal-hdf4)."
        )
    else:
        remedy = tr(
            "Convert the files to GeoTIFF with gdal_translate of a GDAL that has the driver "
            "(conda install -c conda-forge gdal libgdal-{driver})."
        ).format(driver=error.driver.lower())
    text = tr("{path} is a file of {driver}, and the GDAL of this QGIS has no driver for it.")
    return f"{text.format(path=error.path, driver=error.driver)} {remedy}"


def _phrase_bad_stac(error: facts.BadStac) -> str:
    """Say why a STAC item cannot be imported."""
    texts = {
        "unreadable": tr("{path} cannot be read: {reason}."),
        "json": tr("{path} is not valid JSON. Download the STAC item again."),
        "collection": tr(
            "{path} is a STAC catalog or collection. Give its items, or the answer of a search as "
            "an item collection."
        ),
        "no_items": tr(
            "{path} is neither a STAC item nor an item collection, so it names no rasters."
        ),
        "no_assets": tr("{path}: none of the assets is a raster that can be read."),
        "value": tr(
            "{path}: its STAC item states a number for {reason} that cannot be used (0 as a scale, "
            "not finite, or too large). Correct the item."
        ),
    }
    return texts.get(error.why, texts["unreadable"]).format(path=error.path, reason=error.reason)


def _phrase_stac_read(note: facts.StacRead) -> str:
    """Say how many rasters STAC items name for an import."""
    hosts = join_listed(note.hosts) if note.hosts else tr("own folder")
    return tr("{path}: {assets} rasters of {items} STAC items ({where}).").format(
        path=note.path, assets=note.assets, items=note.items, where=hosts
    )


def _phrase_stac_differs(note: facts.StacDiffers) -> str:
    """Say where an imported file differs from its STAC item."""
    if note.field == "bands":
        return tr(
            "{path} has {file} bands, its STAC item describes {item}: what the item says of them "
            "was not used."
        ).format(path=note.path, file=note.in_file, item=note.in_item)
    names = {
        "nodata": tr("the no-data value"),
        "scale": tr("the scale"),
        "offset": tr("the offset"),
        "unit": tr("the unit"),
    }
    return tr(
        "{path}: {what} is {file} in the file and {item} in its STAC item; the file counts."
    ).format(
        path=note.path, what=names.get(note.field, note.field), file=note.in_file, item=note.in_item
    )


ERRORS = {
    facts.NothingToImport: lambda e: tr(
        "INPUT and INPUT_FOLDER hold no file with rasters: {inputs}. Check the folder and the "
        "endings of its files."
    ).format(inputs=join_listed(e.inputs)),
    facts.DamagedFiles: _phrase_damaged_files,
    facts.DriverMissing: _phrase_driver_missing,
    facts.MembersTwice: lambda e: tr(
        "{path} holds {name} twice, with different contents. Unpack it, keep the file you mean, "
        "and give the folder instead."
    ).format(path=e.path, name=e.name),
    facts.StepsMixed: lambda e: tr(
        "{variable} has dates of different steps: {first} ({first_path}) and {second} "
        "({second_path}). Import them from two folders, or leave one of them out."
    ).format(
        variable=e.variable,
        first=e.first,
        first_path=e.first_path,
        second=e.second,
        second_path=e.second_path,
    ),
    facts.VariableUnknown: lambda e: tr(
        "VARIABLES = {missing} is in none of the files. These hold: {found}."
    ).format(missing=join_listed(e.missing), found=join_listed(e.found)),
    facts.DatesDisagree: lambda e: tr(
        "{path}: the name says {name}, the metadata say {metadata}. Choose with DATE_SOURCE "
        "which is right."
    ).format(path=e.path, name=e.in_name, metadata=e.in_metadata),
    facts.BandsWithoutDates: lambda e: tr(
        "{path} holds {n} bands of {variable}, and nothing states their dates. Save one file per "
        "date with the date in its name. If they are the twelve months of each year in the name "
        "of the file, add a row to PRODUCTS with 'months in order' in the column days."
    ).format(path=e.path, n=e.n, variable=e.variable),
    facts.BadStac: _phrase_bad_stac,
    facts.AssetOutside: lambda e: tr(
        "{path} names the file {href}, which is neither in its own folder nor a web address. Put "
        "the files of a STAC item into its folder."
    ).format(path=e.path, href=e.href),
    facts.AssetsOnTheWeb: lambda e: tr(
        "{path} names files of other servers: {hosts}. If you trust them, run it with "
        "ALLOW_DOWNLOAD to fetch these files."
    ).format(path=e.path, hosts=join_listed(e.hosts)),
    facts.StepsAccumulate: lambda e: tr(
        "{path}: the hourly values of {variable} of ERA5-Land each hold the hours before them, so "
        "they cannot be added up. Download the monthly means or the daily statistics instead."
    ).format(path=e.path, variable=e.variable),
    facts.ResolutionMissing: lambda e: tr(
        "CRS = {crs} is not that of the files, so the size of cells must be given too. Set "
        "RESOLUTION, or choose a TEMPLATE."
    ).format(crs=e.crs),
}


def _phrase_unit_unknown(note: facts.UnitUnknown) -> str:
    """Say that the unit of an imported variable is not known."""
    if note.unit:
        return tr(
            "{variable}: the unit '{unit}' is not known, so the numbers are kept as they are."
        ).format(variable=note.variable, unit=note.unit)
    return tr(
        "{variable}: the files state no unit and the table of products has none, so the numbers "
        "are kept as they are. Add a row to PRODUCTS if you know it."
    ).format(variable=note.variable)


NOTES = {
    facts.StacRead: _phrase_stac_read,
    facts.StacPage: lambda n: tr(
        "{path} is part of a longer list: only {items} items were read, as the next page lies on "
        "another server or must be asked for with a form. Ask for more items per page, or save the "
        "other pages and give them too."
    ).format(path=n.path, items=n.items),
    facts.StacDiffers: _phrase_stac_differs,
    facts.StacScaleUsed: lambda n: tr(
        "{variable}: scale {scale:g}, offset {offset:g} taken from the STAC item ({n} bands)."
    ).format(variable=n.variable, scale=n.scale, offset=n.offset, n=n.n),
    facts.FilesFound: lambda n: tr("{files} files with {bands} bands found.").format(
        files=n.files, bands=n.bands
    ),
    facts.FolderPartlyUsed: _phrase_folder_partly_used,
    facts.FileLeftOut: lambda n: tr("{path} was left out: {reason}.").format(
        path=n.path, reason=reason_text(n.reason)
    ),
    facts.VariableImported: lambda n: tr(
        "{name} ({unit}): {written} rasters written, {kept} kept from before."
    ).format(name=n.name, unit=n.unit or "-", written=n.written, kept=n.kept),
    facts.VariablesLeftOut: lambda n: tr(
        "Not imported, as they are not in the table of products: {names}. Name them in VARIABLES "
        "to import them too."
    ).format(names=join_listed(n.names)),
    facts.DatesMissing: lambda n: tr(
        "{variable}: {n} dates between the first and the last are missing: {dates}."
    ).format(variable=n.variable, n=len(n.dates), dates=join_listed(n.dates)),
    facts.PeriodsIncomplete: lambda n: tr(
        "{variable}: {n} periods were left out, as days of them are missing: {dates}. Lower "
        "MIN_COVERAGE to make them from the days there are."
    ).format(variable=n.variable, n=len(n.dates), dates=join_listed(n.dates)),
    facts.PeriodKept: lambda n: tr(
        "{variable}: the files hold years or seasons, so PERIOD does not apply: its rasters stay "
        "as they are."
    ).format(variable=n.variable),
    facts.NoDates: lambda n: tr(
        "{variable}: {n} bands have no date and were left out, such as one of {path}. Put the date "
        "into the name of the file."
    ).format(variable=n.variable, n=n.n, path=n.path),
    facts.ScaleReplaced: lambda n: tr(
        "{variable}: the files declare the scale {declared:g}, the inverse of that of the "
        "documentation of {product}, {used:g}, which was used."
    ).format(variable=n.variable, declared=n.declared, used=n.used, product=n.product),
    facts.ScaleMissing: lambda n: tr(
        "{variable}: files of {product} declare the scale of their numbers, but these declare "
        "none, so the numbers are kept as they are stored. Compare them with the documentation."
    ).format(variable=n.variable, product=n.product),
    facts.MonthsInOrder: lambda n: tr(
        "{variable}: {n} files have no dates; their bands are taken for the months, January first, "
        "of the years in their names, as the table of products says of {product}."
    ).format(variable=n.variable, n=n.n, product=n.product),
    facts.UnitFromTable: lambda n: tr(
        "{variable}: the unit {unit} is taken from the table of products ({product}), as {n} files "
        "state none or another name for it."
    ).format(variable=n.variable, n=n.n, unit=n.unit, product=n.product),
    facts.UnitUnknown: _phrase_unit_unknown,
    facts.QualityMissing: lambda n: tr(
        "{variable}: {n} bands of {product} were not masked, as their quality bands are not among "
        "the files. Download these too."
    ).format(variable=n.variable, n=n.n, product=n.product),
    facts.ValuesUnlikely: lambda n: tr(
        "{variable}: values from {low:.6g} to {high:.6g} {unit}, but {quantity} lies between "
        "{lowest:.6g} and {highest:.6g}. Check scale, unit and fill values of the files."
    ).format(
        variable=n.variable,
        low=n.low,
        high=n.high,
        unit=n.unit,
        quantity=quantity_name(n.quantity, tr),
        lowest=n.lowest,
        highest=n.highest,
    ),
    facts.PreliminaryValues: lambda n: tr(
        "{variable}: {n} bands hold preliminary values of ERA5 (expver 5), used where there are no "
        "final ones. Import them again when the final ones are published."
    ).format(variable=n.variable, n=n.n),
    facts.MeansOverYears: lambda n: tr(
        "{variable}: the time axis of {path} is that of a climatology: its {n} bands are means "
        "over several years. The year in the names of the results is only the one that the axis "
        "gives."
    ).format(variable=n.variable, path=n.path, n=n.n),
    facts.NoCellWithData: lambda n: tr(
        "{variable}: no cell with data was found. Check the fill value, the valid range and the "
        "scale that {path} declares, and the area."
    ).format(variable=n.variable, path=n.path),
    facts.StepsApart: lambda n: tr(
        "{variable}: the files give one value every {hours} hours. Each is taken for the amount "
        "of one hour, and the hours between for alike. If these are ensemble data of ERA5, each is "
        "the sum of {hours} hours, and the results are {hours} times too large."
    ).format(variable=n.variable, hours=n.hours),
    facts.SumsOfDays: lambda n: tr(
        "{variable}: the files give one value a day. It is taken for the amount of the day that "
        "its time names, as in the daily statistics of ERA5. If these are the values at 00:00 of "
        "hourly data, they are others: in ERA5-Land the amounts of the day before, in ERA5 those "
        "of its last hour."
    ).format(variable=n.variable),
}
