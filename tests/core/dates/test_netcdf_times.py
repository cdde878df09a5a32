"""Dates of NetCDF time axes."""

from __future__ import annotations

import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.dates.netcdf_times import netcdf_date


@pytest.mark.parametrize(
    ("value", "units", "date"),
    [
        ("0", "days since 2000-01-01", Date(2000, 1, 1)),
        ("45.5", "days since 2000-01-01 00:00:00", Date(2000, 2, 15)),
        ("0.5", "days since 2000-01-01 12:00", Date(2000, 1, 2)),
        ("918912", "hours since 1900-01-01 00:00:0.0", Date(2004, 10, 30)),
        ("14", "months since 2000-01-01", Date(2001, 3)),
        ("3", "years since 2000-01-01", Date(2003, 1, 1)),
        ("1", "fortnights since 2000-01-01", None),
        ("x", "days since 2000-01-01", None),
        ("0", "days since 01-01-2000", None),  # not the 20th of January of the year 1
        ("0", "days since 1-1-1", Date(1, 1, 1)),
        ("1e30", "days since 2000-01-01", None),
        ("1", None, None),
    ],
)
def test_netcdf_times(value, units, date):
    assert netcdf_date(value, units) == date
