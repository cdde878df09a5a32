"""The range of valid numbers that metadata declare, in stored numbers or after scaling."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.raster.valid_range import (
    choose_range,
    declared_range,
    unpacked_range,
    valid_range,
)


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ({"valid_min": "0", "valid_max": "100"}, (0.0, 100.0)),
        ({"valid_min": "0"}, (0.0, np.inf)),
        ({"valid_max": "32700"}, (-np.inf, 32700.0)),
        ({"valid_range": "{0,20000}"}, (0.0, 20000.0)),
        ({"valid_range": "0, 20000", "valid_min": "5"}, (0.0, 20000.0)),
        ({"valid_range": "many"}, None),
        ({"valid_min": "7", "valid_max": "1"}, None),
        ({}, None),
    ],
)
def test_a_declared_range(facts, wanted):
    assert declared_range(facts, np.dtype("i2")) == wanted


def test_a_range_in_values_after_scaling():
    stored = np.dtype("u1")
    assert unpacked_range((0.0, 20.0), 0.1, 0.0, stored) == (0.0, 200.0)
    assert unpacked_range((0.0, 100.0), 0.1, 0.0, stored) is None  # 1000 is no byte
    sample = np.array([5, 85, 130, 255], np.uint8)
    assert choose_range(sample, (0, 20), (0, 200)) == (0, 200)
    assert choose_range(np.array([5, 19, 255], np.uint8), (0, 20), (0, 200)) == (0, 20)


@pytest.mark.parametrize(
    ("facts", "stored", "wanted"),
    [
        ({"valid_max": "-536", "_Unsigned": "true"}, "u2", (-np.inf, 65000.0)),
        ({"valid_range": "0,-2", "_Unsigned": "true"}, "u1", (0.0, 254.0)),
        ({"valid_min": "-5"}, "u2", (-5.0, np.inf)),
        ({"valid_min": "-5", "_Unsigned": "true"}, "i2", (-5.0, np.inf)),
    ],
)
def test_limits_of_unsigned_types_in_the_old_format_of_netcdf(facts, stored, wanted):
    assert declared_range(facts, np.dtype(stored)) == wanted


@pytest.mark.parametrize(
    ("text", "stored", "wanted"),
    [
        ("-0.2,1", [-2500, 5000, 9000, -3000], (-2000.0, 10000.0)),
        ("0,1", [5000, 9000, 9500], (0.0, 10000.0)),
        ("0,0.1", [5000, 9000, 9500], None),  # loses most: no range of these numbers
        ("-2000,10000", [-2500, 5000, 9000], (-2000.0, 10000.0)),
    ],
)
def test_a_range_of_an_index_after_scaling(text, stored, wanted):
    sample = np.array(stored, "i2")
    found = valid_range({"valid_range": text}, {}, (1e-4, 0.0), sample.dtype, lambda: sample)
    assert found is wanted or found == pytest.approx(wanted)
