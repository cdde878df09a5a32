"""The grid of settings that tuning tries, read from a text.

Dialogs read it before anything is computed, so numpy is not imported here.
"""

from __future__ import annotations

from dataclasses import fields

from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.run import BadValue
from ..estimators.settings import parse_max_features

FIELD = FieldName("grid", "TrainingSpec")
_FORM = "name = value, value; name = value"
_WHOLE_NUMBERS, _NUMBERS = "1, 2, 3 ...", "0.1, 0.5, 1 ..."
# Signs as Chinese keyboards write them.
_WIDE = str.maketrans("；，、＝：", ";,,==")
# Settings of estimators that are whole numbers; those of networks say so by their type.
_WHOLE = ("trees", "max_depth", "min_leaf", "hidden")
_PARSED = {"max_features": parse_max_features}


def parse_grid(text: str, record: type) -> tuple:
    """Return the settings of a tuning grid with the values to try.

    Parameters
    ----------
    text : str
        Settings with their values; semicolons separate the settings, commas the values.
    record : type
        The settings there are: a dataclass whose fields say what they may be.

    Returns
    -------
    tuple of (str, tuple)

    Raises
    ------
    BadValue
        For a setting that is none, or a value that it cannot have.

    Examples
    --------
    >>> from ..estimators.settings import EstimatorSettings
    >>> parse_grid("min_leaf = 1, 5; cost=0.5", EstimatorSettings)
    (('min_leaf', (1, 5)), ('cost', (0.5,)))
    """
    settings = {field.name: field for field in fields(record)}
    values_by_setting: dict = {}
    text = (text or "").translate(_WIDE)
    for item in filter(None, (text_part.strip() for text_part in text.split(";"))):
        name, _, values = (text_part.strip() for text_part in item.partition("="))
        name = name.lower()
        texts = [value.strip() for value in values.split(",") if value.strip()]
        if name not in settings or name in values_by_setting or not texts:
            raise BadValue(FIELD, item, f"{_FORM} ({', '.join(settings)})")
        values_by_setting[name] = tuple(
            dict.fromkeys(_parse_setting(settings[name], value) for value in texts)
        )
    return tuple(values_by_setting.items())


def _parse_setting(field, text: str):
    """Return a value of a setting in a tuning grid."""
    is_integer = field.name in _WHOLE or field.type == "int"
    allowed = field.metadata.get("allowed")
    try:
        value = _PARSED.get(field.name, int if is_integer else float)(text)
    except ValueError:
        limits = f" ({allowed})" if allowed is not None else ""
        valid_texts = f"{_WHOLE_NUMBERS if is_integer else _NUMBERS}{limits}"
        raise BadValue(FIELD, f"{field.name} = {text}", valid_texts) from None
    # NaN is beyond no limit and within none.
    if value != value or (allowed is not None and not allowed.holds(value)):
        raise BadValue(FIELD, f"{field.name} = {text}", str(allowed))
    return value
