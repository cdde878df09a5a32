"""The headline of a budget in words: the same digits, units and test wherever it is shown."""

from __future__ import annotations

from ...flux.budget.headline import TEST, Headline
from ...units import carbon_units
from ..numbers import show_number, show_p, show_share

# Totals from here on are given in Pg.
_LARGE_TG = 1000.0


def show_carbon(tg: float, digits: int = 4) -> str:
    """Return an amount of carbon in Tg, or in Pg where it is large."""
    if abs(tg) >= _LARGE_TG:
        return f"{show_number(carbon_units.petagrams(tg), digits)} Pg C"
    return f"{show_number(tg, digits)} Tg C"


def total_text(headline: Headline) -> str:
    """Return the mean total, such as "3.598 Tg C"."""
    return show_carbon(headline.total_tg)


def interval_text(lower: float, upper: float, show) -> str:
    """Return an interval: ``1.2 to 3.4 Tg C``; empty where it is not known."""
    if lower != lower or upper != upper:
        return ""
    return f"{show(lower)} \u2013 {show(upper)}"


def error_text(headline: Headline, tr) -> str:
    """Return the interval of the total with its coverage, or that its error is not known."""
    if not headline.has_error:
        return tr("error unknown")
    interval = interval_text(headline.lower_tg, headline.upper_tg, show_carbon)
    if headline.coverage != headline.coverage:  # a table of before the coverage stood in it
        return interval
    text = tr("interval of {coverage}: {interval}")
    if headline.is_at_least:
        text = tr("interval of {coverage}, at least {interval}")
    return text.format(coverage=show_share(headline.coverage), interval=interval)


def error_advice(headline: Headline, tr) -> str:
    """Return how to get the interval, or what is missing in it; empty where nothing is."""
    if not headline.has_error:
        return tr(
            "The error of the total is unknown. Run 'Carbon budget' with the models that made the "
            "maps (MODELS) and the rasters of their predictors (PREDICTORS) to get its interval."
        )
    if headline.is_at_least:
        return tr(
            "A part of the error of the total is not known, so that its interval is too narrow; "
            "the log of 'Carbon budget' says which."
        )
    return ""


def area_text(headline: Headline) -> str:
    """Return the area with data on all dates, such as "39,890 km²"."""
    return f"{show_number(headline.area_km2)} km²"


def trend_text(headline: Headline) -> str:
    """Return the slope of the totals, such as "0.0532 Tg C yr⁻¹"."""
    return f"{show_carbon(headline.slope_tg, 3)} yr\u207b\u00b9"


def test_text(headline: Headline) -> str:
    """Return how the slope was found and its p, such as "Sen; Mann-Kendall p = 0.03"."""
    return f"{TEST} {show_p(headline.p)}"


def period_text(headline: Headline, tr) -> str:
    """Return the first and last period, such as "2001 to 2012"."""
    if headline.first == headline.last:
        return headline.first
    return tr("{first} to {last}").format(first=headline.first, last=headline.last)
