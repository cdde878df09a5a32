"""Biomass of plots from tables of trees by allometric equations."""

from __future__ import annotations

from qgis.core import QgsProcessing, QgsProcessingOutputNumber

from ...core.errors_and_notes.run import DoesNotApply, MissingInput
from ...core.sites.settings import OWN_EQUATIONS, TreeSettings
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.feature_tables import read_table
from ...framework.features.sample_and_plot_outputs import write_plots
from ...framework.parameters import declarations as p
from ...framework.parameters.plots import check_plots, plot_parameters
from ...framework.text.translation import tr

# Parameters of the area of plots; one of them is given.
AREAS = ("PLOT_AREA", "AREA_FIELD", "PLOT_AREA_FIELD")


class TreeBiomass(CarbonSinkAlgorithm):
    """``carbonsink:treebiomass``."""

    ID = "treebiomass"
    GROUP = "prepare"

    def display_name(self) -> str:
        return tr("Biomass of trees")

    def description(self) -> str:
        return tr(
            "Converts measured trees (diameter, height, species) to dry biomass per hectare of "
            "their plots. The biomass of each tree is computed with the allometric equation of "
            "its species, of its genus, or of any species (*), in this order. Equations are "
            "rows of a CSV table with their form, coefficients, units, range of diameters and "
            "source; trees outside that range are counted and listed. Use the result in 'Carbon "
            "density of samples'."
        )

    def reference(self) -> str:
        return tr(
            "Zeng and Tang (2012), Nature Precedings, and Zeng (2018), Forest Research: Open "
            "Access 7(1), doi 10.4172/2168-9776.1000217; Chave et al. (2014), Global Change "
            "Biology 20, 3177-3190, doi 10.1111/gcb.12629; Jenkins et al. (2003), Forest Science "
            "49(1), 12-35. Correction of logarithms: Baskerville (1972), Canadian Journal of "
            "Forest Research 2, 49-53."
        )

    def caveats(self) -> str:
        return tr(
            "An equation is valid for the species, region and diameters it was fitted to; used "
            "elsewhere it can be wrong by tens of per cent, and no error is given here. The "
            "sets that come with the plugin are general ones: prefer published equations for "
            "your own region."
        )

    def keywords(self) -> str:
        return tr(
            "allometry, allometric equation, tree biomass, DBH, diameter at breast height, forest "
            "inventory, plots, basal area, root to shoot ratio"
        )

    def parameters(self) -> list:
        return [
            p.table(
                "TREES", tr("Table of trees"), tr("One row per tree, or per group of equal trees.")
            ),
            *plot_parameters("TREES"),
            *_tree_columns(),
            *_equation_parameters(),
            *_area_parameters(),
            p.choice(
                "OUTSIDE_RANGE",
                tr("Trees beyond the range of their equation"),
                tr("They are counted and listed in any case."),
                of=TreeSettings,
            ),
            p.choice(
                "MISSING_TREES",
                tr("Trees without biomass"),
                tr("Trees without a diameter, a height that is needed, or an equation."),
                of=TreeSettings,
            ),
            p.features_output(
                "OUTPUT",
                tr("Plots with biomass"),
                tr(
                    "One row per plot: n_trees, stems_ha, basal_area (m2 ha-1), agb and bgb (dry "
                    "biomass above and below ground, t ha-1), n_outside and share_outside (trees "
                    "beyond the range, and their share of agb in per cent)."
                ),
                kind=QgsProcessing.SourceType.TypeVector,
                style="sites",
            ),
            p.csv_output(
                "EQUATION_TABLE",
                tr("Table of the equations"),
                tr("The equations as a CSV file that you can edit and use as EQUATIONS."),
            ),
            p.report_output(
                "REPORT",
                tr("Report on the biomass of trees"),
                tr("Biomass of the plots, diameters, equations with their sources."),
            ),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("MEAN", tr("Mean biomass above ground (t ha-1)")),
            QgsProcessingOutputNumber("N_OUTSIDE", tr("Trees beyond the range of their equation")),
        ]

    def check_inputs(self, values) -> None:
        has_own_equations = values["EQUATION_SET"] == OWN_EQUATIONS
        if has_own_equations and not values.is_given("EQUATIONS"):
            raise MissingInput("EQUATIONS", f"EQUATION_SET = {OWN_EQUATIONS}")
        if not has_own_equations and values.is_given("EQUATIONS"):
            choice = f"EQUATION_SET = {values['EQUATION_SET']}"
            raise DoesNotApply("EQUATIONS", values["EQUATIONS"], choice)
        check_plots(values)
        area_parameters = [name for name in AREAS if values.is_given(name)]
        if not area_parameters:
            raise MissingInput(" / ".join(AREAS), "t ha-1")
        if len(area_parameters) > 1:
            raise DoesNotApply(area_parameters[1], values[area_parameters[1]], area_parameters[0])
        if area_parameters == ["PLOT_AREA_FIELD"] and values["PLOTS"] is None:
            raise MissingInput("PLOTS", f"PLOT_AREA_FIELD = {values['PLOT_AREA_FIELD']}")

    def process(self, values, run, sinks) -> dict:
        import pandas as pd

        from ...core.files.atomic import publish_csv
        from ...core.sites.allometry import equation_rows, read_equations
        from ...core.sites.tree_biomass import (
            COLUMN_UNITS,
            PlotColumns,
            TreeFields,
            biomass_of_table,
        )

        table = read_equations(values["EQUATIONS"], values["EQUATION_SET"])
        run.step("read-table")
        trees = read_table(values["TREES"], run.part(0.0, 0.4))
        plots = None if values["PLOTS"] is None else read_table(values["PLOTS"], run.part(0.5, 0.6))
        fields = TreeFields(
            values["DBH_FIELD"],
            values["SPECIES_FIELD"],
            values["HEIGHT_FIELD"],
            values["DENSITY_FIELD"],
            values["COUNT_FIELD"],
        )
        columns = PlotColumns(
            values["PLOT_FIELD"],
            values["PLOT_NAME_FIELD"],
            values["AREA_FIELD"],
            values["PLOT_AREA_FIELD"],
        )
        settings = values.as_settings(TreeSettings)
        biomass = biomass_of_table(trees, plots, columns, fields, table, settings, run)
        new_columns, names = pd.DataFrame(biomass.columns), biomass.rows.names
        output = write_plots(sinks, values, names, new_columns, COLUMN_UNITS, run.part(0.6, 1.0))
        if values["EQUATION_TABLE"]:
            publish_csv(values["EQUATION_TABLE"], pd.DataFrame(equation_rows(table)))
        if values["REPORT"]:
            from ...core.report.sites.tree_report import write_tree_report

            run.step("report")
            write_tree_report(biomass, settings.outside_range, values["REPORT"], tr)
        return {
            "OUTPUT": output,
            "MEAN": float(new_columns["agb"].mean()),
            "N_OUTSIDE": int(new_columns["n_outside"].sum()),
        }


