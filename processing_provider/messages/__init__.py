"""Messages: the one place that turns typed errors and notes into sentences, one file per room.

Every message of an error names the input, the value and the remedy.
"""

from __future__ import annotations

from ...core import errors, notes
from . import casa, flux, landuse, learn, pattern, raster, run, sites, trend

ERROR_MESSAGES = {
    **casa.ERRORS,
    **landuse.ERRORS,
    **learn.ERRORS,
    **pattern.ERRORS,
    **raster.ERRORS,
    **run.ERRORS,
    **sites.ERRORS,
}
NOTE_MESSAGES = {
    **casa.NOTES,
    **flux.NOTES,
    **landuse.NOTES,
    **learn.NOTES,
    **pattern.NOTES,
    **raster.NOTES,
    **run.NOTES,
    **sites.NOTES,
    **trend.NOTES,
}


def phrase_error(error: errors.CarbonSinkError) -> str:
    """Return the message of an error."""
    return ERROR_MESSAGES[type(error)](error)


def phrase_note(note: notes.Note) -> str:
    """Return the log line of a note."""
    return NOTE_MESSAGES[type(note)](note)
