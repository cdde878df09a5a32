"""Zips as other people made them: names, copies, zips within zips, and what lies beside rasters."""

from __future__ import annotations

import gzip
import subprocess
import warnings
import zipfile
from pathlib import Path

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.imports import DamagedFiles, MembersTwice, StepsMixed
from carbonsink.core.raster.archives import archive_of, needs_disk, readable_name
from carbonsink.tests.core.imports import files
from carbonsink.tests.factories import make_grid, write_raster

GRID = make_grid(2, 3)


@pytest.fixture
def months(tmp_path):
    """Return three months of a variable outside of the folders of the tests."""
    paths = [tmp_path / f"lai_2005-{month:02d}.tif" for month in (1, 2, 3)]
    for month, path in enumerate(paths, 1):
        write_raster(path, np.full((2, 3), float(month)), GRID)
    return paths


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "in"
    made.mkdir()
    return made


def zip_of(path, members):
    """Write a zip of ``{name: file}``."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, file in members.items():
            archive.write(file, name)
    return path


def values_of(receipt) -> dict:
    return {name: float(values.mean()) for name, values in files.made(receipt).items()}


EXPECTED = {"lai_2005-01": 1.0, "lai_2005-02": 2.0, "lai_2005-03": 3.0}


def test_side_files_and_those_of_macos_are_no_rasters(do_import, months, folder, tmp_path):
    from osgeo import gdal

    dataset = gdal.Open(str(months[0]))
    dataset.BuildOverviews("NEAREST", [2])
    dataset.GetRasterBand(1).ComputeStatistics(False)
    del dataset
    members = {f"data/{path.name}": path for path in tmp_path.glob("lai*")}
    assert {"data/lai_2005-01.tif.ovr", "data/lai_2005-01.tif.aux.xml"} < set(members)
    with zipfile.ZipFile(zip_of(folder / "a.zip", members), "a") as archive:
        archive.writestr("__MACOSX/data/._lai_2005-01.tif", b"\0\5\x16\7")
        archive.writestr("data/.hidden.tif", b"x")
    assert values_of(do_import([folder])) == EXPECTED


def test_a_mosaic_of_files_beside_it_is_not_read_twice(do_import, months, folder):
    from osgeo import gdal

    for path in months:
        path.rename(folder / path.name)
    sources = [str(path) for path in sorted(folder.glob("*.tif"))]
    gdal.BuildVRT(str(folder / "lai_2005-01-01.vrt"), sources[:2]).FlushCache()
    assert values_of(do_import([folder])) == EXPECTED
    # It is read where it is what the user named.
    receipt = do_import([folder / "lai_2005-01-01.vrt"], "named")
    assert list(values_of(receipt)) == ["lai_2005-01-01"]


def test_a_zip_of_zips(do_import, months, folder, tmp_path):
    inner = {
        f"year/{path.stem}.zip": zip_of(tmp_path / f"{path.stem}.zip", {f"x/{path.name}": path})
        for path in months
    }
    zip_of(folder / "outer.zip", inner)
    receipt = do_import([folder])
    assert values_of(receipt) == EXPECTED
    assert archive_of(receipt.variables[0].files[0]) == str(folder / "outer.zip")


def test_files_compressed_one_by_one(do_import, months, era5, folder):
    """As CRU TS and CHIRPS are delivered; NetCDF is unpacked, as GDAL reads it so on Linux only."""
    for path in (*months, Path(era5[0])):
        with gzip.open(folder / f"{path.name}.gz", "wb") as file:
            file.write(path.read_bytes())
    assert needs_disk(f"/vsigzip/{folder}/data.nc.gz")
    assert values_of(do_import([folder], variables=("lai",))) == EXPECTED
    found = files.made(do_import([folder], "other", variables=("t2m",)))
    np.testing.assert_allclose(found["t2m_2005-07"], era5[1][6] - 273.15, atol=2e-5)


def test_a_zip_under_the_name_of_another_file(do_import, era5, folder):
    """As the Climate Data Store sends several streams as download.nc."""
    zip_of(folder / "download.nc", {"data_stream-moda.nc": era5[0]})
    receipt = do_import([folder], variables=("t2m",))
    expected = era5[1][6] - 273.15
    np.testing.assert_allclose(files.made(receipt)["t2m_2005-07"], expected, atol=2e-5)
    assert archive_of(receipt.variables[0].files[0]) == str(folder / "download.nc")
    again = do_import([folder / "download.nc"], variables=("t2m",))
    assert len(again.outputs) == 12 and not again.variables[0].written


@pytest.mark.parametrize("form", ["{}", "/vsizip/{}", "/vsizip/{{{}}}"])
def test_a_zip_of_one_raster_is_called_like_its_member(do_import, months, folder, form):
    """QGIS's list of files writes a zip as a name of GDAL, which opens the raster by that."""
    archive = zip_of(folder / "原始下载.zip", {"download/lai_2005-01.tif": months[0]})
    receipt = do_import([form.format(archive)])
    assert values_of(receipt) == {"lai_2005-01": 1.0}
    assert receipt.variables[0].files[0].endswith("原始下载.zip/download/lai_2005-01.tif")


