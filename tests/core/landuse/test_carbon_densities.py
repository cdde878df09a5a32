"""Densities of classes: their columns, and a unit in their header beside the one chosen."""

from __future__ import annotations

import pytest

from carbonsink.core.facts.plots import UnitContradicted
from carbonsink.core.facts.sites import MissingColumn
from carbonsink.core.landuse.carbon_densities import read_densities


def table(tmp_path, header: str, row: str = "10,20.5"):
    path = tmp_path / "densities.csv"
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "header", ["code,density", "code,Density (t C/ha)", "code,density (Mg ha-1)"]
)
def test_headers_with_the_unit_that_was_chosen(tmp_path, header):
    assert read_densities(table(tmp_path, header), "t C ha-1") == {10: (20.5, 20.5)}


@pytest.mark.parametrize(
    ("header", "row", "unit", "stated"),
    [
        ("code,density (t/ha)", "10,20.5", "gC m-2", "t/ha"),
        ("code,density (kg C m-2)", "10,20.5", "t C ha-1", "kg C m-2"),
        ("code,density_start,density_end (gC m-2)", "10,1,2", "t C ha-1", "gC m-2"),
    ],
)
def test_headers_with_another_unit_are_refused(tmp_path, header, row, unit, stated):
    with pytest.raises(UnitContradicted) as caught:
        read_densities(table(tmp_path, header, row), unit)
    assert (caught.value.parameter, caught.value.stated) == ("CARBON_UNIT", stated)


def test_the_missing_column_is_named(tmp_path):
    with pytest.raises(MissingColumn) as caught:
        read_densities(table(tmp_path, "code,carbon"))
    assert caught.value.wanted == "density"
