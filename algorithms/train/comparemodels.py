"""Compare estimators on the same folds and keep the best."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import QgsProcessingOutputString

from ...core.estimators.registry import ESTIMATORS
from ...core.fuzzy.fuzzy_specification import MIN_SITES
from ...core.sequence.lstm_specification import MIN_WINDOWS
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.feature_tables import read_samples
from ...framework.parameters import declarations as p
from ...framework.parameters.sequence import (
    check_lstm_unused,
    compared_specification,
    lstm_parameters,
)
from ...framework.parameters.training import (
    column_parameters,
    model_parameters,
    read_map_locations,
    score_outputs,
    training_specification,
    validation_parameters,
)
from ...framework.text.translation import tr

DEFAULT = ["random_forest", "gradient_boosting", "svm", "neural_network"]
# Models of LSTMs, which need sites and dates.
NETWORKS = ("lstm", "fuzzy_lstm")


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
            "scores of all are in one table, with mean and variance over the sites of each class. "
            "Where the table has sites and dates, an LSTM and a fuzzy ensemble of LSTMs of single "
            "sites can be among them (they need the library PyTorch); records that no whole window "
            "leads up to are then left out for all models alike."
        )

    def reference(self) -> str:
        return tr(
            "Validation by groups: Roberts et al. (2017), Ecography 40, 913-929; the estimators: "
            "Breiman (2001), Friedman (2002), Smola and Schölkopf (2004); LSTM and fuzzy ensemble: "
            "Gao et al. (2025), Arid Land Geography 48(12), 2210."
        )

    def caveats(self) -> str:
        return tr(
            "The best of several scores is a little too good, since it was chosen by that score; "
            "small differences between models mean nothing. Compare with random folds only to "
            "see how much the ranking changes. Neighbouring dates of a site are alike, and windows "
            "of an LSTM overlap: random folds flatter it most. A fuzzy ensemble is trained on all "
            "sites, whatever their class, and scored on whole sites held out only."
        )

    def keywords(self) -> str:
        return tr(
            "compare, model selection, random forest, boosting, SVM, neural network, regression, "
            "LSTM, fuzzy ensemble"
        )

    def parameters(self) -> list:
        return [
            *column_parameters(),
            p.choice(
                "ESTIMATORS",
                tr("Estimators"),
                tr(
                    "What is compared; at least two, one of which is no LSTM. Parameters such as "
                    "TREES apply to the estimators that use them. lstm needs SITE_FIELD, "
                    "DATE_FIELD and the library PyTorch. fuzzy_lstm is 'Train fuzzy ensemble' with "
                    "an LSTM for each site; it needs the same, VALIDATION = site or all, and {m} "
                    "sites with {n} windows. The records of smaller sites are then left out for "
                    "all models alike. With TUNE, LSTMs compare 12 settings of their own, and "
                    "TUNING_GRID is for the others only. With either in the list "
                    "CATEGORICAL_FIELDS, TRANSFORM, PARENT_FIELD, IMPUTE and VALIDATION = site_oob "
                    "are refused; 'Train LSTM' and 'Train fuzzy ensemble' have a TUNING_GRID and "
                    "an IMPUTE for LSTMs."
                ).format(n=MIN_WINDOWS, m=MIN_SITES),
                (*ESTIMATORS, *NETWORKS),
                default=DEFAULT,
                multiple=True,
            ),
            *model_parameters(),
            *lstm_parameters("ESTIMATORS = lstm, fuzzy_lstm"),
            *validation_parameters(),
            p.file_output(
                "MODEL",
                tr("Best model"),
                tr(
                    "The model with the lowest held-out RMSE, read by 'Predict raster' ('Predict "
                    "series' where it is an LSTM or an ensemble of them)."
                ),
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

    def check_inputs(self, values) -> None:
        from ...core.fuzzy.ensemble_comparison import check_ensemble_comparison
        from ...core.learn.model_comparison import comparison_specs

        keys = tuple(values["ESTIMATORS"])
        spec = training_specification(values, estimator=_first_estimator(keys))
        if set(keys) & set(NETWORKS):
            check_ensemble_comparison(spec, keys, compared_specification(values))
        else:
            check_lstm_unused(values, f"ESTIMATORS = {', '.join(keys)}")
            comparison_specs(spec, keys)

    def process(self, values, run, sinks) -> dict:
        from ...core.fuzzy.ensemble_comparison import compare_with_ensemble
        from ...core.learn.model_comparison import compare, write_comparison
        from ...core.model_kinds import write_model

        samples, coordinates = read_samples(values["SAMPLES"], run.part(0.0, 0.02))
        keys = tuple(values["ESTIMATORS"])
        spec = training_specification(values, coordinates, estimator=_first_estimator(keys))
        spec = replace(spec, map_places=read_map_locations(values, run))
        training_run = run.part(0.02, 0.95)
        if set(keys) & set(NETWORKS):
            network = compared_specification(values)
            comparison = compare_with_ensemble(samples, spec, keys, network, training_run)
        else:
            comparison = compare(samples, spec, keys, training_run)
        run.step("write-model")
        write_model(comparison.winner.model, values["MODEL"])
        if values["SCORES"]:
            write_comparison(comparison, values["SCORES"])
        if values["REPORT"]:
            from ...core.report.training.comparison_report import write_comparison_report

            run.step("report")
            write_comparison_report(comparison, values["REPORT"], translate=tr)
        return {"BEST": comparison.best, **comparison.winner.headline()}


def _first_estimator(keys: tuple) -> str:
    """Return the first estimator that the specification can hold; LSTMs have one of their own."""
    return next((key for key in keys if key not in NETWORKS), DEFAULT[0])
