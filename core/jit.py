"""`njit`: the one decorator of compiled kernels, numba's with a cache that no run can fail on.

numba stores compiled kernels in files, and raises from the midst of a call when these cannot be
used: no folder can be written, the disk is full, a crash of the machine left an empty or cut file.
Here such a kernel is compiled for this run; a damaged file is thrown away and written again.

Files lie in a folder of ours, which is named after all kernel sources. Below it they are named
after modules: a plugin that was installed anew, or lies in another place, uses them too.
"""

from __future__ import annotations

import hashlib
import os

import numba
from numba.core.caching import CompileResultCacheImpl, FunctionCache, NullCache, _CacheLocator


def njit(signature=None, *, cache: bool = False, **options):
    """Return a decorator that compiles a function by numba, without Python objects.

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
        # No kernel is handed to C code; the entry for it would take a twentieth of the compilation.
        kernel = numba.njit(**{"no_cfunc_wrapper": True, **options})(function)
        # With NUMBA_DISABLE_JIT the function itself comes back.
        if cache and hasattr(kernel, "enable_caching"):
            kernel._cache = KernelCache(function)
        if signature is not None and hasattr(kernel, "compile"):
            kernel.compile(signature)
            kernel.disable_compile()
        return kernel

    return compile_lazily


def _cache_of(function):
    """Return the cache of a function: in the folder that was chosen, else where numba has it."""
    cache_folder = numba.config.CACHE_DIR  # type: ignore[attr-defined]  # set as numba loads
    return _OurCache(function) if cache_folder else FunctionCache(function)


class KernelCache:
    """The stored code of one kernel, with the methods that numba's dispatchers call.

    Parameters
    ----------
    function : callable
        What is compiled.
    """

    def __init__(self, function) -> None:
        self._stored: NullCache | FunctionCache = NullCache()
        try:
            self._stored = _cache_of(function)
        except (RuntimeError, OSError):  # no folder can be written
            return

    @property
    def cache_path(self):
        """Folder of the files; None when nothing is stored."""
        return self._stored.cache_path

    def load_overload(self, signature, target):
        """Return the compiled code of a kernel for a signature; None without a usable one."""
        try:
            return self._stored.load_overload(signature, target)
        except Exception:  # whatever unpickling a damaged file raises
            self.flush()
            return None

    def save_overload(self, signature, code) -> None:
        """Store the compiled code of a kernel for a signature, where it can be stored."""
        try:
            self._stored.save_overload(signature, code)
        except OSError:  # a full disk: there is no cache from here on
            self._stored = NullCache()

    def flush(self) -> None:
        """Forget the stored code of a kernel."""
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


class _KernelCacheLocator(_CacheLocator):
    """Where the stored code of a function lies, as numba asks for it.

    Parameters
    ----------
    folder : str
        Folder of all kernels.
    function : callable
        What is compiled.
    source : str
        Its file.
    """

    def __init__(self, folder: str, function, source: str) -> None:
        # Without the name of the plugin's folder. A program of its own has no other name.
        module = function.__module__.split(".", 1)[-1]
        self._py_file, self._folder = source, os.path.join(folder, module)
        self._line = function.__code__.co_firstlineno

    @classmethod
    def from_function(cls, function, source: str):
        """Return the place for a function, a folder that can be written."""
        locator = cls(numba.config.CACHE_DIR, function, source)  # type: ignore[attr-defined]
        locator.ensure_cache_path()
        return locator

    def get_cache_path(self) -> str:
        """Return the folder of the compiled kernels of a module."""
        return self._folder

    def get_source_stamp(self) -> str:
        """Return what changes with the source of a kernel, which is then compiled again."""
        with open(self._py_file, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()

    def get_disambiguator(self) -> str:
        """Return what tells functions of one name apart."""
        return str(self._line)


class _Stored(CompileResultCacheImpl):
    _locator_classes = [_KernelCacheLocator]  # type: ignore[list-item]  # numba names no common class


class _OurCache(FunctionCache):
    _impl_class = _Stored
