"""From made-up sites and rasters to NEP maps and a carbon budget: what ``./dev demo`` runs.

Every step is a command that a user could type: ``./dev process run carbonsink:...``. The region
is self-made, so the last step can say how far the map is from the truth.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import numpy as np
from osgeo import gdal

from carbonsink.tools.process_json import read_answer, read_results

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / ".dev" / "demo"
REGION = OUT / "region"
FIRST_YEAR = 2001

DATED = ("temperature", "precipitation", "radiation", "ndvi", "landuse")
STATIC = ("dem", "soc")
UNIT = "gC m-2 yr-1"
G_PER_TG = 1e12
M2_PER_KM2 = 1e6


class Flux(NamedTuple):
    """One flux to model: column of the plots, their table, predictors, transform of the target."""

    key: str
    table: str
    predictors: tuple
    transform: str


FLUXES = (
    Flux("npp", "npp_plots", (*DATED, "dem"), "none"),
    Flux("rs", "rs_plots", (*DATED, "dem", "soc"), "log"),
)


class Agreement(NamedTuple):
    """How a map compares with the truth on the cells that have both."""

    bias: float
    rmse: float
    r: float
    map_tg: float
    truth_tg: float
    area_km2: float
    whole_truth_tg: float
    whole_area_km2: float


def main() -> None:
    arguments = read_arguments()
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    started = time.perf_counter()
    steps = Steps(started)
    kernels = compile_kernels()
    size = f"{arguments.columns} x {arguments.rows} cells of 1 km, {arguments.years} years"
    steps.run(
        f"Making a region of {size}",
        "demoregion",
        COLUMNS=arguments.columns,
        ROWS=arguments.rows,
        YEARS=arguments.years,
        OUTPUT_FOLDER=REGION,
    )
    year = FIRST_YEAR + arguments.years - 1
    nep, truth = OUT / f"nep_{year}.tif", REGION / "truth" / f"nep_{year}.tif"
    # What does not depend on each other runs side by side: both cores are in use.
    with ThreadPoolExecutor() as pool:
        line = pool.submit(fit_line, steps)
        jobs = {
            flux.key: pool.submit(model_flux, steps, flux, year, arguments.years, kernels)
            for flux in FLUXES
        }
        jobs["rs"].result()
        respire(steps, line.result(), year)
        trained = {key: job.result() for key, job in jobs.items()}
        steps.run(
            "NEP: NPP - Rh",
            "nep",
            NPP=OUT / f"npp_{year}.tif",
            RH=OUT / f"rh_{year}.tif",
            OUTPUT=nep,
        )
        summed = pool.submit(add_up, steps, line.result(), year)
        agreement = compare(nep, truth)
        draw(nep, truth, year, OUT / "nep.png")
        budget = summed.result()
    report(trained, budget, agreement, year, time.perf_counter() - started)


def read_arguments():
    parser = argparse.ArgumentParser(prog="./dev demo", description=__doc__)
    parser.add_argument("--columns", type=int, default=600)
    parser.add_argument("--rows", type=int, default=500)
    parser.add_argument("--years", type=int, default=24)
    return parser.parse_args()


# --- steps ------------------------------------------------------------------------------------


class Steps:
    """Runs algorithms one after the other and prints what each took."""

    def __init__(self, started: float) -> None:
        self.started = started

    def run(self, title: str, algorithm: str, **parameters) -> dict:
        """Run an algorithm through qgis_process and return its results."""
        elapsed = time.perf_counter() - self.started
        print(f"[{elapsed:4.0f} s] {title} (carbonsink:{algorithm})", flush=True)
        command = [str(ROOT / "dev"), "process", "--json", "run", f"carbonsink:{algorithm}"]
        for name, value in parameters.items():
            values = value if isinstance(value, (list, tuple)) else [value]
            command += [f"--{name}={item}" for item in values]
        completed = subprocess.run(command, capture_output=True, text=True)
        if completed.returncode:
            fail(command, completed)
        return read_results(completed.stdout)


def compile_kernels() -> subprocess.Popen:
    """Start the compilation of the kernels that training will need; it takes a core meanwhile.

    A run that finds none compiles them itself, so nothing depends on how this ends.
    """
    program = [sys.executable, str(ROOT / "tools" / "compile_kernels.py")]
    return subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def fail(command: list, completed) -> None:
    """Print what went wrong and stop."""
    lines = [line for line in completed.stderr.splitlines() if not line.startswith("Problem with")]
    log = read_answer(completed.stdout).get("log", {})
    lines += [line for kind in ("errors", "warnings") for line in log.get(kind, [])]
    print("\nThis step failed:\n  " + " ".join(command), file=sys.stderr)
    print("\n".join(lines[-30:]), file=sys.stderr)
    sys.exit(1)


def model_flux(steps: Steps, flux: Flux, year: int, n_years: int, kernels) -> dict:
    """Sample the predictors at the plots, train, and predict the last year."""
    name = flux.key.upper() if flux.key == "npp" else flux.key.capitalize()
    dated = [v for v in flux.predictors if v in DATED]
    static = [REGION / "static" / f"{v}.tif" for v in flux.predictors if v in STATIC]
    annual = REGION / "annual"
    all_years = range(FIRST_YEAR, FIRST_YEAR + n_years)
    samples = OUT / f"{flux.key}_samples.gpkg"
    steps.run(
        f"{name}: reading the predictors at the plots",
        "samplesites",
        SITES=REGION / "sites" / f"{flux.table}.gpkg",
        PREDICTORS=[*(annual / f"{v}_{y}.tif" for v in dated for y in all_years), *static],
        DATE_FIELD="year",
        OUTPUT=samples,
    )
    kernels.wait()
    model = OUT / f"{flux.key}.carbonmodel"
    results = steps.run(
        f"{name}: training a random forest, validating it by sites and at random",
        "trainmodel",
        SAMPLES=samples,
        TARGET_FIELD=flux.key,
        PREDICTOR_FIELDS=flux.predictors,
        CATEGORICAL_FIELDS="landuse",
        SITE_FIELD="site",
        TRANSFORM=flux.transform,
        MODEL=model,
        SCORES=OUT / f"{flux.key}_scores.csv",
        PREDICTIONS=OUT / f"{flux.key}_predictions.csv",
        REPORT=OUT / f"{flux.key}_report.html",
    )
    steps.run(
        f"{name}: predicting {year}",
        "predictraster",
        MODEL=model,
        PREDICTORS=[*(annual / f"{v}_{year}.tif" for v in dated), *static],
        DATE=year,
        OUTPUT=OUT / f"{flux.key}_{year}.tif",
    )
    return results


def fit_line(steps: Steps) -> dict:
    """Fit the line of Rh against Rs."""
    return steps.run(
        "Rh: fitting its line against Rs at the plots that have both",
        "fitrespiration",
        SAMPLES=REGION / "sites" / "rs_plots.gpkg",
        RS_FIELD="rs",
        RH_FIELD="rh",
        REPORT=OUT / "line_report.html",
    )


def respire(steps: Steps, line: dict, year: int) -> None:
    """Make the map of Rh."""
    steps.run(
        "Rh: the heterotrophic part of Rs",
        "heterotrophicrespiration",
        RS=OUT / f"rs_{year}.tif",
        SLOPE=line["SLOPE"],
        INTERCEPT=line["INTERCEPT"],
        OUTPUT=OUT / f"rh_{year}.tif",
    )


def add_up(steps: Steps, line: dict, year: int) -> dict:
    """Add up NEP per province."""
    annual, static = REGION / "annual", REGION / "static"
    return steps.run(
        "Adding up NEP per province, with the error of the totals",
        "carbonbudget",
        SERIES=OUT / f"nep_{year}.tif",
        ZONES=REGION / "provinces.gpkg",
        ZONE_FIELD="name",
        MODELS=[OUT / f"{flux.key}.carbonmodel" for flux in FLUXES],
        PREDICTORS=[
            *(annual / f"{name}_{year}.tif" for name in DATED),
            *(static / f"{name}.tif" for name in STATIC),
        ],
        RH_SLOPE=line["SLOPE"],
        RH_INTERCEPT=line["INTERCEPT"],
        RH_SLOPE_SE=line["SLOPE_SE"],
        RH_INTERCEPT_SE=line["INTERCEPT_SE"],
        RH_CORRELATION=line["CORRELATION"],
        TABLE=OUT / "budget.csv",
        REPORT=OUT / "budget.html",
    )


# --- the result and the truth -----------------------------------------------------------------


def read(path: Path) -> tuple:
    """Return the cells of a raster (NaN without data) and the area of one, m2."""
    dataset = gdal.Open(str(path))
    values = dataset.ReadAsArray().astype(np.float64)
    _, width, _, _, _, height = dataset.GetGeoTransform()
    return values, abs(width * height)


def compare(path: Path, truth_path: Path) -> Agreement:
    """Return how far a map is from the truth."""
    values, area = read(path)
    truth, _ = read(truth_path)
    has_both = np.isfinite(values) & np.isfinite(truth)
    mapped, true = values[has_both], truth[has_both]
    difference = mapped - true
    return Agreement(
        bias=difference.mean(),
        rmse=np.sqrt((difference**2).mean()),
        r=np.corrcoef(mapped, true)[0, 1],
        map_tg=mapped.sum() * area / G_PER_TG,
        truth_tg=true.sum() * area / G_PER_TG,
        area_km2=has_both.sum() * area / M2_PER_KM2,
        whole_truth_tg=np.nansum(truth) * area / G_PER_TG,
        whole_area_km2=np.isfinite(truth).sum() * area / M2_PER_KM2,
    )


def draw(path: Path, truth_path: Path, year: int, picture: Path) -> None:
    """Draw the map beside the truth, colours diverging at zero."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    maps = [read(path)[0], read(truth_path)[0]]
    limit = np.ceil(np.nanpercentile(np.abs(maps), 98) / 50) * 50
    colours = pyplot.get_cmap("BrBG").copy()
    colours.set_bad("#e8eef4")
    figure, axes = pyplot.subplots(1, 2, figsize=(11, 4.6), layout="constrained")
    for axis, values, title in zip(axes, maps, ("predicted", "truth")):
        image = axis.imshow(values, cmap=colours, vmin=-limit, vmax=limit, interpolation="nearest")
        axis.set_title(f"NEP {year}, {title}")
        axis.set_xticks([])
        axis.set_yticks([])
    bar = figure.colorbar(image, ax=axes, shrink=0.85, extend="both")
    bar.set_label("gC m$^{-2}$ yr$^{-1}$ (positive: carbon sink)")
    figure.savefig(picture, dpi=110)
    pyplot.close(figure)


