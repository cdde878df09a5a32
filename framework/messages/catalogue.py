"""All messages by the type of their error or note."""

from __future__ import annotations

from ...core.errors_and_notes.run import CarbonSinkError, Note
from ..parameters.field_names import with_parameter_names
from . import (
    casa,
    cluster,
    dates,
    diagnosis,
    flux,
    flux_tables,
    folds,
    fuzzy,
    geodetector,
    imports,
    inspection,
    landuse,
    layers,
    learn,
    pattern,
    plots,
    predict,
    quantities,
    raster,
    run,
    sequence,
    sites,
    tables,
    totals,
    trend,
    zones,
)

_ROOMS = (
    casa,
    cluster,
    dates,
    diagnosis,
    flux,
    flux_tables,
    folds,
    fuzzy,
    geodetector,
    imports,
    inspection,
    landuse,
    learn,
    pattern,
    layers,
    plots,
    predict,
    quantities,
    raster,
    run,
    sequence,
    sites,
    tables,
    totals,
    trend,
    zones,
)


def _messages_of_rooms(kind: str) -> dict:
    """Return the messages of all rooms, errors or notes, in one catalogue."""
    return {
        type_: message for module in _ROOMS for type_, message in getattr(module, kind, {}).items()
    }


ERROR_MESSAGES = _messages_of_rooms("ERRORS")
NOTE_MESSAGES = _messages_of_rooms("NOTES")


def phrase_error(error: CarbonSinkError) -> str:
    """Return the message of an error."""
    return ERROR_MESSAGES[type(error)](with_parameter_names(error))


def phrase_note(note: Note) -> str:
    """Return the log line of a note."""
    return NOTE_MESSAGES[type(note)](with_parameter_names(note))
