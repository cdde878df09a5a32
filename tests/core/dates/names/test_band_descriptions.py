"""Dates in the descriptions of bands, as programs write them."""

from __future__ import annotations

import pandas as pd
import pytest

from carbonsink.core.dates.names.band_descriptions import split_description, split_descriptions

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@pytest.mark.parametrize(
    ("text", "name", "date"),
    [
        ("ndvi_2005-07", "ndvi", "2005-07"),
        ("2005_01_17_NDVI", "NDVI", "2005-01-17"),
        ("20050117_NDVI", "NDVI", "2005-01-17"),
        ("2005_NPP", "NPP", "2005"),
        ("2005_nm_reflectance", "2005_nm_reflectance", None),
        ("2005_nm", "2005_nm", None),
        ("wavelength 1950 nm", "wavelength 1950 nm", None),
        ("B2000_reflectance", "B2000_reflectance", None),
        ("MOD13A1.A2001017.h25v05.NDVI", "MOD13A1_h25v05.NDVI", "2001-01-17"),
        ("2001年5月", "", "2001-05"),
        ("2001/05/17", "", "2001-05-17"),
        ("2001Q3", "Q3", "2001"),
        ("npp_2001_Q3", "npp_Q3", "2001"),
        ("npp_2001 JJA", "npp_JJA", "2001"),
        ("2001 annual mean NPP", "annual mean NPP", "2001"),
        ("2001 nm", "2001 nm", None),
        ("Resize (Band 1:NDVI_200107.tif)", "NDVI", "2001-07"),
        ("Georef (Band 2:MOD13A3.A2001032.h25v05.hdf):a.dat", "MOD13A3_h25v05", "2001-02-01"),
        ("npp_2001.tif", "npp", "2001"),
        ("2001-07.tif", "", "2001-07"),
        ("NPP (2001)", "NPP", "2001"),
        ("Mean NDVI (2001-01)", "Mean NDVI", "2001-01"),
        ("Mean (2001-01-01 to 2001-12-31)", "Mean", "2001"),
        ("2001-02-01 - 2001-02-28", "", "2001-02"),
        ("Temperature (degC)", "Temperature (degC)", None),
        ("npp 2001-01-31 16:00:00", "npp", "2001-01-31"),
        ("bio1_1970-2000", "bio1_1970-2000", None),
    ],
)
def test_descriptions_of_bands(text, name, date):
    found, told = split_description(text)
    assert (found, told and told.text) == (name, date)


@pytest.mark.parametrize(
    ("form", "texts"),
    [
        ("X2001.{}", [f"{month:02d}" for month in range(1, 13)]),
        ("{} 2001", MONTHS),
        ("2001年{}月", range(1, 13)),
        ("npp_2001_{}", range(1, 13)),
        ("NPP 2001M{:02d}", range(1, 13)),
        ("2001/{}/15", [f"{month:02d}" for month in range(1, 13)]),
        ("15/{}/2001", [f"{month:02d}" for month in range(1, 13)]),
    ],
)
def test_descriptions_of_the_months_of_a_file(form, texts):
    told = split_descriptions([form.format(text) for text in texts])
    assert [date.month for _, date in told] == list(range(1, 13))
    assert len({name for name, _ in told}) == 1


@pytest.mark.parametrize("form", ["%Y-%m-%dT%H:%M:%SZ", "npp %Y-%m-%d %H:%M"])
def test_descriptions_of_local_midnights_in_utc(form):
    local = pd.date_range("2001-02-01", periods=12, freq="MS", tz="Asia/Shanghai")
    told = split_descriptions([stamp.tz_convert("UTC").strftime(form) for stamp in local])
    assert [date.text for _, date in told] == [stamp.strftime("%Y-%m-%d") for stamp in local]
    days = [
        stamp.tz_convert("UTC") for stamp in pd.date_range("2001-01-30", periods=3, tz=local.tz)
    ]
    told = split_descriptions([day.strftime(form) for day in days])
    assert [date.text for _, date in told] == [day.strftime("%Y-%m-%d") for day in days]


@pytest.mark.parametrize(
    "texts",
    [
        ("B1950", "B2000"),
        ("1950.12 nm", "2000.33 nm"),
        ("NDVI", "EVI 2001-05"),
        ("slope_2001", "z_2001"),
        ("", ""),
    ],
)
def test_other_descriptions_are_read_one_by_one(texts):
    assert split_descriptions(texts) == [split_description(text) for text in texts]
    assert all(date is None or date.month != 12 for _, date in split_descriptions(texts))
