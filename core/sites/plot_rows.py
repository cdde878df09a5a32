"""Rows of trees or soil layers by plot: which plot each row is of, and sums per plot."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.plots import (
    NoPlots,
    PlotRepeated,
    PlotsWithoutRows,
    RowsWithoutPlot,
)
from ..run import Run
from ..tables.class_labels import name_label_column, require_label_in_every_row

# Plots that a message shows.
SHOWN = 5


class PlotRows(NamedTuple):
    """Plots, and the plot of each row.

    Parameters
    ----------
    names : tuple
        Name of each plot, in order; with a table of plots that of its rows, None without a name.
    plot : numpy.ndarray
        Position of each row's plot, -1 for rows that belong to none.
    n_rows : numpy.ndarray
        Rows of each plot.
    """

    names: tuple
    plot: np.ndarray
    n_rows: np.ndarray

    def sums(self, values) -> np.ndarray:
        """Return the sum of the rows' values in each plot; rows of no plot are left out."""
        values = np.asarray(values, np.float64)
        in_plot = self.plot >= 0
        return np.bincount(self.plot[in_plot], values[in_plot], minlength=len(self.names))

    def any(self, flags) -> np.ndarray:
        """Return which plots have a row that is flagged."""
        return self.sums(np.asarray(flags, bool)) > 0

    def shown(self, flags) -> tuple:
        """Return the first names of flagged plots."""
        return tuple(str(self.names[i]) for i in np.flatnonzero(flags)[:SHOWN])


def match_rows(frame, column: str, plots, plots_column: str, run: Run) -> PlotRows:
    """Return the plot of each row of a table.

    Parameters
    ----------
    frame : pandas.DataFrame
        Trees or layers.
    column : str
        Its column with the name of the plot.
    plots : pandas.DataFrame, optional
        One row per plot; without it the plots are those of the rows, in order of appearance.
    plots_column : str
        Its column with the name of the plot.
    run : Run
        Receives notes of rows without a plot, and of plots without rows.

    Raises
    ------
    MissingColumn, PlotRepeated, NoPlots
    """
    names_of_rows = name_label_column(frame, column, run).tolist()
    require_label_in_every_row(column, names_of_rows)
    if plots is None:
        names = list(dict.fromkeys(name for name in names_of_rows if name is not None))
    else:
        names = name_label_column(plots, plots_column, run).tolist()
        times = Counter(name for name in names if name is not None)
        repeated = [str(name) for name, n in times.items() if n > 1]
        if repeated:
            raise PlotRepeated(tuple(repeated[:SHOWN]))
    position_of_plot = {name: i for i, name in enumerate(names) if name is not None}
    plot = np.array([position_of_plot.get(name, -1) for name in names_of_rows], np.int64)
    if not (plot >= 0).any():
        row_names = list(dict.fromkeys(str(name) for name in names_of_rows if name is not None))
        plot_names = [str(name) for name in position_of_plot]
        raise NoPlots(tuple(plot_names[:SHOWN]), tuple(row_names[:SHOWN]))
    unmatched = [
        str(name or "-")
        for name, plot_of_row in zip(names_of_rows, plot.tolist())
        if plot_of_row < 0
    ]
    if unmatched:
        run.note(RowsWithoutPlot(len(unmatched), tuple(dict.fromkeys(unmatched))[:SHOWN]))
    n_rows = np.bincount(plot[plot >= 0], minlength=len(names))
    empty = [str(names[i] or "-") for i in np.flatnonzero(n_rows == 0)]
    if empty:
        run.note(PlotsWithoutRows(len(empty), tuple(empty[:SHOWN])))
    return PlotRows(tuple(names), plot, n_rows)
