"""Flux tables of FLUXNET, ChinaFLUX and others against sums worked out by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.flux_tables import (
    FluxAssumed,
    FluxConflicts,
    FluxDoubtful,
    FluxDropped,
    FluxDuplicates,
    FluxGaps,
    FluxSignTurned,
    NoDates,
    NoFluxColumns,
    NothingLeft,
    OtherProfileFits,
    StationsMissing,
    StepTooCoarse,
    UnknownUnit,
)
from carbonsink.core.errors_and_notes.tables import BadTable, MissingColumn
from carbonsink.core.run import Run
from carbonsink.core.sites.flux_tables.period_table import read_flux_tables
from carbonsink.core.sites.settings import FluxSettings

PER_DAY = 1.03772448  # gC m-2 d-1 in one umol CO2 m-2 s-1
NAME = "FLX_US-MMS_FLUXNET2015_SUBSET_{}_2003-2004_1-4.csv"


@pytest.fixture
def write(tmp_path):
    """Write a text as a file and return its name."""

    def make(text, name="table.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return str(path)

    return make


@pytest.fixture
def read(write):
    """Read texts (by file name) as a table; notes are collected in the list given."""

    def make(files, notes=None, stations=None, encoding="utf-8", **settings):
        files = files if isinstance(files, dict) else {NAME.format("DD"): files}
        paths = [write(text, name, encoding) for name, text in files.items()]
        run = Run(on_note=(notes if notes is not None else []).append)
        stations = write(stations, "stations.csv") if stations else None
        return read_flux_tables(paths, FluxSettings(**settings), run, stations)

    return make


def half_hours(start="2003-03-01", n=96, **columns):
    """Return a FLUXNET table of half hours; columns are numbers or lists."""
    begins = pd.date_range(start, periods=n, freq="30min")
    frame = pd.DataFrame(
        {
            "TIMESTAMP_START": begins.strftime("%Y%m%d%H%M"),
            "TIMESTAMP_END": (begins + pd.Timedelta("30min")).strftime("%Y%m%d%H%M"),
            **columns,
        }
    )
    return {NAME.format("HH"): frame.to_csv(index=False)}


def days(first="2004-01-01", last="2004-12-31", **columns):
    """Return a FLUXNET table of days."""
    dates = pd.date_range(first, last)
    return pd.DataFrame({"TIMESTAMP": dates.strftime("%Y%m%d"), **columns}).to_csv(index=False)


def column(table, variable):
    return table.frame[variable].tolist()


# --- FLUXNET -------------------------------------------------------------------------------------


def test_half_hours_to_days(read):
    given = half_hours(NEE_VUT_REF=[2.0] * 48 + [-3.0] * 48, TA_F=[5.0] * 24 + [15.0] * 72, P_F=0.5)
    table = read(given)
    assert column(table, "site") == ["US-MMS"] * 2
    assert column(table, "date") == ["2003-03-01", "2003-03-02"]
    assert column(table, "nee") == pytest.approx([2 * PER_DAY, -3 * PER_DAY])
    assert column(table, "nep") == pytest.approx([-2 * PER_DAY, 3 * PER_DAY])
    assert column(table, "ta") == pytest.approx([10.0, 15.0])
    assert column(table, "p") == pytest.approx([24.0, 24.0])
    assert table.units["nee"] == "gC m-2 d-1"
    assert table.units["p"] == "mm d-1"


def test_hours_are_known_by_their_length(read):
    text = "TIMESTAMP_START,TIMESTAMP_END,P_F\n"
    for hour in range(24):
        text += f"20030301{hour:02d}00,{'20030302' if hour == 23 else '20030301'}"
        text += f"{(hour + 1) % 24:02d}00,1\n"
    assert column(read({NAME.format("HR"): text}), "p") == pytest.approx([24.0])


def test_months_have_their_own_length_in_leap_years_too(read):
    table = read(days(last="2004-03-31", GPP_NT_VUT_REF=2.0, P_F=1.0, VPD_F=8.0), step="month")
    assert column(table, "date") == ["2004-01", "2004-02", "2004-03"]
    assert column(table, "gpp") == pytest.approx([62.0, 58.0, 62.0])
    assert column(table, "p") == pytest.approx([31.0, 29.0, 31.0])
    assert column(table, "vpd") == pytest.approx([8.0] * 3)
    assert table.units["gpp"] == "gC m-2 month-1"


def test_years(read):
    assert column(read(days(RECO_NT_VUT_REF=1.5), step="year"), "reco") == pytest.approx([549.0])


def test_monthly_files_hold_rates_per_day(read):
    text = "TIMESTAMP,GPP_NT_VUT_REF,P_F,TA_F\n" + "".join(
        f"2003{month:02d},2.0,3.0,{month}\n" for month in range(1, 13)
    )
    months = read({NAME.format("MM"): text}, step="month")
    assert column(months, "gpp")[:2] == pytest.approx([62.0, 56.0])
    assert column(months, "p")[3] == pytest.approx(90.0)
    years = read({NAME.format("MM"): text}, step="year")
    assert column(years, "gpp") == pytest.approx([730.0])
    # Months count by their days.
    lengths = np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    assert column(years, "ta") == pytest.approx([(lengths * np.arange(1, 13)).sum() / 365])


def test_yearly_files_hold_sums(read):
    table = read(
        {NAME.format("YY"): "TIMESTAMP,GPP_NT_VUT_REF,P_F\n2003,1200,900\n2004,1300,800\n"},
        step="year",
    )
    assert column(table, "gpp") == pytest.approx([1200.0, 1300.0])
    assert column(table, "p") == pytest.approx([900.0, 800.0])


def test_a_gap_is_not_taken_for_zero(read):
    nee = [2.0] * 40 + [-9999] * 8 + [2.0] * 30 + [-9999] * 18
    table = read(half_hours(NEE_VUT_REF=nee, TA_F=1.0))
    assert column(table, "nee")[0] == pytest.approx(2 * PER_DAY)
    assert np.isnan(column(table, "nee")[1])  # 30 of 48 are less than 0.8


@pytest.mark.parametrize(
    ("max_qc", "min_share", "kept"),
    [(1, 0.8, [1, 0, 0]), (2, 0.8, [1, 1, 0]), (3, 0.8, [1, 1, 1]), (1, 0.4, [1, 1, 0])],
)
def test_flags_decide_whether_a_day_is_kept_and_not_what_it_sums(read, max_qc, min_share, kept):
    """FLUXNET's own daily values are means of all half hours, well filled or not."""
    flags = [0] * 24 + [1] * 24 + [0] * 24 + [2] * 24 + [3] * 48
    given = half_hours(n=144, NEE_VUT_REF=[1.0, 3.0] * 72, NEE_VUT_REF_QC=flags, GPP_NT_VUT_REF=4.0)
    table = read({**given}, max_qc=max_qc, min_share=min_share)
    by_date = table.frame.set_index("date")
    for date, keep in zip(("2003-03-01", "2003-03-02", "2003-03-03"), kept):
        assert (date in by_date.index) == bool(keep)
        if keep:
            assert by_date.loc[date, "nee"] == pytest.approx(2 * PER_DAY)
            assert by_date.loc[date, "gpp"] == pytest.approx(4 * PER_DAY)  # by the flag of NEE


