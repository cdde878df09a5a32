"""How a report names the test of a trend, and what it did about autocorrelation."""

from __future__ import annotations

from ..trend.settings import TREND_TESTS

# Dates below which neither a curve nor a trend says anything.
FEWEST_DATES = 3


def test_in_words(key: str, tr) -> str:
    """Return which test p of a trend comes from, and whether it takes dates as independent.

    Parameters
    ----------
    key : str
        A key of `TREND_TESTS`.
    tr : callable
        Turns an English text into the user's language.
    """
    test = TREND_TESTS[key]
    text = tr("Trend test: {test} ({citation}).").format(
        test=tr(test.label), citation=test.citation
    )
    if test.correction:
        more = tr(
            "Standard error and p of least squares count independent values only, by the "
            "autocorrelation of the residuals (Santer et al. 2000)."
        )
    else:
        more = tr(
            "Dates are taken as independent: where values are autocorrelated, far more than "
            "5 % of series without a trend come out as significant."
        )
    return f"{text} {more}"
