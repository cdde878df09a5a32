"""What the HDF5 library prints while a file is read in a thread."""

from __future__ import annotations

import threading

import numpy as np

from carbonsink.core.raster import Stack
from carbonsink.core.raster.opening import open_dataset, silence_hdf5
from carbonsink.tests.core.imports import files


def test_nothing_is_printed_while_a_thread_reads(tmp_path, capfd):
    """NetCDF asks for attributes that are not there; HDF5 would print each."""
    values = np.ones((2, 3, 5), "f4")
    path = files.write_netcdf(tmp_path / "a.nc", {"lai": (values, {})}, files.MONTHS[:2])
    open_dataset(path)  # the thread that opens the first one is silent anyway
    read = []

    def work():
        open_dataset(path)
        stack = Stack.open([path])
        read.append(len(stack.bands))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert read == [2] and "HDF5-DIAG" not in capfd.readouterr().err


def test_libraries_that_are_not_there(monkeypatch):
    monkeypatch.setattr("carbonsink.core.raster.opening._MAPS", "/no/such/file")
    thread = threading.Thread(target=silence_hdf5)
    thread.start()
    thread.join()
