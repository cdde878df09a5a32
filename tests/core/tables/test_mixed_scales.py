"""Values in another unit than the others of their column, told by their size."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.tables import ScalesDiffer, SizesApart
from carbonsink.core.tables.mixed_scales import note_other_scale, note_sizes_apart


@pytest.fixture
def npp():
    """Ten years of NPP at eight stations, gC m-2, 240 to 760."""
    station = np.repeat([f"S{i}" for i in range(8)], 10)
    values = np.repeat(250.0 + 70 * np.arange(8), 10) + np.tile(np.arange(-10.0, 20, 3), 8)
    source = np.where(np.isin(station, ["S1", "S6"]), "Luo 1996", "own")
    return pd.DataFrame({"station": station, "source": source, "npp": values})


def test_stations_in_tonnes_among_grams_are_named(npp, watched, notes):
    is_tonnes = npp["station"].isin(["S1", "S6"]).to_numpy()
    values = np.where(is_tonnes, npp["npp"] / 100, npp["npp"])
    note_sizes_apart(values, "npp", npp.assign(npp=values), watched)
    sizes = [np.median(values[is_tonnes]), np.median(values[~is_tonnes])]
    assert notes == [SizesApart("npp", "station", ("S1", "S6"), 2, 20, *sizes)]


def test_a_source_in_kilograms_is_named_where_no_station_is(npp, watched, notes):
    is_luo = (npp["source"] == "Luo 1996").to_numpy()
    values = np.where(is_luo, npp["npp"] / 1000, npp["npp"])
    table = npp.drop(columns="station").astype({"npp": object}).assign(n=npp.index.astype(str))
    note_sizes_apart(values, "npp", table, watched)
    (note,) = notes
    assert (note.by, note.names, note.n) == ("source", ("Luo 1996",), 20)


def test_larger_values_without_any_name_are_counted(npp, watched, notes):
    values = npp["npp"].to_numpy().copy()
    values[[3, 40, 77]] *= 1000
    note_sizes_apart(values, "npp", npp[["npp"]], watched)
    (note,) = notes
    assert (note.by, note.n, note.size) == ("", 3, np.median(values[[3, 40, 77]]))
    assert note.size_of_others == pytest.approx(np.median(np.delete(values, [3, 40, 77])))


@pytest.mark.parametrize(
    "make",
    [
        lambda rng: rng.uniform(240, 760, 80),
        lambda rng: rng.normal(0, 2, 80),  # daily exchange around 0
        lambda rng: rng.lognormal(5, 1.2, 80),  # stocks
        lambda rng: np.maximum(rng.normal(0, 3, 80), 0),  # GPP of winters
        lambda rng: np.full(80, 300.0),
        lambda rng: np.where(np.arange(80) < 10, 80.0, 900.0),  # deserts and forests
    ],
)
def test_natural_spread_is_not_doubted(npp, make, watched, notes):
    for seed in range(100):
        note_sizes_apart(make(np.random.default_rng(seed)), "npp", npp, watched)
    assert notes == []


def test_measured_values_are_held_against_predicted_ones(watched, notes):
    predicted = np.array([400.0, 500, 600, 700, 800, np.nan])
    note_other_scale(predicted * 1.9, predicted, "npp", watched)
    note_other_scale(predicted[:4] / 100, predicted[:4], "npp", watched)
    assert notes == []
    note_other_scale(predicted / 100, predicted, "npp", watched)
    assert notes == [ScalesDiffer("npp", 5, 6.0, 600.0)]
