"""A self-made region whose truth is known: rasters, plots and the answers behind them."""
