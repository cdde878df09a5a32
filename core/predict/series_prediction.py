"""A map per date: joins a model to the rasters of each date, one pass after the other.

Each raster is published when it is whole, so a run that stops leaves finished dates behind, and a
later one can go on from there.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import Any, NamedTuple

from ..errors_and_notes.dates import (
    CompositeDays,
    DateGap,
    DateStale,
    OneDateForAll,
    OtherDate,
    TooFewCommonDates,
)
from ..errors_and_notes.predict import OutsideApplicability, OutsideTrainingRange, UnseenMasked
from ..errors_and_notes.raster import NoValidPixel, SeriesMade, VariableChosen, VariableMatched
from ..errors_and_notes.run import Cancelled, CancelledPartWay, CarbonSinkError, Note
from ..errors_and_notes.sequence import HistoryMissing
from ..files.names import file_stem
from ..model.protocol import Model
from ..raster import Stack
from ..raster.content_digests import ContentDigests
from ..raster.opening import read_tag
from ..raster.warnings_once import WarningsOnce
from ..run import Run
from ..uncertainty.settings import LayerSettings
from .class_codes import codes_digest, with_raster_codes
from .predictor_units import note_smaller_rasters, note_unused_rasters, stack_in_trained_units
from .raster_prediction import DEFAULT_SETTINGS, note_gaps, predict_raster
from .series_dates import (
    absent_dates,
    choose_bands,
    composites_among,
    plan_maps,
    with_full_history,
)
from .uncertainty_layers import (
    expand_quantiles,
    quantile_key,
    quantile_name,
    require_layers,
    uncertainty_layers,
)

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
    layer_files : dict
        ``{output: files}`` of the layers, as `files`.
    """

    files: tuple
    written: int
    skipped: int
    gaps: tuple
    low: float
    high: float
    layer_files: dict


def predict_series(
    model: Model,
    stack: Stack,
    folder: str,
    run: Run,
    start=None,
    end=None,
    resume: bool = False,
    digest: str = "",
    unseen: str = "refuse",
    keys: tuple = (),
    settings: LayerSettings = DEFAULT_SETTINGS,
    class_codes: str = "",
) -> SeriesSummary:
    """Predict one raster per date, and layers beside it.

    Parameters
    ----------
    model : Model
        The model.
    stack : Stack
        Dated and static predictors, and the stratum, by name in any order.
    folder : str
        Where ``<target>_<date>.tif`` are written; each layer has a separate folder inside.
    run : Run
        Progress, cancel, memory, threads.
    start, end : Date, optional
        First and last date wanted; all by default.
    resume : bool
        Whether rasters in the folder that this model made on this grid, from predictors with the
        same contents, stay as they are.
    digest : str
        What tells the model from others (`model_file_digest`); written into the rasters.
    unseen : {"refuse", "nodata"}
        As in `predict_raster`.
    keys : tuple of str
        Layers beside the prediction, by the outputs of `predict_raster`.
    settings : LayerSettings
        Coverage of the interval, levels of the quantiles.
    class_codes : str
        Table of the codes of classes that are text, as of `with_raster_codes`.

    Returns
    -------
    SeriesSummary

    Raises
    ------
    MissingVariable, AmbiguousVariable, DateNotFound, NoDateInRange, TooFewCommonDates
        When the rasters make no series for the model.
    OtherStep, SeriesTooShort
        When they hold no past that the model could look back on.
    DoesNotApply
        For a layer that this kind of model cannot make.
    NoValidPixel
        When not one date has a cell with all variables.
    CancelledPartWay
        When the user stopped after some dates were finished.
    """
    settings.check()
    stack = stack_in_trained_units(model, stack, run)
    note_unused_rasters(model, stack, run)
    note_smaller_rasters(model, stack, run)
    model = with_raster_codes(model, stack, run, class_codes)
    codes = codes_digest(model)
    digest = f"{digest} {codes}" if digest and codes else digest
    choices = choose_bands(stack, model.inputs, start, end)
    for name, days in composites_among(stack, model.inputs).items():
        run.note(CompositeDays(name, days))
    _note_static(model, stack, [choice.date for choice in choices], run)
    complete, gaps = _split_dates_with_gaps(model, stack, choices, run)
    complete = _maps_with_full_history(model, stack, complete, gaps, run)
    note_gaps(model, run)
    complete = _weigh_series(model, stack, complete, folder, run)
    require_layers(keys, complete[0].model.outputs, model.kind.key)
    layers = uncertainty_layers(complete[0].model, expand_quantiles(keys, settings), settings, run)
    model_tags = ((MODEL_TAG, digest),) if digest else ()
    plan = _Plan(stack, folder, keys, settings, layers, resume, unseen, model_tags)
    maps_made = _make_maps(plan, complete, gaps, run)
    _note_applicability(maps_made, run)
    dates = [date for _path, date in maps_made.files]
    skipped = len(maps_made.files) - len(maps_made.summaries)
    run.note(
        SeriesMade(len(maps_made.summaries), skipped, len(gaps), dates[0].text, dates[-1].text)
    )
    nan = float("nan")
    return SeriesSummary(
        files=tuple(maps_made.files),
        written=len(maps_made.summaries),
        skipped=skipped,
        gaps=tuple(gaps),
        low=min((summary.low for summary in maps_made.summaries), default=nan),
        high=max((summary.high for summary in maps_made.summaries), default=nan),
        layer_files={key: tuple(files) for key, files in maps_made.layer_files.items()},
    )


