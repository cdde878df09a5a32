"""Types of columns under the names that Qt 5 and Qt 6 have for them.

PyQt6 has no types in QVariant any more; those of QMetaType take their place, which QGIS accepts.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QMetaType, QVariant


def column_type(short: str, long: str = ""):
    """Return a type by its name in QVariant, and in QMetaType where that differs."""
    if hasattr(QVariant, short):
        return getattr(QVariant, short)
    return getattr(QMetaType.Type, long or short)


INT, UNSIGNED_INT = column_type("Int"), column_type("UInt")
LONG, UNSIGNED_LONG = column_type("LongLong"), column_type("ULongLong")
DOUBLE = column_type("Double")
STRING = column_type("String", "QString")
