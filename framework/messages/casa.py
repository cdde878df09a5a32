"""Sentences for net primary production by CASA."""

from __future__ import annotations

from ...core.errors_and_notes.casa import (
    ClassesNotInTable,
    ClassLimits,
    ClassSkipped,
    MonthsMissing,
    NotMonthly,
    OtherLegend,
    OutOfRange,
    TakenAsKelvin,
    TemperatureUnclear,
    UnitDoubtful,
)
from ..text.phrases import join_listed
from ..text.translation import tr


def _phrase_classes_not_in_table(error: ClassesNotInTable) -> str:
    """Say that CASA's table of parameters lacks classes of the land cover."""
    codes = join_listed(error.codes)
    if not error.table:
        return tr(
            "The land cover {path} holds the codes {codes}, and without PARAMETERS its codes are "
            "taken for the IGBP classes of MODIS MCD12Q1 ({known}). Give PARAMETERS, a table with "
            "the columns code, name and eps_max, for your legend."
        ).format(path=error.path, codes=codes, known=join_listed(error.known))
    return tr(
        "The land cover {path} holds the codes {codes}, which have no row in PARAMETERS = {table} "
        "(its codes: {known}). Add them; an empty eps_max leaves a class without data."
    ).format(path=error.path, codes=codes, table=error.table, known=join_listed(error.known))


def _phrase_class_limits(note: ClassLimits) -> str:
    """Say which efficiency and limits of NDVI CASA takes for a class."""
    text = (
        tr("{name} ({code}): eps_max {eps:g} gC MJ-1, NDVI limits {low:.4f} and {high:.4f} given.")
        if note.given
        else tr(
            "{name} ({code}): eps_max {eps:g} gC MJ-1, NDVI limits {low:.4f} and {high:.4f}, the "
            "5 % and 95 % quantiles of its {cells} cells over all months."
        )
    )
    return text.format(
        name=note.name,
        code=note.code,
        eps=note.efficiency,
        low=note.lowest,
        high=note.highest,
        cells=f"{note.cells:,}",
    )


def _phrase_class_skipped(note: ClassSkipped) -> str:
    """Say why CASA leaves a class without data."""
    text = {
        "efficiency": tr("{name} ({code}): {cells} cells without data, its eps_max is empty."),
        "range": tr(
            "{name} ({code}): {cells} cells without data, its NDVI has no range to scale by. Give "
            "ndvi_min and ndvi_max in PARAMETERS if it should have NPP."
        ),
    }.get(note.why, note.why)
    return text.format(name=note.name, code=note.code, cells=f"{note.cells:,}")


def _phrase_unit_doubtful(note: UnitDoubtful) -> str:
    """Say which unit an input of CASA may have instead."""
    likely = {
        "per-day": tr("an amount per day"),
        "watts": tr("a mean in W m-2"),
        "metres": tr("a height in metres"),
        "kilograms": tr("kilograms or tonnes of carbon"),
    }.get(note.likely, note.likely)
    return tr(
        "{name}: the largest value is {high:.4g}, which is odd for {unit}; is it {likely}? The "
        "values were used as they are."
    ).format(name=note.name, high=note.high, unit=note.unit, likely=likely)


ERRORS = {
    TemperatureUnclear: lambda e: tr(
        "{parameter}: {path} holds whole numbers about {value:.4g} without a unit. They may be "
        "tenths of a degree Celsius, as in WorldClim 1.4, or Kelvin. Set the scale 0.1 or the unit "
        "in the file (gdal_edit -scale 0.1)."
    ).format(parameter=e.parameter, path=e.path, value=e.value),
    NotMonthly: lambda e: tr(
        "{parameter} needs one raster per month, and {date} is not the only raster of its month, "
        "or has no month. Name the files like ndvi_2005-03.tif, and bring other steps to months "
        "with 'Composite a series' (carbonsink:compositeseries)."
    ).format(parameter=e.parameter, date=e.date),
    MonthsMissing: lambda e: tr(
        "The {n} months that all series have never hold the months {months} of a year. All twelve "
        "are needed: the warmth of a place is judged by its whole year. Add the missing rasters."
    ).format(n=e.n, months=join_listed(e.months)),
    OutOfRange: lambda e: tr(
        "{parameter} holds values from {low:.6g} to {high:.6g}; possible are {allowed_low:g} to "
        "{allowed_high:g}. Apply the scale factor of the product (often 0.0001) and set its fill "
        "value as nodata first, for instance with the raster calculator."
    ).format(
        parameter=e.parameter,
        low=e.low,
        high=e.high,
        allowed_low=e.allowed_low,
        allowed_high=e.allowed_high,
    ),
    ClassesNotInTable: _phrase_classes_not_in_table,
    OtherLegend: lambda e: tr(
        "The land cover {path} calls its class {code} '{name}', and without PARAMETERS the codes "
        "are taken for the IGBP classes of MODIS MCD12Q1, where {code} is '{expected}'. Give "
        "PARAMETERS, a table with the columns code, name and eps_max, for your legend."
    ).format(path=e.path, code=e.code, name=e.name, expected=e.expected or "-"),
}

NOTES = {
    ClassLimits: _phrase_class_limits,
    ClassSkipped: _phrase_class_skipped,
    TakenAsKelvin: lambda n: tr(
        "{parameter}: {n} of {total} rasters hold values about {value:.4g}, which can only be "
        "Kelvin: 273.15 was subtracted."
    ).format(parameter=n.parameter, value=n.value, n=n.n, total=n.total),
    UnitDoubtful: _phrase_unit_doubtful,
}
