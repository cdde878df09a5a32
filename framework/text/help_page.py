"""A page with the help of one algorithm, where no manual comes along."""

from __future__ import annotations

from html import escape
from pathlib import Path

from qgis.core import QgsApplication

from ...core.facts.run import CarbonSinkError
from ...core.files.atomic import publish_text
from .translation import translated_language

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


def write_help_page(name: str, title: str, body: str) -> str:
    """Write a page into the user's profile unless it is there; return its address.

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
