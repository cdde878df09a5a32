"""Explain which predictors drive a model."""

from __future__ import annotations

from ...core.errors_and_notes.run import MissingInput
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.feature_tables import read_samples
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.prediction import model_file
from ...framework.text.translation import tr


class ExplainModel(CarbonSinkAlgorithm):
    """``carbonsink:explainmodel``."""

    ID = "explainmodel"
    GROUP = "train"

    def display_name(self) -> str:
        return tr("Explain model")

    def description(self) -> str:
        return tr(
            "Says which predictors drive a model: what its score at held-out records loses "
            "without each (permutation importance), what each adds to the predictions (Shapley "
            "values, their shares in per cent, per stratum as well) and which way "
            "(dependence plots, accumulated local effects, partial dependence)."
        )

    def reference(self) -> str:
        return tr(
            "Lundberg and Lee (2017), NeurIPS 30; Lundberg et al. (2020), Nature Machine "
            "Intelligence 2, 56-67; Apley and Zhu (2020), "
            "JRSS B 82, 1059-1086; Breiman (2001), Machine Learning 45, 5-32."
        )

    def caveats(self) -> str:
        return tr(
            "What a model uses need not cause the flux, and correlated predictors share their "
            "importance. Shapley values are exact for trees and linear models; those of svm and "
            "neural_network are estimated by the shap library, where it is installed, on a sample "
            "of 200 records at most."
        )

    def keywords(self) -> str:
        return tr("SHAP, importance, drivers, ALE, beeswarm, interpretation, contribution")

    def parameters(self) -> list:
        return [
            model_file(sequences=True),
            p.table(
                "SAMPLES",
                tr("Samples to explain"),
                tr("Records with all predictors; left empty, those that trained the model."),
                optional=True,
            ),
            p.field(
                "STRATUM_FIELD",
                tr("Stratum column"),
                tr(
                    "Column of SAMPLES with classes, such as the plant functional type, for which "
                    "shares are distinguished. Left empty, the strata of the model, if it has any."
                ),
                parent="SAMPLES",
                optional=True,
                requirement=p.NAME_COLUMN,
            ),
            run_parameters.threads(),
            p.csv_output(
                "TABLE",
                tr("Importance"),
                tr(
                    "Per stratum and predictor: mean absolute Shapley value, share in per cent, "
                    "drop of the held-out R2."
                ),
                by_default=True,
            ),
            p.csv_output(
                "SHAP",
                tr("Shapley values"),
                tr("Shapley values of every record that was explained, in the target's unit."),
            ),
            p.report_output(
                "REPORT", tr("Report on the explanation"), tr("All of it in figures, on one page.")
            ),
        ]

    def check_inputs(self, values) -> None:
        if values["STRATUM_FIELD"] and not values["SAMPLES"]:
            raise MissingInput("SAMPLES", f"STRATUM_FIELD = {values['STRATUM_FIELD']}")

    def process(self, values, run, sinks) -> dict:
        from ...core.explain.model_explanation import write_importance, write_shap
        from ...core.model_kinds import explain, read_model, require_shapley
        from ...core.predict.predictor_units import table_in_trained_units

        run.step("read-model", values["MODEL"])
        model = read_model(values["MODEL"], run)
        if values["SHAP"]:
            require_shapley(model)
        samples = None
        if values["SAMPLES"]:
            samples, _coordinates = read_samples(values["SAMPLES"], run.part(0.0, 0.05))
            samples = table_in_trained_units(model, samples, run)
        explanation = explain(model, samples, values["STRATUM_FIELD"] or "", run.part(0.05, 0.95))
        if values["TABLE"]:
            write_importance(explanation, values["TABLE"])
        if values["SHAP"]:
            write_shap(explanation, values["SHAP"])
        if values["REPORT"]:
            from ...core.report.training.explanation_report import write_explanation_report

            run.step("report")
            write_explanation_report(explanation, values["REPORT"], tr)
        return {}
