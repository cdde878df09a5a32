"""What can be chosen about break years. Imports no numpy, so that dialogs can list the choices."""

from __future__ import annotations

from dataclasses import dataclass

from ...facts.allowed import Interval, OneOf, check_settings, seed_setting, setting
from ...facts.dates import TooFewDates
from ...facts.fields import FieldName, FieldText
from ...facts.run import BadValue, DoesNotApply

# free: each segment has a line of its own, with a jump at the break; joined: the lines meet there.
FORMS = ("free", "joined")
# bic: fewer than none of the information criterion; tested: by more than noise gives at ALPHA.
BREAK_RULES = ("tested", "bic")
MOST_BREAKS = 5
# A line through two values has no residuals.
FEWEST_IN_SEGMENT = 3
_MOST_IN_SEGMENT = 10_000
_ALPHA = 0.05


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

    form: str = setting("free", OneOf(FORMS))
    max_breaks: int = setting(1, Interval(1, MOST_BREAKS))
    min_segment: int = setting(5, Interval(FEWEST_IN_SEGMENT))
    rule: str = setting("tested", OneOf(BREAK_RULES))
    alpha: float = setting(_ALPHA, Interval(0.001, 0.5))
    memory: float | None = setting(None, Interval(0.0, 0.95))
    min_valid: int = setting(12, Interval(2 * FEWEST_IN_SEGMENT))
    seed: int = seed_setting()

    def __post_init__(self) -> None:
        check_settings(self)
        if self.form == "joined" and self.max_breaks != 1:
            raise BadValue(FieldName("max_breaks"), self.max_breaks, "1")
        if self.rule == "bic":
            for name, unused in (("alpha", _ALPHA), ("memory", None)):
                if getattr(self, name) != unused:
                    of_rule = FieldText("{} = {}", (FieldName("rule", "BreakSettings"), self.rule))
                    raise DoesNotApply(FieldName(name), getattr(self, name), of_rule)
        if self.min_segment > _MOST_IN_SEGMENT:
            raise BadValue(FieldName("min_segment"), self.min_segment, f"<= {_MOST_IN_SEGMENT}")

    def values_needed(self, n_dates: int) -> int:
        """Return how many values a series needs.

        Raises
        ------
        TooFewDates
            When the series is shorter.
        """
        needed = max(self.min_valid, 2 * self.min_segment)
        if n_dates < needed:
            raise TooFewDates(n_dates, needed, (FieldName("min_valid"), FieldName("min_segment")))
        return needed
