"""What may be set of intervals and errors; imports no numpy, so that dialogs can read it."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors_and_notes.allowed import Interval, check_settings, seed_setting, setting
from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.run import BadValue

# Share that an interval encloses unless another one is asked for, and what may be asked for.
DEFAULT_COVERAGE = 0.9
COVERAGES = Interval(0.01, 0.99)
MEDIAN = 0.5


@dataclass(frozen=True)
class LayerSettings:
    """What the layers of a forest's quantiles enclose.

    Parameters
    ----------
    coverage : float
        Coverage of the interval.
    calibrate : bool
        Whether the interval is taken at the levels at which held-out records were covered; else
        at (1 - coverage)/2 and (1 + coverage)/2 of the forest.
    quantiles : tuple of float
        Levels of the quantile maps, rising, above 0 and below 1.
    """

    coverage: float = setting(DEFAULT_COVERAGE, COVERAGES)
    calibrate: bool = True
    quantiles: tuple = setting((MEDIAN,))

    def check(self) -> None:
        """Refuse settings of errors of totals that cannot be, by the parameter's name.

        Raises
        ------
        BadValue
        """
        check_settings(self)
        levels = self.quantiles
        if not levels or any(not 0 < level < 1 for level in levels):
            raise BadValue(FieldName("quantiles", "LayerSettings"), list(levels), "> 0, < 1")


@dataclass(frozen=True)
class ErrorSettings:
    """How errors of totals are found.

    Parameters
    ----------
    refits : int
        Models refitted on bootstrap samples of sites.
    coverage : float
        Share of the true totals that the intervals should enclose.
    correlation : float
        Correlation of the errors of two fluxes.
    seed : int
        Draws the cells.
    class_codes : str
        Table of the codes of classes that are text, as of `with_raster_codes`.
    """

    refits: int = setting(20, Interval(5, 200))
    coverage: float = setting(DEFAULT_COVERAGE, COVERAGES)
    correlation: float = setting(0.0, Interval(-1.0, 1.0))
    seed: int = seed_setting()
    class_codes: str = ""
