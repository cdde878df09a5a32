"""Folders that stand for their rasters: what is used, and what is named because it is not."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.imports import FolderPartlyUsed
from carbonsink.core.raster.raster_search import find_rasters, folder_contents
from carbonsink.core.run import Run
from carbonsink.tests.factories import make_grid, write_raster

GRID = make_grid(2, 3)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "series"
    made.mkdir()
    write_raster(made / "npp_2001.tif", np.full((2, 3), 1.5), GRID)
    return made


def add_folder(folder):
    (folder / "more" / "deeper").mkdir(parents=True)
    (folder / "more" / "deeper" / "npp_2002.tif").write_bytes(b"II*\x00")
    return "more", "folder"


def add_archive(folder):
    with zipfile.ZipFile(folder / "npp_2002.zip", "w") as archive:
        archive.write(folder / "npp_2001.tif", "npp_2002.tif")
    return "npp_2002.zip", "archive"


def add_packed(folder):
    (folder / "npp_2002.7z").write_bytes(b"7z\xbc\xaf\x27\x1c")
    return "npp_2002.7z", "archive"


def add_archive_of_other_name(folder):
    zipped = Path(folder / add_archive(folder)[0])
    return zipped.rename(folder / "npp_2002.download").name, "archive"


def add_broken_hdf(folder):
    (folder / "npp_2002.hdf").write_bytes(b"\x89HDF\r\n\x1a\n" + bytes(50))
    return "npp_2002.hdf", "not_readable"


def add_broken_geopackage(folder):
    (folder / "npp_2002.gpkg").write_bytes(b"SQLite format 3\x00" + bytes(500))
    return "npp_2002.gpkg", "not_readable"


def add_unknown(folder):
    (folder / "npp_2002.mat").write_bytes(b"MATLAB 5.0 MAT-file")
    return "npp_2002.mat", "unknown"


def add_download_in_progress(folder):
    (folder / "npp_2002.tif.part").write_bytes(b"II*\x00")
    return "npp_2002.tif.part", "unknown"


ADDED = (
    *(add_folder, add_archive, add_packed, add_archive_of_other_name, add_broken_hdf),
    *(add_broken_geopackage, add_unknown, add_download_in_progress),
)


@pytest.mark.parametrize("add", ADDED, ids=lambda add: add.__name__)
def test_what_may_be_data_and_is_not_used_is_named(folder, add):
    expected = add(folder)
    found = folder_contents(str(folder))
    assert [Path(path).name for path in found.rasters] == ["npp_2001.tif"]
    assert found.left_out == (expected,)
    assert found.note(str(folder)) == FolderPartlyUsed(str(folder), (expected,))


def test_side_files_tables_and_empty_folders_are_no_data(folder):
    names = ("npp_2001.tif.aux.xml", "npp_2001.qml", "npp.qlr", "notes.txt", "sites.csv", "a.pdf")
    for name in (*names, "report.html", "sites.shp", "sites.dbf", "sites.shx", ".hidden.mat"):
        (folder / name).write_text("text")
    (folder / "styles").mkdir()
    (folder / "styles" / "npp.qml").write_text("text")
    found = folder_contents(str(folder))
    assert found.left_out == () and len(found.rasters) == 1
    assert found.note(str(folder)) is None


def test_raw_files_with_a_header_and_hdf5_are_rasters(folder):
    netCDF4 = pytest.importorskip("netCDF4")
    write_raster(folder / "npp_2002", np.full((2, 3), 2.5), GRID, driver="ENVI")
    with netCDF4.Dataset(folder / "npp_2003.he5", "w") as file:
        file.createDimension("y", 2), file.createDimension("x", 3)
        file.createVariable("npp", "f4", ("y", "x"))[:] = np.ones((2, 3))
    found = folder_contents(str(folder))
    names = [Path(path).name for path in found.rasters]
    assert names == ["npp_2001.tif", "npp_2002", "npp_2003.he5"]
    assert found.left_out == ()


def test_imports_name_what_they_do_not_read(folder):
    names = dict(add(folder) for add in (add_folder, add_archive, add_packed, add_unknown))
    notes: list = []
    found = find_rasters([str(folder)], Run(on_note=notes.append))
    read = {Path(path).name for path in found}
    assert read == {"npp_2001.tif", "npp_2002.tif"} and len(found) == 3
    (note,) = notes
    assert note.left_out == tuple((name, names[name]) for name in ("npp_2002.7z", "npp_2002.mat"))