def test_daily_quality_is_a_share(read):
    quality = [1.0, 0.8, 0.79, -9999, 0.5]
    text = days(last="2004-01-05", NEE_VUT_REF=1.0, NEE_VUT_REF_QC=quality)
    assert column(read(text), "date") == ["2004-01-01", "2004-01-02"]
    assert len(read(text, max_qc=3).frame) == 5
    assert len(read(text, min_share=0.5).frame) == 4


def test_the_share_of_a_month_is_the_mean_of_its_days(read):
    quality = [1.0] * 24 + [0.2] * 7  # 25.4 of 31 days
    text = days(last="2004-01-31", NEE_VUT_REF=1.0, NEE_VUT_REF_QC=quality)
    notes = []
    assert column(read(text, step="month", min_share=0.81), "nee") == pytest.approx([31.0])
    with pytest.raises(NothingLeft):
        read(text, notes, step="month", min_share=0.82)
    assert [n.dropped for n in notes if isinstance(n, FluxDropped)] == [{"nee": 1}]


def test_the_filled_column_comes_first(read):
    assert column(read(days(last="2004-01-01", TA_F_MDS=9.0, TA_F=5.0)), "ta") == [5.0]
    assert column(read(days(last="2004-01-01", TA_F_MDS=9.0)), "ta") == [9.0]


