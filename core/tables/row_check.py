"""Rows of a table that are no records: a total below the others, and rows entered twice."""

from __future__ import annotations

import math

from ..facts.tables import RowsRepeated, SummaryRow
from .numbers import parse_number

# Names of rows that sum up the others, in small letters.
_SUMMARIES = frozenset(
    ("total", "totals", "sum", "grand total", "subtotal", "mean", "average", "avg")
    + ("合计", "总计", "小计", "总和", "平均", "平均值", "均值")
)
# Sums and means are written with fewer digits than the numbers they are of.
_ROUNDING = 5e-3
# Larger tables are written by programs.
_MAX_ROWS = 100_000


def check_rows(frame, run) -> None:
    """Refuse a last row that sums up the others, and report rows that are there twice.

    Parameters
    ----------
    frame : pandas.DataFrame
        The table, cells as they are written.
    run : Run
        Receives a note of repeated rows.

    Raises
    ------
    SummaryRow
        When the last row has the name of a sum or mean, and in some column the sum or mean of the
        rows above.
    """
    if not 3 <= len(frame) <= _MAX_ROWS:
        return
    name = next((cell for cell in frame.iloc[-1].tolist() if _is_summary(cell)), None)
    if name is not None:
        _check_last_row(frame, str(name).strip())
    repeated = frame.astype(str).duplicated()
    if repeated.any():
        run.note(RowsRepeated(int(repeated.sum()), int(repeated.to_numpy().argmax()) + 1))


def _is_summary(cell) -> bool:
    """Say whether a cell is the name of a sum or mean."""
    return str(cell).strip().casefold() in _SUMMARIES


def _check_last_row(frame, name: str) -> None:
    """Raise where a column of the last row holds the sum or mean of those above."""
    for i, column in enumerate(frame.columns):
        numbers = [_number_in_cell(cell) for cell in frame.iloc[:, i].tolist()]
        above = [number for number in numbers[:-1] if number is not None]
        if numbers[-1] is None or len(above) < 2:
            continue
        total = math.fsum(above)
        if any(
            math.isclose(numbers[-1], summary, rel_tol=_ROUNDING)
            for summary in (total, total / len(above))
        ):
            raise SummaryRow(name, len(frame), str(column))


def _number_in_cell(cell) -> float | None:
    """Return a cell as a number; None where it is none or missing."""
    number = parse_number(cell)
    return None if number is None or math.isnan(number) else number
