"""The headline of a budget: which parts of its error are not known, and that in words."""

from __future__ import annotations

import pytest

from carbonsink.core.flux.budget.budget_intervals import PARTS
from carbonsink.core.flux.budget.headline import headline_of
from carbonsink.core.report.budget.headline_text import headline_error_advice

LINE = "the error of the line from soil to heterotrophic respiration"
SITES = "what the models get wrong at places without sites"


def row(error="at least", **parts):
    cells = {f"error_{part} (Tg C)": str(parts.get(part, 0.1)) for part in PARTS}
    interval = {"mean_total_lower (Tg C)": "1", "mean_total_upper (Tg C)": "3"}
    total = {"constant_total (Tg C)": "2", "mean_total (Tg C)": "2"}
    return {"error": error, "period": "2001", **cells, **interval, **total}


@pytest.mark.parametrize(
    ("cells", "missing", "told"),
    [
        ({"line": ""}, ("line",), [LINE]),
        ({"residual": "nan"}, ("residual",), [SITES]),
        ({"residual": "", "line": ""}, ("residual", "line"), [SITES, LINE]),
        ({"line": 0}, (), ["see the log"]),
    ],
)
def test_the_missing_part_of_an_error_is_named(cells, missing, told):
    headline = headline_of([row(**cells)])
    assert headline.missing_parts == missing
    advice = headline_error_advice(headline, str)
    assert all(text in advice for text in told)
    assert {LINE, SITES} & set(told) == {text for text in (LINE, SITES) if text in advice}


def test_an_error_known_in_all_parts_misses_none():
    headline = headline_of([row("all parts", line="")])
    assert headline.missing_parts == () and headline_error_advice(headline, str) == ""
