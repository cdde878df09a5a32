"""Map what each predictor adds to a model's prediction."""

from __future__ import annotations

from ...core import raster
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.prediction import (
    check_predictors,
    class_codes,
    model_file,
    prediction_date,
    predictors_of_one_date,
    unseen_classes,
)
from ...framework.text.translation import tr


class ExplainRaster(CarbonSinkAlgorithm):
    """``carbonsink:explainraster``."""

    ID = "explainraster"
    GROUP = "predict"
    RESUMABLE = True

    def display_name(self) -> str:
        return tr("Explain raster")

    def description(self) -> str:
        return tr(
            "Maps what each predictor adds to the prediction of each cell (Shapley values): one "
            "band per predictor. The bands of a cell and the mean prediction (SHAP_BASE in the "
            "file's metadata) add up to its prediction. The columns of a categorical predictor "
            "are one band."
        )

    def reference(self) -> str:
        return tr("Lundberg et al. (2020), Nature Machine Intelligence 2, 56-67 (TreeSHAP).")

    def caveats(self) -> str:
        return tr(
            "For models of trees (random_forest, extra_trees, gradient_boosting, xgboost) and "
            "linear ones, all of them exact; svm and neural_network are refused, see 'Explain "
            "model'. Values say what the model "
            "uses, not what causes the flux; correlated predictors share what they explain. Under "
            "TRANSFORM = log they are in units of the logarithm. 100 small trees take about a "
            "microsecond per cell, 1500 full trees milliseconds: try such a model on a small "
            "region first."
        )

    def keywords(self) -> str:
        return tr("SHAP, Shapley, explain, driver, attribution, dominant factor, interpretation")

    def parameters(self) -> list:
        return [
            model_file(),
            *predictors_of_one_date(),
            unseen_classes(),
            class_codes(),
            run_parameters.resume(),
            *run_parameters.performance_parameters(),
            p.raster_output(
                "OUTPUT",
                tr("Shapley values"),
                tr("One band per predictor, in the unit of the target, float32."),
                style="nep",
            ),
            p.raster_output(
                "DOMINANT_CLASS",
                tr("Dominant predictor"),
                tr("Class raster of the predictor with the largest absolute value, in any sense."),
                style="classes",
                by_default=False,
            ),
        ]

    def check_inputs(self, values) -> None:
        check_predictors(values)
        prediction_date(values)

    def process(self, values, run, sinks) -> dict:
        from ...core.explain.shapley_maps import explain_raster
        from ...core.model_kinds import read_model, require_shapley_maps

        run.step("read-model", values["MODEL"])
        stack = raster.Stack.open(values["PREDICTORS"])
        model = read_model(values["MODEL"], run, stack.require_variables)
        require_shapley_maps(model)
        targets = {name: values[name] for name in ("OUTPUT", "DOMINANT_CLASS") if values[name]}
        run.step("compute")
        date, unseen = prediction_date(values, stack, model.inputs), values["UNSEEN_CLASSES"]
        explain_raster(
            model, stack, targets, run, date=date, unseen=unseen, class_codes=values["CLASS_CODES"]
        )
        return {}
