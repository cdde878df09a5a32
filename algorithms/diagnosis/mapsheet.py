"""Several maps on one sheet, with one legend."""

from __future__ import annotations

from ...core import raster
from ...core.errors_and_notes.run import BadValue
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters.map_sheets import (
    border_lines,
    check_sheet,
    sheet_heading,
    sheet_output,
)
from ...framework.text.translation import tr

MAX_MAPS = 16


class MapSheet(CarbonSinkAlgorithm):
    """``carbonsink:mapsheet``."""

    ID = "mapsheet"
    GROUP = "diagnosis"

    def display_name(self) -> str:
        return tr("Sheet of maps with one legend")

    def description(self) -> str:
        return tr(
            "Draws several maps side by side with the same extent and scale, and one legend "
            "with common class breaks: differences between products, years or seasons, or class "
            "rasters such as land use. The sheet has titles, coordinates, a scale bar, a north "
            "arrow and optionally the borders of zones. It is written as PDF, PNG or SVG, for "
            "use in a paper."
        )

    def reference(self) -> str:
        return tr(
            "Colours: ColorBrewer 2.0 (Brewer, Harrower and The Pennsylvania State University)."
        )

    def caveats(self) -> str:
        return tr(
            "Large rasters are drawn from evenly spaced cells. Without BREAKS, about 2 % of the "
            "cells lie beyond the outer breaks on either side."
        )

    def keywords(self) -> str:
        return tr("layout, print, figure, panel, small multiples, difference maps, PDF, PNG, SVG")

    def parameters(self) -> list:
        return [
            p.raster_list(
                "MAPS",
                tr("Maps"),
                tr(
                    "Rasters in the order of the sheet, at most {n}; each band is a map. All "
                    "must share one coordinate system, and one unit or one legend of classes."
                ).format(n=MAX_MAPS),
                requirement=p.COPIES,
            ),
            sheet_heading(),
            p.text(
                "TITLES",
                tr("Titles of the maps"),
                tr("Separated by semicolons, in the order of the maps. Empty: variable and date."),
            ),
            *_legend_parameters(),
            p.number(
                "COLUMNS",
                tr("Maps beside one another"),
                tr("0 chooses the number that makes the maps as large as possible."),
                default=0,
                minimum=0,
                maximum=MAX_MAPS,
                integer=True,
                advanced=True,
            ),
            p.polygons(
                "ZONES",
                tr("Zones (polygons)"),
                tr("Their borders are drawn on every map."),
                optional=True,
            ),
            sheet_output(),
        ]

    def open_inputs(self, values):
        from ...core.report.map_sheet.sheet_elements import describe_maps

        check_sheet(values)
        return describe_maps(values["MAPS"])

    def check_inputs(self, values) -> None:
        from ...core.report.map_sheet.class_breaks import parse_breaks
        from ...core.report.map_sheet.comparison_sheet import require_common_legend

        maps = values.opened
        if not 1 <= len(maps) <= MAX_MAPS:
            raise BadValue("MAPS", len(maps), f"1 ... {MAX_MAPS}")
        require_common_legend(maps)
        titles = _titles(values)
        if titles and len(titles) != len(maps):
            raise BadValue("TITLES", values["TITLES"], tr("{n} titles").format(n=len(maps)))
        if values["BREAKS"]:
            try:
                parse_breaks(values["BREAKS"])
            except ValueError:
                rule = tr("numbers that rise, such as -100; -20; 0; 20; 100")
                raise BadValue("BREAKS", values["BREAKS"], rule) from None

    def process(self, values, run, sinks) -> dict:
        from ...core.report.map_figures import map_frame
        from ...core.report.map_sheet.class_breaks import parse_breaks
        from ...core.report.map_sheet.comparison_sheet import (
            SheetTexts,
            first_with_unit,
            write_comparison,
        )
        from ...core.report.numbers import with_unit

        maps = values.opened
        borders = border_lines(values["ZONES"], maps[0].grid, run.part(0.0, 0.2))
        reference_map = first_with_unit(maps)
        texts = SheetTexts(
            values["HEADING"] or "",
            _titles(values) or tuple(sheet_map.title for sheet_map in maps),
            with_unit(values["LEGEND"] or reference_map.variable, reference_map.unit),
        )
        breaks = parse_breaks(values["BREAKS"]) if values["BREAKS"] else ()
        run.step("draw")
        with raster.without_side_files():
            write_comparison(
                maps, values["OUTPUT"], texts, map_frame(tr, borders), breaks, values["COLUMNS"]
            )
        return {}


def _legend_parameters() -> list:
    """Return the parameters of the legend: its title and the breaks of its classes."""
    return [
        p.text(
            "LEGEND",
            tr("Title of the legend"),
            tr("What the colours show. Empty: the variable of the first map. The unit is added."),
        ),
        p.text(
            "BREAKS",
            tr("Class breaks"),
            tr(
                "Ascending numbers in the unit of the maps, separated by semicolons, such as "
                "-100; -20; 0; 20; 100. Empty: round numbers that suit all maps, symmetric "
                "about 0 if there are negative and positive values."
            ),
        ),
    ]


def _titles(values) -> tuple:
    """Return the titles of the maps; none where they are not given."""
    titles_text = values["TITLES"] or ""
    return tuple(title.strip() for title in titles_text.split(";")) if titles_text.strip() else ()