def read_scores(path: Path) -> dict:
    """Return n, R2 and RMSE of each validation over all records."""
    with open(path, encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["scope"] == "all"]
    scores = {}
    for row in rows:
        by_name = {name.split(" ")[0]: value for name, value in row.items()}
        scores[row["validation"]] = {name: float(by_name[name]) for name in ("n", "r2", "rmse")}
    return scores


def interval_in_words(budget: dict, agreement: Agreement) -> str:
    """Return the interval of the total, and whether the truth of the same cells lies in it."""
    low, high = budget["TOTAL_LOWER"], budget["TOTAL_UPPER"]
    truth = agreement.truth_tg
    position = "lies in it" if low <= truth <= high else "does not lie in it"
    return f"90 % interval of the total: {low:.2f} to {high:.2f} Tg C; the truth {position}"


def report(trained: dict, budget: dict, agreement: Agreement, year: int, seconds: float) -> None:
    """Print scores, totals, distance from the truth, and where everything lies."""
    print(f"\nHow well the models predict where they have not been (RMSE in {UNIT})")
    for flux in trained:
        scores = read_scores(OUT / f"{flux}_scores.csv")
        for key, label in (("site", "whole sites held out"), ("kfold", "random folds")):
            s = scores[key]
            print(
                f"  {flux.upper() if flux == 'npp' else flux.capitalize():<4}"
                f"{label:<22}R2 {s['r2']:.2f}   RMSE {s['rmse']:4.0f}   {s['n']:.0f} records"
            )
    a = agreement
    mean = a.map_tg * G_PER_TG / (a.area_km2 * M2_PER_KM2)
    print(f"\nNEP of {year}")
    print(
        f"  Map    {a.map_tg:7.2f} Tg C on {a.area_km2:,.0f} km2 with data (mean {mean:.0f} {UNIT})"
    )
    print(f"  Truth  {a.truth_tg:7.2f} Tg C on the same cells")
    print(f"  Truth  {a.whole_truth_tg:7.2f} Tg C on all {a.whole_area_km2:,.0f} km2 of land")
    print(f"  The map differs by {a.map_tg - a.truth_tg:+.2f} Tg C; cell by cell: bias ", end="")
    print(f"{a.bias:+.1f}, RMSE {a.rmse:.0f} {UNIT}, r {a.r:.2f}")
    print(f"  Budget table: {budget['TOTAL']:.2f} Tg C over all provinces")
    print(f"  {interval_in_words(budget, a)}")
    print("\nWhere it lies")
    files_by_label = {
        "Maps": ", ".join(f"{name}_{year}.tif" for name in ("npp", "rs", "rh", "nep")),
        "Budget": "budget.csv, budget.html",
        "Reports": "npp_report.html, rs_report.html, line_report.html",
        "Models": "npp.carbonmodel, rs.carbonmodel",
        "Picture": "nep.png",
        "Region": "region/README.txt explains every file",
    }
    print(f"  in {OUT}")
    for label, names in files_by_label.items():
        print(f"  {label:<9}{names}")
    print(f"\nDone in {seconds:.0f} s.")


if __name__ == "__main__":
    main()
