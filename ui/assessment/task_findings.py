"""The findings of a task: a few numbers, read from the tables that it wrote.

Read from files where there are any, so that results made elsewhere speak as well.
"""

from __future__ import annotations

import csv
import io
import re
from typing import NamedTuple

from ...core.diagnosis.workspace import product
from ...core.files.reading import read_bytes
from ...core.flux.budget.headline import headline_of
from .data_folder import date_of
from .input_sources import Assessment
from .manifest import Record

_UNIT = re.compile(r"^(?P<name>.*?) \((?P<unit>[^()]*)\)$")


# Pairs of land uses that are told, and the rows of the table that add up.
MAX_PAIRS = 4
TOTALS = ("total of conversions", "total within classes")


class Aligned(NamedTuple):
    """Whether all rasters lie on one grid."""

    is_aligned: bool


class Doubts(NamedTuple):
    """Doubts about the data that an inspection found."""

    n: int


class Count(NamedTuple):
    """Records of a table."""

    n: int


class Score(NamedTuple):
    """How well a model does in one way of validation: "site", "kfold", ..."""

    validation: str
    n: int
    r2: float
    rmse: float
    unit: str


class Series(NamedTuple):
    """Rasters of a series, and the first and last date as text."""

    n: int
    first: str
    last: str


class Share(NamedTuple):
    """Share of a class, percent; `table` says of which map it is."""

    table: str
    label: str
    percent: float


class Moran(NamedTuple):
    """Range of global Moran's I over the dates."""

    low: float
    high: float
    n: int


class Shift(NamedTuple):
    """Way of the gravity centre from the first date to the last; bounds NaN where unknown."""

    first: str
    last: str
    km: float
    lower: float
    upper: float
    azimuth: float


class Transfer(NamedTuple):
    """A pair of land uses, or a total (without classes): area and change of carbon."""

    kind: str
    start: str
    end: str
    area_km2: float
    carbon_tg: float


def summarise(task_key: str, assessment: Assessment, record: Record | None = None) -> list:
    """Return the facts of a finished task; none where it left no table that tells.

    Parameters
    ----------
    task_key : str
        The task.
    assessment : Assessment
        Where its tables lie.
    record : Record, optional
        Its last run, for what stands in no table.
    """
    if record is not None and "ALIGNED" in record.numbers:
        results = [Aligned(bool(record.numbers["ALIGNED"]))]
        doubts = record.numbers.get("DOUBTS")
        return results if not isinstance(doubts, int) else [*results, Doubts(doubts)]
    read = _READERS.get(task_key)
    try:
        return read(assessment) if read else []
    except (
        OSError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        ArithmeticError,
        csv.Error,
    ):
        return []  # a table of another make: the map still counts, it only says nothing here


def read_result_rows(path) -> list:
    """Return the rows of a result table by its column names, units included."""
    text = read_bytes(path).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _number_with_unit(row: dict, name: str) -> tuple:
    """Return a number of a task's result table, and the unit in the name of its column."""
    for column, value in row.items():
        match = _UNIT.match(column)
        if match and match.group("name") == name:
            return float(value), match.group("unit")
    raise KeyError(name)


def _read_result_table(assessment: Assessment, key: str) -> list:
    """Return the rows of a table that a task of the assessment made."""
    return read_result_rows(product(key).inside(assessment.folder))


def _count_files(key: str):
    """Return the reader of how many files a result has, a finding of a task."""
    return lambda a: [Count(a.describe(a.files(key)[0]).count)]


def _scores_of_model(flux: str):
    """Return the reader of the scores of a flux model, findings of its training."""

    def read_scores_of_model(assessment: Assessment) -> list:
        rows = [r for r in _read_result_table(assessment, f"{flux}_scores") if r["scope"] == "all"]
        return [
            Score(r["validation"], int(r["n"]), float(r["r2"]), *_number_with_unit(r, "rmse"))
            for r in rows
        ]

    return read_scores_of_model


def _importance_shares(flux: str):
    """Return the reader of the importance of predictors, findings of a flux model's explanation."""

    def read_importance_shares(assessment: Assessment) -> list:
        rows = [
            r for r in _read_result_table(assessment, f"{flux}_importance") if r["stratum"] == "all"
        ]
        shares = [Share("importance", row["predictor"], float(row["share (%)"])) for row in rows]
        return sorted(shares, key=lambda share: -share.percent)

    return read_importance_shares


