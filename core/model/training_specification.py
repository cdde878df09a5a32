"""`TrainingSpec`: what to train and how to validate it, checked before any work."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..errors_and_notes.allowed import Interval, OneOf, check_settings, seed_setting, setting
from ..errors_and_notes.fields import FieldName, FieldText, chosen
from ..errors_and_notes.folds import NoMapRaster
from ..errors_and_notes.learn import TooFewChosen
from ..errors_and_notes.run import BadValue, DoesNotApply
from ..estimators.registry import EstimatorSettings, columns_per_split, find_estimator
from .circular_predictor_settings import check_circular_columns
from .training_choices import SPLITTERS, VALIDATIONS, find_transform

# How missing predictors of records are filled in; see `core.model.training_data`.
NO_IMPUTATION = "none"
IMPUTATIONS = (NO_IMPUTATION, "median")

# Fewest records that any model is trained on.
MIN_RECORDS = 5
SMALL_STRATA = ("refuse", "skip")
TUNES = ("none", "grid", "random")
APPLICABILITY_WEIGHTS = ("importance", "equal")


@dataclass(frozen=True)
class Recipe:
    """How an estimator is fitted: all that a refit needs beside the training table.

    Parameters
    ----------
    estimator : str
        Key in `ESTIMATORS`.
    settings : EstimatorSettings
        Its settings.
    transform : str
        Key in `TRANSFORMS`.
    smearing : bool
        Whether the back-transform is corrected.
    seed : int
        Seed of all random numbers.
    """

    estimator: str = "random_forest"
    settings: EstimatorSettings = field(default_factory=EstimatorSettings)
    transform: str = "none"
    smearing: bool = False
    seed: int = seed_setting()

    def check(self) -> None:
        """Refuse a recipe of training that cannot be, or does not apply, by the parameter's name.

        Raises
        ------
        UnknownEstimator, BadValue, DoesNotApply, MissingLibrary
        """
        find_estimator(self.estimator).check(self.settings)
        if self.smearing and not find_transform(self.transform).smears:
            raise DoesNotApply(FieldName("smearing"), True, chosen("transform", self.transform))
        check_settings(self)


def is_unsmeared(recipe: Recipe) -> bool:
    """Return whether a back-transform is not corrected although smearing applies to it."""
    return find_transform(recipe.transform).smears and not recipe.smearing


@dataclass(frozen=True)
class TrainingSpec:
    """What to train on which columns, and how to validate.

    Parameters
    ----------
    target : str
        Column to predict.
    predictors : tuple of str
        Columns to predict from, in order.
    categorical : tuple of str
        Those that hold classes; one that `predictors` does not name is added at their end.
    site : str
        Column naming the site of a record; empty when there is none.
    coordinates : tuple of str
        Columns of x and y that make sites when `site` is empty: records at one place are one site.
    stratum : str
        Column of classes, each of which gets a separate model; empty for one model.
    parent : str
        Column naming the site that a record was made from by sample expansion; empty in a real
        record. Expanded records train together with their parent and are never scored.
    recipe : Recipe
        Estimator, settings, transform, seed.
    validation : str
        "site", "kfold", "block", "knndm", "holdout", "site_oob" or "all": whose scores stand first.
    folds : int
        Folds of the site-wise and the random validation.
    test_fraction : float
        Share held out by "holdout".
    block_size : float
        Side of the blocks of "block", in units of the coordinates; 0 suggests one.
    geographic : bool
        Whether the coordinates are degrees.
    crs : str
        CRS of the coordinates as WKT, empty where it is unknown.
    map_raster : str
        Raster of the map that folds of "knndm" shall look like; empty for none.
    map_places : numpy.ndarray or None
        x and y of places all over it ``(n, 2)``, in the CRS of the coordinates; read in the run.
    small_strata : str
        "refuse" or "skip": what to do with strata of too few records for a model of their own.
    impute : str
        "none" or "median": how missing predictors of records are filled in.
    tune : str
        "none", "grid" or "random": whether settings are chosen by held-out error.
    applicability_weights : str
        "importance" or "equal": how predictors weigh in the area of applicability.
    grid : tuple of (str, tuple)
        Settings that tuning tries instead of its own, and their values.
    circular : tuple of (str, float)
        Predictors that are angles, and a full turn in their unit.
    angles : tuple of Angle
        What these became, set by training.
    target_unit : str
        Unit of the target.
    target_quantity : str
        Code of its quantity (see `core.units.quantity`), empty where it is unknown.
    """

    target: str = setting()
    predictors: tuple = setting()
    categorical: tuple = setting(())
    site: str = setting("")
    coordinates: tuple = ()
    stratum: str = setting("")
    parent: str = setting("")
    recipe: Recipe = field(default_factory=Recipe)
    validation: str = setting("site", OneOf(tuple(VALIDATIONS)))
    folds: int = setting(10, Interval(2))
    test_fraction: float = setting(0.2, Interval(0.01, 0.99))
    block_size: float = setting(0.0, Interval(0.0))
    geographic: bool = False
    crs: str = ""
    map_raster: str = ""
    map_places: Any = field(default=None, compare=False)  # numpy.ndarray
    small_strata: str = setting("refuse", OneOf(SMALL_STRATA))
    impute: str = setting(NO_IMPUTATION, OneOf(IMPUTATIONS))
    tune: str = setting("none", OneOf(TUNES))
    applicability_weights: str = setting("importance", OneOf(APPLICABILITY_WEIGHTS))
    grid: tuple = setting(())
    circular: tuple = ()
    angles: tuple = ()
    target_unit: str = ""
    target_quantity: str = ""

    @property
    def names(self) -> tuple:
        """All predictors that are specified, in order."""
        return tuple(dict.fromkeys((*self.predictors, *self.categorical)))

    def check(self) -> None:
        """Refuse a specification of training that cannot be, by the parameter's name.

        Raises
        ------
        UnknownEstimator, BadValue, DoesNotApply, MissingLibrary
        """
        self.recipe.check()
        if not self.names:
            raise TooFewChosen(FieldName("predictors"), (), 1)
        columns_per_split(self.recipe.settings.max_features, len(self.names), len(self.names))
        if self.target in self.names:
            raise BadValue(
                FieldName("predictors"),
                self.target,
                FieldText("!= {} ({})", (FieldName("target"), self.target)),
            )
        check_settings(self)
        check_circular_columns(
            self.circular, tuple(n for n in self.names if n not in self.categorical)
        )
        self._check_blocks()
        self._check_map()
        if self.small_strata != "refuse" and not self.stratum:
            raise DoesNotApply(
                FieldName("small_strata"), self.small_strata, chosen("stratum", "''")
            )
        self._check_grid()
        self._check_site_oob()
        held_out = self.validation == "all" or (
            "test_fraction" in SPLITTERS[self.validation].applies
        )
        if not held_out and self.test_fraction != TrainingSpec.test_fraction:
            choice = chosen("validation", self.validation)
            raise DoesNotApply(FieldName("test_fraction"), self.test_fraction, choice)

    def _check_grid(self) -> None:
        """Refuse a grid that is not used, or settings that the estimator has no use for."""
        if not self.grid:
            return
        names = [name for name, _ in self.grid]
        if self.tune == "none":
            raise DoesNotApply(
                FieldName("grid", "TrainingSpec"), ", ".join(names), chosen("tune", "none")
            )
        for name in names:
            if name not in find_estimator(self.recipe.estimator).applies:
                raise DoesNotApply(
                    FieldName("grid", "TrainingSpec"),
                    name,
                    chosen("estimator", self.recipe.estimator),
                )

    def _check_site_oob(self) -> None:
        """Refuse bags by site where there are no bags, no sites, or settings to be tuned."""
        if self.validation != "site_oob":
            return
        if not find_estimator(self.recipe.estimator).bagged:
            choice = chosen("estimator", self.recipe.estimator)
            raise DoesNotApply(FieldName("validation"), self.validation, choice)
        if self.impute != NO_IMPUTATION:
            # One forest of all records has no training records of a fold to learn medians from.
            choice = chosen("validation", self.validation)
            raise DoesNotApply(FieldName("impute"), self.impute, choice)
        if self.tune != "none":
            # The trees would be scored with settings that all sites have chosen.
            raise DoesNotApply(FieldName("tune"), self.tune, chosen("validation", self.validation))

    def _check_map(self) -> None:
        """Refuse a specification with folds that look like a map without what they need."""
        applies = self.validation == "all" or "map" in SPLITTERS[self.validation].applies
        if self.map_raster and not applies:
            raise DoesNotApply(
                FieldName("map_raster"), self.map_raster, chosen("validation", self.validation)
            )
        if self.validation == "knndm" and not self.map_raster:
            raise NoMapRaster(self.validation)

    def _check_blocks(self) -> None:
        """Refuse a specification with spatial blocks without what they need."""
        blocks = self.validation == "all" or "block_size" in SPLITTERS[self.validation].applies
        if not blocks and self.block_size:
            raise DoesNotApply(
                FieldName("block_size"), self.block_size, chosen("validation", self.validation)
            )
