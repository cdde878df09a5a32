"""Records of a table, and what is refused."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.sequence import (
    RepeatedDate,
    SequencesFound,
    SitesWithoutWindow,
    TooShortSequences,
)
from carbonsink.core.errors_and_notes.sites import SamplesUsed
from carbonsink.core.errors_and_notes.tables import MissingColumn
from carbonsink.core.run import Run
from carbonsink.core.sequence.records import Columns, read_records

COLUMNS = Columns(("x",), "site", "date", "y")


def table(rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["site", "date", "x", "y"])


def months(site, *numbers, x=1.0, y=2.0):
    return [(site, f"2005-{n:02d}", x, y) for n in numbers]


def test_records_are_sorted_by_site_and_date(watched, notes):
    rows = [*months("b", 3, 1, 2), *months("a", 2, 1)]
    found = read_records(table(rows), COLUMNS, 1, watched)
    assert found.sites == ("a", "b")
    assert found.rows.tolist() == [4, 3, 1, 2, 0]
    assert [found.dates[i].text for i in found.ends] == ["2005-02", "2005-02", "2005-03"]
    said = next(n for n in notes if isinstance(n, SequencesFound))
    assert (said.size, said.unit, said.steps, said.windows, said.sites) == (1, "month", 2, 3, 2)
    assert said.gaps == 0


def test_a_missing_predictor_interrupts_a_missing_target_does_not(watched, notes):
    rows = months("a", 1, 2, 3, 4, 5, 6)
    rows[1] = ("a", "2005-02", -9999, 2.0)
    rows[3] = ("a", "2005-04", 1.0, "NA")
    found = read_records(table(rows), COLUMNS, 1, watched)
    assert [found.dates[i].text for i in found.ends] == ["2005-04", "2005-05", "2005-06"]
    assert np.isnan(found.target[found.ends]).tolist() == [True, False, False]
    used = next(n for n in notes if isinstance(n, SamplesUsed))
    assert (used.used, used.dropped["predictors"]) == (5, 1)
    assert next(n for n in notes if isinstance(n, SequencesFound)).gaps == 1


def test_sites_and_dates_that_are_missing_are_counted(watched):
    rows = [*months("a", 1, 2, 3), ("", "2005-04", 1, 1), ("a", None, 1, 1)]
    found = read_records(table(rows), COLUMNS, 2, watched)
    assert found.dropped == {"site": 1, "date": 1, "predictors": 0}


def test_sites_whose_series_are_too_short_are_named(watched, notes):
    rows = [*months("a", 1, 2, 3), *months("b", 1, 2), *months("c", 1, 3, 5)]
    read_records(table(rows), COLUMNS, 2, watched)
    said = next(n for n in notes if isinstance(n, SitesWithoutWindow))
    assert (said.sites, said.longest, said.needed) == (("b", "c"), 2, 3)


def test_no_window_at_all_is_an_error():
    rows = [*months("a", 1, 2), *months("b", 1, 3, 4, 5)]
    with pytest.raises(TooShortSequences) as caught:
        read_records(table(rows), COLUMNS, 3, Run())
    assert (caught.value.longest, caught.value.needed, caught.value.site) == (3, 4, "b")


def test_a_table_without_dates_is_an_error():
    rows = [("a", None, 1, 1), ("a", "", 1, 1)]
    with pytest.raises(TooShortSequences) as caught:
        read_records(table(rows), COLUMNS, 1, Run())
    assert caught.value.dropped["date"] == 2 and caught.value.longest == 0


def test_a_date_twice_at_one_site_is_an_error():
    rows = [*months("a", 1, 2, 3), *months("b", 1, 2, 2)]
    with pytest.raises(RepeatedDate) as caught:
        read_records(table(rows), COLUMNS, 1, Run())
    assert (caught.value.site, caught.value.date, caught.value.n) == ("b", "2005-02", 1)


def test_numbers_as_site_names_and_a_missing_column():
    rows = [*months(7, 1, 2), *months("7", 3)]
    assert read_records(table(rows), COLUMNS, 2, Run()).sites == ("7",)
    with pytest.raises(MissingColumn):
        read_records(table(rows), Columns(("z",), "site", "date", "y"), 1, Run())
