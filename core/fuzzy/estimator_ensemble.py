"""`FuzzyModel`: an ensemble whose site models predict a record from its own values."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ..facts.fuzzy import PlacesWeighed
from ..model.predictors import design_from_table, design_from_values
from ..model.stratum_model import FamilyKind, Prediction
from ..model.training_specification import Recipe
from .membership import weighted_mean
from .site_ensemble import SiteEnsemble, rows_of_sites

FAMILY = "fuzzy"


@dataclass(frozen=True, eq=False)
class FuzzyModel(SiteEnsemble):
    """A trained ensemble; with the interface of `FluxModel` where it applies.

    Parameters
    ----------
    recipe : Recipe
        How each site model, a `StratumModel`, was fitted.
    **others
        As in `SiteEnsemble`.
    """

    recipe: Recipe = field(default_factory=Recipe)

    family = FAMILY
    kind = FamilyKind("fuzzy_ensemble", "Fuzzy ensemble of site models")
    history = 0

    def predict(self, table, unseen: dict | None = None) -> np.ndarray:
        """Predict the rows of a table; parameters as of `FluxModel.predict`.

        Where whole series are weighed, the rows of a site share the weights of their signature;
        those of sites of few rows, or of none, are weighed row by row.
        """
        design = design_from_table(self.predictors, table, unseen)
        rows_of_places = (
            [] if not self.weighs_series else rows_of_sites(table, self.site, design.valid)
        )

        def predict_site(site: int, rows: np.ndarray) -> np.ndarray:
            site_columns = np.ascontiguousarray(design.columns[:, rows])
            return self._predict_cells(site, site_columns, np.ones(len(rows), dtype=bool), None)

        return self.predict_places(design.columns, rows_of_places, predict_site)

    def describe_places(self, table) -> PlacesWeighed:
        """Return how many rows of a table share the weights of their site."""
        valid = design_from_table(self.predictors, table, None).valid
        rows_of_places = rows_of_sites(table, self.site, valid)
        n_shared = sum(map(len, rows_of_places))
        return PlacesWeighed(len(rows_of_places), n_shared, int(valid.sum()) - n_shared, self.site)

    def predict_values(
        self, values, strata=None, valid=None, check_cancel=None, spread: bool = False, unseen=None
    ) -> Prediction:
        """Predict raster cells; parameters as of `FluxModel.predict_values`.

        The spread is the standard deviation of the site models, weighted by membership.
        """
        columns, is_predicted = design_from_values(self.predictors, values, unseen)
        if valid is not None:
            is_predicted = is_predicted & valid
        return predict_alone(self, columns, is_predicted, check_cancel, spread)

    def weighted_prediction(self, columns: np.ndarray, weights: np.ndarray, check_cancel) -> tuple:
        """Return mean and standard deviation of the site models at cells, weighted."""
        return weighted_mean(
            weights, lambda k, cells: self._predict_cells(k, columns, cells, check_cancel)
        )

    def _predict_cells(self, site: int, columns: np.ndarray, cells: np.ndarray, check_cancel):
        """Return what the model of a site says of some cells of a design."""
        if check_cancel is not None:
            check_cancel()
        site_model = self.submodels[site]
        return site_model.predict_cells(self.recipe, columns, cells, check_cancel, False).mean[
            cells
        ]

    def of_series(self, stack, choices: list, path: str, run) -> tuple:
        """Return the model that weighs cells by their series, and the further bands it needs.

        Parameters
        ----------
        stack : Stack
            The rasters.
        choices : list of DatedChoice
            The dates that have all predictors.
        path : str
            File of the signatures of the cells.
        run : Run
            Progress, cancel; notes what the weights are based on.
        """
        from .skill_maps import map_signatures

        return map_signatures(self, stack, choices, path, run)


def predict_alone(
    ensemble, columns: np.ndarray, is_predicted: np.ndarray, check_cancel, spread: bool
) -> Prediction:
    """Predict raster cells, each with the weights of its own values of the date.

    Parameters
    ----------
    ensemble : FuzzyModel or DatedEnsemble
        The ensemble.
    columns : numpy.ndarray
        Design ``(columns, ...)``, the predictors at the date first.
    is_predicted : numpy.ndarray of bool
        Cells to be predicted; none of them misses a value.
    check_cancel : callable or None
        Called now and then; may raise to stop.
    spread : bool
        Whether to return the standard deviation of the site models, weighted by membership.
    """
    n = len(ensemble.names)
    mean = np.full(is_predicted.shape, np.nan)
    between = np.full(is_predicted.shape, np.nan) if spread else None
    for rows in ensemble.cell_slices(is_predicted.shape):
        cells, row_columns = is_predicted[rows], np.ascontiguousarray(columns[:, rows])
        weights = ensemble.weigh_records(row_columns[:n], cells)[0]
        weighted_means, deviation = ensemble.weighted_prediction(row_columns, weights, check_cancel)
        mean[rows] = np.where(cells, weighted_means, np.nan)
        if between is not None:
            between[rows] = np.where(cells, deviation, np.nan)
    return Prediction(mean, between)
