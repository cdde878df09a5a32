"""Tiles of MODIS and GLASS in HDF-EOS2, the container that the data centres deliver."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.imports import ScaleReplaced
from carbonsink.tests.core.imports import files
from carbonsink.tests.core.imports.hdf_eos import GEOGRAPHIC, write_hdf_eos

SIDE = 1200
GRID = "MODIS_Grid_16DAY_1km_VI"


def extent_of(h, v):
    """West, south, east, north of a tile."""
    west, north = files.WEST + h * files.TILE, files.NORTH - v * files.TILE
    return west, north - files.TILE, west + files.TILE, north


@pytest.fixture(scope="module")
def mod13(tmp_path_factory):
    """Two tiles of two composites, and what they hold side by side."""
    folder = tmp_path_factory.mktemp("mod13")
    random = np.random.default_rng(5)
    whole = {}
    for doy, span in ((1, ("2005-01-01", "2005-01-16")), (17, ("2005-01-17", "2005-02-01"))):
        ndvi = random.integers(-2500, 10500, (SIDE, 2 * SIDE)).astype("i2")
        ndvi[:4] = -3000
        quality = random.integers(0, 65535, ndvi.shape).astype("u2")
        quality[SIDE // 2 :] = 2112
        whole[doy] = ndvi, quality
        for i, h in enumerate((26, 27)):
            part = slice(i * SIDE, (i + 1) * SIDE)
            # The scale is the inverse of the one to multiply by: so MOD13 declares it.
            facts = {"units": "NDVI", "scale_factor": 10000.0, "add_offset": 0.0}
            facts |= {"_FillValue": -3000, "valid_range": [-2000, 10000]}
            bits = {"units": "bit field", "_FillValue": 65535, "valid_range": [0, 65534]}
            write_hdf_eos(
                folder / f"MOD13A2.A2005{doy:03d}.h{h}v05.061.2020123122334.hdf",
                GRID,
                extent_of(h, 5),
                {
                    "1 km 16 days NDVI": (ndvi[:, part], facts),
                    "1 km 16 days VI Quality": (quality[:, part], bits),
                },
                span=span,
            )
    return folder, whole


def is_good(quality):
    """The bits of the user's guide, one by one."""
    code = quality.astype(int)
    produced, useful = code & 3, code >> 2 & 15
    clear = (code >> 10 & 1) + (code >> 14 & 1) + (code >> 15 & 1) == 0
    return (produced <= 1) & (useful <= 12) & clear


def test_tiles_of_mod13(do_import, mod13, notes):
    folder, whole = mod13
    receipt = do_import([folder])
    found = files.made(receipt)
    (variable,) = receipt.variables
    assert variable.tiles == 2 and variable.scale == 0.0001 and variable.declared == 10000.0
    (replaced,) = (note for note in notes if isinstance(note, ScaleReplaced))
    assert not replaced.warning  # as documented: no doubt
    for doy, day in ((1, "2005-01-01"), (17, "2005-01-17")):
        ndvi, quality = whole[doy]
        kept = is_good(quality) & (ndvi >= -2000) & (ndvi <= 10000)
        expected = np.where(kept, ndvi * 0.0001, np.nan)
        np.testing.assert_allclose(found[f"ndvi_{day}"], expected, atol=1e-7)


def test_a_file_with_one_field(do_import, tmp_path):
    """GDAL opens it as that field and does not tell its name, which the product is known by."""
    values = np.arange(36 * 72).reshape(36, 72).astype("i2")
    facts = {"units": "NDVI", "scale_factor": 10000.0, "add_offset": 0.0, "_FillValue": -3000}
    world = (-180_000_000.0, -90_000_000.0, 180_000_000.0, 90_000_000.0)
    write_hdf_eos(
        tmp_path / "MOD13C2.A2005032.061.2020123122334.hdf",
        "MOD_Grid_monthly_CMG_VI",
        world,
        {"CMG 0.05 Deg Monthly NDVI": (values, facts)},
        GEOGRAPHIC,
        ("2005-02-01", "2005-02-28"),
    )
    receipt = do_import([tmp_path])
    np.testing.assert_allclose(files.made(receipt)["ndvi_2005-02"], values * 0.0001, atol=1e-7)
    assert receipt.extent == pytest.approx((-180.0, -90.0, 180.0, 90.0))


def test_composites_of_glass(do_import, tmp_path):
    """The scale is the one its files declare; amounts are those of the days of a month."""
    for doy in (1, 9, 17, 25):
        values = np.full((SIDE, SIDE), 400 + doy, "i2")
        values[0, 0] = -1
        facts = {"units": "gC/m^2/day", "scale_factor": 0.01, "add_offset": 0.0, "_FillValue": -1}
        write_hdf_eos(
            tmp_path / f"GLASS12B01.V40.A2005{doy:03d}.h26v05.2020323.hdf",
            "GLASS12B01",
            extent_of(26, 5),
            {"GPP": (values, facts)},
        )
    receipt = do_import([tmp_path], period="month")
    found = files.made(receipt)["gpp_2005-01"]
    assert np.isnan(found[0, 0]) and np.isnan(found).sum() == 1
    expected = 8 * (4.01 + 4.09 + 4.17) + 7 * 4.25
    assert receipt.variables[0].unit == "gC m-2 month-1"
    np.testing.assert_allclose(found[1:, 1:], expected, rtol=1e-6)
