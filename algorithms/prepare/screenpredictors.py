"""Screen predictors for those that say the same as others."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputString

from ...core.errors_and_notes.allowed import check_settings
from ...core.sites.settings import ScreeningSettings
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.feature_tables import read_table
from ...framework.parameters import declarations as p
from ...framework.parameters.target_and_predictors import predictor_fields, target_field
from ...framework.text.translation import tr


class ScreenPredictors(CarbonSinkAlgorithm):
    """``carbonsink:screenpredictors``."""

    ID = "screenpredictors"
    GROUP = "prepare"

    def display_name(self) -> str:
        return tr("Screen predictors")

    def description(self) -> str:
        return tr(
            "Finds redundant predictors (Pearson correlation, variance inflation factor) and "
            "suggests a set without them: of two predictors that are too strongly correlated, "
            "the one less correlated with the target is left out, then those whose inflation "
            "factor is too large."
        )

    def reference(self) -> str:
        return tr("Dormann et al. (2013), Ecography 36, 27-46.")

    def caveats(self) -> str:
        return tr(
            "Correlation is linear and ignores classes: do not use it for categorical "
            "predictors. A strong correlation with the target does not prove that a predictor "
            "helps at new sites."
        )

    def keywords(self) -> str:
        return tr("correlation matrix, VIF, collinearity, variable selection, heat map")

    def parameters(self) -> list:
        return [
            p.table("SAMPLES", tr("Samples"), tr("Table or layer with target and predictors.")),
            target_field(tr("Column of the measured flux or stock.")),
            predictor_fields(
                tr("Columns of numbers; records that lack one are left out and counted.")
            ),
            p.number(
                "MAX_CORRELATION",
                tr("Largest |r| between two predictors"),
                tr("Above this value, one of the two is left out."),
                of=ScreeningSettings,
            ),
            p.number(
                "MAX_VIF",
                tr("Largest variance inflation factor"),
                tr("VIF = 1 / (1 - R2) of a predictor's regression on the others."),
                of=ScreeningSettings,
            ),
            p.csv_output(
                "TABLE",
                tr("Table"),
                tr("One row per predictor: correlations, VIF, whether it is kept and why not."),
                by_default=True,
            ),
            p.report_output(
                "REPORT",
                tr("Report on predictors"),
                tr("Heat map of the correlations and the suggestion."),
            ),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputString(
                "SELECTED", tr("Suggested predictors, as PREDICTOR_FIELDS takes them (a;b;c)")
            )
        ]

    def check_inputs(self, values) -> None:
        check_settings(values.as_settings(ScreeningSettings))

    def process(self, values, run, sinks) -> dict:
        from ...core.sites.screening import screen_predictors, write_screening

        screening = screen_predictors(
            read_table(values["SAMPLES"], run.part(0.0, 0.5)),
            values["TARGET_FIELD"],
            tuple(values["PREDICTOR_FIELDS"]),
            run,
            values.as_settings(ScreeningSettings),
        )
        if values["TABLE"]:
            write_screening(screening, values["TABLE"])
        if values["REPORT"]:
            from ...core.report.sites.screening_report import write_screening_report

            run.step("report")
            write_screening_report(screening, values["REPORT"], translate=tr)
        return {"SELECTED": ";".join(screening.selected)}
