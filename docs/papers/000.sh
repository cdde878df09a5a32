#!/usr/bin/env bash
# Monthly NEE of flux sites to annual totals by land use (Huanjing Kexue 46(8), 4733, 2025).
#
# The towers are made up and their truth is known. With data of your own, put a folder in the place of
# $data: towers.gpkg (site, date as YYYY-MM, nee in gC m-2 month-1), predictors/VARIABLE_YYYY-MM.tif,
# landuse/landuse_YYYY.tif, static/dem.tif, all on one grid.
set -euo pipefail
# shellcheck source=docs/papers/common.sh
source "$(dirname "$0")/common.sh"

data=$out/data
make_data towers "$data"
predictors=(temperature precipitation radiation ndvi dem landuse)
columns=(TARGET_FIELD=nee TARGET_QUANTITY=nee "TARGET_UNIT=gC m-2 month-1" SITE_FIELD=site
  CATEGORICAL_FIELDS=landuse)
each PREDICTOR_FIELDS "${predictors[@]}"
columns+=("${files[@]}")
each PREDICTORS "$data"/predictors/*.tif "$data"/landuse/*.tif "$data/static/dem.tif"
rasters=("${files[@]}")

# The study area: sites over land cover and elevation.
run studyareamap "SITES=$data/towers.gpkg" NAME_FIELD=site "LANDCOVER=$data/landuse/landuse_2020.tif" \
  "ELEVATION=$data/static/dem.tif" "OUTPUT=$out/study_area.png"

# Fluxes of sites joined with rasters by site and month.
run samplesites "SITES=$data/towers.gpkg" DATE_FIELD=date "${rasters[@]}" "OUTPUT=$out/samples.gpkg"

# Four regressors on one split, then the best with ten folds and with one site left out at a time.
run comparemodels "SAMPLES=$out/samples.gpkg" "${columns[@]}" VALIDATION=all FOLDS=10 \
  ESTIMATORS=random_forest ESTIMATORS=gradient_boosting ESTIMATORS=svm ESTIMATORS=neural_network \
  "MODEL=$out/best.carbonmodel" "SCORES=$out/comparison.csv" "REPORT=$out/comparison.html"
run trainmodel "SAMPLES=$out/samples.gpkg" "${columns[@]}" ESTIMATOR=random_forest VALIDATION=all \
  FOLDS=100 "MODEL=$out/nee.carbonmodel" "SCORES=$out/scores.csv" "REPORT=$out/training.html"
run explainmodel "MODEL=$out/nee.carbonmodel" "TABLE=$out/importance.csv" "REPORT=$out/drivers.html"

# A map for each month; net ecosystem production, positive where carbon is taken up.
run predictseries "MODEL=$out/nee.carbonmodel" "${rasters[@]}" "OUTPUT_FOLDER=$out/nee"
each SERIES "$out"/nee/nee_*.tif
run neetonep "${files[@]}" "OUTPUT_FOLDER=$out/nep"

# Months to years and their mean. The mean of each month for every land use (the curve of the year), and
# of each season as a map: four maps on one sheet with one legend.
each SERIES "$out"/nep/*.tif
months=("${files[@]}")
run compositeseries "${months[@]}" PERIOD=year STATISTIC=sum "OUTPUT_FOLDER=$out/annual"
each SERIES "$out"/annual/*.tif
years=("${files[@]}")
run seriesmean "${years[@]}" "OUTPUT=$out/mean.tif"
for cycle in month season; do
  run seriesmean "${months[@]}" "OUTPUT=$out/mean_month.tif" CYCLE=$cycle "CYCLE_FOLDER=$out/$cycle" \
    "ZONE_RASTER=$data/landuse/landuse_2020.tif" "CYCLE_TABLE=$out/cycle_$cycle.csv"
done
each MAPS "$out"/season/nep_mean_{MAM,JJA,SON,DJF}.tif
run mapsheet "${files[@]}" "TITLES=Spring; Summer; Autumn; Winter" "LEGEND=NEP, mean month of the season" \
  "BREAKS=-100; -50; -20; -10; 0; 10; 20; 50; 100" "OUTPUT=$out/seasons.png"

# Totals of each year with their trend and classes of sources and sinks, of each season, by land use.
run carbonbudget "${years[@]}" QUANTITY=nep "ZONE_RASTER=$data/landuse/landuse_2020.tif" "TABLE=$out/budget.csv" \
  "CLASS_TABLE=$out/classes.csv" "REPORT=$out/budget.html"
run carbonbudget "${months[@]}" QUANTITY=nep PERIOD=season "ZONE_RASTER=$data/landuse/landuse_2020.tif" \
  "TABLE=$out/seasons.csv" "REPORT=$out/seasons.html"

# What land-use change did to the flux.
each LANDUSE "$data"/landuse/*.tif
covers=("${files[@]}")
each CARBON "$out"/annual/*.tif
run landusetransferseries "${covers[@]}" "${files[@]}" \
  "MATRIX=$out/transfer.csv" "ATTRIBUTION=$out/transfer_carbon.csv" "REPORT=$out/transfer.html"
