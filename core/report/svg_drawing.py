"""From a matplotlib figure to SVG that can stand in a page: deterministic, safe, self-contained.

Figures are made through `Figure` objects; pyplot, with its global state and windows, is never
imported, so drawing in a worker thread of QGIS is safe.
"""

from __future__ import annotations

import contextlib
import functools
import io
import math
import os
import re
import threading
import warnings

from .numbers import typeset

# One palette for all figures, told apart by the colour-blind (after Okabe and Ito 2008).
INK = "#1f2a2e"
SOFT = "#7b8a90"
TRAINING = "#8fa3ad"
HELD_OUT = "#d55e00"
LINE = "#0072b2"
SECOND_LINE = "#cc79a7"
SINK = "#1b6b4a"
SOURCE = "#b2591f"

# After the ColorBrewer 2.0 ramps YlGn, YlOrBr, Purples and BrBG (Brewer, Harrower and The
# Pennsylvania State University); none has a colour like white or grey, which mean no data.
FLUX_RAMP = ("#f7f3a8", "#d9f0a3", "#78c679", "#238443", "#004529")
RESPIRATION_RAMP = ("#fff0a8", "#fee391", "#fe9929", "#cc4c02", "#662506")
SPREAD_RAMP = ("#dcd6f7", "#bcbddc", "#9e9ac8", "#6a51a3", "#3f007d")
SIGNED_RAMP = ("#543005", "#bf812d", "#ecd9a0", "#f3f0b4", "#b5e3d8", "#35978f", "#003c30")
# Cells without data on a map are hatched: classes may have any colour, white and grey among them.
NO_DATA = {"facecolor": "#ffffff", "edgecolor": "#a9b4b9", "hatch": "//////"}

WIDTH = 6.4  # inches of a full figure
# Years named at an axis.
MAX_YEARS = 9

# Numbers at an axis from here on are counted in thousands, millions ...; below the other limit in
# thousandths.
_MAX_TICK, _MIN_TICK = 1e6, 1e-4
_SMALLEST_WITH_SEPARATOR = 10_000
# Letters of a browser may be wider than those of the font here by about this factor.
_BROWSER_WIDTH_FACTOR = 1.2
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")

_SETTINGS: dict = {
    # Text stays text: any script the reader's machine has can be shown.
    "svg.fonttype": "none",
    "font.family": ["DejaVu Sans"],
    "font.size": 9.0,
    "axes.edgecolor": SOFT,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 10.0,
    "axes.titlelocation": "left",
    "axes.unicode_minus": True,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "legend.frameon": False,
    "legend.fontsize": 8.5,
    "savefig.facecolor": "white",
    "hatch.linewidth": 0.4,
}
_FONTS = '"DejaVu Sans", "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif'

# Fonts with Chinese letters, to measure these with: the missing letter of our own font is narrower,
# so that labels would be cut off. The reader's machine draws them with whatever it has.
_CHINESE_FONTS = (
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN"),
    *("Microsoft YaHei", "SimHei", "SimSun", "PingFang SC", "Hiragino Sans GB", "STHeiti"),
    *("WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Droid Sans Fallback", "Arial Unicode MS"),
)

# Letters by which the file of a font is known.
_FONT_PREFIX_LENGTH = 11
# Letters from here on, Chinese ones among them, are as wide as two.
_WIDE = 0x2E80
# A wide letter, or a word with the blank behind it.
_PIECES = re.compile(r"[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+")

# matplotlib's settings are global; two reports at one time must not mix theirs.
_lock = threading.Lock()


def draw(paint, description: str, width: float = WIDTH, height: float = 4.0) -> str:
    """Draw a figure and return it as SVG text.

    Parameters
    ----------
    paint : callable
        ``paint(figure)`` draws on an empty matplotlib `Figure`.
    description : str
        What the figure shows, for readers who cannot see it.
    width, height : float
        Size in inches.
    """
    file = io.StringIO()
    with drawn_figure(paint, description, width, height) as figure:
        figure.tight_layout()
        if _fold_labels(figure):
            figure.tight_layout()
        # A box around all there is: no label or legend is cut, however long it is.
        figure.savefig(
            file,
            format="svg",
            metadata={"Date": None, "Creator": None},
            bbox_inches="tight",
            pad_inches=0.06,
        )
    return inline_svg(file.getvalue(), description)


@contextlib.contextmanager
def drawn_figure(paint, description: str, width: float, height: float):
    """Yield a figure drawn with our settings, to be saved; parameters as of `draw`."""
    import matplotlib
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    # The salt makes the ids of clip paths and markers the same in every run, and different in
    # every figure of a page.
    fonts = [*_SETTINGS["font.family"], *chinese_font()]
    settings = {**_SETTINGS, "svg.hashsalt": description, "font.family": fonts}
    with _lock, matplotlib.rc_context(settings), warnings.catch_warnings():
        # The browser draws the letters: that our font lacks some is no matter.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure = Figure(figsize=(width, height))
        FigureCanvasSVG(figure)
        paint(figure)
        finish_axes(figure)
        yield figure


