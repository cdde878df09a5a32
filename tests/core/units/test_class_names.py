"""Names of classes, and of amounts of classes."""

from __future__ import annotations

import pytest

from carbonsink.core.units.class_names import is_class_name


@pytest.mark.parametrize(
    "name",
    ["CLCD_v01", "landcover_2000", "lc", "soil_type", "igbp", "植被类型", "土地利用_30m分辨率"],
)
def test_names_of_classes(name):
    assert is_class_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("landcover_biomass", "worldcover_treecover", "crop_type_yield", "landuse_suitability"),
        *(
            "lulc_carbon_density",
            "土地利用碳密度",
            "土地利用强度",
            "植被类型面积",
            "土地利用碳排放",
        ),
        *("lc_albedo", "ndvi", "slope"),
    ],
)
def test_amounts_of_classes_are_no_classes(name):
    assert not is_class_name(name)
