"""Figures of the budget report: classes over time, products side by side."""

from __future__ import annotations

import math

import numpy as np

from ..figure_labels import annotate_bar, escape_mathtext, shorten_label
from ..svg_drawing import HELD_OUT, LINE, SECOND_LINE, SINK, SOFT, SOURCE, TRAINING, WIDTH, draw_svg

# The reference in the colour of our own results, the others after it, as in `curves_figure`.
PRODUCT_COLOURS = (SINK, HELD_OUT, LINE, SECOND_LINE, "#e69f00", "#56b4e9")
_PANELS = 3  # beside one another
_MEAN = "#8fa3ad"
_EDGE = "#d0d6d8"


def stacked_class_shares(labels, by_class, axis_labels, description: str) -> str:
    """Draw the chart of shares of source and sink classes by period as stacked bars.

    Parameters
    ----------
    labels : sequence of str
        Names of the periods.
    by_class : sequence of (str, str, numpy.ndarray)
        Label, colour and shares in per cent, from the lowest class up.
    axis_labels : (str, str)
        Of the x axis, the periods, and the y axis.
    description : str
        What the figure shows.
    """
    positions = np.arange(len(labels))

    def plot_sink_source_shares(figure):
        axes = figure.add_subplot()
        base = np.zeros(len(labels))
        width = 0.82 if len(labels) < 60 else 1.0
        for label, colour, shares in by_class:
            shares = np.nan_to_num(shares)
            axes.bar(
                positions,
                shares,
                width,
                base,
                color=colour,
                edgecolor=_EDGE,
                lw=0.3,
                label=escape_mathtext(label),
            )
            base = base + shares
        step = -(-len(labels) // 12)
        axes.set_xticks(positions[::step])
        has_long_labels = max(len(label) for label in labels) > 4
        axes.set_xticklabels(
            labels[::step],
            rotation=35 if has_long_labels else 0,
            ha="right" if has_long_labels else "center",
        )
        axes.set_xlim(-0.6, len(labels) - 0.4)
        axes.set_ylim(0, 100)
        axes.set_xlabel(escape_mathtext(axis_labels[0]))
        axes.set_ylabel(escape_mathtext(axis_labels[1]))
        handles, names = axes.get_legend_handles_labels()
        axes.legend(handles[::-1], names[::-1], loc="upper left", bbox_to_anchor=(1.01, 1.0))

    return draw_svg(plot_sink_source_shares, description, WIDTH + 1.2, 3.1)


def seasonal_cycle_bars(seasons, means, spreads, labels, description: str) -> str:
    """Draw a budget's mean flux of each part of the year as bars, with its deviation.

    Parameters
    ----------
    seasons : sequence of str
        Months or seasons, in their order.
    means, spreads : sequence of float
        Mean and standard deviation over the years.
    labels : (str, str)
        Of the x axis, the parts of the year, and the y axis.
    description : str
        What the figure shows.
    """
    means = np.asarray(means, np.float64)

    def plot_seasonal_budget(figure):
        axes = figure.add_subplot()
        positions = np.arange(len(seasons))
        colours = [SINK if value >= 0 else SOURCE for value in means]
        axes.bar(positions, means, 0.68, color=colours, yerr=spreads, ecolor=SOFT, capsize=3)
        axes.set_xticks(positions)
        axes.set_xticklabels([escape_mathtext(season) for season in seasons])
        axes.axhline(0, color=SOFT, lw=0.8)
        axes.set_xlabel(escape_mathtext(labels[0]))
        axes.set_ylabel(escape_mathtext(labels[1]))

    return draw_svg(plot_seasonal_budget, description, WIDTH, 2.8)


def trend_bars(parts, slopes, is_sure, labels, description: str) -> str:
    """Draw a budget's trend of each part of the year as bars, with its interval.

    Parameters
    ----------
    parts : sequence of str
        Months or seasons, in their order.
    slopes : sequence of numpy.ndarray
        Slope, and the lower and upper end of its interval; NaN where there is none.
    is_sure : sequence of bool
        Which are distinguished from chance: those are filled.
    labels : (str, str)
        Of the x axis, the parts of the year, and the y axis.
    description : str
        What the figure shows.
    """
    slope, low, high = slopes
    low, high = (np.where(np.isfinite(end), end, slope) for end in (low, high))

    def plot_seasonal_budget_trends(figure):
        axes = figure.add_subplot()
        bar_positions = np.arange(len(parts))
        edges = [SINK if value >= 0 else SOURCE for value in slope]
        faces = [edge if sure else "#ffffff" for edge, sure in zip(edges, is_sure)]
        reach = np.maximum([slope - low, high - slope], 0)
        axes.bar(
            bar_positions,
            slope,
            0.68,
            color=faces,
            edgecolor=edges,
            yerr=reach,
            ecolor=SOFT,
            capsize=3,
        )
        axes.set_xticks(bar_positions)
        axes.set_xticklabels([escape_mathtext(part) for part in parts])
        axes.axhline(0, color=SOFT, lw=0.8)
        axes.set_xlabel(escape_mathtext(labels[0]))
        axes.set_ylabel(escape_mathtext(labels[1]))

    return draw_svg(plot_seasonal_budget_trends, description, WIDTH, 2.8)


def product_bars(names, values, colours, flips, x_label: str, description: str) -> str:
    """Draw a budget's total of each product as a bar, hatched where the sign differs.

    Parameters
    ----------
    names : sequence of str
        Products, from the top down.
    values : sequence of float
        One per product, NaN where there is none.
    colours : sequence of str
        One per product.
    flips : sequence of bool
        Whether the product's sign differs from that of the reference.
    x_label : str
        Text of the axis.
    description : str
        What the figure shows.
    """
    values = np.asarray(values, np.float64)

    def plot_budgets_of_products(figure):
        axes = figure.add_subplot()
        positions = np.arange(len(names))[::-1]
        for position, value, colour, flip in zip(positions, values, colours, flips):
            axes.barh(
                position,
                value,
                0.64,
                color="white" if flip else colour,
                edgecolor=colour,
                hatch="////" if flip else None,
                lw=1.0,
            )
            if np.isfinite(value):
                annotate_bar(axes, value, position)
        axes.set_yticks(positions)
        axes.set_yticklabels([shorten_label(name) for name in names])
        axes.tick_params(axis="y", length=0)
        axes.axvline(0, color=SOFT, lw=0.8)
        axes.spines["left"].set_visible(False)
        axes.margins(x=0.18)
        axes.set_xlabel(escape_mathtext(x_label))

    return draw_svg(
        plot_budgets_of_products, description, WIDTH, max(1.3, 0.75 + 0.32 * len(names))
    )


def zone_product_bars(zones, by_product, colours, x_label: str, description: str) -> str:
    """Draw a budget's total of each product by zone as groups of bars.

    Parameters
    ----------
    zones : sequence of str
        Zones, from the top down.
    by_product : sequence of (str, numpy.ndarray)
        Product and one value per zone.
    colours : sequence of str
        One per product.
    x_label : str
        Text of the axis.
    description : str
        What the figure shows.
    """
    n = len(by_product)

    def plot_zone_budgets_of_products(figure):
        axes = figure.add_subplot()
        positions = np.arange(len(zones))[::-1]
        height = 0.78 / n
        for i, ((name, values), colour) in enumerate(zip(by_product, colours)):
            offset = 0.39 - (i + 0.5) * height
            axes.barh(positions + offset, values, height, color=colour, label=shorten_label(name))
        axes.set_yticks(positions)
        axes.set_yticklabels([shorten_label(zone) for zone in zones])
        axes.tick_params(axis="y", length=0)
        axes.axvline(0, color=SOFT, lw=0.8)
        axes.spines["left"].set_visible(False)
        axes.set_xlabel(escape_mathtext(x_label))
        axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1.0))

    return draw_svg(
        plot_zone_budgets_of_products,
        description,
        WIDTH + 1.0,
        max(1.6, 0.8 + (0.14 * n + 0.12) * len(zones)),
    )


