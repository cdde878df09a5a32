"""The report of a fuzzy ensemble: scores beside its rivals, skill against distance, sites, zones.

Its tables and figures are those of Gao et al. (2025), Arid Land Geography 48(12): 2210: R2 against
environmental distance, and RMSE by aridity zone (Tab. 3).
"""

from __future__ import annotations

import math

import numpy as np

from ...fuzzy.ensemble_scores import score_of, zone_rows
from ...fuzzy.held_out_sites import EQUAL, FUZZY, MODELS, POOLED, SIGNATURE
from ..display_names import flux_symbol
from ..numbers import show_number, typeset_units, with_unit
from ..page import FINDING, Figure, Page, Section, Table, Text, write_page
from ..training.score_sentences import site_skill_sentences
from .charts import site_skill_comparison, skill_scatter
from .records_and_settings import ensemble_settings

# Differences of R2 below this mean nothing.
CLOSE = 0.02
# A correlation with a larger p than this tells nothing.
ALPHA = 0.05


def write_fuzzy_report(training, path: str, translate) -> None:
    """Write the report of a fuzzy ensemble.

    Parameters
    ----------
    training : FuzzyTraining
        What `fuzzy.ensemble_training.train_fuzzy` returns.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr, model = translate, training.model
    sections = [
        Section(tr("How good is the ensemble?"), _score_sentences(training, tr)),
        Section(tr("Skill against distance"), _skill_section(training, tr)),
        Section(tr("Sites"), _site_section(training, tr)),
    ]
    if training.records.zones is not None:
        sections.append(Section(tr("Zones"), _zone_section(training, tr)))
    sections.append(Section(tr("Records and settings"), ensemble_settings(training, tr)))
    page = Page(
        title=tr("Fuzzy ensemble of {target}").format(target=flux_symbol(model.target)),
        lead=tr("{sites} site models on {p} predictors and {n} records.").format(
            sites=len(model.submodels), p=len(model.predictors), n=len(training.predictions)
        ),
        key_figures=_ensemble_key_figures(training, tr),
        sections=tuple(sections),
    )
    write_page(page, path, translate)


def _score_r2(row) -> str:
    """Return the R2 of a row of the score table as a text."""
    return show_number(float(row["r2"]), 2)


def _ensemble_key_figures(training, tr) -> tuple:
    """Return the key figures of a fuzzy ensemble."""
    main, pooled = (score_of(training.scores, key) for key in (training.main, POOLED))
    held_out_note = tr("sites held out")
    line, unit = training.signature_line, typeset_units(training.model.unit)
    tested = tr("p {p} (Mantel test)").format(p=show_number(line.mantel_p, 2))
    return (
        (tr("R² of the ensemble"), _score_r2(main), held_out_note),
        (tr("RMSE"), f"{show_number(float(main['rmse']), 3)} {unit}".strip(), held_out_note),
        (tr("R² of one forest"), _score_r2(pooled), held_out_note),
        (tr("r of skill and distance"), show_number(line.pearson, 2), tested),
    )


def _score_sentences(training, tr) -> tuple:
    """Return the scores of a fuzzy ensemble in words, then as a table."""
    scores = training.scores
    text = _compare_models(training, tr)
    gain_over_equal = float(score_of(scores, training.main)["r2"] - score_of(scores, EQUAL)["r2"])
    if gain_over_equal > CLOSE:
        weights = tr("Weighting by distance helps: with equally weighted site models R² is {r2}.")
    elif gain_over_equal < -CLOSE:
        weights = tr(
            "Weighting by distance makes predictions worse: with equally weighted site models "
            "R² is {r2}."
        )
    else:
        weights = tr(
            "Weighting by distance changes little: equally weighted site models have R² {r2}."
        )
    return (
        Text(text, tone=FINDING),
        *(Text(line, tone=FINDING) for line in site_skill_sentences(training.site_skill, tr)),
        Text(weights.format(r2=_score_r2(score_of(scores, EQUAL))), tone=FINDING),
        *_other_weights(training, tr),
        _score_table(training, tr),
        Text(
            tr(
                "All of them predict sites whose records they have not seen. With the weights of "
                "whole sites, all records of a site (and all dates of a cell of a series) share "
                "those of its signature, the means and standard deviations of its standardised "
                "predictors. With weights of single records, and on a map of one date, each is "
                "weighted by its own distance to the means of the sites."
            )
        ),
    )


def _other_weights(training, tr) -> tuple:
    """Return what the other way of weighing sites would do, where that differs."""
    scores = training.scores
    gain = float(score_of(scores, SIGNATURE)["r2"] - score_of(scores, FUZZY)["r2"])
    if training.main == SIGNATURE:
        if abs(gain) <= CLOSE:
            return ()
        if gain < 0:
            text = tr(
                "With weights of single records R² is {r2}: here they do better than those of "
                "whole sites. Train with weights by single records to use them for maps."
            )
        elif training.model.history:
            text = tr("With weights of single records R² is {r2}.")
        else:
            text = tr(
                "With weights of single records R² is {r2}. A map of one date has those; give "
                "'Predict series' all dates for the weights of whole series."
            )
        return (Text(text.format(r2=_score_r2(score_of(scores, FUZZY))), tone=FINDING),)
    if gain <= CLOSE:
        return ()
    text = tr(
        "With the weights of whole sites R² is {r2}: weights that follow the weather of single "
        "records cost skill here. Train with weights by whole series to use them for a series of "
        "maps."
    )
    return (Text(text.format(r2=_score_r2(score_of(scores, SIGNATURE))), tone=FINDING),)


def _compare_models(training, tr) -> str:
    """Return whether the fuzzy ensemble or its rival is better, over records and sites."""
    scores, keys = training.scores, (training.main, POOLED)
    main, pooled = (score_of(scores, key) for key in keys)
    ensemble_median, pooled_median = (score_of(scores, key, "site_median") for key in keys)
    gain, gain_of_sites = main["r2"] - pooled["r2"], ensemble_median["r2"] - pooled_median["r2"]
    if gain > CLOSE and not gain_of_sites < -CLOSE:
        text = tr(
            "With sites held out the ensemble (R² {r2}, median of the sites {site}) does better "
            "than one forest of all records ({pooled}, {pooled_site})."
        )
    elif gain < -CLOSE and not gain_of_sites > CLOSE:
        text = tr(
            "With sites held out the ensemble (R² {r2}, median of the sites {site}) does worse "
            "than one forest of all records ({pooled}, {pooled_site}); take that one."
        )
    elif abs(gain) <= CLOSE and not abs(gain_of_sites) > CLOSE:
        text = tr(
            "With sites held out the ensemble (R² {r2}, median of the sites {site}) is as good as "
            "one forest of all records ({pooled}, {pooled_site}); the simpler one is as right a "
            "choice."
        )
    else:
        text = tr(
            "With sites held out the ensemble has R² {r2} (median of the sites {site}), one forest "
            "of all records {pooled} ({pooled_site}): which is better depends on whether totals "
            "over all records or the course within a site matter."
        )
    return text.format(
        r2=_score_r2(main),
        site=_score_r2(ensemble_median),
        pooled=_score_r2(pooled),
        pooled_site=_score_r2(pooled_median),
    )


def _score_table(training, tr) -> Table:
    """Return the scores of the fuzzy ensemble and of what it is compared with."""
    unit = training.model.unit
    fields = ("r2", "rmse", "mae", "r", "pbias", "kge")
    columns = (
        tr("Model"),
        "R²",
        with_unit("RMSE", unit),
        with_unit("MAE", unit),
        "r",
        "PBIAS (%)",
        "KGE",
        tr("R², median of sites"),
        "n",
    )
    rows = []
    for key in MODELS:
        row, sites = (score_of(training.scores, key, scope) for scope in ("all", "site_median"))
        numbers = tuple(float(row[field]) for field in fields)
        rows.append((fuzzy_baseline_name(key, tr), *numbers, float(sites["r2"]), int(row["n"])))
    return Table(tr("Scores, sites held out"), columns, tuple(rows), "scores.csv")


def _skill_section(training, tr) -> tuple:
    """Return the figure of R2 against distance, its test, and what it means for a map."""
    table, line = training.distances, training.signature_line
    r2 = table["r2"].to_numpy(np.float64)
    text = _mantel_sentence(line, tr)
    if not math.isfinite(line.slope) and not np.isfinite(r2).any():
        return (Text(text, tone=FINDING),)
    svg = skill_scatter(
        table["distance"].to_numpy(np.float64),
        r2,
        (line.intercept, line.slope),
        (tr("Pairs of sites"), tr("R² below -1"), tr("Least squares")),
        tr("Distance of the two sites (standard deviations)"),
        tr("R² of the model of one site at the other"),
        tr("Skill of site models against distance"),
    )
    caption = tr(
        "Each point is the model of one site tested at another. Distance: Euclidean, over means "
        "and standard deviations of the standardised predictors of both sites. R² below -1 counts "
        "as -1 in line and correlation."
    )
    return (
        Text(text, tone=FINDING),
        Figure(svg, caption),
        Text(_skill_map_sentence(training.model, tr)),
    )


def _mantel_sentence(line, tr) -> str:
    """Return what the Mantel test says of skill against distance."""
    if not math.isfinite(line.slope):
        return tr(
            "Too few pairs of sites ({n}) have an R² of the model of one site at the other: "
            "nothing says "
            "how skill depends on distance."
        ).format(n=line.n)
    if line.mantel_p > ALPHA:
        text = tr(
            "No significant relation of skill and distance: Pearson r {r}, Spearman {rho}, p {p} "
            "({n} pairs)."
        )
    elif line.falls:
        text = tr(
            "A site's model does worse the farther away the other site is: Pearson r {r}, Spearman "
            "{rho}, p {p} ({n} pairs); R² falls by {slope} per unit of distance."
        )
    else:
        text = tr(
            "A site's model does not do worse at sites farther away: Pearson r {r}, Spearman "
            "{rho}, p {p} ({n} pairs). The weights have no ground in these data."
        )
    sentence = text.format(
        r=show_number(line.pearson, 2),
        rho=show_number(line.spearman, 2),
        p=show_number(line.mantel_p, 2),
        n=line.n,
        slope=show_number(-line.slope, 2),
    )
    return (
        sentence
        + " "
        + tr(
            "This p is that of a Mantel test (sites change places): pairs share sites, and the "
            "usual p, {usual}, takes them as independent."
        ).format(usual=show_number(line.pearson_p, 2))
    )


def _skill_map_sentence(model, tr) -> str:
    """Return what the map of the predicted skill of a fuzzy ensemble rests on."""
    line = model.series_line if model.weighs_series else model.line
    if not math.isfinite(line.slope):
        return tr("There is no line for a map of predicted skill.")
    if model.weighs_series:
        text = tr(
            "A map of predicted skill (from 'Predict series') rests on the distance of the series "
            "of a cell to those of the sites: R² = {a} {sign} {b} d."
        )
    else:
        text = tr(
            "A map of predicted skill rests on the distance of single records to the means of a "
            "site: R² = {a} {sign} {b} d."
        )
    text = text.format(
        a=show_number(line.intercept, 3),
        sign="\u2212" if line.slope < 0 else "+",
        b=show_number(abs(line.slope), 3),
    )
    if line.falls and line.limit > 0:
        text += " " + tr("It is 0 at a distance of {d}.").format(d=show_number(line.limit, 3))
    elif line.falls:
        text += " " + tr("It is below 0 at any distance.")
    return text


def _site_section(training, tr) -> tuple:
    """Return the sites of a fuzzy ensemble: R2 of the ensemble and of its rival, scores."""
    scores = training.scores
    names, rows = training.records.sites, []
    unit = training.model.unit
    scores_by_method = {
        key: scores[(scores["model"] == key) & (scores["scope"] == "site")].set_index("subject")
        for key in MODELS
    }
    main = training.main
    second_method = {SIGNATURE: FUZZY, FUZZY: SIGNATURE}[main]
    other_weights = {
        FUZZY: tr("R², weights of single records"),
        SIGNATURE: tr("R², weights of whole sites"),
    }
    nearest = _nearest_sites(training.distances)
    for site in names:
        site_scores = [scores_by_method[key].loc[site] for key in (main, second_method, POOLED)]
        other, distance = nearest[site]
        rows.append(
            (site, int(site_scores[0]["n"]), *(float(row["r2"]) for row in site_scores))
            + (float(site_scores[0]["rmse"]), float(site_scores[2]["rmse"]), other, distance)
        )
    columns = (
        tr("Site"),
        "n",
        tr("R², ensemble"),
        other_weights[second_method],
        tr("R², one forest"),
        with_unit(tr("RMSE, ensemble"), unit),
        with_unit(tr("RMSE, one forest"), unit),
        tr("Nearest site"),
        tr("Distance"),
    )
    svg = site_skill_comparison(
        np.array([float(scores_by_method[main].loc[site, "r2"]) for site in names]),
        np.array([float(scores_by_method[POOLED].loc[site, "r2"]) for site in names]),
        names,
        tr("R² of one forest of all records"),
        tr("R² of the ensemble"),
        (tr("Sites"), tr("1:1 line")),
        tr("Sites under the ensemble and under one forest"),
    )
    caption = tr(
        "Each point is a site that neither has seen: above the line the ensemble does better. R² "
        "below -1 is drawn at -1."
    )
    table = Table(tr("Scores by site"), columns, tuple(rows), "sites.csv", max_rows=40)
    return Figure(svg, caption), table


def _nearest_sites(distances) -> dict:
    """Return (nearest other site, distance) by site of a fuzzy ensemble."""
    first = distances.sort_values("distance", kind="stable").groupby("tested_site").first()
    return {
        site: (row.model_site, float(row.distance))
        for site, row in zip(first.index, first.itertuples())
    }


def _zone_section(training, tr) -> tuple:
    """Return mean and variance of the RMSE over the left-out sites of each zone."""
    unit = training.model.unit
    rows = tuple(
        (
            aridity_zone_name(zone, tr),
            fuzzy_baseline_name(model, tr),
            sites,
            float(rmse),
            float(variance),
            r2,
        )
        for zone, model, sites, rmse, variance, r2 in zone_rows(training.scores)
    )
    columns = (
        tr("Zone"),
        tr("Model"),
        tr("Sites"),
        with_unit(tr("Mean RMSE"), unit),
        tr("Variance of RMSE"),
        tr("Mean R²"),
    )
    unzoned_sites = [s for s, z in zip(training.records.sites, training.records.zones) if z is None]
    blocks: list = [
        Text(
            tr(
                "RMSE of each left-out site, its mean and its variance (divisor n - 1) over the "
                "sites of a zone."
            )
        ),
        Table(tr("Scores by zone"), columns, rows, "zones.csv"),
    ]
    if unzoned_sites:
        text = tr("Sites without a zone: {list}.").format(list=tr(", ").join(unzoned_sites))
        blocks.append(Text(text))
    return tuple(blocks)


def aridity_zone_name(key: str, tr) -> str:
    """Return the name of an aridity zone; other classes are their own names."""
    return {
        "hyper_arid": tr("hyper-arid"),
        "arid": tr("arid"),
        "semi_arid": tr("semi-arid"),
        "dry_sub_humid": tr("dry sub-humid"),
        "humid": tr("humid"),
    }.get(key, key)


def fuzzy_baseline_name(model: str, tr) -> str:
    """Return what the report of a fuzzy ensemble calls it and its rivals."""
    return {
        FUZZY: tr("Fuzzy ensemble, weights of single records"),
        SIGNATURE: tr("Fuzzy ensemble, weights of whole sites"),
        EQUAL: tr("All site models, equally weighted"),
        POOLED: tr("One forest of all records"),
    }[model]
