"""Figures of the geographical detector: bars of q, the interaction heat map, means of strata."""

from __future__ import annotations

import numpy as np

from ..figure_labels import escape_mathtext, shorten_label
from ..svg_drawing import HELD_OUT, INK, SINK, SOFT, WIDTH, draw_svg

# Larger matrices have no room for numbers.
_MAX_NUMBERED = 16
_DARK = 0.62


def factor_q_bars(names, q, intervals, null, labels, description: str) -> str:
    """Draw a chart of q of each factor of the geodetector, with interval and null.

    Parameters
    ----------
    names : sequence of str
        Factors.
    q : array_like
        (factors,).
    intervals : array_like
        (factors, 2); NaN where there is none.
    null : array_like
        (factors,); NaN where there is none.
    labels : (str, str, str)
        Of the axis, of the interval and of the null.
    description : str
        What the figure shows.
    """
    q, intervals, null = (np.asarray(v, np.float64) for v in (q, intervals, null))
    order = np.argsort(q, kind="stable")
    axis_label, interval_label, null_label = labels

    def plot_factor_q(figure):
        axes = figure.add_subplot()
        positions = np.arange(len(order))
        axes.barh(positions, q[order], color=SINK, height=0.6)
        low, high = intervals[order].T
        has_interval = np.isfinite(low)
        if has_interval.any():
            axes.hlines(
                positions[has_interval],
                low[has_interval],
                high[has_interval],
                color=INK,
                lw=1.4,
                label=interval_label,
            )
        marked = null[order]
        if np.isfinite(marked).any():
            axes.plot(marked, positions, "|", color=HELD_OUT, ms=13, mew=2.2, label=null_label)
        axes.set_yticks(positions)
        axes.set_yticklabels([shorten_label(names[i]) for i in order])
        axes.tick_params(axis="y", length=0)
        axes.set_xlim(0, max(1.0, float(np.nanmax(intervals, initial=1.0))))
        axes.set_xlabel(escape_mathtext(axis_label))
        if axes.get_legend_handles_labels()[1]:
            axes.legend(loc="lower right", bbox_to_anchor=(1.0, 1.0), ncol=2)

    return draw_svg(plot_factor_q, description, WIDTH, max(1.6, 1.1 + 0.32 * len(order)))


def interaction_heat_map(names, matrix, label: str, description: str) -> str:
    """Return q of factors (diagonal) and of their overlays as colours with numbers.

    Parameters
    ----------
    names : sequence of str
        Factors.
    matrix : array_like
        Square; the upper half may be NaN.
    label : str
        What the colours mean.
    description : str
        What the figure shows.
    """
    return q_matrix(names, names, matrix, label, description)


def q_matrix(rows, columns, matrix, label: str, description: str) -> str:
    """Draw the geodetector's q by row and column as a heat map with numbers; NaN is white.

    Parameters
    ----------
    rows, columns : sequence of str
        Names.
    matrix : array_like
        (rows, columns).
    label : str
        What the colours mean.
    description : str
        What the figure shows.
    """
    matrix = np.asarray(matrix, np.float64)
    width = min(9.0, max(3.0, 1.6 + 0.5 * len(columns)))
    height = min(14.0, max(2.2, 1.4 + (0.5 if len(rows) < _MAX_NUMBERED else 0.22) * len(rows)))

    def plot_q_matrix(figure):
        axes = figure.add_subplot()
        image = axes.imshow(matrix, cmap="YlGnBu", vmin=0, vmax=1, aspect="auto")
        axes.set_xticks(range(len(columns)))
        axes.set_yticks(range(len(rows)))
        axes.set_xticklabels([shorten_label(name, 16) for name in columns], rotation=60, ha="right")
        axes.set_yticklabels([shorten_label(name, 22) for name in rows])
        axes.tick_params(length=0)
        for spine in axes.spines.values():
            spine.set_visible(False)
        if len(columns) <= _MAX_NUMBERED:
            for row, col in zip(*np.nonzero(np.isfinite(matrix))):
                value = matrix[row, col]
                colour = "white" if value > _DARK else INK
                style = {"ha": "center", "va": "center", "fontsize": 7.5, "color": colour}
                axes.text(col, row, f"{value:.2f}", **style)
        bar = figure.colorbar(image, ax=axes, shrink=0.75)
        bar.set_label(escape_mathtext(label))
        bar.outline.set_visible(False)

    return draw_svg(plot_q_matrix, description, width + 1.0, height)


def stratum_means(labels, means, deviations, x_label: str, y_label: str, description: str) -> str:
    """Draw a chart of the target's mean in each class of a geodetector's factor."""
    means, deviations = np.asarray(means), np.nan_to_num(np.asarray(deviations))

    def plot_stratum_means(figure):
        axes = figure.add_subplot()
        positions = np.arange(len(means))
        axes.errorbar(
            positions, means, deviations, fmt="o", color=SINK, ecolor=SOFT, ms=5, lw=1.2, capsize=2
        )
        axes.set_xticks(positions)
        tick_style = {"fontsize": 7.5, "rotation": 60} if len(means) > 8 else {"rotation": 40}
        axes.set_xticklabels(
            [shorten_label(label, 20) for label in labels], ha="right", **tick_style
        )
        axes.set_xlabel(escape_mathtext(x_label))
        axes.set_ylabel(escape_mathtext(y_label))

    return draw_svg(plot_stratum_means, description, WIDTH, 2.9)