class _Plan(NamedTuple):
    """What holds for all dates: parameters of `predict_series`, layers, tags of the model."""

    stack: Stack
    folder: str
    keys: tuple
    settings: LayerSettings
    layers: list
    resume: bool
    unseen: str
    model_tags: tuple


class _SeriesMaps(NamedTuple):
    """Files of the prediction, files by layer, and a `MapSummary` per date predicted now."""

    files: list
    layer_files: dict
    summaries: list


def _make_maps(plan: _Plan, dated_maps: list, gaps: list, run: Run) -> _SeriesMaps:
    """Predict the maps of all dates of a series, one after the other."""
    for_dates = [
        series_targets(
            plan.folder, dated_map.model.target, dated_map.date, plan.keys, plan.settings
        )
        for dated_map in dated_maps
    ]
    run.require_no_inputs(path for targets in for_dates for path in targets.values())
    maps_made = _SeriesMaps([], {}, [])
    nothing: NoValidPixel | None = None
    digests, notes = ContentDigests(run.check_cancel), _PredictionNotes(run)
    for i, choice in enumerate(dated_maps):
        notes.date = choice.date.text
        date_run = notes.only(run.part(i / len(dated_maps), (i + 1) / len(dated_maps)))
        try:
            date_run.check_cancel()
            targets = _make_map(plan, choice, digests, maps_made.summaries, date_run, run)
        except NoValidPixel as error:
            # One empty date (a winter without NDVI) is no reason to lose the others.
            nothing = nothing or error
            gaps.append(choice.date.text)
            run.note(DateGap(choice.date.text, tuple(error.inputs), "nodata"))
            continue
        except Cancelled:
            if maps_made.files:
                raise CancelledPartWay(len(maps_made.files), len(dated_maps)) from None
            raise
        maps_made.files.append((targets.pop("OUTPUT"), choice.date))
        for key, path in targets.items():
            maps_made.layer_files.setdefault(key, []).append((path, choice.date))
    if not maps_made.files and nothing is not None:
        raise nothing
    notes.report()
    return maps_made


def _make_map(
    plan: _Plan, choice, digests: ContentDigests, summaries: list, date_run: Run, run: Run
):
    """Return the files of one date of a predicted series by output; now made, or before."""
    target = choice.model.target
    targets = series_targets(plan.folder, target, choice.date, plan.keys, plan.settings)
    date_stack = replace(plan.stack, bands=choice.bands).renamed(choice.model.inputs)
    tags = (*plan.model_tags, (INPUTS_TAG, digests.of_stack(date_stack)))
    if plan.resume and _all_finished(plan, targets, date_stack, tags, choice.date, run):
        return targets
    run.step("predict", choice.date.text)
    summaries.append(
        predict_raster(
            choice.model,
            date_stack,
            targets,
            date_run,
            choice.date,
            plan.unseen,
            tags,
            plan.settings,
            plan.layers,
        )
    )
    return targets


def series_targets(folder: str, target: str, date, keys: tuple, settings: LayerSettings) -> dict:
    """Return the files of one date by output: ``lower/npp_lower_2005-03.tif`` beside the map."""
    targets = {"OUTPUT": os.path.join(folder, series_name(target, date))}
    names = {quantile_key(level): quantile_name("", level)[1:] for level in settings.quantiles}
    for key in expand_quantiles(keys, settings):
        layer = re.sub(r"[^0-9a-z_]+", "_", names.get(key, key.lower()))
        targets[key] = os.path.join(folder, layer, series_name(f"{target}_{layer}", date))
    return targets


def series_name(target: str, date) -> str:
    """Return the file name of one date: ``npp_2005-03.tif``."""
    return f"{file_stem(target, 'prediction')}_{date.text}.tif"


def _note_static(model: Model, stack: Stack, dates: list, run: Run) -> None:
    """Report the raster that serves all dates of a predicted series."""
    for name in model.inputs:
        bands = stack.matches(name)
        date = bands[0].date if len(bands) == 1 else None
        if date is not None and not all(date.covers(other) for other in dates):
            run.note(OneDateForAll(name, date.text))
        elif date is not None:
            run.note(VariableChosen(name, bands[0].name, date.text))
        elif bands[0].name != name:
            run.note(VariableMatched(name, bands[0].name))


