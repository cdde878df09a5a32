"""Tables that wait to become DataFrames, against pandas."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.tables.columns import EXACT, find_column
from carbonsink.core.tables.stored_table import FrameField, exact_columns, split_csv


@dataclass(frozen=True)
class Holder:
    name: str
    table: Any = FrameField()


@pytest.mark.parametrize(
    "table",
    [
        pd.DataFrame({"a": [1.5, np.nan], "b": ["x, y", 'a "quoted" word']}),
        pd.DataFrame({"name": ["two\nlines", "林地"], " a ": [0.1 + 0.2, -1e-300]}),
    ],
)
def test_a_table_of_pandas_is_split_as_pandas_splits_it(table):
    content = table.to_csv(index=False, lineterminator="\n").encode()
    theirs = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)
    ours = split_csv(content)
    pd.testing.assert_frame_equal(ours.to_frame(), theirs.astype(object), check_dtype=False)
    assert len(ours) == 2 and len(ours.first_rows(1)) == 1 and theirs.columns[0] in ours
    assert list(find_column(ours, "A")) == list(find_column(theirs, "A"))


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"a,b\n", b"a,b\n1\n", b"a,b\n1,2,3\n", b"a,a\n1,2\n", b"a,b\r\n1,2\r\n"),
        *(b'a,b\n1,"x\n2,3\n', b"a,b\n1,x\0y\n", b"\xef\xbb\xbfa,b\n1,2\n", b"a,b\n\n1,2\n"),
    ],
)
def test_other_tables_are_left_to_pandas(content):
    assert split_csv(content) is None


def test_a_field_gives_a_frame_made_once():
    stored = exact_columns({"a": np.array([1.0, 2.0]), "b": np.array(["x", None], dtype=object)})
    holder = Holder("h", stored)
    assert vars(holder)["table"] is stored
    pd.testing.assert_frame_equal(holder.table, pd.DataFrame({"a": [1.0, 2.0], "b": ["x", None]}))
    assert holder.table.attrs == {EXACT: True} and holder.table is holder.table
    assert replace(holder, name="other").table is holder.table
    assert Holder("none").table is None
