"""Figures of fuzzy ensembles: skill against distance, sites under the ensemble and its rival."""

from __future__ import annotations

import numpy as np

from ..common_charts import MAX_POINTS
from ..figure_labels import escape_mathtext
from ..svg_drawing import HELD_OUT, INK, LINE, SOFT, TRAINING, WIDTH, draw_svg

# R2 below this is drawn at the edge.
LOWEST = -1.0


def skill_scatter(distance, r2, line, labels, x_label: str, y_label: str, description: str) -> str:
    """Draw R2 of the fuzzy ensemble's site models at other sites against distance.

    Parameters
    ----------
    distance, r2 : numpy.ndarray
        Pairs of sites; NaN where R2 is not defined.
    line : (float, float)
        Intercept and slope, NaN without a line.
    labels : (str, str, str)
        Of pairs, of those below the edge, of the line.
    x_label, y_label, description : str
        Texts.
    """
    finite = np.flatnonzero(np.isfinite(r2))
    finite = finite[:: max(1, -(-len(finite) // MAX_POINTS))]
    x, y = distance[finite], r2[finite]
    low = y < LOWEST

    def plot_skill_over_distance(figure):
        axes = figure.add_subplot()
        axes.axhline(0, color=SOFT, lw=0.8)
        axes.scatter(
            x[~low],
            y[~low],
            s=16,
            color=TRAINING,
            alpha=0.75,
            lw=0,
            label=escape_mathtext(labels[0]),
        )
        if low.any():
            edge = np.full(int(low.sum()), LOWEST)
            axes.scatter(
                x[low], edge, s=22, marker="v", color=SOFT, lw=0, label=escape_mathtext(labels[1])
            )
        if np.isfinite(line).all() and len(x):
            line_x = np.array([x.min(), x.max()])
            axes.plot(
                line_x,
                line[0] + line[1] * line_x,
                color=HELD_OUT,
                lw=1.8,
                label=escape_mathtext(labels[2]),
            )
        axes.set_ylim(LOWEST - 0.08, 1.05)
        axes.set_xlabel(escape_mathtext(x_label))
        axes.set_ylabel(escape_mathtext(y_label))
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.16), ncol=3)

    return draw_svg(plot_skill_over_distance, description, WIDTH, 4.2)


def site_skill_comparison(
    ensemble, pooled, names, x_label: str, y_label: str, labels, description: str
) -> str:
    """Draw R2 at each left-out site, that of the fuzzy ensemble against the pooled forest's.

    Parameters
    ----------
    ensemble, pooled : numpy.ndarray
        R2 of the sites; NaN where it is not defined.
    names : sequence of str
        Sites; written beside the points where there are few.
    x_label, y_label : str
        Of the pooled forest (x) and the ensemble (y).
    labels : (str, str)
        Of the sites and of the 1:1 line.
    description : str
        What the figure shows.
    """
    x, y = np.maximum(pooled, LOWEST), np.maximum(ensemble, LOWEST)

    def plot_site_skill(figure):
        axes = figure.add_subplot()
        limits = [LOWEST - 0.08, 1.05]
        axes.plot(
            limits, limits, color=INK, lw=0.9, ls=(0, (4, 3)), label=escape_mathtext(labels[1])
        )
        axes.axhline(0, color=SOFT, lw=0.6)
        axes.axvline(0, color=SOFT, lw=0.6)
        axes.scatter(x, y, s=20, color=LINE, alpha=0.8, lw=0, label=escape_mathtext(labels[0]))
        if len(names) <= 12:
            for name, a, b in zip(names, x, y):
                if np.isfinite(a) and np.isfinite(b):
                    axes.annotate(
                        escape_mathtext(name),
                        (a, b),
                        xytext=(5, 3),
                        textcoords="offset points",
                        fontsize=8,
                    )
        axes.set(xlim=limits, ylim=limits, aspect="equal")
        axes.set_xlabel(escape_mathtext(x_label))
        axes.set_ylabel(escape_mathtext(y_label))
        axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))

    return draw_svg(plot_site_skill, description, WIDTH, 4.3)
