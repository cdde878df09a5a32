"""What is understood of tables as people save them."""

from __future__ import annotations

import pytest

from carbonsink.core.errors_and_notes.dates import AmbiguousDates, MixedDateForms, MonthsOfLocalTime
from carbonsink.core.errors_and_notes.inspection import (
    LatitudesBeyondPole,
    RecordsRepeated,
    TableNotRead,
    TableWithoutRows,
)
from carbonsink.core.errors_and_notes.plots import UnitContradicted
from carbonsink.core.errors_and_notes.quantities import ImpossibleValues
from carbonsink.core.errors_and_notes.sites import DegreesDoubtful, PlacesShifted
from carbonsink.core.errors_and_notes.tables import (
    AmbiguousNumber,
    DoubtfulMark,
    LinesSkipped,
    MarksLeftOut,
    NameKept,
    NotNumeric,
    RowsRepeated,
    RowsShort,
    RowTooLong,
    SizesApart,
    SummaryRow,
    ThousandsRead,
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


def test_months_that_begin_in_the_east_of_utc(inspect):
    record, doubts = inspect("date,count\n2001-01-31T16:00Z,1\n2001-02-28T16:00Z,2\n")
    assert [type(doubt) for doubt in doubts] == [MonthsOfLocalTime]
    assert (doubts[0].in_utc, doubts[0].date) == ("2001-01-31T16:00Z", "2001-02-01")


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
    assert [type(d) for d in doubts] == ([AmbiguousDates] if form == "open" else [])


def test_marks_of_missing_values_are_counted(inspect):
    record, _ = inspect("x,y\nNA,1\n-9999,2\n,3\n4,4\n")
    x = column(record, "x")
    assert (x.missing, dict(x.marks)) == (3, {"": 1, "-9999": 1, "NA": 1})


def test_decimal_commas_and_semicolons(inspect):
    record, doubts = inspect("site;npp\na;500,5\nb;610,25\n")
    assert record.separator == ";" and column(record, "npp").form == ","
    assert column(record, "npp").high == 610.25 and doubts == ()


def test_cells_that_are_no_numbers(inspect):
    _, doubts = inspect("x\n" + "".join(f"{i}\n" for i in range(9)) + "n.d.\n")
    assert [type(d) for d in doubts] == [NotNumeric]
    assert (doubts[0].value, doubts[0].n_text, doubts[0].n_total) == ("n.d.", 1, 10)


@pytest.mark.parametrize(
    ("line", "rows", "dropped", "kind"),
    [("# a comment", 2, 1, LinesSkipped), ("1", 3, 0, RowsShort)],
)
def test_rows_that_are_left_out_or_short(inspect, line, rows, dropped, kind):
    record, doubts = inspect(f"x,y\n1,2\n{line}\n3,4\n")
    assert (record.rows, record.dropped) == (rows, dropped)
    assert [type(d) for d in doubts] == [kind] and doubts[0].line == 3


def test_a_table_that_no_algorithm_reads(inspect):
    record, doubts = inspect("x,y\n1,2\n1,2,3\n3,4\n")
    assert record is None and [type(d) for d in doubts] == [RowTooLong] and doubts[0].line == 3


def test_rows_of_units_and_what_they_say(inspect):
    text = "site,date,GPP\n,,gC m-2 d-1\na,2005-01-01,2\na,2005-01-02,3\na,2005-01-03,4\n"
    record, doubts = inspect(text)
    assert (record.rows, record.dropped) == (3, 1)
    assert [type(d) for d in doubts] == [LinesSkipped] and doubts[0].why == "header"
    assert (column(record, "GPP").unit, column(record, "GPP").high) == ("gC m-2 d-1", 4.0)


@pytest.mark.parametrize(
    ("cells", "kind", "low", "high"),
    [
        (("1,200", "1,300"), AmbiguousNumber, None, None),
        (("1,200", "1,300.5"), ThousandsRead, 1200.0, 1300.5),
        (("5", "7", "-9999.9"), MarksLeftOut, 5.0, 7.0),
        (("3000", "5000", "4000", "9999", "9999"), DoubtfulMark, 3000.0, 9999.0),
    ],
)
def test_numbers_are_those_that_are_read(inspect, cells, kind, low, high):
    record, doubts = inspect("site;height\n" + "".join(f"a{i};{c}\n" for i, c in enumerate(cells)))
    assert [type(d) for d in doubts] == [kind]
    if low is not None:
        assert (column(record, "height").low, column(record, "height").high) == (low, high)


def test_names_that_look_like_missing_values(inspect):
    _, doubts = inspect("region,x\nNA,1\nEU,2\nAS,3\n")
    assert [type(d) for d in doubts] == [NameKept]


def test_dates_in_two_forms(inspect):
    record, doubts = inspect("date,x\n2005-01-13,1\n13/01/2005,2\n")
    assert [type(d) for d in doubts] == [MixedDateForms]
    assert column(record, "date").form == "mixed"


@pytest.mark.parametrize(
    ("dates", "form"),
    [
        (("17 Mar 2005", "18 Mar 2005"), "D Month YYYY"),
        (("2005年3月17日", "2005年3月18日"), "YYYY年M月D日"),
        (("2005.0417", "2005.1250"), "YYYY.fraction"),
    ],
)
def test_other_forms_of_dates(inspect, dates, form):
    record, doubts = inspect("date,x\n" + "".join(f"{d},1\n" for d in dates))
    assert (column(record, "date").kind, column(record, "date").form) == ("date", form)
    assert doubts == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding(inspect, encoding):
    record, doubts = inspect("site;T (°C)\nMünchen;9,5\n", encoding=encoding)
    assert (column(record, "T").unit, column(record, "T").high, doubts) == ("°C", 9.5, ())


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
    assert [type(d) for d in doubts] == ([ImpossibleValues] if doubtful else [])


def test_what_is_no_table(inspect):
    assert [type(d) for d in inspect(b"PK\x03\x04\0\0")[1]] == [TableNotRead]
    assert [type(d) for d in inspect("")[1]] == [TableNotRead]
    assert [type(d) for d in inspect("x", name="t.xlsx")[1]] == [TableNotRead]


def test_other_files_are_read_by_a_reader(inspect):
    layer = (["site", "npp"], [["a", "500"], ["b", "600"]], True, {}, [])
    record, doubts = inspect("x", name="t.gpkg", read_layer=lambda path: layer)
    assert (record.rows, column(record, "npp").high, doubts) == (2, 600.0, ())


def test_units_and_titles_of_a_sheet(inspect):
    """The unit of the row below the header is that of the column."""
    skipped = [(1, "title", 1, "Table 1"), (1, "header", 3, "gC m-2 yr-1")]
    rows, units = [["a", "500"], ["b", "600"]], {"npp": "gC m-2 yr-1"}
    cells = (["site", "npp"], rows, False, units, skipped)
    record, doubts = inspect("", "t.xlsx", read_layer=lambda path: cells)
    assert (record.rows, record.dropped, column(record, "npp").unit) == (2, 2, "gC m-2 yr-1")
    assert [type(doubt) for doubt in doubts] == [LinesSkipped] * 2


@pytest.mark.parametrize(("add", "n"), [(0.0, 2), (0.45, 0)])
def test_coordinates_that_may_be_minutes(inspect, add, n):
    minutes = [39.54, 31.06, 23.07, 43.58, 36.04, 25.03]
    rows = "".join(f"{i},{value + add:.2f},{value + 80:.2f}\n" for i, value in enumerate(minutes))
    _, doubts = inspect(f"station,lat,lon\n{rows}")
    assert [type(doubt) for doubt in doubts] == [DegreesDoubtful] * n


@pytest.mark.parametrize(
    ("header", "places", "latitude"),
    [
        ("lon,lat", ((35.5, 110.25), (36.5, 111.5)), 111.5),
        ("经度(°),纬度(°)", ((35.5, -95.25), (36.5, 30.0)), -95.25),
        ("lon,lat", ((110.25, 35.5), (111.5, -90.0)), None),
        ("x,y", ((500_000.0, 4_000_000.0), (500_010.0, 4_000_010.0)), None),
    ],
)
def test_latitudes_that_are_none(inspect, header, places, latitude):
    rows = "".join(f"{i},{east},{north}\n" for i, (east, north) in enumerate(places))
    _, doubts = inspect(f"station,{header}\n{rows}")
    found = [(doubt.column, doubt.latitude) for doubt in doubts]
    assert found == ([] if latitude is None else [(header.split(",")[1], latitude)])
    assert all(isinstance(doubt, LatitudesBeyondPole) for doubt in doubts)


def test_a_header_alone(inspect):
    record, doubts = inspect("site,lat,lon,npp\n")
    assert record.rows == 0 and [type(doubt) for doubt in doubts] == [TableWithoutRows]


def test_chinese_tables(inspect):
    record, _ = inspect("站点,日期,净初级生产力\n海北,2005,500\n", encoding="gb18030")
    assert record.encoding == "gb18030" and column(record, "净初级生产力").quantity == "npp"


def _giving(cells):
    return lambda path: cells


@pytest.mark.parametrize(
    ("last", "kind"), [("c,30\nTotal,60", SummaryRow), ("c,30\na,10", RowsRepeated)]
)
def test_rows_that_are_no_records_of_their_own(inspect, last, kind):
    text = f"plot,x\na,10\nb,20\n{last}\n"
    assert [type(d) for d in inspect(text)[1]] == [kind]
    header, *rows = (line.split(",") for line in text.splitlines())
    for cells, kinds in (
        ((header, rows, False, {}, []), [kind]),
        ((header, rows, True, {}, []), []),
    ):
        _, doubts = inspect("", "t.xlsx", read_layer=_giving(cells))
        assert [type(d) for d in doubts] == kinds


@pytest.mark.parametrize(
    ("header", "stated"),
    [
        ("DBH (mm)", "mm"),
        ("dbh_mm", "mm"),
        ("dbh_mm (cm)", "mm"),
        ("SOC (%)", "percent"),
        ("Bulk_density (kg m-3)", "kg_m3"),
        ("bulk_density_kg_m3", "kg_m3"),
        ("soc_mg_kg", "mg_kg"),
        ("bulk_density_g_cm3", ""),
        ("胸径（毫米）", "mm"),
        ("top depth (m)", "m"),
        ("DBH (m2)", "m2"),
        ("DBH (cm)", ""),
        ("SOC (t C ha-1)", ""),
        ("depth_of_snow (m)", ""),
    ],
)
def test_headers_with_another_unit_than_plots_are_read_in(inspect, header, stated):
    _, doubts = inspect(f"plot,{header}\na,10\nb,20\nc,31\n")
    assert [d.stated for d in doubts if isinstance(d, UnitContradicted)] == (
        [stated] * bool(stated)
    )


@pytest.mark.parametrize(
    ("header", "shifted"),
    [
        ("site,lng_gcj02,lat_gcj02", ("lng_gcj02", "lat_gcj02")),
        ("站名,高德经度,高德纬度", ("高德经度", "高德纬度")),
        ("site,bd09_x,bd09_y", ("bd09_x", "bd09_y")),
        ("site,lon,baidu_index", ()),
    ],
)
def test_coordinates_of_web_maps_are_doubted(inspect, header, shifted):
    doubts = inspect(f"{header}\na,117.05,39.65\nb,117.10,39.60\n")[1]
    found = [doubt.columns for doubt in doubts if isinstance(doubt, PlacesShifted)]
    assert found == ([shifted] if shifted else [])


def test_carbon_of_two_sizes_is_doubted(inspect):
    rows = [f"S{i // 4},{400 + 10 * i if i < 36 else 4 + i / 10}" for i in range(40)]
    _record, doubts = inspect("site,npp\n" + "\n".join(rows) + "\n")
    (note,) = [doubt for doubt in doubts if isinstance(doubt, SizesApart)]
    assert (note.column, note.by, note.names, note.n) == ("npp", "site", ("S9",), 4)
