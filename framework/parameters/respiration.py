"""Parameters of the line between soil respiration and its heterotrophic part."""

from __future__ import annotations

from functools import cache

from ..text.translation import tr
from . import declarations as p

# The methods that are a line.
LINES = ("linear", "loglog")


@cache
def default_coefficient(code: str) -> float:
    """Return a coefficient of respiration from the literature table, by its code."""
    from ...core.flux.coefficients import load_coefficients

    return load_coefficients("respiration_coefficients")[code].value


def line_parameters() -> list:
    """Return the parameters of the line from soil to heterotrophic respiration."""
    return [
        p.number(
            "SLOPE",
            tr("Slope"),
            tr(
                "Factor of Rs, or of ln Rs with loglog, where leaving {linear} means the default "
                "of that method ({loglog})."
            ).format(**_coefficients_by_method("slope")),
            default=default_coefficient("linear_slope"),
        ),
        p.number(
            "INTERCEPT",
            tr("Intercept"),
            tr(
                "Rh at Rs = 0 in gC m-2 yr-1; with loglog ln Rh at Rs = 1, where leaving {linear} "
                "means the default of that method ({loglog})."
            ).format(**_coefficients_by_method("intercept")),
            default=default_coefficient("linear_intercept"),
        ),
        p.switch(
            "LIMIT_TO_RS",
            tr("Rh at most Rs"),
            tr(
                "Gives cells the soil respiration itself where the line leads above it (with the "
                "default line below Rs = {crossing}); the log says how many."
            ).format(crossing=_default_crossing()),
            advanced=True,
        ),
    ]


def line_coefficients(values, method: str) -> tuple:
    """Return the coefficients of a method; those left at their default are the method's own."""
    from ...core.flux.respiration import choose_coefficients

    changed_coefficients = changes_of_line(values)
    return choose_coefficients(
        method,
        slope=changed_coefficients.get("SLOPE"),
        intercept=changed_coefficients.get("INTERCEPT"),
    )


def q10_parameters() -> list:
    """Return respiration at 10 degrees C, and Q10."""
    return [
        p.number(
            "R10",
            tr("Respiration at 10 degrees C"),
            tr(
                "For q10: R10 in the unit wanted, gC m-2 per the period of the temperature. There "
                "is no default."
            ),
            minimum=0.0,
            optional=True,
        ),
        p.number(
            "Q10",
            tr("Q10 (factor per 10 degrees)"),
            tr("For q10: how many times as much is respired when it is 10 degrees warmer."),
            default=default_coefficient("q10_factor"),
            minimum=0.1,
            maximum=20.0,
        ),
    ]


def has_changed_coefficients(values) -> bool:
    """Say whether the line is the user's own, fitted to fluxes of whatever step, not annual."""
    return bool({"SLOPE", "INTERCEPT"} & set(changes_of_line(values)))


def changes_of_line(values) -> dict:
    """Return what differs from its default of `line_parameters`."""
    defaults = {
        "SLOPE": default_coefficient("linear_slope"),
        "INTERCEPT": default_coefficient("linear_intercept"),
        "LIMIT_TO_RS": False,
    }
    return {name: values[name] for name, default in defaults.items() if values[name] != default}


def _coefficients_by_method(name: str) -> dict:
    """Return the defaults of a coefficient by the method."""
    return {method: f"{default_coefficient(f'{method}_{name}'):g}" for method in LINES}


def _default_crossing() -> str:
    """Return the soil respiration below which the default line leads above it."""
    slope = default_coefficient("linear_slope")
    return f"{default_coefficient('linear_intercept') / (1.0 - slope):.0f}"


def respiration_line(values):
    """Return the line from Rs to Rh that the parameters give."""
    from ...core.flux.respiration import RespirationLine

    nan = float("nan")
    errors = (values[name] for name in ("RH_SLOPE_SE", "RH_INTERCEPT_SE", "RH_CORRELATION"))
    errors = (nan if value is None else value for value in errors)
    slope = values["RH_SLOPE"] if "RH_SLOPE" in values else values["SLOPE"]
    intercept = values["RH_INTERCEPT"] if "RH_SLOPE" in values else values["INTERCEPT"]
    return RespirationLine(slope, intercept, *errors)
