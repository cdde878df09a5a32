"""Figures of the pattern reports: Moran scatter plot, significance map, shares over time."""

from __future__ import annotations

import numpy as np

from ..drawing import INK, SOFT, WIDTH, draw, plain

# Upper limits of p, from not significant to most significant; colours as in GeoDa.
P_LIMITS = (0.05, 0.01, 0.001, 0.0001)
P_COLOURS = ("#eeeeee", "#c7e9c0", "#74c476", "#238b45", "#00441b")


def moran_scatter(scatter, classes, slope: float, labels, description: str) -> str:
    """Return values against the mean of their neighbours, coloured by class.

    Parameters
    ----------
    scatter : tuple of numpy.ndarray
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
    z, lag, codes = scatter
    x_label, y_label, line_label = labels

    def paint(figure):
        axes = figure.add_subplot()
        axes.axhline(0, color=SOFT, lw=0.8)
        axes.axvline(0, color=SOFT, lw=0.8)
        for entry in classes:
            here = codes == entry.code
            colour = "#c4c9cb" if entry.code == 0 else entry.colour
            axes.scatter(
                z[here], lag[here], s=9, color=colour, alpha=0.8, lw=0, label=plain(entry.label)
            )
        if z.size:
            ends = np.array([z.min(), z.max()])
            axes.plot(ends, slope * ends, color="white", lw=3.2)
            axes.plot(ends, slope * ends, color=INK, lw=1.6, label=plain(line_label))
        axes.set_xlabel(plain(x_label))
        axes.set_ylabel(plain(y_label))
        axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1.0), markerscale=2)

    return draw(paint, description, WIDTH + 0.6, 4.0)


def significance_map(path: str, labels, description: str) -> str:
    """Return a map of p in steps.

    Parameters
    ----------
    path : str
        Raster of p.
    labels : sequence of str
        Labels of the steps, from not significant on.
    description : str
        What the figure shows.
    """
    from ...raster.preview import read_preview

    p, grid = read_preview(path)
    west, south, east, north = grid.extent
    steps = np.full(p.shape, np.nan)
    steps[np.isfinite(p)] = 0
    for step, limit in enumerate(P_LIMITS, start=1):
        # Stored as float32: a p of exactly the limit must not miss it by rounding.
        steps[p <= np.float32(limit)] = step

    def paint(figure):
        from matplotlib.colors import ListedColormap
        from matplotlib.patches import Patch

        axes = figure.add_subplot()
        axes.imshow(
            steps,
            extent=(west, east, south, north),
            cmap=ListedColormap(P_COLOURS),
            vmin=-0.5,
            vmax=len(P_COLOURS) - 0.5,
            interpolation="nearest",
        )
        patches = [Patch(color=c, label=plain(label)) for c, label in zip(P_COLOURS, labels)]
        axes.legend(handles=patches, loc="upper left", bbox_to_anchor=(1.01, 1.0))
        axes.ticklabel_format(useOffset=False, style="plain")
        axes.tick_params(labelsize=7)

    return draw(paint, description, WIDTH, 4.4)


def share_curves(times, by_class, y_label: str, description: str) -> str:
    """Return the share of each class over time, in the colours of the classes.

    Parameters
    ----------
    times : sequence of float
        Decimal years.
    by_class : sequence of (record with label and colour, sequence of float)
        Class and its shares in percent.
    y_label, description : str
        Texts.
    """

    def paint(figure):
        from matplotlib.ticker import MaxNLocator

        axes = figure.add_subplot()
        for entry, shares in by_class:
            axes.plot(
                times, shares, "o-", color=entry.colour, ms=4, lw=1.6, label=plain(entry.label)
            )
        axes.set_ylim(bottom=0)
        axes.xaxis.set_major_locator(MaxNLocator(nbins=9, integer=True))
        axes.ticklabel_format(useOffset=False, axis="both")
        axes.set_ylabel(plain(y_label))
        axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1.0))

    return draw(paint, description, WIDTH + 1.2, 3.4)
