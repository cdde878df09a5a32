"""The design: one-hot classes, gaps, unseen classes; tables and rasters alike."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.predict import UnseenClass
from carbonsink.core.model.predictors import (
    MISSING,
    UNSEEN,
    Predictor,
    design_from_table,
    design_from_values,
    positions_of_codes,
)

PREDICTORS = (
    Predictor("mat", "degC", (), -5, 30),
    Predictor("lulc", "", (1, 3, 40)),
    Predictor("rain"),
)
ROWS = [[1.5, 1, 10], [2.5, 40, 20], [np.nan, 3, 30], [4.5, np.nan, 40], [5.5, 3, 50]]


def test_columns_of_a_table():
    table = pd.DataFrame(ROWS, columns=["mat", "lulc", "rain"])
    design = design_from_table(PREDICTORS, table, None)
    assert design.valid.tolist() == [True, True, False, False, True]
    assert design.columns.dtype == np.float32
    np.testing.assert_array_equal(
        design.columns.T[design.valid],
        [[1.5, 1, 0, 0, 10], [2.5, 0, 0, 1, 20], [5.5, 0, 1, 0, 50]],
    )


def test_a_raster_gives_the_same_design_as_a_table():
    values = np.array(ROWS, dtype=np.float32).T.reshape(3, 1, 5)
    table = pd.DataFrame(ROWS, columns=["mat", "lulc", "rain"]).astype(object)
    table["lulc"] = ["1", "40.0", 3, "NA", "3"]
    raster, rows = (
        design_from_values(PREDICTORS, values, None),
        design_from_table(PREDICTORS, table, None),
    )
    np.testing.assert_array_equal(raster.valid[0], rows.valid)
    np.testing.assert_array_equal(raster.columns[:, 0][:, rows.valid], rows.columns[:, rows.valid])


def test_numbers_alone_are_not_copied():
    values = np.ones((2, 3, 4), dtype=np.float32)
    design = design_from_values((PREDICTORS[0], PREDICTORS[2]), values, None)
    assert design.columns is values


def test_positions_of_raster_codes():
    codes = np.array([[1, 40, 2], [np.nan, 3, 41]], dtype=np.float32)
    expected = [[0, 2, UNSEEN], [MISSING, 1, UNSEEN]]
    assert positions_of_codes(codes, (1, 3, 40)).tolist() == expected
    assert positions_of_codes(codes, ("ENF",)).tolist() == [[UNSEEN] * 3, [MISSING] + [UNSEEN] * 2]
    assert positions_of_codes(codes, (3, "ENF")).tolist()[1] == [MISSING, 0, UNSEEN]


def test_a_class_never_met_is_refused_with_its_name():
    values = np.array([[1, 1, 1], [1, 2, 7], [1, 1, 1]], dtype=np.float32)
    with pytest.raises(UnseenClass) as caught:
        design_from_values(PREDICTORS, values, None)
    assert caught.value.facts() == {"variable": "lulc", "values": (2, 7), "known": (1, 3, 40)}
    table = pd.DataFrame({"mat": [1.0], "lulc": ["bog"], "rain": [1.0]})
    with pytest.raises(UnseenClass) as caught:
        design_from_table(PREDICTORS, table, None)
    assert caught.value.values == ("bog",)


def test_a_class_never_met_is_masked_and_counted():
    values = np.array([[1, 1, 1, np.nan], [1, 2, 2, 2], [1, 1, 1, 1]], dtype=np.float32)
    unseen = {"lulc": {2: 5}}
    design = design_from_values(PREDICTORS, values, unseen)
    assert design.valid.tolist() == [True, False, False, False]
    # The last cell lacks `mat` anyway.
    assert unseen == {"lulc": {2: 7}}


def test_a_class_has_a_column_of_its_own():
    assert [p.n_columns for p in PREDICTORS] == [1, 3, 1]


def test_infinite_values_are_missing():
    table = pd.DataFrame({"rain": [1e39, 1.0]})
    assert design_from_table((PREDICTORS[2],), table, None).valid.tolist() == [False, True]
