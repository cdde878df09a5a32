"""NEP series as users run it."""

from __future__ import annotations

import os

import numpy as np
import pytest


@pytest.fixture
def fluxes(raster, tmp_path):
    """A folder of NPP and one of Rs, three years each."""
    from shutil import move

    for name, level in (("npp", 600.0), ("rs", 500.0)):
        (tmp_path / name).mkdir()
        for i, year in enumerate((2001, 2002, 2003)):
            path = raster(f"{name}_{year}", np.full((3, 4), level + 10 * i))
            move(path, tmp_path / name)
    (tmp_path / "npp" / "notes.txt").write_text("no raster", encoding="utf-8")
    return str(tmp_path / "npp"), str(tmp_path / "rs")


def test_folders_stand_for_their_rasters(run_algorithm, fluxes, read, tmp_path):
    out = tmp_path / "nep"
    npp, rs = fluxes
    mean = str(tmp_path / "mean.tif")
    found = run_algorithm("nepseries", NPP=[npp], RS=rs, OUTPUT_FOLDER=str(out), MEAN=mean)
    rh = 0.62 * 520 + 9.01
    np.testing.assert_allclose(read(str(out / "nep_2003.tif")), 620 - rh, rtol=1e-6)
    np.testing.assert_allclose(read(mean), 610 - (0.62 * 510 + 9.01), rtol=1e-6)
    assert found["N_DATES"] == 3
    assert found["AREA"] == pytest.approx(12.0)
    assert {"series.qlr", "nep_2001.qml", "nep_2003.qml"} <= set(os.listdir(out))
    assert os.path.exists(tmp_path / "mean.qml")


def test_both_respirations_are_too_many_and_none_too_few(fails, fluxes, tmp_path):
    npp, rs = fluxes
    both = fails("nepseries", NPP=[npp], RS=[rs], RH=[rs], OUTPUT_FOLDER=str(tmp_path / "o"))
    assert "RH" in both and "does not apply" in both
    none = fails("nepseries", NPP=[npp], OUTPUT_FOLDER=str(tmp_path / "o"))
    assert "RS is empty" in none


def test_a_folder_without_rasters_is_named_as_empty_input(fails, fluxes, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "NPP" in fails(
        "nepseries", NPP=[str(empty)], RS=[fluxes[1]], OUTPUT_FOLDER=str(tmp_path / "o")
    )


def test_one_folder_for_two_series_is_refused(fails, fluxes, tmp_path):
    """series.qlr of one series would be written over that of the other."""
    npp, rs = fluxes
    out = str(tmp_path / "o")
    text = fails("nepseries", NPP=[npp], RS=[rs], OUTPUT_FOLDER=out, RH_FOLDER=out)
    assert "OUTPUT_FOLDER" in text and "RH_FOLDER" in text and out in text


def with_unit(path, unit):
    """Write the unit into a raster."""
    from osgeo import gdal

    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(1).SetUnitType(unit)
    return path


@pytest.mark.parametrize("stated", [False, True], ids=["neither", "respiration"])
def test_daily_production_beside_annual_respiration_is_refused(raster, fails, tmp_path, stated):
    """NPP of 2 gC m-2 d-1 without a unit; with Rh of 400 gC m-2 yr-1 it would be a source."""
    unit = "gC m-2 yr-1" if stated else ""
    npp = [raster(f"npp_{2001 + i}", np.full((3, 4), 2.0 + i)) for i in range(2)]
    rh = [with_unit(raster(f"rh_{2001 + i}", np.full((3, 4), 400.0)), unit) for i in range(2)]
    text = fails("nepseries", NPP=npp, RH=rh, OUTPUT_FOLDER=str(tmp_path / "o"))
    assert "hardly in one unit" in text and "no unit is stated in the files of NPP" in text


def test_a_stated_unit_is_believed(raster, run_algorithm, read, tmp_path):
    npp = [with_unit(raster("npp_2001", np.full((3, 4), 2.0)), "gC m-2 d-1")]
    rh = [with_unit(raster("rh_2001", np.full((3, 4), 400.0)), "gC m-2 yr-1")]
    run_algorithm("nepseries", NPP=npp, RH=rh, OUTPUT_FOLDER=str(tmp_path / "o"))
    np.testing.assert_allclose(read(str(tmp_path / "o" / "nep_2001.tif")), 2.0 * 365 - 400)
