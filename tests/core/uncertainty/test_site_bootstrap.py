"""Refits on samples of sites, held-out errors of a model file, and what a file may lack."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.totals import ErrorAtLeast, ErrorUnknown, ResidualsFitted
from carbonsink.core.learn.estimator_bundle import read_bundle, write_bundle
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.model.fitting import Fit
from carbonsink.core.model.stratum_model import StratumModel
from carbonsink.core.raster.crs import ground_points
from carbonsink.core.run import Run
from carbonsink.core.uncertainty.flux_error import FluxError, flux_error
from carbonsink.core.uncertainty.held_out_errors import held_out_errors
from carbonsink.core.uncertainty.site_bootstrap import draw_sites, refit_on_sites
from carbonsink.tests.factories import wkt


@pytest.fixture(scope="module")
def placed(samples, spec):
    """A model trained on points."""
    given = spec(coordinates=("x", "y"), crs=wkt("EPSG:4326"))
    return train(samples, given, Run(threads=1)).model


def without(model, *columns, **changes):
    return dataclasses.replace(
        model, held_out=model.held_out.drop(columns=list(columns)), **changes
    )


def test_sites_are_drawn_whole_and_as_often_as_there_are():
    site = np.array([2, 0, 1, 0, 2, 2])
    drawn, draw = draw_sites(site, np.random.Generator(np.random.PCG64(1)))
    assert all(len(set(site[drawn[draw == k]])) == 1 for k in range(3))
    assert set(draw) == {0, 1, 2}
    counts = np.bincount(drawn, minlength=6)
    assert counts[1] == counts[3]
    assert counts[0] == counts[4] == counts[5]
    assert counts[1] + counts[2] + counts[0] == 3


def test_held_out_errors_travel_with_the_file(placed, tmp_path):
    write_bundle(placed, str(tmp_path / "m.carbonmodel"))
    model = read_bundle(str(tmp_path / "m.carbonmodel"), Run())
    found, table = held_out_errors(model, "m"), placed.held_out
    np.testing.assert_array_equal(found.error, table["observed"] - table["predicted_site"])
    np.testing.assert_array_equal(found.coordinates, table[["x", "y"]])
    assert found.crs == wkt("EPSG:4326")
    assert (found.validation, found.n_sites) == ("site", 16)


def test_refits_differ_more_than_those_of_single_records(placed, samples):
    cells = samples[["mat", "rain"]].to_numpy(np.float32).T
    found = np.array(list(refit_on_sites(placed, "m", cells, None, 20, Run(threads=1))))
    again = np.array(list(refit_on_sites(placed, "m", cells, None, 5, Run(threads=2))))
    np.testing.assert_array_equal(found[:5], again)
    table = placed.held_out.copy()
    table["site"] = [f"{i}" for i in range(len(table))]
    alone = dataclasses.replace(placed, held_out=table)
    records = np.array(list(refit_on_sites(alone, "m", cells, None, 20, Run(threads=1))))
    assert found.mean(axis=1).std() > 1.2 * records.mean(axis=1).std()


def test_bags_of_refits_keep_expanded_records_with_their_parents(placed, samples, monkeypatch):
    """Records of a drawn site and what was made of them are one group, each draw its own."""
    from carbonsink.core.uncertainty import site_bootstrap

    table = placed.held_out.copy()
    sites = sorted(set(table["site"]))
    table["expanded"] = table["site"].isin(sites[:4]) & (np.arange(len(table)) % 3 > 0)
    given = []

    def fit(recipe, n, columns, target, run, groups=None):
        given.append((target, groups))
        return Fit(None, 1.0, None)

    monkeypatch.setattr(site_bootstrap, "fit_estimator", fit)
    monkeypatch.setattr(
        StratumModel, "predict_rows", lambda part, recipe, columns: np.zeros(columns.shape[1])
    )
    cells = samples[["mat", "rain"]].to_numpy(np.float32).T[:, :3]
    for model in (placed, dataclasses.replace(placed, held_out=table)):
        list(refit_on_sites(model, "m", cells, None, 6, Run(threads=1)))
    assert [groups for _, groups in given[:6]] == [None] * 6
    site_of = dict(zip(table["observed"], table["site"]))
    assert len(site_of) == len(table)
    for target, groups in given[6:]:
        assert groups.min() == 0 and len(set(groups)) == groups.max() + 1
        for number in set(groups):
            names = [site_of[value] for value in target[groups == number]]
            expected = (table["site"] == names[0]).sum() if names[0] in sites[:4] else 1
            assert len(names) == expected and len(set(names)) == 1


def test_a_model_without_sites_is_refused(placed):
    with pytest.raises(ErrorUnknown) as caught:
        held_out_errors(without(placed, "site"), "old.carbonmodel")
    assert (caught.value.model, caught.value.missing) == ("old.carbonmodel", "sites")


@pytest.mark.parametrize(
    ("columns", "reason"),
    [((), "few"), (("predicted_site",), "validation")],
)
def test_what_is_missing_is_told(placed, columns, reason):
    notes = []
    found = flux_error(without(placed, *columns), "m", ground_points, Run(on_note=notes.append))
    assert found.correlogram is None
    assert found.residual(None, None, None, None, 1) is None
    assert [note.reason for note in notes if isinstance(note, ErrorAtLeast)] == [reason]


def test_places_of_enough_sites_give_all_parts(samples, spec):
    more = samples.loc[samples.index.repeat(2)].reset_index(drop=True)
    more.loc[1::2, "site"] += "b"
    more.loc[1::2, ["x", "mat"]] += 1.0
    plain = train(more, spec(), Run(threads=1)).model
    notes = []
    flux_error(plain, "old", ground_points, Run(on_note=notes.append))
    assert notes[0].reason == "places"
    placed = spec(coordinates=("x", "y"), crs=wkt("EPSG:4326"))
    model = train(more, placed, Run(threads=1)).model
    notes.clear()
    found = flux_error(model, "new", ground_points, Run(on_note=notes.append))
    assert isinstance(notes[0], ResidualsFitted) and notes[0].sites == 32
    assert found.correlogram is not None and found.scale is not None
    assert len(found.sites) == 32


def test_cells_far_from_sites_that_stand_together_are_remote():
    square = np.array([[0.0, 0.0], [0.0, 1e3], [1e3, 0.0], [1e3, 1e3]])
    cells = np.array([[0.0, -3e3], [5e3, 0.0], [0.0, 1e3]])
    of_cells, of_sites = FluxError(sites=square).remoteness(cells)
    assert of_cells == pytest.approx((3e3 + 4e3 + 0.0) / 3)
    assert of_sites == pytest.approx(1e3)
    assert np.isnan(FluxError().remoteness(cells)).all()
