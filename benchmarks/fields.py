"""Made-up predictor rasters, and forests trained on them."""

from __future__ import annotations

import numpy as np

# Slope of the power spectrum: about 2 is as rough as NDVI, 3 as a terrain, 4 as a climate.
ROUGHNESS = (3.2, 4.0, 4.0, 2.5, 2.2, 3.0, 2.0, 3.5)


# Predictors, training records, settings of the forest.
KINDS = {
    "shallow": (8, 600, {"n_estimators": 100, "max_depth": 10, "min_samples_leaf": 20}),
    "deep": (7, 400, {"n_estimators": 1500, "max_features": 3}),
}


def fractal_field(side: int, roughness: float, rng) -> np.ndarray:
    """Return a square field whose power falls with the wave number to the power of `roughness`."""
    spectrum = np.fft.rfftn(rng.standard_normal((side, side)))
    wave_number = np.hypot(np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side)[None])
    wave_number[0, 0] = 1.0
    values = np.fft.irfftn(spectrum * wave_number ** (-roughness / 2), (side, side))
    return ((values - values.mean()) / values.std()).astype(np.float32)


def forest_case(kind: str, side: int, noisy: bool, seed: int = 0):
    """Return a fitted forest and a square of predictors ``(n_features, side, side)``.

    Parameters
    ----------
    kind : {"shallow", "deep"}
        100 trees of depth 10, or 1500 full ones.
    side : int
        Cells along a side.
    noisy : bool
        White noise instead of fractal fields: no two neighbours alike.
    seed : int
        Seed of everything random.
    """
    from sklearn.ensemble import RandomForestRegressor

    n_features, n_records, options = KINDS[kind]
    rng = np.random.default_rng(seed)
    if noisy:
        values = rng.standard_normal((n_features, side, side)).astype(np.float32)
    else:
        values = np.stack([fractal_field(side, slope, rng) for slope in ROUGHNESS[:n_features]])
    cells = rng.choice(side * side, n_records, replace=False)
    x = values.reshape(n_features, -1).T[cells]
    y = np.sin(x[:, 0]) + 0.5 * x[:, 1] ** 2 + x[:, 2] * x[:, 3] + 0.3 * x[:, 4]
    y = y + 0.5 * rng.standard_normal(n_records)
    return RandomForestRegressor(n_jobs=2, random_state=1, **options).fit(x, y), values
