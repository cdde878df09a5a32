"""Parameters that training algorithms share, and the specification they make."""

from __future__ import annotations

from qgis.core import QgsPointXY, QgsProcessingOutputNumber, QgsProcessingOutputString, QgsWkbTypes

from ...core.errors_and_notes.folds import NoPlaces
from ...core.errors_and_notes.sites import NoCrs
from ...core.estimators.registry import EstimatorSettings, parse_max_features
from ...core.model.training_choices import TRANSFORMS, find_transform
from ...core.model.training_specification import MIN_RECORDS, Recipe, TrainingSpec
from ...core.model.tuning_grid import parse_grid
from ...core.sites.settings import PARENT_COLUMN, SITE_COLUMN
from ..features.coordinate_systems import own_crs, source_crs, transform_between
from ..text.translation import tr
from . import declarations as p
from . import run_parameters
from .target_and_predictors import (
    circular_columns,
    group_parameters,
    predictor_fields,
    target_facts,
    target_field,
    target_parameters,
)

# The validation that needs places all over the map.
_MATCHED = "knndm"

# Letters that a shapefile keeps of a column's name.
SHAPEFILE_NAME = 10


def training_specification(values, coordinates=(), estimator: str = "") -> TrainingSpec:
    """Return what to train, from the parameters; `estimator` where several are compared."""
    features = parse_max_features(values["MAX_FEATURES"])
    recipe = values.as_settings(
        Recipe,
        estimator=estimator or values["ESTIMATOR"],
        settings=values.as_settings(EstimatorSettings, max_features=features),
        smearing=values["SMEARING"] and find_transform(values["TRANSFORM"]).smears,
    )
    return values.as_settings(
        TrainingSpec,
        recipe=recipe,
        site=values["SITE_FIELD"] or _expanded_site_column(values["SAMPLES"]),
        parent=values["PARENT_FIELD"] or parent_column(values["SAMPLES"]),
        coordinates=tuple(coordinates),
        geographic=bool(coordinates) and is_geographic(values["SAMPLES"]),
        crs=own_crs(source_crs(values["SAMPLES"])).toWkt() if coordinates else "",
        map_raster=str(values["MAP_RASTER"] or ""),
        grid=parse_grid(values["TUNING_GRID"], EstimatorSettings),
        **target_facts(values),
    )


def is_geographic(source) -> bool:
    """Say whether the coordinates of the training samples are degrees."""
    return source_crs(source).isGeographic()


def _expanded_site_column(source) -> str:
    """Return the column of sites in expanded training samples, empty without parents."""
    return _matching_column(source, SITE_COLUMN) if parent_column(source) else ""


def parent_column(source) -> str:
    """Return the column of parents in expanded training samples, empty when there is none."""
    return _matching_column(source, PARENT_COLUMN)


def _matching_column(source, column: str) -> str:
    """Return the name of a column as it is in the training samples; empty without."""
    fields = source.fields()
    for name in (column, column[:SHAPEFILE_NAME]):
        field_index = fields.lookupField(name)
        if field_index >= 0:
            return fields.at(field_index).name()
    return ""


def column_parameters() -> list:
    """Return the parameters of training that name columns."""
    return [
        p.table(
            "SAMPLES",
            tr("Samples"),
            tr("Table or layer with one record per measurement: target, predictors, site."),
        ),
        target_field(
            tr("Column of the measured flux or stock. Records without a value are dropped.")
        ),
        predictor_fields(
            tr(
                "Columns to predict from. The rasters of a later prediction are matched by these "
                "names. Records with a missing predictor are dropped and counted."
            )
        ),
        *group_parameters(),
        *_stratum_parameters(),
        p.choice(
            "IMPUTE",
            tr("Fill in missing predictors"),
            tr(
                "median: a missing number gets the median of the training records; in a validation "
                "that of the training records of each fold, so that held-out records tell nothing "
                "of themselves. none: a record without a predictor is left out. Classes and the "
                "target are never filled in. The log, the report and the model say how many were "
                "filled in. Cells of a map and rows of a table that lack a predictor have no "
                "prediction in either case."
            ),
            advanced=True,
            of=TrainingSpec,
        ),
        circular_columns(),
        *target_parameters("gC m-2 yr-1"),
    ]


def _stratum_parameters() -> list:
    """Return the parameters of training with strata."""
    return [
        p.field(
            "STRATUM_FIELD",
            tr("Stratum column (one model per class)"),
            tr(
                "Column of classes, such as the plant functional type, each of which gets a model "
                "of its own. A prediction then needs a raster of that name, with these codes "
                "or these names of its classes."
            ),
            parent="SAMPLES",
            optional=True,
            requirement=p.NAME_COLUMN,
        ),
        p.choice(
            "SMALL_STRATA",
            tr("Strata with too few records"),
            tr(
                "What to do with classes of STRATUM_FIELD that have fewer than {n} usable records: "
                "refuse stops and names one, skip leaves their records out and names them all. A "
                "prediction has no data in a class that was left out, or refuses it."
            ).format(n=MIN_RECORDS),
            advanced=True,
            of=TrainingSpec,
        ),
    ]


