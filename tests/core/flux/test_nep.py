"""NEP and its classes."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.facts.sites import BadTable, MissingColumn
from carbonsink.core.flux import nep as n

HEADER = "code,key,label,upper,colour\n"


def test_positive_is_a_sink():
    found = n.nep(np.float32([500, 300, np.nan]), np.float32([400, 350, 1]))
    assert found[:2].tolist() == [100, -50]
    assert np.isnan(found[2])


def test_classes_at_their_breaks():
    values = np.float32([-1e4, -100, -99.9, -20, 0, 20, 20.1, 100, 100.5, np.nan])
    codes = n.classify_nep(values, n.load_nep_classes())
    assert codes.tolist() == [1, 1, 2, 2, 3, 3, 4, 4, 5, 255]
    assert codes.dtype == np.uint8


def test_own_breaks(tmp_path):
    path = tmp_path / "breaks.csv"
    path.write_text(HEADER + "7,source,Source,0,#ff0000\n9,sink,Sink,,#00ff00\n")
    classes = n.load_nep_classes(str(path))
    assert n.classify_nep(np.float32([-1, 0, 1]), classes).tolist() == [7, 7, 9]


def test_shipped_breaks_admit_that_nobody_published_them():
    text = open(n.__file__.replace("nep.py", "nep_classes.csv"), encoding="utf-8").read()
    assert text.count("no published thresholds") == len(n.load_nep_classes()) == 5


@pytest.mark.parametrize(
    "rows",
    [
        "",
        "1,a,A,10,#ff0000\n2,b,B,5,#ff0000\n3,c,C,,#ff0000\n",  # breaks that fall
        "1,a,A,0,#ff0000\n1,b,B,,#ff0000\n",  # the same code twice
        "255,a,A,0,#ff0000\n1,b,B,,#ff0000\n",  # the code of nodata
        "1,a,A,0,red\n2,b,B,,#ff0000\n",  # no colour
        "1,a,A,nan,#ff0000\n2,b,B,5,#ff0000\n3,b,B,,#ff0000\n",  # no number
        "nan,a,A,0,#ff0000\n2,b,B,,#ff0000\n",  # no code
    ],
)
def test_tables_that_cannot_be(tmp_path, rows):
    path = tmp_path / "breaks.csv"
    path.write_text(HEADER + rows)
    with pytest.raises(BadTable):
        n.load_nep_classes(str(path))


def test_a_table_of_something_else(tmp_path):
    path = tmp_path / "breaks.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(MissingColumn):
        n.load_nep_classes(str(path))
    with pytest.raises(BadTable):
        n.load_nep_classes(str(tmp_path / "absent.csv"))
