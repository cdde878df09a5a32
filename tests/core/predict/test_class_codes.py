"""Classes that are text on maps: names in rasters, a table, several codes, and none that fits."""

from __future__ import annotations

import copy

import numpy as np
import pandas as pd
import pytest

gdal = pytest.importorskip("osgeo.gdal")

from carbonsink.core.errors_and_notes.landuse import ClassesNamedOtherwise, CodesExchanged  # noqa: E402
from carbonsink.core.errors_and_notes.learn import ClassesWithoutCode  # noqa: E402
from carbonsink.core.errors_and_notes.predict import ClassesNotNamed, CodeOfTwoClasses, UnseenClass  # noqa: E402
from carbonsink.core.errors_and_notes.raster import LegendsConflict  # noqa: E402
from carbonsink.core.errors_and_notes.run import DoesNotApply  # noqa: E402
from carbonsink.core.explain.shapley_maps import explain_raster  # noqa: E402
from carbonsink.core.learn.estimator_training import train  # noqa: E402
from carbonsink.core.model.predictors import CodedClass, positions_of_codes  # noqa: E402
from carbonsink.core.predict.class_codes import (  # noqa: E402
    check_legend,
    codes_digest,
    with_raster_codes,
)
from carbonsink.core.predict.predictor_units import table_in_trained_units  # noqa: E402
from carbonsink.core.predict.raster_prediction import predict_raster  # noqa: E402
from carbonsink.core.raster import (  # noqa: E402
    ClassEntry,
    Classes,
    Grid,
    RasterOutput,
    Stack,
    write_array,
)
from carbonsink.core.run import Run  # noqa: E402

GRID = Grid(12, 10, (0.0, 1000.0, 0.0, 5e6, 0.0, -1000.0), "")
# Not in the order of the names: sorted names would be DBF, ENF.
CODES = {4: "ENF", 9: "DBF"}
COVERS = {1: "crops", 2: "woods", 3: "grass"}


