"""What validation scores say, in words: how far the site-wise and the random score differ.

The random score answers "how well are other records of the same sites predicted", the site-wise
one "how well is a place predicted where nothing was measured". A map is made of the latter.
"""

from __future__ import annotations

import math

from ...statistics.scores import BIASED
from ..numbers import show_number

# R2 is uncertain by about this much with some hundred records: smaller differences mean nothing.
CLOSE = 0.1
# A fit this much better than its held-out score shows how far the model has learnt by heart.
OVERFIT_GAP = 0.3
# Sites with an R2 below 0 that a sentence names.
MAX_NAMED = 5


def bias_sentence(percent: float, unsmeared: bool, tr) -> list:
    """Return a sentence on a held-out mean that is off by more than `BIASED` percent, or none.

    Parameters
    ----------
    percent : float
        Mean error of held-out records in percent, below 0 when they are underestimated.
    unsmeared : bool
        Whether the back-transform of logarithms is not corrected.
    tr : callable
        Turns an English text into the user's language.
    """
    if not abs(percent) > BIASED:
        return []
    if percent < 0:
        text = tr(
            "Held-out predictions are on average {percent} % lower than the measurements: expect "
            "means and totals of the map to be too low by about as much."
        )
    else:
        text = tr(
            "Held-out predictions are on average {percent} % higher than the measurements: expect "
            "means and totals of the map to be too high by about as much."
        )
    sentence = text.format(percent=show_number(abs(percent), 2))
    if unsmeared:
        sentence += " " + tr(
            "The model was trained on logarithms without the smearing correction, so it predicts "
            "medians rather than means: train it again with the smearing correction."
        )
    return [sentence]


def site_skill_sentences(skill, tr, how: str = "") -> list:
    """Return a sentence on how R2 differs between sites, none where at most one site has one.

    Parameters
    ----------
    skill : SiteSkill or None
        The R2 of single sites.
    tr : callable
        Turns an English text into the user's language.
    how : str
        The validation, in words, where the page shows several.
    """
    if skill is None or skill.n < 2:
        return []
    named = skill.below_zero[:MAX_NAMED] or skill.r2_by_site[:1]
    if skill.has_few_records and skill.median < 0:
        text = tr(
            "Within a site, with {records} records in the median, R² is {median} in the "
            "median{how}, and below 0 at {below} of {n} sites: the model tells sites apart, but "
            "not the dates of a site."
        )
    elif skill.has_few_records:
        text = tr(
            "Within a site R² is {median} in the median{how}; with {records} records in the "
            "median it says little of a single site."
        )
    elif not skill.below_zero:
        text = tr(
            "R² of single sites is {median} in the median{how} and below 0 at none of {n}; it is "
            "lowest at {worst}."
        )
    elif len(skill.below_zero) > len(named):
        text = tr(
            "At {below} of {n} sites R² is below 0{how}: there the mean of the site's own "
            "measurements predicts better than the model. It is lowest at {worst}; the median of "
            "the sites is {median}."
        )
    else:
        text = tr(
            "At {below} of {n} sites R² is below 0{how}: there the mean of the site's own "
            "measurements predicts better than the model. It is so at {worst}; the median of the "
            "sites is {median}."
        )
    sentence = text.format(
        below=len(skill.below_zero),
        n=skill.n,
        how=tr(" ({how})").format(how=how) if how else "",
        worst=tr(", ").join(f"{site} ({show_number(r2, 2)})" for site, r2 in named),
        median=show_number(skill.median, 2),
        records=show_number(skill.records, 3),
    )
    return [sentence]


