"""Predict a raster per date with a trained model."""

from __future__ import annotations

import os

from qgis.core import QgsProcessingOutputNumber

from ...core import raster
from ...core.errors_and_notes.run import BadValue
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.prediction import (
    check_predictors,
    class_codes,
    model_file,
    prediction_layers,
    quantile_parameters,
    unseen_classes,
)
from ...framework.style.series_style import style_series
from ...framework.text.translation import tr

# Style of each layer beside the prediction; all others are drawn as the prediction.
STYLES = {
    "SPREAD": "spread",
    "DISSIMILARITY": "spread",
    "APPLICABILITY": "classes",
    "POINT_DENSITY": "amount",
    "EXPECTED_ERROR": "spread",
}
LAYERS = ("LOWER", "UPPER", "MEAN_LOWER", "MEAN_UPPER", "QUANTILES", *STYLES, "SKILL")


class PredictSeries(CarbonSinkAlgorithm):
    """``carbonsink:predictseries``."""

    ID = "predictseries"
    GROUP = "predict"

    def display_name(self) -> str:
        return tr("Predict series")

    def description(self) -> str:
        return tr(
            "Applies a trained model to the predictor rasters of many dates and writes one raster "
            "per date. Dated predictors (ndvi_2005-03.tif) are matched by name and date, static "
            "ones (elevation.tif) serve all dates, yearly ones serve the months of their year. "
            "Each raster carries its date; series.qlr in the folder adds them all to a project "
            "with their periods and one colour ramp for all dates, so that QGIS's Temporal "
            "Controller plays them. An LSTM and a fuzzy ensemble of LSTMs look back on earlier "
            "dates: the first dates of the rasters then have no prediction."
        )

    def reference(self) -> str:
        return tr("As of the algorithm that trained the model, and of 'Predict raster'.")

    def caveats(self) -> str:
        return tr(
            "A date that lacks a predictor is left out and named in the log; nothing is filled "
            "in. The model has no notion of time beyond its predictors: a trend of the maps is a "
            "trend of the predictors. LOWER and UPPER enclose a new measurement of one plot at "
            "one date, MEAN_LOWER and MEAN_UPPER what a cell has on average then: errors of "
            "dates and of cells go together, so that bounds of either kind cannot be added up to "
            "those of a total or of a mean over cells or dates."
        )

    def keywords(self) -> str:
        return tr("predict, series, monthly, annual, batch, temporal, map, upscale")

    def parameters(self) -> list:
        return [
            model_file(sequences=True, ensembles=True),
            p.raster_list(
                "PREDICTORS",
                tr("Predictor rasters, dated and static"),
                tr(
                    "Rasters of all predictors on one grid, in any order. The date is read from "
                    "the band, the NetCDF time or the end of the name: ndvi_2005.tif, "
                    "ndvi_2005-03.tif, ndvi_200503.tif."
                ),
                requirement=p.PREDICTORS,
            ),
            *_date_parameters(),
            p.choice(
                "LAYERS",
                tr("Layers in addition to the prediction"),
                tr(
                    "What else is made for each date, in folders of their own inside the folder of "
                    "predictions: LOWER and UPPER (interval of a new measurement), QUANTILES "
                    "(a folder per level, q50 the median) and SPREAD of forests, MEAN_LOWER and "
                    "MEAN_UPPER (interval of the mean of a cell), DISSIMILARITY, APPLICABILITY, "
                    "POINT_DENSITY and EXPECTED_ERROR, and SKILL of fuzzy ensembles. They mean "
                    "what they mean in 'Predict raster'."
                ),
                LAYERS,
                multiple=True,
                optional=True,
            ),
            unseen_classes(),
            class_codes(),
            *quantile_parameters(),
            *run_parameters.performance_parameters(),
            p.folder_output(
                "OUTPUT_FOLDER",
                tr("Folder of predictions"),
                tr(
                    "One raster per date, <target>_<date>.tif, in the unit of the target, and "
                    "series.qlr to open them together; the same in a folder per layer, such as "
                    "lower."
                ),
                style="flux",
            ),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("WRITTEN", tr("Dates predicted now")),
            QgsProcessingOutputNumber("SKIPPED", tr("Dates that were finished before")),
            QgsProcessingOutputNumber("GAPS", tr("Dates left out or missing in the series")),
        ]

    def check_inputs(self, values) -> None:
        check_predictors(values)
        prediction_layers(values).check()
        unknown_layers = [key for key in values["LAYERS"] if key not in LAYERS]
        if unknown_layers:
            raise BadValue("LAYERS", ", ".join(unknown_layers), ", ".join(LAYERS))
        start, end = _date_range(values)
        if start and end and not (start <= end or end.covers(start)):
            raise BadValue("START", values["START"], f"<= END ({values['END']})")

    def process(self, values, run, sinks) -> dict:
        from ...core.model.model_file import model_file_digest
        from ...core.model_kinds import read_model
        from ...core.predict.series_prediction import predict_series

        run.step("read-model", values["MODEL"])
        stack = raster.Stack.open(values["PREDICTORS"])
        model = read_model(values["MODEL"], run, stack.require_variables)
        start, end = _date_range(values)
        prediction = predict_series(
            model,
            stack,
            values["OUTPUT_FOLDER"],
            run.part(0.0, 0.98),
            start=start,
            end=end,
            resume=values["RESUME"],
            digest=model_file_digest(values["MODEL"]),
            unseen=values["UNSEEN_CLASSES"],
            keys=tuple(values["LAYERS"]),
            settings=prediction_layers(values),
            class_codes=values["CLASS_CODES"],
        )
        style_series(prediction.files, "flux", values["OUTPUT_FOLDER"], model.target)
        for key, files in prediction.layer_files.items():
            folder = os.path.dirname(files[0][0])
            title = f"{model.target} {os.path.basename(folder)}"
            style_series(files, STYLES.get(key, "flux"), folder, title)
        return {
            "OUTPUT_LAYERS": [path for path, _ in prediction.files],
            "WRITTEN": prediction.written,
            "SKIPPED": prediction.skipped,
            "GAPS": len(prediction.gaps),
        }


def _date_parameters() -> list:
    """Return which dates are predicted."""
    return [
        p.text(
            "START",
            tr("First date"),
            tr("Earlier dates are left out. Empty: start with the first date.")
            + f" {p.date_forms()}",
        ),
        p.text(
            "END",
            tr("Last date"),
            tr("2010 includes all months of 2010. Empty: end with the last date.")
            + f" {p.date_forms()}",
        ),
        p.switch(
            "RESUME",
            tr("Skip dates that are finished"),
            tr(
                "Keeps the rasters in the folder that this model has made on this grid from "
                "predictors that have not changed since, and makes only the others."
            ),
        ),
    ]


def _date_range(values) -> tuple:
    """Return the first and the last date asked for, None for an open end."""
    from ...core.dates.date_columns import read_date

    return read_date(values["START"]), read_date(values["END"])
