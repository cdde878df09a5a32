"""The parameter of the test for a trend of totals and of shares of classes."""

from __future__ import annotations

from ...core.trend.settings import SAFE_TEST, TREND_TESTS
from ..text.translation import tr
from . import declarations as p


def trend_test():
    """Return the parameter of the test for a trend of a short series."""
    return p.choice(
        "TREND_TEST",
        tr("Trend test"),
        tr(
            "How p of a trend allows for values that remember the one before. At 24 years and "
            "an autocorrelation of 0.6, series without a trend are called significant at the 5 "
            "% level in 10 % of the cases by wang_swail, 28 % by original, 23 % by hamed_rao, "
            "16 % by yue_wang, 9 % by prewhitening (which takes a strong trend itself for "
            "memory), 33 % by tfpw. With every choice but original the p of least squares "
            "counts independent values only (Santer et al. 2000): 7 %. In series of about a "
            "dozen values wang_swail misses trends that original finds, above all those that "
            "level off: compare the two."
        ),
        TREND_TESTS,
        default=SAFE_TEST,
        advanced=True,
    )


def selected_trend_test(values):
    """Return the chosen test of a series for a trend; None for the original one."""
    from functools import partial

    from ...core.trend.series_test import series_test

    key = values["TREND_TEST"]
    return None if key == "original" else partial(series_test, key=key)
