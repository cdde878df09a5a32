"""Kept blocks belong to what the inputs hold, not to their names and times."""

from __future__ import annotations

import os
import shutil

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.run import Cancelled
from carbonsink.core.run import Run
from carbonsink.framework.run.run_files import resume_key
from carbonsink.tests.factories import write_raster

VRT = """<VRTDataset rasterXSize="6" rasterYSize="4"><GeoTransform>0,1,0,4,0,-1</GeoTransform>
<VRTRasterBand dataType="Float32" band="1"><SimpleSource>
<SourceFilename relativeToVRT="1">{}</SourceFilename><SourceBand>1</SourceBand>
</SimpleSource></VRTRasterBand></VRTDataset>"""
PAM = """<PAMDataset><PAMRasterBand band="1">{}</PAMRasterBand></PAMDataset>"""
STATISTICS = '<Metadata><MDI key="STATISTICS_MEAN">3.5</MDI></Metadata>'
VALUES = np.arange(24, dtype=np.float32).reshape(4, 6)


@pytest.fixture
def folder(tmp_path):
    """A raster, a virtual one of it, a virtual one of that, a model and a table."""
    write_raster(str(tmp_path / "source.tif"), VALUES)
    (tmp_path / "inner.vrt").write_text(VRT.format("source.tif"))
    (tmp_path / "outer.vrt").write_text(VRT.format("inner.vrt"))
    (tmp_path / "breaks.csv").write_text("code,limit\n1,2\n")
    return tmp_path


def key(provider, folder, raster="source.tif", run=None, **more) -> str:
    algorithm = provider.algorithm("trendclassification").create()
    values = {
        "SERIES": [str(folder / raster)],
        "CLASS_TABLE": str(folder / "breaks.csv"),
        "RESUME": True,
        "THREADS": 1,
        "TREND_CLASS": str(folder / "out.tif"),
        **more,
    }
    return resume_key(algorithm, values, run or Run())


def replaced(path, write) -> None:
    """Change a file without changing its time."""
    times = os.stat(path).st_atime_ns, os.stat(path).st_mtime_ns
    write()
    os.utime(path, ns=times)


@pytest.mark.parametrize("raster", ["source.tif", "inner.vrt", "outer.vrt"])
def test_a_changed_source_makes_another_run(provider, folder, raster):
    before, source = key(provider, folder, raster), folder / "source.tif"
    size = source.stat().st_size
    replaced(source, lambda: write_raster(str(source), VALUES[::-1].copy()))
    assert source.stat().st_size == size
    assert key(provider, folder, raster) != before


def test_a_changed_table_makes_another_run(provider, folder):
    before, table = key(provider, folder), folder / "breaks.csv"
    replaced(table, lambda: table.write_text("code,limit\n1,3\n"))
    assert key(provider, folder) != before


def test_side_files_count_and_statistics_do_not(provider, folder):
    before, side = key(provider, folder), folder / "source.tif.aux.xml"
    side.write_text(PAM.format(STATISTICS))
    assert key(provider, folder) == before
    side.write_text(PAM.format("<NoDataValue>7</NoDataValue>" + STATISTICS))
    assert key(provider, folder) != before


def test_times_and_neutral_parameters_do_not_count(provider, folder):
    before = key(provider, folder)
    os.utime(folder / "source.tif")
    shutil.copy(folder / "source.tif", folder / "source2.tif")
    assert key(provider, folder, THREADS=7) == before


def test_reading_the_inputs_hears_cancel(provider, folder):
    with pytest.raises(Cancelled):
        key(provider, folder, run=Run(is_cancelled=lambda: True))


def test_without_resume_nothing_is_read(provider, folder):
    assert key(provider, folder, raster="missing.tif", RESUME=False) == ""
