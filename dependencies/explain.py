"""What is missing and how to get it, in the user's language."""

from __future__ import annotations

import html
import importlib.util
import os
import re
import shlex
import sys
from pathlib import Path

from . import LINK
from .folders import install_base, profile_folder
from .installation import pip_environment
from .interpreter import Interpreter, Rejected, candidates
from .libraries import Library, Missing

NETWORK = re.compile(
    r"NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|ConnectionResetError"
    r"|name resolution|Connection refused|Connection broken|Network is unreachable|Read timed out"
)


def tr(text: str) -> str:
    """Return a text that explains missing libraries in the user's language."""
    from qgis.PyQt.QtCore import QCoreApplication

    return QCoreApplication.translate("CarbonSink", text)


def describe_purpose(library: Library) -> str:
    """Explain what a library is for."""
    return {
        "training": tr("training and validation"),
        "statistics": tr("statistics"),
        "speed": tr("fast computation on rasters"),
        "model_files": tr("model files"),
        "tables": tr("tables"),
        "figures": tr("figures of the reports"),
        "pages": tr("report pages"),
        "xgboost": tr("the estimator xgboost"),
        "sequence_models": tr("training of LSTM models; a large download"),
        "cluster": tr("computing on a Dask cluster"),
        "explanation": tr("what drives models of svm and neural_network"),
        "polygon_weights": tr("fuzzy, kernel and higher-order neighbours of polygons (PySAL)"),
        "polygon_statistics": tr("global autocorrelation of polygons (PySAL)"),
    }.get(library.purpose, library.purpose)


# ---- what is missing -----------------------------------------------------------------------------


def explain_missing(
    problems: list[Missing], profile: Path | None = None, as_link: bool = True
) -> str:
    """Return what is missing, what for, and how to get it; empty if nothing is missing.

    In the QGIS window the remedy is the dialog; elsewhere it is a command line.

    Parameters
    ----------
    problems : list of Missing
        As `libraries.missing` returned it.
    profile : pathlib.Path, optional
        The QGIS profile; the running one by default.
    as_link : bool
        In the window: as HTML with a link to the dialog, as QGIS shows the message of an algorithm
        that cannot run. False for a log.
    """
    if not problems:
        return ""
    lines = [tr("Carbon Sink needs Python libraries that this QGIS does not have:")]
    lines += [f"- {describe_problem(problem)}" for problem in problems]
    if not in_window():
        return "\n".join([*lines, remedy_text(problems, profile or profile_folder())])
    remedy = tr("Install them with {dialog} in the menu Plugins > Carbon Sink, then try again.")
    name = tr("Libraries...")
    if not as_link:
        return "\n".join([*lines, remedy.format(dialog=name)])
    link = f'<a href="{LINK}">{name}</a>'
    return "<br>\n".join([*map(html.escape, lines), remedy.format(dialog=link)])


def in_window() -> bool:
    """Say whether the user sits at the QGIS window, where the explanation names a dialog."""
    from qgis.core import QgsApplication

    return QgsApplication.platform() == "desktop"


def describe_problem(problem: Missing) -> str:
    """Explain one missing library: its purpose, and what hides it."""
    library, version, folder = problem
    line = tr("{package} {minimum} or newer, for {purpose}").format(
        package=library.package, minimum=library.minimum, purpose=describe_purpose(library)
    )
    if version and not is_ours(folder):
        line += tr("; {found} in {folder} is too old and hides any other: update it there").format(
            found=version, folder=folder
        )
    return line


def is_ours(folder: str) -> bool:
    """Say whether we installed what is in a folder, and may replace it."""
    return Path(folder).is_relative_to(install_base(profile_folder()))


def remedy_text(problems: list[Missing], profile: Path) -> str:
    """Return how to install what is absent at a shell."""
    absent = [problem.library for problem in problems if not problem.found]
    if not absent:
        return tr("Then restart QGIS.")
    if os.name == "nt":
        instruction = tr("Open the OSGeo4W Shell of this QGIS (Start menu) and paste")
    elif importlib.util.find_spec("pip") is None:
        instruction = tr("Install pip (Debian, Ubuntu: sudo apt install python3-pip), then paste")
    else:
        instruction = tr("Paste into a terminal")
    remedy = tr(
        "{where} the following, then restart QGIS. It installs for this QGIS profile alone and"
        " leaves the numpy of QGIS as it is.\n\n{command}\n\nOr open the QGIS window and choose"
        " Plugins > Carbon Sink > Libraries..."
    )
    return remedy.format(where=instruction, command=install_command(absent, profile))


