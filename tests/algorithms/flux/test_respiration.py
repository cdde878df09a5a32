"""Respiration algorithms as QGIS runs them."""

from __future__ import annotations

import numpy as np
import pytest

NAN = np.nan


@pytest.fixture
def rs(raster):
    return raster("rs", [[1000, 100], [NAN, 0]])


@pytest.fixture
def pairs(tmp_path):
    """A plain CSV, whose columns QGIS 3.22 reads as text."""
    path = tmp_path / "pairs.csv"
    path.write_text("site,rs,rh,note\na,100,60,x\nb,200,110,y\nc,400,210,z\nd,800,,w\ne,NA,5,v\n")
    return str(path)


def test_linear(run_algorithm, rs, read, tmp_path):
    out = str(tmp_path / "rh.tif")
    found = run_algorithm("heterotrophicrespiration", RS=rs, OUTPUT=out)
    assert read(out)[0] == pytest.approx([629.01, 71.01])
    assert np.isnan(read(out)[1, 0])
    assert found["AREA"] == pytest.approx(3.0)


@pytest.mark.parametrize(
    ("given", "a", "b"),
    [({}, 0.87, 0.22), ({"SLOPE": 0.73, "INTERCEPT": 1.22}, 0.73, 1.22), ({"SLOPE": 1}, 1, 0.22)],
)
def test_loglog(run_algorithm, rs, read, tmp_path, given, a, b):
    out = str(tmp_path / "rh.tif")
    run_algorithm(
        "heterotrophicrespiration", RS=rs, RESPIRATION_METHOD="loglog", OUTPUT=out, **given
    )
    assert read(out)[0] == pytest.approx(np.exp(b + a * np.log([1000, 100])), rel=1e-6)


def test_climate(run_algorithm, raster, read, tmp_path):
    out = str(tmp_path / "rh.tif")
    run_algorithm(
        "heterotrophicrespiration",
        RESPIRATION_METHOD="climate",
        TEMPERATURE=raster("t", [[-5, 25]]),
        PRECIPITATION=raster("p", [[5, 100]]),
        OUTPUT=out,
    )
    assert read(out)[0] == pytest.approx([4.845, 40.684], abs=5e-4)


def test_q10(run_algorithm, raster, read, fails, tmp_path):
    out = str(tmp_path / "r.tif")
    given = {"RESPIRATION_METHOD": "q10", "TEMPERATURE": raster("t", [[0, 20, NAN]])}
    run_algorithm("heterotrophicrespiration", R10=50, Q10=2, OUTPUT=out, **given)
    assert read(out)[0, :2] == pytest.approx([25.0, 100.0])
    assert np.isnan(read(out)[0, 2])
    assert "R10 is empty" in fails("heterotrophicrespiration", OUTPUT=out, **given)
    wrong = {**given, "R10": 50, "SLOPE": 0.5}
    assert "SLOPE = 0.5" in fails("heterotrophicrespiration", OUTPUT=out, **wrong)
    linear = {"RS": raster("rs", [[1.0, 2.0, 3.0]]), "Q10": 3}
    assert "Q10 = 3" in fails("heterotrophicrespiration", OUTPUT=out, **linear)


def test_rh_held_at_rs(run_algorithm, raster, read, fails, tmp_path):
    rs, out = raster("rs", [[10.0, 1000.0]]), str(tmp_path / "rh.tif")
    run_algorithm("heterotrophicrespiration", RS=rs, LIMIT_TO_RS=True, OUTPUT=out)
    assert read(out)[0] == pytest.approx([10.0, 629.01])
    given = {"RESPIRATION_METHOD": "q10", "TEMPERATURE": rs, "R10": 50, "LIMIT_TO_RS": True}
    assert "LIMIT_TO_RS" in fails("heterotrophicrespiration", OUTPUT=out, **given)


def test_inputs_of_another_method(fails, rs, raster, tmp_path):
    out = str(tmp_path / "rh.tif")
    climate = {
        "TEMPERATURE": raster("t", [[1, 2], [3, 4]]),
        "PRECIPITATION": raster("p", [[1, 2], [3, 4]]),
    }

    def message(**parameters):
        return fails("heterotrophicrespiration", OUTPUT=out, **parameters)

    assert "RS is empty" in message()
    assert "TEMPERATURE" in message(RS=rs, TEMPERATURE=climate["TEMPERATURE"])
    assert "PRECIPITATION is empty" in message(
        RESPIRATION_METHOD="climate", TEMPERATURE=climate["TEMPERATURE"]
    )
    assert "SLOPE = 0.5" in message(RESPIRATION_METHOD="climate", SLOPE=0.5, **climate)
    assert "RS = " in message(RESPIRATION_METHOD="climate", RS=rs, **climate)


def test_dialog_refuses_too(provider, rs):
    from qgis.core import QgsProcessingContext

    algorithm = provider.algorithm("heterotrophicrespiration").create()
    parameters = {"RESPIRATION_METHOD": "climate", "RS": rs, "OUTPUT": "TEMPORARY_OUTPUT"}
    ok, message = algorithm.checkParameterValues(parameters, QgsProcessingContext())
    assert not ok
    assert "RS" in message


def test_fit(run_algorithm, pairs, tmp_path):
    report = tmp_path / "fit.html"
    found = run_algorithm(
        "fitrespiration", SAMPLES=pairs, RS_FIELD="rs", RH_FIELD="rh", REPORT=str(report)
    )
    assert (found["SLOPE"], found["INTERCEPT"]) == pytest.approx((0.5, 10.0))
    assert found["R2"] == pytest.approx(1.0)
    assert found["N"] == 3
    assert 0 < found["LOG_SLOPE"] < 1
    assert "0.5" in report.read_text(encoding="utf-8")


def test_a_column_against_itself(fails, pairs, tmp_path):
    given = {"SAMPLES": pairs, "RS_FIELD": "rs", "RH_FIELD": "rs"}
    message = fails("fitrespiration", **given, REPORT=str(tmp_path / "r.html"))
    assert "RH_FIELD = rs" in message


def test_fit_of_what_cannot_be(fails, pairs, tmp_path):
    report = str(tmp_path / "fit.html")

    def message(**fields):
        return fails("fitrespiration", SAMPLES=pairs, REPORT=report, **fields)

    assert "note" in message(RS_FIELD="rs", RH_FIELD="note")
    few = tmp_path / "few.csv"
    few.write_text("rs,rh\n1,2\n3,\n")
    assert "Too few usable records: 1" in fails(
        "fitrespiration", SAMPLES=str(few), RS_FIELD="rs", RH_FIELD="rh", REPORT=report
    )
