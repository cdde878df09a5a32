"""Random points per stratum with a minimum distance."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core.errors_and_notes.allowed import check_settings
from ...core.errors_and_notes.run import DoesNotApply, MissingInput, NoneGiven
from ...core.sites.settings import OWN_COUNTS, SamplingDesignSettings
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.feature_tables import read_points
from ...framework.features.sample_and_plot_outputs import write_design
from ...framework.features.zone_polygons import read_polygons
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import single_bands
from ...framework.text.translation import tr


class SamplingDesign(CarbonSinkAlgorithm):
    """``carbonsink:samplingdesign``."""

    ID = "samplingdesign"
    GROUP = "prepare"

    def display_name(self) -> str:
        return tr("Sampling design")

    def description(self) -> str:
        return tr(
            "Draws random points for field work in each stratum. Strata are combinations of "
            "raster classes, such as climate zone and ecosystem, and of polygons. Points are "
            "allocated equally, by area, by area and spread (Neyman) or by a table of your own. "
            "They keep a minimum distance on the ground in any CRS, also to existing plots, and "
            "avoid excluded areas. Each point carries its stratum and the inclusion probability "
            "of its cell; a table says how many points each stratum can hold."
        )

    def reference(self) -> str:
        return tr(
            "Cochran (1977), Sampling Techniques, 3rd ed., chapter 5; Neyman (1934), Journal of "
            "the Royal Statistical Society 97, 558-625. Minimum distance by simple sequential "
            "inhibition: Diggle (2003), Statistical Analysis of Spatial Point Patterns, 2nd ed."
        )

    def caveats(self) -> str:
        return tr(
            "Points are cell centres. With a minimum distance, the probabilities are those of a "
            "draw without one, a good approximation as long as the strata are far from full. "
            "Replacing points that cannot be reached in the field invalidates the "
            "probabilities: exclude such areas beforehand."
        )

    def keywords(self) -> str:
        return tr(
            "sampling design, stratified random sampling, random points, strata, Neyman "
            "allocation, minimum distance, field plots, inclusion probability"
        )

    def parameters(self) -> list:
        return [
            *_strata_parameters(),
            *_number_parameters(),
            run_parameters.seed(),
            *run_parameters.performance_parameters(),
            p.features_output(
                "OUTPUT",
                tr("Sampling points"),
                tr(
                    "Points with point (number), stratum, inclusion (probability of its cell) and "
                    "area_km2 (the area that a point stands for: that of its stratum divided by "
                    "its points)."
                ),
                style="strata",
            ),
            p.csv_output(
                "TABLE",
                tr("Table of the strata"),
                tr(
                    "Per stratum: cells, area, standard deviation of SPREAD, points wanted and "
                    "drawn."
                ),
            ),
            p.report_output(
                "REPORT",
                tr("Report on the sampling design"),
                tr(
                    "Map of the points, strata with areas and points, and how to weight the points."
                ),
            ),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("DRAWN", tr("Points drawn")),
            QgsProcessingOutputNumber("MISSING", tr("Points that strata could not hold")),
        ]

    def check_inputs(self, values) -> None:
        if not values["STRATA"] and values["ZONES"] is None and not values["FRAME"]:
            raise NoneGiven(("STRATA", "ZONES", "FRAME"))
        neyman = values["ALLOCATION"] == "neyman"
        if neyman and not values["SPREAD"]:
            raise MissingInput("SPREAD", "ALLOCATION = neyman")
        choice = f"ALLOCATION = {values['ALLOCATION']}"
        if not neyman and values["SPREAD"]:
            raise DoesNotApply("SPREAD", values["SPREAD"], choice)
        has_own_counts = values["ALLOCATION"] == OWN_COUNTS
        if has_own_counts and not values["COUNTS"]:
            raise MissingInput("COUNTS", choice)
        if not has_own_counts and values["COUNTS"]:
            raise DoesNotApply("COUNTS", values["COUNTS"], choice)
        if values["PLOTS"] is not None and not values["MIN_DISTANCE"] > 0:
            raise MissingInput("MIN_DISTANCE", "PLOTS")
        if not (values["STRATA"] or values["FRAME"] or values["SPREAD"]):
            raise MissingInput("FRAME", "ZONES")
        check_settings(values.as_settings(SamplingDesignSettings))
        _design_rasters(values).stack()

    def process(self, values, run, sinks) -> dict:
        import pandas as pd

        from ...core.files.atomic import publish_csv
        from ...core.sites.design.sampling_design import design_sample
        from ...core.units.carbon_units import M2_PER_KM2

        frame = _design_rasters(values)
        grid = frame.stack().grid
        frame = frame._replace(
            polygons=_design_polygons(values["ZONES"], values["ZONE_FIELD"], grid, run),
            excluded=_design_polygons(values["EXCLUDE"], None, grid, run),
            plots=_plots(values["PLOTS"], grid, run),
        )
        run.step("sample")
        settings = values.as_settings(SamplingDesignSettings)
        design = design_sample(frame, settings, run.part(0, 0.9), values["COUNTS"] or None)
        output = write_design(sinks, "OUTPUT", design, grid.crs, run)
        if values["TABLE"]:
            columns = {
                "stratum": design.labels,
                "cells": design.cells,
                "area_km2": design.area / M2_PER_KM2,
                "spread_sd": design.sd,
                "wanted": design.wanted,
                "drawn": design.drawn,
            }
            publish_csv(values["TABLE"], pd.DataFrame(columns))
        if values["REPORT"]:
            from ...core.report.map_figures import map_frame
            from ...core.report.sites.design_report import write_design_report

            run.step("report")
            borders = frame.polygons.outlines() if frame.polygons is not None else ()
            report_frame = map_frame(tr, borders)
            write_design_report(
                design, settings, report_frame, grid.axis_unit, values["REPORT"], tr
            )
        n_drawn = int(design.drawn.sum())
        has_own_counts = settings.allocation == OWN_COUNTS
        n_asked = int(design.wanted.sum()) if has_own_counts else settings.count
        return {
            "OUTPUT": output,
            "DRAWN": n_drawn,
            "MISSING": n_asked - n_drawn,
        }


def _design_rasters(values):
    """Return the rasters of the design, which must lie on one grid; strata in order of name."""
    from ...core.files.names import natural_order
    from ...core.raster.zones import RasterZones
    from ...core.sites.design.sampling_design import Frame

    stacks = {name: single_bands(**{name: values[name]}) for name in RASTERS if values[name]}
    opened = map(RasterZones.open, values["STRATA"] or ())
    strata = tuple(sorted(opened, key=lambda zones: natural_order(zones.stack.names[0])))
    return Frame(strata, None, None, stacks.get("FRAME"), stacks.get("SPREAD"))


# Rasters whose values are read.
RASTERS = ("FRAME", "SPREAD")


def _design_polygons(source, name_field, grid, run):
    """Return the polygons of a sampling design on its grid, in order of name; None without."""
    from ...core.files.names import natural_order
    from ...core.raster.zones import PolygonZones

    if source is None:
        return None
    shapes, names, crs = read_polygons(source, grid.crs, name_field, run)
    # Neither the draw nor which of two polygons takes a cell may depend on the order of features.
    order = sorted(range(len(names)), key=lambda i: (natural_order(names[i]), shapes[i]))
    return PolygonZones([shapes[i] for i in order], [names[i] for i in order], grid, crs)


def _plots(source, grid, run):
    """Return x and y of existing plots in the CRS of a grid; None without."""
    if source is None:
        return None
    points = read_points(source, grid.crs, run)
    return points.x, points.y


def _strata_parameters() -> list:
    """Return where points may be, and in which strata."""
    return [
        p.raster_list(
            "STRATA",
            tr("Strata (class rasters)"),
            tr("Rasters of classes on one grid; their combinations are strata."),
            optional=True,
            requirement=p.CLASSES_OF_SEVERAL,
        ),
        p.polygons(
            "ZONES",
            tr("Strata (polygons)"),
            tr(
                "Polygons as strata, or as one more class in addition to the rasters: a cell "
                "belongs to the polygon that contains its centre, and cells outside are not "
                "drawn."
            ),
            optional=True,
        ),
        p.field(
            "ZONE_FIELD",
            tr("Column that names the polygons"),
            tr("Polygons with the same name form one stratum. Empty: each polygon is a stratum."),
            parent="ZONES",
            optional=True,
            requirement=p.NAME_COLUMN,
        ),
        p.raster(
            "FRAME",
            tr("Frame (raster)"),
            tr(
                "Cells without data here are not drawn. Required if the strata are polygons "
                "only: its cells are those that can be drawn."
            ),
            optional=True,
            requirement=p.GRIDS,
        ),
        p.polygons(
            "EXCLUDE",
            tr("Excluded area"),
            tr("Polygons, such as towns and water: cells with their centre inside are not drawn."),
            optional=True,
        ),
    ]


def _number_parameters() -> list:
    """Return how many points there are to be."""
    return [
        p.number(
            "COUNT",
            tr("Points"),
            tr("For all strata together; not used with a table of your own."),
            of=SamplingDesignSettings,
        ),
        *_allocation_parameters(),
        p.number(
            "MIN_DISTANCE",
            tr("Minimum distance (m)"),
            tr("Between any two points, and to PLOTS, on the ground; 0 for none."),
            of=SamplingDesignSettings,
        ),
        p.points(
            "PLOTS",
            tr("Existing plots"),
            tr("Points of an older survey: new points keep MIN_DISTANCE to them."),
            optional=True,
        ),
    ]


def _allocation_parameters() -> list:
    """Return how the points are shared out among the strata."""
    return [
        p.choice(
            "ALLOCATION",
            tr("Points per stratum"),
            tr(
                "neyman gives more points to more variable strata: area times the standard "
                "deviation of SPREAD. own takes the numbers from COUNTS."
            ),
            of=SamplingDesignSettings,
        ),
        p.raster(
            "SPREAD",
            tr("Raster that shows the spread"),
            tr(
                "A quantity similar to the one to be measured, such as NPP or an older map of "
                "carbon; only with neyman."
            ),
            optional=True,
            requirement=InputRequirement(),
        ),
        p.file(
            "COUNTS",
            tr("Points of each stratum (CSV)"),
            tr(
                "For own: a table with the columns stratum and wanted, as written to TABLE. Run "
                "once with another choice, change the column wanted, and use the table here; "
                "strata that are not in the table get no points."
            ),
            "csv",
            optional=True,
        ),
        p.number(
            "MIN_PER_STRATUM",
            tr("Least points of a stratum"),
            tr("A variance needs two points. Not used with a table of your own."),
            of=SamplingDesignSettings,
        ),
    ]
