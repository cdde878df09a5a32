"""Messages: the one place that turns typed errors and notes into sentences, one file per room.

Every message of an error names the input, the value and the remedy.
"""

from __future__ import annotations

from ...core.lazy_imports import lazy_names

_NAMES_BY_MODULE = {
    "catalogue": ("ERROR_MESSAGES", "NOTE_MESSAGES", "phrase_error", "phrase_note"),
}
__getattr__, __all__ = lazy_names(__name__, _NAMES_BY_MODULE)