def named(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(cover=table["lulc"].map(COVERS))


@pytest.fixture(scope="module")
def model(samples, spec):
    wanted = spec(trees=6, categorical=("cover",), stratum="pft")
    return train(named(samples), wanted, Run(threads=1)).model


@pytest.fixture(scope="module")
def fields():
    random = np.random.default_rng(2)
    shape = (GRID.height, GRID.width)
    return {
        "mat": random.normal(10, 4, shape).astype(np.float32),
        "rain": random.uniform(300, 1800, shape).astype(np.float32),
        "cover": random.integers(1, 4, shape).astype(np.float32),
        "pft": random.choice(list(CODES), shape).astype(np.float32),
    }


@pytest.fixture
def write(tmp_path):
    def put(fields, **legends) -> list:
        paths = []
        for name, values in fields.items():
            legend = legends.get(name)
            entries = [ClassEntry(c, t, t, "#808080") for c, t in (legend or {}).items()]
            classes = Classes(name, tuple(entries)) if entries else None
            kind = {"dtype": "uint8", "nodata": 0, "classes": classes} if legend else {}
            paths.append(str(tmp_path / f"{name}.tif"))
            write_array(RasterOutput(name, **kind), paths[-1], GRID, values)
        return paths

    return put


@pytest.fixture
def table(tmp_path):
    def put(text: str) -> str:
        path = tmp_path / "classes.csv"
        path.write_text(text)
        return str(path)

    return put


def expected(model, fields, codes=CODES) -> np.ndarray:
    """Return what the model predicts of a table in which each code is written as its name."""
    cells = pd.DataFrame({name: values.ravel() for name, values in fields.items()})
    cells["cover"] = [COVERS[int(code)] for code in cells["cover"]]
    cells["pft"] = [codes.get(int(code)) for code in cells["pft"]]
    return model.predict(cells).reshape(GRID.height, GRID.width).astype(np.float32)


def predicted(model, paths, tmp_path, notes=None, **choices) -> np.ndarray:
    out = str(tmp_path / "out.tif")
    run = Run(on_note=(notes if notes is not None else []).append)
    predict_raster(model, Stack.open(paths), {"OUTPUT": out}, run, **choices)
    return gdal.Open(out).ReadAsArray()


def test_names_in_the_rasters_tell_the_codes(model, fields, write, tmp_path):
    paths = write(fields, cover=COVERS, pft={4: " enf", 9: "DBF "})
    np.testing.assert_array_equal(predicted(model, paths, tmp_path), expected(model, fields))


def test_a_table_tells_the_codes(model, fields, write, table, tmp_path):
    rows = [f"cover,{code},{name}" for code, name in COVERS.items()]
    rows += [f"pft,{code},{name}" for code, name in CODES.items()]
    path = table("\n".join(["variable,code,name", *rows]))
    found = predicted(model, write(fields), tmp_path, class_codes=path)
    np.testing.assert_array_equal(found, expected(model, fields))


def test_several_codes_are_one_class(model, fields, write, table, tmp_path):
    fields = {**fields, "pft": fields["pft"].copy()}
    fields["pft"][:4] = 30
    path = table("code,name\n9,DBF\n4,ENF\n30,DBF\n1,crops\n2,woods\n3,grass\n")
    found = predicted(model, write(fields), tmp_path, class_codes=path)
    np.testing.assert_array_equal(found, expected(model, fields, {**CODES, 30: "DBF"}))


def test_a_code_of_no_class_is_unseen(model, fields, write, tmp_path):
    fields = {**fields, "pft": fields["pft"].copy()}
    fields["pft"][0, :5] = 7
    paths = write(fields, cover=COVERS, pft={**CODES, 7: "mixed"})
    with pytest.raises(UnseenClass) as caught:
        predicted(model, paths, tmp_path)
    assert (caught.value.variable, caught.value.values) == ("pft", (7,))
    found = predicted(model, paths, tmp_path, unseen="nodata")
    np.testing.assert_array_equal(found[1:], expected(model, fields)[1:])
    assert np.isnan(found[0, :5]).all()


def test_a_class_without_code_is_told(model, fields, write, tmp_path):
    fields = {**fields, "pft": np.full_like(fields["pft"], 4)}
    notes = []
    paths = write(fields, cover=COVERS, pft={4: "ENF"})
    found = predicted(model, paths, tmp_path, notes)
    np.testing.assert_array_equal(found, expected(model, fields))
    assert ClassesWithoutCode("pft", ("DBF",), paths[-1]) in notes


def test_nothing_that_fits_is_refused(model, fields, write, table, tmp_path):
    with pytest.raises(ClassesNotNamed) as caught:
        predicted(model, write(fields, cover=COVERS), tmp_path)
    assert (caught.value.variable, caught.value.classes) == ("pft", ("DBF", "ENF"))
    assert not caught.value.is_table
    with pytest.raises(CodeOfTwoClasses) as caught:
        predicted(model, write(fields), tmp_path, class_codes=table("code,name\n1,a\n1,b\n"))
    assert (caught.value.code, caught.value.names) == (1, ("a", "b"))
    rows = "code,name,variable\n9,DBF,soil\n4,ENF,soil\n1,crops,\n2,woods,\n3,grass,\n"
    with pytest.raises(ClassesNotNamed) as caught:
        predicted(model, write(fields), tmp_path, class_codes=table(rows))
    assert caught.value.is_table and caught.value.variable == "pft"


def test_exchanged_codes_of_two_dates_are_refused(model, fields, write, tmp_path):
    dated = {"pft_2001": fields["pft"], "pft_2002": fields["pft"], "cover": fields["cover"]}
    other = {9: "ENF", 4: "DBF"}
    stack = Stack.open(write(dated, cover=COVERS, pft_2001=CODES, pft_2002=other))
    with pytest.raises(LegendsConflict):
        with_raster_codes(model, stack, Run())


def test_a_table_without_use_is_refused(samples, spec, fields, write, table, tmp_path):
    plain = train(samples, spec(trees=3), Run(threads=1)).model
    with pytest.raises(DoesNotApply):
        predicted(plain, write(fields), tmp_path, class_codes=table("code,name\n1,a\n"))


def test_shapley_values_of_named_classes(model, fields, write, tmp_path):
    """The sum of the values and the base is the prediction."""
    paths, out = write(fields, cover=COVERS, pft=CODES), str(tmp_path / "shap.tif")
    explain_raster(model, Stack.open(paths), {"OUTPUT": out}, Run())
    values = gdal.Open(out).ReadAsArray().sum(axis=0)
    base = expected(model, fields) - values
    for code in CODES:
        here = base[fields["pft"] == code]
        np.testing.assert_allclose(here, here[0], rtol=1e-4)


def test_the_choice_of_codes_has_a_digest(model, fields, write):
    assert codes_digest(model) == ""
    paths = write(fields, cover=COVERS, pft=CODES)
    one = codes_digest(with_raster_codes(model, Stack.open(paths), Run()))
    paths = write(fields, cover=COVERS, pft={9: "ENF", 4: "DBF"})
    other = codes_digest(with_raster_codes(model, Stack.open(paths), Run()))
    assert one and other and one != other


def test_a_coded_class_is_its_text():
    label = CodedClass("DBF", (3, 1))
    assert label == "DBF" and {"DBF": 1}[label] == 1
    assert copy.deepcopy(label).codes == (3, 1)
    codes = np.array([1.0, 2.0, 3.0, 5.0, np.nan])
    assert positions_of_codes(codes, (2, label)).tolist() == [1, 0, 1, -1, -2]


# --- numbers whose names the training knew -----------------------------------------------------

TRAINED = {1: "Crops", 2: "grass", 3: "forest"}


@pytest.mark.parametrize(
    "given",
    [
        {},
        {1: "crops", 2: "Grass", 3: " forest"},
        {3: "forest", 7: "water"},  # codes that the training lacks
        {1: "", 3: "forest"},
    ],
)
def test_the_same_names_say_nothing(given, watched, notes):
    check_legend("lulc", TRAINED, given, "lulc.tif", watched)
    assert notes == []


def test_other_words_for_a_code_are_told(watched, notes):
    check_legend("lulc", TRAINED, {1: "cropland", 3: "forest"}, "lulc.tif", watched)
    assert notes == [ClassesNamedOtherwise("lulc", "lulc.tif", ((1, "Crops", "cropland"),))]


@pytest.mark.parametrize("given", [{1: "forest", 3: "crops"}, {3: "crops", 1: "barren"}])
def test_a_class_of_the_training_under_another_code_is_refused(given):
    with pytest.raises(CodesExchanged) as caught:
        check_legend("lulc", TRAINED, given, "lulc.tif", Run())
    assert caught.value.codes == tuple((c, TRAINED[c], given[c]) for c in sorted(given))


def test_a_map_of_exchanged_codes_is_refused(samples, spec, fields, write, tmp_path):
    table = samples.assign(lulc_name=samples["lulc"].map(COVERS))
    model = train(table, spec(trees=2, categorical=("lulc",)), Run(threads=1)).model
    covers = {**fields, "lulc": fields["cover"]}
    same = Stack.open(write(covers, lulc=COVERS))
    assert with_raster_codes(model, same, Run()) is model
    exchanged = Stack.open(write(covers, lulc={1: "woods", 2: "crops", 3: "grass"}))
    with pytest.raises(CodesExchanged):
        predict_raster(model, exchanged, {"OUTPUT": str(tmp_path / "npp.tif")}, Run())


def test_a_table_of_exchanged_codes_is_refused(samples, spec):
    table = samples.assign(lulc_name=samples["lulc"].map(COVERS))
    model = train(table, spec(trees=2, categorical=("lulc",)), Run(threads=1)).model
    other = {1: "woods", 2: "crops", 3: "grass"}
    with pytest.raises(CodesExchanged):
        table_in_trained_units(model, table.assign(lulc_name=table["lulc"].map(other)), Run())
