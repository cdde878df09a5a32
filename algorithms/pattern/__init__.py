"""Algorithms of hot spots and clusters."""

from __future__ import annotations


def algorithms() -> tuple:
    """Return the group's algorithms."""
    from .emerginghotspots import EmergingHotspots
    from .globalmoran import GlobalMoran
    from .globalvector import GlobalVector
    from .gravitycentre import GravityCentre
    from .hotspotraster import HotspotRaster
    from .hotspotvector import HotspotVector
    from .joincountvector import JoinCountVector
    from .lisaraster import LisaRaster
    from .lisaseries import LisaSeries
    from .lisavector import LisaVector

    return (
        GlobalMoran,
        GlobalVector,
        LisaRaster,
        LisaVector,
        JoinCountVector,
        HotspotRaster,
        HotspotVector,
        LisaSeries,
        EmergingHotspots,
        GravityCentre,
    )
