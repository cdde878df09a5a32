"""How files begin, whatever they are called."""

from __future__ import annotations

# Bytes that tell.
LONGEST = 8
# The Climate Data Store sends zips as download.nc.
_ZIP = b"PK\x03\x04"


def is_zip(head: bytes) -> bool:
    """Say whether a file with these first bytes is a zip."""
    return head.startswith(_ZIP)
