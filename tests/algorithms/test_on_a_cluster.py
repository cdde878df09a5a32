"""Every algorithm with DASK_SCHEDULER makes the same files on a cluster as on this computer.

Here its parameters are texts, as ``qgis_process`` gives them.
"""

from __future__ import annotations

import csv
import json
import math
import shutil
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsApplication, QgsProcessingException

from carbonsink.framework.run import schedulers
from carbonsink.tests.algorithms.command_line import as_texts
from carbonsink.tests.algorithms.world import GRID, make_world, write_raster
from carbonsink.tests.local_cluster import cluster_of_workers

INTERFACE = json.loads(Path(__file__).with_name("interface.json").read_text(encoding="utf-8"))
ON_CLUSTERS = sorted(k for k, v in INTERFACE.items() if "DASK_SCHEDULER" in v["parameters"])
YEARS = range(2001, 2011)
ENDINGS = {"rasterDestination": ".tif", "sink": ".csv", "folderDestination": ""}
# Outputs of another kind of model, of another method, and of maps with models.
OTHER_MODELS = {"SKILL", "MEAN_GAP", "ERROR_ELLIPSES"}
# Files that hold dates of writing, or pictures of what stands in the other files.
UNCOMPARED = {".html", ".pdf", ".carbonmodel", ".qlr", ".qml", ".json"}


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    pytest.importorskip("distributed")
    with cluster_of_workers(tmp_path_factory.mktemp("cluster"), 1, 1) as found:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(schedulers.VARIABLE, found.address)
            yield found


@pytest.fixture(scope="module")
def inputs(tmp_path_factory, provider):
    """Inputs of all algorithms: by name, files or lists of files."""
    return make_inputs(tmp_path_factory.mktemp("inputs"))


