"""Train an LSTM on site series and hold it against its baselines."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.feature_tables import read_samples
from ...framework.parameters import declarations as p
from ...framework.parameters.sequence import (
    network_parameters,
    preset_parameter,
    sequence_specification,
    series_parameters,
    split_parameters,
    tuning_parameters,
)
from ...framework.parameters.training import site_skill_outputs
from ...framework.text.translation import tr


class TrainLstm(CarbonSinkAlgorithm):
    """``carbonsink:trainlstm``."""

    ID = "trainlstm"
    GROUP = "train"

    def display_name(self) -> str:
        return tr("Train LSTM")

    def description(self) -> str:
        return tr(
            "Trains a recurrent network (LSTM) that predicts a flux from its drivers at the date "
            "and at the steps before it, on monthly or daily series of sites. The last part of "
            "each site's time is held out, and the scores are compared with those of three "
            "baselines: the mean seasonal cycle of the site, and random forests without and with "
            "the earlier steps. Several networks are trained from different random numbers; "
            "their mean is the model, the one that the scores hold for. Needs the library "
            "PyTorch; a trained model predicts without it."
        )

    def reference(self) -> str:
        return tr(
            "Hochreiter and Schmidhuber (1997), Neural Computation 9, 1735-1780; windows, "
            "split and figures: Wu, J., et al., Predicting Net Ecosystem Carbon Exchange of "
            "Typical Forest Ecosystems in China Based on ChinaFLUX; AdamW: Loshchilov and Hutter "
            "(2019), ICLR."
        )

    def caveats(self) -> str:
        return tr(
            "Scores of the split in time hold for new dates at the same sites, not for other "
            "places: VALIDATION = site gives those. With a few hundred records a forest is often "
            "as good; where the report says so, take the forest. Totals of its maps have no "
            "interval in 'Carbon budget', which refits models of 'Train model' only."
        )

    def keywords(self) -> str:
        return tr("LSTM, recurrent neural network, deep learning, time series, PyTorch, sequence")

    def parameters(self) -> list:
        return [
            *series_parameters(),
            preset_parameter(),
            *network_parameters(),
            *tuning_parameters(),
            *split_parameters(),
            *_lstm_outputs(),
        ]

    def outputs(self) -> list:
        names = {
            "R2": tr("R2 of the last part of each site's time (1 - SSE/SST)"),
            "RMSE": tr("Root mean square error, held out"),
            "MAE": tr("Mean absolute error, held out"),
            "R": tr("Pearson correlation, held out"),
            "PBIAS": tr("Percent bias 100 sum(P-O)/sum(O), held out"),
            "MAPE": tr("Mean absolute percentage error, held out"),
            "N": tr("Windows scored"),
            "R2_TRAIN": tr("R2 of the training part"),
            "R2_SITE": tr("R2 with whole sites held out"),
            "R2_SD": tr("Standard deviation of R2 between the networks"),
            "R2_CYCLE": tr("R2 of the mean seasonal cycle"),
            "R2_FOREST": tr("R2 of a random forest"),
            "R2_FOREST_LAGS": tr("R2 of a random forest with the earlier steps"),
        }
        numbers = [QgsProcessingOutputNumber(name, label) for name, label in names.items()]
        return [*numbers, *site_skill_outputs()]

    def check_inputs(self, values) -> None:
        sequence_specification(values).check()

    def process(self, values, run, sinks) -> dict:
        from ...core.sequence.lstm_bundle import write_bundle
        from ...core.sequence.lstm_scores import write_predictions, write_scores
        from ...core.sequence.lstm_training import train_sequences

        samples, _coordinates = read_samples(values["SAMPLES"], run.part(0.0, 0.05))
        training = train_sequences(samples, sequence_specification(values), run.part(0.05, 0.95))
        run.step("write-model")
        write_bundle(training.model, values["MODEL"])
        if values["SCORES"]:
            write_scores(training, values["SCORES"])
        if values["PREDICTIONS"]:
            write_predictions(training, values["PREDICTIONS"])
        if values["REPORT"]:
            from ...core.report.sequence.report import write_sequence_report

            run.step("report")
            write_sequence_report(training, values["REPORT"], tr)
        return training.headline()


def _lstm_outputs() -> list:
    """Return the outputs of an LSTM."""
    return [
        p.file_output(
            "MODEL",
            tr("Model"),
            tr("The model file, read by 'Predict series' and 'Explain model'."),
            "Carbon Sink model (*.carbonmodel)",
        ),
        p.csv_output(
            "SCORES",
            tr("Scores"),
            tr(
                "All scores of the LSTM and its baselines: over all windows, per stratum and per "
                "site."
            ),
        ),
        p.csv_output(
            "PREDICTIONS",
            tr("Predictions at the sites"),
            tr(
                "Per window: observed, fitted and held-out values, spread between the networks, "
                "and what the baselines say."
            ),
        ),
        p.report_output(
            "REPORT",
            tr("Report on the LSTM model"),
            tr("Scores beside the baselines, curves of the sites and scatter plots on one page."),
        ),
    ]