def model_parameters() -> list:
    """Return the parameters of the estimator to train and the target's transform."""
    return [
        p.number(
            "TREES",
            tr("Number of trees"),
            tr(
                "Trees of a forest, of which more cost time and never harm, or of boosting, where "
                "many can fit noise."
            ),
            of=EstimatorSettings,
        ),
        p.choice(
            "TRANSFORM",
            tr("Transform of the target"),
            tr(
                "log trains on the natural logarithm, for fluxes whose error grows with their "
                "size; it needs positive values."
            ),
            TRANSFORMS,
            of=Recipe,
        ),
        p.switch(
            "SMEARING",
            tr("Correct the log back-transform (smearing)"),
            tr(
                "Multiplies back-transformed predictions by Duan's smearing factor, so that means "
                "and totals are not too low: without it they are those of medians. Applies to "
                "TRANSFORM = log and does nothing otherwise."
            ),
            default=True,
            advanced=True,
        ),
        *_tree_parameters(),
    ]


def _tree_parameters() -> list:
    """Return the parameters of training trees."""
    return [
        p.text(
            "MAX_FEATURES",
            tr("Predictors tried at each split"),
            tr(
                "A count (6), a share (0.5) or sqrt. Empty means a third of the predictors in a "
                "random forest, as in R's randomForest, and all of them in other trees."
            ),
            advanced=True,
        ),
        p.number(
            "MAX_DEPTH",
            tr("Deepest level of a tree"),
            tr("Limit of the depth; empty means no limit in forests and 4 in boosted trees."),
            integer=True,
            advanced=True,
            of=EstimatorSettings,
        ),
        p.number(
            "MIN_LEAF",
            tr("Fewest records in a leaf"),
            tr("Larger leaves make a smoother model. 5 is the convention of R's randomForest."),
            advanced=True,
            of=EstimatorSettings,
        ),
    ]


def validation_parameters() -> list:
    """Return the parameters of the validation."""
    return [
        *_held_out_parameters(),
        p.choice(
            "TUNE",
            tr("Tune the settings"),
            tr(
                "grid tries all combinations of a small grid, random 12 draws between its ends; "
                "the settings with the smallest held-out error win. They are chosen again inside "
                "every fold, so scores stay honest and training takes about thirty times as "
                "long. Settings that differ from their default are kept."
            ),
            of=TrainingSpec,
        ),
        grid_parameters("min_leaf = 1, 5, 15; max_features = 0.3, 0.6"),
        p.field(
            "PARENT_FIELD",
            tr("Parent column (of expanded samples)"),
            tr(
                "Column with the site that a record was made from by 'Expand samples', empty in "
                "real records. Expanded records are held out with their parent and never scored. "
                "A column named parent_site is recognised automatically."
            ),
            parent="SAMPLES",
            optional=True,
            advanced=True,
            requirement=p.NAME_COLUMN,
        ),
        p.choice(
            "APPLICABILITY_WEIGHTS",
            tr("Weights of the predictors in the area of applicability"),
            tr(
                "How much each predictor counts when 'Predict raster' measures how similar a "
                "cell is to the training records: by its importance in the trees (equally for "
                "estimators without importances), or all equally."
            ),
            advanced=True,
            of=TrainingSpec,
        ),
        run_parameters.seed(),
        run_parameters.threads(),
        run_parameters.dask_scheduler(),
    ]


def _held_out_parameters() -> list:
    """Return the parameters of which records a training holds out."""
    return [
        p.choice(
            "VALIDATION",
            tr("Validation"),
            tr(
                "Whose scores are the headline: whole sites held out (site), random folds "
                "(kfold), square blocks of places (block; for point layers), folds whose sites lie "
                "as far from the others as the map lies from all of them (knndm; for point layers, "
                "with MAP_RASTER), one random share (holdout), or all of these. Site-wise and "
                "random scores are printed side by side when sites are known. For tables of more "
                "than about 100,000 records, site_oob "
                "needs one more forest instead of one per fold: its bags are drawn by site, and "
                "each record is predicted by the trees that know nothing of its site. It needs "
                "ESTIMATOR = random_forest, and gives no calibrated intervals."
            ),
            of=TrainingSpec,
        ),
        p.number(
            "FOLDS",
            tr("Folds"),
            tr("Number of folds; as many as sites or more means leave one site out."),
            of=TrainingSpec,
        ),
        p.number(
            "TEST_FRACTION",
            tr("Share held out"),
            tr("Share of the records held out by VALIDATION = holdout or all."),
            advanced=True,
            of=TrainingSpec,
        ),
        *_spatial_parameters(),
    ]


