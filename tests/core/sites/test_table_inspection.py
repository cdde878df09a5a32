"""What is understood of tables as people save them."""

from __future__ import annotations

import pytest

from carbonsink.core.facts.inspection import (
    CellsNotNumbers,
    ColumnDoubtful,
    DateFormOpen,
    RecordsRepeated,
    RowsNotRead,
    TableNotRead,
)
from carbonsink.core.run import Run
from carbonsink.core.sites.table_inspection import inspect_table


@pytest.fixture
def inspect(tmp_path):
    def run(text, name="t.csv", encoding="utf-8", read_layer=None):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding) if isinstance(text, str) else text)
        return inspect_table(str(path), Run(), read_layer)

    return run


def column(record, name):
    return next(c for c in record.columns if c.name == name)


def test_a_clean_table(inspect):
    record, doubts = inspect("site,date,npp (gC m-2 yr-1)\na,2005-01-01,500.5\nb,2006-01-01,610\n")
    assert doubts == () and (record.rows, record.dropped, record.repeated) == (2, 0, 0)
    npp = column(record, "npp")
    assert (npp.unit, npp.kind, npp.quantity, npp.form) == ("gC m-2 yr-1", "number", "npp", ".")
    assert (npp.low, npp.high, npp.filled) == (500.5, 610.0, 2)
    assert column(record, "date").form == "YYYY-MM-DD"
    assert column(record, "site").kind == "text"


@pytest.mark.parametrize(
    ("dates", "form"),
    [
        (("13/01/2005", "02/01/2005"), "DD/MM/YYYY"),
        (("01/13/2005", "01/02/2005"), "MM/DD/YYYY"),
        (("01/02/2005", "03/04/2005"), "open"),
        (("2005/01/13", "2005/01/02"), "YYYY-MM-DD"),
        (("200501", "200502"), "YYYYMM"),
        (("20050113", "20050102"), "YYYYMMDD"),
        (("2005", "2006"), "YYYY"),
        (("200501130030", "200501130100"), "YYYYMMDDHHMM"),
    ],
)
def test_forms_of_dates(inspect, dates, form):
    record, doubts = inspect("date,x\n" + "".join(f"{d},1\n" for d in dates))
    assert column(record, "date").form == form
    assert [type(d) for d in doubts] == ([DateFormOpen] if form == "open" else [])


def test_marks_of_missing_values_are_counted(inspect):
    record, _ = inspect("x,y\nNA,1\n-9999,2\n,3\n4,4\n")
    x = column(record, "x")
    assert (x.missing, dict(x.marks)) == (3, {"": 1, "-9999": 1, "NA": 1})


def test_decimal_commas_and_semicolons(inspect):
    record, doubts = inspect("site;npp\na;500,5\nb;610,25\n")
    assert record.separator == ";" and column(record, "npp").form == ","
    assert column(record, "npp").high == 610.25 and doubts == ()


def test_cells_that_are_no_numbers(inspect):
    _, doubts = inspect("x\n" + "1\n" * 9 + "n.d.\n")
    assert doubts == (CellsNotNumbers(doubts[0].path, "x", 1, "n.d.", 11),)


@pytest.mark.parametrize(
    ("line", "why"), [("# a comment", "comment"), ("1,2,3", "columns"), ("1", "columns")]
)
def test_rows_that_are_left_out(inspect, line, why):
    record, doubts = inspect(f"x,y\n1,2\n{line}\n3,4\n")
    assert (record.rows, record.dropped) == (2, 1)
    assert [type(d) for d in doubts] == [RowsNotRead] and (doubts[0].line, doubts[0].why) == (
        3,
        why,
    )


def test_repeated_records(inspect):
    record, doubts = inspect("site,date\na,2005-01-01\na,2005-01-01\nb,2005-01-01\na,2005-01-01\n")
    assert record.repeated == 2
    assert [type(d) for d in doubts] == [RecordsRepeated] and doubts[0].key == "a, 2005-01-01"


@pytest.mark.parametrize(
    ("header", "value", "doubtful"),
    [
        ("npp (gC m-2 yr-1)", 500.0, False),
        ("npp (kgC m-2 yr-1)", 0.5, False),
        ("npp (kgC m-2 yr-1)", 500.0, True),
        ("npp", 1e9, True),
        ("ndvi", 8500.0, True),
        ("temperature (K)", 290.0, False),
        ("temperature", 290.0, True),
        ("height", 1e9, False),
    ],
)
def test_ranges_of_quantities(inspect, header, value, doubtful):
    _, doubts = inspect(f"{header}\n{value}\n{value * 0.9}\n")
    assert [type(d) for d in doubts] == ([ColumnDoubtful] if doubtful else [])


def test_what_is_no_table(inspect):
    assert [type(d) for d in inspect(b"PK\x03\x04\0\0")[1]] == [TableNotRead]
    assert [type(d) for d in inspect("")[1]] == [TableNotRead]
    assert [type(d) for d in inspect("x", name="t.xlsx")[1]] == [TableNotRead]


def test_other_files_are_read_by_a_reader(inspect):
    layer = (["site", "npp"], [["a", "500"], ["b", "600"]])
    record, doubts = inspect("x", name="t.gpkg", read_layer=lambda path: layer)
    assert (record.rows, column(record, "npp").high, doubts) == (2, 600.0, ())


def test_chinese_tables(inspect):
    record, _ = inspect("站点,日期,净初级生产力\n海北,2005,500\n", encoding="gb18030")
    assert record.encoding == "gb18030" and column(record, "净初级生产力").quantity == "npp"
