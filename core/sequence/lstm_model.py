"""`SequenceModel`: networks that predict a date from the steps up to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from ..errors_and_notes.allowed import DEFAULT_SEED
from ..errors_and_notes.sequence import TooShortSequences
from ..model.predictors import UNSEEN, Predictor, note_unseen
from ..model.stratum_model import FamilyKind, Prediction, stratum_of_cells
from ..run import Run
from .record_dates import Step
from .records import Columns, read_records
from .windows import window_cutter

FAMILY = "sequence"


@dataclass(frozen=True, eq=False)
class SequenceModel:
    """A trained sequence model; the face is that of `FluxModel` where it makes sense.

    Parameters
    ----------
    predictors : tuple of Predictor
        In order, with their ranges in training.
    target, unit : str
        What is predicted, and its unit.
    length : int
        Steps before a date that a prediction looks back on.
    step : Step
        Step of the series.
    submodels : tuple of StratumNetworks
        One, or one per stratum.
    site, date, stratum : str
        Columns of site, date and stratum.
    seed : int
        Start of the random numbers.
    training : pandas.DataFrame
        Site, date, stratum, target and predictors of the records trained and tested on.
    held_out : pandas.DataFrame
        One row per window: record, part, observed, predictions of the model and its baselines.
    validation : dict
        Which validation stands first, its settings, the scores of each.
    versions : dict
        Versions of the libraries that trained it.
    quantity : str
        Code of the target's quantity (see `core.units.quantity`), empty where it is unknown.
    """

    predictors: tuple
    target: str
    unit: str
    length: int
    step: Step
    submodels: tuple
    site: str
    date: str
    stratum: str = ""
    seed: int = DEFAULT_SEED
    training: Any = None  # pandas.DataFrame
    held_out: Any = None  # pandas.DataFrame
    validation: dict = field(default_factory=dict)
    versions: dict = field(default_factory=dict)
    quantity: str = ""
    legends: dict = field(default_factory=dict)

    family = FAMILY
    kind = FamilyKind("lstm", "LSTM")
    recipe = None

    @property
    def history(self) -> int:
        """Steps before a date that a prediction looks back on."""
        return self.length

    @property
    def strata(self) -> tuple:
        """Classes with a model of their own; ``(None,)`` without strata."""
        return tuple(stratum_networks.stratum for stratum_networks in self.submodels)

    @property
    def main(self) -> str:
        """Validation that stands first."""
        return self.validation.get("main", "time")

    @property
    def names(self) -> tuple:
        """Names of the predictors, in order."""
        return tuple(predictor.name for predictor in self.predictors)

    @property
    def inputs(self) -> tuple:
        """Variables a prediction needs: the predictors, then the stratum if not among them."""
        return tuple(dict.fromkeys((*self.names, *([self.stratum] if self.stratum else []))))

    @property
    def n_columns(self) -> int:
        """Columns of the design of one step."""
        return len(self.predictors)

    @property
    def columns(self) -> Columns:
        """Columns of a table to predict."""
        return Columns(self.names, self.site, self.date, "", self.stratum)

    def predict(self, table, unseen: dict | None = None) -> np.ndarray:
        """Predict the rows of a table by the LSTM of their stratum.

        Parameters
        ----------
        table : pandas.DataFrame
            Columns named as the predictors, the site, the date (and the stratum); in any order.
        unseen : dict, optional
            As in `FluxModel.predict`.

        Returns
        -------
        numpy.ndarray
            float64 in the target's unit; NaN for a row that no whole window leads up to.
        """
        predicted = np.full(len(table), np.nan)
        try:
            records = read_records(table, self.columns, self.length, Run(), self.step, self.strata)
        except TooShortSequences:
            return predicted
        if records.labels is not None:
            unknown = records.labels[records.stratum == UNSEEN]
            note_unseen(self.stratum, self.strata, unknown, unseen)
        for k, stratum_networks in enumerate(self.submodels):
            ends = records.ends[records.stratum[records.ends] == k]
            windows = window_cutter(records.values, ends, self.length)
            predicted[records.rows[ends]] = stratum_networks.predict(windows, len(ends))
        return predicted

    def held_out_pairs(self) -> tuple:
        """Return what was observed and predicted of the held-out records, of whole sites if any."""
        table = self.held_out
        name = "predicted_site" if "predicted_site" in table else f"predicted_{self.main}"
        return table["observed"].to_numpy(float), table[name].to_numpy(float)

    def at_date(self, static: tuple = ()) -> DatedModel:
        """Return the sequence model as it predicts one date of rasters.

        Parameters
        ----------
        static : tuple of str
            Variables that one raster serves at all steps.
        """
        return DatedModel(self, tuple(static))


class _BlockNetworks(NamedTuple):
    """What block processing asks of the networks of a stratum."""

    part: Any

    def prepare(self, _recipe, _spread: bool) -> int:
        """Return the bytes per cell that predicting by an LSTM takes."""
        return self.part.bytes_per_window


class DatedModel:
    """A sequence model that predicts one date: each step of a variable is a variable of its own.

    It has the face of a model without history, so that maps are made as for any other.

    Parameters
    ----------
    model : SequenceModel or FuzzySequenceModel
        The model.
    static : tuple of str
        Variables that one raster serves at all steps.
    """

    family, history = FAMILY, 0
    outputs: tuple = ("OUTPUT",)

    def __init__(self, model, static: tuple) -> None:
        self.model, self.kind, self.recipe = model, model.kind, None
        self.target, self.unit, self.quantity = model.target, model.unit, model.quantity
        self.stratum, self.strata = model.stratum, model.strata
        dynamic_names = [n for n in model.names if n not in static]
        # The date itself first, under the plain names, which messages then show.
        self.sources = tuple((name, 0) for name in model.names) + tuple(
            (name, steps_back)
            for steps_back in range(1, model.length + 1)
            for name in dynamic_names
        )
        position_of_source = {source: i for i, source in enumerate(self.sources)}
        steps = range(model.length, -1, -1)
        self._order = np.array(
            [
                [
                    position_of_source.get((n, steps_back), position_of_source[n, 0])
                    for n in model.names
                ]
                for steps_back in steps
            ]
        )
        predictor_of_name = {p.name: p for p in model.predictors}
        self.predictors = tuple(
            predictor_of_name[n] if steps_back == 0 else _without_range(lagged(n, steps_back))
            for n, steps_back in self.sources
        )
        if self.stratum and self.stratum not in model.names:
            self.sources += ((self.stratum, 0),)
        self.inputs = tuple(lagged(*source) for source in self.sources)
        self.submodels = tuple(
            _BlockNetworks(stratum_networks) for stratum_networks in model.submodels
        )
        self.n_columns = len(self.predictors)

    def additional_layers(self, _keys) -> list:
        """Return the layers beside a prediction that only this kind of model has: none."""
        return []

    def predict_values(
        self, values, strata=None, valid=None, check_cancel=None, spread: bool = False, unseen=None
    ) -> Prediction:
        """Predict raster cells; parameters as of `FluxModel.predict_values`."""
        shape = values.shape[1:]
        flat = np.asarray(values, np.float32).reshape(len(values), -1)
        is_predicted = np.ones(flat.shape[1], bool) if valid is None else valid.ravel().copy()
        for band in flat:
            is_predicted &= np.isfinite(band)
        codes = np.asarray(strata).ravel() if self.stratum else None
        positions = stratum_of_cells(self, codes, is_predicted, unseen)
        mean = np.full(flat.shape[1], np.nan)
        between = np.full(flat.shape[1], np.nan) if spread else None
        for k, stratum_networks in enumerate(self.model.submodels):
            cells = np.flatnonzero(is_predicted & (positions == k))
            member_predictions = stratum_networks.predict_members(
                self.cut_windows_of_cells(flat, cells), len(cells), check_cancel
            )
            mean[cells] = member_predictions.mean(axis=0)
            if between is not None:
                between[cells] = member_predictions.std(axis=0)
        return Prediction(
            mean.reshape(shape), between if between is None else between.reshape(shape)
        )

    def cut_windows_of_cells(self, values: np.ndarray, cells: np.ndarray):
        """Return a function that cuts the windows an LSTM predicts cells from.

        They are ``(steps, predictors, windows)``.

        Parameters
        ----------
        values : numpy.ndarray
            Values by source and cell.
        cells : numpy.ndarray
            Cells wanted, one for each window.
        """

        def cut(first: int, last: int) -> np.ndarray:
            return values[self._order[:, :, None], cells[None, None, first:last]]

        return cut


def lagged(name: str, steps_back: int) -> str:
    """Return the name of a variable some steps back: ``ndvi (t-3)``."""
    return f"{name} (t-{steps_back})" if steps_back else name


def _without_range(name: str) -> Predictor:
    """Return a lagged predictor of an LSTM without limits, which hold at the date itself."""
    return Predictor(name, "", (), float("-inf"), float("inf"))
