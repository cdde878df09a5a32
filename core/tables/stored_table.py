"""`StoredTable`: columns that become a DataFrame when one is asked for.

A prediction needs of a model's tables only what shows that the model is sound, and importing pandas
takes longer than that.
"""

from __future__ import annotations

import csv
import io

import numpy as np

from .numbers import EXACT

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class StoredTable:
    """Columns by name, as a DataFrame has them.

    Parameters
    ----------
    columns : dict of str to numpy.ndarray
        Columns of equal length, in order.
    attrs : dict, optional
        What is known of the table, as in ``DataFrame.attrs``.
    """

    def __init__(self, columns: dict, attrs: dict | None = None) -> None:
        self._columns = columns
        self.attrs = dict(attrs or {})

    @property
    def columns(self) -> list:
        """Names of the columns."""
        return list(self._columns)

    def __len__(self) -> int:
        return len(next(iter(self._columns.values()), ()))

    def __contains__(self, name) -> bool:
        return name in self._columns

    def __getitem__(self, name: str) -> np.ndarray:
        return self._columns[name]

    def first_rows(self, n: int) -> StoredTable:
        """Return the first rows as a table of its own."""
        return StoredTable({name: values[:n] for name, values in self._columns.items()}, self.attrs)

    def to_frame(self):
        """Return the table as a DataFrame."""
        import pandas as pd

        frame = pd.DataFrame({name: pd.Series(values) for name, values in self._columns.items()})
        frame.attrs = dict(self.attrs)
        return frame


class FrameField:
    """A field of a dataclass that takes a `StoredTable` and gives its DataFrame; else None."""

    def __set_name__(self, owner, name: str) -> None:
        self._name = name

    def __get__(self, instance, owner):
        if instance is None:
            return None
        value = vars(instance)[self._name]
        if isinstance(value, StoredTable):
            vars(instance)[self._name] = value = value.to_frame()
        return value

    def __set__(self, instance, value) -> None:
        vars(instance)[self._name] = value


def split_csv(content: bytes) -> StoredTable | None:
    """Return a CSV as a table of text; None where it is not as pandas writes tables.

    Raises
    ------
    ValueError
        When it is not UTF-8.
    """
    text = io.StringIO(content.decode("utf-8"), newline="")
    if content.startswith(_BYTE_ORDER_MARK) or b"\r" in content or b"\0" in content:
        return None
    rows, cells = csv.reader(text, strict=True), []
    try:
        names = next(rows, [])
        for row in rows:
            if len(row) != len(names):
                return None
            cells.append(row)
    except csv.Error:
        return None
    if not cells or "" in names or len(set(names)) != len(names):
        return None
    columns = (np.array(column, dtype=object) for column in zip(*cells))
    return StoredTable(dict(zip(names, columns)))


def exact_columns(columns: dict) -> StoredTable:
    """Return a table of columns that were read already, in which nothing is in doubt."""
    return StoredTable(columns, {EXACT: True})
