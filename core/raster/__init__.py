"""Rasters: grids, stacks of bands, the block walk, writing."""

from __future__ import annotations

from ..on_demand import names_on_demand

_HOMES = {
    "classes": ("holds_classes", "read_classes"),
    "grid": ("Grid", "GridDifference", "crs_name", "same_crs"),
    "outputs": ("ClassEntry", "Classes", "RasterOutput"),
    "preview": ("read_preview", "without_side_files"),
    "product_names": ("split_products",),
    "reading": ("ClassCodes",),
    "source": ("Band", "describe_raster"),
    "stack": ("Stack", "StackReader"),
    "walk": ("Block", "reduce_blocks", "run_blocks", "write_array"),
    "window": ("Window",),
}
__getattr__, __all__ = names_on_demand(__name__, _HOMES)
