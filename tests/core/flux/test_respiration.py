"""Respiration formulas against their published check values; fits against scipy."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from carbonsink.core.errors_and_notes.learn import ConstantTarget, TooFewSamples
from carbonsink.core.errors_and_notes.tables import BadTable, MissingColumn
from carbonsink.core.flux import respiration as r
from carbonsink.core.flux.coefficients import load_coefficients
from carbonsink.core.run import Run


def rh(method, *inputs):
    chosen = r.RESPIRATION_METHODS[method]
    return chosen.formula(*(np.array(i, float) for i in inputs), *chosen.defaults())


def test_linear():
    assert rh("linear", [0.0, 1000.0]) == pytest.approx([9.01, 629.01])


def test_loglog():
    expected = np.exp(0.22 + 0.87 * np.log([100.0, 1000.0]))
    assert rh("loglog", [100.0, 1000.0]) == pytest.approx(expected)
    assert rh("loglog", [0.0]) == 0.0
    assert np.isnan(rh("loglog", [-1.0, np.nan])).all()


def test_climate_check_values():
    found = rh("climate", [-5, 0, 10, 20, 25], [5, 10, 40, 80, 100])
    assert found == pytest.approx([4.845, 7.433, 15.645, 29.035, 40.684], abs=5e-4)


def test_q10():
    formula = r.RESPIRATION_METHODS["q10"].formula
    found = formula(np.array([0.0, 10.0, 20.0, 15.0, np.nan]), 50.0, 2.0)
    assert found[:4] == pytest.approx([25.0, 50.0, 100.0, 70.710678])
    assert np.isnan(found[4])
    assert r.choose_coefficients("q10", rate=50.0) == (50.0, 2.4)


def test_loglog_of_2004():
    """Bond-Lamberty's own line, ln Rh = 1.22 + 0.73 ln Rs."""
    table = load_coefficients("respiration_coefficients")
    numbers = (table["loglog_2004_slope"].value, table["loglog_2004_intercept"].value)
    assert r.loglog_respiration(np.array([500.0]), *numbers) == pytest.approx([316.2914])


def test_climate_without_data():
    assert np.isnan(rh("climate", [np.nan, 10.0], [10.0, -1.0])).all()


@pytest.mark.parametrize("method", r.RESPIRATION_METHODS.values(), ids=lambda m: m.key)
def test_every_method_has_its_coefficients_with_source_and_unit(method):
    assert len(method.defaults()) == len(method.coefficients)
    table = load_coefficients("respiration_coefficients")
    assert all(table[code].citation and table[code].unit for code in method.coefficients)
    assert method.citation()


def test_own_coefficients_replace_those_of_the_same_code(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("code,value,unit,citation\nlinear_slope,0.5,1,ours\n", encoding="utf-8")
    assert r.RESPIRATION_METHODS["linear"].defaults(str(path)) == (0.5, 9.01)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("code,value\nlinear_slope,0.5\n", MissingColumn),
        ("code,value,unit,citation\nlinear_slop,0.5,1,x\n", BadTable),
        ("code,value,unit,citation\nlinear_slope,half,1,x\n", BadTable),
        ("code,value,unit,citation\nlinear_slope\n", BadTable),
    ],
)
def test_bad_tables_are_refused(tmp_path, text, error):
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(error):
        load_coefficients("respiration_coefficients", str(path))


def test_fit_equals_scipy():
    random = np.random.default_rng(3)
    rs = random.uniform(100, 2000, 60)
    observed = 0.6 * rs + 30 + random.normal(0, 40, 60)
    rs[3], observed[7] = np.nan, np.nan
    fit = r.fit_respiration(rs, observed)
    ok = np.isfinite(rs) & np.isfinite(observed)
    for line, x, y in (
        (fit.linear, rs[ok], observed[ok]),
        (fit.loglog, np.log(rs[ok]), np.log(observed[ok])),
    ):
        expected = stats.linregress(x, y)
        assert line.slope == pytest.approx(expected.slope)
        assert line.intercept == pytest.approx(expected.intercept)
        assert line.r2 == pytest.approx(expected.rvalue**2)
        assert line.slope_se == pytest.approx(expected.stderr)
        assert line.intercept_se == pytest.approx(expected.intercept_stderr)
        assert line.p == pytest.approx(expected.pvalue)
    assert (fit.linear.n, fit.n_dropped, fit.n_not_positive) == (58, 2, 0)


def test_log_fit_leaves_out_what_has_no_logarithm():
    fit = r.fit_respiration([0.0, 1.0, 2.0, 3.0], [1.0, 2.0, 3.0, 4.0])
    assert fit.linear.n == 4
    assert fit.loglog.n == 3
    assert fit.n_not_positive == 1
    assert r.fit_respiration([0.0, 1.0, 2.0], [1.0, 2.0, 3.0]).loglog is None


def test_a_perfect_line_has_no_error():
    line = r.fit_respiration([1.0, 2.0, 4.0], [3.0, 5.0, 9.0]).linear
    assert (line.slope, line.intercept, line.r2) == pytest.approx((2.0, 1.0, 1.0))
    assert line.p == pytest.approx(0.0, abs=1e-6)


def test_fits_that_cannot_be():
    with pytest.raises(TooFewSamples) as caught:
        r.fit_respiration([1.0, np.nan, 3.0], [1.0, 2.0, 3.0])
    assert caught.value.n == 2
    with pytest.raises(ConstantTarget):
        r.fit_respiration([5.0, 5.0, 5.0], [1.0, 2.0, 3.0])


@pytest.mark.parametrize(
    ("factor", "is_told"), [(1.0, False), (0.01, True), (100.0, True), (1 / 0.6**2, True)]
)
def test_shares_of_rs_that_cannot_be_are_told(factor, is_told):
    """Another unit of either column, or both exchanged: Rh is then 1.7 times Rs."""
    rs, notes = np.array([300.0, 500.0, 900.0, np.nan]), []
    r.note_share_of_rs(rs, 0.6 * rs * factor, Run(on_note=notes.append))
    assert [note.share for note in notes] == ([pytest.approx(0.6 * factor)] if is_told else [])
