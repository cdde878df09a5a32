"""Coordinate systems of China: axes, zones, and names by which files call them."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.layers import DatumShiftUnknown
from carbonsink.core.raster import Grid, Stack, describe_raster
from carbonsink.core.raster.align import align_rasters
from carbonsink.core.raster.crs import crs_name, lacks_datum_shift, same_crs, spatial_reference
from carbonsink.core.raster.grid_transformation import GridTransformation
from carbonsink.core.raster.target_grid import target_grid, transform_extent
from carbonsink.core.run import Run
from carbonsink.tests.factories import wkt, write_raster

# A point of Wuhan, degrees, and how far rasters may be off it, m.
LON, LAT = 114.3, 30.6
# CGCS2000 Gauss-Kruger: with the zone's number before the easting, and by the central meridian.
ZONES_3 = [(4513 + zone - 25, zone, 3 * zone) for zone in range(25, 46)]
ZONES_3_CM = [(4534 + i, None, 75 + 3 * i) for i in range(21)]
ALBERS = (
    "+proj=aea +lat_0=0 +lon_0=105 +lat_1=25 +lat_2=47 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs"
)
# The dialects of one Albers projection: of PROJ, and of ArcGIS on the ellipsoid of Krasovsky.
KRASOVSKY = (
    'PROJCS["Krasovsky_1940_Albers",GEOGCS["GCS_Krasovsky_1940",DATUM["D_Krasovsky_1940",'
    'SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],'
    'UNIT["Degree",0.0174532925199433]],PROJECTION["Albers"],PARAMETER["False_Easting",0.0],'
    'PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.0],'
    'PARAMETER["Standard_Parallel_1",25.0],PARAMETER["Standard_Parallel_2",47.0],'
    'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)


def centre_of(grid):
    """Return longitude and latitude of the centre of a grid, by pyproj."""
    import pyproj

    transform = pyproj.Transformer.from_crs(grid.crs, "EPSG:4490", always_xy=True)
    return transform.transform(*grid.corner(grid.height / 2, grid.width / 2))


def around(crs_text, cells=20, size=1000.0):
    """Return a grid around the point, made with pyproj."""
    import pyproj

    transform = pyproj.Transformer.from_crs("EPSG:4490", crs_text, always_xy=True)
    x, y = transform.transform(LON, LAT)
    half = cells * size / 2
    text = crs_text if crs_text.startswith("PROJCS") else wkt(crs_text)
    return Grid(cells, cells, (x - half, size, 0.0, y + half, 0.0, -size), text)


@pytest.mark.parametrize(("code", "zone", "meridian"), ZONES_3 + ZONES_3_CM)
def test_gauss_kruger_of_cgcs2000(code, zone, meridian):
    """On the central meridian eastings are 500 km, behind the zone's number where there is one."""
    reference = spatial_reference(wkt(f"EPSG:{code}"))
    false_easting = 500_000 + (zone or 0) * 1_000_000
    assert reference.GetProjParm("false_easting") == false_easting
    assert reference.GetProjParm("central_meridian") == meridian
    extent = (meridian - 0.01, LAT - 0.01, meridian + 0.01, LAT + 0.01, wkt("EPSG:4490"))
    west, south, east, north = transform_extent(extent, wkt(f"EPSG:{code}"))
    # x is the easting, whatever the order of the axes in the definition.
    assert west < false_easting < east and 3_380_000 < south < north < 3_390_000