@pytest.mark.parametrize("coding", ["gb18030", "utf-8"])
def test_chinese_names_in_zips_that_do_not_say_their_coding(do_import, months, folder, coding):
    class Member(zipfile.ZipInfo):
        def _encodeFilenameFlags(self):  # noqa: N802, as zipfile calls it
            return self.filename.encode(coding), self.flag_bits & ~0x800

    with zipfile.ZipFile(folder / "下载.zip", "w") as archive:
        for year, path in zip((2005, 2006), months):
            archive.writestr(Member(f"中国/年降水量_{year}年.tif"), path.read_bytes())
    receipt = do_import([folder])
    assert values_of(receipt) == {"年降水量_2005": 1.0, "年降水量_2006": 2.0}
    assert receipt.variables[0].files[0].endswith("下载.zip/中国/年降水量_2005年.tif")


def test_names_of_dos_and_those_that_say_their_coding_stay(tmp_path, months):
    archive = zip_of(tmp_path / "a.zip", {"x": months[0]})
    for name in ("réseau_données.tif", "año.tif", "中国.tif", "plain.tif"):
        path = f"/vsizip/{archive}/{name}"
        assert readable_name(path) == path
    assert readable_name(str(tmp_path / "réseau.tif")) == str(tmp_path / "réseau.tif")


def test_two_members_of_one_name(do_import, months, folder):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of the copy
        with zipfile.ZipFile(folder / "a.zip", "w") as archive:
            archive.write(months[0], "lai_2005-01.tif")
            archive.write(months[1], "lai_2005-01.tif")
        with zipfile.ZipFile(folder / "b.zip", "w") as archive:
            archive.write(months[0], "lai_2005-01.tif")
            archive.write(months[0], "lai_2005-01.tif")
    with pytest.raises(MembersTwice) as caught:
        do_import([folder / "a.zip"])
    assert caught.value.name == "lai_2005-01.tif"
    assert values_of(do_import([folder / "b.zip"])) == {"lai_2005-01": 1.0}  # the same twice


def test_zips_that_cannot_be_opened(do_import, months, folder):
    command = ["zip", "-q", "-j", "-P", "secret", str(folder / "locked.zip"), str(months[0])]
    try:
        subprocess.run(command, check=True)
    except FileNotFoundError:
        pytest.skip("the program zip is not installed, and Python writes no encrypted zips")
    whole = zip_of(folder / "cut.zip", {path.name: path for path in months}).read_bytes()
    (folder / "cut.zip").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DamagedFiles) as caught:
        do_import([folder])
    reasons = {reason for _, reason in caught.value.files}
    assert reasons == {"password", "zip"}


def test_months_and_years_of_one_variable_are_asked_for(do_import, months, folder):
    for path in months:
        path.rename(folder / path.name)
    write_raster(folder / "lai_2005.tif", np.full((2, 3), 2.0), GRID)
    with pytest.raises(StepsMixed) as caught:
        do_import([folder], period="year")
    assert {caught.value.first, caught.value.second} == {"2005", "2005-01"}


def test_bands_of_earth_engine_named_by_months(do_import, folder):
    values = np.stack([np.full((2, 3), k, "f4") for k in (1, 2)])
    names = ("2005_01_NDVI", "2005_02_NDVI")
    write_raster(folder / "export.tif", values, GRID, descriptions=names)
    assert values_of(do_import([folder])) == {"ndvi_2005-01": 1.0, "ndvi_2005-02": 2.0}
