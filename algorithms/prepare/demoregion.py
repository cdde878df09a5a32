"""Make a region with known truth, to try things on."""

from __future__ import annotations

from ...core.demo.settings import RegionSettings
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.text.translation import tr


class DemoRegion(CarbonSinkAlgorithm):
    """``carbonsink:demoregion``."""

    ID = "demoregion"
    GROUP = "prepare"

    def display_name(self) -> str:
        return tr("Make a demonstration region")

    def description(self) -> str:
        return tr(
            "Makes a region that does not exist, to learn and to test with: terrain, climate, "
            "NDVI, soil and land use of every year, plots and flux towers with realistic errors, "
            "and the true fluxes behind them. Trends, clusters, drivers and land-use changes are "
            "planted and written down in truth/truth.json, so that every method can be checked "
            "against a known answer. README.txt in the folder explains each file and unit."
        )

    def reference(self) -> str:
        return tr(
            "Rh = 0.62 Rs + 9.01 from Zeng et al. (2023), Carbon Balance and Management 18, doi "
            "10.1186/s13021-023-00239-9; everything else is made up."
        )

    def caveats(self) -> str:
        return tr(
            "Made-up data are kinder than real ones: the fluxes depend on the predictors but for "
            "one smooth pattern, and all plots were measured in the same way. A method that fails "
            "here fails everywhere; one that works here has yet to prove itself."
        )

    def keywords(self) -> str:
        return tr("demo, example data, synthetic, simulated, test data, tutorial, known truth")

    def parameters(self) -> list:
        return [
            p.number(
                "COLUMNS",
                tr("Columns"),
                tr(
                    "Width in cells of 1 km. Above 1500 columns or rows the cells become finer, "
                    "so that the region keeps its place in northern China."
                ),
                of=RegionSettings,
            ),
            p.number(
                "ROWS",
                tr("Rows"),
                tr("Height in cells."),
                of=RegionSettings,
            ),
            p.number(
                "YEARS",
                tr("Years"),
                tr("Number of years, the first is 2001."),
                of=RegionSettings,
            ),
            run_parameters.seed(),
            *run_parameters.performance_parameters(),
            p.folder_output(
                "OUTPUT_FOLDER",
                tr("Region"),
                tr("Folder of the region; files of the same names in it are replaced."),
                is_list=False,
            ),
        ]

    def process(self, values, run, sinks) -> dict:
        from ...core.demo.region_files import make_region

        make_region(values["OUTPUT_FOLDER"], values.as_settings(RegionSettings), run)
        return {}
