"""Kinds of files that are read, each with whole files to begin from, and how it is read."""

from __future__ import annotations

import contextlib
import os
import struct
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Callable

import numpy as np

from carbonsink.core.run import Run
from carbonsink.tests.fuzz import mutations

CORE = Path(__file__).resolve().parents[2] / "core"


@dataclass(frozen=True)
class Kind:
    """A kind of file.

    Parameters
    ----------
    name : str
        Its name.
    file : str
        Name of the file that is made.
    seeds : callable
        ``seeds(folder) -> list of bytes``: whole files.
    damage : callable
        ``damage(random, content) -> content``.
    read : callable
        ``read(path)``: what the plugin does with such a file.
    native : bool
        Whether compiled libraries read it, so that a process of its own is needed.
    """

    name: str
    file: str
    seeds: Callable
    damage: Callable
    read: Callable
    native: bool = False


# --- tables -------------------------------------------------------------------------------------


def _shipped(*places: str):
    return lambda _folder: [(CORE / place).read_bytes() for place in places]


def _texts(*texts: str):
    return lambda _folder: [text.encode() for text in texts]


def _read_trend_classes(path: str) -> None:
    from carbonsink.core.trend.trend_classes import load_class_breaks

    load_class_breaks(path)


def _read_flux_classes(path: str) -> None:
    from carbonsink.core.flux.budget.class_areas import breaks_of, budget_classes
    from carbonsink.core.flux.nep import classify_nep, load_nep_classes

    classes = load_nep_classes(path)
    classify_nep(np.linspace(-500, 1500, 7), classes)
    breaks_of(budget_classes("gC m-2 yr-1", "year", path))


def _read_rules(path: str) -> None:
    from carbonsink.core.diagnosis.zone_rules import load_rules

    load_rules(path)


def _read_densities(path: str) -> None:
    from carbonsink.core.landuse.carbon_densities import density_arrays, read_densities

    density_arrays(path, read_densities(path), (1, 2))


def _read_legend(path: str) -> None:
    from carbonsink.core.landuse.legend import read_legend

    read_legend(path)


def _read_casa(path: str) -> None:
    from carbonsink.core.flux.casa.land_cover_classes import load_casa_classes

    load_casa_classes(path)


def _read_coefficients(path: str) -> None:
    from carbonsink.core.flux.coefficients import load_coefficients

    load_coefficients("respiration_coefficients", path)


def _read_weights(path: str) -> None:
    from carbonsink.core.pattern.weights_file import match_ids, read_weights

    contents = read_weights(path)
    match_ids(contents, contents.ids, "id", "file", Run())


_GAL = ("0 3 layer CODE\na 2\nb c\nb 1\na\nc 0\n\n", "2\n1 1\n2\n2 1\n1\n")
_GWT = ("0 3 layer CODE\na b 100.5\na c 200\nb a 100.5\n",)


def _swm(_folder) -> list:
    records = b"".join(
        struct.pack("<3i2d", one, 1, other, 0.5, 0.5) for one, other in ((1, 2), (2, 1))
    )
    return [b"CODE;GCS\n" + struct.pack("<2i", 2, 1) + records]


_DENSITIES = (
    "code,density_start,density_end\n1,120.5,118\n2,30,31.25\n4,0,0\n",
    "code,name,density (t/ha)\n1,forest,120\n2,cropland,30\n",
)
_LEGEND = ("code,name,colour\n1,forest,#117733\n2,cropland,#ddcc77\n3,water,#88ccee\n",)
_CASA = ("code,name,eps_max,ndvi_min,ndvi_max\n1,forest,0.6,0.02,0.9\n2,crop,0.5,,\n",)

# --- tables of flux towers ----------------------------------------------------------------------

_FLUXNET = "TIMESTAMP,NEE_VUT_REF,NEE_VUT_REF_QC,GPP_NT_VUT_REF,TA_F\n" + "".join(
    f"2005{month:02d},{-0.5 * month},{0.8 + month / 100},{month / 3:.3f},{10 + month}\n"
    for month in range(1, 13)
)
_GENERIC = "site,date,NEE (gC m-2 d-1),Ta\n,,gC m-2 d-1,degC\n" + "".join(
    f"s{place},2005-{month:02d}-{day:02d},{month - day / 7:.2f},{day}\n"
    for place in range(2)
    for month in (1, 2)
    for day in range(1, 28)
)
_CHINAFLUX = "年,月,日,NEE,Ta\n" + "".join(
    f"2005,3,{day},{day / 9:.2f},{day}\n" for day in range(1, 32)
)


def _read_flux(path: str) -> None:
    from carbonsink.core.errors_and_notes.run import CarbonSinkError
    from carbonsink.core.sites.flux_tables.period_table import read_flux_tables
    from carbonsink.core.sites.settings import FluxSettings

    failed = []
    for profile in ("fluxnet", "chinaflux", "generic"):
        try:
            read_flux_tables([path], FluxSettings(profile, "month", 1, 0.0, None), Run(), None)
        except CarbonSinkError as error:
            failed.append(error)
    if len(failed) == 3:
        raise failed[0]


