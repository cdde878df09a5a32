"""Estimators: the registry of what can be trained.

The defaults of the random forest are those of R's randomForest for regression, which the papers
use: nodes of at least 5 records, a third of the predictors tried at each split.

References
----------
Breiman, L. (2001) Machine Learning 45: 5-32.
Liaw, A., Wiener, M. (2002) R News 2(3): 18-22 (defaults).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Callable

from ..errors_and_notes.allowed import check_settings, field_name
from ..errors_and_notes.learn import UnknownEstimator
from ..errors_and_notes.run import DoesNotApply, MissingLibrary
from . import builders
from .settings import (
    DEFAULT_SHARE,
    EstimatorSettings,
    columns_per_split,
    parse_max_features,
)

__all__ = [
    "DEFAULT_SHARE",
    "ESTIMATORS",
    "EstimatorKind",
    "EstimatorSettings",
    "columns_per_split",
    "find_estimator",
    "parse_max_features",
]


@dataclass(frozen=True)
class EstimatorKind:
    """One kind of estimator.

    Parameters
    ----------
    key, label : str
        Name in parameters and files, name for people.
    build : callable
        ``build(settings, n_predictors, n_columns, seed)`` -> unfitted scikit-learn estimator, or
        `GrowthSettings` where `forest`.
    requires : tuple of str
        Libraries to import beyond scikit-learn.
    applies : tuple of str
        Fields of `EstimatorSettings` it has use for.
    scaled : bool
        Whether predictors are standardised first, in double precision.
    forest : bool
        Whether the fitted estimator averages trees: the compiled kernel predicts it, and there is
        a spread between trees.
    bagged : bool
        Whether there are out-of-bag predictions.
    types : tuple of (str, str)
        Module and class of what a model file may hold of it, the estimator's own first.
    buffers : bool
        Whether a model file may hold bytes that its own library reads.
    grid : tuple of (str, tuple)
        Fields and values that tuning tries.
    shapley : str
        How exact Shapley values are had, on rasters as well: "trees" or "linear"; empty where
        they are estimated on a sample of records.
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
    buffers: bool = False
    grid: tuple = ()
    shapley: str = ""

    def check(self, settings: EstimatorSettings) -> None:
        """Refuse settings that a kind of estimator has no use for, and values that cannot be.

        Raises
        ------
        DoesNotApply, BadValue, MissingLibrary
            Naming the parameter or the library.
        """
        default = EstimatorSettings()
        for field in fields(settings):
            value = getattr(settings, field.name)
            if field.name not in self.applies and value != getattr(default, field.name):
                raise DoesNotApply(field_name(EstimatorSettings, field.name), value, self.key)
        check_settings(settings)
        for library in self.requires:
            _require_library(library, self.key)


def _require_library(library: str, used_for: str) -> None:
    """Raise when the library of an estimator is not installed."""
    import importlib.util

    if importlib.util.find_spec(library) is None:
        raise MissingLibrary(library, used_for)


_TREE = ("sklearn.tree._tree", "Tree")
_TREE_TYPES = (("sklearn.tree._classes", "DecisionTreeRegressor"), _TREE)
_SCALER_TYPES = (
    ("sklearn.pipeline", "Pipeline"),
    ("sklearn.preprocessing._data", "StandardScaler"),
)
_TARGET_SCALER = ("sklearn.compose._target", "TransformedTargetRegressor")
_RANDOM_STATE = ("numpy.random.mtrand", "RandomState")
# What boosting keeps of its squared error, by version of scikit-learn.
_LOSS_TYPES = (
    ("sklearn._loss.loss", "HalfSquaredError"),
    ("sklearn._loss._loss", "CyHalfSquaredError"),
    ("sklearn._loss.link", "IdentityLink"),
    ("sklearn._loss.link", "Interval"),
    ("sklearn.ensemble._gb_losses", "LeastSquaresError"),
    ("sklearn.dummy", "DummyRegressor"),
)
_FOREST_SETTINGS = ("trees", "max_features", "max_depth", "min_leaf")
_BOOSTING_SETTINGS = (*_FOREST_SETTINGS, "learning_rate")

