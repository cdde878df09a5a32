"""Management zones from LISA, expected trend and driver classes."""

from __future__ import annotations

from ...core.errors_and_notes.run import DoesNotApply, MissingInput
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.polygon_layer import POLYGONS, is_requested, write_patches
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import single_bands
from ...framework.style.vector_style import style_polygons
from ...framework.text.translation import tr


class DiagnosticZoning(CarbonSinkAlgorithm):
    """``carbonsink:diagnosticzoning``."""

    ID = "diagnosticzoning"
    GROUP = "diagnosis"

    def display_name(self) -> str:
        return tr("Diagnostic zoning")

    def description(self) -> str:
        return tr(
            "Turns three class maps into management zones by a table of rules: LISA clusters, the "
            "expected future trend and the driver of change. The first rule that fits a cell "
            "decides. Patches below MIN_AREA join the neighbour they share the longest border "
            "with. Areas are true areas, on the ellipsoid for geographic rasters."
        )

    def reference(self) -> str:
        return tr(
            "The combination of local clusters, persistence of trends and drivers follows recent "
            "carbon-sink assessments; the shipped rules are a proposal without a published source."
        )

    def caveats(self) -> str:
        return tr(
            "A zone is no more certain than the classes it combines: an expected trend from a "
            "short series and a cluster at the edge of significance are weak grounds for "
            'measures. Check zones on site. "Not explained by the drivers" means that the '
            "correlation with the drivers given is not significant; that is no evidence of human "
            "pressure, and with few dates it is the rule. Merging and polygons need the whole "
            "map in memory, at most 45 bytes per cell."
        )

    def keywords(self) -> str:
        return tr("zoning, management, priority zone, planning, diagnosis, restoration")

    def parameters(self) -> list:
        return [
            *_class_rasters(),
            p.file(
                "RULES",
                tr("Rules (CSV)"),
                tr(
                    "Columns code, zone, lisa, future, driver, colour, text, and if wanted level "
                    "(sink, source) and climate (increase or decrease, with both, climate or not "
                    "explained; not significant); classes joined by | or * for all; the first row "
                    "that fits decides. "
                    "Empty: the shipped table (core/diagnosis/zone_rules.csv), a model to copy."
                ),
                ending="csv",
                optional=True,
            ),
            p.number(
                "MIN_AREA",
                tr("Smallest patch (ha)"),
                tr("Patches smaller than this, in hectares, are merged; 0 keeps all."),
                default=0.0,
                minimum=0.0,
            ),
            *run_parameters.performance_parameters(),
            *_zoning_outputs(),
        ]

    def open_inputs(self, values):
        from ...core.diagnosis.zone_rules import load_rules

        return _open_class_rasters(values), load_rules(values["RULES"])

    def check_inputs(self, values) -> None:
        _, rules = values.opened
        if rules.uses_climate and not values["CONTRIBUTION_CLASS"]:
            raise MissingInput("CONTRIBUTION_CLASS", "RULES")
        if values["CONTRIBUTION_CLASS"] and not rules.uses_climate:
            raise DoesNotApply("CONTRIBUTION_CLASS", values["CONTRIBUTION_CLASS"], "RULES")

    def process(self, values, run, sinks) -> dict:
        from ...core.diagnosis.zone_maps import map_zones, write_zone_table, zone_polygons

        stack, rules = values.opened
        has_polygons = is_requested(sinks, "POLYGONS")
        zoning_run = run.part(0.0, 0.8)
        zones = map_zones(
            stack, values["ZONES"], rules, values["MIN_AREA"], has_polygons, zoning_run
        )
        if values["TABLE"]:
            write_zone_table(zones.areas, values["TABLE"])
        outputs: dict = {}
        if has_polygons:
            patches = zone_polygons(zones, stack, rules, run)
            columns = {"code": int, "zone": str, "area_ha": float, "text": str}
            outputs["POLYGONS"] = write_patches(
                sinks, "POLYGONS", stack.grid.crs, patches, columns, run
            )
            zone_classes = [zone._replace(key=zone.code) for zone in rules.zones()]
            style_polygons(sinks.context, outputs["POLYGONS"], "code", zone_classes)
        return outputs


def _class_rasters() -> list:
    """Return the rasters that are combined."""
    return [
        p.raster(
            "LISA_CLASS",
            tr("LISA classes"),
            tr("Classes of 'Clusters and outliers of a raster' (carbonsink:lisaraster)."),
            requirement=p.CLASSES,
        ),
        p.raster(
            "FUTURE_CLASS",
            tr("Future trend classes"),
            tr(
                "1 continuous improvement, 2 future degradation, 3 continuous degradation, "
                "4 future improvement, 5 not distinguishable."
            ),
            requirement=p.CLASSES,
        ),
        p.raster(
            "DRIVER_CLASS",
            tr("Driver classes"),
            tr("1 A and B strong, 2 A, 3 B, 4 A and B weak, 5 none of them."),
            requirement=p.CLASSES,
        ),
        p.raster(
            "LEVEL",
            tr("Flux of which the clusters are"),
            tr(
                "NEP, NBP or NEE, such as the mean over the dates: its sign says whether a "
                "cluster of high values is a sink at all. Without it such clusters are called "
                "high values, not sinks."
            ),
            optional=True,
            requirement=InputRequirement(("nep", "nbp", "nee")),
        ),
        p.raster(
            "CONTRIBUTION_CLASS",
            tr("Contribution classes"),
            tr(
                "Classes of 'Climate and human contributions (residual trend)' "
                "(carbonsink:climatehuman), for RULES with a column climate, which the shipped "
                "table does not have. Cells without such a class count as unknown."
            ),
            optional=True,
            requirement=p.CLASSES,
        ),
    ]


def _zoning_outputs() -> list:
    """Return the outputs of diagnostic zoning."""
    return [
        p.raster_output(
            "ZONES",
            tr("Zones"),
            tr("Zone codes of the rules; 0 where no rule fits, 255 without data."),
            style="classes",
        ),
        p.features_output(
            "POLYGONS",
            tr("Zone polygons"),
            tr(
                "One polygon per patch, two for one across the edges of a map around the globe: "
                "code, zone, area_ha, text (what to do there). A GeoPackage carries its style; "
                "another format needs another name than the raster, as each has a style file of "
                "its name."
            ),
            kind=POLYGONS,
            by_default=False,
        ),
        p.csv_output("TABLE", tr("Table"), tr("Cells, area (ha), share and patches of each zone.")),
    ]


def _open_class_rasters(values):
    """Return the class rasters, and the flux if there is one, as one stack."""
    paths = {"level": values["LEVEL"], "climate": values["CONTRIBUTION_CLASS"]}
    others = {name: path for name, path in paths.items() if path}
    return single_bands(
        lisa=values["LISA_CLASS"],
        future=values["FUTURE_CLASS"],
        driver=values["DRIVER_CLASS"],
        **others,
    )
