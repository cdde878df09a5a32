"""A map per date: joins a model to the rasters of each date, one walk after the other.

Each raster is published when it is whole, so a run that stops leaves finished dates behind, and a
later one can go on from there.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import NamedTuple

from ..facts.dates import CompositeDays, DateGap, DateStale, TooFewCommonDates
from ..facts.learn import OutsideTrainingRange, UnseenMasked
from ..facts.raster import NoValidPixel, SeriesMade, VariableChosen, VariableMatched
from ..facts.run import Cancelled, CancelledPartWay, CarbonSinkError
from ..facts.sequence import HistoryMissing
from ..files.names import file_stem
from ..model.flux_model import FluxModel
from ..raster import Stack
from ..raster.contents import ContentDigests
from ..raster.source import read_tag
from ..run import Run
from .maps import predict_raster
from .series_dates import absent_dates, choose_bands, composites_among, plan_maps

# Metadata items that tell which model made a raster, and from which predictors.
MODEL_TAG, INPUTS_TAG = "CARBONSINK_MODEL", "CARBONSINK_INPUTS"


class SeriesSummary(NamedTuple):
    """What a series made.

    Parameters
    ----------
    files : tuple of (str, Date)
        All rasters of the series that now exist, with their dates.
    written, skipped : int
        Dates predicted now, and dates finished before.
    gaps : tuple of str
        Dates left out, and dates for which there is no raster at all.
    low, high : float
        Range of the values predicted now.
    """

    files: tuple
    written: int
    skipped: int
    gaps: tuple
    low: float
    high: float


def predict_series(
    model: FluxModel,
    stack: Stack,
    folder: str,
    run: Run,
    start=None,
    end=None,
    resume: bool = False,
    digest: str = "",
    unseen: str = "refuse",
) -> SeriesSummary:
    """Predict one raster per date.

    Parameters
    ----------
    model : FluxModel
        The model.
    stack : Stack
        Dated and static predictors, and the stratum, by name in any order.
    folder : str
        Where ``<target>_<date>.tif`` are written.
    run : Run
        Progress, cancel, memory, threads.
    start, end : Date, optional
        First and last date wanted; all by default.
    resume : bool
        Whether rasters in the folder that this model made on this grid, from predictors with the
        same contents, stay as they are.
    digest : str
        What tells the model from others (`bundle_digest`); written into the rasters.
    unseen : {"refuse", "nodata"}
        As in `predict_raster`.

    Returns
    -------
    SeriesSummary

    Raises
    ------
    MissingVariable, AmbiguousVariable, DateNotFound, NoDateInRange, TooFewCommonDates
        When the rasters make no series for the model.
    OtherStep, SeriesTooShort
        When they hold no past that the model could look back on.
    NoValidPixel
        When not one date has a cell with all variables.
    CancelledPartWay
        When the user stopped after some dates were finished.
    """
    choices = choose_bands(stack, model.inputs, start, end)
    for name, days in composites_among(stack, model.inputs).items():
        run.note(CompositeDays(name, days))
    _note_static(model, stack, run)
    whole, gaps = _split_gaps(model, stack, choices, run)
    whole = _look_back(model, stack, whole, gaps, run)
    files, skipped, written, nothing = [], 0, [], None
    digests = ContentDigests(run.check)
    notes = _SeriesNotes(run)
    for i, choice in enumerate(whole):
        notes.date = choice.date.text
        part = replace(run.part(i / len(whole), (i + 1) / len(whole)), on_note=notes)
        path = os.path.join(folder, series_name(model.target, choice.date))
        here = replace(stack, bands=choice.bands).renamed(choice.model.inputs)
        try:
            part.check()
            tags = ((MODEL_TAG, digest),) if digest else ()
            tags += ((INPUTS_TAG, digests.of_stack(here)),)
            if resume and _is_finished(path, here, tags, choice.date, run):
                skipped += 1
                files.append((path, choice.date))
                continue
            run.step("predict", choice.date.text)
            targets = {"OUTPUT": path}
            found = predict_raster(choice.model, here, targets, part, choice.date, unseen, tags)
            written.append(found)
            files.append((path, choice.date))
        except NoValidPixel as error:
            # One empty date (a winter without NDVI) is no reason to lose the others.
            nothing = nothing or error
            gaps.append(choice.date.text)
            run.note(DateGap(choice.date.text, tuple(error.inputs), "nodata"))
        except Cancelled:
            if files:
                raise CancelledPartWay(len(files), len(whole)) from None
            raise
    if not files:
        raise nothing
    notes.report()
    first, last = files[0][1].text, files[-1][1].text
    run.note(SeriesMade(len(written), skipped, len(gaps), first, last))
    lows, highs = [found.low for found in written], [found.high for found in written]
    nan = float("nan")
    span = (min(lows, default=nan), max(highs, default=nan))
    return SeriesSummary(tuple(files), len(written), skipped, tuple(gaps), *span)


def series_name(target: str, date) -> str:
    """Return the file name of one date: ``npp_2005-03.tif``."""
    return f"{file_stem(target, 'prediction')}_{date.text}.tif"


def _note_static(model: FluxModel, stack: Stack, run: Run) -> None:
    """Say which raster serves all dates although it has one itself, or another name."""
    for name in model.inputs:
        bands = stack.matches(name)
        if len(bands) == 1 and bands[0].date is not None:
            run.note(VariableChosen(name, bands[0].name, bands[0].date.text))
        elif bands[0].name != name:
            run.note(VariableMatched(name, bands[0].name))


def _split_gaps(model: FluxModel, stack: Stack, choices: list, run: Run) -> tuple:
    """Return the dates that have all variables, and the texts of those that lack one."""
    whole, gaps = [], []
    for text in absent_dates([choice.date for choice in choices]):
        gaps.append(text)
        run.note(DateGap(text, (), "absent"))
    for choice in choices:
        missing = tuple(n for n, band in zip(model.inputs, choice.bands) if band is None)
        if missing:
            gaps.append(choice.date.text)
            run.note(DateGap(choice.date.text, missing, "missing"))
        else:
            whole.append(choice)
    if not whole:
        raise TooFewCommonDates(0, 1, _describe(model, stack))
    return whole, gaps


def _look_back(model: FluxModel, stack: Stack, whole: list, gaps: list, run: Run) -> list:
    """Return the maps to make; dates without a whole past join the gaps, and are told of."""
    static = tuple(name for name in model.inputs if len(stack.matches(name)) == 1)
    choices = choose_bands(stack, model.inputs) if model.history else whole
    maps, without = plan_maps(model, choices, whole, static)
    if without:
        gaps.extend(without)
        step = model.step
        run.note(HistoryMissing(tuple(without), model.history, step.size, step.unit))
    return maps


def _describe(model: FluxModel, stack: Stack) -> tuple:
    """Return (name, first, last, number) of the dated variables."""
    found = []
    for name in model.inputs:
        dates = sorted(band.date for band in stack.matches(name) if band.date is not None)
        if len(dates) > 1:
            found.append((name, dates[0].text, dates[-1].text, len(dates)))
    return tuple(found)


def _is_finished(path: str, here: Stack, tags: tuple, date, run: Run) -> bool:
    """Say whether a raster of an earlier run can stay; a note says why it cannot."""
    if not os.path.exists(path):
        return False
    why = ""
    try:
        there = Stack.open([path])
        here.grid.require_same(there.grid, here.first_path, path)
    except CarbonSinkError as error:
        why = "unreadable" if hasattr(error, "reason") else "grid"
    else:
        other = [name for name, value in tags if read_tag(path, name) != value]
        why = {MODEL_TAG: "model", INPUTS_TAG: "newer"}[other[0]] if other else ""
    if why:
        run.note(DateStale(date.text, why))
    return not why


class _SeriesNotes:
    """Keeps the notes of single dates, and tells what they say together."""

    def __init__(self, run: Run) -> None:
        self.run, self.date, self.outside, self.unseen = run, "", {}, {}

    def __call__(self, note) -> None:
        if isinstance(note, OutsideTrainingRange):
            worst = self.outside.get(note.variable)
            if worst is None or note.share > worst[0].share:
                self.outside[note.variable] = note, self.date
        elif isinstance(note, UnseenMasked):
            values, cells = self.unseen.get(note.variable, ((), 0))
            values = tuple(dict.fromkeys((*values, *note.values)))
            self.unseen[note.variable] = (values, cells + note.cells)

    def report(self) -> None:
        """Say once what holds for the series: of each predictor the worst date."""
        for note, date in self.outside.values():
            self.run.note(replace(note, variable=f"{note.variable} ({date})"))
        for variable, (values, cells) in self.unseen.items():
            self.run.note(UnseenMasked(variable, values, cells))
