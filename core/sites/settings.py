"""What may be set of flux tables, sample expansion and screening, and the columns of expansion.

Dialogs read this before anything is computed: numpy is not imported here.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..facts.allowed import Interval, OneOf, setting
from ..facts.run import BadValue

# Kinds of tables of flux towers, and steps they can be brought to.
PROFILES = ("fluxnet", "chinaflux", "generic")
STEPS = ("day", "month", "year")

# Column of the site that a record was made from, empty in a real record. Training finds it.
PARENT_COLUMN = "parent_site"
SITE_COLUMN = "expansion_site"
RATIO_COLUMN = "expansion_ratio"
# Largest ratio of the reference that expansion takes over.
MAX_RATIO = 5.0
# Largest correlation and inflation factor that screening lets pass.
MAX_CORRELATION = 0.8
MAX_VIF = 10.0


@dataclass(frozen=True)
class FluxSettings:
    """How tables of flux towers are read.

    Parameters
    ----------
    profile, step : str
        Of `PROFILES` and `STEPS`.
    max_qc : int
        Worst quality flag of a half hour that is good, 0 to 3; 3 takes all.
    min_share : float
        Share of a period's time that must be good.
    columns : str, optional
        The user's table of columns.
    """

    profile: str = setting("fluxnet", OneOf(PROFILES))
    step: str = setting("day", OneOf(STEPS))
    max_qc: int = setting(1, Interval(0, 3))
    min_share: float = setting(0.8, Interval(0.0, 1.0))
    columns: str | None = None


def check_limits(max_correlation: float, max_vif: float) -> None:
    """Refuse limits that cannot be, by the parameter's name."""
    if not 0 < max_correlation <= 1:
        raise BadValue("MAX_CORRELATION", max_correlation, "> 0, <= 1")
    if not max_vif >= 1:
        raise BadValue("MAX_VIF", max_vif, ">= 1")
