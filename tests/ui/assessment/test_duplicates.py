"""What would count twice: copies, several products of a flux, plots beside a series."""

from __future__ import annotations

import os
import zipfile

import numpy as np
import pytest

from carbonsink.ui.assessment.data_folder import read_data
from carbonsink.ui.assessment.data_records import UNUSED, TableDescription
from carbonsink.ui.assessment.duplicates import unpacked_beside

PLOTS = TableDescription("point", ("site", "year", "NPP"), 9)


@pytest.fixture
def folder(tmp_path, raster):
    for year in range(2001, 2006):
        raster(np.ones((2, 2)), f"user/MOD17A3HGF_{year}_Npp.tif")
    for year in range(2003, 2007):
        raster(np.ones((2, 2)), f"user/GLASS_NPP_{year}_V40.tif")
    for name in ("NDVI_2001", "NDVI_2002", "NDVI_2002 - 副本", "NDVI_2002 (1)", "slope - Copy"):
        raster(np.ones((2, 2)), f"user/{name}.tif")
    (tmp_path / "user" / "plots.gpkg").touch()
    return tmp_path / "user"


def read(folder, **choices):
    by_path = {
        str(path): choice
        for start, choice in choices.items()
        for path in folder.iterdir()
        if path.name.startswith(start)
    }
    return read_data(folder, lambda path: PLOTS, choices=by_path, inputs=str(folder / "in"))


def codes(data, start):
    return {r.code for f in data.files if start in os.path.basename(f.path) for r in f.remarks}


def years(data):
    return [raster.date.year for raster in data.fluxes["npp"]]


def test_two_products_of_a_flux_are_never_one_series(folder):
    data = read(folder)
    assert years(data) == [2001, 2002, 2003, 2004, 2005]
    assert all("MOD17" in raster.path for raster in data.fluxes["npp"])
    assert codes(data, "GLASS") == {"series_to_choose"}
    assert {f.variable for f in data.doubtful} >= {"GLASS_NPP_V40"}


def test_the_product_that_is_chosen_is_the_series(folder):
    data = read(folder, GLASS={"role": "npp"})
    assert years(data) == [2003, 2004, 2005, 2006]
    assert codes(data, "MOD17") == {"other_series"}
    assert not any("MOD17" in found.path for found in data.doubtful)
    assert "npp" not in read(folder, GLASS={"role": UNUSED}, MOD17={"role": UNUSED}).fluxes


def test_one_variable_under_two_names_is_joined_by_its_name(folder):
    both = {"variable": "npp"}
    assert years(read(folder, GLASS=both, MOD17=both)) == [2001, 2002, 2003, 2004, 2005, 2006]


def test_copies_are_no_variables_of_their_own(folder):
    data = read(folder)
    assert [r.date.year for r in data.variables["NDVI"]] == [2001, 2002]
    assert codes(data, "副本") == codes(data, "(1)") == {"copy"}
    assert {"NDVI - 副本", "NDVI"} & set(data.variables) == {"NDVI"}
    assert "slope - Copy" in data.variables  # the only one there is


def zip_beside(folder, **members):
    with zipfile.ZipFile(folder / "raw.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(f"download/{name}.tif", content)


def test_an_archive_that_lies_there_unpacked_is_no_download(folder, raster):
    raster(np.full((2, 2), 7.0), "user/NDVI_2003.tif")
    ndvi, other = ((folder / f"{name}.tif").read_bytes() for name in ("NDVI_2003", "slope - Copy"))
    zip_beside(folder, renamed=ndvi)
    data = read(folder)
    assert codes(data, "raw.zip") == {"unpacked"}
    assert "raw.zip" not in {os.path.basename(found.path) for found in data.doubtful}
    zip_beside(folder, renamed=ndvi, more=other[:-1] + b"x")
    assert codes(read(folder), "raw.zip") == {"download"}, "as large, but another raster"
    zip_beside(folder)
    assert codes(read(folder), "raw.zip") == {"download"}, "nothing of it is known"


def test_an_archive_whose_names_have_no_encoding(folder):
    zip_beside(folder, 降水=b"II*")
    path = folder / "raw.zip"
    path.write_bytes(path.read_bytes().replace("降水".encode(), b"\xff" * 6))
    with pytest.raises(UnicodeDecodeError):
        zipfile.ZipFile(path)
    assert unpacked_beside(str(path), [], {}) == ""


@pytest.mark.parametrize(
    ("name", "is_doubtful"),
    [("ndvi", True), ("NDVI", True), ("NDV", False), ("soil", False), ("ndvi_max_trend", False)],
)
def test_a_map_without_date_called_like_a_series_is_in_doubt(tmp_path, raster, name, is_doubtful):
    for year in (2001, 2002):
        raster(np.ones((2, 2)), f"own/series/NDVI_{year}_max.tif")
    raster(np.full((2, 2), 0.5), f"own/{name}.tif")
    folder = tmp_path / "own"
    assert ("undated_beside" in codes(read(folder), f"{name}.tif")) is is_doubtful
    for choice in ({"role": "predictor"}, {"date": "all"}, {"role": UNUSED}):
        assert "undated_beside" not in codes(read(folder, **{name: choice}), f"{name}.tif")


def test_plots_beside_a_series_are_told(folder):
    data = read(folder)
    assert codes(data, "plots") == {"series_instead"}
    assert codes(read(folder, MOD17={"role": "npp"}), "plots") == set()
    assert codes(read(folder, GLASS={"role": UNUSED}, MOD17={"role": UNUSED}), "plots") == set()


def test_broken_files_and_archives_can_be_left_out(folder):
    (folder / "raw.zip").write_bytes(b"PK\x03\x04")
    (folder / "broken.tif").write_bytes(b"nothing")
    doubtful = {f.path[-7:] for f in read(folder).doubtful}
    assert {"raw.zip", "ken.tif"} <= doubtful
    left = read(folder, raw={"role": UNUSED}, broken={"role": UNUSED})
    assert not {"raw.zip", "ken.tif"} & {f.path[-7:] for f in left.doubtful}


@pytest.mark.parametrize(
    ("name", "rows", "age", "code"),
    [
        ("npp", 2, 0, "copy"),
        ("npp", 2, -3600, "copy"),
        ("npp", 2, 3600, "other_plots"),
        ("npp", 3, 0, "other_plots"),
        ("more", 2, 0, "other_plots"),
    ],
)
def test_an_export_of_the_plots_is_a_copy_as_long_as_nobody_changed_it(
    raster, tmp_path, name, rows, age, code
):
    """The demonstration region has its plots as a layer and as CSV: no question for a newcomer."""
    raster(np.ones((2, 2)), "user/ndvi_2001.tif")
    folder = tmp_path / "user"
    (folder / "npp.gpkg").touch()
    table = folder / f"{name}.csv"
    table.write_text("site,lng,lat,npp\n" + "A,9,46,400\n" * rows)
    now = (folder / "npp.gpkg").stat().st_mtime
    os.utime(table, (now + age, now + age))
    columns = ("site", "lng", "lat", "npp")

    def describe(path):
        is_made_of_csv = "inputs" in path
        return TableDescription("point", ("fid", *columns), rows if is_made_of_csv else 2)

    data = read_data(folder, describe, inputs=str(tmp_path / "inputs"))
    assert codes(data, f"{name}.csv") == {code}
    assert bool(data.doubtful) is (code != "copy")
