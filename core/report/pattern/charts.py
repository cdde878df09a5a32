"""Figures of the pattern reports: Moran scatter plot, significance map, shares over time."""

from __future__ import annotations

import math

import numpy as np

from ...pattern.gravity.centre_errors import error_ellipse
from ...pattern.gravity.ellipse import outline
from ..figure_labels import escape_mathtext, label_year_axis
from ..map_figures import draw_class_map, no_data_patch
from ..svg_drawing import INK, LINE, SOFT, WIDTH, draw_svg

# Upper limits of p, from not significant to most significant; colours as in GeoDa.
# A degree of a great circle, on the sphere of the mean radius: figures only.
_KM_PER_DEGREE = 111.195
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

    def plot_moran_scatter(figure):
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

    return draw_svg(plot_moran_scatter, description, WIDTH + 0.6, 4.0)


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

    def plot_significance_map(figure):
        from matplotlib.patches import Patch

        axes = figure.add_subplot()
        draw_class_map(axes, steps, grid, P_COLOURS, frame)
        patches = [
            Patch(color=c, label=escape_mathtext(label)) for c, label in zip(P_COLOURS, labels)
        ]
        if np.isnan(steps).any():
            patches.append(no_data_patch(frame))
        axes.legend(handles=patches, loc="upper left", bbox_to_anchor=(1.01, 1.0))

    return draw_svg(plot_significance_map, description, WIDTH, 4.4)


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

    def plot_cluster_class_shares(figure):
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
        label_year_axis(axes, escape_mathtext(labels[0]), times)
        axes.set_ylabel(escape_mathtext(labels[1]))
        axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1.0))

    return draw_svg(plot_cluster_class_shares, description, WIDTH + 1.2, 3.4)


def centre_path_figure(rows, labels, description: str) -> str:
    """Draw a gravity centre among its ellipses, and beside it its path in km, enlarged.

    Parameters
    ----------
    rows : sequence of CentreOfDate
        Centres of one zone, with a place.
    labels : sequence of str
        Texts of the axes of both parts and of the colours: longitude, latitude, east, north, year.
    description : str
        What the figure shows.
    """
    x, y = (np.array(coordinate) for coordinate in zip(*(row.ellipse.centre for row in rows)))
    years = np.array([row.years for row in rows])
    # A degree of longitude is shorter than one of latitude.
    longitude_factor = max(math.cos(math.radians(float(y.mean()))), 0.1)

    def in_km(longitude, latitude) -> tuple:
        east, north = (
            np.asarray(coordinate) - mean
            for coordinate, mean in ((longitude, x.mean()), (latitude, y.mean()))
        )
        return east * longitude_factor * _KM_PER_DEGREE, north * _KM_PER_DEGREE

    def plot_centre_path(figure):
        from matplotlib.ticker import MaxNLocator

        ellipse_axes, path_axes = figure.subplots(1, 2, gridspec_kw={"width_ratios": (1.0, 1.25)})
        for row, colour in ((rows[0], SOFT), (rows[-1], LINE)):
            ellipse_axes.plot(
                *zip(*outline(row.ellipse)), color=colour, lw=1.2, label=escape_mathtext(row.date)
            )
        ellipse_axes.plot(x, y, "o", color=INK, ms=2.0)
        ellipse_axes.set_aspect(1.0 / longitude_factor, adjustable="datalim")
        ellipse_axes.set(xlabel=escape_mathtext(labels[0]), ylabel=escape_mathtext(labels[1]))
        ellipse_axes.legend(loc="lower left", bbox_to_anchor=(0.0, 1.0), ncol=2, borderaxespad=0)
        for axis in (ellipse_axes.xaxis, ellipse_axes.yaxis, path_axes.xaxis, path_axes.yaxis):
            axis.set_major_locator(MaxNLocator(4))
        east, north = in_km(x, y)
        for row in (rows[0], rows[-1]):
            if not math.isnan(row.error.major_km):
                ring = zip(*outline(error_ellipse(row)))
                path_axes.plot(*in_km(*ring), color=INK, lw=0.9, ls="--")
        path_axes.plot(east, north, color=SOFT, lw=0.7)
        points = path_axes.scatter(
            east, north, c=years, cmap="viridis", s=26, lw=0.4, edgecolor=INK
        )
        bar = figure.colorbar(points, ax=path_axes, shrink=0.85)
        bar.set_label(escape_mathtext(labels[4]))
        bar.outline.set_visible(False)
        bar.locator = MaxNLocator(5, integer=True)
        bar.update_ticks()
        _label_path_ends(path_axes, rows, east, north)
        path_axes.set_aspect("equal", adjustable="datalim")
        path_axes.margins(0.3)
        path_axes.set(xlabel=escape_mathtext(labels[2]), ylabel=escape_mathtext(labels[3]))

    return draw_svg(plot_centre_path, description, WIDTH + 1.4, 3.6)


def _label_path_ends(axes, rows, east, north) -> None:
    """Write first and last date of the path of a gravity centre, away from each other."""
    from matplotlib.patheffects import withStroke

    for row_index, opposite_index in ((0, -1), (-1, 0)):
        if len(rows) == 1 and row_index:
            continue
        is_above = north[row_index] >= north[opposite_index]
        axes.annotate(
            escape_mathtext(rows[row_index].date),
            (east[row_index], north[row_index]),
            xytext=(0, 7 if is_above else -7),
            textcoords="offset points",
            ha="center",
            va="bottom" if is_above else "top",
            fontweight="bold",
            path_effects=[withStroke(linewidth=2.5, foreground="white")],
        )
