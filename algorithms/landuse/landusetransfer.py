"""Land-use transfer between two dates and the carbon it moved."""

from __future__ import annotations

from ...core.errors_and_notes.landuse import NoCarbon
from ...core.landuse.settings import Accounts
from ...core.units.carbon_units import CARBON_UNITS
from ...core.units.quantity import CARBON, CODES, InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import landuse, run_parameters
from ...framework.parameters.raster_stacks import join_single_bands
from ...framework.text.translation import tr


class LanduseTransfer(CarbonSinkAlgorithm):
    """``carbonsink:landusetransfer``."""

    ID = "landusetransfer"
    GROUP = "landuse"

    def display_name(self) -> str:
        return tr("Land-use transfer and its carbon")

    def description(self) -> str:
        return tr(
            "Finds how much land changed from each class to each other class between two dates, "
            "and how carbon changed with it: the transfer matrix in true areas, and the carbon "
            "change of each pair of classes with its contribution, split into conversion and "
            "change within classes. Without carbon rasters or densities, it gives areas only. "
            "With fluxes instead of stocks, it gives the mean flux change of each pair. Sums "
            "are exact: the pairs add up to the total."
        )

    def reference(self) -> str:
        return tr(
            "Pontius et al. (2004), Agriculture, Ecosystems & Environment 101, 251-268, for the "
            "transfer matrix; Ye et al. (2018), Landscape Ecology 33, doi "
            "10.1007/s10980-017-0584-x, for the dynamic degrees."
        )

    def caveats(self) -> str:
        return tr(
            "The errors of two land-use maps add up: if their accuracy is 85 %, much of a small "
            "change is error. Contributions in percent of the net change grow without limit "
            "where gains and losses cancel; use those of the absolute changes then."
        )

    def keywords(self) -> str:
        return tr(
            "land use, land cover, LULC, transfer matrix, transition, change, attribution, "
            "Sankey, dynamic degree, carbon density"
        )

    def parameters(self) -> list:
        return [
            p.raster(
                "LANDUSE_START",
                tr("Land use at the start"),
                tr("Raster of class codes (whole numbers) of the first date."),
                requirement=p.CLASSES,
            ),
            p.raster(
                "LANDUSE_END",
                tr("Land use at the end"),
                tr("Raster of class codes of the second date; classes may differ."),
                requirement=InputRequirement(role=CODES, alike="LANDUSE_START"),
            ),
            p.raster(
                "CARBON_START",
                tr("Carbon at the start (by pixel)"),
                tr("Carbon stock or flux per area of the first date, in CARBON_UNIT."),
                optional=True,
                requirement=InputRequirement(CARBON, dates_of="LANDUSE_START", dates_rule="near"),
            ),
            p.raster(
                "CARBON_END",
                tr("Carbon at the end (by pixel)"),
                tr("The same of the second date."),
                optional=True,
                requirement=InputRequirement(
                    CARBON, alike="CARBON_START", dates_of="LANDUSE_END", dates_rule="near"
                ),
            ),
            *landuse.table_parameters(),
            *landuse.carbon_parameters(),
            p.number(
                "YEARS",
                tr("Years between the dates"),
                tr(
                    "For the dynamic degrees. Without it, the dates in the names of the rasters "
                    "are used (landuse_2001.tif)."
                ),
                of=Accounts,
                advanced=True,
            ),
            *run_parameters.performance_parameters(),
            *landuse.transfer_outputs([self._change()]),
        ]

    def _change(self):
        return p.raster_output(
            "CHANGE",
            tr("Changes"),
            tr(
                "Code of each cell's pair: class at the start times 1000 plus class at the end "
                "for codes from 0 to 999, else an index that ATTRIBUTION lists. With a legend."
            ),
            style="classes",
            by_default=False,
        )

    def outputs(self) -> list:
        return landuse.number_outputs()

    def requirements(self, values) -> dict:
        unit = CARBON_UNITS[values["CARBON_UNIT"]].label
        return {"CARBON_START": InputRequirement(CARBON, unit=unit)}

    def open_inputs(self, values):
        return _landuse_and_carbon(values)

    def check_inputs(self, values) -> None:
        from ...core.landuse.transfer_maps import check_land_use_and_carbon

        check_land_use_and_carbon(*values.opened, landuse.transfer_accounts(values))

    def process(self, values, run, sinks) -> dict:
        from ...core.landuse.transfer_maps import find_transfers, is_resampled, map_changes

        maps, carbon = values.opened
        end = 0.6 if values["CHANGE"] else 0.95
        change = find_transfers(maps, carbon, landuse.transfer_accounts(values), run.part(0.0, end))
        if values["CHANGE"]:
            classes = change.transfers[0].classes
            map_changes(maps, change.codes[0], classes, values["CHANGE"], run.part(end, 0.95))
        sources = (*maps.paths, *(carbon.paths if carbon else ()))
        return landuse.write_transfer_outputs(
            change, sources, values, run, is_resampled(maps, carbon)
        )


def _landuse_and_carbon(values) -> tuple:
    """Return land use, and carbon when it was given, as stacks of two bands."""
    maps = join_single_bands([values["LANDUSE_START"], values["LANDUSE_END"]])
    carbon_paths = [values["CARBON_START"], values["CARBON_END"]]
    if not any(carbon_paths):
        return maps, None
    if not all(carbon_paths):
        missing = "CARBON_END" if carbon_paths[0] else "CARBON_START"
        raise NoCarbon(values["ACCOUNTING"], (missing,))
    return maps, join_single_bands(carbon_paths)
