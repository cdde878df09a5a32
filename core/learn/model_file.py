"""What the files of all kinds of models share: ``model.json`` and parts with their checksums.

===============  ==================================================================================
format, schema   "carbonsink-model" and the version of the format
kind             which room wrote it and reads it: "estimator" (also where the field is missing),
                 "sequence", ... (see ``core.models``)
files            size and SHA-256 of every other part of the file
===============  ==================================================================================

The other fields are those of the kind. A room that brings a kind of its own writes with
`write_model_file` and gets what `read_model_file` has checked.
"""

from __future__ import annotations

import hashlib
import json
from typing import NamedTuple

from ..errors import BadBundle, NewerBundle
from .archive import read_archive, write_archive
from .fields import Fields, read_files

FORMAT = "carbonsink-model"
SCHEMA = 1
ESTIMATOR = "estimator"
_MODEL = "model.json"


class ModelFile(NamedTuple):
    """A model file whose shell was checked; nothing of its parts is believed yet.

    Parameters
    ----------
    path : str
        The file.
    kind : str
        Kind of model.
    fields : Fields
        ``model.json``.
    parts : dict of str to bytes
        The other parts, as large and as unchanged as ``model.json`` says.
    """

    path: str
    kind: str
    fields: Fields
    parts: dict

    def require_parts(self, names) -> None:
        """Refuse the file unless it has just these parts.

        Raises
        ------
        BadBundle
            With why = "schema".
        """
        self.fields.require(set(names) == set(self.parts), "files")


def write_model_file(path: str, kind: str, about: dict, parts: dict) -> None:
    """Write a model file, whole or not at all; the same contents make the same bytes.

    Parameters
    ----------
    path : str
        The file.
    kind : str
        Kind of model.
    about : dict
        Fields of ``model.json`` besides those of the shell.
    parts : dict of str to bytes
        The other parts by name.

    Raises
    ------
    OutputNotWritable, DiskFull
        When the place cannot be written.
    """
    files = {
        name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in parts.items()
    }
    shell = {"format": FORMAT, "schema": SCHEMA, "kind": kind, "files": files}
    text = json.dumps(
        {**about, **shell}, indent=1, sort_keys=True, allow_nan=False, ensure_ascii=False
    )
    write_archive(path, {_MODEL: text.encode("utf-8"), **parts})


def read_model_file(path: str) -> ModelFile:
    """Read a model file of any kind and check its shell.

    Raises
    ------
    BadBundle
        When the file is no model of ours, or damaged or changed; `why` says what.
    NewerBundle
        When a later version wrote it.
    """
    content = read_archive(path)
    if _MODEL not in content:
        raise BadBundle(path, "foreign", _MODEL)
    try:
        data = json.loads(content.pop(_MODEL).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadBundle(path, "schema", str(error)) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise BadBundle(path, "foreign")
    fields = Fields(data, path)
    schema = fields.take("schema", int)
    if schema > SCHEMA:
        raise NewerBundle(path, schema, SCHEMA)
    fields.require(schema >= 1, "schema")
    # Files of the first version have no such field.
    kind = fields.take("kind", str) if "kind" in data else ESTIMATOR
    _check_content(read_files(fields), content, path)
    return ModelFile(path, kind, fields, content)


def _check_content(files: dict, content: dict, path: str) -> None:
    """Check that the parts of the file are the described ones, unchanged."""
    for name in sorted(files):
        if name not in content:
            raise BadBundle(path, "missing", name)
    for name in sorted(content):
        if name not in files:
            raise BadBundle(path, "foreign", name)
        size, digest = files[name]
        if size != len(content[name]) or digest != hashlib.sha256(content[name]).hexdigest():
            raise BadBundle(path, "checksum", name)
