"""Units of carbon, each factor against the figure of the literature."""

from __future__ import annotations

import pytest

from carbonsink.core.units import carbon_units


def test_conversions():
    assert pytest.approx(1.03772, abs=5e-6) == carbon_units.UMOL_CO2_PER_S_TO_GC_PER_DAY
    assert carbon_units.petagrams(380.0) == pytest.approx(0.38)
    assert carbon_units.ten_kilotonnes(2.5686) == pytest.approx(256.86)


def test_teragrams_of_a_region():
    # 22.3 Tg over 0.33e6 km2 is about 68 gC m-2.
    assert carbon_units.teragrams(68.06 * 0.3277e12) == pytest.approx(22.3, abs=0.01)
    # 0.49 t ha-1 over 52 420 km2 is 256.86 x 10^4 t.
    tg = carbon_units.teragrams(0.49 * 52_420e6, "t_ha")
    assert carbon_units.ten_kilotonnes(tg) == pytest.approx(256.86, abs=0.01)


@pytest.mark.parametrize("key", carbon_units.CARBON_UNITS)
def test_every_unit_has_a_factor(key):
    unit = carbon_units.CARBON_UNITS[key]
    assert unit.key == key
    assert unit.grams_per_m2 > 0
