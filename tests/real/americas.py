"""The whole way on real data: soil respiration and NPP records to NEP of the Americas.

SRDB soil respiration and ForC forest NPP with WorldClim grids and biomes: points from CSV,
sampling, training, prediction, Rh by the line fitted to SRDB's own pairs, NEP, totals. Run by
itself it does each step through ``qgis_process``, as a user would, and prints what it finds:

    PYTHONPATH=.dev/plugins python tests/real/americas.py [OUTPUT FOLDER]

The data folder is ``../shared/data`` beside the checkout, or ``CARBONSINK_REAL_DATA``.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from carbonsink.tools.process_json import read_results

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("CARBONSINK_REAL_DATA", ROOT.parent / "shared" / "data"))
# The box of the WorldClim grids: west, south, east, north.
BOX = (-125.0, -56.0, -32.0, 40.0)
# SRDB flags of records whose numbers are estimates, model output or known to be doubtful.
DOUBTFUL = tuple(f"Q{number}" for number in range(10, 16))
GRIDS = ("bio1", "bio5", "bio6", "bio12", "biome")
# What the error of NEP needs to know of the line from Rs to Rh.
LINE = ("SLOPE", "INTERCEPT", "SLOPE_SE", "INTERCEPT_SE", "CORRELATION")
UNIT = "gC m-2 yr-1"


class Findings(NamedTuple):
    """What the run yields."""

    rs_records: int
    rs_places: int
    npp_records: int
    rs: dict
    npp: dict
    respiration: dict
    nep: dict
    folder: Path


def main(folder: Path | None = None, process=None) -> Findings:
    """Do the whole run and return its numbers; `process` runs an algorithm."""
    process = process or through_qgis_process
    folder = folder or ROOT / ".dev" / "americas"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rs_table, npp_table, pairs = read_srdb(), read_forc(), read_pairs()
    write_csv(folder / "rs.csv", ("site", "longitude", "latitude", "rs"), rs_table)
    write_csv(folder / "npp.csv", ("site", "longitude", "latitude", "npp"), npp_table)
    write_csv(folder / "pairs.csv", ("rs", "rh"), pairs)
    models = {name: train(folder, name, process) for name in ("rs", "npp")}
    for name in models:
        process(
            "carbonsink:predictraster",
            MODEL=folder / f"{name}.carbonmodel",
            PREDICTORS=[grid(name) for name in GRIDS],
            UNSEEN_CLASSES="nodata",
            OUTPUT=folder / f"{name}.tif",
            SPREAD=folder / f"{name}_spread.tif",
        )
    fit = process(
        "carbonsink:fitrespiration",
        SAMPLES=folder / "pairs.csv",
        RS_FIELD="rs",
        RH_FIELD="rh",
        REPORT=folder / "respiration.html",
    )
    process(
        "carbonsink:heterotrophicrespiration",
        RS=folder / "rs.tif",
        SLOPE=fit["SLOPE"],
        INTERCEPT=fit["INTERCEPT"],
        OUTPUT=folder / "rh.tif",
    )
    nep = process(
        "carbonsink:nep",
        NPP=folder / "npp.tif",
        RH=folder / "rh.tif",
        OUTPUT=folder / "nep.tif",
        MODELS=[folder / f"{name}.carbonmodel" for name in ("npp", "rs")],
        PREDICTORS=[grid(name) for name in GRIDS],
        **{f"RH_{name}": fit[name] for name in LINE},
    )
    places = {row[1:3] for row in rs_table}
    return Findings(
        len(rs_table), len(places), len(npp_table), models["rs"], models["npp"], fit, nep, folder
    )


def train(folder: Path, name: str, process) -> dict:
    """Make points of a table, sample the grids, train and return the scores."""
    process(
        "native:createpointslayerfromtable",
        INPUT=folder / f"{name}.csv",
        XFIELD="longitude",
        YFIELD="latitude",
        TARGET_CRS="EPSG:4326",
        OUTPUT=folder / f"{name}_points.gpkg",
    )
    process(
        "carbonsink:samplesites",
        SITES=folder / f"{name}_points.gpkg",
        PREDICTORS=[grid(name) for name in GRIDS],
        OUTPUT=folder / f"{name}_samples.gpkg",
    )
    return process(
        "carbonsink:trainmodel",
        SAMPLES=folder / f"{name}_samples.gpkg",
        TARGET_FIELD=name,
        PREDICTOR_FIELDS=list(GRIDS),
        CATEGORICAL_FIELDS=["biome"],
        TARGET_UNIT=UNIT,
        MODEL=folder / f"{name}.carbonmodel",
        SCORES=folder / f"{name}_scores.csv",
        PREDICTIONS=folder / f"{name}_predictions.csv",
        REPORT=folder / f"{name}_report.html",
    )


def grid(name: str) -> Path:
    """Return the file of a predictor grid; its band description is the variable's name."""
    return DATA / "climate_grids" / f"worldclim_americas_{name}.tif"


