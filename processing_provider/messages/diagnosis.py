"""Sentences for the diagnosis and the workspace of an assessment."""

from __future__ import annotations

from ...core import errors
from ..translation import tr

ERRORS = {
    errors.BadManifest: lambda e: tr(
        "{path} cannot be read as the list of runs of a workspace ({reason}). Rename or delete it: "
        "results stay as they are, only the parameters they were made with are forgotten."
    ).format(path=e.path, reason=e.reason),
}
