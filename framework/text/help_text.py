"""The help of an algorithm, made from its declarations so that it cannot drift."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from qgis.core import QgsApplication

from ...core.errors_and_notes.run import CarbonSinkError
from ...core.files.atomic import publish_text
from .translation import tr, translated_language

FOLDER = "help"
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.55 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  color: #1c2b2a; max-width: 50em; margin: 2em auto; padding: 0 1em; }}
h3 {{ border-bottom: 2px solid #10604a; padding-bottom: .2em; }}
li {{ margin-bottom: .4em; overflow-wrap: anywhere; }}
</style>
</head>
<body>
<h2>{title}</h2>
{body}
</body>
</html>
"""
ROOT = Path(__file__).resolve().parents[2]
# The manual that the package brings along, else what `./dev docs` built.
MANUALS = (ROOT / "manual", ROOT / ".dev" / "site")


def write_help_page(name: str, title: str, body: str) -> str:
    """Write a page of help into the user's profile unless it is there; return its address.

    Parameters
    ----------
    name : str
        Name of the file.
    title : str
        Heading, plain text.
    body : str
        HTML.

    Returns
    -------
    str
        A ``file`` address; empty where the page cannot be written, as in a profile that is read
        only: the panel beside the dialog says the same.
    """
    language = translated_language()
    folder = Path(QgsApplication.qgisSettingsDirPath()) / "carbonsink" / FOLDER / (language or "en")
    text = _PAGE.format(language=language.replace("_", "-") or "en", title=escape(title), body=body)
    page = folder / f"{name}.html"
    try:
        if not page.is_file() or page.read_bytes() != text.encode("utf-8"):
            publish_text(str(page), text)
    except (OSError, CarbonSinkError):
        return ""
    return page.as_uri()


def manual_page(name: str) -> Path | None:
    """Return a page of the manual, for help, on this computer in the user's language.

    Parameters
    ----------
    name : str
        Its path below the manual, such as ``guide.html``.
    """
    for manual in MANUALS:
        for folder in (manual / translated_language(), manual):
            if (folder / name).is_file():
                return folder / name
    return None


def help_url(algorithm) -> str:
    """Return the help of an algorithm on this computer, for the button *Help* of its dialog.

    It is the section of the manual; without a manual a page of its own is made of the
    declarations. qgis_process, which lists the addresses of all algorithms, gets none then.
    """
    page = manual_page(f"reference/{algorithm.groupId()}.html")
    if page is not None:
        return f"{page.as_uri()}#{algorithm.name()}"
    if QgsApplication.platform() == "qgis_process":
        return ""
    return write_help_page(algorithm.name(), algorithm.displayName(), help_html(algorithm))


def first_sentence(text: str) -> str:
    """Return the first sentence of what an algorithm does, for lists and the command line."""
    sentence = re.split(r"\. |(?<=。)", text, maxsplit=1)[0].strip()
    return sentence if sentence.endswith("。") else sentence.rstrip(".") + "."


def help_text(algorithm) -> str:
    """Return the help of an algorithm for where it is read: the help panel or the command line."""
    if QgsApplication.platform() == "qgis_process":
        return help_plain(algorithm)
    # The panel puts every line into a paragraph: what is inside it would take its grey.
    return "</p>" + help_html(algorithm)


def help_plain(algorithm) -> str:
    """Return what, reference and limits as plain text.

    qgis_process prints the first sentence before it, and the parameters after it.
    """
    paragraphs = [algorithm.description()[len(algorithm.shortDescription()) :].strip()]
    paragraphs += [f"{heading}: {text}" for heading, text in _headed_remarks(algorithm)]
    return "\n\n".join(paragraphs)


def help_html(algorithm) -> str:
    """Return what, parameters, outputs, reference and limits for the help panel.

    The panel draws paragraphs and bold terms in greys that are not seen on dark themes, so neither
    is used: the text has the colour of the theme.
    """
    fragments = [f"<div>{escape(algorithm.description())}</div>"]
    inputs = [d for d in algorithm.parameterDefinitions() if not d.isDestination()]
    for heading, definitions in (
        (tr("Inputs"), inputs),
        (tr("Outputs"), algorithm.destinationParameterDefinitions()),
    ):
        lines = [(f"{d.description()} ({d.name()})", d.help()) for d in definitions]
        fragments += _help_section(heading, lines)
    values = [(o.description(), o.name()) for o in algorithm.outputs()]
    fragments += _help_section(tr("Values"), values)
    for heading, text in _headed_remarks(algorithm):
        fragments.append(f"<h3>{escape(heading)}</h3><div>{escape(text)}</div>")
    return "".join(fragments)


def _headed_remarks(algorithm) -> list:
    """Return the headed texts an algorithm has."""
    headed_texts = ((tr("References"), algorithm.reference()), (tr("Limits"), algorithm.caveats()))
    return [(heading, text) for heading, text in headed_texts if text]


def _help_section(heading: str, lines: list) -> list:
    """Return a heading and a list of terms for the help of an algorithm."""
    if not lines:
        return []
    term_html = '<span style="font-weight:bold">{}</span>'.format
    items = "".join(f"<li>{term_html(escape(term))}: {escape(text)}</li>" for term, text in lines)
    return [f"<h3>{escape(heading)}</h3><ul>{items}</ul>"]
