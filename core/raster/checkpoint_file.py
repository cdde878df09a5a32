"""Files of checkpoints: what a kernel returned, arrays in NumPy's format and plain facts as JSON.

A checkpoint may have been changed by whoever can write in its folder. So reading builds arrays,
numbers, texts, tuples, lists and dicts, and those records that the caller names: nothing in the
file chooses what is imported or called. The archive is not compressed, so nothing in it is larger
than the file itself.

In the JSON, numbers, texts, booleans and null stand for themselves; everything else is an object
with one key: ``array`` and ``scalar`` (number of the array file), ``tuple`` and ``list`` (items),
``dict`` (pairs), or the name of a record (its values, in the order of its fields).
"""

from __future__ import annotations

import dataclasses
import io
import json
import zipfile

import numpy as np

from ..files.npy import npy_bytes, read_npy

_FACTS = "facts.json"
_PLAIN = (type(None), bool, int, float, str)
# Booleans, integers and floating-point numbers.
_KINDS = "biuf"
# Entries of the archive besides the file's own: a block has a few dozen arrays.
_MAX_ARRAYS = 1000
# Plain facts are counts by class and the like; large ones are arrays. Parsed JSON takes many times
# the memory of its text.
_MAX_FACTS = 16 << 20


class BadCheckpoint(ValueError):
    """Bytes that are not a checkpoint as `checkpoint_bytes` writes it."""


def checkpoint_bytes(value, records: tuple = ()) -> bytes:
    """Return what a kernel returned as the bytes of a checkpoint file.

    Parameters
    ----------
    value : object
        Arrays and NumPy scalars of numbers, plain values, tuples, lists and dicts of them, and
        records.
    records : tuple of type
        Dataclasses and named tuples that may be among them.

    Raises
    ------
    TypeError
        For anything else.
    """
    arrays: list = []
    names = _records_by_name(records)
    facts = json.dumps(_encode_value(value, arrays, names), separators=(",", ":"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_FACTS, facts)
        for number, array in enumerate(arrays):
            archive.writestr(_array_name(number), npy_bytes(array))
    return packed.getvalue()


def read_checkpoint(content: bytes, records: tuple = ()):
    """Return what a kernel returned for a block, from the bytes of a checkpoint file.

    Parameters
    ----------
    content : bytes
        What `checkpoint_bytes` returned.
    records : tuple of type
        The records it may hold.

    Raises
    ------
    BadCheckpoint
        When the content is damaged, or is not such a block.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            contents_by_name = _read_entries(archive)
        facts = json.loads(contents_by_name.pop(_FACTS).decode("utf-8"))
        arrays = {
            name: _require_numbers(read_npy(content_of_array))
            for name, content_of_array in contents_by_name.items()
        }
        return _decode_value(facts, arrays, _records_by_name(records))
    except BadCheckpoint:
        raise
    except Exception as error:  # zipfile and json fail in many ways on what they did not write
        raise BadCheckpoint(f"{type(error).__name__}: {error}") from error


def _read_entries(archive: zipfile.ZipFile) -> dict:
    """Return the entries of a checkpoint file, whose checksums are compared while they are read."""
    entries = archive.infolist()
    if len(entries) > _MAX_ARRAYS:
        raise BadCheckpoint("too many entries")
    expected = {_FACTS, *(_array_name(number) for number in range(len(entries) - 1))}
    stored = all(entry.compress_type == zipfile.ZIP_STORED for entry in entries)
    if not stored or {entry.filename for entry in entries} != expected:
        raise BadCheckpoint("unexpected entries")
    if archive.getinfo(_FACTS).file_size > _MAX_FACTS:
        raise BadCheckpoint("too many facts")
    return {entry.filename: archive.read(entry) for entry in entries}


def _array_name(number: int) -> str:
    """Return the name of an array in a checkpoint file."""
    return f"{number}.npy"


def _records_by_name(records: tuple) -> dict:
    """Return the classes of records that a checkpoint file may hold, by name."""
    return {record.__name__: record for record in records}


def _fields_of_record(record: type) -> tuple:
    """Return the names of the fields of a record in a checkpoint file."""
    if dataclasses.is_dataclass(record):
        return tuple(field.name for field in dataclasses.fields(record))
    return getattr(record, "_fields")  # noqa: B009  (a named tuple)


def _encode_value(value, arrays: list, records: dict):
    """Return a value of a checkpoint file as JSON; arrays are numbered."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, (np.ndarray, np.generic)):
        array = np.asarray(value)
        if array.dtype.kind not in _KINDS:
            raise TypeError(f"array of {array.dtype}")
        arrays.append(array)
        return {"array" if kind is np.ndarray else "scalar": len(arrays) - 1}
    if records.get(kind.__name__) is kind:
        values = [getattr(value, name) for name in _fields_of_record(kind)]
        return {kind.__name__: [_encode_value(item, arrays, records) for item in values]}
    if kind is tuple or kind is list:
        return {kind.__name__: [_encode_value(item, arrays, records) for item in value]}
    if kind is dict:
        pairs = value.items()
        return {"dict": [[_encode_value(item, arrays, records) for item in pair] for pair in pairs]}
    raise TypeError(f"{kind.__module__}.{kind.__name__} in a block")


def _decode_value(value, arrays: dict, records: dict):
    """Return a value of a checkpoint file from JSON, arrays by their numbers."""
    if isinstance(value, _PLAIN):
        return value
    if not isinstance(value, dict) or len(value) != 1:
        raise BadCheckpoint("unexpected JSON")
    ((key, content),) = value.items()
    if key in ("array", "scalar"):
        array = arrays[_array_name(content)]
        return array if key == "array" else array[()]
    if not isinstance(content, list):
        raise BadCheckpoint(key)
    if key == "dict":
        pairs = [[_decode_value(item, arrays, records) for item in pair] for pair in content]
        return dict(pairs)
    items = [_decode_value(item, arrays, records) for item in content]
    if key == "list":
        return items
    if key == "tuple":
        return tuple(items)
    record = records.get(key)
    if record is None or len(items) != len(_fields_of_record(record)):
        raise BadCheckpoint(key)
    return record(*items)


def _require_numbers(array: np.ndarray) -> np.ndarray:
    """Return an array that a checkpoint file may hold; raise for one that is not of numbers."""
    if array.dtype.kind not in _KINDS:
        raise BadCheckpoint(f"array of {array.dtype}")
    return array
