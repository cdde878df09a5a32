"""What may be chosen of land-use transfer; imports no numpy, so that dialogs can list it."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors_and_notes.allowed import Interval, OneOf, setting
from ..units.carbon_units import CARBON_UNITS

# How carbon is attributed to pairs of classes, and what is done with carbon on another grid.
ACCOUNTING = ("pixel", "density")
RESAMPLING = ("none", "nearest")


@dataclass(frozen=True)
class Accounts:
    """How carbon is accounted.

    Parameters
    ----------
    accounting : str
        One of `ACCOUNTING`.
    unit : str
        Unit of the carbon rasters and densities, a key of `CARBON_UNITS`.
    densities : str, optional
        CSV of densities per class.
    legend : str, optional
        CSV of class names and colours.
    resampling : str
        What to do with carbon on another grid: one of `RESAMPLING`.
    years : float, optional
        Time between two dates, instead of that between the rasters' own dates.
    """

    accounting: str = setting("pixel", OneOf(ACCOUNTING))
    unit: str = setting("gC_m2", OneOf(tuple(CARBON_UNITS)))
    densities: str | None = None
    legend: str | None = setting(None)
    resampling: str = setting("none", OneOf(RESAMPLING))
    years: float | None = setting(None, Interval(0.01))
