"""Files of spatial weights: GAL and GWT (KWT) as GeoDa writes them, SWM as ArcGIS does.

Read here and not through libpysal, whose reader opens a table that the file names and takes
counts and identifiers as they come: here every number is checked against what the file holds.

- GAL: a line with the number of features, or ``0 n layer column``; then for each feature a line
  ``id count`` and one with the ids of its neighbours.
- GWT, KWT: ``0 n layer column``, then a line ``id neighbour value`` for each link. The value is
  the distance in a GWT, the weight of a kernel in a KWT.
- SWM: a line of text, the number of features and whether weights are row-standardised, then for
  each feature its id, the number of neighbours, their ids, their weights (one for all in files
  with ``FIXEDWEIGHTS@True``) and the sum of these; little-endian.

References
----------
Anselin, L. (2005). Exploring Spatial Data with GeoDa: A Workbook, chapters 15 and 16.
libpysal, `libpysal.io.iohandlers` (the layout of SWM).
"""

from __future__ import annotations

import math
import os
import re
import struct
from collections import Counter
from dataclasses import dataclass

import numpy as np

from ..errors_and_notes.pattern import (
    BadWeightsFile,
    FeaturesNotInFile,
    IdsDifferInZeros,
    IdsNotInLayer,
    IdsRepeated,
    NoIdMatches,
    WeightsRead,
)
from ..files.reading import read_bytes
from ..run import Run
from ..tables.encoding import decode
from ..tables.separators import split_lines
from .adjacency import Adjacency, starts_of

ENDINGS = ("gal", "gwt", "kwt", "swm")
# A line of more letters is no list of neighbours.
_MAX_LETTERS = 1 << 20
_HEADER_TOKENS = 4
# Ids that a message shows.
_SHOWN = 5
_WORD = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True)
class FileWeights:
    """What a file says: feature `ids[i]` has the neighbours ``members[starts[i]:starts[i + 1]]``.

    `members` and `values` (the weight or distance of each link; empty for GAL) belong together.
    `field` is the column of ids that the file names, if any, and `kind` the ending of its name.
    """

    path: str
    kind: str
    field: str
    ids: list
    starts: np.ndarray
    members: list
    values: np.ndarray


def read_weights(path: str) -> FileWeights:
    """Return the weights of a file.

    Raises
    ------
    BadWeightsFile
        When it is no such file, is cut off, or holds what cannot be.
    """
    kind = os.path.splitext(path)[1].lower().lstrip(".")
    if kind not in ENDINGS:
        raise BadWeightsFile(path, 0, "ending")
    try:
        content = read_bytes(path)
    except OSError as error:
        raise BadWeightsFile(path, 0, "unreadable", str(error)) from error
    if kind == "swm":
        return _read_swm(path, content)
    lines = _split_lines(path, content)
    return _read_gal(path, lines) if kind == "gal" else _read_gwt(path, kind, lines)


def _split_lines(path: str, content: bytes) -> list:
    """Return the words of each line of a weights file."""
    if b"\0" in content:
        raise BadWeightsFile(path, content[: content.index(b"\0")].count(b"\n") + 1, "line")
    lines = []
    for number, line in enumerate(split_lines(decode(content)[0].rstrip("\r\n")), 1):
        if len(line) > _MAX_LETTERS:
            raise BadWeightsFile(path, number, "line")
        lines.append([quoted or unquoted for quoted, unquoted in _WORD.findall(line)])
    return lines


def _read_header(path: str, lines: list) -> tuple:
    """Return the number of features and the column of ids of a text file."""
    words = lines[0] if lines else []
    # A layer's name may hold blanks.
    blanks = len(words) > _HEADER_TOKENS and words[0] in ("0", "1")
    if len(words) == _HEADER_TOKENS or blanks:
        return _parse_count(path, 1, words[1]), words[-1]
    if len(words) == 1:
        return _parse_count(path, 1, words[0]), ""
    raise BadWeightsFile(path, 1, "header")


def _parse_count(path: str, line: int, word: str) -> int:
    """Return the number of features or links in a weights file."""
    if not (word.isascii() and word.isdigit() and len(word) < 10):
        raise BadWeightsFile(path, line, "number", word[:40])
    return int(word)


def _read_gal(path: str, lines: list) -> FileWeights:
    """Return the weights of a GAL file."""
    n, field = _read_header(path, lines)
    ids, counts, members, line = [], [], [], 1
    while line < len(lines):
        words = lines[line]
        line += 1
        if not words:
            continue
        if len(words) != 2:
            raise BadWeightsFile(path, line, "count of words")
        count = _parse_count(path, line, words[1])
        neighbours: list = []
        while len(neighbours) < count and line < len(lines):
            neighbours += lines[line]
            line += 1
        if len(neighbours) != count:
            raise BadWeightsFile(path, line, "neighbours", words[0])
        ids.append(words[0])
        counts.append(count)
        members += neighbours
    return _checked_weights(path, "gal", field, n, ids, counts, members, [])


