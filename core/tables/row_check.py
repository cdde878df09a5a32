"""Rows of a table that are no records: sums and means of the others, and rows entered twice."""

from __future__ import annotations

import math
import re

from ..errors_and_notes.tables import RowsRepeated, SummaryRow
from .numbers import DECIMAL, decimal_mark_of_texts, parse_number, possible_numbers

# Names of rows that sum up the others, in small letters, by what they hold.
_KINDS = {
    "total": "total totals sum subtotal 合计 总计 小计 总和 汇总",
    "mean": "mean average avg 平均 平均值 均值 平均数",
    "deviation": "sd std stdev s.d. 标准差 标准偏差",
    "error": "sem s.e. 标准误 标准误差",
    "variation": "cv c.v. 变异系数",
    "highest": "max maximum highest 最大 最大值",
    "lowest": "min minimum lowest 最小 最小值",
    "median": "median 中位数 中值",
}
_KIND_OF_NAME = {name: kind for kind, names in _KINDS.items() for name in names.split()}
_KIND_OF_NAME.update({"grand total": "total", "standard deviation": "deviation"})
_KIND_OF_NAME["standard error"] = "error"
# The first word of names such as "Mean of all sites" and "Average (n = 12)".
_FIRST_WORD = re.compile(r"(?P<word>[^\W\d_]+)(?=[\s(（:：])")
# Sums and means are written with fewer digits than the numbers they are of.
_ROUNDING = 5e-3
# A column tells means where its numbers differ by more than this share of their mean.
_LEAST_RANGE = 0.1
# Larger tables are written by programs.
MAX_ROWS = 100_000
# Tables have fewer sums than this, in number and as a share of the rows: more are names of classes.
_MAX_SUMS, _MAX_SHARE = 50, 0.3
# Columns in which GIS programs number the rows.
_ROW_NUMBERS = frozenset(("fid", "ogc_fid", "objectid"))
# Kinds of which one column is enough.
_SUMS = ("total", "mean")


def check_rows(frame, run) -> None:
    """Refuse rows that sum up others, and report rows that are there twice.

    Parameters
    ----------
    frame : pandas.DataFrame
        The table, cells as they are written.
    run : Run
        Receives a note of repeated rows.

    Raises
    ------
    SummaryRow
        When a row has the name of a sum or mean and holds in some column that of the rows above
        it, or of those since the last such row. Deviations, extremes and medians, and names that
        go on ("Mean of all sites"), must hold in every column.
    """
    if not 3 <= len(frame) <= MAX_ROWS:
        return
    candidates = _named_rows(frame)
    if 0 < len(candidates) <= min(_MAX_SUMS, _MAX_SHARE * len(frame) + 1):
        _check_named_rows(frame, candidates)
    note_repeated_rows(frame, run)


def note_repeated_rows(frame, run) -> None:
    """Report rows of a table that are there twice; numbers that a program gave each row differ."""
    frame = frame.loc[:, [str(name).casefold() not in _ROW_NUMBERS for name in frame.columns]]
    is_filled = ~(frame.isna() | (frame == "")).all(axis=1)  # empty rows of a spreadsheet
    repeated = frame.astype(str).duplicated() & is_filled
    if repeated.any():
        run.note(RowsRepeated(int(repeated.sum()), int(repeated.to_numpy().argmax()) + 1))


def _named_rows(frame) -> dict:
    """Return kind, name and whether the name goes on, of rows that a cell names as sums."""
    rows: dict = {}
    for i in range(frame.shape[1]):
        cells = frame.iloc[:, i].tolist()
        kinds = {cell: _kind_of(cell) for cell in {c for c in cells if isinstance(c, str)}}
        if any(kind for kind, _ in kinds.values()):
            for row, cell in enumerate(cells):
                kind, is_part = kinds.get(cell, ("", False)) if isinstance(cell, str) else ("", 0)
                if kind:
                    rows.setdefault(row, (kind, cell.strip(), is_part))
    return rows