def make_inputs(folder: Path) -> dict:
    import processing

    world = make_world(folder)
    rng = np.random.default_rng(5)
    row, col = np.mgrid[0 : GRID.height, 0 : GRID.width]
    made: dict = {"world": world, "folder": folder}

    def series(name, trend, noise=1.0, base=100.0):
        wave = 10 * np.sin(row / 7) * np.cos(col / 9)
        for i, year in enumerate(YEARS):
            values = base + wave + trend * i * (row - 15) / 10 + rng.normal(0, noise, row.shape)
            values[5:8, 10:14] = np.nan
            path = write_raster(folder / f"{name}_{year}.tif", values.astype("f4"), name=name)
            made.setdefault(name, []).append(path)

    series("npp", 1.0)
    named = zip(("npp_a", "npp_b", "npp_c"), made["npp"])
    made["products"] = [shutil.copy(path, folder / f"{name}.tif") for name, path in named]
    made["products"] = [str(path) for path in made["products"]]
    series("rain_y", 0.5)
    series("heat_y", 0.2)
    rs = [write_raster(folder / "rs.tif", np.abs(90 + row + rng.normal(0, 20, row.shape)))]
    made["rs"] = rs[0]
    for date in (2001, 2010):
        cover = 1 + (row // 9 + col // 8 + (rng.random(row.shape) < 0.1)) % 4
        path = write_raster(
            folder / f"landuse_{date}.tif", cover.astype("u1"), dtype="uint8", nodata=255
        )
        made.setdefault("landuse", []).append(path)
    for month in range(1, 13):
        wave = math.cos(2 * math.pi * (month - 7) / 12)
        for name, mean, swing in (
            ("ndvi", 0.4, 0.2),
            ("npp", 60.0, 40.0),
            ("t", 8.0, 14.0),
            ("p", 60.0, 30.0),
            ("sol", 420.0, 200.0),
        ):
            values = (mean + swing * wave) * (0.9 + 0.2 * row / GRID.height)
            path = write_raster(folder / f"{name}_2005-{month:02d}.tif", values.astype("f4"))
            made.setdefault(f"monthly {name}", []).append(path)
    cover = np.where(col < 40, 10, 17).astype("u1")
    made["igbp"] = write_raster(folder / "igbp.tif", cover, dtype="uint8", nodata=255)
    for name, codes in (("lisa", (0, 1, 2, 3, 4)), ("future", (1, 2, 3, 4, 5)), ("driver", (1, 5))):
        values = np.take(codes, (row // 8 + col // 11) % len(codes)).astype("u1")
        made[name] = write_raster(folder / f"{name}.tif", values, dtype="uint8", nodata=255)
    made["model"] = str(folder / "m.carbonmodel")
    processing.run(
        "carbonsink:trainmodel",
        {
            "SAMPLES": str(world.samples),
            "TARGET_FIELD": "flux",
            "PREDICTOR_FIELDS": ["temperature", "rain", "height", "cover"],
            "CATEGORICAL_FIELDS": ["cover"],
            "SITE_FIELD": "site",
            "TREES": 20,
            "MODEL": made["model"],
        },
    )
    made["points"] = write_points(folder / "points.csv", rng)
    return made


def write_points(path: Path, rng) -> str:
    """Write points with values, and return them as a layer QGIS reads."""
    x0, dx, _, y0, _, dy = GRID.geotransform
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["x", "y", "site", "npp"])
        for i in range(30):
            x, y = x0 + dx * rng.uniform(1, 49), y0 + dy * rng.uniform(10, 39)
            writer.writerow([x, y, f"p{i}", round(rng.uniform(80, 120), 2)])
    path.with_suffix(".csvt").write_text('"Real","Real","String","Real"\n')
    crs = "EPSG:32632"
    return f"file://{path}?type=csv&xField=x&yField=y&crs={crs}&detectTypes=yes"


def given(algorithm_id: str, i: dict) -> dict:
    """Return the inputs of an algorithm."""
    first, last = i["npp"][0], i["npp"][-1]
    predictors = i["world"].paths("temperature", "rain", "height", "cover")
    return {
        "alignrasters": lambda: {
            "RASTERS": [first, last, shifted(i)],
            "TEMPLATE": shifted(i),
            "CATEGORICAL_RASTERS": [i["landuse"][0]],
        },
        "carbonbudget": lambda: {
            "SERIES": i["npp"],
            "QUANTITY": "nep",
            "PRODUCTS": i["rain_y"],
            "ZONE_RASTER": i["landuse"][0],
        },
        "casanpp": lambda: {
            "NDVI": i["monthly ndvi"],
            "TEMPERATURE": i["monthly t"],
            "PRECIPITATION": i["monthly p"],
            "RADIATION": i["monthly sol"],
            "LANDCOVER": i["igbp"],
        },
        "compositeseries": lambda: {"SERIES": i["monthly t"], "STATISTIC": "mean"},
        "demoregion": lambda: {"COLUMNS": 60, "ROWS": 60, "YEARS": 8},
        "diagnosticzoning": lambda: {
            "LISA_CLASS": i["lisa"],
            "FUTURE_CLASS": i["future"],
            "DRIVER_CLASS": i["driver"],
            "MIN_AREA": 900,
        },
        "driverclassification": lambda: {
            "SERIES": i["npp"],
            "DRIVER_A": i["heat_y"],
            "DRIVER_B": i["rain_y"],
        },
        "climatehuman": lambda: {
            "SERIES": i["npp"],
            "CLIMATE": i["heat_y"] + i["rain_y"],
            "MAX_SUM": 2,
            "ZONE_RASTER": i["landuse"][0],
        },
        "comparemodels": lambda: {
            "SAMPLES": str(i["world"].samples),
            **TRAINING,
            "ESTIMATORS": ["random_forest", "linear"],
        },
        "expandsites": lambda: {
            "SITES": layer_of(i["points"]),
            "VALUE_FIELD": "npp",
            "REFERENCE": first,
            "COUNT": 40,
        },
        "samplingdesign": lambda: {
            "STRATA": [i["landuse"][0]],
            "SPREAD": first,
            "ALLOCATION": "neyman",
            "COUNT": 20,
            "MIN_PER_STRATUM": 1,
            "MIN_DISTANCE": 1.0,
        },
        "explainraster": lambda: {"MODEL": i["model"], "PREDICTORS": predictors},
        "geodetector": lambda: {
            "TARGET": i["npp"][:2],
            "FACTORS": predictors[:3],
            "CATEGORICAL_FACTORS": [i["landuse"][0]],
            "ZONE_RASTER": i["landuse"][1],
            "DRAWS": 9,
        },
        "breakyear": lambda: {"SERIES": i["npp"], "BREAK_RULE": "bic", "MIN_VALID": 10},
        "emerginghotspots": lambda: {"SERIES": i["npp"], "FDR": True},
        "gravitycentre": lambda: {"SERIES": i["npp"][:3]},
        "globalmoran": lambda: {"SERIES": i["npp"][:2], "PERMUTATIONS": 99},
        "heterotrophicrespiration": lambda: {"RS": i["rs"]},
        "hotspotraster": lambda: {"INPUT": first, "FDR": True},
        "landusetransfer": lambda: {
            "LANDUSE_START": i["landuse"][0],
            "LANDUSE_END": i["landuse"][1],
            "CARBON_START": first,
            "CARBON_END": last,
        },
        "landusetransferseries": lambda: {"LANDUSE": i["landuse"], "CARBON": [first, last]},
        "lisaraster": lambda: {"INPUT": first, "FDR": True},
        "lisaseries": lambda: {"SERIES": i["npp"][:3]},
        "neetonep": lambda: {"SERIES": i["npp"][:2], "QUANTITY": "nep"},
        "nep": lambda: {"NPP": first, "RH": i["rs"]},
        "nepseries": lambda: {"NPP": i["npp"][:2], "RH": [i["rain_y"][0], i["rain_y"][1]]},
        "predictraster": lambda: {"MODEL": i["model"], "PREDICTORS": predictors},
        "predictseries": lambda: {"MODEL": i["model"], "PREDICTORS": dated(i, predictors)},
        "productspread": lambda: {"PRODUCTS": i["products"]},
        "rasterdifference": lambda: {"A": first, "B": last},
        "seriesmean": lambda: {"SERIES": i["monthly npp"], "CYCLE": "season"},
        "trainmodel": lambda: {
            "SAMPLES": str(i["world"].samples),
            **TRAINING,
            "TUNE": "random",
            "VALIDATION": "site",
        },
        "trendclassification": lambda: {"SERIES": i["npp"], "NULL_TEST": True, "FDR": True},
    }[algorithm_id]()


TRAINING = {
    "TARGET_FIELD": "flux",
    "PREDICTOR_FIELDS": ["temperature", "rain", "height"],
    "SITE_FIELD": "site",
    "TREES": 10,
    "FOLDS": 3,
}


def shifted(i: dict) -> str:
    """Return a raster on another grid."""
    x0, dx, _, y0, _, dy = GRID.geotransform
    grid = type(GRID)(30, 25, (x0 + 300, 1.5 * dx, 0.0, y0 - 700, 0.0, 1.4 * dy), GRID.crs)
    values = np.arange(750, dtype="f4").reshape(25, 30)
    return write_raster(i["folder"] / "other_grid.tif", values, grid)


def layer_of(uri: str):
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(uri, "points", "delimitedtext")
    assert layer.isValid()
    from qgis.core import QgsCoordinateReferenceSystem

    layer.setCrs(QgsCoordinateReferenceSystem.fromWkt(GRID.crs))
    return layer


def dated(i: dict, predictors: list) -> list:
    """Return predictors of which the first has two dates."""
    values = i["world"].values["temperature"]
    first = [
        write_raster(i["folder"] / f"temperature_{year}.tif", values + step, name="temperature")
        for step, year in enumerate((2001, 2002))
    ]
    return [*first, *predictors[1:]]


def destinations(algorithm_id: str, folder: Path) -> dict:
    """Return a place for every output."""
    algorithm = QgsApplication.processingRegistry().algorithmById(f"carbonsink:{algorithm_id}")
    places = {}
    for definition in algorithm.destinationParameterDefinitions():
        if definition.name() in OTHER_MODELS:
            continue
        ending = ENDINGS.get(definition.type())
        if ending is None:
            ending = f".{definition.defaultFileExtension()}"
        places[definition.name()] = str(folder / f"{definition.name().lower()}{ending}")
    return places


def files_of(folder: Path) -> dict:
    """Return the content of the files to compare, by name."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in UNCOMPARED
    }


@pytest.mark.parametrize("algorithm_id", ON_CLUSTERS)
def test_the_same_files(algorithm_id, cluster, inputs, run_algorithm, tmp_path):
    places = {name: tmp_path / name for name in ("near", "far")}
    for name, folder in places.items():
        folder.mkdir()
        address = cluster.address if name == "far" else ""
        parameters = {**given(algorithm_id, inputs), **destinations(algorithm_id, folder)}
        parameters["DASK_SCHEDULER"] = address
        run_algorithm(algorithm_id, **(parameters if address else as_texts(parameters)))
    near, far = (files_of(folder) for folder in places.values())
    assert near
    assert set(near) == set(far)
    assert [name for name in near if near[name] != far[name]] == []


def test_an_address_without_scheduler_is_named(inputs, run_algorithm, tmp_path):
    with pytest.raises(QgsProcessingException, match=r"tcp://127\.0\.0\.1:9.*leave DASK_SCHEDULER"):
        run_algorithm(
            "rasterdifference",
            **given("rasterdifference", inputs),
            OUTPUT=str(tmp_path / "d.tif"),
            DASK_SCHEDULER="tcp://127.0.0.1:9",
        )
    assert list(tmp_path.iterdir()) == []