def install_command(
    libraries: list[Library], profile: Path, windows: bool = os.name == "nt"
) -> str:
    """Return the command line, for a terminal, that the explanation recommends.

    Parameters
    ----------
    libraries : list of Library
        What is to be installed.
    profile : pathlib.Path
        The QGIS profile it is installed for.
    windows : bool
        For the OSGeo4W shell instead of a Unix shell.
    """
    from importlib.metadata import version

    environment = pip_environment(install_base(profile), [])
    for name in ("PYTHONPATH", "PIP_ROOT_USER_ACTION"):
        environment.pop(name, None)
    # Naming the numpy that is there keeps pip from bringing another one.
    arguments = ["-m", "pip", "install", "--user", f"numpy=={version('numpy')}"]
    arguments += [library.requirement for library in libraries]
    if windows:
        # The OSGeo4W shell has its own python on the path, with the libraries that it needs.
        lines = [f'set "{name}={value}"' for name, value in environment.items()]
        quoted = [f'"{argument}"' if ">" in argument else argument for argument in arguments]
        return "\n".join([*lines, "python " + " ".join(quoted)])
    settings = [f"{name}={shlex.quote(value)}" for name, value in environment.items()]
    command = [*candidates()[:1], *arguments] if candidates() else ["python3", *arguments]
    return " ".join([*settings, *map(shlex.quote, command)])


# ---- why it failed -------------------------------------------------------------------------------


def explain_no_interpreter(rejected: list[Rejected]) -> str:
    """Explain to the user why there is no interpreter to install with, and what to do."""
    lines = [tr("The Python interpreter of this QGIS was not found, so nothing can be installed.")]
    for program, answer, requirement in rejected:
        answer_text = answer or tr("no answer")
        lines.append(f"- {program}: {answer_text} ({requirement})")
    lines.append(tr("Install the libraries with the package manager that QGIS came with."))
    return "\n".join(lines)


def explain_no_pip(interpreter: Interpreter) -> str:
    """Explain to the user how to get pip."""
    if sys.platform.startswith("linux"):
        remedy = tr("Install it: sudo apt install python3-pip (Debian, Ubuntu), or its like.")
    else:
        remedy = tr("Run this in a terminal: {command}").format(
            command=f'"{interpreter.program}" -m ensurepip --user'
        )
    missing = tr("pip is missing, the program that installs Python libraries.")
    return f"{missing}\n{remedy}"


def explain_failure(output: str, wheels: str = "") -> str:
    """Return why pip failed, and what to do.

    Parameters
    ----------
    output : str
        All it printed.
    wheels : str
        The folder of wheels it was told to take, if any.
    """
    if "No space left" in output or "not enough space" in output:
        return tr("The disk is full. Make room, then try again.")
    if NETWORK.search(output) and not wheels:
        return tr(
            "The package index cannot be reached. Check the internet connection and the proxy"
            " (HTTPS_PROXY), or install from a folder of wheel files that another computer has"
            " downloaded."
        )
    if "No module named pip" in output:
        return tr("pip is missing, the program that installs Python libraries.")
    if "ResolutionImpossible" in output or "conflicting dependencies" in output:
        return tr(
            "The libraries do not go together with those that QGIS brings along: {conflict}. A"
            " newer QGIS brings newer ones."
        ).format(conflict="; ".join(conflicts(output)) or "-")
    absent = re.search(r"No matching distribution found for (\S+)", output)
    if absent and wheels:
        return tr(
            "The folder {folder} has no wheel of {package} for this Python ({python}, {platform})."
            " Download it there and try again."
        ).format(folder=wheels, package=absent[1], python=python_tag(), platform=sys.platform)
    if absent:
        return tr(
            "The package index has no {package} for this Python ({python}, {platform}), or cannot"
            " be reached."
        ).format(package=absent[1], python=python_tag(), platform=sys.platform)
    if "Permission denied" in output or "Access is denied" in output or "Errno 13" in output:
        return tr("The QGIS profile cannot be written to. Check the rights on its folder.")
    errors = [line for line in output.splitlines() if line.startswith("ERROR")]
    last = (errors or output.strip().splitlines() or ["-"])[-1]
    return tr("pip failed: {error}").format(error=last)


def conflicts(output: str) -> list[str]:
    """Explain by pip's output which requirements exclude each other, in short."""
    lines = [line.strip() for line in output.splitlines()]
    return [line for line in lines if " depends on " in line or "(constraint)" in line][:4]


def python_tag() -> str:
    """Return the Python version as wheel files name it: cp311."""
    return "cp{}{}".format(*sys.version_info)


def explain_trial(faults: dict[str, str]) -> str:
    """Return which libraries were downloaded but cannot be imported."""
    lines = [tr("The libraries were downloaded but cannot be imported; nothing was installed:")]
    return "\n".join([*lines, *(f"- {name}: {fault}" for name, fault in faults.items())])
