"""What the weights of site models rest on: standardisation, signatures and lines of skill."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .environmental_distance import (
    Signatures,
    Standard,
    fit_standard,
    record_distances,
    signature_distances,
    site_signatures,
)
from .fuzzy_specification import FuzzySpec
from .site_records import SiteRecords
from .skill_by_distance import SkillLine, fit_skill


class Weighting(NamedTuple):
    """What the weights of site models rest on.

    Parameters
    ----------
    standard : Standard
        Of the predictors.
    signatures : Signatures
        Of all sites, also those that were held out when it was found.
    weights : numpy.ndarray
        Of the predictors.
    line, signature_line : SkillLine
        Skill against the distance of records, and of signatures.
    """

    standard: Standard
    signatures: Signatures
    weights: np.ndarray
    line: SkillLine
    signature_line: SkillLine


def find_weighting(
    records: SiteRecords,
    spec: FuzzySpec,
    r2: np.ndarray,
    is_known_site: np.ndarray,
    forest,
    tests: bool,
) -> Weighting:
    """Return what weights of site models rest on when only some of the sites may be known.

    Parameters
    ----------
    records : SiteRecords
        The records.
    spec : FuzzySpec
        How to weigh.
    r2 : numpy.ndarray
        R2 of site models ``(models, tested)``.
    is_known_site : numpy.ndarray of bool
        Sites that may be looked at.
    forest : object
        The forest of their records, for the importance of the predictors.
    tests : bool
        Whether the tests are wanted beside the lines.
    """
    data = records.data
    standard = fit_standard(data.columns[:, is_known_site[records.members]])
    signatures = site_signatures(data.columns, records.members, len(records.sites), standard)
    weights = np.ones(len(data.columns))
    if spec.weights == "importance":
        # Of mean 1, so that distances stay comparable.
        weights = forest.feature_importances_ * len(data.columns)
    known_signatures = Signatures(signatures.mean[is_known_site], signatures.sd[is_known_site])
    known_r2 = r2[np.ix_(is_known_site, is_known_site)]
    seed = spec.recipe.seed
    return Weighting(
        standard,
        signatures,
        weights,
        fit_skill(
            record_distances(known_signatures, known_signatures, weights), known_r2, seed, tests
        ),
        fit_skill(
            signature_distances(known_signatures, known_signatures, weights), known_r2, seed, tests
        ),
    )
