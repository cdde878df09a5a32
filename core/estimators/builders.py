"""How each kind of estimator is built from settings.

Support vectors, the linear model and the neural network see standardised predictors (mean 0,
standard deviation 1 of the training records); support vectors and the network a standardised
target as well, without which their defaults mean nothing for a flux in the hundreds. What
standardises is part of the fitted estimator, so a fold never sees the numbers of its held-out
records.

References
----------
Geurts, P., Ernst, D., Wehenkel, L. (2006) Machine Learning 63: 3-42 (extra trees).
Friedman, J. H. (2001) Annals of Statistics 29: 1189-1232; (2002) Computational Statistics & Data
Analysis 38: 367-378 (boosting; half of the records for each tree).
Chen, T., Guestrin, C. (2016) KDD: 785-794 (XGBoost).
Smola, A. J., Schölkopf, B. (2004) Statistics and Computing 14: 199-222 (support vectors).
Hoerl, A. E., Kennard, R. W. (1970) Technometrics 12: 55-67 (ridge regression).
"""

from __future__ import annotations

from ..forest.growth.settings import GrowthSettings
from .settings import EstimatorSettings, columns_per_split, share_of_columns

BOOSTING_RATE = 0.05
BOOSTING_DEPTH = 4
# Share of the records that each boosted tree sees.
BOOSTING_SAMPLE = 0.5
SVM_COST = 1.0
SVM_EPSILON = 0.1
RIDGE_PENALTY = 1.0
NETWORK_PENALTY = 1.0
NETWORK_UNITS = 32
# Passes over the records after which the network stops in any case.
NETWORK_PASSES = 1000


def random_forest_settings(
    settings: EstimatorSettings, n_predictors: int, n_columns: int, seed: int
):
    """Return the settings by which a random forest is grown."""
    return GrowthSettings(
        trees=settings.trees,
        max_features=columns_per_split(settings.max_features, n_predictors, n_columns),
        max_depth=settings.max_depth,
        min_leaf=settings.min_leaf,
        seed=seed,
    )


def extra_trees_settings(settings: EstimatorSettings, n_predictors: int, n_columns: int, seed: int):
    """Return the settings by which extremely randomised trees grow, each on all records."""
    return GrowthSettings(
        trees=settings.trees,
        max_features=columns_per_split(settings.max_features, n_predictors, n_columns, 1.0),
        max_depth=settings.max_depth,
        min_leaf=settings.min_leaf,
        bootstrap=False,
        random_splits=True,
        seed=seed,
    )


def gradient_boosting(settings: EstimatorSettings, n_predictors: int, n_columns: int, seed: int):
    """Return gradient-boosted regression trees, not yet fitted."""
    from sklearn.ensemble import GradientBoostingRegressor

    return GradientBoostingRegressor(
        n_estimators=settings.trees,
        learning_rate=_value_or_default(settings.learning_rate, BOOSTING_RATE),
        subsample=BOOSTING_SAMPLE,
        max_features=columns_per_split(settings.max_features, n_predictors, n_columns, 1.0),
        max_depth=_value_or_default(settings.max_depth, BOOSTING_DEPTH),
        min_samples_leaf=settings.min_leaf,
        random_state=seed,
    )


def xgboost(settings: EstimatorSettings, n_predictors: int, n_columns: int, seed: int):
    """Return boosted trees of the XGBoost library, not yet fitted."""
    from xgboost import XGBRegressor

    return XGBRegressor(
        n_estimators=settings.trees,
        learning_rate=_value_or_default(settings.learning_rate, BOOSTING_RATE),
        subsample=BOOSTING_SAMPLE,
        colsample_bynode=share_of_columns(settings.max_features, n_predictors, 1.0),
        max_depth=_value_or_default(settings.max_depth, BOOSTING_DEPTH),
        # With squared errors every record weighs 1.
        min_child_weight=settings.min_leaf,
        tree_method="hist",
        random_state=seed,
    )


def svm(settings: EstimatorSettings, n_predictors: int, n_columns: int, seed: int):
    """Return support vector regression with a radial kernel, not yet fitted."""
    from sklearn.svm import SVR

    return _standardised_target(
        SVR(
            C=_value_or_default(settings.cost, SVM_COST),
            gamma=_value_or_default(settings.gamma, 1.0 / n_columns),
            epsilon=_value_or_default(settings.epsilon, SVM_EPSILON),
        )
    )


def linear(settings: EstimatorSettings, n_predictors: int, n_columns: int, seed: int):
    """Return ridge regression, not yet fitted, which collinear predictors do not upset."""
    from sklearn.linear_model import Ridge

    return _with_standard_scaler(Ridge(alpha=_value_or_default(settings.penalty, RIDGE_PENALTY)))


def neural_network(settings: EstimatorSettings, n_predictors: int, n_columns: int, seed: int):
    """Return a neural network with one hidden layer and weight decay, not yet fitted."""
    from sklearn.neural_network import MLPRegressor

    return _standardised_target(
        MLPRegressor(
            hidden_layer_sizes=(_value_or_default(settings.hidden, NETWORK_UNITS),),
            activation="tanh",
            # Tables of sites are small: a quasi-Newton method finds the minimum of all records.
            solver="lbfgs",
            alpha=_value_or_default(settings.penalty, NETWORK_PENALTY),
            max_iter=NETWORK_PASSES,
            random_state=seed,
        )
    )


def ignore_constants(estimator) -> None:
    """Let a fitted estimator ignore predictors that were constant in its training.

    Nothing was learned of them. scikit-learn divides them by 1, so that another value would lie
    many standard deviations from all records, where support vectors predict their intercept.
    """
    import numpy as np

    inner = getattr(estimator, "regressor_", estimator)
    scaler = getattr(inner, "named_steps", {}).get("scale")
    if scaler is not None:
        scaler.scale_[scaler.scale_ != np.sqrt(scaler.var_)] = np.inf


def _value_or_default(value, default):
    """Return the setting of an estimator, or the default where it is None."""
    return default if value is None else value


def _with_standard_scaler(estimator):
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import StandardScaler

    return Pipeline([("scale", StandardScaler()), ("estimate", estimator)])


def _standardised_target(estimator):
    """Return an estimator that is fitted to the standardised target."""
    from sklearn.compose import TransformedTargetRegressor
    from sklearn.preprocessing import StandardScaler

    return TransformedTargetRegressor(
        _with_standard_scaler(estimator), transformer=StandardScaler()
    )
