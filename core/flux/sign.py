"""The sign of exchange fluxes: NEP = -NEE, GPP = -GEE.

Meteorologists count a flux to the atmosphere as positive (NEE, GEE), ecologists a gain of the
ecosystem (NEP, GPP).

References
----------
Chapin, F. S. et al. (2006) Ecosystems 9:1041-1050.
"""

from __future__ import annotations

import numpy as np

# Each quantity and the one that is its negative.
OPPOSITES = {"nee": "nep", "nep": "nee", "gee": "gpp", "gpp": "gee"}


def change_sign(values) -> np.ndarray:
    """Return the values with the other sign; NaN stays NaN, and 0 is never -0."""
    return np.negative(values) + np.float32(0.0)