def finish_axes(figure) -> None:
    """Print the numbers of a figure's axes alike: in full, or in millions as the label tells.

    Axes with words, or with a formatter of their own, stay as they are; units get their exponents.
    """
    from matplotlib.ticker import FuncFormatter, ScalarFormatter

    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_label_text(typeset(axis.get_label_text()))
            if not isinstance(axis.get_major_formatter(), ScalarFormatter):
                continue
            low, high = axis.get_view_interval()
            power = _tick_power(max(abs(low), abs(high)))
            axis.set_major_formatter(FuncFormatter(functools.partial(_tick_text, 10.0**power)))
            if power:
                axis.set_label_text(scaled_label(axis.get_label_text(), power))


def _fold_labels(figure) -> bool:
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


@functools.cache
def chinese_font() -> tuple:
    """Return the name of a font of this machine that has Chinese letters, if there is one.

    matplotlib's list of fonts may be older than the font: then the files are looked through.
    """
    from matplotlib import font_manager

    installed = {font.name for font in font_manager.fontManager.ttflist}
    matches = tuple(name for name in _CHINESE_FONTS if name in installed)[:1]
    if matches:
        return matches
    file_prefixes = {name.replace(" ", "").lower()[:_FONT_PREFIX_LENGTH] for name in _CHINESE_FONTS}
    for path in sorted(font_manager.findSystemFonts()):
        file = os.path.basename(path).replace("-", "").lower()
        if any(file.startswith(name) for name in file_prefixes):
            font_manager.fontManager.addfont(path)
            return (font_manager.FontProperties(fname=path).get_name(),)
    return ()


def inline_svg(svg: str, description: str) -> str:
    """Return a matplotlib SVG file as an element for a page.

    The prolog, metadata and name spaces (addresses of the network) go, as do ids that nothing
    refers to; the others get a prefix of their own, so that figures do not mix on one page.
    """
    from html import escape

    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = re.sub(r'\sxmlns(:\w+)?="[^"]*"', "", svg)
    referenced_ids = set(re.findall(r'(?:url\(#|href="#)([^)"]+)', svg))
    svg = re.sub(
        r'\sid="([^"]*)"', lambda m: m.group(0) if m.group(1) in referenced_ids else "", svg
    )
    svg = re.sub(
        r"(font: [^\"';]*?)'DejaVu Sans'[^\";]*", rf"\1{_FONTS.replace(chr(34), chr(39))}", svg
    )
    label = escape(description, quote=True)
    return svg.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1).strip()


def escape_mathtext(text) -> str:
    """Return a user's text so that matplotlib draws none of it as a formula."""
    return str(text).replace("$", r"\$")


def cut_label(text, length: int) -> str:
    """Return a label of a figure with its end left out when it is longer."""
    text = str(text)
    return text if len(text) <= length else text[: length - 1] + "…"


def shorten(text, length: int = 28) -> str:
    """Return the label of a drawn axis or legend: on two lines where long, cut beyond."""
    lines = wrap_text(str(text), length)
    if len(lines) > 2:
        lines = [lines[0], cut_label(" ".join(lines[1:]), length)]
    return escape_mathtext("\n".join(lines))


def wrap_text(text: str, length: int) -> list:
    """Return a text of a drawing in lines of `length` letters.

    Chinese letters count twice, and a line may break before any of them.
    """
    lines, line = [], ""
    for chunk in _PIECES.findall(text):
        if line and text_width(line) + text_width(chunk.rstrip()) > length:
            lines.append(line.rstrip())
            line = ""
        line += chunk
    return [*lines, line.rstrip()]


def text_width(text: str) -> int:
    """Return the width of a label in letters; Chinese ones count twice."""
    return sum(2 if ord(letter) >= _WIDE else 1 for letter in text)


def short_number(value: float) -> str:
    """Return a number as it is drawn in a figure: three significant digits."""
    text = f"{value:,.0f}" if 1000 <= abs(value) < 1e9 else f"{value:.3g}"
    return text.replace("-", "\u2212")


def year_axis(axes, label: str, times=()) -> None:
    """Give an axis of years of a drawing its name, and ticks at years that the data have."""
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
        short_number(value),
        (value, position),
        xytext=(3 if value >= 0 else -3, 0),
        textcoords="offset points",
        va="center",
        ha="left" if value >= 0 else "right",
        fontsize=8,
    )
