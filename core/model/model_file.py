"""The model file of every kind: a zip read with limits, ``model.json`` and parts with checksums.

The outer shell of a model file: a zip that is read with limits and written whole or not at all.

A model file may come from anywhere. Its parts are read into memory by name, never extracted, and
nothing is believed before it is checked.

What the files of all kinds of models share: ``model.json`` and parts with their checksums.

===============  ==================================================================================
format, schema   "carbonsink-model" and the version of the format
kind             which room wrote it and reads it: "estimator" (also where the field is missing),
                 "sequence", ... (see ``core.model_kinds``)
files            size and SHA-256 of every other part of the file
===============  ==================================================================================

The other fields are those of the kind. A room that brings a kind of its own writes with
`write_model_file` and gets what `read_model_file` has checked.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import struct
import zipfile
import zlib
from typing import NamedTuple

from ..errors_and_notes.learn import BadBundle, NewerBundle
from ..files.atomic import atomic_writer
from ..files.reading import LONGEST, is_zip, require_regular
from .model_description import Fields, read_predictors

# No part of a real model is larger: 1500 full trees on 20 000 records take about 1 GiB.
MAX_PART_BYTES = 4 * 2**30

MAX_PARTS = 1000

# Real parts shrink to a third or a tenth. What shrinks more is a bomb, once it is large.
MAX_RATIO = 100

# The description: a few kilobytes, more with many sites and classes.
MAX_DESCRIPTION_BYTES = 64 * 2**20

SMALL_BYTES = 64 * 2**20

# All parts carry this date: the same model makes the same file.
_DATE = (1980, 1, 1, 0, 0, 0)

_DIGEST = re.compile(r"[0-9a-f]{64}")


def read_archive(path: str) -> dict:
    """Read all parts of a model file.

    Parameters
    ----------
    path : str
        The file.

    Returns
    -------
    dict of str to bytes
        Contents by name.

    Raises
    ------
    BadBundle
        When it is no zip, is damaged, or holds what no model of ours does; `why` says which.
    """
    try:
        require_regular(path)
        with open(path, "rb") as file:
            return _read_parts(file, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error) as error:
        raise BadBundle(path, "truncated", str(error)) from error
    except (NotImplementedError, RuntimeError, ValueError) as error:
        # Encrypted parts and packing methods that we never use.
        raise BadBundle(path, "foreign", str(error)) from error
    except OSError as error:
        raise BadBundle(path, "unreadable", error.strerror or str(error)) from error


def _read_parts(file, path: str) -> dict:
    """Return the parts of a model file, unpacked within limits."""
    if not is_zip(file.read(LONGEST)):
        raise BadBundle(path, "not-zip")
    size = file.seek(0, os.SEEK_END)
    with zipfile.ZipFile(file) as archive:
        entries = archive.infolist()
        _check_entries(entries, size, path)
        parts = {}
        for entry in entries:
            with archive.open(entry) as part:
                parts[entry.filename] = part.read(entry.file_size)
                if len(parts[entry.filename]) != entry.file_size:
                    raise BadBundle(path, "truncated", entry.filename)
        return parts


def _check_entries(entries: list, size: int, path: str) -> None:
    """Check the table of contents of a model file before anything is unpacked."""
    names = [entry.filename for entry in entries]
    for name in names:
        if not name or "/" in name or "\\" in name or ":" in name or name.startswith("."):
            raise BadBundle(path, "path", name)
    if len(set(names)) != len(names):
        raise BadBundle(path, "duplicate", next(n for n in names if names.count(n) > 1))
    packed = sum(entry.compress_size for entry in entries)
    # Parts that share their packed bytes add up to more than the file.
    if len(entries) > MAX_PARTS or packed > size:
        raise BadBundle(path, "too-large", f"{len(entries)}")
    for entry in entries:
        large = entry.file_size > SMALL_BYTES
        bomb = large and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        max_bytes = MAX_DESCRIPTION_BYTES if entry.filename == _MODEL else MAX_PART_BYTES
        if bomb or entry.file_size > max_bytes:
            raise BadBundle(path, "too-large", entry.filename)
    # Many small bombs are a large one.
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > max(SMALL_BYTES, MAX_RATIO * packed):
        raise BadBundle(path, "too-large", f"{unpacked}")


def write_archive(path: str, parts: dict) -> None:
    """Write parts as a model file, beside its place first; an older file is replaced at the end.

    Parameters
    ----------
    path : str
        The file.
    parts : dict of str to bytes
        Contents by name, in order.

    Raises
    ------
    OutputNotWritable, DiskFull
        When the place cannot be written; an older file then stays as it was.
    """
    size = sum(len(content) for content in parts.values())
    with atomic_writer(path, size) as file, zipfile.ZipFile(file, "w") as archive:
        for part, content in parts.items():
            if len(content) > MAX_PART_BYTES:
                raise BadBundle(path, "too-large", part)
            archive.writestr(_zip_entry(part), content, compresslevel=6)


def _zip_entry(name: str) -> zipfile.ZipInfo:
    """Return the header of a part of the model file; the same on every system."""
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


FORMAT = "carbonsink-model"

# 2: forests as flat arrays. 3: ensembles that weigh whole series.
SCHEMA = 3

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

    @property
    def inputs(self) -> dict:
        """Variables that a prediction of the model needs, by its description alone.

        Each has the variable that it can be made from instead: ``{"aspect_sin": "aspect"}``; empty
        where there is none.

        Raises
        ------
        BadBundle
            When the description is damaged.
        """
        predictors = read_predictors(self.fields)
        source_by_name = {
            predictor.name: predictor.angle.source if predictor.angle else ""
            for predictor in predictors
        }
        stratum = self.fields.take("stratum", str) if "stratum" in self.fields.names else ""
        return (
            {**source_by_name, stratum: ""}
            if stratum and stratum not in source_by_name
            else source_by_name
        )

    def require_parts(self, names) -> None:
        """Refuse the file unless it has just these parts.

        Raises
        ------
        BadBundle
            With why = "schema".
        """
        self.fields.require(set(names) == set(self.parts), "files")


def write_model_file(path: str, kind: str, description: dict, parts: dict) -> None:
    """Write a model file, whole or not at all; the same contents make the same bytes.

    Parameters
    ----------
    path : str
        The file.
    kind : str
        Kind of model.
    description : dict
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
        {**description, **shell}, indent=1, sort_keys=True, allow_nan=False, ensure_ascii=False
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


def model_file_digest(path: str) -> str:
    """Return the SHA-256 of a model file, which tells it from every other model.

    Raises
    ------
    BadBundle
        When it cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with open(path, "rb") as file:
            for chunk in iter(lambda: file.read(1 << 20), b""):
                digest.update(chunk)
    except OSError as error:
        raise BadBundle(path, "unreadable", error.strerror or str(error)) from error
    return digest.hexdigest()


def read_files(fields: Fields) -> dict:
    """Return size and SHA-256 of the parts of the model file, which its description lists."""
    files = fields.section("files")
    files_by_name = {}
    for name in files.names:
        entry = files.section(name)
        digest = entry.take("sha256", str)
        entry.require(_DIGEST.fullmatch(digest), "sha256")
        files_by_name[name] = (entry.take("bytes", int), digest)
    return files_by_name
