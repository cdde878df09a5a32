"""Algorithms of hot spots and clusters."""

from __future__ import annotations


def algorithms() -> tuple:
    """Return the group's algorithms."""
    from .emerginghotspots import EmergingHotspots
    from .globalmoran import GlobalMoran
    from .hotspotraster import HotspotRaster
    from .hotspotvector import HotspotVector
    from .lisaraster import LisaRaster
    from .lisaseries import LisaSeries
    from .lisavector import LisaVector

    return (
        GlobalMoran,
        LisaRaster,
        LisaVector,
        HotspotRaster,
        HotspotVector,
        LisaSeries,
        EmergingHotspots,
    )
