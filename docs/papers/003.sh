#!/usr/bin/env bash
# Carbon density: expansion of plots, yearly maps, trends, drivers, clusters and zones (Bao et al., Arid
# Land Geography 49(4), 740).
#
# The region is made by 'Make a demonstration region', climate zones and what is measured at the points
# of the sampling design by tools/paper_data.py. With data of your own: tables of trees, harvests and soil
# layers, yearly NPP and climate, land use.
set -euo pipefail
# shellcheck source=docs/papers/common.sh
source "$(dirname "$0")/common.sh"

region=$out/region
run demoregion COLUMNS=120 ROWS=100 YEARS=24 "OUTPUT_FOLDER=$region"
make_data climate "$region"

# Climate of the region: mean of each year with its trend.
for variable in temperature precipitation; do
  each SERIES "$region"/annual/${variable}_*.tif
  run trendclassification "${files[@]}" "TREND_CLASS=$out/$variable.tif" "REPORT=$out/$variable.html"
done

# Where to measure: random points for each climate zone and ecosystem, at least 2 km apart.
run samplingdesign "STRATA=$region/static/climate_zone.tif" "STRATA=$region/annual/landuse_2001.tif" \
  "FRAME=$region/static/vegetation.tif" COUNT=164 MIN_PER_STRATUM=1 MIN_DISTANCE=2000 \
  "OUTPUT=$out/design.gpkg" "TABLE=$out/design.csv" "REPORT=$out/design.html"
make_data plots "$region" "$out/design.gpkg"
plots=$region/plots

# Forest plots: trees by allometry on their diameters, and the layers of the soil to 30 cm.
run treebiomass "TREES=$plots/trees.csv" PLOT_FIELD=plot DBH_FIELD=dbh DENSITY_FIELD=density \
  "PLOTS=$plots/forest.gpkg" PLOT_NAME_FIELD=plot PLOT_AREA=400 EQUATION_SET=zeng_tang_2012 \
  ROOT_SHOOT=0.4 "OUTPUT=$out/forest_trees.gpkg" "REPORT=$out/trees.html"
soil=(PLOT_FIELD=plot PLOT_NAME_FIELD=plot TOP_FIELD=top BOTTOM_FIELD=bottom SOC_FIELD=soc
  BULK_DENSITY_FIELD=bulk_density STONES_FIELD=stones BOTTOM=30)
run soillayers "LAYERS=$plots/forest_layers.csv" "PLOTS=$out/forest_trees.gpkg" "${soil[@]}" \
  "OUTPUT=$out/forest_soil.gpkg" "REPORT=$out/forest_soil.html"
pools=(ABOVEGROUND_FIELD=agb BELOWGROUND_FIELD=bgb LITTER_FIELD=litter SOIL_FIELD=soil_carbon
  BIOMASS_UNIT=t_ha)
run carbondensity "SAMPLES=$out/forest_soil.gpkg" "${pools[@]}" "OUTPUT=$out/forest.gpkg"

# Shrub, grass, wetland and cropland: the harvest, weighed fresh, and its water content.
run soillayers "LAYERS=$plots/open_layers.csv" "PLOTS=$plots/open.gpkg" "${soil[@]}" \
  "OUTPUT=$out/open_soil.gpkg" "REPORT=$out/open_soil.html"
run carbondensity "SAMPLES=$out/open_soil.gpkg" "${pools[@]}" FRESH_POOLS=aboveground \
  ABOVEGROUND_WATER_FIELD=water WATER_UNIT=percent WATER_BASIS=fresh "OUTPUT=$out/open.gpkg"
run_qgis native:mergevectorlayers "LAYERS=$out/forest.gpkg" "LAYERS=$out/open.gpkg" "OUTPUT=$out/plots.gpkg"
run studyareamap "SITES=$out/plots.gpkg" "LANDCOVER=$region/annual/landuse_2001.tif" \
  "ELEVATION=$region/static/dem.tif" "ZONES=$region/provinces.gpkg" "OUTPUT=$out/study_area.png"

