from __future__ import annotations

import pandas as pd
import pytest

from carbonsink.core.facts.tables import RowsRepeated, SummaryRow
from carbonsink.core.run import Run
from carbonsink.core.tables.row_check import check_rows


def notes_of(rows) -> list:
    found: list = []
    table = pd.DataFrame(rows, columns=["plot", "a", "b"], dtype=object)
    check_rows(table, Run(on_note=found.append))
    return found


RECORDS = [["x", "10", "1,000.5"], ["y", "20", "3"], ["z", "30", None]]


@pytest.mark.parametrize(
    ("last", "column"),
    [
        (["Total", "60", "5"], "a"),
        (["SUM ", "60.01", ""], "a"),
        (["合计", None, "1,003.5"], "b"),
        (["平均值", "20", "7"], "a"),
        (["average", 20.0, None], "a"),
    ],
)
def test_sums_and_means_below_the_records_are_refused(last, column):
    with pytest.raises(SummaryRow) as caught:
        notes_of([*RECORDS, last])
    assert (caught.value.row, caught.value.column) == (4, column)
    assert caught.value.name == str(last[0]).strip()


@pytest.mark.parametrize(
    "last",
    [["Total", "61", "5"], ["Mean", None, None], ["w", "60", "1003.5"], ["Total A", "60", "5"]],
)
def test_names_or_numbers_alone_are_records(last):
    assert notes_of([*RECORDS, last]) == []


def test_a_total_among_the_records_is_one():
    assert notes_of([["Total", "50", "1"], *RECORDS[:2], ["z", "60", "2"]]) == []


def test_rows_entered_twice_are_reported():
    (note,) = notes_of([*RECORDS, RECORDS[0], RECORDS[2]])
    assert note == RowsRepeated(2, 4)
    assert notes_of([*RECORDS, ["x", "10", "1,000.6"]]) == []
