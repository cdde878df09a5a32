"""Carbon of soil layers against sums worked out by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.learn import TooFewSamples
from carbonsink.core.errors_and_notes.plots import (
    LayersCut,
    LayersOverlap,
    LayersWithoutValue,
    LayerUpsideDown,
    PercentsDoubtful,
    SoilGaps,
    UnitContradicted,
)
from carbonsink.core.errors_and_notes.tables import ColumnOutOfRange
from carbonsink.core.run import Run
from carbonsink.core.sites.plot_rows import match_rows
from carbonsink.core.sites.settings import SoilSettings
from carbonsink.core.sites.soil_layers import SoilFields, carbon_of_layers, read_layers

FIELDS = SoilFields("soc", "bd", "top", "bottom", stones="stones")


def table(*rows):
    return pd.DataFrame(rows, columns=["plot", "top", "bottom", "soc", "bd", "stones"])


def carbon(frame, fields=FIELDS, notes=None, **settings):
    run = Run(on_note=(notes if notes is not None else []).append)
    chosen = SoilSettings(**settings)
    rows = match_rows(frame, "plot", None, "", run)
    layers = read_layers(frame, fields, rows, chosen, run)
    found = carbon_of_layers(layers, rows, chosen, run)
    return {name: values.tolist() for name, values in found.items()}


def test_layers_by_hand():
    """20 * 1.2 * 10 * 0.9 * 0.1 = 21.6; 10 * 1.4 * 10 of 30 cm * 0.1 = 14 down to 20 cm."""
    notes: list = []
    frame = table(("a", 10, 40, 10, 1.4, 0), ("a", 0, 10, 20, 1.2, 10), ("a", 40, 60, 5, 1.5, 0))
    found = carbon(frame, notes=notes, bottom=20.0)
    assert found["soil_carbon"] == pytest.approx([21.6 + 14.0])
    assert found["soil_depth"] == [20.0]
    assert found["n_layers"] == [2]
    assert LayersCut(1, 1, 0.0, 20.0) in notes


@pytest.mark.parametrize(
    ("stones", "unit", "n_doubts"),
    [((0.15, 0.3), "percent", 1), ((0, 1), "percent", 0), ((0.5, 15), "percent", 0)]
    + [((0.15, 0.3), "share", 0)],
)
def test_shares_that_a_spreadsheet_shows_as_percents(stones, unit, n_doubts):
    notes: list = []
    frame = table(("a", 0, 10, 20, 1.2, stones[0]), ("a", 10, 20, 20, 1.2, stones[1]))
    carbon(frame, notes=notes, bottom=20.0, stones_unit=unit)
    doubts = [note for note in notes if isinstance(note, PercentsDoubtful)]
    assert doubts == [PercentsDoubtful("stones", "STONES_UNIT", 0.3)] * n_doubts


def test_organic_matter_in_per_cent_and_metres():
    """2 % of matter is 20 g kg-1, of carbon 11.6; 0.3 m; 1300 kg m-3."""
    frame = table(("a", 0, 0.3, 2.0, 1300, 0))
    units = {"soc_unit": "percent", "depth_unit": "m", "bulk_density_unit": "kg_m3"}
    found = carbon(frame, soc_quantity="matter", **units)
    assert found["soil_carbon"] == pytest.approx([11.6 * 1.3 * 30 * 0.1])


def test_thicknesses_lie_on_each_other():
    frame = table(("a", 10, 0, 20, 1, 0), ("b", 30, 0, 10, 1, 0), ("a", 20, 0, 10, 1, 0))
    found = carbon(frame, SoilFields("soc", "bd", thickness="top"))
    assert found["soil_carbon"] == pytest.approx([20 + 20, 30])
    assert found["soil_depth"] == [30, 30]


@pytest.mark.parametrize(("how", "first"), [("nodata", np.nan), ("omit", 20.0 + 10.0)])
def test_gaps_are_named(how, first):
    notes: list = []
    frame = table(
        ("a", 0, 10, 20, 1, 0),
        ("a", 20, 30, 10, 1, 0),
        ("b", 0, 30, 10, 1, 0),
        ("c", 5, 25, 1, 1, 0),
    )
    found = carbon(frame, notes=notes, gaps=how)
    assert found["soil_carbon"][:2] == pytest.approx([first, 30.0], nan_ok=True)
    assert found["soil_depth"] == [20, 30, 20]
    gaps = (("a", 10.0, 20.0), ("c", 0.0, 5.0), ("c", 25.0, 30.0))
    assert SoilGaps(2, gaps, how) in notes


def test_missing_values_are_gaps():
    notes: list = []
    frame = table(("a", 0, 10, None, 1, 0), ("a", 10, 30, 10, 1, 0), ("b", 0, 30, 10, 1, 0))
    found = carbon(frame, notes=notes)
    assert found["soil_carbon"] == pytest.approx([np.nan, 30.0], nan_ok=True)
    missing = {"depth": 0, "soc": 1, "bulk_density": 0, "stones": 0}
    assert LayersWithoutValue(missing, ("a",), 1, "nodata") in notes
    assert SoilGaps(1, (("a", 0.0, 10.0),), "nodata") in notes


@pytest.mark.parametrize(
    "rows",
    [
        [("a", 0, 20, 1, 1, 0), ("a", 10, 30, 1, 1, 0)],
        [("a", 0, 30, 1, 1, 0), ("a", 5, 10, 1, 1, 0), ("a", 20, 25, 1, 1, 0)],
        [("a", 0, 10, 1, 1, 0), ("a", 0, 10, 1, 1, 0)],
    ],
)
def test_layers_that_overlap_are_refused(rows):
    with pytest.raises(LayersOverlap) as caught:
        carbon(table(("b", 0, 30, 1, 1, 0), *rows))
    assert (caught.value.plot, caught.value.n_plots) == ("a", 1)


def test_overlaps_against_every_pair():
    random = np.random.default_rng(1)
    for _ in range(200):
        limits = np.sort(random.integers(0, 30, (4, 2)), axis=1).astype(float)
        limits[:, 1] += 1
        pairs = [(i, j) for i in range(4) for j in range(i)]
        meet = any(
            min(limits[i][1], limits[j][1]) > max(limits[i][0], limits[j][0]) for i, j in pairs
        )
        frame = table(*(("a", *row, 10, 1, 0) for row in limits))
        if meet:
            with pytest.raises(LayersOverlap):
                carbon(frame, gaps="omit")
        else:
            expected = float((limits[:, 1].clip(max=30) - limits[:, 0]).sum())
            assert carbon(frame, gaps="omit")["soil_carbon"] == pytest.approx([expected])


@pytest.mark.parametrize(
    ("row", "settings", "error"),
    [
        (("a", 10, 5, 1, 1, 0), {}, LayerUpsideDown),
        (("a", 0, 30, 700, 1, 0), {}, ColumnOutOfRange),
        (("a", 0, 30, 7, 1300, 0), {}, ColumnOutOfRange),
        (("a", 0, 30, 7, 1.3, 120), {}, ColumnOutOfRange),
        (("a", 0, 10, 7, 1.3, 0), {}, TooFewSamples),
        (("a", 40, 50, 7, 1.3, 0), {"gaps": "omit"}, TooFewSamples),
    ],
)
def test_impossible_layers(row, settings, error):
    with pytest.raises(error):
        carbon(table(row), **settings)


def test_headers_contradict_units():
    frame = table(("a", 0, 30, 1.5, 1.3, 0)).rename(columns={"soc": "SOC (%)"})
    with pytest.raises(UnitContradicted):
        carbon(frame, FIELDS._replace(soc="SOC (%)"))
    found = carbon(frame, FIELDS._replace(soc="SOC (%)"), soc_unit="percent")
    assert found["soil_carbon"] == pytest.approx([15 * 1.3 * 30 * 0.1])


def test_units_that_the_table_states_apart_contradict_as_well():
    frame = table(("a", 0, 30, 1.5, 1.3, 0))
    frame.attrs["units"] = {"soc": "%"}
    with pytest.raises(UnitContradicted):
        carbon(frame)
    assert carbon(frame, soc_unit="percent")["soil_carbon"] == pytest.approx([15 * 1.3 * 30 * 0.1])
