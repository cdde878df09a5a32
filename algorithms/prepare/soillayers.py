"""Organic carbon of soil from the layers of profiles."""

from __future__ import annotations

from qgis.core import QgsProcessing, QgsProcessingOutputNumber

from ...core.errors_and_notes.run import BadValue, DoesNotApply, MissingInput
from ...core.sites.settings import SoilSettings
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.feature_tables import read_table
from ...framework.features.sample_and_plot_outputs import write_plots
from ...framework.parameters import declarations as p
from ...framework.parameters.plots import check_plots, plot_parameters
from ...framework.text.translation import tr


class SoilLayers(CarbonSinkAlgorithm):
    """``carbonsink:soillayers``."""

    ID = "soillayers"
    GROUP = "prepare"

    def display_name(self) -> str:
        return tr("Carbon of soil layers")

    def description(self) -> str:
        return tr(
            "Adds up the organic carbon of sampled soil layers between two depths for each "
            "plot, in t C ha-1: SOC * bulk density * thickness * (1 - stones) * 0.1 per layer. "
            "Of a layer that extends beyond a limit, only the part within counts. Overlapping "
            "layers are refused, and depths that no layer covers are listed."
        )

    def reference(self) -> str:
        return tr(
            "Poeplau et al. (2017), SOIL 3, 61-66, doi 10.5194/soil-3-61-2017 (stocks of the fine "
            "soil). Carbon in organic matter 0.58: van Bemmelen's factor, 1 / 1.724."
        )

    def caveats(self) -> str:
        return tr(
            "Carbon is assumed to be evenly distributed within a layer, which gives too little "
            "to the upper part of a layer that is cut. Stones and bulk density must match (see "
            "STONES_FIELD): otherwise the result is wrong by the share of stones. The factor "
            "from organic matter to carbon varies from 0.4 to 0.6 between soils."
        )

    def keywords(self) -> str:
        return tr(
            "soil organic carbon, SOC stock, organic matter, bulk density, gravel, horizon, depth, "
            "profile"
        )

    def parameters(self) -> list:
        return [
            p.table("LAYERS", tr("Soil layers"), tr("One row per layer of a profile.")),
            *plot_parameters("LAYERS"),
            *_depth_parameters(),
            *_content_parameters(),
            p.choice(
                "GAPS",
                tr("Plots with depths without data"),
                tr("They are listed in any case."),
                of=SoilSettings,
            ),
            p.features_output(
                "OUTPUT",
                tr("Plots with soil carbon"),
                tr(
                    "One row per plot: soil_carbon (t C ha-1), soil_depth (cm between the limits "
                    "that layers with data cover) and n_layers. 'Carbon density of samples' takes "
                    "soil_carbon as SOIL_FIELD."
                ),
                kind=QgsProcessing.SourceType.TypeVector,
                style="sites",
            ),
            p.report_output(
                "REPORT",
                tr("Report on soil carbon"),
                tr("Soil carbon of the plots, and the content of the layers by depth."),
            ),
        ]

    def outputs(self) -> list:
        return [QgsProcessingOutputNumber("MEAN", tr("Mean soil carbon (t C ha-1)"))]

    def check_inputs(self, values) -> None:
        check_plots(values)
        limits = values.is_given("TOP_FIELD") or values.is_given("BOTTOM_FIELD")
        if values.is_given("THICKNESS_FIELD") and limits:
            raise DoesNotApply("THICKNESS_FIELD", values["THICKNESS_FIELD"], "TOP_FIELD")
        if not values.is_given("THICKNESS_FIELD"):
            for name in ("TOP_FIELD", "BOTTOM_FIELD"):
                if not values.is_given(name):
                    raise MissingInput(name, "THICKNESS_FIELD = ")
        if values["TOP"] >= values["BOTTOM"]:
            raise BadValue("BOTTOM", values["BOTTOM"], f"> {values['TOP']:g}")

    def process(self, values, run, sinks) -> dict:
        import pandas as pd

        from ...core.sites.soil_layers import COLUMN_UNITS, SoilFields, carbon_of_table

        run.step("read-table")
        layers = read_table(values["LAYERS"], run.part(0.0, 0.5))
        plots = None if values["PLOTS"] is None else read_table(values["PLOTS"], run.part(0.5, 0.6))
        fields = SoilFields(
            values["SOC_FIELD"],
            values["BULK_DENSITY_FIELD"],
            values["TOP_FIELD"],
            values["BOTTOM_FIELD"],
            values["THICKNESS_FIELD"],
            values["STONES_FIELD"],
        )
        columns = values["PLOT_FIELD"], values["PLOT_NAME_FIELD"] or ""
        settings = values.as_settings(SoilSettings)
        soil = carbon_of_table(layers, plots, columns, fields, settings, run)
        new_columns, names = pd.DataFrame(soil.columns), soil.rows.names
        output = write_plots(sinks, values, names, new_columns, COLUMN_UNITS, run.part(0.6, 1.0))
        if values["REPORT"]:
            from ...core.report.sites.soil_report import write_soil_report

            run.step("report")
            write_soil_report(soil, settings, values["REPORT"], tr)
        mean = float(new_columns["soil_carbon"].mean())
        return {"OUTPUT": output, "MEAN": mean}


