"""The region as files: rasters written block by block, tables and known answers."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from typing import NamedTuple

import numpy as np

from ..dates.date import Date
from ..errors_and_notes.allowed import check_settings
from ..errors_and_notes.flux import RegionMade
from ..errors_and_notes.raster import DiskFull, OutputNotWritable
from ..files.atomic import publish_text, temporary_path
from ..raster import ClassEntry, Classes, Grid, RasterOutput, Stack, reduce_blocks, run_blocks
from ..raster.crs import geographic_coordinates
from ..raster.vector_layers import write_geopackage
from ..raster.write_failures import write_error
from ..run import Run
from ..units.quantity import quantity_of_name
from . import layers, planted_patterns, plots, vegetation
from .climate import monthly_climate
from .fluxes import state_of_year, static_state
from .known_answers import describe_truth, sum_block
from .landuse import casa_table
from .readme import readme_text
from .region import CRS, Region, cell_size, province_polygons
from .settings import RegionSettings

# Years made in one pass: what lasts is computed once for all of them. Each year keeps nine files
# open, and some systems allow no more than 256.
YEARS_PER_WALK = 12
# Bytes per cell a block allocates while one year is made.
SCRATCH = 600


class RegionSummary(NamedTuple):
    """What was made: the folder, how many files, the land, and the true NEP of the last year."""

    folder: str
    n_files: int
    land_cells: int
    area_km2: float
    last_year: int
    nep_tg: float


def make_region(folder: str, settings: RegionSettings, run: Run) -> RegionSummary:
    """Make the region with its rasters, tables and answers.

    Parameters
    ----------
    folder : str
        Folder to write into; made when it is missing. Files of the same names are replaced.
    settings : RegionSettings
        Size, years and seed.
    run : Run
        Progress, cancel, memory, threads.

    Returns
    -------
    RegionSummary

    Raises
    ------
    BadValue
        When a size is out of range.
    OutputNotWritable, DiskFull
        When the folder cannot be written; nothing is left in it.
    """
    check_settings(settings)
    columns, rows = settings.columns, settings.rows
    region = Region(columns, rows, settings.years, settings.seed, cell_size(columns, rows))
    working_folder = None
    try:
        os.makedirs(folder, exist_ok=True)
        working_folder = temporary_path(os.path.join(folder, "region"))
        os.mkdir(working_folder)
        answers = _RegionWriter(region, working_folder).make(run)
        n_files = _publish_region(working_folder, folder)
    except (OutputNotWritable, DiskFull) as error:
        error.path = folder  # the working folder has a name nobody knows
        raise
    except OSError as error:
        raise write_error(folder, error.strerror or str(error)) from error
    finally:
        if working_folder is not None:
            shutil.rmtree(working_folder, ignore_errors=True)
    land, last_year = answers["region"], region.calendar[-1]
    nep_tg = answers["totals"][str(last_year)]["nep_tg"]
    facts = (n_files, land["land_cells"], land["land_area_km2"], last_year, nep_tg)
    run.note(RegionMade(*facts))
    return RegionSummary(folder, *facts)


def _publish_region(working_folder: str, folder: str) -> int:
    """Move every file of the demo region to its place; return how many."""
    n_files = 0
    for parent, _, names in os.walk(working_folder):
        target = os.path.join(folder, os.path.relpath(parent, working_folder))
        os.makedirs(target, exist_ok=True)
        for name in names:
            os.replace(os.path.join(parent, name), os.path.join(target, name))
            n_files += 1
    return n_files


class _RegionWriter:
    """The making of one region in a folder of its own."""

    def __init__(self, region: Region, working_folder: str) -> None:
        self.region, self.working_folder = region, working_folder
        self.grid = Grid(region.columns, region.rows, region.geotransform, CRS)

    def make(self, run: Run) -> dict:
        """Write the files of the demo region and return the known answers."""
        region = self.region
        run.step("generate", "static")
        self.write_static(run.part(0.0, 0.05))
        starts = range(0, region.years, YEARS_PER_WALK)
        for start in starts:
            years = range(start, min(start + YEARS_PER_WALK, region.years))
            run.step("generate", f"{region.calendar[years[0]]}-{region.calendar[years[-1]]}")
            share_done = (start / region.years, (years[-1] + 1) / region.years)
            self.write_years(years, run.part(*(0.05 + 0.7 * f for f in share_done)))
        run.step("generate", f"{region.calendar[-1]}-01 - {region.calendar[-1]}-12")
        self.write_months(run.part(0.75, 0.85))
        run.step("totals")
        answers = describe_truth(region, CRS, self.sum_truth(run.part(0.85, 0.95)))
        run.step("sample")
        self.write_tables(run.part(0.95, 1.0))
        self.write_provinces()
        publish_text(self.file("casa_parameters.csv"), csv_text(casa_table()))
        publish_text(self.file("truth", "truth.json"), json.dumps(answers, indent=1) + "\n")
        publish_text(self.file("README.txt"), readme_text(region, answers))
        return answers

    # --- files -------------------------------------------------------------------------------

    def file(self, *parts: str) -> str:
        """Return the place of a file."""
        return os.path.join(self.working_folder, *parts)

    def raster_path(self, layer: layers.Layer, date: Date | None = None) -> str:
        """Return the path of a raster of the demo region."""
        name = layer.name if date is None else f"{layer.name}_{date.text}"
        return self.file(layer.folder, f"{name}.tif")

    def yearly_paths(self, layer: layers.Layer) -> list:
        """Return the rasters of a layer over the years."""
        return [self.raster_path(layer, Date(year)) for year in self.region.calendar]

    # --- rasters -----------------------------------------------------------------------------

    def write_layers(self, layers_and_dates: list, values_of, run: Run) -> None:
        """Write rasters of the demo region in one pass; the sea is masked.

        `layers_and_dates` holds (layer, date); ``values_of(cells, static)`` yields the values of
        each in this order.
        """
        outputs = {_layer_output(*item): self.raster_path(*item) for item in layers_and_dates}

        def layers_of_block(block):
            window = block.window
            cells = self.region.cells(window.row, window.col, window.height, window.width)
            static = static_state(self.region, cells)
            arrays = {}
            for (layer, _), output, values in zip(
                layers_and_dates, outputs, values_of(cells, static)
            ):
                block.check_cancel()
                masked = np.where(static.land, values, layer.nodata)
                arrays[output.name] = masked.astype(layer.dtype)
            return arrays

        run_blocks(Stack.empty(self.grid), layers_of_block, outputs, run, scratch=SCRATCH)

    def write_static(self, run: Run) -> None:
        """Write terrain and soil of the demo region, and the patterns planted in it."""
        makers = (
            planted_patterns.planted_trend_sign,
            planted_patterns.planted_cluster,
            planted_patterns.planted_driver,
        )

        def values_of(cells, static):
            yield from (static.elevation, static.slope, static.soil)
            yield from (make(self.region, cells) for make in makers)

        self.write_layers(
            [(layer, None) for layer in (*layers.STATIC, *layers.PLANTED)], values_of, run
        )

    def write_years(self, years: range, run: Run) -> None:
        """Write predictors and true fluxes of some years (indices from 0)."""

        def values_of(cells, static):
            for year in years:
                state = state_of_year(self.region, cells, static, year)
                hidden = vegetation.cloud_mask(self.region, cells, year)
                yield from state.climate
                yield np.where(hidden, np.nan, state.ndvi)
                yield state.landuse
                yield from state.fluxes

        dates = [Date(self.region.calendar[year]) for year in years]
        annual_layers = (*layers.ANNUAL, *layers.FLUXES)
        self.write_layers(
            [(layer, date) for date in dates for layer in annual_layers], values_of, run
        )

    def write_months(self, run: Run) -> None:
        """Write the twelve months of the demo region's last year."""
        year = self.region.years - 1

        def values_of(cells, static):
            state = state_of_year(self.region, cells, static, year)
            hidden = vegetation.cloud_mask(self.region, cells, year)
            _, north = self.region.relative_position(cells)
            for month in range(12):
                ndvi = vegetation.monthly_ndvi(state.ndvi, static.climate, month)
                yield from monthly_climate(state.climate, north, month)
                yield np.where(hidden & (month == vegetation.CLOUDY_MONTH), np.nan, ndvi)

        dates = [Date(self.region.calendar[year], month + 1) for month in range(12)]
        self.write_layers(
            [(layer, date) for date in dates for layer in layers.MONTHLY], values_of, run
        )

    # --- answers -----------------------------------------------------------------------------

    def sum_truth(self, run: Run):
        """Return the exact sums over the demo region's rasters as they were written."""
        n_years, n_flux = self.region.years, len(layers.FLUXES)
        landuse = self.yearly_paths(layers.LANDUSE)
        paths = [
            path for layer in (*layers.FLUXES, layers.NDVI) for path in self.yearly_paths(layer)
        ]
        paths += [landuse[0], landuse[-1], *(self.raster_path(layer) for layer in layers.PLANTED)]

        def sum_truth_of_block(block):
            annual, ends, planted = np.split(block.values, [-5, -3])
            annual = annual.reshape(n_flux + 1, n_years, *annual.shape[1:])
            return sum_block(annual[:-1].swapaxes(0, 1), annual[-1], ends, planted)

        def add_sums(total, part):
            return part if total is None else total + part

        stack = Stack.open(paths)
        return reduce_blocks(
            stack, sum_truth_of_block, add_sums, None, run, scratch=24 * len(stack)
        )

    # --- tables ------------------------------------------------------------------------------

    def write_tables(self, run: Run) -> None:
        """Write the three tables of measurements of the demo region."""
        region = self.region
        npp, rs, _, nep = layers.FLUXES
        surveys = self.survey((plots.NPP_PLOTS, plots.RS_PLOTS), run.part(0.0, 0.25))

        records = plots.draw_records(region, plots.NPP_PLOTS, surveys[0])
        truth = self.read_at_plots(npp, records, run.part(0.25, 0.5))
        measured = plots.measured_npp(region, records, truth)
        self.write_table(plots.NPP_PLOTS, records, {"npp": measured})

        records = plots.draw_records(region, plots.RS_PLOTS, surveys[1])
        truth = self.read_at_plots(rs, records, run.part(0.5, 0.75))
        measured = plots.measured_rs(region, records, truth)
        heterotrophic = plots.measured_rh(region, records, measured)
        self.write_table(plots.RS_PLOTS, records, {"rs": measured, "rh": heterotrophic})

        records = plots.draw_records(region, plots.FLUX_SITES)
        truth = self.read_at_plots(nep, records, run.part(0.75, 1.0))
        measured = plots.measured_nep(region, truth)
        self.write_table(plots.FLUX_SITES, records, {"nep": measured})

    def survey(self, designs: tuple, run: Run) -> list:
        """Return cells of every class of land use for each kind of plot of the demo region."""

        def survey_block_of_region(block):
            window = block.window
            cells = self.region.cells(window.row, window.col, window.height, window.width)
            return [plots.survey_block(self.region, d, cells, *block.values) for d in designs]

        def merge_blocks(total, part):
            if total is None:
                return part
            return [plots.merge_surveys(*pair) for pair in zip(total, part)]

        landuse = self.yearly_paths(layers.LANDUSE)
        names = ("first", "last")
        stack = Stack.open([landuse[0], landuse[-1]], names=names)
        return reduce_blocks(stack, survey_block_of_region, merge_blocks, None, run, scratch=64)

    def read_at_plots(self, layer: layers.Layer, records: plots.Records, run: Run) -> np.ndarray:
        """Return the true values of a raster at the demo region's plots; NaN off the land."""
        row, col = (np.floor(coordinate).astype(int) for coordinate in (records.row, records.col))

        def read_plots_of_block(block):
            row_in_block, col_in_block = row - block.window.row, col - block.window.col
            inside = (row_in_block >= 0) & (row_in_block < block.window.height)
            inside &= (col_in_block >= 0) & (col_in_block < block.window.width)
            plots_in_block = np.flatnonzero(inside)
            return plots_in_block, block.values[
                records.year[plots_in_block],
                row_in_block[plots_in_block],
                col_in_block[plots_in_block],
            ]

        def put_values(values, part):
            values[part[0]] = part[1]
            return values

        stack = Stack.open(self.yearly_paths(layer))
        return reduce_blocks(stack, read_plots_of_block, put_values, np.full(len(row), np.nan), run)

    def write_table(self, design: plots.Design, records: plots.Records, measured: dict) -> None:
        """Write one table of plots of the demo region as GeoPackage and as CSV."""
        x, y = self.grid.corner(records.row, records.col)
        longitude, latitude = geographic_coordinates(CRS, x, y)
        columns = {
            "site": records.site,
            "plot": records.plot,
            "x": np.round(x, 1),
            "y": np.round(y, 1),
            "longitude": np.round(longitude, 6),
            "latitude": np.round(latitude, 6),
            "year": np.array(self.region.calendar)[records.year],
            **{name: np.round(values, 1) for name, values in measured.items()},
        }
        publish_text(self.file("sites", f"{design.key}.csv"), csv_text(columns))
        path = self.file("sites", f"{design.key}.gpkg")
        write_geopackage(path, design.key, CRS, columns, list(zip(x, y)))

    def write_provinces(self) -> None:
        """Write the polygons of the provinces of the demo region."""
        provinces = province_polygons()
        outlines = []
        for province in provinces:
            west, north = province.outline.T
            corner = self.grid.corner(north * self.region.rows, west * self.region.columns)
            outlines.append(np.column_stack(corner))
        columns = {"code": [p.code for p in provinces], "name": [p.name for p in provinces]}
        write_geopackage(self.file("provinces.gpkg"), "provinces", CRS, columns, outlines)


def _layer_output(layer: layers.Layer, date: Date | None) -> RasterOutput:
    """Return the raster of a layer of the demo region at a date."""
    classes = None
    if layer.classes:
        classes = Classes(layer.name, tuple(ClassEntry(*entry) for entry in layer.classes))
    return RasterOutput(
        f"{layer.name} {date}",  # several dates are written in one pass
        layer.unit,
        layer.dtype,
        layer.nodata,
        layer.about,
        classes,
        (layer.name,),
        date,
        quantity=quantity_of_name(layer.name),
    )


def csv_text(columns: dict) -> str:
    """Return the CSV text of a table of the demo region: dot decimals, NaN empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for record in zip(*(values.tolist() for values in columns.values())):
        writer.writerow(["" if value != value else value for value in record])
    return text.getvalue()
