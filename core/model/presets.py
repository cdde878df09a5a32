"""Presets of training: values for several settings at once, by how much time may be spent."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

from ..facts.allowed import field_name
from ..facts.fields import FieldText
from ..facts.learn import PresetUsed

QUICK, STANDARD, THOROUGH = "quick", "standard", "thorough"
PRESETS = (QUICK, STANDARD, THOROUGH)


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
        run.note(PresetUsed(name, tuple(_settings(spec, preset))))


def _settings(spec, preset: dict):
    """Yield the texts of the settings a preset speaks of, with their values."""
    for field in fields(spec):
        value = getattr(spec, field.name)
        if is_dataclass(value):
            yield from _settings(value, preset)
        elif field.name in preset:
            yield FieldText("{} = {}", (field_name(type(spec), field.name), value))
