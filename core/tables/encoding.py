"""The encoding of a text table, found from its bytes."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..errors_and_notes.tables import NamesUnreadable

# What a decoder puts in place of bytes that it cannot read.
_UNDECODED = "\ufffd"

UTF_8, GB_18030, BIG5 = "utf-8-sig", "gb18030", "cp950"
# First bytes of the frequent characters, level 1 of GB 2312 and of Big5; signs say nothing.
_FREQUENT_GB, _FREQUENT_BIG5 = range(0xB0, 0xD8), range(0xA4, 0xC7)
_SIGNS, _LEAST_FREQUENT = range(0xA1, 0xA4), 0.8
_WHOLE_PER_DAMAGED = 30
_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# Bytes that show the encoding.
_HEAD_BYTES = 4096
# So many times more zero bytes on one side of pairs show which is the upper one.
_ONE_SIDED = 8


def detect_encoding(content: bytes) -> str:
    """Return the encoding of a text: UTF-8, UTF-16, GB 18030, Big5, else Windows-1252.

    Every byte of Western text may be part of a Chinese character ("°C" is one), so a text counts as
    Chinese only when most of its characters are common ones, those of GB 2312 or Big5.
    """
    if content[:2] in _BOMS:
        return _BOMS[content[:2]]
    head = content[:_HEAD_BYTES]
    # Texts have zero bytes in UTF-16 only: the upper bytes of all but Chinese letters.
    odd, even = head[1::2].count(0), head[::2].count(0)
    if odd > _ONE_SIDED * even:
        return "utf-16-le"
    if even > _ONE_SIDED * odd:
        return "utf-16-be"
    if _decode_table_or_none(content, UTF_8) is not None:
        return UTF_8
    return _chinese_encoding(content) or "cp1252"


class DecodedText(NamedTuple):
    """A text and how it was encoded.

    Parameters
    ----------
    text : str
        The text.
    encoding : str
        Name of the encoding.
    """

    text: str
    encoding: str


def decode(content: bytes) -> DecodedText:
    """Return a text and its encoding (see `detect_encoding`)."""
    encoding = detect_encoding(content)
    try:
        return DecodedText(content.decode(encoding), encoding)
    except UnicodeDecodeError:  # cp1252 leaves five bytes undefined, and UTF-16 may break off
        return DecodedText(
            content.decode("latin-1" if encoding == "cp1252" else encoding, "replace"), encoding
        )


def decode_head(content: bytes, is_cut: bool) -> DecodedText:
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
        return DecodedText(text.rpartition("\n")[0], encoding)
    return decode(content.rpartition(b"\n")[0] or content)


def to_utf8(content: bytes) -> bytes:
    """Return a text in the encoding UTF-8, lines ended by a line feed, without a mark in front."""
    if content[:3] == b"\xef\xbb\xbf":
        content = content[3:]
    elif detect_encoding(content) != UTF_8:
        content = decode(content)[0].lstrip("\ufeff").encode("utf-8")
    if b"\r" in content:
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return content


def _decode_table_or_none(content: bytes, encoding: str) -> str | None:
    """Return a text, None where it is not in an encoding but for a damaged letter here and there.

    A name that is cut off within a letter must not turn all others into those of another encoding.
    """
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
    n_damaged = text.count(_UNDECODED)
    n_whole = sum(ord(letter) > 127 for letter in text) - n_damaged
    return text if n_whole >= _WHOLE_PER_DAMAGED * n_damaged else None


def _chinese_encoding(content: bytes) -> str:
    """Return the Chinese encoding of a text, "" where it is no Chinese.

    Nearly every text of GB 18030 can be read as one of Big5 and the other way round; but only one
    of the two readings consists of frequent characters, which have a range of their own in both.
    """
    simplified, traditional = (_decode_table_or_none(content, code) for code in (GB_18030, BIG5))
    shares = {}
    if simplified is not None and _is_chinese_text(simplified):
        shares[GB_18030] = _frequent_share(simplified, "gb2312", _FREQUENT_GB)
    if traditional is not None and _is_big5_text(traditional):
        shares[BIG5] = _frequent_share(traditional, BIG5, _FREQUENT_BIG5)
    return max(shares, key=lambda code: shares[code], default="")


def _is_chinese_text(text: str) -> bool:
    """Say whether most characters beyond ASCII are common Chinese ones."""
    non_ascii = {letter for letter in text if ord(letter) > 127}
    n_common = sum(_is_common_chinese(letter) for letter in non_ascii)
    return 2 * n_common > len(non_ascii)


def _is_big5_text(text: str) -> bool:
    """Say whether nearly all characters beyond ASCII are frequent ones of Big5, side by side.

    A letter with an accent and the letter behind it may be one of them, such as "°C", but stands
    alone between plain letters.
    """
    runs = [run for run in _NON_ASCII.findall(text) if len(run) > 1]
    n_side_by_side, n = sum(map(len, runs)), sum(ord(letter) > 127 for letter in text)
    share = _frequent_share(text, BIG5, _FREQUENT_BIG5)
    return 2 * n_side_by_side > n and share > _LEAST_FREQUENT


def _frequent_share(text: str, encoding: str, frequent: range) -> float:
    """Return the share of frequent characters among the different Chinese characters of a text."""
    letters = (letter.encode(encoding, "replace") for letter in set(text) if ord(letter) > 127)
    first_bytes = [code[0] for code in letters if code[0] not in _SIGNS]
    return sum(byte in frequent for byte in first_bytes) / max(len(first_bytes), 1)


def _is_common_chinese(letter: str) -> bool:
    """Say whether a letter is a common Chinese one; wrong encodings give rare ones."""
    if len(letter.encode(GB_18030)) == 4:  # hardly ever met by chance
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
