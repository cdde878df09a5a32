"""Which Dask schedulers QGIS connects to: those the user has named, and no others.

Whoever runs a scheduler can run programs on this computer, since Dask unpickles what it is sent.
An address may come from a workflow or a batch file of somebody else, so only an address in the
user's own settings, or in an environment variable of the process, is used; in the window the user
is asked about another one.
"""

from __future__ import annotations

import contextlib
import os
import re

from ...core.errors_and_notes.cluster import UnknownScheduler
from ...core.run import Run
from ..settings import SCHEDULERS
from .threads import in_main_thread

# Addresses for programs without a profile of their own, as jobs on a cluster.
VARIABLE = "CARBONSINK_SCHEDULERS"

# What can be asked about: one address, without blanks or what a message could take for HTML.
_ADDRESS = re.compile(r"[a-z0-9+]+://[\w.:\[\]%-]+(/[\w./-]*)?", re.ASCII)

# Called with an address, in the main thread; returns whether the user trusts it. Set by the window.
_asking: dict = {}


def set_question(question) -> None:
    """Set what asks the user about an unknown address; None where nobody can be asked."""
    _asking["question"] = question


def known_schedulers() -> tuple:
    """Return the addresses that the user trusts."""
    texts = (SCHEDULERS.read(), os.environ.get(VARIABLE, ""))
    return tuple(address for text in texts for address in text.replace(",", " ").split())


def trust_scheduler(address: str) -> None:
    """Add an address to the user's settings."""
    SCHEDULERS.write(" ".join([*SCHEDULERS.read().split(), address]))


def require_known(address: str) -> None:
    """Refuse an address that the user does not trust.

    Raises
    ------
    UnknownScheduler
        When it is not in the settings, and is no address or the user, if anybody can be asked,
        says no.
    """
    if not address or address in known_schedulers():
        return
    if not _ADDRESS.fullmatch(address):
        raise UnknownScheduler(address)
    question = _asking.get("question")
    if question is None or not in_main_thread(lambda: question(address)):
        raise UnknownScheduler(address)
    trust_scheduler(address)


@contextlib.contextmanager
def connections_closed(run: Run):
    """Close the connections to a cluster at the end of a ``with`` block."""
    try:
        yield
    finally:
        if run.scheduler:
            from ...core.cluster.connection import disconnect

            disconnect()
