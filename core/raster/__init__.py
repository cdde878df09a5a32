"""Rasters: grids, stacks of bands, the block walk, writing."""

from .classes_table import holds_classes, read_classes
from .dates import Date, netcdf_date, parse_date, split_name
from .grid import Grid, GridDifference, crs_name, same_crs
from .outputs import ClassEntry, Classes, RasterOutput
from .reading import ClassCodes
from .source import Band
from .stack import Stack, StackReader
from .walk import Block, reduce_blocks, run_blocks, write_array
from .window import Window

__all__ = [
    "Band",
    "Block",
    "ClassCodes",
    "ClassEntry",
    "Classes",
    "Date",
    "Grid",
    "GridDifference",
    "RasterOutput",
    "Stack",
    "StackReader",
    "Window",
    "crs_name",
    "holds_classes",
    "netcdf_date",
    "parse_date",
    "read_classes",
    "reduce_blocks",
    "run_blocks",
    "same_crs",
    "split_name",
    "write_array",
]
