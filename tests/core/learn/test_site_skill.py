"""R2 of single sites beside that of all records."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.learn import SitesBelowZero
from carbonsink.core.errors_and_notes.predict import DatesNotTold
from carbonsink.core.learn.score_table import build_scores
from carbonsink.core.learn.site_skill import find_site_skill, note_site_skill
from carbonsink.core.statistics.scores import score

# Three sites far apart; `flat` is predicted by the negative of its own course.
OBSERVED = {"low": (1, 2, 3, 4), "high": (101, 102, 103, 104), "flat": (51, 52, 53, 54)}
PREDICTED = {"low": (1, 2, 3, 5), "high": (101, 103, 102, 104), "flat": (54, 53, 52, 51)}


@pytest.fixture
def predictions():
    """Three years of the four values."""
    return make_predictions(3)


def make_predictions(years):
    return pd.DataFrame(
        {
            "site": np.repeat(list(OBSERVED), 4 * years),
            "observed": np.concatenate([years * o for o in OBSERVED.values()]).astype(float),
            "predicted_site": np.concatenate([years * p for p in PREDICTED.values()]).astype(float),
        }
    )


def test_sites_below_zero_behind_a_good_score_of_all_records(predictions, watched, notes):
    assert score(predictions["observed"], predictions["predicted_site"]).r2 > 0.99
    skill = find_site_skill(build_scores(predictions, ""))
    # SST of each site is 5 a year; SSE 20, 2 and 1.
    assert skill.records == 12
    assert dict(skill.r2_by_site) == pytest.approx({"flat": -3.0, "high": 0.6, "low": 0.8})
    assert skill.below_zero == (("flat", pytest.approx(-3.0)),)
    assert skill.outputs() == {
        "SITES": 3,
        "SITES_BELOW_ZERO": 1,
        "R2_SITES": pytest.approx(0.6),
        "R2_WORST_SITE": pytest.approx(-3.0),
        "WORST_SITE": "flat",
    }
    note_site_skill(skill, "site", watched)
    assert notes == [SitesBelowZero("site", 3, skill.below_zero, skill.median)]


def test_nothing_is_noted_where_no_site_is_below_zero(predictions, watched, notes):
    good = predictions[predictions["site"] != "flat"]
    note_site_skill(find_site_skill(build_scores(good, "")), "site", watched)
    assert not notes


def test_sites_without_variation_have_no_skill(predictions):
    constant = predictions.assign(observed=1.0)
    assert find_site_skill(build_scores(constant, "")) is None
    assert find_site_skill(build_scores(predictions.drop(columns="site"), "")) is None


def test_sites_of_few_records_are_not_named(watched, notes):
    """With four values a site it counts whether most are below 0, as `flat` alone is."""
    few = make_predictions(1)
    note_site_skill(find_site_skill(build_scores(few, "")), "site", watched)
    assert not notes
    flat = few[few["site"] == "flat"]
    table = pd.concat([few, flat.assign(site="flat 2"), flat.assign(site="flat 3")])
    skill = find_site_skill(build_scores(table.reset_index(drop=True), ""))
    note_site_skill(skill, "site", watched)
    assert notes == [DatesNotTold("site", 5, 3, skill.median, 4.0)]
    assert skill.median == pytest.approx(-3.0)
