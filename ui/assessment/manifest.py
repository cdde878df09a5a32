"""The manifest of a workspace: which run made what from which files, as a small JSON file.

It is a convenience, no lock: results made elsewhere count as well, and a lost manifest costs only
the knowledge of the parameters that were used. Paths inside the workspace are kept relative, so
that a workspace can be moved.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
from pathlib import Path
from typing import NamedTuple

from ...core.errors_and_notes.diagnosis import BadManifest
from ...core.files.atomic import publish_text
from ...core.files.reading import read_bytes, require_regular
from ...core.files.schema import ANYTHING, Each, Either, Mapping, matches_schema

NAME = "carbonsink.json"
VERSION = 1
# A manifest has a few hundred kilobytes at most, also of long series.
_MAX_BYTES = 64 << 20

# Small files and SQLite files are compared by content: a copy, or a GeoPackage that was merely
# looked at, has another time but is no other file.
DIGEST_LIMIT = 4 << 20
SQLITE_HEADER = 100  # bytes at the start that change when somebody only reads
SQLITE_ENDINGS = (".gpkg", ".sqlite")


class Record(NamedTuple):
    """One finished run.

    Parameters
    ----------
    parameters : dict
        What it was run with, plain values.
    offered : dict
        What the dialog was filled in with.
    numbers : dict
        Its output numbers and texts.
    inputs, outputs : dict of str to dict
        Files and what they looked like.
    finished : str
        Date and time.
    warnings : tuple of str
        What it warned of, where it was run without a dialog that shows its log.
    """

    parameters: dict
    offered: dict
    numbers: dict
    inputs: dict
    outputs: dict
    finished: str
    warnings: tuple = ()


_FACTS = Mapping(str, Mapping(str, Either((int, float, str))))
_FORMS = {
    "parameters": Mapping(str, ANYTHING),
    "offered": Mapping(str, ANYTHING),
    "numbers": Mapping(str, Either((bool, float, str))),
    "inputs": _FACTS,
    "outputs": _FACTS,
    "finished": str,
    "warnings": Each(str),
}
_CHOICES = Mapping(str, Mapping(str, str))


class Manifest(NamedTuple):
    """The records by task, the data folder if it is not the workspace's own, and choices.

    `choices` holds by file of the data folder what the user has set about it, `added` the files and
    folders from elsewhere that belong to the data.
    """

    records: dict
    data_folder: str = ""
    choices: dict = {}
    added: tuple = ()


def read_manifest(folder) -> Manifest:
    """Return the manifest of a workspace; an empty one where there is none.

    Raises
    ------
    BadManifest
        When the file is no manifest.
    """
    path = Path(folder) / NAME
    if not path.is_file():
        return Manifest({})
    absolute = functools.partial(_absolute_path, folder=folder)
    try:
        content = json.loads(read_bytes(path, _MAX_BYTES).decode("utf-8"))
        records = {
            key: _checked_record(_record_of(_change_texts(fields, absolute)))
            for key, fields in content["runs"].items()
        }
        choices = _change_texts(content.get("choices", {}), absolute)
        if not matches_schema(choices, _CHOICES):
            raise ValueError("choices")
        added_paths = _change_texts(content.get("added", []), absolute)
        if not isinstance(added_paths, list) or not all(
            isinstance(path, str) for path in added_paths
        ):
            raise ValueError("added")
        data_folder = absolute(content.get("data_folder", ""))
        return Manifest(records, data_folder, choices, tuple(added_paths))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadManifest(str(path), str(error)) from None


def _record_of(fields: dict) -> Record:
    """Return a record of the manifest as JSON has it."""
    return Record(**{**fields, "warnings": tuple(fields.get("warnings", ()))})


def _checked_record(record: Record) -> Record:
    """Return a record of the manifest whose fields have the types they should.

    Raises
    ------
    ValueError
        Naming the first that has not.
    """
    for name, form in _FORMS.items():
        if not matches_schema(getattr(record, name), form):
            raise ValueError(name)
    return record


def write_manifest(folder, manifest: Manifest) -> None:
    """Write the manifest of a workspace."""
    runs = {key: record._asdict() for key, record in manifest.records.items()}
    relative = functools.partial(_relative_path, folder=folder)
    content = {
        "version": VERSION,
        "data_folder": relative(manifest.data_folder),
        "runs": _change_texts(runs, relative),
        "choices": _change_texts(manifest.choices, relative),
        "added": _change_texts(manifest.added, relative),
    }
    publish_text(str(Path(folder) / NAME), json.dumps(content, indent=1, ensure_ascii=False) + "\n")


def with_choice(manifest: Manifest, path: str, changes: dict) -> Manifest:
    """Return the manifest with changes of what was set about a file; None takes a key back."""
    choice = {**manifest.choices.get(path, {}), **changes}
    choice = {key: value for key, value in choice.items() if value is not None}
    others = {name: other_choice for name, other_choice in manifest.choices.items() if name != path}
    return manifest._replace(choices={**others, path: choice} if choice else others)


def with_record(manifest: Manifest, key: str, record: Record) -> Manifest:
    """Return the manifest with one more record."""
    return manifest._replace(records={**manifest.records, key: record})


def fingerprint(path) -> dict:
    """Return what a file looks like: size, time, and a digest if that is cheap or needed."""
    facts = os.stat(path)
    facts_of_file = {"size": facts.st_size, "time": facts.st_mtime_ns}
    if facts.st_size <= DIGEST_LIMIT or _is_sqlite(path):
        facts_of_file["digest"] = _file_digest(path)
    return facts_of_file


def is_same(path, recorded: dict) -> bool:
    """Say whether a file still is what the manifest recorded."""
    try:
        facts = os.stat(path)
        if facts.st_mtime_ns == recorded.get("time") and facts.st_size == recorded.get("size"):
            return True
        return "digest" in recorded and _file_digest(path) == recorded["digest"]
    except OSError:
        return False


def is_read_marked(path) -> bool:
    """Say whether the time of a file may change when somebody only reads it."""
    return _is_sqlite(path)


def _is_sqlite(path) -> bool:
    return str(path).lower().endswith(SQLITE_ENDINGS)


def _file_digest(path) -> str:
    """Return the SHA-256 of a file, by which the manifest knows it again."""
    digest = hashlib.sha256()
    require_regular(path)
    with open(path, "rb") as stream:
        if _is_sqlite(path):
            stream.seek(SQLITE_HEADER)
        for chunk in iter(lambda: stream.read(1 << 20), b""):
            digest.update(chunk)
    return digest.hexdigest()


_IN_FOLDER = "./"


def _relative_path(text: str, folder) -> str:
    """Return a path inside the workspace as ``./...``; anything else as it is."""
    if not os.path.isabs(text):
        return text
    relative_path = (
        os.path.relpath(text, folder).replace(os.sep, "/")
        if _is_on_same_drive(text, folder)
        else ".."
    )
    return text if relative_path.startswith("..") else _IN_FOLDER + relative_path


def _is_on_same_drive(text: str, folder) -> bool:
    """Say whether a path of the manifest is on its drive, else it cannot be relative."""
    return os.path.splitdrive(text)[0].lower() == os.path.splitdrive(str(folder))[0].lower()


def _absolute_path(text: str, folder) -> str:
    """Return a path of the manifest, which is relative to its folder, as an absolute one."""
    if not text.startswith(_IN_FOLDER):
        return text
    return os.path.normpath(os.path.join(folder, text[len(_IN_FOLDER) :]))


def _change_texts(value, change):
    """Return a value of the manifest with every text, keys too, changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {change(key): _change_texts(item, change) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_change_texts(item, change) for item in value]
    return value
