#!/usr/bin/env bash
# Carbon density: expansion of plots, yearly maps, trends, drivers, clusters and zones (Bao et al., Arid
# Land Geography 49(4), 740).
#
# The region is made by 'Make a demonstration region', plots and climate zones by tools/paper_data.py.
# With data of your own: plots with pools of biomass and soil, yearly NPP and climate, land use.
set -euo pipefail
# shellcheck source=docs/papers/common.sh
source "$(dirname "$0")/common.sh"

region=$out/region
run demoregion COLUMNS=120 ROWS=100 YEARS=24 "OUTPUT_FOLDER=$region"
make_data plots "$region"

# Carbon of the plots: biomass, litter and soil to 30 cm.
run carbondensity "SAMPLES=$region/sites/carbon_plots.gpkg" ABOVEGROUND_FIELD=agb \
  BELOWGROUND_FIELD=bgb LITTER_FIELD=litter SOC_FIELD=soc BULK_DENSITY_FIELD=bulk_density \
  DEPTH_FIELD=depth DEPTH=30 BIOMASS_UNIT=t_ha "OUTPUT=$out/plots.gpkg"

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
