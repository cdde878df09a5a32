"""Where libraries are looked for: our own folders of the QGIS profile, then QPIP's.

Each installation of ours is a folder of its own, a *layer*, numbered and never changed once it is
there: ``PROFILE/carbonsink/python3.11/2``. The newest comes first, so that it can replace what has
become too old.
"""

from __future__ import annotations

import importlib
import sys
import sysconfig
from pathlib import Path

_ABOVE = ("", "*/", "*/*/", "*/*/*/")


def profile_folder() -> Path:
    """Return the folder of the running QGIS profile."""
    from qgis.core import QgsApplication

    return Path(QgsApplication.qgisSettingsDirPath())


def install_base(profile: Path) -> Path:
    """Return the base folder of our own installations, one per Python version."""
    return profile / "carbonsink" / "python{}.{}".format(*sys.version_info)


def layers(profile: Path) -> list[Path]:
    """Return our own installations, the newest first.

    The last is the base folder itself: what the command line of the error message installs.
    """
    base = install_base(profile)
    numbered = [folder for folder in base.glob("*") if folder.name.isdigit() and folder.is_dir()]
    return [*sorted(numbered, key=lambda folder: -int(folder.name)), base]


def is_installed_elsewhere(profile: Path) -> bool:
    """Say whether the libraries were installed for another QGIS: another Python, or version 3.

    QGIS 4 copies the profile of QGIS 3 once, without plugins, and may bring another Python; what
    was installed for that is of no use.
    """
    qgis3_parts = [path_part.replace("QGIS4", "QGIS3") for path_part in profile.parts]
    folders = {profile, Path(*qgis3_parts)}
    current_base = install_base(profile)
    bases = [base for folder in folders for base in (folder / "carbonsink").glob("python*")]
    return any(base != current_base and site_packages_below(base) for base in bases)


def site_packages_below(base: Path) -> bool:
    """Say whether a base folder of installations, of any Python version, holds packages."""
    # As deep as pip's layouts of the systems go; not through the packages themselves.
    return any(next(base.glob(f"{above}site-packages/*"), None) for above in _ABOVE)


def next_layer(profile: Path) -> Path:
    """Return the folder the next installation gets."""
    numbers = [int(layer.name) for layer in layers(profile)[:-1]]
    return install_base(profile) / str(max(numbers, default=0) + 1)


def site_folders(userbase: Path) -> list[Path]:
    """Return where pip may have put packages when told ``PYTHONUSERBASE``, if it is there."""
    schemes = [name for name in sysconfig.get_scheme_names() if name.endswith("_user")]
    paths = {
        sysconfig.get_path(kind, scheme, vars={"userbase": str(userbase)})
        for scheme in schemes
        for kind in ("purelib", "platlib")
    }
    return [folder for folder in map(Path, sorted(paths)) if folder.is_dir()]


def own_folders(profile: Path) -> list[Path]:
    """Return the existing package folders of our own installations, the newest first."""
    return [folder for layer in layers(profile) for folder in site_folders(layer)]


def qpip_folders(profile: Path) -> list[Path]:
    """Return the existing package folders of QPIP, which does not run in ``qgis_process``.

    Its layouts, newest first: one folder per Python version, one flat folder, a prefix.
    """
    qpip = profile / "python" / "dependencies"
    versioned = qpip / "{}.{}".format(*sys.version_info)
    candidates = [versioned if versioned.is_dir() else qpip, qpip / "Lib" / "site-packages"]
    return [folder for folder in candidates if folder.is_dir()]


def extend_path(profile: Path) -> None:
    """Append the existing library folders to ``sys.path``, behind what QGIS brings along."""
    plugin_folders = [str(folder) for folder in own_folders(profile)]
    others = [str(folder) for folder in qpip_folders(profile)]
    if all(folder in sys.path for folder in [*plugin_folders, *others]):
        return
    # A new layer goes before our older ones, and so behind all that is not ours.
    other_paths = [folder for folder in sys.path if folder not in plugin_folders]
    sys.path[:] = [
        *other_paths,
        *plugin_folders,
        *(folder for folder in others if folder not in other_paths),
    ]
    importlib.invalidate_caches()
