"""Where the plots stand and how far their values lie from the truth."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.demo import plots
from carbonsink.core.demo.fields import Cells
from carbonsink.core.demo.region import Region
from carbonsink.core.demo.terrain import land_mask

REGION = Region(200, 150, 12, 42)


@pytest.fixture(
    scope="module",
    params=[plots.NPP_PLOTS, plots.RS_PLOTS, plots.FLUX_SITES],
    ids=lambda design: design.key,
)
def drawn(request):
    return request.param, plots.draw_records(REGION, request.param)


def on_land(row, col):
    return land_mask(REGION, Cells(np.array([int(row)]), np.array([int(col)])))[0, 0]


def test_records_stand_on_land_but_for_the_planted_ones(drawn):
    design, records = drawn
    for row, col, good in zip(records.row, records.col, records.on_land):
        inside = 0 <= row < REGION.rows and 0 <= col < REGION.columns
        assert good == (inside and on_land(row, col))
    n_strays = plots.N_SEA + plots.N_OUTSIDE if design.faulty else 0
    assert (~records.on_land).sum() == n_strays


def test_numbers_are_those_of_real_tables(drawn):
    design, records = drawn
    good = records.on_land
    n_sites, n_plots = (len(np.unique(x[good])) for x in (records.site, records.plot))
    wanted = {"npp_plots": (72, 400), "rs_plots": (105, 250), "flux_sites": (40, 40)}[design.key]
    assert n_sites == wanted[0]
    assert 0.75 * wanted[1] <= n_plots <= 1.3 * wanted[1]
    assert good.sum() > n_plots


def test_a_plot_is_seen_once_a_year(drawn):
    _, records = drawn
    seen = set(zip(records.plot, records.year))
    assert len(seen) == len(records.plot)
    assert records.year.min() >= 0
    assert records.year.max() < REGION.years


def test_plots_of_a_site_stand_together():
    records = plots.draw_records(REGION, plots.NPP_PLOTS)
    good = records.on_land
    spread = [
        np.hypot(np.ptp(records.row[records.site == s]), np.ptp(records.col[records.site == s]))
        for s in np.unique(records.site[good])
    ]
    assert np.median(spread) < 0.1 * REGION.side
    assert max(spread) > 1.0


def test_errors_have_the_written_size():
    n = 4000
    records = plots.Records(
        np.array([f"S{i:04d}" for i in range(n)]),
        np.array([f"P{i:04d}" for i in range(n)]),
        np.zeros(n),
        np.zeros(n),
        np.zeros(n, int),
        np.ones(n, bool),
    )
    truth = np.full(n, 600.0)

    def spread(values):
        valid = np.isfinite(values) & (values != plots.MISSING)
        return np.log(values[valid] / 600.0).std()

    expected = np.hypot(plots.NPP_ERROR + 0.75 * plots.NPP_HIGH_ERROR, plots.NPP_SITE_ERROR)
    assert spread(plots.measured_npp(REGION, records, truth)) == pytest.approx(expected, rel=0.05)
    expected = np.hypot(plots.RS_ERROR, plots.RS_SITE_ERROR)
    assert spread(plots.measured_rs(REGION, records, truth)) == pytest.approx(expected, rel=0.05)
    nep = plots.measured_nep(REGION, truth) - truth
    assert nep.std() == pytest.approx(20.0 + 0.06 * 600.0, rel=0.05)
    assert abs(nep.mean()) < 3.0


def test_planted_faults_are_there():
    records = plots.draw_records(REGION, plots.RS_PLOTS)
    truth = np.where(records.on_land, 500.0, np.nan)
    values = plots.measured_rs(REGION, records, truth)
    assert (values == plots.MISSING).sum() == plots.N_MARKED
    assert np.isnan(values).sum() == plots.N_EMPTY
    assert np.isfinite(values[~records.on_land]).all()


def test_partitioned_plots_follow_the_line():
    records = plots.draw_records(REGION, plots.RS_PLOTS)
    rs = np.linspace(200.0, 900.0, len(records.site))
    rs[::50] = plots.MISSING
    rh = plots.measured_rh(REGION, records, rs)
    there = np.isfinite(rh)
    assert 0.2 < there.mean() < 0.5
    assert not there[rs == plots.MISSING].any()
    slope, intercept = np.polyfit(rs[there], rh[there], 1)
    assert slope == pytest.approx(0.62, abs=0.08)
    assert intercept == pytest.approx(9.0, abs=45.0)


def test_survey_draws_the_same_cells_whatever_the_blocks():
    numbers = np.random.default_rng(1)
    first = numbers.integers(1, 4, (30, 40)).astype(float)
    first[:5] = np.nan
    last = np.where(numbers.random((30, 40)) < 0.2, 2.0, first)
    cells = REGION.cells(0, 0, 30, 40)
    whole = plots.survey_block(REGION, plots.NPP_PLOTS, cells, first, last)
    parts = [
        plots.survey_block(
            REGION,
            plots.NPP_PLOTS,
            REGION.cells(r, c, 15, 20),
            *(values[r : r + 15, c : c + 20] for values in (first, last)),
        )
        for r in (0, 15)
        for c in (0, 20)
    ]
    merged = parts[0]
    for part in parts[1:]:
        merged = plots.merge_surveys(merged, part)
    for one, other in zip(whole, merged):
        np.testing.assert_array_equal(one, other)
    assert [(whole.code == code).sum() for code in (1, 2, 3)] == [plots.SURVEY_PLOTS] * 3
    at = whole.row.astype(int), whole.col.astype(int)
    np.testing.assert_array_equal(first[at], whole.code)
    np.testing.assert_array_equal(last[at], whole.code)


def test_survey_plots_are_sites_of_their_own():
    survey = plots.Survey(np.array([6]), np.array([0.1]), np.array([80.5]), np.array([70.5]))
    plain = plots.draw_records(REGION, plots.RS_PLOTS)
    records = plots.draw_records(REGION, plots.RS_PLOTS, survey)
    more = ~np.isin(records.site, plain.site)
    assert more.sum() == plots.SURVEY_YEARS == len(set(records.year[more]))
    assert set(records.row[more]) == {80.5}
    assert len(records.site) == len(plain.site) + plots.SURVEY_YEARS
