"""Train an ensemble of site models that weigh by their distance in environment space."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.features.feature_tables import read_samples
from ...framework.parameters import declarations as p
from ...framework.parameters.fuzzy import (
    ensemble_specification,
    estimator_parameters,
    preset_parameter,
    site_parameters,
    weight_parameters,
)
from ...framework.parameters.training import site_skill_outputs
from ...framework.text.translation import tr


class TrainFuzzyEnsemble(CarbonSinkAlgorithm):
    """``carbonsink:trainfuzzyensemble``."""

    ID = "trainfuzzyensemble"
    GROUP = "train"

    def display_name(self) -> str:
        return tr("Train fuzzy ensemble")

    def description(self) -> str:
        return tr(
            "Trains one model per site and predicts any place by all of them, each weighted by "
            "how near its site is in the space of the predictors (memberships of fuzzy c-means). "
            "Each site is held out in turn, and the scores are compared with those of equally "
            "weighted site models and of one random forest of all records, whichever scores "
            "best. How the R2 of a site's model at another site falls with their distance is "
            "tested; from it comes a map of the predicted skill. Distances between sites are "
            "those of means and standard deviations of their standardised records, and so are "
            "those of the cells of a series of maps. A cell of a single map has one record only: "
            "its distance is that to the means of the sites. Scores of both ways of weighing are "
            "given. The models of the sites can be LSTMs, which see the records before a date as "
            "well; all scores are then those of records that whole windows lead up to."
        )

    def reference(self) -> str:
        return tr(
            "Gao et al. (2025), Arid Land Geography 48(12), 2210; memberships: Bezdek (1981), "
            "Pattern Recognition with Fuzzy Objective Function Algorithms; test of distances: "
            "Mantel (1967), Cancer Research 27, 209-220; aridity zones: UNEP (1997), World Atlas "
            "of Desertification."
        )

    def caveats(self) -> str:
        return tr(
            "Each site model knows its own site only, so sites need many records over a range of "
            "conditions: with few records, or a few years of annual values, one model of all sites "
            "is the better choice, and the report says so. With MEMBERSHIP = record the weights "
            "of a cell follow its weather. With series they rest on all dates of the rasters "
            "given: those of a few summer months tell little of a place, so give whole years. "
            "An LSTM needs hundreds of windows at a site: with some dozens of months it learns too "
            "little, and forests are far better. LSTMs of hundreds of sites take hours: try ten "
            "sites with PRESET = quick first. Totals of its maps have no interval in 'Carbon "
            "budget', which refits models of 'Train model' only."
        )

    def keywords(self) -> str:
        return tr(
            "fuzzy, ensemble, distance, similarity, membership, flux tower, FLUXNET, aridity, "
            "transfer, upscaling, LSTM"
        )

    def parameters(self) -> list:
        return [
            *site_parameters(),
            preset_parameter(),
            *estimator_parameters(),
            *weight_parameters(),
            *_ensemble_outputs(),
        ]

    def outputs(self) -> list:
        names = {
            "R2": tr("R2 of the ensemble, sites held out (1 - SSE/SST)"),
            "RMSE": tr("Root mean square error, sites held out"),
            "MAE": tr("Mean absolute error, sites held out"),
            "R": tr("Pearson correlation, sites held out"),
            "PBIAS": tr("Percent bias 100 sum(P-O)/sum(O), sites held out"),
            "MAPE": tr("Mean absolute percentage error, sites held out"),
            "N": tr("Records scored"),
            "R2_RECORD": tr("R2 with weights of single records"),
            "R2_SIGNATURE": tr("R2 with weights of whole sites"),
            "R2_EQUAL": tr("R2 of all site models, equally weighted"),
            "R2_POOLED": tr("R2 of one random forest of all records"),
            "R2_SITES_POOLED": tr("Median of the sites' R2 of that forest"),
            "PEARSON": tr("Pearson correlation of R2 and distance"),
            "SPEARMAN": tr("Spearman correlation of R2 and distance"),
            "SLOPE": tr("Slope of R2 on distance"),
            "P": tr("p of that correlation (Mantel test)"),
        }
        numbers = [QgsProcessingOutputNumber(name, label) for name, label in names.items()]
        return [*numbers, *site_skill_outputs()]

    def check_inputs(self, values) -> None:
        ensemble_specification(values).check()

    def process(self, values, run, sinks) -> dict:
        from ...core.fuzzy.ensemble_scores import write_distances, write_scores
        from ...core.fuzzy.ensemble_training import train_fuzzy
        from ...core.model_kinds import write_model

        samples, _coordinates = read_samples(values["SAMPLES"], run.part(0.0, 0.05))
        training = train_fuzzy(samples, ensemble_specification(values), run.part(0.05, 0.95))
        run.step("write-model")
        write_model(training.model, values["MODEL"])
        if values["DISTANCES"]:
            write_distances(training, values["DISTANCES"])
        if values["SCORES"]:
            write_scores(training, values["SCORES"])
        if values["REPORT"]:
            from ...core.report.fuzzy.report import write_fuzzy_report

            run.step("report")
            write_fuzzy_report(training, values["REPORT"], tr)
        return training.headline()


def _ensemble_outputs() -> list:
    """Return the outputs of a fuzzy ensemble."""
    return [
        p.file_output(
            "MODEL",
            tr("Model"),
            tr(
                "The model file, read by 'Predict raster' and 'Predict series'; one of LSTMs by "
                "'Predict series' alone."
            ),
            "Carbon Sink model (*.carbonmodel)",
        ),
        p.csv_output(
            "DISTANCES",
            tr("Distances"),
            tr(
                "Per pair of sites: distance, and R2 and RMSE of the model of one site at the "
                "other, and "
                "its weight when the other is held out."
            ),
        ),
        p.csv_output(
            "SCORES",
            tr("Scores"),
            tr(
                "All scores of the ensemble and its rivals with sites held out: over all records, "
                "per site and per zone."
            ),
        ),
        p.report_output(
            "REPORT",
            tr("Report on the fuzzy ensemble"),
            tr("Scores beside the rivals', skill against distance, sites and zones on one page."),
        ),
    ]
