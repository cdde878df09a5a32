"""Sentences for the run itself, its parameters and libraries."""

from __future__ import annotations

from ...core.errors_and_notes.run import (
    BadValue,
    Cancelled,
    CancelledPartWay,
    CompilingKernels,
    DefaultUsed,
    DoesNotApply,
    FileEnding,
    KernelsNotStored,
    MissingInput,
    MissingLibrary,
    NoneGiven,
    ParameterMissing,
    ProcessingTimes,
    Step,
)
from ..text.phrases import format_seconds, join_listed
from ..text.translation import tr


def _value_text(value) -> str:
    """Return what messages show of a value: of a layer its name."""
    named = getattr(value, "sourceName", None) or getattr(value, "name", None)
    return str(named()) if callable(named) else str(value)


def _phrase_none_given(error: NoneGiven) -> str:
    """Say that a run needs at least one of some parameters."""
    names = join_listed(error.parameters)
    if not error.choice:
        return tr("Choose at least one of {names}: all are empty.").format(names=names)
    return tr("Choose at least one of {names} for {choice}: all are empty.").format(
        names=names, choice=error.choice
    )


def _phrase_step(note: Step) -> str:
    """Say which step of the run begins, and on what."""
    text = {
        "read-table": tr("Reading the table"),
        "read-sites": tr("Reading the sites"),
        "sample": tr("Sampling the rasters at the sites"),
        "train": tr("Training"),
        "validate": tr("Validating"),
        "tune": tr("Tuning"),
        "baselines": tr("Training the baselines"),
        "read-model": tr("Reading the model"),
        "write-model": tr("Writing the model"),
        "predict": tr("Predicting"),
        "draw": tr("Drawing"),
        "signatures": tr("Finding what the series of each cell is like"),
        "compute": tr("Computing"),
        "casa-limits": tr("Finding NDVI limits and the mean year"),
        "significance": tr("Counting p over all cells"),
        "noise": tr("Measuring autocorrelation"),
        "trends": tr("Computing trends"),
        "drivers": tr("Computing correlations"),
        "composite": tr("Composing"),
        "import": tr("Importing"),
        "totals": tr("Computing totals"),
        "warp": tr("Aligning"),
        "neighbours": tr("Finding neighbours"),
        "reference": tr("Drawing the reference"),
        "count-p": tr("Counting p-values"),
        "permute": tr("Permuting"),
        "patches": tr("Merging small patches"),
        "polygons": tr("Drawing polygons"),
        "survey": tr("Looking at the values"),
        "strata": tr("Summing by class"),
        "overlays": tr("Summing by pairs of classes"),
        "zones": tr("Summing by zone"),
        "resample": tr("Computing null and intervals"),
        "report": tr("Writing the report"),
        "generate": tr("Making rasters"),
        "read-predictors": tr("Reading predictors of sampled cells"),
        "refit": tr("Refitting on samples of sites"),
    }.get(note.key, note.key)
    return f"{text}: {note.subject}" if note.subject else text


def _phrase_processing_times(note: ProcessingTimes) -> str:
    """Say how many cells of the rasters were read, and how long it took."""
    return tr(
        "Rasters: {cells} cells, {windows} block(s); {wall} s (reading {read}, computing "
        "{compute}, writing {write}; reading and computing summed over threads)."
    ).format(
        cells=f"{note.cells:,}",
        windows=note.windows,
        wall=format_seconds(note.wall_s),
        read=format_seconds(note.read_s),
        compute=format_seconds(note.compute_s),
        write=format_seconds(note.write_s),
    )


ERRORS = {
    Cancelled: lambda e: tr("Cancelled. Nothing was written."),
    CancelledPartWay: lambda e: tr(
        "Cancelled after {finished} of {total} dates. The finished rasters stay in the folder; run "
        "it again with RESUME to go on."
    ).format(finished=e.finished, total=e.total),
    MissingLibrary: lambda e: tr(
        "The Python library {library} is needed for {used_for} and is not installed. Install it "
        "(see the plugin's page on libraries) or choose another method."
    ).format(library=e.library, used_for=e.used_for),
    FileEnding: lambda e: tr(
        "{parameter} = {path}: the name of this file must end with {endings}."
    ).format(parameter=e.parameter, path=e.path, endings=join_listed(e.endings)),
    BadValue: lambda e: tr("{parameter} = {value} is not possible: {allowed}.").format(
        parameter=e.parameter, value=e.value, allowed=e.allowed
    ),
    MissingInput: lambda e: tr(
        "{parameter} is empty, and {choice} needs it. Choose it, or choose another method."
    ).format(parameter=e.parameter, choice=e.choice),
    NoneGiven: _phrase_none_given,
    ParameterMissing: lambda e: tr("{parameter} ({label}) is required. Choose it.").format(
        parameter=e.parameter, label=e.label
    ),
    DoesNotApply: lambda e: tr(
        "{parameter} = {value} does not apply to {choice}. Leave it at its default or choose "
        "another method."
    ).format(parameter=e.parameter, value=_value_text(e.value), choice=e.choice),
}

NOTES = {
    ProcessingTimes: _phrase_processing_times,
    Step: _phrase_step,
    CompilingKernels: lambda n: tr(
        "First use on this machine: numerical kernels are compiled when they are first needed, "
        "which takes about ten seconds."
    ),
    KernelsNotStored: lambda n: tr(
        "The folder {folder} cannot be written, so the compiled numerical kernels are not stored: "
        "every run compiles them again, which takes about ten seconds."
    ).format(folder=n.folder),
    DefaultUsed: lambda n: tr("{parameter} = {value} {reason}").format(
        parameter=n.parameter, value=n.value, reason=n.reason
    ),
}
