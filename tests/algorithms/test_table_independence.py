"""Results do not depend on how the same table is written: separator, encoding, dates, order.

One table of sites, dates and fluxes in many forms; each must give what its plain form gives.
"""

from __future__ import annotations

import csv
import datetime
import io
from typing import NamedTuple

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingFeedback, QgsVectorLayer

HEADER = ["site", "date", "ndvi", "rs (gC m-2 yr-1)", "rh (gC m-2 yr-1)", "remark"]
NUMBERS = (2, 3, 4)


class Form(NamedTuple):
    """How a table is written."""

    separator: str = ","
    encoding: str = "utf-8"
    decimal: str = "."
    date: object = datetime.date.isoformat
    order: tuple = (0, 1, 2, 3, 4, 5)
    end: str = "\n"
    quoting: int = csv.QUOTE_MINIMAL
    above: str = ""
    among: str = ""
    below: str = ""
    missing: str = ""
    group: str = ""
    ending: str = ".csv"


def _day_first(day):
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def _month_first(day):
    return f"{day.month}/{day.day}/{day.year}"


FORMS = {
    "semicolons": Form(";"),
    "decimal-commas": Form(";", decimal=","),
    "quoted-commas": Form(",", decimal=","),
    "tabs": Form("\t", ending=".txt"),
    "tabs-tsv": Form("\t", decimal=",", ending=".tsv"),
    "bars": Form("|"),
    "stated-separator": Form(";", above="sep=;\n", decimal=","),
    "bom": Form(encoding="utf-8-sig"),
    "gbk": Form(encoding="gbk"),
    "utf-16": Form("\t", encoding="utf-16", ending=".txt"),
    "utf-16-big": Form(encoding="utf-16-be", above="\ufeff"),
    "utf-16-unmarked": Form(encoding="utf-16-le"),
    "windows-lines": Form(end="\r\n"),
    "old-mac-lines": Form(end="\r"),
    "quoted": Form(quoting=csv.QUOTE_ALL),
    "columns-backwards": Form(order=(5, 4, 3, 2, 1, 0)),
    "columns-shuffled": Form(";", decimal=",", order=(3, 1, 5, 0, 4, 2)),
    "day-first": Form(date=_day_first),
    "month-first": Form(date=_month_first),
    "day-first-dots": Form(";", decimal=",", date=lambda d: _day_first(d).replace("/", ".")),
    "packed": Form(date=lambda d: f"{d:%Y%m%d}"),
    "words": Form(date=lambda d: f"{d.day} {d:%b} {d.year}"),
    "chinese-dates": Form(encoding="gbk", date=lambda d: f"{d.year}年{d.month}月{d.day}日"),
    "slashes": Form(date=lambda d: f"{d.year}/{d.month}/{d.day}"),
    "midnights": Form(date=lambda d: f"{d.isoformat()}T00:00:00Z"),
    "comments-above": Form(above="# from a data base\n# version 2\n"),
    "comments-among": Form(among="# a new sensor from here\n"),
    "commented-header": Form(above="#"),
    "empty-lines": Form(below="\n\n,,,,,\n"),
    "blank-line-above": Form(above="\n"),
    "marks": Form(missing="-9999"),
    "marks-of-r": Form(missing="NA"),
    "marks-of-spreadsheets": Form(missing="#N/A"),
    "marks-with-decimals": Form(missing="-9999.00"),
    "thousands": Form(";", group=","),
    "thousands-by-point": Form(";", decimal=",", group="."),
    "thousands-by-blank": Form(";", decimal=",", group="\u202f"),
}


def plots():
    """Records of five sites, twelve days each, the names as in a Chinese network."""
    rng = np.random.default_rng(1)
    for site in ("长白山", "千烟洲", "001", "AT-Neu", "鼎湖山, 东坡"):
        for month in range(1, 13):
            day = datetime.date(2004, month, 3 * month - 2 if month < 10 else 28)
            rs = round(float(rng.uniform(300, 1900)), 2)
            rh = round(0.6 * rs + float(rng.normal(0, 9)), 2)
            missing = month == 5
            remark = "bare soil" if month % 3 else 'a "good" plot'
            ndvi = round(0.0003 * rs + 0.1, 3)
            yield [site, day, ndvi, None if missing else rs, rh, remark]


def towers():
    """Days of two sites over a year."""
    rng = np.random.default_rng(2)
    for site in ("长白山", "AT-Neu"):
        for n in range(366):
            day = datetime.date(2004, 1, 1) + datetime.timedelta(n)
            gpp, height = float(rng.uniform(0, 12)), float(rng.uniform(1100, 2900))
            values = [round(float(rng.uniform(5, 25)), 2), round(gpp, 2), round(height, 2)]
            yield [site, day, *values[:1], None if n % 9 == 4 else values[1], values[2], "x"]


def number_text(value, form):
    """A number in a form; None is missing."""
    if value is None:
        return form.missing
    text = f"{value:,.3f}" if form.group else f"{value:.3f}"
    return text.translate(str.maketrans({",": form.group or ",", ".": form.decimal}))


def write(folder, form, header=HEADER, rows=plots):
    """Write a table and return its name."""
    text = io.StringIO(newline="")
    writer = csv.writer(
        text, delimiter=form.separator, quoting=form.quoting, lineterminator=form.end
    )
    writer.writerow([header[i] for i in form.order])
    for n, row in enumerate(rows()):
        cells = [
            form.date(cell) if i == 1 else number_text(cell, form) if i in NUMBERS else cell
            for i, cell in enumerate(row)
        ]
        if n == 30:
            text.write(form.among)
        writer.writerow([cells[i] for i in form.order])
    content = form.above.replace("\n", form.end) + text.getvalue() + form.below
    path = folder / f"plots{form.ending}"
    path.write_bytes(content.encode(form.encoding))
    return str(path)


