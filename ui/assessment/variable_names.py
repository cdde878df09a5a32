"""Names that variables, columns and products go by, the likeliest first."""

from __future__ import annotations

import re

from ...core.tables.column_names import find_name
from ...core.units.quantity import quantity_of_name, split_unit

FLUX_COLUMNS = {
    "npp": ("npp", "npp_gc", "anpp", "total_npp", "净初级生产力", "净初级生产量"),
    "rs": ("rs", "rs_annual", "soil_respiration", "rsoil", "土壤呼吸", "土壤呼吸量"),
}
ZONE_COLUMNS = (
    *("name", "zone", "province", "region", "county", "名称", "区域", "分区", "省", "市", "县"),
    *(
        "省份",
        "地市",
        "区县",
        "行政区",
        "省名",
        "市名",
        "县名",
        "区名",
        "乡名",
        "镇名",
        "乡镇",
        "地名",
    ),
    *(
        "地区",
        "分区名",
        "区划名称",
        "行政区名",
        "行政区名称",
        "县级",
        "市级",
        "省级",
        "流域",
        "xzqmc",
    ),
    *("name_3", "name_2", "name_1", "adm3_zh", "adm2_zh", "adm1_zh", "ename"),
    *("pac", "code", "代码", "行政代码", "编码", "xzqdm", "id"),
)
DRIVERS = {
    "temperature": ("temperature", "temp", "tmean", "tas", "tmp", "t2m", "ta", "mat", "tavg"),
    "precipitation": ("precipitation", "prec", "precip", "ppt", "pre", "pr", "rain", "map"),
}
# Products that are a flux though their files do not say so.
PRODUCTS = {"mod17a3": "npp", "mod17a3h": "npp", "mod17a3hgf": "npp", "myd17a3hgf": "npp"}
# Fluxes of which NPP or soil respiration is a part, or which are parts of them.
RELATED = ("gpp", "ra", "reco", "nee", "nbp", "gee")
# What names of columns add to a flux: "年NPP", "土壤呼吸年通量", "NPP均值"; a rate is no flux here.
_OF_YEARS = re.compile(
    r"(?:年均|年平均|年总?)?(?P<name>.+?)"
    r"(?:年(?:通量|总量|累积量|均值|平均值?|值)|总量|均值|平均值?|值)?",
    re.DOTALL,  # a header of a spreadsheet may have two lines
)
# Words that speak of NPP or respiration, whatever stands around them.
_FLUX_WORDS = ("npp", "净初级", "生产力", "呼吸", "respiration")
_TOKENS = re.compile(r"[\s_\-./()]+")


def flux_column(flux: str, columns) -> str:
    """Return the column that is named after a flux; "" without one."""
    column = find_name(FLUX_COLUMNS[flux], columns)
    names = {name: split_unit(name)[0] for name in columns}
    means = (name for name in columns if quantity_of_name(names[name]) == flux)
    column = column or next(means, "")
    bare = {name: _OF_YEARS.fullmatch(names[name])["name"] for name in columns if names[name]}
    return column or next((c for c in bare if find_name(FLUX_COLUMNS[flux], [bare[c]])), "")


def tells_of_flux(names) -> bool:
    """Say whether names of a table or its columns speak of NPP or soil respiration."""
    return any(word in name.casefold() for name in names for word in _FLUX_WORDS)


def zone_column(columns) -> str:
    """Return the column that names polygons; "" without one."""
    return find_name(ZONE_COLUMNS, columns)


def driver_variable(kind: str, variables) -> str:
    """Return the variable that is named "temperature" or "precipitation"; "" without one."""
    variable = find_name(DRIVERS[kind], variables)
    return variable or next((name for name in variables if quantity_of_name(name) == kind), "")


def product_flux(stem: str) -> str:
    """Return the flux that the name of a product stands for; "" for none."""
    tokens = _TOKENS.split(stem.casefold())
    return next((PRODUCTS[token] for token in tokens if token in PRODUCTS), "")
