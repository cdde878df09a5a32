"""Run the storylines of the papers and print their figures: what ``./dev papers`` does.

Each line says what was found, what is true of the made-up data where that is known, and what the
paper found in its own. The last two need not agree: the data are not those of the paper. The exit
code is 1 when a storyline fails or a figure lies further from the truth than it may.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / ".dev" / "papers"
STORYLINES = ("000", "001", "002", "003", "004")


class Figure(NamedTuple):
    """A figure: what it is, found here, true here, in the paper; how far from the truth it may be.

    `most` is a share of the truth; None where the truth is not known.
    """

    what: str
    found: float
    truth: float | None
    paper: str
    most: float | None = None

    @property
    def is_within_tolerance(self) -> bool:
        """Whether it is as near to the truth as it must be."""
        if self.truth is None or self.most is None:
            return True
        return abs(self.found - self.truth) <= self.most * abs(self.truth)


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev papers", description=__doc__)
    parser.add_argument("storylines", nargs="*", default=STORYLINES, metavar="|".join(STORYLINES))
    parser.add_argument("--keep", action="store_true", help="print the figures of the last run")
    arguments = parser.parse_args()
    all_fit = True
    for name in arguments.storylines:
        folder = OUT / name
        started = time.perf_counter()
        if not arguments.keep and not run(name, folder):
            all_fit = False
            continue
        seconds = time.perf_counter() - started
        figures = FIGURES[name](folder)
        all_fit = all_fit and all(figure.is_within_tolerance for figure in figures)
        print(f"\n{name}" + ("" if arguments.keep else f" ({seconds:.0f} s)"))
        show(figures)
    return 0 if all_fit else 1


def run(name: str, folder: Path) -> bool:
    """Run a storyline; its log is kept in the folder of its results."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    log = folder / "log.txt"
    with open(log, "w", encoding="utf-8") as file:
        command = ["bash", str(ROOT / "docs" / "papers" / f"{name}.sh"), str(folder)]
        completed = subprocess.run(command, stdout=file, stderr=subprocess.STDOUT, check=False)
    if completed.returncode:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        print(f"\n{name} failed:\n" + "\n".join(lines[-25:]), file=sys.stderr)
    return completed.returncode == 0


def show(figures: list) -> None:
    print(f"  {'':<52}{'found':>10}{'truth':>10}  in the paper")
    for figure in figures:
        truth = "" if figure.truth is None else f"{figure.truth:.3g}"
        verdict = "" if figure.is_within_tolerance else "  TOO FAR"
        print(f"  {figure.what:<52}{figure.found:>10.3g}{truth:>10}  {figure.paper}{verdict}")


# --- what the results say -------------------------------------------------------------------------


def select_rows(path: Path, **cells) -> list:
    """Return the rows of a table that have the wanted texts, with column names without units.

    Of columns that differ by their units alone, the first counts.
    """
    with open(path, encoding="utf-8-sig", newline="") as file:
        header, *lines = csv.reader(file)
    names = [name.split(" (")[0] for name in header]
    rows = [dict(zip(reversed(names), reversed(line))) for line in lines]
    return [row for row in rows if all(row[name] == text for name, text in cells.items())]


def read_cell(path: Path, column: str, **cells) -> float:
    """Return a cell of the one row that has the wanted texts (the first of several)."""
    return float(select_rows(path, **cells)[0][column])


def figures_of_paper_000(folder: Path) -> list:
    truth = json.loads((folder / "data" / "truth" / "truth.json").read_text())
    scores, budget = folder / "scores.csv", select_rows(folder / "budget.csv", zone="all")
    means = [float(row["mean"]) for row in budget]
    totals = [float(row["total"]) for row in budget]
    by_use: dict = {}
    for row in select_rows(folder / "budget.csv"):
        by_use.setdefault(row["zone"], []).append(float(row["mean"]))
    averages = {
        use: sum(flux_values) / len(flux_values)
        for use, flux_values in by_use.items()
        if use != "all"
    }
    best = max(averages, key=lambda use: averages[use])
    return [
        Figure("R2, training", read_cell(scores, "r2", validation="training"), None, "0.73"),
        Figure("R2, ten random folds", read_cell(scores, "r2", validation="kfold"), None, ""),
        Figure("R2, one site left out", read_cell(scores, "r2", validation="site"), None, ""),
        Figure(
            "RMSE, one site left out, gC m-2 month-1",
            read_cell(scores, "rmse", validation="site"),
            None,
            "32.85 (test)",
        ),
        Figure(
            "NEP, mean of the years, gC m-2 yr-1",
            sum(means) / len(means),
            truth["nep_mean"],
            "",
            0.1,
        ),
        Figure("NEP, least year, Tg C", min(totals), min(truth["nep_tg"]), "380", 0.15),
        Figure("NEP, largest year, Tg C", max(totals), max(truth["nep_tg"]), "770", 0.15),
        Figure(f"NEP of {best}, the strongest sink", averages[best], None, "forest"),
    ]


