"""Local Moran's I of every date of a series, on the cells valid on all dates."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace

import numpy as np

from ...facts.allowed import check_settings
from ...facts.pattern import ExactForFew, Islands, PatternTested, SharesOfDate
from ...facts.raster import MaskVaries, NoValidPixel
from ...raster import RasterOutput, Stack, reduce_blocks, run_blocks
from ...run import Run
from ...statistics.cells import CLASS_NODATA
from ..clusters.maps import LisaMap, map_lisa
from ..settings import LisaSettings


def lisa_series(series: Stack, folder: str | None, settings: LisaSettings, run: Run) -> list:
    """Test every date of a series on the cells valid on all dates.

    Parameters
    ----------
    series : Stack
        Dated bands, in order of their dates.
    folder : str, optional
        Where a map of the classes of each date is written (``lisa_DATE.tif``).
    settings : LisaSettings
        The test.
    run : Run
        Progress, cancel, memory, threads.

    Returns
    -------
    list of LisaMap
        One per date, without points of a scatter plot.

    Raises
    ------
    NoValidPixel
        When no cell is valid on all dates.
    """
    check_settings(settings)
    results, n = [], len(series)
    paths = [
        os.path.join(folder, f"lisa_{band.date.text}.tif") if folder else None
        for band in series.bands
    ]
    run.require_no_inputs(filter(None, paths))
    with tempfile.TemporaryDirectory() as scratch:
        mask = _constant_mask(series, os.path.join(scratch, "mask.tif"), run.part(0.0, 0.1))
        for i, band in enumerate(series.bands):
            run.step("compute", band.label)
            stack = series.subset([i])
            stack = stack.join(mask) if mask else stack
            part = run.part(0.1 + 0.9 * i / n, 0.1 + 0.9 * (i + 1) / n)
            # The log has one line per date; what holds for all is said with the first.
            kept_types = () if i else (ExactForFew, Islands, PatternTested)
            found = map_lisa(
                stack, {"lisa_class": paths[i]}, settings, _with_notes_only(part, kept_types)
            )
            results.append(found._replace(scatter=()))  # thousands of points for one figure
            run.note(_shares_of_date(band.date.text, found))
    return results


def _with_notes_only(run: Run, kept_types: tuple) -> Run:
    """Return the run with only notes of the given types."""

    def on_note(note):
        if isinstance(note, kept_types):
            run.note(note)

    return replace(run, on_note=on_note)


def _shares_of_date(date: str, found: LisaMap) -> SharesOfDate:
    """Return the shares of the LISA classes, and Moran's I, of one date."""
    shares = {share.key: share.share for share in found.shares}
    return SharesOfDate(date, shares, found.moran_i)


def _constant_mask(series: Stack, path: str, run: Run) -> Stack | None:
    """Write where all dates have data; None when every date has the same cells."""

    def kernel(block):
        valid = ~np.isnan(block.values)
        counts = [valid.all(axis=0).sum(), valid.any(axis=0).sum(), *valid.sum(axis=(1, 2))]
        return np.array(counts)

    start = np.zeros(2 + len(series), np.int64)
    constant, largest, *of_dates = reduce_blocks(series, kernel, np.add, start, run)
    if constant == 0:
        empty = tuple(b.path for b, n in zip(series.bands, of_dates) if n == 0)
        raise NoValidPixel(empty or series.paths)
    if constant == largest:
        return None
    run.note(MaskVaries(int(constant), int(largest)))
    output = RasterOutput("mask", dtype="uint8", nodata=CLASS_NODATA)
    run_blocks(
        series,
        lambda block: {"mask": (~np.isnan(block.values)).all(axis=0).astype(np.uint8)},
        {output: path},
        run,
    )
    return Stack.open([path])
