"""What fields of settings may be."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from carbonsink.core.facts.allowed import (
    Interval,
    OneOf,
    check_settings,
    find_setting,
    seed_setting,
    setting,
)
from carbonsink.core.facts.run import BadValue


@dataclass(frozen=True)
class Settings:
    alpha: float = setting(0.05, Interval(0.0, 1.0, low_open=True, high_open=True))
    length: int = setting(6, Interval(1), "SEQUENCE_LENGTH")
    depth: int | None = setting(None, Interval(1, 1000))
    rule: str = setting("tested", OneOf(("tested", "signs")))
    seed: int = seed_setting()
    name: str = ""


@pytest.mark.parametrize(
    ("wrong", "parameter", "allowed"),
    [
        ({"alpha": 0.0}, "ALPHA", "> 0.0, < 1.0"),
        ({"alpha": 1.0}, "ALPHA", "> 0.0, < 1.0"),
        ({"alpha": float("nan")}, "ALPHA", "> 0.0, < 1.0"),
        ({"length": 0}, "SEQUENCE_LENGTH", ">= 1"),
        ({"depth": 1001}, "DEPTH", "1 ... 1000"),
        ({"rule": "none"}, "RULE", "tested, signs"),
        ({"seed": -1}, "SEED", "0 ... 2147483647"),
    ],
)
def test_what_is_not_allowed_is_refused_by_the_parameter_that_sets_it(wrong, parameter, allowed):
    check_settings(Settings())
    with pytest.raises(BadValue) as caught:
        check_settings(Settings(**wrong))
    assert (caught.value.parameter, caught.value.allowed) == (parameter, allowed)


def test_a_parameter_finds_its_field():
    assert find_setting(Settings, "SEQUENCE_LENGTH").name == "length"
    assert find_setting(Settings, "RULE").default == "tested"
    with pytest.raises(KeyError):
        find_setting(Settings, "LENGTH")
