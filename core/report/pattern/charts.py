"""Figures of the pattern reports: Moran scatter plot, significance map, shares over time."""

from __future__ import annotations

import numpy as np

from ..map_figures import draw_class_map, no_data_patch
from ..svg_drawing import INK, SOFT, WIDTH, draw, escape_mathtext, year_axis

# Upper limits of p, from not significant to most significant; colours as in GeoDa.
P_LIMITS = (0.05, 0.01, 0.001, 0.0001)
P_COLOURS = ("#f7f3d0", "#c7e9c0", "#74c476", "#238b45", "#00441b")


def moran_scatter(scatter, classes, slope: float, labels, description: str) -> str:
    """Draw the Moran scatter plot of a pattern: values against the mean of neighbours.

    Parameters
    ----------
    scatter : MoranScatter
        Standardised values, their lags, class codes.
    classes : sequence
        Records with code, label and colour; labels translated.
    slope : float
        Global Moran's I, the slope of the line.
    labels : tuple of str
        Texts of the x axis, the y axis and the line.
    description : str
        What the figure shows.
    """
    z, lag, codes = scatter.z, scatter.lag, scatter.code
    x_label, y_label, line_label = labels

    def paint(figure):
        axes = figure.add_subplot()
        axes.axhline(0, color=SOFT, lw=0.8)
        axes.axvline(0, color=SOFT, lw=0.8)
        for entry in classes:
            in_class = codes == entry.code
            colour = "#c4c9cb" if entry.code == 0 else entry.colour
            axes.scatter(
                z[in_class],
                lag[in_class],
                s=9,
                color=colour,
                alpha=0.8,
                lw=0,
                label=escape_mathtext(entry.label),
            )
        if z.size:
            line_x = np.array([z.min(), z.max()])
            axes.plot(line_x, slope * line_x, color="white", lw=3.2)
            axes.plot(line_x, slope * line_x, color=INK, lw=1.6, label=escape_mathtext(line_label))
        axes.set_xlabel(escape_mathtext(x_label))
        axes.set_ylabel(escape_mathtext(y_label))
        axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1.0), markerscale=2)

    return draw(paint, description, WIDTH + 0.6, 4.0)


def significance_map(path: str, labels, description: str, frame) -> str:
    """Draw the map of the p values of a local pattern in steps.

    Parameters
    ----------
    path : str
        Raster of p.
    labels : sequence of str
        Labels of the steps, from not significant on.
    description : str
        What the figure shows.
    frame : MapFrame
        Axes and borders.
    """
    from ...raster.preview import read_preview

    p, grid = read_preview(path)
    steps = np.full(p.shape, np.nan)
    steps[np.isfinite(p)] = 0
    for step, limit in enumerate(P_LIMITS, start=1):
        # Stored as float32: a p of exactly the limit must not miss it by rounding.
        steps[p <= np.float32(limit)] = step

    def paint(figure):
        from matplotlib.patches import Patch

        axes = figure.add_subplot()
        draw_class_map(axes, steps, grid, P_COLOURS, frame)
        patches = [
            Patch(color=c, label=escape_mathtext(label)) for c, label in zip(P_COLOURS, labels)
        ]
        if np.isnan(steps).any():
            patches.append(no_data_patch(frame))
        axes.legend(handles=patches, loc="upper left", bbox_to_anchor=(1.01, 1.0))

    return draw(paint, description, WIDTH, 4.4)


def share_curves(times, by_class, labels, description: str) -> str:
    """Draw the share of each cluster class over time.

    Parameters
    ----------
    times : sequence of float
        Decimal years.
    by_class : sequence of (record with label and colour, sequence of float)
        Class and its shares in percent.
    labels : (str, str)
        Of the x axis, years, and the y axis.
    description : str
        What the figure shows.
    """

    def paint(figure):
        axes = figure.add_subplot()
        for entry, shares in by_class:
            axes.plot(
                times,
                shares,
                "o-",
                color=entry.colour,
                ms=4,
                lw=1.6,
                label=escape_mathtext(entry.label),
            )
        axes.set_ylim(bottom=0)
        year_axis(axes, escape_mathtext(labels[0]), times)
        axes.set_ylabel(escape_mathtext(labels[1]))
        axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1.0))

    return draw(paint, description, WIDTH + 1.2, 3.4)
