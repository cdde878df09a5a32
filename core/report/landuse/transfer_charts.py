"""Figures of land-use transfers: flows between dates and matrices of pairs."""

from __future__ import annotations

import numpy as np

from ..figure_labels import escape_mathtext, number_label, shorten_label
from ..svg_drawing import FLUX_RAMP, INK, SIGNED_RAMP, WIDTH, draw_svg

# Width of a bar of classes, and space between its parts, as shares of the figure.
_BAR, _GAP = 0.035, 0.012
# Letters of dates that have room above the bars.
_LETTERS = 40

# Opacity of flows that stay in their class, and of those that change it.
_STAYS, _CHANGES = 0.16, 0.62


def flow_chart(matrices, names, colours, dates, description: str) -> str:
    """Return the areas of classes on each date as bars, with the flows between them.

    Parameters
    ----------
    matrices : sequence of numpy.ndarray
        Area from each class (rows) to each class (columns), one per period.
    names, colours : sequence of str
        Of the classes.
    dates : sequence of str
        One more than there are periods.
    description : str
        What the figure shows.
    """
    n_dates = len(dates)

    def plot_land_use_flows(figure):
        axes = figure.add_subplot()
        scale = (1 - _GAP * (len(names) - 1)) / (max(m.sum() for m in matrices) or 1.0)
        step = 1.0 / max(n_dates - 1, 1)
        for period, matrix in enumerate(matrices):
            x = period * step
            starts, bar_tops_end = (
                _class_tops(matrix.sum(axis=1) * scale),
                _class_tops(matrix.sum(axis=0) * scale),
            )
            _stacked_bar(axes, x, matrix.sum(axis=1) * scale, starts, colours)
            _stacked_bar(axes, x + step - _BAR, matrix.sum(axis=0) * scale, bar_tops_end, colours)
            _draw_flow_bands(
                axes, (x + _BAR, x + step - _BAR), matrix * scale, (starts, bar_tops_end), colours
            )
        _write_class_names(axes, 0, matrices[0].sum(axis=1) * scale, names, "right")
        _write_class_names(axes, 1, matrices[-1].sum(axis=0) * scale, names, "left")
        # The first and the last date stand inwards; of others those that have room are named.
        apart = -(-(n_dates - 1) * max(len(str(date)) for date in dates) // _LETTERS)
        for i, date in enumerate(dates):
            if 0 < i < n_dates - 1 and (i % apart or n_dates - 1 - i < apart):
                continue
            align = "left" if i == 0 else "right" if i == n_dates - 1 else "center"
            axes.text(
                i * step, 1.03, escape_mathtext(date), ha=align, va="bottom", fontweight="bold"
            )
        axes.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.1))
        axes.axis("off")

    return draw_svg(plot_land_use_flows, description, WIDTH + 1.0, 4.6)


def transfer_matrix_map(
    values, rows, columns, labels, description: str, signed: bool = False
) -> str:
    """Draw the transfer matrix of land-use classes as coloured cells with their numbers.

    Parameters
    ----------
    values : numpy.ndarray
        (rows, columns); NaN is left empty.
    rows, columns : sequence of str
        Names of the classes.
    labels : (str, str, str)
        Of the rows, of the columns, of the colour bar.
    description : str
        What the figure shows.
    signed : bool
        Whether colours run from losses over 0 to gains; otherwise from small to large (the root
        of the values, since the diagonal is so much larger).
    """
    values = np.asarray(values, np.float64)

    def plot_transfer_matrix(figure):
        from matplotlib.colors import LinearSegmentedColormap, Normalize, PowerNorm

        axes = figure.add_subplot()
        magnitudes = np.abs(values[np.isfinite(values)])
        top = float(magnitudes.max(initial=0.0)) or 1.0
        ramp = LinearSegmentedColormap.from_list("ramp", SIGNED_RAMP if signed else FLUX_RAMP)
        norm = Normalize(-top, top) if signed else PowerNorm(0.4, 0.0, top)
        image = axes.imshow(np.ma.masked_invalid(values), cmap=ramp, norm=norm, aspect="auto")
        axes.set_xticks(range(len(columns)))
        axes.set_xticklabels([shorten_label(name, 16) for name in columns], rotation=35, ha="right")
        axes.set_yticks(range(len(rows)))
        axes.set_yticklabels([shorten_label(name, 22) for name in rows])
        axes.tick_params(length=0)
        axes.set_ylabel(escape_mathtext(labels[0]))
        axes.set_xlabel(escape_mathtext(labels[1]))
        for spine in axes.spines.values():
            spine.set_visible(False)
        figure.colorbar(image, ax=axes, shrink=0.85, label=escape_mathtext(labels[2]))
        if values.size <= 150:
            _write_cell_values(axes, values, norm, signed)

    # The label of the colour bar is as long as a figure of nine rows.
    height = max(1.9 + 0.36 * len(rows), 0.085 * len(labels[2]) + 1.2)
    return draw_svg(plot_transfer_matrix, description, WIDTH + 0.6, min(height, 9.0))


def _class_tops(heights) -> np.ndarray:
    """Return the upper end of each class in a bar of land use, from the top down."""
    before = np.concatenate([[0.0], np.cumsum(heights)[:-1]])
    return 1.0 - before - _GAP * np.arange(len(heights))


def _stacked_bar(axes, x: float, heights, tops, colours) -> None:
    """Draw a stacked bar of land-use classes."""
    for height, top, colour in zip(heights, tops, colours):
        if height > 0:
            axes.bar(x, -height, _BAR, bottom=top, align="edge", color=colour, lw=0)


def _draw_flow_bands(axes, x_limits, flow, tops, colours) -> None:
    """Draw the flows between land-use classes in a period as bands."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    left, right = tops[0].copy(), tops[1].copy()
    middle = sum(x_limits) / 2
    curve = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    for i in range(len(flow)):
        for j in range(len(flow)):
            size = flow[i, j]
            if size <= 0:
                continue
            a, b = left[i], right[j]
            left[i] -= size
            right[j] -= size
            upper = [(x_limits[0], a), (middle, a), (middle, b), (x_limits[1], b)]
            lower = [(x_limits[1], b - size), (middle, b - size), (middle, a - size)]
            corners = [*upper, *lower, (x_limits[0], a - size), (x_limits[0], a)]
            patch = PathPatch(
                Path(corners, curve),
                facecolor=colours[i],
                alpha=_STAYS if i == j else _CHANGES,
                lw=0,
                zorder=1 if i == j else 2,
            )
            axes.add_patch(patch)


def _write_class_names(axes, x: float, heights, names, side: str) -> None:
    """Write the names of land-use classes beside a bar, apart where they would meet."""
    tops = _class_tops(heights)
    label_heights = [top - height / 2 for top, height in zip(tops, heights)]
    visible = [i for i, height in enumerate(heights) if height > 0]
    lowest = np.inf
    for i in visible:
        label_y = min(label_heights[i], lowest - 0.045)
        lowest = label_y
        offset = -0.015 if side == "right" else 0.015
        axes.text(
            x + offset, label_y, shorten_label(names[i], 22), ha=side, va="center", fontsize=8.5
        )


def _write_cell_values(axes, values, norm, signed: bool) -> None:
    """Write the value into each cell of the transfer matrix, light on dark."""
    for (i, j), value in np.ndenumerate(values):
        if not np.isfinite(value) or value == 0:
            continue
        shade = float(norm(value))
        dark = abs(shade - 0.5) > 0.24 if signed else shade > 0.62
        colour = "white" if dark else INK
        axes.text(j, i, number_label(value), ha="center", va="center", fontsize=7.5, color=colour)
