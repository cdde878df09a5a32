"""How fluxes and methods are called in reports."""

from __future__ import annotations

_SYMBOLS = {"npp": "NPP", "nep": "NEP", "nee": "NEE", "gpp": "GPP", "rs": "Rs", "rh": "Rh"}


def flux_symbol(name: str) -> str:
    """Return how a flux is written: NPP for npp, Rs for rs; other names stay."""
    return _SYMBOLS.get(name.lower(), name)


def hurst_method(key: str, tr) -> str:
    """Return how a Hurst exponent was found, in words; unknown keys stay."""
    return {
        "prefix": tr("first 2, 3, ... values"),
        "blocks": tr("blocks"),
        "anis_lloyd": tr("blocks, corrected after Anis and Lloyd"),
    }.get(key, key)
