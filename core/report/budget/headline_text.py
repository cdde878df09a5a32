"""The headline of a budget in words: the same digits, units and test wherever it is shown."""

from __future__ import annotations

from ...flux.budget.headline import TEST, Headline
from ..carbon_amounts import PER_YEAR, PER_YEAR_EACH_YEAR, CarbonUnit, show_carbon, unit_for
from ..numbers import show_coverage, show_number, show_p

# A trend with a smaller p is reported as one.
SIGNIFICANT = 0.05


def headline_unit(headline: Headline) -> CarbonUnit:
    """Return the unit in which total, interval and trend are shown."""
    return unit_for([headline.total_tg])


def total_text(headline: Headline) -> str:
    """Return the mean total, such as "3.598 Tg C yr⁻¹"."""
    per = PER_YEAR if headline.is_per_year else ""
    return show_carbon(headline.total_tg, headline_unit(headline), per=per)


def error_text(headline: Headline, tr) -> str:
    """Return the interval of the total with its coverage, or that its error is not known."""
    if not headline.has_error:
        return tr("error unknown")
    unit = headline_unit(headline)
    bounds = (show_number(tg * unit.per_tg) for tg in (headline.lower_tg, headline.upper_tg))
    per = f" {PER_YEAR}" if headline.is_per_year else ""
    interval = " \u2013 ".join(bounds) + f" {unit.label}{per}"
    if headline.coverage != headline.coverage:  # a table of before the coverage stood in it
        return interval
    text = tr("{coverage} interval {interval}")
    if headline.is_at_least:
        text = tr("{coverage} interval {interval}, or wider")
    return text.format(coverage=show_coverage(headline.coverage), interval=interval)


def area_text(headline: Headline) -> str:
    """Return the area with data on all dates, such as "39,890 km²"."""
    return f"{show_number(headline.area_km2)} km²"


def trend_text(headline: Headline) -> str:
    """Return the slope of yearly totals, such as "0.0532 Tg C yr⁻²"; of stocks, per year."""
    per = PER_YEAR if headline.is_stock else PER_YEAR_EACH_YEAR
    return show_carbon(headline.slope_tg, headline_unit(headline), 3, per)


def trend_sentence(headline: Headline, tr) -> str:
    """Return whether a budget's total rises, falls or shows no trend, with slope and test."""
    numbers = tr("{slope} ({test}, n = {n})").format(
        slope=trend_text(headline), test=test_text(headline), n=headline.n
    )
    if headline.p >= SIGNIFICANT:
        text = tr("The total shows no trend that can be distinguished from chance: {n}.")
    elif headline.slope_tg > 0:
        text = tr("The total rises by {n}.")
    else:
        text = tr("The total falls: {n}.")
    return text.format(n=numbers)


def test_text(headline: Headline) -> str:
    """Return how the slope was found and its p, such as "Sen; Mann-Kendall p = 0.03"."""
    return f"{TEST} {show_p(headline.p)}"


def period_text(headline: Headline, tr) -> str:
    """Return first and last period of a budget, such as "2001 to 2012", and the years there."""
    if headline.first == headline.last:
        return headline.first
    if 0 < headline.n < _years_of_period(headline):
        return tr("{n} of the years {first} to {last}").format(
            n=headline.n, first=headline.first, last=headline.last
        )
    return tr("{first} to {last}").format(first=headline.first, last=headline.last)


def _years_of_period(headline: Headline) -> int:
    """Return how many years lie between the first and the last period, both counted.

    0 where the periods are no years, or come from a table that somebody has changed.
    """
    first, last = headline.first[:4], headline.last[:4]
    if not (headline.is_yearly and first.isdecimal() and last.isdecimal()):
        return 0
    return int(last) - int(first) + 1


def headline_error_advice(headline: Headline, tr) -> str:
    """Return how to get the headline's interval, or what it lacks; empty where nothing."""
    if not headline.has_error:
        return tr(
            "The error of the total is unknown. If models of 'Train model' made the maps, run "
            "'Carbon budget' with them and the rasters of their predictors to get its interval; "
            "for maps of an LSTM, a fuzzy ensemble or another product there is none."
        )
    if headline.is_at_least:
        return tr(
            "A part of the error of the total is not known, so that its interval is too narrow: "
            "{parts}."
        ).format(parts=missing_error_parts_text(headline.missing_parts, tr))
    return ""


def budget_sign_text(sign: str, tr) -> str:
    """Return what the sign of the values of a budget means."""
    return {
        "sink": tr("Positive values are a sink of carbon, negative ones a source."),
        "source": tr("Negative values are a sink of carbon, positive ones a source."),
        "": tr(
            "It is not known which quantity this is, so neither sign is called a sink or a source."
        ),
    }.get(sign, "")


def missing_error_parts_text(parts: tuple, tr) -> str:
    """Return which parts of the error of the headline are not known."""
    texts = {
        "residual": tr("what the models get wrong at places without sites"),
        "temporal": tr("how little the records tell of unusual dates"),
        "model": tr("what another set of sites would have made of the models"),
        "line": tr("the error of the line from soil to heterotrophic respiration"),
    }
    return "; ".join(texts[part] for part in parts) or tr("see the log of 'Carbon budget'")
