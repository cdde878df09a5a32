"""Sample rasters at sites."""

from __future__ import annotations

from ...core import raster
from ...core.sites.settings import WINDOWS
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.feature_sink import write_with_columns
from ...framework.features.feature_tables import read_points
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import require_rasters
from ...framework.text.translation import tr


class SampleSites(CarbonSinkAlgorithm):
    """``carbonsink:samplesites``."""

    ID = "samplesites"
    GROUP = "prepare"

    def display_name(self) -> str:
        return tr("Sample rasters at sites")

    def description(self) -> str:
        return tr(
            "Adds the values of predictor rasters to the records of sites, one column per "
            "variable. If a variable has several dates (ndvi_2005.tif, ndvi_2006.tif), each "
            "record gets the value of its own date. Values stay empty for sites outside the "
            "rasters, on cells without data, or without a raster of their date; the log counts "
            "them."
        )

    def caveats(self) -> str:
        return tr(
            "Coordinates of sites are often rounded: if the cells are smaller than the "
            "rounding, a window of 3 or 5 cells is safer than a single cell."
        )

    def keywords(self) -> str:
        return tr("extract, sample, points, sites, predictors, training table")

    def parameters(self) -> list:
        return [
            p.points(
                "SITES",
                tr("Sites"),
                tr("Points, one per record; reprojected to the rasters' CRS if needed."),
            ),
            p.raster_list(
                "PREDICTORS",
                tr("Predictor rasters"),
                tr(
                    "Rasters on one grid. Variable and date are read from band descriptions or "
                    "file names: ndvi_2005.tif is the variable ndvi of 2005."
                ),
                requirement=p.PREDICTORS,
            ),
            p.field(
                "DATE_FIELD",
                tr("Date column"),
                tr(
                    "Column with the date of a record. A record dated to the day uses the "
                    "raster of its month or year, but a record dated to the year has no value "
                    "in monthly rasters."
                )
                + f" {p.date_forms()}",
                parent="SITES",
                optional=True,
                requirement=p.DATE_COLUMN,
            ),
            p.choice(
                "WINDOW",
                tr("Window around a site (cells)"),
                tr(
                    "1 uses the cell of the site; 3 or 5 the mean of the valid cells of that "
                    "square or, for class rasters (with class names or colours, or named like "
                    "land cover), the most frequent class."
                ),
                tuple(map(str, WINDOWS)),
                default=str(WINDOWS[0]),
            ),
            run_parameters.threads(),
            p.features_output(
                "OUTPUT",
                tr("Samples"),
                tr("The sites with one more column per variable; missing values are empty."),
                style="sites",
            ),
        ]

    def check_inputs(self, values) -> None:
        require_rasters("PREDICTORS", values["PREDICTORS"])

    def process(self, values, run, sinks) -> dict:
        import pandas as pd

        from ...core.sites.sampling import sample_stack

        stack = raster.Stack.open(values["PREDICTORS"])
        run.step("read-sites")
        sites = read_points(values["SITES"], stack.grid.crs, run.part(0.0, 0.1))
        dates = sites.frame[values["DATE_FIELD"]] if values["DATE_FIELD"] else None
        run.step("sample")
        samples = sample_stack(
            sites.x, sites.y, stack, run.part(0.1, 0.9), dates, int(values["WINDOW"])
        )
        sampled, new_columns = pd.DataFrame(samples.columns), dict.fromkeys(samples.columns, float)
        output = write_with_columns(
            sinks,
            "OUTPUT",
            values["SITES"],
            sampled,
            new_columns,
            run.part(0.9, 1.0),
            samples.units,
            samples.classes,
        )
        return {"OUTPUT": output}
