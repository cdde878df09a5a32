"""Sentences for plots: trees, soil layers, water in biomass."""

from __future__ import annotations

from ...core.errors_and_notes.plots import (
    AreasDiffer,
    ColumnNeeded,
    DiametersDoubtful,
    EquationsConflict,
    EquationsUsed,
    LayersCut,
    LayersOverlap,
    LayersWithoutValue,
    LayerUpsideDown,
    MeasureContradicted,
    MeasureDoubtful,
    NoPlots,
    PercentsDoubtful,
    PlotRepeated,
    PlotsWithoutArea,
    PlotsWithoutRows,
    PoolsMissing,
    RangeNotStated,
    RowsWithoutPlot,
    SoilGaps,
    StandImpossible,
    TreesOutsideRange,
    TreesWithoutBiomass,
    UnitContradicted,
)
from ...core.report.display_names import missing_tree_value_name
from ..text.phrases import join_listed
from ..text.translation import tr


def _phrase_measure_contradicted(error: MeasureContradicted) -> str:
    """Say that the header of a column names another measure, and what to do."""
    text = {
        "girth": tr(
            "{parameter}: the column '{column}' holds the girth of trees, not their diameter. "
            "Divide it by 3.1416 in a new column (field calculator), and choose that one."
        ),
        "matter": tr(
            "{parameter}: the column '{column}' holds organic matter, not organic carbon, which is "
            "about 0.58 of it. Multiply it by that in a new column (field calculator), or set "
            "SOC_QUANTITY = matter in 'Carbon of soil layers'."
        ),
        "volume": tr(
            "{parameter}: the column '{column}' holds the volume of wood, not biomass. Multiply it "
            "by the factor from volume to biomass of your forest type in a new column (field "
            "calculator), and choose that one."
        ),
        "carbon": tr(
            "{parameter}: the column '{column}' holds carbon, not biomass, and would be multiplied "
            "by CARBON_FRACTION once more. Divide it by that in a new column (field calculator), "
            "and choose that one."
        ),
    }.get(error.named, "{parameter}: {column} ({named}, {taken}).")
    facts = {"named": error.named, "taken": error.taken}
    return text.format(parameter=error.parameter, column=error.column, **facts)


def _phrase_column_needed(error: ColumnNeeded) -> str:
    """Say which column of a table of plots an equation needs."""
    quantities = {"H": tr("the height of the trees"), "r": tr("the density of their wood")}
    return tr(
        "The equation {form} of '{species}' needs {what}. Choose {parameter}, or other equations."
    ).format(
        form=error.form,
        species=join_listed(error.species),
        what=quantities.get(error.what, error.what),
        parameter=error.parameter,
    )


def _phrase_equations_used(note: EquationsUsed) -> str:
    """Say which allometric equations were used for the trees of plots."""
    lines = [
        tr("{species} ({n} rows): {form}, row '{key}', {citation}").format(
            species=species, n=n, form=form, key=key, citation=citation or tr("no source given")
        )
        for species, key, form, n, citation in note.used
    ]
    return tr("Equations used: {list}.").format(list="; ".join(lines))


def _phrase_trees_outside_range(note: TreesOutsideRange) -> str:
    """Say which trees of the plots are beyond the range of their equation."""
    names = [
        tr("{species}: {n} ({low:g} to {high:g} cm)").format(
            species=species, n=n, low=low, high=high
        )
        for species, n, low, high in note.species
    ]
    treatments = {
        "use": tr("They were computed all the same (OUTSIDE_RANGE)."),
        "omit": tr("They were left out (OUTSIDE_RANGE)."),
        "nodata": tr("Their plots have no biomass (OUTSIDE_RANGE)."),
    }
    text = tr(
        "Trees thinner or thicker than their equation was made for: {n} of {total} rows, with "
        "{share:.1f} % of the biomass above ground. {list}."
    ).format(n=note.n, total=note.total, share=note.share, list="; ".join(names))
    return f"{text} {treatments.get(note.how, '')}".strip()


def _phrase_trees_without_biomass(note: TreesWithoutBiomass) -> str:
    """Say how many trees of the plots have no biomass, and why."""
    reasons = [
        tr("{n} {why}").format(n=n, why=missing_tree_value_name(key, tr))
        for key, n in note.reasons.items()
        if n
    ]
    text = tr("Trees without biomass: {list}. Plots concerned: {n} ({plots}).").format(
        list=join_listed(reasons), n=note.n_plots, plots=join_listed(note.plots)
    )
    if note.species:
        text += " " + tr("Species without an equation: {list}.").format(
            list=join_listed(note.species)
        )
    treatments = {
        "nodata": tr("These plots have no biomass (MISSING_TREES)."),
        "omit": tr("These trees were left out, so that the sums are too low (MISSING_TREES)."),
    }
    return f"{text} {treatments.get(note.how, '')}".strip()


def _phrase_soil_gaps(note: SoilGaps) -> str:
    """Say which depths of soil plots have no layer."""
    gaps = [
        tr("{plot}: {top:g} to {bottom:g} cm").format(plot=plot, top=top, bottom=bottom)
        for plot, top, bottom in note.gaps
    ]
    treatments = {
        "nodata": tr("They have no sum (GAPS)."),
        "omit": tr("Their sum is that of the other depths, and too low (GAPS)."),
    }
    text = tr("Plots with depths that no layer with data covers: {n}. {list}.").format(
        n=note.n_plots, list="; ".join(gaps)
    )
    return f"{text} {treatments.get(note.how, '')}".strip()


