"""`SiteEnsemble`: what weighs site models at a place; `FuzzyModel`: that of models of records."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..errors_and_notes.fuzzy import PlacesWeighed
from ..model.predictors import design_from_table, design_from_values
from ..model.stratum_model import FamilyKind, Prediction
from ..model.training_specification import Recipe
from ..tables.class_labels import name_label_column
from .environmental_distance import Signatures, Standard, location_distances, place_distances
from .fuzzy_specification import MIN_SITE_RECORDS, RECORD, SERIES
from .membership import memberships
from .skill_by_distance import NO_LINE, SkillLine

# Distances and weights held at a time, float64: sites times cells.
_TOGETHER = 1 << 21


@dataclass(frozen=True, eq=False)
class SiteEnsemble:
    """Site models, and what weighs them; a kind of ensemble adds how they are asked.

    Parameters
    ----------
    predictors : tuple of Predictor
        In the order of the design; numbers only.
    target, unit : str
        What is predicted, and its unit.
    submodels : tuple
        One model per site, `stratum` being the site.
    standard : Standard
        What predictors are standardised by.
    signatures : Signatures
        Of the sites.
    weights : numpy.ndarray
        Weight of each predictor in the distance.
    neighbours : int
        Nearest sites that get a weight.
    fuzzifier : float
        Exponent of the memberships.
    cut : bool
        Whether site models lose their weight where their predicted R2 is below 0.
    line : SkillLine
        R2 of site models against the distance of records.
    site : str
        Column of the site.
    training : pandas.DataFrame
        Site, target and predictors of the records trained on, in their order.
    held_out : pandas.DataFrame
        Row by row beside `training`: observed, fitted and held-out predictions.
    validation : dict
        Settings and scores.
    versions : dict
        Versions of the libraries that trained it.
    quantity : str
        Code of the target's quantity (see `core.units.quantity`), empty where it is unknown.
    membership : {"series", "record"}
        Whether all records of a place share the weights of its signature. Files of older versions
        do not say it and weigh record by record.
    series_line : SkillLine
        R2 of site models against the distance of signatures; none in such files.
    """

    predictors: tuple
    target: str
    unit: str
    submodels: tuple
    standard: Standard
    signatures: Signatures
    weights: np.ndarray
    neighbours: int
    fuzzifier: float
    cut: bool
    line: SkillLine
    site: str
    training: Any = None  # pandas.DataFrame
    held_out: Any = None  # pandas.DataFrame
    validation: dict = field(default_factory=dict)
    versions: dict = field(default_factory=dict)
    quantity: str = ""
    membership: str = RECORD
    series_line: SkillLine = NO_LINE

    # Weights depend on the place alone: there are no classes with models of their own.
    stratum, strata = "", (None,)
    outputs = (
        "OUTPUT",
        "SPREAD",
        "SKILL",
        "DISSIMILARITY",
        "APPLICABILITY",
        "POINT_DENSITY",
        "EXPECTED_ERROR",
    )
    spread_of = "Spread of {}: standard deviation of the site models, weighted by membership"

    @property
    def names(self) -> tuple:
        """Names of the predictors, in order."""
        return tuple(predictor.name for predictor in self.predictors)

    @property
    def inputs(self) -> tuple:
        """Variables a prediction needs: the predictors."""
        return self.names

    @property
    def n_columns(self) -> int:
        """Columns of the design."""
        return len(self.predictors)

    @property
    def sites(self) -> tuple:
        """Sites with a model, in the order of `submodels`."""
        return tuple(site_model.stratum for site_model in self.submodels)

    @property
    def weighs_series(self) -> bool:
        """Whether the records of a place share the weights of its signature."""
        return self.membership == SERIES

    def predict_places(self, columns: np.ndarray, rows_of_places: list, predict_site) -> np.ndarray:
        """Predict records, those of a place with the weights of its signature.

        Parameters
        ----------
        columns : numpy.ndarray
            Predictors ``(variables, records)``; a record that misses one is not predicted.
        rows_of_places : list of numpy.ndarray
            Records of each place; the others are weighed one by one.
        predict_site : callable
            ``predict_site(site, records)`` returns what the model of a site, by its number, says
            of some records, by theirs.
        """
        mean = np.full(columns.shape[1], np.nan)
        is_single = np.isfinite(columns).all(axis=0)
        for rows in rows_of_places:
            values = self.standard.apply(np.ascontiguousarray(columns[:, rows]))
            signature = Signatures(*(f(axis=1)[:, None] for f in (values.mean, values.std)))
            shape = (len(self.submodels), len(rows))
            weights = np.broadcast_to(self.weigh_signatures(signature)[0], shape)
            mean[rows] = _mean_of_rows(weights, rows, predict_site)
            is_single[rows] = False
        single = np.flatnonzero(is_single)
        for cells in self.cell_slices(single.shape):
            rows = single[cells]
            weights = self.weigh_records(columns[:, rows], np.ones(len(rows), dtype=bool))[0]
            mean[rows] = _mean_of_rows(weights, rows, predict_site)
        return mean

    def predict_skill(self, values, check_cancel=None) -> np.ndarray:
        """Return the R2 that the site models should have at cells, weighted by membership.

        NaN where a predictor is missing, and throughout when no line could be fitted.
        """
        columns, is_predicted = design_from_values(self.predictors, values, None)
        skill = np.full(is_predicted.shape, np.nan)
        for rows in self.cell_slices(is_predicted.shape):
            if check_cancel is not None:
                check_cancel()
            weights, distances = self.weigh_records(columns[:, rows], is_predicted[rows])
            weighted_skill = self.line.predict_weighted(weights, distances)
            skill[rows] = np.where(is_predicted[rows], weighted_skill, np.nan)
        return skill

    def cell_slices(self, shape: tuple):
        """Yield slices of the first axis, so that sites times cells stay within bounds."""
        cells_per_row = int(np.prod(shape[1:]))
        step = max(1, _TOGETHER // max(1, len(self.submodels) * cells_per_row))
        for first in range(0, shape[0], step):
            yield slice(first, first + step)

    def weigh_signatures(self, place_signatures: Signatures) -> tuple:
        """Return memberships and distances ``(sites, places)`` of signatures of places."""
        distances = place_distances(place_signatures, self.signatures, self.weights)
        limit = self.series_line.limit if self.cut else np.inf
        return memberships(distances, self.neighbours, self.fuzzifier, limit), distances

    def weigh_records(self, columns: np.ndarray, is_predicted: np.ndarray) -> tuple:
        """Return the ensemble's memberships and distances ``(sites, ...)`` of cells on a date."""
        flat = columns.reshape(len(columns), -1)
        standardised = self.standard.apply(flat)
        standardised[:, ~is_predicted.ravel()] = np.nan
        distances = location_distances(standardised, self.signatures.mean, self.weights)
        limit = self.line.limit if self.cut else np.inf
        weights = memberships(distances, self.neighbours, self.fuzzifier, limit)
        shape = (len(self.submodels), *is_predicted.shape)
        return weights.reshape(shape), distances.reshape(shape)

    def held_out_pairs(self) -> tuple:
        """Return what was observed and predicted of the held-out records."""
        table = self.held_out
        column = "fuzzy_signature_site" if self.weighs_series else "fuzzy_site"
        return table["observed"].to_numpy(float), table[column].to_numpy(float)

    def additional_layers(self, keys, mapped=None) -> list:
        """Return the additional layers that only this kind of model has.

        Parameters
        ----------
        keys : iterable of str
            The wanted outputs.
        mapped : DatedEnsemble or SignatureModel, optional
            The model as it is mapped; this one by default.
        """
        if "SKILL" not in keys:
            return []
        from .signature_maps import SkillLayer

        return [SkillLayer(mapped or self)]


