"""Methods of resampling to another grid; imports no numpy, so that dialogs can list them."""

from __future__ import annotations

# How values are taken from the cells of another grid; "sum" keeps totals.
RESAMPLINGS = ("nearest", "bilinear", "cubic", "average", "mode", "sum")
