"""Dates of satellite scenes, by the rules that their agencies publish."""

from __future__ import annotations

import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.dates.names.file_names import split_file_name
from carbonsink.core.dates.names.file_names_together import split_file_names


@pytest.mark.parametrize(
    ("stem", "name", "date"),
    [
        # The first day of a scene; made at the end of the month, it is no mean of the month.
        ("LC08_L2SP_123032_20210115_20210130_02_T1_SR_B4", "LC08_L2SP_123032_02_T1_SR_B4", "01-15"),
        ("LE07_L1TP_123032_20210101_20210131_01_T1_B4", "LE07_L1TP_123032_01_T1_B4", "01-01"),
        ("LT05_L1TP_123032_20210115_20221231_01_T1", "LT05_L1TP_123032_01_T1", "01-15"),
        ("LC081230322021011501T1-SC20230304051234", "LC08123032", "01-15"),
        ("LC81230322021015LGN00_sr_ndvi", "LC8123032_sr_ndvi", "01-15"),
        ("HLS.L30.T50TMK.2021015T025959.v2.0.B04", "HLS.L30.T50TMK_v2.0.B04", "01-15"),
        ("S2A_MSIL2A_20210115T030041_N0214_R032_T50TMK_20210116T061234", "S2A_MSIL2A", "01-15"),
        ("20210115T030041_20210115T030335_T50TMK_B4", "T50TMK_B4", "01-15"),
        ("S1A_IW_GRDH_1SDV_20210115T101010_20210115T101035_036150", None, "01-15"),
        ("S3A_SY_2_V10____20210115T000000_20210124T235959_20210130T072525", None, "01-15"),
        ("S5P_OFFL_L2__NO2____20210115T001234_20210115T015602_11490", None, "01-15"),
        ("S2A_20210115T025551_20210116T053011", "S2A", "01-15"),
    ],
)
def test_the_day_of_a_scene(stem, name, date):
    found, told = split_file_name(stem)
    assert told.text == f"2021-{date}"
    assert name is None or found == name


def test_night_lights_of_several_satellites():
    stems = ["F101992.v4b_web.avg_vis", "F121994.v4b_web.avg_vis", "F182010.v4d_web.avg_vis"]
    dates = [date for _, date in split_file_names(stems)]
    assert dates == [Date(1992), Date(1994), Date(2010)]


@pytest.mark.parametrize(
    ("stem", "date"),
    [
        ("npp_20210115T000000_20211231T235959", None),
        ("npp_20210101_20210131", Date(2021, 1)),
        ("F1_2001", Date(2001)),
        ("plotF121999", None),
    ],
)
def test_other_names(stem, date):
    assert split_file_name(stem)[1] == date
