"""Names that say that numbers are codes of classes: land use, vegetation types, soils, climates."""

from __future__ import annotations

import re

LANDUSE = (
    *("landuse", "land_use", "landcover", "land_cover", "lulc", "lucc", "lc", "clcd"),
    *("globeland30", "worldcover", "mcd12q1", "cnlucc", "esri_lc", "cci_lc"),
    *("土地利用", "土地利用类型", "土地覆盖", "土地覆被", "地类"),
)
# Classifications with codes of their own, by words in names of their files.
_CLASSIFICATIONS = {
    **dict.fromkeys(("clcd",), "CLCD"),
    **dict.fromkeys(("cnlucc", "cnlud"), "CNLUCC"),
    **dict.fromkeys(("globeland30",), "GlobeLand30"),
    **dict.fromkeys(("worldcover",), "ESA WorldCover"),
    **dict.fromkeys(("mcd12q1", "mcd12c1", "igbp"), "IGBP (MODIS)"),
    **dict.fromkeys(("cci_lc", "esacci", "c3s"), "ESA CCI"),
    **dict.fromkeys(("esri_lc",), "Esri"),
    **dict.fromkeys(("dynamicworld",), "Dynamic World"),
}
_TOKENS = re.compile(r"[\s_\-./()]+")
# Words for other classes; those of several parts stand anywhere in a name.
_CLASS_WORDS = frozenset(
    "igbp pft biome biomes ecoregion ecoregions koppen koeppen lithology lu glc".split()
)
_CLASS_PHRASES = (
    *("lc_type", "land_class", "soil_type", "soiltype", "vegetation_type", "veg_type", "vegtype"),
    *("forest_type", "climate_zone", "plant_functional_type", "ecosystem_type", "crop_type"),
    *(
        "土壤类型",
        "植被类型",
        "植被型",
        "生态系统类型",
        "气候区",
        "气候类型",
        "地貌类型",
        "森林类型",
    ),
)
# Words for amounts of a class: its share, its change, the distance to it, what it holds or yields.
_AMOUNTS = frozenset(
    "fraction share percent percentage pct ratio area areas distance dist density count diversity "
    "shannon entropy change probability prob confidence rate index intensity score weight "
    "suitability cost carbon biomass stock storage emission emissions yield production treecover "
    "tree trees".split()
)
_CHINESE_AMOUNTS = (
    *(
        "比例",
        "占比",
        "百分比",
        "比率",
        "覆盖率",
        "面积",
        "距离",
        "密度",
        "数量",
        "多样性",
        "变化",
        "概率",
    ),
    *("指数", "强度", "程度", "得分", "权重", "适宜性", "成本", "碳", "生物量", "排放", "产量"),
)


def classification_of(name: str) -> str:
    """Return the known classification of land that a name is of, empty for any other.

    Examples
    --------
    >>> classification_of("CLCD_v01_2005"), classification_of("landuse_2005")
    ('CLCD', '')
    """
    folded = name.casefold()
    tokens = _TOKENS.split(folded)
    found = {
        title
        for word, title in _CLASSIFICATIONS.items()
        if word in tokens or ("_" in word and word in folded)
    }
    return found.pop() if len(found) == 1 else ""


def is_landuse_name(name: str) -> bool:
    """Say whether a name is one of classes of land use."""
    folded = name.casefold()
    return (
        folded in LANDUSE
        or any(
            token in LANDUSE for token in _TOKENS.split(folded) if len(token) > 2 or token == folded
        )
        or any(text in folded for text in ("land_use", "land_cover", "土地利用", "土地覆"))
    )


def is_class_name(name: str) -> bool:
    """Say whether a name is one of classes, whose numbers are codes.

    Examples
    --------
    >>> is_class_name("MCD12Q1_LC_Type1"), is_class_name("土地利用"), is_class_name("ndvi")
    (True, True, False)
    >>> is_class_name("landcover_fraction"), is_class_name("土地利用碳密度")
    (False, False)
    """
    folded = name.casefold()
    tokens = set(_TOKENS.split(folded))
    if tokens & _AMOUNTS or any(word in folded for word in _CHINESE_AMOUNTS):
        return False
    return (
        is_landuse_name(folded)
        or bool(tokens & _CLASS_WORDS)
        or any(p in folded for p in _CLASS_PHRASES)
    )
