"""What the user has chosen once for all algorithms, kept in the QGIS profile.

Results depend on none of it. The settings page loops over `SETTINGS`; parameters take their
defaults from here, in the window and in ``qgis_process`` alike.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

from qgis.core import QgsSettings

_PREFIX = "carbonsink/"


@dataclass(frozen=True)
class Setting:
    """One setting: its key, default and, for numbers, limits.

    Parameters
    ----------
    key : str
        Name in the profile.
    default : int or str
        Value where none was chosen.
    minimum, maximum : int
        Limits of a number.
    """

    key: str
    default: object
    minimum: int = 0
    maximum: int = 0

    @property
    def is_number(self) -> bool:
        """Whether it is a number; a text otherwise."""
        return isinstance(self.default, int)

    def read(self):
        """Return the user's setting; the default where it is none or out of its limits."""
        stored = QgsSettings().value(_PREFIX + self.key, self.default)
        if not self.is_number:
            return str(stored or "")
        try:
            number = int(stored)
        except (TypeError, ValueError):
            return self.default
        return number if self.minimum <= number <= self.maximum else self.default

    def write(self, value) -> None:
        """Keep the user's setting; the default is not kept, so that a new version may change it."""
        if value == self.default:
            QgsSettings().remove(_PREFIX + self.key)
        else:
            QgsSettings().setValue(_PREFIX + self.key, value)


MAX_MEMORY = Setting("max_memory", 1024, 64, 1 << 20)
THREADS = Setting("threads", 0, 0, 1024)
LIBRARY_FOLDER = Setting("library_folder", "")
# Addresses of Dask schedulers that the user trusts, separated by blanks or commas.
SCHEDULERS = Setting("schedulers", "")
SETTINGS = (MAX_MEMORY, THREADS, LIBRARY_FOLDER, SCHEDULERS)


def extend_library_path() -> None:
    """Append the user's own library folder to ``sys.path``, behind everything else."""
    folder = LIBRARY_FOLDER.read()
    if os.path.isdir(folder) and folder not in sys.path:
        sys.path.append(folder)
