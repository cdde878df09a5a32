"""Circular predictors, such as aspect: a sine and a cosine instead of a number that jumps at north.

Training replaces the column by two predictors, ``aspect_sin`` and ``aspect_cos``. Where a table or
the rasters of a later prediction lack these, they are made from the angle itself.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..facts.learn import AngleOutside
from ..statistics.circle import component
from ..tables.columns import numeric_column
from ..units.angle import PARAMETER, angles_of
from ..units.column_units import unit_of_column


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
    """
    if not spec.circular:
        return samples, spec
    samples, periods = samples.copy(deep=False), dict(spec.circular)
    names: list = []
    angles: list = []
    for name in spec.predictors:
        made: tuple = ()
        if name in periods:
            made = angles_of(name, periods[name], unit_of_column(samples, name))
            _add(samples, made)
        angles.extend(made)
        names.extend([angle.name for angle in made] or [name])
    return samples, replace(spec, predictors=tuple(names), angles=tuple(angles))


def with_angles(predictors: tuple, angles: tuple) -> tuple:
    """Return predictors that know what they were made from."""
    by_name = {angle.name: angle for angle in angles}
    return tuple(replace(p, angle=by_name.get(p.name)) for p in predictors)


def table_with_angles(model, frame):
    """Return a table with the sines and cosines that a model wants, from the angles it has.

    Raises
    ------
    MissingColumn, AngleOutside
    """
    columns = {str(column) for column in frame.columns}
    missing = [p.angle for p in model.predictors if p.angle and p.name not in columns]
    if missing:
        frame = frame.copy(deep=False)
        _add(frame, missing)
    return frame


def _add(frame, angles) -> None:
    """Add columns of sine or cosine to a table."""
    for angle in angles:
        values = numeric_column(frame, angle.source)
        try:
            frame[angle.name] = component(values, angle.part, angle.period)
        except ValueError:
            ends = float(np.nanmin(values)), float(np.nanmax(values))
            raise AngleOutside(PARAMETER, angle.source, *ends, angle.period) from None
