"""`FuzzyModel`: site models and what weighs them at a place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..model.part import FamilyKind, Prediction
from ..model.predictors import design_from_table, design_from_values
from ..model.specification import Recipe
from .environment import Signatures, Standard, location_distances
from .membership import memberships
from .skill import SkillLine

FAMILY = "fuzzy"
# Distances and weights held at a time, float64: sites times cells.
_TOGETHER = 1 << 21


@dataclass(frozen=True, eq=False)
class FuzzyModel:
    """A trained ensemble; the face is that of `FluxModel` where it makes sense.

    Parameters
    ----------
    predictors : tuple of Predictor
        In the order of the design; numbers only.
    target, unit : str
        What is predicted, and its unit.
    recipe : Recipe
        How each site model was fitted.
    parts : tuple of ModelPart
        One per site, `stratum` being the site.
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
        R2 of site models against the distance of places.
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
    """

    predictors: tuple
    target: str
    unit: str
    recipe: Recipe
    parts: tuple
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

    family = FAMILY
    kind = FamilyKind("fuzzy_ensemble", "Fuzzy ensemble of site models")
    history = 0
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
        """Sites with a model, in the order of `parts`."""
        return tuple(part.stratum for part in self.parts)

    def predict(self, table, unseen: dict | None = None) -> np.ndarray:
        """Predict the rows of a table; parameters as of `FluxModel.predict`."""
        columns = design_from_table(self.predictors, table, unseen).columns
        return self.predict_values(columns).mean

    def predict_values(
        self, values, strata=None, valid=None, check=None, spread: bool = False, unseen=None
    ) -> Prediction:
        """Predict raster cells; parameters as of `FluxModel.predict_values`.

        The spread is the standard deviation of the site models, weighted by membership.
        """
        columns, wanted = design_from_values(self.predictors, values, unseen)
        if valid is not None:
            wanted = wanted & valid
        mean = np.full(wanted.shape, np.nan)
        between = np.full(wanted.shape, np.nan) if spread else None
        for rows in self._cell_slices(wanted.shape):
            cells, part = wanted[rows], np.ascontiguousarray(columns[:, rows])
            weights = self._site_weights(part, cells)[0]
            found, deviation = self._weighted_prediction(part, weights, check)
            mean[rows] = np.where(cells, found, np.nan)
            if between is not None:
                between[rows] = np.where(cells, deviation, np.nan)
        return Prediction(mean, between)

    def predict_skill(self, values, check=None) -> np.ndarray:
        """Return the R2 that the site models should have at cells, weighted by membership.

        NaN where a predictor is missing, and throughout when no line could be fitted.
        """
        columns, wanted = design_from_values(self.predictors, values, None)
        skill = np.full(wanted.shape, np.nan)
        for rows in self._cell_slices(wanted.shape):
            if check is not None:
                check()
            weights, distances = self._site_weights(columns[:, rows], wanted[rows])
            said = np.where(weights > 0, weights * self.line.predict(distances), 0.0)
            skill[rows] = np.where(wanted[rows], said.sum(axis=0), np.nan)
        return skill

    def _cell_slices(self, shape: tuple):
        """Yield slices of the first axis, so that sites times cells stay within bounds."""
        across = int(np.prod(shape[1:]))
        step = max(1, _TOGETHER // max(1, len(self.parts) * across))
        for first in range(0, shape[0], step):
            yield slice(first, first + step)

    def _site_weights(self, columns: np.ndarray, wanted: np.ndarray) -> tuple:
        """Return memberships and distances ``(sites, ...)`` of cells."""
        flat = columns.reshape(len(columns), -1)
        places = self.standard.apply(flat)
        places[:, ~wanted.ravel()] = np.nan
        distances = location_distances(places, self.signatures.mean, self.weights)
        limit = self.line.limit if self.cut else np.inf
        weights = memberships(distances, self.neighbours, self.fuzzifier, limit)
        shape = (len(self.parts), *wanted.shape)
        return weights.reshape(shape), distances.reshape(shape)

    def _weighted_prediction(self, columns: np.ndarray, weights: np.ndarray, check) -> tuple:
        """Return mean and standard deviation of the site models, weighted.

        Both grow site by site (West 1979), so that not all predictions are held at a time. Site
        models without weight in these cells are not asked.
        """
        shape = weights.shape[1:]
        mean, total, squares = np.zeros(shape), np.zeros(shape), np.zeros(shape)
        for part, weight in zip(self.parts, weights):
            cells = weight > 0
            if not cells.any():
                continue
            if check is not None:
                check()
            found = part.predict_cells(self.recipe, columns, cells, check, False).mean[cells]
            own = weight[cells]
            total[cells] += own
            departure = found - mean[cells]
            mean[cells] += departure * own / total[cells]
            squares[cells] += own * departure * (found - mean[cells])
        return mean, np.sqrt(squares)

    def held_out_pairs(self) -> tuple:
        """Return what was observed and predicted of the held-out records."""
        table = self.held_out
        return table["observed"].to_numpy(float), table["fuzzy_site"].to_numpy(float)

    def own_layers(self, keys) -> list:
        """Return the layers beside a prediction that only this kind of model has."""
        if "SKILL" not in keys:
            return []
        from .maps import SkillLayer

        return [SkillLayer(self)]
