"""Import downloads and exports as dated rasters of one grid."""

from __future__ import annotations

import os
from dataclasses import replace

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterCrs,
    QgsProcessingParameterExtent,
)

from ...core import raster
from ...core.errors_and_notes.run import BadValue, DoesNotApply, MissingInput, Note
from ...core.imports.settings import ImportSettings
from ...framework import messages
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.declarations import document_parameter, text
from ...framework.parameters.own_widgets import VARIABLES_TYPE, WIDGET_KEY, own_widget
from ...framework.style.series_style import write_layer_definition, write_series_styles
from ...framework.text.translation import tr

# The class of the widget of names of variables that are chosen from files.
_CLASS = "variables_widget.VariablesWidget"
# The statistic of classes: there is none.
CLASSES = "first"


def crs_parameter(name: str, label: str, help_text: str):
    """Return the parameter of the CRS that downloads are brought to."""
    return document_parameter(QgsProcessingParameterCrs(name, label, optional=True), help_text)


def extent(name: str, label: str, help_text: str):
    """Return an optional extent."""
    return document_parameter(QgsProcessingParameterExtent(name, label, optional=True), help_text)


def variable_names(name: str, label: str, help_text: str):
    """Return the parameter of variables, listed from the downloads chosen in the dialog."""
    definition = text(name, label, help_text)
    definition.setMetadata({WIDGET_KEY: own_widget(VARIABLES_TYPE, _CLASS)})
    return definition


