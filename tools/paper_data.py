"""Made-up data with a known truth for the storylines of ``docs/papers/``.

``towers FOLDER`` makes monthly predictors of six years, forest types, yearly land use, and flux
towers whose exchange follows from them and from the rain of the three months before.
``climate REGION`` adds climate zones to a region of ``carbonsink:demoregion``, and
``plots REGION POINTS`` what is measured of trees, harvests and soil layers at the points of a
sampling design.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr

gdal.UseExceptions()

ROWS, COLS, CELL = 45, 60, 4000.0
WEST, NORTH, CRS = 400_000.0, 4_300_000.0, 32650
FIRST_YEAR, YEARS = 2015, 6
MONTHS = 12 * YEARS
SPIN_UP = 3  # months of rain before the first
UNITS = {
    "temperature": "degC",
    "precipitation": "mm month-1",
    "radiation": "MJ m-2 month-1",
    "ndvi": "1",
}
# Codes, not in the order of the names; light use (gC MJ-1), respiration at 10 degC.
FOREST_TYPES = {4: "DBF", 3: "DNF", 1: "ENF", 2: "EBF", 5: "MF"}
FOREST_LIGHT = {1: 1.05, 2: 1.25, 3: 0.8, 4: 1.0, 5: 0.9}
LAND_USE = {1: "cropland", 2: "forest", 3: "grassland", 4: "built-up", 5: "unused"}
LAND_LIGHT = {1: 1.5, 2: 1.8, 3: 1.2, 4: 0.6, 5: 0.5}
RESPIRATION = 38.0
# Relative error of a measured flux, its least error (gC m-2 month-1), and that of a whole tower.
NOISE, MIN_NOISE, TOWER_NOISE = 0.06, 3.0, 0.05
N_TOWERS, N_ABROAD = 40, 16
FIRST_OF_REGION = 2001


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("towers", "climate", "plots"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("points", type=Path, nargs="?")
    arguments = parser.parse_args()
    if arguments.what == "plots":
        make_plots(arguments.folder, arguments.points)
    else:
        {"towers": make_towers, "climate": make_climate}[arguments.what](arguments.folder)


# --- the monthly world ---------------------------------------------------------------------------


def smooth(random, scale: float) -> np.ndarray:
    """Return a smooth field between about -1 and 1."""
    y, x = np.mgrid[0:ROWS, 0:COLS] / scale
    field = np.zeros((ROWS, COLS))
    for _ in range(12):
        a, b, phase = random.normal(0, 1), random.normal(0, 1), random.uniform(0, 2 * np.pi)
        field += np.cos(a * x + b * y + phase)
    return np.clip(field / 4, -1.5, 1.5)


def make_world(seed: int) -> dict:
    """Return predictors and fluxes of a region: (months, rows, cols), or (rows, cols)."""
    random = np.random.default_rng(seed)
    wet, dem = smooth(random, 14), 700 + 500 * smooth(random, 9)
    t = np.arange(-SPIN_UP, MONTHS)[:, None, None]
    season = -np.cos(2 * np.pi * t / 12)
    temperature = 13 - 0.005 * dem + 13 * season + random.normal(0, 1.2, (len(t), 1, 1))
    rain = np.exp(0.7 * wet) * (55 + 45 * season) * random.gamma(6, 1 / 6, (len(t), ROWS, COLS))
    soil = sum(
        weight * rain[SPIN_UP - lag : len(t) - lag]
        for lag, weight in enumerate((0.4, 0.3, 0.2, 0.1))
    )
    season, temperature = season[SPIN_UP:], temperature[SPIN_UP:]
    world = {
        "temperature": temperature,
        "precipitation": rain[SPIN_UP:],
        "radiation": 430 + 170 * season + 40 * random.normal(0, 1, (MONTHS, 1, 1)),
        "ndvi": np.clip(0.45 + 0.1 * wet + 0.22 * season + 0.02 * smooth(random, 3), 0.05, 0.95),
        "dem": dem,
        "aspect": (180 + 120 * smooth(random, 4)) % 360,
        "slope": np.abs(12 * smooth(random, 6)),
        "landuse": np.stack([_land_use(wet, year) for year in range(YEARS)]),
    }
    world["radiation"] = world["radiation"] + np.zeros((MONTHS, ROWS, COLS))
    world["temperature"] = world["temperature"] + np.zeros((MONTHS, ROWS, COLS))
    forest = (world["landuse"] == 2).all(axis=0)
    field = smooth(random, 10)
    kinds = np.digitize(field, np.quantile(field[forest], (0.2, 0.4, 0.6, 0.8))) + 1
    world["pft"] = np.where(forest, kinds, 0)
    world["aridity"] = np.digitize(wet, (-0.35, 0.1))
    world.update(_fluxes(world, soil))
    return world


def _land_use(wet: np.ndarray, year: int) -> np.ndarray:
    """Return the land use of a year: dry land is unused, and some cropland turns to forest."""
    random = np.random.default_rng(99)
    patch = smooth(random, 5)
    use = np.select([wet < -0.9, wet < -0.3, patch < 0.0], [5, 3, 1], 2)
    use[(use == 1) & (patch > -0.06 * year)] = 2
    use[smooth(random, 2) > 1.05 - 0.03 * year] = 4
    return use


def _fluxes(world: dict, soil: np.ndarray) -> dict:
    """Return GPP, RECO and NEE in gC m-2 month-1."""
    water = soil / (soil + 45)
    warm = np.exp(-(((world["temperature"] - 22) / 13) ** 2))
    light = np.vectorize(LAND_LIGHT.get)(world["landuse"]).repeat(12, axis=0)
    forest = np.vectorize({0: 1.0, **FOREST_LIGHT}.get)(world["pft"])
    sunny = 1 - 0.12 * np.cos(np.radians(world["aspect"]))
    gpp = 0.5 * world["radiation"] * world["ndvi"] * light * forest * sunny * warm * water
    reco = RESPIRATION * 2 ** ((world["temperature"] - 10) / 10) * water + 0.25 * gpp
    return {"gpp": gpp, "reco": reco, "nee": reco - gpp}


def make_towers(folder: Path) -> None:
    """Write rasters, truth and tables of towers."""
    for name in ("predictors", "static", "landuse", "truth"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    world = make_world(1)
    for i, month in enumerate(months()):
        for name, unit in UNITS.items():
            write(folder / "predictors" / f"{name}_{month}.tif", world[name][i], unit)
    for name, unit in (("dem", "m"), ("aspect", "degree"), ("slope", "degree")):
        write(folder / "static" / f"{name}.tif", world[name], unit)
    write(folder / "static" / "pft.tif", world["pft"], "", FOREST_TYPES)
    for i in range(YEARS):
        path = folder / "landuse" / f"landuse_{FIRST_YEAR + i}.tif"
        write(path, world["landuse"][i], "", LAND_USE)
    write_towers(folder / "towers.gpkg", world, N_TOWERS, "T", 5)
    write_towers(folder / "abroad.gpkg", make_world(77), N_ABROAD, "A", 6)
    totals = -world["nee"].reshape(YEARS, 12, ROWS, COLS).sum(axis=1).sum(axis=(1, 2))
    # The first months have no past, so no prediction: those of the first year are left out.
    later = -world["nee"][12:].sum(axis=0) / (YEARS - 1)
    truth = {
        "forest_nep": {
            name: float(later[world["pft"] == code].mean()) for code, name in FOREST_TYPES.items()
        },
        "nep_tg": [float(total * CELL * CELL / 1e12) for total in totals],
        "nep_mean": float(totals.mean() / (ROWS * COLS)),
        "forest_km2": {
            name: float((world["pft"] == code).sum() * CELL * CELL / 1e6)
            for code, name in FOREST_TYPES.items()
        },
    }
    (folder / "truth" / "truth.json").write_text(json.dumps(truth, indent=1) + "\n")


def write_towers(path: Path, world: dict, n: int, letter: str, seed: int) -> None:
    """Write the monthly records of towers that stand in all kinds of forest and in other land."""
    random = np.random.default_rng(seed)
    columns: dict = {"site": [], "date": [], "pft": [], "aridity": [], "place": []}
    values: dict = {name: [] for name in (*UNITS, "dem", "aspect", "slope", "gpp", "reco", "nee")}
    for i, (row, col) in enumerate(_tower_cells(world, n, random)):
        factor = 1 + TOWER_NOISE * random.normal()
        for t, month in enumerate(months()):
            columns["site"].append(f"{letter}{i + 1:02d}")
            columns["date"].append(month)
            columns["pft"].append(FOREST_TYPES.get(int(world["pft"][row, col]), ""))
            columns["aridity"].append(("arid", "semi-arid", "humid")[world["aridity"][row, col]])
            columns["place"].append((row, col))
            for name in (*UNITS, "dem", "aspect", "slope"):
                values[name].append(world[name][(t, row, col) if name in UNITS else (row, col)])
            gpp, reco = (
                factor * flux + random.normal() * max(MIN_NOISE, NOISE * flux)
                for flux in (world["gpp"][t, row, col], world["reco"][t, row, col])
            )
            for name, value in (("gpp", gpp), ("reco", reco), ("nee", reco - gpp)):
                values[name].append(value)
    with_drivers = values if letter == "A" else {n: values[n] for n in ("gpp", "reco", "nee")}
    _write_points(path, columns, with_drivers)


def _tower_cells(world: dict, n: int, random):
    """Yield the cells of towers: the kinds of forest in turn, then other land."""
    kinds = [world["pft"] == code for code in FOREST_TYPES]
    kinds += [world["landuse"][0] == code for code in (1, 3, 5)]
    for i in range(n):
        cells = np.argwhere(kinds[i % len(kinds)])
        yield tuple(int(coordinate) for coordinate in cells[random.integers(len(cells))])


def months():
    """Yield the months as texts."""
    for i in range(MONTHS):
        yield f"{FIRST_YEAR + i // 12}-{i % 12 + 1:02d}"


# --- plots of a demonstration region -------------------------------------------------------------

FOREST = 2  # of land use
ECOSYSTEMS = (1, FOREST, 3, 4, 5)  # land use that is measured
PLOT_AREA = 0.04  # ha, of forest plots
CARBON, ROOTS, LITTER = 0.47, 0.4, 0.05  # of dry biomass; roots and litter of biomass above ground
BULK_DENSITY, STONES = 1.3, 5.0  # g cm-3, % of the volume
# Biomass above ground (t ha-1) by NPP (gC m-2 yr-1); soil carbon (t ha-1) with its intercept; the
# standard deviation of their logarithmic errors.
ABOVE_SHARE, SOIL_BASE, SOIL_SHARE, PLOT_NOISE = 0.05, 20.0, 0.12, 0.15
# Limits of the soil layers (cm) and their content against the mean of 0 to 30 cm.
SOIL_LAYERS = ((0, 10, 1.3), (10, 20, 1.0), (20, 40, 0.7))


def make_climate(region: Path) -> None:
    """Write climate zones, and where there is vegetation that can be measured."""
    first = FIRST_OF_REGION
    npp = read(region / "truth" / f"npp_{first}.tif")
    rain, use = (read(region / "annual" / f"{n}_{first}.tif") for n in ("precipitation", "landuse"))
    template = gdal.Open(str(region / "truth" / f"npp_{first}.tif"))
    zones = np.where(np.isfinite(rain), np.digitize(rain, (250, 450)) + 1, 0)
    names = {1: "arid", 2: "semi-arid", 3: "semi-humid"}
    write(region / "static" / "climate_zone.tif", zones, "", names, template)
    measured = np.isfinite(npp) & (npp > 20) & np.isin(use, ECOSYSTEMS)
    write(region / "static" / "vegetation.tif", measured, "", {1: "vegetation"}, template)


def make_plots(region: Path, design: Path) -> None:
    """Write what is measured at the points of a design; the density follows NPP.

    Forest has tables of trees, other land a fresh harvest with its water; all has soil layers.
    """
    random = np.random.default_rng(3)
    npp = read(region / "truth" / f"npp_{FIRST_OF_REGION}.tif")
    use = read(region / "annual" / f"landuse_{FIRST_OF_REGION}.tif")
    template = gdal.Open(str(region / "truth" / f"npp_{FIRST_OF_REGION}.tif"))
    west, width, _, north, _, height = template.GetGeoTransform()
    folder = region / "plots"
    folder.mkdir(exist_ok=True)
    kinds: dict = {kind: {"plot": [], "year": [], "place": []} for kind in ("forest", "open")}
    values: dict = {"forest": {"litter": []}}
    values["open"] = {name: [] for name in ("agb", "water", "bgb", "litter")}
    layers: dict = {"forest": [], "open": []}
    trees, truth = [], []
    for i, (x, y) in enumerate(_points_of(design)):
        row, col = int((y - north) / height), int((x - west) / width)
        kind, plot = "forest" if use[row, col] == FOREST else "open", f"P{i + 1:03d}"
        above = ABOVE_SHARE * npp[row, col] * np.exp(random.normal(0, PLOT_NOISE))
        soil = SOIL_BASE + SOIL_SHARE * npp[row, col] * np.exp(random.normal(0, PLOT_NOISE))
        measured = {"litter": LITTER * above, "bgb": ROOTS * above, "water": random.uniform(40, 70)}
        measured["agb"] = above / (1 - measured["water"] / 100)
        for name, column in values[kind].items():
            column.append(measured[name])
        for name, value in (("plot", plot), ("year", FIRST_OF_REGION), ("place", (x, y))):
            kinds[kind][name].append(value)
        if kind == "forest":
            trees += [(plot, *tree) for tree in _trees(1000 * PLOT_AREA * above, random)]
        content = soil / (
            sum(layer_share for *_, layer_share in SOIL_LAYERS) * BULK_DENSITY * (1 - STONES / 100)
        )
        layers[kind] += [
            (plot, top, bottom, layer_share * content, BULK_DENSITY, STONES)
            for top, bottom, layer_share in SOIL_LAYERS
        ]
        truth.append((plot, CARBON * above * (1 + ROOTS + LITTER) + soil))
    reference = osr.SpatialReference(wkt=template.GetProjection())
    for kind, columns in kinds.items():
        _write_points(folder / f"{kind}.gpkg", columns, values[kind], reference)
        header = ("plot", "top", "bottom", "soc", "bulk_density", "stones")
        _write_table(folder / f"{kind}_layers.csv", header, layers[kind])
    _write_table(folder / "trees.csv", ("plot", "dbh", "density"), trees)
    _write_table(region / "truth" / "carbon_plots.csv", ("plot", "carbon_density"), truth)


def expected_density(npp: np.ndarray) -> np.ndarray:
    """Return the carbon density (t ha-1) that plots have on the average where NPP is `npp`."""
    mean_error = np.exp(PLOT_NOISE**2 / 2)
    living = CARBON * ABOVE_SHARE * (1 + ROOTS + LITTER)
    return SOIL_BASE + (living + SOIL_SHARE) * mean_error * npp


def _trees(mass: float, random) -> list:
    """Return diameters (cm) and wood densities of trees that weigh `mass` kg: 0.3 r D^(7/3)."""
    n = int(random.integers(10, 30))
    dbh, density = random.lognormal(2.7, 0.4, n), random.uniform(0.4, 0.6, n)
    dbh *= (mass / (0.3 * density * dbh ** (7 / 3)).sum()) ** (3 / 7)
    return list(zip(dbh.tolist(), density.tolist()))


def _points_of(path: Path):
    """Yield the coordinates of the points of a layer."""
    source = ogr.Open(str(path))  # kept: its layer is gone with it
    for feature in source.GetLayer(0):
        yield feature.GetGeometryRef().GetX(), feature.GetGeometryRef().GetY()


def _write_table(path: Path, header: tuple, rows: list) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


# --- files ----------------------------------------------------------------------------------------


def read(path: Path) -> np.ndarray:
    """Return the cells of a raster, NaN without data."""
    raster = gdal.Open(str(path))  # kept: its bands are gone with it
    band = raster.GetRasterBand(1)
    values = band.ReadAsArray().astype(float)
    if band.GetNoDataValue() is not None:
        values[values == band.GetNoDataValue()] = np.nan
    return values


def write(path: Path, values, unit: str, classes=None, template=None) -> None:
    """Write a raster; `classes` names its codes, and 0 is no data then."""
    rows, cols = values.shape
    kind = gdal.GDT_Byte if classes else gdal.GDT_Float32
    raster = gdal.GetDriverByName("GTiff").Create(str(path), cols, rows, 1, kind)
    if template is None:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(CRS)
        raster.SetProjection(reference.ExportToWkt())
        raster.SetGeoTransform((WEST, CELL, 0, NORTH, 0, -CELL))
    else:
        raster.SetProjection(template.GetProjection())
        raster.SetGeoTransform(template.GetGeoTransform())
    band = raster.GetRasterBand(1)
    band.SetUnitType(unit)
    if classes:
        band.SetNoDataValue(0)
        band.SetCategoryNames([classes.get(i, "") for i in range(max(classes) + 1)])
    band.WriteArray(np.asarray(values))


def _write_points(path: Path, columns: dict, values: dict, reference=None) -> None:
    """Write records as points; places are cells of the monthly world, or coordinates."""
    path.unlink(missing_ok=True)
    has_coordinates = reference is not None
    if not has_coordinates:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(CRS)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer(path.stem, reference, ogr.wkbPoint)
    texts = {name: column for name, column in columns.items() if name != "place"}
    for name, column in texts.items():
        is_integer = isinstance(column[0], int)
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTInteger if is_integer else ogr.OFTString))
    for name in values:
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTReal))
    layer.StartTransaction()
    for i, position in enumerate(columns["place"]):
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, column in texts.items():
            feature.SetField(name, column[i])
        for name, column in values.items():
            feature.SetField(name, float(column[i]))
        x, y = (
            position
            if has_coordinates
            else (WEST + (position[1] + 0.5) * CELL, NORTH - (position[0] + 0.5) * CELL)
        )
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({x} {y})"))
        layer.CreateFeature(feature)
    layer.CommitTransaction()


if __name__ == "__main__":
    main()
