"""Interleaved timing of two ways to one result, and the table it is printed in."""

from __future__ import annotations

import statistics
import time
from typing import NamedTuple


class Row(NamedTuple):
    """One measured case: median seconds of the peer and of ours, and the ratio to reach."""

    case: str
    peer_s: float
    ours_s: float
    goal: float

    @property
    def ratio(self) -> float:
        """How many times faster ours is."""
        return self.peer_s / self.ours_s


def ratio_of_medians(peer, ours, runs: int = 5) -> tuple[float, float]:
    """Return the median seconds of two functions, called in turn.

    In turn, because other work on the machine then falls on both alike. Warm up before: the first
    call of a compiled kernel is not what is measured here.
    """
    seconds = {peer: [], ours: []}
    for _ in range(runs):
        for function in (peer, ours):
            began = time.perf_counter()
            function()
            seconds[function].append(time.perf_counter() - began)
    return statistics.median(seconds[peer]), statistics.median(seconds[ours])


def print_rows(title: str, peer_name: str, rows: list) -> None:
    """Print a table of cases."""
    width = max(len(row.case) for row in rows)
    print(f"\n{title} (peer: {peer_name})")
    print(f"{'case':{width}}  {'peer s':>8}  {'ours s':>8}  {'ratio':>6}  {'goal':>5}")
    for row in rows:
        verdict = "" if row.ratio >= row.goal else "  below the goal"
        numbers = f"{row.peer_s:8.3f}  {row.ours_s:8.3f}  {row.ratio:6.1f}  {row.goal:5g}"
        print(f"{row.case:{width}}  {numbers}{verdict}", flush=True)