class ImportSeries(CarbonSinkAlgorithm):
    """``carbonsink:importseries``."""

    ID = "importseries"
    GROUP = "prepare"

    def display_name(self) -> str:
        return tr("Import downloads")

    def description(self) -> str:
        return tr(
            "Turns downloads into rasters that all other algorithms use as they are: files, "
            "folders and zips of NetCDF, HDF4, HDF5, GRIB, GeoTIFF and any other format of GDAL "
            "become dated rasters on one grid (ndvi_2005-07.tif), with unit and source in their "
            "metadata. Tiles are joined, cells of poor quality masked by the bits of the product, "
            "units converted, hours, days and composites summed up to months or years. A receipt "
            "says what was read, joined, masked and converted, and what is missing. Run again, it "
            "makes only what is new or has changed."
        )

    def reference(self) -> str:
        return tr(
            "Scales, valid ranges and quality bits: the documentation of each product, cited in "
            "core/imports/products.csv and quality.csv of the plugin."
        )

    def caveats(self) -> str:
        return tr(
            "What the files do not state is taken from the table of products, else it is a doubt "
            "of the receipt: read that first. Masked cells are not filled. Resampling to a finer "
            "grid adds no detail."
        )

    def keywords(self) -> str:
        return tr(
            "MODIS, VIIRS, ERA5, CHELSA, WorldClim, TerraClimate, CRU, GPM, GLASS, CLCD, AppEEARS, "
            "Earth Engine, NetCDF, HDF, GRIB, zip, tiles, mosaic, quality, QA, download, convert"
        )

    def parameters(self) -> list:
        return [
            *_input_parameters(),
            *_grid_parameters(),
            p.choice(
                "PERIOD",
                tr("Period"),
                tr("as_is keeps the dates of the files; hours become days."),
                of=ImportSettings,
            ),
            p.choice(
                "STATISTIC",
                tr("Statistic"),
                tr(
                    "How several dates make one raster. auto: the sum for amounts (precipitation, "
                    "GPP, radiation), the largest for NDVI and EVI, else the mean."
                ),
                of=ImportSettings,
            ),
            p.choice(
                "QUALITY",
                tr("Quality masks"),
                tr(
                    "Which cells of MODIS and VIIRS products are kept, by the bits of their "
                    "quality bands: recommended leaves out clouds, snow and shadow, strict keeps "
                    "the best only. The rules are those of QUALITY_RULES."
                ),
                of=ImportSettings,
            ),
            p.switch(
                "ONLY_RECEIPT",
                tr("Only look"),
                tr("Writes the receipt of what would be imported, and no raster."),
            ),
            p.switch(
                "SKIP_DAMAGED",
                tr("Leave out damaged files"),
                tr("Reads the other files; the receipt names each file that was left out."),
                of=ImportSettings,
            ),
            *_advanced_parameters(),
            *(
                definition
                for definition in run_parameters.performance_parameters()
                if definition.name() != "DASK_SCHEDULER"
            ),
            *_import_outputs(),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("WRITTEN", tr("Rasters written now")),
            QgsProcessingOutputNumber("KEPT", tr("Rasters kept from before")),
            QgsProcessingOutputNumber("DOUBTS", tr("Number of doubts")),
            QgsProcessingOutputString("VARIABLES_FOUND", tr("Variables found")),
        ]

    def check_inputs(self, values) -> None:
        if not values["INPUT"] and not values["INPUT_FOLDER"]:
            raise MissingInput("INPUT", "INPUT_FOLDER")
        if values["RESOLUTION"] is not None and values["RESOLUTION"] <= 0:
            raise BadValue("RESOLUTION", values["RESOLUTION"], "> 0")
        for name in ("CRS", "RESOLUTION", "EXTENT"):
            if values["TEMPLATE"] and values[name]:
                raise DoesNotApply(name, values[name], "TEMPLATE")
        if values["QUALITY_RULES"] and values["QUALITY"] == "none":
            raise DoesNotApply("QUALITY_RULES", values["QUALITY_RULES"], "QUALITY = none")

    def process(self, values, run, sinks) -> dict:
        from ...core.imports.series_import import import_series

        doubts: list = []

        def keep(note) -> None:
            if isinstance(note, Note) and note.warning:
                doubts.append(messages.phrase_note(note))
            run.on_note(note)

        names = [name.strip() for name in (values["VARIABLES"] or "").split(",")]
        settings = values.as_settings(ImportSettings, variables=tuple(filter(None, names)))
        template = raster.Stack.open([values["TEMPLATE"]]).grid if values["TEMPLATE"] else None
        inputs = [*(values["INPUT"] or ()), values["INPUT_FOLDER"]]
        receipt = import_series(
            [input_path for input_path in inputs if input_path],
            values["OUTPUT_FOLDER"],
            settings,
            replace(run, on_note=keep),
            template,
            values["CRS"] or "",
            values["RESOLUTION"] or 0.0,
            values["EXTENT"],
            values["ONLY_RECEIPT"],
        )
        for variable in receipt.variables:
            _style_variable(variable, values["OUTPUT_FOLDER"])
        run.step("report")
        _write_receipt(receipt, values, tuple(dict.fromkeys(doubts)))
        return {
            "OUTPUT_LAYERS": [
                path
                for variable in receipt.variables
                for path in sorted((*variable.written, *variable.kept))
            ],
            "WRITTEN": sum(len(variable.written) for variable in receipt.variables),
            "KEPT": sum(len(variable.kept) for variable in receipt.variables),
            "DOUBTS": len(set(doubts)),
            "VARIABLES_FOUND": ", ".join(variable.name for variable in receipt.variables),
        }


def _input_parameters() -> list:
    """Return what is read."""
    return [
        p.file_list(
            "INPUT",
            tr("Files (or a folder)"),
            tr(
                "Files, zips, and STAC items or item collections (JSON) to read. Scripts may "
                "give folders, /vsizip/ and /vsicurl/ names, and addresses of the web too."
            ),
            optional=True,
        ),
        p.folder(
            "INPUT_FOLDER",
            tr("Folder (or files)"),
            tr("A folder of downloads; folders and zips inside it are read too."),
            optional=True,
        ),
        variable_names(
            "VARIABLES",
            tr("Variables (empty = all)"),
            tr(
                "Names of variables, separated by commas: as the files call them, as the "
                "receipt does, or a quantity such as precipitation. A name that is not there "
                "is answered with all that are; ONLY_RECEIPT lists them without importing."
            ),
        ),
    ]


