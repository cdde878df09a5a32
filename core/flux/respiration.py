"""Heterotrophic respiration: from soil respiration or from climate, and fits of one's own.

Methods, all giving Rh per area and period (gC m-2):

- linear: ``Rh = a Rs + b`` (annual);
- loglog: ``ln Rh = b + a ln Rs`` (annual);
- climate: ``Rh = s (exp(c_T T) + ln(c_P P + 1)) d f`` (monthly; T in degrees C, P in mm);
- q10: ``R = R10 Q10^((T - 10) / 10)`` (any period; R10 of soil respiration gives that).

Their coefficients stand in ``respiration_coefficients.csv`` with their sources.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Callable, NamedTuple

import numpy as np

from ..errors_and_notes.flux import RhShareDoubtful
from ..errors_and_notes.learn import ConstantTarget, TooFewSamples
from ..run import Run
from .coefficients import load_coefficients

# A line through fewer pairs has no error to speak of.
MIN_PAIRS = 3
# Soil respiration of which less than this is heterotrophic in the median is in another unit.
_LEAST_SHARE = 0.1


@dataclass(frozen=True)
class RespirationMethod:
    """One way to Rh.

    Parameters
    ----------
    key, label : str
        Name in parameters; name for people.
    inputs : tuple of str
        Variables the formula needs, in order: "rs" or "temperature", "precipitation".
    coefficients : tuple of str
        Codes of its coefficients in the table, in the formula's order.
    formula : callable
        ``formula(*inputs, *coefficients) -> rh``.
    unit : str
        Unit of the result.
    """

    key: str
    label: str
    inputs: tuple
    coefficients: tuple
    formula: Callable
    unit: str

    def defaults(self, path: str | None = None) -> tuple:
        """Return the coefficients of the table, or of the user's own, in the formula's order."""
        table = load_coefficients("respiration_coefficients", path)
        return tuple(table[code].value for code in self.coefficients)

    def citation(self) -> str:
        """Return the source of the first coefficient."""
        return load_coefficients("respiration_coefficients")[self.coefficients[0]].citation


class RespirationLine(NamedTuple):
    """The line from soil to heterotrophic respiration; NaN where an error is not known.

    Parameters
    ----------
    slope, intercept : float
        Rh = slope Rs + intercept, per step of the maps.
    slope_se, intercept_se, correlation : float
        Their standard errors and correlation.
    """

    slope: float
    intercept: float
    slope_se: float = math.nan
    intercept_se: float = math.nan
    correlation: float = math.nan

    @property
    def is_known(self) -> bool:
        """Whether the errors of the line are known."""
        return all(map(math.isfinite, (self.slope_se, self.intercept_se, self.correlation)))

    def variance(self, of_slope: float, of_intercept: float) -> float:
        """Return the variance of ``of_slope slope + of_intercept intercept``; NaN if unknown."""
        a, b = of_slope * self.slope_se, of_intercept * self.intercept_se
        return a * a + b * b + 2.0 * self.correlation * a * b


class LineFit(NamedTuple):
    """A straight line by ordinary least squares, with two-sided p of the slope.

    `correlation` is that of the errors of slope and intercept.
    """

    slope: float
    intercept: float
    r2: float
    n: int
    slope_se: float
    intercept_se: float
    p: float
    correlation: float


class RespirationFit(NamedTuple):
    """Rh against Rs: the line, the line of the logarithms, and the pairs left out."""

    linear: LineFit
    loglog: LineFit | None
    n_dropped: int
    n_not_positive: int


def linear_respiration(rs, slope, intercept):
    """Return heterotrophic respiration by a line, ``slope * rs + intercept``."""
    return slope * np.asarray(rs, np.float64) + intercept


def loglog_respiration(rs, slope, intercept):
    """Return heterotrophic respiration, ``exp(intercept) * rs ** slope``; NaN below 0."""
    rs = np.asarray(rs, np.float64)
    return np.exp(intercept) * np.where(rs >= 0, rs, np.nan) ** slope


def climate_respiration(temperature, precipitation, scale, per_degree, per_mm, days, carbon):
    """Return monthly Rh from temperature (degrees C) and precipitation (mm); NaN below 0 mm."""
    temperature = np.asarray(temperature, np.float64)
    rain = np.asarray(precipitation, np.float64)
    rain = np.where(rain >= 0, rain, np.nan)
    rate = scale * (np.exp(per_degree * temperature) + np.log(per_mm * rain + 1.0))
    return rate * days * carbon


def q10_respiration(temperature, rate, factor):
    """Return the respiration at a temperature (degrees C) from that at 10 degrees C.

    Parameters
    ----------
    temperature : array_like
        Degrees C.
    rate : float
        R10, respiration at 10 degrees C.
    factor : float
        Q10, how many times as much it is 10 degrees warmer.
    """
    return rate * factor ** ((np.asarray(temperature, np.float64) - 10.0) / 10.0)


RESPIRATION_METHODS = {
    method.key: method
    for method in (
        RespirationMethod(
            "linear",
            "Rh = a Rs + b",
            ("rs",),
            ("linear_slope", "linear_intercept"),
            linear_respiration,
            "gC m-2 yr-1",
        ),
        RespirationMethod(
            "loglog",
            "ln Rh = b + a ln Rs",
            ("rs",),
            ("loglog_slope", "loglog_intercept"),
            loglog_respiration,
            "gC m-2 yr-1",
        ),
        RespirationMethod(
            "climate",
            "Rh from monthly temperature and precipitation",
            ("temperature", "precipitation"),
            (
                "climate_scale",
                "climate_temperature",
                "climate_precipitation",
                "climate_days",
                "climate_carbon",
            ),
            climate_respiration,
            "gC m-2 month-1",
        ),
        RespirationMethod(
            "q10",
            "R = R10 Q10^((T - 10) / 10)",
            ("temperature",),
            ("q10_rate", "q10_factor"),
            q10_respiration,
            "gC m-2",
        ),
    )
}


def choose_coefficients(method: str, **coefficients) -> tuple:
    """Return the coefficients of a method of respiration, those replaced that are given.

    Parameters
    ----------
    method : str
        A key of `RESPIRATION_METHODS`.
    **given : float
        By the part of their code after the method's name: slope, intercept, rate, factor.
    """
    respiration = RESPIRATION_METHODS[method]
    replaced = {f"{method}_{name}": value for name, value in coefficients.items()}
    return tuple(
        default if replaced.get(code) is None else replaced[code]
        for code, default in zip(respiration.coefficients, respiration.defaults())
    )


def fit_respiration(rs, rh) -> RespirationFit:
    """Fit Rh against Rs, plain and in logarithms.

    Parameters
    ----------
    rs, rh : array_like
        Soil and heterotrophic respiration of the same records, same unit; NaN where missing.

    Returns
    -------
    RespirationFit
        The log fit rests on the pairs where both are positive; None with too few of them.

    Raises
    ------
    TooFewSamples, ConstantTarget
        With fewer than three complete pairs, or when all Rs are equal.
    """
    rs, rh = np.asarray(rs, np.float64), np.asarray(rh, np.float64)
    complete = np.isfinite(rs) & np.isfinite(rh)
    n_dropped = int(complete.size - np.count_nonzero(complete))
    rs, rh = rs[complete], rh[complete]
    if rs.size < MIN_PAIRS:
        raise TooFewSamples(int(rs.size), MIN_PAIRS, "fit")
    if np.ptp(rs) == 0:
        raise ConstantTarget("Rs", float(rs[0]))
    positive = (rs > 0) & (rh > 0)
    n_not_positive = int(rs.size - np.count_nonzero(positive))
    log_rs = np.log(rs[positive])
    enough = log_rs.size >= MIN_PAIRS and np.ptp(log_rs) > 0
    in_logs = fit_line(log_rs, np.log(rh[positive])) if enough else None
    return RespirationFit(fit_line(rs, rh), in_logs, n_dropped, n_not_positive)


def note_share_of_rs(rs: np.ndarray, rh: np.ndarray, run: Run) -> None:
    """Report records whose heterotrophic part of soil respiration cannot be, or is next to nothing.

    Parameters
    ----------
    rs, rh : numpy.ndarray
        Soil and heterotrophic respiration of the same records, NaN where missing.
    run : Run
        Receives the note.
    """
    positive = (rs > 0) & (rh > 0)
    if np.count_nonzero(positive) < MIN_PAIRS:
        return
    share = float(np.median(rh[positive] / rs[positive]))
    if not _LEAST_SHARE <= share <= 1.0:
        run.note(RhShareDoubtful(int(np.count_nonzero(positive)), share))


def fit_line(x, y) -> LineFit:
    """Fit respiration `y` on `x` by least squares; at least three points, `x` not constant."""
    from scipy.special import stdtr

    n = x.size
    dx, dy = x - x.mean(), y - y.mean()
    sxx, syy, sxy = np.dot(dx, dx), np.dot(dy, dy), np.dot(dx, dy)
    slope = sxy / sxx
    intercept = y.mean() - slope * x.mean()
    residual = max(float(syy - slope * sxy), 0.0)
    variance = residual / (n - 2)
    slope_se = float(np.sqrt(variance / sxx))
    intercept_se = float(np.sqrt(variance * (1.0 / n + x.mean() ** 2 / sxx)))
    r2 = float(1.0 - residual / syy) if syy > 0 else float("nan")
    if slope_se > 0:
        p = 2.0 * float(stdtr(n - 2, -abs(slope) / slope_se))
    else:
        p = 0.0 if slope else 1.0
    mean = float(x.mean())
    correlation = -mean / float(np.sqrt(mean**2 + sxx / n))
    errors = slope_se, intercept_se, p, correlation
    return LineFit(float(slope), float(intercept), r2, int(n), *errors)
