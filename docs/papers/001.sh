#!/usr/bin/env bash
# NEP = NPP - Rh with random forests, held against other products (Zeng et al. 2023, Carbon Balance
# and Management 18).
#
# The region is made by 'Make a demonstration region'. With data of your own, put your plots and
# rasters in the place of $region; products are rasters of one year on the same grid.
set -euo pipefail
# shellcheck source=docs/papers/common.sh
source "$(dirname "$0")/common.sh"

region=$out/region year=2010
run demoregion COLUMNS=150 ROWS=120 YEARS=10 "OUTPUT_FOLDER=$region"
annual=(temperature precipitation radiation ndvi landuse)

# The study area: plots over land use and elevation.
run studyareamap "SITES=$region/sites/npp_plots.gpkg" "LANDCOVER=$region/annual/landuse_$year.tif" \
  "ELEVATION=$region/static/dem.tif" "ZONES=$region/provinces.gpkg" "OUTPUT=$out/study_area.png"

# Two forests of 1500 trees, six or seven predictors tried at each split, land use as classes; soil
# respiration in natural logarithms.
for flux in npp rs; do
  each PREDICTORS "$region"/annual/{temperature,precipitation,radiation,ndvi,landuse}_*.tif \
    "$region"/static/{dem,soc,slope}.tif
  run samplesites "SITES=$region/sites/${flux}_plots.gpkg" DATE_FIELD=year "${files[@]}" \
    "OUTPUT=$out/${flux}_samples.gpkg"
  columns=("${annual[@]}" dem slope)
  how=(MAX_FEATURES=6 TRANSFORM=none)
  if [ "$flux" = rs ]; then
    columns+=(soc)
    how=(MAX_FEATURES=7 TRANSFORM=log SMEARING=true)
  fi
  each PREDICTOR_FIELDS "${columns[@]}"
  run trainmodel "SAMPLES=$out/${flux}_samples.gpkg" "TARGET_FIELD=$flux" "TARGET_QUANTITY=$flux" \
    "TARGET_UNIT=gC m-2 yr-1" "${files[@]}" CATEGORICAL_FIELDS=landuse SITE_FIELD=site TREES=1500 \
    MIN_LEAF=5 "${how[@]}" VALIDATION=all "MODEL=$out/$flux.carbonmodel" \
    "SCORES=$out/${flux}_scores.csv" "REPORT=$out/${flux}_training.html"
  each PREDICTORS "$region"/annual/{temperature,precipitation,radiation,ndvi,landuse}_$year.tif \
    "$region"/static/{dem,soc,slope}.tif
  run predictraster "MODEL=$out/$flux.carbonmodel" "${files[@]}" DATE=$year \
    "OUTPUT=$out/${flux}_rf.tif" "SPREAD=$out/${flux}_spread.tif" "LOWER=$out/${flux}_lower.tif" \
    "UPPER=$out/${flux}_upper.tif"
done

# Rh from the plots that have both, and by the equation of the study; NEP = NPP - Rh.
run fitrespiration "SAMPLES=$region/sites/rs_plots.gpkg" RS_FIELD=rs RH_FIELD=rh \
  "REPORT=$out/line.html"
run heterotrophicrespiration "RS=$out/rs_rf.tif" SLOPE=0.62 INTERCEPT=9.01 "OUTPUT=$out/rh_rf.tif"
run nep "NPP=$out/npp_rf.tif" "RH=$out/rh_rf.tif" "OUTPUT=$out/nep_rf.tif" \
  "NEP_CLASS=$out/nep_class.tif"

# Two other products of NPP: gradient boosting, and the CASA model on the months of the last year.
each PREDICTOR_FIELDS "${annual[@]}" dem slope
run trainmodel "SAMPLES=$out/npp_samples.gpkg" TARGET_FIELD=npp TARGET_QUANTITY=npp \
  "TARGET_UNIT=gC m-2 yr-1" "${files[@]}" CATEGORICAL_FIELDS=landuse SITE_FIELD=site \
  ESTIMATOR=gradient_boosting VALIDATION=site "MODEL=$out/boosted.carbonmodel"
each PREDICTORS "$region"/annual/{temperature,precipitation,radiation,ndvi,landuse}_$year.tif \
  "$region"/static/{dem,slope}.tif
run predictraster "MODEL=$out/boosted.carbonmodel" "${files[@]}" DATE=$year "OUTPUT=$out/npp_gbm.tif"
months=()
for variable in NDVI TEMPERATURE PRECIPITATION RADIATION; do
  each $variable "$region/monthly/${variable,,}"_*.tif
  months+=("${files[@]}")
done
run casanpp "${months[@]}" "LANDCOVER=$region/annual/landuse_$year.tif" \
  "PARAMETERS=$region/casa_parameters.csv" "OUTPUT_FOLDER=$out/casa" "ANNUAL=$out/npp_casa.tif"
for product in gbm casa; do
  run nep "NPP=$out/npp_$product.tif" "RH=$out/rh_rf.tif" "OUTPUT=$out/nep_$product.tif"
done

# Products read at the plots, with the difference in per cent.
run compareproducts "SITES=$region/sites/npp_plots.gpkg" OBSERVED_FIELD=npp "PRODUCTS=$out/npp_rf.tif" \
  "PRODUCTS=$out/npp_gbm.tif" "PRODUCTS=$out/npp_casa.tif" REFERENCE=npp_rf \
  "TABLE=$out/products.csv" "REPORT=$out/products.html"

# Maps of differences, the spread between the products, regional means and totals with percentage
# differences.
differences=()
for flux in npp nep; do
  for product in gbm casa; do
    run rasterdifference "A=$out/${flux}_$product.tif" "B=$out/${flux}_rf.tif" \
      "OUTPUT=$out/${flux}_${product}_less_rf.tif" "TABLE=$out/${flux}_${product}_difference.csv"
    differences+=("MAPS=$out/${flux}_${product}_less_rf.tif")
  done
  run productspread "PRODUCTS=$out/${flux}_rf.tif" "PRODUCTS=$out/${flux}_gbm.tif" \
    "PRODUCTS=$out/${flux}_casa.tif" "OUTPUT=$out/${flux}_between.tif"
  run carbonbudget "SERIES=$out/${flux}_rf.tif" "QUANTITY=$flux" "DATES=$year" \
    "PRODUCTS=$out/${flux}_gbm.tif" "PRODUCTS=$out/${flux}_casa.tif" \
    "PRODUCT_TABLE=$out/${flux}_products.csv" "ZONES=$region/provinces.gpkg" ZONE_FIELD=name \
    "TABLE=$out/${flux}_budget.csv" "REPORT=$out/${flux}_budget.html"
done

# All differences on one sheet with one legend.
run mapsheet "${differences[@]}" COLUMNS=2 "LEGEND=Difference from the random forest" \
  "TITLES=NPP, boosting; NPP, CASA; NEP, boosting; NEP, CASA" "ZONES=$region/provinces.gpkg" \
  "OUTPUT=$out/differences.png"
