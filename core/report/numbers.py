"""How numbers and units are printed in reports.

Numbers stand alone, in a column of a table, as a share, as a p value; units have raised exponents
and stand in brackets behind the name of what they measure.
"""

from __future__ import annotations

import math
import re

# A p value below this is printed as "smaller than"; no test here can tell how much.
SMALLEST_P = 1e-6
# Beside the largest number of its column an amount this small is 0 within rounding.
_ROUNDING = 1e-9
# A number that loses more than this by the digits of its column keeps digits of its own.
_TOLERATED_LOSS = 0.005
# Whole numbers between these are years and carry no separator.
_YEAR_RANGE = (1500, 2500)
# Headers of columns of p values: p, mk_p, Mann-Kendall p, p (permutations).
_P_COLUMN = re.compile(r"(?:^|[\s_])p(?:$|[\s(（,，])")
# Scores without a unit, which bear two decimals: R2, r, KGE, q.
_SCORE = re.compile(
    r"^(?:R²|R2|r²|r|KGE|r2|ols_r2|q(?:_(?:low|high|null_95|1|2|1_and_2))?)(?:$|[\s,，=])"
)
# Beside numbers this much larger a number that rounds to 0 is printed as smaller than a step.
_MUCH_SMALLER = 1000.0
# Columns of places in degrees, printed to about ten metres.
_COORDINATE_COLUMNS = ("longitude", "latitude")
# The exponent of a unit: m-2, yr-1, km2.
_EXPONENT = re.compile(r"\b(k?m|ha|yr|season|month|d|h|s)(-[12]|2)\b")
# A unit in brackets does not break over two lines.
_IN_BRACKETS = re.compile(r"\([^()]{1,20}\)")
_RAISED = str.maketrans("-12", "⁻¹²")
# Units of numbers without a dimension: nothing is printed.
_NONE = ("", "1")
# A blank within a unit, or between a number and its unit.
_IN_UNIT = re.compile(
    r" (?=(?:k?m|ha|yr|season|month|d|h|s)[⁻²])|(?<=\d) (?=(?:[PTGM]g C|gC|t C|km²|%))"
    r"|(?<=\b[PTGM]g) (?=C\b)|(?<=\bt) (?=C\b)"
)
# Chinese punctuation brings its own room.
_AFTER_STOP = re.compile(r"([\u3002\uff0c\uff1b\uff1a\u3001\uff01\uff1f]) +")
# Letters of an amount, and of its unit, that does not break over two lines: where a box is too
# narrow for it, it would break within an exponent.
LONGEST_AMOUNT, LONGEST_UNIT = 24, 13
# An amount up to this length stands on one line.
_SHORT_AMOUNT = 12


def is_number(cell) -> bool:
    """Say whether a cell is an amount (a truth value is none)."""
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def is_missing(cell) -> bool:
    """Say whether a cell holds nothing."""
    return cell is None or (isinstance(cell, float) and math.isnan(cell))


def show_number(value, digits: int = 4) -> str:
    """Return a number with a given number of significant digits and a real minus sign."""
    if is_missing(value):
        return "–"
    if math.isinf(value):
        text = "-∞" if value < 0 else "∞"
    elif value == 0:
        text = "0"
    elif isinstance(value, int):
        text = f"{value:,}" if abs(value) >= 10_000 else str(value)
    elif value == round(value) and abs(value) < 1e9:
        text = f"{value:,.0f}"
    elif abs(value) >= 1e9 or abs(value) < 1e-4:
        text = f"{value:.{digits - 1}e}"
    else:
        # Digits before the point, after rounding: 9.9996 is 10.00.
        before = int(f"{value:.{digits - 1}e}".split("e")[1]) + 1
        text = f"{value:,.{max(digits - before, 0)}f}"
    return with_minus(text)


def with_minus(text: str) -> str:
    """Return a printed number with a real minus sign instead of a hyphen."""
    return text.replace("-", "\u2212")


def show_share(share: float) -> str:
    """Return a share (0 to 1) in percent."""
    return with_minus(f"{100.0 * share:.1f}\u00a0%") if share == share else "–"


def show_coverage(coverage: float) -> str:
    """Return the coverage (0 to 1) that was asked for in percent, such as "90 %"."""
    return f"{100.0 * coverage:.4g}\u00a0%"


def show_p(p: float) -> str:
    """Return a p value as a number that papers write."""
    if is_missing(p):
        return "–"
    return "p\u00a0<\u00a00.001" if p < 0.001 else f"p\u00a0=\u00a0{p:.3f}"


def show_cell(cell) -> str:
    """Return a number of a cell by itself: four significant digits, no more than are needed."""
    if is_missing(cell):
        return "–"
    if isinstance(cell, bool) or not is_number(cell):
        return str(cell)
    return show_number(cell)


