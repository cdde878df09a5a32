"""Units at the end of headers without brackets: "npp_gC_m2_yr", "bulk_density_kg_m3", "temp_K".

Databases and R allow neither brackets nor slashes in names of columns: "npp (gC m-2 yr-1)" becomes
"npp..gC.m.2.yr.1.". Spreadsheets have "NPP gC m-2 yr-1", "气温/℃" and "年降水量mm".
"""

from __future__ import annotations

import re

from .quantity import find_quantity, quantity_of_name, split_unit
from .unclear_units import DRY_MATTER, MULTIPLE, TOTAL, TREND, reason_against
from .unit import dimensions_of, parse_unit

_BREAKS = re.compile(r"[_.\s]+")
_WORD = re.compile(r"[^_.\s]+")
_PERCENTS = {"pct": "%", "percent": "%"}
# What the first word of a unit may be, what follows it directly, and what it is divided by.
_AMOUNTS = frozenset(
    "ug mg g dag kg Mg t Gg Tg gC kgC mgC tC MgC gCO2 kgCO2 tCO2 umol mmol mol W J kJ MJ kWh mm "
    "cm m m3 cm3 umolCO2 mmolCO2 mgCO2".split()
)
_SUBSTANCES = frozenset(("C", "CO2", "DM", "dm", "c", "co2"))
_PLACES = {
    "m2": "m-2",
    "m3": "m-3",
    "cm2": "cm-2",
    "cm3": "cm-3",
    "dm3": "dm-3",
    "km2": "km-2",
    "hm2": "hm-2",
    "ha": "ha-1",
    "kg": "kg-1",
    "g": "g-1",
    "cc": "cc-1",
    "ml": "ml-1",
    **dict.fromkeys(("L", "l"), "l-1"),
    **dict.fromkeys(("s", "sec"), "s-1"),
    **dict.fromkeys(("h", "hr"), "h-1"),
    **dict.fromkeys(("d", "day"), "d-1"),
    **dict.fromkeys(("mon", "month"), "month-1"),
    **dict.fromkeys(("a", "y", "yr", "year"), "yr-1"),
}
_BARE = frozenset(("m", "cm", "dm", "km", "hm"))
_POWERS = frozenset("123")
# Single words that are units where the quantity of the column comes in them. "TA_F" of FLUXNET is
# a filled series, not one in degrees Fahrenheit.
_SINGLE = frozenset(
    "K C degC degF mm cm hPa kPa Pa mbar percent pct % MJ hpa kpa pa degc degf kelvin".split()
)
# Columns of FLUXNET, whose unit is that of its data standard (Pastorello et al. 2020).
_OF_FLUXNET = re.compile(r"vpd_(?:f|f_mds|era|f_era)", re.IGNORECASE)
# Where a unit may begin: behind a mark, and behind a Chinese letter.
_BEGINNINGS = re.compile(
    r"(?<=\w)[_.\s/,:\uff0c\uff1a\u3001\uff0f]+|(?<=[\u4e00-\u9fff])(?=[A-Za-z\u2103\xb0\u03bc\xb5\u339c])"
)
_DEGREES = frozenset(("\u2103", "\xb0C", "\xbaC"))
# What words do not have, and units that are divided do: "m-2", "/m2", "m⁻²".
_DIVIDED = re.compile(r"/|\w-\d|[\u207b²]")
# Units of these tell themselves; "d/m/y" is none of metres a year.
_TELLING = frozenset(("carbon", "energy", "content"))
# Words of the longest unit: "umol_CO2_m_2_s_1".
_MAX_WORDS = 7


def header_units(name: str) -> tuple:
    """Return the units that the last words of a header may be, the longest first.

    Parameters
    ----------
    name : str
        Header without a unit in brackets.

    Examples
    --------
    >>> header_units("bulk_density_kg_m3")
    ('kg m-3',)
    >>> header_units("npp..gC.m.2.yr.1."), header_units("annual_rain")
    (('gC m-2 yr-1',), ())
    """
    words = [word for word in _BREAKS.split(name.strip()) if word]
    counts = range(min(_MAX_WORDS, len(words) - 1), 1, -1)
    units = (_unit_from_words(words[-count:]) for count in counts)
    return tuple(dict.fromkeys(unit for unit in units if unit))


def split_unit_words(name: str) -> tuple:
    """Return a header without the unit that its last words are, and that unit; "" without one.

    Examples
    --------
    >>> split_unit_words("NEE_gC_m2_d"), split_unit_words("Ta_K"), split_unit_words("TA_F")
    (('NEE', 'gC m-2 d-1'), ('Ta', 'K'), ('TA_F', ''))
    >>> split_unit_words("NEE gC m-2 d-1"), split_unit_words("NEE_kgC/m2/d")
    (('NEE', 'gC m-2 d-1'), ('NEE', 'kgC/m2/d'))
    """
    words = list(_WORD.finditer(name.strip()))
    for first in range(max(1, len(words) - _MAX_WORDS), len(words)):
        texts = [match.group() for match in words[first:]]
        unit = _unit_from_words(texts) or (
            texts[0] if len(texts) == 1 and texts[0] in _SINGLE else ""
        )
        if unit:
            return name.strip()[: words[first - 1].end()], _PERCENTS.get(unit, unit)
    return _split_at_end(name.strip(), "")


