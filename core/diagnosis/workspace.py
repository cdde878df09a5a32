"""The workspace: the folder that holds one assessment, and where each result lies in it.

The workbench fills it step by step, the shipped workflow of a whole assessment writes into the
same places, and the assessment report reads from them. Everybody asks here: `product(key)` for a
place, `find_products(folder)` for what is there. Files may come from anywhere; a raster that lies
in its place counts, whoever made it.

    data/                          the user's rasters, plots and zones; the demonstration region
    inputs/                        points made of tables, rasters with another name, date or grid
    samples/  npp.gpkg rs.gpkg     plots with the predictors beside them; grids.html
    train/    npp.carbonmodel ...  models, scores, predictions at the plots, reports
    predict/  npp/ rs/ rh/ nep/    one raster per date (npp_2005.tif), nep_mean.tif, budget.csv
    trend/  pattern/  landuse/     trends and drivers, clusters, land-use transfer
    diagnosis/                     management zones
    report/   assessment.html      the whole assessment on one page
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

STEPS = ("data", "train", "predict", "trend", "pattern", "landuse", "diagnosis", "report")

# Where the user's own files lie unless another folder is chosen.
DATA = "data"
# What is made of them: points of tables, aligned rasters, rasters under another name.
INPUTS = "inputs"

RASTER, SERIES, VECTOR, TABLE = "raster", "series", "vector", "table"
MODEL, REPORT, DOCUMENT, FOLDER = "model", "report", "document", "folder"


class Product(NamedTuple):
    """One result: its key, the step that makes it, its place in the workspace and its kind.

    The place of a `SERIES` is a folder of rasters, one per date.
    """

    key: str
    step: str
    path: str
    kind: str

    def inside(self, folder) -> Path:
        """Return the place in a workspace."""
        return Path(folder) / self.path

    def files(self, folder) -> tuple:
        """Return the files of a result in the assessment's folder: none, one, or a series."""
        path = self.inside(folder)
        if self.kind == SERIES:
            return tuple(sorted(path.glob("*.tif"))) if path.is_dir() else ()
        return (path,) if path.exists() else ()


