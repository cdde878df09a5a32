"""Which libraries the algorithms need, which of them are missing, and how to get those.

Nothing here imports a library: that is left to the run. The numpy of the running QGIS is never
replaced, since GDAL's bindings are compiled against it. So libraries go to a folder of the QGIS
profile, installed around what QGIS brings along, and that folder is *appended* to ``sys.path``.
"""

from __future__ import annotations

from .explain import explain_missing
from .folders import extend_path, profile_folder
from .libraries import EXTRAS, LIBRARIES, Library, Missing, missing

__all__ = [
    "EXTRAS",
    "LIBRARIES",
    "Library",
    "Missing",
    "explain_missing",
    "extend_path",
    "missing",
    "profile_folder",
]
