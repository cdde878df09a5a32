"""Interleaved timing of two ways to one result, and the tables it is printed in."""

from __future__ import annotations

import functools
import json
import os
import statistics
import time
from typing import NamedTuple

# Set by `suite`: a file that gets a line of JSON per row, and whether to be short.
RECORD = os.environ.get("BENCH_RECORD")
QUICK = os.environ.get("BENCH_QUICK") == "1"
# Names of vector registers in the assembly of x86 and ARM, the widest first.
_REGISTERS = {"zmm": 512, "ymm": 256, "xmm": 128, ".4s": 128}
_vectors_printed = False


class Seconds(float):
    """Seconds of the wall clock that know the processor seconds beside them.

    Parameters
    ----------
    wall : float
        Seconds of the wall clock.
    cpu : float
        Processor seconds of all threads.
    """

    def __new__(cls, wall_seconds: float, cpu: float):
        """Return the seconds of the wall clock, with those of the processor attached."""
        seconds = super().__new__(cls, wall_seconds)
        seconds.cpu = float(cpu)
        return seconds

    def __mul__(self, factor) -> Seconds:
        return Seconds(float(self) * factor, self.cpu * factor)

    def __truediv__(self, divisor) -> Seconds:
        return Seconds(float(self) / divisor, self.cpu / divisor)


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

    @property
    def cpu_ratio(self) -> float:
        """How many times less processor time ours takes, all threads of both added up."""
        return self.peer_s.cpu / max(self.ours_s.cpu, 1e-9)


class Amount(NamedTuple):
    """One measured quantity without a peer, and the most it should be (None: nothing was set)."""

    case: str
    value: float
    unit: str
    limit: float | None


def shorter_when_quick(full_setting, quick_setting):
    """Return what a short run measures instead, or the full setting."""
    return quick_setting if QUICK else full_setting


def ratio_of_medians(peer, ours, runs: int = 5) -> tuple[Seconds, Seconds]:
    """Return the median seconds of two functions, called in turn.

    In turn, because other work on the machine then falls on both alike. Warm up before: the first
    call of a compiled kernel is not what is measured here.
    """
    seconds = {peer: [], ours: []}
    for _ in range(shorter_when_quick(runs, 1)):
        for function in (peer, ours):
            started, started_cpu = time.perf_counter(), time.process_time()
            function()
            times = time.perf_counter() - started, time.process_time() - started_cpu
            seconds[function].append(times)
    return tuple(
        Seconds(*(statistics.median(times) for times in zip(*seconds[function])))
        for function in (peer, ours)
    )


@functools.lru_cache(maxsize=1)
def vector_bits() -> int:
    """Return the width of the vectors, bits, that kernels are compiled to on this machine.

    It is read from the code of a small loop, so it tells what `NUMBA_CPU_NAME` has done as well.
    """
    import numba
    import numpy as np

    @numba.njit
    def add(a, b, total):
        for i in range(len(total)):
            total[i] = a[i] + b[i]

    values = np.ones(256, np.float32)
    add(values, values, values.copy())
    code = "".join(add.inspect_asm().values())
    return next((bits for name, bits in _REGISTERS.items() if name in code), 64)


def _print_vectors() -> None:
    """Say once which vectors the kernels use, and what is held back from the peers."""
    global _vectors_printed
    if _vectors_printed:
        return
    _vectors_printed = True
    disabled = os.environ.get("NPY_DISABLE_CPU_FEATURES") or "nothing"
    print(f"Kernels use vectors of {vector_bits()} bits; disabled in numpy: {disabled}.")


def print_rows(title: str, peer_name: str, rows: list) -> None:
    """Print a table of cases, and record it."""
    _print_vectors()
    width = max(len(row.case) for row in rows)
    print(f"\n{title} (peer: {peer_name})")
    print(
        f"{'case':{width}}  {'peer s':>8}  {'ours s':>8}  {'ratio':>6}  {'of CPU':>6}  {'goal':>5}"
    )
    for row in rows:
        verdict = "" if row.ratio >= row.goal else "  below the goal"
        numbers = f"{row.peer_s:8.3f}  {row.ours_s:8.3f}  {row.ratio:6.1f}  {row.cpu_ratio:6.1f}"
        print(f"{row.case:{width}}  {numbers}  {row.goal:5g}{verdict}", flush=True)
        facts = {"title": title, "peer": peer_name, "case": row.case, "goal": row.goal}
        facts.update(peer_s=float(row.peer_s), ours_s=float(row.ours_s), ratio=row.ratio)
        facts.update(cpu_ratio=row.cpu_ratio, met=row.ratio >= row.goal)
        _record("ratio", facts)


def print_amount(title: str, amount: Amount) -> None:
    """Print one quantity, and record it."""
    within_limit = amount.limit is None or amount.value <= amount.limit
    limit = "" if amount.limit is None else f" (at most {amount.limit:g})"
    verdict = "" if within_limit else "  ABOVE"
    print(f"{title}: {amount.case}: {amount.value:.4g} {amount.unit}{limit}{verdict}", flush=True)
    facts = {"title": title, "case": amount.case, "value": amount.value, "unit": amount.unit}
    _record("amount", {**facts, "limit": amount.limit, "met": within_limit})


def _record(kind: str, facts: dict) -> None:
    if RECORD:
        with open(RECORD, "a", encoding="utf-8") as file:
            file.write(json.dumps({"kind": kind, **facts}) + "\n")