def _phrase_layers_without_value(note: LayersWithoutValue) -> str:
    """Say which values the soil layers of plots lack."""
    value_names = {
        "depth": tr("limits"),
        "soc": tr("organic carbon"),
        "bulk_density": tr("bulk density"),
        "stones": tr("stones"),
    }
    missing = [f"{value_names.get(key, key)} {n}" for key, n in note.missing.items() if n]
    return tr("Layers without a value: {list}. Plots concerned: {n} ({plots}).").format(
        list=join_listed(missing), n=note.n_plots, plots=join_listed(note.plots)
    )


def _phrase_pools_missing(note: PoolsMissing) -> str:
    """Say how many samples of plots lack carbon pools."""
    text = tr("Samples with a carbon density: {sums} of {total}.").format(
        sums=note.sums, total=note.total
    )
    lacking = [f"{pool} {n}" for pool, n in note.missing.items() if n]
    if not lacking:
        return text
    treatment = {
        "nodata": tr("they have no sum"),
        "zero": tr("they were counted as zero"),
    }.get(note.how, note.how)
    return (
        text
        + " "
        + tr("Without data: {list}; {how}.").format(list=join_listed(lacking), how=treatment)
    )


ERRORS = {
    EquationsConflict: lambda e: tr(
        "The table {path} has two rows for '{species}' that say the same: {components}. Keep one "
        "of them; parts (stem, branch ...) and the whole above ground exclude each other."
    ).format(path=e.path, species=e.species, components=join_listed(e.components)),
    ColumnNeeded: _phrase_column_needed,
    AreasDiffer: lambda e: tr(
        "The trees of plot '{plot}' state different areas: {areas}. Correct them, or use PLOT_AREA."
    ).format(plot=e.plot, areas=join_listed(f"{area:g}" for area in e.areas)),
    NoPlots: lambda e: tr(
        "No row belongs to one of the plots. Plots, for example: {plots}; rows: {rows}. Check the "
        "columns that name the plots."
    ).format(plots=join_listed(e.plots), rows=join_listed(e.rows)),
    PlotRepeated: lambda e: tr(
        "The table of plots names these plots more than once: {plots}. One row per plot is needed."
    ).format(plots=join_listed(e.plots)),
    LayersOverlap: lambda e: tr(
        "Layers of plot '{plot}' overlap: {a:g} to {b:g} cm and {c:g} to {d:g} cm (plots with such "
        "layers: {n}). Their carbon would count twice; correct the limits, or name the profiles "
        "apart in PLOT_FIELD."
    ).format(plot=e.plot, a=e.first[0], b=e.first[1], c=e.second[0], d=e.second[1], n=e.n_plots),
    LayerUpsideDown: lambda e: tr(
        "A layer of plot '{plot}' ends at {bottom:g} cm and begins at {top:g} cm. Depths are "
        "measured from the surface down; check TOP_FIELD and BOTTOM_FIELD."
    ).format(plot=e.plot, top=e.top, bottom=e.bottom),
    UnitContradicted: lambda e: tr(
        "The column '{column}' is in {stated}, as its header, its cells or a row of units say, but "
        "{parameter} is {chosen}. Choose the unit of the column, or correct the table."
    ).format(column=e.column, stated=e.stated, parameter=e.parameter, chosen=e.chosen),
    MeasureContradicted: _phrase_measure_contradicted,
    StandImpossible: lambda e: tr(
        "Plot '{plot}' has a basal area of {area:.0f} m2 ha-1, more than the {limit:g} that the "
        "densest forests have (plots like this: {n}). Check DBH_UNIT, and the area of the plot and "
        "AREA_UNIT."
    ).format(plot=e.plot, area=e.basal_area, limit=e.limit, n=e.n_plots),
}

NOTES = {
    PoolsMissing: _phrase_pools_missing,
    EquationsUsed: _phrase_equations_used,
    TreesOutsideRange: _phrase_trees_outside_range,
    RangeNotStated: lambda n: tr(
        "The table states no range of diameters for: {species}. Whether these trees are within it "
        "was not checked."
    ).format(species=join_listed(n.species)),
    TreesWithoutBiomass: _phrase_trees_without_biomass,
    PlotsWithoutRows: lambda n: tr(
        "Plots without any row: {n} ({plots}). They stay empty: whether nothing grows there or "
        "nobody measured is not known."
    ).format(n=n.n, plots=join_listed(n.plots)),
    RowsWithoutPlot: lambda n: tr(
        "Rows left out because their plot is not named, or not in the table of plots: {n} "
        "({plots})."
    ).format(n=n.n, plots=join_listed(n.plots)),
    SoilGaps: _phrase_soil_gaps,
    LayersCut: lambda n: tr(
        "Layers that reach beyond {top:g} to {bottom:g} cm and count in part: {cut}; layers "
        "beyond: {beyond}."
    ).format(top=n.top, bottom=n.bottom, cut=n.cut, beyond=n.beyond),
    LayersWithoutValue: _phrase_layers_without_value,
    DiametersDoubtful: lambda n: tr(
        "Half of the trees are thinner than {median:.2g} cm. Check DBH_UNIT if they are not "
        "seedlings."
    ).format(median=n.median),
    MeasureDoubtful: lambda n: tr(
        "The column '{column}' is read as {low:.4g} to {high:.4g} {unit}, which is rare: its "
        "numbers are more likely in {likely}. Check its unit."
    ).format(column=n.column, low=n.low, high=n.high, unit=n.unit, likely=n.likely),
    PercentsDoubtful: lambda n: tr(
        "The column '{column}' is read in percent, but its largest number is {largest:g}. Cells "
        "that a spreadsheet shows as 15% hold 0.15: if these are shares, set {parameter} = share."
    ).format(column=n.column, largest=n.largest, parameter=n.parameter),
    PlotsWithoutArea: lambda n: tr(
        "Plots without an area, which stay empty: {n} ({plots})."
    ).format(n=n.n, plots=join_listed(n.plots)),
}
