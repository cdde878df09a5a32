"""The results in the folder of an assessment, and the rows and numbers of their tables.

A result in its place (`core.diagnosis.workspace`) is taken as that. Anything else in the folder is
recognised by what it carries: a raster by the name of its band, a table by its columns, a model by
its ending; so a flat folder of outputs serves as well.
"""

from __future__ import annotations

import csv
import io
import math
import os
from dataclasses import dataclass, field

from ...diagnosis.workspace import DATA, INPUTS, PRODUCTS, SERIES, find_products
from ...errors_and_notes.diagnosis import NoResults
from ...errors_and_notes.run import CarbonSinkError
from ...files.reading import read_bytes, require_regular
from ...raster.band_description import describe_raster
from ...raster.opening import read_tag
from ..carbon_amounts import CarbonUnit
from ..map_figures import MapFrame, map_frame

# Fluxes in the order of the balance; of a series the last date is shown.
FLUXES = ("npp", "rs", "rh", "nep")


def read_rows(path: str) -> list:
    """Return the rows of a result table of the assessment as dictionaries of text."""
    text = read_bytes(path, _MAX_BYTES).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def read_result_number(text) -> float:
    """Return a cell of an assessment's result table as a number; NaN for none."""
    try:
        value = float(text)
    except (TypeError, ValueError):
        return math.nan
    return value if abs(value) < _LARGEST else math.nan


# What no table of a run holds: it has no more bytes, and no larger numbers.
_MAX_BYTES, _LARGEST = 64 << 20, 1e30


def _is_broken_number(text) -> bool:
    """Say whether a cell of a result table should hold a number and does not."""
    return math.isnan(read_result_number(text)) and text.strip().lower() != "nan"


# A folder deeper or fuller than this is a disk, not an assessment.
DEEPEST, MAX_FILES = 4, 20_000

# Folders of inputs, which are no results.
INPUT_FOLDERS = (DATA, INPUTS, "truth", "annual", "monthly", "static", "sites")

# Key of a raster by the name of its band, where the two differ.
_BAND_KEYS = {"zone": "zones", "difference": "difference", "p": "p"}

_RASTERS = {entry.key for entry in PRODUCTS if entry.path.endswith(".tif")}

_SERIES = {entry.key for entry in PRODUCTS if entry.kind == SERIES}

_MORE_RASTERS = {"difference", "applicability", "dissimilarity", "spread", "nep_class"}

# Key of a table by columns that no other table has together.
_TABLES = {
    "budget": {"zone", "period", "total (Tg C)", "constant_total (Tg C)"},
    "trend_table": {"map", "class", "label", "share (%)"},
    "zone_table": {"zone", "area (ha)", "management"},
    "attribution": {"from_class", "to_class", "kind", "change_code"},
    "matrix": {"from_class", "area_start", "area_end"},
    "moran_table": {"I", "expected I"},
}

MODELS = "models"

# Where a raster says what it holds, and how a mean over dates begins to say so.
ABOUT = "TIFFTAG_IMAGEDESCRIPTION"

MEAN_NEP = "Mean NEP"


@dataclass
class AssessmentResults:
    """Results by key, each a tuple of files; what could not be read, with the reason.

    Models are under `MODELS`, whatever they predict; `borders` are the lines drawn on its maps, in
    the coordinate system `borders_crs` (WKT), and `carbon` the unit of amounts of carbon, None
    where nothing says which.
    """

    folder: str
    files: dict = field(default_factory=dict)
    unreadable: list = field(default_factory=list)
    borders: tuple = ()
    borders_crs: str = ""
    carbon: CarbonUnit | None = None

    def frame(self, tr) -> MapFrame:
        """Return the frame of the maps."""
        return map_frame(tr, self.borders)

    def first(self, *keys: str) -> str:
        """Return the first file of the first key that has one, else an empty text."""
        for key in keys:
            if self.files.get(key):
                return self.files[key][0]
        return ""

    def all(self, key: str) -> tuple:
        """Return the files of a key, in order of their names."""
        return tuple(sorted(self.files.get(key, ())))

    def add(self, key: str, path: str) -> None:
        """Add a file."""
        self.files.setdefault(key, ())
        self.files[key] += (path,)

    def rows(self, key: str, texts: tuple, numbers: tuple = ()) -> list:
        """Return the rows of the first result table of a key; none without a sound one.

        Parameters
        ----------
        key : str
            What the table is.
        texts, numbers : tuple of str
            Columns that every row must have; numbers may be missing ones.
        """
        path = self.first(key)
        if not path:
            return []
        try:
            rows = read_rows(path)
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            self.unreadable.append((path, str(error)))
            return []
        lacking = [
            name
            for name in (*texts, *numbers)
            if any(row.get(name) is None or None in row for row in rows)
            or (name in numbers and any(row[name] and _is_broken_number(row[name]) for row in rows))
        ]
        if lacking or not rows:
            self.unreadable.append((path, ", ".join(lacking) or "0"))
            return []
        return rows

    @property
    def n_files(self) -> int:
        """Number of results."""
        return sum(len(files) for files in self.files.values())


