"""Monthly net primary production by the CASA model."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import dated_series, single_bands
from ...framework.style.series_style import style_series
from ...framework.text.translation import tr

# The parameter of each variable of the model.
SERIES = {
    "ndvi": "NDVI",
    "temperature": "TEMPERATURE",
    "precipitation": "PRECIPITATION",
    "radiation": "RADIATION",
}


class CasaNpp(CarbonSinkAlgorithm):
    """``carbonsink:casanpp``."""

    ID = "casanpp"
    GROUP = "flux"

    def display_name(self) -> str:
        return tr("NPP by light use efficiency (CASA)")

    def description(self) -> str:
        return tr(
            "Computes net primary production of each month from NDVI, climate and land cover with "
            "the CASA model in Zhu's variant: NPP = SOL * 0.5 * FPAR * eps_max * T1 * T2 * W. The "
            "absorbed share of light (FPAR) follows NDVI and the simple ratio between the limits "
            "of the class; temperature and water keep the efficiency below the best of the class. "
            "A frozen month takes the water stress of the month before. With several years the "
            "best temperature (that of the greenest month) and Thornthwaite's heat index come "
            "from the mean year."
        )

    def reference(self) -> str:
        return tr(
            "Potter et al. (1993), Global Biogeochemical Cycles 7, 811-841; Zhu et al. (2006), "
            "Chinese Science Bulletin 51, 457-463 (efficiencies); Zhu et al. (2007), Journal of "
            "Plant Ecology (China) 31, 413-424; Zhou and Zhang (1995), Acta Phytoecologica Sinica "
            "19, 193-200; Thornthwaite (1948), Geographical Review 38, 55-94."
        )

    def caveats(self) -> str:
        return tr(
            "The NDVI limits are the 5 % and 95 % quantiles of each class over all its cells and "
            "months in these rasters: another region or other years give others. To compare "
            "maps, write limits into PARAMETERS. Potential evaporation takes neither latitude "
            "nor the length of a month into account. Water stress ends at 1, the top of its "
            "range, where the formula alone would go above it in wet and cool months."
        )

    def keywords(self) -> str:
        return tr(
            "NPP, CASA, light use efficiency, FPAR, APAR, Thornthwaite, water stress, "
            "photosynthesis"
        )

    def parameters(self) -> list:
        return [
            *_monthly_inputs(),
            p.raster(
                "LANDCOVER",
                tr("Land cover"),
                tr("Class codes, on the grid of the other rasters."),
                requirement=p.CLASSES,
            ),
            p.file(
                "PARAMETERS",
                tr("Table of classes"),
                tr(
                    "CSV with the columns code, name and eps_max (best light use efficiency, gC "
                    "MJ-1; empty: no data for the class), and if wanted ndvi_min and ndvi_max. "
                    "Without it the codes are taken for IGBP classes (MODIS MCD12Q1) with Zhu's "
                    "efficiencies, and water has no data. PARAMETERS_USED writes such a table."
                ),
                "csv",
                optional=True,
            ),
            *run_parameters.performance_parameters(),
            *_casa_outputs(),
        ]

    def outputs(self) -> list:
        return [QgsProcessingOutputNumber("MONTHS", tr("Months written"))]

    def open_inputs(self, values):
        return self._series(values), single_bands(landcover=values["LANDCOVER"])

    def check_inputs(self, values) -> None:
        from ...core.flux.casa.common_months import join_months

        series, landcover = values.opened
        months = join_months(series)
        months.ndvi.grid.require_same(landcover.grid, months.ndvi.first_path, values["LANDCOVER"])

    def process(self, values, run, sinks) -> dict:
        from ...core.files.atomic import publish_csv
        from ...core.flux.casa.land_cover_classes import parameters_used
        from ...core.flux.casa.npp_maps import map_casa

        folder = values["OUTPUT_FOLDER"]
        casa_series = map_casa(
            *values.opened,
            folder,
            run,
            parameters=values["PARAMETERS"],
            annual=values["ANNUAL"],
        )
        style_series(casa_series.files, "npp", folder, "npp")
        if values["PARAMETERS_USED"]:
            publish_csv(
                values["PARAMETERS_USED"], parameters_used(casa_series.classes, casa_series.cells)
            )
        return {
            "OUTPUT_LAYERS": [path for path, _ in casa_series.files],
            "MONTHS": len(casa_series.files),
        }

    @staticmethod
    def _series(values) -> dict:
        """Return the dated stack of each variable."""
        return {
            name: dated_series(parameter, values[parameter]) for name, parameter in SERIES.items()
        }


def _monthly_inputs() -> list:
    """Return the parameters of the monthly series."""
    return [
        p.raster_list(
            "NDVI",
            tr("NDVI, monthly"),
            tr(
                "One raster per month, -1 to 1, with the month at the end of the name "
                "(ndvi_2005-03.tif, ndvi_200503.tif) or in the file. All twelve months of a "
                "year are needed, of one year or more."
            ),
            requirement=InputRequirement(("ndvi",)),
        ),
        p.raster_list(
            "TEMPERATURE",
            tr("Temperature, monthly"),
            tr("Mean air temperature of the same months, degrees C (Kelvin is converted)."),
            requirement=InputRequirement(("temperature",)),
        ),
        p.raster_list(
            "PRECIPITATION",
            tr("Precipitation, monthly"),
            tr("Sum of each of the same months, mm."),
            requirement=InputRequirement(("precipitation",), step="month"),
        ),
        p.raster_list(
            "RADIATION",
            tr("Solar radiation, monthly"),
            tr(
                "Sum of each of the same months, MJ m-2 month-1 (a mean in W m-2 times 0.0864 "
                "times the days of the month)."
            ),
            requirement=InputRequirement(("radiation",), step="month"),
        ),
        p.dates("NDVI", "TEMPERATURE", "PRECIPITATION", "RADIATION"),
    ]


def _casa_outputs() -> list:
    """Return the outputs of CASA."""
    return [
        p.folder_output(
            "OUTPUT_FOLDER",
            tr("Monthly NPP"),
            tr(
                "One raster per month, npp_YYYY-MM.tif, gC m-2 month-1, and series.qlr to open "
                "them together."
            ),
            style="npp",
        ),
        p.raster_output(
            "ANNUAL",
            tr("Annual NPP"),
            tr(
                "Sums of whole calendar years, one band per year, gC m-2 yr-1; a cell needs "
                "all twelve months."
            ),
            style="npp",
            by_default=False,
        ),
        p.csv_output(
            "PARAMETERS_USED",
            tr("Table of classes as used"),
            tr(
                "Efficiency, NDVI limits and number of cells of each class met; can be given "
                "as PARAMETERS again, for the same limits in another year or region."
            ),
        ),
    ]
