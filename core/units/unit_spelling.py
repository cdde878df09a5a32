"""One spelling of units: signs, powers and words as files, spreadsheets and Chinese write them."""

from __future__ import annotations

import re

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻\u2212\u2013₂", "0123456789---2")
_SPELLINGS = (
    ("℃", "degC"),
    ("°", "deg"),
    ("º", "deg"),
    ("％", "%"),
    ("／", "/"),
    ("㎡", "m2"),
    ("㎢", "km2"),
    ("㎜", "mm"),
    ("㎏", "kg"),
    ("µ", "u"),  # the micro sign and the Greek letter
    ("μ", "u"),
    ("{", ""),  # as LaTeX writes powers
    ("}", ""),
    ("^", ""),
    ("**", ""),
)
# Chinese words, longer ones first: 克碳/平方米/年, 吨碳每公顷.
_CHINESE = (
    *(
        ("二氧化碳", "CO2"),
        ("平方千米", "km2"),
        ("平方公里", "km2"),
        ("平方米", "m2"),
        ("公顷", "ha"),
    ),
    *(("千克", "kg"), ("公斤", "kg"), ("毫克", "mg"), ("微克", "ug"), ("吨", "t"), ("克", "g")),
    *(("微摩尔", "umol"), ("毫摩尔", "mmol"), ("摩尔", "mol"), ("毫米", "mm"), ("厘米", "cm")),
    *(("摄氏度", "degC"), ("开尔文", "K"), ("兆焦耳", "MJ"), ("兆焦", "MJ"), ("千焦", "kJ")),
    *(("焦耳", "J"), ("瓦特", "W"), ("瓦", "W"), ("千帕", "kPa"), ("百帕", "hPa")),
    *(("百分比", "%"), ("百分数", "%"), ("小时", "h"), ("秒", "s"), ("每", "/")),
)
# Words, and "g / (m2 yr)", where all that stands in the brackets is divided by.
_WORDS = (
    (re.compile(r"\bgrams?\b", re.IGNORECASE), "g"),
    (re.compile(r"\bkilograms?\b", re.IGNORECASE), "kg"),
    (re.compile(r"\bsquare\s+met(?:er|re)s?\b", re.IGNORECASE), "m2"),
    (re.compile(r"\bhectares?\b", re.IGNORECASE), "ha"),
    (re.compile(r"\b(?:micromoles?|micromol|mumol)", re.IGNORECASE), "umol"),
    (re.compile(r"\bkelvins\b", re.IGNORECASE), "K"),
    (re.compile(r"(?<![A-Za-z])oC\b"), "degC"),
    # Of carbon: "grams of carbon", "kg carbon", "t碳".
    (re.compile(r"(?<=[gtl])\s*碳|(?<=[gt])\s+(?:of\s+)?carbon\b", re.IGNORECASE), "C"),
    (re.compile(r"(?<=tonnes)\s+(?:of\s+)?carbon\b", re.IGNORECASE), "C"),
    # "/8-day", as other programs hyphenate it.
    (re.compile(r"(?<=/)\s*(\d+)\s*-\s*(?=d(?:ays?)?\b)"), r"\1"),
    # "gC/m2·a", where the time is divided by too, as Chinese texts have it.
    (
        re.compile(
            r"(?<=/)\s*(m2|km2|hm2|ha)\s*[·•⋅]\s*(?=(?:d|day|天|日|mon|month|月|a|yr|year|年)$)"
        ),
        r"\1/",
    ),
)
_DIVISOR = re.compile(r"/\s*\((?P<inside>[^()/\-]+)\)")
_PRODUCT = re.compile(r"(?:[\s·•*⋅]|(?<!\d)\.|\.(?!\d))+")
_PER = re.compile(r"\s+per\s+(?=[\w])", re.IGNORECASE)
_SEPARATORS = re.compile(r"(?:[\s·•*_()（）\[\]⋅]|(?<!\d)\.|\.(?!\d))+")
_POWER_OF_TEN = re.compile(r"^10\s?(?:\^|\*\*)\s?\(?(?P<power>[-+]?\d{1,2})\)?\s*[*x×·.]?\s*")


# Symbols of units have fewer letters.
_WORD = re.compile(r"[^\W\d_]{5,}")


def respell(text: str) -> str:
    """Return a unit with Chinese words and signs such as degrees and powers in one spelling."""
    for spelling, replacement in (*_CHINESE, *_SPELLINGS):
        text = text.replace(spelling, replacement)
    return text


def normalise_spelling(text: str) -> str:
    """Return a unit in one spelling: single blanks, and powers instead of slashes."""
    # A power of ten before it: "10^3 gC" and "10**-3 kg" are "1e3 gC" and "1e-3 kg".
    text = (text or "").strip().translate(_SUPERSCRIPTS)
    text = respell(_POWER_OF_TEN.sub(lambda match: f"1e{match['power']} ", text))
    for words, symbol in _WORDS:
        text = words.sub(symbol, text)
    text = _PER.sub("/", text)
    text = _DIVISOR.sub(_divide_by_each, text)
    spelled, *denominators = (_SEPARATORS.sub(" ", factor).strip() for factor in text.split("/"))
    for factor in denominators:
        name = factor.rstrip("0123456789")
        power = factor[len(name) :]
        spelled += f" {name.removesuffix('-').strip()}-{power or 1}"
    return re.sub(r"\s+-(?=\d)", "-", spelled)


def _divide_by_each(match: re.Match) -> str:
    """Return "/(m2 yr)" as "/m2/yr"."""
    return "".join(f"/{part}" for part in _PRODUCT.split(match["inside"].strip()) if part)


def compact_unit(text: str) -> str:
    """Return a unit in a spelling without blanks, to see whether two are written alike.

    Words are compared in lower case, symbols are not: mPa is not MPa.

    Examples
    --------
    >>> compact_unit("Share of cover") == compact_unit("share of Cover")
    True
    >>> compact_unit("MPa") == compact_unit("mPa")
    False
    """
    folded = _WORD.sub(lambda match: match[0].casefold(), text)
    return "".join(folded.split())
