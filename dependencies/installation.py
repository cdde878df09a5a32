"""One installation by pip: its command, its trial, and how it becomes a layer or nothing.

pip installs into a fresh folder around everything that can be imported already: each of those
packages is named with its version, numpy above all, since what QGIS brings along is imported first
and must fit. Only a whole installation that can be imported is renamed to its place.

The proxy that is set in QGIS, as the variables that pip understands. Without them pip knows only
the proxy of the system, and an installation that QGIS's own plugin manager could do fails.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from .folders import (
    install_base,
    layers,
    next_layer,
    own_folders,
    site_folders,
)
from .interpreter import Interpreter
from .libraries import Library, find_folder

UNFINISHED = "unfinished-"  # begins the name of a layer that is being installed
ABANDONED_S = 86_400  # no installation takes a day

# Both spellings are read by programs, and the small one first by Python.
NAMES = ("http_proxy", "https_proxy")
EXCEPT = "no_proxy"
# A version that pip understands in a constraint; some distributions invent others.
VERSION = re.compile(r"(\d+!)?\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?(\+[\w.]+)?")
# Settings of the user's that would send packages elsewhere, or refuse to install at all.
UNWANTED = (
    *("PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV"),
    *("PYTHONNOUSERSITE", "PYTHONSTARTUP", "PYTHONINSPECT"),
)
RENAME_TRIES = 20  # a virus scanner may still hold new files for a moment
TRIAL = """
import importlib, json, sys
sys.path[:] = json.loads(sys.argv[1])
result = {"numpy": "", "faults": {}}
try:
    import numpy
    result["numpy"] = numpy.__version__
    for name in sys.argv[2:]:
        try:
            importlib.import_module(name)
        except Exception as error:
            result["faults"][name] = "{}: {}".format(type(error).__name__, error)
except Exception as error:
    result["faults"]["numpy"] = "{}: {}".format(type(error).__name__, error)
