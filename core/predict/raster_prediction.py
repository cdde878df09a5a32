"""Maps of a model: applies a `FluxModel` to the blocks of a `Stack`."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import combinations
from typing import NamedTuple

import numpy as np

from ..dates.date import Date, agree
from ..errors_and_notes.dates import OtherDate, PredictorDatesDiffer
from ..errors_and_notes.fields import FieldName, FieldText
from ..errors_and_notes.fuzzy import DateWeighed
from ..errors_and_notes.predict import (
    GapsNotPredicted,
    OutsideApplicability,
    OutsideTrainingRange,
    UnseenClass,
    UnseenMasked,
)
from ..errors_and_notes.raster import CellsUsed, NoValidPixel, VariableChosen, VariableMatched
from ..errors_and_notes.run import BadValue, CarbonSinkError, DoesNotApply, ProcessingTimes
from ..errors_and_notes.sequence import NeedsSeries
from ..files.schema import Count, Each, Either, Mapping, Record
from ..model.flux_model import FluxModel
from ..model.predictors import OUTSIDE_SHARE, class_positions
from ..model.training_choices import UNSEEN_CHOICES
from ..raster import Block, RasterOutput, Stack, run_blocks
from ..run import Run
from ..uncertainty.applicability import OUTSIDE
from ..uncertainty.settings import LayerSettings
from .class_codes import with_raster_codes
from .predictor_units import note_smaller_rasters, note_unused_rasters, stack_in_trained_units
from .uncertainty_layers import AREAS, uncertainty_layers

DEFAULT_SETTINGS = LayerSettings()
# Bytes per cell of masks, class positions and float64 results, for the memory budget.
_BYTES_PER_CELL = 32


class MapSummary(NamedTuple):
    """What a prediction made.

    Parameters
    ----------
    used, dropped : int
        Cells with a prediction, and without.
    low, high : float
        Range of the predicted cells, in the target's unit.
    outside : dict of str to int
        Predicted cells outside the training range of each predictor that is a number.
    unseen : dict
        ``{variable: {class: cells}}`` left without data.
    times : ProcessingTimes
        Times of block processing.
    inapplicable : int or None
        Cells outside the area of applicability, when that was asked for.
    """

    used: int
    dropped: int
    low: float
    high: float
    outside: dict
    unseen: dict
    times: ProcessingTimes
    inapplicable: int | None = None


def predict_raster(
    model: FluxModel,
    stack: Stack,
    targets: dict,
    run: Run,
    date: Date | None = None,
    unseen: str = "refuse",
    tags: tuple = (),
    settings: LayerSettings = DEFAULT_SETTINGS,
    layers: list | None = None,
    class_codes: str = "",
) -> MapSummary:
    """Predict a raster, and beside it what is known of its uncertainty.

    Parameters
    ----------
    model : FluxModel
        The model.
    stack : Stack
        Rasters of the predictors and of the stratum, by name in any order; others are left alone.
    targets : dict
        Files by output: "OUTPUT"; "SPREAD" for estimators that average trees (standard deviation
        between trees, in the target's unit; no interval), "LOWER" and "UPPER" (the interval) and
        "QUANTILES" (a band per level, or one by `quantile_key`) for the same; "MEAN_LOWER" and
        "MEAN_UPPER" (interval of the mean of a cell); "DISSIMILARITY",
        "APPLICABILITY" and "POINT_DENSITY"; "SKILL" of a fuzzy ensemble.
    run : Run
        Progress, cancel, memory, threads.
    date : Date, optional
        Which of several dates of a predictor to take.
    unseen : {"refuse", "nodata"}
        What to do with classes not seen in training.
    tags : tuple of (str, str)
        More metadata of the files.
    settings : LayerSettings
        Coverage of the interval, levels of the quantiles.
    layers : list, optional
        What `uncertainty_layers` made for these targets; made here by default.
    class_codes : str
        Table of the codes of classes that are text, as of `with_raster_codes`.

    Returns
    -------
    MapSummary

    Raises
    ------
    MissingVariable, AmbiguousVariable
        When the stack does not hold the model's variables.
    UnseenClass
        For a class not seen in training, with ``unseen="refuse"``.
    NoValidPixel
        When no cell has all variables; nothing is written then.
    DoesNotApply
        For an output that this kind of model cannot make.
    NeedsSeries
        For a model that looks back on earlier dates.
    """
    if model.history:
        raise NeedsSeries(model.target, model.history + 1)
    settings.check()
    if unseen not in UNSEEN_CHOICES:
        raise BadValue(FieldName("unseen_classes"), unseen, ", ".join(UNSEEN_CHOICES))
    require_outputs(model, targets)
    stack = stack_in_trained_units(model, stack, run)
    note_unused_rasters(model, stack, run)
    if date is None:
        note_smaller_rasters(model, stack, run)
    model = with_raster_codes(model, stack, run, class_codes)
    predictor_stack = stack.select(model.inputs, date).with_exact_codes(class_positions(model))
    note_predictor_dates(model, predictor_stack, date, run)
    if getattr(model, "weighs_series", False):
        run.note(DateWeighed(model.target))
    note_gaps(model, run)
    kernel = _BlockKernel(model, "SPREAD" in targets, unseen == "nodata")
    tally = _Tally(model, predictor_stack.grid.n_cells, predictor_stack.names)
    outputs = {}
    for key, output in (("OUTPUT", _prediction_output), ("SPREAD", _spread_output)):
        if key in targets:
            outputs[replace(output(model, date), tags=tuple(tags))] = targets[key]
    kernel.layers = uncertainty_layers(model, targets, settings, run) if layers is None else layers
    for layer_group in kernel.layers:
        for key, output in layer_group.outputs(date).items():
            if key in targets:
                outputs[replace(output, tags=(*output.tags, *tags))] = targets[key]
                kernel.layer_names[key] = output.name
    scratch = 0
    for submodel in model.submodels:
        run.check_cancel()
        scratch = max(scratch, submodel.prepare(model.recipe, "SPREAD" in targets))
    scratch += _BYTES_PER_CELL + _design_bytes(model)
    scratch += sum(layer_group.scratch_bytes_per_cell for layer_group in kernel.layers)
    times = run_blocks(predictor_stack, kernel, outputs, run, scratch=scratch, tally=tally)
    has_area = any(key in targets for key in AREAS)
    return _map_summary(tally, times, run, tally.inapplicable if has_area else None)


def note_gaps(model, run: Run) -> None:
    """Report that maps do not fill gaps of predictors, as the training did."""
    if getattr(model, "validation", {}).get("impute", "none") != "none":
        run.note(GapsNotPredicted(model.target))


def require_outputs(model, targets: dict) -> None:
    """Raise when a map of a model is asked for that its kind cannot make.

    Raises
    ------
    DoesNotApply
    """
    for key in targets:
        if key.split()[0] not in model.outputs:
            raise DoesNotApply(
                key.split()[0],
                targets[key],
                FieldText("{} ({})", (FieldName("model"), model.kind.key)),
            )


def note_predictor_dates(
    model: FluxModel, predictor_stack: Stack, date: Date | None, run: Run
) -> None:
    """Report predictors of another name or date than the model, the map or the others."""
    for variable, band in zip(model.inputs, predictor_stack.bands):
        if date is not None and band.date is not None and not band.date.covers(date):
            run.note(OtherDate(variable, band.date.text, date.text))
        elif band.date is not None:
            run.note(VariableChosen(variable, band.name, band.date.text))
        elif band.name != variable:
            run.note(VariableMatched(variable, band.name))
    dates = {n: band.date for n, band in zip(model.inputs, predictor_stack.bands) if band.date}
    if date is None and not all(
        agree(one, other) for one, other in combinations(dates.values(), 2)
    ):
        run.note(PredictorDatesDiffer(tuple(f"{name} {one.text}" for name, one in dates.items())))


def _prediction_output(model: FluxModel, date: Date | None) -> RasterOutput:
    """Return the raster of the prediction."""
    return RasterOutput(
        name=model.target,
        unit=model.unit,
        description=f"{model.target} predicted by {model.kind.key}",
        quantity=model.quantity,
        date=date,
    )


def _spread_output(model: FluxModel, date: Date | None) -> RasterOutput:
    """Return the raster of the spread between the members of a model."""
    return RasterOutput(
        name=f"{model.target}_spread",
        unit=model.unit,
        description=model.spread_of.format(model.target),
        date=date,
    )


def _design_bytes(model: FluxModel) -> int:
    """Return the bytes per cell that the design of a map takes."""
    categorical = any(predictor.categorical for predictor in model.predictors)
    return 4 * model.n_columns if categorical else 0


@dataclass
class _BlockCounts:
    """What a block tells beside its pixels."""

    used: int
    low: float
    high: float
    outside: dict
    unseen: dict
    with_data: tuple
    inapplicable: int


class _Tally:
    """What the blocks found, added up."""

    records = (_BlockCounts,)

    def __init__(self, model: FluxModel, cells: int, names: tuple) -> None:
        self.cells, self.used = cells, 0
        self.low, self.high = math.inf, -math.inf
        self.outside: dict = {}
        self.unseen: dict = {}
        self.inapplicable = 0
        self._model, self._names = model, names
        self._with_data: set = set()

    def block_schema(self, window) -> dict:
        """Return the form of a block's counts."""
        cells = Count(window.n_cells)
        counts = {
            "used": cells,
            "low": float,
            "high": float,
            "outside": Mapping(str, cells),
            "unseen": unseen_schema(window),
            "with_data": Each(str),
            "inapplicable": cells,
        }
        return {"counts": Record(_BlockCounts, counts)}

    def add(self, _window, arrays: dict) -> None:
        """Take in a block of a predicted map."""
        counts = arrays["counts"]
        self.used += counts.used
        self.low, self.high = min(self.low, counts.low), max(self.high, counts.high)
        self.inapplicable += counts.inapplicable
        add_outside(self.outside, counts.outside)
        add_unseen(self.unseen, counts.unseen)
        self._with_data.update(counts.with_data)

    def finish(self) -> None:
        """Raise when no cell of a predicted map has a value, before anything is published."""
        if self.used:
            return
        without_data = tuple(name for name in self._names if name not in self._with_data)
        raise nothing_predicted(self._model, self.unseen, without_data or self._names)


def unseen_schema(window) -> Mapping:
    """Return the form of the counts of unseen classes in a map."""
    return Mapping(str, Mapping(Either((int, float, str)), Count(window.n_cells)))


def add_unseen(total: dict, unseen: dict) -> None:
    """Add the cells of unseen classes in a block of a prediction to a total."""
    for name, counts in unseen.items():
        label_counts = total.setdefault(name, {})
        for label, count in counts.items():
            label_counts[label] = label_counts.get(label, 0) + count


def count_outside(predictors: tuple, values, is_used: np.ndarray) -> dict:
    """Return how many predicted cells lie outside the training range of each predictor."""
    return {
        predictor.name: int(np.count_nonzero(predictor.is_outside(band) & is_used))
        for predictor, band in zip(predictors, values)
        if not predictor.categorical
    }


def add_outside(total: dict, outside: dict) -> None:
    """Add the cells of a block outside the training range of each predictor to a total."""
    for name, count in outside.items():
        total[name] = total.get(name, 0) + count


def note_outside(outside: dict, n_used: int, run: Run) -> None:
    """Report predictors of which many cells lie outside the training range."""
    for name, count in outside.items():
        if n_used and count > OUTSIDE_SHARE * n_used:
            run.note(OutsideTrainingRange(name, count, count / n_used))


def nothing_predicted(model: FluxModel, unseen: dict, names: tuple) -> CarbonSinkError:
    """Return why no cell has a result: unseen classes, or variables without data."""
    for name, counts in unseen.items():
        categories = {p.name: p.categories for p in model.predictors if p.categorical}
        return UnseenClass(name, tuple(counts), categories.get(name, model.strata))
    return NoValidPixel(names)


class _BlockKernel:
    """The kernel called for each block: a block in, arrays by output name and counts out."""

    def __init__(self, model: FluxModel, spread: bool, mask_unseen: bool) -> None:
        self.model, self.spread, self.mask_unseen = model, spread, mask_unseen
        self.layers: list = []
        self.layer_names: dict = {}
        self._n = len(model.predictors)
        self._stratum = model.inputs.index(model.stratum) if model.stratum else None

    def __call__(self, block: Block) -> dict:
        """Return the prediction of a block, its spread, and counts to tally."""
        values = block.values[: self._n]
        strata = None if self._stratum is None else block.values[self._stratum]
        unseen: dict = {}
        prediction = self.model.predict_values(
            values,
            strata,
            check_cancel=block.check_cancel,
            spread=self.spread,
            unseen=unseen if self.mask_unseen else None,
        )
        arrays: dict = {self.model.target: prediction.mean.astype(np.float32)}
        if prediction.spread is not None:
            arrays[f"{self.model.target}_spread"] = prediction.spread.astype(np.float32)
        layer_arrays: dict = {}
        for layers in self.layers:
            layer_arrays.update(layers(values, strata, prediction.mean, block.check_cancel))
        for key, name in self.layer_names.items():
            arrays[name] = layer_arrays[key]
        outside = (
            np.count_nonzero(layer_arrays["APPLICABILITY"] == OUTSIDE)
            if AREAS[1] in layer_arrays
            else 0
        )
        arrays["counts"] = self._count_block(block, values, prediction.mean, unseen, int(outside))
        return arrays

    def _count_block(
        self, block: Block, values, mean, unseen: dict, inapplicable: int
    ) -> _BlockCounts:
        """Return what a block of a predicted map tells beside its pixels."""
        is_predicted = np.isfinite(mean)
        n_used = int(np.count_nonzero(is_predicted))
        if not n_used:
            with_data = tuple(
                n for n, band in zip(block.names, block.values) if np.isfinite(band).any()
            )
            return _BlockCounts(0, math.inf, -math.inf, {}, unseen, with_data, inapplicable)
        outside = count_outside(self.model.predictors, values, is_predicted)
        low, high = float(mean[is_predicted].min()), float(mean[is_predicted].max())
        return _BlockCounts(n_used, low, high, outside, unseen, (), inapplicable)


def _map_summary(tally: _Tally, times: ProcessingTimes, run: Run, inapplicable) -> MapSummary:
    """Report what a predicted map holds, and return it."""
    n_used = tally.used
    run.note(CellsUsed(n_used, tally.cells - n_used))
    for name, counts in sorted(tally.unseen.items()):
        run.note(UnseenMasked(name, tuple(sorted(counts, key=str)), sum(counts.values())))
    note_outside(tally.outside, n_used, run)
    if inapplicable is not None and n_used:
        run.note(OutsideApplicability(inapplicable, inapplicable / n_used))
    return MapSummary(
        used=n_used,
        dropped=tally.cells - n_used,
        low=tally.low if n_used else math.nan,
        high=tally.high if n_used else math.nan,
        outside=dict(tally.outside),
        unseen=tally.unseen,
        times=times,
        inapplicable=inapplicable,
    )
