"""`njit`: the one decorator of compiled kernels, numba's with a cache that no run can fail on.

numba stores compiled kernels in files, and raises from the midst of a call when these cannot be
used: no folder can be written, the disk is full, a crash of the machine left an empty or cut file.
Here such a kernel is compiled for this run; a damaged file is thrown away and written again.
"""

from __future__ import annotations

import os

import numba
from numba.core.caching import FunctionCache, NullCache


def njit(signature=None, *, cache: bool = False, **options):
    """Return a decorator that compiles a function without Python objects.

    Parameters
    ----------
    signature : numba signature, optional
        Compile for it at once, and for nothing else.
    cache : bool
        Whether to store what was compiled for later runs.
    **options
        Options of `numba.njit`.
    """

    def compile_lazily(function):
        kernel = numba.njit(**options)(function)
        # With NUMBA_DISABLE_JIT the function itself comes back.
        if cache and hasattr(kernel, "enable_caching"):
            kernel._cache = KernelCache(function)
        if signature is not None and hasattr(kernel, "compile"):
            kernel.compile(signature)
            kernel.disable_compile()
        return kernel

    return compile_lazily


class KernelCache:
    """The stored code of one kernel, with the methods that numba's dispatchers call.

    Parameters
    ----------
    function : callable
        What is compiled.
    """

    def __init__(self, function) -> None:
        self._stored = NullCache()
        try:
            found = FunctionCache(function)
        except (RuntimeError, OSError):  # no folder can be written
            return
        # Beside its source or in the user's cache folder, numba would not notice that a kernel
        # called from another file has changed: only a folder of ours is named after all sources.
        chosen = numba.config.CACHE_DIR
        if not chosen or _is_inside(found.cache_path, chosen):
            self._stored = found

    @property
    def cache_path(self):
        """Folder of the files; None when nothing is stored."""
        return self._stored.cache_path

    def load_overload(self, signature, target):
        """Return the stored code for a signature; None when there is none that can be used."""
        try:
            return self._stored.load_overload(signature, target)
        except Exception:  # whatever unpickling a damaged file raises
            self.flush()
            return None

    def save_overload(self, signature, code) -> None:
        """Store the code for a signature, where it can be stored."""
        try:
            self._stored.save_overload(signature, code)
        except OSError:  # a full disk: there is no cache from here on
            self._stored = NullCache()

    def flush(self) -> None:
        """Forget what is stored."""
        try:
            self._stored.flush()
        except OSError:
            self._stored = NullCache()

    def enable(self) -> None:
        """Use the stored code again."""
        self._stored.enable()

    def disable(self) -> None:
        """Do not use the stored code."""
        self._stored.disable()


def _is_inside(path: str, folder: str) -> bool:
    path, folder = os.path.realpath(path), os.path.realpath(folder)
    return path == folder or path.startswith(folder + os.sep)
