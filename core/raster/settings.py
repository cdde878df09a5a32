"""What may be chosen of rasters on another grid; imports no numpy, so that dialogs can list it."""

from __future__ import annotations

# How values are taken from the cells of another grid; "sum" keeps totals.
RESAMPLINGS = ("nearest", "bilinear", "cubic", "average", "mode", "sum")
