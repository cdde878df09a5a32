"""Predict a raster with a trained model."""

from __future__ import annotations

from ...core import raster
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.prediction import (
    check_predictors,
    class_codes,
    mean_interval_help,
    model_file,
    prediction_date,
    prediction_layers,
    predictors_of_one_date,
    quantile_parameters,
    unseen_classes,
)
from ...framework.text.translation import tr

RELIABILITY = (
    "SPREAD",
    "DISSIMILARITY",
    "APPLICABILITY",
    "POINT_DENSITY",
    "EXPECTED_ERROR",
    "SKILL",
)
OUTPUTS = ("OUTPUT", "LOWER", "UPPER", "MEAN_LOWER", "MEAN_UPPER", "QUANTILES", *RELIABILITY)


class PredictRaster(CarbonSinkAlgorithm):
    """``carbonsink:predictraster``."""

    ID = "predictraster"
    GROUP = "predict"
    RESUMABLE = True

    def display_name(self) -> str:
        return tr("Predict raster")

    def description(self) -> str:
        return tr(
            "Applies a trained model to predictor rasters, cell by cell. Rasters are matched "
            "with the predictors of the model by name (band description, otherwise file name), "
            "in any order and case. Cells without data in any predictor get no data."
        )

    def reference(self) -> str:
        return tr(
            "Breiman (2001), Machine Learning 45, 5-32; intervals: Meinshausen (2006), JMLR 7, "
            "983-999, calibrated as in Chernozhukov et al. (2021), PNAS 118, e2107794118; area of "
            "applicability: Meyer and Pebesma (2021), Methods in Ecology and "
            "Evolution 12, 1620-1633."
        )

    def caveats(self) -> str:
        return tr(
            "A forest cannot extrapolate: cells outside the range of the training records get "
            "the nearest known values, and the log says how many there are. LOWER and UPPER "
            "enclose a new measurement on one plot, including its own scatter; MEAN_LOWER and "
            "MEAN_UPPER enclose the mean of a cell, and are narrower. Neither says anything "
            "about the error of a total or a mean of many cells ('Carbon budget' does). The "
            "spread between trees is not a confidence interval."
        )

    def keywords(self) -> str:
        return tr("predict, map, upscale, random forest, NPP, respiration, model")

    def parameters(self) -> list:
        return [
            model_file(ensembles=True),
            *predictors_of_one_date(),
            unseen_classes(),
            class_codes(),
            *quantile_parameters(),
            run_parameters.resume(),
            *run_parameters.performance_parameters(),
            *_prediction_maps(),
            *_reliability_maps(),
        ]

    def check_inputs(self, values) -> None:
        check_predictors(values)
        prediction_date(values)
        prediction_layers(values).check()

    def process(self, values, run, sinks) -> dict:
        from ...core.model_kinds import read_model
        from ...core.predict.raster_prediction import predict_raster

        run.step("read-model", values["MODEL"])
        stack = raster.Stack.open(values["PREDICTORS"])
        model = read_model(values["MODEL"], run, stack.require_variables)
        targets = {name: values[name] for name in OUTPUTS if values[name]}
        run.step("predict")
        predict_raster(
            model,
            stack,
            targets,
            run,
            date=prediction_date(values, stack, model.inputs),
            unseen=values["UNSEEN_CLASSES"],
            settings=prediction_layers(values),
            class_codes=values["CLASS_CODES"],
        )
        return {}


def _prediction_maps() -> list:
    """Return the prediction and its bounds."""
    return [
        p.raster_output(
            "OUTPUT",
            tr("Prediction"),
            tr("Predicted values in the unit of the target, float32."),
            style="flux",
        ),
        p.raster_output(
            "LOWER",
            tr("Lower bound"),
            tr(
                "Lower bound of the interval of a new measurement (quantile regression forest), in "
                "the unit of the target. For random_forest and extra_trees."
            ),
            style="flux",
            by_default=False,
        ),
        p.raster_output(
            "UPPER",
            tr("Upper bound"),
            tr(
                "Upper bound of the interval of a new measurement (quantile regression forest), in "
                "the unit of the target. For random_forest and extra_trees."
            ),
            style="flux",
            by_default=False,
        ),
        *_mean_bound_maps(),
        p.raster_output(
            "QUANTILES",
            tr("Quantiles"),
            tr(
                "Quantiles of a new measurement at QUANTILE_LEVELS, one band each (npp_q50 is the "
                "median), in the unit of the target. For random_forest and extra_trees."
            ),
            style="flux",
            by_default=False,
        ),
    ]


def _mean_bound_maps() -> list:
    """Return the bounds of the mean."""
    return [
        p.raster_output(
            "MEAN_LOWER",
            tr("Lower bound of the mean"),
            mean_interval_help(),
            style="flux",
            by_default=False,
        ),
        p.raster_output(
            "MEAN_UPPER",
            tr("Upper bound of the mean"),
            mean_interval_help(),
            style="flux",
            by_default=False,
        ),
    ]


def _reliability_maps() -> list:
    """Return the maps that say how far to trust it."""
    return [
        p.raster_output(
            "SPREAD",
            tr("Spread between trees or site models"),
            tr(
                "Standard deviation of the predictions of the trees, in the unit of the target; "
                "it shows where the trees disagree. For a fuzzy ensemble, that of the site "
                "models, weighted by membership. It is not a confidence interval."
            ),
            style="spread",
            by_default=False,
        ),
        *_applicability_outputs(),
        p.raster_output(
            "SKILL",
            tr("Predicted skill"),
            tr(
                "Expected R2 of the site models at a cell, from its distance to the sites in "
                "predictor space. For models of 'Train fuzzy ensemble'."
            ),
            style="flux",
            by_default=False,
        ),
    ]


def _applicability_outputs() -> list:
    """Return the optional outputs of dissimilarity and applicability."""
    return [
        p.raster_output(
            "DISSIMILARITY",
            tr("Dissimilarity index"),
            tr(
                "Distance in predictor space to the nearest training record, divided by the "
                "mean distance between training records: 0 at a training record."
            ),
            style="spread",
            by_default=False,
        ),
        p.raster_output(
            "APPLICABILITY",
            tr("Area of applicability"),
            tr(
                "1 where the predictors are as close to the training records as these are to "
                "those of other folds of the validation, 0 where the scores of the model do not "
                "hold."
            ),
            style="classes",
            by_default=False,
        ),
        p.raster_output(
            "POINT_DENSITY",
            tr("Local point density"),
            tr(
                "Number of training records that are near enough to make a cell applicable: a "
                "prediction based on one of them is weaker than one based on fifty. -1 is no "
                "data."
            ),
            style="amount",
            by_default=False,
        ),
        p.raster_output(
            "EXPECTED_ERROR",
            tr("Expected error"),
            tr(
                "Root mean square error, in the unit of the target, of held-out records that are "
                "as unlike the others as the cell is unlike the training records (error profile "
                "over the dissimilarity index). No data outside the area of applicability, where "
                "nothing was held out. Scores of VALIDATION = site or knndm make it that of "
                "places without a site."
            ),
            style="spread",
            by_default=False,
        ),
    ]
