"""The README of the demo region: every file, column and unit."""

from __future__ import annotations

from . import layers, plots
from .region import Region


def readme_text(region: Region, answers: dict) -> str:
    """Return the text of the demo region's ``README.txt``."""
    first, last = region.calendar[0], region.calendar[-1]
    land = answers["region"]
    return f"""A self-made region with known truth
===================================

{region.columns} x {region.rows} cells of {region.cell_size:g} m, years {first}-{last}, seed \
{region.seed}. Nothing here was measured: every map
follows from the seed, and what a method should find is written down in truth/.
Land: {land["land_cells"]} cells, {land["land_area_km2"]:.0f} km2. The sea has no data anywhere.
Coordinate system: Albers equal area for northern China (WGS 84; parallels 25 and 47 N, central
meridian 110 E). Files of a date carry it in their name and in their metadata.

static/
{_describe_layers(layers.STATIC)}

annual/   VARIABLE_YYYY.tif, {first}-{last}
{_describe_layers(layers.ANNUAL)}
  NDVI has holes (no data) where clouds hide July: in {last} and each third year before it.

monthly/  VARIABLE_YYYY-MM.tif, the twelve months of {last}
{_describe_layers(layers.MONTHLY)}

sites/    each table as .gpkg (points) and as .csv (same columns)
  npp_plots       npp: net primary production, gC m-2 yr-1
  rs_plots        rs: soil respiration, rh: heterotrophic part at some plots, gC m-2 yr-1
  flux_sites      nep: net ecosystem production of a tower, gC m-2 yr-1, positive = sink
  Columns: site (plots of one site stand close together), plot, x and y (m, in the coordinate
  system of the rasters), longitude and latitude (degrees, WGS 84), year, and the values.
  The last sites of npp_plots and rs_plots are single plots: {plots.SURVEY_PLOTS} in each land use.
  As in real tables some records are of no use. In npp_plots and rs_plots:
  {plots.N_SEA} lie in the sea (site "sea"), {plots.N_OUTSIDE} outside the rasters (site "outside"),
  {plots.N_MARKED} values are marked {plots.MISSING:g}, {plots.N_EMPTY} are empty.

provinces.gpkg    Five polygons (code, name) that cover the region.

casa_parameters.csv    Best light use efficiency of each land use (eps_max, gC MJ-1), the table that
  casanpp asks for with monthly/ and the land use of {last}. The truth was made by another formula.

truth/    VARIABLE_YYYY.tif, {first}-{last}, and what was planted
{_describe_layers((*layers.FLUXES, *layers.PLANTED))}
  truth.json      Totals of each year (Tg C) with their area, land-use transfer from {first} to
                  {last} with the change of NPP and NEP, places and strength of planted trends and
                  clusters, planted drivers, errors of the tables.

How the truth was made
  NPP = 0.5 x radiation x FPAR(NDVI) x light use(land use) x f(temperature) x g(precipitation)
  Rs  = base(temperature, precipitation, soil carbon) + 0.45 NPP
  Rh  = 0.62 Rs + 9.01        NEP = NPP - Rh        all in gC m-2 yr-1
  NPP and Rs are multiplied by patterns in space that no predictor shows, so no model can be
  perfect. NDVI follows land use, climate, the weather of the year where truth/driver_region.tif
  says so, the planted trends and clusters, and noise that remembers the year before.
  Land use changes in three ways: sloping cropland of the hills goes back to forest (moist) or
  grassland (dry) in the first part of the series; grassland of the north is ploughed; towns grow.
"""


def _describe_layers(described) -> str:
    """Return the lines of the README that describe layers and classes."""
    lines = []
    for layer in described:
        unit = f", {layer.unit}" if layer.unit else ""
        lines.append(f"  {layer.name:<15} {layer.about}{unit}")
        lines += [f"  {code:>18} {label}" for code, _, label, _ in layer.classes]
        if layer.classes:
            lines.append(f"  {layer.nodata:>18} no data")
    return "\n".join(lines)
