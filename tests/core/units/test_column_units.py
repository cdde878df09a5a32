"""Units of columns, and factors between units as they are written."""

from __future__ import annotations

import pandas as pd
import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.units.column_units import UNITS, convert_text, unit_of_column


@pytest.mark.parametrize(
    ("stated", "wanted", "date", "expected"),
    [
        ("K", "degC", None, (1.0, -273.15)),
        ("degC", "K", None, (1.0, 273.15)),
        ("mm", "m", None, (0.001, 0.0)),
        ("%", "1", None, (0.01, 0.0)),
        ("hPa", "kPa", None, (0.1, 0.0)),
        ("mm d-1", "mm month-1", Date(2005, 2), (28.0, 0.0)),
        ("mm d-1", "mm month-1", Date(2004, 2), (29.0, 0.0)),
        ("mm", "mm month-1", Date(2005, 2), (1.0, 0.0)),
        ("cm", "mm month-1", Date(2005, 2), (10.0, 0.0)),
        ("kg m-2 s-1", "mm d-1", None, (86400.0, 0.0)),
        ("days since fire", "days  since fire", None, (1.0, 0.0)),
        # An amount of an unknown step, a step that is not its date's, another dimension.
        ("mm", "mm month-1", None, None),
        ("mm", "mm yr-1", Date(2005, 2), None),
        ("mm", "kPa", None, None),
        ("furlongs", "m", None, None),
        # The case of a prefix tells one unit from another.
        ("mPa", "MPa", None, None),
        ("mW", "MW", None, None),
        ("mJ m-2", "MJ m-2", None, None),
        ("MJ M-2", "MJ m-2", None, (1.0, 0.0)),
        ("Share of cover", "share of Cover", None, (1.0, 0.0)),
    ],
)
def test_factors_between_units_as_written(stated, wanted, date, expected):
    found = convert_text(stated, wanted, date)
    assert found == (None if expected is None else pytest.approx(expected))


def test_units_of_columns():
    frame = pd.DataFrame({"tair": [1.0], "rain (cm)": [2.0]})
    frame.attrs[UNITS] = {"tair": "K", "rain (cm)": "mm"}
    names = "tair", "rain (cm)", "nothing"
    assert [unit_of_column(frame, name) for name in names] == ["K", "cm", ""]
