"""What metadata say of the sign of a flux."""

from __future__ import annotations

import pytest

from carbonsink.core.units.flux_sign import stated_sign, states_carbon


@pytest.mark.parametrize(
    ("facts", "sign"),
    [
        ({"positive": "down"}, "sink"),
        ({"positive": "up", "long_name": "NEE"}, "source"),
        ({"long_name": "NEE, positive downwards (uptake by land)"}, "sink"),
        ({"long_name": "net ecosystem exchange (positive values are a source)"}, "source"),
        ({"comment": "Positive flux is into the land."}, ""),
        ({"comment": "positive fluxes are into the land"}, "sink"),
        ({"description": "uptake is positive"}, "sink"),
        ({"comment": "Positive values represent carbon sink"}, "sink"),
        ({"comment": "positive from atmosphere to land"}, "sink"),
        ({"comment": "positive fluxes are from the land to the atmosphere"}, "source"),
        ({"long_name": "positive into atmosphere"}, "source"),
        ({"comment": "正值表示碳吸收"}, "sink"),
        ({"comment": "正值代表碳源"}, "source"),
        ({"comment": "positive is uptake, negative is release; release is positive in NEE"}, ""),
        ({"long_name": "net ecosystem exchange"}, ""),
        ({"long_name": "positive trend of uptake"}, ""),
        ({}, ""),
    ],
)
def test_which_direction_is_positive(facts, sign):
    assert stated_sign(facts) == sign


@pytest.mark.parametrize(
    ("facts", "is_stated"),
    [
        ({"standard_name": "gross_primary_productivity_of_biomass_expressed_as_carbon"}, True),
        ({"long_name": "Carbon Mass Flux out of Atmosphere Due to NPP on Land"}, True),
        ({"long_name": "净初级生产力（碳）"}, True),
        ({"long_name": "Carbon dioxide flux"}, False),
        ({"standard_name": "surface_upward_mass_flux_of_carbon_dioxide"}, False),
        ({"long_name": "Net primary production"}, False),
        ({}, False),
    ],
)
def test_metadata_that_name_carbon(facts, is_stated):
    assert states_carbon(facts) == is_stated
