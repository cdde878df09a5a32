"""Carbon of plants and soil against sums worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.learn import TooFewSamples
from carbonsink.core.errors_and_notes.plots import PercentsDoubtful, PoolsMissing
from carbonsink.core.errors_and_notes.tables import ColumnOutOfRange, MissingColumn, NotNumeric
from carbonsink.core.run import Run
from carbonsink.core.sites.carbon_density import (
    Fields,
    biomass_carbon,
    density_of_samples,
    read_measure,
    require_range,
    soil_carbon,
    sum_pools,
)
from carbonsink.core.sites.settings import BIOMASS_UNITS, DensitySettings

NAN = np.nan


def test_biomass():
    assert biomass_carbon([100.0, 0.0]).tolist() == [47.0, 0.0]
    assert biomass_carbon(100.0, 0.5) == 50.0
    assert BIOMASS_UNITS == {"t_ha": 1.0, "kg_m2": 10.0, "g_m2": 0.01}


def test_soil():
    # 20 g kg-1 * 1.3 g cm-3 * 30 cm * 0.1 = 78 t ha-1; a tenth less with 10 % stones.
    assert soil_carbon(20.0, 1.3, 30.0) == pytest.approx(78.0)
    assert soil_carbon(20.0, 1.3, 30.0, 0.1) == pytest.approx(70.2)
    assert soil_carbon([20.0, NAN], 1.3, [30.0, 30.0])[0] == pytest.approx(78.0)


def test_a_pool_without_data_empties_the_sum_unless_told_otherwise():
    pools = {"c_aboveground": [10.0, NAN, NAN], "c_soil": [70.0, 60.0, NAN]}
    strict = sum_pools(pools)
    assert strict.total[0] == 80.0
    assert np.isnan(strict.total[1:]).all()
    assert strict.n_missing == {"c_aboveground": 2, "c_soil": 1}
    loose = sum_pools(pools, "zero")
    assert loose.total[:2].tolist() == [80.0, 60.0]
    assert np.isnan(loose.total[2])


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("biomass", -1.0),
        ("soc", 601.0),
        ("bulk_density", 1350.0),  # kg m-3
        ("bulk_density", 0.0),
        ("stones", 12.0),  # per cent
        ("depth", 0.0),
    ],
)
def test_values_that_cannot_be(kind, value):
    with pytest.raises(ColumnOutOfRange) as caught:
        require_range(kind, "x", [NAN, 0.5, value])
    assert (caught.value.value, caught.value.n) == (value, 1)
    assert require_range(kind, "x", [NAN, 0.5])[1] == 0.5


@pytest.fixture
def frame():
    """Texts as QGIS reads them from a CSV."""
    return pd.DataFrame(
        {
            "above": ["10", "2,5", "-9999"],
            "roots": ["3", "1", "1"],
            "soc": ["20", "10", "10"],
            "bd": ["1.3", "1.0", "1.0"],
            "stones": ["10", "0", "50"],
            "note": ["x", "y", "z"],
        },
        dtype=object,
    )


SETTINGS = DensitySettings(biomass_unit="kg_m2", stones_unit="percent")


def fields(**changed):
    given = {
        "plants": {"c_aboveground": "above", "c_belowground": "roots"},
        "soc": "soc",
        "bulk_density": "bd",
        "depth": None,
        "stones": "stones",
    }
    return Fields(**{**given, **changed})


def test_a_table(frame):
    notes = []
    found = density_of_samples(frame, fields(), SETTINGS, Run(on_note=notes.append))
    assert list(found.pools) == ["c_aboveground", "c_belowground", "c_soil"]
    assert found.pools["c_aboveground"][:2] == pytest.approx([47.0, 11.75])
    assert found.pools["c_soil"] == pytest.approx([70.2, 30.0, 15.0])
    assert found.total[:2] == pytest.approx([47 + 14.1 + 70.2, 11.75 + 4.7 + 30.0])
    assert np.isnan(found.total[2])
    note = next(n for n in notes if isinstance(n, PoolsMissing))
    assert (note.sums, note.total, note.missing["c_aboveground"]) == (2, 3, 1)


def test_columns_that_cannot_be_used(frame):
    for changed, error in (
        ({"soc": "carbon"}, MissingColumn),
        ({"plants": {"c_litter": "note"}}, NotNumeric),
    ):
        with pytest.raises(error):
            density_of_samples(frame, fields(**changed), SETTINGS, Run())
    with pytest.raises(ColumnOutOfRange):
        density_of_samples(frame, fields(), replace(SETTINGS, stones_unit="share"), Run())
    with pytest.raises(TooFewSamples):
        density_of_samples(frame.iloc[2:], fields(), SETTINGS, Run())


@pytest.mark.parametrize(
    ("kind", "values", "likely"),
    [
        ("soc", [1.2, 3.9, 0.7], "%"),  # 0.7 to 3.9 % of carbon
        ("soc", [1.2, 12.0, 0.7], ""),
        ("organic_matter", [2.5, 6.8, 1.0], "%"),
        ("depth", [0.2, 0.2, 0.3], "m"),
        ("depth", [200.0, 200.0, 300.0], "mm"),
        ("depth", [20.0, 100.0, 200.0], ""),
        ("layer_depth", [0.0, 200.0, 1000.0, 400.0], "mm"),
        ("layer_depth", [0.0, 0.0, 0.0], ""),
        ("soil_carbon", [4.0, 9.0, 12.0], "kg m-2"),
        ("soc", [1.2, 3.9], ""),  # too few to judge
    ],
)
def test_measures_that_are_more_likely_in_another_unit(kind, values, likely):
    notes = []
    run = Run(on_note=notes.append)
    read = read_measure(pd.DataFrame({"x": values}), kind, "x", 1.0, run)
    assert read.tolist() == values
    assert [note.likely for note in notes] == ([likely] if likely else [])


def test_biomass_of_two_units_is_told():
    notes = []
    biomass = [120.0, 80.0, 150.0, 95.0, 1.2, 0.8, 1.5, 110.0, 90.0, 130.0]
    table = pd.DataFrame({"plot": list("AABBCCCDDD"), "agb": biomass})
    read_measure(table, "biomass", "agb", 1.0, Run(on_note=notes.append))
    assert [(note.by, note.names, note.n) for note in notes] == [("plot", ("C",), 3)]


@pytest.mark.parametrize(("water", "told"), [((0.6, 1.5), 1), ((2.5, 1.8), 1), ((60, 55.5), 0)])
def test_water_read_in_percent_that_is_a_ratio_is_told(water, told):
    """No fresh plant holds as little as 1.5 % of water; of the dry mass it may be 1.5 times."""
    notes: list = []
    frame = pd.DataFrame({"agb": [10.0, 12.0], "w": water})
    fields = Fields({"aboveground": "agb"}, *[None] * 4, water={"aboveground": "w"})
    settings = DensitySettings(water_unit="percent", water_basis="dry")
    density_of_samples(frame, fields, settings, Run(on_note=notes.append))
    assert sum(isinstance(note, PercentsDoubtful) for note in notes) == told
