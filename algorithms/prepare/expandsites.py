"""Expand samples by the ratio of a reference raster within strata."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core import raster
from ...core.errors_and_notes.allowed import check_settings
from ...core.sites.settings import ExpansionSettings
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.feature_tables import read_points
from ...framework.features.sample_and_plot_outputs import require_not_expanded, write_expanded
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.plots import measured_sites
from ...framework.parameters.raster_stacks import single_bands
from ...framework.text.translation import tr


class ExpandSites(CarbonSinkAlgorithm):
    """``carbonsink:expandsites``."""

    ID = "expandsites"
    GROUP = "prepare"

    def display_name(self) -> str:
        return tr("Expand samples")

    def description(self) -> str:
        return tr(
            "Makes more training records: at cells without a measurement the value of a measured "
            "site of the same stratum, in proportion to a reference raster such as NPP "
            "(C_r = C_s NPP_r / NPP_s). Every made record keeps the site it was made from in the "
            "column parent_site; 'Train model' then holds it out together with that site and "
            "scores measured records only."
        )

    def reference(self) -> str:
        return tr("Bao et al., Arid Land Geography 49(4), 740 (expansion by the ratio of NPP).")

    def caveats(self) -> str:
        return tr(
            "Made records hold no new information: they say that the value follows the "
            "reference, and a model with the reference among its predictors will find just that. "
            "Scores that count them are flattering."
        )

    def keywords(self) -> str:
        return tr("sample expansion, NPP ratio, strata, soil carbon, training samples")

    def parameters(self) -> list:
        return [
            measured_sites(),
            *_column_parameters(),
            p.raster(
                "REFERENCE",
                tr("Reference raster (NPP)"),
                tr("Raster whose ratio scales the values; only cells above 0 are used."),
                requirement=InputRequirement(),
            ),
            p.raster_list(
                "STRATA",
                tr("Strata (class rasters)"),
                tr(
                    "Class rasters on the grid of the reference, such as climate zone and "
                    "ecosystem; a site serves cells with the same combination of classes. Empty: "
                    "every site serves every cell."
                ),
                optional=True,
                requirement=p.CLASSES_OF_SEVERAL,
            ),
            p.number(
                "COUNT",
                tr("Records to make"),
                tr(
                    "Cells are drawn at random, as many in each stratum that holds a measured "
                    "site; fewer where strata have no more cells."
                ),
                of=ExpansionSettings,
            ),
            p.number(
                "MAX_RATIO",
                tr("Largest ratio"),
                tr("Ratios are cut to 1/MAX_RATIO ... MAX_RATIO."),
                of=ExpansionSettings,
            ),
            run_parameters.seed(),
            *run_parameters.performance_parameters(),
            p.features_output(
                "OUTPUT",
                tr("Expanded samples"),
                tr(
                    "Measured and expanded records with the columns expansion_site, parent_site "
                    "(empty in measured records) and expansion_ratio. Other columns of expanded "
                    "records are empty: sample the predictors next."
                ),
                style="expanded",
            ),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("MADE", tr("Records made")),
            QgsProcessingOutputNumber("PARENTS", tr("Measured records they were made from")),
        ]

    def open_inputs(self, values):
        strata = raster.Stack.open(values["STRATA"]) if values["STRATA"] else None
        return single_bands(REFERENCE=values["REFERENCE"]), strata

    def check_inputs(self, values) -> None:
        require_not_expanded(values["SITES"])
        reference, strata = values.opened
        if strata is not None:
            reference.join(strata)
        check_settings(values.as_settings(ExpansionSettings))

    def process(self, values, run, sinks) -> dict:
        from ...core.sites.expansion import expand_samples
        from ...core.tables.columns import numeric_column
        from ...core.tables.mixed_scales import note_sizes_apart

        reference, strata = values.opened
        run.step("read-sites")
        sites = read_points(values["SITES"], reference.grid.crs, run.part(0.0, 0.1))
        run.step("sample")
        measured = numeric_column(sites.frame, values["VALUE_FIELD"], run)
        note_sizes_apart(measured, values["VALUE_FIELD"], sites.frame, run)
        expanded = expand_samples(
            sites.x,
            sites.y,
            measured,
            reference,
            strata,
            run.part(0.1, 0.9),
            values.as_settings(ExpansionSettings),
        )
        output = write_expanded(
            sinks,
            "OUTPUT",
            values["SITES"],
            _site_labels(sites, values["SITE_FIELD"]),
            measured,
            expanded,
            values["VALUE_FIELD"],
            reference.grid.crs,
            run,
        )
        parents = len(set(expanded.parent.tolist()))
        return {"OUTPUT": output, "MADE": len(expanded.value), "PARENTS": parents}


def _column_parameters() -> list:
    """Return the columns of the sites."""
    return [
        p.field(
            "VALUE_FIELD",
            tr("Value column"),
            tr("Column of the measured value, such as a carbon density."),
            parent="SITES",
            requirement=InputRequirement(),
        ),
        p.field(
            "SITE_FIELD",
            tr("Site column"),
            tr("Column that names the site; empty: records at one place are one site."),
            parent="SITES",
            optional=True,
            requirement=p.NAME_COLUMN,
        ),
    ]


def _site_labels(sites, column: str | None) -> list:
    """Return the site of each record to expand as text: of the column, else of its place."""
    from ...core.tables.class_labels import name_label_column

    if column:
        site_names = name_label_column(sites.frame, column)
        return ["(no site)" if label is None else str(label) for label in site_names]
    numbers: dict = {}
    coordinates = zip(sites.x.tolist(), sites.y.tolist())
    return [f"place {numbers.setdefault(point, len(numbers) + 1)}" for point in coordinates]
