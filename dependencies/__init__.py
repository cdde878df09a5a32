"""Which libraries the algorithms need, which of them are missing, and how to get those.

Nothing here imports a library: that is left to the run. The numpy of the running QGIS is never
replaced, since GDAL's bindings are compiled against it. So libraries go to a folder of the QGIS
profile, installed around what QGIS brings along, and that folder is *appended* to ``sys.path``.
"""

from __future__ import annotations

from ..core.lazy_imports import lazy_names

LINK = "carbonsink:libraries"  # opens the dialog from QGIS's own message windows

_NAMES_BY_MODULE = {
    "explain": ("explain_missing",),
    "folders": ("extend_path", "is_installed_elsewhere", "profile_folder"),
    "libraries": ("EXTRAS", "LIBRARIES", "Library", "Missing", "missing"),
}
__getattr__, __all__ = lazy_names(__name__, _NAMES_BY_MODULE)