def _mean_of_rows(weights: np.ndarray, rows: np.ndarray, predict_site) -> np.ndarray:
    """Return the weighted mean of the site models in some records."""
    return weighted_mean(weights, lambda site, cells: predict_site(site, rows[cells]))[0]


def rows_of_sites(table, site: str, valid: np.ndarray) -> list:
    """Return the usable rows of each site of a table that are enough for the ensemble to weigh."""
    if site not in table.columns:
        return []
    rows_of_site: dict = {}
    for row, label in enumerate(name_label_column(table, site)):
        if valid[row] and label is not None:
            rows_of_site.setdefault(str(label), []).append(row)
    return [np.array(rows) for rows in rows_of_site.values() if len(rows) >= MIN_SITE_RECORDS]


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
        from .signature_maps import map_signatures

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


def weighted_mean(weights: np.ndarray, predict_site) -> tuple:
    """Return mean and standard deviation of the site models, weighted by membership.

    Both grow site by site (West 1979), so that not all predictions are held at a time. Site models
    without weight in a cell are not asked for it.

    Parameters
    ----------
    weights : numpy.ndarray
        Memberships ``(sites, ...)`` of cells.
    predict_site : callable
        ``predict_site(site, cells)`` returns the predictions of the model of a site, by its number,
        in the cells of a mask.

    Returns
    -------
    tuple of numpy.ndarray
        0 where no site has a weight.
    """
    shape = weights.shape[1:]
    mean, total, squares = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for site, weight in enumerate(weights):
        cells = weight > 0
        if not cells.any():
            continue
        predicted, cell_weights = predict_site(site, cells), weight[cells]
        total[cells] += cell_weights
        departure = predicted - mean[cells]
        mean[cells] += departure * cell_weights / total[cells]
        squares[cells] += cell_weights * departure * (predicted - mean[cells])
    # Rounding can leave squares of equal predictions just below 0.
    return mean, np.sqrt(np.maximum(squares, 0.0))
