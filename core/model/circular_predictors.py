"""Circular predictors, such as aspect: a sine and a cosine instead of a number that jumps at north.

Training replaces the column by two predictors, ``aspect_sin`` and ``aspect_cos``. Where a table or
the rasters of a later prediction lack these, they are made from the angle itself.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..errors_and_notes.fields import SAMPLES, field_of
from ..errors_and_notes.learn import AngleInRadians, AngleOutside
from ..errors_and_notes.quantities import WrongUnit
from ..errors_and_notes.sites import DirectionAsNumber
from ..run import Run
from ..statistics.circular_statistics import fills_circle, looks_like_radians, sine_or_cosine
from ..tables.columns import numeric_column
from ..units.angle import FULL_CIRCLE, angles_of, is_direction
from ..units.column_units import unit_of_column
from ..units.unit_conversion import conversion_of_texts
from .circular_predictor_settings import FIELD

# A few records may well all face north.
MIN_JUDGED = 10


def split_angles(samples, spec):
    """Return a table with sine and cosine of its circular columns, and what to train on them.

    Parameters
    ----------
    samples : pandas.DataFrame
        The user's table; columns may be text.
    spec : TrainingSpec, FuzzySpec or SequenceSpec
        Names the circular columns and their periods.

    Raises
    ------
    AngleOutside
        For numbers outside of the circle.
    AngleInRadians
        For numbers that look like radians where a full turn is said to be 360.
    WrongUnit
        For a column in radians whose full turn is said to be 360.
    """
    if not spec.circular:
        return samples, spec
    samples, periods = samples.copy(deep=False), dict(spec.circular)
    names: list = []
    angles: list = []
    for name in spec.predictors:
        angle_columns: tuple = ()
        if name in periods:
            unit = unit_of_column(samples, name)
            angle_columns = angles_of(name, periods[name], unit)
            require_unit_of_angle(angle_columns[0]._replace(unit=""), unit, FIELD, name)
            _add_angle_columns(samples, angle_columns)
        angles.extend(angle_columns)
        names.extend([angle.name for angle in angle_columns] or [name])
    return samples, replace(spec, predictors=tuple(names), angles=tuple(angles))


def with_angles(predictors: tuple, angles: tuple) -> tuple:
    """Return predictors that know what they were made from."""
    by_name = {angle.name: angle for angle in angles}
    return tuple(replace(p, angle=by_name.get(p.name)) for p in predictors)


def note_directions(columns, run: Run) -> None:
    """Report predictors that are directions, by name or values, and count as numbers.

    Parameters
    ----------
    columns : iterable of (str, numpy.ndarray)
        Name and values of each predictor that is a number.
    run : Run
        Receives the notes.
    """
    for name, values in columns:
        known = values[np.isfinite(values)]
        if not known.size:
            continue
        low, high = float(known.min()), float(known.max())
        is_named = is_direction(name) and low >= -FULL_CIRCLE and high <= FULL_CIRCLE
        if is_named or fills_circle(known):
            run.note(DirectionAsNumber(name, low, high))


def table_with_angles(model, frame):
    """Return a table with the sines and cosines that a model wants, from the angles it has.

    Raises
    ------
    MissingColumn, AngleOutside, AngleInRadians
    WrongUnit
        When a column states another unit of an angle than the table of the training.
    """
    columns = {str(column) for column in frame.columns}
    missing = [p.angle for p in model.predictors if p.angle and p.name not in columns]
    if missing:
        frame = frame.copy(deep=False)
        for angle in missing:
            stated_unit = unit_of_column(frame, angle.source) if angle.source in columns else ""
            require_unit_of_angle(angle, stated_unit, field_of(SAMPLES, angle.source), angle.source)
        _add_angle_columns(frame, missing)
    return frame


def require_unit_of_angle(angle, stated_unit: str, parameter: str, path: str) -> None:
    """Refuse a circular predictor in another unit than that of its full turn.

    Parameters
    ----------
    angle : Angle
        What the model wants.
    stated_unit : str
        Unit that the input states, empty for none.
    parameter, path : str
        The input, for the message.

    Raises
    ------
    WrongUnit
    """
    trained_unit = angle.unit or angle.assumed_unit
    if not stated_unit or not trained_unit:
        return
    conversion = conversion_of_texts(stated_unit, trained_unit)
    # A unit that is no angle says little against degrees that are only assumed.
    if conversion != (1.0, 0.0) and (angle.unit or conversion is not None):
        raise WrongUnit(parameter, path, stated_unit, trained_unit)


def require_degrees(angle, values, stated_unit: str, parameter: str, path: str) -> None:
    """Refuse a circular predictor that looks like radians where a full turn is 360.

    Parameters
    ----------
    angle : Angle
        What the model wants.
    values : numpy.ndarray
        Numbers of the input, or a sample of them.
    stated_unit : str
        Unit that the input states, empty for none.
    parameter, path : str
        The input, for the message.

    Raises
    ------
    AngleInRadians
    """
    values = values[np.isfinite(values)]
    if stated_unit or not values.size:
        return
    low, high = float(values.min()), float(values.max())
    if looks_like_radians(low, high, angle.period):
        raise AngleInRadians(parameter, angle.source, path, low, high)


def _add_angle_columns(frame, angles) -> None:
    """Add columns of sine or cosine of circular predictors to a table."""
    for angle in angles:
        values = numeric_column(frame, angle.source)
        if len(values) >= MIN_JUDGED:
            stated_unit = unit_of_column(frame, angle.source)
            require_degrees(angle, values, stated_unit, FIELD, angle.source)
        try:
            frame[angle.name] = sine_or_cosine(values, angle.part, angle.period)
        except ValueError:
            ends = float(np.nanmin(values)), float(np.nanmax(values))
            raise AngleOutside(FIELD, angle.source, *ends, angle.period) from None
