"""Headers of tables of plots: the unit and the measure they state, against those chosen.

A header ends with a unit in brackets, as in "DBH (mm)", or behind an underscore, as in "dbh_mm"
and "density_kg_m3". Units of anything else than the column holds are refused too: carbon is no
biomass. Other words say nothing.
"""

from __future__ import annotations

import re

from ..errors_and_notes.plots import MeasureContradicted, UnitContradicted
from ..units.column_units import unit_of_column
from ..units.header_units import header_units
from ..units.quantity import split_unit
from ..units.unit import dimensions_of
from ..units.unit_spelling import normalise_spelling

_PERCENT = dict.fromkeys(("%", "percent", "pct"), "percent")
_SHARE = dict.fromkeys(("share", "fraction", "m3m-3", "cm3cm-3", "kgkg-1", "gg-1"), "share")
_PERCENT_OF_STONES = dict.fromkeys(("vol%", "%vol", "wt%", "%wt"), "percent")
# Spellings of `normalise_spelling`, without blanks and in small letters, by the unit they mean.
_SPELLINGS = {
    "length": {"cm": "cm", "厘米": "cm", "mm": "mm", "毫米": "mm", "m": "m", "米": "m"},
    "area": {
        "m2": "m2",
        "平方米": "m2",
        "ha": "ha",
        "hm2": "ha",
        "公顷": "ha",
        "mu": "mu",
        "亩": "mu",
    },
    "content": {
        **dict.fromkeys(("gkg-1", "gckg-1", "mgg-1", "mgcg-1"), "g_kg"),
        **dict.fromkeys(("dagkg-1", "g100g-1", "wt%"), "percent"),
        "mgkg-1": "mg_kg",
        **_PERCENT,
    },
    "density": {
        **dict.fromkeys(("gcm-3", "gcc-1", "gml-1", "mgm-3", "tm-3", "kgdm-3", "kgl-1"), "g_cm3"),
        "kgm-3": "kg_m3",
    },
    "share": {**_PERCENT, **_PERCENT_OF_STONES, **_SHARE},
    "biomass": {
        "tha-1": "t_ha",
        "mgha-1": "t_ha",
        "thm-2": "t_ha",
        "kgm-2": "kg_m2",
        "gm-2": "g_m2",
        **dict.fromkeys(("tdmha-1", "mgdmha-1"), "t_ha"),
        "kgdmm-2": "kg_m2",
        "gdmm-2": "g_m2",
    },
    "carbon": {
        **dict.fromkeys(("tha-1", "tcha-1", "mgha-1", "mgcha-1", "thm-2", "tchm-2"), "t_ha"),
        **dict.fromkeys(("kgm-2", "kgcm-2"), "kg_m2"),
        **dict.fromkeys(("gm-2", "gcm-2"), "g_m2"),
    },
    # Of wood, which no column is read as.
    "volume": {"m3ha-1": "m3_ha", "m3hm-2": "m3_ha", "m3mu-1": "m3_mu"},
}
# The same without signs, as names of columns have them: "bd_kgm3".
_RUN_TOGETHER = {
    text.replace("-1", "").replace("-", ""): text
    for spellings in _SPELLINGS.values()
    for text in spellings
    if "-" in text
}
_EVERY_SPELLING = frozenset().union(*_SPELLINGS.values())
# Measures that are easily taken for one another, by words of headers.
_MEASURES = {
    "girth": frozenset(("girth", "gbh", "cbh", "circumference", "胸围", "周长", "围径")),
    "diameter": frozenset(("dbh", "diameter", "胸径", "直径")),
    "carbon": frozenset("soc toc oc c carbon orgc agc bgc 碳".split()),
    "matter": frozenset(("som", "om", "organic matter", "有机质")),
    "biomass": frozenset("agb bgb biomass mass weight dm 生物量 干重 干物质".split()),
    "volume": frozenset(("volume", "growing stock", "蓄积", "材积")),
}
_OTHER_MEASURES = {
    "diameter": {"girth"},
    "carbon": {"matter"},
    "biomass": {"volume", "carbon"},
}
_SUFFIX = re.compile(r"[_\s]([^_\s]+)$")
# Columns of plot tables by name: kind, parameter and unit that tells what they are read in, unless
# the user chooses another.
_READ_AS = {
    **dict.fromkeys(("dbh", "diameter", "胸径"), ("length", "DBH_UNIT", "cm")),
    **dict.fromkeys(("tree height", "树高"), ("length", "HEIGHT_FIELD", "m")),
    **dict.fromkeys(("wood density", "木材密度"), ("density", "DENSITY_FIELD", "g_cm3")),
    **dict.fromkeys(("soc", "有机碳", "土壤有机碳"), ("content", "SOC_UNIT", "g_kg")),
    **dict.fromkeys(("bulk density", "bd", "容重"), ("density", "BULK_DENSITY_UNIT", "g_cm3")),
    **dict.fromkeys(("thickness", "土层厚度"), ("length", "DEPTH_UNIT", "cm")),
    **dict.fromkeys(("top", "top depth", "upper depth"), ("length", "DEPTH_UNIT", "cm")),
    **dict.fromkeys(("bottom", "bottom depth", "lower depth"), ("length", "DEPTH_UNIT", "cm")),
    **dict.fromkeys(("stones", "gravel", "砾石"), ("share", "STONES_UNIT", "percent")),
}