def _kind_of(cell: str) -> tuple:
    """Return the kind of sums that the name of a row says, "" for none, and if the name goes on."""
    name = cell.strip().casefold()
    if name in _KIND_OF_NAME:
        return _KIND_OF_NAME[name], False
    word = _FIRST_WORD.match(name)
    return (_KIND_OF_NAME.get(word["word"], ""), True) if word else ("", False)


def _check_named_rows(frame, candidates: dict) -> None:
    """Raise for the first row that holds what its name says.

    Where most rows of such names hold something else, the names are those of classes.
    """
    import numpy as np

    decimal = frame.attrs.get(DECIMAL, "")
    columns = [_numbers_of(frame.iloc[:, i].tolist(), decimal) for i in range(frame.shape[1])]
    is_record = ~np.isin(np.arange(len(frame)), list(candidates))
    sums = []
    begin = 0
    for row, (kind, name, is_part) in sorted(candidates.items()):
        held = []
        for i, numbers in enumerate(columns):
            groups = [numbers[:row][is_record[:row]], numbers[begin:row]]
            groups = [group[~np.isnan(group)] for group in groups]
            if not math.isnan(numbers[row]) and len(groups[0]) > 1:
                held.append((_holds(numbers[row], kind, groups), str(frame.columns[i])))
        matching = [column for holds, column in held if holds]
        is_enough = kind in _SUMS and not is_part
        if matching and (is_enough or len(matching) == len(held) > is_part):
            sums.append((row, name, matching[0]))
        begin = row + 1
    if sums and (2 * len(sums) >= len(candidates) or sums[-1][0] == len(frame) - 1):
        row, name, column = sums[0]
        raise SummaryRow(name, row + 1, column)


def _holds(number: float, kind: str, groups: list) -> bool:
    """Say whether a number of a row is the sum, mean or other summary of one of the groups."""
    return any(
        math.isclose(number, value, rel_tol=_ROUNDING)
        for group in groups
        if len(group) > 1
        for value in _summaries(kind, group)
    )


def _summaries(kind: str, values) -> tuple:
    """Return what a row of a kind may hold: deviations of a sample or of a population.

    Years and other numbers that differ little are all near their mean, which tells nothing.
    """
    import numpy as np

    total, mean = float(values.sum()), float(values.mean())
    differ = float(np.ptp(values)) > _LEAST_RANGE * abs(mean)
    if kind == "total":  # "Total" stands above means too
        return (total, mean) if differ else (total,) if mean else ()
    if kind == "mean":
        return (mean, total) if differ else ()
    extremes: dict = {"highest": np.max, "lowest": np.min, "median": np.median}
    if kind in extremes:
        return (float(extremes[kind](values)),)
    deviations = [float(values.std(ddof=ddof)) for ddof in (1, 0)]
    if kind == "deviation":
        return tuple(deviations)
    if kind == "error":
        return tuple(deviation / math.sqrt(len(values)) for deviation in deviations)
    shares = [deviation / mean for deviation in deviations if mean]
    return (*shares, *(100 * share for share in shares))


def _numbers_of(cells: list, decimal: str):
    """Return the numbers that a row may sum up, NaN for other cells and for missing values."""
    import numpy as np

    from .missing_values import HUGE, STRONG

    texts = [cell for cell in cells if isinstance(cell, str)]
    decimal = decimal or decimal_mark_of_texts(texts)
    values = np.array([_number_in_cell(cell, decimal) for cell in cells], float)
    values[~np.isfinite(values) | np.isin(values, STRONG) | (np.abs(values) >= HUGE)] = np.nan
    return values


def _number_in_cell(cell, decimal: str) -> float | None:
    """Return a cell as a number, by the decimal mark of its table; None where it is none."""
    by_decimal = possible_numbers(cell) if isinstance(cell, str) else {}
    return by_decimal[decimal] if decimal in by_decimal else parse_number(cell)
