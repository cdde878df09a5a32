"""What is understood of rasters before anything is computed: one record per variable and file.

Doubts are the notes and errors that the algorithms themselves would raise, from the same checks.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from osgeo import gdal

from ..dates.names.file_names import split_file_name
from ..dates.names.seasons_and_quarters import without_season
from ..dates.periods import step_of_dates
from ..errors_and_notes.dates import DuplicateDate
from ..errors_and_notes.inspection import (
    ArealDistortion,
    DatesIncomplete,
    RasterWithoutCrs,
    RasterWithoutData,
    UnitNotStated,
)
from ..errors_and_notes.layers import (
    DegreesInProjection,
    LatitudeBeyondPole,
    PagesLeftOut,
    WiderThanGlobe,
)
from ..errors_and_notes.raster import NumbersTooLarge, UnknownCellArea
from ..errors_and_notes.run import CarbonSinkError
from ..run import Run
from ..units.quantity import InputRequirement, find_quantity
from .areal_distortion import areal_factors
from .band_dates import DATE_ITEM
from .band_description import describe_rasters, grid_of_raster
from .band_names import names_of_bands, stem_of
from .band_reading import read_band
from .class_check import check_legends, require_amounts
from .class_tables import read_classes
from .date_checks import note_dates
from .georeferencing import (
    assumptions_of,
    has_degrees_in_projection,
    is_wider_than_globe,
    looks_like_degrees,
    require_latitudes,
)
from .grid import Grid, crs_name
from .input_check import check_input
from .opening import open_dataset, reading
from .series_dates import with_dates_of_periods, with_dates_of_seasons
from .undeclared_nodata import UndeclaredCounts
from .window import Window

# Cells looked at in each band, and bands of each file.
_CELLS, _BANDS = 60_000, 12
# Cells whose area differs by more than this share make totals visibly wrong.
MAX_DISTORTION = 0.01


@dataclass(frozen=True)
class VariableRecord:
    """A variable of a file, as it is understood.

    Parameters
    ----------
    path, variable : str
        File and variable name.
    bands : int
        Bands of it in the file.
    quantity, quantity_from : str
        Code of the quantity, and where it is stated: "metadata", "name" or "".
    dates, date_from : tuple of str, str
        Dates as texts, and where they stand: "description", "metadata", "time", "name" or "".
    unit : str
        As the file states it.
    nodata : tuple of str
        What is taken for no data: "value -9999", "mark 255", "range 0 to 100", "mask",
        and "hidden 0 to 0" by the properties of the layer.
    valid_share : float
        Share of the cells with data, 0 to 1, from a sample.
    low, high : float
        Range of the values with data, after scaling; NaN without any.
    possible : tuple of float
        Range that the quantity can have in its own unit; empty where it is unknown.
    scale, offset : float
        Of the stored numbers.
    dtype, crs : str
        Stored type; name of the CRS.
    area_factors : tuple of float
        Smallest and largest true area of a cell as a share of the nominal one; empty where unknown.
    classes : tuple of (int, str)
        Codes and names of the legend.
    """

    path: str
    variable: str
    bands: int
    quantity: str
    quantity_from: str
    dates: tuple
    date_from: str
    unit: str
    nodata: tuple
    valid_share: float
    low: float
    high: float
    possible: tuple
    scale: float
    offset: float
    dtype: str
    crs: str
    area_factors: tuple
    classes: tuple


class RasterInspection(NamedTuple):
    """What rasters hold.

    Parameters
    ----------
    records : tuple of VariableRecord
        What is understood.
    doubts : tuple
        Notes and errors about what is doubtful.
    """

    records: tuple
    doubts: tuple


def inspect_rasters(paths, run: Run) -> RasterInspection:
    """Inspect rasters: return what is understood of them, and what is doubtful.

    Parameters
    ----------
    paths : sequence of str
        Raster files.
    run : Run
        Progress and cancel.

    Returns
    -------
    records : tuple of VariableRecord
        One per file and variable.
    doubts : tuple of Note or CarbonSinkError
        Facts, those about single files first.
    """
    paths = [str(path) for path in paths]
    records: list = []
    doubts: list = []
    members: dict = {}
    bands_of_file = _bands_of_files(paths)
    for i, path in enumerate(paths):
        file_run = run.part(0.8 * i / len(paths), 0.8 * (i + 1) / len(paths))
        try:
            file_records, file_doubts = _inspect_file(path, bands_of_file[path], file_run)
        except NumbersTooLarge as error:  # identifiers, which other steps may use
            doubts.append(error)
            continue
        records += file_records
        doubts += file_doubts
        for record in file_records:
            members.setdefault(record.variable, []).append(record)
    note_dates(
        [band for bands in bands_of_file.values() for band in bands], Run(on_note=doubts.append)
    )
    in_degrees = tuple(path for path in paths if has_degrees_in_projection(path))
    doubts += [DegreesInProjection(in_degrees)] if in_degrees else []
    too_wide = tuple(path for path in paths if is_wider_than_globe(path))
    doubts += [WiderThanGlobe(too_wide)] if too_wide else []
    paged = tuple(path for path in paths if assumptions_of(path).pages)
    doubts += [PagesLeftOut(paged, f"GTIFF_DIR:2:{paged[0]}")] if paged else []
    for variable, variable_records in members.items():
        run.check_cancel()
        doubts += _inspect_variable(variable, variable_records, bands_of_file)
    run.progress(1.0)
    return RasterInspection(tuple(records), tuple(doubts))


def _bands_of_files(paths: list) -> dict:
    """Return the bands of each raster with the dates that all rasters give them together."""
    bands = [band for _, of_file in describe_rasters(paths) for band in of_file]
    of_variable: dict = {}
    for i, band in enumerate(with_dates_of_periods(bands)):
        of_variable.setdefault(without_season(band.name), {})[i] = band
    dated: dict = {}
    for members in of_variable.values():
        dated.update(zip(members, with_dates_of_seasons(members.values())))
    of_files: dict = {path: [] for path in paths}
    for i in range(len(bands)):
        of_files[dated[i].path].append(dated[i])
    return of_files


def _inspect_file(path: str, bands: list, run: Run) -> tuple:
    """Return the records of a raster file's variables, and the doubts about it alone."""
    grid = grid_of_raster(path)
    dataset = open_dataset(path)
    doubts: list = []
    factors = areal_factors(grid) or ()
    crs = crs_name(grid.crs)
    doubts += _doubts_about_place(path, grid, factors)
    groups: dict = {}
    for band in bands:
        groups.setdefault(band.name, []).append(band)
    records: list = []
    marks = UndeclaredCounts()
    for group in groups.values():
        sampled = _sample_bands(dataset, grid, group, marks, run)
        if sampled[0] == 0.0:
            doubts.append(RasterWithoutData(path))
        origin = ""
        if any(band.date is not None for band in group):
            with reading(path):
                origin = _date_origin(dataset, group[0], len(bands))
        records.append(_variable_record(path, group, crs, factors, sampled, origin))
    doubts += _notes_of(marks.report)
    return records, doubts


