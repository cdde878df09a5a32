"""Reading a hostile file as the plugin does."""

from __future__ import annotations

import json
import time
import zipfile

from carbonsink.core.errors_and_notes.run import CarbonSinkError
from carbonsink.tests.fuzz import hostile
from carbonsink.tests.fuzz.kinds import KINDS
from carbonsink.tests.fuzz.watching import nothing_runs

BY_NAME = {kind.name: kind for kind in KINDS}
# A file that keeps a reader busy longer than this holds it up.
SECONDS = 30.0


def read_hostile(kind, content: bytes, folder, name: str = "") -> str:
    """Read a file as the plugin does; return the type of our error, "" when it is harmless."""
    path = folder / (name or kind.file)
    path.write_bytes(content)
    started = time.monotonic()
    outcome = ""
    with nothing_runs(folder):
        try:
            kind.read(str(path))
        except CarbonSinkError as error:
            outcome = type(error).__name__
    assert time.monotonic() - started < SECONDS
    return outcome


def skops(schema: dict) -> bytes:
    return hostile.packed({"schema.json": json.dumps(schema).encode()}, zipfile.ZIP_STORED)
