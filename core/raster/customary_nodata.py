"""Customary nodata marks: numbers that stand for no data, declared or not, by type and quantity."""

from __future__ import annotations

import functools
import math

import numpy as np

from ..units.quantity import NO_SIGN, find_quantity

# No quantity of an ecosystem reaches this size: 1e20, 9.97e36 (NetCDF), 3.4e38 (largest float32).
HUGE = 1e19
# Marks that no file need declare, as the largest (smallest) numbers a type can hold ...
_INTEGER_ENDS = {
    "i2": (-32768, -32767, 32767),
    "u2": (65535,),
    "i4": (-2147483648, -2147483647, 2147483647),
    "u4": (4294967295,),
    "i8": (-9223372036854775808, 9223372036854775807),
    "u8": (18446744073709551615,),
}
# ... the negative ones that a program wrote into a type without a sign: -9999 and -32768 ...
_WRAPPED = {"u2": (55537, 32768), "u4": (4294957297, 2147483648)}
# ... the smallest positive floats, as some mosaics of ArcGIS and IDL hold them ...
SMALLEST_FLOATS = tuple(float(np.finfo(kind).tiny) for kind in ("f4", "f8"))
# (numbers below this are no amounts) ...
TINY = 1e-30
# ... those that MODIS land products count down from there, each for another reason (unclassified,
# urban, wetland, snow, barren, water: MOD17 User's Guide, table 4) ...
_PRODUCT_FILLS = {"i2": tuple(range(32761, 32767)), "u2": tuple(range(65529, 65535))}
# ... the flags of byte products above their valid numbers: 0 to 250 of indices and shares with the
# scale 1/250, and 0 to 210 of leaf area with 1/30 (SPOT-VGT, PROBA-V and Copernicus land products),
# 0 to 100 of leaf area and FPAR of MODIS (MOD15 User's Guide, table 4) ...
_BYTE_FLAGS = (
    (("ndvi", "evi", "fpar"), 1 / 250, tuple(range(251, 256))),
    (("lai",), 1 / 30, tuple(range(251, 256))),
    (("lai",), 0.1, tuple(range(249, 256))),
    (("fpar",), 0.01, tuple(range(249, 256))),
)
# The first SPOT-VGT indices, DN * 0.004 - 0.1, use all numbers of a byte.
_OFFSET_WITHOUT_FLAGS = -0.1
COUNTED_DOWN = frozenset(mark for marks in _PRODUCT_FILLS.values() for mark in marks)
ENDS = COUNTED_DOWN.union(
    *_INTEGER_ENDS.values(), *_WRAPPED.values(), *(flags for _, _, flags in _BYTE_FLAGS)
)
# ... that of MOD13 (User's Guide, table 3), whose valid numbers begin at -2000, and those of GIMMS
# NDVI3g (Pinzon and Tucker 2014), -5000 for no data and -10000 for water ...
_INDEX_FILLS = (-3000, -5000, -10000)
_OF_QUANTITIES = {"ndvi": _INDEX_FILLS, "evi": _INDEX_FILLS}
# ... and as habit has it.
_CUSTOMARY = (-9999.0, -99999.0, -999999.0, -999.0)
FLOAT_MARKS = (*_CUSTOMARY, -32768.0, -9999.9, -999.9, -2147483647.0, -2147483648.0)
# Some that a flux of either sign may have in one cell, and hardly less in others.
_UNSIGNED_MARKS = (-99.0, -99.9, -99.99)
# Dimensions of amounts that are not negative, or hardly.
_POSITIVE_DIMENSIONS = ("carbon", "water", "content")
# That of indices in standard deviations (SPEI, SPI), and all that may stand beside each other.
_DROUGHT_MARKS = (-100.0,)
HABITUAL = frozenset(
    number
    for mark in (*FLOAT_MARKS, *_UNSIGNED_MARKS, *_DROUGHT_MARKS, *_INDEX_FILLS)
    for number in (float(mark), float(np.float32(mark)))
)
# Marks of quantities that are not known, where values end and all others are far from them: the
# ends of types in floats, and what people type. (Of a known quantity they are impossible.)
FAR_MARKS = frozenset(
    (*range(32761, 32768), *range(65529, 65536), 9999, 99999, 999999, 10**10, -(10**10), 10**15)
)
# Codes that are no classes where all others are far below, or count upwards from 0.
FAR_CODES, NEGATIVE_CODES = FAR_MARKS | {99, 127, 999}, frozenset((-99, -128))
# What becomes of the fills of products where a calculator scaled them by powers of ten, in floats
# of either precision. Those of -9999 are numbers that correlations and rates reach, and are looked
# for in known quantities only, those of vegetation indices in these only.
_PRODUCT_DIVISORS = (10, 100, 1000, 10000)
_SCALED_FAMILIES = (tuple(range(65529, 65536)), tuple(range(32761, 32768)), (-32768,))
_SCALED_CUSTOMARY, SCALED_INDEX = (-9999,), _INDEX_FILLS
_ALL_SCALED = (*_SCALED_FAMILIES, _SCALED_CUSTOMARY, SCALED_INDEX)


