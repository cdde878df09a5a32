"""Columns found by the names that users give them."""

from __future__ import annotations

import pytest

from carbonsink.core.tables.column_names import (
    DATE_NAMES,
    LATITUDE_NAMES,
    LONGITUDE_NAMES,
    SITE_NAMES,
    find_name,
)


@pytest.mark.parametrize(
    ("wanted", "columns", "found"),
    [
        (LONGITUDE_NAMES, ["Site", "LNG", "Lat"], "LNG"),
        (LATITUDE_NAMES, ["纬度/°", "y"], "纬度/°"),
        (LONGITUDE_NAMES, ["x", "lon (deg)"], "lon (deg)"),
        (DATE_NAMES, ["样点", " 年份 "], " 年份 "),
        (SITE_NAMES, ["ID", "Site"], "Site"),
        (SITE_NAMES, ["样地编号", "npp"], "样地编号"),
        (SITE_NAMES, ["npp"], ""),
    ],
)
def test_the_likeliest_name_in_its_own_spelling(wanted, columns, found):
    assert find_name(wanted, columns) == found
