"""From a matplotlib figure to SVG that can stand in a page: deterministic, safe, self-contained.

Figures are made through `Figure` objects; pyplot, with its global state and windows, is never
imported, so drawing in a worker thread of QGIS is safe.
"""

from __future__ import annotations

import contextlib
import functools
import io
import os
import re
import threading
import warnings

from .figure_labels import format_axis_labels, wrap_unit_labels

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

# matplotlib's settings are global; two reports at one time must not mix theirs.
_lock = threading.Lock()


def draw_svg(plot, description: str, width: float = WIDTH, height: float = 4.0) -> str:
    """Draw a figure and return it as SVG text.

    Parameters
    ----------
    plot : callable
        ``plot(figure)`` draws on an empty matplotlib `Figure`.
    description : str
        What the figure shows, for readers who cannot see it.
    width, height : float
        Size in inches.
    """
    file = io.StringIO()
    with drawn_figure(plot, description, width, height) as figure:
        figure.tight_layout()
        if wrap_unit_labels(figure):
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
def drawn_figure(plot, description: str, width: float, height: float):
    """Yield a figure drawn with our settings, to be saved; parameters as of `draw_svg`."""
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
        plot(figure)
        format_axis_labels(figure)
        yield figure


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
