"""Labels of driver classes, in other languages."""

from __future__ import annotations

import pytest

from carbonsink.core.trend.drivers.driver_labels import driver_labels, translate_label

CHINESE = {
    "{a} and {b} strong": "{a}与{b}强驱动",
    "Neither {a} nor {b}": "{a}与{b}均非驱动",
    "Increase": "增加",
    "{name} (unchanged)": "{name}（未变化）",
}


def chinese(text: str) -> str:
    return CHINESE.get(text, text)


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("temperature and precipitation strong", "temperature与precipitation强驱动"),
        ("Increase and p strong", "增加与p强驱动"),  # as where the name stands alone
        ("Neither t (A) nor t (B)", "t (A)与t (B)均非驱动"),
        ("temperature", "temperature"),
        ("Increase", "增加"),
        ("oak and pine", "oak and pine"),
        ("11 (unchanged)", "11（未变化）"),
        ("Increase (unchanged)", "增加（未变化）"),
        ("Increase \u2192 11", "增加 \u2192 11"),
    ],
)
def test_patterns_are_translated_around_the_names(label, said):
    assert translate_label(label, chinese) == said


def test_every_label_is_found_again():
    known = {"{a} and {b} strong", "{a} and {b} weak", "Neither {a} nor {b}"}
    for code, label in driver_labels("t", "p").items():
        said = translate_label(label, lambda text: f"<{text}>" if text in known else text)
        assert said.startswith("<") == (code not in (2, 3))
