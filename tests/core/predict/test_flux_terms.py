"""Which models make a series, and the table of errors of what they make."""

from __future__ import annotations

import math
from types import SimpleNamespace

import numpy as np
import pytest

from carbonsink.core.dates.periods import Period
from carbonsink.core.errors_and_notes.totals import ModelsNotOfSeries
from carbonsink.core.flux.budget.budget_intervals import add_intervals, add_trend_intervals
from carbonsink.core.flux.respiration import RespirationLine, fit_line
from carbonsink.core.predict.flux_terms import FluxTerm, flux_terms
from carbonsink.core.predict.total_errors import ErrorsInZone, FluxInZone, error_rows
from carbonsink.core.predict.zone_sample import CellSample, sample_block
from carbonsink.core.sites.drawn_cells import hash_cells
from carbonsink.core.uncertainty.contrast_variances import ZoneErrors, contrasts_of
from carbonsink.core.uncertainty.settings import ErrorSettings

LINE = RespirationLine(0.6, 9.0, 0.02, 4.0, -0.8)


def model(quantity):
    return SimpleNamespace(quantity=quantity, target=quantity)


@pytest.mark.parametrize(
    ("series", "models", "factors"),
    [
        ("npp", ["npp"], [1.0]),
        ("", ["nep"], [1.0]),
        ("nee", ["nep"], [-1.0]),
        ("rh", ["rs"], [0.6]),
        ("nep", ["npp", "rs"], [1.0, -0.6]),
        ("nep", ["npp", "rh"], [1.0, -1.0]),
        ("nee", ["npp", "rs"], [-1.0, 0.6]),
    ],
)
def test_models_of_a_series(series, models, factors):
    found = flux_terms([(f"{m}.carbonmodel", model(m)) for m in models], series, LINE)
    assert [term.factor for term in found] == factors


def test_the_line_counts_with_its_sign():
    npp, rs = flux_terms([("a", model("npp")), ("b", model("rs"))], "nep", LINE)
    assert (npp.offset, npp.line_sign) == (0.0, 0.0)
    assert (rs.offset, rs.line_sign) == (-9.0, -1.0)


@pytest.mark.parametrize(
    ("series", "models"), [("nep", ["rs", "npp"]), ("nep", ["npp"]), ("rs", ["npp", "rs"])]
)
def test_models_that_do_not_make_the_series(series, models):
    with pytest.raises(ModelsNotOfSeries):
        flux_terms([("m", model(m)) for m in models], series, LINE)


def test_the_error_of_a_fitted_line_is_that_of_its_prediction():
    random = np.random.default_rng(1)
    x = random.uniform(300, 900, 40)
    y = 0.6 * x + 9 + random.normal(0, 30, 40)
    fit = fit_line(x, y)
    line = RespirationLine(
        fit.slope, fit.intercept, fit.slope_se, fit.intercept_se, fit.correlation
    )
    variance = np.sum((y - fit.slope * x - fit.intercept) ** 2) / 38
    at = 700.0
    wanted = variance * (1 / 40 + (at - x.mean()) ** 2 / np.sum((x - x.mean()) ** 2))
    assert line.variance(at, 1.0) == pytest.approx(wanted)
    # Of a difference of two dates the intercept is no part.
    assert line.variance(50.0, 0.0) == pytest.approx((50 * fit.slope_se) ** 2)


def zone(refits, residual, mean=(500.0, 520.0), line_sign=0.0, factor=1.0):
    term = FluxTerm("m", model("rs"), factor, 0.0, line_sign)
    means = np.array(mean)[None] + np.array(refits)[:, None]
    covariance = None if residual is None else np.full((2, 2), residual)
    return FluxInZone(
        term, ZoneErrors(np.array(mean), covariance, np.zeros((2, 2)), means, np.zeros((2, 2)))
    )


def rows(*fluxes, line=LINE, **settings):
    periods = (Period(2001, "year", (0,)), Period(2002, "year", (1,)))
    facts = ErrorsInZone(
        "3", fluxes, np.ones(2), np.array([0.1, 0.0]), np.array([5.0, np.nan]), 9, 90
    )
    table = error_rows([facts], contrasts_of(periods), line, ErrorSettings(**settings))
    return table.set_index(["kind", "period"])


def test_parts_are_added_as_variances():
    found = rows(zone([-3.0, 0.0, 3.0], 16.0), coverage=0.9)
    total = found.loc[("total", "2001")]
    assert (total["residual"], total["model"]) == (4.0, 3.0)
    assert total["error"] == pytest.approx(5.0)
    assert total["reach"] == pytest.approx(5.0 * 1.6448536)
    assert total["basis"] == "all parts"
    assert (total["outside"], total["mean_outside"]) == (0.1, 5.0)
    # Both dates share all of it.
    assert found.loc[("difference", "")]["error"] == pytest.approx(0.0, abs=1e-9)