def _read_flux_columns(path: str) -> None:
    from carbonsink.core.sites.flux_tables.column_meanings import load_columns

    for profile in ("fluxnet", "chinaflux", "generic"):
        load_columns(profile, path)


def _read_stations(path: str) -> None:
    from carbonsink.core.sites.flux_tables.station_table import read_stations

    read_stations(path, Run())


_STATIONS = ("site,latitude,longitude,IGBP\nCN-Cha,42.4,128.1,MF\nCN-Din,23.2,112.5,EBF\n",)

# --- models -------------------------------------------------------------------------------------


def _estimators(folder) -> list:
    """Small models of several estimators, with strata and without."""
    import pandas as pd

    from carbonsink.core.estimators.registry import EstimatorSettings
    from carbonsink.core.learn.estimator_bundle import write_bundle
    from carbonsink.core.learn.estimator_training import train
    from carbonsink.core.model.training_specification import Recipe, TrainingSpec

    random = np.random.default_rng(3)
    table = pd.DataFrame(random.normal(10, 4, (40, 2)), columns=["mat", "rain"])
    table["lulc"] = np.arange(40) % 3 + 1
    table["npp"] = table["mat"] * 3 + random.normal(0, 1, 40)
    found = []
    small = EstimatorSettings(3, None, 3, 2)
    for estimator, settings, stratum in (
        ("random_forest", small, "lulc"),
        ("gradient_boosting", small, ""),
        ("svm", EstimatorSettings(), ""),
        ("linear", EstimatorSettings(), ""),
        ("neural_network", EstimatorSettings(), "lulc"),
    ):
        recipe = Recipe(estimator, settings)
        spec = TrainingSpec(
            "npp", ("mat", "rain"), stratum=stratum, validation="kfold", folds=2, recipe=recipe
        )
        path = os.path.join(folder, "seed.carbonmodel")
        write_bundle(train(table, spec, Run(threads=1)).model, path)
        found.append(Path(path).read_bytes())
    return found


def _sequences(folder) -> list:
    """A small model of a network, without training one: PyTorch need not be there."""
    from carbonsink.tests.fuzz.small_sequence import write_small_sequence

    path = os.path.join(folder, "seed.carbonmodel")
    write_small_sequence(path)
    return [Path(path).read_bytes()]


def _read_model(path: str) -> None:
    """Read a model, and predict with what was read as a map does."""
    from carbonsink.core.model_kinds import read_model

    model = read_model(path, Run())
    if model.family == "estimator":
        model.predict(model.training.iloc[:5])
    else:
        model.predict(model.training)


# --- rasters and what a broken-off run left -----------------------------------------------------


def _rasters(driver: str, **more):
    from carbonsink.tests.factories import write_raster

    def write(folder) -> list:
        path = os.path.join(folder, "seed.tif")
        values = np.arange(600, dtype=np.float32).reshape(20, 30) % 37
        found = []
        for dtype, options in (("float32", more.get("options", ())), ("uint8", ())):
            write_raster(path, values, nodata=0, dtype=dtype, driver=driver, options=options)
            found.append(Path(path).read_bytes())
        return found

    return write


def _read_raster(path: str) -> None:
    """Use a raster, whether or not GDAL raises exceptions in this process."""
    from carbonsink.core.errors_and_notes.run import CarbonSinkError
    from carbonsink.tests.factories import gdal_exceptions

    with gdal_exceptions(True), contextlib.suppress(CarbonSinkError):
        _use_raster(path)
    with gdal_exceptions(False):
        _use_raster(path)


def _use_raster(path: str) -> None:
    """Describe a raster, look at its classes, and walk a corner of it."""
    from carbonsink.core.raster import Stack, Window, holds_classes, reduce_blocks
    from carbonsink.core.raster.stack_reader import StackReader

    stack = Stack.open([path])
    holds_classes(stack.bands[0])
    grid = stack.grid
    corner = Window(0, 0, min(grid.height, 50), min(grid.width, 50))
    with StackReader(stack.subset([0])) as reader:
        reader.read(corner)
    if grid.n_cells * len(stack) <= 1_000_000:
        run = Run(max_memory=256, threads=1)
        reduce_blocks(stack, lambda block: 1, lambda total, part: total + part, 0, run)


_VRT = """<VRTDataset rasterXSize="30" rasterYSize="20"><GeoTransform>0,1,0,20,0,-1</GeoTransform>
<VRTRasterBand dataType="Float32" band="1"><NoDataValue>0</NoDataValue><Scale>2</Scale>
<SimpleSource><SourceFilename relativeToVRT="1">seed.tif</SourceFilename><SourceBand>1</SourceBand>
<SrcRect xOff="0" yOff="0" xSize="30" ySize="20"/><DstRect xOff="0" yOff="0" xSize="30" ySize="20"/>
</SimpleSource></VRTRasterBand></VRTDataset>"""


