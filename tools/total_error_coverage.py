"""How often intervals of totals hold the truth: made regions, whose truth is known.

``python tools/total_error_coverage.py FIRST LAST [--sites SHARE]``: regions of the seeds FIRST to
LAST - 1 (150 x 120 cells, 12 years, about 90 sites). Of each, models of NPP and Rs are trained, all
years are predicted, and the intervals of `core.predict.total_errors` are compared with the truth of
the same cells, for the region and its five provinces. SHARE is the share of the sites used.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from types import SimpleNamespace

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / ".dev" / "plugins"))

from carbonsink.core.demo.maps import CRS, make_region  # noqa: E402
from carbonsink.core.estimators.registry import EstimatorSettings  # noqa: E402
from carbonsink.core.flux.budget.maps import carbon_budget, series_of_periods  # noqa: E402
from carbonsink.core.flux.respiration import fit_respiration  # noqa: E402
from carbonsink.core.learn.training import train  # noqa: E402
from carbonsink.core.model.specification import Recipe, TrainingSpec  # noqa: E402
from carbonsink.core.predict.flux_terms import RespirationLine, flux_terms  # noqa: E402
from carbonsink.core.predict.series_maps import predict_series  # noqa: E402
from carbonsink.core.predict.total_errors import SeriesOfMaps, total_errors  # noqa: E402
from carbonsink.core.raster import RasterOutput, Stack, run_blocks  # noqa: E402
from carbonsink.core.raster.zones import PolygonZones  # noqa: E402
from carbonsink.core.run import Run  # noqa: E402
from carbonsink.core.sites.sampling import sample_stack  # noqa: E402

YEARS = range(2001, 2013)
DATED = ("temperature", "precipitation", "radiation", "ndvi", "landuse")
PREDICTORS = {"npp": (*DATED, "dem"), "rs": (*DATED, "dem", "soc")}
TREES = 150


def main() -> None:
    """Run all regions and print how many intervals held the truth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=int)
    parser.add_argument("last", type=int)
    parser.add_argument("--sites", type=float, default=1.0)
    asked = parser.parse_args()
    found = defaultdict(list)
    for seed in range(asked.first, asked.last):
        with tempfile.TemporaryDirectory() as folder:
            try_region(Path(folder), seed, asked.sites, found)
        print(f"region {seed}", file=sys.stderr, flush=True)
    print("| Flux | Area | What | Intervals | Hold the truth | Mean half width | RMS error |")
    print("|---|---|---|---|---|---|---|")
    for (flux, area, kind), pairs in found.items():
        error, reach = np.array(pairs).T
        held = np.mean(np.abs(error) <= reach)
        sizes = f"{reach.mean():.3g} | {np.sqrt(np.mean(error**2)):.3g}"
        print(f"| {flux} | {area} | {kind} | {len(error)} | {held:.0%} | {sizes} |")


def try_region(folder: Path, seed: int, share: float, found: dict) -> None:
    """Make a region, map it, and add errors and half widths (gC m-2) to what was found."""
    run = Run(threads=1)
    make_region(str(folder), 150, 120, len(YEARS), seed, run)
    rasters = [folder / "annual" / f"{name}_{year}.tif" for name in DATED for year in YEARS]
    rasters += [folder / "static" / f"{name}.tif" for name in ("dem", "soc")]
    stack = Stack.open([str(path) for path in rasters])
    zones, line, models = read_provinces(folder, stack.grid), None, {}
    for flux in PREDICTORS:
        table = read_plots(folder / "sites" / f"{flux}_plots.csv", share, seed)
        if flux == "rs":
            fit = fit_respiration(table["rs"], table["rh"]).linear
            errors = fit.slope_se, fit.intercept_se, fit.correlation
            line = RespirationLine(fit.slope, fit.intercept, *errors)
        models[flux] = train_flux(flux, table, stack, run)
        predict_series(models[flux], stack, str(folder / flux), run, unseen="nodata")
    nep_maps(folder, line, run)
    for flux, names in (("npp", ["npp"]), ("rs", ["rs"]), ("nep", ["npp", "rs"])):
        maps = Stack.open([str(folder / flux / f"{flux}_{year}.tif") for year in YEARS]).series()
        terms = flux_terms([(name, models[name]) for name in names], flux, line)
        own = SeriesOfMaps(*series_of_periods(maps, "year", run))
        budget = carbon_budget(maps, run, zones=zones)
        codes = tuple(budget.sums.codes.tolist())
        errors = total_errors(own, zones, codes, terms, line, stack, run)
        compare(flux, folder, maps, zones, errors, found)


def read_plots(path: Path, share: float, seed: int):
    """Return the usable records of some of the sites."""
    import pandas as pd

    table = pd.read_csv(path)
    for name in {"npp", "rs", "rh"} & set(table.columns):
        values = pd.to_numeric(table[name], errors="coerce")
        table[name] = values.where(values > -999)
    sites = np.unique(table["site"])
    kept = np.random.default_rng(seed).permutation(sites)[: round(share * len(sites))]
    return table[table["site"].isin(kept)].reset_index(drop=True)


def train_flux(flux: str, table, stack: Stack, run: Run):
    """Return the model of a flux, trained as the demonstration does."""
    dates = [str(year) for year in table["year"]]
    values = sample_stack(table["x"], table["y"], stack, run, dates).columns
    given = table.assign(**{name: values[name] for name in PREDICTORS[flux]})
    given = given.rename(columns={"x": "place_x", "y": "place_y"})
    spec = TrainingSpec(
        target=flux,
        predictors=PREDICTORS[flux],
        categorical=("landuse",),
        site="site",
        coordinates=("place_x", "place_y"),
        crs=CRS,
        target_quantity=flux,
        recipe=Recipe(
            settings=EstimatorSettings(TREES, None, None, 5),
            transform="log" if flux == "rs" else "none",
        ),
    )
    return train(given, spec, run).model


def nep_maps(folder: Path, line: RespirationLine, run: Run) -> None:
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


def compare(flux: str, folder: Path, maps: Stack, zones, errors, found: dict) -> None:
    """Add the errors of means and the half widths of their intervals to what was found."""
    true = [str(folder / "truth" / f"{flux}_{year}.tif") for year in YEARS]
    made = maps.read(maps.grid.window).astype(np.float64)
    truth = Stack.open(true).series().read(maps.grid.window).astype(np.float64)
    codes = zones.find(SimpleNamespace(window=maps.grid.window))[0]
    known = np.isfinite(made).all(axis=0) & np.isfinite(truth).all(axis=0)
    years = np.array(YEARS, float)
    since = (years - years.mean()) / np.sum((years - years.mean()) ** 2)
    for code in np.unique(errors["code"]):
        cells = known & (codes > 0 if code == "" else codes == int(code))
        error = (made - truth)[:, cells].mean(axis=1)
        rows = errors[errors["code"] == code].set_index(["kind", "period"])["reach"]
        area = "region" if code == "" else "province"
        for year, one in zip(YEARS, error):
            found[flux, area, "one year"].append((one, rows["total", str(year)]))
        found[flux, area, "mean of years"].append((error.mean(), rows["mean", ""]))
        change = error[-1] - error[0]
        found[flux, area, "last - first"].append((change, rows["difference", ""]))
        found[flux, area, "trend"].append((since @ error, rows["trend", ""]))


if __name__ == "__main__":
    main()
