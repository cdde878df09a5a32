"""What may be chosen of training: validations, transforms and presets.

Dialogs list the choices before anything is computed, so numpy is not imported here: functions are
in `splitters` and `target_transform`, under the same keys.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import NamedTuple

from ..errors_and_notes.allowed import field_name
from ..errors_and_notes.fields import FieldName, FieldText
from ..errors_and_notes.learn import PresetUsed
from ..errors_and_notes.run import BadValue

# What is done with classes that a model has not seen.
UNSEEN_CHOICES = ("refuse", "nodata")
QUICK, STANDARD, THOROUGH = "quick", "standard", "thorough"
PRESETS = (QUICK, STANDARD, THOROUGH)


class Splitter(NamedTuple):
    """One way to hold records out.

    Parameters
    ----------
    key, label : str
        Name in parameters and tables, name for people.
    grouped : bool
        Whether it holds out whole sites.
    applies : tuple of str
        Parameters it has use for, among "folds", "test_fraction", "block_size" and "map".
    bagged : bool
        Whether it needs no folds, but a forest whose bags are drawn by site.
    """

    key: str
    label: str
    grouped: bool
    applies: tuple
    bagged: bool = False


SPLITTERS = {
    splitter.key: splitter
    for splitter in (
        Splitter("site", "whole sites held out", True, ("folds",)),
        Splitter("kfold", "random k-fold", False, ("folds",)),
        Splitter("block", "square blocks held out", True, ("folds", "block_size")),
        Splitter("knndm", "folds that look like the map", True, ("folds", "map")),
        Splitter("holdout", "random hold-out", False, ("test_fraction",)),
        Splitter("site_oob", "out of bag by site", True, (), bagged=True),
    )
}

# What a user may ask for: one of them, or all that hold records out in folds.
VALIDATIONS = (*SPLITTERS, "all")


class Transform(NamedTuple):
    """A transform of the target.

    Parameters
    ----------
    key : str
        Name in parameters.
    smears : bool
        Whether the smearing correction applies.
    positive : bool
        Whether the target must be above zero.
    """

    key: str
    smears: bool = False
    positive: bool = False


TRANSFORMS = {
    transform.key: transform
    for transform in (
        Transform("none"),
        Transform("log", smears=True, positive=True),
    )
}


def find_transform(key: str) -> Transform:
    """Return a transform of the target by its key.

    Raises
    ------
    BadValue
        Listing the known keys.
    """
    if key not in TRANSFORMS:
        raise BadValue(FieldName("transform"), key, ", ".join(TRANSFORMS))
    return TRANSFORMS[key]


def with_preset(spec, preset: dict):
    """Return settings with the values of a preset in the fields that are at their default.

    Parameters
    ----------
    spec : dataclass
        Settings, which may hold others, as `SequenceSpec` holds `NetworkSettings`.
    preset : dict of str to object
        Field to value, at whatever depth the field is. Fields that differ from their default were
        set by the user and stay.

    Returns
    -------
    dataclass
        Settings of the same class.
    """
    changes = {}
    for field in fields(spec):
        value = getattr(spec, field.name)
        if is_dataclass(value):
            changes[field.name] = with_preset(value, preset)
        elif field.name in preset and value == field.default:
            changes[field.name] = preset[field.name]
    return replace(spec, **changes)


def note_preset(name: str, spec, preset: dict, run) -> None:
    """Say which preset is used and what the settings are that it may change."""
    if name != STANDARD:
        run.note(PresetUsed(name, tuple(_preset_texts(spec, preset))))


def _preset_texts(spec, preset: dict):
    """Yield the texts of the settings a preset speaks of, with their values."""
    for field in fields(spec):
        value = getattr(spec, field.name)
        if is_dataclass(value):
            yield from _preset_texts(value, preset)
        elif field.name in preset:
            yield FieldText("{} = {}", (field_name(type(spec), field.name), value))
