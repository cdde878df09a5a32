"""Maps of Getis-Ord Gi*: applies the scores to rasters, block by block."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...errors_and_notes.pattern import PatternTested
from ...raster import RasterOutput, Stack, reduce_blocks, run_blocks
from ...run import Run
from ..class_shares import RowTally
from ..classes import HOTSPOT_CLASSES, NOT_SIGNIFICANT
from ..moments import Moments
from ..neighbour_sums import neighbour_sums
from ..raster_survey import block_values, class_output, note_tested_cells, survey_raster
from ..significance import two_sided_normal_p
from .getis_ord import Z_BINS, count_scores, gi_star, hotspot_classes, level_scores


class HotspotMap(NamedTuple):
    """What a hot spot map found; `levels` the smallest |z| of the classes, weakest first."""

    moments: Moments
    levels: tuple
    shares: tuple


def map_hotspots(
    stack: Stack, paths: dict, contiguity: str, alpha: float, fdr: bool, run: Run
) -> HotspotMap:
    """Write maps of Getis-Ord Gi*.

    Parameters
    ----------
    stack : Stack
        The raster.
    paths : dict of str to str
        Files to write, by "hotspot_class" and "gi_z"; None for those not wanted.
    contiguity : str
        "queen" or "rook".
    alpha : float
        Confidence levels weaker than this are not given.
    fdr : bool
        Whether the levels are false-discovery rates.
    run : Run
        Progress, cancel, memory, threads.

    Raises
    ------
    TooFewValues, ConstantValues
        When there is no pattern to test.
    """
    survey = survey_raster(stack, contiguity, 0, run.part(0.0, 0.3))

    def scores(block):
        values = block_values(block)
        totals, counts = neighbour_sums(values, contiguity)
        z = gi_star(np.ascontiguousarray(values[1:-1, 1:-1]), totals, counts, survey.moments)
        z[counts == 0] = np.nan
        return z

    z_counts = None
    if fdr:
        run.step("count-p")
        z_counts = reduce_blocks(
            stack,
            lambda block: count_scores(scores(block)),
            np.add,
            np.zeros(Z_BINS, np.int64),
            run.part(0.3, 0.6),
            halo=1,
            scratch=50,
        )
    smallest = level_scores(alpha, z_counts)
    class_codes = [c.code for c in HOTSPOT_CLASSES]
    rows = RowTally(class_codes, stack.grid.height, stack.grid.known_cell_areas())

    def kernel(block):
        z = scores(block)
        codes = hotspot_classes(z, smallest)
        counts = rows.count(block.window, codes)
        return {"hotspot_class": codes, "gi_z": z.astype(np.float32), "rows": counts}

    outputs = {
        _hotspot_output(name, stack, contiguity, fdr): path for name, path in paths.items() if path
    }
    run.step("compute")
    run_blocks(stack, kernel, outputs, run.part(0.6 if fdr else 0.3, 1.0), 1, 60, tally=rows)
    shares = rows.shares(HOTSPOT_CLASSES)
    note_tested_cells(shares, survey, stack.grid, run)
    tested = sum(share.n_cells for share in shares)
    significant = tested - shares[NOT_SIGNIFICANT].n_cells
    threshold = float(two_sided_normal_p(min(smallest)))
    run.note(PatternTested(tested, significant, "normal", 0, "two_sided", alpha, fdr, threshold))
    return HotspotMap(survey.moments, smallest, shares)


def _hotspot_output(name: str, stack: Stack, contiguity: str, fdr: bool) -> RasterOutput:
    """Return what the map of a name is."""
    date, description = stack.bands[0].date, f"Getis-Ord Gi*, {contiguity}"
    if name == "gi_z":
        return RasterOutput(name, "", description=f"{description} (normal score)", date=date)
    levels = "levels are false discovery rates" if fdr else "two-sided normal p of each cell"
    return class_output(
        name, HOTSPOT_CLASSES, f"Hot and cold spots of {description}; {levels}", date
    )
