"""How often intervals of totals hold the truth: made regions, whose truth is known.

``python tools/total_error_coverage.py RESULTS FIRST LAST``: regions of the seeds FIRST to LAST - 1,
of three sizes in turn (12 years, about 90 sites of NPP and 115 of Rs). Of each, models of NPP and
Rs are trained, all years are predicted, and the intervals of `core.predict.total_errors` are
compared with the truth of the same cells, for the region and its five provinces. One line of JSON
per interval is appended to RESULTS; regions that are there are left out, so that a study may be
stopped and taken up again. ``--sites N`` uses N sites of each flux, ``--clustered`` those around
three places. ``--table`` prints what RESULTS holds.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from types import SimpleNamespace

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / ".dev" / "plugins"))

from carbonsink.core.demo.region_files import CRS, make_region  # noqa: E402
from carbonsink.core.demo.settings import RegionSettings  # noqa: E402
from carbonsink.core.estimators.registry import EstimatorSettings  # noqa: E402
from carbonsink.core.flux.budget.carbon_budget import series_of_periods  # noqa: E402
from carbonsink.core.flux.respiration import RespirationLine, fit_respiration  # noqa: E402
from carbonsink.core.learn.estimator_training import train  # noqa: E402
from carbonsink.core.model.training_specification import Recipe, TrainingSpec  # noqa: E402
from carbonsink.core.predict.flux_terms import flux_terms  # noqa: E402
from carbonsink.core.predict.sampled_predictions import SeriesOfMaps  # noqa: E402
from carbonsink.core.predict.series_prediction import predict_series  # noqa: E402
from carbonsink.core.predict.total_errors import total_errors  # noqa: E402
from carbonsink.core.raster import RasterOutput, Stack, run_blocks  # noqa: E402
from carbonsink.core.raster.zones import PolygonZones  # noqa: E402
from carbonsink.core.run import Run  # noqa: E402
from carbonsink.core.sites.sampling import sample_stack  # noqa: E402

YEARS = range(2001, 2013)
SIZES = ((75, 60), (90, 80), (120, 90))
DATED = ("temperature", "precipitation", "radiation", "ndvi", "landuse")
PREDICTORS = {"npp": (*DATED, "dem"), "rs": (*DATED, "dem", "soc")}
TREES, FOLDS, CLUSTERS = 60, 5, 3
PARTS = ("residual", "temporal", "model")
KINDS = {"total": "one year", "mean": "mean of years", "difference": "first to last"}


def main() -> None:
    """Run the regions that are not in the results yet, or print what is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", type=Path)
    parser.add_argument("first", type=int, nargs="?", default=0)
    parser.add_argument("last", type=int, nargs="?", default=0)
    parser.add_argument("--sites", type=int, default=0)
    parser.add_argument("--clustered", action="store_true")
    parser.add_argument("--table", action="store_true")
    options = parser.parse_args()
    results = read_results(options.results)
    if options.table:
        print_table(results)
        return
    cases_done = {(line["seed"], line["sites"], line["clustered"]) for line in results}
    for seed in range(options.first, options.last):
        if (seed, options.sites, options.clustered) in cases_done:
            continue
        with tempfile.TemporaryDirectory() as folder:
            lines = try_region(Path(folder), seed, options.sites, options.clustered)
        case = {"seed": seed, "sites": options.sites, "clustered": options.clustered}
        with open(options.results, "a", encoding="utf-8") as stream:
            stream.writelines(json.dumps({**case, **line}) + "\n" for line in lines)
        print(f"region {seed}", file=sys.stderr, flush=True)


