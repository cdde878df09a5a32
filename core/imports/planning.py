"""The plan of an import: per variable its moments, unit, periods, and the tiles of each."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors_and_notes.imports import (
    DatesMissing,
    MonthsInOrder,
    NoDates,
    PeriodKept,
    PeriodsIncomplete,
    PreliminaryValues,
    QualityMissing,
    ScaleMissing,
    ScaleReplaced,
    StepsAccumulate,
    StepsApart,
    StepsMixed,
    SumsOfDays,
    UnitFromTable,
    UnitUnknown,
)
from ..run import Run
from ..units.unit import dimensions_of
from .period_groups import days_per_moment, group_moments, missing_dates, statistic_of_period
from .products import CLASS, INTERVAL, ProductTable
from .settings import ImportSettings
from .units import FROM_TABLE, Storage, UnitPlan, plan_unit, step_of_amounts, storage_of, unit_per
from .variable_dates import moments_of_variable
from .variables import Variable

# The cells of ERA5-Land, degrees: its hourly accumulations go on from hour to hour.
_LAND_CELL = 0.1
_PRELIMINARY = "5"
_HOURS = 24


@dataclass(frozen=True)
class VariablePlan:
    """How one variable is imported.

    Parameters
    ----------
    variable : Variable
        Its bands.
    storage : Storage
        How its first band is stored.
    unit : UnitPlan
        What it measures.
    moments : tuple of Moment
        By date.
    lengths : tuple of float
        Days that each moment stands for.
    results : tuple of Result
        The rasters it makes.
    statistic, step : str
        How dates make a period, and what amounts in the results are per.
    rules : dict
        Of each value layer's key the quality layer and its rules.
    missing, incomplete : tuple of str
        Dates that are not there, and periods left out because of it.
    """

    variable: Variable
    storage: Storage
    unit: UnitPlan
    moments: tuple
    lengths: tuple
    results: tuple
    statistic: str
    step: str
    rules: dict
    missing: tuple = ()
    incomplete: tuple = ()

    @property
    def is_class(self) -> bool:
        """Whether the planned variable holds codes of classes."""
        product = self.variable.product
        return product is not None and product.kind == CLASS

    @property
    def result_unit(self) -> str:
        """Unit of the planned results."""
        return unit_per(self.unit, self.step)


def plan_variable(
    variable: Variable, table: ProductTable, settings: ImportSettings, run: Run
) -> VariablePlan:
    """Return how a variable is imported, and note what is doubtful about it.

    Raises
    ------
    DuplicateDate
        When two files hold the same moment of the same place.
    StepsAccumulate
        For hourly accumulations of ERA5-Land.
    StepsMixed
        When some dates are years and others months or days.
    """
    product = variable.product
    moments = moments_of_variable(variable)
    dated = tuple(moment for moment in moments if moment.date is not None)
    if dated and len(dated) < len(moments):
        strays = [m.layers[0].file for m in moments if m.date is None]
        run.note(NoDates(variable.name, len(strays), strays[0]))
        moments = dated
    _refuse_mixed_steps(variable.name, moments)
    storage = storage_of(variable.layers[0].band, product)
    unit = plan_unit(variable, storage)
    _note_product_facts(variable, storage, unit, run)
    dates = [moment.date for moment in moments]
    steps = product.days if product else 0, variable.layers[0].calendar
    lengths = days_per_moment(dates, *steps)
    _check_accumulations(variable, unit, moments, lengths, run)
    is_class = product is not None and product.kind == CLASS
    period = "as_is" if is_class else settings.period
    statistic = "first" if is_class else statistic_of_period(settings.statistic, variable, unit)
    is_seasonal = bool(dates and dates[0] and dates[0].n_months)
    is_annual = bool(dates and dates[0] and dates[0].precision == "year")
    if (period == "month" and is_annual) or (period != "as_is" and is_seasonal):
        run.note(PeriodKept(variable.name))
        period = "as_is" if is_seasonal else period
    results = group_moments(dates, period, *steps)
    complete_results = tuple(
        r for r in results if statistic in ("max", "min", "first") or _has_enough_days(r, settings)
    )
    incomplete = tuple(r.date.text for r in results if r not in complete_results)
    if incomplete:
        run.note(PeriodsIncomplete(variable.name, settings.period, incomplete))
    missing = missing_dates(dates, *steps) if dates and dates[0] is not None else ()
    if missing:
        run.note(DatesMissing(variable.name, missing))
    rules = _plan_quality(variable, table, settings, run)
    statistic, step = _plan_statistic(complete_results, dates, statistic, settings)
    step = step or step_of_amounts(unit, product).replace(INTERVAL, "")
    facts = variable, storage, unit, moments, lengths, complete_results, statistic, step, rules
    return VariablePlan(*facts, missing, incomplete)


def _has_enough_days(result, settings: ImportSettings) -> bool:
    """Say whether a planned period has the days that its cells need."""
    return result.covered >= result.needed(settings.min_coverage)


def _plan_statistic(results, dates, statistic: str, settings: ImportSettings) -> tuple:
    """Plan the statistic of the periods of an import, and the step that amounts are per.

    Without dates there are no periods: amounts stay those of their own step (an empty text), as do
    those of quarters and seasons.
    """
    date = results[0].date if results else (dates[0] if dates else None)
    if statistic == "sum" and (date is None or (date.day and settings.period == "as_is")):
        statistic = "mean"  # composites of several days: amounts per day
    if date is None:
        return statistic, ""
    if date.n_months:  # amounts of a quarter, or rates as they are
        return "mean", ""
    return statistic, date.precision if statistic == "sum" else "day"


def _note_product_facts(variable: Variable, storage: Storage, unit: UnitPlan, run: Run) -> None:
    """Note what the table of products says of a planned variable, and what nobody says."""
    product = variable.product
    if product is not None:
        name = product.product
        if storage.replaced is not None:
            run.note(ScaleReplaced(variable.name, name, storage.replaced, storage.scale))
        if storage.undeclared:
            run.note(ScaleMissing(variable.name, name))
        if variable.in_order:
            run.note(MonthsInOrder(variable.name, name, variable.in_order))
        if unit.origin == FROM_TABLE:
            run.note(UnitFromTable(variable.name, name, unit.source, len(variable.files)))
    is_class = product is not None and product.kind == CLASS
    is_from_table = unit.quantity is None and unit.origin == FROM_TABLE
    is_ratio = unit.quantity is None and "ratio" in dimensions_of(unit.source)
    if (unit.unit is None or not unit.target) and not (is_class or is_from_table or is_ratio):
        run.note(UnitUnknown(variable.name, unit.source))
    versions = [dict(layer.dimensions).get("expver", "") for layer in variable.layers]
    n = sum(version.lstrip("0") == _PRELIMINARY for version in versions)
    if n:
        run.note(PreliminaryValues(variable.name, n))


def _check_accumulations(variable: Variable, unit: UnitPlan, moments, lengths, run: Run) -> None:
    """Raise for an import of hourly amounts that go on from hour to hour; note doubtful ones.

    What an amount of ERA5 is of does not stand in its files: the hour before in hourly data, three
    hours in those of the ensemble, the day in daily statistics, and the hours since midnight in
    ERA5-Land.
    """
    product, grid = variable.product, variable.layers[0].grid
    if not (unit.is_rate and product is not None and product.product.startswith("ERA5")):
        return
    shortest = min(lengths, default=1.0)
    if shortest < 1.0 and grid.cell_size[0] < 1.5 * _LAND_CELL:
        raise StepsAccumulate(variable.name, variable.layers[0].file)
    if unit.unit is None or unit.unit.step:
        return
    hours = round(_HOURS * shortest)
    if 1 < hours < _HOURS:
        run.note(StepsApart(variable.name, hours))
    if hours == _HOURS and all(m.date is not None and m.date.day for m in moments):
        run.note(SumsOfDays(variable.name))


def _refuse_mixed_steps(name: str, moments) -> None:
    """Raise where a variable of the plan mixes years with months or days."""
    first = moments[0]
    for other in moments[1:]:
        if first.date and other.date and first.date.precision != other.date.precision:
            facts = first.date.text, first.layers[0].file, other.date.text, other.layers[0].file
            raise StepsMixed(name, *facts)


def layer_key(layer) -> tuple:
    """Return what tells a band from all others."""
    return layer.band.path, layer.band.index


def _plan_quality(variable: Variable, table, settings: ImportSettings, run: Run) -> dict:
    """Plan the quality band of each imported band that has one, and its rules."""
    from .naming import variable_key

    product = variable.product
    rules = table.rules_of(product, settings.quality) if product else ()
    if product is None or not rules:
        return {}
    quality_by_position: dict = {}
    for layer in variable.quality:
        quality_by_position.setdefault(_layer_position(layer), []).append(layer)
    rule_of_layer = {}
    for layer in variable.layers:
        at_position = quality_by_position.get(_layer_position(layer), ())
        same = [q for q in at_position if q.file == layer.file] or at_position
        for rule in rules:
            quality_bands = [q for q in same if rule.variable.search(variable_key(q.variable))]
            if quality_bands:
                key = variable_key(quality_bands[0].variable)
                rules_of_band = tuple(r for r in rules if r.variable.search(key))
                rule_of_layer[layer_key(layer)] = quality_bands[0], rules_of_band
                break
    n_missing = len(variable.layers) - len(rule_of_layer)
    if n_missing:
        run.note(QualityMissing(variable.name, product.product, n_missing))
    return rule_of_layer


def _layer_position(layer) -> tuple:
    """Return date and place of a band as its file tells them: those of its quality are the same."""
    return layer.own_date, layer.moment, layer.grid
