"""Compare estimators on the same folds and keep the best."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import QgsProcessingOutputString

from ...core.estimators.registry import ESTIMATORS
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.map_places import read_map_places
from ...framework.features.tables import read_samples
from ...framework.parameters import shared as p
from ...framework.parameters.training import (
    column_parameters,
    model_parameters,
    score_outputs,
    specification,
    validation_parameters,
)
from ...framework.text.translation import tr

DEFAULT = ["random_forest", "gradient_boosting", "svm", "neural_network"]


class CompareModels(CarbonSinkAlgorithm):
    """``carbonsink:comparemodels``."""

    ID = "comparemodels"
    GROUP = "train"

    def display_name(self) -> str:
        return tr("Compare models")

    def description(self) -> str:
        return tr(
            "Trains several kinds of model on the same records, validates them on the same folds "
            "and keeps the one with the lowest held-out error. Training, site-wise and random "
            "scores of all are in one table."
        )

    def reference(self) -> str:
        return tr(
            "Validation by groups: Roberts et al. (2017), Ecography 40, 913-929; the estimators: "
            "Breiman (2001), Friedman (2002), Smola and Schölkopf (2004)."
        )

    def caveats(self) -> str:
        return tr(
            "The best of several scores is a little too good, since it was chosen by that score; "
            "small differences between models mean nothing. Compare with random folds only to "
            "see how much the ranking changes."
        )

    def keywords(self) -> str:
        return tr(
            "compare, model selection, random forest, boosting, SVM, neural network, regression"
        )

    def parameters(self) -> list:
        return [
            *column_parameters(),
            p.choice(
                "ESTIMATORS",
                tr("Estimators"),
                tr(
                    "What is compared; at least two. Parameters such as TREES reach those that "
                    "have use for them."
                ),
                ESTIMATORS,
                default=DEFAULT,
                several=True,
            ),
            *model_parameters(),
            *validation_parameters(),
            p.file_output(
                "MODEL",
                tr("Best model"),
                tr("The model with the lowest held-out RMSE, read by 'Predict raster'."),
                "Carbon Sink model (*.carbonmodel)",
            ),
            p.csv_output(
                "SCORES", tr("Scores"), tr("All scores of all models, by validation and scope.")
            ),
            p.report_output(
                "REPORT",
                tr("Report on the comparison"),
                tr("The models side by side, with a reading in words."),
            ),
        ]

    def outputs(self) -> list:
        best = QgsProcessingOutputString("BEST", tr("Estimator with the lowest held-out RMSE"))
        return [best, *score_outputs()]

    def guard(self, values) -> None:
        from ...core.learn.comparison import comparison_specs

        keys = tuple(values["ESTIMATORS"])
        comparison_specs(specification(values, estimator=next(iter(keys), DEFAULT[0])), keys)

    def process(self, values, run, sinks) -> dict:
        from ...core.learn.bundle import write_bundle
        from ...core.learn.comparison import compare, write_comparison

        samples, coordinates = read_samples(values["SAMPLES"], run.part(0.0, 0.02))
        keys = tuple(values["ESTIMATORS"])
        spec = specification(values, coordinates, estimator=keys[0])
        spec = replace(spec, map_places=read_map_places(values, run))
        comparison = compare(samples, spec, keys, run.part(0.02, 0.95))
        run.step("write-model")
        write_bundle(comparison.winner.model, values["MODEL"])
        if values["SCORES"]:
            write_comparison(comparison, values["SCORES"])
        if values["REPORT"]:
            from ...core.report.training.comparison_report import write_comparison_report

            run.step("report")
            write_comparison_report(comparison, values["REPORT"], translate=tr)
        outputs = {name: values[name] for name in ("MODEL", "SCORES", "REPORT")}
        return {**outputs, "BEST": comparison.best, **comparison.winner.headline()}
