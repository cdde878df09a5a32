"""The grid of settings that a user wants tuning to try: ``hidden = 16, 32; dropout = 0.1, 0.3``."""

from __future__ import annotations

from dataclasses import fields

from ..estimators.settings import parse_max_features
from ..facts.fields import FieldName
from ..facts.run import BadValue

FIELD = FieldName("grid", "TrainingSpec")
_FORM = "name = value, value; name = value"
_WHOLE_NUMBERS, _NUMBERS = "1, 2, 3 ...", "0.1, 0.5, 1 ..."
# Signs as Chinese keyboards write them.
_WIDE = str.maketrans("；，、＝：", ";,,==")
# Settings of estimators that are whole numbers; those of networks say so by their type.
_WHOLE = ("trees", "max_depth", "min_leaf", "hidden")
_PARSED = {"max_features": parse_max_features}


def parse_grid(text: str, record: type) -> tuple:
    """Return the settings of a grid with the values to try.

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
    known = {field.name: field for field in fields(record)}
    found: dict = {}
    text = (text or "").translate(_WIDE)
    for item in filter(None, (part.strip() for part in text.split(";"))):
        name, _, values = (part.strip() for part in item.partition("="))
        name = name.lower()
        texts = [value.strip() for value in values.split(",") if value.strip()]
        if name not in known or name in found or not texts:
            raise BadValue(FIELD, item, f"{_FORM} ({', '.join(known)})")
        found[name] = tuple(dict.fromkeys(_parse_setting(known[name], value) for value in texts))
    return tuple(found.items())


def _parse_setting(field, text: str):
    """Return a value of the user's own tuning grid."""
    whole = field.name in _WHOLE or field.type == "int"
    allowed = field.metadata.get("allowed")
    try:
        value = _PARSED.get(field.name, int if whole else float)(text)
    except ValueError:
        limits = f" ({allowed})" if allowed is not None else ""
        form = f"{_WHOLE_NUMBERS if whole else _NUMBERS}{limits}"
        raise BadValue(FIELD, f"{field.name} = {text}", form) from None
    # NaN is beyond no limit and within none.
    if value != value or (allowed is not None and not allowed.holds(value)):
        raise BadValue(FIELD, f"{field.name} = {text}", str(allowed))
    return value