def inside(longitude: float, latitude: float) -> bool:
    west, south, east, north = BOX
    return west <= longitude <= east and south <= latitude <= north


def srdb_rows():
    """Yield SRDB records that are unmanipulated and not doubtful."""
    with open(DATA / "srdb" / "srdb-data.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            doubtful = any(flag in row["Quality_flag"] for flag in DOUBTFUL)
            if row["Manipulation"].strip() in ("", "None") and not doubtful:
                yield row


def read_srdb() -> list:
    """Return annual soil respiration inside the box; records at one place are one site."""
    rows = []
    for row in srdb_rows():
        if row["Rs_annual"] and row["Latitude"] and row["Longitude"]:
            rs, x, y = (float(row[key]) for key in ("Rs_annual", "Longitude", "Latitude"))
            if rs > 0 and inside(x, y):
                rows.append((f"{x} {y}", x, y, rs))
    return rows


def read_pairs() -> list:
    """Return SRDB's pairs of annual soil and heterotrophic respiration, worldwide."""
    pairs = [(row["Rs_annual"], row["Rh_annual"]) for row in srdb_rows()]
    return [(float(rs), float(rh)) for rs, rh in pairs if rs and rh]


def read_forc() -> list:
    """Return forest NPP inside the box, from Mg C ha-1 yr-1 to gC m-2 yr-1."""
    rows = []
    with open(DATA / "forc" / "ForC_simplified.csv", encoding="latin1", newline="") as file:
        for row in csv.DictReader(file):
            if row["variable.name"] in ("NPP_1", "NPP_2"):
                x, y, npp = float(row["lon"]), float(row["lat"]), 100.0 * float(row["mean"])
                if inside(x, y):
                    rows.append((row["sites.sitename"], x, y, npp))
    return rows


def write_csv(path: Path, header, rows) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def through_qgis_process(algorithm: str, **parameters) -> dict:
    """Run an algorithm through ``./dev process`` and return its outputs."""
    command = [str(ROOT / "dev"), "process", "--json", "run", algorithm, "--"]
    for name, value in parameters.items():
        values = value if isinstance(value, list) else [value]
        command += [f"{name}={one}" for one in values]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{algorithm} failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    print(f"{time.perf_counter() - started:6.1f} s  {algorithm}", file=sys.stderr, flush=True)
    return read_results(done.stdout)


def show(found: Findings) -> None:
    """Print the findings."""
    print(f"Rs: {found.rs_records} records at {found.rs_places} places")
    print(f"NPP: {found.npp_records} records")
    for name, scores in (("Rs", found.rs), ("NPP", found.npp)):
        print(
            f"{name}: R2 random 10-fold {scores['R2_KFOLD']:.3f}, by site {scores['R2_SITE']:.3f},"
            f" out of bag {scores['R2_OOB']:.3f}, training {scores['R2_TRAIN']:.3f}"
        )
    fit, nep = found.respiration, found.nep
    print(f"Rh = {fit['SLOPE']:.3f} Rs + {fit['INTERCEPT']:.2f} (R2 {fit['R2']:.3f})")
    print(
        f"NEP: total {nep['TOTAL']:.0f} Tg C yr-1 (90 % interval {nep['TOTAL_LOWER']:.0f} to "
        f"{nep['TOTAL_UPPER']:.0f}) over {nep['AREA'] / 1e6:.2f} million km2, "
        f"mean {nep['MEAN']:.1f} {UNIT}"
    )
    print(f"Maps and reports: {found.folder}")


if __name__ == "__main__":
    show(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