def _split_dates_with_gaps(model: Model, stack: Stack, choices: list, run: Run) -> tuple:
    """Return the dates of a series that can be predicted, and those that lack a variable."""
    complete, gaps = [], []
    for text in absent_dates([choice.date for choice in choices]):
        gaps.append(text)
        run.note(DateGap(text, (), "absent"))
    for choice in choices:
        missing = tuple(n for n, band in zip(model.inputs, choice.bands) if band is None)
        if missing:
            gaps.append(choice.date.text)
            run.note(DateGap(choice.date.text, missing, "missing"))
        else:
            complete.append(choice)
    if not complete:
        raise TooFewCommonDates(0, 1, _describe_series(model, stack))
    return complete, gaps


def _maps_with_full_history(model: Any, stack: Stack, complete: list, gaps: list, run: Run) -> list:
    """Return the maps to make; dates without a whole past join the gaps, and are noted."""
    static = tuple(name for name in model.inputs if len(stack.matches(name)) == 1)
    choices = choose_bands(stack, model.inputs) if model.history else complete
    maps, without_past = plan_maps(model, choices, complete, static)
    if without_past:
        gaps.extend(without_past)
        step = model.step
        run.note(HistoryMissing(tuple(without_past), model.history, step.size, step.unit))
    return maps


def _weigh_series(model: Any, stack: Stack, dated_maps: list, folder: str, run: Run) -> list:
    """Return the maps to make by a model that weighs each cell by its whole series.

    All dates of the rasters that can be predicted make the series, whichever are wanted: a cell is
    weighed alike in any part of it.
    """
    if not getattr(model, "weighs_series", False):
        return dated_maps
    choices = with_full_history(model, choose_bands(stack, model.inputs))
    name = f"{file_stem(model.target, 'prediction')}_signature.tif"
    path = os.path.join(folder, "signature", name)
    run.require_no_inputs((path,))
    weighted_model, bands = dated_maps[0].model.of_series(stack, choices, path, run)
    return [
        dated_map._replace(model=weighted_model, bands=(*dated_map.bands, *bands))
        for dated_map in dated_maps
    ]


def _describe_series(model: Model, stack: Stack) -> tuple:
    """Return name, first, last date and number of the variables of a predicted series."""
    descriptions = []
    for name in model.inputs:
        dates = sorted(band.date for band in stack.matches(name) if band.date is not None)
        if len(dates) > 1:
            descriptions.append((name, dates[0].text, dates[-1].text, len(dates)))
    return tuple(descriptions)


def _all_finished(
    plan: _Plan, targets: dict, date_stack: Stack, tags: tuple, date, run: Run
) -> bool:
    """Say whether all predicted rasters of a date can stay; a note says why not."""
    outputs = {key: output for layer in plan.layers for key, output in layer.outputs(date).items()}
    for key, path in targets.items():
        if not os.path.exists(path):
            return False
        settings = outputs[key].tags if key in outputs else ()
        reason = _reason_to_remake(path, date_stack, tags, settings)
        if reason:
            run.note(DateStale(date.text, reason))
            return False
    return True


def _reason_to_remake(path: str, date_stack: Stack, tags: tuple, settings: tuple) -> str:
    """Return why a predicted raster of an earlier run cannot stay, "" when it can."""
    try:
        existing = Stack.open([path])
        date_stack.grid.require_same(existing.grid, date_stack.first_path, path)
    except CarbonSinkError as error:
        return "unreadable" if hasattr(error, "reason") else "grid"
    for name, value in tags:
        if read_tag(path, name) != value:
            return {MODEL_TAG: "model", INPUTS_TAG: "newer"}[name]
    same = all(read_tag(path, name) == value for name, value in settings)
    return "" if same else "settings"


def _note_applicability(maps_made: _SeriesMaps, run: Run) -> None:
    """Report how many cells of a predicted series are outside the area of applicability."""
    outside = [
        summary.inapplicable for summary in maps_made.summaries if summary.inapplicable is not None
    ]
    n_used = sum(summary.used for summary in maps_made.summaries)
    if outside and n_used:
        run.note(OutsideApplicability(sum(outside), sum(outside) / n_used))


class _PredictionNotes(WarningsOnce):
    """Tells of each predictor the date on which most cells lie outside its training range."""

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        self.date = ""
        self.outside: dict = {}
        self.unseen: dict = {}

    def add(self, note: Note) -> None:
        """Keep a note of a single date of a predicted series.

        Rasters of other dates are those of the past that a model looks back on, and those of one
        date for all, which `_note_static` told.
        """
        if isinstance(note, OtherDate):
            return
        if isinstance(note, OutsideTrainingRange):
            largest = self.outside.get(note.variable)
            if largest is None or note.share > largest[0].share:
                self.outside[note.variable] = note, self.date
        elif isinstance(note, UnseenMasked):
            values, cells = self.unseen.get(note.variable, ((), 0))
            values = tuple(dict.fromkeys((*values, *note.values)))
            self.unseen[note.variable] = (values, cells + note.cells)
        else:
            super().add(note)

    def report(self) -> None:
        """Say once what holds for a predicted series: of each predictor the worst date."""
        super().report()
        for note, date in self.outside.values():
            self.run.note(replace(note, variable=f"{note.variable} ({date})"))
        for variable, (values, cells) in self.unseen.items():
            self.run.note(UnseenMasked(variable, values, cells))
