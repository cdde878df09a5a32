"""FLUXNET towers: models trained on the daily records of three, tested on the fourth.

All through ``qgis_process`` as a user would: tables as published to one table of days, a forest for
gross production and one for ecosystem respiration of three towers, `testmodel` on the fourth, each
tower in turn. Run by itself it prints what it finds:

    python tests/real/towers.py [OUTPUT FOLDER]
"""

from __future__ import annotations

import csv
import shutil
import sys
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from americas import DATA, ROOT, process
else:
    from .americas import DATA, ROOT
from .americas import through_qgis_process as process

FOLDER = DATA / "fluxnet_daily"
TOWERS = ("AT-Neu", "CN-Cng", "DE-Seh", "US-MMS")
TARGETS = ("gpp", "reco")
# Weather that all four towers have measured.
WEATHER = ("ta", "vpd", "sw_in", "ts")
SCORES = ("N", "R2", "RMSE", "R", "PBIAS", "PICP", "INSIDE")


def main(folder: Path | None = None, targets=TARGETS, towers=TOWERS) -> dict:
    """Do the whole run and return the scores by target and held-out tower."""
    folder = folder or ROOT / ".dev" / "towers"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    days = folder / "days.csv"
    process(
        "carbonsink:readfluxtable",
        INPUT=[next(FOLDER.glob(f"FLX_{tower}_*.csv")) for tower in TOWERS],
        STEP="day",
        OUTPUT=days,
    )
    with open(days, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        (target, tower): hold_out(folder, rows, target, tower)
        for target in targets
        for tower in towers
    }


def hold_out(folder: Path, rows: list, target: str, tower: str) -> dict:
    """Return the scores of a model at a tower that it has not seen."""
    used = ("site", "date", target, *WEATHER)
    known = [row for row in rows if all(row[name] for name in used)]
    tables = {}
    for name in ("learnt", "held"):
        tables[name] = folder / f"{target}_{tower}_{name}.csv"
        here = [row for row in known if (row["site"] == tower) == (name == "held")]
        with open(tables[name], "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, used, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(here)
    model = folder / f"{target}_without_{tower}.carbonmodel"
    process(
        "carbonsink:trainmodel",
        SAMPLES=tables["learnt"],
        TARGET_FIELD=target,
        PREDICTOR_FIELDS=list(WEATHER),
        SITE_FIELD="site",
        TARGET_UNIT="gC m-2 d-1",
        TREES=100,
        MIN_LEAF=20,
        VALIDATION="site",
        MODEL=model,
    )
    return process(
        "carbonsink:testmodel",
        MODEL=model,
        SAMPLES=tables["held"],
        TARGET_FIELD=target,
        SITE_FIELD="site",
        TABLE=folder / f"{target}_{tower}_scores.csv",
        REPORT=folder / f"{target}_{tower}.html",
    )


def show(found: dict) -> None:
    """Print the scores as a table."""
    print(f"| Flux | Tower held out | {' | '.join(SCORES)} |")
    print("|---" * (2 + len(SCORES)) + "|")
    for (target, tower), scores in found.items():
        numbers = " | ".join(f"{scores.get(name, float('nan')):.4g}" for name in SCORES)
        print(f"| {target} | {tower} | {numbers} |")


if __name__ == "__main__":
    show(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
