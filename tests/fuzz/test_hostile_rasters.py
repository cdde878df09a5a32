"""Kept blocks, rasters, containers and geometries meet hostile content."""

from __future__ import annotations

import os
import struct
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.run import CarbonSinkError
from carbonsink.core.run import Run
from carbonsink.tests.fuzz import hostile
from carbonsink.tests.fuzz.hostile_reading import BY_NAME, SECONDS, read_hostile, skops
from carbonsink.tests.fuzz.watching import nothing_runs


def test_kept_blocks(seed_of, tmp_path, marker):
    kind = BY_NAME["block"]
    seed = seed_of(kind)
    contents = hostile.archives(seed, marker, "0.npy")
    parts = hostile.unpacked(seed)
    for what, array in hostile.arrays(marker).items():
        contents[what] = hostile.packed({**parts, "0.npy": array}, zipfile.ZIP_STORED)
    contents["deep facts"] = hostile.packed({**parts, "facts.json": hostile.DEEP}, 0)
    contents["facts that are huge"] = hostile.packed(
        {**parts, "facts.json": b"[" + b"0," * (9 << 20) + b"0]"}, zipfile.ZIP_STORED
    )
    for what, node in hostile.skops_nodes(marker).items():
        contents[what] = skops({**node, "protocol": 2})
    outcomes = {what: read_hostile(kind, content, tmp_path) for what, content in contents.items()}
    # Bytes in front of an archive are skipped by every program that reads one, and a part is as
    # long as it is, whatever the directory says.
    readable = {what for what, error in outcomes.items() if not error}
    assert readable <= {"an archive after other bytes", "a part that says it is huge"}


def test_a_journal_in_strange_folders(tmp_path):
    from carbonsink.core.raster import RasterOutput, Window
    from carbonsink.core.raster.journal import Journal

    window, path = Window(0, 0, 3, 4), tmp_path / "a.tif"
    other = tmp_path / "precious"
    other.mkdir()
    (other / "file").write_text("x")
    checkpoints = Journal(str(path), "k", (RasterOutput("npp"),))
    folder = Path(checkpoints.folder)
    block = folder / "0-0-3-4.block"
    for make in (
        lambda: block.symlink_to("/dev/zero"),
        lambda: os.mkfifo(block),
        block.mkdir,
        lambda: block.symlink_to("nowhere"),
    ):
        folder.mkdir()
        make()
        assert checkpoints.read(window) is None
        checkpoints.remove()
        assert not folder.exists()
    # A link in place of the folder: what it leads to stays.
    folder.symlink_to(other)
    checkpoints.remove()
    assert (other / "file").exists()
    # Marks of owners that cannot be.
    if folder.is_symlink():
        folder.unlink()
    folder.mkdir()
    for name in ("x.owner", ".owner", "0-0-0-0.owner", "é" * 60 + ".owner"):
        (folder / name).write_text("")
    checkpoints.remove()


# --- rasters ------------------------------------------------------------------------------------

RASTER = BY_NAME["GeoTIFF"]


def test_rasters(seed_of, tmp_path, marker):
    seed_of(RASTER)
    outcomes = {}
    for what, content in hostile.rasters("", marker).items():
        name = "a.asc" if "ASCII" in what else "a.tif"
        outcomes[what] = read_hostile(RASTER, content, tmp_path, name)
    assert all(outcomes.values()), outcomes


def test_virtual_rasters(seed_of, tmp_path, marker):
    (tmp_path / "seed.tif").write_bytes(seed_of(RASTER))
    path = tmp_path / "a.vrt"
    outcomes = {
        what: read_hostile(RASTER, content, tmp_path, "a.vrt")
        for what, content in hostile.vrts(path, marker).items()
    }
    for what in ("Python", "itself", "more cells than there are", "more rows than there are"):
        assert outcomes[what], outcomes


