"""Densities of classes: their columns, and a unit in their header beside the one chosen."""

from __future__ import annotations

import pytest

from carbonsink.core.errors_and_notes.landuse import DensitiesOfTwoDates
from carbonsink.core.errors_and_notes.plots import UnitContradicted
from carbonsink.core.errors_and_notes.tables import MissingColumn
from carbonsink.core.landuse.carbon_densities import read_densities
from carbonsink.core.landuse.settings import Accounts
from carbonsink.core.landuse.transfer_maps import find_transfers
from carbonsink.core.raster import Stack
from carbonsink.core.run import Run


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


@pytest.fixture
def forest_and_crops(raster):
    """A forest cell (10), and one that turns to crops (20) and back."""
    dated = ((2001, [[10, 10]]), (2010, [[10, 20]]), (2020, [[10, 10]]))
    return Stack.open([raster(f"lc_{y}", v, cell=100, dtype="uint8") for y, v in dated]).series()


def _changes(landuse, path: str) -> list:
    """Return carbon change and change within classes (t C) of each period."""
    accounts = Accounts("density", unit="t_ha", densities=path)
    found = find_transfers(landuse, None, accounts, Run(), all_periods=True)
    totals = [transfer.totals for transfer in found.transfers]  # 1 ha = 10,000 m2 of cells
    return [(t.change / 1e4, t.within / 1e4) for t in totals]


def test_each_date_of_a_series_has_its_own_densities(forest_and_crops, tmp_path):
    header = "code,density_2001 (t/ha),density_2010 (t/ha),density_2020 (t/ha)"
    path = table(tmp_path, header, "10,100,110,130\n20,5,6,7")
    # 2001 to 2010: forest +10, the other cell 6 - 100; 2010 to 2020: +20 and 130 - 6.
    assert _changes(forest_and_crops, path) == [(-84, 10), (144, 20), (60, 60)]


def test_densities_of_start_and_end_are_refused_for_more_than_two_dates(forest_and_crops, tmp_path):
    path = table(tmp_path, "code,density_start,density_end", "10,100,130\n20,5,7")
    with pytest.raises(DensitiesOfTwoDates) as caught:
        _changes(forest_and_crops, path)
    assert caught.value.wanted == ("density_2001", "density_2010", "density_2020")
    # First and last only, whose densities they are.
    ends = forest_and_crops.subset((0, 2))
    assert _changes(ends, path) == [(60, 60)]


def test_one_column_of_densities_holds_for_all_dates(forest_and_crops, tmp_path):
    path = table(tmp_path, "code,density", "10,100\n20,5")
    assert _changes(forest_and_crops, path) == [(-95, 0), (95, 0), (0, 0)]


def test_a_date_without_densities_is_named(forest_and_crops, tmp_path):
    path = table(tmp_path, "code,density_2001,density_2020", "10,1,2")
    with pytest.raises(MissingColumn) as caught:
        _changes(forest_and_crops, path)
    assert caught.value.wanted == "density_2010"
