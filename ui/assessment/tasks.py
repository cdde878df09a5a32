"""The tasks of an assessment: which algorithm makes which products, and from what.

Parameters not named here keep the defaults of the algorithm, as in its dialog.
"""

from __future__ import annotations

from typing import Callable, NamedTuple

from . import input_sources as sources


class Task(NamedTuple):
    """One run of an algorithm.

    Parameters
    ----------
    key, step : str
        Name, and the step of `workspace.STEPS` it belongs to.
    algorithm : str
        Id without the provider.
    inputs : dict of str to callable
        Parameter to source.
    outputs : dict of str to str
        Parameter to product key; the first is the one whose presence means "done".
    settings : dict
        Parameters with a fixed value.
    free : tuple of str
        Inputs that may stay empty.
    is_optional : bool
        Whether the step is done without it.
    spared : callable, optional
        Is given the `Assessment` and says whether the user's own series make the task unnecessary.
    """

    key: str
    step: str
    algorithm: str
    inputs: dict
    outputs: dict
    settings: dict = {}
    free: tuple = ()
    is_optional: bool = False
    spared: Callable | None = None

    def is_unnecessary(self, assessment) -> bool:
        """Say whether the user's own series make the task unnecessary."""
        return self.spared is not None and self.spared(assessment)

    @property
    def main(self) -> str:
        """Key of the product whose presence means "done"."""
        return next(iter(self.outputs.values()))


# Dates that break years need as they are offered (`BreakSettings`).
MIN_FOR_BREAKS = 12
# Series of the user's own that make a flux unnecessary: itself, and what is made from it.
_SUFFICIENT_FLUXES = {"npp": ("npp", "nep"), "rs": ("rs", "rh", "nep")}


def _has_series(flux: str) -> Callable:
    """Return whether the user has a series that makes a flux unnecessary, or no use for it."""

    def is_unnecessary(a: sources.Assessment) -> bool:
        has_one = any(
            given_flux in _SUFFICIENT_FLUXES[flux] for given_flux in sources.given_fluxes(a)
        )
        return has_one or (flux == "rs" and sources.without_respiration(a))

    return is_unnecessary


def _sampling_task(flux: str) -> Task:
    """Return the task that reads predictors at the plots of a flux."""
    return Task(
        f"{flux}_samples",
        "data",
        "samplesites",
        {
            "SITES": sources.plots(flux),
            "PREDICTORS": sources.predictors(flux),
            "DATE_FIELD": sources.date_column(flux),
        },
        {"OUTPUT": f"{flux}_samples"},
        free=("DATE_FIELD",),
        spared=_has_series(flux),
    )


def _training_task(flux: str, settings: dict) -> Task:
    """Return the task that trains the model of a flux."""
    return Task(
        f"{flux}_model",
        "train",
        "trainmodel",
        {
            "SAMPLES": sources.product_of_task(f"{flux}_samples"),
            "TARGET_FIELD": sources.target_column(flux),
            "PREDICTOR_FIELDS": sources.predictor_columns(flux),
            "CATEGORICAL_FIELDS": sources.class_columns(flux),
            "SITE_FIELD": sources.site_column(flux),
            "TARGET_UNIT": sources.target_unit(flux),
        },
        {
            "MODEL": f"{flux}_model",
            "SCORES": f"{flux}_scores",
            "PREDICTIONS": f"{flux}_predictions",
            "REPORT": f"{flux}_training_report",
        },
        settings,
        free=("CATEGORICAL_FIELDS", "SITE_FIELD", "TARGET_UNIT"),
        spared=_has_series(flux),
    )


def _explanation_task(flux: str) -> Task:
    """Return the task that explains a flux model."""
    return Task(
        f"{flux}_explanation",
        "train",
        "explainmodel",
        {
            "MODEL": sources.product_of_task(f"{flux}_model"),
            "SAMPLES": sources.product_of_task(f"{flux}_samples"),
        },
        {"TABLE": f"{flux}_importance", "REPORT": f"{flux}_explanation_report"},
        is_optional=True,
        spared=_has_series(flux),
    )


def _prediction_task(flux: str) -> Task:
    """Return the task that predicts the series of a flux."""
    return Task(
        flux,
        "predict",
        "predictseries",
        {"MODEL": sources.product_of_task(f"{flux}_model"), "PREDICTORS": sources.predictors(flux)},
        {"OUTPUT_FOLDER": flux},
        {"UNSEEN_CLASSES": "nodata"},
        spared=_has_series(flux),
    )


