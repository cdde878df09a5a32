"""A small region, and one run of the main algorithms of every group in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Callable, NamedTuple

import numpy as np

from carbonsink.core.raster import Grid
from carbonsink.tests.algorithms.world import CRS, write_raster

SIDE = 180
GRID = Grid(SIDE, SIDE, (100000.0, 1000.0, 0.0, 4000000.0, 0.0, -1000.0), CRS)
YEARS = range(2001, 2009)
FLUX = "gC m-2 yr-1"


def make_region(folder: Path) -> Path:
    """Write rasters of noise, which does not compress, and tables; return the folder."""
    random = np.random.default_rng(4)

    def noise(name: str, low: float, high: float, unit: str = FLUX) -> np.ndarray:
        values = random.uniform(low, high, (SIDE, SIDE)).astype(np.float32)
        write_raster(folder / f"{name}.tif", values, GRID, unit=unit)
        return values

    def classes(name: str, codes) -> None:
        values = random.choice(np.array(codes, np.uint8), (SIDE, SIDE))
        write_raster(folder / f"{name}.tif", values, GRID, dtype="uint8", nodata=255)

    for year in YEARS:
        noise(f"npp_{year}", 200, 800)
    noise("rh_2004", 100, 400)
    mat, rain = noise("mat", -5, 25, "degC"), noise("rain", 200, 1600, "mm")
    classes("lulc_2000", (1, 2, 3))
    classes("lulc_2010", (1, 2, 3))
    classes("lisa", (0, 1, 2, 3, 4))
    classes("future", (1, 2, 3, 4, 5))
    classes("driver", (1, 2, 3, 4, 5))
    to_degrees = _to_degrees()
    at = random.integers(0, SIDE, (60, 2))
    rows, points = ["site,npp,mat,rain"], []
    for i, (row, col) in enumerate(at.tolist()):
        npp = 300 + 12 * mat[row, col] + random.normal(0, 9)
        rows.append(f"s{i % 12},{npp:.3f},{mat[row, col]:.4f},{rain[row, col]:.4f}")
        x, y, _ = to_degrees.TransformPoint(100500.0 + 1000 * col, 3999500.0 - 1000 * row)
        points.append({"site": f"s{i}", "x": x, "y": y})
    (folder / "samples.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    features = [
        {
            "type": "Feature",
            "properties": {"site": point["site"]},
            "geometry": {"type": "Point", "coordinates": [point["x"], point["y"]]},
        }
        for point in points
    ]
    geojson = {"type": "FeatureCollection", "features": features}
    (folder / "sites.geojson").write_text(json.dumps(geojson), encoding="utf-8")
    return folder


def _to_degrees():
    """Return the transformation from the region's coordinates to longitude and latitude."""
    from osgeo import osr

    own, degrees = osr.SpatialReference(), osr.SpatialReference()
    own.ImportFromWkt(CRS)
    degrees.ImportFromEPSG(4326)
    degrees.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return osr.CoordinateTransformation(own, degrees)


class Case(NamedTuple):
    """One run.

    Parameters
    ----------
    algorithm : str
        Id.
    victim : str
        Input that is damaged.
    parameters : callable
        ``parameters(file, out) -> dict``: `file` and `out` turn a name into an input and an
        output.
    """

    algorithm: str
    victim: str
    parameters: Callable


def _series(file) -> list:
    return [file(f"npp_{year}.tif") for year in YEARS]


CASES = (
    Case(
        "alignrasters",
        "mat.tif",
        lambda file, out: {
            "RASTERS": [file("mat.tif"), file("rain.tif")],
            "OUTPUT_FOLDER": out("aligned"),
        },
    ),
    Case(
        "samplesites",
        "mat.tif",
        lambda file, out: {
            "SITES": file("sites.geojson"),
            "PREDICTORS": [file("mat.tif"), file("rain.tif")],
            "OUTPUT": out("sampled.gpkg"),
        },
    ),
    Case(
        "trainmodel",
        "samples.csv",
        lambda file, out: {
            "SAMPLES": file("samples.csv"),
            "TARGET_FIELD": "npp",
            "PREDICTOR_FIELDS": ["mat", "rain"],
            "SITE_FIELD": "site",
            "TREES": 50,
            "FOLDS": 3,
            "MODEL": out("npp.carbonmodel"),
            "REPORT": out("training.html"),
        },
    ),
    Case(
        "predictraster",
        "mat.tif",
        lambda file, out: {
            "MODEL": file("npp.carbonmodel"),
            "PREDICTORS": [file("mat.tif"), file("rain.tif")],
            "OUTPUT": out("npp.tif"),
        },
    ),
    Case(
        "nep",
        "npp_2004.tif",
        lambda file, out: {
            "NPP": file("npp_2004.tif"),
            "RH": file("rh_2004.tif"),
            "OUTPUT": out("nep.tif"),
        },
    ),
    Case(
        "carbonbudget",
        "npp_2004.tif",
        lambda file, out: {
            "SERIES": _series(file),
            "TABLE": out("budget.csv"),
            "REPORT": out("budget.html"),
        },
    ),
    Case(
        "trendclassification",
        "npp_2004.tif",
        lambda file, out: {
            "SERIES": _series(file),
            "TREND_CLASS": out("trend.tif"),
            "SLOPE": out("slope.tif"),
        },
    ),
    Case(
        "lisaraster",
        "npp_2004.tif",
        lambda file, out: {
            "INPUT": file("npp_2004.tif"),
            "REFERENCE": "conditional",
            "PERMUTATIONS": 99,
            "LISA_CLASS": out("lisa.tif"),
            "LOCAL_I": out("local.tif"),
        },
    ),
    Case(
        "lisaseries",
        "npp_2004.tif",
        lambda file, out: {
            "SERIES": _series(file)[2:5],
            "REFERENCE": "conditional",
            "PERMUTATIONS": 99,
            "TABLE": out("lisa.csv"),
            "OUTPUT_FOLDER": out("lisa"),
        },
    ),
    Case(
        "landusetransfer",
        "lulc_2010.tif",
        lambda file, out: {
            "LANDUSE_START": file("lulc_2000.tif"),
            "LANDUSE_END": file("lulc_2010.tif"),
            "CARBON_START": file("npp_2001.tif"),
            "CARBON_END": file("npp_2008.tif"),
            "ATTRIBUTION": out("attribution.csv"),
            "CHANGE": out("change.tif"),
            "REPORT": out("transfer.html"),
        },
    ),
    Case(
        "diagnosticzoning",
        "lisa.tif",
        lambda file, out: {
            "LISA_CLASS": file("lisa.tif"),
            "FUTURE_CLASS": file("future.tif"),
            "DRIVER_CLASS": file("driver.tif"),
            "ZONES": out("zones.tif"),
            "POLYGONS": out("zones.gpkg"),
        },
    ),
)