def _series_span(key: str):
    """Return the reader of the span of a predicted series, a finding of its task."""

    def read_series_span(assessment: Assessment) -> list:
        dates = [date_of(path) for path in assessment.files(key)]
        sorted_dates = sorted((d for d in dates if d is not None), key=lambda d: d.years)
        return [Series(len(dates), sorted_dates[0].text, sorted_dates[-1].text)]

    return read_series_span


def _budget_headline(assessment: Assessment) -> list:
    """Return the main figures of the carbon budget."""
    return [headline_of(_read_result_table(assessment, "budget"))]


def _map_shares(key: str, label: str = "label"):
    """Return the reader of the shares of the classes of a map, findings of its task."""

    def read_map_shares(assessment: Assessment) -> list:
        return [
            Share(row.get("map", key), row[label], float(row["share (%)"]))
            for row in _read_result_table(assessment, key)
            if row.get("map", "") not in ("cv_class",)
        ]

    return read_map_shares


def _contribution_shares(assessment: Assessment) -> list:
    """Return the shares of the contribution classes, as findings of a task."""
    return [
        Share("contribution_table", row["label"], float(row["share (%)"]))
        for row in _read_result_table(assessment, "contribution_table")
        if row["code"]
    ]


def _factor_shares(assessment: Assessment) -> list:
    """Return q of the factors as shares of the variance, as findings of a task."""
    rows = _read_result_table(assessment, "detector_table")
    shares = [Share("detector", row["factor"], 100.0 * float(row["q"])) for row in rows]
    return sorted(shares, key=lambda share: -share.percent)


def _break_shares(assessment: Assessment) -> list:
    """Return the shares of the kinds of breaks, as findings of a task."""
    shares = _map_shares("break_table")(assessment)
    return [share for share in shares if share.table == "break_type"]


def _class_shares(key: str):
    """Return the reader of the shares of the classes that occur, findings of a task."""

    def read_class_shares(assessment: Assessment) -> list:
        shares = [share for share in _map_shares(key)(assessment) if share.percent > 0]
        return sorted(shares, key=lambda share: -share.percent)

    return read_class_shares


def _centre_shift(assessment: Assessment) -> list:
    """Return how far the gravity centre moved."""
    rows = [row for row in _read_result_table(assessment, "centre_table") if row["longitude"]]
    names = ("first_km", "first_lower_km", "first_upper_km", "first_azimuth")
    numbers = [float(rows[-1][name] or "nan") for name in names]
    return [Shift(rows[0]["date"], rows[-1]["date"], *numbers)] if len(rows) > 1 else []


def _moran_range(assessment: Assessment) -> list:
    """Return the range of Moran's I over the dates."""
    values = [float(row["I"]) for row in _read_result_table(assessment, "moran_table")]
    return [Moran(min(values), max(values), len(values))]


def _largest_conversions(assessment: Assessment) -> list:
    """Return the conversions that moved most carbon, as findings of a task."""
    transitions = [
        Transfer(
            row["kind"],
            row["from_class"],
            row["to_class"],
            float(row["area (km2)"]),
            float(row["carbon_change (Tg C)"] or "nan"),
        )
        for row in _read_result_table(assessment, "attribution")
        if row["kind"] in ("conversion", *TOTALS)
    ]
    pairs = sorted((t for t in transitions if t.start), key=lambda pair: -abs(pair.carbon_tg))
    return [*pairs[:MAX_PAIRS], *(t for t in transitions if not t.start)]


_READERS = {
    "npp_samples": _count_files("npp_samples"),
    "rs_samples": _count_files("rs_samples"),
    "npp_model": _scores_of_model("npp"),
    "rs_model": _scores_of_model("rs"),
    "npp_explanation": _importance_shares("npp"),
    "rs_explanation": _importance_shares("rs"),
    "npp": _series_span("npp"),
    "rs": _series_span("rs"),
    "nep": _series_span("nep"),
    "budget": _budget_headline,
    "trend": _map_shares("trend_table"),
    "drivers": _map_shares("driver_table"),
    "contributions": _contribution_shares,
    "detector": _factor_shares,
    "breaks": _break_shares,
    "clusters": _map_shares("lisa_table"),
    "hotspots": _map_shares("hotspot_table"),
    "emerging": _class_shares("emerging_table"),
    "centres": _centre_shift,
    "moran": _moran_range,
    "landuse": _largest_conversions,
    "zones": _map_shares("zone_table", "zone"),
}