def check_header(frame, kind: str, parameter: str, column: str | None, unit: str) -> None:
    """Refuse a unit that contradicts the header of a column of plots, or a row of units.

    Parameters
    ----------
    frame : pandas.DataFrame
        The table.
    kind : str
        A key of the spellings: "length", "area", "content", "density", "share", "biomass" or
        "carbon".
    parameter : str
        The parameter of the unit, for the message.
    column : str or None
        Header; None says nothing.
    unit : str
        The unit chosen.

    Raises
    ------
    UnitContradicted
    """
    if column is None:
        return
    name, stated = split_unit(column)
    stated, words = stated or unit_of_column(frame, column), _last_words(name)
    for text in (stated, *words):
        header_unit = _SPELLINGS[kind].get(_plain_spelling(text))
        if header_unit is not None and header_unit != unit:
            raise UnitContradicted(parameter, unit, column, header_unit)
    for text in (stated, *header_units(name)):
        if _plain_spelling(text) not in _SPELLINGS[kind] and _is_stated_unit(text):
            raise UnitContradicted(parameter, unit, column, text)


def check_measure(parameter: str, column: str | None, taken: str) -> None:
    """Refuse a column of plots whose header names another measure than it is read as.

    Parameters
    ----------
    parameter : str
        The parameter of the column, for the message.
    column : str or None
        Header; None says nothing.
    taken : str
        "diameter", "carbon" (of soil) or "biomass"; any other is not checked.

    Raises
    ------
    MeasureContradicted
    """
    name = re.sub(r"[_.\-]", " ", split_unit(column or "")[0]).casefold()
    words = name.split()
    texts = {*words, *(" ".join(pair) for pair in zip(words, words[1:]))}
    named = {
        measure
        for measure, names in _MEASURES.items()
        # Chinese words are not set apart by blanks.
        if texts & names or any(word in name for word in names if not word.isascii())
    }
    if len(named) == 1 and named <= _OTHER_MEASURES.get(taken, set()):
        raise MeasureContradicted(parameter, column or "", taken, named.pop())


def header_doubts(frame) -> list:
    """Return the errors that algorithms of plots, with units as they come, end with at headers.

    Columns are found by name. Contents alone may be of another kind: "SOC (t C ha-1)" is a stock.
    """
    doubts = []
    for column in map(str, frame.columns):
        meaning = _plot_measure_of(split_unit(column)[0])
        if meaning is None:
            continue
        kind, parameter, unit = meaning
        try:
            check_header(frame, kind, parameter, column, unit)
        except UnitContradicted as error:
            if kind != "content" or error.stated in _SPELLINGS[kind].values():
                doubts.append(error)
    return doubts


def _plot_measure_of(name: str) -> tuple | None:
    """Return kind, parameter and unit of a column of plots by its name; None for any other."""
    words = re.sub(r"[_.]", " ", name).casefold().split()
    if " ".join(words) in _READ_AS:
        return _READ_AS[" ".join(words)]
    texts = (_plain_spelling(text) for text in _last_words(name))
    if not any(text in _EVERY_SPELLING for text in texts):
        return None
    starts = (" ".join(words[:n]) for n in range(len(words) - 1, 0, -1))
    return next((_READ_AS[start] for start in starts if start in _READ_AS), None)


def _last_words(name: str) -> tuple:
    """Return what may be a unit at the end of a name: "kg m-3" of "density_kg_m3", or one word."""
    suffix = _SUFFIX.search(name)
    word = suffix.group(1) if suffix else ""
    return (*header_units(name), _RUN_TOGETHER.get(word.casefold(), word))


def _plain_spelling(text: str) -> str:
    """Return a unit as the table of spellings writes it."""
    return normalise_spelling(text).replace(" ", "").casefold()


def _is_stated_unit(text: str) -> bool:
    """Say whether a text of a header is a unit of anything; "30 cm" is a depth, "1" nothing."""
    if not text or text[0].isdigit():
        return False
    return _plain_spelling(text) in _EVERY_SPELLING or bool({*dimensions_of(text)} - {"ratio"})
