"""The real-data run gives the numbers known for these data."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from carbonsink.tests.real import americas


def _text(value):
    if isinstance(value, list):
        return [_text(one) for one in value]
    return str(value) if isinstance(value, Path) else value


@pytest.mark.skipif(not americas.DATA.is_dir(), reason=f"real data not found at {americas.DATA}")
def test_soil_respiration_and_npp_of_the_americas(provider, tmp_path):
    import processing

    def run(algorithm, **parameters):
        paths = {key: _text(value) for key, value in parameters.items()}
        return processing.run(algorithm, paths)

    found = americas.main(tmp_path / "americas", run)
    americas.show(found)
    assert 700 <= found.rs_records <= 760
    assert 260 <= found.rs_places <= 300
    # Random folds flatter: records of one place stand on both sides.
    assert 0.45 < found.rs["R2_KFOLD"] < 0.65
    assert 0.10 < found.rs["R2_SITE"] < 0.35
    assert 0.5 < found.respiration["SLOPE"] < 0.65
    assert 20 < found.respiration["INTERCEPT"] < 50
    # Land of the box with a biome that the records cover; the box holds 31 million km2 of land.
    assert 5e6 < found.nep["AREA"] < 31e6
    # The total is known to about a half of itself.
    reach = (found.nep["TOTAL_UPPER"] - found.nep["TOTAL_LOWER"]) / 2
    assert 0.2 * found.nep["TOTAL"] < reach < found.nep["TOTAL"]
    assert found.nep["TOTAL"] == pytest.approx(found.nep["MEAN"] * found.nep["AREA"] / 1e6)
    with open(found.folder / "rs_scores.csv", encoding="utf-8", newline="") as file:
        validations = {row["validation"] for row in csv.DictReader(file)}
    assert {"training", "oob", "site", "kfold"} <= validations
