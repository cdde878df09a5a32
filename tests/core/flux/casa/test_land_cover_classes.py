"""NDVI limits, the table of classes, months and doubtful units."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.errors_and_notes.casa import (
    ClassLimits,
    ClassSkipped,
    MonthsMissing,
    NotMonthly,
    OtherLegend,
)
from carbonsink.core.errors_and_notes.dates import TooFewCommonDates
from carbonsink.core.errors_and_notes.tables import BadTable, MissingColumn
from carbonsink.core.flux.casa.common_months import common_months, month_keys
from carbonsink.core.flux.casa.land_cover_classes import (
    complete_classes,
    load_casa_classes,
    require_legend,
)
from carbonsink.core.flux.casa.ndvi_limits import count_ndvi, empty_counts, ndvi_quantile
from carbonsink.core.raster import ClassEntry
from carbonsink.core.run import Run

NAN = np.nan


def quantile(values, share):
    """Return the smallest value that at least `share` of the values do not exceed."""
    values = np.sort(values)
    return values[int(np.ceil(share * len(values))) - 1]


@pytest.mark.parametrize("n", [1, 19, 20, 100, 1001])
@pytest.mark.parametrize("share", [0.05, 0.95])
def test_quantiles_of_stored_steps_are_exact(n, share):
    values = np.random.default_rng(n).integers(-2000, 9999, n) / 10000
    counts = count_ndvi(values.reshape(1, -1), np.zeros(n, int), 1).counts[0]
    assert ndvi_quantile(counts, share) == pytest.approx(quantile(values, share), abs=1e-12)


def test_other_values_fall_into_the_nearest_step():
    values = np.random.default_rng(1).uniform(-1, 1, (12, 500)).astype(np.float32)
    counts = count_ndvi(values, np.zeros(500, int), 1).counts[0]
    assert ndvi_quantile(counts, 0.95) == pytest.approx(quantile(values.ravel(), 0.95), abs=6e-5)


def test_classes_are_counted_apart_and_blocks_add_up():
    ndvi = np.array([[0.1, 0.2, NAN, 0.4, -1.0], [0.1, 0.3, 0.3, NAN, 1.0]])
    places = np.array([0, 1, 1, -1, 2])
    whole = count_ndvi(ndvi, places, 3)
    assert whole.counts.sum(axis=1).tolist() == [2, 3, 2]
    assert whole.cells.tolist() == [1, 2, 1]
    assert (whole.lowest, whole.highest) == (-1.0, 1.0)
    parts = empty_counts(3)
    for part in (slice(0, 2), slice(2, 5)):
        parts = parts + count_ndvi(ndvi[:, part], places[part], 3)
    assert (parts.counts == whole.counts).all()
    assert parts[2:] == whole[2:]


def test_values_out_of_range_show_in_the_reach():
    counts = count_ndvi(np.array([[5000.0, 0.2]]), np.zeros(2, int), 1)
    assert counts.highest == 5000.0
    assert counts.counts.sum() == 1


def test_the_plugins_table_is_igbp_with_zhus_efficiencies():
    classes = {c.code: c for c in load_casa_classes()}
    assert set(classes) == set(range(18))
    zhu = {1: 0.389, 2: 0.985, 3: 0.485, 4: 0.692, 5: 0.475, 6: 0.429, 10: 0.542, 12: 0.542}
    assert {code: classes[code].efficiency for code in zhu} == zhu
    assert np.isnan([classes[0].efficiency, classes[17].efficiency]).all()
    assert np.isnan([c.lowest for c in classes.values()]).all()


def write(tmp_path, text):
    path = tmp_path / "classes.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_own_table(tmp_path):
    path = write(tmp_path, "code,name,eps_max,ndvi_min,ndvi_max\n7,Oasis,0.6,0.1,0.8\n2,Lake,,,\n")
    lake, oasis = load_casa_classes(path)
    assert oasis == (7, "Oasis", 0.6, 0.1, 0.8)
    assert lake.code == 2
    assert np.isnan(lake[2:]).all()


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("code,name\n1,a\n", MissingColumn),
        ("code,name,eps_max\n", BadTable),
        ("code,name,eps_max\n1.5,a,0.5\n", BadTable),
        ("code,name,eps_max\nnan,a,0.5\n", BadTable),
        ("code,name,eps_max\n1,a,0.5\n1,b,0.5\n", BadTable),
        ("code,name,eps_max\n1,a,-0.5\n", BadTable),
        ("code,name,eps_max\n1,a,542\n", BadTable),
        ("code,name,eps_max\n1,a,much\n", BadTable),
        ("code,name,eps_max,ndvi_min,ndvi_max\n1,a,0.5,0.1,\n", BadTable),
        ("code,name,eps_max,ndvi_min,ndvi_max\n1,a,0.5,,0.8\n", BadTable),
        ("code,name,eps_max,ndvi_min,ndvi_max\n1,a,0.5,0.8,0.1\n", BadTable),
        ("code,name,eps_max,ndvi_min,ndvi_max\n1,a,0.5,0.1,1\n", BadTable),
    ],
)
def test_tables_that_cannot_be_used(tmp_path, text, error):
    with pytest.raises(error):
        load_casa_classes(write(tmp_path, text))


def test_limits_are_completed_and_told(tmp_path):
    text = "code,name,eps_max,ndvi_min,ndvi_max\n1,given,0.5,0.1,0.8\n2,found,0.5,,\n"
    text += "3,flat,0.5,,\n4,lake,,,\n5,absent,0.5,,\n"
    classes = load_casa_classes(write(tmp_path, text))
    ndvi = np.array([[0.3, 0.1, 0.5, 0.2], [0.3, 0.7, 0.5, 0.3]])
    counts = count_ndvi(ndvi, np.arange(4), 5)
    notes = []
    done = complete_classes(classes, counts, Run(on_note=notes.append))
    assert (done[0].lowest, done[0].highest) == (0.1, 0.8)
    assert (done[1].lowest, done[1].highest) == (0.1, 0.7)
    assert np.isnan([done[2].lowest, done[2].highest, done[4].lowest]).all()
    assert [type(n) for n in notes] == [ClassLimits, ClassLimits, ClassSkipped, ClassSkipped]
    assert [n.given for n in notes[:2]] == [True, False]
    assert [n.why for n in notes[2:]] == ["range", "efficiency"]


def test_names_of_another_legend_are_refused():
    classes = load_casa_classes()
    igbp = [ClassEntry(10, "grass", "grasslands", "#00ff00")]
    require_legend(classes, igbp, "lc.tif")
    require_legend(classes, [], "lc.tif")
    with pytest.raises(OtherLegend) as caught:
        require_legend(classes, [ClassEntry(1, "cropland", "Cropland", "#00ff00")], "lc.tif")
    assert caught.value.expected == "Evergreen needleleaf forests"


def dates(*texts):
    return [Date(*map(int, text.split("-"))) for text in texts]


def test_months_of_dates():
    assert month_keys("NDVI", dates("2004-02-29", "2004-03")) == [(2004, 2), (2004, 3)]
    for given in (dates("2004"), dates("2004-03-01", "2004-03-17")):
        with pytest.raises(NotMonthly):
            month_keys("NDVI", given)


def test_months_that_all_have():
    year = [(2004, m) for m in range(1, 13)]
    longer = [(2003, 12), *year, (2005, 1)]
    assert common_months({"ndvi": longer, "temperature": year}) == year
    with pytest.raises(TooFewCommonDates) as caught:
        common_months({"ndvi": year, "temperature": year[1:]})
    assert caught.value.n == 11
    without_july = [(y, m) for y in (2004, 2005) for m in range(1, 13) if m != 7]
    with pytest.raises(MonthsMissing) as caught:
        common_months({"ndvi": without_july})
    assert caught.value.months == (7,)
