"""Rasters given for the wrong role."""

from __future__ import annotations

import pytest

from carbonsink.core.facts.raster import SameRasterTwice
from carbonsink.core.facts.trend import MixedVariables
from carbonsink.core.raster import Stack
from carbonsink.core.raster.input_check import note_mixed_variables, require_different_rasters
from carbonsink.core.run import Run


@pytest.fixture
def stack(raster):
    def make(*names):
        return Stack.open([str(raster([[1.0, 2.0]], name=f"{name}.tif")) for name in names])

    return make


def test_one_raster_in_two_roles_is_refused_by_both_names(stack):
    first, second = stack("npp_2001", "npp_2002"), stack("rain_2001")
    require_different_rasters(SERIES=first, DRIVER_A=second)
    with pytest.raises(SameRasterTwice) as caught:
        require_different_rasters(SERIES=second, DRIVER_A=first, DRIVER_B=first.subset([1]))
    assert (caught.value.first, caught.value.second) == ("DRIVER_A", "DRIVER_B")
    assert caught.value.path.endswith("npp_2002.tif")


def test_a_raster_may_be_repeated_within_its_role(stack):
    series = stack("npp_2001")
    require_different_rasters(SERIES=series.join(series), DRIVER_A=stack("rain_2001"))


@pytest.mark.parametrize(
    ("names", "counts"),
    [
        (("npp_2001", "npp_2002", "npp_2003", "rs_2004"), (("npp", "rs"), (3, 1))),
        (("npp_2001", "npp_2002", "npp_2003"), None),
        (("npp_JJA_2001", "npp_DJF_2001", "npp_JJA_2002", "npp_DJF_2002"), None),
        (
            ("npp_JJA_2001", "rs_DJF_2001", "npp_JJA_2002", "rs_DJF_2002"),
            (("npp_JJA", "rs_DJF"), (2, 2)),
        ),
        # Bands with a name each are no variables.
        (("a", "b", "c"), None),
    ],
)
def test_mixed_variables_are_named_with_their_number(stack, names, counts):
    heard = []
    note_mixed_variables(stack(*names).bands, Run(on_note=heard.append))
    assert heard == ([MixedVariables(*counts)] if counts else [])
