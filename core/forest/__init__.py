"""One flat record of a tree ensemble, and the compiled kernels that apply it to rasters."""
