"""The report of the carbon of soil layers."""

from __future__ import annotations

import numpy as np

from ..common_charts import MAX_POINTS
from ..figure_labels import escape_mathtext
from ..numbers import show_number
from ..page import CAUTION, Figure, Page, Section, Table, Text, write_page
from ..svg_drawing import TRAINING, WIDTH, draw_svg
from .plot_values import plot_value_figure

_UNIT = "t C ha⁻¹"


def write_soil_report(soil, settings, path: str, translate) -> None:
    """Write the report of the carbon of soil layers.

    Parameters
    ----------
    soil : PlotSoil
        What `carbon_of_table` returns.
    settings : SoilSettings
        Limits and what became of gaps.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr = translate
    carbon = soil.columns["soil_carbon"]
    finite = np.isfinite(carbon)
    limits = tr("{top} to {bottom} cm").format(
        top=show_number(settings.top, 4), bottom=show_number(settings.bottom, 4)
    )
    page = Page(
        title=tr("Soil carbon of {n} plots, {limits}").format(n=f"{len(carbon):,}", limits=limits),
        lead=tr(
            "Organic carbon of the layers between the two depths, added up for each plot; a layer "
            "that reaches beyond a limit counts with its part inside."
        ),
        key_figures=(
            (
                tr("Soil carbon"),
                f"{show_number(float(carbon[finite].mean()), 4)} {_UNIT}",
                tr("mean of the plots that have one"),
            ),
            (
                tr("Plots with a sum"),
                f"{int(finite.sum()):,} / {len(carbon):,}",
                tr("the others lack layers or values"),
            ),
            (tr("Layers"), f"{int(soil.columns['n_layers'].sum()):,}", tr("that were added up")),
        ),
        summary=_soil_summary(soil, settings, limits, tr),
        sections=(
            Section(tr("The plots"), _plot_blocks(soil, tr)),
            Section(tr("The layers"), (_soil_profile_figure(soil, tr),)),
        ),
    )
    write_page(page, path, translate)


def _soil_summary(soil, settings, limits: str, tr) -> tuple:
    """Return the carbon of the soil layers in a few sentences."""
    carbon = soil.columns["soil_carbon"]
    known_carbon = carbon[np.isfinite(carbon)]
    sentences = [
        tr("The plots have {mean} {unit} of soil carbon ({limits}), from {low} to {high}.").format(
            mean=show_number(float(known_carbon.mean()), 4),
            unit=_UNIT,
            limits=limits,
            low=show_number(float(known_carbon.min()), 4),
            high=show_number(float(known_carbon.max()), 4),
        )
    ]
    n_incomplete = int(_has_incomplete_depths(soil, settings).sum())
    if n_incomplete:
        gap_treatments = {
            "nodata": tr("they have no sum"),
            "omit": tr("their sums hold only what was measured, so they are too low"),
        }
        sentences.append(
            tr("Plots with depths without data: {n}; {how}.").format(
                n=f"{n_incomplete:,}", how=gap_treatments[settings.gaps]
            )
        )
    return tuple(sentences)


def _has_incomplete_depths(soil, settings) -> np.ndarray:
    """Return the plots whose layers do not cover all depths between the limits."""
    return soil.columns["soil_depth"] < settings.bottom - settings.top - 0.01


def _plot_blocks(soil, tr) -> tuple:
    """Return the soil carbon of the plots as a figure and a table."""
    names = [str(name or "-") for name in soil.rows.names]
    label = tr("Soil carbon ({unit})").format(unit=_UNIT)
    figure = plot_value_figure(
        names,
        soil.columns["soil_carbon"],
        (label, tr("Number of plots")),
        tr("Soil carbon of the plots"),
        tr,
    )
    titles = {
        "soil_carbon": tr("Soil carbon (t C ha-1)"),
        "soil_depth": tr("Depth with data (cm)"),
        "n_layers": tr("Layers"),
    }
    rows = tuple(zip(names, *(soil.columns[name].tolist() for name in titles)))
    return (figure, Table(tr("Plots"), (tr("Plot"), *titles.values()), rows, "plots.csv"))


def _soil_profile_figure(soil, tr):
    """Return the content of the layers against their depth."""
    layers = soil.layers
    depth = (layers.top + layers.bottom) / 2
    is_known = np.isfinite(depth) & np.isfinite(layers.soc) & (soil.rows.plot >= 0)
    if not is_known.any():
        return Text(tr("No layer has both its limits and its carbon."), CAUTION)
    step = max(1, -(-int(is_known.sum()) // MAX_POINTS))

    def plot_soil_profile(figure):
        axes = figure.add_subplot()
        x, y = layers.soc[is_known][::step], depth[is_known][::step]
        axes.scatter(x, y, s=16, color=TRAINING, alpha=0.6, lw=0)
        axes.set_ylim(0.0, None)
        axes.invert_yaxis()
        axes.set_xlim(0.0, None)
        axes.set_xlabel(escape_mathtext(tr("Organic carbon ({unit})").format(unit="g kg⁻¹")))
        axes.set_ylabel(escape_mathtext(tr("Middle of the layer (cm)")))

    svg = draw_svg(plot_soil_profile, tr("Organic carbon of the layers by depth"), WIDTH, 3.6)
    return Figure(svg, tr("Organic carbon of each layer at the depth of its middle."))
