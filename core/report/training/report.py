"""The report of a training: scores side by side, what they mean, scatter plots, sites."""

from __future__ import annotations

import numpy as np

from ...learn.score_table import held_out_bias
from ...model.training_choices import find_transform
from ...model.training_specification import is_unsmeared
from ...report import map_figures
from .. import common_charts
from ..display_names import flux_symbol, setting_name_and_value, transform_name, validation_name
from ..numbers import show_number, typeset_units, with_unit
from ..page import CAUTION, FINDING, Figure, Page, Section, Table, Text, table_of, write_page
from .explanation_report import importance_blocks
from .score_sentences import bias_sentence, site_skill_sentences, validation_sentences
from .uncertainty_sections import uncertainty_sections

# The order in which scores stand side by side.
ORDER = ("training", "oob", "kfold", "holdout", "site_oob", "site", "block", "knndm")
# Scores of held-out records, the most telling for a map first.
HELD_OUT_ORDER = ("knndm", "site", "site_oob", "block", "kfold", "holdout")


def write_training_report(
    training, path: str, translate, coordinates=None, unit: str = "", importance=None
) -> None:
    """Write the report of a training.

    Parameters
    ----------
    training : Training
        What `estimator_training.train` returns.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    coordinates : tuple of array_like, optional
        x and y of each record of the user's table, for a map of the sites.
    unit : str
        Unit of the coordinates: "°", "m", or empty where it is not known.
    importance : PermutationImportance, optional
        What held-out R² loses without each predictor.
    """
    tr, model = translate, training.model
    scores = {key: training.score(key) for key in training.validations}
    scores = {key: value for key, value in scores.items() if value is not None}
    sections = [
        Section(tr("How good is the model?"), _score_sentences(training, scores, tr)),
        Section(tr("Observed and predicted"), _validation_scatters(training, tr)),
    ]
    if importance is not None:
        importance_section = importance_blocks(training.model, importance, tr)
    else:
        importance_section = (Text(tr("'Explain model' finds how much each predictor matters.")),)
    sections.append(Section(tr("Which predictors matter"), importance_section))
    if "site" in training.predictions:
        sections.append(Section(tr("Sites"), _site_section(training, coordinates, unit, tr)))
    if model.stratum:
        sections.append(Section(tr("Strata"), _stratum_section(training, tr)))
    sections += uncertainty_sections(training, tr)
    sections.append(Section(tr("Records"), _target_section(training, tr)))
    sections.append(Section(tr("The model"), _model_section(model, tr)))
    page = Page(
        title=tr("Model of {target}").format(target=flux_symbol(model.target)),
        lead=_introduction(training, tr),
        key_figures=_training_key_figures(training, scores, tr),
        sections=tuple(sections),
    )
    write_page(page, path, translate)


def _introduction(training, tr) -> str:
    """Return what was trained on how many records and sites."""
    model, table = training.model, training.predictions
    values = {"kind": tr(model.kind.label), "n": len(table), "p": len(model.predictors)}
    if "site" not in table:
        return tr("{kind}, trained on {n} records with {p} predictors.").format(**values)
    text = tr("{kind}, trained on {n} records of {sites} sites with {p} predictors.")
    return text.format(sites=table["site"].nunique(), **values)


def _training_key_figures(training, scores: dict, tr) -> tuple:
    """Return the key figures of the trained model."""
    unit, key_figures = training.model.unit, []
    notes = {
        "site": tr("at places without a site: the score of the map"),
        "site_oob": tr("by the trees that know nothing of a record's site"),
        "block": tr("at places with nothing measured around"),
        "knndm": tr("as far from the sites as the map is: the score of the map"),
        "kfold": tr("other records of the same sites: flatters the map"),
        "holdout": tr("a random share held out"),
    }
    for key in HELD_OUT_ORDER:
        if key in scores:
            label = tr("R², {validation}").format(validation=validation_name(key, tr).lower())
            key_figures.append((label, show_number(float(scores[key].r2), 2), notes[key]))
    main = scores.get(training.main)
    if main is not None:
        value = f"{show_number(float(main.rmse), 3)} {typeset_units(unit)}".strip()
        key_figures.append((tr("RMSE"), value, validation_name(training.main, tr).lower()))
    return tuple(key_figures)


def _score_sentences(training, scores: dict, tr) -> tuple:
    """Return the scores of a trained model in words, then as a table."""
    sentences = validation_sentences(scores, typeset_units(training.model.unit), tr)
    how = validation_name(training.main, tr).lower()
    sentences[1:1] = site_skill_sentences(training.site_skill, tr, how)
    bias = held_out_bias(training.predictions, training.main)
    sentences += bias_sentence(bias, is_unsmeared(training.model.recipe), tr)
    texts = [Text(text, tone=FINDING) for text in sentences]
    return (*texts, _score_table(training, scores, tr))


