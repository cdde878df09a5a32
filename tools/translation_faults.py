"""What can be told of a translation without knowing the language."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from .ts_file import Catalogue

PLACEHOLDER = re.compile(r"\{[^{}]*\}")
TAG = re.compile(r"</?[a-z]+[^<>]*>")
CHINESE = "\u4e00-\u9fff"
# After a Chinese character these stand in their own width.
NARROW = re.compile(rf"[{CHINESE}][,;:!?](?!\S*[:/]/)")
# Words of the search box, which are split at narrow commas.
WORDS = re.compile(r"[^,:;!?，。；：]+(, [^,:;!?，。；：]+){2,}")
NAMES = re.compile(r"Carbon Sink|\{[^{}]*\}|\b[A-Z][A-Z_]{3,}\b|\bon site\b")


def find_faults(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return text and fault of each translation that cannot be right."""
    faults = []
    for text, translation in catalogue.translations.items():
        if not translation:
            continue
        for name, pattern in (("placeholders", PLACEHOLDER), ("tags", TAG)):
            if sorted(set(pattern.findall(text))) != sorted(set(pattern.findall(translation))):
                faults.append((text, name))
        if text[:1].isspace() != translation[:1].isspace() and text[:1] != "\n":
            # Chinese needs no blank between sentences, so that one may go.
            if translation[:1].isspace():
                faults.append((text, "blank at the beginning"))
        is_list = WORDS.fullmatch(text) and WORDS.fullmatch(translation)
        if catalogue.language.startswith("zh") and NARROW.search(translation) and not is_list:
            faults.append((text, "narrow punctuation"))
    return faults


def term_doubts(catalogue: Catalogue, table: Path) -> list[tuple[str, str, str]]:
    """Return text, term and wanted translation where a term seems to be translated otherwise."""
    with table.open(encoding="utf-8", newline="") as file:
        terms = [(row["english"], row["translation"].split("|")) for row in csv.DictReader(file)]
    # Longer terms first: what they cover is no matter of a shorter one.
    terms.sort(key=lambda term: -len(term[0]))
    doubts = []
    for text, translation in catalogue.translations.items():
        if not translation:
            continue
        remaining_text = NAMES.sub("", text)
        for term, translations_of_term in terms:
            pattern = re.compile(rf"\b{re.escape(term)}(?:s|es)?\b", re.IGNORECASE)
            if pattern.search(remaining_text):
                remaining_text = pattern.sub("", remaining_text)
                if not any(expected in translation for expected in translations_of_term):
                    doubts.append((text, term, "|".join(translations_of_term)))
    return doubts
