"""Train a model of a flux on samples and validate it by sites and at random."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core.learn.estimators import (
    DEFAULT_MIN_LEAF,
    ESTIMATORS,
    EstimatorSettings,
    parse_max_features,
)
from ...core.learn.specification import DEFAULT_TEST_FRACTION, Recipe, TrainingSpec
from ...core.learn.splitters import VALIDATIONS
from ...core.learn.transform import TRANSFORMS
from ...processing_provider import parameters as p
from ...processing_provider.base import CarbonSinkAlgorithm
from ...processing_provider.tables import read_samples
from ...processing_provider.translation import tr


class TrainModel(CarbonSinkAlgorithm):
    """``carbonsink:trainmodel``."""

    ID = "trainmodel"
    GROUP = "train"

    def title(self) -> str:
        return tr("Train model")

    def about(self) -> str:
        return tr(
            "Trains a regression model of a flux or stock on samples (site records with the "
            "predictor values beside them) and says how well it predicts where it has not been: "
            "whole sites are held out in turn, and beside it the random k-fold score is printed, "
            "which is what most papers report and what flatters a map. The model file holds "
            "everything a prediction needs, the training table included."
        )

    def reference(self) -> str:
        return tr(
            "Breiman (2001), Machine Learning 45, 5-32; validation by groups: Roberts et al. "
            "(2017), Ecography 40, 913-929; smearing: Duan (1983), JASA 78, 605-610."
        )

    def limits(self) -> str:
        return tr(
            "A model is trustworthy where sites like those of the map were sampled. When the "
            "site-wise R2 is much lower than the random one, the map between sites rests on less "
            "than the random score suggests."
        )

    def words(self) -> str:
        return tr("random forest, machine learning, regression, cross-validation, upscaling, train")

    def declare(self) -> list:
        return [*_columns(), *_model(), *_validation(), *_outputs()]

    def results(self) -> list:
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
        }
        return [QgsProcessingOutputNumber(name, label) for name, label in names.items()]

    def guard(self, values) -> None:
        specification(values).check()

    def process(self, values, run, work) -> dict:
        from ...core.learn import train, write_bundle, write_predictions, write_scores

        samples, coordinates = read_samples(values["SAMPLES"], run.part(0.0, 0.05))
        training = train(samples, specification(values, coordinates), run.part(0.05, 0.9))
        run.step("write-model")
        write_bundle(training.model, values["MODEL"])
        if values["SCORES"]:
            write_scores(training, values["SCORES"])
        if values["PREDICTIONS"]:
            write_predictions(training, values["PREDICTIONS"])
        if values["REPORT"]:
            from ...core.report.training_report import write_training_report

            run.step("report")
            places = tuple(samples[column] for column in coordinates) or None
            write_training_report(training, values["REPORT"], tr, coordinates=places)
        outputs = {name: values[name] for name in ("MODEL", "SCORES", "PREDICTIONS", "REPORT")}
        return {**outputs, **training.headline()}


def specification(values, coordinates=()) -> TrainingSpec:
    """Return what to train, from the parameters."""
    settings = EstimatorSettings(
        trees=values["TREES"],
        max_features=parse_max_features(values["MAX_FEATURES"]),
        max_depth=values["MAX_DEPTH"],
        min_leaf=values["MIN_LEAF"],
    )
    recipe = Recipe(
        estimator=values["ESTIMATOR"],
        settings=settings,
        transform=values["TRANSFORM"],
        smearing=values["SMEARING"],
        seed=values["SEED"],
    )
    return TrainingSpec(
        target=values["TARGET_FIELD"] or "",
        predictors=tuple(values["PREDICTOR_FIELDS"]),
        categorical=tuple(values["CATEGORICAL_FIELDS"]),
        site=values["SITE_FIELD"] or "",
        coordinates=tuple(coordinates),
        stratum=values["STRATUM_FIELD"] or "",
        recipe=recipe,
        validation=values["VALIDATION"],
        folds=values["FOLDS"],
        test_fraction=values["TEST_FRACTION"],
        target_unit=values["TARGET_UNIT"] or "",
    )


def _columns() -> list:
    """Return the parameters that name columns."""
    return [
        p.table(
            "SAMPLES",
            tr("Samples"),
            tr("Table or layer with one record per measurement: target, predictors, site."),
        ),
        p.field(
            "TARGET_FIELD",
            tr("Target column"),
            tr("Column of the measured flux or stock. Records without a value are dropped."),
            parent="SAMPLES",
        ),
        p.field(
            "PREDICTOR_FIELDS",
            tr("Predictor columns"),
            tr(
                "Columns to predict from. The rasters of a later prediction are matched by these "
                "names. Records with a missing predictor are dropped and counted."
            ),
            parent="SAMPLES",
            several=True,
        ),
        p.field(
            "CATEGORICAL_FIELDS",
            tr("Columns that hold classes"),
            tr("Predictor columns that hold class codes, such as land cover, not amounts."),
            parent="SAMPLES",
            several=True,
            optional=True,
        ),
        p.field(
            "SITE_FIELD",
            tr("Site column"),
            tr(
                "Column that names the site of a record; its records are held out together. Left "
                "empty, records at the same coordinates are one site."
            ),
            parent="SAMPLES",
            optional=True,
        ),
        p.field(
            "STRATUM_FIELD",
            tr("Stratum column (one model per class)"),
            tr(
                "Column of classes, such as the plant functional type, each of which gets a model "
                "of its own. A prediction then needs a raster of that name."
            ),
            parent="SAMPLES",
            optional=True,
        ),
        p.text(
            "TARGET_UNIT",
            tr("Unit of the target"),
            tr("Unit of the target, written on maps and reports, such as gC m-2 yr-1."),
            default="gC m-2 yr-1",
        ),
    ]


def _model() -> list:
    """Return the parameters of the estimator."""
    return [
        p.choice(
            "ESTIMATOR",
            tr("Estimator"),
            tr(
                "What is trained: forests (random_forest, extra_trees), boosted trees "
                "(gradient_boosting, and xgboost where that library is installed), support "
                "vectors (svm), ridge regression (linear) or a network of one hidden layer "
                "(neural_network). The last three see standardised predictors."
            ),
            ESTIMATORS,
            default="random_forest",
        ),
        p.number(
            "TREES",
            tr("Number of trees"),
            tr(
                "Trees of a forest, of which more cost time and never harm, or of boosting, where "
                "many can fit noise."
            ),
            default=500,
            minimum=1,
            maximum=20000,
            integer=True,
        ),
        p.choice(
            "TRANSFORM",
            tr("Transform of the target"),
            tr(
                "log trains on the natural logarithm, for fluxes whose error grows with their "
                "size; it needs positive values."
            ),
            TRANSFORMS,
            default="none",
        ),
        p.switch(
            "SMEARING",
            tr("Correct the log back-transform (smearing)"),
            tr(
                "Multiplies back-transformed predictions by Duan's smearing factor, so that means "
                "and totals are not too low. Applies to TRANSFORM = log."
            ),
            advanced=True,
        ),
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
            minimum=1,
            maximum=1000,
            integer=True,
            optional=True,
            advanced=True,
        ),
        p.number(
            "MIN_LEAF",
            tr("Fewest records in a leaf"),
            tr("Larger leaves make a smoother model. 5 is the convention of R's randomForest."),
            default=DEFAULT_MIN_LEAF,
            minimum=1,
            integer=True,
            advanced=True,
        ),
    ]


def _validation() -> list:
    """Return the parameters of the validation."""
    return [
        p.choice(
            "VALIDATION",
            tr("Validation"),
            tr(
                "Whose scores are the headline: whole sites held out (site), random folds "
                "(kfold), one random share (holdout), or all of them. Site-wise and random "
                "scores are always printed side by side when sites are known."
            ),
            VALIDATIONS,
            default="site",
        ),
        p.number(
            "FOLDS",
            tr("Folds"),
            tr("Number of folds; as many as sites or more means leave one site out."),
            default=10,
            minimum=2,
            integer=True,
        ),
        p.number(
            "TEST_FRACTION",
            tr("Share held out"),
            tr("Share of the records held out by VALIDATION = holdout or all."),
            default=DEFAULT_TEST_FRACTION,
            minimum=0.01,
            maximum=0.99,
            advanced=True,
        ),
        p.seed(),
        p.threads(),
    ]


def _outputs() -> list:
    """Return the destinations."""
    return [
        p.file_output(
            "MODEL",
            tr("Model"),
            tr("The model file, read by 'Predict raster'."),
            "Carbon Sink model (*.carbonmodel)",
        ),
        p.csv_output(
            "SCORES",
            tr("Scores"),
            tr("All scores by validation: over all records, per stratum and per site."),
        ),
        p.csv_output(
            "PREDICTIONS",
            tr("Predictions at the samples"),
            tr("Observed, fitted, out-of-bag and held-out values of every record."),
        ),
        p.report_output(
            "REPORT",
            tr("Report"),
            tr("Scores and scatter plots on one page, with a reading of them in words."),
        ),
    ]
