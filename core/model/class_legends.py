"""Legends of a training table and its model: what the class codes of columns are called.

A table that 'Sample rasters at sites' wrote has the class names of the rasters beside it. In other
tables a second column may hold the names: ``lc`` and ``lc_name``.
"""

from __future__ import annotations

from ..errors_and_notes.tables import MissingColumn
from ..tables.class_labels import class_label_column
from ..tables.columns import find_column
from ..tables.numbers import CLASSES
from .json_fields import Fields

_LEGENDS = "legends"

# What a column of names is called beside one of codes.
_ENDINGS = ("name", "label", "class", "type", "desc", "description", "名称", "名", "类型", "类别")


def legends_of_columns(frame, columns) -> dict:
    """Return the names of the class codes of columns, {code: name} by column.

    Parameters
    ----------
    frame : pandas.DataFrame
        The table.
    columns : sequence of str
        Names of columns; those without codes, or without names of them, are left out.
    """
    legends = {}
    for column in dict.fromkeys(filter(None, columns)):
        legend = dict(frame.attrs.get(CLASSES, {}).get(column, {})) or _legend_beside(frame, column)
        if legend:
            legends[column] = legend
    return legends


def _legend_beside(frame, column: str) -> dict:
    """Return the legend of codes that a second column holds; {} unless each has one name alone."""
    wanted = {
        f"{column.strip().casefold()}{mark}{end}" for mark in ("_", " ", "") for end in _ENDINGS
    }
    beside = [str(c) for c in frame.columns if str(c).strip().casefold() in wanted]
    if len(beside) != 1:
        return {}
    legend: dict = {}
    try:
        codes = class_label_column(frame, column).tolist()
        names = find_column(frame, beside[0]).tolist()
    except MissingColumn:
        return {}
    for code, name in zip(codes, names):
        if code is None or name is None:
            continue
        if not isinstance(code, int) or not isinstance(name, str):
            return {}
        if legend.setdefault(code, name.strip()) != name.strip():
            return {}
    return legend if len(set(legend.values())) == len(legend) else {}


def describe_legends(legends: dict) -> dict:
    """Return the names of a model's class codes as a field of ``model.json``; {} without any."""
    listed = {
        name: [list(item) for item in sorted(codes.items())] for name, codes in legends.items()
    }
    return {_LEGENDS: listed} if legends else {}


def read_legends(fields: Fields) -> dict:
    """Return the names of the class codes of a model; none in files of older versions."""
    if _LEGENDS not in fields.names:
        return {}
    section, legends = fields.section(_LEGENDS), {}
    for name in section.names:
        items = section.take(name, list)
        for item in items:
            section.require(isinstance(item, list) and len(item) == 2, name)
            code, label = item
            is_code = isinstance(code, int) and not isinstance(code, bool)
            section.require(is_code and isinstance(label, str), name)
        legends[name] = dict(items)
    return legends
