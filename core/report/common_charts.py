"""The figures of the reports, each as SVG text.

All texts come from the caller, translated; numbers carry their units on the axes.
"""

from __future__ import annotations

import numpy as np

from .figure_labels import annotate_bar, escape_mathtext, label_year_axis, shorten_label
from .svg_drawing import (
    HELD_OUT,
    INK,
    LINE,
    SECOND_LINE,
    SINK,
    SOFT,
    SOURCE,
    TRAINING,
    WIDTH,
    draw_svg,
)

# Marks drawn at most; more make the page heavy and the cloud no clearer.
MAX_POINTS = 4000


def observed_predicted_scatter(
    observed, groups, x_label: str, y_label: str, one_to_one: str, description: str
) -> str:
    """Return a figure of observed against predicted, with the 1:1 line and a fit per group.

    Parameters
    ----------
    observed : numpy.ndarray
        Observed values.
    groups : sequence of (str, numpy.ndarray)
        Label and predictions; the first is drawn as training, the second as held-out values.
    x_label, y_label, one_to_one : str
        Texts.
    description : str
        What the figure shows.
    """
    observed = np.asarray(observed, np.float64)

    def plot_observed_predicted(figure):
        axes = figure.add_subplot()
        all_values = [observed, *(np.asarray(values, np.float64) for _, values in groups)]
        low = min(np.nanmin(values) for values in all_values if np.isfinite(values).any())
        high = max(np.nanmax(values) for values in all_values if np.isfinite(values).any())
        margin = 0.04 * (high - low or 1.0)
        low, high = low - margin, high + margin
        axes.plot([low, high], [low, high], color=INK, lw=1.0, ls=(0, (4, 3)), label=one_to_one)
        for (label, predicted), colour in zip(groups, (TRAINING, HELD_OUT, LINE)):
            x, y = _finite_pairs(observed, predicted)
            step = max(1, -(-x.size // MAX_POINTS))
            axes.scatter(
                x[::step],
                y[::step],
                s=13,
                color=colour,
                alpha=0.55,
                lw=0,
                label=escape_mathtext(label),
            )
            if x.size > 2 and np.ptp(x) > 0:
                slope, intercept = np.polyfit(x, y, 1)
                line_x = np.array([x.min(), x.max()])
                axes.plot(line_x, intercept + slope * line_x, color="white", lw=3.4)
                axes.plot(line_x, intercept + slope * line_x, color=colour, lw=1.8)
        axes.set(xlim=(low, high), ylim=(low, high), aspect="equal")
        axes.set_xlabel(escape_mathtext(x_label))
        axes.set_ylabel(escape_mathtext(y_label))
        axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))

    return draw_svg(plot_observed_predicted, description, WIDTH, 4.3)


def fitted_lines_figure(
    x, y, lines, x_label: str, y_label: str, points: str, description: str
) -> str:
    """Return a figure of points with lines or curves through them.

    Parameters
    ----------
    x, y : array_like
        Points.
    lines : sequence of (str, callable)
        Label and function of x.
    x_label, y_label, points : str
        Texts of axes and of the points.
    description : str
        What the figure shows.
    """
    x, y = _finite_pairs(x, y)

    def plot_fitted_lines(figure):
        axes = figure.add_subplot()
        axes.scatter(x, y, s=14, color=TRAINING, alpha=0.7, lw=0, label=escape_mathtext(points))
        line_x = np.linspace(x.min(), x.max(), 200)
        styles = ((HELD_OUT, "-"), (LINE, "-"), (SOFT, "--"), (SECOND_LINE, "--"))
        for (label, function), (colour, style) in zip(lines, styles):
            axes.plot(
                line_x,
                function(line_x),
                color=colour,
                ls=style,
                lw=1.7,
                label=escape_mathtext(label),
            )
        axes.set_xlabel(escape_mathtext(x_label))
        axes.set_ylabel(escape_mathtext(y_label))
        axes.legend(loc="upper left")

    return draw_svg(plot_fitted_lines, description, WIDTH, 4.2)