def _read_gwt(path: str, kind: str, lines: list) -> FileWeights:
    """Return the weights of a GWT or KWT file."""
    n, field = _read_header(path, lines)
    links: dict = {}
    for number, words in enumerate(lines[1:], 2):
        if not words:
            continue
        if len(words) != 3:
            raise BadWeightsFile(path, number, "count of words")
        try:
            value = float(words[2])
        except ValueError as error:
            raise BadWeightsFile(path, number, "number", words[2][:40]) from error
        if not (math.isfinite(value) and value >= 0):
            raise BadWeightsFile(path, number, "value", words[2][:40])
        links.setdefault(words[0], []).append((words[1], value))
    counts = [len(neighbours) for neighbours in links.values()]
    flat = [link for neighbours in links.values() for link in neighbours]
    members, values = [other for other, _ in flat], [value for _, value in flat]
    if len(links) > n:
        raise BadWeightsFile(path, 1, "features", str(len(links)))
    # Features without neighbours have no line of their own.
    return _checked_weights(path, kind, field, len(links), list(links), counts, members, values)


def _read_swm(path: str, content: bytes) -> FileWeights:
    """Return the weights of an SWM file."""
    end = content.find(b"\n")
    if not 0 < end < _MAX_LETTERS:
        raise BadWeightsFile(path, 0, "header")
    header = content[:end].decode("latin-1").strip()
    parts = header.split(";")
    header_fields = dict(part.split("@", 1) for part in parts if "@" in part)
    field = header_fields.get("UNIQUEID", "") if "VERSION" in header_fields else parts[0]
    fixed = header_fields.get("FIXEDWEIGHTS", "").strip().lower() == "true"
    offset = end + 1
    ids, counts = [], []
    members: list = []
    values: list = []
    try:
        n, _standardised = struct.unpack_from("<2i", content, offset)
        offset += 8
        for _feature in range(max(n, 0)):
            origin, count = struct.unpack_from("<2i", content, offset)
            offset += 8
            if count < 0 or count * 4 > len(content) - offset:
                raise BadWeightsFile(path, 0, "neighbours", str(origin))
            ids.append(str(origin))
            counts.append(count)
            if not count:
                continue
            members += map(str, struct.unpack_from(f"<{count}i", content, offset))
            offset += 4 * count
            stored = 1 if fixed else count
            weights = struct.unpack_from(f"<{stored}d", content, offset)
            values += weights * count if fixed else weights
            offset += 8 * stored + 8
    except struct.error as error:
        raise BadWeightsFile(path, 0, "cut off") from error
    if offset != len(content):
        raise BadWeightsFile(path, 0, "cut off")
    return _checked_weights(path, "swm", field, n, ids, counts, members, values)


def _checked_weights(path, kind, field, n, ids, counts, members, values) -> FileWeights:
    """Return the weights when numbers and ids are consistent."""
    if len(ids) != n or not n:
        raise BadWeightsFile(path, 0, "features", str(len(ids)))
    repeated = [name for name, times in Counter(ids).items() if times > 1]
    if repeated:
        raise BadWeightsFile(path, 0, "repeated", repeated[0])
    values = np.asarray(values, np.float64)
    if not (np.isfinite(values).all() and (values >= 0).all()):
        raise BadWeightsFile(path, 0, "value", str(values[~(values >= 0)][:1]))
    starts = np.zeros(n + 1, np.int64)
    np.cumsum(counts, out=starts[1:])
    return FileWeights(path, kind, field, ids, starts, members, values)


def id_text(value) -> str | None:
    """Return an id of a layer as weights files have it: whole numbers without a fraction.

    Examples
    --------
    >>> id_text(7.0), id_text("07"), id_text(None)
    ('7', '07', None)
    """
    if value is None or value != value:
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip() or None


