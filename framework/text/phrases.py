"""Small pieces of sentences: lists, amounts, durations, the names of steps."""

from __future__ import annotations

from ...core.facts.run import Step
from ...core.report.numbers import SMALLEST_P
from .translation import tr

# A message stays readable with this many items of a list.
MAX_LISTED = 12


def join_listed(items) -> str:
    """Return items joined by commas, the tail counted instead of printed."""
    items = [str(item) for item in items]
    item_text = ", ".join(items[:MAX_LISTED])
    if len(items) > MAX_LISTED:
        return tr("{shown} and {n} more").format(shown=item_text, n=len(items) - MAX_LISTED)
    return item_text or tr("none")


def format_amount(value: float, unit: str) -> str:
    """Return an amount with a decimal prefix: 1.5 GB."""
    for prefix in ("", "k", "M", "G", "T"):
        if abs(value) < 1000 or prefix == "T":
            return f"{value:.3g} {prefix}{unit}"
        value /= 1000
    return f"{value:.3g} {unit}"


def format_p(p: float) -> str:
    """Return a p value; one too small to be distinguished from 0 as an inequality."""
    return f"p < {SMALLEST_P:f}" if p < SMALLEST_P else f"p = {p:.2g}"


def format_seconds(value: float) -> str:
    """Return seconds with a sensible number of digits."""
    return f"{value:.1f}" if value < 100 else f"{value:.0f}"


def step_text(note: Step) -> str:
    """Return what a step does, for the log."""
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
