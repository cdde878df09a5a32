"""Units of carbon, each factor against the figure of the literature."""

from __future__ import annotations

import pytest

from carbonsink.core.flux import units


def test_conversions():
    assert units.umol_co2_to_gc_per_day(1.0) == pytest.approx(1.03772, abs=5e-6)
    assert units.umol_co2_to_gc_per_month(1.0, 2004, 2) == pytest.approx(29 * 1.03772, abs=2e-4)
    assert units.gc_m2_to_t_ha(100.0) == pytest.approx(1.0)
    assert units.t_ha_to_gc_m2(0.49) == pytest.approx(49.0)
    assert units.carbon_to_co2(12.0) == pytest.approx(44.0)
    assert units.petagrams(380.0) == pytest.approx(0.38)
    assert units.ten_kilotonnes(2.5686) == pytest.approx(256.86)


def test_teragrams_of_a_region():
    # 22.3 Tg over 0.33e6 km2 is about 68 gC m-2.
    assert units.teragrams(68.06 * 0.3277e12) == pytest.approx(22.3, abs=0.01)
    # 0.49 t ha-1 over 52 420 km2 is 256.86 x 10^4 t.
    tg = units.teragrams(0.49 * 52_420e6, "t_ha")
    assert units.ten_kilotonnes(tg) == pytest.approx(256.86, abs=0.01)


@pytest.mark.parametrize("key", units.CARBON_UNITS)
def test_every_unit_has_a_factor(key):
    unit = units.CARBON_UNITS[key]
    assert unit.key == key
    assert unit.grams_per_m2 > 0
