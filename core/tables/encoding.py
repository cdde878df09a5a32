"""How a table of text is written: its encoding, and what separates its columns."""

from __future__ import annotations

import csv
import re

from ..facts.tables import NamesUnreadable

# What a decoder puts in place of bytes that it cannot read.
_UNDECODED = "\ufffd"

# Endings of tables that are read as text.
TEXT_ENDINGS = (".csv", ".txt", ".tsv", ".dat")
# What separates columns: of two that fit alike, the one that is rarer in names and numbers.
SEPARATORS = "\t;|,"
UTF_8 = "utf-8-sig"
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# Lines that show the separator, and bytes that show the encoding.
_LINES, _SHOWN = 30, 4096
# So many times more zero bytes on one side of pairs show which is the upper one.
_ONE_SIDED = 8
# Spreadsheets name the separator on a separate line.
_STATED = re.compile(r"sep=(?P<mark>.)\s*", re.IGNORECASE)
_COMMENT = "#"


def encoding_of(content: bytes) -> str:
    """Return the encoding of a text: UTF-8, UTF-16, the Chinese GB 18030, else Windows-1252.

    Every byte of Western text may be part of a Chinese character ("°C" is one), so a text counts as
    Chinese only when most of its characters are common ones, those of GB 2312.
    """
    if content[:2] in _BOMS:
        return _BOMS[content[:2]]
    shown = content[:_SHOWN]
    # Texts have zero bytes in UTF-16 only: the upper bytes of all but Chinese letters.
    odd, even = shown[1::2].count(0), shown[::2].count(0)
    if odd > _ONE_SIDED * even:
        return "utf-16-le"
    if even > _ONE_SIDED * odd:
        return "utf-16-be"
    for encoding in (UTF_8, "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == UTF_8 or _is_chinese(text):
            return encoding
    return "cp1252"


def decode(content: bytes) -> tuple:
    """Return a text and its encoding (see `encoding_of`)."""
    encoding = encoding_of(content)
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError:  # cp1252 leaves five bytes undefined, and UTF-16 may break off
        return content.decode("latin-1" if encoding == "cp1252" else encoding, "replace"), encoding


def decode_head(content: bytes, is_cut: bool) -> tuple:
    """Return the whole lines of the beginning of a file, and the encoding.

    Parameters
    ----------
    content : bytes
        The beginning.
    is_cut : bool
        Whether the file goes on behind it, perhaps in the middle of a character.
    """
    if not is_cut:
        return decode(content)
    if content[:2] in _BOMS or b"\0" in content:
        text, encoding = decode(content[: len(content) // 2 * 2])
        return text.rpartition("\n")[0], encoding
    return decode(content.rpartition(b"\n")[0] or content)


def to_utf8(content: bytes) -> bytes:
    """Return the bytes of a text in UTF-8, lines ended by a line feed, without a mark in front."""
    if content[:3] == b"\xef\xbb\xbf":
        content = content[3:]
    elif encoding_of(content) != UTF_8:
        content = decode(content)[0].lstrip("\ufeff").encode("utf-8")
    if b"\r" in content:
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return content


def lines_of(text: str) -> list:
    """Return the lines of a text, ended in any of the three ways; form feeds end none."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def separator_of(lines) -> str:
    """Return the separator that the first lines of a text table have; a comma without any.

    The one that most lines have as often as the header has it; a blank for words with nothing but
    blanks between.
    """
    lines = list(lines[:_LINES])
    if not lines:
        return ","
    best, most = ",", (0, 0)
    for mark in SEPARATORS:
        widths = _cells_per_line(lines, mark)
        if widths and widths[0] > 1:
            found = sum(width == widths[0] for width in widths), widths[0]
            if found > most:
                best, most = mark, found
    if not most[1] and _is_blank_separated(lines):
        return " "
    return best


def stated_separator(line: str) -> str:
    """Return the separator that a line such as "sep=;" states, "" for other lines."""
    found = _STATED.fullmatch(line.strip("\ufeff"))
    return found["mark"] if found else ""


def is_comment(line: str) -> bool:
    """Say whether a line is a comment."""
    return line.lstrip().startswith(_COMMENT)


def _cells_per_line(lines: list, mark: str) -> list:
    """Return the number of cells of each line, empty where the lines cannot be split."""
    try:
        return [len(row) for row in csv.reader(lines, delimiter=mark, skipinitialspace=True)]
    except csv.Error:
        return []


def with_single_blanks(text: str) -> str:
    """Return a text whose words have one blank between them in every line."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def _is_blank_separated(lines: list) -> bool:
    """Say whether the words of all lines, more than one, are as many as those of the header."""
    counts = {len(line.split()) for line in lines}
    return len(lines) > 1 and len(counts) == 1 and counts.pop() > 1


def _is_chinese(text: str) -> bool:
    """Say whether most characters beyond ASCII are common Chinese ones."""
    beyond = {letter for letter in text if ord(letter) > 127}
    common = sum(_is_common(letter) for letter in beyond)
    return 2 * common > len(beyond)


def _is_common(letter: str) -> bool:
    if len(letter.encode("gb18030")) == 4:  # hardly ever met by chance
        return True
    try:
        letter.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def require_readable(column: str, text: str) -> None:
    """Raise `NamesUnreadable` for a name with letters that could not be decoded (U+FFFD)."""
    if _UNDECODED in text:
        raise NamesUnreadable(column, text)
