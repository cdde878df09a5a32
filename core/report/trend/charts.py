"""Figures of trend reports: a series with its trend and band, H beside its null, shares."""

from __future__ import annotations

import numpy as np

from ..figure_labels import escape_mathtext, label_year_axis
from ..svg_drawing import HELD_OUT, INK, LINE, SOFT, TRAINING, WIDTH, draw_svg


def trend_with_confidence_band(
    times, values, line, band, labels, axis_labels, description: str
) -> str:
    """Draw the trend of a series: its points, the line, and the band of its confidence.

    Parameters
    ----------
    times, values : array_like
        The series, NaN where missing.
    line : (float, float)
        Slope and intercept.
    band : (array_like, array_like)
        Lower and upper edge at `times`.
    labels : (str, str, str)
        Of points, line and band.
    axis_labels : (str, str)
        Of the x axis, years, and the y axis.
    description : str
        What the figure shows.
    """
    times, values = np.asarray(times, np.float64), np.asarray(values, np.float64)

    def plot_trend_with_band(figure):
        axes = figure.add_subplot()
        axes.fill_between(
            times, *band, color=LINE, alpha=0.16, lw=0, label=escape_mathtext(labels[2])
        )
        axes.plot(
            times, line[1] + line[0] * times, color=LINE, lw=1.8, label=escape_mathtext(labels[1])
        )
        axes.plot(times, values, "o-", color=INK, ms=3.5, lw=0.9, label=escape_mathtext(labels[0]))
        label_year_axis(axes, escape_mathtext(axis_labels[0]), times)
        axes.set_ylabel(escape_mathtext(axis_labels[1]))
        axes.legend(loc="upper left", bbox_to_anchor=(0.0, 1.16), ncol=3, borderaxespad=0)

    return draw_svg(plot_trend_with_band, description, WIDTH, 3.3)


def persistence_histogram(edges, curves, x_label: str, y_label: str, description: str) -> str:
    """Draw histograms of the Hurst exponent of the trend over each other, as shares.

    Parameters
    ----------
    edges : array_like
        Edges of the bins.
    curves : sequence of (str, array_like)
        Label and counts; the first is filled, the others are lines.
    x_label, y_label, description : str
        Texts.
    """
    edges = np.asarray(edges, np.float64)

    def plot_hurst_histogram(figure):
        axes = figure.add_subplot()
        for curve_number, (label, counts) in enumerate(curves):
            shares = 100.0 * np.asarray(counts, np.float64) / max(np.sum(counts), 1)
            if curve_number == 0:
                axes.stairs(shares, edges, fill=True, color=TRAINING, label=escape_mathtext(label))
            else:
                colour, style = ((HELD_OUT, "-"), (INK, (0, (4, 2))))[(curve_number - 1) % 2]
                axes.stairs(
                    shares, edges, color=colour, ls=style, lw=1.5, label=escape_mathtext(label)
                )
        axes.axvline(0.5, color=SOFT, lw=0.9)
        filled = np.flatnonzero(np.sum([counts for _, counts in curves], axis=0))
        axes.set_xlim(edges[max(filled[0] - 1, 0)], edges[min(filled[-1] + 2, edges.size - 1)])
        axes.set_ylim(bottom=0)
        axes.set_xlabel(escape_mathtext(x_label))
        axes.set_ylabel(escape_mathtext(y_label))
        axes.legend(loc="upper left", bbox_to_anchor=(0.0, 1.18), ncol=3, borderaxespad=0)

    return draw_svg(plot_hurst_histogram, description, WIDTH, 3.2)


def date_bars(times, shares, labels, description: str) -> str:
    """Draw a bar for the share of each date, such as that of break points in a trend.

    Parameters
    ----------
    times, shares : array_like
        Dates as years, and the height of their bars.
    labels : (str, str)
        Texts of the axes.
    description : str
        What the figure shows.
    """
    times = np.asarray(times, np.float64)
    width = 0.8 * float(np.diff(times).min())

    def plot_date_shares(figure):
        axes = figure.add_subplot()
        axes.bar(times, shares, width=width, color=TRAINING)
        label_year_axis(axes, escape_mathtext(labels[0]), times)
        axes.set_ylabel(escape_mathtext(labels[1]))

    return draw_svg(plot_date_shares, description, WIDTH, 3.0)


def class_bars(entries, shares, other, labels, description: str) -> str:
    """Draw the share of each trend class, beside its share in a null test.

    Parameters
    ----------
    entries : sequence of (str, str)
        Label and colour of each class.
    shares : sequence of float
        Percent.
    other : sequence of float or None
        Percent after shuffling.
    labels : (str, str, str)
        Axis label, and labels of the two kinds of bars.
    description : str
        What the figure shows.
    """

    def plot_trend_class_shares(figure):
        from matplotlib.patches import Patch

        axes = figure.add_subplot()
        height = 0.38 if other is not None else 0.68
        for index, ((_, colour), share) in enumerate(zip(entries, shares)):
            centre = len(entries) - 1 - index
            top = centre + (height / 2 if other is not None else 0)
            axes.barh(top, share, color=colour, height=height, edgecolor=SOFT, lw=0.3)
            _annotate_value(axes, share, top)
            if other is not None:
                low = centre - height / 2
                axes.barh(
                    low, other[index], color="white", edgecolor=SOFT, hatch="////", height=height
                )
                _annotate_value(axes, other[index], low)
        axes.set_yticks(range(len(entries)))
        axes.set_yticklabels([escape_mathtext(label) for label, _ in entries[::-1]])
        axes.tick_params(axis="y", length=0)
        axes.margins(x=0.14)
        axes.set_xlim(left=0)
        axes.set_xlabel(escape_mathtext(labels[0]))
        if other is not None:
            kinds = [
                Patch(color=SOFT, label=escape_mathtext(labels[1])),
                Patch(
                    facecolor="white",
                    edgecolor=SOFT,
                    hatch="////",
                    label=escape_mathtext(labels[2]),
                ),
            ]
            axes.legend(
                handles=kinds, loc="lower left", bbox_to_anchor=(0.0, 1.0), ncol=2, borderaxespad=0
            )

    return draw_svg(
        plot_trend_class_shares, description, WIDTH, max(1.6, 0.9 + 0.42 * len(entries))
    )


def _annotate_value(axes, value: float, height: float) -> None:
    """Write the value of a bar of a trend class beside it."""
    axes.annotate(
        f"{value:.1f}",
        (value, height),
        xytext=(3, 0),
        textcoords="offset points",
        va="center",
        fontsize=8,
    )
