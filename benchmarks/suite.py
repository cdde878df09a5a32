"""All benchmarks, one after the other, and the table of what was measured.

    ./dev bench [--quick] [--memory] [--record] [NAME [ARGUMENTS]]

Without an argument everything, growth included, and peak memory with 1e7 cells. --quick: fewer
cases, one run of each and smaller rasters; --memory: peak memory alone, with 1e8 cells, put into
the table of the last run;
--record: put the table into docs/benchmarks.md as well. NAME: one benchmark. Each benchmark is a
process of its own. The table lies in .dev/bench as table.md and table.json. Exit code 1 where a
benchmark failed, be it that results were not equal; a goal missed is told, and is no failure.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

from carbonsink.benchmarks.timing import vector_bits

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent
RESULTS = ROOT / ".dev" / "bench"
PAGE = ROOT / "docs" / "benchmarks.md"
MARKS = ("<!-- table: ./dev bench --record -->", "<!-- end of table -->")

# Names, and whether a short run has them too.
SUITE = {
    "start_up": True,
    "raster_reading": True,
    "importing": True,
    "forest_growing": True,
    "forest_prediction": True,
    "forest_end_to_end": True,
    "whole_calls": True,
    "forest_intervals": True,
    "forest_shapley": True,
    "dissimilarity": True,
    "trend_sen_mann_kendall": True,
    "trend_partial_correlation": True,
    "trend_breaks": True,
    "climate_contributions": True,
    "geodetector": True,
    "pattern_lisa": True,
    "pattern_global": True,
    "landuse_transfer": True,
    "landuse_pairs": True,
    "casa_months": True,
    "carbon_budget": True,
    "growth": True,
    "peak_memory": True,
}
MEMORY = "peak_memory"
LARGE_SIDE = "10000"
# Seconds after which a benchmark counts as failed.
TIME_LIMIT = 900

LIBRARIES = (
    *("numpy", "numba", "scikit-learn", "scipy", "shap", "quantile-forest"),
    *("pymannkendall", "esda", "pygeoda"),
)


def machine() -> dict:
    """Return what the figures hang on: processor, memory, versions, and how busy it was."""
    facts = {"date": time.strftime("%Y-%m-%d %H:%M"), "processor": _processor()}
    facts["cores"] = os.cpu_count()
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    facts["memory"] = f"{pages / 2**30:.0f} GB"
    facts["system"] = f"{platform.system()} {platform.machine()}, Python {sys.version.split()[0]}"
    facts["vectors"] = f"kernels with vectors of {vector_bits()} bits"
    facts["load"] = round(os.getloadavg()[0], 1)
    for name in LIBRARIES:
        try:
            facts[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            facts[name] = "not installed"
    return facts


def _processor() -> str:
    """Return the name of the processor."""
    listing = Path("/proc/cpuinfo")
    if listing.exists():
        for line in listing.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def run_one(name: str, quick: bool, arguments=()) -> dict:
    """Run one benchmark and return its rows, its seconds and what went wrong."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    record = RESULTS / f"{name}.jsonl"
    record.unlink(missing_ok=True)
    environment = {**os.environ, "BENCH_RECORD": str(record), "BENCH_QUICK": "1" if quick else "0"}
    print(f"\n== {name}", flush=True)
    started, failure = time.perf_counter(), None
    try:
        command = [sys.executable, str(FOLDER / f"{name}.py"), *arguments]
        code = subprocess.run(command, env=environment, timeout=TIME_LIMIT, check=False).returncode
        failure = f"exit code {code}" if code else None
    except subprocess.TimeoutExpired:
        failure = f"stopped after {TIME_LIMIT} s"
    lines = record.read_text(encoding="utf-8").splitlines() if record.exists() else []
    record.unlink(missing_ok=True)
    seconds = round(time.perf_counter() - started, 1)
    rows = [json.loads(line) for line in lines]
    return {"name": name, "seconds": seconds, "failure": failure, "rows": rows}