def find_results(folder: str) -> AssessmentResults:
    """Return the results in a folder.

    Raises
    ------
    NoResults
        When there is none.
    """
    results, result_paths = AssessmentResults(folder), set()
    for key, files in find_products(folder).items():
        for path in map(str, files):
            result_paths.add(os.path.realpath(path))
            results.add(MODELS if path.endswith(".carbonmodel") else key, path)
    n_files = 0
    for path in _result_files(folder):
        n_files += 1
        if os.path.realpath(path) not in result_paths:
            _assign_result_key(results, path)
    if not set(results.files) - {"assessment", "assessment_pdf"}:
        raise NoResults(folder, n_files)
    return results


def _result_files(folder: str):
    """Yield the result files in the folder of an assessment."""
    n_files = 0
    for subfolder, folders, names in os.walk(folder):
        depth = len(os.path.relpath(subfolder, folder).split(os.sep))
        folders[:] = sorted(
            name
            for name in folders
            if depth < DEEPEST and not name.startswith(".") and name not in INPUT_FOLDERS
        )
        for name in sorted(names):
            n_files += 1
            if n_files > MAX_FILES:
                return
            if not name.startswith("."):
                yield os.path.join(subfolder, name)


def _assign_result_key(results: AssessmentResults, path: str) -> None:
    """Add a file under the key of what it is; files of no known kind are left out."""
    ending = os.path.splitext(path)[1].lower()
    try:
        if ending in (".tif", ".tiff"):
            key = _raster_key(path)
        elif ending == ".csv":
            key = _table_key(path)
        else:
            key = MODELS if ending == ".carbonmodel" else ""
    except (CarbonSinkError, OSError, UnicodeDecodeError, csv.Error) as error:
        results.unreadable.append((path, str(error)))
        return
    if key:
        results.add(key, path)


def _raster_key(path: str) -> str:
    """Return which result of the assessment a raster is, by the name of its first band."""
    band = describe_raster(path).bands[0]
    name = _BAND_KEYS.get(band.name, band.name)
    if name == "nep" and band.date is None and read_tag(path, ABOUT).startswith(MEAN_NEP):
        return "nep_mean"
    if name in _SERIES:
        return name
    return name if name in _RASTERS | _MORE_RASTERS else ""


def _table_key(path: str) -> str:
    """Return which result of the assessment a table is, by its columns."""
    require_regular(path)
    with open(path, encoding="utf-8-sig", newline="") as file:
        columns = set(next(csv.reader(io.StringIO(file.readline(_MAX_BYTES))), ()))
    for key, key_columns in _TABLES.items():
        if key_columns <= columns:
            return key
    return ""


def budget_rows(results: AssessmentResults) -> list:
    """Return the annual totals of the flux in the budget; empty without one."""
    if any(path == results.first("budget") for path, _reason in results.unreadable):
        return []
    numbers = ("constant_total (Tg C)", "constant_area (km2)")
    rows = results.rows("budget", ("code", "zone"), ("year", *numbers))
    rows = [row for row in rows if row.get("part", "year") == "year"]
    return [row for row in rows if row.get("variable", "") == rows[0].get("variable", "")]


def budget_span(results: AssessmentResults) -> tuple:
    """Return the first and last year that the budget adds up; empty without a budget."""
    years = sorted(row["year"] for row in budget_rows(results))
    return (years[0], years[-1]) if years else ()


def series_span(results: AssessmentResults) -> tuple:
    """Return the first and last date of the flux series, as text; empty without one."""
    dates = sorted(
        date_of_map(path) for key in FLUXES for path in results.all(key) if os.path.exists(path)
    )
    dates = [date for date in dates if date]
    if not dates:
        return ()
    # Years and months in one folder are described by what both have.
    length = min(len(dates[0]), len(dates[-1]))
    return dates[0][:length], dates[-1][:length]


def date_of_map(path: str) -> str:
    """Return the date of a flux map as a text; empty without."""
    date = describe_raster(path).bands[0].date
    return date.text if date else ""
