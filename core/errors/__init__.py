"""Typed errors: each class carries the facts of a failure, never a sentence for the user.

``processing_provider.messages`` turns type and facts into a translated message with input, value
and remedy.
"""

from __future__ import annotations

from .casa import (
    ClassesNotInTable,
    MonthsMissing,
    NotMonthly,
    OtherLegend,
    OutOfRange,
)
from .cluster import NoWorkers, SchedulerUnreachable, WorkerCannotRead, WorkerLost, WorkersDiffer
from .diagnosis import BadManifest, NoResults
from .flux_tables import (
    NoDates,
    NoFluxColumns,
    NothingLeft,
    StepTooCoarse,
    UnknownUnit,
)
from .fuzzy import (
    ConstantPredictors,
    EnsembleNotExplained,
    MixedZones,
    NoSkillLine,
    TooFewSites,
)
from .landuse import (
    CarbonGridDiffers,
    MissingDensity,
    NoCarbon,
    NoCarbonOfDate,
    SwappedDates,
    TooManyClasses,
)
from .learn import (
    BadBundle,
    ConstantTarget,
    NewerBundle,
    NoPlaces,
    NotExplained,
    NotPositive,
    TooFewChosen,
    TooFewGroups,
    TooFewInStratum,
    TooFewSamples,
    UnknownEstimator,
    UnseenClass,
    UntrustedType,
)
from .pattern import (
    ConstantValues,
    NoNeighbours,
    TooFewValues,
)
from .raster import (
    AmbiguousVariable,
    BadDate,
    BadGeometry,
    CannotResample,
    DateCount,
    DateNotFound,
    DiskFull,
    DuplicateDate,
    GridMismatch,
    MemoryTooSmall,
    MissingVariable,
    NoCompletePeriod,
    NoDateInRange,
    NoGeoreference,
    NoOverlap,
    NoRasters,
    NotAFile,
    NotInteger,
    NoValidPixel,
    NoZoneCell,
    OutputIsInput,
    OutputNotWritable,
    SeveralBands,
    SubdatasetsOnly,
    TooFewCommonDates,
    TooFewDates,
    TooManyZones,
    UnknownCellArea,
    UnknownClass,
    UnreadableRaster,
    UnsupportedOutput,
)
from .run import (
    BadValue,
    Cancelled,
    CancelledPartWay,
    CarbonSinkError,
    DoesNotApply,
    Facts,
    LayerNotOpened,
    MissingInput,
    MissingLibrary,
    ParameterMissing,
    WrongGeometry,
)
from .sequence import (
    BadRecordDate,
    MixedDates,
    NeedsSeries,
    OtherStep,
    RepeatedDate,
    SeriesTooShort,
    SingleSite,
    TooFewWindows,
    TooShortSequences,
)
from .sites import (
    BadTable,
    ColumnOutOfRange,
    ColumnsExist,
    MissingColumn,
    NoCommonDate,
    NoCrs,
    NothingToExpand,
    NotNumeric,
    SitesOutside,
)