def _doubts_about_place(path: str, grid: Grid, area_factors: tuple) -> list:
    """Return the doubts about the CRS of a raster, its position and the areas of its cells."""
    if not grid.crs:
        return [RasterWithoutCrs(path)]
    try:
        require_latitudes(grid, path)
        grid.cell_areas()
    except LatitudeBeyondPole as error:
        return [error]
    except UnknownCellArea as error:
        return [UnknownCellArea(path, error.why)]
    if looks_like_degrees(grid):
        return []  # said once, of all such rasters
    if area_factors and max(abs(factor - 1.0) for factor in area_factors) > MAX_DISTORTION:
        return [ArealDistortion(path, crs_name(grid.crs), *area_factors)]
    return []


def _variable_record(
    path: str, bands: list, crs: str, area_factors: tuple, sampled: tuple, date_from: str
) -> VariableRecord:
    """Return the record of a variable, which some bands of a file hold.

    `sampled` are the share of cells with data and the range of a sample, as of `_sample_bands`.
    """
    first_band = bands[0]
    quantity = find_quantity(first_band.quantity)
    stated_by = "metadata" if first_band.quantity_stated else "name"
    step = step_of_dates([band.date for band in bands])
    share, low, high = sampled
    return VariableRecord(
        path=path,
        variable=first_band.name,
        bands=len(bands),
        quantity=first_band.quantity,
        quantity_from=stated_by if quantity else "",
        dates=tuple(band.date.text for band in bands if band.date is not None),
        date_from=date_from,
        unit=first_band.unit,
        nodata=_nodata_rules(first_band),
        valid_share=share,
        low=low,
        high=high,
        possible=quantity.limits_per(step) if quantity else (),
        scale=first_band.scale,
        offset=first_band.offset,
        dtype=gdal.GetDataTypeName(first_band.gdal_type),
        crs=crs,
        area_factors=area_factors,
        classes=tuple((e.code, e.label) for e in read_classes(path, first_band.index)),
    )


