"""Sentences for the diagnosis and its report."""

from __future__ import annotations

from ...core import errors
from ..translation import tr

ERRORS = {
    errors.NoResults: lambda e: tr(
        "INPUT_FOLDER = {folder} holds no result of an assessment ({n} files looked at). Choose "
        "the folder that the maps, tables and models of the earlier steps were written to."
    ).format(folder=e.folder, n=e.n_files),
}
