"""The series of sites in the report of a sequence model: lines where nothing is missing."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.report.sequence import sites
from carbonsink.core.sequence.record_dates import Step


def drawn_series(monkeypatch, dates, step):
    """Return times and observed values as drawn for a site that was observed at some dates."""
    caught = []

    def site_curve(times, observed, *_others):
        caught.append((times, observed))
        return "<svg></svg>"

    monkeypatch.setattr(sites, "site_curve", site_curve)
    values = np.arange(1.0, len(dates) + 1)
    table = pd.DataFrame(
        {"site": "A", "date": dates, "part": "training", "observed": values}
    ).assign(predicted_training=values, predicted_time=np.nan)
    scores = pd.DataFrame(columns=["model", "validation", "scope", "subject"])
    model = SimpleNamespace(step=step, unit="gC m-2", target="gpp")
    training = SimpleNamespace(model=model, predictions=table, scores=scores)
    sites.site_series(training, str)
    (found,) = caught
    return found


@pytest.mark.parametrize(
    ("dates", "step"),
    [
        ([f"{y}-{m:02d}" for y in (2003, 2004) for m in range(1, 13)], Step("month")),
        ([str(y) for y in range(1990, 2010)], Step("year")),
        (pd.date_range("2003-12-01", "2004-03-20").strftime("%Y-%m-%d").tolist(), Step("day")),
        (pd.date_range("2003-01-01", periods=46, freq="8D").strftime("%Y-%m-%d"), Step("day", 8)),
    ],
)
def test_a_series_without_gaps_is_one_line(monkeypatch, dates, step):
    times, observed = drawn_series(monkeypatch, list(dates), step)
    np.testing.assert_array_equal(observed, np.arange(1.0, len(dates) + 1))
    assert np.all(np.diff(times) > 0)


def test_a_missing_month_breaks_the_line(monkeypatch):
    dates = ["2003-11", "2003-12", "2004-02", "2004-03"]
    times, observed = drawn_series(monkeypatch, dates, Step("month"))
    np.testing.assert_array_equal(observed, [1, 2, np.nan, 3, 4])
    np.testing.assert_allclose(times, 2003 + np.arange(10, 15) / 12)
