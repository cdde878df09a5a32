"""R2 of single sites beside that of all records."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.facts.learn import SitesBelowZero
from carbonsink.core.learn.score_table import build_scores
from carbonsink.core.learn.site_skill import find_site_skill, note_site_skill
from carbonsink.core.statistics.scores import score

# Three sites far apart; `flat` is predicted by the negative of its own course.
OBSERVED = {"low": (1, 2, 3, 4), "high": (101, 102, 103, 104), "flat": (51, 52, 53, 54)}
PREDICTED = {"low": (1, 2, 3, 5), "high": (101, 103, 102, 104), "flat": (54, 53, 52, 51)}


@pytest.fixture
def predictions():
    return pd.DataFrame(
        {
            "site": np.repeat(list(OBSERVED), 4),
            "observed": np.concatenate(list(OBSERVED.values())).astype(float),
            "predicted_site": np.concatenate(list(PREDICTED.values())).astype(float),
        }
    )


def test_sites_below_zero_behind_a_good_score_of_all_records(predictions, watched, notes):
    assert score(predictions["observed"], predictions["predicted_site"]).r2 > 0.99
    skill = find_site_skill(build_scores(predictions, ""))
    # SST of each site is 5; SSE 20, 2 and 1.
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
