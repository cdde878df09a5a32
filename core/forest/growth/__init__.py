"""Growing of forests: compiled kernels for regression trees, and the threads that run them."""
