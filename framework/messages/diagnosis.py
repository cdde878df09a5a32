"""Sentences for the diagnosis, its report and the workspace of an assessment."""

from __future__ import annotations

from ...core.facts.diagnosis import BadManifest, NoResults
from ..text.translation import tr

ERRORS = {
    NoResults: lambda e: tr(
        "INPUT_FOLDER = {folder} holds no result of an assessment ({n} files looked at). Choose "
        "the folder that the maps, tables and models of the earlier steps were written to."
    ).format(folder=e.folder, n=e.n_files),
    BadManifest: lambda e: tr(
        "{path} cannot be read as the list of runs of a workspace ({reason}). Rename or delete it: "
        "results stay as they are, only the parameters they were made with are forgotten."
    ).format(path=e.path, reason=e.reason),
}
