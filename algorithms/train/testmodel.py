"""Score a trained model on a table that it was not trained on."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters.prediction import (
    check_unseen_option,
    interval_parameters,
    prediction_layers,
    read_model_and_records,
    records_to_predict,
    unseen_classes,
)
from ...framework.parameters.target_and_predictors import target_field
from ...framework.parameters.training import site_skill_outputs
from ...framework.text.translation import tr


class TestModel(CarbonSinkAlgorithm):
    """``carbonsink:testmodel``."""

    ID = "testmodel"
    GROUP = "train"

    def display_name(self) -> str:
        return tr("Test model")

    def description(self) -> str:
        return tr(
            "Scores a trained model of any kind on another table: other countries, other towers, "
            "other years. Scores are given over all records, by class (aridity, plant functional "
            "type, land cover), by site, and as mean, median and variance over the sites, overall "
            "and within each class; beside them what share of the records lies in the interval "
            "and in the area of applicability."
        )

    def reference(self) -> str:
        return tr(
            "Scores as in 'Train model'; transfer tests: Meyer and Pebesma (2022), Nature "
            "Communications 13, 2208."
        )

    def caveats(self) -> str:
        return tr(
            "The test is an outside one only where the model has not seen the sites: sites of "
            "the same names are reported. Values must be in the unit of the model; a unit in "
            "brackets at the end of the column's name is converted."
        )

    def keywords(self) -> str:
        return tr("test, transfer, validation, independent, external, score, site, aridity")

    def parameters(self) -> list:
        return [
            *records_to_predict(),
            target_field(
                tr("Column of the measured values. Records without a value are not scored.")
            ),
            p.field(
                "CLASS_FIELD",
                tr("Class column"),
                tr("Column of classes to score apart, such as aridity or land cover."),
                parent="SAMPLES",
                optional=True,
                requirement=p.NAME_COLUMN,
            ),
            unseen_classes(),
            *interval_parameters(),
            p.csv_output(
                "TABLE",
                tr("Scores"),
                tr(
                    "One row per scope: all records, each class, each site; site_mean, "
                    "site_median and site_variance (divisor n - 1) over sites, of all and of each "
                    "class; across_sites, the scores of the means of the sites. picp is the share "
                    "of records in the interval, inside that in the area of applicability."
                ),
                by_default=True,
            ),
            p.csv_output(
                "PREDICTIONS",
                tr("Predictions"),
                tr("Observed and predicted values, interval and applicability of every record."),
            ),
            p.report_output(
                "REPORT", tr("Report of the test"), tr("The scores, and a scatter plot.")
            ),
        ]

    def outputs(self) -> list:
        names = {
            "N": tr("Records scored"),
            "R2": tr("R2 (1 - SSE/SST)"),
            "RMSE": tr("Root mean square error"),
            "MAE": tr("Mean absolute error"),
            "R": tr("Pearson correlation"),
            "PBIAS": tr("Percent bias 100 sum(P-O)/sum(O)"),
            "MAPE": tr("Mean absolute percentage error"),
            "PICP": tr("Records in the interval (%)"),
            "MPIW": tr("Mean width of the interval"),
            "INSIDE": tr("Records in the area of applicability (%)"),
        }
        numbers = [QgsProcessingOutputNumber(name, label) for name, label in names.items()]
        return [*numbers, *site_skill_outputs()]

    def check_inputs(self, values) -> None:
        check_unseen_option(values)
        prediction_layers(values).check()

    def process(self, values, run, sinks) -> dict:
        from ...core.predict import outside_test

        model, records = read_model_and_records(values, run)
        columns = outside_test.OutsideColumns(
            values["TARGET_FIELD"],
            outside_test.site_column(model, records, values["SITE_FIELD"]),
            values["CLASS_FIELD"] or "",
        )
        run.step("predict")
        test = outside_test.score_model(
            model,
            records,
            columns,
            run.part(0.2, 0.9),
            prediction_layers(values),
            values["UNSEEN_CLASSES"],
        )
        if values["TABLE"]:
            outside_test.write_scores(test, values["TABLE"])
        if values["PREDICTIONS"]:
            outside_test.write_predictions(test, values["PREDICTIONS"])
        if values["REPORT"]:
            from ...core.report.training.outside_report import write_outside_report

            run.step("report")
            write_outside_report(test, values["REPORT"], tr)
        return test.headline()
