"""Train a model of a flux on samples and validate it by sites and at random."""

from __future__ import annotations

from dataclasses import replace

from ...core.estimators.registry import ESTIMATORS
from ...core.model.training_specification import Recipe
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.coordinate_systems import coordinate_unit
from ...framework.features.feature_tables import read_samples
from ...framework.parameters import declarations as p
from ...framework.parameters.training import (
    column_parameters,
    model_parameters,
    read_map_locations,
    score_outputs,
    training_specification,
    validation_parameters,
)
from ...framework.text.translation import tr

# Records up to which the report finds the importance of the predictors.
MAX_EXPLAINED = 20_000


class TrainModel(CarbonSinkAlgorithm):
    """``carbonsink:trainmodel``."""

    ID = "trainmodel"
    GROUP = "train"

    def display_name(self) -> str:
        return tr("Train model")

    def description(self) -> str:
        return tr(
            "Trains a regression model of a flux or stock on samples (site records with the "
            "predictor values beside them) and says how well it predicts where it has not been: "
            "whole sites are held out in turn, and beside it the random k-fold score is printed, "
            "which is what most papers report and what flatters a map. The model file holds "
            "everything a prediction needs, the training table included."
        )

    def reference(self) -> str:
        return tr(
            "Breiman (2001), Machine Learning 45, 5-32; validation by groups: Roberts et al. "
            "(2017), Ecography 40, 913-929; smearing: Duan (1983), JASA 78, 605-610."
        )

    def caveats(self) -> str:
        return tr(
            "A model is trustworthy where sites like those of the map were sampled. When the "
            "site-wise R2 is much lower than the random one, the map between sites rests on less "
            "than the random score suggests."
        )

    def keywords(self) -> str:
        return tr("random forest, machine learning, regression, cross-validation, upscaling, train")

    def parameters(self) -> list:
        return [
            *column_parameters(),
            _estimator_parameter(),
            *model_parameters(),
            *validation_parameters(),
            *_training_outputs(),
        ]

    def outputs(self) -> list:
        return score_outputs()

    def check_inputs(self, values) -> None:
        training_specification(values).check()

    def process(self, values, run, sinks) -> dict:
        from ...core.learn.estimator_bundle import write_bundle
        from ...core.learn.estimator_training import train
        from ...core.learn.score_table import write_predictions, write_scores

        samples, coordinates = read_samples(values["SAMPLES"], run.part(0.0, 0.05))
        spec = replace(
            training_specification(values, coordinates),
            map_places=read_map_locations(values, run),
        )
        training = train(samples, spec, run.part(0.05, 0.9))
        run.step("write-model")
        write_bundle(training.model, values["MODEL"])
        if values["SCORES"]:
            write_scores(training, values["SCORES"])
        if values["PREDICTIONS"]:
            write_predictions(training, values["PREDICTIONS"])
        if values["REPORT"]:
            from ...core.report.training.report import write_training_report

            run.step("report")
            site_coordinates = tuple(samples[column] for column in coordinates) or None
            write_training_report(
                training,
                values["REPORT"],
                tr,
                site_coordinates,
                coordinate_unit(values["SAMPLES"]),
                _importance_output(training, run.part(0.9, 1.0)),
            )
        return training.headline()


def _importance_output(training, run):
    """Return the importance of the predictors, None where there are too many records.

    'Explain model' finds it for any number of them.
    """
    from ...core.explain.importance import permutation_importance

    if len(training.predictions) > MAX_EXPLAINED:
        return None
    return permutation_importance(training.model, run)


def _estimator_parameter():
    """Return the parameter of the one estimator to train."""
    return p.choice(
        "ESTIMATOR",
        tr("Estimator"),
        tr(
            "What is trained: forests (random_forest, extra_trees), boosted trees "
            "(gradient_boosting, and xgboost where that library is installed), support "
            "vectors (svm), ridge regression (linear) or a network of one hidden layer "
            "(neural_network). The last three see standardised predictors."
        ),
        ESTIMATORS,
        of=Recipe,
    )


def _training_outputs() -> list:
    """Return the outputs of training."""
    return [
        p.file_output(
            "MODEL",
            tr("Model"),
            tr("The model file, read by 'Predict raster'."),
            "Carbon Sink model (*.carbonmodel)",
        ),
        p.csv_output(
            "SCORES",
            tr("Scores"),
            tr(
                "All scores by validation: over all records, per stratum and per site, and their "
                "median, mean and variance over the sites (of each stratum as well)."
            ),
        ),
        p.csv_output(
            "PREDICTIONS",
            tr("Predictions at the samples"),
            tr("Observed, fitted, out-of-bag and held-out values of every record."),
        ),
        p.report_output(
            "REPORT",
            tr("Report on the model"),
            tr("Scores and scatter plots on one page, with a reading of them in words."),
        ),
    ]