def read_results(path: Path) -> list:
    """Return the lines of a file of results; none where there is no file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def print_table(lines: list) -> None:
    """Print how many intervals hold the truth, and how large errors and intervals are."""
    errors_by_key = defaultdict(list)
    for line in lines:
        design = f"{line['sites'] or 'all'}{' clustered' if line['clustered'] else ''}"
        key = design, line["flux"], line["area"], KINDS.get(line["kind"], line["kind"])
        errors_by_key[key].append((line["error"], line["reach"]))
    print("| Sites | Flux | Area | What | Intervals | Hold the truth | Half width | RMS error |")
    print("|---|---|---|---|---|---|---|---|")
    for key, pairs in errors_by_key.items():
        error, half_width = np.array(pairs).T
        coverage = np.mean(np.abs(error) <= half_width)
        sizes = f"{half_width.mean():.3g} | {np.sqrt(np.mean(error**2)):.3g}"
        print(f"| {' | '.join(key)} | {len(error)} | {coverage:.0%} | {sizes} |")


def try_region(folder: Path, seed: int, n_sites: int, clustered: bool) -> list:
    """Make a region, map it, and return errors and half widths, gC m-2, of all that is asked."""
    run = Run(threads=1)
    make_region(str(folder), RegionSettings(*SIZES[seed % len(SIZES)], len(YEARS), seed), run)
    rasters = [folder / "annual" / f"{name}_{year}.tif" for name in DATED for year in YEARS]
    rasters += [folder / "static" / f"{name}.tif" for name in ("dem", "soc")]
    stack = Stack.open([str(path) for path in rasters])
    zones, models = read_provinces(folder, stack.grid), []
    line = RespirationLine(math.nan, math.nan)
    for flux in PREDICTORS:
        table = read_plots(folder / "sites" / f"{flux}_plots.csv", n_sites, clustered, seed)
        if flux == "rs":
            fit = fit_respiration(table["rs"], table["rh"]).linear
            errors = fit.slope_se, fit.intercept_se, fit.correlation
            line = RespirationLine(fit.slope, fit.intercept, *errors)
        models.append((flux, train_flux(flux, table, stack, run)))
        predict_series(models[-1][1], stack, str(folder / flux), run, unseen="nodata")
    write_nep(folder, line, run)
    maps = {flux: open_maps(folder / flux, flux) for flux in ("npp", "rs", "nep")}
    nep_series = SeriesOfMaps(*series_of_periods(maps["nep"], "year", run))
    codes = tuple(range(1, len(zones.names) + 1))
    errors = total_errors(
        nep_series, zones, codes, flux_terms(models, "nep", line), line, stack, run
    )
    return compare(folder, maps, zones, errors, line)


def open_maps(folder: Path, flux: str) -> Stack:
    """Return the maps of a flux in the order of the years."""
    return Stack.open([str(folder / f"{flux}_{year}.tif") for year in YEARS]).series()


def read_plots(path: Path, n_sites: int, clustered: bool, seed: int):
    """Return the usable records of all sites, or of some drawn at random or around places."""
    import pandas as pd

    table = pd.read_csv(path)
    for name in {"npp", "rs", "rh"} & set(table.columns):
        values = pd.to_numeric(table[name], errors="coerce")
        table[name] = values.where(values > -999)
    table = table[~table["site"].isin(["sea", "outside"])]
    middle = table.groupby("site")[["x", "y"]].mean()
    random = np.random.default_rng(seed)
    sites = random.permutation(len(middle))
    if clustered:
        coordinates = middle.to_numpy()
        distances = np.linalg.norm(
            coordinates[:, None] - coordinates[sites[:CLUSTERS]], axis=2
        ).min(axis=1)
        sites = np.argsort(distances)
    kept_sites = middle.index[sites[: n_sites or None]]
    return table[table["site"].isin(kept_sites)].reset_index(drop=True)


def train_flux(flux: str, table, stack: Stack, run: Run):
    """Return the model of a flux, trained as the demonstration does."""
    dates = [str(year) for year in table["year"]]
    values = sample_stack(table["x"], table["y"], stack, run, dates).columns
    table_with_predictors = table.assign(**{name: values[name] for name in PREDICTORS[flux]})
    table_with_predictors = table_with_predictors.rename(columns={"x": "place_x", "y": "place_y"})
    spec = TrainingSpec(
        target=flux,
        predictors=PREDICTORS[flux],
        categorical=("landuse",),
        site="site",
        coordinates=("place_x", "place_y"),
        crs=CRS,
        target_quantity=flux,
        validation="site",
        folds=FOLDS,
        recipe=Recipe(
            settings=EstimatorSettings(TREES, None, None, 5),
            transform="log" if flux == "rs" else "none",
        ),
    )
    return train(table_with_predictors, spec, run).model


def write_nep(folder: Path, line: RespirationLine, run: Run) -> None:
    """Write NEP of each year from the maps of NPP and Rs."""
    (folder / "nep").mkdir()
    for year in YEARS:
        paths = [str(folder / name / f"{name}_{year}.tif") for name in ("npp", "rs")]
        pair = Stack.open(paths).renamed(("npp", "rs"))

        def kernel(block):
            return {"nep": block["npp"] - np.float32(line.slope) * block["rs"] - line.intercept}

        output = {RasterOutput("nep", quantity="nep"): str(folder / "nep" / f"nep_{year}.tif")}
        run_blocks(pair, kernel, output, run)


def read_provinces(folder: Path, grid) -> PolygonZones:
    """Return the provinces of a region."""
    from osgeo import ogr

    data = ogr.Open(str(folder / "provinces.gpkg"))
    features = list(data.GetLayer(0))
    shapes = [bytes(feature.GetGeometryRef().ExportToWkb()) for feature in features]
    return PolygonZones(shapes, [feature.GetField("name") for feature in features], grid)


def compare(folder: Path, maps: dict, zones, errors, line: RespirationLine) -> list:
    """Return the errors of means of each flux beside the half widths of their intervals."""
    from scipy.special import ndtri

    grid = maps["nep"].grid
    codes = zones.find(SimpleNamespace(window=grid.window))[0]
    error_maps_by_flux = {}
    for flux, maps_of_flux in maps.items():
        truth = open_maps(folder / "truth", flux).read(grid.window).astype(np.float64)
        error_maps_by_flux[flux] = maps_of_flux.read(grid.window).astype(np.float64) - truth
    has_data = np.logical_and.reduce(
        [np.isfinite(error_maps).all(axis=0) for error_maps in error_maps_by_flux.values()]
    )
    years = np.array(YEARS, float)
    trend_weights = (years - years.mean()) / np.sum((years - years.mean()) ** 2)
    lines = []
    for row in errors.to_dict("records"):
        cells = has_data & (codes > 0 if row["code"] == "" else codes == int(row["code"]))
        quantile = float(ndtri(0.5 + row["coverage"] / 2.0))
        for flux, all_cells in error_maps_by_flux.items():
            error = all_cells[:, cells].mean(axis=1)
            half_width, factor = row["reach"], 1.0
            if flux != "nep":
                factor = 1.0 if flux == "npp" else line.slope
                components = [row[f"{flux}_{component}"] / factor for component in PARTS]
                half_width = quantile * math.sqrt(np.nansum(np.square(components)))
            error_of_mean = {
                "total": lambda e: e[list(YEARS).index(int(row["period"]))],  # noqa: B023
                "mean": lambda e: e.mean(),
                "difference": lambda e: e[-1] - e[0],
                "trend": lambda e: trend_weights @ e,
            }[row["kind"]](error)
            area = "province" if row["code"] else "region"
            kind = {"flux": flux, "area": area, "kind": row["kind"], "period": row["period"]}
            lines.append(
                {**kind, "error": float(error_of_mean), "reach": half_width, "basis": row["basis"]}
            )
    return lines


if __name__ == "__main__":
    main()