def show_column(header: str, cells) -> list:
    """Return the cells of a column as they are printed, its numbers with the same decimals.

    Four digits of the largest number decide, three of a percentage; a number that would lose by
    them keeps its own, a percentage only where nothing would be left.

    Parameters
    ----------
    header : str
        The column; p values and percentages are known by it.
    cells : sequence
        Numbers, texts or nothing.
    """
    numbers = [cell for cell in cells if is_number(cell) and math.isfinite(cell)]
    if header in _COORDINATE_COLUMNS:
        return [with_minus(f"{c:.4f}") if is_number(c) and c == c else "–" for c in cells]
    if _P_COLUMN.search(header):
        return [_p_cell(cell) if is_number(cell) else show_cell(cell) for cell in cells]
    if not numbers:
        return [show_cell(cell) for cell in cells]
    if _SCORE.search(header):
        return [_score_text(cell) if isinstance(cell, float) else show_cell(cell) for cell in cells]
    if all(isinstance(cell, int) for cell in numbers):
        are_years = all(_YEAR_RANGE[0] <= abs(cell) <= _YEAR_RANGE[1] for cell in numbers)
        grouping = "" if are_years else ","
        return [with_minus(f"{c:{grouping}}") if is_number(c) else show_cell(c) for c in cells]
    # Counts among amounts (n above R2) say nothing of their digits.
    largest = max(abs(cell) for cell in numbers if isinstance(cell, float))
    percent = "(%" in header or "（%" in header
    rounding_error = max(largest, 1.0 if percent else 0.0) * _ROUNDING
    # Whole amounts (areas of cells of 1 km2) need no decimals.
    are_whole = largest < 1e9 and all(abs(cell - round(cell)) <= rounding_error for cell in numbers)
    decimals = 0 if are_whole else _decimals_for(largest, 3 if percent else 4)
    while decimals > 0 and all(abs(c - round(c, decimals - 1)) <= rounding_error for c in numbers):
        decimals -= 1
    tolerated_loss = 0.99 if percent else _TOLERATED_LOSS
    return [
        _amount_text(c, decimals, rounding_error, tolerated_loss, largest)
        if is_number(c)
        else show_cell(c)
        for c in cells
    ]


def _decimals_for(largest: float, digits: int) -> int:
    """Return the decimals that show `digits` digits of the largest number; -1 for exponents."""
    if largest == 0:
        return 0
    if largest >= 1e9 or largest < 1e-4:
        return -1
    return max(digits - 1 - int(f"{largest:.{digits - 1}e}".split("e")[1]), 0)


def _score_text(value: float) -> str:
    """Return a score without a unit: two decimals, none where it is far below 0."""
    if not math.isfinite(value):
        return show_number(value)
    return with_minus(f"{value:,.2f}" if abs(value) < 10 else f"{value:,.0f}")


def _amount_text(
    value: float, decimals: int, rounding_error: float, tolerated_loss: float, largest: float
) -> str:
    """Return an amount of a column; 0 where it is no more than rounding."""
    if not math.isfinite(value):
        return show_number(value)
    if isinstance(value, int):
        return with_minus(f"{value:,}")
    if abs(value) <= rounding_error:
        return "0"
    if decimals < 0:
        return show_number(float(value))
    text = f"{value:,.{decimals}f}"
    if decimals and abs(value) < 10.0**-decimals and abs(value) * _MUCH_SMALLER < largest:
        step = f"{10.0**-decimals:.{decimals}f}"
        return f"<\u00a0{step}" if value > 0 else f">\u00a0\u2212{step}"
    if abs(float(text.replace(",", "")) - value) > tolerated_loss * abs(value):
        return show_number(float(value), 2)
    return with_minus(text)


def _p_cell(p: float) -> str:
    """Return a p value as the number of a cell."""
    if math.isnan(p):
        return "–"
    if p < SMALLEST_P:
        return f"< {SMALLEST_P:f}"
    return f"{p:.3f}" if p >= 0.001 else f"{p:.6f}"


def typeset_units(text: str) -> str:
    """Return a text with its units as they are printed: gC m-2 becomes gC m⁻², km2 km²."""

    def raised(match) -> str:
        return match.group(1) + match.group(2).translate(_RAISED)

    text = (
        _EXPONENT.sub(raised, str(text).replace("yr-1 yr-1", "yr-2"))
        .replace("10^4", "10⁴")
        .replace("degC", "°C")
        .replace("<= ", "≤\u00a0")
    )
    return _IN_BRACKETS.sub(lambda match: match.group(0).replace(" ", "\u00a0"), text)


def with_unit(name: str, unit: str) -> str:
    """Return the name of a number with its unit in brackets, "NPP (gC m⁻² yr⁻¹)"."""
    return f"{name} ({typeset_units(unit)})" if unit not in _NONE else name


def non_breaking_amount(text: str) -> str:
    """Return an amount that the page breaks between number and unit only, if at all."""
    text = str(text)
    number, blank, unit = text.partition(" ")
    if len(text) > LONGEST_AMOUNT or len(unit) > LONGEST_UNIT:
        return text
    unit_text = unit.replace(" ", "\u00a0")
    return number + (blank if len(text) > _SHORT_AMOUNT else blank and "\u00a0") + unit_text


def join_amounts(text: str) -> str:
    """Return a text for a page: amounts keep to their units, no blanks behind Chinese stops."""
    return _AFTER_STOP.sub(r"\1", _IN_UNIT.sub("\u00a0", str(text)))