def table(facts: dict, results: list, quick: bool) -> str:
    """Return the table as Markdown."""
    lines = [f"{'Short run' if quick else 'Run'} of {facts['date']}."]
    described = f"{facts['processor']}, {facts['cores']} cores, {facts['memory']}"
    versions = ", ".join(f"{name} {facts[name]}" for name in LIBRARIES)
    lines += [
        "",
        f"Machine: {described}; {facts['system']}; {facts['vectors']}; "
        f"load {facts['load']} at the start.",
    ]
    lines += [f"Libraries: {versions}.", ""]
    lines += ["| task | case | peer | peer s | ours s | ratio | of CPU | goal | |"]
    lines += ["|---|---|---|---|---|---|---|---|---|"]
    lines += [_ratio_line(row) for row in _rows(results, "ratio")]
    lines += ["", "| quantity | case | measured | at most | |", "|---|---|---|---|---|"]
    lines += [_amount_line(row) for row in _rows(results, "amount")]
    lines += [
        "",
        'Seconds are medians of runs in turn by the wall clock. "of CPU" is the same ratio of '
        "processor time, all threads added up: two of our threads against one of a peer's count "
        "double there.",
    ]
    failed = [f"- {result['name']}: {result['failure']}" for result in results if result["failure"]]
    return "\n".join(lines + (["", "Failed:", "", *failed] if failed else [])) + "\n"


def earlier_results() -> list:
    """Return what the last run measured, without peak memory."""
    path = RESULTS / "table.json"
    if not path.exists():
        return []
    content = json.loads(path.read_text(encoding="utf-8"))
    return [result for result in content["benchmarks"] if result["name"] != MEMORY]


def _rows(results: list, kind: str) -> list:
    return [row for result in results for row in result["rows"] if row["kind"] == kind]


def _ratio_line(row: dict) -> str:
    numbers = f"{row['peer_s']:.3g} | {row['ours_s']:.3g} | {row['ratio']:.3g}"
    verdict = "" if row["met"] else "below"
    return (
        f"| {row['title']} | {row['case']} | {row['peer']} | {numbers} | {row['cpu_ratio']:.3g} "
        f"| {row['goal']:.3g} | {verdict} |"
    )


def _amount_line(row: dict) -> str:
    limit = "" if row["limit"] is None else f"{row['limit']:g} {row['unit']}"
    verdict = "" if row["met"] else "above"
    measured = f"{row['value']:.4g} {row['unit']}"
    return f"| {row['title']} | {row['case']} | {measured} | {limit} | {verdict} |"


def put_into_page(text: str) -> None:
    """Replace what stands between the marks of the page."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, after_first_mark = page.partition(MARKS[0])
    after = after_first_mark.partition(MARKS[1])[2]
    if not after:
        sys.exit(f"{PAGE} lacks the marks {MARKS[0]} and {MARKS[1]}")
    PAGE.write_text(f"{before}{MARKS[0]}\n\n{text}\n{MARKS[1]}{after}", encoding="utf-8")


def main(arguments: list) -> int:
    """Run what is asked for; return the exit code."""
    parser = argparse.ArgumentParser("./dev bench", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="fewer and smaller cases")
    parser.add_argument("--memory", action="store_true", help="peak memory alone")
    parser.add_argument("--record", action="store_true", help="write docs/benchmarks.md")
    options = parser.parse_args(arguments)
    names = (
        [MEMORY]
        if options.memory
        else [n for n, is_quick in SUITE.items() if is_quick or not options.quick]
    )
    started, facts = time.perf_counter(), machine()
    results = earlier_results() if options.memory else []
    arguments = [LARGE_SIDE] if options.memory and not options.quick else []
    for name in names:
        if not (FOLDER / f"{name}.py").exists():
            continue
        results.append(run_one(name, options.quick, arguments))
        text = table(facts, results, options.quick)
        (RESULTS / "table.md").write_text(text, encoding="utf-8")
        content = {"machine": facts, "quick": options.quick, "benchmarks": results}
        (RESULTS / "table.json").write_text(json.dumps(content, indent=1), encoding="utf-8")
    print(f"\n{text}\n{time.perf_counter() - started:.0f} s; {RESULTS / 'table.md'} and table.json")
    if options.record:
        put_into_page(text)
    return 1 if any(result["failure"] for result in results) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
