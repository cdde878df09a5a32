#!/usr/bin/env bash
# Leave-one-tower-out of models by aridity class, their fuzzy combination, and the transfer to towers
# of another country (Gao et al. 2025, Arid Land Geography 48(12), 2210).
#
# The towers are made up and monthly; see 000.sh. With FLUXNET tables of your own, 'Read flux tables'
# (carbonsink:readfluxtable) makes one table of days out of them.
set -euo pipefail
# shellcheck source=docs/papers/common.sh
source "$(dirname "$0")/common.sh"

data=$out/data
make_data towers "$data"
each PREDICTORS "$data"/predictors/*.tif "$data"/static/{dem,aspect,slope}.tif
run samplesites "SITES=$data/towers.gpkg" DATE_FIELD=date "${files[@]}" "OUTPUT=$out/samples.gpkg"
each PREDICTOR_FIELDS temperature precipitation radiation ndvi dem aspect slope
predictors=("${files[@]}")

for flux in gpp reco; do
  columns=("SAMPLES=$out/samples.gpkg" "TARGET_FIELD=$flux" "TARGET_QUANTITY=$flux"
    "TARGET_UNIT=gC m-2 month-1" "${predictors[@]}" CIRCULAR=aspect SITE_FIELD=site)

  # Random forest, support vectors and a linear model for each aridity class, one tower out at a time;
  # mean and variance of the error over the towers of each class.
  run comparemodels "${columns[@]}" STRATUM_FIELD=aridity VALIDATION=site FOLDS=100 \
    ESTIMATORS=random_forest ESTIMATORS=svm ESTIMATORS=linear "MODEL=$out/$flux.carbonmodel" \
    "SCORES=$out/${flux}_comparison.csv" "REPORT=$out/${flux}_comparison.html"

  # The models of single towers, combined by fuzzy membership; distance against R2.
  run trainfuzzyensemble "${columns[@]}" STRATUM_FIELD=aridity FOLDS=100 \
    "MODEL=$out/${flux}_fuzzy.carbonmodel" "SCORES=$out/${flux}_fuzzy.csv" \
    "DISTANCES=$out/${flux}_distances.csv" "REPORT=$out/${flux}_fuzzy.html"

  # The transfer to the towers of another country.
  for model in "$flux" "${flux}_fuzzy"; do
    run testmodel "MODEL=$out/$model.carbonmodel" "SAMPLES=$data/abroad.gpkg" \
      "TARGET_FIELD=$flux" SITE_FIELD=site DATE_FIELD=date "TABLE=$out/${model}_abroad.csv" \
      "REPORT=$out/${model}_abroad.html"
  done
done
