"""Names as layers and tables have them: cleaned of what nobody sees, and compared by their look."""

from __future__ import annotations

import unicodedata

# Mark of byte order, space and joiner of no width, soft hyphen: letters that nobody sees.
_UNSEEN = dict.fromkeys((0xFEFF, 0x200B, 0x2060, 0x00AD))


def clean_name(value) -> str:
    """Return a name without unseen letters and outer blanks, "" for none.

    An accent is the same whether it is one with its letter or follows it.
    """
    text = "" if value is None else unicodedata.normalize("NFC", str(value))
    return text.translate(_UNSEEN).strip()


def similar_names(names) -> tuple:
    """Return cleaned names that differ from another in case, width of letters or blanks only.

    Examples
    --------
    >>> similar_names(["North", "south", "NORTH", "north  west"])
    ('North', 'NORTH')
    """
    groups: dict = {}
    for name in dict.fromkeys(names):
        folded = "".join(unicodedata.normalize("NFKC", name).casefold().split())
        groups.setdefault(folded, []).append(name)
    return tuple(name for group in groups.values() if len(group) > 1 for name in group)
