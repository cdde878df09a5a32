"""Files of weights: as libpysal reads them, and what is refused."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.pattern import (
    BadWeightsFile,
    FeaturesNotInFile,
    IdsDifferInZeros,
    IdsNotInLayer,
    IdsRepeated,
    NoIdMatches,
    WeightsRead,
)
from carbonsink.core.pattern.weights_file import match_ids, read_weights
from carbonsink.core.run import Run

GAL = "0 3 layer CODE\na 2\nb c\nb 1\na\nc 0\n\n"
GWT = "0 3 layer CODE\na b 100.5\na c 200\nb a 100.5\n"


def swm(records, header="CODE;GCS_WGS_1984\n", fixed=False, sums=True):
    content = header.encode() + struct.pack("<2i", len(records), 1)
    for origin, near, weights in records:
        content += struct.pack("<2i", origin, len(near)) + struct.pack(f"<{len(near)}i", *near)
        stored = weights[:1] if fixed else weights
        if near:
            content += struct.pack(f"<{len(stored)}d", *stored)
            content += struct.pack("<d", sum(weights)) if sums else b""
    return content


RECORDS = [(7, [8, 9], [0.25, 0.75]), (8, [7], [1.0]), (9, [], [])]


@pytest.fixture
def written(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


EXAMPLES = (
    *("columbus.gal", "sids2.gal", "virginia_queen.gal", "baltim_q.gal", "stl.gal"),
    *(
        "baltim_k4.gwt",
        "juvenile.gwt",
        "baltim.tri.k12.kwt",
        "sids2.swm",
        "virginia_queen.swm",
        "ohio.swm",
    ),
    *("us48_CONTIGUITY_EDGES_ONLY.swm", "us48_INVERSE_DISTANCE.swm"),
)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_of_libpysal_are_read_as_libpysal_does(name):
    libpysal = pytest.importorskip("libpysal")
    path = libpysal.examples.get_path(name)
    w = libpysal.io.open(path).read()
    contents = read_weights(path)
    found = {
        str(one): dict(
            zip(
                contents.members[a:b],
                contents.values[a:b] if len(contents.values) else [1.0] * (b - a),
            )
        )
        for one, a, b in zip(contents.ids, contents.starts, contents.starts[1:])
    }
    peer = {str(i): {str(j): v for j, v in w[i].items()} for i in w.id_order if w[i]}
    assert {one: near for one, near in found.items() if near} == peer
    if name == "sids2.gal":
        assert contents.field == "FIPSNO"
    if name == "us48_INVERSE_DISTANCE.swm":
        assert contents.field
        starts, members, weights, own = match_ids(
            contents, [int(one) for one in contents.ids], "x", "auto", Run()
        )
        assert weights is not None
        assert starts[-1] == members.size == weights.size
        assert (own > 0).all()


def notes_of(contents, ids, values="auto"):
    notes = []
    found = match_ids(contents, ids, "CODE", values, Run(on_note=notes.append))
    return found, notes


def test_ids_are_matched_and_what_does_not_match_is_named(written):
    contents = read_weights(written("w.gal", GAL))
    (starts, members, weights, own), notes = notes_of(contents, ["b", "a", None, "x"])
    assert starts.tolist() == [0, 1, 2, 2, 2]
    assert members.tolist() == [1, 0]
    assert weights is None
    assert own is None
    assert FeaturesNotInFile(contents.path, "CODE", 2, ("-", "x")) in notes
    assert IdsNotInLayer(contents.path, "CODE", 1, ("c",)) in notes
    assert WeightsRead(contents.path, "gal", 3, 2, False) in notes
    with pytest.raises(NoIdMatches):
        notes_of(contents, [1, 2, 3])
    with pytest.raises(IdsRepeated):
        notes_of(contents, ["a", "b", "a"])


def test_whole_numbers_match_whatever_their_type(written):
    contents = read_weights(written("w.swm", swm(RECORDS)))
    assert contents.field == "CODE"
    (starts, members, weights, _own), _notes = notes_of(contents, [9.0, 8.0, 7.0])
    assert starts.tolist() == [0, 0, 1, 3]
    assert members.tolist() == [2, 0, 1]
    assert weights.tolist() == [1.0, 0.75, 0.25]
    (_, _, weights, _), notes = notes_of(contents, ["7", "8", "9"], "equal")
    assert weights is None
    assert WeightsRead(contents.path, "swm", 3, 3, False) in notes


def test_the_new_header_and_one_weight_for_all(written):
    header = "VERSION@10.1;UNIQUEID@FIPS;SPATIALREFNAME@x;FIXEDWEIGHTS@True;\n"
    records = [(7, [8, 9], [0.5, 0.5]), (8, [7], [1.0]), (9, [], [])]
    contents = read_weights(written("w.swm", swm(records, header, fixed=True)))
    assert contents.field == "FIPS"
    assert contents.values.tolist() == [0.5, 0.5, 1.0]


def test_the_distances_of_a_gwt_are_no_weights_unless_asked_for(written):
    contents = read_weights(written("w.gwt", GWT))
    (starts, _, weights, _), _notes = notes_of(contents, ["a", "b", "c"])
    assert starts.tolist() == [0, 2, 3, 3]
    assert weights is None
    (_, _, weights, _), _notes = notes_of(contents, ["a", "b", "c"], "file")
    assert weights.tolist() == [100.5, 200, 100.5]
    kwt = read_weights(written("w.kwt", "0 2 layer CODE\na a 1\na b 0.5\nb b 1\nb a 0.25\n"))
    (_, members, weights, own), _notes = notes_of(kwt, ["a", "b"])
    assert members.tolist() == [1, 0]
    assert weights.tolist() == [0.5, 0.25]
    assert own.tolist() == [1, 1]


def test_quoted_ids_may_hold_blanks(written):
    text = '0 2 "my layer" NAME\n"New York" 1\nOhio\nOhio 1\n"New York"\n'
    contents = read_weights(written("w.gal", text))
    assert contents.ids == ["New York", "Ohio"]
    assert contents.members == ["Ohio", "New York"]


def test_names_of_layers_in_other_encodings_and_with_blanks(tmp_path):
    path = tmp_path / "w.gal"
    path.write_bytes("0 2 县 界 编号\n甲 1\n乙\n乙 1\n甲\n".encode("gb18030"))
    contents = read_weights(str(path))
    assert (contents.field, contents.ids) == ("编号", ["甲", "乙"])


@pytest.mark.parametrize("name", ["départements", "Île", "Größe der Gemeinden", "Ñuñoa año"])
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_western_names_and_ids(tmp_path, name, encoding):
    path = tmp_path / "w.gal"
    path.write_bytes(f'0 2 "{name}" COUNTY\nétampes 1\nñ\nñ 1\nétampes\n'.encode(encoding))
    contents = read_weights(str(path))
    assert (contents.field, contents.ids) == ("COUNTY", ["étampes", "ñ"])
    # Numbers as ids do not depend on how the name of the layer is read.
    path.write_bytes(f"0 2 {name} CODE\n1 1\n2\n2 1\n1\n".encode(encoding))
    contents = read_weights(str(path))
    assert (contents.field, contents.ids, contents.members) == ("CODE", ["1", "2"], ["2", "1"])


def test_ids_that_differ_in_zeros_are_refused(written):
    contents = read_weights(written("w.gal", "0 2 layer CODE\n01 1\n10\n10 1\n01\n"))
    with pytest.raises(IdsDifferInZeros) as caught:
        notes_of(contents, ["1", "10"])
    assert (caught.value.in_file, caught.value.in_layer) == (("01",), ("1",))
    both = read_weights(written("v.gal", "0 2 layer CODE\n01 1\n1\n1 1\n01\n"))
    (_, members, _, _), _notes = notes_of(both, ["1", "01"])  # two features
    assert members.tolist() == [1, 0]


def test_own_neighbours_that_are_left_out_are_counted(written):
    contents = read_weights(written("w.gal", "0 2 layer CODE\na 2\na b\nb 1\na\n"))
    (_, members, _, _), notes = notes_of(contents, ["a", "b"])
    assert members.tolist() == [1, 0]
    assert WeightsRead(contents.path, "gal", 2, 2, False, 1) in notes


BAD = {
    "a.txt": (GAL, "ending"),
    "header.gal": ("1 2 3\n", "header"),
    "empty.gal": ("", "header"),
    "number.gal": ("x\n", "number"),
    "many.gal": ("99999999999999\n", "number"),
    "short.gal": ("0 2 l C\na 2\nb\n", "neighbours"),
    "fewer.gal": ("0 3 l C\na 1\nb\n", "features"),
    "twice.gal": ("2\na 1\nb\na 1\nb\n", "repeated"),
    "words.gal": ("1\na b c\n", "count of words"),
    "nul.gal": (b"1\n\0 0\n\n", "line"),
    "words.gwt": ("0 1 l C\na b\n", "count of words"),
    "text.gwt": ("0 1 l C\na b x\n", "number"),
    "nan.gwt": ("0 1 l C\na b nan\n", "value"),
    "minus.gwt": ("0 1 l C\na b -1\n", "value"),
    "more.gwt": ("0 1 l C\na b 1\nb a 1\n", "features"),
    "header.swm": (b"x" * 50, "header"),
    "cut.swm": (swm(RECORDS)[:-12], "cut off"),
    "long.swm": (swm(RECORDS) + b"\0", "cut off"),
    "count.swm": (b"C;x\n" + struct.pack("<4i", 1, 0, 7, 2**31 - 1), "neighbours"),
    "less.swm": (b"C;x\n" + struct.pack("<4i", 1, 0, 7, -5), "neighbours"),
    "none.swm": (b"C;x\n" + struct.pack("<2i", -3, 0), "features"),
    "nan.swm": (swm([(7, [8], [np.nan]), (8, [7], [1.0])]), "value"),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_bad_files_are_refused_with_their_reason(name, written):
    content, reason = BAD[name]
    with pytest.raises(BadWeightsFile) as caught:
        read_weights(written(name, content))
    assert caught.value.reason == reason


def test_what_is_no_file_is_refused(tmp_path):
    (tmp_path / "w.gal").mkdir()
    for path in (tmp_path / "w.gal", tmp_path / "none.gwt"):
        with pytest.raises(BadWeightsFile) as caught:
            read_weights(str(path))
        assert caught.value.reason == "unreadable"
