"""The models: how good they are where nothing was measured."""

from __future__ import annotations

import os
from types import SimpleNamespace

import numpy as np

from ...errors_and_notes.run import CarbonSinkError
from ...learn.score_table import build_scores
from ...learn.site_skill import find_site_skill
from ...model.bundle_tables import read_record
from .. import common_charts
from ..display_names import flux_symbol, validation_name
from ..numbers import show_number, show_share, typeset_units, with_unit
from ..page import Figure, Table
from ..training.report import ORDER
from ..training.score_sentences import CLOSE, site_skill_sentences, validation_sentences
from ..training.uncertainty_sections import NOTABLE
from .chapter import Chapter, add_classes
from .results import MODELS, AssessmentResults

NOMINAL = 90.0
# R2 at new sites below which a map shows a broad pattern at best.
WEAK = 0.3


def model_chapter(results: AssessmentResults, run, tr) -> Chapter | None:
    """Return the chapter on models: scores, their reading and a scatter plot of each."""
    records_by_path = []
    for path in results.all(MODELS):
        try:
            records_by_path.append((path, read_record(path)))
        except CarbonSinkError as error:
            results.unreadable.append((path, str(error)))
    if not records_by_path:
        return None
    records = name_models(records_by_path)
    chapter = Chapter(tr("How good are the models?"))
    chapter.blocks.append(_validation_table(records, tr))
    for name, record in records.items():
        _add_model(chapter, name, record, tr)
    _add_applicability(chapter, results, run, tr)
    sentences = [_score_at_new_sites(name, record, tr) for name, record in records.items()]
    sentences = [text for text in sentences if text]
    if sentences:
        chapter.sentences.append(
            tr("At sites the models had not seen, R² is {list}.").format(
                list=tr(", ").join(sentences)
            )
        )
    return chapter


def name_models(records_by_path) -> dict:
    """Return the models by what they are called: their target, and their file where two share it.

    Parameters
    ----------
    records_by_path : sequence of (str, record)
        File and record of each model.
    """
    symbols = [flux_symbol(record.about.target) for _, record in records_by_path]
    files = [os.path.splitext(os.path.basename(path))[0] for path, _ in records_by_path]
    models = {}
    for (path, record), symbol, file in zip(records_by_path, symbols, files):
        name = f"{symbol} ({file})" if symbols.count(symbol) > 1 else symbol
        if name in models:  # two files of one name lie in two folders
            name = f"{symbol} ({os.path.basename(os.path.dirname(path))}/{file})"
        models[name] = record
    return models


def _model_scores(record) -> dict:
    """Return the scores of a model over all records by validation."""
    score_rows = record.about.validation.get("scores", ())
    rows_by_validation = {row["validation"]: row for row in score_rows if row.get("scope") == "all"}
    return {
        key: SimpleNamespace(**_numeric_row(rows_by_validation[key]))
        for key in ORDER
        if key in rows_by_validation
    }


def _numeric_row(row: dict) -> dict:
    """Return a row of model scores with NaN for what is not known."""
    return {key: float("nan") if value is None else value for key, value in row.items()}


def _validation_table(records, tr) -> Table:
    """Return the scores of the models, one row per validation."""
    rows = []
    for name, record in records.items():
        for key, scores in _model_scores(record).items():
            picp = getattr(scores, "picp", float("nan"))
            rows.append(
                (
                    name,
                    validation_name(key, tr),
                    int(scores.n),
                    float(scores.r2),
                    float(scores.rmse),
                    float(scores.pbias),
                    float(picp),
                )
            )
    units = {record.about.unit for record in records.values()}
    unit = units.pop() if len(units) == 1 else tr("unit of each model")
    columns = (
        tr("Model"),
        tr("Validation"),
        tr("Records"),
        "R²",
        with_unit("RMSE", unit),
        tr("Bias (%)"),
        tr("Values inside their 90 % interval (%)"),
    )
    return Table(tr("Scores of the models"), columns, tuple(rows), "model_scores.csv")


