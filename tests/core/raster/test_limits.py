"""Limits of the machine: memory and disk. Each runs in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest

from carbonsink.tests.factories import make_grid, tilted

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits are set the Linux way")

# Part of the process before any raster is read: Python, numpy, GDAL.
START = """
import importlib.util, os, resource, sys
spec = importlib.util.spec_from_file_location(
    "carbonsink", sys.argv[1] + "/__init__.py", submodule_search_locations=[sys.argv[1]]
)
package = importlib.util.module_from_spec(spec)
sys.modules["carbonsink"] = package
spec.loader.exec_module(package)
import numpy as np
from carbonsink.core.errors_and_notes.raster import DiskFull, WriteLimit
from carbonsink.core.raster import RasterOutput, Stack, reduce_blocks, run_blocks
from carbonsink.core.run import Run

def noise(block):
    seed = block.window.row * 100_000 + block.window.col
    return {"noise": np.random.default_rng(seed).normal(size=block.window.shape).astype("f4")}

def fill(folder, grid):
    try:
        run_blocks(
            Stack.empty(grid), noise, {RasterOutput("noise"): folder + "/out.tif"},
            Run(max_memory=16),
        )
    except (DiskFull, WriteLimit) as error:
        print(type(error).__name__, os.path.basename(error.path), sorted(os.listdir(folder)))
    else:
        print("written")
"""


def run_python(root: Path, code: str, *arguments, before=()) -> str:
    script = START + textwrap.dedent(code)
    command = [*before, sys.executable, "-c", script, str(root), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("used", [True, False], ids=["exceptions", "no-exceptions"])
def test_a_file_that_may_not_grow_is_named_as_such(root, raster, tmp_path, used):
    source = raster(tilted(make_grid(1500, 1500)), "in.tif", make_grid(1500, 1500))
    (tmp_path / "out").mkdir()
    found = run_python(
        root,
        """
        from osgeo import gdal
        gdal.UseExceptions() if sys.argv[4] == "True" else gdal.DontUseExceptions()
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
        fill(sys.argv[3], Stack.open([sys.argv[2]]).grid)
        """,
        source,
        tmp_path / "out",
        used,
    )
    assert found == "WriteLimit out.tif []"


def can_mount() -> bool:
    if os.geteuid() != 0 or shutil.which("unshare") is None:
        return False
    trial = ["unshare", "-m", "sh", "-c", "mount -t tmpfs none /mnt"]
    return subprocess.run(trial, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("size", ["1m", "9m"])
def test_a_disk_that_fills_up(root, raster, tmp_path, size):
    if not can_mount():
        pytest.skip("mounting a small disk needs root and unshare")
    source = raster(tilted(make_grid(1500, 2500)), "in.tif", make_grid(1500, 2500))
    (tmp_path / "disk").mkdir()
    mount = f'mount -t tmpfs -o size={size} none "$0" && exec "$@"'
    found = run_python(
        root,
        "fill(sys.argv[3], Stack.open([sys.argv[2]]).grid)",
        source,
        tmp_path / "disk",
        before=["unshare", "-m", "sh", "-c", mount, str(tmp_path / "disk")],
    )
    assert found == "DiskFull out.tif []"


@pytest.mark.parametrize("max_memory", [64, 200])
@pytest.mark.parametrize("tiled", [True, False])
def test_memory_stays_below_its_limit(root, raster, max_memory, tiled):
    """16 million cells of 6 bands are 400 MB as float32, and the result 64 MB."""
    grid = make_grid(4000, 4000)
    row = np.tile(np.arange(4000, dtype="i2"), (4000, 1))
    options = ["TILED=YES", "COMPRESS=DEFLATE", "ZLEVEL=1"] if tiled else ["COMPRESS=DEFLATE"]
    source = raster(row, "in.tif", grid, options=options)
    found = run_python(
        root,
        """
        def peak():
            with open("/proc/self/status") as file:
                return next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))
        stack = Stack.open([sys.argv[2]] * 6)
        before = peak()
        run = Run(max_memory=int(sys.argv[3]), threads=2)
        kernel = lambda block: {"sum": block.values.sum(axis=0)}
        output = {RasterOutput("sum"): sys.argv[2] + ".out.tif"}
        summary = run_blocks(stack, kernel, output, run, scratch=4)
        print((peak() - before) // 1024)
        """,
        source,
        max_memory,
    )
    assert 0 < int(found) < max_memory + 100
