"""Models refitted on bootstrap samples of sites: what a map owes to the sites there happen to be.

Sites are drawn with replacement, each with all its records, as often as there are sites. Records of
a site are no independent measurements: drawing single records would show a model that hardly
changes. Bags of forests are drawn by parent where records are expanded, as in training. Each refit
has a seed of its own, so the randomness of the trees is part of the spread.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.totals import ErrorUnknown
from ..estimators.registry import find_estimator
from ..model.expanded_records import bag_groups, real_records, renumbered
from ..model.fitting import fit_estimator
from ..model.flux_model import FluxModel
from ..model.predictors import design_from_table, design_from_values
from ..model.stratum_model import StratumModel, stratum_of_cells
from ..model.training_data import split_strata
from ..run import Run
from .held_out_errors import site_numbers

# Trees of a refit: the mean over a zone is steadier than a single cell, and needs no more.
MAX_TREES = 60
# Fewest records of a stratum that a refit is fitted on; with fewer the model itself serves.
MIN_RECORDS = 5


class SiteDraw(NamedTuple):
    """A bootstrap sample of sites.

    Parameters
    ----------
    rows : numpy.ndarray
        Rows of the records.
    draw : numpy.ndarray
        Number of the draw that a row belongs to.
    """

    rows: np.ndarray
    draw: np.ndarray


def draw_sites(site: np.ndarray, random: np.random.Generator) -> SiteDraw:
    """Return the rows of a bootstrap sample of sites, and the number of the draw of each row.

    Parameters
    ----------
    site : numpy.ndarray of int
        Number of each record's site, from 0 without gaps.
    random : numpy.random.Generator
        Draws the sites.
    """
    n_sites = int(site.max()) + 1
    order = np.argsort(site, kind="stable")
    starts = np.searchsorted(site[order], np.arange(n_sites + 1))
    drawn_sites = random.integers(0, n_sites, n_sites)
    rows = np.concatenate([order[starts[k] : starts[k + 1]] for k in drawn_sites])
    return SiteDraw(rows, np.repeat(np.arange(n_sites), np.diff(starts)[drawn_sites]))


def draws_of_sites(model: FluxModel, name: str, n_refits: int) -> list:
    """Return what `draw_sites` gives for each refit of a model.

    Raises
    ------
    ErrorUnknown
        Where the model's file names no sites.
    """
    if model.held_out is None or "site" not in model.held_out:
        raise ErrorUnknown(name, model.target, "sites")
    # Each refit draws by its own number: the first ones stay the same when there are more.
    seeds = ([model.recipe.seed, b] for b in range(n_refits))
    site = site_numbers(model)
    return [draw_sites(site, np.random.Generator(np.random.PCG64(seed))) for seed in seeds]


def _groups_of_draws(groups, rows: np.ndarray, draw: np.ndarray) -> np.ndarray | None:
    """Return the groups of drawn records that bags are drawn by, each draw of a site its own."""
    if groups is None:
        return None
    pairs = np.column_stack([draw, groups[rows]])
    return np.unique(pairs, axis=0, return_inverse=True)[1].reshape(-1)


def refit_on_sites(model: FluxModel, name: str, values, strata, n_refits: int, run: Run):
    """Yield the predictions of a model refitted on bootstrap samples of its sites.

    Parameters
    ----------
    model : FluxModel
        The model; its training table, recipe and seed are used.
    name : str
        Its file, for messages.
    values : numpy.ndarray
        float32 ``(predictors, cells)`` in the order of `model.names`, NaN for nodata.
    strata : numpy.ndarray or None
        Class codes of the stratum of the cells.
    n_refits : int
        Number of refits.
    run : Run
        Progress, cancel, threads.

    Yields
    ------
    numpy.ndarray
        float64 ``(cells,)`` in the target's unit, NaN where nothing is predicted.

    Raises
    ------
    ErrorUnknown
        Where the model's file names no sites.
    """
    cells = design_from_values(model.predictors, values, {})
    positions = stratum_of_cells(model, strata, cells.valid, {})
    cells_of_strata = [cells.valid & (positions == k) for k in range(len(model.submodels))]
    has_cells = [bool(stratum_cells.any()) for stratum_cells in cells_of_strata]
    for recipe, submodels in refitted_submodels(model, name, n_refits, run, has_cells):
        predicted = np.full(cells.valid.shape, np.nan)
        for stratum_cells, submodel in zip(cells_of_strata, submodels):
            if submodel is not None:
                predicted[stratum_cells] = submodel.predict_rows(
                    recipe, cells.columns[:, stratum_cells]
                )
        yield predicted


def refitted_submodels(model: FluxModel, name: str, n_refits: int, run: Run, is_wanted=None):
    """Yield recipe and estimators of a model refitted on bootstrap samples of sites.

    Parameters
    ----------
    model, name, n_refits, run
        As of `refit_on_sites`.
    is_wanted : sequence of bool, optional
        Strata that are needed, all by default; the others are None.

    Yields
    ------
    tuple
        ``(Recipe, tuple of StratumModel)``

    Raises
    ------
    ErrorUnknown
        Where the model's file names no sites.
    """
    draws = draws_of_sites(model, name, n_refits)
    training = design_from_table(model.predictors, model.training, None).columns
    target = model.training[model.target].to_numpy(np.float64)
    stratum = split_strata(model.training, model.stratum)[1]
    scored, parents = real_records(model)
    groups = bag_groups(parents, scored)
    for b, (rows, draw) in enumerate(draws):
        run.check_cancel()
        bags, recipe = _groups_of_draws(groups, rows, draw), _refit_recipe(model.recipe, b)
        submodels: list = []
        for k, submodel in enumerate(model.submodels):
            if is_wanted is not None and not is_wanted[k]:
                submodels.append(None)
                continue
            inside = stratum[rows] == k
            drawn_rows, row_groups = rows[inside], renumbered(bags, inside)
            if len(drawn_rows) < MIN_RECORDS:
                drawn_rows = np.flatnonzero(stratum == k)
                row_groups = renumbered(groups, drawn_rows)
            fit = fit_estimator(
                recipe,
                len(model.predictors),
                training[:, drawn_rows],
                target[drawn_rows],
                run.quiet(),
                groups=row_groups,
            )
            submodels.append(
                StratumModel(submodel.stratum, fit.estimator, fit.smearing, len(drawn_rows))
            )
        yield recipe, tuple(submodels)
        run.progress((b + 1) / n_refits)


def _refit_recipe(recipe, number: int):
    """Return the recipe of a bootstrap refit: its own seed, no more trees than it needs."""
    settings = recipe.settings
    if find_estimator(recipe.estimator).forest and settings.trees > MAX_TREES:
        settings = replace(settings, trees=MAX_TREES)
    return replace(recipe, settings=settings, seed=(recipe.seed + 1 + number) % 2**32)
