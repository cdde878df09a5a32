"""Work on a Dask cluster: the same functions as the threads, on other machines.

A run with a scheduler address sends the kernels of block processing, and the folds of a validation,
to the workers of a `dask.distributed` cluster. Rasters are read by the workers, so they must lie
on storage that all of them see under the same name; results are written by this process alone.

The workers need Dask and the libraries of the plugin, not the plugin: it is sent to them
(`science_archive`), and they refuse to work with other versions of the libraries (`connection`), so
that results equal those of the threads bit for bit. Who may reach the scheduler may run code on the
workers: that is Dask's own rule, and the address is the user's decision.
"""
