"""The run of an algorithm: feedback, threads, folders, stored kernels."""
