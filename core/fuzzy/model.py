"""`FuzzyModel`: site models and what weighs them at a place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..facts.fuzzy import PlacesWeighed
from ..model.predictors import design_from_table, design_from_values
from ..model.specification import Recipe
from ..model.stratum_model import FamilyKind, Prediction
from ..tables.class_labels import name_column
from .environment import Signatures, Standard, location_distances, place_distances
from .membership import memberships
from .skill import NO_LINE, SkillLine
from .specification import MIN_SITE_RECORDS, RECORD, SERIES

FAMILY = "fuzzy"
# Distances and weights held at a time, float64: sites times cells.
_TOGETHER = 1 << 21


@dataclass(frozen=True, eq=False)
class FuzzyModel:
    """A trained ensemble; with the interface of `FluxModel` where it applies.

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
    membership: str = RECORD
    series_line: SkillLine = NO_LINE

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

    @property
    def weighs_series(self) -> bool:
        """Whether the records of a place share the weights of its signature."""
        return self.membership == SERIES

    def predict(self, table, unseen: dict | None = None) -> np.ndarray:
        """Predict the rows of a table; parameters as of `FluxModel.predict`.

        Where whole series are weighed, the rows of a site share the weights of their signature;
        those of sites of few rows, or of none, are weighed row by row.
        """
        design = design_from_table(self.predictors, table, unseen)
        places = [] if not self.weighs_series else places_of(table, self.site, design.valid)
        return self.predict_places(design.columns, places)

    def describe_places(self, table) -> PlacesWeighed:
        """Return how many rows of a table share the weights of their site."""
        valid = design_from_table(self.predictors, table, None).valid
        places = places_of(table, self.site, valid)
        shared = sum(map(len, places))
        return PlacesWeighed(len(places), shared, int(valid.sum()) - shared, self.site)

    def predict_places(self, columns: np.ndarray, places: list) -> np.ndarray:
        """Predict records, those of a place with the weights of its signature.

        Parameters
        ----------
        columns : numpy.ndarray
            Predictors ``(variables, records)``.
        places : list of numpy.ndarray
            Records of each place; the others are weighed one by one.
        """
        mean = np.full(columns.shape[1], np.nan)
        alone = np.ones(columns.shape[1], dtype=bool)
        for rows in places:
            own = np.ascontiguousarray(columns[:, rows])
            values = self.standard.apply(own)
            signature = Signatures(*(f(axis=1)[:, None] for f in (values.mean, values.std)))
            weights = np.broadcast_to(
                self.place_weights(signature)[0], (len(self.parts), len(rows))
            )
            mean[rows] = self.weighted_prediction(own, weights, None)[0]
            alone[rows] = False
        mean[alone] = self.predict_values(columns[:, alone]).mean
        return mean

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
        for rows in self.cell_slices(wanted.shape):
            cells, part = wanted[rows], np.ascontiguousarray(columns[:, rows])
            weights = self._site_weights(part, cells)[0]
            found, deviation = self.weighted_prediction(part, weights, check)
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
        for rows in self.cell_slices(wanted.shape):
            if check is not None:
                check()
            weights, distances = self._site_weights(columns[:, rows], wanted[rows])
            found = self.line.predict_weighted(weights, distances)
            skill[rows] = np.where(wanted[rows], found, np.nan)
        return skill

    def cell_slices(self, shape: tuple):
        """Yield slices of the first axis, so that sites times cells stay within bounds."""
        across = int(np.prod(shape[1:]))
        step = max(1, _TOGETHER // max(1, len(self.parts) * across))
        for first in range(0, shape[0], step):
            yield slice(first, first + step)

    def place_weights(self, places: Signatures) -> tuple:
        """Return memberships and distances ``(sites, places)`` of signatures of places."""
        distances = place_distances(places, self.signatures, self.weights)
        limit = self.series_line.limit if self.cut else np.inf
        return memberships(distances, self.neighbours, self.fuzzifier, limit), distances

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

    def weighted_prediction(self, columns: np.ndarray, weights: np.ndarray, check) -> tuple:
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
        # Rounding can leave squares of equal predictions just below 0.
        return mean, np.sqrt(np.maximum(squares, 0.0))

    def held_out_pairs(self) -> tuple:
        """Return what was observed and predicted of the held-out records."""
        table = self.held_out
        column = "fuzzy_signature_site" if self.weighs_series else "fuzzy_site"
        return table["observed"].to_numpy(float), table[column].to_numpy(float)

    def own_layers(self, keys, mapped=None) -> list:
        """Return the additional layers that only this kind of model has.

        Parameters
        ----------
        keys : iterable of str
            The wanted outputs.
        mapped : PlacedModel, optional
            The model as it is mapped; this one by default.
        """
        if "SKILL" not in keys:
            return []
        from .maps import SkillLayer

        return [SkillLayer(mapped or self)]

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
        from .maps import map_signatures

        return map_signatures(self, stack, choices, path, run)


def places_of(table, site: str, valid: np.ndarray) -> list:
    """Return the usable rows of each site of a table that has enough of them for a signature."""
    if site not in table.columns:
        return []
    rows_of: dict = {}
    for row, label in enumerate(name_column(table, site)):
        if valid[row] and label is not None:
            rows_of.setdefault(str(label), []).append(row)
    return [np.array(rows) for rows in rows_of.values() if len(rows) >= MIN_SITE_RECORDS]
