"""Rows of units below a header: which cells are units, and where a row holds nothing else."""

from __future__ import annotations

import re

from .missing_values import is_missing
from .numbers import is_number

# Rows that show what the columns hold.
SAMPLE_ROWS = 100
# A column is one of numbers when at least this share of its filled cells are.
_MOSTLY = 0.8
_BRACKETS = re.compile(r"\s*[\[(（【](?P<inside>.*)[\])）】]\s*")
_LETTERS = re.compile(r"[^\W\d_]+")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻₂", "0123456789-2")
_SYMBOLS = frozenset("%％‰℃°")
# Words of units. Those of one letter count beside others only: they may be codes.
_WORDS = frozenset(
    "mg kg Mg ug dag Gg Tg Pg gC kgC mgC MgC tC gCO kgCO mgCO tCO umol mmol mol umolCO µmol μmol "
    "mm cm dm km hm ha hPa kPa Pa mbar MJ kJ kWh degC degF deg degree degrees Celsius celsius "
    "Kelvin kelvin percent pct ppm ppb tonne tonnes tDM kgDM gDM MgDM day days month months yr "
    "year years hour hours min sec mo mon hr 厘米 毫米 米 公顷 亩 平方米 克 千克 公斤 吨 摄氏度 度 "
    "百分比 年 月 日 天".split()
)
_LETTERS_ALONE = frozenset("g t m s h d a y K C W J N l L dw DM CO".split())
_NO_UNIT = frozenset(("", "-", "\u2014", "\u2013", "--", "1", "/", "#", "无", "无量纲", "unitless"))


def is_unit_cell(text: str) -> bool:
    """Say whether a text about a header is nothing but a unit, in brackets or without.

    Examples
    --------
    >>> [is_unit_cell(text) for text in ("(g cm-3)", "gC·m⁻²·yr⁻¹", "%", "K", "5 mm")]
    [True, True, True, False, False]
    """
    text = unit_without_brackets(text).translate(_SUPERSCRIPTS)
    if text[:1].isdigit():  # a value with its unit
        return False
    words = _LETTERS.findall(text)
    if not words:
        return bool(text.strip()) and set(text.strip()) <= _SYMBOLS
    known = [word in _WORDS for word in words]
    are_all = all(fits or word in _LETTERS_ALONE for fits, word in zip(known, words))
    is_compound = len(words) > 1 or any(mark in text for mark in _SYMBOLS)
    return are_all and (any(known) or is_compound)


def units_below(header: list, rows: list) -> dict:
    """Return the units by column where the first row below a header holds nothing else.

    Parameters
    ----------
    header : list of str
        Names of the columns.
    rows : list of list of str
        Cells of the rows below it.

    Returns
    -------
    dict of str to str
        Without brackets; empty where that row is data, or holds other words.
    """
    if len(rows) < 2:
        return {}
    width = len(header)
    first, *others = ([*row, *[""] * width][:width] for row in rows[: SAMPLE_ROWS + 1])
    numeric = [k for k in range(width) if holds_numbers([row[k] for row in others])]
    texts = {k: first[k].strip() for k in numeric if first[k].strip() not in _NO_UNIT}
    if not any(is_unit_cell(text) for text in texts.values()):
        return {}
    if not all(is_unit_cell(text) or _is_unit_beside_others(text) for text in texts.values()):
        return {}
    if any(is_number(cell) and cell.strip() != "1" for cell in first):
        return {}
    return {header[k]: unit_without_brackets(text) for k, text in texts.items() if header[k]}


def _is_unit_beside_others(text: str) -> bool:
    """Say whether a text is a unit beside others: one letter such as K, or its power, m2."""
    text = unit_without_brackets(text).translate(_SUPERSCRIPTS)
    return text in _SYMBOLS or text.rstrip("0123456789-") in _LETTERS_ALONE


def holds_numbers(cells: list) -> bool:
    """Say whether most filled cells of a column are numbers."""
    filled = [cell for cell in cells if not is_missing(cell)]
    return bool(filled) and sum(map(is_number, filled)) >= _MOSTLY * len(filled)


def unit_without_brackets(text: str) -> str:
    """Return a unit without the brackets around it."""
    match = _BRACKETS.fullmatch(text)
    return (match["inside"] if match else text).strip()
