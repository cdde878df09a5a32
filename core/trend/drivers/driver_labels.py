"""What classes are called whose labels hold names of the user's own, in any language.

A map of drivers or of land-use changes keeps the English label with the names of the user's
variables or classes in it. No translation can hold all of these, so the pattern is found again in
the label and translated by itself.
"""

from __future__ import annotations

import re

LETTERS = "ABCDEFGH"
_STRONG, _WEAK, _NEITHER = "{a} and {b} strong", "{a} and {b} weak", "Neither {a} nor {b}"
# The same of three or more drivers.
_UNCHANGED, _BECAME = " (unchanged)", " \u2192 "  # what ends and what joins names of land use
_TWO_STRONG, _ALL_WEAK, _NONE = "Two or more drivers strong", "All drivers weak", "No driver"


def driver_labels(a: str, b: str, *further: str) -> dict:
    """Return the label of each class by its code."""
    if further:
        labels = {1: _TWO_STRONG, 2: a, 3: b, 4: _ALL_WEAK, 5: _NONE}
        return {**labels, **dict(enumerate(further, start=6))}
    texts = {1: _STRONG, 2: "{a}", 3: "{b}", 4: _WEAK, 5: _NEITHER}
    return {code: text.format(a=a, b=b) for code, text in texts.items()}


def name_drivers(names, lags: tuple) -> tuple:
    """Return the names of response and drivers for labels, with a letter where two are the same.

    Lags, where there are any, stand behind the names of the drivers.
    """
    if len(set(names)) < len(names):
        names = [f"{name} ({role})" for name, role in zip(names, ("response", *LETTERS))]
    lagged = [f"{name}, lag {lag}" if lag else name for name, lag in zip(names[1:], lags)]
    return (names[0], *(lagged or names[1:]))


def translate_label(label: str, tr) -> str:
    """Return the label of a class in the user's language, one that holds names by its pattern.

    Parameters
    ----------
    label : str
        As a map or table holds it.
    tr : callable
        Turns an English text into the user's language.
    """
    phrase = tr(label)
    if phrase != label:
        return phrase
    phrases = {
        _STRONG: tr("{a} and {b} strong"),
        _WEAK: tr("{a} and {b} weak"),
        _NEITHER: tr("Neither {a} nor {b}"),
        _TWO_STRONG: tr("Two or more drivers strong"),
        _ALL_WEAK: tr("All drivers weak"),
        _NONE: tr("No driver"),
    }
    for pattern, phrase in phrases.items():
        match = _label_expression(pattern).fullmatch(label)
        if match:
            # A name that stands alone as a class is translated where it can be, and so here.
            return phrase.format(**{key: tr(name) for key, name in match.groupdict().items()})
    if label.endswith(_UNCHANGED):
        name = translate_label(label[: -len(_UNCHANGED)], tr)
        return tr("{name} (unchanged)").format(name=name)
    if _BECAME in label:
        return _BECAME.join(translate_label(name, tr) for name in label.split(_BECAME))
    return label


def _label_expression(pattern: str):
    """Return what finds the names in a label."""
    text = pattern.replace("{a}", "(?P<a>.+)").replace("{b}", "(?P<b>.+)")
    return re.compile(text)
