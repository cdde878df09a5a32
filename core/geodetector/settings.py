"""What can be chosen in a run of the geographical detector."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors_and_notes.allowed import Interval, check_settings, seed_setting, setting
from ..errors_and_notes.fields import FieldName, FieldText
from ..errors_and_notes.run import BadValue

# Ways to cut a continuous factor into classes.
METHODS = ("quantile", "equal", "natural", "geometric", "sd")
# Classes a factor of class codes may have; the overlay of two such has this number squared.
MAX_CLASSES = 250
# Cells or records that every class of a discretised factor should have on average.
PER_CLASS = 10


@dataclass(frozen=True)
class DetectorSettings:
    """The choices behind a run.

    Parameters
    ----------
    methods : tuple of str
        Ways to discretise that are tried, of `METHODS`.
    min_classes, max_classes : int
        Numbers of classes that are tried.
    alpha : float
        Level of significance of the risk and ecological detectors.
    draws : int
        Shifts of the factors for the null; 0 for none.
    resamples : int
        Resamples of the blocks for the interval of q; 0 for none.
    blocks : int
        Blocks along the longer side of the region.
    seed : int
        Of the random numbers.
    """

    methods: tuple = METHODS
    min_classes: int = setting(3, Interval(2, 100))
    max_classes: int = setting(15, Interval(2, 100))
    alpha: float = setting(0.05, Interval(0.0001, 0.5))
    draws: int = setting(199, Interval(0, 9999))
    resamples: int = setting(999, Interval(0, 99_999))
    blocks: int = setting(10, Interval(2, 1000))
    seed: int = seed_setting()

    def check(self) -> None:
        """Raise `BadValue` when the choices do not go together."""
        check_settings(self)
        if self.min_classes > self.max_classes:
            raise BadValue(
                FieldName("min_classes"),
                self.min_classes,
                FieldText("<= {} ({})", (FieldName("max_classes"), self.max_classes)),
            )
        if not self.methods:
            raise BadValue(FieldName("methods"), "", ", ".join(METHODS))
