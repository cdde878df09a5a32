"""The tasks fit the algorithms as they are registered, and everything has a name."""

from __future__ import annotations

import pytest

from carbonsink.core.diagnosis.workspace import (
    FOLDER,
    PRODUCTS,
    RASTER,
    SERIES,
    STEPS,
    VECTOR,
    product,
)
from carbonsink.core.flux.budget.headline import Headline
from carbonsink.core.report.budget.headline_text import period_text
from carbonsink.ui.assessment import task_states
from carbonsink.ui.assessment.task_findings import Count, Moran, Score, Series, Share, Transfer
from carbonsink.ui.assessment.tasks import TASKS
from carbonsink.ui.workbench import task_texts
from carbonsink.ui.workbench.findings_html import findings_html, format_number
from carbonsink.ui.workbench.result_layers import KINDS

KIND_OF = {
    "rasterDestination": {RASTER},
    "folderDestination": {SERIES, FOLDER},
    "sink": {VECTOR},
    "fileDestination": {"model", "table", "report", "document"},
}


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.key)
def test_parameters_are_those_of_the_algorithm(provider, task):
    algorithm = provider.algorithm(task.algorithm)
    assert algorithm is not None
    definitions = {d.name(): d for d in algorithm.parameterDefinitions()}
    assert {*task.inputs, *task.outputs, *task.settings} <= set(definitions)
    for name, key in task.outputs.items():
        assert product(key).kind in KIND_OF[definitions[name].type()]


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.key)
def test_what_must_be_given_is_known(provider, task):
    """No required input of an algorithm is left to the user without a word."""
    flag = provider.algorithm(task.algorithm).parameterDefinitions()[0].Flag.FlagOptional
    for definition in provider.algorithm(task.algorithm).parameterDefinitions():
        is_required = not definition.flags() & flag and definition.defaultValue() is None
        if is_required and not definition.isDestination():
            assert definition.name() in task.inputs
            assert definition.name() not in task.free


def test_everything_has_a_name():
    assert all(task_texts.step_title(step) and task_texts.step_description(step) for step in STEPS)
    assert all(task_texts.task_title(task.key) for task in TASKS)
    for state in (task_states.MISSING, task_states.READY, task_states.DONE, task_states.STALE):
        assert task_texts.state_title(state) and task_texts.state_description(state)
    made = {key for task in TASKS for key in task.outputs.values()}
    maps = [p.key for p in PRODUCTS if p.key in made and p.kind in KINDS]
    assert [key for key in maps if task_texts.product_title(key) == key] == []


def headline(total, area, slope, p):
    rest = "2001", "2012", 12, slope, p
    return Headline("nep", "nep", total, 1.0, 1.5, 0.9, True, area, 100.0, "gC m-2", *rest)


def test_a_mean_of_fewer_years_than_its_span_says_so():
    def same(text):
        return text

    whole = headline(1.0, 2.0, 0.1, 0.5)
    assert period_text(whole, same) == "2001 to 2012"
    assert period_text(whole._replace(n=11), same) == "11 of the years 2001 to 2012"
    assert period_text(whole._replace(n=3, is_yearly=False), same) == "2001 to 2012"


def test_findings_are_told_with_units():
    facts = [
        Count(7),
        Series(2, "2001", "2002"),
        headline(1.2344, 10_895.75, -0.5, 0.04),
        Moran(0.6, 0.8, 2),
        Score("training", 9, 0.9, 40.0, "gC m-2 yr-1"),
        Score("site", 9, 0.5, 87.1, "gC m-2 yr-1"),
        Share("trend_class", "Increase <", 60.0),
        Transfer("conversion", "Crop", "Forest", 502.0, 0.0416),
    ]
    text = findings_html(facts).replace("\u00a0", " ")
    for part in (
        "7 records",
        "2 maps, 2001 to 2002",
        "1.234 Tg C yr⁻¹ (90 % interval 1 – 1.500 Tg C yr⁻¹, or wider)",
        "on 10,896 km² (mean of 2001 to 2012)",
        "so that its interval is too narrow",
        "trend −0.500 Tg C yr⁻² (Sen; Mann-Kendall p = 0.04",
        "0.60 to 0.80 on 2 dates",
        "RMSE in gC m-2 yr-1",
        "Increase &lt;",
        "60.0 %",
        "Crop → Forest",
        "+0.0416",
    ):
        assert part in text
    assert text.index("whole sites") < text.index("own training")  # the honest one first


def test_a_budget_without_a_trend_says_none():
    assert "trend" not in findings_html([headline(1.0, 1.0, float("nan"), float("nan"))])


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (1234.5, "1,234"), (12.34, "12.3"), (0.00343, "0.00343"), (float("nan"), "-")],
)
def test_numbers_have_three_digits(value, text):
    assert format_number(value) == text
