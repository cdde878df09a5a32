"""What an import is asked to do, and the record of what it did."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..errors_and_notes.allowed import Interval, OneOf, check_settings, setting

# The files' own dates, or months and years of them.
PERIODS = ("as_is", "month", "year")
STATISTICS = ("auto", "mean", "sum", "max", "min")
# How strictly cells are masked by quality bands.
LEVELS = ("recommended", "strict", "none")
# How values are brought to the cells of the result; auto looks at the sizes of cells.
RESAMPLINGS = ("auto", "nearest", "bilinear", "average")
# Which date counts where name and metadata of a file tell different ones.
DATE_CHOICES = ("agree", "metadata", "names")
# What a receipt says of cells that are those of the files.
NO_RESAMPLING = "none"


@dataclass(frozen=True)
class ImportSettings:
    """Choices of an import.

    Parameters
    ----------
    variables : tuple of str
        Variables wanted; empty for all.
    period, statistic : str
        Of `PERIODS` and `STATISTICS`.
    min_coverage : float
        Days that a cell needs for a mean or a sum, percent of those of the period.
    quality : str
        Of `LEVELS`.
    resampling : str
        Of `RESAMPLINGS`.
    dates : str
        Of `DATE_CHOICES`.
    skip_damaged : bool
        Whether damaged files are left out instead of refused.
    products, rules : str
        Tables instead of the plugin's own; empty for these.
    allow_web : bool
        Whether files of other servers that a STAC item names may be fetched.

    Raises
    ------
    BadValue
        Naming the parameter of a choice that is none.
    """

    variables: tuple = setting(())
    period: str = setting("as_is", OneOf(PERIODS))
    statistic: str = setting("auto", OneOf(STATISTICS))
    min_coverage: float = setting(100.0, Interval(1.0, 100.0))
    quality: str = setting("recommended", OneOf(LEVELS))
    resampling: str = setting("auto", OneOf(RESAMPLINGS))
    dates: str = setting("agree", OneOf(DATE_CHOICES))
    skip_damaged: bool = setting(False)
    products: str = setting("")
    rules: str = setting("")
    allow_web: bool = setting(False)

    def __post_init__(self) -> None:
        check_settings(self)


@dataclass(frozen=True)
class MaskedShare:
    """Share of the known cells that a rule of quality hid.

    `bits` and `meaning` name it, `keep` are the values of the bits at which cells were kept.
    """

    bits: str
    meaning: str
    keep: tuple
    share: float


@dataclass(frozen=True)
class ValueRange:
    """Range and mean of the values of a sample of cells, after masks, in `unit`."""

    low: float
    mean: float
    high: float
    unit: str


@dataclass(frozen=True)
class VariableReceipt:
    """What was made of one variable.

    Parameters
    ----------
    name, original : str
        Name of the rasters, and of the variable in the files.
    product, citation : str
        Row of the table of products; empty for an unknown one.
    files : tuple of str
        Files read.
    dates : tuple of str
        Dates of the bands read.
    missing, incomplete : tuple of str
        Dates that are not there, and periods left out because of it.
    tiles : int
        Most tiles joined for one date.
    scale, offset : float
        How stored numbers became values in `source_unit`.
    declared : float or None
        The scale that the files declare, where it is not the one used.
    source_unit, unit_from, unit : str
        Unit before, where it is stated ("file", "table", "") and unit after.
    per : str
        What amounts before are per where their unit does not say it: a step of the calendar, or
        "interval" for their own step; empty for others.
    conversion : tuple of float
        Factor and offset of the first date from the one to the other.
    quantity, statistic, resampling : str
        What it measures, how dates make a period, how cells were found.
    quality : str
        Variable of the quality bands; empty without masks.
    masked : tuple of MaskedShare
        What each rule hid.
    hidden : float
        Share of cells that any rule hid.
    written, kept : tuple of str
        Rasters made now, and those that were there already with the same content.
    values : ValueRange or None
        What was read; None without any value.
    """

    name: str
    original: str
    product: str
    citation: str
    files: tuple
    dates: tuple
    missing: tuple
    incomplete: tuple
    tiles: int
    scale: float
    offset: float
    source_unit: str
    unit_from: str
    unit: str
    conversion: tuple
    quantity: str
    statistic: str
    resampling: str
    quality: str = ""
    masked: tuple = ()
    hidden: float = 0.0
    written: tuple = ()
    kept: tuple = ()
    per: str = ""
    declared: float | None = None
    values: ValueRange | None = None


@dataclass(frozen=True)
class ImportReceipt:
    """What an import did: its grid, its variables, and the files that could not be read."""

    crs: str
    width: int
    height: int
    cell_size: tuple
    extent: tuple
    files: int
    period: str
    variables: tuple
    damaged: tuple = ()
    outputs: tuple = field(default=())
