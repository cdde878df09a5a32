"""Write the report of a whole assessment."""

from __future__ import annotations

import os

from ...core.errors_and_notes.diagnosis import NoResults
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters.map_sheets import border_lines
from ...framework.run.threads import in_main_thread
from ...framework.style.map_sheets import write_sheets
from ...framework.text.translation import tr


class AssessmentReport(CarbonSinkAlgorithm):
    """``carbonsink:assessmentreport``."""

    ID = "assessmentreport"
    GROUP = "diagnosis"

    def display_name(self) -> str:
        return tr("Assessment report")

    def description(self) -> str:
        return tr(
            "Puts a whole assessment on one page to hand on: the summary with the numbers that "
            "matter, maps, curves and tables of all parts, and what a reader has to know before "
            "using them - how good the models are at new sites, where their scores hold, what "
            "chance alone would find, which area each number rests on. Parts that are missing are "
            "named."
        )

    def caveats(self) -> str:
        return tr(
            "The report says what the files say. Files that do not belong together, such as a "
            "trend of one region and clusters of another, are not told apart: keep one assessment "
            "in one folder."
        )

    def keywords(self) -> str:
        return tr("report, summary, PDF, HTML, print, assessment, workspace, ministry")

    def parameters(self) -> list:
        return [
            p.folder(
                "INPUT_FOLDER",
                tr("Folder of the assessment"),
                tr(
                    "A workspace, or any folder with outputs of the earlier steps. Results are "
                    "found by their place, else by what they carry: the names of bands, columns "
                    "of tables, models."
                ),
            ),
            p.text(
                "TITLE",
                tr("Title"),
                tr("Heading, such as 'Carbon sinks of Shanxi'. Empty: one that names the period."),
            ),
            p.polygons(
                "BORDERS",
                tr("Borders (polygons)"),
                tr("Provinces, counties or other zones whose borders are drawn on the maps."),
                optional=True,
            ),
            p.report_output(
                "REPORT",
                tr("Assessment report"),
                tr("One HTML file that needs no network; tables in it can be downloaded."),
                required=True,
            ),
            p.file_output(
                "PDF",
                tr("Map sheets (PDF)"),
                tr(
                    "The maps as A4 sheets with legend, scale bar, north arrow and source, after a "
                    "first sheet with the summary."
                ),
                "PDF (*.pdf)",
                by_default=False,
            ),
        ]

    def check_inputs(self, values) -> None:
        if not os.path.isdir(values["INPUT_FOLDER"]):
            raise NoResults(values["INPUT_FOLDER"], 0)

    def process(self, values, run, sinks) -> dict:
        from ...core.report.assessment.report import read_assessment, write_assessment

        source = values["BORDERS"]
        borders = (lambda grid: border_lines(source, grid, run)) if source is not None else None
        assessment = read_assessment(values["INPUT_FOLDER"], run.part(0.0, 0.7), tr, borders)
        title = values["TITLE"] or ""
        write_assessment(assessment, values["REPORT"], tr, title)
        if values["PDF"]:
            from ...core.report.assessment.sheets import map_sheets

            sheets, sheets_run = map_sheets(assessment, tr, title), run.part(0.7, 1.0)
            in_main_thread(lambda: write_sheets(sheets, values["PDF"], sheets_run))
        return {}
