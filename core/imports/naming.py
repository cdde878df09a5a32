"""Names of variables and tiles in one spelling."""

from __future__ import annotations

import re

# Tiles of the MODIS grid, and those named by the degrees of a corner: N40E100, 40N_100E.
_TILE = re.compile(
    r"(?<![A-Za-z0-9])(?:h\d{2}v\d{2}(?!\d)"
    r"|(?:[NS]\d{2}_?[EW]\d{3}|\d{2}[NS]_?\d{3}[EW])(?![A-Za-z0-9]))",
    re.IGNORECASE,
)


def variable_key(name: str) -> str:
    """Return a variable's name in one spelling: lower case, one underscore between words.

    Letters of any script are kept.

    Examples
    --------
    >>> variable_key("250m 16 days NDVI")
    '250m_16_days_ndvi'
    """
    return re.sub(r"[\W_]+", "_", name.lower()).strip("_") or "variable"


def base_name(path: str) -> str:
    """Return the name of a file without its folders, also one of another system."""
    return path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def without_tile(name: str) -> str:
    """Return the name of a product in one spelling: without the tile in it.

    Examples
    --------
    >>> without_tile("lai_h26v05"), without_tile("N40E100_agb"), without_tile("treecover_40N_100E")
    ('lai', 'agb', 'treecover')
    """
    return re.sub(r"[_.\- ]{2,}", "_", _TILE.sub("", name)).strip("_.- ")
