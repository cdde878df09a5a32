"""What each map of a series is made from, for models that look back on earlier dates as well."""

from __future__ import annotations

from typing import NamedTuple

from ...errors import OtherStep, SeriesTooShort


class DatedMap(NamedTuple):
    """One map of a series.

    Parameters
    ----------
    date : Date
        The date.
    model : object
        What predicts it: a model without history.
    bands : tuple
        One band per input of that model.
    """

    date: object
    model: object
    bands: tuple


def plan_maps(model, choices: list, wanted: list, static: tuple) -> tuple:
    """Return the maps that can be made, and the dates that lack a past.

    Parameters
    ----------
    model : object
        The model; `history`, `step` and `at_date` say how it looks back.
    choices : list of DatedChoice
        All dates of the rasters.
    wanted : list of DatedChoice
        Those to be predicted; none of them lacks a variable.
    static : tuple of str
        Variables that one raster serves at all dates.

    Returns
    -------
    tuple
        ``(list of DatedMap, texts of the dates without a whole past)``.

    Raises
    ------
    OtherStep
        When the dates are of another precision than the model's steps.
    SeriesTooShort
        When not one wanted date has all the earlier ones.
    """
    if not model.history:
        return [DatedMap(choice.date, model, choice.bands) for choice in wanted], []
    step, date = model.step, wanted[0].date
    if date.precision != step.unit:
        raise OtherStep(step.unit, date.precision, date.text)
    dated = model.at_date(static)
    place = {name: i for i, name in enumerate(model.inputs)}
    by_date = {choice.date: choice.bands for choice in choices}
    maps, without = [], []
    for choice in wanted:
        past = [by_date.get(step.before(choice.date, k)) for k in range(model.history + 1)]
        bands = tuple(
            None if past[back] is None else past[back][place[name]] for name, back in dated.sources
        )
        if None in past or None in bands:
            without.append(choice.date.text)
        else:
            maps.append(DatedMap(choice.date, dated, bands))
    if not maps:
        dates = tuple(choice.date.text for choice in choices)
        raise SeriesTooShort(model.history + 1, dates, step.size, step.unit)
    return maps, without
