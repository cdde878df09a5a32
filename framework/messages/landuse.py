"""Sentences for land-use transfer."""

from __future__ import annotations

from ...core.errors_and_notes.landuse import (
    CarbonGridDiffers,
    CarbonResampled,
    ClassesAsAmounts,
    ClassesNamedOtherwise,
    ClassificationsDiffer,
    CodesAsAmounts,
    CodesExchanged,
    CodesUnnamed,
    ColoursAsAmounts,
    DatesDiffer,
    DensitiesDoubtful,
    DensitiesOfTwoDates,
    LanduseNodata,
    MissingDensity,
    NamesExchanged,
    NegativeCarbon,
    NoCarbon,
    NoCarbonOfDate,
    SameLanduse,
    SeveralCarbonOfDate,
    SwappedDates,
    TooManyClasses,
    TransferFound,
    YearsUnknown,
)
from ..text.phrases import join_listed
from ..text.translation import tr


def _phrase_carbon_grid_differs(error: CarbonGridDiffers) -> str:
    """Say that carbon and land use are on different grids."""
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


def _listed_codes(facts) -> str:
    """Return land-use codes with their class names, those of the training and those now."""
    return join_listed(
        [
            tr("{code}: '{trained}', now '{given}'").format(code=code, trained=trained, given=given)
            for code, trained, given in facts.codes
        ]
    )


def _phrase_transfer_found(note: TransferFound) -> str:
    """Say how much land changed its class, and what carbon did."""
    text = tr("{first} to {last}: {changed:.6g} of {area:.6g} km2 changed class.").format(
        first=note.first, last=note.last, changed=note.changed_km2, area=note.area_km2
    )
    if note.change_tg != note.change_tg:
        return text
    carbon = tr(
        "Carbon changed by {change:.6g} Tg C, {conversion:.6g} of it on land that changed class."
    ).format(change=note.change_tg, conversion=note.conversion_tg)
    return f"{text} {carbon}"


def _phrase_landuse_nodata(note: LanduseNodata) -> str:
    """Say how many cells of land use or carbon have no data."""
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


ERRORS = {
    ClassesAsAmounts: lambda e: tr(
        "{parameter}: {path} holds codes of classes ({labels}), not amounts: a mean or a trend of "
        "codes has no meaning. Give a raster of a measured quantity; if the numbers are amounts, "
        "remove the class names (attribute table, palette) from the file and those beside it."
    ).format(parameter=e.parameter, path=e.path, labels=join_listed(e.labels)),
    TooManyClasses: lambda e: tr(
        "The land-use rasters {paths} hold at least {n} different values, but at most {allowed} "
        "classes are supported. They may hold measurements; use rasters of class codes, or merge "
        "classes with 'Reclassify by table' (native:reclassifybytable)."
    ).format(paths=join_listed(e.paths), n=f"{e.n:,}", allowed=f"{e.allowed:,}"),
    MissingDensity: lambda e: tr(
        "The table of densities {path} lacks classes of the land-use rasters: {missing} (it has "
        "{found}). Add a row for each."
    ).format(path=e.path, missing=join_listed(e.missing), found=join_listed(e.found)),
    DensitiesOfTwoDates: lambda e: tr(
        "The table of densities {path} has densities at the start and at the end (density_start, "
        "density_end), but there are more than two dates of land use. Give one column per date: "
        "{wanted}, or a single column density for all dates."
    ).format(path=e.path, wanted=join_listed(e.wanted)),
    SwappedDates: lambda e: tr(
        "The raster of the start, {first} ({first_date}), is younger than that of the end, {last} "
        "({last_date}). Swap them."
    ).format(first=e.first, first_date=e.first_date, last=e.last, last_date=e.last_date),
    CarbonGridDiffers: _phrase_carbon_grid_differs,
    NoCarbonOfDate: lambda e: tr(
        "There is land use of {date} but no carbon raster of that date (found: {found}). Add it, "
        "or leave that land-use raster out."
    ).format(date=e.date, found=join_listed(e.found)),
    SeveralCarbonOfDate: lambda e: tr(
        "Land use of {date} needs one carbon raster, but several lie within that date: {found}. "
        "Bring them to one with 'Composite a series' (carbonsink:compositeseries), or leave the "
        "others out."
    ).format(date=e.date, found=join_listed(e.found)),
    CodesExchanged: lambda e: tr(
        "The codes of {variable} in {path} mean other classes than in the training ({codes}). "
        "Give the classes the codes of the training, or correct their names if these are wrong."
    ).format(variable=e.variable, path=e.path or tr("the table"), codes=_listed_codes(e)),
    NoCarbon: lambda e: tr(
        "ACCOUNTING = {accounting} needs {wanted}. Give them, choose the other accounting, or "
        "leave out all carbon to get areas only."
    ).format(accounting=e.accounting, wanted=tr(" and ").join(e.wanted)),
}

