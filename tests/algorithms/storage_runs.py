"""Runs of the storage cases, with their rasters in any form, and what they return and write."""

from __future__ import annotations

import csv
import itertools
import os
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr
from qgis.core import QgsProcessingFeedback

from carbonsink.tests.algorithms.storage_cases import CASES
from carbonsink.tests.algorithms.storages import CODES, STORAGES, whole_numbers

PLAIN, PLAIN_CODES = STORAGES["lzw-predictor"], whole_numbers("u1", 255)
MARKED, MARKED_CODES = STORAGES["undeclared"], CODES["int16-undeclared"]


def destinations(algorithm, wanted, folder):
    """Files for the wanted outputs that the algorithm has."""
    endings = {
        "rasterDestination": ".tif",
        "fileDestination": ".csv",
        "folderDestination": "",
        "sink": ".gpkg",
    }
    found = {}
    for definition in algorithm.destinationParameterDefinitions():
        if definition.name() in wanted and definition.type() in endings:
            found[definition.name()] = str(
                folder / (definition.name() + endings[definition.type()])
            )
    return found


def contents(results, given):
    """Everything a run returned and wrote, by name."""
    found = {name: value for name, value in results.items() if isinstance(value, (int, float))}
    for name, path in given.items():
        if os.path.isdir(path):
            for raster in sorted(Path(path).glob("*.tif")):
                found[f"{name}/{raster.name}"] = values_of(raster)
        elif path.endswith(".tif"):
            found[name] = values_of(path)
        elif path.endswith(".gpkg"):
            found[name] = features_of(path)
        else:
            with open(path, encoding="utf-8", newline="") as file:
                found[name] = list(csv.reader(file))
    return found


def values_of(path):
    """All bands of a raster, NaN where there is no data."""
    dataset = gdal.Open(str(path))
    bands = [dataset.GetRasterBand(i + 1) for i in range(dataset.RasterCount)]
    marks = [band.GetNoDataValue() for band in bands]
    values = [band.ReadAsArray().astype(float) for band in bands]
    return np.stack(
        [v if mark is None else np.where(v == mark, np.nan, v) for v, mark in zip(values, marks)]
    )


def features_of(path):
    """Columns and coordinates of all features of a layer, as rows of text."""
    dataset = ogr.Open(path)  # a layer lives no longer than its dataset
    layer = dataset.GetLayer(0)
    names = [field.name for field in layer.schema]
    rows = [names]
    for feature in layer:
        places = feature.geometry().ExportToWkt().replace("(", " ").replace(")", " ")
        cells = [str(feature[name]) for name in names] + places.replace(",", " ").split()
        rows.append(cells)
    return rows


class Runs:
    """Runs of cases in one folder; results of plain files and shared inputs are kept."""

    def __init__(self, provider, folder):
        self.provider, self.folder = provider, folder
        self.numbers, self.expected, self.others = itertools.count(), {}, {}

    def start(self, algorithm, **parameters):
        import processing

        self.told = QgsProcessingFeedback(False)
        return processing.run(f"carbonsink:{algorithm}", parameters, feedback=self.told)

    def shared(self, name):
        """Other parameters of a case; files among them are made once."""
        case = CASES[name]
        for value in case.others.values():
            if callable(value) and value not in self.others:
                self.others[value] = value(self.start, self.folder)
        return {k: self.others[v] if callable(v) else v for k, v in case.others.items()}

    def __call__(self, name, amounts=(PLAIN,), codes=(PLAIN_CODES,), reverse=False, **more):
        """Run a case; its rasters take the forms by turns.

        With ``marked`` a raster amid each input has marks of no data that it does not declare.
        """
        case, folder = CASES[name], self.folder / str(next(self.numbers))
        (folder / "in").mkdir(parents=True)
        algorithm, container = self.provider.algorithm(case.algorithm), more.pop("container", None)
        marked, self.marked, given = more.pop("marked", False), [], {}
        inputs_of = ((amounts, case.amounts, MARKED), (codes, case.codes, MARKED_CODES))
        for writers, inputs, marked_writer in inputs_of:
            writers = itertools.cycle(writers)
            for parameter, rasters in inputs.items():
                turn, amid = list(itertools.islice(writers, len(rasters))), len(rasters) // 2
                if marked:
                    turn[amid] = marked_writer
                paths = [w(folder / "in" / n, v) for w, (n, v) in zip(turn, rasters.items())]
                self.marked.append(os.path.basename(paths[amid]))
                alone = algorithm.parameterDefinition(parameter).type() == "raster"
                given[parameter] = paths[0] if alone else paths[::-1] if reverse else paths
        if container is not None:
            given["SERIES"] = [container(folder / "in", case.amounts["SERIES"])]
        files = destinations(algorithm, case.outputs, folder)
        results = self.start(case.algorithm, **{**given, **self.shared(name), **files, **more})
        return contents(results, files)

    def plain(self, name):
        """Results of plain files, one run of each case."""
        if name not in self.expected:
            self.expected[name] = self(name)
        return self.expected[name]
