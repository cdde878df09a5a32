"""Which columns are circular, such as aspect, and how long a full turn of each is.

They are read from the text of a parameter, and held against the predictors of a model. No numpy
here: dialogs load this file when QGIS starts.
"""

from __future__ import annotations

import re

from ..errors_and_notes.fields import FieldName, chosen
from ..errors_and_notes.run import BadValue
from ..units.angle import FULL_CIRCLE, angles_of, is_period

FIELD = FieldName("circular")
_SEPARATORS = re.compile(r"[,;，；、]")


def parse_circular_columns(text: str) -> tuple:
    """Return the columns and periods that a text names; those without a period are in degrees.

    Raises
    ------
    BadValue
        If a period is not a number above 0.

    Examples
    --------
    >>> parse_circular_columns("aspect, day = 365.25")
    (('aspect', 360.0), ('day', 365.25))
    """
    periods = {}
    for item in filter(None, (text_part.strip() for text_part in _SEPARATORS.split(text or ""))):
        name, _, period = (
            text_part.strip() for text_part in item.replace("＝", "=").partition("=")
        )
        try:
            period_value = float(period) if period else FULL_CIRCLE
        except ValueError:
            period_value = 0.0
        if not name or not is_period(period_value):
            raise BadValue(FIELD, item, "aspect, day = 365.25")
        periods[name] = period_value
    return tuple(periods.items())


def check_circular_columns(circular: tuple, predictors: tuple) -> None:
    """Refuse circular columns that are no predictors, and parts that are predictors already.

    Raises
    ------
    BadValue
        With the predictors that there are, or with the name that is there twice.
    """
    for name, period in circular:
        if name not in predictors:
            raise BadValue(FIELD, name, ", ".join(predictors))
        for angle in angles_of(name, period):
            if angle.name in predictors:
                raise BadValue(FieldName("predictors"), angle.name, chosen(FIELD, name))
