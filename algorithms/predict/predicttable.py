"""Apply a trained model to the rows of a table."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.feature_sink import write_with_columns
from ...framework.parameters import declarations as p
from ...framework.parameters.prediction import (
    check_unseen_option,
    interval_parameters,
    prediction_layers,
    read_model_and_records,
    records_to_predict,
    unseen_classes,
)
from ...framework.text.translation import tr


class PredictTable(CarbonSinkAlgorithm):
    """``carbonsink:predicttable``."""

    ID = "predicttable"
    GROUP = "predict"

    def display_name(self) -> str:
        return tr("Predict table")

    def description(self) -> str:
        return tr(
            "Applies a trained model of any kind to the records of a table or layer and adds "
            "columns: the prediction, the bounds of the interval of a new measurement, the "
            "dissimilarity index and whether the record lies in the area of applicability. "
            "Records without all predictors get none."
        )

    def reference(self) -> str:
        return tr(
            "Intervals of forests: Meinshausen (2006), JMLR 7, 983-999; of other models: Barber et "
            "al. (2021), Annals of Statistics 49, 486-507; area of applicability: Meyer and "
            "Pebesma (2021), Methods in Ecology and Evolution 12, 1620-1633."
        )

    def caveats(self) -> str:
        return tr(
            "The interval of a model without trees rests on the errors of its held-out records: it "
            "is as wide for every record (in logarithms with TRANSFORM = log). For a model of "
            "'Train LSTM' the dissimilarity is that of the record itself, not of the steps before."
        )

    def keywords(self) -> str:
        return tr("predict, table, CSV, plots, towers, interval, applicability, model")

    def parameters(self) -> list:
        return [
            *records_to_predict(),
            unseen_classes(),
            *interval_parameters(),
            p.features_output(
                "OUTPUT",
                tr("Predictions"),
                tr(
                    "The records with the columns <target>_predicted, <target>_lower and "
                    "<target>_upper in the unit of the target, dissimilarity, and applicability "
                    "(1 inside, 0 outside)."
                ),
                style="sites",
            ),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("N", tr("Records predicted")),
            QgsProcessingOutputNumber("OUTSIDE", tr("Of them outside the area of applicability")),
        ]

    def check_inputs(self, values) -> None:
        check_unseen_option(values)
        prediction_layers(values).check()

    def process(self, values, run, sinks) -> dict:
        from ...core.predict.table_prediction import columns_of, predict_table

        model, records = read_model_and_records(values, run)
        run.step("predict")
        prediction = predict_table(
            model, records, run.part(0.2, 0.9), prediction_layers(values), values["UNSEEN_CLASSES"]
        )
        table, kinds = columns_of(prediction, model.target)
        output = write_with_columns(
            sinks, "OUTPUT", values["SAMPLES"], table, kinds, run.part(0.9, 1.0)
        )
        return {"OUTPUT": output, **prediction.counts()}