def figures_of_paper_001(folder: Path) -> list:
    figures = []
    for flux, paper in (("npp", "0.88"), ("rs", "0.83")):
        scores = folder / f"{flux}_scores.csv"
        for validation, figure_of_paper in (("training", paper), ("kfold", ""), ("site", "")):
            figures.append(
                Figure(
                    f"R2 of {flux.upper()}, {validation}",
                    read_cell(scores, "r2", validation=validation, scope="all"),
                    None,
                    figure_of_paper,
                )
            )
    products = folder / "products.csv"
    r = select_rows(products, score="r")[0]
    figures.append(Figure("r of the map read at the plots", float(r["npp_rf"]), None, "0.42"))
    figures.append(Figure("r of gradient boosting", float(r["npp_gbm"]), None, ""))
    figures.append(Figure("r of CASA", float(r["npp_casa"]), None, ""))
    for flux in ("npp", "nep"):
        mean = read_cell(folder / f"{flux}_budget.csv", "mean", zone="all")
        figures.append(
            Figure(
                f"{flux.upper()}, regional mean, gC m-2 yr-1",
                mean,
                mean_of_truth(folder / "region" / "truth" / f"{flux}_2010.tif", folder, flux),
                "68.06 (NEP)" if flux == "nep" else "",
                0.15 if flux == "npp" else 0.35,
            )
        )
    return figures


def mean_of_truth(path: Path, folder: Path, flux: str) -> float:
    """Return the mean of a true map where the made one has data."""
    import numpy as np
    from paper_data import read

    truth, mapped = read(path), read(folder / f"{flux}_rf.tif")
    has_both = np.isfinite(truth) & np.isfinite(mapped)
    return float(truth[has_both].mean())


def figures_of_paper_002(folder: Path) -> list:
    truth = json.loads((folder / "data" / "truth" / "truth.json").read_text())
    scores = folder / "scores.csv"
    figures = [
        Figure(
            f"R2, {name}",
            read_cell(scores, "r2", model="lstm", validation=validation, scope="all"),
            None,
            paper,
        )
        for name, validation, paper in (
            ("training", "training", "0.83"),
            ("last fifth of the time", "time", "0.73"),
        )
    ]
    shares = select_rows(folder / "shares.csv", stratum="all")
    largest = max(shares, key=lambda row: float(row["share"]))
    figures.append(
        Figure(
            f"Largest share: {largest['predictor']}, %", float(largest["share"]), None, "78.5 (SIF)"
        )
    )
    for kind, area in truth["forest_km2"].items():
        row = select_rows(folder / "budget.csv", zone=kind)[0]
        figures.append(Figure(f"Area of {kind}, km2", float(row["zone_area"]), area, "", 0.001))
        mean = [float(r["mean"]) for r in select_rows(folder / "budget.csv", zone=kind)]
        true = truth["forest_nep"][kind]
        # Five towers stand for each type.
        figures.append(Figure(f"NEP of {kind}, gC m-2 yr-1", sum(mean) / len(mean), true, "", 0.25))
    return figures


def figures_of_paper_003(folder: Path) -> list:
    budget = select_rows(folder / "budget.csv", zone="all")
    scores = folder / "scores.csv"
    trend = {row["class"]: float(row["share"]) for row in select_rows(folder / "trend.csv")}
    lisa = [float(row["share"]) for row in select_rows(folder / "lisa.csv", **{"class": "HH"})]
    density, truth = densities_of(folder)
    true_slope, true_increase = trend_of_truth(folder)
    return [
        Figure("Carbon density of the plots, t ha-1", density, truth, "", 1e-6),
        Figure("R2, training", read_cell(scores, "r2", validation="training"), None, "0.87"),
        Figure(
            "R2, one site left out",
            read_cell(scores, "r2", validation="site", scope="all"),
            None,
            "0.74 (validation)",
        ),
        Figure(
            "RMSE, one site left out, t ha-1",
            read_cell(scores, "rmse", validation="site", scope="all"),
            None,
            "12.31 (validation)",
        ),
        Figure(
            "Slope of the mean, t ha-1 yr-1",
            float(budget[0]["ols_slope_of_mean"]),
            true_slope,
            "0.49",
            0.25,
        ),
        Figure("Significant increase, %", trend["increase"], true_increase, "78.7", 0.5),
        Figure("High-high, last year, %", lisa[-1], None, "25.1"),
        Figure("High-high, first year, %", lisa[0], None, "rising"),
    ]


