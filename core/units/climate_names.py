"""Names that products of climate give their variables: WorldClim, CHELSA, GLDAS.

Bioclimatic variables go by number ("wc2.1_30s_bio_12", "bio1"), and words of a name may carry the
month ("tmean1") or say that values are averaged over time ("Rainf_tavg").
"""

from __future__ import annotations

import re

# The scale 10 of CHELSA 1.2 stands before the number ("CHELSA_bio10_01"), and so does the size of
# the cells of WorldClim 2.0.
_BIOCLIMATIC = re.compile(
    r"(?<![a-z])bio(?:clim)?[\s_\-.]*(?:10_(?=\d\d(?!\d))|(?:30s|2\.5m|5m|10m)_)?0?(\d{1,2})(?!\d)"
)
# Quantities by number (O'Donnell and Ignizio 2012, USGS Data Series 691); the others are ranges and
# shares of temperature, and variation.
BIOCLIMATIC_CODES = {
    **dict.fromkeys((1, 5, 6, 8, 9, 10, 11), "temperature"),
    **dict.fromkeys((12, 13, 14, 16, 17, 18, 19), "precipitation"),
}
_LAST_BIOCLIMATIC = 19
_OF_MONTH = re.compile(r"(?P<name>tmin|tmax|tmean|tavg|prec)(?:0?[1-9]|1[0-2])")
# Temperature in tenths of a degree, as CHELSA 1.2 names it.
_TENTHS = {"temp10": "temperature"}
# Variables of land surface models, which GLDAS names "Evap_tavg" where values are averaged over
# time (ALMA convention, Polcher et al. 2000): their "tavg" is no temperature.
_AVERAGED = frozenset(
    "f swnet lwnet qle qh qg snowf rainf evap potevap ecanop tveg esoil swdown lwdown tair qair "
    "wind psurf qs qsb qsm albedo avgsurft swe snowdepth canopint rootmoist".split()
)
_OVER_TIME = "tavg"


def bioclimatic_number(name: str) -> int:
    """Return the number, 1 to 19, of the bioclimatic variable that a name means; 0 for none.

    Parameters
    ----------
    name : str
        In lower case.

    Examples
    --------
    >>> bioclimatic_number("wc2.1_30s_bio_12"), bioclimatic_number("chelsa_bio10_01")
    (12, 1)
    >>> bioclimatic_number("biome_1"), bioclimatic_number("bio_2001")
    (0, 0)
    """
    match = _BIOCLIMATIC.search(name)
    number = int(match[1]) if match else 0
    return number if number <= _LAST_BIOCLIMATIC else 0


def plain_words(words: list) -> list:
    """Return the words of a name without those of averages over time, and without their months.

    Examples
    --------
    >>> plain_words(["rainf", "tavg"]), plain_words(["tmean12"])
    (['rainf'], ['tmean'])
    """
    preceding = ["", *words]
    kept = [w for w, before in zip(words, preceding) if w != _OVER_TIME or before not in _AVERAGED]
    matches = ((word, _OF_MONTH.fullmatch(word)) for word in kept)
    return [_TENTHS.get(word, word) if match is None else match["name"] for word, match in matches]
