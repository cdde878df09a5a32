"""What some rasters are and whether their cells coincide."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from osgeo import gdal

from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.raster import NoRasters
from ..run import Run
from .band_description import describe_raster
from .band_reading import read_band
from .grid import crs_name
from .opening import open_dataset

# Cells looked at per band, and bands per raster, to tell the share of cells with data.
_SAMPLE_CELLS, _SAMPLE_BANDS = 60_000, 12


@dataclass(frozen=True)
class RasterFacts:
    """One raster of a check.

    Parameters
    ----------
    path : str
        The file.
    crs : str
        Name of its CRS, empty without one.
    width, height : int
        Columns and rows.
    cell_size : tuple of float
        Width and height of a cell in units of the CRS.
    extent : tuple of float
        West, south, east, north.
    dtype : str
        GDAL's name of the stored type of the first band.
    nodata : float or None
        Nodata mark of the first band.
    names, dates : tuple
        Variable name and `Date` (or None) of each band.
    valid_share : float
        Share of cells with data, 0 to 1, from evenly picked cells.
    south_up : bool
        Whether the file is stored from south to north.
    differences : tuple of GridDifference
        What differs from the first raster's grid.
    """

    path: str
    crs: str
    width: int
    height: int
    cell_size: tuple
    extent: tuple
    dtype: str
    nodata: float | None
    names: tuple
    dates: tuple
    valid_share: float
    south_up: bool
    differences: tuple


@dataclass(frozen=True)
class GridReport:
    """Facts of all rasters; the first is the one the others are compared with."""

    rasters: tuple

    @property
    def aligned(self) -> bool:
        """Whether all cells coincide."""
        return not any(raster.differences for raster in self.rasters)


def check_grids(paths, run: Run) -> GridReport:
    """Describe rasters and compare their grids with the first one's.

    Parameters
    ----------
    paths : sequence of str
        Raster files.
    run : Run
        Progress and cancel.

    Raises
    ------
    NoRasters, UnreadableRaster, SubdatasetsOnly, NoGeoreference
        When there is nothing to compare.
    """
    paths = [str(path) for path in paths]
    if not paths:
        raise NoRasters(FieldName("rasters"))
    reference_grid, rasters = None, []
    for i, path in enumerate(paths):
        grid, bands = describe_raster(path)
        reference_grid = reference_grid or grid
        share = _valid_share(path, grid, bands, run.part(i / len(paths), (i + 1) / len(paths)))
        rasters.append(
            RasterFacts(
                path=path,
                crs=crs_name(grid.crs),
                width=grid.width,
                height=grid.height,
                cell_size=grid.cell_size,
                extent=grid.extent,
                dtype=gdal.GetDataTypeName(bands[0].gdal_type),
                nodata=bands[0].nodata,
                names=tuple(band.name for band in bands),
                dates=tuple(band.date for band in bands),
                valid_share=share,
                south_up=bands[0].row_order < 0,  # stored from south to north
                differences=reference_grid.differences(grid),
            )
        )
    return GridReport(tuple(rasters))


def _valid_share(path: str, grid, bands: tuple, run: Run) -> float:
    """Return the share of cells with data of a raster whose grid is checked, from a sample."""
    dataset = open_dataset(path)
    values = np.empty(grid.sample_shape(_SAMPLE_CELLS), np.float32)
    sampled_bands = np.unique(
        np.linspace(0, len(bands) - 1, min(len(bands), _SAMPLE_BANDS)).astype(int)
    )
    shares = []
    for n_done, index in enumerate(sampled_bands.tolist()):
        run.check_cancel()
        read_band(dataset, bands[index], grid.window, values)
        shares.append(np.isfinite(values).mean())
        run.progress((n_done + 1) / len(sampled_bands))
    return float(np.mean(shares))