_KINDS = (
    EstimatorKind(
        "random_forest",
        "Random forest",
        builders.random_forest_settings,
        applies=_FOREST_SETTINGS,
        forest=True,
        bagged=True,
        shapley="trees",
        types=(("sklearn.ensemble._forest", "RandomForestRegressor"), *_TREE_TYPES),
        grid=(("max_features", (1 / 3, 2 / 3, 1.0)), ("min_leaf", (1, 5, 15))),
    ),
    EstimatorKind(
        "extra_trees",
        "Extremely randomised trees",
        builders.extra_trees_settings,
        applies=_FOREST_SETTINGS,
        forest=True,
        shapley="trees",
        types=(
            ("sklearn.ensemble._forest", "ExtraTreesRegressor"),
            ("sklearn.tree._classes", "ExtraTreeRegressor"),
            _TREE,
        ),
        grid=(("max_features", (1 / 3, 2 / 3, 1.0)), ("min_leaf", (1, 5, 15))),
    ),
    EstimatorKind(
        "gradient_boosting",
        "Gradient boosting",
        builders.gradient_boosting,
        applies=_BOOSTING_SETTINGS,
        shapley="trees",
        types=(
            ("sklearn.ensemble._gb", "GradientBoostingRegressor"),
            *_TREE_TYPES,
            *_LOSS_TYPES,
            _RANDOM_STATE,
        ),
        grid=(("learning_rate", (0.01, 0.03, 0.1)), ("max_depth", (2, 4, 6))),
    ),
    EstimatorKind(
        "xgboost",
        "XGBoost",
        builders.xgboost,
        requires=("xgboost",),
        applies=_BOOSTING_SETTINGS,
        shapley="trees",
        types=(("xgboost.sklearn", "XGBRegressor"), ("xgboost.core", "Booster")),
        buffers=True,
        grid=(("learning_rate", (0.01, 0.03, 0.1)), ("max_depth", (2, 4, 6))),
    ),
    EstimatorKind(
        "svm",
        "Support vector machine",
        builders.svm,
        applies=("cost", "gamma", "epsilon"),
        scaled=True,
        types=(_TARGET_SCALER, *_SCALER_TYPES, ("sklearn.svm._classes", "SVR")),
        grid=(("cost", (0.3, 1.0, 10.0)), ("gamma", (0.03, 0.1, 0.3))),
    ),
    EstimatorKind(
        "linear",
        "Linear (ridge regression)",
        builders.linear,
        applies=("penalty",),
        scaled=True,
        shapley="linear",
        types=(*_SCALER_TYPES, ("sklearn.linear_model._ridge", "Ridge")),
        grid=(("penalty", (0.01, 1.0, 10.0, 100.0, 1000.0)),),
    ),
    EstimatorKind(
        "neural_network",
        "Neural network",
        builders.neural_network,
        applies=("penalty", "hidden"),
        scaled=True,
        types=(
            _TARGET_SCALER,
            *_SCALER_TYPES,
            ("sklearn.neural_network._multilayer_perceptron", "MLPRegressor"),
            ("sklearn.preprocessing._label", "LabelBinarizer"),
            _RANDOM_STATE,
        ),
        grid=(("hidden", (8, 32)), ("penalty", (0.1, 1.0, 10.0, 100.0))),
    ),
)

ESTIMATORS = {kind.key: kind for kind in _KINDS}


def find_estimator(key: str) -> EstimatorKind:
    """Return a registered kind of estimator by its key.

    Raises
    ------
    UnknownEstimator
        Listing the known keys.
    """
    if key not in ESTIMATORS:
        raise UnknownEstimator(key, tuple(ESTIMATORS))
    return ESTIMATORS[key]


def library_versions(kind) -> dict:
    """Return the versions of the libraries that trained a kind of estimator."""
    names = ["numpy", "numba" if kind.forest else "scikit-learn", *kind.requires]
    return {name: installed_version(name) for name in names}


def installed_version(name: str) -> str:
    """Return the version of an installed package that an estimator needs."""
    import importlib.metadata  # slow, and this module is loaded when the plugin starts

    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:  # installed under another name, or by hand
        module = importlib.import_module({"scikit-learn": "sklearn"}.get(name, name))
        return module.__version__
