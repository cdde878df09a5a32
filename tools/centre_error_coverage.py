"""How often ellipses of error hold the true gravity centre: made regions, whose truth is known.

``python tools/centre_error_coverage.py RESULTS FIRST LAST``: the regions of the seeds FIRST to
LAST - 1, as `total_error_coverage` makes them. Of each, a model of NPP is trained and all years are
predicted; the centres of the maps, of the region and its provinces, are compared with those of the
truth on the same cells. One line of JSON per centre, shift and speed is appended to RESULTS;
``--table`` prints what RESULTS holds.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np
from total_error_coverage import (
    DATED,
    SIZES,
    YEARS,
    open_maps,
    read_plots,
    read_provinces,
    read_results,
    train_flux,
)

from carbonsink.core.demo.region_files import make_region
from carbonsink.core.demo.settings import RegionSettings
from carbonsink.core.flux.respiration import RespirationLine
from carbonsink.core.pattern.gravity.geodesic import inverse
from carbonsink.core.pattern.gravity.gravity_centres import gravity_centres
from carbonsink.core.predict.flux_terms import flux_terms
from carbonsink.core.predict.gravity_centre_errors import centre_errors
from carbonsink.core.predict.sampled_predictions import SeriesOfMaps
from carbonsink.core.predict.series_prediction import predict_series
from carbonsink.core.raster import RasterOutput, Stack, run_blocks
from carbonsink.core.raster.zones import WholeRegion
from carbonsink.core.run import Run
from carbonsink.core.uncertainty.settings import ErrorSettings

COVERAGE = 0.9


def main() -> None:
    """Run the regions that are not in the results yet, or print what is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", type=Path)
    parser.add_argument("first", type=int, nargs="?", default=0)
    parser.add_argument("last", type=int, nargs="?", default=0)
    parser.add_argument("--table", action="store_true")
    options = parser.parse_args()
    results = read_results(options.results)
    if options.table:
        print_table(results)
        return
    seeds_done = {line["seed"] for line in results}
    for seed in range(options.first, options.last):
        if seed in seeds_done:
            continue
        with tempfile.TemporaryDirectory() as folder:
            lines = try_region(Path(folder), seed)
        with open(options.results, "a", encoding="utf-8") as stream:
            stream.writelines(json.dumps({"seed": seed, **line}) + "\n" for line in lines)
        print(f"region {seed}", file=sys.stderr, flush=True)


def print_table(lines: list) -> None:
    """Print how many ellipses hold the truth, and how large errors are."""
    errors_by_key = defaultdict(list)
    for line in lines:
        errors_by_key[line["area"], line["kind"]].append(
            (line["held"], line["error_km"], line["reach_km"])
        )
    print("| Area | What | Cases | Hold the truth | Mean error (km) | Mean long axis (km) |")
    print("|---|---|---|---|---|---|")
    for key, rows in errors_by_key.items():
        holds_truth, error, semi_axis = np.array(rows, float).T
        sizes = f"{error.mean():.2f} | {semi_axis.mean():.2f}"
        print(f"| {' | '.join(key)} | {len(rows)} | {holds_truth.mean():.0%} | {sizes} |")


def try_region(folder: Path, seed: int) -> list:
    """Make a region, map its NPP, and say which ellipses hold the true centres."""
    run = Run(threads=1)
    columns, rows = SIZES[seed % len(SIZES)]
    make_region(str(folder), RegionSettings(columns, rows, len(YEARS), seed), run)
    rasters = [folder / "annual" / f"{name}_{year}.tif" for name in DATED for year in YEARS]
    rasters += [folder / "static" / f"{name}.tif" for name in ("dem", "soc")]
    stack = Stack.open([str(path) for path in rasters])
    table = read_plots(folder / "sites" / "npp_plots.csv", 0, False, seed)
    model = train_flux("npp", table, stack, run)
    predict_series(model, stack, str(folder / "npp"), run, unseen="nodata")
    truth = masked_truth(folder, run)
    maps = open_maps(folder / "npp", "npp")
    line, lines = RespirationLine(1.0, 0.0), []
    terms = flux_terms([("npp", model)], "npp", line)
    provinces = read_provinces(folder, stack.grid)
    for area, zones in (("region", None), ("province", provinces)):
        centres = gravity_centres(maps, "values", zones, run)
        true = gravity_centres(truth, "values", zones, run)
        settings = ErrorSettings(coverage=COVERAGE)
        errors = centre_errors(
            SeriesOfMaps.by_date(maps),
            zones or WholeRegion(),
            centres.codes,
            terms,
            line,
            stack,
            1,
            run,
            settings,
        )
        n = len(YEARS)
        for zone_index, code in enumerate(centres.codes):
            pairs = zip(centres.centres[zone_index * n :][:n], true.centres[zone_index * n :][:n])
            offsets = np.array(
                [offset_in_metres(a.ellipse.centre, b.ellipse.centre) for a, b in pairs]
            )
            lines += [{"area": area, **row} for row in compare(offsets, errors[code].covariance)]
    return lines


def masked_truth(folder: Path, run: Run) -> Stack:
    """Write the truth where the maps have data on all dates, and return it."""
    (folder / "same").mkdir()
    maps, true = open_maps(folder / "npp", "npp"), open_maps(folder / "truth", "npp")
    for i, year in enumerate(YEARS):
        joined = (
            true.subset([i]).renamed(("true",)).join(maps.renamed([f"m{k}" for k in range(12)]))
        )

        def kernel(block):
            has_data = np.isfinite(block.values).all(axis=0)
            return {"npp": np.where(has_data, block["true"], np.float32(np.nan))}

        path = str(folder / "same" / f"npp_{year}.tif")
        run_blocks(joined, kernel, {RasterOutput("npp", quantity="npp"): path}, run)
    return open_maps(folder / "same", "npp")


def offset_in_metres(start: tuple, end: tuple) -> tuple:
    """Return metres east and north."""
    geodesic = inverse(start, end)
    angle = 0.0 if math.isnan(geodesic.azimuth) else math.radians(geodesic.azimuth)
    return geodesic.distance * math.sin(angle), geodesic.distance * math.cos(angle)


def compare(offsets: np.ndarray, covariance: np.ndarray) -> list:
    """Return which ellipses of single years, of the shift and of the speed hold the truth."""
    n = len(offsets)
    blocks = covariance.reshape(2, n, 2, n)
    years = np.array(YEARS, float) - np.mean(YEARS)
    last_minus_first = np.zeros(n)
    last_minus_first[[0, -1]] = -1.0, 1.0
    contrasts = [("one year", row) for row in np.eye(n)]
    contrasts += [("first to last", last_minus_first), ("speed", years / (years @ years))]
    rows = []
    for kind, contrast in contrasts:
        contrast_covariance = np.einsum("i,kilj,j->kl", contrast, blocks, contrast)
        error = contrast @ offsets
        holds_truth = float(
            error @ np.linalg.solve(contrast_covariance, error)
        ) <= -2.0 * math.log1p(-COVERAGE)
        semi_axis = math.sqrt(
            -2.0 * math.log1p(-COVERAGE) * np.linalg.eigvalsh(contrast_covariance)[-1]
        )
        sizes = {"error_km": float(np.hypot(*error)) / 1000.0, "reach_km": semi_axis / 1000.0}
        rows.append({"kind": kind, "held": holds_truth, **sizes})
    return rows


if __name__ == "__main__":
    main()
