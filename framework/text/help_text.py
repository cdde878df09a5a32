"""The help of an algorithm, made from its declarations so that it cannot drift."""

from __future__ import annotations

from html import escape
from pathlib import Path

from qgis.core import QgsApplication

from .translation import tr

ROOT = Path(__file__).resolve().parents[2]
# The manual that the package brings along, else what `./dev docs` built.
MANUALS = (ROOT / "manual", ROOT / ".dev" / "site")


def help_url(algorithm) -> str:
    """Return the place of an algorithm in the manual on this computer, empty without a manual.

    QGIS shows no button *Help* then; the panel beside the dialog says the same.
    """
    for manual in MANUALS:
        page = manual / "reference" / f"{algorithm.groupId()}.html"
        if page.is_file():
            return f"{page.as_uri()}#{algorithm.name()}"
    return ""


def first_sentence(text: str) -> str:
    """Return the first sentence of what an algorithm does, for lists and the command line."""
    return text.split(". ")[0].rstrip(".") + "."


def help_text(algorithm) -> str:
    """Return the help of an algorithm for where it is read: the help panel or the command line."""
    if QgsApplication.platform() == "qgis_process":
        return help_plain(algorithm)
    return help_html(algorithm)


def help_plain(algorithm) -> str:
    """Return what, reference and limits as plain text.

    qgis_process prints the first sentence before it, and the parameters after it.
    """
    parts = [algorithm.description()[len(algorithm.shortDescription()) :].strip()]
    parts += [f"{heading}: {text}" for heading, text in _remarks(algorithm)]
    return "\n\n".join(parts)


def help_html(algorithm) -> str:
    """Return what, parameters, outputs, reference and limits for the help panel."""
    parts = [f"<p>{escape(algorithm.description())}</p>"]
    inputs = [d for d in algorithm.parameterDefinitions() if not d.isDestination()]
    for heading, definitions in (
        (tr("Inputs"), inputs),
        (tr("Outputs"), algorithm.destinationParameterDefinitions()),
    ):
        lines = [(f"{d.description()} ({d.name()})", d.help()) for d in definitions]
        parts += _section(heading, lines)
    values = [(o.description(), o.name()) for o in algorithm.outputs()]
    parts += _section(tr("Values"), values)
    for heading, text in _remarks(algorithm):
        parts.append(f"<h3>{escape(heading)}</h3><p>{escape(text)}</p>")
    # The panel makes a paragraph of every line.
    return "".join(parts)


def _remarks(algorithm) -> list:
    """Return the headed texts an algorithm has."""
    remarks = ((tr("References"), algorithm.reference()), (tr("Limits"), algorithm.caveats()))
    return [(heading, text) for heading, text in remarks if text]


def _section(heading: str, lines: list) -> list:
    """Return a heading and a list of terms with their explanation."""
    if not lines:
        return []
    items = "".join(f"<li><b>{escape(term)}</b>: {escape(text)}</li>" for term, text in lines)
    return [f"<h3>{escape(heading)}</h3><ul>{items}</ul>"]
