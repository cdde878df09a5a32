"""What is sent to workers, as bytes that the scheduler, which lacks the plugin, need not read.

Dask itself pickles what it sends; these are the same messages, between this process and the workers
of the address that the user gave. Files are never read this way.
"""

from __future__ import annotations

import io
from typing import Any


def message_bytes(value) -> bytes:
    """Return a message to the workers as bytes; compiled functions go by their name.

    Numba would send the source of a function and every worker would compile it again, since a
    function without a file has no cache.
    """
    import cloudpickle

    class Pickler(cloudpickle.Pickler):
        def reducer_override(self, obj):
            if type(obj).__module__.startswith("numba.") and hasattr(obj, "py_func"):
                module, name = obj.py_func.__module__, obj.py_func.__qualname__
                if find_by_name(module, name) is obj:
                    return find_by_name, (module, name)
            return super().reducer_override(obj)

    buffer = io.BytesIO()
    Pickler(buffer).dump(value)
    return buffer.getvalue()


def find_by_name(module: str, name: str):
    """Return what a message to a worker means by a name in this package; None if unknown."""
    import importlib

    member: Any = importlib.import_module(module)
    for attribute in name.split("."):
        member = getattr(member, attribute, None)
    return member
