"""From a matplotlib figure to SVG that can stand in a page: deterministic, safe, self-contained.

Figures are made through `Figure` objects; pyplot, with its global state and windows, is never
imported, so drawing in a worker thread of QGIS is safe.
"""

from __future__ import annotations

import functools
import io
import re
import threading
import warnings

# One palette for all figures, told apart by the colour-blind (after Okabe and Ito 2008).
INK = "#1f2a2e"
SOFT = "#7b8a90"
TRAINING = "#8fa3ad"
HELD_OUT = "#d55e00"
LINE = "#0072b2"
SECOND_LINE = "#cc79a7"
SINK = "#1b6b4a"
SOURCE = "#b2591f"

# ColorBrewer 2.0 ramps YlGn, YlOrBr, Purples and BrBG (Brewer, Harrower and The Pennsylvania State
# University).
FLUX_RAMP = ("#ffffe5", "#d9f0a3", "#78c679", "#238443", "#004529")
RESPIRATION_RAMP = ("#ffffe5", "#fee391", "#fe9929", "#cc4c02", "#662506")
SPREAD_RAMP = ("#fcfbfd", "#dadaeb", "#9e9ac8", "#6a51a3", "#3f007d")
SIGNED_RAMP = ("#543005", "#bf812d", "#f6e8c3", "#f5f5f5", "#c7eae5", "#35978f", "#003c30")

WIDTH = 6.4  # inches of a full figure

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
}
_FONTS = '"DejaVu Sans", "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif'

# Fonts with Chinese letters, to measure these with: the missing letter of our own font is narrower,
# so that labels would be cut off. The reader's machine draws them with whatever it has.
_WIDE_FONTS = (
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN"),
    *("Microsoft YaHei", "SimHei", "SimSun", "PingFang SC", "Hiragino Sans GB", "STHeiti"),
    *("WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Droid Sans Fallback", "Arial Unicode MS"),
)

# matplotlib's settings are global; two reports at one time must not mix theirs.
_lock = threading.Lock()


def draw(paint, description: str, width: float = WIDTH, height: float = 4.0) -> str:
    """Return a figure as SVG text.

    Parameters
    ----------
    paint : callable
        ``paint(figure)`` draws on an empty matplotlib `Figure`.
    description : str
        What the figure shows, for readers who cannot see it.
    width, height : float
        Size in inches.
    """
    import matplotlib
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    # The salt makes the ids of clip paths and markers the same in every run, and different in
    # every figure of a page.
    fonts = [*_SETTINGS["font.family"], *wide_font()]
    settings = {**_SETTINGS, "svg.hashsalt": description, "font.family": fonts}
    file = io.StringIO()
    with _lock, matplotlib.rc_context(settings), warnings.catch_warnings():
        # The browser draws the letters: that our font lacks some is no matter.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure = Figure(figsize=(width, height))
        FigureCanvasSVG(figure)
        paint(figure)
        figure.tight_layout()
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return inline_svg(file.getvalue(), description)


@functools.cache
def wide_font() -> tuple:
    """Return the name of a font of this machine that has Chinese letters, if there is one."""
    from matplotlib import font_manager

    there = {font.name for font in font_manager.fontManager.ttflist}
    return tuple(name for name in _WIDE_FONTS if name in there)[:1]


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
    used = set(re.findall(r'(?:url\(#|href="#)([^)"]+)', svg))
    svg = re.sub(r'\sid="([^"]*)"', lambda m: m.group(0) if m.group(1) in used else "", svg)
    svg = re.sub(
        r"(font: [^\"';]*?)'DejaVu Sans'[^\";]*", rf"\1{_FONTS.replace(chr(34), chr(39))}", svg
    )
    label = escape(description, quote=True)
    return svg.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1).strip()


def plain(text) -> str:
    """Return a user's text so that matplotlib takes no part of it for a formula."""
    return str(text).replace("$", r"\$")


def cut(text, length: int) -> str:
    """Return a text with its end left out when it is longer."""
    text = str(text)
    return text if len(text) <= length else text[: length - 1] + "…"


def shorten(text, length: int = 28) -> str:
    """Return a label short enough for an axis."""
    return plain(cut(text, length))


def short_number(value: float) -> str:
    """Return a number for a figure: three digits that count, thousands without an exponent."""
    text = f"{value:,.0f}" if 1000 <= abs(value) < 1e9 else f"{value:.3g}"
    return text.replace("-", "\u2212")


def bar_number(axes, value: float, at: float) -> None:
    """Write a value at the end of its horizontal bar, in three digits that count."""
    axes.annotate(
        short_number(value),
        (value, at),
        xytext=(3 if value >= 0 else -3, 0),
        textcoords="offset points",
        va="center",
        ha="left" if value >= 0 else "right",
        fontsize=8,
    )
