"""Inputs of one raster that are combined cell by cell say how their dates belong together."""

from __future__ import annotations

import pytest

from carbonsink.core.errors_and_notes.dates import DatesApart, DatesCombined, DatesDiffer
from carbonsink.core.run import Run
from carbonsink.framework.parameters.dates import check_dates
from carbonsink.framework.parameters.quantities import declared_quantities
from carbonsink.tests.algorithms.test_quantities import ALGORITHMS


def quantities(algorithm):
    """The inputs of one raster that are computed with, and what they take."""
    found = {}
    for definition in algorithm.parameterDefinitions():
        requirement = declared_quantities(definition)
        if definition.type() == "raster" and requirement is not None and requirement.is_quantity:
            found[definition.name()] = requirement
    return found


MADE = [kind().create() for kind in ALGORITHMS.values()]
# RS is an input of another method than TEMPERATURE and PRECIPITATION.
NOT_COMBINED = {"heterotrophicrespiration"}

PAIRS = [
    pytest.param(algorithm, name, requirement, id=f"{algorithm.name()}-{name}")
    for algorithm in MADE
    for name, requirement in quantities(algorithm).items()
    if requirement.dates_of
]


def test_the_pairs_are_declared():
    assert len(PAIRS) >= 5
    for algorithm in MADE:
        inputs = quantities(algorithm)
        alone = [name for name, requirement in inputs.items() if not requirement.dates_of]
        assert len(alone) <= 1 or algorithm.name() in NOT_COMBINED, algorithm.name()


@pytest.mark.parametrize(("algorithm", "name", "requirement"), PAIRS)
def test_other_dates_are_refused_or_told(algorithm, name, requirement, raster):
    first, second = raster([[1.0]], "a_2001.tif"), raster([[1.0]], "b_2003.tif")
    expected = {"same": DatesApart, "near": DatesDiffer, "any": DatesCombined}[
        requirement.dates_rule
    ]
    notes: list = []
    run = Run(on_note=notes.append)
    check_dates(algorithm, {requirement.dates_of: first, name: raster([[1.0]], "c_2001.tif")}, run)
    check_dates(algorithm, {requirement.dates_of: first, name: raster([[1.0]], "c.tif")}, run)
    assert not notes
    if expected is DatesApart:
        with pytest.raises(DatesApart) as caught:
            check_dates(algorithm, {requirement.dates_of: first, name: second}, run)
        assert (caught.value.first, caught.value.second) == (requirement.dates_of, name)
    else:
        check_dates(algorithm, {requirement.dates_of: first, name: second}, run)
        assert notes == [expected(requirement.dates_of, "2001", name, "2003")]