NOTES = {
    CodesUnnamed: lambda n: tr(
        "{path} has no name for these codes of the maps: {codes}. They are named as the rasters "
        "name them, else by their code."
    ).format(path=n.path, codes=join_listed(n.codes)),
    DensitiesDoubtful: lambda n: tr(
        "{path}: the largest density is {largest:.6g} {unit}. Stocks of carbon are larger than "
        "500 and smaller than 200000 gC m-2 in the class that holds most: check CARBON_UNIT "
        "(1 t C ha-1 is 100 gC m-2)."
    ).format(path=n.path, largest=n.largest, unit=n.unit),
    NamesExchanged: lambda n: tr(
        "{path} and {raster} give the same names to different codes ({codes}). The names of the "
        "table are used; check which one is right."
    ).format(
        path=n.path,
        raster=n.raster,
        codes=join_listed(
            [
                tr("{code}: '{table}', in the raster '{raster}'").format(
                    code=code, table=name, raster=own
                )
                for code, name, own in n.codes
            ]
        ),
    ),
    ClassesNamedOtherwise: lambda n: tr(
        "Classes of {variable} have other names in {path} than in the training ({codes}). They are "
        "taken for the same; if they are not, the prediction is wrong there."
    ).format(variable=n.variable, path=n.path or tr("the table"), codes=_listed_codes(n)),
    CodesAsAmounts: lambda n: tr(
        "{parameter}: {path} ({name}) holds what may be codes of classes: few different whole "
        "numbers, or numbers with class names. They are used as amounts; make sure that they are "
        "not codes: a mean, a trend or a mixture of codes has no meaning."
    ).format(parameter=n.parameter, path=n.path, name=n.name),
    ClassificationsDiffer: lambda n: tr(
        "{parameter}: by their names {first_path} is of the classification {first} and "
        "{second_path} of {second}, in which a code means another class. Codes were compared as "
        "they are: recode one of the rasters first."
    ).format(
        parameter=n.parameter,
        first=n.first,
        first_path=n.first_path,
        second=n.second,
        second_path=n.second_path,
    ),
    ColoursAsAmounts: lambda n: tr(
        "{parameter}: {n} rasters of whole numbers have a colour table, as class rasters and "
        "pictures have, such as {path}. Their numbers are used as amounts; make sure that they are "
        "not codes."
    ).format(parameter=n.parameter, n=n.n, path=n.path),
    TransferFound: _phrase_transfer_found,
    LanduseNodata: _phrase_landuse_nodata,
    CarbonResampled: lambda n: tr(
        "Carbon is resampled: its cells are {carbon}, those of land use {landuse}. Each land-use "
        "cell takes the carbon per area of the carbon cell its centre lies in (nearest "
        "neighbour; one carbon cell covers about {ratio:.4g} land-use cells), so carbon inside a "
        "carbon cell is shared out by area, whatever its classes."
    ).format(carbon=n.carbon_cell, landuse=n.landuse_cell, ratio=n.ratio),
    NegativeCarbon: lambda n: tr(
        "Carbon below zero in {paths}: right for fluxes, wrong for stocks. It is used as it is."
    ).format(paths=join_listed(n.paths)),
    YearsUnknown: lambda n: tr(
        "The rasters have no dates and YEARS was not given: the dynamic degrees, which are per "
        "year, stay empty."
    ),
    SameLanduse: lambda n: tr(
        "Both dates of land use are one raster, {path}: nothing can have changed. Give the raster "
        "of the other date."
    ).format(path=n.path),
    DatesDiffer: lambda n: tr("Land use of {landuse} is combined with carbon of {carbon}.").format(
        landuse=n.landuse, carbon=n.carbon
    ),
}
