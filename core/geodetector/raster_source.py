"""The geographical detector on rasters: applies the kernels to rasters, block by block.

Three passes: ranges, classes and a systematic sample of the cells; the sums of all candidates of
classes; the sums of all overlays. Nothing that grows with the raster is kept in memory.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.geodetector import SampledForNull, TargetOfDirections, TooManyFactorClasses
from ..raster import Stack, reduce_blocks
from ..raster.class_check import is_class_band
from ..raster.class_tables import read_classes
from ..raster.directions import full_turn_of_band
from ..raster.tiling import MEBIBYTE
from ..run import Run
from ..statistics.exact_sum import as_fraction, carry, exact_sum, rounded
from .data_survey import (
    FactorMoments,
    FactorSurvey,
    Survey,
    factor_moments,
    join_moments,
    sample_size,
)
from .discretisation import NO_BIN, Binning, FactorRange, bins_of_codes, bins_of_values
from .sample_layouts import GridLayout
from .settings import MAX_CLASSES, DetectorSettings
from .stratum_sums import STRATUM_BYTES, Job, StratumSums, empty_sums, sum_strata

# Share of the memory that tables of sums may take, of all blocks in work together.
_TABLE_SHARE = 0.25


class _BlockSurvey(NamedTuple):
    """What the survey finds in a block, or in all so far."""

    n: np.ndarray
    totals: np.ndarray
    n_target: int
    missing: np.ndarray
    numbers: tuple
    codes: tuple
    sample_slices: tuple
    sampled: tuple


class RasterSource:
    """A target and factors on one grid.

    Parameters
    ----------
    target : Stack
        One band, or a series sorted by date.
    factors : Stack
        Factors of numbers; bands that carry class names or colours are classes.
    classes : Stack or None
        Factors of class codes.

    Raises
    ------
    GridMismatch
        When the grids differ.
    TargetOfDirections
        When the target holds directions, such as aspect.
    """

    def __init__(self, target: Stack, factors: Stack | None, classes: Stack | None) -> None:
        self.target, self.unit = target.names[0], target.bands[0].unit
        if full_turn_of_band(target.bands[0]):
            raise TargetOfDirections(self.target)
        self.n_dates = len(target)
        self.dates = tuple(date.text for date in target.dates) if len(target) > 1 else ("",)
        bands = factors.bands if factors is not None else ()
        is_class = [is_class_band(band) for band in bands]
        stack = target
        coded: list = []
        if factors is not None:
            stack = stack.join(factors.subset([i for i, c in enumerate(is_class) if not c]))
            class_factors = factors.subset([i for i, c in enumerate(is_class) if c])
            stack, coded = stack.with_classes(class_factors), list(class_factors.bands)
        if classes is not None:
            stack, coded = stack.with_classes(classes), coded + list(classes.bands)
        self.stack = stack
        self._number_names = _variable_names([b for b, c in zip(bands, is_class) if not c])
        self._class_names = _variable_names(coded)
        self._legends = [
            {entry.code: entry.label for entry in read_classes(band.path, band.index)}
            for band in coded
        ]

    @property
    def n_factors(self) -> int:
        """Number of factor maps."""
        return len(self._number_names) + len(self._class_names)

    # --- first pass ----------------------------------------------------------------------------

    def survey(self, settings: DetectorSettings, run: Run) -> Survey:
        """Look at all cells of target and factor rasters once."""
        grid = self.stack.grid
        n_sampled = sample_size(self.n_dates, self.n_factors)
        step = max(1, math.ceil(math.sqrt(grid.n_cells / n_sampled)))
        shape = -(-grid.height // step), -(-grid.width // step)
        sample = self._empty_sample(shape)
        n_dates, max_values = self.n_dates, settings.max_classes

        def kernel(block):
            return _survey_block(block, n_dates, max_values, step)

        def combine(total, partial):
            _keep_sample(sample, partial)
            self._require_few(partial)
            return partial if total is None else _join_surveys(total, partial, max_values)

        survey_sums = reduce_blocks(
            self.stack, kernel, combine, None, run, scratch=40 + 2 * n_dates
        )
        if step > 1:
            run.note(SampledForNull(shape[0] * shape[1], step))
        origins = np.array(
            [rounded(t) / n if n else 0.0 for t, n in zip(survey_sums.totals, survey_sums.n)],
            np.float64,
        )
        flat = [plane.reshape(plane.shape[0], shape[0] * shape[1]) for plane in sample]
        target = flat[0] - origins[:, np.newaxis]
        is_complete = np.isfinite(target).any(axis=0) & np.isfinite(flat[1]).all(axis=0)
        is_complete &= flat[3].all(axis=0)
        numbers = [
            self._survey_numbers(i, survey_sums.numbers[i], flat[1][i][is_complete], max_values)
            for i in range(len(self._number_names))
        ]
        classes = [
            self._survey_classes(i, survey_sums.codes[i]) for i in range(len(self._class_names))
        ]
        factors = [*flat[1], *(np.where(k, c, 0) for c, k in zip(flat[2], flat[3]))]
        target[:, ~is_complete] = np.nan
        return Survey(
            origins=origins,
            n=survey_sums.n,
            n_target=survey_sums.n_target,
            missing=tuple(survey_sums.missing.tolist()),
            factors=(*numbers, *classes),
            sampled=target,
            sampled_factors=tuple(factors),
            layout=GridLayout(*shape),
        )

    def _empty_sample(self, shape: tuple) -> tuple:
        """Return arrays of sampled target, numbers, codes, and where codes are known."""
        numbers, classes = len(self._number_names), len(self._class_names)
        return (
            np.full((self.n_dates, *shape), np.nan),
            np.full((numbers, *shape), np.nan),
            np.zeros((classes, *shape), np.int64),
            np.zeros((classes, *shape), np.bool_),
        )

    def _require_few(self, partial: _BlockSurvey) -> None:
        """Raise when a factor map of classes has too many."""
        for name, codes in zip(self._class_names, partial.codes):
            if len(codes) > MAX_CLASSES:
                raise TooManyFactorClasses(name, len(codes), MAX_CLASSES)

    def _survey_numbers(
        self, i: int, numbers: FactorMoments, sample, max_values: int
    ) -> FactorSurvey:
        """Return what a factor map of numbers holds."""
        name = self._number_names[i]
        n = int(numbers.sums[2, 0])
        few_distinct = (
            np.sort(numbers.different) if numbers.different.size <= max_values else np.zeros(0)
        )
        if not n:
            return FactorSurvey(name, None, few_distinct.astype(np.int64), ())
        total, squares = as_fraction(numbers.sums[0]), as_fraction(numbers.sums[1])
        mean, variance = total / n, squares / n - (total / n) ** 2
        deviation = math.sqrt(max(float(variance), 0.0))
        sample = np.sort(sample) if sample.size else np.array([numbers.low, numbers.high])
        moments = FactorRange(sample, numbers.low, numbers.high, float(mean), deviation)
        return FactorSurvey(name, moments, few_distinct, ())

    def _survey_classes(self, i: int, codes) -> FactorSurvey:
        """Return the classes of a factor map."""
        legend = self._legends[i]
        labels = tuple(legend.get(code) or str(code) for code in codes.tolist())
        return FactorSurvey(self._class_names[i], None, codes, labels)

    # --- the passes of sums -----------------------------------------------------------------------

    def sum_jobs(self, binnings, survey: Survey, jobs: list[Job], run: Run) -> list[StratumSums]:
        """Return the sums by stratum of each job, in as few passes as the memory allows."""
        at_once = 2 * run.n_threads + 4
        budget = int(run.max_memory * _TABLE_SHARE * MEBIBYTE) // at_once
        batches = _batches_of_jobs(jobs, budget)
        all_sums: list[StratumSums] = []
        for i, batch in enumerate(batches):
            tables = at_once * sum(job.n_strata for job in batch) * STRATUM_BYTES
            memory_left = max(run.max_memory - tables // MEBIBYTE, run.max_memory // 2)
            batch_run = replace(
                run.part(i / len(batches), (i + 1) / len(batches)), max_memory=memory_left
            )
            all_sums += self._sum_batch(binnings, survey, batch, batch_run)
        return all_sums

    def _sum_batch(self, binnings, survey: Survey, jobs: list[Job], run: Run) -> list:
        """Return the sums by stratum of some jobs in one pass over the rasters."""
        n_dates, origins = self.n_dates, survey.origins
        coders = tuple(
            (binning.edges, factor.different if factor.range is None else None)
            for binning, factor in zip(binnings, survey.factors)
        )

        def kernel(block):
            bins, is_complete = bins_of_block(block, n_dates, coders)
            sums, date, target = [], -1, np.zeros(0)
            for job in jobs:
                if job.date != date:
                    date = job.date
                    target = block.values[date].astype(np.float64).ravel() - origins[date]
                    target[~is_complete] = np.nan
                sums.append(sum_strata(target, bins, job))
                block.check_cancel()
            return sums

        def combine(total, sums):
            return [a.add(b) for a, b in zip(total, sums)]

        scratch = 40 + 2 * len(coders)
        initial = [empty_sums(job.n_strata) for job in jobs]
        return reduce_blocks(self.stack, kernel, combine, initial, run, scratch=scratch)

    def sample_bins(self, binnings: list[Binning], survey: Survey) -> tuple:
        """Return the bins of the sampled cells of the factor maps."""
        is_complete = ~np.isnan(survey.sampled).all(axis=0)
        bins = []
        for values, binning, factor in zip(survey.sampled_factors, binnings, survey.factors):
            if factor.range is None:
                factor_bins = bins_of_codes(values, is_complete, factor.different)
            else:
                factor_bins = bins_of_values(values, binning.edges)
                factor_bins[~is_complete] = NO_BIN
            bins.append(factor_bins)
        return tuple(bins)


def _variable_names(bands) -> list:
    """Return the variable names of bands; those that occur twice with the stem of their file."""
    names = [band.name for band in bands]
    twice = {name for name in names if names.count(name) > 1}
    return [f"{b.name} ({b.stem})" if b.name in twice else b.name for b in bands]


def _batches_of_jobs(jobs: list[Job], budget: int) -> list[list]:
    """Return jobs by pass over the rasters: the tables of each fit into the budget (bytes)."""
    batches: list[list] = []
    size = 0
    for job in jobs:
        job_bytes = job.n_strata * STRATUM_BYTES
        if not batches or size + job_bytes > budget:
            batches.append([])
            size = 0
        batches[-1].append(job)
        size += job_bytes
    return batches


def _survey_block(block, n_dates: int, max_values: int, step: int) -> _BlockSurvey:
    """Return what a block of target and factor rasters holds."""
    target, numbers = block.values[:n_dates], block.values[n_dates:]
    has_target = ~np.isnan(target)
    n_values = has_target.sum(axis=0, dtype=np.int32)
    complete = np.ones(n_values.shape, np.bool_)
    missing = []
    for has_value in (*(~np.isnan(plane) for plane in numbers), *(c.is_valid for c in block.codes)):
        missing.append(int(n_values[~has_value].sum()))
        complete &= has_value
    is_used = complete & (n_values > 0)
    totals = np.stack([exact_sum(plane[complete]) for plane in target])
    block.check_cancel()
    sampled = (
        slice(-block.window.row % step, None, step),
        slice(-block.window.col % step, None, step),
    )
    sample_slices = tuple(
        slice(-(-first // step), -(-last // step))
        for first, last in (
            (block.window.row, block.window.row + block.window.height),
            (block.window.col, block.window.col + block.window.width),
        )
    )
    return _BlockSurvey(
        n=np.array([np.count_nonzero(has_value & complete) for has_value in has_target], np.int64),
        totals=totals,
        n_target=int(n_values.sum()),
        missing=np.array(missing, np.int64),
        numbers=tuple(factor_moments(plane, is_used, max_values) for plane in numbers),
        codes=tuple(_factor_codes_of_block(c.values[is_used]) for c in block.codes),
        sample_slices=sample_slices,
        sampled=(
            target[(slice(None), *sampled)].copy(),
            numbers[(slice(None), *sampled)].copy(),
            tuple(c.values[sampled].astype(np.int64) for c in block.codes),
            tuple(c.is_valid[sampled] for c in block.codes),
        ),
    )


def _factor_codes_of_block(values) -> np.ndarray:
    """Return the different codes of a factor in a block of its raster, int64, ascending."""
    if not values.size:
        return np.zeros(0, np.int64)
    # Neighbours are mostly equal, and sorting is slow.
    changed = values[np.append(True, values[1:] != values[:-1])].astype(np.int64)
    low = int(changed.min())
    if int(changed.max()) - low < 1 << 20:
        return np.flatnonzero(np.bincount(changed - low)) + low
    return np.unique(changed)


def _keep_sample(sample: tuple, partial: _BlockSurvey) -> None:
    """Put the sampled cells of a block into the sample."""
    for into, sampled in zip(sample, partial.sampled):
        for plane, values in zip(into, sampled):
            plane[partial.sample_slices] = values


def _join_surveys(first: _BlockSurvey, other: _BlockSurvey, max_values: int) -> _BlockSurvey:
    """Return what two parts of the rasters of target and factors hold together."""
    return _BlockSurvey(
        n=first.n + other.n,
        totals=carry(first.totals + other.totals),
        n_target=first.n_target + other.n_target,
        missing=first.missing + other.missing,
        numbers=tuple(
            join_moments(*pair, max_values) for pair in zip(first.numbers, other.numbers)
        ),
        codes=tuple(np.union1d(a, b) for a, b in zip(first.codes, other.codes)),
        sample_slices=(),
        sampled=(),
    )


def bins_of_block(block, n_dates: int, coders) -> tuple:
    """Return the bins of all factor maps in a block, and where all have a value.

    Parameters
    ----------
    block : Block
        The dates of the target, then factors of numbers; codes of the factors of classes.
    n_dates : int
        Number of dates.
    coders : sequence of (numpy.ndarray, numpy.ndarray or None)
        Of each factor the edges of its bins, and its class codes.
    """
    n_numbers = len(block.values) - n_dates
    bins = []
    is_complete = np.ones(block.window.n_cells, np.bool_)
    for factor, (edges, classes) in enumerate(coders):
        if factor < n_numbers:
            factor_bins = bins_of_values(block.values[n_dates + factor].ravel(), edges)
        else:
            codes = block.codes[factor - n_numbers]
            factor_bins = bins_of_codes(codes.values.ravel(), codes.is_valid.ravel(), classes)
        bins.append(factor_bins)
        is_complete &= factor_bins != NO_BIN
    return bins, is_complete
