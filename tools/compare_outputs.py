"""Run the same algorithms in two checkouts and compare their outputs byte for byte.

``python tools/compare_outputs.py OTHER_CHECKOUT [FOLDER]``: for changes of structure that must not
change a number. The region and the model are made by the other checkout, so this also tries whether
models written before a change are read after it. Of files whose bytes differ it says whether a
number does: rasters may gain metadata, and tables columns. Exits 1 when a number differs.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

from process_json import read_results

ROOT = Path(__file__).resolve().parent.parent
YEARS = range(2001, 2013)
PREDICTORS = ("temperature", "precipitation", "ndvi")


def run(checkout: Path, algorithm: str, **parameters) -> dict:
    """Run an algorithm of a checkout and return its results; a failure ends the comparison."""
    command = [str(checkout / "dev"), "process", "--json", "run", f"carbonsink:{algorithm}", "--"]
    for name, value in parameters.items():
        values = value if isinstance(value, (list, tuple)) else [value]
        command += [f"{name}={item}" for item in values]
    completed = subprocess.run(command, capture_output=True, text=True)
    if completed.returncode:
        sys.exit(f"{' '.join(command)}\n{completed.stdout[-2000:]}\n{completed.stderr[-2000:]}")
    return read_results(completed.stdout)


def make_inputs(checkout: Path, folder: Path) -> dict:
    """Make a region, samples and a model; return where they are."""
    region = folder / "region"
    run(checkout, "demoregion", COLUMNS=150, ROWS=120, YEARS=len(YEARS), OUTPUT_FOLDER=region)
    annual = region / "annual"
    predictors = [annual / f"{name}_{year}.tif" for name in PREDICTORS for year in YEARS]
    samples, model = folder / "samples.gpkg", folder / "npp.carbonmodel"
    plots = region / "sites" / "npp_plots.gpkg"
    run(
        checkout,
        "samplesites",
        SITES=plots,
        PREDICTORS=predictors,
        DATE_FIELD="year",
        OUTPUT=samples,
    )
    run(
        checkout,
        "trainmodel",
        SAMPLES=samples,
        TARGET_FIELD="npp",
        PREDICTOR_FIELDS=PREDICTORS,
        SITE_FIELD="site",
        TREES=60,
        VALIDATION="site",
        MODEL=model,
    )
    return {"region": region, "model": model}


def make_outputs(checkout: Path, inputs: dict, output_folder: Path) -> None:
    """Run prediction, balance, trend, patterns, transfer and budget into a folder."""
    output_folder.mkdir()
    region, truth = inputs["region"], inputs["region"] / "truth"
    annual = region / "annual"
    npp = [truth / f"npp_{year}.tif" for year in YEARS]
    last = YEARS[-1]
    run(
        checkout,
        "predictraster",
        MODEL=inputs["model"],
        PREDICTORS=[annual / f"{name}_{last}.tif" for name in PREDICTORS],
        OUTPUT=output_folder / "npp.tif",
        LOWER=output_folder / "lower.tif",
        UPPER=output_folder / "upper.tif",
        DISSIMILARITY=output_folder / "di.tif",
    )
    trend = {"TREND_CLASS": "class", "SLOPE": "slope", "P": "p", "HURST": "hurst", "CV": "cv"}
    outputs = {name: output_folder / f"trend_{stem}.tif" for name, stem in trend.items()}
    run(checkout, "trendclassification", SERIES=npp, TABLE=output_folder / "trend.csv", **outputs)
    run(
        checkout,
        "lisaraster",
        INPUT=npp[-1],
        LISA_CLASS=output_folder / "lisa.tif",
        P=output_folder / "lisa_p.tif",
        TABLE=output_folder / "lisa.csv",
    )
    run(
        checkout,
        "hotspotraster",
        INPUT=npp[-1],
        HOTSPOT_CLASS=output_folder / "gi.tif",
        Z=output_folder / "z.tif",
    )
    run(checkout, "carbonbudget", SERIES=npp, TABLE=output_folder / "budget.csv")
    run(
        checkout,
        "landusetransfer",
        LANDUSE_START=annual / f"landuse_{YEARS[0]}.tif",
        LANDUSE_END=annual / f"landuse_{last}.tif",
        CARBON_START=npp[0],
        CARBON_END=npp[-1],
        ATTRIBUTION=output_folder / "transfer.csv",
        CHANGE=output_folder / "change.tif",
    )


def describe_difference(before: Path, after: Path) -> str:
    """Return how two files differ; empty where only metadata or columns were added."""
    if before.suffix == ".tif":
        return "" if read_pixels(before) == read_pixels(after) else "pixels"
    if before.suffix != ".csv":
        return "bytes"
    rows_before, rows_after = (
        list(csv.DictReader(path.open(encoding="utf-8-sig"))) for path in (before, after)
    )
    lost_columns = sorted(set(rows_before[0]) - set(rows_after[0]))
    if lost_columns:
        return f"without columns {lost_columns}"
    shared = iter([{column: row[column] for column in rows_before[0]} for row in rows_after])
    for row in rows_before:
        # Rows may have been added between the old ones.
        if row not in shared:
            return f"no row {', '.join(filter(None, list(row.values())[:8]))}"
    return ""


def read_pixels(path: Path) -> bytes:
    """Return the values of all bands of a raster."""
    from osgeo import gdal

    gdal.UseExceptions()
    return gdal.Open(str(path)).ReadAsArray().tobytes()


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    other = Path(sys.argv[1]).resolve()
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp(prefix="compare-"))
    folder.mkdir(parents=True, exist_ok=True)
    inputs = make_inputs(other, folder)
    make_outputs(other, inputs, folder / "other")
    make_outputs(ROOT, inputs, folder / "this")
    # QGIS writes the attributes of styles in random order.
    names = sorted(p.name for p in (folder / "other").iterdir() if p.suffix != ".qml")
    differing = [
        name
        for name in names
        if (folder / "other" / name).read_bytes() != (folder / "this" / name).read_bytes()
    ]
    print(f"{len(names)} files compared in {folder}; {len(differing)} have other bytes")
    differences = {
        n: describe_difference(folder / "other" / n, folder / "this" / n) for n in differing
    }
    for name, text in differences.items():
        print(f"{name}: {text or 'the same numbers'}")
    sys.exit(any(differences.values()))


if __name__ == "__main__":
    main()
