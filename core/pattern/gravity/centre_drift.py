"""How gravity centres move: step by step, since the first date, and per year."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ...errors_and_notes.totals import UNKNOWN_ERROR
from ...files.atomic import publish_csv
from .ellipse import Ellipse
from .geodesic import inverse


class CentreError(NamedTuple):
    """Error of a centre: the ellipse that should enclose the true one with a share `coverage`.

    `first_lower_km` and `first_upper_km` bound the distance from the first centre; the lower one
    is 0 where the centre may not have moved.
    """

    major_km: float = math.nan
    minor_km: float = math.nan
    azimuth: float = math.nan
    first_lower_km: float = math.nan
    first_upper_km: float = math.nan
    basis: str = UNKNOWN_ERROR
    coverage: float = math.nan


class DriftError(NamedTuple):
    """Bounds of the movement of a centre; the lower ones are 0 where it may not have moved."""

    lower_km: float = math.nan
    upper_km: float = math.nan
    speed_lower: float = math.nan
    speed_upper: float = math.nan
    basis: str = UNKNOWN_ERROR
    coverage: float = math.nan


class CentreOfDate(NamedTuple):
    """Centre of one zone on one date, with its way since the date before and since the first.

    Distances in km, directions in degrees clockwise from north; NaN where there is no way.
    """

    zone: str
    date: str
    years: float
    ellipse: Ellipse
    step_km: float
    step_azimuth: float
    step_km_yr: float
    first_km: float
    first_azimuth: float
    error: CentreError = CentreError()


class Drift(NamedTuple):
    """Movement of the centre of a zone over all dates; `speed_km_yr` by least squares.

    `zone_index` is the position of the zone among all.
    """

    zone: str
    first: str
    last: str
    distance_km: float
    azimuth: float
    speed_km_yr: float
    speed_azimuth: float
    path_km: float
    error: DriftError = DriftError()
    zone_index: int = 0


def centres_of_zone(zone: str, dates, ellipses) -> tuple:
    """Return the centres of a zone by date, and how they drift."""
    rows: list = []
    known_ellipses: list = []
    for date, ellipse in zip(dates, ellipses):
        step, first, years = (math.nan, math.nan), (math.nan, math.nan), math.nan
        if not math.isnan(ellipse.longitude):
            if known_ellipses:
                step = inverse(known_ellipses[-1][1].centre, ellipse.centre)
                first = inverse(known_ellipses[0][1].centre, ellipse.centre)
                years = date.years - known_ellipses[-1][0]
            known_ellipses.append((date.years, ellipse))
        rows.append(
            CentreOfDate(
                zone,
                date.text,
                date.years,
                ellipse,
                step[0] / 1000.0,
                step[1],
                step[0] / 1000.0 / years,
                first[0] / 1000.0,
                first[1],
            )
        )
    return tuple(rows)


def drift_of_zone(rows) -> Drift | None:
    """Return the movement over the rows of a zone; None with fewer than two centres."""
    known_rows = [row for row in rows if not math.isnan(row.ellipse.longitude)]
    if len(known_rows) < 2:
        return None
    total_shift = inverse(known_rows[0].ellipse.centre, known_rows[-1].ellipse.centre)
    # East and north of the first centre, on the ground.
    geodesics = [inverse(known_rows[0].ellipse.centre, row.ellipse.centre) for row in known_rows]
    angles = np.radians(
        [0.0 if math.isnan(geodesic.azimuth) else geodesic.azimuth for geodesic in geodesics]
    )
    length = np.array([geodesic.distance for geodesic in geodesics]) / 1000.0
    years = np.array([row.years for row in known_rows])
    centred = years - years.mean()
    east, north = (
        float(centred @ offsets / (centred @ centred))
        for offsets in (length * np.sin(angles), length * np.cos(angles))
    )
    azimuth = math.degrees(math.atan2(east, north)) % 360.0 if east or north else math.nan
    path = math.fsum(row.step_km for row in known_rows[1:])
    return Drift(
        known_rows[0].zone,
        known_rows[0].date,
        known_rows[-1].date,
        total_shift.distance / 1000.0,
        total_shift.azimuth,
        math.hypot(east, north),
        azimuth,
        path,
    )


def centre_table(rows):
    """Return the gravity centres and their drift, one row per zone and date."""
    import pandas as pd

    return pd.DataFrame([centre_columns(row) for row in rows])


def centre_columns(row: CentreOfDate) -> dict:
    """Return a gravity centre and its drift by column."""
    ellipse = row.ellipse
    return {
        "zone": row.zone,
        "date": row.date,
        "longitude": ellipse.longitude,
        "latitude": ellipse.latitude,
        "step_km": row.step_km,
        "step_azimuth": row.step_azimuth,
        "step_km_yr": row.step_km_yr,
        "first_km": row.first_km,
        "first_azimuth": row.first_azimuth,
        "sd_major_km": ellipse.major / 1000.0,
        "sd_minor_km": ellipse.minor / 1000.0,
        "sd_azimuth": ellipse.azimuth,
        "ellipse_km2": ellipse.area / 1e6,
        "weight": ellipse.weight,
        "error_major_km": row.error.major_km,
        "error_minor_km": row.error.minor_km,
        "error_azimuth": row.error.azimuth,
        "first_lower_km": row.error.first_lower_km,
        "first_upper_km": row.error.first_upper_km,
        "error": row.error.basis,
        "coverage": row.error.coverage,
    }


def drift_columns(drift: Drift) -> dict:
    """Return the columns of a drift, by name."""
    return {
        "zone": drift.zone,
        "first": drift.first,
        "last": drift.last,
        "distance_km": drift.distance_km,
        "azimuth": drift.azimuth,
        "speed_km_yr": drift.speed_km_yr,
        "speed_azimuth": drift.speed_azimuth,
        "path_km": drift.path_km,
        "lower_km": drift.error.lower_km,
        "upper_km": drift.error.upper_km,
        "speed_lower": drift.error.speed_lower,
        "speed_upper": drift.error.speed_upper,
        "error": drift.error.basis,
        "coverage": drift.error.coverage,
    }


def drift_table(drifts):
    """Return a DataFrame with one row per zone."""
    import pandas as pd

    return pd.DataFrame([drift_columns(drift) for drift in drifts])


def write_centres(rows, path: str) -> None:
    """Write the gravity centres and their drift as CSV."""
    publish_csv(path, centre_table(rows))