def _tree_columns() -> list:
    """Return the columns of trees."""

    def column(name, label, help_text, optional=True, requirement=p.MEASURE_COLUMN):
        return p.field(
            name, label, help_text, parent="TREES", optional=optional, requirement=requirement
        )

    return [
        column(
            "DBH_FIELD",
            tr("Diameter column"),
            tr("Diameter at breast height (1.3 m), in the unit below."),
            optional=False,
        ),
        p.choice(
            "DBH_UNIT",
            tr("Unit of diameters"),
            tr("A header that states another unit is refused."),
            of=TreeSettings,
        ),
        column(
            "SPECIES_FIELD",
            tr("Species column"),
            tr(
                "Names as in the table of equations; without it, the equations of * are used "
                "for all trees."
            ),
            requirement=p.NAME_COLUMN,
        ),
        column("HEIGHT_FIELD", tr("Height column"), tr("Height in m, where equations take it.")),
        column(
            "DENSITY_FIELD",
            tr("Wood density column"),
            tr("Basic density of the wood (dry mass per green volume), g cm-3, as r in equations."),
        ),
        column(
            "COUNT_FIELD",
            tr("Number of trees column"),
            tr("Number of trees that a row stands for; without it, one."),
            requirement=p.NUMBER_COLUMN,
        ),
    ]


def _equation_parameters() -> list:
    """Return which equations are used."""
    return [
        p.choice(
            "EQUATION_SET",
            tr("Equations"),
            tr("A table of your own, or a set that comes with the plugin."),
            of=TreeSettings,
        ),
        p.file(
            "EQUATIONS",
            tr("Table of equations"),
            tr(
                "CSV with the columns species (several separated by |; * is any), component "
                "(aboveground, or stem, bark, branch and foliage, which are added up; "
                "belowground), form, a, b, c, and if needed correction (factor for the bias of "
                "logarithms), unit (kg, g, t), dbh_unit (cm, mm, m), dbh_min, dbh_max and "
                "citation. Forms: {forms}. D is the diameter, H the height in m, r the wood "
                "density, A the biomass above ground in kg. EQUATION_TABLE writes a table to begin "
                "with."
            ).format(
                forms="a*D^b, a*(D^2*H)^b, a*D^b*H^c, a*r*D^b, a*(r*D^2*H)^b, exp(a+b*ln(D)), "
                "exp(a+b*ln(D^2*H)), exp(a+b*ln(D)+c*ln(H)), 10^(a+b*log10(D)), "
                "10^(a+b*log10(D^2*H)), a*A, exp(a+b/D)*A"
            ),
            "csv",
            optional=True,
        ),
        p.number(
            "ROOT_SHOOT",
            tr("Root to shoot ratio"),
            tr(
                "Ratio of below-ground to above-ground biomass, for trees without an equation "
                "for roots. Empty: these trees get no roots. Values by forest type: IPCC "
                "(2006), vol. 4, table 4.4."
            ),
            of=TreeSettings,
        ),
    ]


def _area_parameters() -> list:
    """Return the area of plots."""
    return [
        p.number(
            "PLOT_AREA",
            tr("Area of a plot"),
            tr("For plots that are all the same size, in the unit below."),
            of=TreeSettings,
        ),
        p.field(
            "AREA_FIELD",
            tr("Area column of the trees"),
            tr("Area of the plot of a tree, in the unit below; the same for all trees of a plot."),
            parent="TREES",
            optional=True,
            requirement=p.MEASURE_COLUMN,
        ),
        p.field(
            "PLOT_AREA_FIELD",
            tr("Area column of the plots"),
            tr("Area of each plot in the table of plots, in the unit below."),
            parent="PLOTS",
            optional=True,
            requirement=p.MEASURE_COLUMN,
        ),
        p.choice(
            "AREA_UNIT",
            tr("Unit of areas"),
            tr("Horizontal area, as on a map."),
            of=TreeSettings,
        ),
    ]
