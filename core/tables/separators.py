"""Lines of a text table and what separates its columns."""

from __future__ import annotations

import csv
import re

from ..files.reading import require_regular
from .encoding import decode_head

# Lines that show the separator.
_HEAD_LINES = 30
_HEAD_BYTES = 1 << 16
# Endings of tables that are read as text.
TEXT_ENDINGS = (".csv", ".txt", ".tsv", ".dat")
# What separates columns: of two that fit alike, the one that is rarer in names and numbers.
SEPARATORS = "\t;|,"
# Spreadsheets name the separator on a separate line.
_STATED = re.compile(r"sep=(?P<mark>.)\s*", re.IGNORECASE)
_COMMENT = "#"


def split_lines(text: str) -> list:
    """Return the lines of a text, ended in any of the three ways; form feeds end none."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def detect_separator(lines) -> str:
    """Return what separates the first lines of a text table; a comma without any.

    The one that most lines have as often as the header has it; a blank for words with nothing but
    blanks between.
    """
    lines = list(lines[:_HEAD_LINES])
    if not lines:
        return ","
    best, best_score = ",", (0, 0)
    for separator in SEPARATORS:
        widths = cells_per_line(lines, separator)
        if widths and widths[0] > 1:
            score = sum(width == widths[0] for width in widths), widths[0]
            if score > best_score:
                best, best_score = separator, score
    if not best_score[1] and _is_blank_separated(lines):
        return " "
    return best


def stated_separator(line: str) -> str:
    """Return the separator that a line such as "sep=;" states, "" for other lines."""
    match = _STATED.fullmatch(line.strip("\ufeff"))
    return match["mark"] if match else ""


def is_comment(line: str) -> bool:
    """Say whether a line is a comment."""
    return line.lstrip().startswith(_COMMENT)


def cells_per_line(lines: list, separator: str) -> list:
    """Return the number of cells of each line, empty where the lines cannot be split."""
    try:
        return [len(row) for row in csv.reader(lines, delimiter=separator, skipinitialspace=True)]
    except csv.Error:
        return []


def with_single_blanks(text: str) -> str:
    """Return a text whose words have one blank between them in every line."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def _is_blank_separated(lines: list) -> bool:
    """Say whether the words of all lines, more than one, are as many as those of the header."""
    counts = {len(line.split()) for line in lines}
    return len(lines) > 1 and len(counts) == 1 and counts.pop() > 1


def find_separator(text: str) -> tuple:
    """Return the separator of the text of a CSV file, and the text without "sep=;"."""
    data_lines = [line for line in split_lines(text) if line.strip() and not is_comment(line)]
    separator_line = stated_separator(data_lines[0]) if data_lines else ""
    if separator_line:  # an empty line keeps the numbers of the others
        return separator_line, text.replace(data_lines[0], "", 1)
    separator = detect_separator(data_lines)
    return separator, with_single_blanks(text) if separator == " " else text


def separator_of_file(path: str) -> str:
    """Return what separates the columns of a CSV file by its first lines; "" if unreadable."""
    try:
        require_regular(path)
        with open(path, "rb") as file:
            first_bytes = file.read(_HEAD_BYTES)
    except OSError:
        return ""
    text = decode_head(first_bytes, len(first_bytes) == _HEAD_BYTES)[0]
    return find_separator(text.lstrip("\ufeff"))[0]
