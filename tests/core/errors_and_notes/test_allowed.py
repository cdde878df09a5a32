"""What fields of settings may be."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from carbonsink.core.errors_and_notes.allowed import (
    Interval,
    OneOf,
    check_settings,
    field_name,
    seed_setting,
    setting,
)
from carbonsink.core.errors_and_notes.run import BadValue


@dataclass(frozen=True)
class Settings:
    alpha: float = setting(0.05, Interval(0.0, 1.0, low_open=True, high_open=True))
    length: int = setting(6, Interval(1))
    depth: int | None = setting(None, Interval(1, 1000))
    rule: str = setting("tested", OneOf(("tested", "signs")))
    seed: int = seed_setting()
    name: str = ""


@pytest.mark.parametrize(
    ("wrong", "parameter", "allowed"),
    [
        ({"alpha": 0.0}, "alpha", "> 0.0, < 1.0"),
        ({"alpha": 1.0}, "alpha", "> 0.0, < 1.0"),
        ({"alpha": float("nan")}, "alpha", "> 0.0, < 1.0"),
        ({"length": 0}, "length", ">= 1"),
        ({"depth": 1001}, "depth", "1 ... 1000"),
        ({"rule": "none"}, "rule", "tested, signs"),
        ({"seed": -1}, "seed", "0 ... 2147483647"),
    ],
)
def test_what_is_not_allowed_is_refused_by_the_name_of_the_field(wrong, parameter, allowed):
    check_settings(Settings())
    with pytest.raises(BadValue) as caught:
        check_settings(Settings(**wrong))
    assert (caught.value.parameter, caught.value.allowed) == (parameter, allowed)


@dataclass(frozen=True)
class MoreSettings(Settings):
    rule: str = setting("signs", OneOf(("tested", "signs")))


def test_a_field_is_named_with_the_class_that_declares_it():
    assert (field_name(MoreSettings, "length"), field_name(MoreSettings, "length").owner) == (
        "length",
        "Settings",
    )
    assert field_name(MoreSettings, "rule").owner == "MoreSettings"
    with pytest.raises(KeyError):
        field_name(MoreSettings, "LENGTH")