def product_colours(n_products: int, n_bars: int) -> list:
    """Return a colour for each bar of a product, grey for their mean."""
    colours = [PRODUCT_COLOURS[i % len(PRODUCT_COLOURS)] for i in range(n_products)]
    return [*colours, *[_MEAN] * (n_bars - n_products)]


def zone_cycle_panels(seasons, zones, region_course, labels, description: str) -> str:
    """Return the course of the year of several zones, a panel each, in one scale.

    Parameters
    ----------
    seasons : sequence of str
        Months or seasons, in their order.
    zones : sequence of (str, (numpy.ndarray, numpy.ndarray, numpy.ndarray))
        Name of each zone, with mean, lowest and highest year of each part.
    region_course : (str, numpy.ndarray)
        Name and means of all zones together, for comparison.
    labels : (str, str)
        Of the x axes, the parts of the year, and the y axes.
    description : str
        What the figure shows.
    """
    n_cols = min(_PANELS, len(zones))
    n_rows = math.ceil(len(zones) / n_cols)
    positions = np.arange(len(seasons))
    # Every other month has room for its number.
    names = [escape_mathtext(season.lstrip("0")) for season in seasons]
    names = [name if i % 2 == 0 or len(seasons) < 7 else "" for i, name in enumerate(names)]

    def plot_zone_cycles(figure):
        panels = figure.subplots(n_rows, n_cols, sharex=True, sharey=True, squeeze=False)
        lines: list = []
        for panel_number, axes in enumerate(panels.ravel()):
            if panel_number >= len(zones):
                axes.axis("off")
                continue
            name, (mean, low, high) = zones[panel_number]
            axes.axhline(0, color=SOFT, lw=0.7)
            axes.fill_between(positions, low, high, color=LINE, alpha=0.18, lw=0)
            lines = axes.plot(
                positions,
                region_course[1],
                color=TRAINING,
                lw=1.4,
                label=escape_mathtext(region_course[0]),
            )
            axes.plot(positions, mean, "o-", color=LINE, lw=1.7, ms=2.8)
            axes.set_title(shorten_label(name, 24))
            axes.set_xticks(positions)
            axes.set_xticklabels(names)
            # The lowest panel of each column names the parts, also where one below is empty.
            if panel_number + n_cols >= len(zones):
                axes.tick_params(labelbottom=True)
                axes.set_xlabel(escape_mathtext(labels[0]))
            if panel_number % n_cols == 0:
                axes.set_ylabel(escape_mathtext(labels[1]))
        figure.legend(handles=lines, loc="upper right", bbox_to_anchor=(0.99, 1.05))

    return draw_svg(
        plot_zone_cycles, description, 1.0 + (WIDTH - 0.6) * n_cols / _PANELS, 0.6 + 1.75 * n_rows
    )