def customary_nodata_marks(
    stored: np.dtype, quantity: str = "", scale: float = 1.0, offset: float = 0.0
) -> tuple:
    """Return the numbers that customarily stand for no data in files of a type, declared or not."""
    if stored == np.uint8:
        if math.isclose(offset, _OFFSET_WITHOUT_FLAGS, abs_tol=1e-6):
            return ()
        for quantities, scale_of_flags, flags in _BYTE_FLAGS:
            if quantity in quantities and math.isclose(scale, scale_of_flags, rel_tol=0.01):
                return flags
        return ()
    if stored.kind == "f":
        known_quantity = find_quantity(quantity)
        if known_quantity is not None and known_quantity.sign != NO_SIGN:
            return FLOAT_MARKS
        more = _DROUGHT_MARKS if quantity == "drought" else ()
        # Floats with a scale hold whole numbers of a product.
        more = (*more, *_OF_QUANTITIES.get(quantity, ())) if scale != 1.0 else more
        return (*FLOAT_MARKS, *_UNSIGNED_MARKS, *more)
    limits = np.iinfo(stored)
    customary = [int(mark) for mark in _CUSTOMARY if limits.min <= mark <= limits.max]
    kind = stored.str[1:]
    quantity_marks = _OF_QUANTITIES.get(quantity, ()) if kind in ("i2", "i4") else ()
    if kind in ("i2", "i4") and (scale, offset) == (1.0, 0.0) and _may_be_99(quantity):
        quantity_marks = (*quantity_marks, -99)
    ends = *_INTEGER_ENDS.get(kind, ()), *_WRAPPED.get(kind, ())
    return (*customary, *quantity_marks, *_PRODUCT_FILLS.get(kind, ()), *ends)


def _may_be_99(quantity: str) -> bool:
    """Say whether -99 stands for no data among whole numbers; of temperatures it is -9.9 degC."""
    known_quantity = find_quantity(quantity)
    return known_quantity is not None and (
        known_quantity.sign == NO_SIGN and known_quantity.dimension in _POSITIVE_DIMENSIONS
    )


def customary_nodata_codes(stored: np.dtype) -> tuple:
    """Return the customary nodata codes of class rasters: codes of classes count upwards from 0."""
    return tuple(mark for mark in customary_nodata_marks(stored) if mark in _CUSTOMARY)


def end_codes(stored: np.dtype) -> tuple:
    """Return the codes at the ends of a type, which are no classes where none comes near them."""
    limits = np.iinfo(stored)
    others = _INTEGER_ENDS.get(stored.str[1:], ())
    return tuple(end for end in dict.fromkeys((limits.min, limits.max, *others)) if end)


def left_out_codes(stored: np.dtype) -> frozenset:
    """Return the customary codes read as no data in class rasters that declare none."""
    if stored.kind == "f":
        return frozenset(customary_nodata_marks(stored))
    return frozenset(
        (*customary_nodata_codes(stored), *end_codes(stored)) if stored.itemsize > 1 else ()
    )


@functools.cache
def scaled_fills(families: tuple = _ALL_SCALED) -> dict:
    """Return the nodata marks (fills) of products after scaling, by number.

    A calculator multiplies or divides in either precision, and stores the result in either.
    """
    fills = {}
    for family in families:
        for divisor in _PRODUCT_DIVISORS if family != SCALED_INDEX else (10000,):
            scale = 1 / divisor
            exact = [x for number in family for x in (number * scale, number / divisor)]
            single = [float(np.float32(number) * np.float32(scale)) for number in family]
            rounded = [float(np.float32(number)) for number in exact]
            together = frozenset((*exact, *single, *rounded))
            fills.update(dict.fromkeys(together, together))
    return fills


def scaled_fills_of(quantity: str) -> dict:
    """Return customary nodata marks of products, scaled, that values of a quantity may hold."""
    families: tuple = _SCALED_FAMILIES
    if find_quantity(quantity) is not None:
        families = (*families, _SCALED_CUSTOMARY)
    if quantity in _OF_QUANTITIES:
        families = (*families, SCALED_INDEX)
    return scaled_fills(families)
