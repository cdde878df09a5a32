"""Inspect data: how rasters and tables are read, and what is doubtful about them."""

from __future__ import annotations

from typing import NamedTuple

from qgis.core import QgsProcessingOutputBoolean, QgsProcessingOutputNumber

from ...framework import messages
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.table_cells import table_cells
from ...framework.features.table_files import note_other_layers
from ...framework.parameters import declarations as p
from ...framework.parameters.raster_stacks import require_rasters
from ...framework.text.translation import tr


class Inspection(NamedTuple):
    """What was understood, and the doubts as sentences."""

    grids: object
    rasters: tuple
    tables: tuple
    doubts: tuple


class CheckGrids(CarbonSinkAlgorithm):
    """``carbonsink:checkgrids``."""

    ID = "checkgrids"
    GROUP = "prepare"

    def display_name(self) -> str:
        return tr("Check data")

    def description(self) -> str:
        return tr(
            "Shows how your rasters and tables are understood before anything is computed. Of "
            "each raster: variable and quantity, dates and where they are stated, unit, nodata "
            "rules, the share of cells with data, the range of values against what is possible, "
            "scale, CRS and true cell area, classes. Of each table: rows read and left out, "
            "units, the form of dates and numbers, marks of missing values, repeated records. "
            "Doubts stand first, each with what can be done. Also says whether the cells of all "
            "rasters coincide, and if not, what differs."
        )

    def caveats(self) -> str:
        return tr(
            "Ranges and shares of cells with data come from a sample of each raster. Grids whose "
            "corners differ by less than a hundredth of a cell count as the same. A page without "
            "doubts does not mean that the data are right, only that they do not contradict "
            "themselves."
        )

    def keywords(self) -> str:
        return tr(
            "grid, alignment, resolution, extent, CRS, nodata, metadata, check, units, dates, "
            "doctor, inspect, quality, table, CSV"
        )

    def parameters(self) -> list:
        return [
            p.raster_list(
                "RASTERS",
                tr("Rasters (or tables)"),
                tr("The rasters to check; the grids of all are compared with the first."),
                optional=True,
                requirement=p.INSPECTED,
            ),
            p.file_list(
                "TABLES",
                tr("Tables (or rasters)"),
                tr(
                    "Tables to check: CSV and other text files with a header line, or any table "
                    "that QGIS opens (GeoPackage, Excel)."
                ),
                optional=True,
            ),
            p.report_output(
                "REPORT",
                tr("Report on the data"),
                tr("Doubts first, then how every raster and table is read."),
                required=True,
            ),
            p.file_output(
                "JSON",
                tr("Report as JSON"),
                tr("The same for programs."),
                "JSON (*.json)",
                by_default=False,
            ),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputBoolean("ALIGNED", tr("All cells coincide")),
            QgsProcessingOutputNumber("DOUBTS", tr("Number of doubts")),
        ]

    def check_inputs(self, values) -> None:
        if not values["TABLES"]:
            require_rasters("RASTERS", values["RASTERS"])

    def process(self, values, run, sinks) -> dict:
        from ...core.errors_and_notes.inspection import DataInspected
        from ...core.report.grids.inspection_report import write_inspection, write_inspection_json

        inspection = _inspect_inputs(values, run)
        run.note(
            DataInspected(len(values["RASTERS"]), len(values["TABLES"]), len(inspection.doubts))
        )
        run.step("report")
        if values["REPORT"]:
            write_inspection(inspection, values["REPORT"], tr)
        if values["JSON"]:
            write_inspection_json(inspection, values["JSON"])
        aligned = {} if inspection.grids is None else {"ALIGNED": inspection.grids.aligned}
        return {**aligned, "DOUBTS": len(inspection.doubts)}


def _inspect_inputs(values, run) -> Inspection:
    """Return what was understood of all inputs."""
    from ...core.errors_and_notes.inspection import GridsChecked
    from ...core.raster.grid_check import check_grids
    from ...core.raster.inspection import inspect_rasters
    from ...core.sites.table_inspection import inspect_table

    grids, records, tables, doubts = None, (), [], []
    if values["RASTERS"]:
        grids = check_grids(values["RASTERS"], run.part(0.0, 0.4))
        differing = tuple(raster.path for raster in grids.rasters if raster.differences)
        checked = GridsChecked(len(grids.rasters), grids.rasters[0].path, differing)
        run.note(checked)
        records, file_doubts = inspect_rasters(values["RASTERS"], run.part(0.4, 0.9))
        doubts += [_doubt_sentence(checked)] if differing else []
        doubts += _log_doubts(file_doubts, "", run)
    for path in values["TABLES"]:
        record, file_doubts = inspect_table(path, run, table_cells)
        neighbour_note = note_other_layers(path)
        file_doubts = (*file_doubts, *([] if neighbour_note is None else [neighbour_note]))
        tables += [record] if record is not None else []
        doubts += _log_doubts(file_doubts, path, run)
    return Inspection(grids, records, tuple(tables), tuple(dict.fromkeys(doubts)))


def _log_doubts(doubts, path: str, run) -> list:
    """Report the doubts about a file, errors of other algorithms among them; return texts."""
    from ...core.errors_and_notes.inspection import InputRefused
    from ...core.errors_and_notes.run import Note

    texts = []
    for doubt in doubts:
        text = _doubt_sentence(doubt)
        texts.append(text if not path or path in text else f"{path}: {text}")
        run.note(doubt if isinstance(doubt, Note) else InputRefused(texts[-1]))
    return texts


def _doubt_sentence(doubt) -> str:
    """Return the sentence of a note or of the error that algorithms would end with."""
    from ...core.errors_and_notes.run import Note

    return messages.phrase_note(doubt) if isinstance(doubt, Note) else messages.phrase_error(doubt)