def _vrts(folder) -> list:
    _rasters("GTiff")(folder)
    return [_VRT.encode()]


def _damage_header(random, content: bytes) -> bytes:
    """Damage the head of a raster more often than its data."""
    if random.random() < 0.3:
        return mutations.damage_bytes(random, content)
    head = min(len(content), 500)
    return mutations.damage_bytes(random, content[:head]) + content[head:]


def _damage_text(random, content: bytes) -> bytes:
    """Damage the head of a text: its words, or its bytes."""
    head = min(len(content), 600)
    if random.random() < 0.3:
        return _damage_header(random, content)
    return mutations.damage_words(random, content[:head]) + content[head:]


def _blocks(folder) -> list:
    from carbonsink.core.raster.checkpoint_file import checkpoint_bytes

    arrays = {"npp": np.arange(12.0).reshape(3, 4), "facts": (1.0, {"a": 1})}
    return [checkpoint_bytes(arrays)]


def _read_block(path: str) -> None:
    from carbonsink.core.errors_and_notes.run import CarbonSinkError
    from carbonsink.core.raster import RasterOutput, Window
    from carbonsink.core.raster.journal import Journal

    window, checkpoints = Window(0, 0, 3, 4), Journal(path, "k", (RasterOutput("npp"),))
    place = Path(checkpoints.folder) / "0-0-3-4.block"
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(Path(path).read_bytes())
    if checkpoints.read(window) is None:
        raise CarbonSinkError()  # it would be computed again


def _manifests(folder) -> list:
    from carbonsink.ui.assessment.manifest import Manifest, Record, read_manifest, write_manifest

    files = {str(Path(folder) / "npp.tif"): {"size": 1, "time": 2, "digest": "0"}}
    record = Record({"TREES": 20}, {}, {"R2": 0.5}, files, files, "2025-01-01T00:00:00")
    write_manifest(folder, Manifest({"npp": record}, folder))
    read_manifest(folder)
    return [(Path(folder) / _manifest_name()).read_bytes()]


def _manifest_name() -> str:
    from carbonsink.ui.assessment import manifest

    return manifest.NAME


def _read_manifest(path: str) -> None:
    from carbonsink.ui.assessment.manifest import read_manifest

    read_manifest(os.path.dirname(path))


_table = mutations.damage_table
_archive = partial(mutations.damage_archive, seal=mutations.sealed_model)
MODEL = "model.carbonmodel"

KINDS = (
    Kind("trend classes", "a.csv", _shipped("trend/class_breaks.csv"), _table, _read_trend_classes),
    Kind("flux classes", "a.csv", _shipped("flux/nep_classes.csv"), _table, _read_flux_classes),
    Kind("rules", "a.csv", _shipped("diagnosis/zone_rules.csv"), _table, _read_rules),
    Kind("densities", "a.csv", _texts(*_DENSITIES), _table, _read_densities),
    Kind("land-use legend", "a.csv", _texts(*_LEGEND), _table, _read_legend),
    Kind("CASA classes", "a.csv", _shipped("flux/casa/casa_parameters.csv"), _table, _read_casa),
    Kind(
        "coefficients",
        "a.csv",
        _shipped("flux/respiration_coefficients.csv"),
        _table,
        _read_coefficients,
    ),
    Kind("flux tables", "a.csv", _texts(_FLUXNET, _GENERIC, _CHINAFLUX), _table, _read_flux),
    Kind(
        "flux columns",
        "a.csv",
        _shipped("sites/flux_tables/flux_columns.csv"),
        _table,
        _read_flux_columns,
    ),
    Kind("stations", "a.csv", _texts(*_STATIONS), _table, _read_stations),
    Kind("GAL weights", "a.gal", _texts(*_GAL), mutations.damage_words, _read_weights),
    Kind("GWT weights", "a.gwt", _texts(*_GWT), mutations.damage_words, _read_weights),
    Kind("SWM weights", "a.swm", _swm, mutations.damage_bytes, _read_weights),
    Kind("manifest", _manifest_name(), _manifests, mutations.damage_json, _read_manifest),
    Kind("block", "a.tif", _blocks, mutations.damage_archive, _read_block),
    Kind("model", MODEL, _estimators, _archive, _read_model, native=True),
    Kind("sequence model", MODEL, _sequences, _archive, _read_model, native=True),
    Kind("GeoTIFF", "a.tif", _rasters("GTiff"), _damage_header, _read_raster, native=True),
    Kind("ASCII grid", "a.asc", _rasters("AAIGrid"), _damage_text, _read_raster, native=True),
    Kind("IMG", "a.img", _rasters("HFA"), _damage_header, _read_raster, native=True),
    Kind("VRT", "a.vrt", _vrts, _damage_text, _read_raster, native=True),
)
