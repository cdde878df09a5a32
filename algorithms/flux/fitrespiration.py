"""The line of heterotrophic against soil respiration, from the user's own records."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core.errors_and_notes.run import BadValue
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.feature_tables import read_table
from ...framework.parameters import declarations as p
from ...framework.text.translation import tr


class FitRespiration(CarbonSinkAlgorithm):
    """``carbonsink:fitrespiration``."""

    ID = "fitrespiration"
    GROUP = "flux"

    def display_name(self) -> str:
        return tr("Fit respiration (Rh against Rs)")

    def description(self) -> str:
        return tr(
            "Fits Rh = a * Rs + b and ln Rh = b + a * ln Rs by least squares to records that "
            "have both soil and heterotrophic respiration. The results are the SLOPE and "
            "INTERCEPT of 'Heterotrophic respiration' (carbonsink:heterotrophicrespiration)."
        )

    def reference(self) -> str:
        return tr(
            "Bond-Lamberty et al. (2004), Global Change Biology 10, 1756-1766; Zeng et al. (2023), "
            "Carbon Balance and Management 18, doi 10.1186/s13021-023-00239-9, eq. 3."
        )

    def caveats(self) -> str:
        return tr(
            "Several records of one site count as independent, so the errors of slope and "
            "intercept are too small when sites repeat. The line holds in the range of its "
            "records."
        )

    def keywords(self) -> str:
        return tr("Rh, Rs, regression, soil respiration, SRDB")

    def parameters(self) -> list:
        return [
            p.table(
                "SAMPLES",
                tr("Records"),
                tr("Table or layer with one record per site and year."),
            ),
            p.field(
                "RS_FIELD",
                tr("Column of soil respiration"),
                tr("Soil respiration Rs, gC m-2 yr-1. Records without a value are dropped."),
                parent="SAMPLES",
                requirement=InputRequirement(("rs",)),
            ),
            p.field(
                "RH_FIELD",
                tr("Column of heterotrophic respiration"),
                tr("Heterotrophic respiration Rh in the unit of Rs."),
                parent="SAMPLES",
                requirement=InputRequirement(("rh",), alike="RS_FIELD"),
            ),
            p.report_output(
                "REPORT",
                tr("Report on respiration"),
                tr("Both lines with their errors, and the scatter plot."),
                required=True,
            ),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("SLOPE", tr("Slope of Rh on Rs")),
            QgsProcessingOutputNumber("INTERCEPT", tr("Intercept of Rh on Rs (unit of Rs)")),
            QgsProcessingOutputNumber("SLOPE_SE", tr("Standard error of the slope")),
            QgsProcessingOutputNumber("INTERCEPT_SE", tr("Standard error of the intercept")),
            QgsProcessingOutputNumber("CORRELATION", tr("Correlation of slope and intercept")),
            QgsProcessingOutputNumber("R2", tr("R2 of Rh on Rs")),
            QgsProcessingOutputNumber("N", tr("Records used")),
            QgsProcessingOutputNumber("LOG_SLOPE", tr("Slope of ln Rh on ln Rs")),
            QgsProcessingOutputNumber("LOG_INTERCEPT", tr("Intercept of ln Rh on ln Rs")),
            QgsProcessingOutputNumber("LOG_R2", tr("R2 of ln Rh on ln Rs")),
        ]

    def check_inputs(self, values) -> None:
        if values["RS_FIELD"] == values["RH_FIELD"]:
            raise BadValue("RH_FIELD", values["RH_FIELD"], "!= RS_FIELD")

    def process(self, values, run, sinks) -> dict:
        from ...core.errors_and_notes.sites import SamplesUsed
        from ...core.flux.respiration import fit_respiration, note_share_of_rs
        from ...core.tables.columns import numeric_column
        from ...core.tables.mixed_scales import note_sizes_apart
        from ...core.units.column_quantity_check import quantity_of_column
        from ...core.units.column_units import convert_column, unit_of_column

        run.step("read-table")
        table = read_table(values["SAMPLES"], run.part(0.0, 0.8))
        rs = numeric_column(table, values["RS_FIELD"], run)
        rh = numeric_column(table, values["RH_FIELD"], run)
        rs_unit, rh_unit = (unit_of_column(table, values[n]) for n in ("RS_FIELD", "RH_FIELD"))
        _, unit = quantity_of_column(values["RS_FIELD"], InputRequirement(("rs",), unit=rs_unit))
        rh = convert_column(rh, values["RH_FIELD"], unit, rs_unit, run, rh_unit)
        for name, measured in (("RS_FIELD", rs), ("RH_FIELD", rh)):
            note_sizes_apart(measured, values[name], table, run)
        note_share_of_rs(rs, rh, run)
        fit = fit_respiration(rs, rh)
        run.note(SamplesUsed(fit.linear.n, {"pair": fit.n_dropped}))
        if values["REPORT"]:
            from ...core.report.respiration_report import write_respiration_report

            run.step("report")
            write_respiration_report(fit, rs, rh, values["REPORT"], translate=tr)
        logs = fit.loglog
        return {
            "SLOPE": fit.linear.slope,
            "INTERCEPT": fit.linear.intercept,
            "SLOPE_SE": fit.linear.slope_se,
            "INTERCEPT_SE": fit.linear.intercept_se,
            "CORRELATION": fit.linear.correlation,
            "R2": fit.linear.r2,
            "N": fit.linear.n,
            "LOG_SLOPE": logs.slope if logs else None,
            "LOG_INTERCEPT": logs.intercept if logs else None,
            "LOG_R2": logs.r2 if logs else None,
        }
