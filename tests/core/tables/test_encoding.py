"""Encodings and separators of tables, told by what the files hold."""

from __future__ import annotations

import pytest

from carbonsink.core.tables.csv_table import read_cells
from carbonsink.core.tables.encoding import decode, decode_head, to_utf8
from carbonsink.core.tables.separators import detect_separator

WESTERN = ("T (°C)", "NEE (µmol m-2 s-1)", "München", "Château d’Orléans", "±0.5 ²")
CHINESE = ("站点,日期", "长白山", "GPP（克碳每平方米）", "温度 (℃)", "鼎湖山, 东坡")


@pytest.mark.parametrize("text", WESTERN)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_western_texts(text, encoding):
    assert decode(text.encode(encoding))[0].lstrip("\ufeff") == text


@pytest.mark.parametrize("text", CHINESE)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_chinese_texts(text, encoding):
    assert decode(text.encode(encoding))[0].lstrip("\ufeff") == text


TRADITIONAL = ("站名,日期", "臺北市", "淨初級生產力（克碳每平方公尺）", "溫度 (℃)", "阿里山, 東坡")


@pytest.mark.parametrize("text", TRADITIONAL)
def test_traditional_chinese_texts(text):
    assert decode(text.encode("cp950"))[0] == text


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "cp950"])
def test_one_damaged_letter_changes_no_other(encoding):
    """A program cut a name off within a letter; names with it are refused by `require_readable`."""
    names = TRADITIONAL if encoding == "cp950" else CHINESE
    whole = ",".join(names) * 5
    cut = whole.encode(encoding) + b"," + names[1].encode(encoding)[:-1] + b",1.5\n"
    text, found = decode(cut)
    assert text.startswith(whole) and "\ufffd" in text
    assert found == {"utf-8": "utf-8-sig", "gbk": "gb18030"}.get(encoding, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding):
    assert decode("site,gpp\n长白山,1\n".encode(encoding))[0] == "site,gpp\n长白山,1\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16", "utf-16-le", "cp1252"])
def test_a_beginning_that_ends_within_a_character(encoding):
    lines = ["site,T (°C)"] + ["Neustift,1.5"] * 9
    if encoding != "cp1252":
        lines = ["站点,温度"] + ["长白山,1.5"] * 9
    content = "\n".join(lines).encode(encoding)
    for cut in range(len(content) - 12, len(content)):
        text = decode_head(content[:cut], True)[0].lstrip("\ufeff")
        assert "\n".join(lines).startswith(text) and text.count("\n") >= 7


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16", "utf-16-le"])
def test_one_form_for_all(encoding, end):
    content = f"站点,温度{end}长白山,1.5{end}".encode(encoding)
    assert to_utf8(content) == "站点,温度\n长白山,1.5\n".encode()


@pytest.mark.parametrize(
    ("lines", "separator"),
    [
        (["a,b", "1,2"], ","),
        (["a;b", "1,5;2,5"], ";"),
        (["site;GPP (gC m-2, daily)", "A;1,5", "B;2,5"], ";"),
        (["site\tremark, of the site", "A\tdry", "B\twet"], "\t"),
        (["site|name; place", "A|b", "C|d"], "|"),
        (["site,remark", "A,dry; warm; windy", "B,wet; cold"], ","),
        (["site,remark", 'A,"dry; warm"', 'B,"wet; cold"'], ","),
        (["year  doy   gpp", "2004  1   1.5", " 2004  2   1.7"], " "),
        (["code"], ","),
        (["forest land", "1"], ","),
        ([], ","),
    ],
)
def test_separators(lines, separator):
    assert detect_separator(lines) == separator


def test_words_with_blanks_between(tmp_path):
    path = tmp_path / "table.dat"
    path.write_text("  code   name   share \n  1   forest   0.5\n 2   grass   0.25  \n")
    assert read_cells(str(path)) == [
        ["code", "name", "share"],
        ["1", "forest", "0.5"],
        ["2", "grass", "0.25"],
    ]


def test_a_separator_that_is_stated(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("sep=;\ncode;name, place\n1;a, b\n")
    assert read_cells(str(path)) == [["code", "name, place"], ["1", "a, b"]]
