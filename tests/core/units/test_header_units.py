"""Units at the end of headers without brackets."""

from __future__ import annotations

import pytest

from carbonsink.core.units.header_units import (
    header_units,
    split_unit_words,
    unit_in_header,
    unit_in_name,
)
from carbonsink.core.units.quantity import find_quantity, split_unit

# Header: unit, and what one of it is in the quantity's own unit.
HEADERS = {
    "npp_gC_m2_yr": ("gC m-2 yr-1", 1.0),
    "NPP_kgC_m2": ("kgC m-2", 1000.0),
    "npp_kg_C_m-2_yr-1": ("kg_C_m-2_yr-1", 1000.0),
    "NPP gC m-2 a-1": ("gC m-2 a-1", 1.0),
    "npp_kgC/m2/a": ("kgC/m2/a", 1000.0),
    "NPP tC/ha": ("tC/ha", 100.0),
    "agb_Mg/ha": ("Mg/ha", 100.0),
    "gpp.gC.m-2.d-1": ("gC.m-2.d-1", 1.0),
    "npp_gC": ("", None),
    "npp 2001/2010": ("", None),
    "npp..gC.m.2.yr.1.": ("gC m-2 yr-1", 1.0),
    "npp_t_C_ha_yr": ("t C ha-1 yr-1", 100.0),
    "gpp_umol_CO2_m_2_s_1": ("umol CO2 m-2 s-1", 12.0107e-6),
    "npp_g_per_m2": ("g m-2", 1.0),
    "agb_Mg_ha": ("Mg ha-1", 100.0),
    "tmean_K": ("K", 1.0),
    "prec_mm": ("mm", 1.0),
    "prec_mm_day": ("mm d-1", 1.0),
    "radiation_MJ_m2": ("MJ m-2", 1.0),
    "radiation_W_m2": ("W m-2", None),
    "vpd_hPa": ("hPa", 0.1),
    "VPD_F": ("hPa", 0.1),
    "VPD": ("", None),
    "TA_F": ("", None),  # filled, not Fahrenheit
    "Tair_F": ("", None),
    "elevation_m": ("", None),
    "prec_m": ("", None),
    "npp_2001": ("", None),
    "npp_mean_a": ("", None),
    "npp_d": ("", None),
    "ndvi_1": ("", None),
    "site_K": ("", None),
    "npp (kgC m-2)": ("kgC m-2", 1000.0),
}


@pytest.mark.parametrize("header", HEADERS)
def test_units_of_headers(header):
    wanted, factor = HEADERS[header]
    assert unit_in_header(header) == wanted
    if factor is not None:
        quantities = {"npp": "npp", "gpp": "gpp", "agb": "carbon", "tmean": "temperature"}
        quantities |= {"prec": "precipitation", "radiation": "radiation", "vpd": "vpd"}
        code = quantities[header.replace(".", "_").replace(" ", "_").split("_")[0].lower()]
        assert find_quantity(code).parse(wanted).factor == pytest.approx(factor)


@pytest.mark.parametrize(
    ("header", "unit", "code", "factor"),
    [
        ("年均温_℃", "℃", "temperature", 1.0),
        ("年均温℃", "℃", "temperature", 1.0),
        ("气温/℃", "℃", "temperature", 1.0),
        ("气温_K", "K", "temperature", 1.0),
        ("MAT_C", "C", "temperature", 1.0),
        ("tmp_K", "K", "temperature", 1.0),
        ("年降水量mm", "mm", "precipitation", 1.0),
        ("降水量/cm", "cm", "precipitation", 10.0),
        ("pre_mm", "mm", "precipitation", 1.0),
        ("净初级生产力kgC·m-2·a-1", "kgC·m-2·a-1", "npp", 1000.0),
        ("土壤有机碳_mg/kg", "mg/kg", "soc", 1e-3),
    ],
)
def test_units_behind_names_as_spreadsheets_have_them(header, unit, code, factor):
    assert unit_in_header(header) == unit
    assert find_quantity(code).parse(unit).factor == pytest.approx(factor)


@pytest.mark.parametrize(
    ("header", "name", "unit"),
    [
        ("NEE gC m-2 d-1", "NEE", "gC m-2 d-1"),
        ("GPP_kgC/m2/d", "GPP", "kgC/m2/d"),
        ("气温/℃", "气温", "℃"),
        ("d/m/y", "d/m/y", ""),
    ],
)
def test_names_without_the_unit_behind_them(header, name, unit):
    assert split_unit_words(header) == (name, unit)


def test_a_quantity_divided_by_its_unit():
    assert split_unit("NEE/(gC m-2 d-1)") == ("NEE", "gC m-2 d-1")


@pytest.mark.parametrize(
    "header",
    ["d/m/y", "C/N", "lat/lon", "P/E", "temp K", "样地K", "ndvi_1/2", "site-1", "年均温", "℃"],
)
def test_words_and_ratios_are_no_units(header):
    assert unit_in_header(header) == ""


@pytest.mark.parametrize("name", ["bulk_density_kg_m3", "bd.kg.m.3", "bd_kg_per_m3", "bd_kg_m_3"])
def test_densities(name):
    assert header_units(name) == ("kg m-3",)


def test_the_quantity_may_be_known_from_elsewhere():
    assert unit_in_header("y_kgC_m2", "npp") == "kgC m-2"
    assert unit_in_header("y_K", "temperature") == "K"
    assert unit_in_header("y_K") == ""


@pytest.mark.parametrize(
    ("name", "quantity", "unit"),
    [
        ("npp(kgC m-2)", "npp", "kgC m-2"),
        ("npp (g DM m-2)", "npp", "g DM m-2"),  # these say that the values are something else
        ("NPP（t/ha干物质）", "npp", "t/ha干物质"),
        ("npp (gC m-2 decade-1)", "npp", "gC m-2 decade-1"),
        ("npp (TgC)", "npp", "TgC"),
        ("tmean (degC x 10)", "temperature", "degC x 10"),
        ("npp (30 m)", "npp", ""),
        ("npp (t)", "npp", ""),
        ("npp (decade 1)", "npp", ""),
        ("tmean (10 yr)", "temperature", ""),
        ("ndvi (max)", "ndvi", ""),
    ],
)
def test_units_in_brackets_behind_a_name(name, quantity, unit):
    assert unit_in_name(name, quantity) == unit
