"""Names of files that are made from names inside other files."""

from __future__ import annotations

import re

# What a file name may not have on some system, or what would lead out of the folder.
_FOREIGN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')


def file_stem(name: str, fallback: str) -> str:
    """Return a name as the beginning of a file name, which stays in its folder on any system.

    Parameters
    ----------
    name : str
        Of a variable, for example.
    fallback : str
        What stands for a name of which nothing is left.

    Examples
    --------
    >>> file_stem("../../.bashrc", "x"), file_stem("NPP (gC/m2)", "x"), file_stem("..", "x")
    ('bashrc', 'NPP (gC_m2)', 'x')
    """
    return _FOREIGN.sub("_", name).strip("._ ")[:100].rstrip(". ") or fallback
