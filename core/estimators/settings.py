"""What may be set of an estimator, and how it is read."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from ..errors_and_notes.allowed import Interval, setting
from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.run import BadValue

# Share of the predictors tried at each split of a random forest when nothing else is said (R's
# p/3).
DEFAULT_SHARE = 1 / 3
_POSITIVE = Interval(0.0, 1e9, low_open=True, high_open=True)


@dataclass(frozen=True)
class EstimatorSettings:
    """What may be set of an estimator; None means the default of its kind.

    The first four are parameters of the dialog, the others are found by tuning.

    Parameters
    ----------
    trees : int
        Number of trees.
    max_features : int, float, "sqrt" or None
        Predictors tried at each split: how many, or which share (0 to 1]; None means a third in a
        random forest, all elsewhere. A categorical predictor counts as one.
    max_depth : int or None
        Deepest level; None means no limit in forests, a few levels in boosted trees.
    min_leaf : int
        Fewest records in a leaf.
    learning_rate : float or None
        Share of each boosted tree that is added.
    cost, gamma, epsilon : float or None
        Of the support vector machine, whose predictors and target are standardised.
    penalty : float or None
        Weight of the squared coefficients: ridge regression, decay of the neural network.
    hidden : int or None
        Units of the neural network's hidden layer.
    """

    trees: int = setting(500, Interval(1, 20_000))
    max_features: object = None
    max_depth: int | None = setting(None, Interval(1, 1000))
    min_leaf: int = setting(5, Interval(1))  # R's nodesize
    learning_rate: object = setting(None, _POSITIVE)
    cost: object = setting(None, _POSITIVE)
    gamma: object = setting(None, _POSITIVE)
    epsilon: object = setting(None, _POSITIVE)
    penalty: object = setting(None, _POSITIVE)
    hidden: object = setting(None, _POSITIVE)

    def as_dict(self) -> dict:
        """Return the settings by name, for a file; tuned ones only where they are set."""
        settings = asdict(self)
        return {
            name: value
            for name, value in settings.items()
            if name not in TUNED_ONLY or value is not None
        }


# Fields that no dialog sets.
TUNED_ONLY = ("learning_rate", "cost", "gamma", "epsilon", "penalty")
_MAX_FEATURES_ALLOWED = "1 ... number of predictors, a share > 0 and <= 1.0, sqrt, or empty"


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
        raise BadValue(FieldName("max_features"), text, _MAX_FEATURES_ALLOWED) from None


def share_of_columns(max_features, n_predictors: int, default: float = DEFAULT_SHARE) -> float:
    """Return which share of the columns the settings of an estimator let a split try.

    Raises
    ------
    BadValue
        For a count above the number of predictors, or a share outside (0, 1].
    """
    count = isinstance(max_features, int) and not isinstance(max_features, bool)
    if max_features is None:
        return default
    if max_features == "sqrt":
        return n_predictors**0.5 / n_predictors
    if count and 1 <= max_features <= n_predictors:
        return max_features / n_predictors
    if isinstance(max_features, float) and 0 < max_features <= 1:
        return max_features
    raise BadValue(FieldName("max_features"), max_features, _MAX_FEATURES_ALLOWED)


def columns_per_split(
    max_features, n_predictors: int, n_columns: int, default: float = DEFAULT_SHARE
) -> int:
    """Return how many columns of the design the settings of an estimator let a split try.

    Parameters
    ----------
    max_features : int, float, "sqrt" or None
        As in `EstimatorSettings`, in predictors.
    n_predictors, n_columns : int
        Predictors, and the columns they take: a categorical predictor takes one per class, so the
        same share of the columns is tried.
    default : float
        Share that None means.

    Raises
    ------
    BadValue
        As `share_of_columns` does.
    """
    share = share_of_columns(max_features, n_predictors, default)
    # The tiny addition keeps 1/3 of 3 columns from being cut to 0.
    return max(1, int(share * n_columns + 1e-9))
