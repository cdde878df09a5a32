"""Units in the ways they are written, and the table of columns."""

from __future__ import annotations

import pytest

from carbonsink.core.sites.flux_tables.column_meanings import (
    find_header,
    load_columns,
    split_header,
)
from carbonsink.core.sites.flux_tables.flux_files import site_of_file
from carbonsink.core.sites.flux_tables.flux_units import (
    UNITS_OF_KINDS,
    find_flux_conversion,
    known_units,
)
from carbonsink.core.sites.settings import PROFILES


@pytest.mark.parametrize(
    ("kind", "unit", "factor"),
    [
        ("flux", "µmol CO₂·m⁻²·s⁻¹", 1.03772448),
        ("flux", "umolCO2/m2/s", 1.03772448),
        ("flux", "umol CO2 m^-2 s^-1", 1.03772448),
        ("flux", "mg CO2 m-2 s-1", 23.57954),
        ("flux", "gC·m-2·d-1", 1.0),
        ("flux", "g C m-2 day-1", 1.0),
        ("vpd", "kPa", 10.0),
        ("vpd", "hPa", 1.0),
        ("pressure", "kpa", 1.0),
        ("share", "m3/m3", 100.0),
        ("radiation", "MJ m-2 d-1", 11.574074),
        ("photons", "mol m-2 d-1", 11.574074),
        ("flux", "µmol+1s-1m-2", 1.03772448),
        ("flux", "mgC m-2 h-1", 0.024),
        ("flux", "kgC ha-1 d-1", 0.1),
        ("water", "mm/h", 24.0),
        ("water", "kg m-2 s-1", 86400.0),
        ("temperature", "Celsius", 1.0),
        ("wind", "m/s", 1.0),
    ],
)
def test_spellings(kind, unit, factor):
    assert find_flux_conversion(kind, unit).factor == pytest.approx(factor, rel=1e-6)


@pytest.mark.parametrize(
    "unit", ["gC m-2 month-1", "gC·m-2·月-1", "gC/m2/mon", "gC m-2 a-1", "gC m-2"]
)
def test_amounts_per_step(unit):
    assert find_flux_conversion("flux", unit).per_step


@pytest.mark.parametrize(
    ("kind", "unit"), [("radiation", "mJ m-2 d-1"), ("flux", "MgCO2 m-2 s-1"), ("vpd", "MB")]
)
def test_prefixes_of_another_size(kind, unit):
    found = find_flux_conversion(kind, unit)
    assert (found is None) == (unit != "MB")


def test_kelvin():
    assert find_flux_conversion("temperature", "K") == (1.0, -273.15, False)
    assert find_flux_conversion("temperature", "℃") == (1.0, 0.0, False)
    assert find_flux_conversion("temperature", "furlong") is None


@pytest.mark.parametrize("kind", UNITS_OF_KINDS)
def test_every_known_unit_is_found_by_its_own_name(kind):
    assert all(find_flux_conversion(kind, unit) is not None for unit in known_units(kind))


@pytest.mark.parametrize("profile", PROFILES)
def test_the_plugins_own_columns(profile):
    columns = load_columns(profile)
    assert {"nee", "gpp", "reco", "ta", "p", "vpd"} <= {column.variable for column in columns}
    names = [name for column in columns for name in column.names]
    assert len(set(names)) == len(names)
    assert all(column.low < column.high for column in columns)


def test_headers():
    headers = [
        split_header(0, "气温（℃）"),
        split_header(1, "NEE_f [umol m-2 s-1]"),
        split_header(2, "p"),
    ]
    assert [(h.name, h.unit) for h in headers] == [
        ("气温", "℃"),
        ("NEE_f", "umol m-2 s-1"),
        ("p", ""),
    ]
    assert find_header(headers, ("P", "nee_f")).position == 2
    assert find_header(headers, ("x",)) is None
    # Exact before any case: Pa is pressure, PA too, but not each other's when both are there.
    both = [split_header(0, "PA"), split_header(1, "Pa")]
    assert find_header(both, ("Pa", "PA")).position == 1


@pytest.mark.parametrize(
    ("path", "site"),
    [
        ("/a/FLX_US-MMS_FLUXNET2015_SUBSET_DD_1999-2014_1-4.csv", "US-MMS"),
        ("AMF_BR-Sa1_FLUXNET_FULLSET_HH_2002-2011_3-5.csv", "BR-Sa1"),
        ("CN-Cng.csv", "CN-Cng"),
        ("长白山_日.csv", "长白山_日"),
    ],
)
def test_sites_of_file_names(path, site):
    assert site_of_file(path) == site