@pytest.mark.parametrize(
    "crs",
    [
        *(f"EPSG:{code}" for code in (4526, 4547, 4508, 2343, 2423, 2401, 21453, 4326)),
        ALBERS,
        KRASOVSKY,
    ],
    ids=lambda text: text[:12],
)
def test_rasters_come_back_to_their_place(crs, tmp_path):
    """Written, read and aligned to degrees of CGCS2000, cells lie where pyproj says."""
    geographic = crs == "EPSG:4326"
    grid = around(crs, size=0.01 if geographic else 1000.0)
    x, y = grid.coordinates()
    if geographic:
        lon, lat = np.meshgrid(x, y)
    else:
        import pyproj

        transform = pyproj.Transformer.from_crs(crs, "EPSG:4490", always_xy=True)
        lon, lat = transform.transform(*np.meshgrid(x, y))
    path = write_raster(tmp_path / "lon.tif", lon.astype("f8"), grid, dtype="f8")
    found, _bands = describe_raster(path)
    assert not found.differences(grid) and same_crs(found.crs, grid.crs)
    target = around("EPSG:4490", size=0.01, cells=8)
    align_rasters([path], str(tmp_path / "out"), Run(), template=target)
    stack = Stack.open([str(tmp_path / "out" / "lon.tif")])
    columns, _rows = target.coordinates()
    values = stack.read(stack.grid.window)[0]
    # The value of a cell is its own longitude.
    np.testing.assert_allclose(values, np.broadcast_to(columns, values.shape), atol=2e-3)


def test_geographic_axes_are_longitude_first():
    """EPSG:4490 names latitude first; rasters do not."""
    grid = around("EPSG:4490", size=0.01)
    assert grid.is_geographic and crs_name(grid.crs) == "EPSG:4490"
    west, south, east, north = grid.extent
    assert west < LON < east and south < LAT < north
    rows, cols = GridTransformation(grid, around("EPSG:4526"))(10, 10)
    assert abs(float(rows) - 10) < 0.5 and abs(float(cols) - 10) < 0.5


def test_zones_with_and_without_number_are_two_systems():
    with_number, without = around("EPSG:4526"), around("EPSG:4547")
    assert not same_crs(with_number.crs, without.crs)
    rows, cols = GridTransformation(with_number, without)(5, 5)
    np.testing.assert_allclose((float(rows), float(cols)), (5, 5), atol=1e-3)


def test_albers_of_china_from_degrees():
    """Equal-area cells of 1 km from a grid of degrees: as many as pyproj's extent holds."""
    source = around("EPSG:4490", cells=100, size=0.01)
    found = target_grid(source, crs=wkt(ALBERS), resolution=1000.0)
    lon, lat = centre_of(found)
    assert abs(lon - LON) < 0.02 and abs(lat - LAT) < 0.02
    ground = found.cell_areas().by_row
    mean = np.mean(ground) if ground is not None else 1e6
    assert mean == pytest.approx(1e6, rel=2e-3)


@pytest.mark.parametrize(
    ("crs", "place", "expected"),
    [
        ("EPSG:4610", (117.0, 39.6), True),  # Xian 1980
        ("EPSG:4214", (117.0, 39.6), True),  # Beijing 1954; EPSG has parameters for parts of China
        ("EPSG:4214", (108.0, 38.0), False),
        ("EPSG:3828", (250000.0, 2700000.0), True),  # TWD67
        (ALBERS.replace("GRS80", "krass"), (0.0, 4e6), True),
        ("EPSG:4490", (117.0, 39.6), False),  # CGCS2000 is WGS 84 within a metre
        ("EPSG:4326", (117.0, 39.6), False),
        ("EPSG:31467", (3500000.0, 5500000.0), False),  # DHDN has parameters
        ("+proj=sinu +R=6371007.181 +units=m", (1e7, 4e6), False),  # MODIS: by convention
    ],
)
def test_datums_between_which_no_shift_is_known(crs, place, expected):
    assert lacks_datum_shift(wkt(crs), wkt("EPSG:4326"), *place) is expected


def test_rasters_of_another_datum_are_told_when_they_are_aligned(tmp_path):
    notes: list = []
    for name, crs in (("a", "EPSG:4326"), ("b", "EPSG:4610"), ("c", "EPSG:4490")):
        grid = Grid(3, 3, (117.0, 0.01, 0.0, 39.6, 0.0, -0.01), wkt(crs))
        write_raster(tmp_path / f"{name}.tif", np.ones((3, 3)), grid)
    paths = [str(tmp_path / f"{name}.tif") for name in "abc"]
    align_rasters(paths, str(tmp_path / "out"), Run(on_note=notes.append))
    told = [note for note in notes if isinstance(note, DatumShiftUnknown)]
    assert told == [DatumShiftUnknown(paths[1], "EPSG:4610", "EPSG:4326")]
