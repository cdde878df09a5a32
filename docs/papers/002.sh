#!/usr/bin/env bash
# LSTM of NEE for each plant functional type, with shares of the drivers and a map (Wu et al.,
# ChinaFLUX).
#
# The towers are made up and their truth is known; see 000.sh for data of your own. static/pft.tif
# carries the names of its classes (DBF, DNF, ENF, EBF, MF), which the towers have as text.
set -euo pipefail
# shellcheck source=docs/papers/common.sh
source "$(dirname "$0")/common.sh"

data=$out/data
make_data towers "$data"
each PREDICTORS "$data"/predictors/*.tif "$data"/static/{dem,aspect}.tif
rasters=("${files[@]}")
run samplesites "SITES=$data/towers.gpkg" DATE_FIELD=date "${rasters[@]}" "OUTPUT=$out/samples.gpkg"

# Windows of six months before the date, the last fifth of each tower's time held out, one model for
# each type of forest; towers in other land have no type and are left out.
each PREDICTOR_FIELDS temperature precipitation radiation ndvi dem aspect
run trainlstm "SAMPLES=$out/samples.gpkg" TARGET_FIELD=nee TARGET_QUANTITY=nee \
  "TARGET_UNIT=gC m-2 month-1" "${files[@]}" SITE_FIELD=site DATE_FIELD=date STRATUM_FIELD=pft \
  CIRCULAR=aspect SEQUENCE_LENGTH=6 TEST_FRACTION=0.2 SEEDS=2 "MODEL=$out/nee.carbonmodel" \
  "SCORES=$out/scores.csv" "PREDICTIONS=$out/predictions.csv" "REPORT=$out/training.html"

# Shapley values and the relative contribution of each driver, for each type.
run explainmodel "MODEL=$out/nee.carbonmodel" "TABLE=$out/shares.csv" "SHAP=$out/shap.csv" \
  "REPORT=$out/drivers.html"

# The map of each month: cells outside of the forests have no data.
run predictseries "MODEL=$out/nee.carbonmodel" "${rasters[@]}" "PREDICTORS=$data/static/pft.tif" \
  "OUTPUT_FOLDER=$out/nee"

# Area of each type, and what it takes up in the year.
each SERIES "$out"/nee/nee_*.tif
run neetonep "${files[@]}" "OUTPUT_FOLDER=$out/nep"
each SERIES "$out"/nep/*.tif
run carbonbudget "${files[@]}" QUANTITY=nep PERIOD=year "ZONE_RASTER=$data/static/pft.tif" \
  "TABLE=$out/budget.csv" "REPORT=$out/budget.html"
