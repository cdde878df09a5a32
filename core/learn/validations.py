"""The validations of a training, and the folds by which each holds records out."""

from __future__ import annotations

import numpy as np

from ..facts.fields import FieldName
from ..facts.folds import TooFewGroups
from ..model.samples import TrainingData
from ..model.training_choices import SPLITTERS
from ..model.training_specification import TrainingSpec
from ..run import Run
from .matched_folds import split_like_map
from .spatial_blocks import require_coordinates
from .splitters import SPLITS

# A companion of the chosen validation need not be finer than the usual ten folds.
COMPANION_FOLDS = 10


def choose_splits(data: TrainingData, spec: TrainingSpec, run: Run) -> dict:
    """Return the folds of each validation by which records are held out, the main one first.

    Whatever is chosen, validation by site (when sites are known) and random k-fold are both made:
    their difference is the most important number of a model. Blocks, whose size may rest on the
    residuals of the random validation, are None here. With as many folds as sites or more,
    validation by site leaves one site out; random k-fold beside it then has ten folds. Out of bag
    by site stands alone.

    Raises
    ------
    TooFewSamples, TooFewGroups
        When there are fewer records than folds, or fewer than two sites.
    """
    n_sites = 0 if data.sites is None else len(set(data.sites.tolist()))
    validations = [spec.validation, "site", "kfold"]
    if spec.validation == "all":
        validations = [key for key, splitter in SPLITTERS.items() if not splitter.bagged]
    elif SPLITTERS[spec.validation].bagged:
        # Meant for tables that are too large for a model per fold.
        validations = [spec.validation]
        if data.sites is None:
            raise TooFewGroups(0, 2, FieldName("site"))
    splits: dict = {}
    for key in dict.fromkeys(validations):
        splitter = SPLITTERS[key]
        if key == "block":
            # Their size may rest on residuals that are not there yet.
            if spec.validation == "block":
                require_coordinates(data)
            if data.coordinates is not None:
                splits[key] = None
            continue
        is_chosen = key == spec.validation
        if key == "knndm":
            if is_chosen or (spec.map_places is not None and data.coordinates is not None):
                splits[key] = split_like_map(data, spec, run)
            continue
        if splitter.grouped and (data.sites is None or (n_sites < 2 and not is_chosen)):
            continue
        folds = spec.folds if is_chosen or splitter.grouped else min(spec.folds, COMPANION_FOLDS)
        splits[key] = SPLITS[key](
            len(data), data.sites, folds, spec.test_fraction, spec.recipe.seed
        )
    return splits


def count_fits(folds: np.ndarray | None, expected: int = 1) -> int:
    """Return how many models a split needs to hold out each record."""
    return expected if folds is None else int(folds.max()) + 1
