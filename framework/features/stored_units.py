"""Units of columns from one run to the next: comments of fields, and a file beside the table.

Neither CSV nor GeoPackage as QGIS writes them keep the comment of a field, nor does a layer in
memory. So the units of a file that an algorithm writes go to ``<file>.units.json``. They count only
while the columns hold what they held then: number of values, smallest and largest.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import re

from ...core.files.atomic import publish_text
from ...core.files.reading import read_bytes
from ...core.tables.header_rows import find_header
from ...core.units.unit import dimensions_of
from .table_cells import first_rows

# Of the file; and of a layer in memory, which QGIS makes without comments.
ENDING, PROPERTY = ".units.json", "carbonsink/units"
# Of a column of class codes: their names.
_CODES = "classes"
# Digits that numbers keep in a file of text, as a share of the number.
_SAME = 1e-6
_CODE = re.compile(r"-?[0-9]{1,10}")
_MAX_BYTES = 1 << 20


class WrittenUnits:
    """The units of the fields that a file is written with, and what the columns hold.

    Parameters
    ----------
    fields : QgsFields
        The unit of a column is the comment of its field.
    classes : dict of str to dict, optional
        Names by class code of columns that hold codes.
    """

    def __init__(self, fields, classes: dict | None = None) -> None:
        self._classes = classes or {}
        self._columns = [
            (i, field.name(), field.comment(), [])
            for i, field in enumerate(fields)
            if dimensions_of(field.comment()) or field.name() in self._classes
        ]

    def add(self, attributes: list) -> None:
        """Take in the attributes of a feature."""
        for i, _name, _unit, values in self._columns:
            if isinstance(attributes[i], float) and math.isfinite(attributes[i]):
                values.append(attributes[i])

    @property
    def _units_as_json(self) -> str:
        """Return the units as JSON; empty without any."""
        units_of_columns = [
            {"name": name, "unit": unit, **self._named_codes(name), **_value_summary(values)}
            for _i, name, unit, values in self._columns
            if values
        ]
        return (
            json.dumps({"columns": units_of_columns}, indent=1) + "\n" if units_of_columns else ""
        )

    def _named_codes(self, name: str) -> dict:
        """Return the names of a column's class codes, where it has some."""
        names = self._classes.get(name)
        return {_CODES: {str(code): label for code, label in names.items()}} if names else {}

    def keep_in(self, layer) -> None:
        """Keep the units with a layer in memory."""
        layer.setCustomProperty(PROPERTY, self._units_as_json)

    def write(self, path: str) -> None:
        """Write the units beside a file; take away those of an earlier one."""
        text = self._units_as_json
        if text:
            publish_text(path + ENDING, text)
        else:
            with contextlib.suppress(FileNotFoundError):
                os.remove(path + ENDING)


def _value_summary(values) -> dict:
    """Return number and range of a column's values, by which it is recognised again."""
    return {"n": len(values), "minimum": min(values), "maximum": max(values)}


def read_stated_units(source, layer, path: str) -> dict:
    """Return the units by column, with what the column must hold ({} for anything).

    Parameters
    ----------
    source : QgsProcessingFeatureSource
        A comment that is a unit counts.
    layer : QgsVectorLayer or None
        The layer behind it.
    path : str
        The file behind it; empty where there is none.
    """
    fields = list(source.fields())
    units = {f.name(): (f.comment(), {}) for f in fields if dimensions_of(f.comment())}
    for column in _written_columns(layer, path):
        name, unit = column.get("name"), column.get("unit")
        if isinstance(name, str) and isinstance(unit, str) and dimensions_of(unit):
            units.setdefault(name, (unit, column))
    return units


def read_stated_classes(layer, path: str) -> dict:
    """Return the names of class codes by column, as `read_stated_units` returns units."""
    classes = {}
    for column in _written_columns(layer, path):
        name, names = column.get("name"), column.get(_CODES)
        if isinstance(name, str) and isinstance(names, dict):
            codes = {c: n for c, n in names.items() if _CODE.fullmatch(c) and isinstance(n, str)}
            classes[name] = ({int(code): label for code, label in codes.items()}, column)
    return classes


def _written_columns(layer, path: str) -> list:
    """Return what was written of the columns of a layer, or of a table in a file."""
    property_text = layer.customProperty(PROPERTY, "") if layer is not None else ""
    return _parse_columns(property_text or (_read_units_file(path + ENDING) if path else ""))


def _read_units_file(path: str) -> str:
    """Return the content of the file of units beside a table, empty without one."""
    if not os.path.isfile(path) or os.path.getsize(path) > _MAX_BYTES:
        return ""
    try:
        return read_bytes(path).decode("utf-8", "replace")
    except OSError:
        return ""


def _parse_columns(text: str) -> list:
    """Return the columns that a text of units names; none where it is no such text."""
    try:
        columns = json.loads(text).get("columns")
    except (ValueError, AttributeError, TypeError, RecursionError):
        return []
    return (
        [column for column in columns if isinstance(column, dict)]
        if isinstance(columns, list)
        else []
    )


def still_valid_units(table, stated_units_by_column: dict) -> dict:
    """Return those of some units, or names of class codes, whose columns hold what they held."""
    from ...core.errors_and_notes.run import CarbonSinkError
    from ...core.tables.columns import numeric_column

    units = {}
    for name, (unit, summary) in stated_units_by_column.items():
        if not summary:
            units[name] = unit
            continue
        try:
            values = numeric_column(table, name)
        except CarbonSinkError:
            continue
        values = values[values == values]
        if values.size and _equal_summaries(_value_summary(values.tolist()), summary):
            units[name] = unit
    return units


def _equal_summaries(current: dict, recorded: dict) -> bool:
    """Say whether a column still has the values that its unit was written for."""
    for key, value in current.items():
        recorded_value = recorded.get(key)
        if isinstance(recorded_value, bool) or not isinstance(recorded_value, (int, float)):
            return False
        if not math.isclose(value, recorded_value, rel_tol=_SAME):
            return False
    return True


def units_in_first_rows(layer) -> dict:
    """Return the units by field that stand in the first rows of a table without geometry.

    They are those of a selection too, which does not have that row.
    """
    if layer is None or layer.isSpatial():
        return {}
    names = [field.name() for field in layer.fields()]
    found = find_header(names, first_rows(layer.getFeatures()))
    return {} if found is None else {names[found.names.index(n)]: u for n, u in found.units.items()}
