"""Typed notes: what a run wants to tell the user while it works, as facts.

Like errors they hold no sentence: ``processing_provider.messages`` phrases them for the log.
`warning` notes are shown as warnings.
"""

from __future__ import annotations

from .casa import (
    ClassLimits,
    ClassSkipped,
    TakenAsKelvin,
    UnitDoubtful,
)
from .cluster import ClusterUsed
from .flux import (
    NepSeries,
    PeriodsCut,
    RegionMade,
    RhAboveRs,
    TotalCarbon,
)
from .flux_tables import (
    FluxAssumed,
    FluxDoubtful,
    FluxDropped,
    FluxDuplicates,
    FluxFileRead,
    FluxGaps,
    FluxSignTurned,
    OtherProfileFits,
    StationsMissing,
)
from .fuzzy import (
    NotFalling,
    RecordsWithoutSite,
    RivalScore,
    SiteModelsFitted,
    SitesTooSmall,
    SkillFound,
    VariablesConstant,
)
from .landuse import (
    CarbonResampled,
    DatesDiffer,
    LanduseNodata,
    NegativeCarbon,
    TransferFound,
    YearsUnknown,
)
from .learn import (
    BlockSize,
    IntervalLevels,
    NoSites,
    NotValidated,
    OutsideApplicability,
    OutsideTrainingRange,
    Refitted,
    ScoresNote,
    ShapleyLeftOut,
    ShapleySampled,
    SitesFromCoordinates,
    StrataSkipped,
    Tuned,
    UnseenMasked,
    VersionDiffers,
)
from .pattern import (
    CoarseP,
    DistanceChosen,
    ExactForFew,
    FeaturesUsed,
    Islands,
    MoranFound,
    PatchesMerged,
    PatternTested,
    SharesOfDate,
)
from .raster import (
    BlocksKept,
    CellsUsed,
    ClassArea,
    ClassesKept,
    CompressionFallback,
    DateGap,
    DateStale,
    DatesUsed,
    GridsChecked,
    MaskVaries,
    OtherDate,
    PeriodsDropped,
    SeriesMade,
    VariableChosen,
    VariableMatched,
    WalkSummary,
    ZonesEmpty,
    ZonesOverlap,
)
from .run import (
    CompilingKernels,
    DefaultUsed,
    Note,
    Step,
)
from .sequence import (
    BaselineScore,
    HistoryMissing,
    NetworksTrained,
    NetworkTuned,
    OneSiteOnly,
    SeedSpread,
    SequencesExplained,
    SequencesFound,
    SitesWithoutWindow,
    WindowsSplit,
)
from .sites import (
    Expanded,
    PoolsMissing,
    SamplesUsed,
    SitesSampled,
)
from .trend import (
    ClassShares,
    DriverCells,
    MeanNearZero,
    PersistenceShare,
    SeveralPerYear,
    SharedTrends,
    TrendCells,
    TrendNotTested,
)
