"""What files say of a flux beside its unit: which direction is positive, and whether of carbon."""

from __future__ import annotations

import re

from .quantity import SINK, SOURCE

# Attribute of CMIP and CF: "down" is into the land.
_DIRECTIONS = {"down": SINK, "downward": SINK, "up": SOURCE, "upward": SOURCE}
_TEXTS = ("long_name", "description", "comment", "DESCRIPTION", "sign_convention")
_CARBON = re.compile(r"(?i)carbon(?![\s_]+(?:di|mon)?oxide)|碳")
_LINK = (
    r"\s*(?:values?|fluxes|numbers?|sign)?"
    r"\s*(?:is|are|=|:|means?|for|indicates?|denotes?|represents?|shows?)?"
    r"\s*(?:an?\s+|the\s+)?(?:from\s+(?:the\s+)?\w+\s+)?"
)
_INTO_LAND = (
    r"(?:net\s+|carbon\s+|co2\s+|land\s+)?(?:down(?:wards?)?|uptake|sinks?|gains?|"
    r"(?:in)?to\s+(?:the\s+)?(?:land|ecosystem|surface|biosphere|vegetation))\b"
)
_INTO_AIR = (
    r"(?:net\s+|carbon\s+|co2\s+|land\s+)?(?:up(?:wards?)?|sources?|release|emissions?|loss(?:es)?|"
    r"(?:in)?to(?:wards?)?\s+(?:the\s+)?(?:atmosphere|air))\b"
)
_DEFINITIONS = {
    SINK: re.compile(
        rf"positive{_LINK}{_INTO_LAND}|{_INTO_LAND}\s+(?:is\s+|are\s+)?positive|"
        r"正值?(?:为|表示|代表)?(?:碳)?(?:吸收|汇)",
        re.IGNORECASE,
    ),
    SOURCE: re.compile(
        rf"positive{_LINK}{_INTO_AIR}|{_INTO_AIR}\s+(?:is\s+|are\s+)?positive|"
        r"正值?(?:为|表示|代表)?(?:碳)?(?:排放|释放|源)",
        re.IGNORECASE,
    ),
}


def stated_sign(metadata: dict) -> str:
    """Return what positive values of a flux are by its metadata: `SINK`, `SOURCE` or "".

    Parameters
    ----------
    metadata : dict
        Metadata of a band.

    Examples
    --------
    >>> stated_sign({"positive": "down"}), stated_sign({"long_name": "NEE, positive upward"})
    ('sink', 'source')
    """
    direction = _DIRECTIONS.get(str(metadata.get("positive", "")).strip().lower(), "")
    if direction:
        return direction
    text = "; ".join(str(metadata[key]) for key in _TEXTS if metadata.get(key))
    signs = [sign for sign, pattern in _DEFINITIONS.items() if pattern.search(text)]
    return signs[0] if len(signs) == 1 else ""


def states_carbon(metadata: dict) -> bool:
    """Say whether metadata beside the sign of a flux name carbon, as in CMIP ("kg m-2 s-1").

    Parameters
    ----------
    metadata : dict
        Metadata of a band.

    Examples
    --------
    >>> name = "net_primary_productivity_of_biomass_expressed_as_carbon"
    >>> states_carbon({"standard_name": name}), states_carbon({"long_name": "Carbon dioxide flux"})
    (True, False)
    """
    text = "; ".join(str(metadata.get(key, "")) for key in ("standard_name", *_TEXTS))
    return _CARBON.search(text) is not None


def flux_facts(metadata: dict) -> dict:
    """Return what metadata say of a flux: its stated sign, and whether they state carbon."""
    return {"stated_sign": stated_sign(metadata), "states_carbon": states_carbon(metadata)}
