"""A small world for tests of algorithms: three predictor rasters, a land-cover raster, samples.

The flux is a known function of the predictors, so that a wrong match of names shows at once.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import numpy as np

from carbonsink.core.raster import Grid, RasterOutput, write_array

ROWS, COLS = 40, 50
NAMES = ("temperature", "rain", "height", "cover")
# A planar CRS in metres that needs no database entry of its own.
CRS = (
    'PROJCS["Test Albers",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563'
    ']],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Albers_Conic_Equal_'
    'Area"],PARAMETER["latitude_of_center",0],PARAMETER["longitude_of_center",105],PARAMETER["stan'
    'dard_parallel_1",25],PARAMETER["standard_parallel_2",47],PARAMETER["false_easting",0],PARAMET'
    'ER["false_northing",0],UNIT["metre",1]]'
)
GRID = Grid(COLS, ROWS, (100000.0, 1000.0, 0.0, 4000000.0, 0.0, -1000.0), CRS)


class World(NamedTuple):
    """Files of the small world."""

    folder: Path
    rasters: dict
    values: dict
    samples: Path

    def paths(self, *names: str) -> list:
        """Return raster files by variable name."""
        return [str(self.rasters[name]) for name in names]

    def training(self, **more) -> dict:
        """Return the parameters that train a model of the flux from all four variables."""
        given = {
            "SAMPLES": str(self.samples),
            "TARGET_FIELD": "flux",
            "TARGET_UNIT": "gC m-2 yr-1",
            "PREDICTOR_FIELDS": list(NAMES),
            "CATEGORICAL_FIELDS": ["cover"],
            "SITE_FIELD": "site",
            "MODEL": str(self.folder / "flux.carbonmodel"),
        }
        return {**given, **more}


def write_raster(path: Path, values, grid: Grid = GRID, name: str = "", **facts) -> str:
    """Write an array as a raster of one band; NaN is nodata."""
    output = RasterOutput(name or path.stem, **facts)
    write_array(output, str(path), grid, np.asarray(values))
    return str(path)


def flux(values: dict) -> np.ndarray:
    """The known flux of the small world."""
    base = 300.0 + 20.0 * values["temperature"] + 0.3 * values["rain"] - 0.05 * values["height"]
    return base + np.where(values["cover"] == 2, 80.0, 0.0)


def make_world(folder: Path, n_samples: int = 240, seed: int = 1) -> World:
    """Write rasters and a CSV of samples at random cells, grouped in 24 sites."""
    rng = np.random.default_rng(seed)
    row, col = np.mgrid[0:ROWS, 0:COLS]
    values = {
        "temperature": 5 + 0.2 * col + rng.normal(0, 0.3, (ROWS, COLS)),
        "rain": 400 + 8.0 * row + rng.normal(0, 5, (ROWS, COLS)),
        "height": 1000 + 10.0 * np.hypot(row - 20, col - 25),
        "cover": 1.0 + (row // 10 + col // 10) % 3,
    }
    values = {name: value.astype(np.float32) for name, value in values.items()}
    values["height"][:3, :3] = np.nan
    rasters = {name: Path(write_raster(folder / f"{name}.tif", v)) for name, v in values.items()}
    samples = folder / "samples.csv"
    write_samples(samples, values, rng, n_samples)
    return World(folder, rasters, values, samples)


def write_samples(path: Path, values: dict, rng, n: int) -> None:
    """Write a CSV of the flux with noise and the predictors at random cells."""
    rows, cols = rng.integers(3, ROWS, n), rng.integers(3, COLS, n)
    target = flux(values)[rows, cols] + rng.normal(0, 10, n)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["site", "remark", "flux", *values])
        for i in range(n):
            at = [f"{values[name][rows[i], cols[i]]:.6g}" for name in values]
            writer.writerow([f"s{i % 24}", "as measured", f"{target[i]:.4f}", *at])