def _score_table(training, scores: dict, tr) -> Table:
    """Return the scores of a trained model: a row per score, a column per validation."""
    unit = training.model.unit
    rows = (
        ("n", "n"),
        ("r2", "R² = 1 \u2212 SSE/SST"),
        ("r", "r"),
        ("r_squared", "r²"),
        ("rmse", with_unit("RMSE", unit)),
        ("mae", with_unit("MAE", unit)),
        ("me", with_unit(tr("Mean error P \u2212 O"), unit)),
        ("pbias", tr("PBIAS (%), below 0: underestimated")),
        ("mape", "MAPE (%)"),
        ("nrmse", "NRMSE (%)"),
        ("slope", tr("Slope of predicted on observed")),
        ("intercept", with_unit(tr("Intercept"), unit)),
        ("kge", "KGE"),
    )
    keys = [key for key in ORDER if key in scores]
    table = tuple(
        (label, *(_score_cell(getattr(scores[key], name)) for key in keys)) for name, label in rows
    )
    columns = (tr("Score"), *(validation_name(key, tr) for key in keys))
    validation_columns = tuple(range(1, len(columns)))
    return Table(tr("Scores side by side"), columns, table, "scores.csv", alike=validation_columns)


def _score_cell(value):
    """Return a number of the score table as a plain Python number."""
    return int(value) if isinstance(value, (int, np.integer)) else float(value)


def _validation_scatters(training, tr) -> tuple:
    """Return a scatter plot per validation of a training, its fit behind it."""
    table, unit = training.predictions, training.model.unit
    observed = table["observed"].to_numpy(np.float64)
    fitted = table["predicted_training"].to_numpy(np.float64)
    blocks: list = []
    for key in HELD_OUT_ORDER:
        if f"predicted_{key}" not in table:
            continue
        name = validation_name(key, tr)
        svg = common_charts.observed_predicted_scatter(
            observed,
            (
                (tr("Training"), fitted),
                (tr("Held out"), table[f"predicted_{key}"].to_numpy(np.float64)),
            ),
            with_unit(tr("Observed"), unit),
            with_unit(tr("Predicted"), unit),
            tr("1:1 line"),
            tr("Observed against predicted: {validation}").format(validation=name),
        )
        caption = tr(
            "{validation}. Grey: fit to the training records; orange: predictions of records "
            "that the model had not seen. Solid lines are least-squares fits."
        ).format(validation=name)
        blocks.append(Figure(svg, caption))
    return tuple(blocks)


def _site_section(training, coordinates, unit_of_places: str, tr) -> tuple:
    """Return the scores of a trained model at single sites, and their map."""
    table, scores = training.predictions, training.scores
    key = "site" if "predicted_site" in table else training.main
    unit = training.model.unit
    site_rows = scores[(scores["validation"] == key) & (scores["scope"] == "site")]
    columns = {
        "subject": tr("Site"),
        "n": "n",
        "r2": "R²",
        "rmse": with_unit("RMSE", unit),
        "me": with_unit(tr("Mean error P \u2212 O"), unit),
    }
    page_rows = site_rows[list(columns)].rename(columns=columns)
    median = scores[(scores["validation"] == key) & (scores["scope"] == "site_median")]
    site_mean_scores = scores[(scores["validation"] == key) & (scores["scope"] == "across_sites")]
    blocks: list = [
        Text(
            tr(
                "{sites} sites. Median of the sites' R² {median}, R² of the site means {across} "
                "({validation}). R² of a site needs at least three records."
            ).format(
                sites=table["site"].nunique(),
                median=_score_text(median, "r2"),
                across=_score_text(site_mean_scores, "r2"),
                validation=validation_name(key, tr).lower(),
            )
        )
    ]
    if coordinates is not None:
        blocks.append(_site_map(training, coordinates, unit_of_places, key, tr))
    blocks.append(table_of(page_rows, tr("Scores by site"), "scores_by_site.csv", max_rows=40))
    return tuple(blocks)


def _score_text(rows, name: str) -> str:
    """Return a score as a text; a dash where there is none."""
    return show_number(float(rows[name].iloc[0]), 2) if len(rows) else "–"


def _site_map(training, coordinates, unit_of_places: str, key: str, tr) -> Figure:
    """Return the sites, coloured by how far their mean is off when they are held out."""
    table = training.predictions
    rows = table["row"].to_numpy(np.int64) - 1
    x, y = (np.asarray(values, np.float64)[rows] for values in coordinates)
    errors = table[f"predicted_{key}"].to_numpy(np.float64) - table["observed"].to_numpy(np.float64)
    sites, site_index = np.unique(table["site"].to_numpy(dtype=str), return_inverse=True)
    size = np.bincount(site_index)
    mean_x, mean_y, error = (np.bincount(site_index, values) / size for values in (x, y, errors))
    finite = np.isfinite(error)
    max_error = float(np.quantile(np.abs(error[finite]), 0.95)) if finite.any() else 1.0
    unit = training.model.unit
    svg = map_figures.site_map(
        mean_x,
        mean_y,
        error,
        with_unit(tr("Predicted \u2212 observed"), unit),
        tr("Map of the sites with their errors"),
        max_error or 1.0,
        map_figures.map_frame(tr),
        unit_of_places,
    )
    caption = tr(
        "Each point is one of the {n} sites, coloured by its mean error when it is held out "
        "({validation})."
    ).format(n=len(sites), validation=validation_name(key, tr).lower())
    return Figure(svg, caption)


