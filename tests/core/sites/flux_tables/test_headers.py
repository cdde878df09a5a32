"""Headers of flux tables: titles above them, units at the end of names."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.flux_tables import UnknownUnit, VpdUnitContradicted
from carbonsink.core.errors_and_notes.tables import LinesSkipped, MarksLeftOut
from carbonsink.core.run import Run
from carbonsink.core.sites.flux_tables.checks import require_vpd
from carbonsink.core.sites.flux_tables.column_meanings import find_variable, load_columns
from carbonsink.core.sites.flux_tables.flux_files import inspect_flux_file
from carbonsink.core.sites.flux_tables.flux_units import find_flux_conversion, per_day_of_rate
from carbonsink.core.sites.flux_tables.period_table import read_flux_tables
from carbonsink.core.sites.settings import FluxSettings

DAYS = "2005-06-01,{0},15\n2005-06-02,{1},16\n2005-06-03,{2},17\n"
# g of carbon in one of CO2; gC m-2 d-1 in one umol m-2 s-1.
CARBON_OF_CO2, DAY_OF_UMOL = 12.0107 / 44.0095, 12.0107e-6 * 86400


def read(tmp_path, text: str, notes=None, **settings):
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    run = Run(on_note=(notes if notes is not None else []).append)
    given = {"profile": "chinaflux", "step": "day", "min_share": 0.0, **settings}
    return read_flux_tables([str(path)], FluxSettings(**given), run).frame


@pytest.mark.parametrize(
    ("header", "factor", "kelvin"),
    [
        ("GPP_gC_m2_d,Ta_degC", 1.0, 0.0),
        ("GPP_umol_m2_s,Ta_K", DAY_OF_UMOL, 273.15),
        ("GPP..gC.m.2.d.1.,Ta_C", 1.0, 0.0),
        ("GPP (gCO2 m-2 d-1),Ta (K)", CARBON_OF_CO2, 273.15),
        ("GPP (kg C ha-1 d-1),Ta", 0.1, 0.0),
        ("GPP (gC m-2 yr-1),Ta", 1 / 365.2425, 0.0),
    ],
)
def test_units_of_headers(tmp_path, header, factor, kelvin):
    frame = read(tmp_path, f"Date,{header}\n{DAYS.format(8, 9, 10)}")
    assert frame["gpp"].tolist() == pytest.approx(np.array([8, 9, 10]) * factor, rel=1e-5)
    assert frame["ta"].tolist() == pytest.approx(np.array([15, 16, 17]) - kelvin)


@pytest.mark.parametrize(
    ("units", "factor", "kelvin"),
    [
        (",mgC m-2 h-1,", 0.024, 0.0),
        (",kgC/ha/d,-", 0.1, 0.0),
        ("yyyy/mm/dd,gC m-2 d-1,Celsius", 1.0, 0.0),
        ("[yyyy-mm-dd],[µmol+1s-1m-2],[K]", DAY_OF_UMOL, 273.15),
        (",,[K]", 1.0, 273.15),
    ],
)
def test_units_in_the_row_below_the_header(tmp_path, units, factor, kelvin):
    frame = read(tmp_path, f"Date,GPP,Ta\n{units}\n{DAYS.format(8, 9, 10)}")
    assert frame["gpp"].tolist() == pytest.approx(np.array([8, 9, 10]) * factor, rel=1e-5)
    assert frame["ta"].tolist() == pytest.approx(np.array([15, 16, 17]) - kelvin)


def test_a_rate_that_no_variable_comes_in_is_refused(tmp_path):
    with pytest.raises(UnknownUnit):
        read(tmp_path, f"Date,GPP,Ta\n,nmol m-2 s-1,\n{DAYS.format(8, 9, 10)}")


def test_filled_columns_of_reddyproc_come_first(tmp_path):
    """Measured NEE has gaps in still nights; flags beside the filled one tell what was filled."""
    text = "DateTime\tNEE\tNEE_uStar_f\tNEE_uStar_fqc\tVPD_f\tReco_uStar\tGPP_uStar_f\n"
    text += "-\tumolm-2s-1\tumolm-2s-1\t-\thPa\tumolm-2s-1\tumolm-2s-1\n"
    for hour in range(48):
        time = f"{hour // 2:02d}:{hour % 2 * 30:02d}"
        text += f"2005-06-01 {time}\tNA\t-2\t{hour // 46}\t9\t3\t5\n"
    row = read(tmp_path, text).iloc[0]
    assert row["nee"] == pytest.approx(-2 * DAY_OF_UMOL)
    assert row["gpp"] - row["reco"] == pytest.approx(2 * DAY_OF_UMOL)
    assert row["vpd"] == pytest.approx(9.0)


def test_what_is_no_unit_of_a_variable_is_its_name(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(f"Date,GPP_K,TA_F\n{DAYS.format(1, 2, 3)}", encoding="utf-8")
    headers = inspect_flux_file(str(path)).headers
    by_name = {column.variable: column for column in load_columns("fluxnet")}
    assert find_variable(headers, by_name["ta"]).unit == ""
    gpp = next(column for column in load_columns("chinaflux") if column.variable == "gpp")
    assert find_variable(headers, gpp) is None


@pytest.mark.parametrize(
    ("above", "n"),
    [
        ("千烟洲2005年通量数据\n", 1),
        ("千烟洲2005年通量数据,,\n制表：2006,,\n", 2),
        ('"TOA5","CR3000","CR3000","2345"\n', 1),
        ("file_info,corrected_fluxes,\n", 1),
    ],
)
def test_lines_above_the_header_are_skipped(tmp_path, above, n):
    notes: list = []
    frame = read(tmp_path, f"{above}Date,GPP,Ta\n{DAYS.format(8, 9, 10)}", notes)
    assert frame["gpp"].tolist() == [8, 9, 10]
    (note,) = (note for note in notes if isinstance(note, LinesSkipped))
    assert (note.n, note.why, note.line) == (n, "title", 1)


def test_a_first_day_of_dashes_is_a_day(tmp_path):
    notes: list = []
    frame = read(
        tmp_path, "Date,GPP,Ta\n" + DAYS.format("—", "缺测", 10).replace(",15", ",—"), notes
    )
    assert frame["date"].tolist() == ["2005-06-02", "2005-06-03"]
    assert MarksLeftOut("GPP", (("—", 1), ("缺测", 1)), 1) in notes
    assert not any(isinstance(note, LinesSkipped) for note in notes)


def test_a_date_column_named_by_its_parts(tmp_path):
    frame = read(tmp_path, f"年/月/日,GPP,Ta\n{DAYS.format(8, 9, 10)}")
    assert frame["date"].tolist() == ["2005-06-01", "2005-06-02", "2005-06-03"]


@pytest.mark.parametrize(
    ("unit", "step", "factor", "per_step"),
    [
        ("gC m-2 yr-1", "year", 1.0, True),
        ("gC m-2 yr-1", "day", 1 / 365.2425, False),
        ("gC m-2 month-1", "year", 12 / 365.2425, False),
        ("gC m-2", "day", 1.0, True),
        ("t C ha-1 a-1", "year", 100.0, True),
    ],
)
def test_rates_per_another_step(unit, step, factor, per_step):
    found = per_day_of_rate(find_flux_conversion("flux", unit), unit, step)
    assert (found.factor, found.per_step) == (pytest.approx(factor), per_step)


@pytest.mark.parametrize("unit", ["g m-2 d-1", "kg ha-1", "t DM ha-1", "gC", "index"])
def test_units_that_name_no_carbon_per_area_are_none_of_a_flux(unit):
    assert find_flux_conversion("flux", unit) is None


TEMPERATURE = np.array([5.0, 15.0, 25.0, 30.0])
# Saturation pressure of water, hPa, from tables (Smithsonian, 1984).
SATURATION = np.array([8.72, 17.04, 31.67, 42.43])


@pytest.mark.parametrize(
    ("vpd", "rh", "refused"),
    [
        (SATURATION * 0.4, 60.0, False),
        (SATURATION * 4.0, 60.0, True),
        (SATURATION * 0.04, 60.0, True),
        (SATURATION * 0.2, 0.8, False),  # humidity as a share
        (SATURATION * 0.5, None, False),
        (SATURATION * 0.05, None, False),
        (SATURATION * 5.0, None, True),
        (SATURATION * np.nan, 60.0, False),
    ],
)
def test_the_air_tells_the_unit_of_its_deficit(vpd, rh, refused):
    values = {"vpd": vpd, "ta": TEMPERATURE}
    if rh is not None:
        values["rh"] = np.full(4, rh)
    if not refused:
        require_vpd("t.csv", "a", "VPD", "kPa", values)
        return
    with pytest.raises(VpdUnitContradicted) as caught:
        require_vpd("t.csv", "a", "VPD", "kPa", values)
    assert caught.value.times == pytest.approx(
        float(np.mean(vpd / (SATURATION * (0.4 if rh else 1)))), rel=0.01
    )


def test_a_stated_unit_of_the_deficit_is_taken(tmp_path):
    rows = "".join(f"2005-06-0{d},8,15,60,6.8\n" for d in (1, 2, 3))
    with pytest.raises(VpdUnitContradicted):
        read(tmp_path, f"Date,GPP,Ta,RH,VPD\n{rows}")
    assert read(tmp_path, f"Date,GPP,Ta,RH,VPD (hPa)\n{rows}")["vpd"].tolist() == [6.8] * 3