def trend_of_truth(folder: Path) -> tuple:
    """Return the true slope of the mean density (t ha-1 yr-1) and share of increase (%).

    The slope is that of the cells with data on all dates of the maps, as in the budget; the share
    is that of land where Mann-Kendall has Z of 1.96 at least.
    """
    import numpy as np
    from paper_data import expected_density, read

    paths = sorted((folder / "region" / "truth").glob("npp_*.tif"))
    npp = np.stack([read(path) for path in paths])
    maps = np.stack([read(path) for path in sorted((folder / "carbon").glob("*.tif"))])
    n = len(npp)
    of_maps = expected_density(npp[:, np.isfinite(maps).all(axis=0)])
    slope = np.polyfit(np.arange(n), of_maps.mean(axis=1), 1)[0]
    density = expected_density(npp[:, np.isfinite(npp).all(axis=0)])
    s = sum(np.sign(density[later] - density[:later]).sum(axis=0) for later in range(1, n))
    z = (s - np.sign(s)) / np.sqrt(n * (n - 1) * (2 * n + 5) / 18)
    return float(slope), float(100 * (z >= 1.96).mean())


def densities_of(folder: Path) -> tuple:
    """Return the mean carbon density of the plots, and the true one."""
    from osgeo import ogr

    source = ogr.Open(str(folder / "plots.gpkg"))  # kept: its layer is gone with it
    densities = {f["plot"]: f["carbon_density"] for f in source.GetLayer(0)}
    rows = select_rows(folder / "region" / "truth" / "carbon_plots.csv")
    truth = {row["plot"]: float(row["carbon_density"]) for row in rows}
    if set(densities) != set(truth):
        raise ValueError("plots.gpkg does not hold the plots that were measured")
    return sum(densities.values()) / len(densities), sum(truth.values()) / len(truth)


# Mean and variance over towers of the RMSE in arid land (gC m-2 d-1), table 3 of the study. Theirs
# is of single days; the towers of the storyline have monthly fluxes.
_DAILY_RMSE = {
    "gpp": {
        "random_forest": ("0.80", "0.20"),
        "svm": ("0.98", "0.55"),
        "linear": ("0.99", "0.32"),
        "lstm": ("0.62", "0.37"),
    },
    "reco": {
        "random_forest": ("0.99", "0.65"),
        "svm": ("1.01", "0.69"),
        "linear": ("1.17", "0.66"),
        "lstm": ("0.78", "0.40"),
    },
}
_DAYS_OF_MONTH = 365.25 / 12


def figures_of_paper_004(folder: Path) -> list:
    figures = []
    for flux, flux_name in (("gpp", "GPP"), ("reco", "ER")):
        table = folder / f"{flux}_comparison.csv"
        for model in (*_DAILY_RMSE[flux], "fuzzy_lstm"):
            mean, variance = (
                read_cell(table, "rmse", estimator=model, scope=scope, subject="arid")
                for scope in ("site_mean", "site_variance")
            )
            of_days = _DAILY_RMSE[flux].get(model, ("", ""))
            theirs = tuple(f"{text} (of days)" if text else "" for text in of_days)
            name = f"RMSE of {flux_name}, arid, {model}, of months, gC m-2 d-1"
            figures.append(Figure(name, mean / _DAYS_OF_MONTH, None, theirs[0]))
            name = "  its variance over the towers, gC2 m-4 d-2"
            figures.append(Figure(name, variance / _DAYS_OF_MONTH**2, None, theirs[1]))
        of_all = select_rows(table, validation="site", scope="all")
        best = min(of_all, key=lambda row: float(row["rmse"]))["estimator"]
        for model, name in ((flux, f"{best}, the best"), (f"{flux}_fuzzy", "fuzzy_lstm")):
            figures += _figures_abroad(folder / f"{model}_abroad.csv", f"{flux_name}, {name}")
    return figures


def _figures_abroad(table: Path, name: str) -> list:
    """Return the scores at the towers abroad; the study has those of its fuzzy combination."""
    paper = "0.72" if name.endswith("fuzzy_lstm") else ""
    return [
        Figure(f"{what}, {name}", read_cell(table, column, scope=scope), None, theirs)
        for what, column, scope, theirs in (
            ("R2 abroad, all records", "r2", "all", ""),
            ("R2 abroad, mean of towers", "r2", "site_mean", paper),
            ("r2 abroad, mean of towers", "r_squared", "site_mean", ""),
        )
    ]


FIGURES = {
    "000": figures_of_paper_000,
    "001": figures_of_paper_001,
    "002": figures_of_paper_002,
    "003": figures_of_paper_003,
    "004": figures_of_paper_004,
}

if __name__ == "__main__":
    sys.exit(main())