print(json.dumps(result))
"""


def proxy_variables() -> dict[str, str]:
    """Return the variables of the proxy of QGIS's options; empty where none is set there.

    A SOCKS proxy is left out: pip needs another library for it.
    """
    from qgis.core import QgsNetworkAccessManager
    from qgis.PyQt.QtNetwork import QNetworkProxy

    manager = QgsNetworkAccessManager.instance()
    proxy = manager.fallbackProxy()
    kinds = QNetworkProxy.ProxyType
    if proxy.type() not in (kinds.HttpProxy, kinds.HttpCachingProxy) or not proxy.hostName():
        return {}
    address = proxy_address(proxy.hostName(), proxy.port(), proxy.user(), proxy.password())
    return proxy_environment(address, [*manager.excludeList(), *manager.noProxyList()])


def proxy_address(
    host: str, port: int, user: str | None = None, password: str | None = None
) -> str:
    """Return the address of a proxy, with name and password where there are any."""
    credentials = quote(user or "", safe="")
    if credentials and password:
        credentials += ":" + quote(password, safe="")
    host_and_port = f"{host}:{port}" if port else host
    return f"http://{credentials}@{host_and_port}" if credentials else f"http://{host_and_port}"


def proxy_environment(address: str, exceptions: list[str]) -> dict[str, str]:
    """Return the variables for an address and the addresses that are reached without it.

    Parameters
    ----------
    address : str
        Of the proxy.
    exceptions : list of str
        Beginnings of addresses, as QGIS keeps them; pip wants the hosts.
    """
    hosts = [
        urlsplit(host if "//" in host else f"//{host}").hostname for host in exceptions if host
    ]
    variables = dict.fromkeys(NAMES, address)
    if any(hosts):
        variables[EXCEPT] = ",".join(dict.fromkeys(filter(None, hosts)))
    return {**variables, **{name.upper(): value for name, value in variables.items()}}


@dataclass(frozen=True)
class Installation:
    """What is to be installed, by which command, and where.

    Parameters
    ----------
    libraries : tuple of Library
        What is wanted.
    program : str
        The Python interpreter.
    arguments : tuple of str
        What follows it on the command line.
    environment : dict of str to str
        All variables of the process.
    folder : pathlib.Path
        Where pip installs.
    place : pathlib.Path
        The layer it becomes.
    replaces : bool
        Whether it takes the place of all earlier layers.
    """

    libraries: tuple
    program: str
    arguments: tuple
    environment: dict
    folder: Path
    place: Path
    replaces: bool


def constraint_lines(excluded_folders: list[Path]) -> list[str]:
    """Return a constraint for every package that can be imported.

    Parameters
    ----------
    excluded_folders : list of pathlib.Path
        Folders whose packages may be replaced.
    """
    spared = {os.path.normcase(str(folder)) for folder in excluded_folders}
    path = [folder for folder in sys.path if os.path.normcase(folder) not in spared]
    versions = {}
    for distribution in importlib.metadata.distributions(path=path):
        name, version = distribution.metadata["Name"], distribution.version
        # The first is the one that is imported.
        if name and VERSION.fullmatch(version or "") and set(version) - set("0."):
            versions.setdefault(re.sub(r"[-_.]+", "-", name).lower(), version)
    return [f"{name}=={version}" for name, version in sorted(versions.items())]


def pip_arguments(requirements: list[str], constraints: str, wheels: str = "") -> list[str]:
    """Return what follows the interpreter on the command line of pip.

    Parameters
    ----------
    requirements : list of str
        What to install.
    constraints : str
        File of what must stay as it is.
    wheels : str
        Folder of wheel files to take them from; empty for the package index.
    """
    arguments = ["-u", "-m", "pip", "install", "--user", "--no-input", "--no-warn-script-location"]
    arguments += ["--disable-pip-version-check", "--only-binary", ":all:", "--retries", "2"]
    arguments += ["--progress-bar", "off", "--constraint", constraints]
    if wheels:
        arguments += ["--no-index", "--find-links", wheels]
    return [*arguments, *requirements]


def pip_environment(userbase: Path, visible: list[Path]) -> dict[str, str]:
    """Return the variables that tell pip where to install.

    As variables they are also understood, or passed over, by an older pip.

    Parameters
    ----------
    userbase : pathlib.Path
        Where it installs.
    visible : list of pathlib.Path
        Package folders whose content need not be installed again.
    """
    settings = {"PYTHONUSERBASE": str(userbase), "PIP_BREAK_SYSTEM_PACKAGES": "1"}
    settings["PIP_ROOT_USER_ACTION"] = "ignore"  # a container may have no other user
    paths = [*map(str, visible), *filter(None, [os.environ.get("PYTHONPATH", "")])]
    if paths:
        settings["PYTHONPATH"] = os.pathsep.join(paths)
    return settings


def prepare(
    libraries: list[Library], profile: Path, interpreter: Interpreter, wheels: str = ""
) -> Installation:
    """Make the folder of an installation and return what is to be done.

    Where one of our own packages is too old, all of ours are replaced; else they stay, and the new
    ones go around them.
    """
    remove_unfinished(profile)
    base = install_base(profile)
    base.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=str(base)))
    plugin_folders = own_folders(profile)
    replaces = any(find_folder(library) in set(map(str, plugin_folders)) for library in libraries)
    constraints = folder / "constraints.txt"
    pinned = constraint_lines(plugin_folders if replaces else [])
    constraints.write_text("\n".join([*pinned, ""]), encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if k.upper() not in UNWANTED}
    environment.update(proxy_variables())
    environment.update(pip_environment(folder, [] if replaces else plugin_folders))
    requirements = [library.requirement for library in libraries]
    return Installation(
        libraries=tuple(libraries),
        program=interpreter.program,
        arguments=tuple(pip_arguments(requirements, str(constraints), wheels)),
        environment=environment,
        folder=folder,
        place=next_layer(profile),
        replaces=replaces,
    )


def trial_arguments(installation: Installation, profile: Path) -> list[str]:
    """Return the arguments of the trial, which imports the new libraries beside what is here."""
    plugin_folders = set(map(str, own_folders(profile)))
    qgis_paths = [folder for folder in sys.path if folder not in plugin_folders]
    new_paths = [str(folder) for folder in site_folders(installation.folder)]
    replaced_paths = (
        [] if installation.replaces else [folder for folder in sys.path if folder in plugin_folders]
    )
    modules = [library.module for library in installation.libraries]
    return ["-c", TRIAL, json.dumps([*qgis_paths, *new_paths, *replaced_paths]), *modules]


def read_trial(output: str) -> dict[str, str]:
    """Return why libraries of an installation failed on trial; empty if all is well."""
    lines = output.strip().splitlines()
    try:
        result = json.loads(lines[-1] if lines else "")
    except ValueError:
        return {"Python": "\n".join(lines[-3:]) or "-"}
    faults = dict(result["faults"])
    running = importlib.metadata.version("numpy")
    if not faults and result["numpy"] != running:
        faults["numpy"] = f"{result['numpy']} != {running}"
    return faults


def publish(installation: Installation, profile: Path) -> Path:
    """Rename a whole installation to its place, and return that.

    Raises
    ------
    OSError
        When the folder cannot be renamed.
    """
    for attempt in range(RENAME_TRIES):
        try:
            installation.folder.rename(installation.place)
            break
        except PermissionError:
            if attempt == RENAME_TRIES - 1:
                raise
            time.sleep(0.1)
    if installation.replaces:
        remove_older_installations(profile)
    return installation.place


def remove_unfinished(profile: Path) -> None:
    """Remove what an installation that was cut off has left; one that runs now is spared."""
    for folder in install_base(profile).glob(f"{UNFINISHED}*"):
        if time.time() - folder.stat().st_mtime > ABANDONED_S:
            shutil.rmtree(folder, ignore_errors=True)


def remove_older_installations(profile: Path) -> None:
    """Remove all our installations but the newest; files in use stay until they can go."""
    for layer in layers(profile)[1:]:
        folders = [layer] if layer.name.isdigit() else site_folders(layer)
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
    sys.path_importer_cache.clear()


def discard(installation: Installation) -> None:
    """Remove what an installation that failed or was cancelled has written."""
    for _ in range(RENAME_TRIES):
        shutil.rmtree(installation.folder, ignore_errors=True)
        if not installation.folder.exists():
            break
        time.sleep(0.1)
    for folder in (installation.folder.parent, installation.folder.parent.parent):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