def _sample_bands(dataset, grid, bands: list, marks: UndeclaredCounts, run: Run) -> tuple:
    """Inspect a sample of the cells: share with data, range of values."""
    values = np.empty(grid.sample_shape(_CELLS))
    sampled_bands = np.unique(np.linspace(0, len(bands) - 1, min(len(bands), _BANDS)).astype(int))
    shares, low, high = [], math.inf, -math.inf
    for n_done, index in enumerate(sampled_bands.tolist()):
        run.check_cancel()
        marked = read_band(dataset, bands[index], grid.window, values)
        if marked is not None:
            marks.add(bands[index].path, marked, Window(0, 0, *values.shape))
        finite_values = values[np.isfinite(values)]
        shares.append(finite_values.size / values.size)
        if finite_values.size:
            low, high = min(low, float(finite_values.min())), max(high, float(finite_values.max()))
        run.progress((n_done + 1) / len(sampled_bands))
    share = float(np.mean(shares))
    return (share, low, high) if share else (0.0, math.nan, math.nan)


def _nodata_rules(band) -> tuple:
    """Return what an inspected band takes for no data."""
    rules = [] if band.nodata is None else [f"value {band.nodata:g}"]
    rules += [f"mark {mark:g}" for mark in band.marks]
    if band.valid_range is not None:
        rules.append("range {:g} to {:g}".format(*band.valid_range))
    if band.is_masked:
        rules.append("mask")
    rules += [f"hidden {low:g} to {high:g}" for low, high in band.hidden]
    return tuple(rules)


def _date_origin(dataset, band, n_bands: int) -> str:
    """Return where an inspected band has its date from."""
    raster_band = dataset.GetRasterBand(band.index)
    if raster_band.GetMetadataItem(DATE_ITEM):
        return "metadata"
    if any(key.startswith("NETCDF_DIM_") for key in raster_band.GetMetadata() or {}):
        return "time"
    in_name = split_file_name(stem_of(band.path))[1]
    described = names_of_bands(dataset, [band.index])[0].date is not None
    if described or (n_bands > 1 and band.date != in_name):
        return "description"
    return "name" if band.date is not None else ""


def _inspect_variable(variable: str, records: list, bands_of_file: dict) -> list:
    """Return the doubts of an inspection about all rasters of one variable together."""
    paths = list(dict.fromkeys(record.path for record in records))
    doubts: list = []
    if all(record.classes for record in records):
        return _notes_of(lambda run: check_legends(paths, variable, run))
    bands = [band for path in paths for band in bands_of_file[path] if band.name == variable]
    undated = [band for band in bands if band.date is None]
    if 0 < len(undated) < len(bands):
        args = len(undated), len(bands), undated[0].path
        doubts.append(DatesIncomplete(variable, *args))
    path_of_date: dict = {}
    for band in bands:
        if band.date is not None and band.date.text in path_of_date and len(doubts) < _BANDS:
            doubts.append(DuplicateDate(band.date.text, path_of_date[band.date.text], band.path))
        elif band.date is not None:
            path_of_date[band.date.text] = band.path
    single_variable_paths = [
        path for path in paths if len({band.name for band in bands_of_file[path]}) == 1
    ]
    without_legend = [record.path for record in records if not record.classes]
    doubts += _notes_of(lambda run: require_amounts(without_legend, variable, run))
    if single_variable_paths:
        doubts += _notes_of(
            lambda run: check_input(single_variable_paths, variable, InputRequirement(), run)
        )
    quantity = find_quantity(records[0].quantity)
    without_unit = [band for band in bands if not band.unit.strip()]
    is_noted = any(isinstance(doubt, UnitNotStated) for doubt in doubts)
    states_no_unit = not is_noted and len(without_unit) == len(bands)
    if quantity is not None and states_no_unit and quantity.dimension != "ratio":
        assumed_unit = quantity.unit_per(step_of_dates([band.date for band in bands]))
        doubts.append(UnitNotStated(variable, quantity.label, assumed_unit, len(without_unit)))
    return doubts


def _notes_of(check) -> list:
    """Return the notes of one check of an inspection, and the error that ends it."""
    notes: list = []
    try:
        check(Run(on_note=notes.append))
    except CarbonSinkError as error:
        notes.append(error)
    return notes
