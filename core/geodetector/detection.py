"""The geographical detector, from a source of data to all that it says."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.geodetector import (
    ClassesChosen,
    ClassesLimited,
    FactorConstant,
    FactorsDoNotOverlap,
    FewShifts,
    MethodsDoNotApply,
    NoInterval,
    TargetConstant,
    ValuesOfFactors,
)
from ..run import Run
from .data_survey import FactorSurvey, Source, Survey, make_binning, max_tried_classes
from .detectors import (
    MeanDifference,
    VarianceRatio,
    compare_factors,
    compare_strata,
    interaction_type,
)
from .discretisation import CLASSES, VALUES, Binning
from .q_statistic import QTest, StratumMoments, q_test, stratum_moments
from .resampling import ChosenClasses, Null, Sample, block_interval, null_q, null_summary
from .settings import DetectorSettings
from .stratum_sums import Job, StratumSums, single_job

# Values that a run needs.
MIN_VALUES = 10


class FactorCoding(NamedTuple):
    """How values become classes: edges of bins or class codes, and the class of each bin."""

    edges: np.ndarray
    codes: np.ndarray | None
    class_of_bin: np.ndarray


@dataclass(frozen=True, eq=False)
class FactorClasses:
    """The classes of a factor: name, how they were made, a text for each, and their breaks."""

    name: str
    method: str
    labels: tuple
    breaks: np.ndarray
    coding: FactorCoding


@dataclass(frozen=True, eq=False)
class FactorResult:
    """q of a factor at a date.

    `low` and `high` are the 95 % interval of the block bootstrap, `null` the 95 % quantile of q of
    shifted factors, `p_null` the share of these that reach q; NaN where they were not made.
    `strata` are the classes with values, positions of `FactorClasses.labels`.
    """

    test: QTest
    moments: StratumMoments
    strata: tuple
    low: float
    high: float
    null: float
    p_null: float


class PairResult(NamedTuple):
    """q of the overlay of two factors, its type, the factors' difference, and the null."""

    first: int
    second: int
    q: float
    type: str
    ratio: VarianceRatio
    null: float
    p_null: float


class StrataCompared(NamedTuple):
    """Two strata of a factor (positions of labels) and the test of their means."""

    factor: int
    first: int
    second: int
    test: MeanDifference


@dataclass(frozen=True, eq=False)
class Detection:
    """All that a run found.

    `factor_results` holds a tuple of `FactorResult` per date, `pairs` one of `PairResult`, `risks`
    one of `StrataCompared`; `dates` is ("",) for a target without dates.
    """

    target: str
    unit: str
    dates: tuple
    settings: DetectorSettings
    classes: tuple
    factor_results: tuple
    pairs: tuple
    risks: tuple
    n: tuple
    n_target: int
    null: str
    draws: int

    @property
    def factors(self) -> tuple:
        """Names of the factors that were analysed."""
        return tuple(classes.name for classes in self.classes)

    @property
    def strongest(self) -> tuple:
        """Name of the factor with the largest q on the last date, and q."""
        q = [factor.test.q for factor in self.factor_results[-1]]
        best = int(np.nanargmax(q))
        return self.factors[best], q[best]


class _FactorChoice(NamedTuple):
    """The chosen classes of a factor, their place among the candidates, and sums by date."""

    classes: ChosenClasses
    candidate: int
    sums: list[StratumSums]

    @property
    def method(self) -> str:
        """How the analysed classes were made."""
        return self.classes.binning.method(self.candidate)


