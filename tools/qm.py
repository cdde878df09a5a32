"""Write Qt's compiled translations (``.qm``) from Linguist's source files (``.ts``).

``lrelease`` does this too, and writes the same bytes for such files, but is not everywhere. The
format is small (qtbase, ``qtranslator.cpp``): a magic number, then sections of tag, length and
content.

- Hashes: pairs of ELF hash of the source text and offset into the messages, sorted.
- Messages: per message tagged fields (translation in UTF-16, source and context in UTF-8), then an
  end mark.

Plural forms and disambiguating comments are not supported: no text of the plugin has them.
"""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ElementTree
from typing import NamedTuple

MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
SECTION_HASHES, SECTION_MESSAGES, SECTION_LANGUAGE = 0x42, 0x69, 0xA7
FIELD_END, FIELD_TRANSLATION, FIELD_SOURCE, FIELD_CONTEXT, FIELD_COMMENT = 1, 3, 6, 7, 8


class Message(NamedTuple):
    """A text and its translation; that is empty while unfinished."""

    context: str
    source: str
    translation: str


def read_ts(content: bytes) -> tuple[str, list[Message]]:
    """Return the language of a ``.ts`` file and its finished messages."""
    root = ElementTree.fromstring(content)
    messages = []
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") is not None or not translation.text:
                continue
            messages.append(Message(name, message.findtext("source", ""), translation.text))
    return root.get("language", ""), messages


def elf_hash(text: bytes) -> int:
    """Return the hash under which Qt looks a source text up."""
    value = 0
    for byte in text:
        value = (value << 4) + byte
        high = value & 0xF0000000
        if high:
            value ^= high >> 24
        value &= ~high & 0xFFFFFFFF
    return value or 1


def qm_field(tag: int, content: bytes) -> bytes:
    """Return one field of a message."""
    return struct.pack(">BI", tag, len(content)) + content


def qm_section(tag: int, content: bytes) -> bytes:
    """Return one section of the file."""
    return struct.pack(">BI", tag, len(content)) + content


def compile_qm(content: bytes) -> bytes:
    """Return the ``.qm`` of a ``.ts`` file; the same content gives the same bytes."""
    language, messages = read_ts(content)
    hashes, body = [], b""
    for message in sorted(messages):
        source = message.source.encode()
        hashes.append((elf_hash(source), len(body)))
        body += qm_field(FIELD_TRANSLATION, message.translation.encode("utf-16-be"))
        body += qm_field(FIELD_COMMENT, b"") + qm_field(FIELD_SOURCE, source)
        body += qm_field(FIELD_CONTEXT, message.context.encode()) + bytes([FIELD_END])
    table = b"".join(struct.pack(">II", *pair) for pair in sorted(hashes))
    return (
        MAGIC
        + qm_section(SECTION_LANGUAGE, language.encode())
        + qm_section(SECTION_HASHES, table)
        + qm_section(SECTION_MESSAGES, body)
    )
