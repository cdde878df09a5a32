"""Read and write Linguist's ``.ts`` files, in one order, so that a change shows as what it is."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


class Catalogue(NamedTuple):
    """The texts of a language.

    Parameters
    ----------
    language : str
        As QGIS names it: ``zh_CN``.
    translations : dict of str to str
        Translation by text; empty where there is none.
    files : dict of str to str
        The file of the code each text stands in.
    """

    language: str
    translations: dict
    files: dict


def read_catalogue(path: Path) -> Catalogue:
    """Return the content of a ``.ts`` file."""
    root = ElementTree.parse(path).getroot()
    translations, files = {}, {}
    for message in root.iter("message"):
        text = message.findtext("source", "")
        translation = message.find("translation")
        is_finished = translation is not None and translation.get("type") is None
        finished = translation if is_finished else None
        translations[text] = "" if finished is None else finished.text or ""
        location = message.find("location")
        files[text] = "" if location is None else location.get("filename", "")[len("../") :]
    return Catalogue(root.get("language", ""), translations, files)


def write_catalogue(path: Path, catalogue: Catalogue, context: str) -> None:
    """Write a ``.ts`` file."""
    lines = [f'{HEAD}<TS version="2.1" language="{catalogue.language}" sourcelanguage="en">']
    lines += ["<context>", f"    <name>{context}</name>"]
    for text, translation in catalogue.translations.items():
        unfinished = "" if translation else ' type="unfinished"'
        lines += [
            "    <message>",
            f'        <location filename="../{escape(catalogue.files[text])}"/>',
            f"        <source>{escape(text)}</source>",
            f"        <translation{unfinished}>{escape(translation)}</translation>",
            "    </message>",
        ]
    lines += ["</context>", "</TS>", ""]
    path.write_text("\n".join(lines), encoding="utf-8")
