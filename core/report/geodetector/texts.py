"""Words for the codes of the geographical detector."""

from __future__ import annotations

import re

from ..numbers import with_minus

_INTERVAL = re.compile(r"^[\[(](-?[\d.]+(?:e[+-]?\d+)?), (-?[\d.]+(?:e[+-]?\d+)?)[\])]$")


def method_text(method: str, tr) -> str:
    """Return how the classes of a factor were made."""
    return {
        "quantile": tr("quantiles"),
        "equal": tr("equal intervals"),
        "natural": tr("natural breaks"),
        "geometric": tr("geometric intervals"),
        "sd": tr("standard deviations"),
        "values": tr("values as they are"),
        "classes": tr("classes as given"),
    }.get(method, method)


def interaction_text(kind: str, tr) -> str:
    """Return the type of an interaction."""
    return {
        "weaken_nonlinear": tr("weaken each other, nonlinear"),
        "weaken_univariate": tr("weaken each other, univariate"),
        "enhance_bivariate": tr("enhance each other, bivariate"),
        "independent": tr("independent"),
        "enhance_nonlinear": tr("enhance each other, nonlinear"),
    }.get(kind, kind)


def short_interval(label: str) -> str:
    """Return the limits of a class with three digits that count; other labels as they are."""
    found = _INTERVAL.match(str(label))
    if not found:
        return str(label)
    low, high = (_limit_text(float(text)) for text in found.groups())
    return f"{low} – {high}"


def _limit_text(value: float) -> str:
    """Return a limit with three digits, four from 1000 on."""
    return with_minus(f"{value:.0f}" if abs(value) >= 1000 else f"{value:.3g}")
