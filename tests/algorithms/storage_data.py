"""Small rasters, zones, points and a model for the algorithms that see many forms of storage."""

from __future__ import annotations

import json

import numpy as np

from carbonsink.tests.algorithms.storages import GRID_CRS, STEP, grid_of
from carbonsink.tests.factories import make_grid, write_raster

ROWS, COLS = 40, 44
YEARS, FEW = range(2001, 2013), range(2001, 2006)
DECADES = (2001, 2011, 2021)


def smooth(seed, low, high, shape=(ROWS, COLS)):
    """Neighbouring cells alike, in quarters, with cells without data."""
    rng = np.random.default_rng(seed)
    noise = rng.normal(size=shape)
    for _ in range(3):
        noise = sum(np.roll(noise, (i, j), (0, 1)) for i in (-1, 0, 1) for j in (-1, 0, 1))
    scaled = low + (high - low) * (noise - noise.min()) / np.ptp(noise)
    values = np.rint(scaled / STEP) * STEP
    values[rng.random(shape) < 0.05] = np.nan
    return values


def classes(seed, codes):
    """Patches of class codes, with cells without a class."""
    rng = np.random.default_rng(seed)
    coarse = rng.choice(codes, (ROWS // 4, COLS // 4)).astype(float)
    values = np.kron(coarse, np.ones((4, 4)))
    values[rng.random(values.shape) < 0.03] = np.nan
    return values


def yearly(name, low, high, seed=0, years=YEARS):
    """A series with a trend, a raster a year."""
    base = smooth(seed, low, high)
    slope = smooth(seed + 50, -3.0, 3.0)
    return {
        f"{name}_{year}": np.rint(
            (base + slope * (year - 2000) + smooth(seed + year, -9.0, 9.0)) / STEP
        )
        * STEP
        for year in years
    }


def month(name, low, high, seed):
    return {f"{name}_2005-{m:02d}": smooth(seed + m, low, high) for m in range(1, 13)}


def months(name, low, high, seed, years):
    """Months of some years, each with its own values."""
    return {
        f"{name}_{year}-{m:02d}": smooth(seed + 12 * year + m, low, high)
        for year in range(2005, 2005 + years)
        for m in range(1, 13)
    }


def polygons(run_algorithm, folder):
    """Zones whose edges run through cells and through centres of cells."""
    west, cell, _, north, _, _ = grid_of(np.empty((ROWS, COLS))).geotransform
    east, south = west + COLS * cell, north - ROWS * cell
    path = folder / "zones.geojson"
    middle = west + (east - west) / 2
    shapes = {
        "west": [(west, south), (middle, south), (middle + 5500, north), (west, north)],
        "east": [(middle, south), (east + 9000, south), (east, north), (middle + 5500, north)],
    }
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
        }
        for name, ring in shapes.items()
    ]
    return write_features(path, features)


def write_features(path, features):
    """Write features in the CRS of the rasters as GeoJSON."""
    crs = {"type": "name", "properties": {"name": GRID_CRS}}
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}))
    return str(path)


def known_flux(years):
    """What `train` makes a model of, of each year."""
    rain = smooth(32, 100, 900)
    found = {f"npp_{year}": 30 * smooth(year, 5, 25) + 0.5 * rain for year in years}
    return {name: np.rint(values / STEP) * STEP for name, values in found.items()}


def train(run_algorithm, folder):
    """A model of a known function of the two predictors."""
    rng = np.random.default_rng(40)
    temperature, rain = rng.uniform(5, 25, 150), rng.uniform(100, 900, 150)
    rows = [
        f"s{i % 15},{30 * t + 0.5 * r:.3f},{t:.3f},{r:.2f}"
        for i, (t, r) in enumerate(zip(temperature, rain))
    ]
    samples = folder / "samples.csv"
    samples.write_text("site,npp,temperature,rain\n" + "\n".join(rows))
    given = {"SAMPLES": str(samples), "TARGET_FIELD": "npp", "SITE_FIELD": "site"}
    fields = ["temperature", "rain"]
    model = str(folder / "m.carbonmodel")
    more = {"PREDICTOR_FIELDS": fields, "TREES": 5, "MODEL": model}
    return run_algorithm("trainmodel", **given, **more)["MODEL"]


def points(run_algorithm, folder):
    """Points at centres of cells and between them, with a name and a measured amount."""
    west, cell, _, north, _, _ = grid_of(np.empty((ROWS, COLS))).geotransform
    rng = np.random.default_rng(60)
    features = []
    for i in range(40):
        x = west + cell * (rng.integers(0, COLS) + rng.choice([0.5, rng.random()]))
        y = north - cell * (rng.integers(0, ROWS) + rng.choice([0.5, rng.random()]))
        features.append(
            {
                "type": "Feature",
                "properties": {"name": f"s{i}", "npp": round(float(rng.uniform(100, 900)), 1)},
                "geometry": {"type": "Point", "coordinates": [x, y]},
            }
        )
    return write_features(folder / "points.geojson", features)


def rules(run_algorithm, folder):
    """Rules of zones that look at what the trend goes with."""
    path = folder / "rules.csv"
    path.write_text(
        "code,zone,lisa,future,driver,climate,colour,text\n"
        "1,Other cause,*,*,*,decrease not explained,#112233,\n"
        "2,Climate,*,*,*,5,#223344,\n3,Unknown,*,*,*,unknown,#334455,\n4,Rest,*,*,*,*,#445566,\n"
    )
    return str(path)


def template(run_algorithm, folder):
    """A coarser grid whose cells lie across those of the rasters."""
    own = make_grid(13, 15, cell=2500.0, origin=(501_300.0, 5_198_100.0), crs=GRID_CRS)
    return write_raster(folder / "template.tif", np.zeros(own.shape, "f4"), own)