def test_side_files(seed_of, tmp_path, marker):
    from carbonsink.core.raster.content_digests import ContentDigests

    (tmp_path / "a.tif").write_bytes(seed_of(RASTER))
    digests = set()
    for ending, contents in hostile.side_files(marker).items():
        for content in contents:
            side = tmp_path / f"a.tif{ending}"
            side.write_bytes(content)
            read_hostile(RASTER, seed_of(RASTER), tmp_path)
            started = time.monotonic()
            with nothing_runs(tmp_path):
                digests.add(ContentDigests(lambda: None).of_raster(str(tmp_path / "a.tif")))
            assert time.monotonic() - started < SECONDS
            side.unlink()
    assert len(digests) > 1


@pytest.mark.parametrize(
    ("factor", "scale"),
    [("nan", 1.0), ("0x10", 1.0), ("", 1.0), ("9" * 400, None), ("2\0", 2.0), ("2 = 3", 2.0)],
)
def test_headers_of_saga(tmp_path, factor, scale):
    """A header that is read beside what GDAL reads of it gives a factor, or none, or is refused."""
    from carbonsink.core.raster import Stack
    from carbonsink.tests.factories import write_raster

    path = write_raster(tmp_path / "a.sdat", np.array([[4500.0]]), driver="SAGA")
    header = tmp_path / "a.sgrd"
    kept = [one for one in header.read_text().splitlines() if not one.startswith("Z_FACTOR")]
    header.write_text("\n".join([*kept, f"Z_FACTOR\t= {factor}"]))
    if scale is None:
        with pytest.raises(CarbonSinkError):
            Stack.open([path])
        return
    assert Stack.open([path]).bands[0].scale == scale


def test_archives_of_rasters(seed_of, tmp_path, marker):
    """Members of archives are copied into the folder given for it, whatever they are called."""
    from carbonsink.core.raster.archives import copy_from_archive
    from carbonsink.core.raster.container_layers import describe_container
    from carbonsink.core.raster.raster_search import find_rasters

    tif, place = seed_of(RASTER), tmp_path / "copies"
    place.mkdir()
    contents = {**hostile.rasters("", marker), "a raster": tif}
    names = ["a.tif", "x.nc", *(f"{path}.nc" for path in hostile.PATHS)]
    path = tmp_path / "a.zip"
    for what, content in contents.items():
        path.write_bytes(hostile.packed(dict.fromkeys(names, content)))
        with nothing_runs(place):
            for found in find_rasters([str(tmp_path)], Run()):
                try:
                    describe_container(found)
                    copied = copy_from_archive(found, str(place), Run())
                except CarbonSinkError:
                    continue
                assert os.path.realpath(copied).startswith(os.path.realpath(place)), what
    path.write_bytes(hostile.pickled(marker))
    with nothing_runs(place):
        for found in find_rasters([str(path)], Run()):
            with pytest.raises(CarbonSinkError):
                describe_container(found)


def test_folders_of_rasters(tmp_path, marker):
    """Files of any content and name are listed or named, and nothing in them runs."""
    from carbonsink.core.raster.raster_search import folder_contents

    contents = {**hostile.rasters("", marker), "pickle": hostile.pickled(marker)}
    (tmp_path / "inside.zarr").mkdir()
    for content in contents.values():
        for name in ("a.hdf", "a.gpkg", "a.dat", "a", "inside.zarr/.zgroup"):
            (tmp_path / name).write_bytes(content)
        with nothing_runs(tmp_path):
            found = folder_contents(str(tmp_path))
        assert len(found.rasters) + len(found.left_out) <= 5


def test_axes_of_containers(tmp_path):
    """Axes of a few bytes that claim to be longer than the memory are not read."""
    netcdf = pytest.importorskip("netCDF4")
    from carbonsink.core.raster.container_layers import describe_container
    from carbonsink.core.raster.scaling_metadata import _NUMBER

    path = str(tmp_path / "a.nc")
    with netcdf.Dataset(path, "w") as file:
        for name, length in (("lon", 4), ("lat", 2**33)):
            file.createDimension(name, length)
            axis = file.createVariable(name, "f8", (name,), chunksizes=(4,))
            axis.units = f"degrees_{'east' if name == 'lon' else 'north'}"
        npp = file.createVariable("npp", "f4", ("lon", "lat"), chunksizes=(4, 4))
        npp.scale_factor = "1.2.3"
    assert os.path.getsize(path) < 100_000
    started = time.monotonic()
    with nothing_runs(tmp_path), pytest.raises(CarbonSinkError):
        describe_container(path)
    assert time.monotonic() - started < SECONDS
    for text in ("1.2.3", "...", "٣", "-1e5e5", "+.5", "1" * 5000):
        found = _NUMBER.search(text)
        assert found is None or float(found.group()) is not None


