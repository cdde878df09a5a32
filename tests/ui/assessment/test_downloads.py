"""The folder that an import of downloads is given, and which files it made rasters of."""

from __future__ import annotations

import json
import os
import zipfile

import pytest

from carbonsink.core.errors_and_notes.raster import UnreadableRaster
from carbonsink.ui.assessment import downloads
from carbonsink.ui.assessment.data_records import UNUSED, DataFile
from carbonsink.ui.assessment.raster_descriptions import RasterDescription


def found(path) -> DataFile:
    return DataFile(str(path), str(path), UNUSED)


def test_the_folder_of_downloads_is_imported_where_it_holds_nothing_else(tmp_path):
    files = [found(tmp_path / "a" / "x.zip"), found(tmp_path / "b" / "y.zip")]
    space = str(tmp_path / "space")
    plots, own = found(tmp_path / "a" / "plots.csv"), found(tmp_path / "b" / "ndvi_2001.tif")

    def inputs(waiting, others=(), workspace=str(tmp_path.parent / "space")):
        return downloads.inputs_of_import(waiting, (*waiting, *others), workspace)

    assert inputs([]) == {}
    assert inputs(files, [plots]) == {"INPUT_FOLDER": str(tmp_path)}
    assert inputs(files[:1], [own]) == {"INPUT_FOLDER": str(tmp_path / "a")}
    one_by_one = {"INPUT": [file.path for file in files]}
    assert inputs(files, [own]) == one_by_one, "rasters of the user's own are not imported"
    assert inputs(files, workspace=space) == one_by_one, "nor are results"


def test_a_whole_drive_is_no_folder_of_downloads():
    files = [found("/one/x.zip"), found("/two/y.zip")]
    assert downloads.inputs_of_import(files, files, "/space") == {
        "INPUT": ["/one/x.zip", "/two/y.zip"]
    }


def test_downloads_on_two_drives(monkeypatch):
    def fail(folders):
        raise ValueError("Paths don't have the same drive")

    monkeypatch.setattr(os.path, "commonpath", fail)
    files = [found("/c/x.zip"), found("/d/y.zip")]
    assert downloads.inputs_of_import(files, files, "/space") == {"INPUT": ["/c/x.zip", "/d/y.zip"]}


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
        RasterDescription(str(path), error=UnreadableRaster(str(path), ""))
        for path in (archive, broken)
    ]
    assert list(map(downloads.is_download, facts)) == [True, False]
