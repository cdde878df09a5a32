"""Schemas: what values that were read from a file must look like before anything uses them.

A kept block of a run may have been changed by whoever can write in its folder, and still be read:
an array of another shape, a text where a number belongs. What takes in the facts of a block says
what it expects as a form; a block that does not fit is computed again. A form is one of

- `Counts`, `Numbers`: an array, by dtype, shape and limits;
- `Count`, ``bool``, ``int``, ``float``, ``str``: a plain value, where ``float`` takes any number;
- a tuple of forms, `Each`: a tuple of that length, of any length;
- a dict of forms, `Mapping`: a dict with just those keys, with any keys;
- `Record`: a record with a form for each field; `Either`: one of several forms;
- `ANYTHING`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

# The form of a value that nothing relies on.
ANYTHING = object()
# Larger integers do not fit into an array or a float.
_LARGEST = 2**62


class Counts(NamedTuple):
    """An array of integers from 0 to `most`; `shape` as in `Numbers`."""

    shape: tuple
    most: int = _LARGEST


class Numbers(NamedTuple):
    """An array of the dtype kinds `kinds`.

    A text in `shape` stands for any length, the same wherever the text occurs in a form.
    """

    kinds: str
    shape: tuple


class Count(NamedTuple):
    """An integer from 0 to `most`."""

    most: int = _LARGEST


class Each(NamedTuple):
    """A tuple of any length whose items have one form."""

    item: object


class Mapping(NamedTuple):
    """A dict whose keys and values have one form each."""

    key: object
    value: object


class Record(NamedTuple):
    """A dataclass or named tuple, with a form for each of its fields."""

    kind: type
    fields: dict


class Either(NamedTuple):
    """One of several forms."""

    forms: tuple


def matches_schema(value, schema, lengths: dict | None = None) -> bool:
    """Say whether a value that was read has the form of a schema.

    Parameters
    ----------
    value : object
        What `read_checkpoint` returned, or an item of it.
    schema : object
        See the module.
    lengths : dict, optional
        Lengths that texts in shapes stand for, as far as they are known.
    """
    lengths = {} if lengths is None else lengths
    if schema is ANYTHING:
        return True
    if schema is bool:
        return isinstance(value, bool)
    if schema in (int, float, str):
        return _is_of_type(value, schema)
    if isinstance(schema, Count):
        return _is_of_type(value, int) and 0 <= value <= schema.most
    if isinstance(schema, Counts):
        return _is_array(value, "iu", schema.shape, lengths) and (
            value.size == 0 or (int(value.min()) >= 0 and int(value.max()) <= schema.most)
        )
    if isinstance(schema, Numbers):
        return _is_array(value, schema.kinds, schema.shape, lengths)
    if isinstance(schema, Either):
        return any(matches_schema(value, item_schema, lengths) for item_schema in schema.forms)
    if isinstance(schema, Each):
        return type(value) is tuple and all(
            matches_schema(item, schema.item, lengths) for item in value
        )
    if isinstance(schema, Mapping):
        return type(value) is dict and all(
            matches_schema(key, schema.key, lengths) and matches_schema(item, schema.value, lengths)
            for key, item in value.items()
        )
    if isinstance(schema, Record):
        return type(value) is schema.kind and all(
            matches_schema(getattr(value, name), item_schema, lengths)
            for name, item_schema in schema.fields.items()
        )
    if isinstance(schema, dict):
        return (
            type(value) is dict
            and set(value) == set(schema)
            and all(
                matches_schema(value[key], item_schema, lengths)
                for key, item_schema in schema.items()
            )
        )
    return (
        type(value) is tuple
        and len(value) == len(schema)
        and all(
            matches_schema(item, item_schema, lengths) for item, item_schema in zip(value, schema)
        )
    )


def _is_of_type(value, kind: type) -> bool:
    """Say whether a value that was read is of a type of the schema."""
    if isinstance(value, (bool, np.bool_)):
        return False
    if kind is str:
        return isinstance(value, str)
    is_integer = isinstance(value, (int, np.integer)) and abs(int(value)) <= _LARGEST
    return is_integer or (kind is float and isinstance(value, (float, np.floating)))


def _is_array(value, kinds: str, shape: tuple, lengths: dict) -> bool:
    """Say whether a value is an array as the schema has it: kinds of dtype and shape."""
    if not isinstance(value, np.ndarray) or value.dtype.kind not in kinds:
        return False
    if value.ndim != len(shape):
        return False
    expected_shape = [
        lengths.setdefault(length, size) if isinstance(length, str) else length
        for length, size in zip(shape, value.shape)
    ]
    return list(value.shape) == expected_shape
