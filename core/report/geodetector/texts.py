"""Words for the codes of the geographical detector."""

from __future__ import annotations


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
