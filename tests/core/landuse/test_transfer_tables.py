"""Legends, tables of classes, and the CSV tables of results."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.landuse import CodesUnnamed, NamesExchanged
from carbonsink.core.errors_and_notes.tables import BadTable
from carbonsink.core.landuse.carbon_densities import note_doubtful_densities
from carbonsink.core.landuse.change_codes import (
    change_classes,
    change_lookup,
    change_values,
    choose_codes,
)
from carbonsink.core.landuse.class_codes import Codebook
from carbonsink.core.landuse.legend import (
    LandClass,
    complete_legend,
    note_exchanged_names,
    note_unnamed_codes,
    read_legend,
)
from carbonsink.core.landuse.pair_sums import sum_pairs
from carbonsink.core.landuse.transfer_matrix import Period, make_transfer
from carbonsink.core.landuse.transfer_tables import (
    attribution_table,
    main_numbers,
    matrix_table,
    write_attribution,
)


@pytest.fixture
def sums():
    start = np.array([[1, 1, 2, 2, 2]]), None
    end = np.array([[1, 2, 2, 2, 1]]), None
    carbon = np.array([[[10, 20, 30, 40, 50]], [[12, 25, 29, 40, 20]]], np.float32)
    return sum_pairs(start, end, carbon, np.array([2e6]), Codebook())


@pytest.fixture
def transfer(sums):
    classes = (LandClass(1, "Forest", "#00aa00"), LandClass(2, "Cropland", "#ffcc00"))
    return make_transfer(sums, Period("2001", "2006", 5.0), classes, "t_ha", "pixel")


def test_attribution_has_units_pairs_and_totals(transfer, sums):
    table = attribution_table(transfer, choose_codes(sums)).set_index("kind")
    pairs = table.loc[["conversion", "within class"]]
    column = "carbon_change (t C)"
    # 1 t ha-1 on 2 km2 is 200 t.
    assert pairs[column].tolist() == [-6000.0, 1000.0, 400.0, -200.0]
    assert table.loc["total", column] == pairs[column].sum() == -4800.0
    assert table.loc["total of conversions", column] == -5000.0
    assert table.loc["total within classes", column] == 200.0
    assert table.loc["gain of pairs", column] == 1400.0
    assert table.loc["loss of pairs", column] == -6200.0
    assert table.loc["total", "carbon_change (10^4 t C)"] == pytest.approx(-0.48)
    assert table.loc["total", "carbon_change (Tg C)"] == pytest.approx(-0.0048)
    assert pairs["contribution (% of net)"].sum() == pytest.approx(100)
    assert pairs["contribution (% of absolute)"].abs().sum() == pytest.approx(100)
    assert table.loc["total", "area (km2)"] == 10.0
    assert table.loc["total", "area (hm2)"] == 1000.0
    first = pairs.iloc[0]
    assert (first["from_class"], first["to_class"], first["change_code"]) == (
        "Cropland",
        "Forest",
        2001,
    )
    assert first["mean_change (t C ha-1)"] == -30.0


def test_cells_of_a_pair_that_gain_and_lose_are_given_both():
    start, end = (np.array([[1, 1, 1, 2, 2]]), None), (np.array([[1, 1, 1, 1, 1]]), None)
    carbon = np.array([[[10, 20, 30, 40, 50]], [[17, 15, 30, 50, 20]]], np.float32)
    sums = sum_pairs(start, end, carbon, np.array([2e6]), Codebook())
    classes = (LandClass(1, "Forest", "#00aa00"), LandClass(2, "Cropland", "#ffcc00"))
    made = make_transfer(sums, Period("2001", "2006", 5.0), classes, "t_ha", "pixel")
    table = attribution_table(made, choose_codes(sums)).set_index("kind")
    columns = ["carbon_change (10^4 t C)", "gain_of_cells (10^4 t C)", "loss_of_cells (10^4 t C)"]
    # 1 t ha-1 on 2 km2 is 0.02 x 10^4 t.
    expected = {
        "within class": [0.04, 0.14, -0.10],
        "conversion": [-0.40, 0.20, -0.60],
        "total": [-0.36, 0.34, -0.70],
        "total of conversions": [-0.40, 0.20, -0.60],
        "total within classes": [0.04, 0.14, -0.10],
        "gain of pairs": [0.04, 0.14, -0.10],
        "loss of pairs": [-0.40, 0.20, -0.60],
    }
    for kind, amounts in expected.items():
        assert table.loc[kind, columns].tolist() == pytest.approx(amounts), kind
    assert (made.totals.cell_gain, made.totals.cell_loss) == (34e6, -70e6)


def test_matrix_has_sums_and_dynamic_degrees(transfer):
    table = matrix_table(transfer)
    km2 = table[table["unit"] == "km2"].set_index("from_class")
    assert km2.loc["Forest", "to Cropland"] == 2.0
    assert km2.loc["total", "to Forest"] == 4.0
    assert km2.loc["Cropland", ["area_start", "area_end", "lost", "gained"]].tolist() == [
        6,
        6,
        2,
        2,
    ]
    assert km2.loc["total", "dynamic_degree (% yr-1)"] == pytest.approx(100 * 4 / 10 / 5)
    assert table[table["unit"] == "hm2"]["area_start"].iloc[-1] == 1000.0
    numbers = main_numbers(transfer)
    assert numbers["CHANGED_AREA"] == 4.0
    assert numbers["CARBON_CHANGE"] == pytest.approx(-0.48)


def test_the_csv_of_several_periods_names_them(transfer, sums, tmp_path):
    from carbonsink.core.landuse.transfer_maps import TransferSearch

    path = tmp_path / "attribution.csv"
    codes = choose_codes(sums)
    write_attribution(TransferSearch((transfer, transfer), (codes, codes)), str(path))
    table = pd.read_csv(path)
    assert table["period_start"].tolist()[0] == 2001
    assert len(table) == 2 * 9
    assert table["from_code"].dropna().mod(1).eq(0).all()


def test_a_legend_takes_the_first_source_that_knows():
    user = {1: LandClass(1, "Forest", "")}
    raster = {1: LandClass(1, "wood", "#112233"), 2: LandClass(2, "", "#445566")}
    legend = complete_legend([2, 1, 3], user, raster)
    assert legend[:2] == (LandClass(1, "Forest", "#112233"), LandClass(2, "2", "#445566"))
    assert legend[2].name == "3" and legend[2].colour not in ("#112233", "#445566")


def test_names_that_two_classes_share_get_their_codes():
    same = {1: LandClass(1, "Forest", ""), 2: LandClass(2, "Forest", "")}
    assert [entry.name for entry in complete_legend([1, 2], same)] == ["Forest (1)", "Forest (2)"]


def test_codes_without_a_name_and_names_of_other_codes_are_told(notes):
    told, run = notes
    legend = {1: LandClass(1, "Forest", ""), 2: LandClass(2, "", ""), 3: LandClass(3, "crop", "")}
    note_unnamed_codes("classes.csv", legend, [1, 2, 7], run)
    same = {1: LandClass(1, "forest", ""), 3: LandClass(3, "cropland", "")}
    note_exchanged_names("classes.csv", legend, "lc.tif", same, run)
    assert told == [CodesUnnamed("classes.csv", (2, 7))]
    other = {1: LandClass(1, "crop", ""), 3: LandClass(3, "forest", "")}
    note_exchanged_names("classes.csv", legend, "lc.tif", other, run)
    wrong = ((1, "Forest", "crop"), (3, "crop", "forest"))
    assert told[1:] == [NamesExchanged("classes.csv", "lc.tif", wrong)]


def test_a_table_of_classes(tmp_path):
    path = tmp_path / "classes.csv"
    path.write_text(
        "\ufeffCode;Name;Color\n10;\u8349\u5730;#00FF00\n20;Built-up;\n", encoding="utf-8"
    )
    assert read_legend(str(path)) == {
        10: LandClass(10, "\u8349\u5730", "#00ff00"),
        20: LandClass(20, "Built-up", ""),
    }


@pytest.mark.parametrize(
    "text,error", [("code,name,colour\n1,a,green\n", "colour"), ("code,name\nx,a\n", "code")]
)
def test_bad_tables_of_classes(tmp_path, text, error):
    path = tmp_path / "classes.csv"
    path.write_text(text)
    with pytest.raises(BadTable) as caught:
        read_legend(str(path))
    assert caught.value.column == error


def test_change_codes_and_colours(sums, transfer):
    codes = choose_codes(sums)
    classes = change_classes(codes, transfer.classes)
    assert [entry.code for entry in classes] == [1001, 1002, 2001, 2002]
    assert len({entry.colour for entry in classes}) == 4
    start = np.array([[1, 0, 2]], np.uint8), 0
    values = change_values(start, start, codes, change_lookup(codes))
    assert values.tolist() == [[1001, -1, 2002]]


@pytest.mark.parametrize(
    ("unit", "values", "is_told"),
    [
        ("gC_m2", (12000, 3000), False),
        ("gC_m2", (120, 30), True),  # t ha-1
        ("gC_m2", (12, 3), True),  # kg m-2
        ("t_ha", (120, 30), False),
        ("t_ha", (12000, 3000), True),  # gC m-2
    ],
)
def test_densities_that_no_land_holds_are_told(notes, tmp_path, unit, values, is_told):
    told, run = notes
    path = tmp_path / "densities.csv"
    path.write_text(f"code,name,density\n1,forest,{values[0]}\n2,grass,{values[1]}\n")
    own = {1: LandClass(1, "forest", ""), 2: LandClass(2, "grass", "")}
    note_doubtful_densities(str(path), unit, [1, 2], {"lc.tif": own}, run)
    assert [note.largest for note in told] == ([values[0]] if is_told else [])
    exchanged = {1: own[2], 2: own[1]}
    note_doubtful_densities(str(path), unit, [1, 2], {"lc.tif": exchanged}, run)
    assert told[-1 if not is_told else -2].codes == ((1, "forest", "grass"), (2, "grass", "forest"))
