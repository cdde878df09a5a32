"""The tables of products and quality rules."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from carbonsink.core.facts.sites import BadTable
from carbonsink.core.imports.naming import variable_key
from carbonsink.core.imports.products import PRODUCTS_TABLE, load_products
from carbonsink.core.imports.quality import count_hidden, failing, hidden_by
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


def test_at_least_twenty_products():
    assert len({row.product for row in TABLE.variables}) >= 20


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
        ("cru_ts4.07.1901.2022.pre.dat.nc", "pre", "pre"),
        ("TerraClimate_ppt_2005.nc", "ppt", "ppt"),
        ("3B-MO.MS.MRG.3IMERG.20050701-S000000-E235959.07.V07B.HDF5", "precipitation", None),
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
        expected[divmod(code, 256)] = bad
    np.testing.assert_array_equal(hidden_by(codes, rules), expected)


def test_negative_codes_count_by_their_bits():
    rule = TABLE.rules[0]._replace(first_bit=0, last_bit=7, keep=(0, 1))
    found = failing(np.array([[-1, 0, 1, 2]], "i1"), rule)
    np.testing.assert_array_equal(found, [[True, False, False, True]])


def test_counts_of_known_cells():
    rule = TABLE.rules[0]._replace(first_bit=0, last_bit=0, keep=(0,), meaning="even")
    other = rule._replace(first_bit=1, last_bit=1, meaning="low")
    values = np.array([[1.0, np.nan, 3.0, 4.0]])
    codes = np.array([[1, 1, 3, 0]], "u1")
    known, by_rule, hidden = count_hidden(values, [codes], [(rule, other)])
    assert (known, hidden) == (3, 2)
    assert by_rule == {("0", "even"): 2, ("1", "low"): 1}


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
