"""A map of the study area: sites over land cover and elevation."""

from __future__ import annotations

from ...core import raster
from ...core.errors_and_notes.run import MissingInput
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.feature_tables import read_points
from ...framework.parameters import declarations as p
from ...framework.parameters.map_sheets import (
    border_lines,
    check_sheet,
    sheet_heading,
    sheet_output,
)
from ...framework.text.translation import tr


class StudyAreaMap(CarbonSinkAlgorithm):
    """``carbonsink:studyareamap``."""

    ID = "studyareamap"
    GROUP = "diagnosis"

    def display_name(self) -> str:
        return tr("Map of the study area")

    def description(self) -> str:
        return tr(
            "Draws the sites over land cover and over elevation with shaded relief, side by side, "
            "with legends, coordinates, a scale bar, north and, if wanted, names of the sites, "
            "borders of zones and a small overview of the country: the first figure of a paper. "
            "It is written as PDF, PNG or SVG."
        )

    def reference(self) -> str:
        return ""

    def caveats(self) -> str:
        return tr("Large rasters are drawn from evenly picked cells.")

    def keywords(self) -> str:
        return tr("study area, layout, print, figure, sites, elevation, hillshade, land cover")

    def parameters(self) -> list:
        return [
            p.points("SITES", tr("Sites"), tr("Points; they are reprojected if need be.")),
            p.field(
                "NAME_FIELD",
                tr("Column of the names"),
                tr("Names written beside the sites, each once, where there is room."),
                parent="SITES",
                optional=True,
                requirement=p.NAME_COLUMN,
            ),
            p.raster(
                "LANDCOVER",
                tr("Land cover"),
                tr("Class raster; names and colours of its classes are taken where it has them."),
                optional=True,
                requirement=p.CLASSES,
            ),
            p.raster(
                "ELEVATION",
                tr("Elevation"),
                tr("Raster of elevation; its unit is shown, metres where the file states none."),
                optional=True,
                requirement=p.INSPECTED,
            ),
            p.polygons(
                "ZONES",
                tr("Zones (polygons)"),
                tr("Their borders are drawn on the maps."),
                optional=True,
            ),
            p.polygons(
                "OVERVIEW",
                tr("Overview (polygons)"),
                tr(
                    "Such as a country and its provinces: a small map of them, with the frame of "
                    "the study area, is drawn in the corner of the first map where it hides the "
                    "fewest sites."
                ),
                optional=True,
            ),
            sheet_heading(),
            sheet_output(),
        ]

    def check_inputs(self, values) -> None:
        from ...core.report.map_sheet.sheet_elements import describe_maps, require_same_place

        check_sheet(values)
        paths = [values[name] for name in ("LANDCOVER", "ELEVATION") if values[name]]
        if not paths:
            raise MissingInput("LANDCOVER", "ELEVATION")
        require_same_place(describe_maps(paths))

    def process(self, values, run, sinks) -> dict:
        from ...core.report.map_figures import map_frame
        from ...core.report.map_sheet.sheet_elements import describe_maps
        from ...core.report.map_sheet.study_area import AreaTexts, Sites, write_study_area
        from ...core.report.numbers import with_unit

        landcover, elevation = (
            describe_maps([values[name]])[0] if values[name] else None
            for name in ("LANDCOVER", "ELEVATION")
        )
        grid = (landcover or elevation).grid
        borders = border_lines(values["ZONES"], grid, run.part(0.0, 0.1))
        country = border_lines(values["OVERVIEW"], grid, run.part(0.1, 0.2))
        points = read_points(values["SITES"], grid.crs, run.part(0.2, 0.4))
        field = values["NAME_FIELD"]
        names = [] if not field else points.frame[field].tolist()
        sites = Sites(points.x, points.y, tuple("" if n is None else str(n) for n in names))
        texts = AreaTexts(
            values["HEADING"] or "",
            tr("Land cover"),
            tr("Elevation"),
            with_unit(tr("Elevation"), elevation.unit or "m") if elevation else "",
            tr("Sites"),
        )
        run.step("draw")
        with raster.without_side_files():
            write_study_area(
                landcover,
                elevation,
                sites,
                values["OUTPUT"],
                texts,
                map_frame(tr, borders),
                run,
                country,
            )
        return {}
