"""``carbonsink:carbonbudget`` with the models of the maps: intervals of totals."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.tests.algorithms.world import GRID, NAMES, make_world, write_raster

YEARS = (2001, 2002, 2003)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """The small world with its samples as points: 24 sites, and temperature by year."""
    folder = tmp_path_factory.mktemp("errors")
    world = make_world(folder)
    rows = []
    lines = world.samples.read_text(encoding="utf-8").splitlines()
    random = np.random.default_rng(3)
    places = random.uniform(0.1, 0.9, (24, 2)) * [GRID.width * 1000.0, GRID.height * 1000.0]
    for i, line in enumerate(lines[1:]):
        x, y = places[i % 24] + random.normal(0, 300, 2)
        rows.append(f"{line},{100000 + x:.1f},{4000000 - y:.1f}")
    text = "\n".join([lines[0] + ",px,py", *rows])
    world.samples.write_text(text + "\n", encoding="utf-8")
    for year in YEARS:
        warmer = world.values["temperature"] + np.float32(0.5 * (year - 2001))
        world.rasters[f"temperature_{year}"] = write_raster(
            folder / f"temperature_{year}.tif", warmer
        )
    return world


@pytest.fixture(scope="module")
def points(world, qgis_app, qgis_processing):
    import processing
    from qgis.core import QgsCoordinateReferenceSystem

    crs = QgsCoordinateReferenceSystem()
    crs.createFromWkt(GRID.crs)
    given = {"INPUT": str(world.samples), "XFIELD": "px", "YFIELD": "py", "TARGET_CRS": crs}
    path = str(world.folder / "points.gpkg")
    processing.run("native:createpointslayerfromtable", {**given, "OUTPUT": path})
    return path


@pytest.fixture(scope="module")
def predictors(world):
    rest = world.paths(*(name for name in NAMES if name != "temperature"))
    return rest + [str(world.rasters[f"temperature_{year}"]) for year in YEARS]


@pytest.fixture(scope="module")
def trained(provider, world, points, predictors):
    """A model of NPP, and its maps."""
    import processing

    training = world.training(SAMPLES=points, TARGET_QUANTITY="npp", TREES=30, MIN_LEAF=3)
    path = training["MODEL"]
    processing.run("carbonsink:trainmodel", training)
    maps = world.folder / "maps"
    given = {"MODEL": path, "PREDICTORS": predictors, "OUTPUT_FOLDER": str(maps)}
    processing.run("carbonsink:predictseries", given)
    return path, [str(maps / f"flux_{year}.tif") for year in YEARS]


def test_totals_have_an_interval(run_algorithm, trained, predictors, rows_of, tmp_path):
    model, series = trained
    table, report = tmp_path / "budget.csv", tmp_path / "budget.html"
    zones = np.ones((GRID.height, GRID.width), np.uint8)
    zones[:, -4:] = 2  # no site lies there
    zones[20, 20] = 3  # one cell
    given = {
        "SERIES": series,
        "QUANTITY": "npp",
        "MODELS": [model],
        "PREDICTORS": predictors,
        "ZONE_RASTER": write_raster(tmp_path / "zones.tif", zones, dtype="uint8", nodata=0),
        "TABLE": str(table),
        "REPORT": str(report),
    }
    found = run_algorithm("carbonbudget", **given, REFITS=8)
    rows = rows_of(table)
    assert {row["error"] for row in rows} == {"all parts"}
    assert {row["code"]: float(row["zone_cells"]) for row in rows}["3"] == 1
    assert {row["code"] for row in rows} == {"", "1", "2", "3"}
    unit = "gC m-2"
    width = {row["code"]: float(row[f"mean_upper ({unit})"]) for row in rows[::3]}
    width = {row["code"]: width[row["code"]] - float(row[f"mean ({unit})"]) for row in rows[::3]}
    # Few cells, and cells far from all sites, are known less well than the whole.
    assert width[""] < min(width["2"], width["3"])
    for row in rows:
        low, total, high = (float(row[f"total{end} (Tg C)"]) for end in ("_lower", "", "_upper"))
        assert low < total < high
        parts = [float(row[f"error_{p} (Tg C)"]) for p in ("residual", "temporal", "model")]
        assert (high - total) / 1.6448536 == pytest.approx(np.sqrt(np.sum(np.square(parts))))
    assert found["TOTAL_LOWER"] < found["TOTAL"] < found["TOTAL_UPPER"]
    # It grows warmer by 1 K, which no site has seen: 20 gC m-2 on the cells, by the known law. The
    # forest divides the effect of warmth among what goes with it, and its refits agree in that;
    # without the temporal part the interval is too narrow.
    true = 20.0 * found["AREA"] * 1e6 / 1e12
    change, *bounds = (
        float(rows[0][f"difference_last_first{end} (Tg C)"]) for end in ("", "_lower", "_upper")
    )
    assert change < 0.8 * true
    assert bounds[0] < true < bounds[1]
    assert "90 %" in report.read_text(encoding="utf-8").replace("\u00a0", " ")


def test_without_models_the_error_is_unknown(run_algorithm, trained, rows_of, tmp_path):
    table = tmp_path / "budget.csv"
    _, series = trained
    found = run_algorithm("carbonbudget", SERIES=series, TABLE=str(table))
    assert {row["error"] for row in rows_of(table)} == {"unknown"}
    assert {row["total_lower (Tg C)"] for row in rows_of(table)} == {""}
    assert "TOTAL_LOWER" not in found


def test_gravity_centres_have_an_ellipse_of_error(
    run_algorithm, fails, trained, predictors, rows_of, tmp_path
):
    model, series = trained
    table, report = tmp_path / "centres.csv", tmp_path / "centres.html"
    given = {"SERIES": series, "TABLE": str(table), "CENTRES": str(tmp_path / "c.gpkg")}
    models = {"MODELS": [model], "PREDICTORS": predictors, "REFITS": 6}
    ellipses = str(tmp_path / "e.gpkg")
    found = run_algorithm(
        "gravitycentre", **given, **models, ERROR_ELLIPSES=ellipses, REPORT=str(report)
    )
    rows = rows_of(table)
    assert {row["error"] for row in rows} == {"all parts"}
    extent = GRID.width * 1.0  # km
    for row in rows:
        assert 0 < float(row["error_minor_km"]) < float(row["error_major_km"]) < extent
    assert rows[0]["first_upper_km"] == ""
    last = rows[-1]
    assert float(last["first_lower_km"]) <= float(last["first_km"]) < float(last["first_upper_km"])
    assert found["DISTANCE_LOWER"] == pytest.approx(float(last["first_lower_km"]))
    assert found["DISTANCE_UPPER"] == pytest.approx(float(last["first_upper_km"]))
    # Dates share most of their error: that of the shift is less than that of two centres.
    reach = float(last["first_upper_km"]) - float(last["first_km"])
    assert reach < float(rows[0]["error_major_km"])
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(ellipses, "e", "ogr")
    assert layer.featureCount() == len(series)
    feature = next(layer.getFeatures())
    assert feature["error_major_km"] == pytest.approx(float(rows[0]["error_major_km"]))
    box = feature.geometry().boundingBox()
    height = box.height() * 111.2 / 2
    assert float(rows[0]["error_minor_km"]) - 0.1 < height < float(rows[0]["error_major_km"]) + 0.1
    assert "ellipses of error" in report.read_text(encoding="utf-8").lower()
    zones = np.ones((GRID.height, GRID.width), np.uint8)
    zones[:, GRID.width // 2 :] = 2
    halves = write_raster(tmp_path / "halves.tif", zones, dtype="uint8", nodata=0)
    run_algorithm("gravitycentre", **given, **models, ZONE_RASTER=halves)
    rows = rows_of(table)
    assert [row["zone"] for row in rows] == ["1"] * 3 + ["2"] * 3
    assert all(float(row["error_major_km"]) > 0 for row in rows)
    run_algorithm("gravitycentre", **given)
    assert {row["error"] for row in rows_of(table)} == {"unknown"}
    assert "PREDICTORS is empty" in fails("gravitycentre", **given, MODELS=[model])
    missing = fails("gravitycentre", **given, ERROR_ELLIPSES=ellipses)
    assert "MODELS is empty" in missing


def test_bad_input(run_algorithm, fails, trained, predictors, world, tmp_path):
    model, series = trained
    table = str(tmp_path / "budget.csv")

    def message(**parameters):
        given = {"SERIES": series, "MODELS": [model], "PREDICTORS": predictors, "REFITS": 5}
        return fails("carbonbudget", TABLE=table, **{**given, "QUANTITY": "npp", **parameters})

    assert "PREDICTORS is empty" in message(PREDICTORS=[])
    assert "MODELS is empty" in message(MODELS=[])
    respiration = str(tmp_path / "rs.carbonmodel")
    run_algorithm("trainmodel", **world.training(TARGET_QUANTITY="rs", MODEL=respiration))
    assert "does not make SERIES (npp)" in message(MODELS=[respiration])
    assert "temperature" in message(PREDICTORS=predictors[:3])
    doubled = []
    for year, path in zip(YEARS, series):
        values = gdal.Open(path).ReadAsArray()
        doubled.append(write_raster(tmp_path / f"other_{year}.tif", 2 * values))
    assert "the maps differ by 50%" in message(SERIES=doubled)
    plain = str(tmp_path / "plain.carbonmodel")
    run_algorithm("trainmodel", **world.training(TARGET_QUANTITY="npp", SITE_FIELD="", MODEL=plain))
    assert "names no sites" in message(MODELS=[plain])
    ensemble = str(tmp_path / "ensemble.carbonmodel")
    given = world.training(PREDICTOR_FIELDS=list(NAMES[:3]), TARGET_QUANTITY="npp", TREES=2)
    given.pop("CATEGORICAL_FIELDS")
    run_algorithm("trainfuzzyensemble", **{**given, "MODEL": ensemble})
    assert "is not a model of 'Train model'" in message(MODELS=[ensemble])
    assert not (tmp_path / "budget.csv").exists()


def test_nep_and_its_series_print_the_same_interval(
    run_algorithm, fails, trained, predictors, world, points, tmp_path
):
    """NPP and Rh of one model each; both algorithms and the budget agree."""
    npp_model, npp = trained
    rh_model = str(tmp_path / "rh.carbonmodel")
    training = world.training(SAMPLES=points, TARGET_QUANTITY="rh", TREES=20, MODEL=rh_model)
    run_algorithm("trainmodel", **training)
    rh_folder = tmp_path / "rh"
    run_algorithm(
        "predictseries", MODEL=rh_model, PREDICTORS=predictors, OUTPUT_FOLDER=str(rh_folder)
    )
    rh = [str(rh_folder / f"flux_{year}.tif") for year in YEARS]
    errors = {"MODELS": [npp_model, rh_model], "PREDICTORS": predictors, "REFITS": 5}
    folder = tmp_path / "nep"
    series = run_algorithm("nepseries", NPP=npp, RH=rh, OUTPUT_FOLDER=str(folder), **errors)
    assert series["TOTAL_LOWER"] < series["TOTAL"] < series["TOTAL_UPPER"]
    maps = [str(folder / f"nep_{year}.tif") for year in YEARS]
    budget = run_algorithm("carbonbudget", SERIES=maps, TABLE=str(tmp_path / "b.csv"), **errors)
    assert series["TOTAL_LOWER"] == pytest.approx(budget["TOTAL_LOWER"], abs=1e-6)
    one = run_algorithm(
        "nep", NPP=npp[0], RH=rh[0], OUTPUT=str(tmp_path / "nep_2001.tif"), **errors
    )
    assert one["TOTAL_LOWER"] < one["TOTAL"] < one["TOTAL_UPPER"]
    plain = run_algorithm("nep", NPP=npp[0], RH=rh[0], OUTPUT=str(tmp_path / "plain_2001.tif"))
    assert "TOTAL_LOWER" not in plain
    given = {"NPP": npp, "OUTPUT_FOLDER": str(tmp_path / "other"), **errors, "PREDICTORS": []}
    assert "PREDICTORS is empty" in fails("nepseries", RH=rh, **given)


@pytest.fixture(scope="module")
def named(provider, world, points, predictors):
    """The model again, of covers that its samples name, and the codes of these in a table."""
    import processing

    folder = world.folder / "named"
    folder.mkdir()
    names = {1: "crops", 2: "forest", 3: "grass"}
    samples, kinds = str(folder / "samples.gpkg"), str(folder / "kind.tif")
    name = "CASE " + " ".join(f"WHEN cover = {c} THEN '{n}'" for c, n in names.items()) + " END"
    given = {"INPUT": points, "FIELD_NAME": "kind", "FIELD_TYPE": 2, "FORMULA": name}
    processing.run("native:fieldcalculator", {**given, "OUTPUT": samples})
    write_raster(folder / "kind.tif", world.values["cover"])
    codes = folder / "codes.csv"
    lines = [f"{code},{name}" for code, name in names.items()]
    codes.write_text("\n".join(["code,name", *lines]) + "\n", encoding="utf-8")
    training = world.training(
        SAMPLES=samples,
        TARGET_QUANTITY="npp",
        TREES=30,
        MIN_LEAF=3,
        PREDICTOR_FIELDS=["temperature", "rain", "height", "kind"],
        CATEGORICAL_FIELDS=["kind"],
        MODEL=str(folder / "named.carbonmodel"),
    )
    model = processing.run("carbonsink:trainmodel", training)["MODEL"]
    rasters = [kinds if path.endswith("cover.tif") else path for path in predictors]
    return model, rasters, str(codes)


def test_maps_made_with_class_codes_have_the_error_of_those_of_numbers(
    run_algorithm, fails, trained, predictors, named, rows_of, tmp_path
):
    plain, of_codes = trained
    model, rasters, codes = named
    folder = tmp_path / "maps"
    given = {"MODEL": model, "PREDICTORS": rasters, "CLASS_CODES": codes}
    run_algorithm("predictseries", **given, OUTPUT_FOLDER=str(folder))
    series = [str(folder / f"flux_{year}.tif") for year in YEARS]

    def table(algorithm, name, **parameters):
        path = tmp_path / f"{name}.csv"
        run_algorithm(algorithm, TABLE=str(path), REFITS=5, **parameters)
        return rows_of(path)

    numbers = {"SERIES": of_codes, "MODELS": [plain], "PREDICTORS": predictors}
    texts = {"SERIES": series, "MODELS": [model], "PREDICTORS": rasters, "CLASS_CODES": codes}
    own, other = (table("carbonbudget", "budget", **one) for one in (numbers, texts))
    assert own == other and {row["error"] for row in own} == {"all parts"}
    own, other = (
        table("gravitycentre", "centre", CENTRES="TEMPORARY_OUTPUT", **one)
        for one in (numbers, texts)
    )
    assert own == other and {row["error"] for row in own} == {"all parts"}
    out = {"TABLE": str(tmp_path / "no.csv")}
    assert "Give a CSV file" in fails("carbonbudget", **out, **{**texts, "CLASS_CODES": ""})
    message = fails("carbonbudget", **out, **numbers, CLASS_CODES=codes)
    assert f"CLASS_CODES = {codes} does not apply" in message
    message = fails("carbonbudget", **out, SERIES=series, CLASS_CODES=codes)
    assert "MODELS is empty, and CLASS_CODES needs it" in message