def _import_outputs() -> list:
    """Return the outputs of an import."""
    return [
        p.folder_output(
            "OUTPUT_FOLDER",
            tr("Imported rasters"),
            tr(
                "One GeoTIFF per variable and date, and VARIABLE.qlr to open those of a "
                "variable together."
            ),
            style="amount",
        ),
        p.report_output(
            "REPORT",
            tr("Receipt"),
            tr("Doubts first, then variables, dates, masks, grid and files."),
        ),
        p.file_output(
            "JSON",
            tr("Receipt as JSON"),
            tr("The same for programs."),
            "JSON (*.json)",
            by_default=False,
        ),
    ]


def _grid_parameters() -> list:
    """Return what says which grid the rasters get."""
    return [
        p.raster(
            "TEMPLATE",
            tr("Template (empty = the grid of the files)"),
            tr("The raster whose grid all results get; CRS, RESOLUTION and EXTENT do not apply."),
            optional=True,
            requirement=p.GRIDS,
        ),
        crs_parameter(
            "CRS",
            tr("CRS (empty = that of the files)"),
            tr("Coordinate system of the results; another one than the files' needs RESOLUTION."),
        ),
        p.number(
            "RESOLUTION",
            tr("Cell size (empty = that of the files)"),
            tr("Side of a cell in units of the CRS."),
            minimum=0,
            optional=True,
        ),
        extent(
            "EXTENT",
            tr("Extent (empty = all)"),
            tr("Part of the files to import."),
        ),
    ]


def _advanced_parameters() -> list:
    """Return what few runs change."""
    return [
        p.number(
            "MIN_COVERAGE",
            tr("Days a period needs (%)"),
            tr(
                "Share of the days of a month or year that must have data for a mean or a sum; a "
                "sum is then that of the mean day. Cells with fewer get no data."
            ),
            advanced=True,
            of=ImportSettings,
        ),
        p.choice(
            "RESAMPLING",
            tr("Resampling"),
            tr("auto averages where cells become larger, else interpolates. Classes keep codes."),
            advanced=True,
            of=ImportSettings,
        ),
        p.choice(
            "DATE_SOURCE",
            tr("Dates"),
            tr(
                "Which date counts where the name of a file and its metadata state different "
                "ones; agree refuses such files."
            ),
            advanced=True,
            of=ImportSettings,
        ),
        p.switch(
            "ALLOW_DOWNLOAD",
            tr("Fetch files that a STAC file names on other servers"),
            tr(
                "Without it, a STAC item may name files in its own folder or on its own server "
                "only; the message names the others. GDAL follows redirects: a server that is "
                "allowed may send a request on to another one."
            ),
            advanced=True,
            of=ImportSettings,
        ),
        *_own_tables(),
    ]


def _own_tables() -> list:
    """Return tables of the user's own."""
    return [
        p.file(
            "PRODUCTS",
            tr("Table of products (empty = the plugin's)"),
            tr("CSV with the columns of core/imports/products.csv; a product is a row."),
            "csv",
            optional=True,
            advanced=True,
        ),
        p.file(
            "QUALITY_RULES",
            tr("Table of quality rules (empty = the plugin's)"),
            tr("CSV with the columns of core/imports/quality.csv; bits and the values kept."),
            "csv",
            optional=True,
            advanced=True,
        ),
    ]


def _style_variable(variable, folder: str) -> None:
    """Give the rasters of a variable one style, and the layer definition that opens them."""
    if not variable.written:
        return
    stacks = [raster.Stack.open([path]) for path in (*variable.written, *variable.kept)]
    dated = sorted((s.dates[0], s.first_path) for s in stacks if s.dates[0] is not None)
    if dated and variable.statistic != CLASSES:
        files = [(path, date) for date, path in dated]
        write_series_styles(files, "amount")
        write_layer_definition(files, os.path.join(folder, f"{variable.name}.qlr"), variable.name)


def _write_receipt(receipt, values, doubts: tuple) -> None:
    """Write the receipt as a page and as JSON."""
    from ...core.imports.import_receipt import write_receipt_json
    from ...core.report.imports_report import write_receipt
    from ...framework.messages.imports import reason_text

    reasons = {file: reason_text(reason) for file, reason in receipt.damaged}
    if values["REPORT"]:
        write_receipt(receipt, doubts, reasons, values["REPORT"], tr)
    if values["JSON"]:
        write_receipt_json(receipt, doubts, reasons, values["JSON"])