def validation_sentences(scores: dict, unit: str, tr) -> list:
    """Return sentences on the scores of the validations of a training.

    Parameters
    ----------
    scores : dict of str to Scores
        Scores over all records by validation key: training, oob, site, kfold, block, holdout,
        site_oob.
    unit : str
        Unit of the target.
    tr : callable
        Turns an English text into the user's language.
    """
    sentences = []
    site, kfold = scores.get("site"), scores.get("kfold")
    site_oob = scores.get("site_oob")
    if site is not None and kfold is not None:
        sentences += _compare_validations(site, kfold, unit, tr)
    elif site is not None:
        sentences.append(
            tr("With whole sites held out R² is {r2} (RMSE {rmse} {unit}).").format(
                r2=_r2_text(site), rmse=show_number(site.rmse, 3), unit=unit
            )
        )
    elif site_oob is not None:
        sentences.append(
            tr(
                "Predicted by the trees that know nothing of a record's site, R² is {r2} (RMSE "
                "{rmse} {unit}). Only about a third of the trees predict each record, and they "
                "have seen fewer sites than a fold of ten would leave, so the score is a little "
                "lower than with whole sites held out."
            ).format(r2=_r2_text(site_oob), rmse=show_number(site_oob.rmse, 3), unit=unit)
        )
    else:
        sentences.append(
            tr(
                "The sites of the records are not known, so no site could be held out. Random "
                "scores are optimistic for a map: records of one site stand on both sides of the "
                "split. Name a site column to know how good the map is between the sites."
            )
        )
    if scores.get("block") is not None:
        sentences += _block_sentence(scores["block"], site, unit, tr)
    held_out = site or site_oob or kfold or scores.get("holdout")
    training = scores.get("training")
    if training is not None and held_out is not None:
        if training.r2 - held_out.r2 > OVERFIT_GAP:
            sentences.append(
                tr(
                    "The fit to the training records (R² {train}) is far above the held-out score "
                    "({held_out}): it shows what the model has learnt by heart and says nothing "
                    "about the map."
                ).format(train=_r2_text(training), held_out=_r2_text(held_out))
            )
    return sentences


def _compare_validations(site, kfold, unit: str, tr) -> list:
    """Return sentences on the difference between site-wise and random scores."""
    gap = kfold.r2 - site.r2
    sentences = [
        tr(
            "Random k-fold R² is {kfold}, with whole sites held out it is {site}: a difference "
            "of {gap}."
        ).format(kfold=_r2_text(kfold), site=_r2_text(site), gap=show_number(gap, 2))
    ]
    if not math.isfinite(gap):
        return []
    if gap > CLOSE:
        sentences.append(
            tr(
                "A good part of the random score comes from other records of the same site. "
                "Between the sites, which is most of a map, the model is only as good as its "
                "site-wise score: expect errors of about {site} {unit} (RMSE), not {kfold}. "
                "Report the site-wise score for the map."
            ).format(site=show_number(site.rmse, 3), kfold=show_number(kfold.rmse, 3), unit=unit)
        )
    elif gap < -CLOSE:
        sentences.append(
            tr(
                "The site-wise score is the higher one, which happens when few large sites "
                "dominate or when there are few records. Look at the scores of single sites."
            )
        )
    else:
        sentences.append(
            tr(
                "Both agree: the model does about as well at new sites as at new records of known "
                "ones. Expect errors of about {site} {unit} (RMSE) on the map, as far as the "
                "places on it are like the sites."
            ).format(site=show_number(site.rmse, 3), unit=unit)
        )
    if site.r2 <= 0:
        sentences.append(
            tr(
                "With an R² of 0 or less at new sites the mean of all records would be the better "
                "guess there. The map between the sites should not be interpreted."
            )
        )
    elif site.r2 < 0.3:
        sentences.append(
            tr(
                "At new sites the model explains little of what differs between them. Read the "
                "map as a broad pattern, not cell by cell, and regional totals with a wide margin."
            )
        )
    return sentences


def _block_sentence(block, site, unit: str, tr) -> list:
    """Return a sentence on the score with whole blocks held out."""
    sentences = tr(
        "With whole blocks of places held out R² is {r2} (RMSE {rmse} {unit}): this is how good "
        "the map is where nothing was measured for a block's width around."
    ).format(r2=_r2_text(block), rmse=show_number(block.rmse, 3), unit=unit)
    if site is not None and site.r2 - block.r2 > CLOSE:
        sentences += " " + tr(
            "It is lower than the site-wise score, so neighbouring sites help each other: trust "
            "the map near the sites more than far from them."
        )
    return [sentences]


def _r2_text(scores) -> str:
    """Return R2 as it is written in a sentence."""
    return show_number(float(scores.r2), 2)
