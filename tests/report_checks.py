"""What must hold for every report that any test makes: its first page, tables, figures and layout.

`tests/conftest.py` hands every page and every figure over, so a new report is checked as soon as
one test writes it.
"""

from __future__ import annotations

import functools
import json
import re
import sys
import tempfile
from pathlib import Path

from carbonsink.tests.browser import FIND_OVERFLOW, Browser, find_browser

HERE = Path(__file__).resolve().parent
# Columns that a page of paper holds beside each other.
MAX_COLUMNS = 10
# px of a telephone, and of the text on A4.
NARROW, PAPER = 360, 680
# Signs that a test's own language puts around texts.
_MARKS = str.maketrans("", "", "«»⟦⟧")
_RAW_UNIT = re.compile(r"\b(?:k?m|ha|yr|month|d|s)-[12]\b|\bkm2\b|\b10\^4\b")
_WORD = re.compile(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b(?!\.[a-z])")
_NUMBER = re.compile(r"^[\u2212-]?[\d.,]+$")
_WRITER = re.compile(r"^carbonsink\.core\.report\.(.+)$")


@functools.cache
def code_words() -> frozenset:
    """Return the values of lists, names of parameters and of maps: words of code, not of a page."""
    interface = json.loads((HERE / "algorithms" / "interface.json").read_text(encoding="utf-8"))
    words = set()
    for algorithm in interface.values():
        for name, parameter in algorithm["parameters"].items():
            words |= {name.lower(), *map(str, parameter.get("options", ()))}
    return frozenset(word for word in words if _WORD.fullmatch(word))


def page_faults(page) -> list:
    """Return what is wrong with a `Page` as it is rendered."""
    found = []
    blocks = [block for section in page.sections for block in section.blocks]
    drawn = [block for block in blocks if block.kind == "figure"]
    if (drawn or page.figure) and not page.summary:
        found.append("no sentence on the first page says what was found")
    if len(page.summary) > 5:
        found.append(f"{len(page.summary)} sentences on the first page")
    if page.summary and drawn and page.figure is None:
        found.append("no figure on the first page")
    for sentence in page.summary:
        if not sentence.translate(_MARKS).rstrip().endswith((".", "。", "!")):
            found.append(f"no sentence: {sentence}")
    for table in (block for block in blocks if block.kind == "table"):
        found += _table_faults(table)
    texts = [
        page.title,
        page.lead,
        *page.summary,
        *(text for figure in page.key_figures for text in figure),
    ]
    texts += [block.text for block in blocks if block.kind == "text"]
    found += [f"a word of code: {word}" for text in texts for word in told_words(text)]
    return found


def _table_faults(table) -> list:
    found, heads = [], table.headers(str)
    if len(heads) > MAX_COLUMNS and not table.alike:
        found.append(f"{len(heads)} columns: {table.title}")
    own = {str(table.columns[place]) for place in table.shown_indices}
    for head in heads:
        if _RAW_UNIT.search(head):
            found.append(f"a unit as in files: {head}")
        if _WORD.search(head) and head not in own:
            found.append(f"a word of code heads a column: {head}")
    return found


def told_words(text: str) -> list:
    """Return the words of code in a text."""
    return [word for word in _WORD.findall(str(text)) if word in code_words()]


def figure_faults(figure) -> list:
    """Return the axes of a matplotlib figure without a name, or with words or units of files."""
    found = []
    for axes in figure.axes:
        if not axes.axison:
            continue
        for axis in (axes.xaxis, axes.yaxis):
            label = axis.get_label_text()
            # Words stand at their bars; numbers need a name.
            if axis.get_visible() and _has_numbers(axis) and not label.strip():
                found.append(f"an axis without a name beside {axes.get_title()!r}")
            if _RAW_UNIT.search(label):
                found.append(f"a unit as in files: {label}")
            found += [f"a word of code at an axis: {word}" for word in told_words(label)]
    return found


def _has_numbers(axis) -> bool:
    """Say whether numbers are printed at an axis (colour bars have them on one side)."""
    ticks = axis.get_major_ticks()
    if not any(tick.label1.get_visible() or tick.label2.get_visible() for tick in ticks):
        return False
    formatter = axis.get_major_formatter()
    if isinstance(getattr(formatter, "func", None), functools.partial):
        # Texts that were given one by one, such as names of zones.
        if formatter.func.func.__name__ == "_format_with_dict":
            return False
    texts = formatter.format_ticks(axis.get_ticklocs())
    return bool(texts) and all(_NUMBER.match(text) for text in texts if text)


class Layout:
    """Opens the first page of every report that a process makes in a browser."""

    def __init__(self) -> None:
        self._browser, self._seen = None, set()

    def faults(self, path: str) -> list:
        """Return the texts that leave their box on a telephone or on paper."""
        made_by = writer()
        if not made_by or made_by in self._seen or not find_browser():
            return []
        self._seen.add(made_by)
        if self._browser is None:
            self._folder = tempfile.TemporaryDirectory()
            self._browser = Browser(self._folder.name)
        self._browser.open(path)
        found = []
        for medium, width in (("", NARROW), ("print", PAPER)):
            self._browser.show(medium)
            self._browser.resize(width)
            found += [f"{medium or width}: {text}" for text in self._browser.ask(FIND_OVERFLOW)]
        return found

    def close(self) -> None:
        """End the browser."""
        if self._browser is not None:
            self._browser.close()


def writer() -> str:
    """Return which function of the reports writes the page at the moment."""
    frame = sys._getframe()
    found = ""
    while frame is not None:
        name = _WRITER.match(frame.f_globals.get("__name__", ""))
        if name and name.group(1) != "page" and frame.f_code.co_name.startswith("write_"):
            found = f"{name.group(1)}.{frame.f_code.co_name}"
        frame = frame.f_back
    return found