# 164 plots to 621 samples by the ratio of NPP, within climate zone and ecosystem.
run expandsites "SITES=$out/plots.gpkg" VALUE_FIELD=carbon_density SITE_FIELD=plot \
  "REFERENCE=$region/truth/npp_2001.tif" "STRATA=$region/static/climate_zone.tif" \
  "STRATA=$region/annual/landuse_2001.tif" COUNT=457 "OUTPUT=$out/expanded.gpkg"
each PREDICTORS "$region"/truth/npp_2001.tif \
  "$region"/annual/{ndvi,precipitation,temperature}_2001.tif "$region"/static/{dem,slope}.tif
run samplesites "SITES=$out/expanded.gpkg" "${files[@]}" "OUTPUT=$out/samples.gpkg"
each PREDICTOR_FIELDS npp ndvi precipitation temperature dem slope
run screenpredictors "SAMPLES=$out/samples.gpkg" TARGET_FIELD=carbon_density "${files[@]}" \
  "TABLE=$out/screen.csv" "REPORT=$out/screen.html"

# The forest of the study: 100 trees, 20 records in a leaf at least, 10 deep at most.
each PREDICTOR_FIELDS npp ndvi precipitation temperature dem
run trainmodel "SAMPLES=$out/samples.gpkg" TARGET_FIELD=carbon_density TARGET_QUANTITY=carbon \
  "TARGET_UNIT=t ha-1" "${files[@]}" TREES=100 MIN_LEAF=20 \
  MAX_DEPTH=10 VALIDATION=site "MODEL=$out/carbon.carbonmodel" "SCORES=$out/scores.csv" \
  "REPORT=$out/training.html"

# A map of each year; totals and means with their trend.
each PREDICTORS "$region"/truth/npp_*.tif \
  "$region"/annual/{ndvi,precipitation,temperature}_*.tif "$region"/static/dem.tif
run predictseries "MODEL=$out/carbon.carbonmodel" "${files[@]}" "OUTPUT_FOLDER=$out/carbon"
each SERIES "$out"/carbon/*.tif
series=("${files[@]}")
run carbonbudget "${series[@]}" QUANTITY=carbon CARBON_UNIT=t_ha "TABLE=$out/budget.csv" \
  "REPORT=$out/budget.html"

# Carbon change by land-use transfer.
each LANDUSE "$region"/annual/landuse_{2001,2024}.tif
covers=("${files[@]}")
each CARBON "$out"/carbon/*_{2001,2024}.tif
run landusetransferseries "${covers[@]}" "${files[@]}" CARBON_UNIT=t_ha "MATRIX=$out/transfer.csv" \
  "ATTRIBUTION=$out/transfer_carbon.csv" "REPORT=$out/transfer.html"

# Sen and Mann-Kendall with three classes, coefficient of variation, Hurst, future trend.
run trendclassification "${series[@]}" TREND_CLASSES=three FUTURE_RULE=signs NULL_TEST=true \
  "SLOPE=$out/slope.tif" "TREND_CLASS=$out/trend.tif" "CV=$out/cv.tif" "HURST=$out/hurst.tif" \
  "FUTURE_CLASS=$out/future.tif" "TABLE=$out/trend.csv" "REPORT=$out/trend.html"

# Partial correlation with temperature and precipitation, driving types.
each DRIVER_A "$region"/annual/temperature_*.tif
drivers=("${files[@]}")
each DRIVER_B "$region"/annual/precipitation_*.tif
run driverclassification "${series[@]}" "${drivers[@]}" "${files[@]}" \
  "DRIVER_CLASS=$out/driver.tif" "TABLE=$out/driver.csv" "REPORT=$out/driver.html"

# Global and local Moran's I of each year, with the share of high-high; zones for management.
run globalmoran "${series[@]}" "TABLE=$out/moran.csv" "REPORT=$out/moran.html"
run lisaseries "${series[@]}" "OUTPUT_FOLDER=$out/lisa" "TABLE=$out/lisa.csv" \
  "REPORT=$out/lisa.html"
each INPUT "$out"/carbon/*_2024.tif
run lisaraster "${files[@]}" "LISA_CLASS=$out/clusters.tif"
run diagnosticzoning "LISA_CLASS=$out/clusters.tif" "FUTURE_CLASS=$out/future.tif" \
  "DRIVER_CLASS=$out/driver.tif" "ZONES=$out/zones.tif" "TABLE=$out/zones.csv"
