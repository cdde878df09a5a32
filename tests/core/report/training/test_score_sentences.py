"""What the scores say in words."""

from __future__ import annotations

import pytest

from carbonsink.core.learn.site_skill import SiteSkill
from carbonsink.core.report.training.score_sentences import (
    MAX_NAMED,
    bias_sentence,
    site_skill_sentences,
    validation_sentences,
)
from carbonsink.core.statistics.scores import Scores


def scores(r2, rmse=10.0):
    values = dict.fromkeys(Scores._fields, 0.0)
    return Scores(**{**values, "n": 50, "r2": r2, "rmse": rmse})


def read(**by_key):
    return " ".join(validation_sentences(by_key, "gC", lambda text: text))


def test_a_gap_means_that_the_map_is_worse_than_the_random_score():
    text = read(training=scores(0.95), site=scores(0.2, 300.0), kfold=scores(0.55, 200.0))
    assert (
        "Random k-fold R² is 0.55, with whole sites held out it is 0.20: a difference of 0.35"
        in text
    )
    assert "expect errors of about 300 gC (RMSE), not 200" in text
    assert "learnt by heart" in text
    assert "broad pattern" in text


def test_agreement():
    text = read(training=scores(0.8), site=scores(0.68), kfold=scores(0.7))
    assert "Both agree" in text
    assert "by heart" not in text
    assert "broad pattern" not in text


def test_worse_than_the_mean():
    assert "should not be interpreted" in read(site=scores(-0.1), kfold=scores(0.6))


def test_site_score_above_the_random_one():
    assert "the higher one" in read(site=scores(0.7), kfold=scores(0.5))


def test_unknown_sites():
    text = read(training=scores(0.9), kfold=scores(0.8))
    assert "optimistic" in text
    assert "Name a site column" in text


@pytest.mark.parametrize("kept", [("site",), ("holdout",), ("training",)])
def test_whatever_there_is_is_read(kept):
    assert read(**{key: scores(0.5) for key in kept})


def test_undefined_scores_say_nothing():
    assert "difference of" not in read(site=scores(float("nan")), kfold=scores(0.5))


def test_blocks_say_how_far_neighbours_help():
    text = read(site=scores(0.4), kfold=scores(0.6), block=scores(0.1, 500.0))
    assert "With whole blocks of places held out R² is 0.10 (RMSE 500 gC)" in text
    assert "trust the map near the sites" in text
    alike = read(site=scores(0.4), kfold=scores(0.6), block=scores(0.38))
    assert "trust the map near" not in alike


def test_a_bias_is_said_in_words_from_five_percent_on():
    plain = lambda text: text  # noqa: E731
    assert bias_sentence(4.9, True, plain) == bias_sentence(float("nan"), True, plain) == []
    assert "14 % lower" in bias_sentence(-13.7, True, plain)[0]
    assert "with the smearing correction" in bias_sentence(-13.5, True, plain)[0]
    assert "too high" in bias_sentence(8.0, False, plain)[0]
    assert "smearing" not in bias_sentence(8.0, False, plain)[0]


def say_skill(*r2_by_site, how="", records=72.0):
    skill = SiteSkill(tuple(sorted(r2_by_site, key=lambda pair: pair[1])), records)
    return site_skill_sentences(skill, lambda text: text, how)


def test_sites_below_zero_are_counted_and_named():
    (text,) = say_skill(("a", 0.9), ("b", -14.2), ("c", -8.6), ("d", 0.5))
    assert "At 2 of 4 sites R² is below 0: " in text
    assert "b (−14), c (−8.6)" in text
    assert "median of the sites is −4" in text  # (-8.6 + 0.5) / 2
    many = [(f"s{i}", -1.0 - i) for i in range(9)]
    (text,) = say_skill(*many, ("good", 0.5), how="whole sites held out")
    assert "At 9 of 10 sites R² is below 0 (whole sites held out)" in text
    assert text.count("(−") == MAX_NAMED
    assert "s8 (−9), s7 (−8)" in text


def test_sites_above_zero_and_single_sites():
    (text,) = say_skill(("a", 0.9), ("b", 0.4), ("c", 0.7))
    assert "0.70 in the median and below 0 at none of 3; it is lowest at b (0.40)" in text
    assert say_skill(("a", -1.0)) == []
    assert site_skill_sentences(None, lambda text: text) == []


def test_sites_of_few_records_are_not_judged_one_by_one():
    (text,) = say_skill(("a", -0.9), ("b", -0.4), ("c", 0.7), records=6.0)
    assert "with 6 records in the median, R² is −0.40 in the median, and below 0 at 2 of 3" in text
    assert "not the dates of a site" in text
    (text,) = say_skill(("a", -0.9), ("b", 0.4), ("c", 0.7), records=6.0)
    assert "says little of a single site" in text and "below 0" not in text
