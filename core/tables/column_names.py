"""What columns of sites, dates and coordinates are called in users' tables, the likeliest first."""

from __future__ import annotations

import re

SITE_NAMES = (
    "site",
    "site_id",
    "siteid",
    "site_name",
    "station",
    "station_id",
    "station_name",
    "plot",
    "plot_id",
    "plot_name",
    "样点",
    "站点",
    "样地",
    "台站",
    "样点编号",
    "样地编号",
    "站点编号",
    "样地号",
    "样点号",
    "站名",
    "站号",
    "样点名称",
    "样地名称",
    "站点名称",
    "样方号",
    "样方编号",
    "样方",
    "观测站",
    "编号",
    "id",
)
DATE_NAMES = (
    "date",
    "year",
    "month",
    "time",
    "timestamp",
    "timestamp_start",
    "日期",
    "年份",
    "年",
    "时间",
    "年月",
    "观测日期",
    "观测年份",
    "采样日期",
    "采样年份",
    "采样时间",
    "观测时间",
    "调查年份",
    "调查日期",
    "调查时间",
    "测定年份",
    "测定日期",
    "测定时间",
    "采集日期",
    "采集时间",
    "年度",
)
LATITUDE_NAMES = ("latitude", "lat", "location_lat", "纬度", "北纬", "y")
LONGITUDE_NAMES = (
    "longitude",
    "lon",
    "long",
    "lng",
    "location_long",
    "location_lon",
    "经度",
    "东经",
    "x",
)
# A unit or a degree sign behind a name: "经度(°)", "lon (deg)", "纬度/°".
# Longer names are none of these, and would keep the pattern busy.
_LONGEST = 100
_ADDED = re.compile(r"\s*(?:[(（\[].*?[)）\]]|/\s*[°\w]+)\s*$")


def find_name(candidates, columns) -> str:
    """Return the first wanted name among columns as it is written there; "" without one.

    Neither case nor blanks nor a unit in brackets matter.

    Parameters
    ----------
    candidates : iterable of str
        Names in lower case, the likeliest first.
    columns : iterable of str
        The columns of a table; of two that are written alike the first counts.

    Examples
    --------
    >>> find_name(LONGITUDE_NAMES, ["样点", "经度(°)"])
    '经度(°)'
    """
    spelling: dict = {}
    for column in columns:
        spelling.setdefault(column.strip().casefold(), column)
    for column in list(columns):
        if len(column) <= _LONGEST:
            spelling.setdefault(_ADDED.sub("", column).strip().casefold(), column)
    return next((spelling[name] for name in candidates if name in spelling), "")