def test_duplicates_and_gaps_are_counted(read):
    lines = days(last="2004-01-10", NEE_VUT_REF=np.arange(10.0)).splitlines()
    text = "\n".join([*lines[:4], lines[3], *lines[6:]])  # 3 January twice, 4 and 5 missing
    notes = []
    table = read(text, notes)
    assert column(table, "nee") == pytest.approx([0, 1, 2, 5, 6, 7, 8, 9])
    duplicates = [n for n in notes if isinstance(n, FluxDuplicates)]
    assert [(n.n, n.date[:10]) for n in duplicates] == [(1, "2004-01-03")]
    gaps = [n for n in notes if isinstance(n, FluxGaps)]
    assert [(n.n, n.longest, n.there) for n in gaps] == [(2, 2, 8)]


def test_of_two_files_the_first_counts(read):
    notes = []
    files = {
        "FLX_US-MMS_a_DD.csv": days(last="2004-01-03", NEE_VUT_REF=1.0),
        "FLX_US-MMS_b_DD.csv": days("2004-01-03", "2004-01-05", NEE_VUT_REF=2.0),
        "FLX_AT-Neu_DD.csv": days(last="2004-01-01", NEE_VUT_REF=7.0),
    }
    table = read(files, notes)
    assert column(table, "nee") == pytest.approx([7.0, 1.0, 1.0, 1.0, 2.0, 2.0])
    assert column(table, "site")[0] == "AT-Neu"
    assert [n.counts for n in notes if isinstance(n, FluxConflicts)] == [{"nee": 1}]


# --- doubts --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "likely"),
    [("TA_F", 285.0, "K"), ("VPD_F", 1.2, "kPa"), ("PA_F", 985.0, "hPa"), ("PA_F", 98500.0, "Pa")],
)
def test_units_that_cannot_be_right(read, name, value, likely):
    notes = []
    table = read(days(**{name: value}), notes)
    assert [n.likely for n in notes if isinstance(n, FluxDoubtful)] == [likely]
    variable = name.split("_")[0].lower()
    assert column(table, variable)[0] == pytest.approx(value)  # told, not changed


def test_fluxes_out_of_range(read):
    gpp = np.full(366, 5.0)
    gpp[[3, 9]] = 80.0, 900.0
    notes = []
    read(days(GPP_NT_VUT_REF=gpp), notes)
    doubts = [n for n in notes if isinstance(n, FluxDoubtful)]
    assert [(n.n, n.total, n.example) for n in doubts] == [(2, 366, 900.0)]


def test_a_profile_that_fits_badly(read):
    text = days(last="2004-01-02", NETRAD=90.0, TA_F=1.0, NEE_VUT_REF=1.0, PA_F=98.0, WS_F=2.0)
    notes = []
    assert column(read(text, notes, profile="chinaflux"), "netrad") == [90.0, 90.0]
    fits = [n for n in notes if isinstance(n, OtherProfileFits)]
    assert [(n.found, n.other, n.more) for n in fits] == [(1, "fluxnet", 5)]
    notes.clear()
    read(text, notes)
    assert not [n for n in notes if isinstance(n, OtherProfileFits)]


def test_ordinary_values_are_not_doubted(read):
    notes = []
    vpd = np.abs(np.sin(np.arange(366))) * 12
    read(days(TA_F=12.0, VPD_F=vpd, PA_F=98.0, GPP_NT_VUT_REF=9.0), notes)
    assert not [n for n in notes if isinstance(n, FluxDoubtful)]


# --- ChinaFLUX and others ------------------------------------------------------------------------