def test_nep_adds_npp_and_respiration_and_the_line():
    npp = zone([-3.0, 0.0, 3.0], 16.0)
    rs = zone([-5.0, 0.0, 5.0], 0.0, line_sign=-1.0, factor=-0.6)
    total = rows(npp, rs).loc[("total", "2001")]
    line = LINE.variance(500.0, 1.0)
    assert total["line"] == pytest.approx(math.sqrt(line))
    assert total["error"] == pytest.approx(math.sqrt(25.0 + 9.0 + line))
    change = rows(npp, rs).loc[("difference", "")]
    assert change["line"] == pytest.approx(20.0 * 0.02)
    # Fluxes whose errors go together: a difference loses what they share.
    shared = rows(npp, rs, correlation=0.5).loc[("total", "2001")]
    assert shared["error"] == pytest.approx(math.sqrt(25 + 9 - 2 * 0.5 * 5 * 3 + line))


def test_an_unknown_part_makes_it_at_least():
    unknown = RespirationLine(0.6, 9.0)
    found = rows(zone([-3.0, 0.0, 3.0], None)).loc[("total", "2001")]
    assert (found["basis"], found["error"]) == ("at least", 3.0)
    found = rows(zone([-3.0, 0.0, 3.0], 16.0, line_sign=1.0), line=unknown)
    assert found.loc[("total", "2001")]["basis"] == "at least"
    assert found.loc[("total", "2001")]["error"] == pytest.approx(5.0)


def test_intervals_of_totals_in_the_tables():
    import pandas as pd

    table = pd.DataFrame(
        {
            "code": ["3", "3"],
            "part": "year",
            "period": ["2001", "2002"],
            "total (Tg C)": [1.0, 2.0],
            "mean (gC m-2)": [500.0, 1000.0],
            "valid_area (km2)": [2000.0, 2000.0],
            "zone_area (km2)": [2500.0, 2500.0],
            "constant_total (Tg C)": [1.0, 2.0],
            "constant_area (km2)": [2000.0, 2000.0],
        }
    )
    errors = rows(zone([-3.0, 0.0, 3.0], 16.0)).reset_index()
    found = add_intervals(table, errors, "gC_m2")
    reach = 5.0 * 1.6448536 * 2000e6 / 1e12
    assert list(found.columns[3:6]) == ["total (Tg C)", "total_lower (Tg C)", "total_upper (Tg C)"]
    assert found["total_lower (Tg C)"][0] == pytest.approx(1.0 - reach)
    assert found["mean_upper (gC m-2)"][1] == pytest.approx(1000.0 + 5.0 * 1.6448536)
    assert found["nodata_area (km2)"][0] == 500.0
    assert found["nodata_scaled_total (Tg C)"][0] == pytest.approx(0.25)
    assert found["outside_applicability (km2)"][0] == pytest.approx(200.0)
    assert found["outside_applicability_total (Tg C)"][0] == pytest.approx(0.001)
    trends = pd.DataFrame({"code": ["3"], "part": ["year"], "ols_slope (Tg C yr-1)": [1.0]})
    found = add_trend_intervals(trends, table, errors, "gC_m2").iloc[0]
    assert found["difference_last_first (Tg C)"] == 1.0
    assert found["mean_total_upper (Tg C)"] == pytest.approx(1.5 + reach)
    assert found["difference_last_first_upper (Tg C)"] == pytest.approx(1.0)
    unknown = add_intervals(table, None, "gC_m2")
    assert set(unknown["error"]) == {"unknown"}
    assert unknown["total_lower (Tg C)"].isna().all()


@pytest.mark.parametrize("cut", [1, 3, 20])
def test_the_sample_does_not_depend_on_the_blocks(cut):
    random = np.random.default_rng(7)
    values = random.normal(size=(2, 20, 30))
    values[0, 3, :9] = np.nan
    zones = random.integers(1, 4, (20, 30))
    cell = np.arange(600).reshape(20, 30)

    def sample(step):
        total = CellSample.empty(2)
        for row in range(0, 20, step):
            part = slice(row, row + step)
            inside, area = zones[part] < 3, np.full((len(zones[part]), 1), 2.0)
            key = hash_cells(cell[part], 1)
            place = np.arange(row, row + len(cell[part]))[:, None], np.arange(30)
            found = sample_block(values[:, part], zones[part], inside, area, key, place, 25)
            total = total.join(found).thin(25)
        return total

    found, whole = sample(cut), sample(20)
    for a, b in zip(found[:6], whole[:6]):
        np.testing.assert_array_equal(a, b)
    assert np.bincount(found.zone).tolist() == [0, 25, 25]
    assert found.count(1) == np.sum((zones == 1) & np.isfinite(values[0]))
    np.testing.assert_array_equal(found.values, values[:, found.row, found.col])
    # The cells of the smallest keys of all are a sample of the whole.
    eligible = (zones < 3) & np.isfinite(values[0])
    smallest = np.sort(hash_cells(cell[eligible], 1))[:25]
    np.testing.assert_array_equal(np.sort(found.key[found.of_zone(None, 25)]), smallest)
