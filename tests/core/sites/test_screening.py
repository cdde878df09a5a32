"""Screening of predictors, against the inverse of the correlation matrix and by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.learn import ConstantTarget, TooFewSamples
from carbonsink.core.errors_and_notes.run import BadValue
from carbonsink.core.errors_and_notes.tables import NotNumeric
from carbonsink.core.report.sites.screening_report import write_screening_report
from carbonsink.core.run import Run
from carbonsink.core.sites.screening import screen_predictors, screening_table
from carbonsink.core.sites.settings import ScreeningSettings


@pytest.fixture
def table():
    random = np.random.default_rng(3)
    a, b, c = random.normal(size=(3, 200))
    return pd.DataFrame(
        {
            "a": a,
            "b": b,
            "a_again": a + 0.1 * random.normal(size=200),
            "c": c,
            "sum": a + b + c + 0.2 * random.normal(size=200),
            "always": 7.0,
            "y": 3 * a + b + 0.5 * random.normal(size=200),
            "words": "x",
        }
    )


def test_correlation_and_inflation_are_those_of_the_inverse(table):
    names = ("a", "b", "a_again", "c", "sum")
    found = screen_predictors(table, "y", names, Run())
    expected = np.corrcoef(table[list(names)].to_numpy().T)
    np.testing.assert_allclose(found.correlation, expected, atol=1e-12)
    np.testing.assert_allclose(found.vif, np.diag(np.linalg.inv(expected)), rtol=1e-8)
    target = [np.corrcoef(table[name], table["y"])[0, 1] for name in names]
    np.testing.assert_allclose(found.with_target, target, atol=1e-12)


def test_the_set_keeps_the_better_of_a_pair_and_drops_what_follows_from_others(table):
    found = screen_predictors(table, "y", ("a_again", "b", "a", "c", "sum"), Run())
    assert found.reasons[0][:2] == ("correlation", "a")
    gone = [name for name in found.names if name not in found.selected]
    assert found.reasons[found.names.index(gone[-1])][0] in ("vif", "correlation")
    assert set(found.selected) < {"a", "b", "c", "sum"} and "a" in found.selected
    kept = np.isfinite(found.vif_selected)
    assert kept.sum() == len(found.selected)
    assert found.vif_selected[kept].max() <= 10


def test_exact_copies_and_constants(table):
    table["copy"] = 2 * table["a"] + 1
    found = screen_predictors(table, "y", ("a", "copy", "always", "b"), Run())
    assert np.isinf(found.vif[:2]).all() and np.isnan(found.vif[2])
    assert found.selected == ("a", "b")
    assert [reason[0] for reason in found.reasons] == ["", "correlation", "constant", ""]


def test_report_of_constants_alone(table, tmp_path):
    found = screen_predictors(table.assign(never=0.0), "y", ("always", "never"), Run())
    write_screening_report(found, str(tmp_path / "report.html"), str)
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "None of the 2 predictors can be used: always, never." in text
    assert "can stay together" not in text
    assert "goes with y most closely" not in text


def test_limits_decide(table):
    everything = screen_predictors(
        table, "y", ("a", "a_again", "b"), Run(), ScreeningSettings(1.0, 1e9)
    )
    assert everything.selected == ("a", "a_again", "b")
    single = screen_predictors(table, "y", ("a",), Run())
    assert single.selected == ("a",) and single.vif[0] == 1.0


def test_table_has_a_row_per_predictor(table):
    rows = screening_table(screen_predictors(table, "y", ("a", "a_again", "b"), Run()))
    assert rows["predictor"].tolist() == ["a", "a_again", "b"]
    assert rows["nearest"].tolist()[:2] == ["a_again", "a"]
    assert rows["selected"].tolist() == ["yes", "no", "yes"]


@pytest.mark.parametrize(
    ("target", "names", "limits", "error"),
    [
        ("y", ("words",), (), NotNumeric),
        ("always", ("a",), (), ConstantTarget),
        ("y", ("y", "a"), (), BadValue),
        ("y", ("a",), (0.0, 10.0), BadValue),
        ("y", ("a",), (0.8, 0.5), BadValue),
    ],
)
def test_bad_input(table, target, names, limits, error):
    with pytest.raises(error):
        screen_predictors(table, target, names, Run(), ScreeningSettings(*limits))


def test_too_few_records(table):
    table.loc[4:, "a"] = np.nan
    with pytest.raises(TooFewSamples) as caught:
        screen_predictors(table, "y", ("a", "b"), Run())
    assert (caught.value.n, caught.value.needed) == (4, 5)
