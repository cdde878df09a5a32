"""Names of class codes: from the table of training to the model's file."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from carbonsink.core.learn.estimator_bundle import read_bundle, write_bundle
from carbonsink.core.model.class_legends import legends_of_columns
from carbonsink.core.run import Run
from carbonsink.tests.core.model.bundle_parts import change_description, refusal

LEGEND = {1: "crops", 3: "forest"}


def test_names_that_a_table_brings_along():
    table = pd.DataFrame({"lc": [1.0, 3.0, 1.0]})
    table.attrs["classes"] = {"lc": LEGEND}
    assert legends_of_columns(table, ("lc", "", "soil")) == {"lc": LEGEND}


@pytest.mark.parametrize("beside", ["lc_name", "LC label", "lc名称", "lctype"])
def test_names_in_a_second_column(beside):
    table = pd.DataFrame({"lc": ["1", "3", "1"], beside: ["crops ", "forest", "crops"]})
    assert legends_of_columns(table, ("lc",)) == {"lc": LEGEND}


@pytest.mark.parametrize(
    ("codes", "names"),
    [
        (["1", "3", "1"], ["crops", "forest", "grass"]),  # a code of two names
        (["1", "3", "4"], ["crops", "forest", "forest"]),  # a name of two codes
        (["DBF", "ENF", "DBF"], ["crops", "forest", "crops"]),
    ],
)
def test_columns_that_are_no_legend(codes, names):
    assert legends_of_columns(pd.DataFrame({"lc": codes, "lc_name": names}), ("lc",)) == {}


def test_a_model_file_keeps_names_of_codes(model, tmp_path):
    path = str(tmp_path / "named.carbonmodel")
    write_bundle(replace(model, legends={"lulc": LEGEND}), path)
    assert read_bundle(path, Run()).legends == {"lulc": LEGEND}


def test_a_model_file_without_names_opens(path):
    assert read_bundle(path, Run()).legends == {}


@pytest.mark.parametrize("legends", [[], {"lulc": {}}, {"lulc": [[1]]}, {"lulc": [["1", "a"]]}])
def test_damaged_names_are_refused(path, legends):
    change_description(path, legends=legends)
    assert refusal(path).why == "schema"
