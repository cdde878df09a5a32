"""Areas and shares of the classes of a map, and their trend over the dates of a series."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..files.atomic import publish_csv
from ..files.schema import Counts
from ..statistics.class_areas import class_sizes, count_classes
from ..statistics.series_trend import independent_mann_kendall, ols_trend, sen_slope


class ClassShare(NamedTuple):
    """Cells, area (NaN when unknown) and share of one class; by cells when areas are unknown."""

    code: int
    key: str
    label: str
    n_cells: int
    area_km2: float
    share: float


class RowTally:
    """Adds up the cells of each class in each row, and their areas.

    Parameters
    ----------
    codes : sequence of int
        The classes.
    height : int
        Rows of the map.
    area : CellAreas, optional
        Areas of the cells; None when unknown.
    """

    def __init__(self, codes, height: int, area=None) -> None:
        self.codes, self._area = tuple(codes), area
        self._parts = np.zeros(len(self.codes), np.int64)
        self.cells = np.zeros((len(self.codes), height), np.int64)

    def count(self, window, values) -> tuple:
        """Return what `add` takes of a block: cells of each class by row, and parts of areas."""
        return count_classes(values, self.codes, window, self._area)

    def block_schema(self, window) -> dict:
        """Return the schema of a block's counts, of which the shares of classes are made."""
        cells = Counts((len(self.codes), window.height), window.width)
        parts = Counts(self._parts.shape)
        if self._area is None or self._area.by_row is not None:
            parts = parts._replace(most=0)
        return {"rows": (cells, parts)}

    def add(self, window, arrays: dict) -> None:
        """Add a block's cells to the classes whose shares are wanted."""
        cells, parts = arrays["rows"]
        self.cells[:, window.rows] += cells
        self._parts += parts

    def finish(self) -> None:
        """End the counts of classes without a check: the first pass has found values."""

    def shares(self, classes) -> tuple:
        """Return the `ClassShare` of each class.

        Parameters
        ----------
        classes : sequence
            Records with code, key and label, in the order of `codes`.
        """
        cells, sizes = self.cells.sum(axis=1), class_sizes(self.cells, self._area, self._parts)
        total = sizes.sum()
        shares = sizes / total if total > 0 else np.full(sizes.shape, np.nan)
        km2 = np.full(sizes.shape, np.nan) if self._area is None else sizes
        return tuple(
            ClassShare(c.code, c.key, c.label, int(cells[i]), float(km2[i]), float(shares[i]))
            for i, c in enumerate(classes)
        )


class ShareTrend(NamedTuple):
    """Trend of the share of one class, in percent of the area per year."""

    key: str
    slope: float
    p: float
    sen_slope: float
    mk_p: float
    test: str = "original"


def share_trends(dates, shares_of_dates, trend_test=None) -> tuple:
    """Return the trend of the share of each class over the dates.

    Parameters
    ----------
    dates : sequence of Date
        With the decimal year in `years`.
    shares_of_dates : sequence of tuple of ClassShare
        Shares on each date.
    trend_test : callable, optional
        ``trend_test(years, shares) -> SeriesTest`` that allows for memory; None takes dates as
        independent.
    """
    years = np.array([date.years for date in dates])
    trends = []
    for i, first in enumerate(shares_of_dates[0]):
        percent = np.array([100.0 * shares[i].share for shares in shares_of_dates])
        line, sen = ols_trend(years, percent, trend_test is not None), sen_slope(years, percent)
        tested = (
            trend_test(years, percent)
            if trend_test is not None
            else independent_mann_kendall(percent)
        )
        trends.append(ShareTrend(first.key, line.slope, line.p, sen.slope, tested.p, tested.key))
    return tuple(trends)


def share_table(shares):
    """Return the shares of classes, one row each, as a pandas DataFrame."""
    import pandas as pd

    return pd.DataFrame([_share_row(share) for share in shares])


def trend_table(trends):
    """Return the trends of class shares, one row per class, as a pandas DataFrame."""
    import pandas as pd

    return pd.DataFrame([{"class": trend.key, **_trend_row(trend)} for trend in trends])


def write_shares(shares, path: str) -> None:
    """Write the shares of one map as CSV."""
    publish_csv(path, share_table(shares))


def write_share_series(dates, shares_of_dates, trends, path: str) -> None:
    """Write the shares of a series as CSV, the trend of a class in each of its rows."""
    table = date_share_table(dates, shares_of_dates)
    publish_csv(path, table.merge(trend_table(trends), on="class", how="left", sort=False))


def date_share_table(dates, shares_of_dates):
    """Return the shares by date and class as a pandas DataFrame."""
    table = share_table([share for shares in shares_of_dates for share in shares])
    table.insert(0, "date", [date.text for date, s in zip(dates, shares_of_dates) for _ in s])
    return table


def write_date_shares(dates, shares_of_dates, path: str) -> None:
    """Write the shares of a series as CSV."""
    publish_csv(path, date_share_table(dates, shares_of_dates))


def _share_row(share: ClassShare) -> dict:
    """Return the row of a class in the table of class shares."""
    return {
        "code": share.code,
        "class": share.key,
        "label": share.label,
        "cells": share.n_cells,
        "area (km2)": share.area_km2,
        "share (%)": 100.0 * share.share,
    }


def _trend_row(trend: ShareTrend) -> dict:
    """Return the trend of a class's share over the dates by column."""
    return {
        "OLS slope (% per year)": trend.slope,
        "OLS p": trend.p,
        "Sen slope (% per year)": trend.sen_slope,
        "Mann-Kendall p": trend.mk_p,
        "trend_test": trend.test,
    }
