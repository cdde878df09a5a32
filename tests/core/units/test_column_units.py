"""Units of the columns of tables."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.plots import UnitContradicted
from carbonsink.core.errors_and_notes.tables import ColumnConverted
from carbonsink.core.run import Run
from carbonsink.core.units.column_units import (
    UNITS,
    convert_column,
    require_same_unit,
    unit_of_column,
)
from carbonsink.core.units.unit import parse_unit


def test_units_of_columns():
    frame = pd.DataFrame({"tair": [1.0], "rain (cm)": [2.0]})
    frame.attrs[UNITS] = {"tair": "K", "rain (cm)": "mm"}
    names = "tair", "rain (cm)", "nothing"
    assert [unit_of_column(frame, name) for name in names] == ["K", "cm", ""]


def test_conversion_to_the_unit_of_others():
    target, notes = parse_unit("gC m-2 yr-1", "carbon"), []
    run = Run(on_note=notes.append)
    found = convert_column(np.array([0.5, np.nan]), "npp (kgC m-2 yr-1)", target, "gC", run)
    assert found[0] == 500.0 and np.isnan(found[1])
    assert notes == [ColumnConverted("npp (kgC m-2 yr-1)", "kgC m-2 yr-1", "gC", 1)]
    same = np.array([1.0])
    assert convert_column(same, "npp", target, "gC", run) is same
    assert convert_column(same, "npp (mm)", target, "gC", run) is same
    assert convert_column(same, "npp (kgC m-2)", None, "", run) is same


@pytest.mark.parametrize(
    ("chosen", "stated"),
    [
        ("gC m-2 yr-1", "kgC m-2 yr-1"),
        ("gC m-2 yr-1", "gC m-2 d-1"),
        ("gC m-2", "t C ha-1"),
        ("gC m-2 yr-1", "degC"),
        ("degC", "K"),
    ],
)
def test_units_that_contradict_the_table_are_refused(chosen, stated):
    with pytest.raises(UnitContradicted) as caught:
        require_same_unit("TARGET_UNIT", chosen, "x", stated)
    assert (caught.value.chosen, caught.value.stated) == (chosen, stated)


@pytest.mark.parametrize(
    ("chosen", "stated"),
    [
        ("gC m-2 yr-1", "g C m^-2 a^-1"),
        ("gC m-2 yr-1", "gC m-2"),
        ("t C ha-1", "Mg ha-1"),
        ("gC m-2", ""),
        ("index", "gC m-2 of leaves"),
        ("", "K"),
    ],
)
def test_other_spellings_of_a_unit_are_the_same(chosen, stated):
    require_same_unit("TARGET_UNIT", chosen, "x", stated)
