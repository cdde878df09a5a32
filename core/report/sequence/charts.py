"""Figures of sequence models: curves of sites, scatter plots by stratum, learning curves."""

from __future__ import annotations

import numpy as np

from ..figure_labels import escape_mathtext, label_year_axis, shorten_label
from ..svg_drawing import HELD_OUT, INK, LINE, SOFT, TRAINING, WIDTH, draw_svg

_MAX_MARKS = 1500


def site_curve(
    years,
    observed,
    fitted,
    held_out,
    start: float,
    labels,
    y_label: str,
    note: str,
    title,
    x_label: str,
):
    """Draw observed and LSTM-predicted series of a site, the held-out part marked.

    Parameters
    ----------
    years, observed, fitted, held_out : array_like
        Decimal years; observed, fitted and held-out values, NaN where there is none.
    start : float
        Decimal year where the held-out part starts, NaN when there is none.
    labels : (str, str, str)
        Of observed, fitted and held-out values.
    y_label, note, title, x_label : str
        Texts; `note` holds the scores.
    """

    def plot_site_series(figure):
        axes = figure.add_subplot()
        axes.plot(years, observed, color=TRAINING, lw=1.6, label=escape_mathtext(labels[0]))
        axes.plot(years, fitted, color=LINE, lw=0.9, label=escape_mathtext(labels[1]))
        axes.plot(years, held_out, color=HELD_OUT, lw=1.1, label=escape_mathtext(labels[2]))
        if np.isfinite(start):
            axes.axvline(start, color=SOFT, lw=1.0, ls=(0, (4, 3)))
        axes.set_ylabel(escape_mathtext(y_label))
        label_year_axis(axes, escape_mathtext(x_label))
        axes.margins(x=0.01, y=0.08)
        if axes.get_ylim()[0] < 0 < axes.get_ylim()[1]:
            axes.axhline(0, color=SOFT, lw=0.6)
        axes.set_title(shorten_label(title), fontsize=9.5)
        axes.annotate(
            escape_mathtext(note),
            (1.0, 1.0),
            xytext=(0, 5),
            xycoords="axes fraction",
            textcoords="offset points",
            ha="right",
            va="bottom",
            fontsize=8.5,
        )
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.26), ncol=3)

    return draw_svg(plot_site_series, f"{title}: {y_label}", WIDTH, 2.7)


def strata_scatter(panels, x_label: str, y_label: str, labels, description: str) -> str:
    """Draw observed against predicted windows of an LSTM, one panel per stratum.

    Parameters
    ----------
    panels : sequence of (str, numpy.ndarray, numpy.ndarray, numpy.ndarray, str)
        Title, observed, fitted, held-out values, text with the scores.
    x_label, y_label : str
        Texts.
    labels : (str, str, str)
        Of training and held-out windows and of the 1:1 line.
    description : str
        What the figure shows.
    """
    columns = min(len(panels), 2)
    lines = -(-len(panels) // columns)

    def plot_lstm_scatter(figure):
        for panel_number, (title, observed, fitted, held_out, note) in enumerate(panels):
            axes = figure.add_subplot(lines, columns, panel_number + 1)
            all_values = np.concatenate([observed, fitted, held_out])
            low, high = np.nanmin(all_values), np.nanmax(all_values)
            margin = 0.05 * (high - low or 1.0)
            limits = [low - margin, high + margin]
            axes.plot(
                limits, limits, color=INK, lw=0.9, ls=(0, (4, 3)), label=escape_mathtext(labels[2])
            )
            for values, colour, label in (
                (fitted, TRAINING, labels[0]),
                (held_out, HELD_OUT, labels[1]),
            ):
                finite = np.flatnonzero(np.isfinite(values))
                finite = finite[:: max(1, -(-len(finite) // _MAX_MARKS))]
                axes.scatter(
                    observed[finite],
                    values[finite],
                    s=9,
                    color=colour,
                    alpha=0.5,
                    lw=0,
                    label=escape_mathtext(label),
                )
            axes.set(xlim=limits, ylim=limits, aspect="equal")
            axes.set_title(shorten_label(title), fontsize=9.5)
            axes.annotate(
                escape_mathtext(note),
                (0.03, 0.97),
                xycoords="axes fraction",
                ha="left",
                va="top",
                fontsize=8,
            )
            axes.set_xlabel(escape_mathtext(x_label))
            if panel_number % columns == 0:
                axes.set_ylabel(escape_mathtext(y_label))
            if panel_number == 0:
                axes.legend(loc="lower right", fontsize=8, handletextpad=0.2)

    width = WIDTH if columns == 2 else 0.66 * WIDTH
    return draw_svg(plot_lstm_scatter, description, width, 3.4 * lines if columns == 2 else 3.9)


def learning_curves(panels, labels, x_label: str, y_label: str, description: str) -> str:
    """Draw the errors of the LSTM networks over epochs, one panel per stratum.

    Parameters
    ----------
    panels : sequence of (str, sequence of Fitted)
        Title and networks.
    labels : (str, str)
        Of the error while training and of the early-stopping windows.
    x_label, y_label, description : str
        Texts.
    """
    columns = min(len(panels), 2)
    lines = -(-len(panels) // columns)

    def plot_learning_curves(figure):
        for panel_number, (title, fits) in enumerate(panels):
            axes = figure.add_subplot(lines, columns, panel_number + 1)
            for i, fit in enumerate(fits):
                epochs = np.arange(1, fit.curve.shape[1] + 1)
                names = [escape_mathtext(label) if i == 0 else None for label in labels]
                axes.plot(epochs, fit.curve[0], color=TRAINING, lw=0.9, label=names[0])
                if np.isfinite(fit.curve[1]).any():
                    axes.plot(epochs, fit.curve[1], color=HELD_OUT, lw=0.9, label=names[1])
                    best = fit.curve[1, fit.best - 1]
                    axes.plot(fit.best, best, "o", color=HELD_OUT, ms=3.5)
            axes.set_xlabel(escape_mathtext(x_label))
            axes.set_title(shorten_label(title), fontsize=9.5)
            if panel_number % columns == 0:
                axes.set_ylabel(escape_mathtext(y_label))
            if panel_number == 0:
                axes.legend(loc="upper right")

    return draw_svg(plot_learning_curves, description, WIDTH, 2.6 * lines)
