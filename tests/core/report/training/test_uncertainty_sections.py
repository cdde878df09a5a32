"""What the report of a training says of intervals and applicability."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.estimators.registry import EstimatorSettings
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.model.training_specification import Recipe, TrainingSpec
from carbonsink.core.report.numbers import show_number
from carbonsink.core.report.training.report import write_training_report
from carbonsink.core.run import Run
from carbonsink.core.uncertainty.prediction_intervals import model_levels


def fitted(**recipe):
    random = np.random.default_rng(0)
    site = np.arange(80) % 16
    mat = random.normal(10, 5, 16)[site] + random.normal(0, 0.3, 80)
    npp = 300 + 12 * mat + random.normal(0, 30, 80)
    table = pd.DataFrame({"site": site, "mat": mat, "rain": random.normal(size=80), "npp": npp})
    spec = TrainingSpec("npp", ("mat", "rain"), site="site", folds=4, recipe=Recipe(**recipe))
    return train(table, spec, Run(threads=1))


def test_both_are_in_the_report(tmp_path, read_page, download):
    training = fitted(settings=EstimatorSettings(trees=10))
    write_training_report(training, str(tmp_path / "r.html"), str)
    page = read_page(tmp_path / "r.html")
    assert "Prediction intervals" in page.text
    assert "Area of applicability" in page.text
    tables = [download(link) for link in page.links]
    intervals = next(rows for rows in tables if "Coverage, PICP (%)" in rows[0])
    assert [row[2] for row in intervals[1:]] == ["calibrated", "forest as it is"] * 2
    assert [row[3] for row in intervals[1:]] == ["90.0"] * 4
    found = training.scores.query("scope == 'all' and validation == 'site'").iloc[0]
    assert float(intervals[1][4]) == pytest.approx(found["picp"])
    assert float(intervals[2][4]) == pytest.approx(found["picp_raw"])
    low, high = model_levels(training.model, 0.9)
    assert show_number(low, 3) in page.text
    assert show_number(high, 3) in page.text


def test_a_model_without_trees_has_no_intervals(tmp_path, read_page):
    write_training_report(fitted(estimator="linear"), str(tmp_path / "r.html"), str)
    page = read_page(tmp_path / "r.html")
    assert "Prediction intervals" not in page.text
    assert "Area of applicability" in page.text
