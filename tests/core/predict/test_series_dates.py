"""Which dates a series has, what serves them, and what is missing."""

from __future__ import annotations

from typing import NamedTuple

import pytest

pytest.importorskip("osgeo.gdal")

from carbonsink.core.dates.date import Date, parse_date  # noqa: E402
from carbonsink.core.errors_and_notes.dates import DateNotFound, NoDateInRange  # noqa: E402
from carbonsink.core.errors_and_notes.raster import AmbiguousVariable  # noqa: E402
from carbonsink.core.predict.series_dates import (  # noqa: E402
    absent_dates,
    choose_bands,
    composites_among,
)
from carbonsink.core.raster import Stack  # noqa: E402


class Band(NamedTuple):
    name: str
    date: Date | None = None
    path: str = "x.tif"

    @property
    def label(self):
        return f"{self.name} {self.date}"

    def with_date(self, date):
        return self._replace(date=date)


class Bands:
    """What `choose_bands` asks of a stack."""

    def __init__(self, **dates):
        self.bands = [
            Band(name, parse_date(text) if text else None)
            for name, texts in dates.items()
            for text in (texts or [""])
        ]

    def matches(self, name):
        return [band for band in self.bands if band.name == name]

    require_variables = Stack.require_variables


def dates(*texts):
    return [parse_date(text) for text in texts]


def chosen(stack, names, *ends):
    return [
        (c.date.text, *(b and (b.date.text if b.date else "") for b in c.bands))
        for c in choose_bands(stack, names, *ends)
    ]


def test_yearly_and_static_variables_serve_the_months():
    stack = Bands(t=["2005-12", "2006-01"], cover=["2005", "2006"], height=[], soil=["2010"])
    assert chosen(stack, ("cover", "t", "height", "soil")) == [
        ("2005-12", "2005", "2005-12", "", "2010"),
        ("2006-01", "2006", "2006-01", "", "2010"),
    ]


def test_composites_serve_the_days_up_to_the_next():
    lai = ["2005-12-19", "2005-12-27", "2006-01-01", "2006-01-09", "2006-01-17", "2006-02-02"]
    days = ["2005-12-18", "2005-12-31", "2006-01-08", "2006-01-24", "2006-01-25", "2006-02-02"]
    stack = Bands(t=days, lai=lai)
    assert composites_among(stack, ("t", "lai")) == {"lai": 8}
    found = choose_bands(stack, ("t", "lai"))
    served = {c.date.text: c.bands[1] for c in found}
    assert served["2005-12-18"] is None and served["2006-01-25"] is None
    assert served["2005-12-31"].date.text == "2005-12-31"
    assert [stack.bands.index(served["2006-02-02"])] == [len(stack.bands) - 1]


def test_a_date_that_one_variable_lacks_is_kept_with_its_hole():
    stack = Bands(t=["2005", "2006"], rain=["2006", "2007"])
    assert chosen(stack, ("t", "rain")) == [
        ("2005", "2005", None),
        ("2006", "2006", "2006"),
        ("2007", None, "2007"),
    ]


def test_single_dates_make_a_series_when_nothing_else_does():
    assert chosen(Bands(t=["2005-03"], height=[]), ("t", "height")) == [("2005-03", "2005-03", "")]


def test_the_ends_include_what_they_cover():
    stack = Bands(t=["2004-12", "2005-01", "2005-12", "2006-01"])
    assert [row[0] for row in chosen(stack, ("t",), *dates("2005", "2005"))] == [
        "2005-01",
        "2005-12",
    ]
    assert [row[0] for row in chosen(stack, ("t",), parse_date("2005-02"), None)] == [
        "2005-12",
        "2006-01",
    ]
    with pytest.raises(NoDateInRange) as caught:
        choose_bands(stack, ("t",), parse_date("2007"), None)
    assert caught.value.facts() == {
        "start": "2007",
        "end": "",
        "first": "2004-12",
        "last": "2006-01",
    }


def test_two_bands_of_one_date_are_refused():
    for texts in (["2005", "2005"], ["2005", ""], ["", ""]):
        with pytest.raises(AmbiguousVariable):
            choose_bands(Bands(t=texts), ("t",))


def test_without_any_date_there_is_no_series():
    with pytest.raises(DateNotFound):
        choose_bands(Bands(t=[]), ("t",))


@pytest.mark.parametrize(
    ("have", "absent"),
    [
        (["2001", "2002", "2004"], ["2003"]),
        (["2000", "2005", "2015"], ["2010"]),
        (["2000-05", "2000-06", "2001-06", "2002-05"], ["2001-05"]),
        (["2000-11", "2000-12", "2001-11"], []),
        (["2000-01-01", "2000-01-17"], []),
        (["2000"], []),
    ],
)
def test_absent_dates(have, absent):
    assert absent_dates(dates(*have)) == absent
