"""Comparison of products: the paper's own table, common records, names."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.learn import TooFewChosen, TooFewSamples
from carbonsink.core.errors_and_notes.raster import AmbiguousVariable
from carbonsink.core.errors_and_notes.run import BadValue
from carbonsink.core.raster.product_names import distinct_product_names
from carbonsink.core.run import Run
from carbonsink.core.sites.product_scores import (
    choose_reference,
    compare_products,
    comparison_frame,
    difference_percent,
)
from carbonsink.core.statistics.scores import score


@pytest.mark.parametrize(
    ("larger", "others", "reference", "published", "rounding"),
    [
        (False, (258.62, 323.99, 264.37), 230.60, 18.32, 0.01),
        (False, (-28.09, -54.62, -35.33), -25.74, 34.58, 0.02),
        (False, (88.61, 105.08, 81.18), 68.41, 25.33, 0.01),
        # r is printed with two digits only.
        (True, (0.38, 0.24, 0.23), 0.42, 49.00, 1.0),
    ],
)
def test_the_published_differences(larger, others, reference, published, rounding):
    found = difference_percent(larger, float(np.mean(others)), reference)
    assert found == pytest.approx(published, abs=rounding)


def test_a_per_cent_of_next_to_nothing_is_not_told():
    assert np.isnan(difference_percent(False, 3e-6, 0.6))
    assert np.isnan(difference_percent(False, 0.0, 0.6))
    assert difference_percent(False, 3e-6, 0.0) == 100.0
    assert difference_percent(False, 0.2, 0.6) == pytest.approx(-200.0)


def test_scores_are_those_of_the_common_records():
    random = np.random.default_rng(0)
    observed = random.normal(300, 80, 50)
    products = {
        "rf": observed + random.normal(0, 20, 50),
        "modis": 0.7 * observed,
        "casa": observed,
    }
    products["casa"] = products["casa"] + 50
    products["modis"][3] = np.nan
    observed[7] = np.nan
    notes = []
    found = compare_products(observed, products, "rf", Run(on_note=notes.append), "gC m-2 yr-1")
    both = np.ones(50, bool)
    both[[3, 7]] = False
    assert found.others == ("modis", "casa")
    for name in products:
        assert found.scores[name] == score(observed[both], products[name][both])
    assert notes[0].facts() == {"used": 48, "dropped": {"target": 1, "product": 1}}
    frame = comparison_frame(found).set_index("score")
    mean = (found.scores["modis"].rmse + found.scores["casa"].rmse) / 2
    assert frame.loc["rmse", "mean_of_others"] == pytest.approx(mean)
    wanted = 100 * (mean - found.scores["rf"].rmse) / mean
    assert frame.loc["rmse", "difference (%)"] == pytest.approx(wanted)
    assert frame.loc["rmse", "unit"] == "gC m-2 yr-1"
    assert list(frame.columns)[1:5] == ["modis", "casa", "mean_of_others", "rf"]


def test_the_reference_is_found_by_name():
    assert choose_reference(("a", "B"), "") == "a"
    assert choose_reference(("a", "B"), "b") == "B"
    with pytest.raises(BadValue):
        choose_reference(("a", "B"), "c")
    with pytest.raises(AmbiguousVariable):
        choose_reference(("a", "a"), "")
    with pytest.raises(TooFewChosen):
        choose_reference(("a",), "")


def test_products_are_named_by_the_least_that_tells_them_apart():
    paths = ["/a/casa/npp_2012.tif", "/a/modis/npp_2012.tif"]
    assert distinct_product_names(["casa", "modis"], paths) == ["casa", "modis"]
    files = ["/a/npp_2005.tif", paths[0]]
    assert distinct_product_names(["npp", "npp"], files) == ["npp_2005", "npp_2012"]
    assert distinct_product_names(["npp", "npp"], paths) == ["casa/npp_2012", "modis/npp_2012"]


def test_too_few_common_records():
    with pytest.raises(TooFewSamples):
        compare_products([1.0, 2.0, 3.0], {"a": [1, 2, np.nan], "b": [1, 2, 3]}, "a", Run())
