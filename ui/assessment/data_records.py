"""Records of what a data folder holds: what each file was taken for, doubts, what is not used."""

from __future__ import annotations

from typing import NamedTuple

from ...core.dates.date import Date

# What a file can be used for.
PREDICTOR, CLASSES, LANDUSE = "predictor", "classes", "landuse"
TEMPERATURE, PRECIPITATION = "temperature", "precipitation"
NPP, RS, RH, NEP = "npp", "rs", "rh", "nep"
PLOTS, ZONES, UNUSED = "plots", "zones", "unused"
# The unit of measurements of a flux that state none.
USUAL_UNIT = "gC m-2 yr-1"
FLUXES = (NPP, RS, RH, NEP)
# Predictors whose change is compared with that of the sink.
DRIVERS = (TEMPERATURE, PRECIPITATION)
AMOUNTS = (PREDICTOR, *DRIVERS)
# Roles whose rasters the models may be given.
PREDICTING = (*AMOUNTS, CLASSES, LANDUSE)
RASTER_ROLES = (*PREDICTING, *FLUXES, UNUSED)
# Code of the remark on a raster that is damaged or breaks off.
UNREADABLE = "unreadable"
# Code of the remark on a series of a flux beside another one, of which nobody has chosen.
OTHER_SERIES = "series_to_choose"
# Code of the remark on plots of a flux beside a table that is used.
OTHER_PLOTS = "other_plots"
# Code of the remark on a table that is not used though its names speak of a flux.
PLOTS_PERHAPS = "plots_perhaps"
# Code of the remark on a download whose rasters are used.
IMPORTED = "imported"
# Fixes that one button applies to all files at once.
TOGETHER = ("align", "import")


class Remark(NamedTuple):
    """Why a file is not used, or what is doubtful about it: a code and the facts beside it.

    `fix` names what mends it: "align", "crs", "points", "date", "import" or "".
    """

    code: str
    facts: dict = {}
    fix: str = ""


class Raster(NamedTuple):
    """A raster of a variable; without a date it serves all dates."""

    path: str
    date: Date | None


class Plots(NamedTuple):
    """Points with measurements of a flux in a column; an empty unit is the usual one."""

    path: str
    column: str
    columns: tuple
    unit: str = ""


class Zones(NamedTuple):
    """Polygons and the column that names them, which may be empty."""

    path: str
    column: str


class DataFile(NamedTuple):
    """A file of the data folder.

    Parameters
    ----------
    path : str
        The file as the user has it.
    used : str
        What the algorithms are given instead of it; the file itself where nothing was changed.
    role : str
        What it is taken for.
    variable : str
        Variable of a raster; of a table the columns that were recognised.
    dates : tuple of Date
        Dates of the bands of a raster, None where there is none.
    unit : str
        As the file states it.
    grid : str
        Size, cell size and coordinate system of a raster.
    remarks : tuple of Remark
        Doubts; of an unused file the reason.
    chosen : tuple of str
        What the user has set: "role", "variable", "date", "unit", "crs", "points".
    """

    path: str
    used: str
    role: str
    variable: str = ""
    dates: tuple = ()
    unit: str = ""
    grid: str = ""
    remarks: tuple = ()
    chosen: tuple = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether there are doubts about a file that is used, or could be used once mended."""
        if self.role == UNUSED:
            open_codes = (UNREADABLE, OTHER_SERIES, OTHER_PLOTS, PLOTS_PERHAPS)
            return any(r.fix == "import" or r.code in open_codes for r in self.remarks)
        return bool(self.remarks)


class TableDescription(NamedTuple):
    """What is known of a table at a glance: "point", "polygon" or "", columns, records."""

    geometry: str = ""
    columns: tuple = ()
    count: int = 0


class Data(NamedTuple):
    """All that was found.

    Parameters
    ----------
    folder : str
        The data folder.
    variables : dict of str to tuple of Raster
        What models may be given, in the order of the dates.
    classes : tuple of str
        The variables that hold class codes.
    plots : dict of str to Plots
        By flux, "npp" and "rs".
    zones : Zones or None
    fluxes : dict of str to tuple of Raster
        Series that are there already, by flux.
    landuse : str
        The variable that is land use; empty without one.
    drivers : dict of str to str
        The variables that are "temperature" and "precipitation", where there are such.
    files : tuple of DataFile
        Every file of the folder.
    """

    folder: str
    variables: dict
    classes: tuple
    plots: dict
    zones: Zones | None
    fluxes: dict = {}
    landuse: str = ""
    drivers: dict = {}
    files: tuple = ()

    def original_of(self, used: str) -> str:
        """Return the file of the user's that a layer was made of; the layer itself else."""
        return next((f.path for f in self.files if f.used == used and f.role != UNUSED), used)

    @property
    def doubtful(self) -> tuple:
        """Files in doubt."""
        return tuple(data_file for data_file in self.files if data_file.is_doubtful)

    @property
    def groups(self) -> tuple:
        """Files in groups: the rasters of one variable with one use are one row of the table."""
        groups: dict = {}
        for data_file in self.files:
            # Rasters of a variable that are not used may have several reasons.
            is_unused = data_file.role == UNUSED
            codes = tuple(r.code for r in data_file.remarks) if is_unused else ()
            path = "" if data_file.dates or codes == (IMPORTED,) else data_file.path
            key = (data_file.role, data_file.variable, path, codes)
            groups.setdefault(key, []).append(data_file)
        return tuple(map(tuple, groups.values()))

    @property
    def n_questions(self) -> int:
        """How many answers clear all doubts: one for a group, one for all that a button mends."""
        return len(
            {
                remark.fix if remark.fix in TOGETHER else members[0].path
                for members in self.groups
                for data_file in members
                if data_file.is_doubtful
                for remark in data_file.remarks
            }
        )

    @property
    def unused(self) -> tuple:
        """Files that are not used, and not in doubt."""
        return tuple(f for f in self.files if f.role == UNUSED and not f.is_doubtful)


def reference_raster(data: Data) -> str:
    """Return a raster on the grid that most have; empty without one."""
    for data_file in data.files:
        for remark in data_file.remarks:
            if remark.code == "grid":
                return remark.facts["other"]
    return ""
