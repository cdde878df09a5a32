"""The reports of sites: products compared, predictors screened."""
