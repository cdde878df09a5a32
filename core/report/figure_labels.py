"""Labels of figures: axes with their units, ticks, bars, and names cut to the room there is."""

from __future__ import annotations

import functools
import math
import re

from .numbers import typeset_units

# Years named at an axis.
MAX_YEARS = 9

# Numbers at an axis from here on are counted in thousands, millions ...; below the other limit in
# thousandths.
_MAX_TICK, _MIN_TICK = 1e6, 1e-4
_SMALLEST_WITH_SEPARATOR = 10_000
# Letters of a browser may be wider than those of the font here by about this factor.
_BROWSER_WIDTH_FACTOR = 1.2
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
# Letters from here on, Chinese ones among them, are as wide as two.
_WIDE = 0x2E80
# A wide letter, or a word with the blank behind it.
_PIECES = re.compile(r"[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+")


def format_axis_labels(figure) -> None:
    """Print the numbers of a figure's axes alike: in full, or in millions as the label tells.

    Axes with words, or with a formatter of their own, stay as they are; units get their exponents.
    """
    from matplotlib.ticker import FuncFormatter, ScalarFormatter

    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_label_text(typeset_units(axis.get_label_text()))
            if not isinstance(axis.get_major_formatter(), ScalarFormatter):
                continue
            low, high = axis.get_view_interval()
            power = _tick_power(max(abs(low), abs(high)))
            axis.set_major_formatter(FuncFormatter(functools.partial(_tick_text, 10.0**power)))
            if power:
                axis.set_label_text(scaled_label(axis.get_label_text(), power))


def wrap_unit_labels(figure) -> bool:
    """Put the unit of upright axis labels that are longer than their axes on its own line.

    Returns whether there were any.
    """
    folded = False
    for axes in figure.axes:
        label = axes.yaxis.label
        name, opening, unit = label.get_text().rpartition(" (")
        exceeds_axes = (
            _BROWSER_WIDTH_FACTOR * label.get_window_extent().height
            > axes.get_window_extent().height
        )
        if opening and exceeds_axes:
            label.set_text(f"{name}\n({unit}")
            folded = True
    return folded


def _tick_power(largest: float) -> int:
    """Return the power of ten, a multiple of three, by which drawn ticks are divided."""
    if not math.isfinite(largest) or largest == 0 or _MIN_TICK <= largest < _MAX_TICK:
        return 0
    return 3 * math.floor(math.log10(largest) / 3)


def _tick_text(scale: float, value: float, _position=None) -> str:
    """Return the number at a tick: no exponent, thousands set apart from 10,000 on."""
    value = round(value / scale, 9)
    text = f"{value:,.10g}" if abs(value) >= _SMALLEST_WITH_SEPARATOR else f"{value:.10g}"
    return text.replace("-", "\u2212")


def scaled_label(label: str, power: int) -> str:
    """Return the label of an axis that says in what its numbers are drawn."""
    times = "10" + str(power).translate(_RAISED)
    quantity, parenthesis, unit = label.rpartition("(")
    return f"{quantity}({times} {unit}" if parenthesis else f"{label} ({times})".strip()


def escape_mathtext(text) -> str:
    """Return a user's text so that matplotlib draws none of it as a formula."""
    return str(text).replace("$", r"\$")


def cut_label(text, length: int) -> str:
    """Return a label of a figure with its end left out when it is longer."""
    text = str(text)
    return text if len(text) <= length else text[: length - 1] + "…"


def shorten_label(text, length: int = 28) -> str:
    """Return the label of a drawn axis or legend: on two lines where long, cut beyond."""
    lines = wrap_label(str(text), length)
    if len(lines) > 2:
        lines = [lines[0], cut_label(" ".join(lines[1:]), length)]
    return escape_mathtext("\n".join(lines))


def wrap_label(text: str, length: int) -> list:
    """Return a text of a drawing in lines of `length` letters.

    Chinese letters count twice, and a line may break before any of them.
    """
    lines, line = [], ""
    for chunk in _PIECES.findall(text):
        if line and label_width(line) + label_width(chunk.rstrip()) > length:
            lines.append(line.rstrip())
            line = ""
        line += chunk
    return [*lines, line.rstrip()]


def label_width(text: str) -> int:
    """Return the width of a label in letters; Chinese ones count twice."""
    return sum(2 if ord(letter) >= _WIDE else 1 for letter in text)


def number_label(value: float) -> str:
    """Return a number as it is drawn in a figure: three significant digits."""
    text = f"{value:,.0f}" if 1000 <= abs(value) < 1e9 else f"{value:.3g}"
    return text.replace("-", "\u2212")


def label_year_axis(axes, label: str, times=()) -> None:
    """Label an axis of years, with ticks at years that the data have."""
    from matplotlib.ticker import MaxNLocator

    years = sorted({float(time) for time in times})
    if 1 < len(years) and all(year.is_integer() for year in years):
        step = -(-len(years) // MAX_YEARS)
        axes.set_xticks(years[::step])
    else:
        axes.xaxis.set_major_locator(MaxNLocator(nbins=MAX_YEARS, integer=True))
    axes.set_xlabel(label)


def annotate_bar(axes, value: float, position: float) -> None:
    """Write a value at the end of a horizontal bar of a drawing, in three digits."""
    axes.annotate(
        number_label(value),
        (value, position),
        xytext=(3 if value >= 0 else -3, 0),
        textcoords="offset points",
        va="center",
        ha="left" if value >= 0 else "right",
        fontsize=8,
    )
