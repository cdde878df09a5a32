"""What can be chosen about break years. Imports no numpy, so that dialogs can list the choices."""

from __future__ import annotations

from dataclasses import dataclass

from ...facts.dates import TooFewDates
from ...facts.run import BadValue

# free: each segment has a line of its own, with a jump at the break; joined: the lines meet there.
FORMS = ("free", "joined")
# bic: fewer than none of the information criterion; tested: by more than noise gives at ALPHA.
BREAK_RULES = ("tested", "bic")
MOST_BREAKS = 5
# A line through two values has no residuals.
FEWEST_IN_SEGMENT = 3


@dataclass(frozen=True)
class BreakSettings:
    """The choices behind break years.

    Parameters
    ----------
    form : str
        One of `FORMS`.
    max_breaks : int
        Most breaks of a series; one where the lines are joined.
    min_segment : int
        Fewest values of a segment.
    rule : str
        One of `BREAK_RULES`.
    alpha : float
        Share of noise series that may get a break by the rule "tested".
    memory : float, optional
        Lag-1 autocorrelation of that noise, 0 to 0.95; None takes that of the residuals.
    min_valid : int
        Series with fewer values get no result.
    seed : int
        Start of the random numbers.
    """

    form: str = "free"
    max_breaks: int = 1
    min_segment: int = 5
    rule: str = "tested"
    alpha: float = 0.05
    memory: float | None = None
    min_valid: int = 12
    seed: int = 42

    def __post_init__(self) -> None:
        for name, known in (("form", FORMS), ("rule", BREAK_RULES)):
            if getattr(self, name) not in known:
                raise BadValue(name.upper(), getattr(self, name), ", ".join(known))
        most = 1 if self.form == "joined" else MOST_BREAKS
        for name, low, high in (
            ("max_breaks", 1, most),
            ("min_segment", FEWEST_IN_SEGMENT, 10_000),
            ("memory", 0.0, 0.95),
        ):
            value = getattr(self, name)
            if value is not None and not low <= value <= high:
                raise BadValue(name.upper(), value, f"{low:g} ... {high:g}")

    def values_needed(self, n_dates: int) -> int:
        """Return how many values a series needs.

        Raises
        ------
        TooFewDates
            When the series is shorter.
        """
        needed = max(self.min_valid, 2 * self.min_segment)
        if n_dates < needed:
            raise TooFewDates(n_dates, needed, ("MIN_VALID", "MIN_SEGMENT"))
        return needed
