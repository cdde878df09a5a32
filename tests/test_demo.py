"""What the demonstration computes and prints besides running algorithms."""

from __future__ import annotations

import json
import subprocess

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.tools import compile_kernels, demo, process_json

N = np.nan


@pytest.fixture
def raster(tmp_path):
    def write(name, values):
        path = tmp_path / name
        rows, cols = np.shape(values)
        dataset = gdal.GetDriverByName("GTiff").Create(str(path), cols, rows, 1, gdal.GDT_Float32)
        dataset.SetGeoTransform((0.0, 1000.0, 0.0, 0.0, 0.0, -2000.0))
        dataset.GetRasterBand(1).SetNoDataValue(N)
        dataset.GetRasterBand(1).WriteArray(np.array(values))
        return path

    return write


def test_agreement_rests_on_cells_with_both(raster):
    made = raster("map.tif", [[10.0, 20.0, N], [30.0, N, N]])
    truth = raster("truth.tif", [[12.0, 18.0, 5.0], [36.0, 7.0, N]])
    a = demo.compare(made, truth)
    assert a.bias == pytest.approx((-2 + 2 - 6) / 3)
    assert a.rmse == pytest.approx(np.sqrt((4 + 4 + 36) / 3))
    assert a.r == pytest.approx(np.corrcoef([10, 20, 30], [12, 18, 36])[0, 1])
    assert (a.area_km2, a.whole_area_km2) == (6.0, 10.0)
    assert a.map_tg == pytest.approx(60 * 2e6 / 1e12)
    assert a.truth_tg == pytest.approx(66 * 2e6 / 1e12)
    assert a.whole_truth_tg == pytest.approx(78 * 2e6 / 1e12)


def test_scores_are_those_over_all_records(tmp_path):
    path = tmp_path / "scores.csv"
    path.write_text(
        "validation,scope,subject,n,r2,rmse [gC m-2 yr-1]\n"
        "site,all,,40,0.5,90.5\nsite,site,N001,4,0.9,10\nkfold,all,,40,0.75,60\n",
        encoding="utf-8",
    )
    assert demo.read_scores(path) == {
        "site": {"n": 40.0, "r2": 0.5, "rmse": 90.5},
        "kfold": {"n": 40.0, "r2": 0.75, "rmse": 60.0},
    }


def test_a_picture_is_drawn(raster, tmp_path):
    made = raster("map.tif", [[-40.0, 20.0], [N, 10.0]])
    demo.draw(made, made, 2024, tmp_path / "nep.png")
    assert (tmp_path / "nep.png").read_bytes()[1:4] == b"PNG"


def fake_process(monkeypatch, returncode, stdout, stderr=""):
    commands = []

    def run(command, **_):
        commands.append(command)
        return subprocess.CompletedProcess(command, returncode, stdout, stderr)

    monkeypatch.setattr(demo.subprocess, "run", run)
    return commands


def test_lists_become_repeated_options(monkeypatch, capsys):
    answer = "some warning\n" + json.dumps({"results": {"TOTAL": 1.5}})
    commands = fake_process(monkeypatch, 0, answer)
    results = demo.Steps(0.0).run("Adding up", "carbonbudget", SERIES=["a.tif", "b.tif"], N=3)
    assert results == {"TOTAL": 1.5}
    assert commands[0][1:] == [
        *("process", "--json", "run", "carbonsink:carbonbudget"),
        *("--SERIES=a.tif", "--SERIES=b.tif", "--N=3"),
    ]
    assert "Adding up (carbonsink:carbonbudget)" in capsys.readouterr().out


def test_a_failed_step_stops_the_demo_and_says_why(monkeypatch, capsys):
    fake_process(monkeypatch, 1, json.dumps({"log": {"errors": ["No rasters."]}}), "ERROR: x\n")
    with pytest.raises(SystemExit) as caught:
        demo.Steps(0.0).run("Adding up", "carbonbudget")
    assert caught.value.code == 1
    said = capsys.readouterr().err
    assert "No rasters." in said
    assert "ERROR: x" in said


def test_the_interval_says_where_the_truth_lies():
    a = demo.Agreement(0.0, 1.0, 1.0, 31.06, 27.28, 1.0, 30.0, 2.0)
    inside = demo.interval_in_words({"TOTAL_LOWER": 26.0, "TOTAL_UPPER": 36.0}, a)
    assert inside == "90 % interval of the total: 26.00 to 36.00 Tg C; the truth lies in it"
    outside = demo.interval_in_words({"TOTAL_LOWER": 30.0, "TOTAL_UPPER": 32.0}, a)
    assert outside.endswith("does not lie in it")


@pytest.mark.parametrize(
    "printed",
    [
        '{"results": {"TOTAL": 1.5, "OUTPUT": "a.tif"}}',
        '{"results": [{"name": "TOTAL", "value": 1.5}, {"name": "OUTPUT", "value": "a.tif"}]}',
        'Problem with {GRASS}\n{"results": {"TOTAL": 1.5, "OUTPUT": "a.tif"}}\nbye {x}',
    ],
)
def test_answers_of_qgis_process_are_read_in_either_form(printed):
    assert process_json.read_results(printed) == {"TOTAL": 1.5, "OUTPUT": "a.tif"}


def test_an_answer_that_is_none_is_empty():
    assert process_json.read_answer("ERROR: no {such} algorithm") == {}
    with pytest.raises(KeyError):
        process_json.read_results("[1]")


def test_kernels_of_training_and_prediction_are_compiled(monkeypatch, tmp_path):
    monkeypatch.setenv("QGIS_CUSTOM_CONFIG_PATH", str(tmp_path))
    compile_kernels.main()
    from carbonsink.core.forest.cell_order import sort_into_boxes
    from carbonsink.core.forest.forest_file import is_preorder
    from carbonsink.core.forest.tree_evaluation import predict_blocks

    assert predict_blocks.signatures and is_preorder.signatures and sort_into_boxes.signatures
