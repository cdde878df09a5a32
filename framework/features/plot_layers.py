"""Results per plot as a layer: columns added to the plots, or a table of its own."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsWkbTypes,
)

from .field_types import DOUBLE, STRING
from .tables import write_with_columns


def write_plots(sinks, values, names, added, units: dict, run) -> str:
    """Write results of plots to OUTPUT and return its id.

    Parameters
    ----------
    sinks : FeatureSinks
        QGIS's side of the run.
    values : Values
        Inputs: PLOTS, whose features get more columns; without them, PLOT_FIELD names the first
        column of a table without geometry.
    names : sequence
        Name of each plot.
    added : pandas.DataFrame
        Results, one row per plot.
    units : dict of str to str
        Units of the columns.
    run : Run
        Progress and cancel.
    """
    if values["PLOTS"] is not None:
        kinds = dict.fromkeys(added.columns, float)
        return write_with_columns(sinks, "OUTPUT", values["PLOTS"], added, kinds, run, units)
    fields = QgsFields()
    fields.append(QgsField(values["PLOT_FIELD"], STRING))
    for column in added.columns:
        fields.append(QgsField(column, DOUBLE, comment=units.get(column, "")))
    nowhere = QgsCoordinateReferenceSystem()
    sink, identifier = sinks.sink("OUTPUT", fields, QgsWkbTypes.Type.NoGeometry, nowhere)
    rows = added.to_numpy(dtype=float).tolist()
    with sink:
        for name, row in zip(names, rows):
            written = QgsFeature(fields)
            known = [None if value != value else value for value in row]
            written.setAttributes([str(name), *known])
            sink.add(written)
    return identifier