def _uncertainty_task(flux: str) -> Task:
    """Return the task that maps the uncertainty of a flux."""
    return Task(
        f"{flux}_uncertainty",
        "predict",
        "predictraster",
        {
            "MODEL": sources.product_of_task(f"{flux}_model"),
            "PREDICTORS": sources.predictors_now(flux),
            "DATE": sources.latest(flux),
        },
        {
            "APPLICABILITY": f"{flux}_applicability",
            "OUTPUT": f"{flux}_map",
            "LOWER": f"{flux}_lower",
            "UPPER": f"{flux}_upper",
            "SPREAD": f"{flux}_spread",
        },
        {"UNSEEN_CLASSES": "nodata"},
        free=("DATE",),
        is_optional=True,
        spared=_has_series(flux),
    )


TASKS = (
    Task(
        "grids",
        "data",
        "checkgrids",
        {"RASTERS": sources.rasters, "TABLES": sources.plot_tables},
        {"REPORT": "grid_report"},
        free=("TABLES",),
    ),
    _sampling_task("npp"),
    _sampling_task("rs"),
    _training_task("npp", {}),
    _training_task("rs", {"TRANSFORM": "log"}),
    _explanation_task("npp"),
    _explanation_task("rs"),
    _prediction_task("npp"),
    _prediction_task("rs"),
    Task(
        "nep",
        "predict",
        "nepseries",
        {"NPP": sources.series("npp"), "RS": sources.respiration, "RH": sources.heterotrophic},
        {"OUTPUT_FOLDER": "nep", "RH_FOLDER": "rh", "MEAN": "nep_mean"},
        free=("RH",),
        spared=sources.is_nep_unneeded,
    ),
    Task(
        "mean",
        "predict",
        "seriesmean",
        {"SERIES": sources.subject},
        {"OUTPUT": "nep_mean"},
        spared=lambda a: not sources.is_nep_unneeded(a) or sources.without_respiration(a),
    ),
    Task(
        "npp_mean",
        "predict",
        "seriesmean",
        {"SERIES": sources.subject},
        {"OUTPUT": "npp_mean"},
        spared=lambda a: not sources.without_respiration(a),
    ),
    Task(
        "budget",
        "predict",
        "carbonbudget",
        {
            "SERIES": sources.subject,
            "ZONES": sources.zones,
            "ZONE_FIELD": sources.zone_column,
            "MODELS": sources.models,
            "PREDICTORS": sources.models_predictors,
            "RH_SLOPE": sources.line("SLOPE"),
            "RH_INTERCEPT": sources.line("INTERCEPT"),
        },
        {"TABLE": "budget", "REPORT": "budget_report"},
        free=("ZONES", "ZONE_FIELD", "MODELS", "PREDICTORS", "RH_SLOPE", "RH_INTERCEPT"),
    ),
    _uncertainty_task("npp"),
    _uncertainty_task("rs"),
    Task(
        "trend",
        "trend",
        "trendclassification",
        {"SERIES": sources.subject},
        {
            "TREND_CLASS": "trend_class",
            "SLOPE": "slope",
            "P": "p",
            "HURST": "hurst",
            "FUTURE_CLASS": "future_class",
            "TABLE": "trend_table",
            "REPORT": "trend_report",
        },
    ),
    Task(
        "drivers",
        "trend",
        "driverclassification",
        {
            "SERIES": sources.subject,
            "DRIVER_A": sources.driver("temperature"),
            "DRIVER_B": sources.driver("precipitation"),
        },
        {"DRIVER_CLASS": "driver_class", "TABLE": "driver_table", "REPORT": "driver_report"},
    ),
    Task(
        "contributions",
        "trend",
        "climatehuman",
        {
            "SERIES": sources.subject,
            "TEMPERATURE": sources.driver("temperature"),
            "PRECIPITATION": sources.driver("precipitation"),
        },
        {
            "CONTRIBUTION_CLASS": "contribution_class",
            "TABLE": "contribution_table",
            "REPORT": "contribution_report",
        },
        is_optional=True,
    ),
    Task(
        "detector",
        "trend",
        "geodetector",
        {
            "TARGET": sources.mean,
            "FACTORS": sources.factors,
            "CATEGORICAL_FACTORS": sources.class_factors,
        },
        {
            "TABLE": "detector_table",
            "INTERACTION_TABLE": "detector_interactions",
            "REPORT": "detector_report",
        },
        free=("CATEGORICAL_FACTORS",),
        is_optional=True,
    ),
    Task(
        "breaks",
        "trend",
        "breakyear",
        {"SERIES": sources.subject_of(MIN_FOR_BREAKS)},
        {
            "BREAK_YEAR": "break_year",
            "BREAK_TYPE": "break_type",
            "TABLE": "break_table",
            "REPORT": "break_report",
        },
        is_optional=True,
    ),
    Task(
        "clusters",
        "pattern",
        "lisaraster",
        {"INPUT": sources.mean},
        {"LISA_CLASS": "lisa_class", "TABLE": "lisa_table", "REPORT": "lisa_report"},
    ),
    Task(
        "hotspots",
        "pattern",
        "hotspotraster",
        {"INPUT": sources.mean},
        {"HOTSPOT_CLASS": "hotspot_class", "TABLE": "hotspot_table"},
        is_optional=True,
    ),
    Task(
        "emerging",
        "pattern",
        "emerginghotspots",
        {"SERIES": sources.subject},
        {
            "EMERGING_CLASS": "emerging_class",
            "TABLE": "emerging_table",
            "REPORT": "emerging_report",
        },
        is_optional=True,
    ),
    Task(
        "centres",
        "pattern",
        "gravitycentre",
        {
            "SERIES": sources.subject,
            "MODELS": sources.models,
            "PREDICTORS": sources.models_predictors,
            "RH_SLOPE": sources.line("SLOPE"),
            "RH_INTERCEPT": sources.line("INTERCEPT"),
        },
        {"CENTRES": "centres", "TABLE": "centre_table", "REPORT": "centre_report"},
        {"WEIGHT_RULE": "sinks"},  # NEP may be negative, which other weights may not
        free=("MODELS", "PREDICTORS", "RH_SLOPE", "RH_INTERCEPT"),
        is_optional=True,
    ),
    Task(
        "moran",
        "pattern",
        "globalmoran",
        {"SERIES": sources.subject},
        {"TABLE": "moran_table", "REPORT": "moran_report"},
        is_optional=True,
    ),
    Task(
        "landuse",
        "landuse",
        "landusetransfer",
        {
            "LANDUSE_START": sources.landuse(0),
            "LANDUSE_END": sources.landuse(-1),
            "CARBON_START": sources.carbon(0),
            "CARBON_END": sources.carbon(-1),
        },
        {
            "ATTRIBUTION": "attribution",
            "MATRIX": "matrix",
            "CHANGE": "change",
            "SANKEY": "sankey",
            "REPORT": "landuse_report",
        },
    ),
    Task(
        "zones",
        "diagnosis",
        "diagnosticzoning",
        {
            "LISA_CLASS": sources.product_of_task("lisa_class"),
            "FUTURE_CLASS": sources.product_of_task("future_class"),
            "DRIVER_CLASS": sources.product_of_task("driver_class"),
            "LEVEL": sources.product_of_task("nep_mean"),
        },
        {"ZONES": "zones", "POLYGONS": "zone_polygons", "TABLE": "zone_table"},
        spared=sources.without_respiration,  # zones speak of sinks
    ),
    Task(
        "report",
        "report",
        "assessmentreport",
        {"INPUT_FOLDER": sources.workspace, "BORDERS": sources.zones},
        {"REPORT": "assessment", "PDF": "assessment_pdf"},
        free=("BORDERS",),
    ),
)
_BY_KEY = {task.key: task for task in TASKS}


def task(key: str) -> Task:
    """Return a task by its key."""
    return _BY_KEY[key]


def task_that_makes(key: str, name: str) -> str:
    """Return the key of the task that makes an input of a task; empty for one made by none."""
    product = getattr(task(key).inputs.get(name), "product", "")
    return next((candidate.key for candidate in TASKS if product in candidate.outputs.values()), "")


def tasks_of(step: str) -> tuple:
    """Return the tasks of a step in their order."""
    return tuple(candidate for candidate in TASKS if candidate.step == step)
