"""Units in headers of plot tables, against the unit that a column is read in."""

from __future__ import annotations

import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.plots import MeasureContradicted, UnitContradicted
from carbonsink.core.sites.plot_headers import check_header, check_measure
from carbonsink.core.units.column_units import UNITS

# Kind of the column, the unit chosen and headers that agree with it, or say nothing.
AGREE = [
    (
        "length",
        "cm",
        ["DBH (cm)", "dbh_cm", "DBH", "DBH (over bark)", "胸径（厘米）", "depth (0-30 cm)"],
    ),
    ("content", "g_kg", ["SOC (g/kg)", "SOC (gC kg-1)", "soc_g/kg", "SOC (30 cm)", "SOC (1)"]),
    ("content", "percent", ["SOC (%)", "SOC (dag/kg)", "SOC (g/100 g)"]),
    ("content", "g_kg", ["soc_g_kg", "SOC.g.kg.1", "soc_gkg", "soc_0_30_cm", "soc_mean"]),
    ("density", "g_cm3", ["bd_g_cm3", "bd_g_cm_3", "bd_gcm3", "bd_Mg_m3", "bulk_density"]),
    ("biomass", "t_ha", ["agb_t_ha", "agb_Mg_ha_1", "agb_t_dm_ha"]),
    ("density", "g_cm3", ["BD (g/cm³)", "BD (Mg m-3)", "BD (t/m3)", "rho (g/cc)"]),
    ("share", "share", ["stones (fraction)", "stones (m3 m-3)", "stones (-)"]),
    ("share", "percent", ["stones (%)", "stones (vol %)"]),
    ("biomass", "t_ha", ["AGB (t/ha)", "AGB (Mg ha-1)", "AGB (t d.m. ha-1)", "AGB (dry)"]),
    ("carbon", "t_ha", ["soil (t C ha-1)", "soil (Mg C/ha)", "soil (t/ha)"]),
]
CONTRADICT = [
    ("length", "cm", ["DBH (mm)", "dbh_m", "DBH (in)", "DBH (kg)_mm", "DBH (m2)", "DBH (g cm-3)"]),
    ("content", "g_kg", ["SOC (%)", "SOC (mg/kg)", "SOC (g cm-3)", "SOC (t C ha-1)"]),
    ("density", "g_cm3", ["BD (kg m-3)", "BD (%)", "BD (g/kg)"]),
    ("density", "g_cm3", ["bulk_density_kg_m3", "bd_kg_m_3", "bd.kg.m.3.", "bd_kgm3", "bd_g_kg"]),
    ("content", "g_kg", ["soc_mg_kg", "soc_t_ha", "soc_kg_m2", "soc_percent"]),
    ("biomass", "t_ha", ["agb_kg_m2", "agb_kg_ha", "agb_t_C_ha", "agb_gC_m2"]),
    ("carbon", "t_ha", ["soil_kg_m2", "soil_kgC_m2", "soil_g_kg"]),
    ("share", "share", ["stones (%)", "stones (g/kg)", "stones_percent"]),
    (
        "biomass",
        "t_ha",
        [
            "AGB (kg m-2)",
            "AGB (kg/ha)",
            "AGB (t C ha-1)",
            "AGB (gC m-2)",
            "V (m3/ha)",
            "V（m³/hm²）",
        ],
    ),
    ("carbon", "t_ha", ["soil (kgC m-2)", "soil (kg C m-2)", "soil (gC m-2)", "soil (g kg-1)"]),
]


def one_by_one(cases):
    return [(kind, chosen, header) for kind, chosen, headers in cases for header in headers]


@pytest.mark.parametrize(("kind", "chosen", "header"), one_by_one(AGREE))
def test_headers_that_agree_or_say_nothing(kind, chosen, header):
    check_header(pd.DataFrame({header: ["1"]}), kind, "UNIT", header, chosen)


@pytest.mark.parametrize(("kind", "chosen", "header"), one_by_one(CONTRADICT))
def test_headers_of_another_unit_are_refused(kind, chosen, header):
    with pytest.raises(UnitContradicted) as caught:
        check_header(pd.DataFrame({header: ["1"]}), kind, "UNIT", header, chosen)
    assert (caught.value.column, caught.value.chosen) == (header, chosen)


def test_units_that_the_table_states_apart_count_too():
    frame = pd.DataFrame({"soil": ["1"]})
    frame.attrs[UNITS] = {"soil": "kgC m-2"}
    with pytest.raises(UnitContradicted):
        check_header(frame, "carbon", "SOIL_FIELD", "soil", "t_ha")
    frame.attrs[UNITS] = {"soil": "t C ha-1"}
    check_header(frame, "carbon", "SOIL_FIELD", "soil", "t_ha")


def test_no_column_says_nothing():
    check_header(pd.DataFrame(), "length", "UNIT", None, "cm")


def test_two_units_in_one_header_contradict_whatever_is_chosen():
    frame = pd.DataFrame({"dbh_mm (cm)": ["1"]})
    for chosen in ("cm", "mm"):
        with pytest.raises(UnitContradicted):
            check_header(frame, "length", "DBH_UNIT", "dbh_mm (cm)", chosen)


@pytest.mark.parametrize(
    ("column", "taken"),
    [
        *(("girth_cm", "diameter"), ("CBH", "diameter"), ("胸围(cm)", "diameter")),
        *(("SOM (g/kg)", "carbon"), ("organic_matter_pct", "carbon"), ("土壤有机质", "carbon")),
        *(("agc", "biomass"), ("carbon_density", "biomass"), ("地上碳储量", "biomass")),
        *(("stem_volume", "biomass"), ("单位蓄积量", "biomass")),
    ],
)
def test_measures_that_are_taken_for_one_another_are_refused(column, taken):
    """A girth is 3.14 diameters, and organic matter and biomass twice their carbon or so."""
    with pytest.raises(MeasureContradicted) as caught:
        check_measure("FIELD", column, taken)
    assert (caught.value.column, caught.value.taken) == (column, taken)


@pytest.mark.parametrize(
    ("column", "taken"),
    [
        *(("dbh", "diameter"), ("胸径", "diameter"), (None, "diameter"), ("x", "diameter")),
        *(("SOC", "carbon"), ("C", "carbon"), ("SOC from OM", "carbon"), ("SOC", "matter")),
        *(("agb", "biomass"), ("biomass_for_carbon", "biomass"), ("地上生物量", "biomass")),
    ],
)
def test_other_names_of_measures_say_nothing(column, taken):
    check_measure("FIELD", column, taken)


@pytest.mark.parametrize("column", ["SOM_C", "carbon_om", "OC_from_OM", "om_c_pct"])
def test_carbon_of_organic_matter_is_carbon(column):
    check_measure("SOC_FIELD", column, "carbon")


def test_a_diameter_told_from_girths_is_one():
    check_measure("DBH_FIELD", "dbh_from_gbh", "diameter")
