"""The table of quantities, and the names they go by."""

from __future__ import annotations

import pytest

from carbonsink.core.units.quantity import (
    CARBON,
    NO_SIGN,
    SINK,
    SOURCE,
    STEPS,
    find_quantity,
    load_quantities,
    quantity_of_name,
    split_unit,
)


@pytest.mark.parametrize("quantity", load_quantities().values(), ids=lambda one: one.code)
def test_every_row_is_complete(quantity):
    assert quantity.parse(quantity.unit) is not None
    assert quantity.sign in (SINK, SOURCE, NO_SIGN)
    assert quantity.names
    for step in STEPS:
        low, high = quantity.limits[step]
        assert low < high and quantity.least[step] < high


def test_no_name_stands_for_two_quantities():
    names = [name for one in load_quantities().values() for name in one.names]
    assert len(names) == len(set(names))


def test_every_carbon_quantity_is_in_the_table():
    assert set(CARBON) == {one.code for one in load_quantities().values() if one.is_carbon}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("npp", "npp"),
        ("NPP", "npp"),
        ("npp_modis", "npp"),
        ("mean_npp", "npp"),
        ("净初级生产力", "npp"),
        ("t2m", "temperature"),
        ("soil_respiration", "rs"),
        ("NEE_VUT_REF", "nee"),
        ("npp_trend", ""),
        ("npp_change", ""),
        ("npp_ndvi", ""),
        ("slope", ""),
        ("temp", ""),
        ("carbon_map", "carbon"),
        ("b1", ""),
        ("", ""),
    ],
)
def test_names_and_what_they_mean(name, code):
    assert quantity_of_name(name) == code


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("npp (gC m-2 yr-1)", ("npp", "gC m-2 yr-1")),
        ("NEE [umol m-2 s-1]", ("NEE", "umol m-2 s-1")),
        ("净初级生产力（gC m-2）", ("净初级生产力", "gC m-2")),
        ("npp", ("npp", "")),
        ("(x)", ("(x)", "")),
    ],
)
def test_units_in_headers(name, parts):
    assert split_unit(name) == parts


def test_signs():
    assert find_quantity("nep").sign == find_quantity("nbp").sign == SINK
    assert find_quantity("nee").sign == SOURCE
    assert find_quantity("npp").sign == find_quantity("carbon").sign == NO_SIGN
    assert find_quantity("") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Evap_tavg", "evapotranspiration"),
        ("GLDAS_NOAH025_M.A200101.021 Evap_tavg", "evapotranspiration"),
        ("Rainf_f_tavg", "precipitation"),
        ("SWdown_f_tavg", "radiation"),
        ("Tair_f_inst", "temperature"),
        ("Qle_tavg", ""),
        ("Tveg_tavg", ""),
        ("wc2.1_10m_tavg_01", "temperature"),
        ("tavg", "temperature"),
        ("cru tavg", "temperature"),
    ],
)
def test_averages_over_time_are_no_temperatures(name, code):
    assert quantity_of_name(name) == code


@pytest.mark.parametrize(
    ("names", "standard", "code"),
    [
        (("Rainf_tavg", "x"), "precipitation_flux", "precipitation"),
        (("x", "y"), "air_temperature", "temperature"),
        (("npp_trend", "x"), "precipitation_flux", ""),
        (("npp", "x"), "unknown", "npp"),
        (("x", "gpp"), "", "gpp"),
    ],
)
def test_standard_names_count_before_words(names, standard, code):
    from carbonsink.core.units.quantity import quantity_of_names

    assert quantity_of_names(names, standard) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("tmp", "temperature"),
        ("cru_ts4.07.1901.2022.tmp.dat", "temperature"),
        ("tmx_1km", "temperature"),
        ("tasmax", "temperature"),
        ("China_pre", "precipitation"),
        ("annual_pre", "precipitation"),
        ("pr", "precipitation"),
        ("china_1km_pet", "evapotranspiration"),
        ("vap", "vapour_pressure"),
        ("SPEI03", "drought"),
        ("ndvi3g", "ndvi"),
        ("pre_fire", ""),
        ("tmp_ab12", ""),
        ("npp_tmp", "npp"),
        ("tmp_ndvi", "ndvi"),
    ],
)
def test_names_of_climate_products(name, code):
    assert quantity_of_name(name) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("bio1", "temperature"),
        ("BIO_12", "precipitation"),
        ("wc2.1_30s_bio_1", "temperature"),
        ("wc2.1_2.5m_bio_19", "precipitation"),
        ("wc2.0_bio_30s_01", "temperature"),
        ("worldclim_americas_bio5", "temperature"),
        ("CHELSA_bio10_01", "temperature"),  # 10 is its scale
        ("CHELSA_bio10_12", "precipitation"),
        ("CHELSA_bio10_1981-2010_V.2.1", "temperature"),
        ("CHELSA_pr_01_2001_V.2.1", "precipitation"),
        ("CHELSA_temp10_01_1979-2013_V1.2_land", "temperature"),
        ("wc2.1_30s_tavg_01", "temperature"),
        ("tmean1", "temperature"),
        ("prec12", "precipitation"),
        ("bio7", ""),  # ranges, shares and variation of temperature
        ("bio4", ""),
        ("bio15", ""),
        ("bio_20", ""),
        ("bio1_trend", ""),
        ("biome1", ""),
        ("symbio2", ""),
        ("tmean13", ""),
    ],
)
def test_names_of_worldclim_and_chelsa(name, code):
    assert quantity_of_name(name) == code


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("hurst", "h_ndvi"), ""),
        (("slope", "s_npp"), ""),
        (("p", "precipitation_1km"), "precipitation"),
        (("b1", "npp_2001"), "npp"),
        (("NDVI index", "ndvi_2001"), "ndvi"),
    ],
)
def test_the_name_of_a_result_counts_before_that_of_its_file(names, code):
    from carbonsink.core.units.quantity import quantity_of_names

    assert quantity_of_names(names) == code
