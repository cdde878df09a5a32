"""Which plots rows of trees or layers belong to, declared and checked once."""

from __future__ import annotations

from ...core.errors_and_notes.run import MissingInput
from ..text.translation import tr
from . import declarations as p


def plot_parameters(rows: str) -> list:
    """Return the columns of plots; `rows` is the input of trees or layers."""
    return [
        p.field(
            "PLOT_FIELD",
            tr("Plot column"),
            tr("Names the plot that a row belongs to."),
            parent=rows,
            requirement=p.NAME_COLUMN,
        ),
        p.table(
            "PLOTS",
            tr("Plots"),
            tr(
                "One row per plot, with or without geometry; its rows are written with the results "
                "as more columns. Empty: a table of the plots that the rows name."
            ),
            optional=True,
        ),
        p.field(
            "PLOT_NAME_FIELD",
            tr("Plot column of the plots"),
            tr("Names each plot as PLOT_FIELD does; needed with PLOTS."),
            parent="PLOTS",
            optional=True,
            requirement=p.NAME_COLUMN,
        ),
    ]


def measured_sites():
    """Return the input of measured points that maps are read at."""
    return p.points("SITES", tr("Sites"), tr("Measured records as points."))


def check_plots(values) -> None:
    """Check that a table of plots comes with the column that names them.

    Raises
    ------
    MissingInput
    """
    if values["PLOTS"] is not None and not values.is_given("PLOT_NAME_FIELD"):
        raise MissingInput("PLOT_NAME_FIELD", "PLOTS")
    if values["PLOTS"] is None and values.is_given("PLOT_NAME_FIELD"):
        raise MissingInput("PLOTS", f"PLOT_NAME_FIELD = {values['PLOT_NAME_FIELD']}")
