"""Land-use transfer over more than two dates, and the carbon it moved."""

from __future__ import annotations

import os

from ...core.units.carbon_units import CARBON_UNITS
from ...core.units.quantity import CARBON, InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import landuse as landuse
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import dated_series
from ...framework.style.raster_style import write_style
from ...framework.text.translation import tr


class LanduseTransferSeries(CarbonSinkAlgorithm):
    """``carbonsink:landusetransferseries``."""

    ID = "landusetransferseries"
    GROUP = "landuse"

    def display_name(self) -> str:
        return tr("Land-use transfer over several dates")

    def description(self) -> str:
        return tr(
            "Does what 'Land-use transfer and its carbon' does for more than two dates: each "
            "period between one date and the next, and the whole span from the first to the last, "
            "in one pass over the rasters. Each date of land use is combined with the carbon "
            "raster of the same date."
        )

    def reference(self) -> str:
        return tr(
            "Pontius et al. (2004), Agriculture, Ecosystems & Environment 101, 251-268; Ye et al. "
            "(2018), Landscape Ecology 33, doi 10.1007/s10980-017-0584-x."
        )

    def caveats(self) -> str:
        return tr(
            "The carbon of the periods adds up to that of the whole span only for cells with data "
            "on all dates. The areas of the periods do not add up: land that changed twice counts "
            "twice. Errors of the land-use maps look like change."
        )

    def keywords(self) -> str:
        return tr(
            "land use, land cover, LULC, transfer matrix, transition, periods, series, attribution"
        )

    def parameters(self) -> list:
        return [
            p.raster_list(
                "LANDUSE",
                tr("Land-use rasters"),
                tr("Class codes, one raster per date, the date in the name (landuse_2001.tif)."),
                requirement=p.CLASSES,
            ),
            p.raster_list(
                "CARBON",
                tr("Carbon rasters"),
                tr(
                    "Carbon stock or flux per area in CARBON_UNIT, with a raster of each date of "
                    "land use; others are left aside."
                ),
                optional=True,
                requirement=InputRequirement(CARBON),
            ),
            p.dates("LANDUSE", "CARBON"),
            *landuse.table_parameters(several_dates=True),
            *landuse.carbon_parameters(),
            *run_parameters.performance_parameters(),
            *landuse.transfer_outputs([self._changes()]),
        ]

    def _changes(self):
        return p.folder_output(
            "CHANGE_FOLDER",
            tr("Folder of changes"),
            tr("A raster of changes per period and one of the whole span (change_2001_2024.tif)."),
            by_default=False,
            style="classes",
        )

    def outputs(self) -> list:
        return landuse.number_outputs()

    def requirements(self, values) -> dict:
        unit = CARBON_UNITS[values["CARBON_UNIT"]].label
        return {"CARBON": InputRequirement(CARBON, unit=unit)}

    def check_inputs(self, values) -> None:
        from ...core.landuse.transfer_maps import check_land_use_and_carbon

        check_land_use_and_carbon(
            *_landuse_and_carbon_series(values, None), landuse.transfer_accounts(values)
        )

    def process(self, values, run, sinks) -> dict:
        from ...core.landuse.transfer_maps import find_transfers, is_resampled, map_period_changes

        maps, carbon = _landuse_and_carbon_series(values, run)
        folder = values["CHANGE_FOLDER"]
        end = 0.6 if folder else 0.95
        change = find_transfers(
            maps, carbon, landuse.transfer_accounts(values), run.part(0.0, end), True
        )
        paths = None
        if folder:
            map_period_changes(maps, change, folder, run.part(end, 0.95))
            periods = [f"{transfer.first}_{transfer.last}" for transfer in change.transfers]
            paths = [os.path.join(folder, f"change_{period}.tif") for period in periods]
            for path in paths:
                write_style(path, "classes")
        sources = (*maps.paths, *(carbon.paths if carbon else ()))
        resampled = is_resampled(maps, carbon)
        results = landuse.write_transfer_outputs(change, sources, values, run, resampled)
        return {**results, "CHANGE_LAYERS": paths}


def _landuse_and_carbon_series(values, run) -> tuple:
    """Return land use by date, and the carbon of those dates when it was given."""
    from ...core.landuse.transfer_maps import match_carbon_maps, require_periods

    maps = dated_series("LANDUSE", values["LANDUSE"])
    require_periods(maps)
    if not values["CARBON"]:
        return maps, None
    return maps, match_carbon_maps(maps, dated_series("CARBON", values["CARBON"]), run)