PRODUCTS = (
    Product("grid_report", "data", "samples/grids.html", REPORT),
    Product("npp_samples", "data", "samples/npp.gpkg", VECTOR),
    Product("rs_samples", "data", "samples/rs.gpkg", VECTOR),
    *(
        Product(f"{flux}_{key}", "train", f"train/{flux}{ending}", kind)
        for flux in ("npp", "rs")
        for key, ending, kind in (
            ("model", ".carbonmodel", MODEL),
            ("scores", "_scores.csv", TABLE),
            ("predictions", "_predictions.csv", TABLE),
            ("training_report", "_training.html", REPORT),
            ("importance", "_importance.csv", TABLE),
            ("explanation_report", "_explanation.html", REPORT),
        )
    ),
    Product("npp", "predict", "predict/npp", SERIES),
    Product("rs", "predict", "predict/rs", SERIES),
    Product("rh", "predict", "predict/rh", SERIES),
    Product("nep", "predict", "predict/nep", SERIES),
    Product("nep_mean", "predict", "predict/nep_mean.tif", RASTER),
    Product("npp_mean", "predict", "predict/npp_mean.tif", RASTER),
    *(
        Product(f"{flux}_{key}", "predict", f"predict/{flux}_{key}.tif", RASTER)
        for flux in ("npp", "rs")
        for key in ("map", "lower", "upper", "spread", "dissimilarity", "applicability")
    ),
    Product("budget", "predict", "predict/budget.csv", TABLE),
    Product("budget_report", "predict", "predict/budget.html", REPORT),
    *(
        Product(key, "trend", f"trend/{key}.tif", RASTER)
        for key in ("trend_class", "slope", "z", "p", "hurst", "hurst_p", "future_class", "cv")
    ),
    Product("cv_class", "trend", "trend/cv_class.tif", RASTER),
    Product("trend_table", "trend", "trend/trend.csv", TABLE),
    Product("trend_report", "trend", "trend/trend.html", REPORT),
    *(
        Product(key, "trend", f"trend/{key}.tif", RASTER)
        for key in ("driver_class", "r_a", "p_a", "r_b", "p_b", "r_multiple")
    ),
    Product("driver_table", "trend", "trend/drivers.csv", TABLE),
    Product("driver_report", "trend", "trend/drivers.html", REPORT),
    Product("contribution_class", "trend", "trend/contribution_class.tif", RASTER),
    Product("contribution_table", "trend", "trend/contributions.csv", TABLE),
    Product("contribution_report", "trend", "trend/contributions.html", REPORT),
    Product("detector_table", "trend", "trend/detector.csv", TABLE),
    Product("detector_interactions", "trend", "trend/detector_pairs.csv", TABLE),
    Product("detector_report", "trend", "trend/detector.html", REPORT),
    Product("break_year", "trend", "trend/break_year.tif", RASTER),
    Product("break_type", "trend", "trend/break_type.tif", RASTER),
    Product("break_table", "trend", "trend/breaks.csv", TABLE),
    Product("break_report", "trend", "trend/breaks.html", REPORT),
    Product("lisa_class", "pattern", "pattern/lisa_class.tif", RASTER),
    Product("local_i", "pattern", "pattern/local_i.tif", RASTER),
    Product("lisa_p", "pattern", "pattern/lisa_p.tif", RASTER),
    Product("lisa_table", "pattern", "pattern/lisa.csv", TABLE),
    Product("lisa_report", "pattern", "pattern/lisa.html", REPORT),
    Product("hotspot_class", "pattern", "pattern/hotspot_class.tif", RASTER),
    Product("hotspot_z", "pattern", "pattern/hotspot_z.tif", RASTER),
    Product("hotspot_table", "pattern", "pattern/hotspots.csv", TABLE),
    Product("emerging_class", "pattern", "pattern/emerging_class.tif", RASTER),
    Product("emerging_table", "pattern", "pattern/emerging.csv", TABLE),
    Product("emerging_report", "pattern", "pattern/emerging.html", REPORT),
    Product("centres", "pattern", "pattern/centres.gpkg", VECTOR),
    Product("centre_table", "pattern", "pattern/centres.csv", TABLE),
    Product("centre_report", "pattern", "pattern/centres.html", REPORT),
    Product("moran_table", "pattern", "pattern/moran.csv", TABLE),
    Product("moran_report", "pattern", "pattern/moran.html", REPORT),
    Product("attribution", "landuse", "landuse/attribution.csv", TABLE),
    Product("matrix", "landuse", "landuse/matrix.csv", TABLE),
    Product("change", "landuse", "landuse/change.tif", RASTER),
    Product("sankey", "landuse", "landuse/sankey.html", REPORT),
    Product("landuse_report", "landuse", "landuse/landuse.html", REPORT),
    Product("zones", "diagnosis", "diagnosis/zones.tif", RASTER),
    Product("zone_polygons", "diagnosis", "diagnosis/zones.gpkg", VECTOR),
    Product("zone_table", "diagnosis", "diagnosis/zones.csv", TABLE),
    Product("assessment", "report", "report/assessment.html", REPORT),
    Product("assessment_pdf", "report", "report/assessment.pdf", DOCUMENT),
)
_BY_KEY = {made_product.key: made_product for made_product in PRODUCTS}


# Folders that hold results, and so no data of the user's.
RESULT_FOLDERS = tuple(dict.fromkeys(made_product.path.split("/")[0] for made_product in PRODUCTS))


def product(key: str) -> Product:
    """Return a result of the assessment, and where it lies, by its key."""
    return _BY_KEY[key]


def find_products(folder) -> dict:
    """Return the files of every result in the workspace of an assessment, by its key.

    Parameters
    ----------
    folder : str or Path
        The workspace.

    Returns
    -------
    dict of str to tuple of Path
        In the order of `PRODUCTS`; a series has one file per date, everything else one.
    """
    files_of_products = ((entry.key, entry.files(folder)) for entry in PRODUCTS)
    return {key: files for key, files in files_of_products if files}
