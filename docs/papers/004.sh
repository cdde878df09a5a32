#!/usr/bin/env bash
# Leave-one-tower-out of five models by aridity class, LSTMs and their fuzzy ensemble among them, and
# the transfer to towers of another country (Gao et al. 2025, Arid Land Geography 48(12), 2210).
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
    "TARGET_UNIT=gC m-2 month-1" "${predictors[@]}" CIRCULAR=aspect SITE_FIELD=site DATE_FIELD=date
    STRATUM_FIELD=aridity FOLDS=100 SEEDS=1)

  # Random forest, support vectors, a linear model and an LSTM for each aridity class, and the fuzzy
  # ensemble of the LSTMs of single towers; one tower out at a time. Mean and variance of the error
  # over the towers of each class. One network for each LSTM, to be done in minutes; 5 are the default.
  run comparemodels "${columns[@]}" VALIDATION=site ESTIMATORS=random_forest ESTIMATORS=svm \
    ESTIMATORS=linear ESTIMATORS=lstm ESTIMATORS=fuzzy_lstm "MODEL=$out/$flux.carbonmodel" \
    "SCORES=$out/${flux}_comparison.csv" "REPORT=$out/${flux}_comparison.html"

  # The ensemble by itself, whatever model was best: distance against R2, and its model.
  run trainfuzzyensemble "${columns[@]}" ESTIMATOR=lstm \
    "MODEL=$out/${flux}_fuzzy.carbonmodel" "SCORES=$out/${flux}_fuzzy.csv" \
    "DISTANCES=$out/${flux}_distances.csv" "REPORT=$out/${flux}_fuzzy.html"

  # The transfer of the best model and of the ensemble to the towers of another country.
  for model in "$flux" "${flux}_fuzzy"; do
    run testmodel "MODEL=$out/$model.carbonmodel" "SAMPLES=$data/abroad.gpkg" \
      "TARGET_FIELD=$flux" SITE_FIELD=site DATE_FIELD=date "TABLE=$out/${model}_abroad.csv" \
      "REPORT=$out/${model}_abroad.html"
  done
done
