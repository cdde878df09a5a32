"""Maps of Shapley values, and of the predictor that has the largest one in each cell."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..dates.date import Date
from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.predict import UnseenMasked
from ..errors_and_notes.raster import CellsUsed
from ..errors_and_notes.run import BadValue, ProcessingTimes
from ..files.schema import Count, Mapping, Numbers
from ..model.flux_model import FluxModel
from ..model.predictors import class_positions
from ..model.training_choices import UNSEEN_CHOICES
from ..predict.class_codes import with_raster_codes
from ..predict.predictor_units import note_smaller_rasters, stack_in_trained_units
from ..predict.raster_prediction import (
    add_outside,
    add_unseen,
    count_outside,
    note_outside,
    note_predictor_dates,
    nothing_predicted,
    unseen_schema,
)
from ..raster import Block, ClassEntry, Classes, RasterOutput, Stack, run_blocks
from ..run import Run
from ..statistics.class_areas import CLASS_NODATA
from .shapley_values import ModelExplainer

# Told apart by the colour-blind (Okabe and Ito 2008; Tol's muted scheme after them).
_COLOURS = (
    ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#f0e442", "#000000")
    + ("#332288", "#882255", "#117733", "#44aa99", "#999933", "#aa4499", "#88ccee", "#ddcc77")
    + ("#cc6677", "#7b8a90")
)


class ExplanationSummary(NamedTuple):
    """What a map of Shapley values found.

    Parameters
    ----------
    used, dropped : int
        Cells explained, and not.
    shares : dict of str to float
        Share of each predictor in the sum of absolute values, %.
    dominant : dict of str to int
        Cells in which each predictor has the largest absolute value.
    times : ProcessingTimes
        Times of block processing.
    """

    used: int
    dropped: int
    shares: dict
    dominant: dict
    times: ProcessingTimes


def dominant_classes(model: FluxModel) -> Classes:
    """Return the classes of the map of dominant predictors: one per predictor, from 1."""
    entries = tuple(
        ClassEntry(i + 1, name, name, _COLOURS[i % len(_COLOURS)])
        for i, name in enumerate(model.names)
    )
    return Classes("dominant_predictor", entries)


def explain_raster(
    model: FluxModel,
    stack: Stack,
    paths: dict,
    run: Run,
    date: Date | None = None,
    unseen: str = "refuse",
    class_codes: str = "",
) -> ExplanationSummary:
    """Write Shapley values, one band per predictor, and the dominant predictor if asked for.

    Parameters
    ----------
    model : FluxModel
        A model of trees, or a linear one.
    stack : Stack
        Rasters of the predictors and of the stratum, by name in any order.
    paths : dict
        Files by output: "OUTPUT", "DOMINANT_CLASS".
    run : Run
        Progress, cancel, memory, threads.
    date : Date, optional
        Which of several dates of a predictor to take.
    unseen : {"refuse", "nodata"}
        What to do with classes not seen in training.
    class_codes : str
        Table of the codes of classes that are text, as of `with_raster_codes`.

    Raises
    ------
    NotExplained
        For an estimator without exact values.
    MissingVariable, AmbiguousVariable, UnseenClass, NoValidPixel
        As in `predict_raster`.
    """
    if unseen not in UNSEEN_CHOICES:
        raise BadValue(FieldName("unseen_classes"), unseen, ", ".join(UNSEEN_CHOICES))
    if "DOMINANT_CLASS" in paths and len(model.predictors) >= CLASS_NODATA:
        raise BadValue(FieldName("dominant_class"), len(model.predictors), f"< {CLASS_NODATA}")
    stack = stack_in_trained_units(model, stack, run)
    if date is None:
        note_smaller_rasters(model, stack, run)
    model = with_raster_codes(model, stack, run, class_codes)
    explainer = ModelExplainer(model)
    predictor_stack = stack.select(model.inputs, date).with_exact_codes(class_positions(model))
    note_predictor_dates(model, predictor_stack, date, run)
    outputs = {
        "OUTPUT": _shap_output(explainer, date),
        "DOMINANT_CLASS": _dominant_output(model, date),
    }
    path_of_output = {output: paths[key] for key, output in outputs.items() if key in paths}
    kernel = _BlockKernel(explainer, outputs, paths, unseen == "nodata")
    tally = _Tally(explainer, predictor_stack.grid.n_cells, predictor_stack.names)
    scratch = explainer.scratch_bytes_per_cell + 32
    times = run_blocks(predictor_stack, kernel, path_of_output, run, scratch=scratch, tally=tally)
    return tally.report(times, run)


def _shap_output(explainer: ModelExplainer, date: Date | None) -> RasterOutput:
    """Return the raster of Shapley values, one band per predictor."""
    model = explainer.model
    bases = "; ".join(
        f"{stratum_explainer.base!r}" if label is None else f"{label}: {stratum_explainer.base!r}"
        for label, stratum_explainer in zip(model.strata, explainer.explainers)
    )
    return RasterOutput(
        name="shap",
        unit=explainer.unit,
        description=f"Shapley values: what each predictor adds to the prediction of {model.target}",
        bands=tuple(f"shap_{name}" for name in model.names),
        date=date,
        tags=(("SHAP_BASE", bases),),
    )


def _dominant_output(model: FluxModel, date: Date | None) -> RasterOutput:
    """Return the raster of the predictor with the largest Shapley value."""
    return RasterOutput(
        name="dominant_predictor",
        dtype="uint8",
        nodata=CLASS_NODATA,
        description=f"Predictor with the largest absolute Shapley value for {model.target}",
        classes=dominant_classes(model),
        date=date,
    )


class _Tally:
    """What the blocks found, added up."""

    def __init__(self, explainer: ModelExplainer, cells: int, names: tuple) -> None:
        self.explainer, self.cells, self.used = explainer, cells, 0
        self.absolute = np.zeros(len(explainer.model.names))
        self.dominant: dict = {}
        self.unseen: dict = {}
        self.outside: dict = {}
        self._names = names

    def block_schema(self, window) -> dict:
        """Return the form of a block of the map of Shapley values."""
        cells, sums = Count(window.n_cells), Numbers("f", self.absolute.shape)
        by_code, outside = Mapping(int, cells), Mapping(str, cells)
        return {"counts": (cells, sums, by_code, unseen_schema(window), outside)}

    def add(self, _window, arrays: dict) -> None:
        """Take in a block of the maps of Shapley values."""
        n_used, absolute, dominant, unseen, outside = arrays["counts"]
        self.used += n_used
        # Blocks come in window order, so that threads do not change the last bit.
        self.absolute += absolute
        for code, n in dominant.items():
            self.dominant[code] = self.dominant.get(code, 0) + n
        add_unseen(self.unseen, unseen)
        add_outside(self.outside, outside)

    def finish(self) -> None:
        """Raise when no cell has a value, before anything is published."""
        if not self.used:
            raise nothing_predicted(self.explainer.model, self.unseen, self._names)

    def report(self, times: ProcessingTimes, run: Run) -> ExplanationSummary:
        """Report what the maps of Shapley values show, and return it."""
        names, total = self.explainer.model.names, self.absolute
        run.note(CellsUsed(self.used, self.cells - self.used))
        for name, counts in sorted(self.unseen.items()):
            run.note(UnseenMasked(name, tuple(sorted(counts, key=str)), sum(counts.values())))
        note_outside(self.outside, self.used, run)
        shares = 100.0 * total / total.sum() if total.sum() > 0 else np.zeros(len(names))
        return ExplanationSummary(
            used=self.used,
            dropped=self.cells - self.used,
            shares=dict(zip(names, shares.tolist())),
            dominant={name: self.dominant.get(i + 1, 0) for i, name in enumerate(names)},
            times=times,
        )


class _BlockKernel:
    """The kernel called for each block: a block in, arrays by output name and counts out."""

    def __init__(self, explainer, outputs: dict, paths: dict, mask_unseen: bool) -> None:
        self.explainer, self.mask_unseen = explainer, mask_unseen
        self._names = {key: outputs[key].name for key in paths}
        model = explainer.model
        self._n = len(model.predictors)
        self._stratum = model.inputs.index(model.stratum) if model.stratum else None

    def __call__(self, block: Block) -> dict:
        """Return the Shapley values of a block, the dominant predictor, and counts to tally."""
        strata = None if self._stratum is None else block.values[self._stratum]
        unseen: dict = {}
        counted = unseen if self.mask_unseen else None
        values = block.values[: self._n]
        phi = self.explainer.explain_cells(values, strata, block.check_cancel, counted).phi
        is_used = np.isfinite(phi[0])
        size = np.abs(phi)
        dominant = np.full(is_used.shape, CLASS_NODATA, np.uint8)
        dominant[is_used] = 1 + size[:, is_used].argmax(axis=0)
        arrays = {"OUTPUT": phi.astype(np.float32), "DOMINANT_CLASS": dominant}
        codes, cells = np.unique(dominant[is_used], return_counts=True)
        by_code = dict(zip(codes.tolist(), cells.tolist()))
        n_used, sums = int(np.count_nonzero(is_used)), size[:, is_used].sum(axis=1)
        outside = count_outside(self.explainer.model.predictors, values, is_used)
        counts = n_used, sums, by_code, unseen, outside
        return {**{name: arrays[key] for key, name in self._names.items()}, "counts": counts}
