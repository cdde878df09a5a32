"""The period that a title names."""

from __future__ import annotations

import pytest

from carbonsink.core.report.assessment import results


class Files:
    """A stock of rasters that exist and whose names are their dates."""

    def __init__(self, dates):
        self.dates = dates

    def all(self, key):
        return self.dates if key == results.FLUXES[0] else ()


@pytest.mark.parametrize(
    ("dates", "span"),
    [
        ((), ()),
        (("2001", "2012"), ("2001", "2012")),
        (("2012-01", "2001", "2012-12"), ("2001", "2012")),
        (("2012-01", "2012-12"), ("2012-01", "2012-12")),
    ],
)
def test_both_ends_are_told_alike(monkeypatch, dates, span):
    monkeypatch.setattr(results, "date_of_map", lambda path: path)
    monkeypatch.setattr(results.os.path, "exists", lambda path: True)
    assert results.series_span(Files(dates)) == span
