"""`SiteEnsemble`: what weighs site models at a place, whatever the site models are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..model.predictors import design_from_values
from ..tables.class_labels import name_label_column
from .environmental_distance import Signatures, Standard, location_distances, place_distances
from .fuzzy_specification import MIN_SITE_RECORDS, RECORD, SERIES
from .membership import memberships, weighted_mean
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
        from .skill_maps import SkillLayer

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
