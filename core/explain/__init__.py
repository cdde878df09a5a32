"""Why a model predicts what it predicts: Shapley values of its predictors, and maps of them."""
