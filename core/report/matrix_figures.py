"""Figures of matrices."""

from __future__ import annotations

import numpy as np

from .drawing import INK, SOFT, draw, plain, shorten


def heat_map(names, matrix, label: str, description: str, faded=()) -> str:
    """Return a matrix of correlations as colours from -1 to 1, with the numbers.

    Parameters
    ----------
    names : sequence of str
        Names of rows and columns.
    matrix : array_like
        Square; NaN is left white.
    label : str
        What the colours mean.
    description : str
        What the figure shows.
    faded : collection of str
        Names printed in grey.
    """
    matrix, n = np.asarray(matrix, np.float64), len(names)
    side = min(9.0, max(3.0, 1.6 + 0.42 * n))

    def paint(figure):
        axes = figure.add_subplot()
        image = axes.imshow(matrix, cmap="PuOr", vmin=-1, vmax=1)
        axes.set_xticks(range(n))
        axes.set_yticks(range(n))
        axes.set_xticklabels([shorten(name, 16) for name in names], rotation=60, ha="right")
        axes.set_yticklabels([shorten(name, 22) for name in names])
        for ticks in (axes.get_xticklabels(), axes.get_yticklabels()):
            for tick, name in zip(ticks, names):
                tick.set_color(SOFT if name in faded else INK)
        axes.tick_params(length=0)
        for spine in axes.spines.values():
            spine.set_visible(False)
        if n <= 16:
            for row, col in zip(*np.nonzero(np.isfinite(matrix))):
                value = matrix[row, col]
                text = f"{value:.2f}".replace("-", "\u2212")
                colour = "white" if abs(value) > 0.65 else INK
                axes.text(col, row, text, ha="center", va="center", fontsize=7, color=colour)
        bar = figure.colorbar(image, ax=axes, shrink=0.75)
        bar.set_label(plain(label))
        bar.outline.set_visible(False)

    return draw(paint, description, side + 1.0, side)
