"""Gravity centres of a series: sums over rasters and zones, block by block."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ...errors_and_notes.pattern import CentreMoved, NegativeWeights, NoWeights, SinkSignAssumed
from ...errors_and_notes.raster import MaskVaries, NoValidPixel
from ...errors_and_notes.zones import NoZoneCell, TooManyZones, ZonesEmpty
from ...raster import Grid, Stack, Window, reduce_blocks
from ...raster.crs import ground_points
from ...raster.zones import WholeRegion, note_coverage
from ...run import Run
from ...units.quantity import SINK, SOURCE, find_quantity
from .centre_drift import CentreOfDate, Drift, centres_of_zone, drift_of_zone
from .centre_errors import zone_with_errors
from .ellipse import ellipse_of
from .geodesic import AXIS
from .zone_moments import add_zone_moments, moments_by_zone

# Zones whose drift the log tells.
_MAX_NOTES = 10

# Each takes 1200 bytes per date, in every block at work.
MAX_ZONES = 2000
# Bytes per cell; transformed coordinates pass through lists.
_SCRATCH, _SCRATCH_PROJECTED = 120, 600


class GravityResult(NamedTuple):
    """Centres of all zones and dates, and the movement of each zone with two centres or more."""

    centres: tuple  # CentreOfDate, zone after zone
    drifts: tuple  # Drift
    n_cells: int  # with data on all dates
    weight_rule: str
    codes: tuple  # of the zones, in the order of the centres
    weight_sign: int  # which values weigh, as of `zone_moment_sums`

    def with_errors(self, errors: dict) -> GravityResult:
        """Return the same with the error of the centres of zones, by code."""
        n = len(self.centres) // len(self.codes)
        drift_of_zone = {drift.zone_index: drift for drift in self.drifts}
        rows: list = []
        drifts: list = []
        for position, code in enumerate(self.codes):
            zone_centres, drift = (
                self.centres[position * n : (position + 1) * n],
                drift_of_zone.get(position),
            )
            if code in errors:
                zone_centres, drift = zone_with_errors(zone_centres, drift, errors[code])
            rows += zone_centres
            if drift is not None:
                drifts.append(drift)
        return self._replace(centres=tuple(rows), drifts=tuple(drifts))

    def note_drifts(self, run: Run) -> None:
        """Report how centres moved; the table has all of them."""
        for drift in self.drifts[:_MAX_NOTES]:
            run.note(
                CentreMoved(
                    drift.zone,
                    drift.first,
                    drift.last,
                    drift.distance_km,
                    drift.azimuth,
                    drift.speed_km_yr,
                    drift.speed_azimuth,
                    drift.path_km,
                    drift.error.lower_km,
                    drift.error.upper_km,
                )
            )


def gravity_centres(series: Stack, weight_rule: str, zones, run: Run) -> GravityResult:
    """Return gravity centres and ellipses of a dated series.

    Weights are values times true areas of the cells with data on all dates.

    Parameters
    ----------
    series : Stack
        Dated bands, in order of their dates.
    weight_rule : str
        One of `settings.WEIGHT_RULES`.
    zones : RasterZones or PolygonZones, optional
        Zones; None takes the whole raster as one.
    run : Run
        Progress, cancel, memory, threads.

    Raises
    ------
    UnknownCellArea
        Without a CRS.
    NegativeWeights, NoWeights
        When values are negative and may not be, or no cell has a weight.
    NoValidPixel, NoZoneCell, TooManyZones
        When no cell has data on all dates, or zones and rasters do not go together.
    """
    zones = zones or WholeRegion()
    weight_sign = _sign_of_weights(series, weight_rule, run)
    sums, counts, negative, overlapping = _sum_zone_moments(series, zones, weight_sign, run)
    _check_weights(series, zones, counts, negative, overlapping, weight_rule, run)
    middle_longitude = _middle_longitude(series.grid)
    rows: list[CentreOfDate] = []
    drifts: list[Drift] = []
    codes: list[int] = []
    for code in sorted(set(sums) | set(zones.wanted)):
        if code not in sums or not counts[code][0]:
            continue
        ellipses = [
            _shift_longitude(ellipse_of(zone_sums), middle_longitude) for zone_sums in sums[code]
        ]
        zone_centres = centres_of_zone(zones.label(code), series.dates, ellipses)
        rows += zone_centres
        drift = drift_of_zone(zone_centres)
        if drift is not None:
            drifts.append(drift._replace(zone_index=len(codes)))
        codes.append(code)
    if all(math.isnan(row.ellipse.longitude) for row in rows):
        raise NoWeights(weight_rule, series.paths)
    cells = int(sum(count[0] for count in counts.values()))
    return GravityResult(tuple(rows), tuple(drifts), cells, weight_rule, tuple(codes), weight_sign)


def _sign_of_weights(series: Stack, weight_rule: str, run: Run) -> int:
    """Return which values have weight in the gravity centre: 1 positive, -1 negative, 0 all."""
    if weight_rule == "absolute":
        return 0
    if weight_rule == "values":
        return 1
    quantity = find_quantity(series.quantity)
    sign = quantity.sign if quantity is not None else ""
    if sign not in (SINK, SOURCE):
        run.note(SinkSignAssumed(series.names[0], weight_rule))
    return 1 if (weight_rule == "sinks") == (sign != SOURCE) else -1


class _ZoneMoments(NamedTuple):
    """Moments and numbers of values by zone; negative values per date, cells of several zones."""

    sums: dict
    counts: dict
    negative: np.ndarray
    overlapping: int


def _sum_zone_moments(series: Stack, zones, weight_sign: int, run: Run) -> _ZoneMoments:
    """Sum the moments of the gravity centres over a series of maps."""
    area, n = series.cell_areas(), len(series)
    stack = zones.join(series)

    def kernel(block):
        zone_cells, window = zones.find(block), block.window
        sizes = np.broadcast_to(area.cells(window), window.shape)
        values = block.values[:n]
        points = _cell_points(series.grid, window) / AXIS
        by_code, negative = moments_by_zone(
            values.reshape(n, -1), sizes, points, zone_cells.codes, zone_cells.inside, weight_sign
        )
        if len(zone_cells.parts.cell):
            cell, codes = zone_cells.parts.cell, zone_cells.parts.code
            moments_of_parts, negative_of_parts = moments_by_zone(
                zone_cells.at_parts(values)[0],
                zone_cells.areas_of_parts(sizes),
                points[cell],
                codes,
                np.ones(codes.shape, np.bool_),
                weight_sign,
            )
            add_zone_moments(by_code, moments_of_parts)
            negative = negative + negative_of_parts
        return by_code, negative, zone_cells.overlapping

    def combine(total, partial):
        by_code, negative, overlapping = total
        add_zone_moments(by_code, partial[0])
        if len(by_code) > MAX_ZONES:
            raise TooManyZones(zones.path, len(by_code), MAX_ZONES)
        return by_code, negative + partial[1], overlapping + partial[2]

    start: tuple = {}, np.zeros(n, np.int64), 0
    scratch = _SCRATCH if _is_geographic(series.grid) else _SCRATCH_PROJECTED
    by_code, negative, overlapping = reduce_blocks(
        stack, kernel, combine, start, run, scratch=scratch + zones.scratch
    )
    sums = {code: pair[0] for code, pair in by_code.items()}
    counts = {code: pair[1] for code, pair in by_code.items()}
    return _ZoneMoments(sums, counts, negative, overlapping)


def _cell_points(grid: Grid, window: Window) -> np.ndarray:
    """Return the cells of which gravity centres are made as points in space, m: ``(cells, 3)``.

    They are computed from the whole grid, so that they are the same in any window.
    """
    rows, cols = window.shape
    if _is_geographic(grid):
        # One meridian, turned to the others.
        x, y = grid.coordinates(window)
        west = grid.geotransform[0]
        meridian = ground_points(np.full(rows, west), y, grid.crs)
        longitude_offset = np.radians(x - west)
        cos, sin = np.cos(longitude_offset), np.sin(longitude_offset)
        points = np.empty((rows, cols, 3))
        points[..., 0] = meridian[:, :1] * cos - meridian[:, 1:2] * sin
        points[..., 1] = meridian[:, :1] * sin + meridian[:, 1:2] * cos
        points[..., 2] = meridian[:, 2:]
        return points.reshape(-1, 3)
    x0, a, b, y0, d, e = grid.geotransform
    col, row = np.meshgrid(
        np.arange(window.col, window.col + cols) + 0.5,
        np.arange(window.row, window.row + rows) + 0.5,
    )
    col, row = col.ravel(), row.ravel()
    return ground_points(x0 + a * col + b * row, y0 + d * col + e * row, grid.crs)


def _is_geographic(grid: Grid) -> bool:
    """Say whether the columns of a map are meridians, in degrees."""
    return grid.is_geographic and not grid.is_rotated and grid.axis_unit == "°"


def _middle_longitude(grid: Grid) -> float:
    """Return the middle longitude of a map, which that of gravity centres stays near."""
    west, south, east, north = grid.extent
    if grid.is_geographic:
        return (west + east) / 2.0
    x, y = np.array([(west + east) / 2.0]), np.array([(south + north) / 2.0])
    point = ground_points(x, y, grid.crs)[0]
    if point.size < 3 or not np.isfinite(point).all():  # a plane without a CRS
        return 0.0
    return math.degrees(math.atan2(point[1], point[0]))


def _shift_longitude(ellipse, middle_longitude: float):
    """Return the gravity centre with its longitude within 180 degrees of another."""
    if math.isnan(ellipse.longitude):
        return ellipse
    return ellipse._replace(
        longitude=middle_longitude + math.remainder(ellipse.longitude - middle_longitude, 360.0)
    )


def _check_weights(
    series, zones, counts, negative, overlapping, weight_rule: str, run: Run
) -> None:
    """Report what the gravity centres rest on; raise for negative weights, or none."""
    if not counts:
        raise NoZoneCell(series.first_path)
    constant, largest = (int(sum(count[i] for count in counts.values())) for i in (0, 1))
    if not constant:
        raise NoValidPixel(series.paths)
    if weight_rule == "values" and negative.any():
        worst_date = int(np.argmax(negative))
        raise NegativeWeights(series.dates[worst_date].text, int(negative[worst_date]), constant)
    if constant < largest:
        run.note(MaskVaries(constant, largest))
    note_coverage(zones, overlapping, run)
    codes = set(counts) | set(zones.wanted)
    empty = tuple(zones.label(c) for c in sorted(codes) if c not in counts or not counts[c][0])
    if empty:
        run.note(ZonesEmpty(empty))
