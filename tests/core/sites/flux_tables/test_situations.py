"""Flux tables as loggers, spreadsheets and networks write them, against pandas with formats given.

Each file holds the same half hours of eleven days: rates of GPP in umol m-2 s-1.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.run import CarbonSinkError
from carbonsink.core.run import Run
from carbonsink.core.sites.flux_tables.period_table import read_flux_tables
from carbonsink.core.sites.settings import FluxSettings

START = pd.date_range("2005-03-08", periods=11 * 48, freq="30min")
END = START + pd.Timedelta("30min")
GPP = np.round(np.random.default_rng(3).uniform(0, 20, START.size), 3)
MOLES = 12.0107e-6 * 86400


def daily():
    """Sums of each day in gC m-2, by pandas."""
    return pd.Series(GPP * MOLES / 48, START).resample("D").sum()


def hhmm(times):
    return [f"{t.hour}{t.minute:02d}" for t in times]


def ends_24(times):
    """The end of each half hour, midnight as 24:00 of the day before."""
    days = times - pd.Timedelta("30min")
    return [
        (f"{d:%Y-%m-%d}", "24:00" if t.hour == t.minute == 0 else f"{t:%H:%M}")
        for t, d in zip(times, days)
    ]


SITUATIONS = {
    "am-pm": ("date_time", [f"{t.month}/{t.day}/{t.year} {t:%I:%M %p}" for t in START]),
    "day-first": ("date_time", [f"{t:%d.%m.%Y %H:%M}" for t in START]),
    "seconds": ("date_time", [f"{t:%Y-%m-%d %H:%M:%S.000}" for t in START]),
    "zulu": ("time", [f"{t:%Y-%m-%dT%H:%M:%SZ}" for t in START]),
    "offset": ("timestamp", [f"{t:%Y-%m-%dT%H:%M:%S}+08:00" for t in START]),
    "chinese": ("日期时间", [f"{t.year}年{t.month}月{t.day}日 {t:%H:%M}" for t in START]),
    "packed-seconds": ("TIMESTAMP", [f"{t:%Y%m%d%H%M%S}" for t in START]),
    "packed-decimals": ("TIMESTAMP_START", [f"{t:%Y%m%d%H%M}.0" for t in START]),
    "start-and-end": (
        "TIMESTAMP_START,TIMESTAMP_END",
        [f"{a:%Y%m%d%H%M},{b:%Y%m%d%H%M}" for a, b in zip(START, END)],
    ),
    "end": ("TIMESTAMP_END", [f"{t:%Y%m%d%H%M}" for t in END]),
    "date-hhmm": ("date,hhmm", [f"{t:%Y-%m-%d},{h}" for t, h in zip(START, hhmm(START))]),
    "date-clock": ("date,time", [f"{t:%d/%m/%Y},{t:%H:%M:%S}" for t in START]),
    "date-24": ("date,time", [f"{d},{h}" for d, h in ends_24(END)]),
    "date-decimal-hour": ("date,hour", [f"{t:%Y-%m-%d},{t.hour + t.minute / 60}" for t in START]),
    "year-doy-hhmm": ("year,doy,hhmm", [f"{t.year},{t.dayofyear},{t:%H%M}" for t in START]),
    "year-doy-hour": (
        "YEAR,DOY,HOUR",
        [f"{t.year},{t.dayofyear},{t.hour + t.minute / 60}" for t in START],
    ),
    "decimal-day": (
        "year,doy",
        [f"{t.year},{t.dayofyear + (t.hour + t.minute / 60) / 24:.5f}" for t in START],
    ),
    "parts": (
        "year,month,day,hour,minute",
        [f"{t.year},{t.month},{t.day},{t.hour},{t.minute}" for t in START],
    ),
    "fraction-of-day": (
        "date,time",
        [f"{t:%Y-%m-%d},{(t.hour + t.minute / 60) / 24:.6f}" for t in START],
    ),
    "decimal-year": (
        "decimal_year",
        [f"{t.year + (t.dayofyear - 1 + (t.hour + t.minute / 60) / 24) / 365:.8f}" for t in START],
    ),
}


@pytest.mark.parametrize("name", SITUATIONS)
@pytest.mark.parametrize("order", ["forwards", "backwards"])
def test_days_of_half_hours(tmp_path, name, order):
    header, times = SITUATIONS[name]
    rows = [f"{time},{value}" for time, value in zip(times, GPP)]
    rows = rows if order == "forwards" else rows[::-1]
    path = tmp_path / "AT-Neu.csv"
    text = f"{header},GPP (umol m-2 s-1)\n" + "\n".join(rows) + "\n"
    path.write_text(text, encoding="utf-8")
    found = read_flux_tables([str(path)], FluxSettings("generic"), Run()).frame
    wanted = daily()
    assert found["date"].tolist() == wanted.index.strftime("%Y-%m-%d").tolist()
    np.testing.assert_allclose(found["gpp"].to_numpy(float), wanted.to_numpy(), rtol=1e-9)


REFUSED = {
    "serial-days-of-spreadsheets": ("date", [f"{38419 + i / 48:.5f}" for i in range(START.size)]),
    "seconds-since-1970": ("timestamp", [str(int(t.timestamp())) for t in START]),
    "years-of-two-digits": ("date_time", [f"{t:%d/%m/%y %H:%M}" for t in START]),
    "weeks": ("date", [f"{t:%G-W%V}" for t in START]),
    "hours-of-one-day-twice": ("date", [f"{t:%Y-%m-%d}" for t in START]),
    "a-day-that-is-not": ("date_time", ["2005-02-30 00:00"] * START.size),
    "minutes-of-100": ("date,hhmm", [f"{t:%Y-%m-%d},1275" for t in START]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_times_that_nobody_can_read_are_refused(tmp_path, name):
    header, times = REFUSED[name]
    rows = [f"{time},{value}" for time, value in zip(times, GPP)]
    path = tmp_path / "AT-Neu.csv"
    path.write_text(f"{header},GPP (umol m-2 s-1)\n" + "\n".join(rows) + "\n", encoding="utf-8")
    with pytest.raises(CarbonSinkError):
        read_flux_tables([str(path)], FluxSettings("generic"), Run())
