"""Errors of quantities: what a raster or column measures, its unit, sign and magnitude."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class WrongQuantity(CarbonSinkError):
    """An input that holds another quantity than its parameter takes; `wanted` names those."""

    parameter: str
    path: str
    found: str
    wanted: tuple


@dataclass(eq=False)
class WrongUnit(CarbonSinkError):
    """An input in a unit that is none of its quantity (mm for a temperature).

    `reason` is one of those of `units.unclear_units`, "" where nothing is known but that.
    """

    parameter: str
    path: str
    unit: str
    wanted: str
    reason: str = ""


@dataclass(eq=False)
class UnitsMixed(CarbonSinkError):
    """Rasters to be used together whose units differ and cannot be converted."""

    parameter: str
    units: tuple


@dataclass(eq=False)
class UnitsUnlike(CarbonSinkError):
    """Two fluxes hardly in one unit, by their size; `silent` are the inputs that state none."""

    first: str
    high_first: float
    second: str
    high_second: float
    silent: tuple


@dataclass(eq=False)
class ImpossibleValues(CarbonSinkError):
    """Values that a quantity cannot have in its unit.

    `factor` is the scale that would bring them into the possible range, 0 when none does;
    `is_column` says that they stand in a column of a table.
    """

    parameter: str
    path: str
    quantity: str
    low: float
    high: float
    lowest: float
    highest: float
    unit: str
    factor: float
    is_column: bool = False


@dataclass(eq=False)
class SignReversed(CarbonSinkError):
    """A flux that is not negative by its definition, but is so nearly everywhere.

    `share` is that of the values below zero, `mean` that of all values. `positive` says that it is
    not positive by its definition, and `share` that of the values above zero.
    """

    parameter: str
    path: str
    quantity: str
    share: float
    mean: float
    unit: str
    positive: bool = False


@dataclass(eq=False)
class SignContradicted(CarbonSinkError):
    """A flux whose metadata call positive what its definition calls negative.

    `stated` is what positive values are by the metadata: "sink" or "source".
    """

    parameter: str
    path: str
    quantity: str
    stated: str


@dataclass(eq=False)
class SignsMixed(CarbonSinkError):
    """Two rasters of a series that count a gain of the land with opposite signs (NEP and NEE)."""

    parameter: str
    paths: tuple
    labels: tuple


@dataclass(eq=False)
class WrongStep(CarbonSinkError):
    """An input per another step of time (day, month, year) than its parameter takes."""

    parameter: str
    path: str
    step: str
    wanted: str


@dataclass
class UnitsConverted(Note):
    """Rasters of an input that were converted from the unit their files state; `n` of them."""

    warning = True
    parameter: str
    unit: str
    wanted: str
    n: int


@dataclass
class UnitNotRead(Note):
    """A unit that is not understood for a quantity; the values are taken in another."""

    warning = True
    parameter: str
    unit: str
    taken: str


@dataclass
class BiomassAsCarbon(Note):
    """A raster or column of carbon whose name is one of biomass, and which states no unit."""

    warning = True
    parameter: str
    name: str


@dataclass
class CarbonAssumed(Note):
    """A unit of mass that does not say of what; it was taken for carbon."""

    warning = True
    parameter: str
    unit: str


@dataclass
class UnitsIncomplete(Note):
    """Some rasters of an input state a unit, `n` of `total` do not; these are taken in it too."""

    warning = True
    parameter: str
    n: int
    total: int
    unit: str


@dataclass
class UnitOfOther(Note):
    """An input whose rasters state no unit, taken to be in that of another input."""

    warning = True
    parameter: str
    other: str
    unit: str


@dataclass
class StepOfOther(Note):
    """An input that does not say per which time its amounts are, taken to be as in another."""

    warning = True
    parameter: str
    other: str
    step: str


@dataclass
class ScaleInverted(Note):
    """A scale factor that is a divisor (10000 of MODIS); the values were divided by it."""

    warning = True
    parameter: str
    path: str
    scale: float


@dataclass
class ScaledFloats(Note):
    """Rasters of floating-point numbers that declare a scale or an offset: `n` of them."""

    warning = True
    parameter: str
    path: str
    scale: float
    offset: float
    n: int


@dataclass
class ScalesMixed(Note):
    """Rasters of one variable: one has a scale factor, another, of whole numbers, has none."""

    warning = True
    parameter: str
    scaled: str
    scale: float
    plain: str


@dataclass
class DatesOfZeros(Note):
    """Dates of a series (`n` of `total`) whose values are all 0, unlike those beside them."""

    warning = True
    parameter: str
    n: int
    total: int
    first: str


@dataclass
class SizesMixed(Note):
    """Years, dates or products (`n` of `total`) in another unit or scale, by their size.

    One of either kind, each with the mean size of its values.
    """

    warning = True
    parameter: str
    n: int
    total: int
    larger_name: str
    larger: float
    smaller_name: str
    smaller: float


@dataclass
class SizesUnlike(Note):
    """Two inputs hardly in one unit, by their largest values, of which one states none."""

    warning = True
    first: str
    high_first: float
    second: str
    high_second: float


@dataclass
class ZerosApart(Note):
    """Zeros that no other value comes near, in `n` rasters; `share` of the cells of `name`."""

    warning = True
    parameter: str
    n: int
    share: float
    name: str


@dataclass
class ZerosAtCorners(Note):
    """Zeros that fill `n` rasters up to their corners, beside values that are far from 0.

    `share` of the cells of `name`.
    """

    warning = True
    parameter: str
    n: int
    share: float
    name: str


@dataclass
class NumberApart(Note):
    """Numbers far from all others in many cells of `n` rasters; `share` of the cells of `name`."""

    warning = True
    parameter: str
    n: int
    share: float
    name: str
    numbers: tuple


@dataclass
class NumberFrequent(Note):
    """Marks of no data in far more cells of `n` rasters than the numbers beside them.

    `share` of the cells of `name`.
    """

    warning = True
    parameter: str
    n: int
    share: float
    name: str
    numbers: tuple


@dataclass
class BytesMayBeSigned(Note):
    """Whole numbers at both ends of a byte, and none between, in `n` rasters: -1 became 255."""

    warning = True
    parameter: str
    n: int
    name: str


@dataclass
class NameDiffers(Note):
    """A raster named after another quantity than its parameter takes."""

    warning = True
    parameter: str
    name: str
    found: str
    wanted: str


@dataclass
class ValuesDoubtful(Note):
    """Values of a variable that its quantity cannot have, used as they are."""

    warning = True
    parameter: str
    path: str
    quantity: str
    low: float
    high: float
    lowest: float
    highest: float
    unit: str


@dataclass
class ValuesUnusual(Note):
    """Values that a quantity can have, beyond those that are known of it, used as they are."""

    warning = True
    parameter: str
    name: str
    n: int
    quantity: str
    low: float
    high: float
    lowest: float
    highest: float
    unit: str


@dataclass
class QuantityUnknown(Note):
    """A series whose quantity neither file nor name tells, so that its sign means nothing."""

    warning = True
    parameter: str
    name: str


@dataclass
class StatesAddedUp(Note):
    """Values of a quantity that is no amount of its step of time, which were added up over time."""

    warning = True
    name: str
    quantity: str
