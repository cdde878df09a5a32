"""Screening of predictors: which say the same as others, and a set that does not.

Correlation is Pearson's; the variance inflation factor of a predictor is ``1 / (1 - R2)`` of its
regression on all others. The suggested set drops, of the pair that correlates most, the one that
correlates less with the target, until no pair is above the limit; then the predictor of the largest
inflation factor, until none is above its limit.

References
----------
Dormann, C. F. et al. (2013) Ecography 36: 27-46.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors_and_notes.allowed import check_settings
from ..errors_and_notes.fields import FieldName, FieldText
from ..errors_and_notes.learn import ConstantTarget, TooFewSamples
from ..errors_and_notes.run import BadValue
from ..errors_and_notes.sites import SamplesUsed
from ..files.atomic import publish_csv
from ..run import Run
from ..tables.columns import numeric_column
from ..tables.mixed_scales import note_sizes_apart
from .settings import ScreeningSettings

DEFAULT_SETTINGS = ScreeningSettings()

# Fewest records a correlation is worth something with.
MIN_RECORDS = 5
# A predictor whose residual share on the others is below this is a sum of them.
_COLLINEAR = 1e-10


@dataclass(frozen=True, eq=False)
class Screening:
    """What screening found.

    Parameters
    ----------
    target : str
        Name of the target.
    names : tuple of str
        The predictors.
    n : int
        Records with all values.
    correlation : numpy.ndarray
        Between the predictors, ``(predictors, predictors)``; NaN for a constant one.
    with_target : numpy.ndarray
        Of each predictor with the target.
    vif : numpy.ndarray
        Inflation factor of each predictor beside all others; inf when they add up to it.
    vif_selected : numpy.ndarray
        The same beside the selected ones only; NaN for those not selected.
    reasons : tuple of (str, str, float)
        Why each predictor is not selected: "" (selected), "constant", "correlation" with the
        other's name and r, or "vif" with the factor at that time.
    max_correlation, max_vif : float
        The limits.
    """

    target: str
    names: tuple
    n: int
    correlation: np.ndarray
    with_target: np.ndarray
    vif: np.ndarray
    vif_selected: np.ndarray
    reasons: tuple
    max_correlation: float
    max_vif: float

    @property
    def selected(self) -> tuple:
        """The suggested predictors, in their order."""
        return tuple(name for name, reason in zip(self.names, self.reasons) if not reason[0])


def screen_predictors(
    samples,
    target: str,
    names: tuple,
    run: Run,
    settings: ScreeningSettings = DEFAULT_SETTINGS,
) -> Screening:
    """Screen the predictors of a table.

    Parameters
    ----------
    samples : pandas.DataFrame
        The user's table; columns may be text.
    target : str
        Column of the target.
    names : tuple of str
        Columns of the predictors, numbers.
    run : Run
        Receives a note of how many records are used.
    settings : ScreeningSettings
        Limits of |r| between two predictors, and of the inflation factor.

    Raises
    ------
    MissingColumn, NotNumeric, TooFewSamples, ConstantTarget, BadValue
    """
    check_settings(settings)
    max_correlation, max_vif = settings.max_correlation, settings.max_vif
    names = tuple(dict.fromkeys(names))
    _check_predictors(names, target)
    y = numeric_column(samples, target, run)
    x = np.column_stack([numeric_column(samples, name, run) for name in names])
    note_sizes_apart(y, target, samples, run)
    has_y, has_x = np.isfinite(y), np.isfinite(x).all(axis=1)
    is_complete = has_y & has_x
    dropped = {"target": int((~has_y).sum()), "predictors": int((has_y & ~has_x).sum())}
    run.note(SamplesUsed(int(is_complete.sum()), dropped))
    min_records = max(MIN_RECORDS, len(names) + 2)
    if is_complete.sum() < min_records:
        raise TooFewSamples(int(is_complete.sum()), min_records, "screen")
    x, y = x[is_complete], y[is_complete]
    if y.min() == y.max():
        raise ConstantTarget(target, float(y[0]))
    z, varies = _standardise_predictors(x)
    correlation = np.where(varies[:, None] & varies, (z.T @ z) / len(z), np.nan)
    np.fill_diagonal(correlation, np.where(varies, 1.0, np.nan))
    with_target = np.where(
        varies, _standardise_predictors(y[:, None])[0][:, 0] @ z / len(z), np.nan
    )
    vif = inflation_factors(z, varies)
    reasons = _suggest_predictors(
        z, varies, correlation, with_target, names, max_correlation, max_vif
    )
    is_selected = np.array([not reason[0] for reason in reasons])
    return Screening(
        target=target,
        names=names,
        n=len(z),
        correlation=correlation,
        with_target=with_target,
        vif=vif,
        vif_selected=inflation_factors(z, is_selected),
        reasons=reasons,
        max_correlation=max_correlation,
        max_vif=max_vif,
    )


def _check_predictors(names: tuple, target: str) -> None:
    """Refuse to screen no predictor, and the target among its predictors."""
    if not names or target in names:
        raise BadValue(
            FieldName("predictors"),
            ", ".join(names),
            FieldText("1 ..., != {} ({})", (FieldName("target"), target)),
        )


def _standardise_predictors(x: np.ndarray) -> tuple:
    """Return predictors to screen with mean 0 and deviation 1, and which vary."""
    # Not by the standard deviation: that of equal values can come out as 1e-17.
    varies = x.max(axis=0) > x.min(axis=0)
    centred = x - x.mean(axis=0)
    deviation = np.where(varies, np.sqrt(np.mean(centred**2, axis=0)), 1.0)
    return np.where(varies, centred / deviation, 0.0), varies


def inflation_factors(z: np.ndarray, among: np.ndarray) -> np.ndarray:
    """Return variance inflation factors of a set of screened predictors, standardised.

    Parameters
    ----------
    z : numpy.ndarray
        ``(records, columns)``, standardised.
    among : numpy.ndarray of bool
        The set; columns outside it are NaN.
    """
    factors = np.full(z.shape[1], np.nan)
    for j in np.flatnonzero(among).tolist():
        others = among.copy()
        others[j] = False
        if not others.any():
            factors[j] = 1.0
            continue
        weights = np.linalg.lstsq(z[:, others], z[:, j], rcond=None)[0]
        left = float(np.mean((z[:, j] - z[:, others] @ weights) ** 2))
        factors[j] = np.inf if left < _COLLINEAR else max(1.0, 1.0 / left)
    return factors


def _suggest_predictors(
    z, varies, correlation, with_target, names, max_correlation, max_vif
) -> tuple:
    """Screen predictors: return the reason against each, ("", "", nan) for none."""
    none = ("", "", float("nan"))
    reasons = [none if v else ("constant", "", float("nan")) for v in varies]
    is_kept = varies.copy()
    # Rounded, so that copies are equal and not better by their last bit.
    strength = np.round(np.nan_to_num(np.abs(with_target)), 12)
    while is_kept.sum() > 1:
        correlations = np.where(is_kept[:, None] & is_kept, np.abs(correlation), 0.0)
        np.fill_diagonal(correlations, 0.0)
        a, b = divmod(int(np.argmax(correlations)), len(names))
        if correlations[a, b] <= max_correlation:
            break
        # Of equals the later one goes.
        removed, retained = (a, b) if strength[a] < strength[b] else (b, a)
        is_kept[removed] = False
        reasons[removed] = ("correlation", names[retained], float(correlation[removed, retained]))
    while is_kept.sum() > 1:
        factors = np.nan_to_num(inflation_factors(z, is_kept), nan=0.0, posinf=np.inf)
        if factors.max() <= max_vif:
            break
        highest = np.flatnonzero(factors == factors.max())
        removed = int(highest[np.argmin(strength[highest])])
        is_kept[removed] = False
        reasons[removed] = ("vif", "", float(factors[removed]))
    return tuple(reasons)


def screening_table(screening: Screening):
    """Return one row per predictor: what it correlates with, its factors, whether it is kept."""
    import pandas as pd

    rows = []
    for j, name in enumerate(screening.names):
        others = np.abs(np.nan_to_num(screening.correlation[j]))
        others[j] = -1.0
        k = int(np.argmax(others))
        nearest = screening.names[k] if len(screening.names) > 1 and others[k] > 0 else ""
        reason, other, value = screening.reasons[j]
        rows.append(
            {
                "predictor": name,
                "selected": "no" if reason else "yes",
                "reason": reason,
                "because_of": other,
                "value": value,
                f"r_with_{screening.target}": screening.with_target[j],
                "nearest": nearest,
                "r_with_nearest": screening.correlation[j, k] if nearest else float("nan"),
                "vif_all": screening.vif[j],
                "vif_selected": screening.vif_selected[j],
                "n": screening.n,
                **{f"r_{other}": r for other, r in zip(screening.names, screening.correlation[j])},
            }
        )
    return pd.DataFrame(rows)


def write_screening(screening: Screening, path: str) -> None:
    """Write the table of a screening as CSV."""
    publish_csv(path, screening_table(screening))
