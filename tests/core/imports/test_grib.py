"""Messages of GRIB as ECMWF and others write them: what GDAL says of them is not always so."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.raster.band_description import describe_raster
from carbonsink.core.raster.grib import centre_of_file, parameter_of
from carbonsink.tests.core.imports import files, grib

RANDOM = np.random.default_rng(4)
DAYS = {(2004, 12): 31, (2005, 1): 31, (2005, 2): 28}


def test_monthly_means_of_era5_in_edition_1(do_import, tmp_path):
    """Temperatures that GDAL calls degrees Celsius are in Kelvin; amounts are those of a day."""
    expected, messages = {}, []
    for (year, month), days in DAYS.items():
        kelvin = np.round(RANDOM.uniform(250, 300, (9, 17)), 2)
        rain = np.round(RANDOM.uniform(0, 0.02, (9, 17)), 7)
        sun = np.round(RANDOM.uniform(0, 3e7, (9, 17)), 0)
        for values in (kelvin, rain, sun):
            values[2, 3] = np.nan
        told = (("t2m", 167, kelvin, 2), ("tp", 228, rain, 7), ("ssrd", 169, sun, 0))
        for _name, code, values, digits in told:
            messages.append((grib.ECMWF, 128, code, (year, month, 1), values, digits))
        stamp = f"{year}-{month:02d}"
        expected[f"t2m_{stamp}"] = kelvin - 273.15
        expected[f"tp_{stamp}"] = rain * 1000 * days
        expected[f"ssrd_{stamp}"] = sun * 1e-6 * days
    grib.write_grib1(tmp_path / "download.grib", messages)
    receipt = do_import([tmp_path / "download.grib"])
    found = files.made(receipt)
    assert set(found) == set(expected)
    for name, values in expected.items():
        np.testing.assert_allclose(found[name], values, rtol=1e-5, atol=1e-4)
    assert {one.unit for one in receipt.variables} == {"degC", "mm month-1", "MJ m-2 month-1"}
    np.testing.assert_allclose(receipt.extent, (99.875, 30.875, 104.125, 33.125))


def test_temperatures_in_edition_1_by_their_numbers(tmp_path):
    """Those of other centres are converted by GDAL; so might be those of ECMWF one day."""
    kelvin = np.full((3, 4), 290.0)
    kelvin[0, 0] = np.nan
    path = grib.write_grib1(
        tmp_path / "a.grb",
        [
            (grib.ECMWF, 128, 167, (2005, 1, 1), np.full((3, 4), np.nan), 2),
            (grib.ECMWF, 128, 167, (2005, 2, 1), kelvin, 2),
            (grib.ECMWF, 128, 130, (2005, 2, 1), kelvin, 2),
            (grib.NCEP, 2, 11, (2005, 2, 1), kelvin, 2),
        ],
    )
    bands = describe_raster(path).bands
    assert [(band.name, band.unit) for band in bands] == [
        ("2t", "K"),
        ("2t", "K"),
        ("t", "C"),
        ("tmp", "C"),
    ]


def test_the_centre_of_a_file(tmp_path):
    one = (grib.ECMWF, 128, 167, (2005, 1, 1), np.full((2, 2), 290.0), 0)
    path = grib.write_grib1(tmp_path / "a.grb", [one])
    assert centre_of_file(path) == "ecmwf"
    behind = tmp_path / "b.grb"
    behind.write_bytes(b"HEADER OF A BULLETIN\r\n" + (tmp_path / "a.grb").read_bytes())
    assert centre_of_file(str(behind)) == "ecmwf"
    for content in (b"", b"GRIB", b"no such file at all" * 9):
        behind.write_bytes(content)
        assert centre_of_file(str(behind)) == ""
    assert centre_of_file("/vsicurl/https://example.org/a.grb") == ""


@pytest.mark.parametrize(
    ("template", "numbers", "known"),
    [
        ("8", "1 193", ("tp", "m")),
        ("8", "4 7", ("ssrd", "J m-2")),
        ("0", "4 7", ("", "")),  # a mean in W m-2, as GDAL says
        ("0", "0 0", ("", "")),
    ],
)
def test_parameters_that_ecmwf_numbers_itself(template, numbers, known):
    interval = " 0 255 128 0 0 1 0 1 -127 -2147483647 255 -127 -2147483647 2004 12 1 0 0 0 1 0"
    facts = {
        "GRIB_IDS": "CENTER=98(ECMWF) SUBCENTER=0 MASTER_TABLE=4 LOCAL_TABLE=1",
        "GRIB_DISCIPLINE": "0(Meteorological)",
        "GRIB_PDS_PDTN": template,
        "GRIB_PDS_TEMPLATE_ASSEMBLED_VALUES": f"{numbers}{interval} 1 2 1 0 255 0",
    }
    assert parameter_of(facts) == known
    assert parameter_of({**facts, "GRIB_IDS": "CENTER=7(US-NCEP)"}) == ("", "")
    assert parameter_of({"GRIB_IDS": facts["GRIB_IDS"]}) == ("", "")
