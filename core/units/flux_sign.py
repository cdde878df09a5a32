"""What files say of the sign of a flux: which direction is positive."""

from __future__ import annotations

import re

from .quantity import SINK, SOURCE

# Attribute of CMIP and CF: "down" is into the land.
_DIRECTIONS = {"down": SINK, "downward": SINK, "up": SOURCE, "upward": SOURCE}
_TEXTS = ("long_name", "description", "comment", "DESCRIPTION", "sign_convention")
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
