"""Parameters of the line between soil respiration and its heterotrophic part."""

from __future__ import annotations

from ..text.translation import tr
from . import shared as p

# Zeng et al. (2023), eq. 3.
SLOPE, INTERCEPT = 0.62, 9.01
# Raich and Schlesinger (1992), the median of field studies.
Q10 = 2.4


def line_parameters() -> list:
    """Return slope and intercept, and whether their line may lead above Rs."""
    return [
        p.number(
            "SLOPE",
            tr("Slope"),
            tr(
                "Factor of Rs, or of ln Rs with loglog, where leaving 0.62 means the default "
                "of that method (0.87)."
            ),
            default=SLOPE,
        ),
        p.number(
            "INTERCEPT",
            tr("Intercept"),
            tr(
                "Rh at Rs = 0 in gC m-2 yr-1; with loglog ln Rh at Rs = 1, where leaving 9.01 "
                "means the default of that method (0.22)."
            ),
            default=INTERCEPT,
        ),
        p.switch(
            "LIMIT_TO_RS",
            tr("Rh at most Rs"),
            tr(
                "Gives cells the soil respiration itself where the line leads above it (with 0.62 "
                "and 9.01 below Rs = 24); the log says how many."
            ),
            advanced=True,
        ),
    ]


def line_coefficients(values, method: str) -> tuple:
    """Return the coefficients of a method; those left at their default are the method's own."""
    from ...core.flux.respiration import choose_coefficients

    changed = line_changes(values)
    return choose_coefficients(
        method, slope=changed.get("SLOPE"), intercept=changed.get("INTERCEPT")
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
            default=Q10,
            minimum=0.1,
            maximum=20.0,
        ),
    ]


def has_own_line(values) -> bool:
    """Say whether the line is the user's own, fitted to fluxes of whatever step, not annual."""
    return bool({"SLOPE", "INTERCEPT"} & set(line_changes(values)))


def line_changes(values) -> dict:
    """Return what differs from its default of `line_parameters`."""
    defaults = {"SLOPE": SLOPE, "INTERCEPT": INTERCEPT, "LIMIT_TO_RS": False}
    return {name: values[name] for name, default in defaults.items() if values[name] != default}
