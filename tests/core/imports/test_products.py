"""The tables of products and quality rules."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.tables import BadTable
from carbonsink.core.imports.naming import variable_key
from carbonsink.core.imports.products import PRODUCTS_TABLE, load_products
from carbonsink.core.imports.quality_masks import count_hidden, fails_rule, hidden_by
from carbonsink.core.units.quantity import find_quantity

TABLE = load_products()


@pytest.mark.parametrize("row", TABLE.variables, ids=lambda row: f"{row.product} {row.name}")
def test_every_row_has_a_source_and_a_unit_of_its_quantity(row):
    assert row.citation and row.product
    assert row.file is not None or row.origin is not None
    if row.quantity:
        assert find_quantity(row.quantity).parse(row.unit) is not None
    if row.quality:
        assert TABLE.rules_of(row, "recommended") and TABLE.rules_of(row, "strict")


def test_at_least_thirty_products():
    assert len({row.product for row in TABLE.variables}) >= 30


@pytest.mark.parametrize(
    ("file", "variable", "name", "rules"),
    [
        ("MOD17A2H.A2005017.h26v05.061.2021.hdf", "Gpp_500m", "gpp", "mod17"),
        ("MOD17A2HGF.A2005017.h26v05.061.2021.hdf", "Gpp_500m", "gpp", ""),
        ("MOD16A2.A2005017.h26v05.061.2021.hdf", "ET_500m", "et", "mod16"),
        ("MOD16A2GF.A2005017.h26v05.061.2021.hdf", "PET_500m", "pet", ""),
        ("MOD16A3GF.A2005001.h26v05.061.2021.hdf", "ET_500m", "et", ""),
        ("VNP13A3.A2015001.h26v05.002.2021.h5", "1 km monthly NDVI", "ndvi", "vnp13"),
        ("VNP17A2GF.A2015001.h26v05.002.2021.h5", "Gpp_500m", "gpp", ""),
        ("VNP17A3GF.A2015001.h26v05.002.2021.h5", "Npp_500m", "npp", ""),
        ("MOD21A1D.A2015001.h26v05.061.2021.hdf", "LST_1KM", "lst_day", "mod21"),
        ("MOD21A1N.061_LST_1KM_doy2015001_aid0001.tif", "LST_1KM", "lst_night", "mod21"),
        ("VNP21A2.A2015001.h26v05.002.2021.h5", "LST_Night_1KM", "lst_night", "mod21a2night"),
        ("GLASS12E01.V60.A2010001.h13v09.2022100.hdf", "GPP", "gpp", ""),
        ("chirps-v2.0.2020.01.tif", "chirps-v2.0", "precipitation", ""),
        (
            "CHELSA_tas_01_1981-2010_V.2.1.tif",
            "CHELSA_tas_01_1981-2010_V.2",
            "tas_01_1981_2010",
            "",
        ),
    ],
)
def test_editions_of_products_are_told_apart(file, variable, name, rules):
    """Gap-filled editions keep what their quality bands call filled."""
    key = variable_key(variable)
    row = TABLE.find(file, "", key)
    assert row.name_of(key) == name and row.quality == rules


def hidden(product: str, level: str, band: str, codes) -> list:
    rules = [r for r in TABLE.rules if r.rules == product and r.level == level]
    rules = [r for r in rules if r.variable.search(band)]
    assert rules
    return hidden_by(np.array([codes]), rules)[0].tolist()


def test_accuracy_of_mod21_grows_with_its_bits():
    """Other than in MOD11, where larger values are larger errors."""
    codes = [0b11 << 6, 0b01 << 6, 0]
    assert hidden("mod21a2day", "strict", "qc_day", codes) == [False, True, True]
    assert hidden("mod11day", "strict", "qc_day", codes) == [True, True, False]
    codes = [0b11 << 14, 0, 0b11 << 14 | 0b11 << 4]
    assert hidden("mod21", "recommended", "qc", codes) == [False, True, True]


def test_reliability_of_viirs_has_other_classes_than_that_of_modis():
    codes = [0, 2, 4, 5, 8, 9]
    assert hidden("vnp13", "recommended", "pixel_reliability", codes) == [False] * 3 + [True] * 3
    assert hidden("mod13", "recommended", "pixel_reliability", codes) == [False] + [True] * 5


def test_every_class_of_the_retrieval_of_viirs():
    """Bits 0 to 2 tell the retrieval, bit 3 a dead detector."""
    codes = [0, 1, 2, 3, 4, 8]
    assert hidden("vnp15", "recommended", "fparlai_qc", codes) == [False] * 4 + [True] * 2
    assert hidden("vnp15", "strict", "fparlai_qc", codes) == [False] * 2 + [True] * 4


def test_summaries_of_earth_engine():
    assert hidden("mod13", "recommended", "summaryqa", [0, 1, 2, 3]) == [False, False, True, True]
    assert hidden("mod13", "recommended", "detailedqa", [0b1 << 15, 0b1 << 2]) == [True, False]


@pytest.mark.parametrize(
    ("file", "variable", "name"),
    [
        ("MOD13Q1.A2005017.h26v05.061.2020267141013.hdf", "250m 16 days NDVI", "ndvi"),
        ("MOD13Q1.A2005017.h26v05.061.2020267141013.hdf", "250m 16 days EVI", "evi"),
        ("MOD13A3.A2005001.h26v05.061.2020.hdf", "1 km monthly NDVI", "ndvi"),
        ("MOD15A2H.A2005017.h26v05.061.2020.hdf", "Lai_500m", "lai"),
        ("MOD15A2H.A2005017.h26v05.061.2020.hdf", "Fpar_500m", "fpar"),
        ("MOD17A2H.A2005017.h26v05.061.2020.hdf", "Gpp_500m", "gpp"),
        ("MOD17A3HGF.A2005001.h26v05.061.2020.hdf", "Npp_500m", "npp"),
        ("MOD11A2.A2005017.h26v05.061.2020.hdf", "LST_Day_1km", "lst_day"),
        ("MOD16A2.A2005017.h26v05.061.2020.hdf", "ET_500m", "et"),
        ("VNP15A2H.A2015017.h26v05.002.2020.h5", "Lai", "lai"),
        ("CHELSA_pr_07_2005_V.2.1.tif", "CHELSA_pr_V.2.1", "pr"),
        ("CHELSA_tas_07_2005_V.2.1.tif", "CHELSA_tas_V.2.1", "tas"),
        ("wc2.1_2.5m_prec_2005-07.tif", "wc2.1_2.5m_prec", "prec"),
        ("wc2.1_30s_tavg_07.tif", "wc2.1_30s_tavg_07", "tavg_07"),
        ("wc2.1_30s_bio_12.tif", "wc2.1_30s_bio_12", "bio_12"),
        ("wc2.1_30s_elev.tif", "wc2.1_30s_elev", "elev"),
        ("cru_ts4.07.1901.2022.pre.dat.nc", "pre", "pre"),
        ("TerraClimate_ppt_2005.nc", "ppt", "ppt"),
        ("3B-MO.MS.MRG.3IMERG.20050701-S000000-E235959.07.V07B.HDF5", "precipitation", None),
        ("GLDAS_NOAH025_M.A200501.021.nc4", "Rainf_f_tavg", "rainf_f_tavg"),
        ("MERRA2_300.tavgM_2d_slv_Nx.200501.nc4", "T2M", "t2m"),
        ("E_1980-2022_GLEAM_v3.8a_MO.nc", "E", "e"),
        ("soc_0-5cm_mean.tif", "soc_0-5cm_mean", "soc_0_5cm_mean"),
        ("ocs_0-30cm_mean.tif", "ocs_0-30cm_mean", "ocs_0_30cm_mean"),
        ("CLCD_v01_2005_albert.tif", "CLCD_v01_albert", "landcover"),
        ("pre_2005.nc", "pre", "pre"),
    ],
)
def test_variables_of_products_are_known(file, variable, name):
    key = variable_key(variable)
    row = TABLE.find(file, "", key)
    assert row is not None and row.name_of(key) == (name or key)


@pytest.mark.parametrize(
    ("file", "variable"),
    [
        ("MOD15A2H.A2005017.h26v05.061.2020.hdf", "LaiStdDev_500m"),
        ("MOD15A2H.A2005017.h26v05.061.2020.hdf", "FparExtra_QC"),
        ("MOD16A2.A2005017.h26v05.061.2020.hdf", "LE_500m"),
        ("MOD13Q1.A2005017.h26v05.061.2020.hdf", "250m 16 days MIR reflectance"),
        ("my_ndvi_2005.tif", "my_ndvi"),
        ("GLDAS_NOAH025_3H.A20050101.0300.021.nc4", "Rainf_f_tavg"),
        ("soc_province.tif", "soc_province"),
    ],
)
def test_other_variables_are_none_of_them(file, variable):
    assert TABLE.find(file, "", variable_key(variable)) is None


def test_terra_and_aqua_are_told_apart():
    row = TABLE.find("MOD13Q1.A2005017.hdf", "", "ndvi")
    assert row.family_of("MOD13Q1.A2005017.hdf") == "MOD13Q1"
    assert row.family_of("MYD13Q1.A2005017.hdf") == "MYD13Q1"


def test_bits_are_those_of_the_documentation():
    """All 65536 codes of MOD13, by the text of their bits."""
    codes = np.arange(65536, dtype="u2").reshape(256, 256)
    row = TABLE.find("MOD13Q1.A2005017.hdf", "", "ndvi")
    rules = [r for r in TABLE.rules_of(row, "recommended") if r.variable.search("vi_quality")]
    expected = np.zeros(codes.shape, bool)
    for code in range(65536):
        text = f"{code:016b}"  # bit 15 first
        bad = text[14:] in ("10", "11") or text[5] == "1" or text[1] == "1" or text[0] == "1"
        bad = bad or text[10:14] in ("1101", "1110", "1111")  # usefulness
        expected[divmod(code, 256)] = bad
    np.testing.assert_array_equal(hidden_by(codes, rules), expected)


def test_negative_codes_count_by_their_bits():
    rule = TABLE.rules[0]._replace(first_bit=0, last_bit=7, keep=(0, 1))
    found = fails_rule(np.array([[-1, 0, 1, 2]], "i1"), rule)
    np.testing.assert_array_equal(found, [[True, False, False, True]])


def test_counts_of_known_cells():
    rule = TABLE.rules[0]._replace(first_bit=0, last_bit=0, keep=(0,), meaning="even")
    other = rule._replace(first_bit=1, last_bit=1, meaning="low")
    values = np.array([[1.0, np.nan, 3.0, 4.0]])
    codes = np.array([[1, 1, 3, 0]], "u1")
    known, by_rule, hidden = count_hidden(values, [codes], [(rule, other)])
    assert (known, hidden) == (3, 2)
    assert by_rule == {("0", "even", (0,)): 2, ("1", "low", (0,)): 1}


@pytest.mark.parametrize(
    ("column", "value"),
    [("kind", "field"), ("quantity", "nothing"), ("step", "week"), ("days", "99"), ("file", "(")],
)
def test_a_wrong_row_is_named(tmp_path, column, value):
    import csv

    with open(PRODUCTS_TABLE, encoding="utf-8") as file:
        header, first, *_ = csv.reader(file)
    first[header.index(column)] = value
    path = tmp_path / "products.csv"
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, first])
    with pytest.raises(BadTable) as caught:
        load_products(str(path))
    assert caught.value.column == column and Path(caught.value.path).name == "products.csv"
