"""CASA on the twelve months of the demonstration region, beside its true NPP."""

from __future__ import annotations

import numpy as np

from carbonsink.core.demo.region_files import make_region
from carbonsink.core.demo.settings import RegionSettings
from carbonsink.core.flux.casa.npp_maps import map_casa
from carbonsink.core.raster import Stack
from carbonsink.core.run import Run

NAMES = ("ndvi", "temperature", "precipitation", "radiation")


def test_the_pattern_of_the_truth_shows(tmp_path):
    """The truth has another formula and an unseen pattern; a rough likeness is what can be had."""
    region, annual = tmp_path / "region", str(tmp_path / "annual.tif")
    make_region(str(region), RegionSettings(60, 50, 2, 42), Run())
    series = {
        name: Stack.open(sorted(map(str, (region / "monthly").glob(f"{name}_*.tif")))).series()
        for name in NAMES
    }
    landcover = Stack.open([str(region / "annual" / "landuse_2002.tif")])
    summary = map_casa(
        series,
        landcover,
        str(tmp_path / "npp"),
        Run(),
        parameters=str(region / "casa_parameters.csv"),
        annual=annual,
    )
    assert len(summary.files) == 12
    stack = Stack.open([annual, str(region / "truth" / "npp_2002.tif")])
    made, true = stack.read(stack.grid.window)
    known = np.isfinite(made) & np.isfinite(true)
    assert known.sum() > 0.9 * np.isfinite(true).sum()  # clouds hide some of July
    assert np.corrcoef(made[known], true[known])[0, 1] > 0.7
    assert 0.7 < made[known].mean() / true[known].mean() < 1.5