def test_bounds_of_axes(tmp_path):
    netcdf = pytest.importorskip("netCDF4")
    from carbonsink.core.raster.time_bounds import _stamped_ends

    path = str(tmp_path / "a.nc")
    with netcdf.Dataset(path, "w") as file:
        file.createDimension("time", 2**33)
        file.createDimension("two", 2)
        file.createVariable(
            "time", "f8", ("time",), chunksizes=(4,)
        ).units = "days since 2000-01-01"
        file.createVariable("time_bnds", "f8", ("time", "two"), chunksizes=(4, 2))
    assert os.path.getsize(path) < 100_000
    started = time.monotonic()
    with nothing_runs(tmp_path):
        assert _stamped_ends(path, "time", "time_bnds", ()) == ()
    assert time.monotonic() - started < SECONDS


def test_geometries():
    """Well-known binary that lies about lengths, or nests itself, is refused."""
    from carbonsink.core.files.wkb import read_rings

    head = b"\x01\x06\x00\x00\x00"
    contents = [
        b"",
        b"\x01\x03",
        b"\x01\x03\x00\x00\x00" + b"\xff" * 8,
        b"\x01\x03\x00\x00\x00\x01\x00\x00\x00\xff\xff\xff\x7f" + bytes(64),
        head + b"\xff\xff\xff\xff",
        (head + b"\x01\x00\x00\x00") * 20_000,
        b"\x01\x03\x00\x00\x00\xff\xff\xff\xff" + bytes(4 * 100_000),
    ]
    for wkb in contents:
        with pytest.raises(CarbonSinkError):
            read_rings(0, wkb)


def test_headers_of_classic_containers(tmp_path):
    from carbonsink.core.raster.completeness import _classic_bytes

    path = tmp_path / "a.nc"
    zeros = bytes(1 << 20)
    for version, form in ((1, ">I"), (2, ">I"), (5, ">Q")):
        head, most = b"CDF" + bytes([version]), 256 ** struct.calcsize(form) - 1
        contents = (
            head + struct.pack(form, 0) + bytes(4) + struct.pack(form, most) + zeros,
            head + struct.pack(form, most) + bytes(4) + struct.pack(form, 1) * 2 + b"abcd" + zeros,
            head + struct.pack(form, 0) + bytes(4) + struct.pack(form, 1) + struct.pack(form, most),
        )
        for content in contents:
            path.write_bytes(content)
            started = time.monotonic()
            assert _classic_bytes(str(path)) == 0
            assert time.monotonic() - started < SECONDS


def test_sources_that_are_no_files(tmp_path):
    from carbonsink.core.raster.file_version import files_of_raster

    (tmp_path / "device.vrt").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.vrt")
    names = [str(tmp_path / name) for name in ("device.vrt", "pipe.vrt", "a.vrt")]
    sources = "".join(f"<SourceFilename>{name}</SourceFilename>" for name in names)
    (tmp_path / "a.vrt").write_text(f"<VRTDataset>{sources}</VRTDataset>")
    assert sorted(files_of_raster(names[2])) == sorted(names)


def test_heads_of_grib(tmp_path):
    from carbonsink.core.raster.grib import centre_of_file

    path = tmp_path / "a.grib"
    for content in (
        b"",
        b"GRIB",
        b"GRIB" + bytes(40),
        b"x" * 480 + b"GRIB" + b"\x01" * 28,
        b"GRIB" + b"\xff" * 600,
        b"GRIB\0\0\0\x03" + bytes(100),
    ):
        path.write_bytes(content)
        assert centre_of_file(str(path)) == ""
    path.write_bytes(b"GRIB\0\0\0\x02" + b"\xff" * 100)
    assert centre_of_file(str(path)) == "centre 65535"
    os.mkfifo(tmp_path / "pipe")
    assert centre_of_file(str(tmp_path / "pipe")) == ""