def _add_model(chapter: Chapter, name: str, record, tr) -> None:
    """Add the reading and the scatter plot of one model."""
    description, scores = record.about, _model_scores(record)
    unit = typeset_units(description.unit)
    main = description.validation.get("main", "site")
    sentences = validation_sentences(scores, unit, tr)
    sentences[1:1] = site_skill_sentences(_site_skill(record, main), tr)
    for text in sentences:
        chapter.add_text(tr("{name}: {text}").format(name=name, text=text))
    column, table = f"predicted_{main}", record.held_out
    if column in table and "observed" in table:
        validation = validation_name(main, tr)
        svg = common_charts.observed_predicted_scatter(
            table["observed"].to_numpy(np.float64),
            (
                (tr("Training"), table["predicted_training"].to_numpy(np.float64)),
                (tr("Held out"), table[column].to_numpy(np.float64)),
            ),
            with_unit(tr("Observed"), unit),
            with_unit(tr("Predicted"), unit),
            tr("1:1 line"),
            f"{name}: "
            + tr("Observed against predicted: {validation}").format(validation=validation),
        )
        caption = tr("Observed and predicted {target}; orange are held-out records ({v}).")
        chapter.blocks.append(Figure(svg, caption.format(target=name, v=validation.lower())))
    chapter.caveats += _model_caveats(name, scores, tr)


def _site_skill(record, validation: str):
    """Return the R2 of single sites of a model file in a validation, None where there are none."""
    if "observed" not in record.held_out:
        return None
    scores = build_scores(record.held_out, "")
    return find_site_skill(scores[scores["validation"] == validation])


def _model_caveats(target: str, scores: dict, tr) -> list:
    """Return the caveats of one model for the chapter on models."""
    sentences, kfold = [], scores.get("kfold")
    site = scores.get("site") or scores.get("site_oob")
    if site is None:
        sentences.append(
            tr("{target}: no sites were held out, so its scores are optimistic for a map.").format(
                target=target
            )
        )
    elif kfold is not None and kfold.r2 - site.r2 > CLOSE:
        sentences.append(
            tr(
                "{target}: R² is {kfold} by random folds but {site} at new sites; the latter holds "
                "for the map."
            ).format(target=target, kfold=show_number(kfold.r2, 2), site=show_number(site.r2, 2))
        )
    if site is not None and site.r2 < WEAK:
        sentences.append(
            tr(
                "{target}: an R² of {r2} at new sites makes its map a broad pattern, not a map of "
                "single cells."
            ).format(target=target, r2=show_number(site.r2, 2))
        )
    picp = getattr(site or kfold, "picp", float("nan"))
    if picp < NOMINAL - NOTABLE:
        sentences.append(
            tr("{target}: intervals meant for 90 % hold {picp} % of held-out values.").format(
                target=target, picp=show_number(picp, 3)
            )
        )
    return sentences


def _score_at_new_sites(name: str, record, tr) -> str:
    """Return the score of a model at sites that were held out whole."""
    site = _model_scores(record).get("site")
    if site is None:
        return ""
    rmse = f"{show_number(site.rmse, 3)} {typeset_units(record.about.unit)}".strip()
    text = tr("{r2} for {target} (RMSE {rmse}, {n} records)")
    return text.format(r2=show_number(site.r2, 2), target=name, rmse=rmse, n=int(site.n))


def _add_applicability(chapter: Chapter, results: AssessmentResults, run, tr) -> None:
    """Add the area of applicability of each model that has a map of it."""
    names = ("npp_applicability", "rs_applicability", "applicability")
    paths = [(name, path) for name in names for path in results.all(name)]
    for name, path in paths:
        flux = flux_symbol(name.split("_")[0]) if "_" in name else ""
        title = tr("Area of applicability") + (tr(", ") + flux if flux else "")
        caption = tr("Where the scores hold (inside) and where nothing like it was sampled.")
        classes = add_classes(chapter, results, path, title, f"{name}.csv", run, tr, caption)
        outside_share = sum(entry.share for entry in classes if entry.code == 0)
        if outside_share > 0:
            chapter.caveats.append(
                tr("{title}: no score holds for {share} of the map.").format(
                    title=title, share=show_share(outside_share)
                )
            )
    if not paths:
        chapter.caveats.append(
            tr(
                "The area of applicability was not mapped, so it is not known where the scores "
                "hold; 'Predict raster' can map it."
            )
        )
