"""Errors of flux tables."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class NoFluxColumns(CarbonSinkError):
    """A table without a column of the profile, or, when it `has_fluxes`, without dates."""

    path: str
    found: tuple
    wanted: tuple
    has_fluxes: bool


@dataclass(eq=False)
class NoDates(CarbonSinkError):
    """A column of dates with something else in it; "" when it is empty."""

    path: str
    value: str


@dataclass(eq=False)
class RowsWithoutTime(CarbonSinkError):
    """A table with several rows for each date and nothing that says their time of day."""

    path: str
    site: str
    date: str
    n: int


@dataclass(eq=False)
class BadInterval(CarbonSinkError):
    """A row that ends before it begins."""

    path: str
    start: str
    end: str


@dataclass(eq=False)
class FluxSignContradicts(CarbonSinkError):
    """A flux whose sign is the opposite of its definition.

    `why` is the flux ("gee", "nee", "nep", "gpp", "reco"), or "equal" where NEP is not -NEE.
    """

    path: str
    site: str
    column: str
    why: str
    mean: float


@dataclass(eq=False)
class VpdUnitContradicted(CarbonSinkError):
    """A vapour pressure deficit whose assumed unit its air contradicts.

    The values are `times` as large as those of temperature and humidity (`has_humidity`), or as
    the saturation pressure.
    """

    path: str
    site: str
    column: str
    unit: str
    times: float
    has_humidity: bool


@dataclass(eq=False)
class StepTooCoarse(CarbonSinkError):
    """A table of a step (instant, day, week, month, year, other) that cannot make the wanted."""

    path: str
    found: str
    wanted: str


@dataclass(eq=False)
class UnknownUnit(CarbonSinkError):
    """A unit in a header that the variable does not come in."""

    path: str
    column: str
    unit: str
    known: tuple


@dataclass(eq=False)
class NothingLeft(CarbonSinkError):
    """Tables of which no period is good enough."""

    paths: tuple
    max_qc: int
    min_share: float


@dataclass
class FluxFileRead(Note):
    """A table that was read: rows, their step, columns found."""

    path: str
    rows: int
    step: str
    columns: int


@dataclass
class FluxColumnsUnused(Note):
    """Columns of a table that no variable was read from."""

    path: str
    columns: tuple


@dataclass
class FluxesUnread(Note):
    """Columns that are carbon fluxes by their names, in a table of which no flux was read."""

    warning = True
    path: str
    columns: tuple


@dataclass
class FluxDropped(Note):
    """Periods of a site, and of each variable how many have values but too few good ones."""

    site: str
    periods: int
    dropped: dict


@dataclass
class FluxDuplicates(Note):
    """Moments of a site that stand in several rows with the same values, the first of them."""

    warning = True
    site: str
    n: int
    date: str


@dataclass
class FluxConflicts(Note):
    """Rows of a site that give another value than a row of the same time before them.

    `counts` has their number by variable; the rest is the first of them: the value that counts and
    the other one in `unit` (sums per day), and their files.
    """

    warning = True
    site: str
    counts: dict
    variable: str
    date: str
    used: float
    other: float
    path: str
    other_path: str
    unit: str


@dataclass
class FluxOverlaps(Note):
    """Rows of a file that cover time of rows of another length in a file before it."""

    warning = True
    site: str
    path: str
    n: int
    variables: tuple


@dataclass
class FluxNamesAlike(Note):
    """Files taken for different sites by their names, which differ in their digits only."""

    warning = True
    sites: tuple


@dataclass
class FluxStepAssumed(Note):
    """A site of one row, whose length (day or instant) is an assumption."""

    warning = True
    path: str
    site: str
    step: str


@dataclass
class FluxGaps(Note):
    """Periods a site lacks between its first and its last."""

    site: str
    step: str
    n: int
    longest: int
    there: int


@dataclass
class FluxDoubtful(Note):
    """Values no such variable can have (`n` of `total`), or that look like a unit `likely`."""

    warning = True
    site: str
    column: str
    variable: str
    n: int
    total: int
    example: float
    likely: str


@dataclass
class FluxNearZero(Note):
    """A gross flux whose mean (gC m-2 per day) has the wrong sign, within the noise about 0."""

    warning = True
    site: str
    column: str
    mean: float


@dataclass
class StampsAtEnd(Note):
    """A table whose times are the ends of their intervals, with the first one."""

    path: str
    first: str
    minutes: float


@dataclass
class FluxRowsUndated(Note):
    """Rows that have no date and are left out."""

    warning = True
    path: str
    n: int
    total: int


@dataclass
class RowsWithoutSite(Note):
    """Rows of a file whose column of sites is empty, which are left out."""

    warning = True
    path: str
    column: str
    n: int
    total: int


@dataclass
class FluxFilesJoined(Note):
    """Rows of a further file of a site that were joined to those of the files before it."""

    site: str
    path: str
    n: int
    variables: tuple


@dataclass
class FluxAssumed(Note):
    """Columns that say no unit, with the unit they were taken in."""

    site: str
    columns: tuple


@dataclass
class FluxSignTurned(Note):
    """Gross exchange given with uptake below 0, turned into production."""

    site: str
    column: str
    variable: str


@dataclass
class OtherProfileFits(Note):
    """A table of which another profile knows more variables than the chosen one."""

    warning = True
    path: str
    profile: str
    found: int
    other: str
    more: int


@dataclass
class StationsMissing(Note):
    """Sites without a row in the table of stations."""

    warning = True
    sites: tuple
