"""Rasters: grids, stacks of bands, block processing, writing."""

from __future__ import annotations

from ..lazy_imports import lazy_names

_NAMES_BY_MODULE = {
    "class_tables": ("holds_classes", "read_classes"),
    "grid": ("Grid", "GridDifference", "crs_name", "same_crs"),
    "raster_output": ("ClassEntry", "Classes", "RasterOutput"),
    "preview": ("read_preview", "without_side_files"),
    "product_names": ("split_products",),
    "band_reading": ("ClassCodes",),
    "band_description": ("Band", "describe_raster"),
    "stack": ("Stack",),
    "stack_reader": ("StackReader",),
    "block_processing": ("Block", "reduce_blocks", "run_blocks"),
    "writer": ("write_array",),
    "window": ("Window",),
}
__getattr__, __all__ = lazy_names(__name__, _NAMES_BY_MODULE)
