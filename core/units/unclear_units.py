"""Why a stated unit is none of a quantity, so that a message can say what to do.

A text that names no unit at all ("unknown", "index value") is a remark, and says nothing of the
values. One that names masses, areas or times but is no unit of the quantity says that the values
are something else: dry matter, a change per decade, a total of a cell.
"""

from __future__ import annotations

import re

from .carbon_meaning import CARBON_IN_UNIT
from .unit import DIMENSIONS, parse_unit
from .unit_spelling import respell

DRY_MATTER, TREND = "dry matter", "trend"
TOTAL, MULTIPLE, OTHER = "total", "multiple", "other"

_DRY = re.compile(
    r"(?i)(?<![a-z])(?:[kmt]?g|t)?\s*(?:dm|d\.\s?m\.?|dw|dry[\s_-]*(?:matter|mass|weight))(?![a-z])"
    r"|biomass|干物质|干重|生物量"
)
_STEP = r"(?:yr|year|a|d|day|month|mon)s?"
_PER_STEP = rf"(?:/\s*{_STEP}|(?<![a-z]){_STEP}\s?\^?-1)"
_TREND = re.compile(
    rf"(?i)decade|(?<![a-z])dec\s?-1|(?<!\d)10\s*(?:yr|year|a)s?(?![a-z])|十年"
    rf"|{_PER_STEP}[\s·.*]*{_PER_STEP}\s*$"
    rf"|(?<![a-z]){_STEP}\s?\^?-2"
)
_MULTIPLE = re.compile(r"[*x×·]\s*(?:1[eE][-+]?)?\d+(?:\.\d+)?\s*$|^\s*(?:log|ln)")
_PER_AREA = re.compile(r"m\s?[\^*]*-?[23]|ha|hm|km|g-1|/\s?k?g")
_MASS = re.compile(r"(?<![A-Za-z])(?:[kMGTPmu]?g|Kg|KG|t|tonnes?)(?![A-Za-z])")
# Words of units; single letters of times are left out, which are words of a sentence too.
_WORDS = frozenset(
    "g kg Kg KG mg ug Mg Gg Tg Pg t tonne tonnes gC kgC mgC MgC GgC TgC PgC tC CO gCO kgCO tCO mol "
    "umol mmol umolCO ha hm km m mm cm inch inches K degC degF celsius kelvin W kW J kJ MJ kWh Pa "
    "hPa kPa mbar mmHg day days month months mon yr year years decade decades week gDM kgDM tDM dm "
    "DM percent".split()
)


def reason_against(text: str, dimension: str) -> str:
    """Return why a unit is none of a dimension; "" where it is one, or says nothing of the values.

    Parameters
    ----------
    text : str
        As the file writes it.
    dimension : str
        One of `unit.DIMENSIONS`.

    Examples
    --------
    >>> reason_against("g DM m-2", "carbon"), reason_against("gC m-2 decade-1", "carbon")
    ('dry matter', 'trend')
    >>> reason_against("gC m-2", "carbon"), reason_against("unknown", "carbon")
    ('', '')
    """
    text = (text or "").strip()
    if not text or parse_unit(text, dimension) is not None:
        return ""
    if dimension == "carbon" and _DRY.search(text):
        return DRY_MATTER
    if any(parse_unit(text, other_dimension) is not None for other_dimension in DIMENSIONS):
        return OTHER
    text = respell(text)
    if not _WORDS.intersection(re.findall(r"[A-Za-z]+", text)):
        return ""
    if _TREND.search(text):
        return TREND
    if _MULTIPLE.search(text):
        return MULTIPLE
    is_mass = _MASS.search(text) or CARBON_IN_UNIT.search(text)
    return TOTAL if dimension == "carbon" and is_mass and not _PER_AREA.search(text) else OTHER