def ranked_bars(
    names,
    values,
    x_label: str,
    description: str,
    max_bars: int = 30,
    longest_name: int = 28,
    sign: str = "sink",
) -> str:
    """Draw a figure of horizontal bars, largest on top."""
    values = np.asarray(values, np.float64)
    finite = np.flatnonzero(np.isfinite(values))
    order = finite[np.argsort(values[finite], kind="stable")][::-1][:max_bars][::-1]

    def plot_ranked_bars(figure):
        axes = figure.add_subplot()
        bar_values = values[order]
        above, below = (SOURCE, SINK) if sign == "source" else (SINK, SOURCE)
        colours = [above if value >= 0 else below for value in bar_values]
        axes.barh(range(len(order)), bar_values, color=colours, height=0.68)
        axes.set_yticks(range(len(order)))
        axes.set_yticklabels([shorten_label(names[i], longest_name) for i in order])
        axes.tick_params(axis="y", length=0)
        axes.axvline(0, color=SOFT, lw=0.8)
        axes.spines["left"].set_visible(False)
        axes.margins(x=0.16)
        for position, value in enumerate(bar_values):
            annotate_bar(axes, value, position)
        axes.set_xlabel(escape_mathtext(x_label))

    return draw_svg(plot_ranked_bars, description, WIDTH, max(1.3, 0.7 + 0.27 * len(order)))


def curves_figure(times, by_name, labels, description: str) -> str:
    """Return a figure of the series of several zones, at most eight.

    `labels` are those of the x axis, years, and of the y axis.
    """

    def plot_curves(figure):
        axes = figure.add_subplot()
        palette = (SINK, HELD_OUT, LINE, SECOND_LINE, "#e69f00", "#56b4e9", SOFT, INK)
        for (name, values), colour in zip(by_name, palette):
            axes.plot(times, values, "o-", color=colour, ms=3, lw=1.2, label=shorten_label(name))
        label_year_axis(axes, escape_mathtext(labels[0]), times)
        axes.set_ylabel(escape_mathtext(labels[1]))
        axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1.0))

    return draw_svg(plot_curves, description, WIDTH + 1.2, 3.4)


def histogram(values, x_label: str, y_label: str, description: str, bins: int = 30) -> str:
    """Return a figure of how often values occur; a line marks the median."""
    values = np.asarray(values, np.float64)
    values = values[np.isfinite(values)]

    def plot_histogram(figure):
        axes = figure.add_subplot()
        axes.hist(values, bins=bins, color=TRAINING, edgecolor="white", lw=0.5)
        axes.axvline(np.median(values), color=HELD_OUT, lw=1.6)
        axes.set_xlabel(escape_mathtext(x_label))
        axes.set_ylabel(escape_mathtext(y_label))

    return draw_svg(plot_histogram, description, WIDTH, 2.8)


def _finite_pairs(x, y) -> tuple:
    """Return the pairs of points of a figure of which both are known."""
    x, y = np.asarray(x, np.float64), np.asarray(y, np.float64)
    finite = np.isfinite(x) & np.isfinite(y)
    return x[finite], y[finite]


def series_figure(times, values, lines, labels, description: str, point_label: str = "") -> str:
    """Draw the figure of a series of any report, with trend lines.

    Parameters
    ----------
    times, values : array_like
        The series, NaN where missing.
    lines : sequence of (str, float, float)
        Label, slope and intercept; those that are NaN are not drawn.
    labels : (str, str)
        Of the x axis, years, and the y axis.
    description : str
        What the figure shows.
    point_label : str
        Of the points.
    """
    times, values = np.asarray(times, np.float64), np.asarray(values, np.float64)

    def plot_series(figure):
        axes = figure.add_subplot()
        axes.plot(
            times, values, "o-", color=INK, ms=3.5, lw=0.9, label=escape_mathtext(point_label)
        )
        for (label, slope, intercept), colour, style in zip(
            lines, (HELD_OUT, LINE), ("-", (0, (5, 2)))
        ):
            if np.isfinite(slope):
                line_times = np.array([times.min(), times.max()])
                line = intercept + slope * line_times
                axes.plot(
                    line_times, line, color=colour, ls=style, lw=1.6, label=escape_mathtext(label)
                )
        label_year_axis(axes, escape_mathtext(labels[0]), times)
        axes.set_ylabel(escape_mathtext(labels[1]))
        if axes.get_ylim()[0] < 0 < axes.get_ylim()[1]:
            axes.axhline(0, color=SOFT, lw=0.8)
        if point_label or lines:
            axes.legend(loc="upper left", bbox_to_anchor=(0.0, 1.18), ncol=3, borderaxespad=0)

    return draw_svg(plot_series, description, WIDTH, 3.1)
