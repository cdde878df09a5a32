"""Random damage to files: bytes, tables, JSON, arrays, archives. The same seed does the same."""

from __future__ import annotations

import copy
import hashlib
import io
import json
import re
import struct
import zipfile

import numpy as np

# Cells that tables should not have, and some that look wrong and are right.
CELLS = (
    *("", " ", "nan", "inf", "-inf", "1e999", "-1e308", "1e-320", "-9999", "NULL", "0x10", "1_000"),
    *("1,5", "1;5", "１２", "١٢", "-0", "+", "--1", "1e", ".", "9" * 400, "x" * 140_000, "\0"),
    *('"', '""', "'", "\t", "=1+1", "../../x", "#zzzzzz", "*", "|", "1|", "true", "2005-13-45"),
    *(
        "0000-00",
        "99999-01",
        "2005-02-30T25:61",
        "人",
        "\ud7ff",
        "\u202e",
        "2147483648",
        "-1",
        "1e18",
    ),
)
# What stands where a table is expected.
STRANGERS = (
    *(b"", b"\0" * 64, b"PK\x03\x04" + bytes(60), b"%PDF-1.4\n", b"\x89PNG\r\n\x1a\n", b"\xff\xfe"),
    *(b"\xef\xbb\xbf", b"\n" * 50, b"," * 5000, b'"' * 999, b"<html></html>", b"\xff" * 300, b"\r"),
)
VALUES = (
    *(None, True, False, 0, -1, 1e308, 2**70, -(2**31), 0.5, "", "x", "../x", "NaN", [], {}, [[]]),
    *([None], {"": 0}, [0] * 3000, "人" * 500, float("inf")),
)


def pick(random, options):
    """Return one of the options."""
    return options[int(random.integers(len(options)))]


# --- bytes --------------------------------------------------------------------------------------


def damage_bytes(random, content: bytes) -> bytes:
    """Change, lose, double or add some bytes anywhere."""
    data = bytearray(content)
    for _ in range(int(random.integers(1, 6))):
        place = int(random.integers(len(data) + 1))
        length = int(random.integers(1, 17))
        action = int(random.integers(5))
        if action == 0 and place < len(data):
            data[place] ^= 1 << int(random.integers(8))
        elif action == 1:
            data[place : place + length] = random.bytes(length)
        elif action == 2:
            del data[place : place + length]
        elif action == 3:
            data[place:place] = data[place : place + length]
        else:
            data[place : place + 4] = struct.pack("<I", pick(random, (0, 1, 2**31, 2**32 - 1)))
    return bytes(data[: int(random.integers(len(data) + 1))] if random.random() < 0.15 else data)