def detect(source: Source, settings: DetectorSettings, run: Run) -> Detection:
    """Run the four detectors: the whole analysis.

    Parameters
    ----------
    source : Source
        Table or rasters.
    settings : DetectorSettings
        The choices.
    run : Run
        Progress, cancel, memory, threads.

    Raises
    ------
    FactorsDoNotOverlap, TargetConstant, FactorConstant, TooManyFactorClasses
        When there is nothing to compare.
    """
    settings.check()
    run.step("survey")
    survey = source.survey(settings, run.part(0.0, 0.2))
    _require_values(source, survey)
    run.note(ValuesOfFactors(int(survey.n.sum()), survey.n_target, _by_name(survey)))
    binnings = _bin_factors(survey, settings, run)
    run.step("strata")
    chosen_factors = _choose_classes(source, binnings, survey, run.part(0.2, 0.45))
    moments = _stratum_moments(source, chosen_factors, survey)
    pairs = tuple(itertools.combinations(range(len(chosen_factors)), 2))
    run.step("overlays")
    pair_q = _pair_tests(source, chosen_factors, pairs, survey, run.part(0.45, 0.75))
    run.step("resample")
    sample = Sample(survey.sampled, source.sample_bins(binnings, survey), survey.layout)
    null, intervals = _null_and_intervals(
        sample, [factor.classes for factor in chosen_factors], pairs, settings, run
    )
    factor_results, classes = _factor_results(survey, chosen_factors, moments, null, intervals)
    return Detection(
        target=source.target,
        unit=getattr(source, "unit", ""),
        dates=source.dates,
        settings=settings,
        classes=classes,
        factor_results=factor_results,
        pairs=tuple(
            _pairs_found(pairs, pair_q[date], factor_results[date], null.pairs[:, date])
            for date in range(len(source.dates))
        ),
        risks=tuple(_risk_detectors(date_results) for date_results in factor_results),
        n=tuple(int(n) for n in survey.n),
        n_target=survey.n_target,
        null=survey.layout.null,
        draws=len(null.factors),
    )


def _by_name(survey: Survey) -> tuple:
    """Return how many values each factor of the analysis lacks, by its name."""
    return tuple((f.name, int(n)) for f, n in zip(survey.factors, survey.missing))


def _require_values(source: Source, survey: Survey) -> None:
    """Raise when a date of the analysis has too few values, or none that differ."""
    for date, n in zip(source.dates, survey.n):
        if n < MIN_VALUES:
            name = f"{source.target} {date}".strip()
            raise FactorsDoNotOverlap(name, int(n), MIN_VALUES, _by_name(survey))


def _bin_factors(survey: Survey, settings: DetectorSettings, run: Run) -> list[Binning]:
    """Return the bins of all factors of the analysis."""
    n = int(survey.n.min())
    binnings = [make_binning(factor, settings, n) for factor in survey.factors]
    for factor, binning in zip(survey.factors, binnings):
        if not binning.candidates and factor.range is not None and not factor.different.size:
            raise MethodsDoNotApply(factor.name, settings.methods, *factor.range[1:3])
        if binning.n_bins < 2:
            raise FactorConstant(factor.name, _class_label(factor, binning, 0))
    max_classes = max_tried_classes(settings, n)
    if max_classes < settings.max_classes and any(binning.candidates for binning in binnings):
        run.note(ClassesLimited(max_classes, settings.max_classes, n))
    return binnings


def _choose_classes(source: Source, binnings, survey: Survey, run: Run) -> list[_FactorChoice]:
    """Return the classes of each factor that the analysis chooses: those of the largest q."""
    dates = range(len(source.dates))
    jobs = [
        single_job(date, factor, np.arange(binning.n_bins))
        for factor, binning in enumerate(binnings)
        for date in dates
    ]
    sums = iter(source.sum_jobs(binnings, survey, jobs, run))
    chosen = []
    for factor, binning in zip(survey.factors, binnings):
        factor_sums = [next(sums) for _ in dates]
        q = []
        for date_sums, date in zip(factor_sums, source.dates):
            n, totals, squares = date_sums.rounded()
            candidate_q = binning.candidate_q(n, totals, float(squares.sum()))
            if not np.isfinite(candidate_q).any():
                raise TargetConstant(f"{source.target} {date}".strip())
            q.append(candidate_q)
        best = binning.choose(np.mean(q, axis=0))
        class_of_bin = binning.class_maps[best]
        merged = [date_sums.merged(class_of_bin) for date_sums in factor_sums]
        chosen.append(_FactorChoice(ChosenClasses(binning, class_of_bin), best, merged))
        run.note(
            ClassesChosen(
                factor.name,
                binning.method(best),
                int(np.count_nonzero(merged[0].n)),
                float(np.mean([candidate_q[best] for candidate_q in q])),
            )
        )
    return chosen


def _stratum_moments(source: Source, factors: list[_FactorChoice], survey: Survey) -> list:
    """Return the moments of the strata, by date and factor."""
    return [
        [
            stratum_moments(*factor.sums[date].rounded(), origin=survey.origins[date])
            for factor in factors
        ]
        for date in range(len(source.dates))
    ]