def numbers_of(results):
    return {k: v for k, v in results.items() if isinstance(v, (int, float))}


@pytest.fixture
def fit(run_algorithm, tmp_path):
    """Fit the respiration line, and train a model with sites held out; the numbers of both."""

    def run(samples):
        respiration = run_algorithm(
            "fitrespiration",
            SAMPLES=samples,
            RS_FIELD=HEADER[3],
            RH_FIELD=HEADER[4],
            REPORT=str(tmp_path / "r.html"),
        )
        scores = tmp_path / "scores.csv"
        run_algorithm(
            "trainmodel",
            SAMPLES=samples,
            TARGET_FIELD=HEADER[3],
            PREDICTOR_FIELDS=["ndvi"],
            CATEGORICAL_FIELDS=[],
            SITE_FIELD="site",
            TREES=10,
            SCORES=str(scores),
            MODEL=str(tmp_path / "m.carbonmodel"),
        )
        return numbers_of(respiration), scores.read_text(encoding="utf-8")

    return run


@pytest.fixture(scope="module")
def of_plain():
    return {}


def same(found, expected):
    numbers, scores = expected
    assert found[0] == pytest.approx(numbers, rel=1e-12)
    assert found[1] == scores


@pytest.mark.parametrize("name", FORMS)
def test_samples_in_any_form(fit, of_plain, tmp_path, name):
    if not of_plain:
        of_plain["samples"] = fit(write(tmp_path, Form()))
        assert of_plain["samples"][0]["N"] == 55
    form = FORMS[name]
    same(fit(write(tmp_path, form)), of_plain["samples"])


@pytest.mark.parametrize("name", ["comments-above", "comments-among", "utf-16", "gbk", "bars"])
def test_a_layer_of_such_a_file(fit, of_plain, tmp_path, name):
    expected = fit(write(tmp_path, Form()))
    layer = QgsVectorLayer(write(tmp_path, FORMS[name]), "plots", "ogr")
    if layer.isValid():  # QGIS opens most of them, as something else
        same(fit(layer), expected)


def test_lines_that_are_skipped_are_told(run_algorithm, tmp_path):
    feedback = QgsProcessingFeedback()
    run_algorithm(
        "fitrespiration",
        feedback,
        SAMPLES=write(tmp_path, FORMS["comments-among"]),
        RS_FIELD=HEADER[3],
        RH_FIELD=HEADER[4],
        REPORT=str(tmp_path / "r.html"),
    )
    log = feedback.htmlLog()
    assert "begin with #" in log and "line 32" in log


TOWERS = ["site", "date", "TA (degC)", "GPP (gC m-2 d-1)", "swc", "remark"]


@pytest.fixture
def read_towers(run_algorithm, tmp_path):
    def read(form):
        path = write(tmp_path, form, TOWERS, towers)
        output = str(tmp_path / "fluxes.csv")
        run_algorithm("readfluxtable", INPUT=[path], PROFILE="generic", STEP="month", OUTPUT=output)
        with open(output, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read


@pytest.mark.parametrize("name", FORMS)
def test_flux_tables_in_any_form(read_towers, of_plain, name):
    if "towers" not in of_plain:
        of_plain["towers"] = read_towers(Form())
        assert len(of_plain["towers"]) == 24
        assert_means(of_plain["towers"])
    assert read_towers(FORMS[name]) == of_plain["towers"]


def assert_means(found):
    """Monthly sums of GPP and means of temperature by pandas."""
    import pandas as pd

    frame = pd.DataFrame(towers(), columns=["site", "date", "ta", "gpp", "swc", "remark"])
    months = pd.to_datetime(frame["date"]).dt.strftime("%Y-%m")
    means = frame.groupby(["site", months])[["ta", "gpp"]].mean()
    for row in found:
        own = means.loc[(row["site"], row["date"])]
        days = pd.Period(row["date"]).days_in_month
        assert float(row["ta"]) == pytest.approx(own["ta"], rel=1e-9)
        assert float(row["gpp"]) == pytest.approx(own["gpp"] * days, rel=1e-9)


CLASSES = [
    ["code", "key", "label", "upper", "colour"],
    ["1", "source", "源", "-1250.5", "#a00000"],
    ["2", "neutral", "中性", "0.5", "#ffffff"],
    ["3", "sink", "汇", "", "#00a000"],
]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("decimal", [".", ","])
def test_tables_of_classes(run_algorithm, raster, tmp_path, separator, encoding, decimal):
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator)
    writer.writerows([[cell.replace(".", decimal) for cell in row] for row in CLASSES])
    path = tmp_path / "classes.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    npp, rh = raster([[100.0, 900.0, 400.0]], "npp.tif"), raster([[1800.0, 400.0, 400.0]], "rh.tif")
    classes = str(tmp_path / "c.tif")
    run_algorithm(
        "nep",
        NPP=npp,
        RH=rh,
        CLASSES=str(path),
        OUTPUT=str(tmp_path / "o.tif"),
        NEP_CLASS=classes,
    )
    assert gdal.Open(classes).ReadAsArray().tolist() == [[1, 3, 2]]