def _spatial_parameters() -> list:
    """Return the parameters of the spatial folds of a training."""
    return [
        p.raster(
            "MAP_RASTER",
            tr("Raster of the map (for folds that look like it)"),
            tr(
                "One of the predictor rasters of the later map, for VALIDATION = knndm or all: its "
                "cells with data are the map that folds are made like."
            ),
            optional=True,
            requirement=p.GRIDS,
        ),
        p.number(
            "BLOCK_SIZE",
            tr("Side of the blocks"),
            tr(
                "In the units of the samples' CRS (degrees or metres), for VALIDATION = block or "
                "all. Empty: the range over which the residuals are alike, from their variogram."
            ),
            minimum=0.0,
            optional=True,
            advanced=True,
        ),
    ]


def grid_parameters(example: str):
    """Return the parameter of the user's own tuning grid; `example` shows how it is written."""
    return p.text(
        "TUNING_GRID",
        tr("Settings to try (empty: those of the plugin)"),
        tr(
            "For TUNE: a grid of your own, settings by name with their values, such as {example}. "
            "grid tries its combinations, random some of them."
        ).format(example=example),
        advanced=True,
    )


def score_outputs() -> list:
    """Return the numbers that training hands back."""
    names = {
        "R2": tr("R2 of the chosen validation (1 - SSE/SST, held out)"),
        "RMSE": tr("Root mean square error, held out"),
        "MAE": tr("Mean absolute error, held out"),
        "R": tr("Pearson correlation, held out"),
        "PBIAS": tr("Percent bias 100 sum(P-O)/sum(O), held out"),
        "MAPE": tr("Mean absolute percentage error, held out"),
        "N": tr("Records scored"),
        "R2_TRAIN": tr("R2 of the fit to the training records"),
        "R2_OOB": tr("R2 out of bag"),
        "R2_SITE": tr("R2 with whole sites held out"),
        "R2_KFOLD": tr("R2 of random k-fold"),
        "R2_BLOCK": tr("R2 with blocks of places held out"),
        "R2_KNNDM": tr("R2 with folds that look like the map"),
    }
    numbers = [QgsProcessingOutputNumber(name, label) for name, label in names.items()]
    return [*numbers, *site_skill_outputs()]


def site_skill_outputs() -> list:
    """Return the outputs that say how R2 differs between sites."""
    names = {
        "SITES": tr("Sites with an R2 of their own"),
        "SITES_BELOW_ZERO": tr("Sites with an R2 below 0"),
        "R2_SITES": tr("Median of the sites' R2"),
        "R2_WORST_SITE": tr("Lowest R2 of a site"),
    }
    numbers = [QgsProcessingOutputNumber(name, label) for name, label in names.items()]
    return [*numbers, QgsProcessingOutputString("WORST_SITE", tr("Site with the lowest R2"))]


def read_map_locations(values, run):
    """Return x and y of places all over MAP_RASTER ``(n, 2)``, None where it is not given.

    Parameters
    ----------
    values : Values
        MAP_RASTER, and SAMPLES in whose CRS the places are wanted.
    run : Run
        Cancel, threads.

    Raises
    ------
    NoPlaces
        When the samples are a table without points, and folds like the map are wanted.
    NoCrs
        When only one of them has a CRS.
    NoValidPixel
        When the raster has no data.
    """
    import numpy as np

    from ...core.raster import Stack
    from ...core.sites.expansion import find_map_places

    if not values["MAP_RASTER"]:
        return None
    has_points = values["SAMPLES"].wkbType() != QgsWkbTypes.Type.NoGeometry
    if values["VALIDATION"] == _MATCHED and not has_points:
        raise NoPlaces(_MATCHED)
    stack = Stack.open([values["MAP_RASTER"]])
    x, y = find_map_places(stack, run)
    sample_crs, source = source_crs(values["SAMPLES"]), stack.grid.crs
    if not source and not sample_crs.isValid():
        return np.column_stack([x, y])
    if not sample_crs.isValid():
        raise NoCrs(values["SAMPLES"].sourceName())
    if not source:
        raise NoCrs(stack.first_path)
    transform = transform_between(source, sample_crs)
    points = [
        transform.transform(QgsPointXY(*coordinates)) for coordinates in zip(x.tolist(), y.tolist())
    ]
    return np.array([(point.x(), point.y()) for point in points])
