"""Dates that the user gives for the rasters of a list, beside names that do not tell them."""

from __future__ import annotations

import json

from ...core.errors_and_notes.dates import DateCount
from ...core.errors_and_notes.raster import VariableChosen
from ...core.run import Run
from ...core.units.quantity import GRID
from .declarations import DATED_KEY, INSPECTED
from .quantities import declared_quantities, input_paths

_RASTERS = ("raster", "multilayer")


def assign_dates(algorithm, values, run: Run) -> None:
    """Give the rasters of the lists that DATES belongs to their dates.

    Where there are several lists, those whose names and metadata tell all dates keep them, unless
    all lists do.

    Parameters
    ----------
    algorithm : CarbonSinkAlgorithm
        Its definition of DATES names the lists.
    values : Values
        Inputs by name; file names of rasters become `RasterSource` with dates.
    run : Run
        Gets a note of which band got which date.

    Raises
    ------
    DateCount, BadDate, AmbiguousDates, MixedDateForms
        When there is not one date for each band, or a text is no date without doubt.
    """
    definition = algorithm.parameterDefinition("DATES")
    if definition is None or not values.get("DATES"):
        return
    from ...core.dates.date_lists import read_dates

    dates = read_dates(values["DATES"])
    lists = [name for name in json.loads(definition.metadata()[DATED_KEY]) if values.get(name)]
    bands = {name: _numbered_bands(values[name]) for name in lists}
    undated = [name for name in lists if any(band.date is None for _, band in bands[name])]
    for name in undated or lists:
        if len(dates) != len(bands[name]):
            raise DateCount(name, len(dates), len(bands[name]))
        values[name] = _dated_sources(values[name], bands[name], dates)
        for (_, band), date in zip(bands[name], dates):
            run.note(VariableChosen(f"{band.path} ({band.index})", "", date.text))


def check_dates(algorithm, values, run: Run) -> None:
    """Check that inputs that are combined cell by cell are of one time, and tell what was assumed.

    Parameters
    ----------
    algorithm : CarbonSinkAlgorithm
        Its definitions say whose date an input should have.
    values : Values
        Inputs by name.
    run : Run
        Gets notes of dates that differ, and of stamps at the end of what names tell.

    Raises
    ------
    DatesApart
        When two inputs must be of one time and are not.
    """
    from ...core.raster import date_checks
    from ...core.raster.series_dates import with_dates_of_periods, with_dates_of_seasons

    bands: list = []
    for definition in algorithm.parameterDefinitions():
        name, requirement = definition.name(), declared_quantities(definition)
        paths = input_paths(values.get(name)) if definition.type() in _RASTERS else []
        # What is inspected is told with the other doubts about it.
        if requirement is None or requirement.role == GRID or requirement == INSPECTED or not paths:
            continue
        own = with_dates_of_periods(date_checks.bands_of_input(paths))
        if not requirement.several:  # seasons of predictors are variables of their own
            own = with_dates_of_seasons(own)
        bands += own
        if requirement.is_quantity and not (
            requirement.several or requirement.products or requirement.repeats
        ):
            date_checks.note_missing_steps(name, own, run)
        other = input_paths(values.get(requirement.dates_of))
        first = date_checks.date_of_input(requirement.dates_of, other) if other else None
        if first is not None:
            date_checks.check_dates_together(first, name, own, requirement.dates_rule, run)
    date_checks.note_dates(bands, run)


def _numbered_bands(paths) -> list:
    """Return all bands of some rasters, whose dates are given, with the position of each."""
    from ...core.raster.band_description import describe_rasters

    return [(i, band) for i, (_grid, bands) in enumerate(describe_rasters(paths)) for band in bands]


def _dated_sources(paths, bands: list, dates: list) -> list:
    """Return the rasters of a parameter as sources that carry the dates that were given."""
    from ...core.raster.raster_source import RasterSource

    dates_by_band: list = [{} for _ in paths]
    for (i, band), date in zip(bands, dates):
        dates_by_band[i][band.index] = date
    return [
        RasterSource(str(path), {}, band_dates) for path, band_dates in zip(paths, dates_by_band)
    ]
