"""Algorithms with the tables they take, which are written in many forms."""

from __future__ import annotations

import csv
import datetime
import decimal
import io
import re
from typing import NamedTuple

import numpy as np

from carbonsink.tests.algorithms.table_forms import Form, Table, write_table


class Case(NamedTuple):
    """An algorithm with its tables by parameter, other parameters, and outputs that hold numbers.

    Columns of the input are not compared in the output: they are copied as they are written.
    """

    algorithm: str
    tables: dict
    others: dict
    outputs: tuple


def _number(rng, low, high):
    return round(float(rng.uniform(low, high)), 3)


def months_of_sites():
    """Months of ten sites: a flux that depends on two predictors and on land cover."""
    rng, rows = np.random.default_rng(3), []
    for site in ("长白山", "千烟洲", "001", "AT-Neu", "鼎湖山, 东坡", "1", "NA-Kru", "b", "c", "d"):
        for n in range(24):
            day = datetime.date(2004 + n // 12, n % 12 + 1, 14)
            warm, rain, cover = _number(rng, 5, 25), _number(rng, 1, 1900), str(1 + n % 3)
            flux = round(12 * warm + 0.05 * rain + 9 * int(cover) + _number(rng, 0, 9), 3)
            cells = [flux, warm, rain, round(0.6 * flux + _number(rng, 0, 9), 3), cover]
            missing = rng.integers(0, 20)
            if missing in (0, 2):
                cells[missing] = None
            rows.append([site, day, *cells, "dry" if site < "b" else "wet", 'a "good" plot'])
    names = "site date flux warm rain rh cover zone remark".split()
    return Table(names, rows)


def plots(n=12):
    """Plots with pools of carbon."""
    rng, rows = np.random.default_rng(4), []
    for i in range(n):
        pools = [_number(rng, 20, 2400), _number(rng, 1, 40), _number(rng, 5, 60)]
        cells = [*pools, _number(rng, 0.8, 1.6), _number(rng, 0.0, 0.3)]
        cells[1] = None if i == 5 else cells[1]
        rows.append([f"{i:03d}", *cells, 400.0])
    names = "plot,above (t/ha),litter (t/ha),soc,bd,stones,area"
    return Table(names.split(","), rows)


def trees():
    rng, rows = np.random.default_rng(5), []
    for i in range(80):
        species = ("Pinus koraiensis", "Betula", "Picea")[i % 3]
        diameter = None if i == 7 else _number(rng, 6, 60)
        rows.append([f"{i % 12:03d}", species, diameter, _number(rng, 4, 30), 1 + i % 3])
    return Table(["plot", "species", "dbh (cm)", "h", "n"], rows)


def layers():
    rng, rows = np.random.default_rng(6), []
    for i in range(12):
        for top in (0.0, 10.0, 20.0):
            cells = [_number(rng, 5, 40), _number(rng, 0.8, 1.6), _number(rng, 0, 30)]
            rows.append([f"{i:03d}", top, top + 10.0, *cells])
    return Table(["plot", "top", "bottom", "soc", "bd", "stones"], rows)


def towers():
    """Days of two sites over half a year."""
    rng, rows = np.random.default_rng(2), []
    for site in ("长白山", "AT-Neu"):
        for n in range(182):
            day = datetime.date(2004, 1, 1) + datetime.timedelta(n)
            gpp = None if n % 9 == 4 else _number(rng, 0, 12)
            rows.append([site, day, _number(rng, 5, 25), gpp, _number(rng, 1100, 2900), "x"])
    return Table(["site", "date", "TA (degC)", "my gpp", "swc", "remark"], rows)


def settings(text):
    """A table of settings from its text; numbers with a point are numbers."""
    header, *rows = csv.reader(io.StringIO(text))
    return Table(header, [[_decimal(cell) for cell in row] for row in rows])


def _decimal(text):
    return decimal.Decimal(text) if re.fullmatch(r"-?\d+\.\d+", text) else text


STATIONS = settings(
    "SITE_ID,LOCATION_LAT,LOCATION_LONG,IGBP\n长白山,42.4,128.1,MF\nAT-Neu,47.1,11.3,GRA\n"
)
COLUMNS = settings(
    "profile,column,variable,kind,unit,unit_day,unit_month,unit_year,qc,low,high,source\n"
    "generic,my gpp,gpp,flux,gC m-2 d-1,gC m-2 d-1,gC m-2 month-1,gC m-2 yr-1,,-5.5,40.5,own\n"
    "generic,TA,ta,temperature,degC,degC,degC,degC,,-60.5,60.5,own\n"
)
EQUATIONS = settings(
    "species,component,form,a,b,unit,dbh_unit,dbh_min,dbh_max,citation\n"
    "*,aboveground,a*D^b,0.1185,2.33,kg,cm,5.5,60.5,own\n"
)


def trained(start, folder):
    """A model of the months of sites, from the plain table."""
    samples = write_table(folder, Form(), months_of_sites(), "trained")
    model = str(folder / "months.carbonmodel")
    return start("trainmodel", SAMPLES=samples, **MODEL, MODEL=model)["MODEL"]


MODEL = {
    "TARGET_FIELD": "flux",
    "PREDICTOR_FIELDS": ["warm", "rain"],
    "CATEGORICAL_FIELDS": ["cover"],
    "SITE_FIELD": "site",
    "TREES": 5,
    "FOLDS": 3,
}
SEQUENCE = {
    "TARGET_FIELD": "flux",
    "PREDICTOR_FIELDS": ["warm", "rain"],
    "SITE_FIELD": "site",
    "DATE_FIELD": "date",
}
ENSEMBLE = {
    "TARGET_FIELD": "flux",
    "PREDICTOR_FIELDS": ["warm", "rain"],
    "SITE_FIELD": "site",
    "STRATUM_FIELD": "zone",
    "TREES": 3,
}
SAMPLES = {"SAMPLES": months_of_sites()}
SOIL = {
    "PLOT_FIELD": "plot",
    "TOP_FIELD": "top",
    "BOTTOM_FIELD": "bottom",
    "SOC_FIELD": "soc",
    "BULK_DENSITY_FIELD": "bd",
    "STONES_FIELD": "stones",
    "PLOT_NAME_FIELD": "plot",
}
TREES = {
    "PLOT_FIELD": "plot",
    "SPECIES_FIELD": "species",
    "DBH_FIELD": "dbh (cm)",
    "COUNT_FIELD": "n",
    "EQUATION_SET": "jenkins_2003",
    "MISSING_TREES": "omit",
    "PLOT_NAME_FIELD": "plot",
    "PLOT_AREA_FIELD": "area",
}
CASES = {
    "respiration": Case(
        "fitrespiration", SAMPLES, {"RS_FIELD": "flux", "RH_FIELD": "rh"}, ("REPORT",)
    ),
    "screening": Case(
        "screenpredictors",
        SAMPLES,
        {"TARGET_FIELD": "flux", "PREDICTOR_FIELDS": ["warm", "rain", "rh"]},
        ("TABLE",),
    ),
    "carbon": Case(
        "carbondensity",
        {"SAMPLES": plots()},
        {
            "ABOVEGROUND_FIELD": "above (t/ha)",
            "LITTER_FIELD": "litter (t/ha)",
            "SOC_FIELD": "soc",
            "BULK_DENSITY_FIELD": "bd",
            "STONES_FIELD": "stones",
        },
        ("OUTPUT",),
    ),
    "soil": Case("soillayers", {"LAYERS": layers(), "PLOTS": plots()}, SOIL, ("OUTPUT",)),
    "trees": Case("treebiomass", {"TREES": trees(), "PLOTS": plots()}, TREES, ("OUTPUT",)),
    "own-equations": Case(
        "treebiomass",
        {"TREES": trees(), "PLOTS": plots(), "EQUATIONS": EQUATIONS},
        {**TREES, "EQUATION_SET": "own"},
        ("OUTPUT",),
    ),
    "towers": Case(
        "readfluxtable",
        {"INPUT": towers(), "STATIONS": STATIONS, "COLUMNS": COLUMNS},
        {"PROFILE": "generic", "STEP": "month"},
        ("OUTPUT", "TABLE"),
    ),
    "training": Case("trainmodel", SAMPLES, MODEL, ("SCORES", "PREDICTIONS", "MODEL")),
    "networks": Case(
        "trainlstm",
        SAMPLES,
        {**SEQUENCE, "SEQUENCE_LENGTH": 2, "HIDDEN": 2, "EPOCHS": 1, "SEEDS": 1},
        ("SCORES", "PREDICTIONS", "MODEL"),
    ),
    "ensemble": Case(
        "trainfuzzyensemble",
        SAMPLES,
        ENSEMBLE,
        ("SCORES", "DISTANCES", "MODEL"),
    ),
    "choice": Case(
        "comparemodels",
        SAMPLES,
        {**MODEL, "ESTIMATORS": ["random_forest", "linear"]},
        ("SCORES", "MODEL"),
    ),
    "importance": Case("explainmodel", SAMPLES, {"MODEL": trained}, ("TABLE", "SHAP")),
    "test": Case(
        "testmodel",
        SAMPLES,
        {"MODEL": trained, "TARGET_FIELD": "flux", "SITE_FIELD": "site", "DATE_FIELD": "date"},
        ("TABLE", "PREDICTIONS"),
    ),
    "prediction": Case("predicttable", SAMPLES, {"MODEL": trained}, ("OUTPUT",)),
    "detector": Case(
        "geodetector",
        SAMPLES,
        {
            "TARGET_FIELD": "flux",
            "FACTOR_FIELDS": ["warm", "rain"],
            "CATEGORICAL_FIELDS": ["cover"],
            "METHODS": ["quantile"],
            "MAX_CLASSES": 4,
            "RESAMPLES": 99,
            "DRAWS": 19,
        },
        ("TABLE", "INTERACTION_TABLE"),
    ),
}
