"""A folder of results with numbers that can be added up by hand."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.dates.date import parse_date
from carbonsink.core.pattern.classes import LISA_CLASSES
from carbonsink.core.raster import ClassEntry, Classes, Grid, RasterOutput, write_array
from carbonsink.tests.algorithms.world import CRS

GRID = Grid(4, 2, (0.0, 1000.0, 0.0, 2000.0, 0.0, -1000.0), CRS)
N = np.nan


@pytest.fixture
def put(tmp_path):
    """Write a raster: ``put("maps/nep_2001.tif", "nep", values, ...)``."""

    def write(place, name, values, **facts):
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        output = RasterOutput(name, **facts)
        write_array(output, str(path), GRID, np.asarray(values, output.dtype))
        return path

    return write


@pytest.fixture
def results(tmp_path, put):
    """NEP of three years and its mean, clusters, a budget: some in place, some not."""
    unit = "gC m-2 yr-1"
    for year in (2001, 2002, 2003):
        values = np.full((2, 4), 100.0 + year - 2002)
        put(f"maps/nep_{year}.tif", "nep", values, unit=unit, date=parse_date(str(year)))
    put("predict/nep_mean.tif", "nep", [[-50, 100, 100, N], [100, 100, 100, N]], unit=unit)
    entries = tuple(ClassEntry(c.code, c.key, c.label, c.colour) for c in LISA_CLASSES)
    put(
        "flat_clusters.tif",
        "lisa_class",
        [[1, 1, 0, 255], [3, 0, 0, 255]],
        dtype="uint8",
        nodata=255,
        classes=Classes("lisa_class", entries),
        description="Clusters; p <= 0.05",
    )
    (tmp_path / "my_budget.csv").write_text(
        "code,zone,period,part,year,total (Tg C),constant_total (Tg C),constant_mean (gC m-2),"
        "constant_area (km2),n,ols_slope (Tg C yr-1),ols_intercept (Tg C),ols_p,"
        "sen_slope (Tg C yr-1),sen_intercept (Tg C),mk_p\n"
        + "".join(
            f",all,{year},year,{year},{t},{t},100,6,3,0.1,-200,0.2,0.1,-200,0.3\n"
            f"1,North,{year},year,{year},{t - 1},{t - 1},100,6,3,0.1,-200,0.2,0.1,-200,0.3\n"
            for year, t in ((2001, 1.5), (2002, 2.0), (2003, 2.5))
        ),
        encoding="utf-8",
    )
    (tmp_path / "notes.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    return tmp_path