def match_ids(contents: FileWeights, ids, field: str, values: str, run: Run) -> Adjacency:
    """Return the neighbours of features by their ids in a weights file.

    Parameters
    ----------
    contents : FileWeights
        The file.
    ids : sequence
        Id of each feature, in the layer's own type.
    field : str
        Column of the ids, for messages.
    values : str
        One of `settings.FILE_VALUES`.
    run : Run
        Receives what was read and what does not match.

    Raises
    ------
    IdsRepeated, NoIdMatches, IdsDifferInZeros
        When ids do not tell the features apart, or are not those of the file.
    """
    names = [id_text(value) for value in ids]
    position_of_id = _positions_of_ids(names, field)
    rows = {name: i for i, name in enumerate(contents.ids)}
    _check_zeros(contents, names, rows, field)
    known_names = [name for name in names if name in rows]
    if not known_names:
        example_ids = [name for name in names if name][:_SHOWN]
        raise NoIdMatches(contents.path, field, tuple(contents.ids[:_SHOWN]), tuple(example_ids))
    weighted = _file_has_weights(contents, values)
    pairs, own_weights = _read_links(contents, names, position_of_id, rows, weighted)
    _note_unmatched(contents, names, position_of_id, rows, field, run)
    selves = 0 if weighted else _count_selves(contents, position_of_id)
    what_was_read = contents.path, contents.kind, len(contents.ids), len(pairs), weighted, selves
    run.note(WeightsRead(*what_was_read))
    pairs.sort()
    first = np.array([pair[0] for pair in pairs], np.int64)
    members = np.array([pair[1] for pair in pairs], np.int64)
    starts = starts_of(first, len(names))
    if not weighted:
        return Adjacency(starts, members)
    return Adjacency(starts, members, np.array([pair[2] for pair in pairs]), own_weights)


def _positions_of_ids(names: list, field: str) -> dict:
    """Return the position of each id in the weights file."""
    position_of_id = {name: i for i, name in enumerate(names) if name is not None}
    if len(position_of_id) < sum(name is not None for name in names):
        repeated = [name for name, times in Counter(names).items() if name and times > 1]
        raise IdsRepeated(field, tuple(repeated[:_SHOWN]), len(repeated))
    return position_of_id


def _check_zeros(contents: FileWeights, names: list, rows: dict, field: str) -> None:
    """Refuse ids of a weights file such as "01" and "1", which tables turn into each other.

    Only ids that the other side lacks are compared: "01" and "1" may be two features.
    """
    layer_ids = set(names)
    unmatched: dict = {}
    for name in names:
        if name and name not in rows:
            unmatched.setdefault(name.lstrip("0"), name)
    pairs = [
        (name, unmatched[name.lstrip("0")])
        for name in contents.ids
        if name not in layer_ids and name.lstrip("0") in unmatched
    ]
    if pairs:
        in_file, in_layer = zip(*pairs[:_SHOWN])
        raise IdsDifferInZeros(contents.path, field, in_file, in_layer, len(pairs))


def _count_selves(contents: FileWeights, position_of_id: dict) -> int:
    """Return the number of used features that the file gives themselves as a neighbour."""
    return sum(
        name in position_of_id and name in contents.members[a:b]
        for name, a, b in zip(contents.ids, contents.starts, contents.starts[1:])
    )


def _file_has_weights(contents: FileWeights, values: str) -> bool:
    """Say whether the numbers of a GAL, GWT or SWM file are weights that differ."""
    if not len(contents.values) or values == "equal":
        return False
    if values == "auto" and contents.kind == "gwt":  # distances
        return False
    return bool(contents.values.min() != contents.values.max())


def _read_links(contents: FileWeights, names, position_of_id, rows, weighted: bool) -> tuple:
    """Return the links ``(place, place of the neighbour, weight)`` and the weights of features."""
    pairs: dict = {}
    own_weights = np.full(len(names), np.nan)
    for position, name in enumerate(names):
        row = rows.get(name)
        if row is None:
            continue
        largest = 0.0
        for link in range(contents.starts[row], contents.starts[row + 1]):
            other = contents.members[link]
            value = float(contents.values[link]) if weighted else 1.0
            largest = max(largest, value)
            if other == name:
                own_weights[position] = value
            elif other in position_of_id and value > 0:
                pairs[position, position_of_id[other]] = value
        if np.isnan(own_weights[position]):
            own_weights[position] = largest or 1.0
    own_weights[np.isnan(own_weights)] = 1.0
    return [(*pair, value) for pair, value in pairs.items()], own_weights


def _note_unmatched(
    contents: FileWeights, names, position_of_id, rows, field: str, run: Run
) -> None:
    """Report which features the file of weights lacks, and which of its ids the layer lacks."""
    missing = [name if name else "-" for name in names if name not in rows]
    # A GWT has no line for a feature without neighbours.
    if missing:
        run.note(FeaturesNotInFile(contents.path, field, len(missing), tuple(missing[:_SHOWN])))
    unknown = list(
        dict.fromkeys(n for n in [*contents.ids, *contents.members] if n not in position_of_id)
    )
    if unknown:
        run.note(IdsNotInLayer(contents.path, field, len(unknown), tuple(unknown[:_SHOWN])))