CHINESE = """年,月,日,时,分,NEE,生态系统呼吸,GEE,空气温度,水汽压亏缺,土壤含水量,降水量
/,/,/,/,/,mgCO2·m-2·s-1,mgCO2·m-2·s-1,mgCO2·m-2·s-1,℃,kpa,m3 m-3,mm
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_chinese_half_hours(read, encoding):
    rows = "".join(
        f"2005,7,{1 + i // 48},{i // 2 % 24},{30 * (i % 2)},-0.1,0.2,-0.3,20,1.5,0.3,0.25\n"
        for i in range(96)
    )
    notes = []
    table = read(
        {"长白山_30min.csv": CHINESE + rows}, notes, profile="chinaflux", encoding=encoding
    )
    assert column(table, "site") == ["长白山_30min"] * 2
    assert column(table, "date") == ["2005-07-01", "2005-07-02"]
    per_mg = 86.4 * 12.0107 / 44.0095  # 23.5795 gC m-2 d-1
    assert column(table, "nee") == pytest.approx([-0.1 * per_mg] * 2)
    assert column(table, "reco") == pytest.approx([0.2 * per_mg] * 2)
    assert column(table, "gpp") == pytest.approx([0.3 * per_mg] * 2)
    assert [n.column for n in notes if isinstance(n, FluxSignTurned)] == ["GEE"]
    assert column(table, "ta") == pytest.approx([20.0] * 2)
    assert column(table, "vpd") == pytest.approx([15.0] * 2)
    assert column(table, "swc") == pytest.approx([30.0] * 2)
    assert column(table, "p") == pytest.approx([12.0] * 2)
    assert not [n for n in notes if isinstance(n, FluxAssumed)]


def test_chinese_months(read):
    text = "年,月,NEE(gC·m-2·月-1),气温（℃）\n2004,2,-29,1\n2004,3,-62,5\n"
    table = read({"千烟洲.csv": text}, profile="chinaflux", step="month")
    assert column(table, "nee") == pytest.approx([-29.0, -62.0])
    assert column(table, "ta") == pytest.approx([1.0, 5.0])


def test_bad_flags_of_other_tables_are_left_out(read):
    rows = "".join(f"2005,7,1,{h},{9.0 if h < 4 else 1.0},{2 if h < 4 else 0}\n" for h in range(24))
    text = "year,month,day,hour,NEE (umol m-2 s-1),NEE_QC\n" + rows
    files = {"x.csv": text}
    assert column(read(files, profile="generic"), "nee") == pytest.approx([PER_DAY])
    spoiled = (4 * 9 + 20) / 24 * PER_DAY
    assert column(read(files, profile="generic", max_qc=3), "nee") == pytest.approx([spoiled])
    with pytest.raises(NothingLeft):
        read(files, profile="generic", min_share=0.9)


def test_generic_with_sites_and_comma_decimals(read):
    text = "Station;Date;GPP (gC m-2 d-1);Ta (K);NEE\n"
    text += "A;2004/2/1;2,5;280,15;-1\nB;2004/2/1;1,5;281,15;-2\nA;2004/2/2;3,5;282,15;NA\n"
    notes = []
    table = read({"x.csv": text}, notes, profile="generic")
    assert column(table, "site") == ["A", "A", "B"]
    assert column(table, "gpp") == pytest.approx([2.5, 3.5, 1.5])
    assert column(table, "ta") == pytest.approx([7.0, 9.0, 8.0])
    assert np.isnan(column(table, "nee")[1])
    assert [n.columns for n in notes if isinstance(n, FluxAssumed)] == [("NEE (gC m-2 d-1)",)] * 2


def test_day_of_year(read):
    table = read({"x.csv": "year,doy,NEE\n2004,60,1\n2005,60,2\n"}, profile="generic")
    assert column(table, "date") == ["2004-02-29", "2005-03-01"]


def test_own_columns(read, write):
    own = write(
        "profile,column,variable,kind,unit,unit_day,unit_month,unit_year,qc,low,high,source\n"
        "generic,Fc,nee,flux,umol m-2 s-1,gC m-2 d-1,gC m-2,gC m-2,,-40,40,ours\n"
        "generic,LAI,lai,,,,,,,0,10,ours\n",
        "own.csv",
    )
    table = read({"x.csv": "date,Fc,LAI\n2004-02-01,1,3\n"}, profile="generic", columns=own)
    assert column(table, "nee") == [1.0]
    assert column(table, "lai") == [3.0]


# --- stations ------------------------------------------------------------------------------------


def test_stations_are_joined(read):
    notes = []
    stations = "SITE_ID,LOCATION_LAT,LOCATION_LONG,IGBP,ta\nUS-MMS,39.3,-86.4,DBF,warm\nX,1,2,,\n"
    files = {
        "FLX_US-MMS_DD.csv": days(last="2004-01-02", TA_F=1.0),
        "FLX_AT-Neu_DD.csv": days(last="2004-01-01", TA_F=2.0),
    }
    table = read(files, notes, stations)
    assert table.frame.columns.tolist() == ["site", "date", "ta", "IGBP", "station_ta"]
    assert table.frame["IGBP"].isna().tolist() == [True, False, False]
    assert table.frame["IGBP"].tolist()[1:] == ["DBF", "DBF"]
    np.testing.assert_array_equal(table.latitude, [np.nan, 39.3, 39.3])
    np.testing.assert_array_equal(table.longitude, [np.nan, -86.4, -86.4])
    assert [n.sites for n in notes if isinstance(n, StationsMissing)] == [("AT-Neu",)]


@pytest.mark.parametrize("place", ["39°18'N,86°24′W", "N39 18,W86 24 0", "39.3,-86.4"])
def test_stations_in_degrees_and_minutes(read, place):
    stations = f"SITE_ID,LOCATION_LAT,LOCATION_LONG\nUS-MMS,{place}\n"
    table = read({"FLX_US-MMS_DD.csv": days(last="2004-01-01", TA_F=1.0)}, [], stations)
    assert (table.latitude[0], table.longitude[0]) == pytest.approx((39.3, -86.4))


def test_stations_without_coordinates_give_a_plain_table(read):
    table = read(days(last="2004-01-01", TA_F=1.0), None, "site,pft\nUS-MMS,DBF\n")
    assert table.longitude is None
    assert column(table, "pft") == ["DBF"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("name,lat,lon\nUS-MMS,1,2\n", MissingColumn),
        ("site,lat,lon\nUS-MMS,95,2\n", BadTable),
        ("site,lat\nUS-MMS,9\nUS-MMS,9\n", BadTable),
    ],
)
def test_stations_that_cannot_be_used(read, text, error):
    with pytest.raises(error):
        read(days(last="2004-01-01", TA_F=1.0), None, text)


# --- what cannot be read -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "settings", "error"),
    [
        ("TIMESTAMP,TA_F\n200401,1\n200402,2\n", {"step": "day"}, StepTooCoarse),
        ("TIMESTAMP,TA_F\n2004,1\n2005,1\n", {"step": "month"}, StepTooCoarse),
        (
            "TIMESTAMP_START,TIMESTAMP_END,TA_F\n20040101,20040107,1\n20040108,20040114,1\n",
            {"step": "month"},
            StepTooCoarse,
        ),
        ("TIMESTAMP,a,b\n20040101,1,2\n", {}, NoFluxColumns),
        ("when,TA_F\n20040101,1\n", {}, NoFluxColumns),
        ("TIMESTAMP,TA_F\n20041301,1\n", {}, NoDates),
        ("date,Ta\nyesterday,1\n", {"profile": "generic"}, NoDates),
        ("date,Ta (furlong)\n2004-01-01,1\n", {"profile": "generic"}, UnknownUnit),
        ("TIMESTAMP,TA_F\n", {}, BadTable),
        ("", {}, BadTable),
        ("TIMESTAMP,TA_F\n20040101,-9999\n", {}, NothingLeft),
        ("PK\x03\x04 a workbook", {}, BadTable),
    ],
)
def test_tables_that_cannot_be_used(read, text, settings, error):
    with pytest.raises(error):
        read(text, **settings)


def test_a_column_table_that_cannot_be_used(read, write):
    head = "profile,column,variable,kind,unit,unit_day,unit_month,unit_year,qc,low,high,source\n"
    for row in (
        "generic,Ta,ta,heat,degC,degC,degC,degC,,,,x\n",
        "generic,Ta,ta,temperature,yard,degC,degC,degC,,,,x\n",
        "generic,Ta,,temperature,degC,degC,degC,degC,,,,x\n",
        "generic,Ta,ta,temperature,degC,degC,degC,degC,,low,,x\n",
        "fluxnet,Ta,ta,temperature,degC,degC,degC,degC,,,,x\n",
    ):
        with pytest.raises(BadTable):
            read("date,Ta\n2004-01-01,1\n", profile="generic", columns=write(head + row, "own.csv"))


def test_summary(read):
    table = read(days(last="2004-02-29", TA_F=280.0, NEE_VUT_REF=1.0), step="month")
    row = table.summary.set_index("variable").loc["nee"]
    assert row[["source", "source_unit", "unit"]].tolist() == [
        "NEE_VUT_REF",
        "gC m-2 d-1",
        "gC m-2 month-1",
    ]
    assert row[["periods", "dropped", "first", "last"]].tolist() == [2, 0, "2004-01", "2004-02"]
