"""Read tables of flux towers into a table for training."""

from __future__ import annotations

import tempfile

from qgis.core import QgsProcessing

from ...core.errors_and_notes.run import MissingInput
from ...core.sites.settings import FluxSettings
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.replaced_tables import workbooks_as_text
from ...framework.features.sample_and_plot_outputs import write_flux_table
from ...framework.parameters import declarations as p
from ...framework.text.translation import tr


class ReadFluxTable(CarbonSinkAlgorithm):
    """``carbonsink:readfluxtable``."""

    ID = "readfluxtable"
    GROUP = "prepare"

    def display_name(self) -> str:
        return tr("Read flux tables")

    def description(self) -> str:
        return tr(
            "Reads the tables of flux towers as they are published and makes one table of days, "
            "months or years: site, date, fluxes and weather under the same names and units for "
            "all sites, ready for training. Fluxes and water are added up (umol CO2 m-2 s-1 "
            "becomes gC m-2 per day, month or year), other variables averaged; a period with too "
            "few good values stays empty. nee is negative where carbon is taken up, and nep = "
            "-nee. Gaps, repeated dates and doubtful units are logged."
        )

    def reference(self) -> str:
        return tr(
            "FLUXNET2015 variables, units and quality flags: Pastorello et al. (2020), Scientific "
            "Data 7, 225, doi 10.1038/s41597-020-0534-3. 1 umol CO2 m-2 s-1 = 1.03772 gC m-2 d-1."
        )

    def caveats(self) -> str:
        return tr(
            "A unit that looks wrong is reported, never changed. Weekly files are refused. If "
            "some values of a period are missing, its sum is the mean rate times its length: "
            "the missing values are assumed to be like the others, which is wrong if only "
            "nights are missing."
        )

    def keywords(self) -> str:
        return tr(
            "FLUXNET, ChinaFLUX, eddy covariance, tower, GPP, NEE, RECO, quality flag, umol to gC, "
            "half-hourly, AmeriFlux, ICOS"
        )

    def parameters(self) -> list:
        return [*_flux_table_inputs(), *_own_tables(), *_flux_table_outputs()]

    def check_inputs(self, values) -> None:
        if not values["INPUT"]:
            raise MissingInput("INPUT", f"PROFILE = {values['PROFILE']}")

    def process(self, values, run, sinks) -> dict:
        from ...core.files.atomic import publish_csv
        from ...core.sites.flux_tables.period_table import read_flux_tables

        settings = values.as_settings(FluxSettings)
        with tempfile.TemporaryDirectory() as folder:
            paths = workbooks_as_text(values["INPUT"], folder, run)
            table = read_flux_tables(paths, settings, run.part(0, 0.8), values["STATIONS"])
        output = write_flux_table(sinks, "OUTPUT", table, run.part(0.8, 1.0))
        if values["TABLE"]:
            publish_csv(values["TABLE"], table.summary)
        return {"OUTPUT": output}


def _flux_table_inputs() -> list:
    """Return the tables, and what is made of them."""
    return [
        p.file_list(
            "INPUT",
            tr("Flux tables"),
            tr(
                "CSV files as downloaded, or the first sheets of workbooks (.xlsx, .ods), each "
                "with one or more sites. The site is a column (site, SITE_ID) or the code in the "
                "file name (FLX_US-MMS_...)."
            ),
        ),
        p.choice(
            "PROFILE",
            tr("Kind of table"),
            tr(
                "fluxnet: FLUXNET2015, AmeriFlux and ICOS files of half hours (HH, HR), days "
                "(DD), months (MM) or years (YY). chinaflux: columns in Chinese or English, "
                "units in a row below or in brackets. generic: the same names, with the unit "
                "in brackets, as in 'GPP (umol m-2 s-1)'; without it that of ChinaFLUX."
            ),
            of=FluxSettings,
        ),
        p.choice(
            "STEP",
            tr("Step of the result"),
            tr("Periods of the result; they can only be longer than those of the files."),
            of=FluxSettings,
        ),
        p.number(
            "MAX_QC",
            tr("Worst quality flag that is good"),
            tr(
                "0 measured, 1 well filled, 2 medium, 3 poor. fluxnet: all values are added "
                "up, as FLUXNET itself does, and a period is kept when MIN_SHARE of its half "
                "hours are this good; daily and longer files say the share of flags 0 and 1 "
                "instead, which is compared with MIN_SHARE whatever flag is chosen. Other "
                "tables: worse values are left out. 3 takes everything."
            ),
            of=FluxSettings,
        ),
        p.number(
            "MIN_SHARE",
            tr("Share of a period that must be good"),
            tr(
                "0 to 1: a day, month or year with a smaller share of good time stays empty. "
                "Many syntheses use 0.8."
            ),
            of=FluxSettings,
        ),
    ]


def _own_tables() -> list:
    """Return the tables a user may add."""
    return [
        p.file(
            "STATIONS",
            tr("Table of stations"),
            tr(
                "CSV with a column site (or SITE_ID), latitude and longitude in degrees (39.9 or "
                "39°54'N), and any others (IGBP, climate zone), joined by site. With coordinates "
                "the result is a layer of points."
            ),
            "csv",
            optional=True,
        ),
        p.file(
            "COLUMNS",
            tr("Table of columns"),
            tr(
                "CSV to use instead of the plugin's own "
                "(core/sites/flux_tables/flux_columns.csv): which columns are read, their names "
                "in the result, units, quality columns and ranges."
            ),
            "csv",
            optional=True,
        ),
    ]


def _flux_table_outputs() -> list:
    """Return the outputs of flux tables."""
    return [
        p.features_output(
            "OUTPUT",
            tr("Fluxes and weather"),
            tr(
                "One record per site and period: site, date (2005-03-17, 2005-03 or 2005), the "
                "variables, and the columns of the stations."
            ),
            kind=QgsProcessing.SourceType.TypeVector,
            style="sites",
        ),
        p.csv_output(
            "TABLE",
            tr("Summary"),
            tr(
                "Per site and variable: unit, source column and its unit, periods with a "
                "value and those left out, first and last, share of good time."
            ),
        ),
    ]