def unit_in_header(header: str, code: str = "") -> str:
    """Return the unit that a header states, in brackets or by its last words; empty without.

    Parameters
    ----------
    header : str
        Header of a column.
    code : str
        Code of the quantity of the column, where it is known; else the header may name it.

    Examples
    --------
    >>> unit_in_header("npp (gC m-2)"), unit_in_header("npp_kgC_m2_yr"), unit_in_header("tmean_K")
    ('gC m-2', 'kgC m-2 yr-1', 'K')
    >>> unit_in_header("NPP gC m-2 a-1"), unit_in_header("气温/℃"), unit_in_header("年降水量mm")
    ('gC m-2 a-1', '℃', 'mm')
    >>> unit_in_header("site_K"), unit_in_header("prec_m"), unit_in_header("d/m/y")
    ('', '', '')
    """
    name, stated = split_unit(header)
    if stated:
        return stated
    if _OF_FLUXNET.fullmatch(name):
        return "hPa"
    quantity = find_quantity(code or quantity_of_name(name))
    for unit in header_units(name):
        fits = parse_unit(unit, quantity.dimension) if quantity else dimensions_of(unit)
        if fits:
            return unit
    words = _BREAKS.split(name.strip())
    is_single = len(words) > 1 and words[-1] in _SINGLE and quantity is not None
    if is_single and quantity and quantity.dimension != "ratio":
        return words[-1] if parse_unit(words[-1], quantity.dimension) else ""
    return _split_at_end(name, code)[1]


def _split_at_end(name: str, code: str) -> tuple:
    """Return a header without the longest unit at its end, and that unit; "" without one."""
    for match in _BEGINNINGS.finditer(name):
        text = name[match.end() :].strip()
        quantity = find_quantity(code or quantity_of_name(name[: match.start()]))
        is_single = text in _SINGLE or text in _DEGREES
        if not is_single and not _DIVIDED.search(text):
            continue
        dimensions = dimensions_of(text)
        if quantity is not None:
            fits = quantity.dimension in dimensions and not (
                is_single and quantity.dimension == "ratio"
            )
        else:
            fits = text in _DEGREES or (not is_single and bool(_TELLING & {*dimensions}))
        if fits:
            return name[: match.start()], text
    return name, ""


def _unit_from_words(words: list) -> str:
    """Return words as a unit, "" where they are none."""
    words = [word for word in words if word != "per"]
    if len(words) < 2 or words[0] not in _AMOUNTS:
        return ""
    parts = [words[0]]
    rest = words[1:]
    if rest[0] in _SUBSTANCES:
        parts.append(rest.pop(0).upper())
    i = 0
    while i < len(rest):
        word, power = rest[i], rest[i + 1] if i + 1 < len(rest) else ""
        if word in _BARE and power in _POWERS:
            parts.append(f"{word}-{power}")
            i += 2
        elif word in _PLACES:
            parts.append(_PLACES[word])
            is_written_out = power == "1" and _PLACES[word].endswith("-1")
            i += 2 if is_written_out else 1
        else:
            return ""
    is_divided = "-" in parts[-1]
    return " ".join(parts) if is_divided else ""


def header_with_units(header: list, units: dict) -> list:
    """Return names of columns with the units that stand below them, in brackets.

    A name that has a unit in brackets keeps it.

    Examples
    --------
    >>> header_with_units(["npp", "rs (gC m-2)"], {"npp": "kgC m-2", "rs (gC m-2)": "kgC m-2"})
    ['npp (kgC m-2)', 'rs (gC m-2)']
    """
    return [
        f"{name} ({units[name]})" if units.get(name) and not split_unit(name)[1] else name
        for name in header
    ]


def unit_in_name(name: str, quantity: str) -> str:
    """Return the unit in brackets behind a name, where it is one of its quantity; else empty.

    One of dry matter, a trend, a total or a multiple of the quantity is returned too, as it says
    that the values are something else.

    Examples
    --------
    >>> unit_in_name("降水量(mm)", "precipitation"), unit_in_name("ndvi (max)", "ndvi")
    ('mm', '')
    >>> unit_in_name("npp (g DM m-2)", "npp")
    'g DM m-2'
    """
    unit = split_unit(name)[1]
    known = find_quantity(quantity) if unit else None
    if known is None:
        return ""
    is_known = known.parse(unit) is not None or _is_of_other_values(unit, known.dimension)
    return unit if is_known else ""


def _is_of_other_values(text: str, dimension: str) -> bool:
    """Say whether a text in brackets is a unit that says the values are something else."""
    reason = reason_against(text, dimension)
    if reason in (TREND, MULTIPLE):  # "10 yr" and "decade 1" are when, not how much
        starts = [text[:end] for end in range(1, len(text))]
        return any(parse_unit(start, dimension) is not None for start in starts)
    return reason == DRY_MATTER or (reason == TOTAL and len(text) > 1)  # "t" is a time too