def damage_words(random, content: bytes) -> bytes:
    """Exchange or lose some words and numbers of a text."""
    words = re.split(r"(\w[\w.+-]*)", content.decode("latin-1"))
    for _ in range(int(random.integers(1, 4))):
        place = 2 * int(random.integers(len(words) // 2)) + 1
        other = 2 * int(random.integers(len(words) // 2)) + 1
        words[place] = pick(random, (*CELLS, words[other], "2147483648", "-5", "0"))
    return "".join(words).encode("utf-8", "replace")


# --- tables -------------------------------------------------------------------------------------


def damage_table(random, content: bytes) -> bytes:
    """Damage cells, rows, columns, the header, the separator or the encoding of a CSV."""
    if random.random() < 0.05:
        return pick(random, STRANGERS)
    if random.random() < 0.15:
        return damage_bytes(random, content)
    rows = [line.split(",") for line in content.decode("utf-8-sig").splitlines()]
    for _ in range(int(random.integers(1, 4))):
        _damage_rows(random, rows)
    text = pick(random, (",", ",", ",", ";", "\t", ", ")).join
    ending = pick(random, ("\n", "\n", "\r\n", "\r"))
    whole = ending.join(text(row) for row in rows) + ending
    encoding = pick(random, ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "gb18030"))
    return whole.encode(encoding, "replace")


def _damage_rows(random, rows: list) -> None:
    if not rows:
        return
    row = pick(random, rows)
    action, place = int(random.integers(9)), int(random.integers(len(row) + 1))
    if action <= 2 and place < len(row):
        row[place] = pick(random, CELLS)
    elif action == 3:
        row[place:place] = [pick(random, CELLS)]
    elif action == 4:
        del row[place:]
    elif action == 5:
        rows.remove(row)
    elif action == 6:
        rows.insert(int(random.integers(len(rows) + 1)), list(row))
    elif action == 7:
        wide = max(len(one) for one in rows)
        column = int(random.integers(wide)) if wide else 0
        for one in rows:
            del one[column : column + 1]
    elif row is not rows[0]:
        column = min(place, len(rows[0]) - 1)
        for one in rows[1:]:
            if 0 <= column < len(one):
                one[column] = row[column] if column < len(row) else ""


# --- JSON ---------------------------------------------------------------------------------------


def damage_json(random, content: bytes) -> bytes:
    """Lose, exchange or nest fields of a JSON text."""
    if random.random() < 0.1:
        return damage_bytes(random, content)
    if random.random() < 0.03:
        return b"[" * 100_000
    data = copy.deepcopy(json.loads(content))
    for _ in range(int(random.integers(1, 4))):
        places = list(_places(data))
        if not places:
            break
        holder, key = pick(random, places)
        if random.random() < 0.25:
            del holder[key]
        elif random.random() < 0.1:
            deep = 0
            for _ in range(300):
                deep = [deep]
            holder[key] = deep
        else:
            holder[key] = copy.deepcopy(pick(random, VALUES))
    return json.dumps(data).encode()


def _places(data):
    """Yield every container of a JSON value with each of its keys."""
    keys = list(data) if isinstance(data, dict) else range(len(data))
    for key in keys:
        yield data, key
        if isinstance(data[key], (dict, list)):
            yield from _places(data[key])


# --- arrays and archives ------------------------------------------------------------------------


def damage_array(random, content: bytes) -> bytes:
    """Change the head of an ``.npy`` file, or its numbers."""
    if random.random() < 0.3:
        return damage_bytes(random, content)
    array = np.load(io.BytesIO(content), allow_pickle=False)
    action = int(random.integers(5))
    if action == 0 and array.size and array.dtype.kind in "fiu":
        array = array.copy()
        strange = (np.nan, np.inf, -1e30) if array.dtype.kind == "f" else (0, -1 % 100, 100)
        array.reshape(-1)[int(random.integers(array.size))] = pick(random, strange)
    elif action == 1:
        array = array.reshape(-1)[: int(random.integers(array.size + 1))]
    elif action == 2:
        array = (
            array.astype(pick(random, ("f8", "f4", "i8", "S3", "c16", "b1")))
            if (array.dtype.names is None)
            else array[:0]
        )
    elif action == 3:
        shape = pick(
            random, ("(2305843009213693952,)", "(-1,)", "(0, 9999999999)", "((1,),)", "()")
        )
        return _head(f"{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}, }}") + bytes(64)
    else:
        return _head("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }") + b"\x80\x04."
    packed = io.BytesIO()
    np.save(packed, array, allow_pickle=False)
    return packed.getvalue()


def _head(text: str) -> bytes:
    head = text.encode().ljust(117) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(head)) + head


def damage_part(random, name: str, content: bytes) -> bytes:
    """Damage a part of an archive as what its name says it is."""
    try:
        return _by_ending(name)(random, content)
    except Exception:
        return damage_bytes(random, content)  # it was damaged before


def _by_ending(name: str):
    if name.endswith(".json"):
        return damage_json
    if name.endswith(".csv"):
        return damage_table
    if name.endswith(".npy"):
        return damage_array
    return damage_archive if name.endswith(".skops") else damage_bytes


def damage_archive(random, content: bytes, seal=None) -> bytes:
    """Damage parts of an archive, its list of parts, or its bytes.

    `seal` mends the checksums as a forger would.
    """
    if random.random() < 0.2:
        return damage_bytes(random, content)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {entry.filename: file.read(entry) for entry in file.infolist()}
    for _ in range(int(random.integers(1, 3))):
        name = pick(random, list(parts))
        if random.random() < 0.08:
            del parts[name]
        elif random.random() < 0.08:
            parts[pick(random, ("../x", "/x", "x\\y", ".", "a/b", "CON", "model.json "))] = b"x"
        else:
            parts[name] = damage_part(random, name, parts[name])
        if not parts:
            break
    if seal is not None and random.random() < 0.9:
        parts = seal(parts)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", pick(random, (0, 0, 8, 12, 14))) as file:
        for name, part in parts.items():
            file.writestr(zipfile.ZipInfo(name) if random.random() < 0.5 else name, part)
    return packed.getvalue()


def sealed_model(parts: dict) -> dict:
    """Write sizes and checksums that fit into ``model.json``, where that can be read."""
    try:
        about = json.loads(parts["model.json"])
        about["files"] = {
            name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in parts.items()
            if name != "model.json"
        }
    except (KeyError, ValueError, TypeError, RecursionError):
        return parts
    return {**parts, "model.json": json.dumps(about).encode()}
