"""Estimators: the registry of what can be trained, and its settings.

The defaults of the random forest are those of R's randomForest for regression, which the papers
use: nodes of at least 5 records, a third of the predictors tried at each split.

References
----------
Breiman, L. (2001) Machine Learning 45: 5-32.
Liaw, A., Wiener, M. (2002) R News 2(3): 18-22 (defaults).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Callable

from ..errors import BadValue, DoesNotApply, MissingLibrary, UnknownEstimator

# Share of the predictors tried at each split when nothing else is said (R's p/3).
DEFAULT_SHARE = 1 / 3
# Smallest leaf when nothing else is said (R's nodesize).
DEFAULT_MIN_LEAF = 5


@dataclass(frozen=True)
class EstimatorSettings:
    """What a user may set of an estimator.

    Parameters
    ----------
    trees : int
        Number of trees.
    max_features : int, float, "sqrt" or None
        Predictors tried at each split: how many, or which share (0 to 1]; None means a third.
        A categorical predictor counts as one.
    max_depth : int or None
        Deepest level; None means no limit.
    min_leaf : int
        Fewest records in a leaf.
    """

    trees: int = 500
    max_features: object = None
    max_depth: object = None
    min_leaf: int = DEFAULT_MIN_LEAF

    def as_dict(self) -> dict:
        """Return the settings by name, for a file."""
        return asdict(self)


# Parameter that sets each field, for messages.
_PARAMETERS = {
    "trees": "TREES",
    "max_features": "MAX_FEATURES",
    "max_depth": "MAX_DEPTH",
    "min_leaf": "MIN_LEAF",
}


def parse_max_features(text: str):
    """Return the `max_features` a user wrote: empty, a count, a share or "sqrt".

    ``6`` is a count, ``0.5`` and ``1.0`` are shares, with dot or comma.

    Raises
    ------
    BadValue
        For anything else.
    """
    text = str(text or "").strip().lower().replace(",", ".")
    if text in ("", "none", "sqrt"):
        return "sqrt" if text == "sqrt" else None
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        raise BadValue("MAX_FEATURES", text, _MAX_FEATURES_ALLOWED) from None


_MAX_FEATURES_ALLOWED = "1 ... number of predictors, a share > 0 and <= 1.0, sqrt, or empty"


def columns_per_split(max_features, n_predictors: int, n_columns: int) -> int:
    """Return how many columns of the design a split tries.

    Parameters
    ----------
    max_features : int, float, "sqrt" or None
        As in `EstimatorSettings`, in predictors.
    n_predictors, n_columns : int
        Predictors, and the columns they take: a categorical predictor takes one per class, so the
        same share of the columns is tried.

    Raises
    ------
    BadValue
        For a count above the number of predictors, or a share outside (0, 1].
    """
    count = isinstance(max_features, int) and not isinstance(max_features, bool)
    if max_features is None:
        share = DEFAULT_SHARE
    elif max_features == "sqrt":
        share = n_predictors**0.5 / n_predictors
    elif count and 1 <= max_features <= n_predictors:
        share = max_features / n_predictors
    elif isinstance(max_features, float) and 0 < max_features <= 1:
        share = max_features
    else:
        raise BadValue("MAX_FEATURES", max_features, _MAX_FEATURES_ALLOWED)
    # The tiny addition keeps 1/3 of 3 columns from being cut to 0.
    return max(1, int(share * n_columns + 1e-9))


@dataclass(frozen=True)
class EstimatorKind:
    """One kind of estimator.

    Parameters
    ----------
    key, label : str
        Name in parameters and files, name for people.
    build : callable
        ``build(settings, n_predictors, n_columns, seed)`` -> unfitted scikit-learn estimator.
    requires : tuple of str
        Libraries to import beyond scikit-learn.
    applies : tuple of str
        Fields of `EstimatorSettings` it has use for.
    scaled : bool
        Whether predictors are standardised first.
    forest : bool
        Whether the fitted estimator averages trees: the compiled kernel predicts it, and there is
        a spread between trees.
    bagged : bool
        Whether there are out-of-bag predictions.
    types : tuple of (str, str)
        Module and class of what a model file may hold of it.
    """

    key: str
    label: str
    build: Callable
    requires: tuple = ()
    applies: tuple = ()
    scaled: bool = False
    forest: bool = False
    bagged: bool = False
    types: tuple = ()

    def check(self, settings: EstimatorSettings) -> None:
        """Refuse settings that it has no use for, and values that cannot be.

        Raises
        ------
        DoesNotApply, BadValue, MissingLibrary
            Naming the parameter or the library.
        """
        default = EstimatorSettings()
        for field in fields(settings):
            value = getattr(settings, field.name)
            if field.name not in self.applies and value != getattr(default, field.name):
                raise DoesNotApply(_PARAMETERS[field.name], value, self.key)
        for name in ("trees", "min_leaf"):
            if getattr(settings, name) < 1:
                raise BadValue(_PARAMETERS[name], getattr(settings, name), ">= 1")
        if settings.max_depth is not None and settings.max_depth < 1:
            raise BadValue("MAX_DEPTH", settings.max_depth, ">= 1")
        for library in self.requires:
            _require(library, self.key)


def _require(library: str, used_for: str) -> None:
    import importlib.util

    if importlib.util.find_spec(library) is None:
        raise MissingLibrary(library, used_for)


def _random_forest(settings: EstimatorSettings, n_predictors: int, n_columns: int, seed: int):
    from sklearn.ensemble import RandomForestRegressor

    return RandomForestRegressor(
        n_estimators=settings.trees,
        max_features=columns_per_split(settings.max_features, n_predictors, n_columns),
        max_depth=settings.max_depth,
        min_samples_leaf=settings.min_leaf,
        random_state=seed,
    )


_TREE_TYPES = (
    ("sklearn.tree._classes", "DecisionTreeRegressor"),
    ("sklearn.tree._tree", "Tree"),
)

ESTIMATORS = {
    kind.key: kind
    for kind in (
        EstimatorKind(
            "random_forest",
            "Random forest",
            _random_forest,
            applies=("trees", "max_features", "max_depth", "min_leaf"),
            forest=True,
            bagged=True,
            types=(("sklearn.ensemble._forest", "RandomForestRegressor"), *_TREE_TYPES),
        ),
    )
}


def find_estimator(key: str) -> EstimatorKind:
    """Return a kind of estimator by its key.

    Raises
    ------
    UnknownEstimator
        Listing the known keys.
    """
    if key not in ESTIMATORS:
        raise UnknownEstimator(key, tuple(ESTIMATORS))
    return ESTIMATORS[key]