def _depth_parameters() -> list:
    """Return where layers lie."""

    def column(name, label, help_text):
        options = {"parent": "LAYERS", "optional": True, "requirement": p.MEASURE_COLUMN}
        return p.field(name, label, help_text, **options)

    return [
        column("TOP_FIELD", tr("Upper limit column"), tr("Depth at which the layer begins.")),
        column("BOTTOM_FIELD", tr("Lower limit column"), tr("Depth at which it ends.")),
        column(
            "THICKNESS_FIELD",
            tr("Thickness column"),
            tr(
                "Instead of limits: the layers of a profile follow one another in the order of "
                "the table, from 0 downwards."
            ),
        ),
        p.choice(
            "DEPTH_UNIT",
            tr("Unit of depths"),
            tr("Of the three columns above."),
            of=SoilSettings,
        ),
        p.number(
            "TOP", tr("From depth (cm)"), tr("Carbon is added up from this depth."), of=SoilSettings
        ),
        p.number(
            "BOTTOM", tr("To depth (cm)"), tr("Carbon is added up to this depth."), of=SoilSettings
        ),
    ]


def _content_parameters() -> list:
    """Return what layers hold."""

    def column(name, label, help_text, optional=False):
        options = {"parent": "LAYERS", "optional": optional, "requirement": p.MEASURE_COLUMN}
        return p.field(name, label, help_text, **options)

    return [
        column(
            "SOC_FIELD",
            tr("Organic carbon or matter column"),
            tr("Content of the fine earth, in the unit below."),
        ),
        *_carbon_parameters(),
        column("BULK_DENSITY_FIELD", tr("Bulk density column"), tr("In the unit below.")),
        p.choice(
            "BULK_DENSITY_UNIT",
            tr("Unit of bulk density"),
            tr("A header that states another unit is refused."),
            of=SoilSettings,
        ),
        column(
            "STONES_FIELD",
            tr("Stones column"),
            tr(
                "Share of stones (> 2 mm): by volume if the bulk density is that of the fine "
                "earth, by mass if it is that of the whole soil. Empty: no stones."
            ),
            optional=True,
        ),
        p.choice(
            "STONES_UNIT",
            tr("Unit of stones"),
            tr("share is 0 to 1, percent 0 to 100."),
            of=SoilSettings,
        ),
    ]


def _carbon_parameters() -> list:
    """Return the parameters that tell carbon from organic matter."""
    return [
        p.choice(
            "SOC_QUANTITY",
            tr("The column holds"),
            tr("Organic matter is multiplied by MATTER_TO_CARBON."),
            of=SoilSettings,
        ),
        p.choice(
            "SOC_UNIT",
            tr("Unit of the content"),
            tr("A header that states another unit is refused."),
            of=SoilSettings,
        ),
        p.number(
            "MATTER_TO_CARBON",
            tr("Carbon in organic matter"),
            tr("Van Bemmelen's factor is 0.58."),
            advanced=True,
            of=SoilSettings,
        ),
    ]