def _stratum_section(training, tr) -> tuple:
    """Return the scores of a trained model in each stratum."""
    scores, unit = training.scores, training.model.unit
    stratum_rows = scores[scores["scope"] == "stratum"]
    rows = tuple(
        (str(r.subject), validation_name(r.validation, tr), int(r.n), float(r.r2), float(r.rmse))
        for r in stratum_rows.itertuples()
    )
    columns = (training.model.stratum, tr("Validation"), "n", "R²", with_unit("RMSE", unit))
    return (
        Text(
            tr("Each class of {stratum} has a model of its own.").format(
                stratum=training.model.stratum
            )
        ),
        Table(tr("Scores by stratum"), columns, rows, "scores_by_stratum.csv"),
    )


def _target_section(training, tr) -> tuple:
    """Return how the target of a training is distributed, and what was left out."""
    model, table = training.model, training.predictions
    unit = model.unit
    blocks: list = [Text(tr("{n} records were used.").format(n=len(table)))]
    reasons = {
        "target": tr("no value in the target"),
        "predictors": tr("no value in a predictor"),
        "stratum": tr("no stratum"),
        "site": tr("no site"),
        "small_stratum": tr("in a stratum with too few records"),
    }
    left_out = [
        f"{n} ({reasons.get(reason, reason)})" for reason, n in training.dropped.items() if n
    ]
    if left_out:
        blocks.append(Text(tr("Left out: {list}.").format(list=", ".join(left_out))))
    else:
        blocks.append(Text(tr("No record was left out.")))
    share = model.validation.get("imputed", 0.0)
    if share:
        blocks.append(
            Text(
                tr(
                    "{share:.1%} of the records got a missing predictor by the median of the "
                    "training records, in the validation by that of each fold. Scores hold for "
                    "records that are completed in the same way; maps leave such cells without "
                    "data."
                ).format(share=share),
                tone=CAUTION,
            )
        )
    if "expanded" in table and table["expanded"].any():
        blocks.append(Text(_expansion_note(table, model, tr)))
    svg = common_charts.histogram(
        table["observed"],
        with_unit(flux_symbol(model.target), unit),
        tr("Number of records"),
        tr("Distribution of the target"),
    )
    blocks.append(Figure(svg, tr("The line marks the median.")))
    return tuple(blocks)


def _expansion_note(table, model, tr) -> str:
    """Return how many training records are expanded, and what becomes of them."""
    expanded_rows = table[table["expanded"].to_numpy(bool)]
    text = tr(
        "{made} of them are expanded from {parents} sites. They train the model, are held out "
        "together with their parent and are not scored."
    ).format(made=len(expanded_rows), parents=expanded_rows["site"].nunique())
    if model.kind.bagged:
        text += " " + tr(
            "The bags of the forest are drawn by parent, so that the trees that score a record out "
            "of bag know none of its relatives."
        )
    return text


def _smearing_row(model, tr) -> list:
    """Return a row of training settings on the correction of the target's back-transform."""
    if not find_transform(model.recipe.transform).smears:
        return []
    factors = ", ".join(show_number(submodel.smearing, 4) for submodel in model.submodels)
    state = tr("on, factor {factors}").format(factors=factors)
    return [(tr("Smearing correction"), state if model.recipe.smearing else tr("off"))]


def _model_section(model, tr) -> tuple:
    """Return predictors and settings of the trained model."""
    recipe = model.recipe
    rows = tuple(
        (
            predictor.name,
            typeset_units(predictor.unit),
            tr("classes") if predictor.categorical else tr("number"),
            ", ".join(map(str, predictor.categories))
            if predictor.categorical
            else f"{show_number(predictor.low)} … {show_number(predictor.high)}",
        )
        for predictor in model.predictors
    )
    settings = [
        setting_name_and_value(name, value, tr)
        for name, value in recipe.settings.as_dict().items()
        if name in model.kind.applies
    ]
    settings += split_search_rows(model.submodels, tr)
    settings += [(tr("Transform"), transform_name(recipe.transform, tr)), *_smearing_row(model, tr)]
    settings += [(tr("Seed"), str(recipe.seed))]
    settings += [(name, str(version)) for name, version in model.versions.items()]
    return (
        Table(
            tr("Predictors and their range in the records"),
            (tr("Predictor"), tr("Unit"), tr("Kind"), tr("Range or classes")),
            rows,
            "predictors.csv",
        ),
        Table(tr("Settings"), (tr("Setting"), tr("Value")), tuple(settings), "settings.csv"),
    )


def split_search_rows(submodels: tuple, tr) -> list:
    """Return a row of settings that says how the trained trees searched their splits."""
    texts = {
        "exact": tr("exact"),
        "histogram": tr("among quantiles of each predictor in large nodes, exact in others"),
        "random": tr("random thresholds"),
        "scikit-learn": tr("by scikit-learn"),
    }
    search_kinds = {getattr(submodel.estimator, "search", "") for submodel in submodels} & set(
        texts
    )
    text = "; ".join(texts[key] for key in texts if key in search_kinds)
    return [(tr("Search for splits"), text)] if text else []
