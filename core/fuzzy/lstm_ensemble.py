"""`FuzzySequenceModel`: an ensemble whose site models are LSTMs, which look back on earlier steps.

The weights of a record rest on its values at its own date, or on the signature of the dates of its
place that end a window; the site models see the whole window.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors_and_notes.allowed import DEFAULT_SEED
from ..errors_and_notes.fuzzy import PlacesWeighed
from ..errors_and_notes.sequence import TooShortSequences
from ..model.stratum_model import FamilyKind, Prediction
from ..run import Run
from ..sequence.lstm_model import DatedModel
from ..sequence.record_dates import Step
from ..sequence.records import Columns, SequenceRecords, read_records
from ..sequence.windows import window_cutter
from .fuzzy_specification import MIN_SITE_RECORDS
from .site_ensemble import SiteEnsemble, predict_alone, weighted_mean

FAMILY = "fuzzy_sequence"


@dataclass(frozen=True, eq=False)
class FuzzySequenceModel(SiteEnsemble):
    """A trained ensemble of LSTMs; with the interface of `SequenceModel` where it applies.

    Parameters
    ----------
    length : int
        Steps before a date that a prediction looks back on.
    step : Step
        Step of the series.
    date : str
        Column of the date.
    seed : int
        Start of the random numbers.
    **others
        As in `SiteEnsemble`; each site model is a `StratumNetworks`, and `training` holds the
        records that end the windows learnt from, with their dates.
    """

    length: int = 1
    step: Step = Step("month")
    date: str = ""
    seed: int = DEFAULT_SEED

    family = FAMILY
    kind = FamilyKind("fuzzy_lstm", "Fuzzy ensemble of LSTMs of sites")
    recipe = None

    @property
    def history(self) -> int:
        """Steps before a date that a prediction looks back on."""
        return self.length

    def predict(self, table, unseen: dict | None = None) -> np.ndarray:
        """Predict the rows of a table.

        Where whole series are weighed, the rows of a site share the weights of their signature;
        those of sites of few windows are weighed row by row.

        Parameters
        ----------
        table : pandas.DataFrame
            Columns named as the predictors, the site and the date, in any order.

        Returns
        -------
        numpy.ndarray
            float64 in the target's unit; NaN for a row that no whole window leads up to.
        """
        predicted = np.full(len(table), np.nan)
        records = self._read_windows(table)
        if records is None:
            return predicted
        ends = records.ends
        windows_of_places = _windows_of_places(records) if self.weighs_series else []

        def predict_site(site: int, windows: np.ndarray) -> np.ndarray:
            cutter = window_cutter(records.values, ends[windows], self.length)
            return self.submodels[site].predict(cutter, len(windows))

        columns = np.ascontiguousarray(records.values[ends].T)
        predicted[records.rows[ends]] = self.predict_places(
            columns, windows_of_places, predict_site
        )
        return predicted

    def describe_places(self, table) -> PlacesWeighed:
        """Return how many rows of a table share the weights of their site."""
        records = self._read_windows(table)
        if records is None:
            return PlacesWeighed(0, 0, 0, self.site)
        windows_of_places = _windows_of_places(records)
        n_shared = sum(map(len, windows_of_places))
        return PlacesWeighed(
            len(windows_of_places), n_shared, len(records.ends) - n_shared, self.site
        )

    def at_date(self, static: tuple = ()) -> DatedEnsemble:
        """Return the model as it predicts one date of rasters.

        Parameters
        ----------
        static : tuple of str
            Variables that one raster serves at all steps.
        """
        return DatedEnsemble(self, tuple(static))

    def _read_windows(self, table) -> SequenceRecords | None:
        """Return the records of a table with the windows that the ensemble predicts, if any."""
        columns = Columns(self.names, self.site, self.date)
        try:
            return read_records(table, columns, self.length, Run(), self.step)
        except TooShortSequences:
            return None


def _windows_of_places(records: SequenceRecords) -> list:
    """Return the windows of each site that has enough of them for a signature."""
    site = records.site[records.ends]
    windows_of_sites = [np.flatnonzero(site == k) for k in range(len(records.sites))]
    return [windows for windows in windows_of_sites if len(windows) >= MIN_SITE_RECORDS]


class DatedEnsemble(DatedModel):
    """An ensemble of LSTMs that predicts one date: each step of a variable is one of its own.

    Parameters
    ----------
    model : FuzzySequenceModel
        The ensemble.
    static : tuple of str
        Variables that one raster serves at all steps.
    """

    family = FAMILY
    outputs = SiteEnsemble.outputs
    spread_of = SiteEnsemble.spread_of

    def __init__(self, model: FuzzySequenceModel, static: tuple) -> None:
        super().__init__(model, static)
        # The model that knows the values of a date alone.
        self.plain = model
        self.names, self.standard = model.names, model.standard
        self.line, self.series_line = model.line, model.series_line
        self.weighs_series = model.weighs_series
        self.cell_slices = model.cell_slices
        self.weigh_records, self.weigh_signatures = model.weigh_records, model.weigh_signatures

    def additional_layers(self, keys, mapped=None) -> list:
        """Return the layers that only ensembles have, as `SiteEnsemble.additional_layers`."""
        return self.plain.additional_layers(keys, mapped or self)

    def predict_values(
        self, values, strata=None, valid=None, check_cancel=None, spread: bool = False, unseen=None
    ) -> Prediction:
        """Predict raster cells by the LSTMs; parameters as of `FluxModel.predict_values`.

        The spread is the standard deviation of the site models, weighted by membership.
        """
        columns = np.asarray(values, np.float32)
        is_predicted = np.isfinite(columns).all(axis=0)
        if valid is not None:
            is_predicted = is_predicted & valid
        return predict_alone(self, columns, is_predicted, check_cancel, spread)

    def predict_skill(self, values, check_cancel=None) -> np.ndarray:
        """Return the R2 that the site models should have at cells, weighted by membership."""
        values = np.asarray(values, np.float32)
        skill = self.plain.predict_skill(values[: len(self.names)], check_cancel)
        return np.where(np.isfinite(values).all(axis=0), skill, np.nan)

    def weighted_prediction(self, columns: np.ndarray, weights: np.ndarray, check_cancel) -> tuple:
        """Return mean and standard deviation of the site models at cells, weighted."""
        flat = columns.reshape(len(columns), -1)

        def predict_site(site: int, cells: np.ndarray) -> np.ndarray:
            cell_indices = np.flatnonzero(cells)
            windows = self.cut_windows_of_cells(flat, cell_indices)
            return self.plain.submodels[site].predict(windows, len(cell_indices), check_cancel)

        return weighted_mean(weights, predict_site)

    def of_series(self, stack, choices: list, path: str, run: Run) -> tuple:
        """Return the model that weighs cells by their series; parameters as of `FuzzyModel`."""
        from .signature_maps import map_signatures

        return map_signatures(self, stack, choices, path, run)
