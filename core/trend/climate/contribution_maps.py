"""Maps of the parts of trends: applies the regression on climate to rasters, block by block."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ...errors_and_notes.raster import NoValidPixel
from ...errors_and_notes.trend import (
    ClassShares,
    ClimateNotUsable,
    ContributionCells,
    NotExplained,
    TooFewCellValues,
)
from ...errors_and_notes.zones import NoZoneCell, TooManyZones
from ...files.schema import Count, Counts, Numbers
from ...raster import RasterOutput, Stack, run_blocks
from ...raster.zones import note_coverage
from ...run import Run
from ...units.carbon_meaning import carbon_of
from ..drivers.seasonal_cycle import has_seasons
from ..regional_sums import add_sums, weighted_sums
from ..settings import ContributionSettings
from ..trend_classes import CLASS_NODATA, load_class_breaks
from ..trend_maps import as_raster, cell_numbers, trend_class_table, with_row_weights
from .alignment import align_climate
from .contribution_analysis import LAG_NODATA, LAG_TYPE, ContributionAnalysis
from .contribution_sums import (
    ClassSums,
    ContributionResult,
    class_sums_schema,
    sum_contribution_classes,
    zone_contributions,
)

# More zones are no map of zones.
MAX_ZONES = 5000
# What the kernels allocate per cell, and per cell and date.
_SCRATCH, _SCRATCH_PER_DATE = 400, 32


def map_contributions(
    response: Stack,
    climates: dict[str, Stack],
    paths: dict,
    settings: ContributionSettings,
    run: Run,
    unit: str = "",
    zones=None,
) -> ContributionResult:
    """Write maps of the parts of a trend, and sum them over zones.

    Parameters
    ----------
    response : Stack
        Series sorted by date.
    climates : dict of str to Stack
        Climate on its grid by name; for potential NPP temperature (degrees C) and then
        precipitation (mm per year).
    paths : dict
        File to write by map (`contribution_analysis.MAPS`).
    settings : ContributionSettings
        The choices.
    run : Run
        Progress, cancel, memory, threads.
    unit : str
        Unit of the series, where the files do not state it.
    zones : PolygonZones or RasterZones, optional
        Zones that are summed besides the whole.

    Raises
    ------
    TooFewCommonDates, GridMismatch, BadValue
        When the series do not go together.
    ClimateNotUsable, TooFewCellValues, NoValidPixel, NoZoneCell, TooManyZones
        When there is no result in any cell, or in any zone.
    """
    aligned = align_climate(response, climates, settings, run)
    n = len(aligned.dates)
    times = np.array([date.years for date in aligned.dates])
    names = (response.names[0], *climates)
    unit = unit or response.bands[0].unit
    min_values = settings.values_needed(len(climates))
    seasons = aligned.months if settings.deseason else None
    analysis = ContributionAnalysis(
        settings, times, aligned.rows, min_values, frozenset(paths), seasons
    )
    area = response.grid.known_cell_areas()
    classes = load_class_breaks(settings.class_table)["contribution", "codes"]
    subject = _MapSubject(settings, names, unit, response.quantity, aligned.dates, classes)
    outputs = {_contribution_output(name, subject): path for name, path in paths.items()}
    n_chosen = settings.n_candidates if settings.is_fitted else 0
    tally = _ContributionTally(names, n, n_chosen, min_values, zones)
    width = response.grid.width

    def kernel(block):
        values, window = block.values.reshape(len(block.values), -1), block.window
        maps, parts = analysis.run(values)
        block.check_cancel()
        significant = maps["observed_p"] <= settings.alpha, maps["rest_p"] <= settings.alpha
        null = None
        if settings.null_test:
            null = analysis.run_null(values, cell_numbers(window, width), significant[0])
        block.check_cancel()
        results: dict = {name: as_raster(maps[name], window.shape) for name in paths}
        tested_parts = maps["contribution_class"], parts.slopes, *significant
        areas = _areas_of_window(area, window)
        everywhere = np.zeros(window.n_cells, np.int64), np.ones(window.n_cells, np.bool_)
        results["whole"] = sum_contribution_classes(*everywhere, areas, tested_parts, null)
        if zones is not None:
            results["zones"] = _sum_zones(zones.find(block), areas, tested_parts, null)
        results["n"] = np.bincount(parts.n, minlength=n + 1)
        results["chosen"] = _count_chosen(parts.chosen, len(names) - 1, n_chosen)
        results["means"] = _sum_series(parts, window, area)
        return results

    stack = aligned.stack if zones is None else zones.join(aligned.stack)
    scratch = _SCRATCH + _SCRATCH_PER_DATE * n + (0 if zones is None else zones.scratch)
    run_blocks(stack, kernel, outputs, run, scratch=scratch, tally=tally)
    result = _contribution_result(subject, times, tally, zones, area is not None, paths)
    _note_result(result, tally, response.grid.n_cells, min_values, run)
    return result


class _MapSubject(NamedTuple):
    """What the maps are about: choices, names of series and climate, unit, dates, classes."""

    settings: ContributionSettings
    names: tuple
    unit: str
    quantity: str
    dates: tuple
    classes: tuple


class _ContributionTally:
    """Takes in the sums of the blocks of the contribution maps."""

    records = (ClassSums,)

    def __init__(self, names: tuple, n_dates: int, n_chosen: int, min_values: int, zones) -> None:
        self._names, self._needed, self.zones = names, min_values, zones
        self.whole, self.of_zones = ClassSums.zero([]), ClassSums.zero([])
        self.overlapping = 0
        self.n = np.zeros(n_dates + 1, np.int64)
        self.chosen = np.zeros((len(names) - 1, n_chosen), np.int64)
        self._means: dict = {}

    def block_schema(self, window) -> dict:
        """Return the schema of what a block of the contribution maps holds."""
        n_dates = self.n.size - 1
        schema: dict = {
            "whole": class_sums_schema("whole", window, Counts((1,), 0)),
            "n": Counts((n_dates + 1,), window.n_cells),
            "chosen": Counts(self.chosen.shape, window.n_cells),
            "means": Numbers("f", (2 * n_dates + 1, 2)),
        }
        if self.zones is not None:
            zone_codes = self.zones.wanted
            codes = Counts(("zones",), max(zone_codes)) if zone_codes else Numbers("i", ("zones",))
            schema["zones"] = (class_sums_schema("zones", window, codes), Count(window.n_cells))
        return schema

    def add(self, window, arrays: dict) -> None:
        """Take in the sums of a block of the contribution maps."""
        self.whole = self.whole.add(arrays["whole"])
        if "zones" in arrays:
            sums, overlapping = arrays["zones"]
            self.of_zones = self.of_zones.add(sums)
            self.overlapping += overlapping
            if self.of_zones.codes.size > MAX_ZONES:
                n_zones = int(self.of_zones.codes.size)
                raise TooManyZones(self.zones.path, n_zones, MAX_ZONES)
        self.n += arrays["n"]
        self.chosen += arrays["chosen"]
        self._means[window.row, window.col] = arrays["means"]

    def finish(self) -> None:
        """Raise when no cell of the maps has a result, before anything is published."""
        if self.whole.cells.any():
            if self.zones is not None and not self.of_zones.cells.any():
                raise NoZoneCell(self._names[0])
            return
        enough = int(self.n[self._needed :].sum())
        if enough:
            raise ClimateNotUsable(self._names[1:], enough)
        max_values = int(np.flatnonzero(self.n).max(initial=0))
        if max_values:
            raise TooFewCellValues(self._names, self._needed, len(self.n) - 1, max_values)
        raise NoValidPixel(self._names)

    def means(self) -> np.ndarray:
        """Return the means over the maps of the series, of climate and of the rest, (3, dates)."""
        n = self.n.size - 1
        total = np.zeros((2 * n + 1, 2))
        for window_key in sorted(self._means):
            total = add_sums(total, self._means[window_key])
        sums = total.sum(axis=1)
        if not sums[-1] > 0:
            return np.full((3, n), np.nan)
        climate, rest = sums[:n] / sums[-1], sums[n:-1] / sums[-1]
        return np.stack([climate + rest, climate, rest])


def _sum_zones(zone_cells, areas, tested_parts: tuple, null) -> tuple:
    """Return the sums by zone of a block of maps, and the cells that several zones claim."""
    codes_and_inside = zone_cells.codes.ravel(), zone_cells.inside.ravel()
    total = sum_contribution_classes(*codes_and_inside, areas, tested_parts, null)
    if len(zone_cells.parts.cell):
        cell, codes, share = zone_cells.parts
        at_parts = tuple(values[..., cell] for values in tested_parts)
        null = null and tuple(values[..., cell] for values in null)
        inside = np.ones(cell.shape, np.bool_)
        total = total.add(
            sum_contribution_classes(codes, inside, areas[cell] * share, at_parts, null)
        )
    return total, int(zone_cells.overlapping)


def _areas_of_window(area, window) -> np.ndarray:
    """Return the area of each cell of a window of the maps, m2; 1 where unknown."""
    if area is None:
        return np.ones(window.n_cells)
    return np.ascontiguousarray(np.broadcast_to(area.cells(window), window.shape)).ravel()


def _count_chosen(candidates, n_climates: int, n_candidates: int) -> np.ndarray:
    """Return cells by climate series and candidate."""
    counts = np.zeros((n_climates, n_candidates), np.int64)
    for row, candidates_of_series in zip(counts, candidates):
        row += np.bincount(candidates_of_series[candidates_of_series >= 0], minlength=n_candidates)
    return counts


def _sum_series(parts, window, area) -> np.ndarray:
    """Return the sums of climate and rest over the cells with all dates, and their weight."""
    climate_and_rest = np.concatenate([parts.climate, parts.rest])
    return weighted_sums(
        *with_row_weights(climate_and_rest.reshape(-1, *window.shape), window, area)
    )


def _contribution_result(
    subject: _MapSubject, times, tally: _ContributionTally, zones, area_known: bool, paths
):
    """Return what the contribution maps show: the whole, the zones, the means."""
    settings, names = subject.settings, subject.names
    span = float(times[-1] - times[0])
    to_tg = carbon_of(subject.unit, subject.quantity).teragrams(span)
    scale = area_known, to_tg if area_known else math.nan
    zone_results = tuple(
        zone_contributions(tally.of_zones, position, zones.label(code), subject.classes, scale)
        for position, code in enumerate(tally.of_zones.codes.tolist())
    )
    return ContributionResult(
        settings=settings,
        name=names[0],
        unit=subject.unit,
        quantity=subject.quantity,
        climates=names[1:],
        dates=tuple(date.text for date in subject.dates),
        has_seasons=has_seasons(subject.dates),
        times=times,
        whole=zone_contributions(tally.whole, 0, "all", subject.classes, scale),
        zones=zone_results,
        area_known=area_known,
        chosen=tally.chosen,
        means=tally.means(),
        paths=dict(paths),
    )


def _note_result(
    result: ContributionResult, tally: _ContributionTally, n_cells: int, min_values: int, run
):
    """Report what climate and the rest contribute, beside what chance finds."""
    total = result.whole.total
    empty, too_few = int(tally.n[0]), int(tally.n[1:min_values].sum())
    constant = n_cells - total.n_cells - empty - too_few
    run.note(ContributionCells(total.n_cells, too_few, empty, constant, min_values))
    has_null = result.settings.null_test
    shares = tuple(
        (class_result.label, class_result.share, class_result.null_share if has_null else None)
        for class_result in result.whole.classes
    )
    run.note(ClassShares("contribution_class", shares, total.area_km2))
    run.note(NotExplained(total.slopes.rest_share, total.null_rest_share if has_null else math.nan))
    if tally.zones is not None:
        sums = tally.of_zones
        with_cells = sums.codes[sums.cells.reshape(sums.codes.size, -1).any(axis=1)]
        note_coverage(tally.zones, tally.overlapping, run, set(with_cells.tolist()))


def _contribution_output(name: str, subject: _MapSubject) -> RasterOutput:
    """Return what a map of contributions of climate and the rest holds."""
    settings, series = subject.settings, subject.names[0]
    span = f"{subject.dates[0].text} to {subject.dates[-1].text} ({len(subject.dates)} dates)"
    method = _method_text(subject)
    if name == "contribution_class":
        rule = f"; trend with p <= {settings.alpha:g}" if settings.tested else ""
        description = f"Parts of the trend of {series}, {span}{rule}; {method}"
        return RasterOutput(
            name, "", "uint8", CLASS_NODATA, description, trend_class_table(name, subject.classes)
        )
    if name == "lags":
        description = (
            f"Lag and number of dates added up of climate, chosen for {series}, {span}; {method}"
        )
        bands = [
            f"{climate_name}, {statistic}"
            for climate_name in subject.names[1:]
            for statistic in ("lag", "dates added up")
        ]
        return RasterOutput(name, "", LAG_TYPE, LAG_NODATA, description, bands=tuple(bands))
    if name == "climate_series":
        description = f"Part of climate in {series}; {method}"
        bands = [f"{series}_climate_{date.text}" for date in subject.dates]
        quantity = subject.quantity
        return RasterOutput(
            name, subject.unit, description=description, bands=tuple(bands), quantity=quantity
        )
    if name.endswith(_PART_STATISTICS):
        return _part_output(name, subject, span, method)
    per_year = f"{subject.unit} yr-1".strip()
    if name == "sen_slopes":
        description = (
            f"Sen slopes of {series}, of the part of climate, and {_REST}, {span}; {method}"
        )
        bands = ["observed", "climate", "not explained by the given climate"]
        return RasterOutput(name, per_year, description=description, bands=tuple(bands))
    if name == "mean_gap":
        return RasterOutput(
            name, subject.unit, description=f"Potential minus actual, mean of {span}"
        )
    held = _held_constant(settings)
    kind = "Partial R2" if held else "R2"
    return RasterOutput(
        name, "1", description=f"{kind} of {series} and climate{held}, {span}; {method}"
    )


_REST = "of what the given climate does not explain"
_PART_STATISTICS = ("_slope", "_p", "_share")


def _part_output(name: str, subject: _MapSubject, span: str, method: str) -> RasterOutput:
    """Return what a map of a statistic of one part of the trend holds."""
    series = subject.names[0]
    parts = {"observed": f"of {series}", "climate": "of the part of climate", "rest": _REST}
    part, _, statistic = name.rpartition("_")
    if statistic == "slope":
        per_year = f"{subject.unit} yr-1".strip()
        description = f"Least-squares slope {parts[part]} per year, {span}; {method}"
        return RasterOutput(name, per_year, description=description)
    if statistic == "p":
        description = (
            f"p of the trend {parts[part]}, {span}; {subject.settings.trend_test}; {method}"
        )
        return RasterOutput(name, "", description=description)
    description = f"Share {parts[part]} in the trend of {series}, {span}; {method}"
    return RasterOutput(name, "%", description=description)


def _method_text(subject: _MapSubject) -> str:
    """Return one line on how the part of climate was found."""
    settings, climates = subject.settings, ", ".join(subject.names[1:])
    if not settings.is_fitted:
        return f"potential NPP ({settings.potential_model}) from {climates}"
    return f"least squares on {climates}{_held_constant(settings)}"


def _held_constant(settings: ContributionSettings) -> str:
    """Return what the regression holds constant, after a comma; empty for nothing."""
    chosen = ("time", settings.detrend), ("months", settings.deseason)
    names = [name for name, is_held in chosen if is_held and settings.is_fitted]
    return f", {' and '.join(names)} held constant" if names else ""
