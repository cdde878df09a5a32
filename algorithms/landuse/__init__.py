"""Algorithms of land-use transfer."""

from __future__ import annotations


def algorithms() -> tuple:
    """Return the group's algorithms."""
    from .landusetransfer import LanduseTransfer
    from .landusetransferseries import LanduseTransferSeries

    return LanduseTransfer, LanduseTransferSeries
