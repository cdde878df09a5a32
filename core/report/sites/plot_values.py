"""One value per plot as a figure: bars of few plots, and how often values occur for many."""

from __future__ import annotations

import math

import numpy as np

from ..common_charts import histogram, ranked_bars
from ..page import Figure

# Plots that have a bar each.
MAX_BARS = 25


def plot_value_figure(names, values, labels: tuple, description: str, tr) -> Figure:
    """Return the values of plots as a figure.

    Parameters
    ----------
    names : sequence of str
        Name of each plot.
    values : numpy.ndarray
        Their values, NaN without; at least one is known.
    labels : (str, str)
        Of the values, with their unit, and of the number of plots.
    description : str
        What the figure shows.
    tr : callable
        Turns an English text into the user's language.
    """
    if np.isfinite(values).sum() <= MAX_BARS:
        svg = ranked_bars(names, values, labels[0], description)
        return Figure(svg, tr("Plots with a value, from the highest to the lowest."))
    bins = min(30, math.ceil(1.5 * math.sqrt(np.isfinite(values).sum())))
    svg = histogram(values, labels[0], labels[1], description, bins)
    return Figure(svg, tr("How often values occur among the plots; the line is their median."))
