"""The report of the biomass of trees on plots."""

from __future__ import annotations

from collections import Counter

import numpy as np

from ..common_charts import histogram
from ..display_names import missing_tree_value_name
from ..numbers import show_number
from ..page import CAUTION, Figure, Page, Section, Table, Text, write_page
from .plot_values import plot_value_figure

_UNIT = "t ha⁻¹"
# Species named in a sentence.
_MAX_NAMED = 6


def write_tree_report(biomass, outside_range: str, path: str, translate) -> None:
    """Write the report of the biomass of trees.

    Parameters
    ----------
    biomass : PlotBiomass
        What `biomass_of_table` returns.
    outside_range : str
        What became of trees beyond the range of their equation, of `OUTSIDE_RANGE`.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr = translate
    agb = biomass.columns["agb"]
    finite = np.isfinite(agb)
    page = Page(
        title=tr("Biomass of trees on {n} plots").format(n=f"{len(agb):,}"),
        lead=tr(
            "Each tree by the allometric equation of its species, added up per hectare of its "
            "plot. Biomass is dry matter, not carbon: 'Carbon density of samples' multiplies it."
        ),
        key_figures=(
            (
                tr("Biomass above ground"),
                f"{show_number(float(agb[finite].mean()), 4)} {_UNIT}",
                tr("mean of the plots that have one"),
            ),
            (
                tr("Plots with biomass"),
                f"{int(finite.sum()):,} / {len(agb):,}",
                tr("the others lack trees, an area or a value"),
            ),
            (
                tr("Trees"),
                f"{int(np.nansum(biomass.columns['n_trees'])):,}",
                tr("rows of the table: {n}").format(n=f"{len(biomass.trees.dbh):,}"),
            ),
        ),
        summary=_biomass_summary(biomass, outside_range, tr),
        sections=(
            Section(tr("The plots"), _plot_blocks(biomass, tr)),
            Section(tr("The trees"), _diameter_blocks(biomass, tr)),
            Section(tr("The equations"), _equation_table(biomass, tr)),
        ),
    )
    write_page(page, path, translate)


def _biomass_summary(biomass, outside_range: str, tr) -> tuple:
    """Return the biomass of the trees in a few sentences."""
    agb = biomass.columns["agb"]
    known_agb = agb[np.isfinite(agb)]
    sentences = [
        tr("The plots have {mean} {unit} of biomass above ground, from {low} to {high}.").format(
            mean=show_number(float(known_agb.mean()), 4),
            unit=_UNIT,
            low=show_number(float(known_agb.min()), 4),
            high=show_number(float(known_agb.max()), 4),
        )
    ]
    n_outside = int(np.nansum(biomass.columns["n_outside"]))
    if n_outside:
        range_treatments = {
            "use": tr("they were computed all the same"),
            "omit": tr("they were left out, so that the sums are too low"),
            "nodata": tr("their plots have no biomass"),
        }
        sentences.append(
            tr("Trees beyond the diameters of their equation: {n}; {how}.").format(
                n=f"{n_outside:,}", how=range_treatments[outside_range]
            )
        )
    n_incomplete = int(np.logical_or.reduce(list(biomass.masses.reasons.values())).sum())
    if n_incomplete:
        sentences.append(
            tr("Rows without biomass, as a value or an equation is missing: {n}.").format(
                n=f"{n_incomplete:,}"
            )
        )
    unknown = _species_without_equation(biomass)
    if unknown:
        named = tr(", ").join(unknown[:_MAX_NAMED]) + (" …" if len(unknown) > _MAX_NAMED else "")
        sentences.append(
            tr(
                "Species without an equation: {species}. Name one for them in a table of your own."
            ).format(species=named)
        )
    return tuple(sentences)


def _species_without_equation(found) -> list:
    """Return the species that no equation was found for, the most frequent first."""
    flags = found.masses.reasons["equation"]
    counts = Counter(str(s) or "-" for s, flag in zip(found.trees.species, flags) if flag)
    return [name for name, _ in counts.most_common()]


def _plot_blocks(biomass, tr) -> tuple:
    """Return the biomass of the plots as a figure and a table."""
    names = [str(name or "-") for name in biomass.rows.names]
    figure = plot_value_figure(
        names,
        biomass.columns["agb"],
        (tr("Biomass above ground ({unit})").format(unit=_UNIT), tr("Number of plots")),
        tr("Biomass above ground of the plots"),
        tr,
    )
    titles = {
        "n_trees": tr("Trees"),
        "stems_ha": tr("Stems per hectare"),
        "basal_area": tr("Basal area (m2 ha-1)"),
        "agb": tr("Above ground (t ha-1)"),
        "bgb": tr("Below ground (t ha-1)"),
        "n_outside": tr("Trees beyond the range"),
        "share_outside": tr("Their share of the biomass (%)"),
    }
    columns = [name for name in titles if name in biomass.columns]
    rows = tuple(zip(names, *(biomass.columns[name].tolist() for name in columns)))
    header = (tr("Plot"), *(titles[name] for name in columns))
    return (figure, Table(tr("Plots"), header, rows, "plots.csv"))


def _diameter_blocks(biomass, tr) -> tuple:
    """Return the diameters of the trees, and what kept trees from having a biomass."""
    svg = histogram(
        biomass.trees.dbh,
        tr("Diameter at breast height (cm)"),
        tr("Number of rows"),
        tr("How often diameters occur"),
    )
    blocks: list = [Figure(svg, tr("Diameters of the rows; the line is their median."))]
    counts = {key: int(flags.sum()) for key, flags in biomass.masses.reasons.items()}
    if any(counts.values()):
        rows = tuple((missing_tree_value_name(key, tr), n) for key, n in counts.items() if n)
        header = (tr("Why"), tr("Number of rows"))
        blocks.append(Table(tr("Rows without biomass"), header, rows, "without.csv"))
    return tuple(blocks)


def _equation_table(biomass, tr) -> tuple:
    """Return the allometric equations used, with ranges of diameters and sources."""
    caution = Text(
        tr(
            "An equation holds for the species, region and diameters it was fitted to; used "
            "elsewhere it can be wrong by tens of per cent, and no error is given here."
        ),
        CAUTION,
    )
    header = (
        tr("Species"),
        tr("Number of rows"),
        tr("Equation"),
        tr("Row of the table"),
        tr("Source"),
    )
    rows = tuple(
        (species, n, form, key, source or tr("no source given"))
        for species, key, form, n, source in biomass.masses.used
    )
    return (caution, Table(tr("Equations used"), header, rows, "equations.csv"))