def _pair_tests(
    source: Source, factors: list[_FactorChoice], pairs, survey: Survey, run: Run
) -> list:
    """Return q of each pair of factors in the analysis by date."""
    binnings = [factor.classes.binning for factor in factors]
    maps = [factor.classes.class_of_bin for factor in factors]
    dates = range(len(source.dates))
    jobs = [Job(date, i, j, maps[i], maps[j]) for date in dates for i, j in pairs]
    if not jobs:
        return [[] for _ in dates]
    sums = source.sum_jobs(binnings, survey, jobs, run)
    tests = [
        q_test(stratum_moments(*pair_sums.rounded(), origin=survey.origins[job.date])).q
        for pair_sums, job in zip(sums, jobs)
    ]
    return [tests[date * len(pairs) : (date + 1) * len(pairs)] for date in dates]


def _null_and_intervals(
    sample: Sample, factor_classes, pairs, settings: DetectorSettings, run: Run
) -> tuple:
    """Return the null of the analysis, and the intervals of q of the factors (dates, 2)."""
    null = null_q(
        sample, factor_classes, pairs, settings.draws, settings.seed, run.part(0.75, 0.95)
    )
    if len(null.factors) < settings.draws:
        run.note(FewShifts(len(null.factors), settings.draws))
    blocks = sample.layout.blocks(settings.blocks)
    intervals = []
    for factor, classes in enumerate(factor_classes):
        run.check_cancel()
        intervals.append(
            block_interval(sample, factor, classes, blocks, settings.resamples, settings.seed)
        )
    if settings.resamples and all(np.isnan(interval).all() for interval in intervals):
        run.note(NoInterval(settings.blocks))
    run.progress(1.0)
    return null, intervals


def _factor_results(survey, factors, moments, null: Null, intervals) -> tuple:
    """Return what the factor detector found by date, and the classes of the analysis."""
    by_date = []
    for date, date_moments in enumerate(moments):
        row = []
        for factor, chosen_factor in enumerate(factors):
            test = q_test(date_moments[factor])
            low, high = intervals[factor][date]
            level, share = null_summary(null.factors[:, date, factor], test.q)
            strata = tuple(np.flatnonzero(chosen_factor.sums[date].n).tolist())
            row.append(
                FactorResult(
                    test, date_moments[factor], strata, float(low), float(high), level, share
                )
            )
        by_date.append(tuple(row))
    classes = tuple(
        _factor_classes(factor, chosen_factor)
        for factor, chosen_factor in zip(survey.factors, factors)
    )
    return tuple(by_date), classes


def _factor_classes(factor: FactorSurvey, chosen: _FactorChoice) -> FactorClasses:
    """Return the classes of an analysed factor with a text for each."""
    binning, method = chosen.classes.binning, chosen.method
    codes = factor.different if factor.range is None else None
    coding = FactorCoding(binning.edges, codes, chosen.classes.class_of_bin)
    if method in (VALUES, CLASSES):
        labels = tuple(_class_label(factor, binning, i) for i in range(binning.n_bins))
        return FactorClasses(factor.name, method, labels, np.zeros(0), coding)
    breaks = binning.candidates[chosen.candidate].breaks
    low, high = (factor.range.low, factor.range.high) if factor.range else (np.nan, np.nan)
    ends = [f"{value:.6g}" for value in (low, *breaks, high)]
    class_texts = [f"({a}, {b}]" for a, b in zip(ends, ends[1:])]
    class_texts[0] = f"[{class_texts[0][1:]}"
    return FactorClasses(factor.name, method, tuple(class_texts), breaks, coding)


def _class_label(factor: FactorSurvey, binning: Binning, i: int) -> str:
    """Return the text of a class of an analysed factor."""
    if factor.labels:
        return factor.labels[i]
    return f"{factor.different[i]:.10g}" if i < len(factor.different) else ""


def _pairs_found(pairs, pair_q, factor_results, null) -> tuple:
    """Return the interaction and ecological detectors of one analysed date."""
    rows = []
    for pair, (i, j) in enumerate(pairs):
        first, second, q = factor_results[i], factor_results[j], pair_q[pair]
        level, share = null_summary(null[:, pair], q)
        rows.append(
            PairResult(
                i,
                j,
                q,
                interaction_type(first.test.q, second.test.q, q),
                compare_factors(first.moments, second.moments),
                level,
                share,
            )
        )
    return tuple(rows)


def _risk_detectors(factor_results) -> tuple:
    """Return the risk detector of one analysed date: all pairs of strata of each factor."""
    return tuple(
        StrataCompared(
            factor, result.strata[i], result.strata[j], compare_strata(result.moments, i, j)
        )
        for factor, result in enumerate(factor_results)
        for i, j in itertools.combinations(range(len(result.strata)), 2)
    )
