from __future__ import annotations

import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.tables import RowsRepeated, SummaryRow
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
    ("cells", "decimal"),
    [
        (("10.250", "20.500", "-9999", "15.375"), "."),  # three decimals, not thousands
        (("10,250", "20,500", "-9999", "15,375"), ","),
        (("10.250", "1020.50", "3e38", "515.375"), ""),  # the column shows its mark
    ],
)
def test_means_of_numbers_with_three_decimals_and_missing_values(cells, decimal):
    table = pd.DataFrame({"plot": ["x", "y", "z", "Mean"], "a": cells}, dtype=object)
    table.attrs["decimal"] = decimal
    with pytest.raises(SummaryRow):
        check_rows(table, Run())


@pytest.mark.parametrize(
    "last",
    [["Total", "61", "5"], ["Mean", None, None], ["w", "60", "1003.5"], ["Total A", "60", "5"]],
)
def test_names_or_numbers_alone_are_records(last):
    assert notes_of([*RECORDS, last]) == []


def test_a_total_among_the_records_is_one():
    assert notes_of([["Total", "50", "1"], *RECORDS[:2], ["z", "60", "2"]]) == []


def test_rows_entered_twice_are_reported_whatever_number_a_program_gave_them():
    found: list = []
    rows = [[1, "x", 10], [2, "y", 20], [3, "y", 20]]
    check_rows(pd.DataFrame(rows, columns=["fid", "plot", "a"]), Run(on_note=found.append))
    assert found == [RowsRepeated(1, 3)]


def test_rows_entered_twice_are_reported():
    (note,) = notes_of([*RECORDS, RECORDS[0], RECORDS[2]])
    assert note == RowsRepeated(2, 4)
    assert notes_of([*RECORDS, ["x", "10", "1,000.6"]]) == []
    assert notes_of([*RECORDS, [None] * 3, [None, "", None], [None] * 3]) == []


SPREAD = [["a", "10", "2"], ["b", "20", "4"], ["c", "60", "9"]]


@pytest.mark.parametrize(
    "row",
    [
        ["SD", "26.46", "3.606"],  # statistics.stdev
        ["标准差", "21.6", "2.94"],  # statistics.pstdev
        ["CV", "88.2", "72.1"],
        ["Max", "60", "9"],
        ["最小值", "10", "2"],
        ["median", "20", "4"],
        ["Mean of all plots", "30", "5"],
    ],
)
def test_other_statistics_below_the_records_are_refused(row):
    with pytest.raises(SummaryRow) as caught:
        notes_of([*SPREAD, row])
    assert caught.value.row == 4


def test_means_are_found_above_deviations_and_sums_between_records():
    for rows, row in (
        ([*SPREAD, ["mean", "30", "5"], ["sd", "26.46", "3.606"]], 4),
        ([*SPREAD, ["小计", "90", ""], ["d", "5", ""], ["e", "7", ""], ["小计", "12", ""]], 4),
        ([*SPREAD, ["Total", "1", ""], ["d", "5", ""], ["e", "7", ""], ["Total", "12", ""]], 7),
    ):
        with pytest.raises(SummaryRow) as caught:
            notes_of(rows)
        assert caught.value.row == row


@pytest.mark.parametrize(
    "row",
    [
        ["SE", "15.3", "2.08"],  # south-east
        ["Max", "60", "8"],
        ["Mean Creek", "30", "4"],
        ["Total Creek", "90", ""],
        ["Minimum", "11", "2"],
    ],
)
def test_records_with_such_names_stay(row):
    assert notes_of([*SPREAD, row]) == []


def test_classes_called_mean_are_no_sums():
    rows = [["mean", "5", "1"], ["min", "3", "1"], ["max", "7", "1"]] * 4
    assert [note.n for note in notes_of(rows)] == [9]


def test_classes_are_not_taken_for_means_of_years_and_constants():
    parts = ("litter", "root", "Mean", "Total", "Max")
    rows = [
        [str(1990 + i // 5), "35.2", parts[i % 5] if i < 20 else "soil", str(300 + 97 * i % 613)]
        for i in range(60)
    ]
    frame = pd.DataFrame(rows, columns=["year", "latitude", "part", "rs"], dtype=object)
    check_rows(frame, Run())
