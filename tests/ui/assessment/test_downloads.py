"""The folder that an import of downloads is given, and which files it made rasters of."""

from __future__ import annotations

import json
import os
import zipfile

import pytest

from carbonsink.core.facts.raster import UnreadableRaster
from carbonsink.ui.assessment import downloads
from carbonsink.ui.assessment.data_records import UNUSED, DataFile
from carbonsink.ui.assessment.rasters import RasterFacts


def found(path) -> DataFile:
    return DataFile(str(path), str(path), UNUSED)


def test_the_folder_of_downloads(tmp_path):
    files = [found(tmp_path / "a" / "x.zip"), found(tmp_path / "b" / "y.zip")]
    assert downloads.common_folder_of([]) == ""
    assert downloads.common_folder_of(files) == str(tmp_path)
    assert downloads.common_folder_of(files[:1]) == str(tmp_path / "a")


def test_a_whole_drive_is_no_folder_of_downloads():
    files = [found("/one/x.zip"), found("/two/y.zip"), found("/two/z.zip")]
    assert downloads.common_folder_of(files) == "/two"


def test_downloads_on_two_drives(monkeypatch):
    def fail(folders):
        raise ValueError("Paths don't have the same drive")

    monkeypatch.setattr(os.path, "commonpath", fail)
    files = [found("/c/x.zip"), found("/d/y.zip"), found("/d/z.zip")]
    assert downloads.common_folder_of(files) == "/d"


def test_files_that_an_import_read(tmp_path):
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("x.nc", "x")
    variables = [
        {"written": ["o.tif"], "kept": [], "files": [f"/vsizip/{archive}/x.nc"]},
        {"written": [], "kept": ["p.tif"], "files": [str(tmp_path / "b.hdf")]},
        {"written": [], "kept": [], "files": [str(tmp_path / "c.hdf")]},
    ]
    receipt = tmp_path / "receipt.json"
    receipt.write_text(json.dumps({"variables": variables}), encoding="utf-8")
    files = downloads.imported_files(str(receipt))
    names = ("a.zip", "b.hdf", "c.hdf", "d.hdf")
    assert [downloads.was_imported(found(tmp_path / name), files) for name in names] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("text", ["", "[]", '{"variables": [{}]}'])
def test_a_receipt_that_tells_nothing(tmp_path, text):
    (tmp_path / "r.json").write_text(text, encoding="utf-8")
    assert downloads.imported_files(str(tmp_path / "r.json")) == set()
    assert downloads.imported_files("") == set()


def test_a_zip_under_the_name_of_a_raster_is_a_download(tmp_path):
    archive = tmp_path / "download.nc"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("x.nc", "x")
    broken = tmp_path / "broken.nc"
    broken.write_text("no raster", encoding="utf-8")
    facts = [
        RasterFacts(str(path), error=UnreadableRaster(str(path), "")) for path in (archive, broken)
    ]
    assert list(map(downloads.is_download, facts)) == [True, False]
