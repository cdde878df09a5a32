"""Where each result lies in a workspace."""

from __future__ import annotations

from carbonsink.core.diagnosis.workspace import (
    PRODUCTS,
    SERIES,
    STEPS,
    find_products,
    product,
)


def test_keys_and_places_are_unique_and_belong_to_a_step():
    assert len({p.key for p in PRODUCTS}) == len({p.path for p in PRODUCTS}) == len(PRODUCTS)
    assert {p.step for p in PRODUCTS} == set(STEPS)


def test_what_is_there_is_found(tmp_path):
    for place in ("predict/nep/nep_2002.tif", "predict/nep/nep_2001.tif", "predict/nep/series.qlr"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).touch()
    (tmp_path / "predict" / "budget.csv").touch()
    (tmp_path / "predict" / "npp").mkdir()
    found = find_products(tmp_path)
    assert [path.name for path in found["nep"]] == ["nep_2001.tif", "nep_2002.tif"]
    assert found["budget"] == (tmp_path / "predict" / "budget.csv",)
    assert set(found) == {"nep", "budget"}  # an empty folder is no series


def test_a_place_is_known_before_anything_is_there(tmp_path):
    assert product("nep").inside(tmp_path) == tmp_path / "predict" / "nep"
    assert product("nep").kind == SERIES
    assert find_products(tmp_path / "nowhere") == {}
